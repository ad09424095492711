"""Integrals, by quadrature."""

from __future__ import annotations

import random
from functools import cache

from mpmath import atan, cos, diff, e, exp, factorial, inf, log, mpf, pi, quad, sin, sqrt, tan


def real(chance: random.Random) -> mpf:
    return mpf(chance.uniform(-3, 3))


def positive(chance: random.Random) -> mpf:
    return exp(mpf(chance.uniform(-1.5, 1.5)))


def unknown(chance: random.Random):
    """A smooth function without symmetry, and its derivative."""
    a, b, c, d = (real(chance) for _ in range(4))
    return lambda x: a * sin(b * x + c) + d * x**2 + x, lambda x: a * b * cos(b * x + c) + 2 * d * x + 1


def definite__by_parts(_chance):
    return quad(lambda x: x * exp(-x), [0, 1]), 1 - 2 / e


def definite__half_forgotten(_chance):
    return quad(lambda x: x / (1 + x**2), [0, 1]), log(mpf(2))


def definite__logarithm(_chance):
    return quad(log, [1, +e]), mpf(1)


def definite__sign_of_cosine(_chance):
    return quad(lambda x: x * sin(x), [0, +pi]), -pi


def definite__partial_fractions(_chance):
    return quad(lambda x: 2 / (x**2 - 1), [2, 3]), log(mpf(3) / 2)


def substitution__square(_chance):
    return quad(lambda x: x * exp(x**2), [0, 1]), quad(exp, [0, 1]) / 2


def substitution__bounds_kept(_chance):
    return quad(lambda x: x * sqrt(1 + x**2), [0, 2]), quad(sqrt, [0, 2]) / 2


def substitution__circle(_chance):
    return quad(lambda x: sqrt(1 - x**2), [0, 1]), quad(lambda t: cos(t) ** 2, [0, pi / 2])


def substitution__differential_forgotten(_chance):
    return quad(lambda x: sqrt(1 - x**2), [0, 1]), quad(cos, [0, pi / 2])


def substitution__root(_chance):
    return quad(lambda x: 1 / (1 + sqrt(x)), [0, 4]), quad(lambda u: 2 * u / (1 + u), [0, 2])


def unknown_functions__by_parts(chance):
    (f, df), (g, dg), a, b = unknown(chance), unknown(chance), real(chance), real(chance)
    rest = quad(lambda x: f(x) * dg(x), [a, b])
    return quad(lambda x: df(x) * g(x), [a, b]), f(b) * g(b) - f(a) * g(a) - rest


def unknown_functions__by_parts_sign(chance):
    (f, df), (g, dg), a, b = unknown(chance), unknown(chance), real(chance), real(chance)
    rest = quad(lambda x: f(x) * dg(x), [a, b])
    return quad(lambda x: df(x) * g(x), [a, b]), f(b) * g(b) - f(a) * g(a) + rest


def unknown_functions__square(chance):
    (f, df), a, b = unknown(chance), real(chance), real(chance)
    return quad(lambda x: f(x) * df(x), [a, b]), (f(b) ** 2 - f(a) ** 2) / 2


def unknown_functions__product(chance):
    (f, _), (g, _), a, b = unknown(chance), unknown(chance), real(chance), real(chance)
    return quad(lambda x: f(x) * g(x), [a, b]), quad(f, [a, b]) * quad(g, [a, b])


def unknown_functions__additive(chance):
    (f, _), a, b, c = unknown(chance), real(chance), real(chance), real(chance)
    return quad(f, [a, b]) - quad(f, [c, b]), quad(f, [a, c])


def unknown_functions__reflected(chance):
    (f, _), a = unknown(chance), real(chance)
    return quad(lambda x: f(a - x), [0, a]), quad(f, [0, a])


def unknown_functions__scaled(chance):
    (f, _), a = unknown(chance), real(chance)
    return quad(lambda x: f(2 * x), [0, a]), 2 * quad(f, [0, 2 * a])


def power_against_exponential(n):
    return quad(lambda x: x**n * exp(-x), [0, 1])


def recurrence__step(chance):
    n = chance.randint(1, 8)
    return power_against_exponential(n + 1), (n + 1) * power_against_exponential(n) - 1 / e


def recurrence__index(chance):
    n = chance.randint(1, 8)
    return power_against_exponential(n + 1), n * power_against_exponential(n) - 1 / e


def improper__exponential(chance):
    rate = positive(chance)
    return quad(lambda x: exp(-rate * x), [0, 5, 20, inf]), 1 / rate


