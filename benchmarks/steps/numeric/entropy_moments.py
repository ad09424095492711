"""Numeric sides of the steps in entropy-moments.toml."""

from __future__ import annotations

from random import Random

from mpmath import mp, mpf
from numeric.draws import add, pos, real


def two(c: Random) -> tuple[int, list[mpf], list[mpf]]:
    """Two distributions on n points."""
    n = c.randint(1, 5)
    sides = [[pos(c) for _ in range(n)] for _ in range(2)]
    p, q = ([value / mp.fsum(side) for value in side] for side in sides)
    return n, p, q


def discrete(c: Random) -> tuple[mpf, mpf, list[mpf], list[mpf], list[mpf]]:
    """Two numbers, and two random numbers by their values and weights."""
    n = c.randint(2, 5)
    weights = [pos(c) for _ in range(n)]
    return real(c), real(c), [real(c) for _ in range(n)], [real(c) for _ in range(n)], [w / mp.fsum(weights) for w in weights]


def mean(x: list[mpf], w: list[mpf]) -> mpf:
    return mp.fsum(a * b for a, b in zip(x, w, strict=True))


def cov(x: list[mpf], y: list[mpf], w: list[mpf]) -> mpf:
    a, b = mean(x, w), mean(y, w)
    return mean([(u - a) * (v - b) for u, v in zip(x, y, strict=True)], w)


def var(x: list[mpf], w: list[mpf]) -> mpf:
    return cov(x, x, w)


def entropy__cross(c: Random) -> object:
    _n, p, q = two(c)
    return -add(a * mp.log(b) for a, b in zip(p, q, strict=False)), -add(a * mp.log(a) for a in p) + add(
        a * mp.log(a / b) for a, b in zip(p, q, strict=False)
    )


def entropy__cross_sign(c: Random) -> object:
    _n, p, q = two(c)
    return -add(a * mp.log(b) for a, b in zip(p, q, strict=False)), -add(a * mp.log(a) for a in p) - add(
        a * mp.log(a / b) for a, b in zip(p, q, strict=False)
    )


def entropy__gibbs(c: Random) -> object:
    _n, p, q = two(c)
    return bool(add(a * mp.log(a / b) for a, b in zip(p, q, strict=False)) >= 0)


def entropy__cross_bound(c: Random) -> object:
    _n, p, q = two(c)
    return bool(-add(a * mp.log(a) for a in p) <= -add(a * mp.log(b) for a, b in zip(p, q, strict=False)))


def entropy__nonnegative(c: Random) -> object:
    _n, p, _q = two(c)
    return bool(-add(a * mp.log(a) for a in p) >= -(mpf(10) ** -40))


def entropy__chi_square(c: Random) -> object:
    _n, p, q = two(c)
    return add((a - b) ** 2 / b for a, b in zip(p, q, strict=False)), add(a * a / b for a, b in zip(p, q, strict=False)) - 1


def entropy__chi_bound(c: Random) -> object:
    _n, p, q = two(c)
    return bool(
        add(a * mp.log(a / b) for a, b in zip(p, q, strict=False))
        <= add(a * a / b for a, b in zip(p, q, strict=False)) - 1 + mpf(10) ** -40
    )


def entropy__symmetrised(c: Random) -> object:
    _n, p, q = two(c)
    return add((a - b) * mp.log(a / b) for a, b in zip(p, q, strict=False)), add(
        a * mp.log(a / b) for a, b in zip(p, q, strict=False)
    ) + add(b * mp.log(b / a) for a, b in zip(p, q, strict=False))


def entropy__symmetrised_nonnegative(c: Random) -> object:
    _n, p, q = two(c)
    return bool(add((a - b) * mp.log(a / b) for a, b in zip(p, q, strict=False)) >= 0)


