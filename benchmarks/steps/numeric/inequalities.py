"""Inequalities, tried at points of both signs, far out, close to 0 and where equality holds."""

from __future__ import annotations

import random

from mpmath import exp, factorial, fsum, log, mpf, sin, sqrt

EPS = mpf("1e-40")
"""Rounding: an inequality that is sharp is tested with so much room, relative to the sides."""


def real(chance: random.Random) -> mpf:
    if chance.random() < 0.2:
        return mpf(chance.randint(-4, 4))
    return mpf(chance.uniform(-5, 5)) * mpf(10) ** chance.choice((-2, 0, 0, 0, 1))


def positive(chance: random.Random) -> mpf:
    return exp(mpf(chance.uniform(-4, 4)))


def vector(chance: random.Random) -> tuple[int, list[mpf], list[mpf]]:
    size = chance.randint(1, 4)
    return size, [real(chance) for _ in range(size)], [real(chance) for _ in range(size)]


def at_most(left, right) -> bool:
    return bool(left <= right + EPS * (1 + abs(left) + abs(right)))


def implies(premise, conclusion) -> bool:
    return bool(not premise or conclusion)


def means__geometric_arithmetic(chance):
    x, y = positive(chance), positive(chance)
    return at_most(sqrt(x * y), (x + y) / 2)


def means__harmonic_geometric(chance):
    x, y = positive(chance), positive(chance)
    return at_most(2 / (1 / x + 1 / y), sqrt(x * y))


def means__quadratic(chance):
    x, y = positive(chance), positive(chance)
    return at_most((x + y) / 2, sqrt((x**2 + y**2) / 2))


def means__reciprocal_direction(chance):
    x = positive(chance)
    return at_most(x + 1 / x, 2)


def means__quotients(chance):
    x, y = positive(chance), positive(chance)
    return at_most(2, x / y + y / x)


def pair(chance):
    x, y = sorted((real(chance), real(chance)))
    return (x, y) if x < y else (x, y + 1)


def ordered_pair__times_negative(chance):
    x, y = pair(chance)
    return bool(-2 * x < -2 * y)


def ordered_pair__squared(chance):
    x, y = pair(chance)
    return bool(x**2 < y**2)


def ordered_pair__cubed(chance):
    x, y = pair(chance)
    return bool(x**3 < y**3)


def ordered_pair__reciprocals(chance):
    x, y = pair(chance)
    return None if x == 0 or y == 0 else bool(1 / x > 1 / y)


def ordered_pair__decreasing(chance):
    x, y = pair(chance)
    return bool(exp(-x) > exp(-y))


def ordered_pair__midpoint(chance):
    x, y = pair(chance)
    return bool(x < (x + y) / 2)


def implications__square_bounded(chance):
    x = real(chance)
    return implies(x**2 < 4, x < 2)


def implications__lower_half_lost(chance):
    x = real(chance)
    return (x**2 < 4) == (x < 2)


def implications__square_large(chance):
    x = real(chance)
    return implies(x**2 > 9, x > 3)


def implications__divided_by_negative(chance):
    x = real(chance)
    return (-3 * x > 6) == (x > -2)


def implications__divided_rightly(chance):
    x = real(chance)
    return (5 - 3 * x > 11) == (x < -2)


def implications__reciprocal(chance):
    x = real(chance)
    return None if x == 0 else implies(1 / x < 1, x > 1)


def implications__larger_square(chance):
    x = real(chance)
    return implies(x > 1, x**2 > x)


def implications__interval(chance):
    x = real(chance)
    return (abs(x - 1) < 2) == (-1 < x < 3)


def tangents__exponential(chance):
    x = real(chance)
    return at_most(1 + x, exp(x))


def tangents__logarithm(chance):
    t = positive(chance)
    return at_most(log(t), t - 1)


def tangents__logarithm_direction(chance):
    t = positive(chance)
    return at_most(t, log(1 + t))


