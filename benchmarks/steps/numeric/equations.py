"""Equations, tried at their roots, at the roots that people lose or gain, and elsewhere.

Both sides of an equation are compared up to rounding, so that a root drawn as a decimal counts as a root.
"""

from __future__ import annotations

import random

from mpmath import conj, cos, exp, expj, log, mpc, mpf, pi, sin, sqrt

EPS = mpf("1e-35")


def same(left, right) -> bool:
    return bool(abs(left - right) <= EPS * (1 + abs(left) + abs(right)))


def implies(premise: bool, conclusion: bool) -> bool:
    return conclusion or not premise


def near(chance: random.Random, *roots) -> mpf:
    """One of the numbers given, or any real number."""
    if roots and chance.random() < 0.75:
        return mpf(chance.choice(roots))
    return mpf(chance.choice((-10, -3, -2, -1, 0, 1, 2, 3, chance.uniform(-10, 10), chance.uniform(-1, 1))))


def factors__divided_by_x(chance):
    x = near(chance, 0, 5)
    return implies(same(x**2, 5 * x), same(x, 5))


def factors__both_roots(chance):
    x = near(chance, 0, 5)
    return same(x**2, 5 * x) == (same(x, 0) or same(x, 5))


def factors__square_root(chance):
    x = near(chance, 3, -3)
    return same(x**2, 9) == same(x, 3)


def factors__plus_minus(chance):
    x = near(chance, 3, -3)
    return same(x**2, 9) == (same(x, 3) or same(x, -3))


def factors__signs_of_roots(chance):
    x = near(chance, 2, 3, -2, -3)
    return same(x**2 - 5 * x + 6, 0) == (same(x, -2) or same(x, -3))


def factors__cube(chance):
    x = near(chance, 2, -2)
    return same(x**3, 8) == same(x, 2)


def factors__cubic(chance):
    x = near(chance, 2, 1, -1)
    return same(x**3 - 2 * x**2 - x + 2, 0) == (same(x, 2) or same(x, 1) or same(x, -1))


def squaring__squared(chance):
    x = near(chance, 2, -1)
    return None if x < -2 else implies(same(sqrt(x + 2), x), same(x + 2, x**2))


def squaring__root_gained(chance):
    x = near(chance, 2, -1)
    return None if x < -2 else same(sqrt(x + 2), x) == same(x + 2, x**2)


def squaring__solved(chance):
    x = near(chance, 2, -1)
    return None if x < -2 else same(sqrt(x + 2), x) == same(x, 2)


def squaring__no_root(chance):
    x = near(chance, 9)
    return None if x < 0 else same(sqrt(x), -3) == same(x, 9)


def squaring__non_negative(chance):
    u = abs(near(chance))
    v = u if chance.random() < 0.5 else abs(near(chance))
    return same(u**2, v**2) == same(u, v)


def quadratic(chance):
    """Coefficients and a number that is often a root."""
    a, b = near(chance) or mpf(1), near(chance)
    x = near(chance, 0, -b / a, near(chance), near(chance))
    c = chance.choice((-a * x**2 - b * x, near(chance), mpf(0)))
    return a, b, c, x


def quadratic_formula__completed(chance):
    a, b, c, x = quadratic(chance)
    return same(a * x**2 + b * x + c, 0) == same((2 * a * x + b) ** 2, b**2 - 4 * a * c)


def quadratic_formula__one_sign(chance):
    a, b, c, x = quadratic(chance)
    inner = b**2 - 4 * a * c
    return None if inner < 0 else implies(same(a * x**2 + b * x + c, 0), same(2 * a * x, -b + sqrt(inner)))


def quadratic_formula__both_signs(chance):
    a, b, c, x = quadratic(chance)
    inner = b**2 - 4 * a * c
    if abs(inner) < EPS:
        inner = mpf(0)
    if inner < 0:
        return None
    roots = [(-b + sign * sqrt(inner)) / (2 * a) for sign in (1, -1)]
    return implies(same(a * x**2 + b * x + c, 0), any(abs(x - root) < mpf("1e-20") * (1 + abs(x)) for root in roots))


def quadratic_formula__without_constant(chance):
    a, b, _, x = quadratic(chance)
    return same(a * x**2 + b * x, 0) == (same(x, 0) or same(x, -b / a))


def quadratic_formula__normalised(chance):
    a, b, c, x = quadratic(chance)
    return same(a * x**2 + b * x + c, 0) == same(x**2 + b / a * x + c, 0)


def linear__sides_changed(chance):
    a, b, x = near(chance), near(chance), near(chance)
    c = chance.choice((a * x + b, near(chance)))
    return None if c == 0 else same(a * x + b, c) == same(a * x, c - b)


def linear__half_divided(chance):
    a, x = near(chance), near(chance)
    b = chance.choice((2 * x + a, near(chance)))
    return same(2 * x + a, b) == same(x, b / 2 - a)


def linear__factor_cancelled(chance):
    a, b, x = near(chance), near(chance), near(chance, 0)
    return implies(same(a * x, b * x), same(a, b))


def linear__factor_cancelled_rightly(chance):
    a, x = near(chance), near(chance, 0, 1)
    b = chance.choice((a, near(chance)))
    return same(a * x, b * x) == (same(a, b) or same(x, 0))


def linear__denominator(chance):
    a, b, c = near(chance), near(chance), near(chance) or mpf(1)
    x = chance.choice((a + b * c, near(chance)))
    return same((x - a) / c, b) == same(x, a + b * c)