def entropy__symmetric(c: Random) -> object:
    _n, p, q = two(c)
    return add(a * mp.log(a / b) for a, b in zip(p, q, strict=False)), add(b * mp.log(b / a) for a, b in zip(p, q, strict=False))


def entropy__collision(c: Random) -> object:
    n, p, _q = two(c)
    return bool(add(a * a for a in p) >= mpf(1) / n - mpf(10) ** -40)


def entropy__bhattacharyya(c: Random) -> object:
    _n, p, q = two(c)
    return bool(add(mp.sqrt(a * b) for a, b in zip(p, q, strict=False)) <= 1 + mpf(10) ** -40)


def entropy__hellinger(c: Random) -> object:
    _n, p, q = two(c)
    return add((mp.sqrt(a) - mp.sqrt(b)) ** 2 for a, b in zip(p, q, strict=False)), 2 - 2 * add(
        mp.sqrt(a * b) for a, b in zip(p, q, strict=False)
    )


def moments__variance(c: Random) -> object:
    a, b, x, _y, w = discrete(c)
    return var([a * u + b for u in x], w), a * a * var(x, w)


def moments__variance_shift(c: Random) -> object:
    a, b, x, _y, w = discrete(c)
    return var([a * u + b for u in x], w), a * a * var(x, w) + b * b


def moments__sum(c: Random) -> object:
    _a, _b, x, y, w = discrete(c)
    return var([u + v for u, v in zip(x, y, strict=False)], w), var(x, w) + var(y, w) + 2 * cov(x, y, w)


def moments__difference(c: Random) -> object:
    _a, _b, x, y, w = discrete(c)
    return var([u - v for u, v in zip(x, y, strict=False)], w), var(x, w) - var(y, w) - 2 * cov(x, y, w)


def moments__difference_right(c: Random) -> object:
    _a, _b, x, y, w = discrete(c)
    return var([u - v for u, v in zip(x, y, strict=False)], w), var(x, w) + var(y, w) - 2 * cov(x, y, w)


def moments__bilinear(c: Random) -> object:
    a, b, x, y, w = discrete(c)
    return cov([a * u + b * v for u, v in zip(x, y, strict=False)], x, w), a * var(x, w) + b * cov(x, y, w)


def moments__mse(c: Random) -> object:
    a, _b, x, _y, w = discrete(c)
    return mean([(u - a) ** 2 for u in x], w), var(x, w) + (mean(x, w) - a) ** 2


def moments__third(c: Random) -> object:
    _a, _b, x, _y, w = discrete(c)
    m = mean(x, w)
    return mean([(u - m) ** 3 for u in x], w), mean([u**3 for u in x], w) - 3 * m * mean([u * u for u in x], w) + 2 * m**3


def moments__jensen_square(c: Random) -> object:
    _a, _b, x, _y, w = discrete(c)
    return bool(mean(x, w) ** 2 <= mean([u * u for u in x], w))


def moments__jensen_exp(c: Random) -> object:
    _a, _b, x, _y, w = discrete(c)
    return bool(mp.exp(mean(x, w)) <= mean([mp.exp(u) for u in x], w))


def moments__jensen_square_turned(c: Random) -> object:
    _a, _b, x, _y, w = discrete(c)
    return bool(mean(x, w) ** 2 >= mean([u * u for u in x], w))


def moments__product_independent_forgotten(c: Random) -> object:
    _a, _b, x, y, w = discrete(c)
    return mean([u * v for u, v in zip(x, y, strict=False)], w), mean(x, w) * mean(y, w)


def moments__cov_definition(c: Random) -> object:
    _a, _b, x, y, w = discrete(c)
    return cov(x, y, w), mean([u * v for u, v in zip(x, y, strict=False)], w) - mean(x, w) * mean(y, w)


def moments__cov_schwarz(c: Random) -> object:
    _a, _b, x, y, w = discrete(c)
    return bool(cov(x, y, w) ** 2 <= var(x, w) * var(y, w) + mpf(10) ** -40)
