"""Numeric sides of the steps in indexed-sums.toml."""

from __future__ import annotations

from random import Random

from mpmath import mp, mpf
from numeric.draws import add, fac, nat, pos, real, unit, vec


def C(n: int, k: int) -> mpf:
    return mpf(0) if k < 0 or k > n else mp.binomial(n, k)


def mat(c: Random) -> tuple[int, list[list[mpf]]]:
    n = c.randint(1, 4)
    return n, [[real(c) for _ in range(n)] for _ in range(n)]


def vandermonde__vandermonde(c: Random) -> object:
    m, n, r = nat(c, 0, 6), nat(c, 0, 6), nat(c, 0, 6)
    return add(C(m, k) * C(n, r - k) for k in range(r + 1)), C(m + n, r)


def vandermonde__same_lower(c: Random) -> object:
    m, n, r = nat(c, 0, 6), nat(c, 0, 6), nat(c, 0, 6)
    return add(C(m, k) * C(n, k) for k in range(r + 1)), C(m + n, r)


def vandermonde__squares(c: Random) -> object:
    n = nat(c, 0, 9)
    return add(C(n, k) ** 2 for k in range(n + 1)), C(2 * n, n)


def vandermonde__complementary(c: Random) -> object:
    m, n = nat(c, 0, 7), nat(c, 0, 7)
    return add(C(m, k) * C(n, k) for k in range(n + 1)), C(m + n, n)


def vandermonde__weighted(c: Random) -> object:
    n = nat(c, 0, 9)
    return add(k * C(n, k) ** 2 for k in range(n + 1)), mpf(n) / 2 * C(2 * n, n)


def vandermonde__squares_doubled(c: Random) -> object:
    n = nat(c, 0, 9)
    return add(C(n, k) ** 2 for k in range(n + 1)), mpf(2) ** (2 * n)


def binomial_weights__integrated(c: Random) -> object:
    n = nat(c, 1, 9)
    return add(mpf(1) / (k + 1) * C(n, k) for k in range(n + 1)), (mpf(2) ** (n + 1) - 1) / (n + 1)


def binomial_weights__integrated_x(c: Random) -> object:
    n, x = nat(c, 1, 9), pos(c)
    return add(C(n, k) * x ** (k + 1) / (k + 1) for k in range(n + 1)), ((1 + x) ** (n + 1) - 1) / (n + 1)


def binomial_weights__integrated_constant(c: Random) -> object:
    n, x = nat(c, 1, 9), pos(c)
    return add(C(n, k) * x ** (k + 1) / (k + 1) for k in range(n + 1)), (1 + x) ** (n + 1) / (n + 1)


def binomial_weights__differentiated(c: Random) -> object:
    n, x = nat(c, 1, 9), pos(c)
    return add(k * C(n, k) * x ** (k - 1) for k in range(1, n + 1)), n * (1 + x) ** (n - 1)


def binomial_weights__square_weights(c: Random) -> object:
    n = nat(c, 1, 9)
    return add(k * k * C(n, k) for k in range(n + 1)), n * (n + 1) * mpf(2) ** (n - 2)


def binomial_weights__alternating(c: Random) -> object:
    n = nat(c, 1, 9)
    return add((-1) ** k * C(n, k) for k in range(n + 1)), mpf(0)


def binomial_weights__alternating_reciprocal(c: Random) -> object:
    n = nat(c, 1, 9)
    return add(mpf(-1) ** k / (k + 1) * C(n, k) for k in range(n + 1)), mpf(1) / (n + 1)


def binomial_weights__absorption(c: Random) -> object:
    n = nat(c, 1, 9)
    k = nat(c, 1, n)
    return mpf(k * C(n, k)), mpf(n * C(n - 1, k - 1))


def binomial_weights__subset_of_subset(c: Random) -> object:
    n = nat(c, 1, 9)
    k = nat(c, 0, n)
    m = nat(c, 0, k)
    return mpf(C(n, k) * C(k, m)), mpf(C(n, m) * C(n - m, k - m))


def binomial_weights__neighbour(c: Random) -> object:
    n = nat(c, 1, 9)
    k = nat(c, 0, n)
    return mpf(C(n, k + 1)), mpf(n - k) / (k + 1) * C(n, k)


def binomial_weights__binomial_mean(c: Random) -> object:
    n, p = nat(c, 1, 9), unit(c)
    return add(k * C(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)), n * p


