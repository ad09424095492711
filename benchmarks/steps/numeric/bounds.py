"""Numeric sides of the steps in bounds.toml."""

from __future__ import annotations

from random import Random

from mpmath import mp, mpf
from numeric.draws import add, nat, pos, real, unit, vec


def classical__am_gm(c: Random) -> object:
    a, b = pos(c), pos(c)
    return bool(mp.sqrt(a * b) <= (a + b) / 2)


def classical__am_gm_three(c: Random) -> object:
    a, b, d = pos(c), pos(c), pos(c)
    return bool(a**3 + b**3 + d**3 >= 3 * a * b * d)


def classical__harmonic(c: Random) -> object:
    a, b = pos(c), pos(c)
    return bool(2 / (1 / a + 1 / b) <= mp.sqrt(a * b) * (1 + mpf(10) ** -40))


def classical__nesbitt(c: Random) -> object:
    a, b, d = pos(c), pos(c), pos(c)
    return bool(a / (b + d) + b / (a + d) + d / (a + b) >= mpf(3) / 2)


def classical__nesbitt_strong(c: Random) -> object:
    a, b, d = pos(c), pos(c), pos(c)
    return bool(a / (b + d) + b / (a + d) + d / (a + b) >= 2)


def classical__sum_of_inverses(c: Random) -> object:
    a, b = pos(c), pos(c)
    return bool((a + b) * (1 / a + 1 / b) >= 4)


def classical__three_inverses(c: Random) -> object:
    a, b, d = pos(c), pos(c), pos(c)
    return bool((a + b + d) * (1 / a + 1 / b + 1 / d) >= 9)


def classical__products(c: Random) -> object:
    a, b, d = pos(c), pos(c), pos(c)
    return bool((a + b) * (b + d) * (d + a) >= 8 * a * b * d)


def classical__cyclic(c: Random) -> object:
    a, b, d = pos(c), pos(c), pos(c)
    return bool(a * a + b * b + d * d >= a * b + b * d + d * a)


def classical__root_convex(c: Random) -> object:
    a, b = pos(c), pos(c)
    return bool(mp.sqrt((a + b) / 2) <= (mp.sqrt(a) + mp.sqrt(b)) / 2)


def classical__bernoulli(c: Random) -> object:
    n, x = nat(c, 1, 6), pos(c)
    return bool((1 + x) ** n >= 1 + n * x)


def classical__bernoulli_second(c: Random) -> object:
    n, x = nat(c, 1, 6), pos(c)
    return bool((1 + x) ** n >= 1 + n * x + mpf(n * (n - 1)) / 2 * x * x - mpf(10) ** -40)


def classical__log_tangent(c: Random) -> object:
    x = pos(c)
    return bool(mp.log(x) <= x - 1)


def classical__log_lower(c: Random) -> object:
    x = pos(c)
    return bool(mp.log(x) >= 1 - 1 / x)


def classical__log_tangent_other(c: Random) -> object:
    x = pos(c)
    return bool(mp.log(x) <= x - 2)


def classical__exp_lower(c: Random) -> object:
    x = pos(c)
    return bool(mp.exp(x) >= 1 + x + x * x / 2)


def classical__sin_bound(c: Random) -> object:
    x = pos(c)
    return bool(mp.sin(x) < x)


def classical__cos_bound(c: Random) -> object:
    x = pos(c)
    return bool(mp.cos(x) >= 1 - x * x / 2)


def classical__mean_log(c: Random) -> object:
    x, y = pos(c), pos(c)
    return bool((x - y) / x <= mp.log(x / y))


def classical__young(c: Random) -> object:
    a, b = pos(c), pos(c)
    return bool(a * b <= (a * a + b * b) / 2)


def classical__young_eps(c: Random) -> object:
    a, b, x = pos(c), pos(c), pos(c)
    return bool(a * b <= x * a * a + b * b / (4 * x))


def classical__rearranged(c: Random) -> object:
    a, b = pos(c), pos(c)
    return bool(a / b + b / a >= 2)


def vectors__cauchy(c: Random) -> object:
    _n, a = vec(c)
    b = [real(c) for _ in a]
    return bool(add(x * y for x, y in zip(a, b, strict=False)) ** 2 <= add(x * x for x in a) * add(x * x for x in b) + mpf(10) ** -40)


def vectors__one_norm(c: Random) -> object:
    n, a = vec(c)
    return bool(add(a) ** 2 <= n * add(x * x for x in a) + mpf(10) ** -40)


def vectors__one_norm_no_n(c: Random) -> object:
    _n, a = vec(c)
    return bool(add(a) ** 2 <= add(x * x for x in a) + mpf(10) ** -40)


def vectors__convex(c: Random) -> object:
    _n, a = vec(c)
    b, u = [real(c) for _ in a], unit(c)
    return bool(
        add((u * x + (1 - u) * y) ** 2 for x, y in zip(a, b, strict=False))
        <= u * add(x * x for x in a) + (1 - u) * add(y * y for y in b) + mpf(10) ** -40
    )


def vectors__convex_gap(c: Random) -> object:
    _n, a = vec(c)
    b, u = [real(c) for _ in a], unit(c)
    return u * add(x * x for x in a) + (1 - u) * add(y * y for y in b) - add(
        (u * x + (1 - u) * y) ** 2 for x, y in zip(a, b, strict=False)
    ), u * (1 - u) * add((x - y) ** 2 for x, y in zip(a, b, strict=False))


def vectors__parallelogram(c: Random) -> object:
    _n, a = vec(c)
    b = [real(c) for _ in a]
    return add((x + y) ** 2 for x, y in zip(a, b, strict=False)) + add((x - y) ** 2 for x, y in zip(a, b, strict=False)), 2 * add(
        x * x for x in a
    ) + 2 * add(x * x for x in b)


def vectors__triangle(c: Random) -> object:
    _n, a = vec(c)
    b = [real(c) for _ in a]
    return bool(
        mp.sqrt(add((x + y) ** 2 for x, y in zip(a, b, strict=False)))
        <= mp.sqrt(add(x * x for x in a)) + mp.sqrt(add(x * x for x in b)) + mpf(10) ** -40
    )


def vectors__triangle_squared(c: Random) -> object:
    _n, a = vec(c)
    b = [real(c) for _ in a]
    return bool(add((x + y) ** 2 for x, y in zip(a, b, strict=False)) <= add(x * x for x in a) + add(x * x for x in b))


def vectors__sum_abs(c: Random) -> object:
    _n, a = vec(c)
    return bool(abs(add(a)) <= add(abs(x) for x in a) + mpf(10) ** -40)


def vectors__norms(c: Random) -> object:
    _n, a = vec(c)
    return bool(mp.sqrt(add(x * x for x in a)) <= add(abs(x) for x in a) + mpf(10) ** -40)


def vectors__component(c: Random) -> object:
    _n, a = vec(c)
    return bool(abs(a[0]) <= mp.sqrt(add(x * x for x in a)) + mpf(10) ** -40)