def linear__sign_on_the_other_side(chance):
    a, b = near(chance), near(chance)
    x = chance.choice((a + b, near(chance)))
    return same(x - a, b) == same(x, b - a)


def exponential_equations__divided(chance):
    x = near(chance, log(3), 0)
    return same(exp(2 * x), 3 * exp(x)) == same(x, log(3))


def exponential_equations__quadratic_in_exp(chance):
    x = near(chance, 0, log(2))
    return same(exp(2 * x) - 3 * exp(x) + 2, 0) == (same(x, 0) or same(x, log(2)))


def exponential_equations__base_two(chance):
    x = near(chance, 3, 4)
    return same(mpf(2) ** x, 8) == same(x, 4)


def exponential_equations__log_of_square(chance):
    x = near(chance, exp(2), -exp(2))
    return None if x == 0 else implies(same(log(x**2), 4), same(x, exp(2)))


def exponential_equations__binary_logarithm(chance):
    x = near(chance, 8, 6)
    return None if x <= 0 else same(log(x, 2), 3) == same(x, 8)


def arc(chance, *roots) -> mpf:
    """A number in [0, pi]."""
    return mpf(chance.choice(roots)) if chance.random() < 0.75 else mpf(chance.random()) * pi


def trigonometric_equations__second_solution(chance):
    x = arc(chance, pi / 6, 5 * pi / 6)
    return implies(same(sin(x), mpf(1) / 2), same(x, pi / 6))


def trigonometric_equations__cosine(chance):
    x = arc(chance, pi / 3, 2 * pi / 3)
    return same(cos(x), mpf(1) / 2) == same(x, pi / 3)


def trigonometric_equations__divided_by_sine(chance):
    x = arc(chance, 0, +pi, pi / 3)
    return implies(same(sin(2 * x), sin(x)), same(2 * cos(x), 1))


def trigonometric_equations__factored(chance):
    x = arc(chance, 0, +pi, pi / 3)
    return same(sin(2 * x), sin(x)) == (same(sin(x), 0) or same(cos(x), mpf(1) / 2))


def absolute_values__one_case(chance):
    x = near(chance, 5, -1)
    return same(abs(x - 2), 3) == same(x, 5)


def absolute_values__both_cases(chance):
    x = near(chance, 5, -1)
    return same(abs(x - 2), 3) == (same(x, 5) or same(x, -1))


def absolute_values__squares(chance):
    x = near(chance)
    y = chance.choice((x, -x, near(chance)))
    return same(abs(x), abs(y)) == same(x**2, y**2)


def absolute_values__negative_part(chance):
    x = near(chance, 0, -1, 1)
    return same(abs(x), -x) == bool(x < 0)


def systems__first(_chance):
    return mpf(5 + 1) / 2, mpf(3)


def systems__second(_chance):
    return mpf(5 - 1) / 2, mpf(3)


def systems__product(_chance):
    return mpf(5 + 1) / 2 * mpf(5 - 1) / 2, mpf(6)


def systems__squares(_chance):
    return (mpf(5 + 1) / 2) ** 2 + (mpf(5 - 1) / 2) ** 2, mpf(25)


def three(chance):
    x, y, z = (near(chance) or mpf(1) for _ in range(3))
    return (x, y, z) if x + y != 0 else (x, x, z)


def reciprocals__term_by_term(chance):
    x, y, z = three(chance)
    z = chance.choice((z, 1 / (1 / x + 1 / y)))
    return implies(same(1 / x + 1 / y, 1 / z), same(z, x + y))


def reciprocals__solved(chance):
    x, y, z = three(chance)
    z = chance.choice((z, 1 / (1 / x + 1 / y)))
    return same(1 / x + 1 / y, 1 / z) == same(z, x * y / (x + y))


def reciprocals__both_sides(chance):
    x, y, _ = three(chance)
    y = chance.choice((x, y))
    return same(1 / x, 1 / y) == same(x, y)


def reciprocals__cross_multiplied(chance):
    x, y, z = three(chance)
    z = chance.choice((z, y, x**2 / y))
    return same(x / y, z / x) == same(x * y, x * z)


def complex_roots__minus_one(chance):
    z = chance.choice((mpc(0, 1), mpc(0, -1), mpc(near(chance), near(chance))))
    return same(z**2, -1) == (same(z, mpc(0, 1)) or same(z, mpc(0, -1)))


def complex_roots__third_roots(chance):
    z = chance.choice((mpc(1), expj(2 * pi / 3), expj(-2 * pi / 3), mpc(near(chance), near(chance))))
    return implies(same(z**3, 1), same(z, 1))


def complex_roots__imaginary(chance):
    z = mpc(near(chance, 0), near(chance))
    return same(z + conj(z), 0) == same(z.real, 0)


def vectors__cancelled(chance):
    size = chance.randint(1, 4)
    a, b, c = ([mpf(chance.randint(-1, 1)) for _ in range(size)] for _ in range(3))
    inner = [sum(s * t for s, t in zip(a, other, strict=True)) for other in (b, c)]
    return implies(same(inner[0], inner[1]), b == c)


def vectors__length_zero(chance):
    size = chance.randint(1, 4)
    a = [mpf(chance.randint(-1, 1)) * chance.randint(0, 1) for _ in range(size)]
    return implies(same(sum(t * t for t in a), 0), all(t == 0 for t in a))
