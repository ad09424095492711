"""The steps of sums-products at points drawn at random."""

import random
from collections.abc import Callable, Sequence

from mpmath import diff, fprod, fsum, log, mpf, sqrt


def _value(chance: random.Random) -> mpf:
    """Of either sign, small, of ordinary size or large; never zero."""
    size = chance.choice([mpf(1) / 100, mpf(1), mpf(1), mpf(1), mpf(20)])
    return chance.choice([-1, 1]) * size * (mpf(chance.randint(1, 400)) / 200)


def _vector(chance: random.Random, n: int) -> list[mpf]:
    return [_value(chance) for _ in range(n)]


def _size(chance: random.Random) -> int:
    return chance.randint(1, 4)


def _sum(low: int, high: int, term: Callable[[int], mpf]) -> mpf:
    return fsum(term(k) for k in range(low, high + 1))


def _prod(low: int, high: int, term: Callable[[int], mpf]) -> mpf:
    return fprod(term(k) for k in range(low, high + 1))


def _dot(a: Sequence[mpf], b: Sequence[mpf]) -> mpf:
    return fsum(x * y for x, y in zip(a, b, strict=True))


def arithmetic__from_zero(chance):
    n, a, d = _size(chance) * 3, _value(chance), _value(chance)
    return _sum(0, n - 1, lambda k: a + k * d), n * a + mpf(n * (n - 1)) / 2 * d


def arithmetic__first_and_last(chance):
    n, a, d = _size(chance) * 3, _value(chance), _value(chance)
    return _sum(0, n - 1, lambda k: a + k * d), mpf(n) / 2 * (a + (a + (n - 1) * d))


def arithmetic__from_one(chance):
    n, a, d = _size(chance), _value(chance), _value(chance)
    return _sum(1, n, lambda k: a + k * d), n * a + mpf(n * (n - 1)) / 2 * d


def arithmetic__constant(chance):
    n, a, d = _size(chance), _value(chance), _value(chance)
    return _sum(1, n, lambda k: a + k * d), a + d * _sum(1, n, lambda k: mpf(k))


def geometric__from_one(chance):
    n, q = _size(chance), _value(chance)
    return None if q == 1 else (_sum(1, n, lambda k: q**k), (q - q ** (n + 1)) / (1 - q))


def geometric__from_m(chance):
    m, q = _size(chance), _value(chance)
    n = m + chance.randint(0, 3)
    return None if q == 1 else (_sum(m, n, lambda k: q**k), (q**m - q**n) / (1 - q))


def geometric__weighted(chance):
    n, q = _size(chance), _value(chance)
    return None if q == 1 else (_sum(1, n, lambda k: k * q**k), q * (1 - (n + 1) * q**n + n * q ** (n + 1)) / (1 - q) ** 2)


def geometric__by_derivative(chance):
    n, q = _size(chance), _value(chance)
    return _sum(1, n, lambda k: k * q**k), diff(lambda r: _sum(1, n, lambda k: r**k), q)


def geometric__even_powers(chance):
    n, q = _size(chance), _value(chance)
    return None if abs(q) == 1 else (_sum(0, n, lambda k: q ** (2 * k)), (1 - q ** (2 * n + 2)) / (1 - q**2))


def telescopes__gap_two(chance):
    n = chance.randint(1, 30)
    return _sum(1, n, lambda k: mpf(1) / (k * (k + 2))), mpf(3) / 4 - mpf(1) / (2 * (n + 1)) - mpf(1) / (2 * (n + 2))


def telescopes__logarithms(chance):
    n = chance.randint(1, 30)
    return _sum(1, n, lambda k: log(mpf(k + 1) / k)), log(mpf(n + 1))


def telescopes__roots(chance):
    n = chance.randint(1, 30)
    return _sum(1, n, lambda k: sqrt(mpf(k + 1)) - sqrt(mpf(k))), sqrt(mpf(n + 1))


def telescopes__rationalised(chance):
    n = chance.randint(1, 30)
    return _sum(1, n, lambda k: 1 / (sqrt(mpf(k)) + sqrt(mpf(k + 1)))), sqrt(mpf(n + 1)) - 1


def telescopes__product(chance):
    n = chance.randint(1, 30)
    return _prod(2, n + 1, lambda k: 1 - mpf(1) / k**2), mpf(n + 2) / (2 * (n + 1))


def telescopes__quotients(chance):
    n = chance.randint(1, 30)
    return _prod(1, n, lambda k: mpf(k) / (k + 1)), mpf(1) / n


def _lagrange(chance):
    n = _size(chance)
    a, b = _vector(chance, n), _vector(chance, n)
    squares = fsum((a[i] * b[j] - a[j] * b[i]) ** 2 for i in range(n) for j in range(n))
    return _dot(a, a) * _dot(b, b) - _dot(a, b) ** 2, squares


def double_sums__lagrange(chance):
    left, squares = _lagrange(chance)
    return left, squares / 2


def double_sums__lagrange_twice(chance):
    return _lagrange(chance)


def double_sums__pairs(chance):
    n = _size(chance)
    a = _vector(chance, n)
    return fsum(a[i] * a[j] for j in range(n) for i in range(j)), (fsum(a) ** 2 - _dot(a, a)) / 2


