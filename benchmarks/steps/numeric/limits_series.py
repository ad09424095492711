"""Limits by a point close by, series by their partial sums."""

from __future__ import annotations

import random
from itertools import pairwise

from mpmath import cos, cosh, e, exp, factorial, fsum, log, mpf, nsum, pi, psi, sin, sqrt, tan

NEAR = mpf("1e-15")
FAR = mpf("1e25")
TINY = mpf("1e-40")


def real(chance: random.Random) -> mpf:
    return mpf(chance.uniform(-3, 3))


def positive(chance: random.Random) -> mpf:
    return exp(mpf(chance.uniform(-1.5, 1.5)))


def inside(chance: random.Random) -> mpf:
    return mpf(chance.uniform(-0.8, 0.8))


def at_a_point__cosine(chance):
    x = NEAR * chance.choice((1, -1))
    return (1 - cos(x)) / x**2, mpf(1) / 2


def at_a_point__ratio_of_sines(chance):
    x = NEAR * chance.choice((1, -1))
    return sin(3 * x) / sin(5 * x), mpf(1)


def at_a_point__exponential(chance):
    a, x = real(chance), NEAR * chance.choice((1, -1))
    return (exp(a * x) - 1) / x, a


def at_a_point__cancelled(chance):
    x = 2 + NEAR * chance.choice((1, -1))
    return (x**2 - 4) / (x - 2), mpf(2)


def at_a_point__third_order(chance):
    x = mpf("1e-8") * chance.choice((1, -1))
    return (tan(x) - sin(x)) / x**3, mpf(1) / 2


def at_infinity__euler(chance):
    a = real(chance)
    return (1 + a / FAR) ** FAR, exp(a)


def at_infinity__sign_in_exponent(_chance):
    return (1 - 1 / FAR) ** FAR, +e


def at_infinity__difference_of_infinities(_chance):
    return sqrt(FAR**2 + FAR) - FAR, mpf(0)


def at_infinity__leading_terms(_chance):
    return (3 * FAR**2 + FAR) / (2 * FAR**2 - 5), mpf(3) / 2


def at_infinity__logarithm_loses(_chance):
    x = mpf("1e80")
    return log(x) / sqrt(x), mpf(0)


def de_l_hospital__applies(chance):
    x = NEAR * chance.choice((1, -1))
    return (exp(x) - 1 - x) / x**2, (exp(x) - 1) / (2 * x)


def de_l_hospital__does_not_apply(chance):
    x = NEAR * chance.choice((1, -1))
    return cos(x) / (x + 1), -sin(x)


def de_l_hospital__from_the_right(_chance):
    return TINY * log(TINY), mpf(0)


def de_l_hospital__zero_to_the_zero(_chance):
    return TINY**TINY, mpf(0)


def unknown(chance):
    """A smooth function and its first two derivatives."""
    a, b, c, d = (real(chance) for _ in range(4))
    return (
        lambda x: a * sin(b * x + c) + d * x**2 + x,
        lambda x: a * b * cos(b * x + c) + 2 * d * x + 1,
        lambda x: -a * b**2 * sin(b * x + c) + 2 * d,
    )


def difference_quotients__cube(chance):
    x, h = positive(chance), NEAR
    return ((x + h) ** 3 - x**3) / h, 3 * x**2


def difference_quotients__root(chance):
    x, h = positive(chance), NEAR
    return (sqrt(x + h) - sqrt(x)) / h, 1 / (2 * sqrt(x))


def difference_quotients__symmetric(chance):
    (f, df, _), x, h = unknown(chance), positive(chance), NEAR
    return (f(x + h) - f(x - h)) / h, df(x)


def difference_quotients__second(chance):
    (f, _, ddf), x, h = unknown(chance), positive(chance), mpf("1e-12")
    return 1 + (f(x + h) - 2 * f(x) + f(x - h)) / h**2, 1 + ddf(x)


def expansions__logarithm(_chance):
    x = NEAR
    return (log(1 + x) - x) / x**2, -mpf(1) / 2


def expansions__root(_chance):
    x = NEAR
    return (sqrt(1 + x) - 1 - x / 2) / x**2, -mpf(1) / 4


def expansions__cosine(_chance):
    x = mpf("1e-7")
    return (cos(x) - 1 + x**2 / 2) / x**4, mpf(1) / 24


def expansions__geometric(_chance):
    x = NEAR
    return (1 / (1 + x) - 1) / x, mpf(1)


def power_series__geometric(chance):
    x = inside(chance)
    return fsum(x**n for n in range(500)), 1 / (1 - x)


def power_series__first_term(chance):
    x = inside(chance)
    return fsum(x**n for n in range(1, 500)), 1 / (1 - x)


def power_series__differentiated(chance):
    x = inside(chance)
    return fsum(n * x ** (n - 1) for n in range(1, 600)), 1 / (1 - x) ** 2


def power_series__mercator(chance):
    x = inside(chance)
    return fsum((-1) ** (k + 1) * x**k / k for k in range(1, 500)), log(1 + x)


def power_series__mercator_sign(chance):
    x = inside(chance)
    return fsum(x**k / k for k in range(1, 500)), log(1 - x)


def entire_series__sine(chance):
    x = real(chance)
    return fsum((-1) ** k * x ** (2 * k + 1) / factorial(2 * k + 1) for k in range(60)), sin(x)


def entire_series__mean(chance):
    rate = positive(chance)
    return fsum(k * rate**k / factorial(k) for k in range(100)), rate * exp(rate)


def entire_series__shifted(chance):
    rate = positive(chance)
    return fsum(rate**k / factorial(k) for k in range(1, 100)), exp(rate)


def entire_series__even_part(chance):
    x = real(chance)
    return fsum(x ** (2 * k) / factorial(2 * k) for k in range(60)), cosh(x)


def numerical_series__telescoping(_chance):
    return nsum(lambda n: 1 / (n * (n + 1)), [1, mpf("inf")]), mpf(1)


def numerical_series__telescoping_by_two(_chance):
    return nsum(lambda n: 1 / (n * (n + 2)), [1, mpf("inf")]), mpf(1) / 2


def numerical_series__basel(_chance):
    return nsum(lambda n: 1 / n**2, [1, mpf("inf")]), pi**2 / 6


def numerical_series__arithmetico_geometric(_chance):
    return fsum(k / mpf(2) ** k for k in range(1, 250)), mpf(2)


def extrapolated(term):
    """The limit of term(n) for n to infinity, of a term with an expansion in powers of 1/n."""
    row = [term(2**j) for j in range(3, 10)]
    for order in range(1, len(row)):
        row = [(2**order * b - a) / (2**order - 1) for a, b in pairwise(row)]
    return row[0]


def riemann_sums__squares(_chance):
    return extrapolated(lambda n: fsum((mpf(k) / n) ** 2 for k in range(1, n + 1)) / n), mpf(1) / 3


def riemann_sums__harmonic(_chance):
    return psi(0, 2 * FAR + 1) - psi(0, FAR + 1), log(mpf(2))


def riemann_sums__term_by_term(_chance):
    return extrapolated(lambda n: fsum(mpf(k) / n**2 for k in range(1, n + 1))), mpf(0)
