"""Algebra, by numbers."""

from __future__ import annotations

import random

from mpmath import cbrt, floor, mpf, sqrt


def real(chance: random.Random, low: float = -5, high: float = 5) -> mpf:
    """A real number of either sign, now and then large or close to 0."""
    return mpf(chance.uniform(low, high)) * mpf(10) ** chance.choice((-2, 0, 0, 0, 1))


def reals(chance: random.Random, count: int) -> list[mpf]:
    return [real(chance) for _ in range(count)]


def root3(value: mpf) -> mpf:
    """The real cube root."""
    return -cbrt(-value) if value < 0 else cbrt(value)


def cubes__expand(chance):
    a, b = reals(chance, 2)
    return (a - b) * (a - b) * (a - b), a**3 - 3 * a**2 * b + 3 * a * b**2 - b**3


def cubes__difference(chance):
    a, b = reals(chance, 2)
    return a**3 - b**3, (a - b) * (a**2 + a * b + b**2)


def cubes__sum(chance):
    a, b = reals(chance, 2)
    return a**3 + b**3, (a + b) * (a**2 + a * b + b**2)


def cubes__quotient(chance):
    a, b = reals(chance, 2)
    return (a**4 - b**4) / (a - b), a**3 + a**2 * b + a * b**2 + b**3


def completing_the_square__square(chance):
    a, b, c, x = reals(chance, 4)
    return a * x**2 + b * x + c, a * (x + b / (2 * a)) ** 2 + c - b**2 / (4 * a)


def completing_the_square__factor_not_multiplied(chance):
    a, b, c, x = reals(chance, 4)
    return a * x**2 + b * x + c, a * (x + b / (2 * a)) ** 2 + c - b**2 / (4 * a**2)


def completing_the_square__discriminant(chance):
    a, b, c, x = reals(chance, 4)
    return 4 * a * (a * x**2 + b * x + c), (2 * a * x + b) ** 2 - (b**2 - 4 * a * c)


def partial_fractions__two_linear(chance):
    x = real(chance)
    return (3 * x + 5) / ((x + 1) * (x + 2)), 2 / (x + 1) + 1 / (x + 2)


def partial_fractions__double_root(chance):
    x = real(chance)
    return (x**2 + 1) / (x * (x - 1) ** 2), 1 / x + 2 / (x - 1) ** 2


def partial_fractions__term_of_lower_order(chance):
    x = real(chance)
    return 1 / (x**2 * (x + 1)), 1 / x**2 + 1 / (x + 1)


def partial_fractions__improper(chance):
    x = real(chance)
    return x**3 / (x**2 - 1), x + 1 / (2 * (x - 1)) + 1 / (2 * (x + 1))


def fractions__reciprocal_of_sum(chance):
    a, b = reals(chance, 2)
    return 1 / (a + b), 1 / a + 1 / b


def fractions__double(chance):
    a, b, c, x = reals(chance, 4)
    return (a / b) / (c / x), a * x / (b * c)


def fractions__cancelled_in_sum(chance):
    a, b, c, x = reals(chance, 4)
    return (a * x + b) / (a * x + c), (x + b) / (x + c)


def fractions__continued(chance):
    x = real(chance)
    return 1 / (1 + 1 / (1 + 1 / x)), (x + 1) / (2 * x + 1)


def rationalising__conjugate(chance):
    x = abs(real(chance))
    return x / (sqrt(x + 1) - 1), sqrt(x + 1) + 1


def rationalising__difference_of_roots(chance):
    x = abs(real(chance))
    return sqrt(x + 1) - sqrt(x), 1 / (sqrt(x + 1) + sqrt(x))


def rationalising__root_of_sum(chance):
    x = abs(real(chance))
    return sqrt(x**2 + 4), x + 2


def rationalising__cube_root(chance):
    x = abs(real(chance))
    return 1 / (cbrt(x + 1) - cbrt(x)), cbrt((x + 1) ** 2) + cbrt(x * (x + 1)) + cbrt(x**2)


def surds__conjugate(_chance):
    return 1 / (sqrt(mpf(3)) - sqrt(mpf(2))), sqrt(mpf(3)) + sqrt(mpf(2))


def surds__nested(_chance):
    return sqrt(5 + 2 * sqrt(mpf(6))), sqrt(mpf(2)) + sqrt(mpf(3))