def improper__first_moment(chance):
    rate = positive(chance)
    return quad(lambda x: x * exp(-rate * x), [0, 5, 20, inf]), 1 / rate


def improper__gauss(chance):
    width = positive(chance)
    return 2 * quad(lambda x: exp(-(x**2) / (2 * width**2)), [0, width, 3 * width, 8 * width, 20 * width]), width * sqrt(2 * pi)


def improper__gauss_half(_chance):
    return 2 * quad(lambda x: exp(-(x**2) / 2), [0, 1, 3, 8, 20]), sqrt(+pi)


def improper__rational(_chance):
    return quad(lambda x: 1 / (1 + x**2) ** 2, [0, 1, inf]), pi / 4


def upper_limit__arctangent(chance):
    a, x = positive(chance), positive(chance)
    return quad(lambda t: 1 / (a**2 + t**2), [0, x]), atan(x / a) / a


def upper_limit__arctangent_factor(chance):
    a, x = positive(chance), positive(chance)
    return quad(lambda t: 1 / (a**2 + t**2), [0, x]), atan(x / a)


def upper_limit__lower_bound(chance):
    a, x = positive(chance), positive(chance)
    return quad(lambda t: exp(a * t), [0, x]), exp(a * x) / a


def upper_limit__oscillating(chance):
    a, x = positive(chance), positive(chance)
    return quad(lambda t: exp(a * t) * cos(t), [0, x / 2, x]), (exp(a * x) * (a * cos(x) + sin(x)) - a) / (1 + a**2)


def upper_limit__logarithmic(chance):
    x = positive(chance)
    return quad(lambda t: 1 / (t * (1 + t)), [1, x]), log(2 * x / (1 + x))


def indefinite__by_parts(chance):
    x = real(chance)
    return x * cos(x), diff(lambda u: u * sin(u) + cos(u), x)


def indefinite__by_parts_sign(chance):
    x = real(chance)
    return x * cos(x), diff(lambda u: u * sin(u) - cos(u), x)


def indefinite__tangent_square(chance):
    x = mpf(chance.uniform(-1.5, 1.5))
    return tan(x) ** 2, diff(lambda u: tan(u) - u, x)


def indefinite__differentiated(chance):
    x = real(chance)
    return 1 / x**2, diff(lambda u: -2 / u**3, x)


@cache
def over_triangle(function):
    """The integral over 0 < y < x < 1, x outside."""
    return quad(lambda x: quad(lambda y: function(x, y), [0, x]), [0, 1])


def difference(x, y):
    return x - y


def swapped_difference(y, x):
    return x - y


def product(x, y):
    return x * y


def bell(x, y):
    """After the reflection of both coordinates, which maps x < y < 1 to the triangle of `over_triangle`."""
    return exp((1 - y) ** 2) + 0 * x


def double__triangle(_chance):
    return over_triangle(product), mpf(1) / 8


def double__order_exchanged(_chance):
    return over_triangle(difference), over_triangle(swapped_difference)


def double__order_exchanged_rightly(_chance):
    return over_triangle(bell), quad(lambda y: y * exp(y**2), [0, 1])


def double__polar_without_jacobian(chance):
    radius = positive(chance)
    return 2 * pi * quad(lambda r: mpf(1), [0, radius]), pi * radius**2  # noqa: ARG005


def double__moment(chance):
    radius = positive(chance)
    return quad(lambda r: r**3, [0, radius]) * quad(lambda t: cos(t) ** 2, [0, pi, 2 * pi]), pi * radius**4 / 4


def integer_parameters__orthogonal(chance):
    m, n = chance.sample(range(1, 6), 2)
    return 1 + quad(lambda x: sin(m * x) * sin(n * x), [0, pi, 2 * pi]), mpf(1)


def integer_parameters__diagonal_forgotten(chance):
    m, n = chance.randint(1, 3), chance.randint(1, 3)
    return 1 + quad(lambda x: sin(m * x) * sin(n * x), [0, pi, 2 * pi]), mpf(1)


def integer_parameters__factorial(chance):
    n = chance.randint(1, 6)
    return quad(lambda x: x**n * exp(-x), [0, 2, 5, 10, 20, 50, 100, 200]), factorial(n)


def integer_parameters__monomial(chance):
    n = chance.randint(1, 8)
    return quad(lambda x: x**n * (1 - x), [0, 1]), mpf(1) / ((n + 1) * (n + 2))


def integer_parameters__wallis(chance):
    n = chance.randint(1, 6)
    return quad(lambda x: sin(x) ** (n + 2), [0, pi / 2]), mpf(n) / (n + 1) * quad(lambda x: sin(x) ** n, [0, pi / 2])