def double__triangle_swapped(c: Random) -> object:
    n, B = mat(c)
    return add(B[i][j] for i in range(n) for j in range(i + 1)), add(B[i][j] for j in range(n) for i in range(j, n))


def double__triangle_diagonal(c: Random) -> object:
    n, B = mat(c)
    return add(B[i][j] for i in range(n) for j in range(i + 1)), add(B[i][j] for j in range(n) for i in range(j + 1, n))


def double__pairs(c: Random) -> object:
    n, a = vec(c)
    return add(a[i] * a[j] for j in range(n) for i in range(j)), (add(a) ** 2 - add(x * x for x in a)) / 2


def double__square_of_sum(c: Random) -> object:
    n, a = vec(c)
    return add(a) ** 2, add(x * x for x in a) + 2 * add(a[i] * a[j] for j in range(n) for i in range(j))


def double__square_of_sum_once(c: Random) -> object:
    n, a = vec(c)
    return add(a) ** 2, add(x * x for x in a) + add(a[i] * a[j] for j in range(n) for i in range(j))


def double__off_diagonal(c: Random) -> object:
    n, a = vec(c)
    return add(a[i] * a[j] for j in range(n) for i in range(n) if i != j), 2 * add(a[i] * a[j] for j in range(n) for i in range(j))


def double__pairwise_differences(c: Random) -> object:
    n, a = vec(c)
    return add((x - y) ** 2 for x in a for y in a), 2 * n * add(x * x for x in a) - 2 * add(a) ** 2


def double__lagrange(c: Random) -> object:
    n, a = vec(c)
    b = [real(c) for _ in a]
    return add(x * x for x in a) * add(x * x for x in b) - add(x * y for x, y in zip(a, b, strict=False)) ** 2, add(
        (a[i] * b[j] - a[j] * b[i]) ** 2 for i in range(n) for j in range(n)
    ) / 2


def double__lagrange_pairs(c: Random) -> object:
    n, a = vec(c)
    b = [real(c) for _ in a]
    return add(x * x for x in a) * add(x * x for x in b) - add(x * y for x, y in zip(a, b, strict=False)) ** 2, add(
        (a[i] * b[j] - a[j] * b[i]) ** 2 for j in range(n) for i in range(j)
    )


def double__chebyshev_gap(c: Random) -> object:
    n, a = vec(c)
    b = [real(c) for _ in a]
    return n * add(x * y for x, y in zip(a, b, strict=False)) - add(a) * add(b), add(
        (a[i] - a[j]) * (b[i] - b[j]) for j in range(n) for i in range(j)
    )


def double__shifted(c: Random) -> object:
    n, a = vec(c)
    return add(a[i] - a[i - 1] for i in range(1, n)), a[-1] - a[0]


def double__shifted_sign(c: Random) -> object:
    n, a = vec(c)
    return add(a[i] - a[i + 1] for i in range(n - 1)), a[-1] - a[0]


def double__by_parts(c: Random) -> object:
    n, a = vec(c)
    b = [real(c) for _ in a]
    return add(a[i] * (b[i + 1] - b[i]) for i in range(n - 1)), a[-1] * b[-1] - a[0] * b[0] - add(
        b[i + 1] * (a[i + 1] - a[i]) for i in range(n - 1)
    )


def double__triangular_count(c: Random) -> object:
    n = nat(c, 1, 9)
    return add(mpf(1) for i in range(n) for j in range(i, n)), mpf(n * (n + 1)) / 2


def double__strict_count(c: Random) -> object:
    n = nat(c, 1, 9)
    return add(mpf(1) for j in range(n) for i in range(j)), mpf(n * (n + 1)) / 2


def mean_variance__pairs(c: Random) -> object:
    n, x = vec(c, 2)
    m = add(x) / n
    return add((u - m) ** 2 for u in x) / (n - 1), add((u - v) ** 2 for u in x for v in x) / (2 * n * (n - 1))


def mean_variance__covariance(c: Random) -> object:
    n, x = vec(c, 2)
    y = [real(c) for _ in x]
    m, w = add(x) / n, add(y) / n
    return add((u - m) * (v - w) for u, v in zip(x, y, strict=False)), add(u * v for u, v in zip(x, y, strict=False)) - n * m * w


def mean_variance__covariance_one_centred(c: Random) -> object:
    n, x = vec(c, 2)
    y = [real(c) for _ in x]
    m, w = add(x) / n, add(y) / n
    return add((u - m) * (v - w) for u, v in zip(x, y, strict=False)), add((u - m) * v for u, v in zip(x, y, strict=False))