def surds__negative_branch(_chance):
    return sqrt(7 - 4 * sqrt(mpf(3))), sqrt(mpf(3)) - 2


def surds__golden(_chance):
    return ((1 + sqrt(mpf(5))) / 2) ** 5, (11 + 5 * sqrt(mpf(5))) / 2


def surds__cardano(_chance):
    return root3(2 + sqrt(mpf(5))) + root3(2 - sqrt(mpf(5))), mpf(1)


def vieta__squares(chance):
    r, s = reals(chance, 2)
    return r**2 + s**2, (r + s) ** 2 - 2 * r * s


def vieta__cubes(chance):
    r, s = reals(chance, 2)
    return r**3 + s**3, (r + s) ** 3 - 3 * (r + s) * r * s


def vieta__discriminant(chance):
    r, s = reals(chance, 2)
    return (r - s) ** 2, (r + s) ** 2 - 2 * r * s


def vieta__reciprocals(chance):
    r, s = reals(chance, 2)
    return 1 / r + 1 / s, (r + s) / (r * s)


def vieta__fourth_powers(chance):
    r, s = reals(chance, 2)
    p, q = r + s, r * s
    return r**4 + s**4, p**4 - 4 * p**2 * q + 2 * q**2


def sums_of_squares__brahmagupta(chance):
    a, b, c, d = reals(chance, 4)
    return (a**2 + b**2) * (c**2 + d**2), (a * c - b * d) ** 2 + (a * d + b * c) ** 2


def sums_of_squares__same_signs(chance):
    a, b, c, d = reals(chance, 4)
    return (a**2 + b**2) * (c**2 + d**2), (a * c + b * d) ** 2 + (a * d + b * c) ** 2


def sums_of_squares__germain(chance):
    a, b = reals(chance, 2)
    return a**4 + 4 * b**4, (a**2 + 2 * a * b + 2 * b**2) * (a**2 - 2 * a * b + 2 * b**2)


def sum_zero__cubes(chance):
    a, b = reals(chance, 2)
    c = -a - b
    return a**3 + b**3 + c**3, 3 * a * b * c


def sum_zero__fourth_powers(chance):
    a, b = reals(chance, 2)
    c = -a - b
    return a**4 + b**4 + c**4, (a**2 + b**2 + c**2) ** 2 / 2


def sum_zero__pairwise_sums(chance):
    a, b = reals(chance, 2)
    c = -a - b
    return (a + b) * (b + c) * (c + a), a * b * c


def absolute_values__maximum(chance):
    a, b = reals(chance, 2)
    return max(a, b), (a + b + abs(a - b)) / 2


def absolute_values__difference(chance):
    a, b = reals(chance, 2)
    return abs(a - b), abs(a) - abs(b)


def absolute_values__root_of_square(chance):
    x = real(chance)
    return sqrt(x**2 - 6 * x + 9), x - 3


def absolute_values__parallelogram(chance):
    a, b = reals(chance, 2)
    return (abs(a + b) + abs(a - b)) ** 2, 2 * a**2 + 2 * b**2 + 2 * abs(a**2 - b**2)


def sloppy__square_of_sum(chance):
    x, y = reals(chance, 2)
    return (x + y) ** 2, x**2 + y**2


def sloppy__polarisation(chance):
    x, y = reals(chance, 2)
    return (x + y) ** 2 - (x - y) ** 2, 4 * x * y


def sloppy__minus_before_bracket(chance):
    x = real(chance)
    return 5 - (x - 3) ** 2, -(x**2) + 6 * x + 14


def sloppy__floor(chance):
    x = real(chance)
    return floor(x + 1), floor(x) + 1


def sloppy__floor_of_double(chance):
    x = real(chance)
    return floor(2 * x), 2 * floor(x)


def parities(chance):
    return mpf(chance.choice((2, 4, 6, 8))), mpf(chance.choice((1, 3, 5, 7))), real(chance)


def parity__sum(chance):
    n, m, _ = parities(chance)
    return mpf(-1) ** (m + n), mpf(-1)


def parity__odd_power(chance):
    _, m, x = parities(chance)
    return (-x) ** m, -(x**m)


def parity__even_power(chance):
    n, _, x = parities(chance)
    return (-x) ** n, -(x**n)


def parity__product(chance):
    n, m, _ = parities(chance)
    return mpf(-1) ** (m * n), mpf(-1)
