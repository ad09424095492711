"""Numeric sides of the steps in cases-absolute-values.toml."""

from __future__ import annotations

from random import Random

from mpmath import mp, mpf
from numeric.draws import pos, real


def activations__relu_positive(c: Random) -> object:
    x = pos(c)
    return mp.diff(lambda t: max(mpf(0), t), x), mpf(1)


def activations__relu_negative(c: Random) -> object:
    x = -pos(c)
    return mp.diff(lambda t: max(mpf(0), t), x), mpf(0)


def activations__relu_negative_one(c: Random) -> object:
    x = -pos(c)
    return mp.diff(lambda t: max(mpf(0), t), x), mpf(1)


def activations__elu_negative(c: Random) -> object:
    x = -pos(c)
    return mp.exp(x), (mp.exp(x) - 1) + 1


def activations__elu_negative_value(c: Random) -> object:
    x = -pos(c)
    return mp.exp(x), mp.exp(x) - 1


def activations__relu_half_abs(c: Random) -> object:
    x = real(c)
    return max(mpf(0), x), (x + abs(x)) / 2


def activations__difference(c: Random) -> object:
    x = real(c)
    return max(mpf(0), x) - max(mpf(0), -x), x


def activations__sum(c: Random) -> object:
    x = real(c)
    return max(mpf(0), x) + max(mpf(0), -x), abs(x)


def activations__homogeneous(c: Random) -> object:
    x, a = real(c), pos(c)
    return max(mpf(0), a * x), a * max(mpf(0), x)


def activations__homogeneous_all(c: Random) -> object:
    x, a = real(c), real(c)
    return max(mpf(0), a * x), a * max(mpf(0), x)


def activations__loss(c: Random) -> object:
    x = real(c)
    return (x if x > 0 else mpf(0)), max(mpf(0), x)


def max_min_abs__max(c: Random) -> object:
    x, y = real(c), real(c)
    return max(x, y), (x + y + abs(x - y)) / 2


def max_min_abs__min_sign(c: Random) -> object:
    x, y = real(c), real(c)
    return min(x, y), (x + y + abs(x - y)) / 2


def max_min_abs__product(c: Random) -> object:
    x, y = real(c), real(c)
    return max(x, y) * min(x, y), x * y


def max_min_abs__shifted(c: Random) -> object:
    x, y, z = real(c), real(c), real(c)
    return max(x + z, y + z), max(x, y) + z


def max_min_abs__negated(c: Random) -> object:
    x, y = real(c), real(c)
    return max(-x, -y), -min(x, y)


def max_min_abs__scaled(c: Random) -> object:
    x, y, z = real(c), real(c), real(c)
    return max(z * x, z * y), z * max(x, y)


def max_min_abs__triangle(c: Random) -> object:
    x, y, z = real(c), real(c), real(c)
    return bool(abs(x - z) <= abs(x - y) + abs(y - z))


def max_min_abs__reverse_triangle(c: Random) -> object:
    x, y = real(c), real(c)
    return bool(abs(abs(x) - abs(y)) <= abs(x - y))


def max_min_abs__abs_square(c: Random) -> object:
    x = real(c)
    return abs(x) ** 2, x * x


def max_min_abs__sum_of_abs(c: Random) -> object:
    x, y = real(c), real(c)
    return abs(x) + abs(y), max(abs(x + y), abs(x - y))


def max_min_abs__abs_derivative(c: Random) -> object:
    x = real(c)
    return mp.sign(x), x / abs(x)


def max_min_abs__abs_cubed(c: Random) -> object:
    x = real(c)
    return mp.diff(lambda t: abs(t) ** 3, x), 3 * x * abs(x)


def max_min_abs__abs_cubed_sign(c: Random) -> object:
    x = real(c)
    return 3 * x * abs(x), 3 * x * x


def max_min_abs__bounded(c: Random) -> object:
    x = real(c)
    return (abs(x) <= 1) == (-1 <= x <= 1)


def max_min_abs__distance(c: Random) -> object:
    x = 3 * real(c)
    return (abs(x - 2) < 3) == (-1 < x < 5)