def mean_variance__around_a(c: Random) -> object:
    n, x = vec(c, 2)
    m, a = add(x) / n, real(c)
    return add((u - a) ** 2 for u in x), add((u - m) ** 2 for u in x) + n * (m - a) ** 2


def mean_variance__around_a_once(c: Random) -> object:
    n, x = vec(c, 2)
    m, a = add(x) / n, real(c)
    return add((u - a) ** 2 for u in x), add((u - m) ** 2 for u in x) + (m - a) ** 2


def mean_variance__derivative(c: Random) -> object:
    n, x = vec(c, 2)
    k = nat(c, 0, n - 1)

    def f(t):
        return (lambda z: add((u - add(z) / n) ** 2 for u in z))([*x[:k], t, *x[k + 1 :]])

    return mp.diff(f, x[k]), 2 * (x[k] - add(x) / n)


def mean_variance__derivative_mean_held(c: Random) -> object:
    n, x = vec(c, 2)
    k = nat(c, 0, n - 1)
    return 2 * (x[k] - add(x) / n) / (n - 1), 2 * (x[k] - add(x) / n) / n


def induction__odd_cubes(c: Random) -> object:
    n = nat(c, 1, 9)
    return add(mpf(2 * k - 1) ** 3 for k in range(1, n + 1)), mpf(n * n * (2 * n * n - 1))


def induction__factorials(c: Random) -> object:
    n = nat(c, 1, 9)
    return add(k * fac(k) for k in range(1, n + 1)), fac(n + 1) - 1


def induction__factorials_off(c: Random) -> object:
    n = nat(c, 1, 9)
    return add(k * fac(k) for k in range(1, n + 1)), fac(n) - 1


def induction__telescoping_factorials(c: Random) -> object:
    n = nat(c, 1, 9)
    return add(k / fac(k + 1) for k in range(1, n + 1)), 1 - 1 / fac(n + 1)


def induction__roots(c: Random) -> object:
    n = nat(c, 1, 9)
    return add(1 / (mp.sqrt(k) + mp.sqrt(k + 1)) for k in range(1, n + 1)), mp.sqrt(n + 1) - 1


def induction__logs(c: Random) -> object:
    n = nat(c, 1, 9)
    return add(mp.log(1 + mpf(1) / k) for k in range(1, n + 1)), mp.log(n + 1)


def induction__three_factors(c: Random) -> object:
    n = nat(c, 1, 9)
    return add(mpf(1) / (k * (k + 1) * (k + 2)) for k in range(1, n + 1)), mpf(1) / 4 - mpf(1) / (2 * (n + 1) * (n + 2))


def induction__product(c: Random) -> object:
    n = nat(c, 1, 9)
    return mp.fprod(1 - mpf(1) / k**2 for k in range(2, n + 1)), mpf(n + 1) / (2 * n)


def induction__product_doubling(c: Random) -> object:
    n, q = nat(c, 1, 5), real(c)
    return (1 - q) * mp.fprod(1 + q ** (2**k) for k in range(n + 1)), 1 - q ** (2 ** (n + 1))


def induction__step(c: Random) -> object:
    n = nat(c, 1, 9)
    return mpf(n * (n + 1) * (2 * n + 1)) / 6 + (n + 1) ** 2, mpf((n + 1) * (n + 2) * (2 * n + 3)) / 6


def induction__bernoulli_step(c: Random) -> object:
    n, q = nat(c, 1, 9), real(c)
    return bool((1 + n * q) * (1 + q) >= 1 + (n + 1) * q)


def induction__two_power(c: Random) -> object:
    n = nat(c, 1, 9)
    return bool(2**n >= n + 1)


def induction__two_power_square(c: Random) -> object:
    n = nat(c, 1, 9)
    return bool(2**n >= n * n)


def induction__harmonic_shift(c: Random) -> object:
    n = nat(c, 1, 9)
    return add(mpf(-1) ** (k + 1) / k for k in range(1, 2 * n + 1)), add(mpf(1) / k for k in range(n + 1, 2 * n + 1))


def induction__reversed(c: Random) -> object:
    n, q = nat(c, 1, 9), real(c)
    return add(k * q ** (n - k) for k in range(n + 1)), add((n - k) * q**k for k in range(n + 1))