def tangents__logarithm_from_below(chance):
    t = positive(chance)
    return at_most(t / (1 + t), log(1 + t))


def tangents__sine_on_the_line(chance):
    x = real(chance)
    return at_most(sin(x), x)


def tangents__sine(chance):
    x = real(chance)
    return at_most(abs(sin(x)), abs(x))


def tangents__root(chance):
    t = positive(chance)
    return bool(sqrt(1 + t) < 1 + t / 2)


def vectors__cauchy_schwarz(chance):
    n, a, b = vector(chance)
    return at_most(fsum(a[i] * b[i] for i in range(n)) ** 2, fsum(t**2 for t in a) * fsum(t**2 for t in b))


def vectors__square_of_sum(chance):
    _, a, _ = vector(chance)
    return at_most(fsum(a) ** 2, fsum(t**2 for t in a))


def vectors__square_of_sum_with_factor(chance):
    n, a, _ = vector(chance)
    return at_most(fsum(a) ** 2, n * fsum(t**2 for t in a))


def vectors__modulus(chance):
    _, a, _ = vector(chance)
    return at_most(abs(fsum(a)), fsum(abs(t) for t in a))


def absolute_values__triangle(chance):
    a, b = real(chance), real(chance)
    return at_most(abs(a + b), abs(a) + abs(b))


def absolute_values__reverse(chance):
    a, b = real(chance), real(chance)
    return at_most(abs(abs(a) - abs(b)), abs(a - b))


def absolute_values__reverse_direction(chance):
    a, b = real(chance), real(chance)
    return at_most(abs(a - b), abs(a) - abs(b))


def absolute_values__young(chance):
    a, b = real(chance), real(chance)
    return at_most(abs(a * b), (a**2 + b**2) / 2)


def natural_numbers__bernoulli(chance):
    n, x = chance.randint(1, 12), positive(chance) - 1
    return at_most(1 + n * x, (1 + x) ** n)


def natural_numbers__square_below_power(chance):
    n = chance.randint(1, 8)
    return n**2 <= 2**n


def natural_numbers__factorial(chance):
    n = chance.randint(1, 30)
    return bool(factorial(n) >= 2 ** (n - 1))


def natural_numbers__roots(chance):
    n = mpf(chance.randint(1, 1000))
    return bool(sqrt(n + 1) - sqrt(n) < 1 / (2 * sqrt(n)))


def natural_numbers__squares_of_reciprocals(chance):
    n = chance.randint(1, 60)
    return at_most(fsum(1 / mpf(k) ** 2 for k in range(1, n + 1)), 2 - 1 / mpf(n))


def weighted(chance):
    weight = chance.choice((mpf(0), mpf(1), mpf(chance.random()), mpf(chance.random())))
    return positive(chance), positive(chance), weight


def convexity__concave_logarithm(chance):
    x, y, _ = weighted(chance)
    return at_most(log((x + y) / 2), (log(x) + log(y)) / 2)


def convexity__exponential(chance):
    x, y, w = weighted(chance)
    return at_most(exp(w * x + (1 - w) * y), w * exp(x) + (1 - w) * exp(y))


def convexity__square(chance):
    x, y, w = weighted(chance)
    return at_most((w * x + (1 - w) * y) ** 2, w * x**2 + (1 - w) * y**2)


def convexity__weighted_means(chance):
    x, y, w = weighted(chance)
    return at_most(x**w * y ** (1 - w), w * x + (1 - w) * y)


def three_numbers__products(chance):
    a, b, c = real(chance), real(chance), real(chance)
    return at_most(a * b + b * c + c * a, a**2 + b**2 + c**2)


def three_numbers__cubes(chance):
    a, b, c = real(chance), real(chance), real(chance)
    return at_most(3 * a * b * c, a**3 + b**3 + c**3)


def three_numbers__square(chance):
    a, b, c = real(chance), real(chance), real(chance)
    return at_most((a + b + c) ** 2, 3 * (a**2 + b**2 + c**2))