def double_sums__triangle_swapped(chance):
    n = _size(chance)
    b = [_vector(chance, n) for _ in range(n)]
    return fsum(b[i][j] for i in range(n) for j in range(i + 1)), fsum(b[i][j] for j in range(n) for i in range(j, n))


def double_sums__triangle_bounds(chance):
    n = _size(chance)
    b = [_vector(chance, n) for _ in range(n)]
    return fsum(b[i][j] for i in range(n) for j in range(i + 1)), fsum(b[i][j] for j in range(n) for i in range(j + 1))


def _weighted(chance):
    n = _size(chance)
    x, raw = _vector(chance, n), [abs(value) for value in _vector(chance, n)]
    w = [each / fsum(raw) for each in raw]
    return n, x, w, _dot(w, x), _value(chance)


def weighted_mean__spread(chance):
    _, x, w, m, _ = _weighted(chance)
    return _dot(w, [(each - m) ** 2 for each in x]), _dot(w, [each**2 for each in x]) - m**2


def weighted_mean__steiner(chance):
    _, x, w, m, c = _weighted(chance)
    return _dot(w, [(each - c) ** 2 for each in x]), _dot(w, [(each - m) ** 2 for each in x]) + (m - c) ** 2


def weighted_mean__steiner_sign(chance):
    _, x, w, m, c = _weighted(chance)
    return _dot(w, [(each - c) ** 2 for each in x]), _dot(w, [(each - m) ** 2 for each in x]) - (m - c) ** 2


def weighted_mean__first_moment(chance):
    n, x, w, m, c = _weighted(chance)
    return _dot(w, [each - c for each in x]), m - n * c


def weighted_mean__pairwise(chance):
    n, x, w, m, _ = _weighted(chance)
    pairs = fsum(w[i] * w[j] * (x[i] - x[j]) ** 2 for i in range(n) for j in range(n))
    return pairs, 2 * _dot(w, [(each - m) ** 2 for each in x])


def _factors(chance):
    a = [abs(value) for value in _vector(chance, _size(chance))]
    b = [abs(value) for value in _vector(chance, _size(chance))]
    return a, b, abs(_value(chance)), _value(chance)


def products__constant_inside(chance):
    a, _, c, _ = _factors(chance)
    return fprod(c * each for each in a), c * fprod(a)


def products__double(chance):
    a, b, _, _ = _factors(chance)
    return fprod(s * t for s in a for t in b), fprod(a) ** len(b) * fprod(b) ** len(a)


def products__logarithm(chance):
    a, _, c, _ = _factors(chance)
    return log(fprod(each**2 / c for each in a)), 2 * fsum(log(each) for each in a) - len(a) * log(c)


def products__derivative(chance):
    a, _, _, x = _factors(chance)
    if x in a:
        return None
    return diff(lambda t: fprod(t - each for each in a), x), fprod(x - each for each in a) * fsum(1 / (x - each) for each in a)


def products__derivative_of_factors(chance):
    a, _, _, x = _factors(chance)
    return diff(lambda t: fprod(t**2 + each for each in a), x), fprod(2 * x for _ in a)


def _two_sequences(chance):
    n = chance.randint(2, 5)
    return n, _vector(chance, n), _vector(chance, n)


def by_parts__abel(chance):
    n, a, b = _two_sequences(chance)
    rest = fsum(b[k + 1] * (a[k + 1] - a[k]) for k in range(n - 1))
    return fsum(a[k] * (b[k + 1] - b[k]) for k in range(n - 1)), a[-1] * b[-1] - a[0] * b[0] - rest


def by_parts__abel_index(chance):
    n, a, b = _two_sequences(chance)
    rest = fsum(b[k] * (a[k + 1] - a[k]) for k in range(n - 1))
    return fsum(a[k] * (b[k + 1] - b[k]) for k in range(n - 1)), a[-1] * b[-1] - a[0] * b[0] - rest


def by_parts__differences(chance):
    n, a, _ = _two_sequences(chance)
    return fsum(a[k + 1] ** 2 - a[k] ** 2 for k in range(n - 1)), (a[-1] - a[0]) ** 2


def _sloppy(chance):
    n = _size(chance)
    x = _vector(chance, n)
    mean = fsum(x) / n
    return n, x, mean, fsum((each - mean) ** 2 for each in x)


def sloppy_mean__deviations(chance):
    _, x, mean, _ = _sloppy(chance)
    return fsum((each - mean) * mean for each in x), mpf(0)


def sloppy_mean__squares(chance):
    n, x, mean, spread = _sloppy(chance)
    return spread, fsum(each**2 for each in x) - n * mean**2


def sloppy_mean__squares_no_n(chance):
    _, x, mean, spread = _sloppy(chance)
    return spread, fsum(each**2 for each in x) - mean**2


def _slope_of_spread(chance):
    n, x, mean, _ = _sloppy(chance)
    i = chance.randrange(n)

    def spread(t):
        y = [*x[:i], t, *x[i + 1 :]]
        return fsum((each - fsum(y) / n) ** 2 for each in y)

    return diff(spread, x[i]), 2 * (x[i] - mean), n


def sloppy_mean__reused_letter(chance):
    slope, twice, n = _slope_of_spread(chance)
    return slope, twice * (1 - mpf(1) / n)


def sloppy_mean__reused_letter_right(chance):
    slope, twice, _ = _slope_of_spread(chance)
    return slope, twice
