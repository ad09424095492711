"""Derivatives, by difference quotients and quadrature."""

from __future__ import annotations

import random

from mpmath import asinh, atan, cos, diff, exp, factorial, log, mpf, quad, sin, sinh, sqrt


def real(chance: random.Random) -> mpf:
    """A real number of either sign, now and then close to 0."""
    return mpf(chance.uniform(-3, 3)) * chance.choice((mpf("0.05"), 1, 1, 1))


def positive(chance: random.Random) -> mpf:
    return exp(mpf(chance.uniform(-2, 2)))


def unknown(chance: random.Random):
    """A smooth function without symmetry, and its first two derivatives."""
    a, b, c, d = (real(chance) for _ in range(4))
    return (
        lambda x: a * sin(b * x + c) + d * x**2 + x + 3,
        lambda x: a * b * cos(b * x + c) + 2 * d * x + 1,
        lambda x: -a * b**2 * sin(b * x + c) + 2 * d,
    )


def products__product(chance):
    x = real(chance)
    return diff(lambda u: u**2 * sin(u), x), 2 * x * sin(x) + x**2 * cos(x)


def products__factor_by_factor(chance):
    x = real(chance)
    return diff(lambda u: u**2 * sin(u), x), 2 * x * cos(x)


def products__quotient(chance):
    x = real(chance)
    return diff(lambda u: u / (1 + u**2), x), (1 - x**2) / (1 + x**2) ** 2


def products__quotient_sign(chance):
    x = real(chance)
    return diff(lambda u: sin(u) / u, x), (sin(x) - x * cos(x)) / x**2


def products__second(chance):
    x = real(chance)
    return diff(lambda u: u * exp(-u), x, 2), (x - 2) * exp(-x)


def chain_rule__inner_forgotten(chance):
    x = real(chance)
    return diff(lambda u: sin(u**3), x), cos(x**3)


def chain_rule__root(chance):
    x = real(chance)
    return diff(lambda u: sqrt(1 + u**2), x), x / sqrt(1 + x**2)


def chain_rule__area_sine(chance):
    x = real(chance)
    return diff(lambda u: log(u + sqrt(1 + u**2)), x), 1 / sqrt(1 + x**2)


def chain_rule__arctangent_of_reciprocal(chance):
    x = real(chance)
    return diff(lambda u: atan(1 / u), x), -1 / (1 + x**2)


def chain_rule__squared_sine(chance):
    x = real(chance)
    return diff(lambda u: sin(3 * u) ** 2, x), 3 * sin(6 * x)


def chain_rule__inner_sign(chance):
    x = real(chance)
    return diff(lambda u: exp(-(u**2) / 2), x), x * exp(-(x**2) / 2)


def variable_exponents__x_to_the_x(chance):
    x = positive(chance)
    return diff(lambda u: u**u, x), x**x * (1 + log(x))


def variable_exponents__power_rule_misused(chance):
    x = positive(chance)
    return diff(lambda u: mpf(2) ** u, x), x * mpf(2) ** (x - 1)


def variable_exponents__power_of_sine(chance):
    x = positive(chance)
    return diff(lambda u: u ** sin(u), x), x ** sin(x) * (cos(x) * log(x) + sin(x) / x)


def variable_exponents__binary_logarithm(chance):
    x = positive(chance)
    return diff(lambda u: log(u, 2), x), 1 / (x * log(mpf(2)))


def variable_exponents__second_of_power(chance):
    x, n = positive(chance), chance.randint(1, 5)
    return diff(lambda u: u**n, x, 2), n**2 * x ** (n - 2)


def unknown_functions__leibniz(chance):
    (f, df, ddf), (g, dg, ddg), x = unknown(chance), unknown(chance), real(chance)
    return diff(lambda u: f(u) * g(u), x, 2), ddf(x) * g(x) + 2 * df(x) * dg(x) + f(x) * ddg(x)


def unknown_functions__outer_at_wrong_point(chance):
    (f, df, _), (g, dg, _), x = unknown(chance), unknown(chance), real(chance)
    return diff(lambda u: f(g(u)), x), df(x) * dg(x)


def unknown_functions__reciprocal(chance):
    (f, df, _), x = unknown(chance), real(chance)
    return diff(lambda u: 1 / f(u), x), -df(x) / f(x) ** 2


def unknown_functions__reflected(chance):
    (f, df, _), x = unknown(chance), real(chance)
    return diff(lambda u: f(-u), x), df(-x)


def unknown_functions__second_of_composition(chance):
    (f, df, ddf), x = unknown(chance), real(chance)
    return diff(lambda u: f(u**2), x, 2), 2 * df(x**2) + 4 * x**2 * ddf(x**2)


def mixture(x, y):
    return x**2 * y + exp(x * y)


def partial__by_x(chance):
    x, y = real(chance), real(chance)
    return diff(mixture, (x, y), (1, 0)), 2 * x * y + y * exp(x * y)


def partial__mixed(chance):
    x, y = real(chance), real(chance)
    return diff(mixture, (x, y), (1, 1)), 2 * x + (1 + x * y) * exp(x * y)


def partial__mixed_without_product_rule(chance):
    x, y = real(chance), real(chance)
    return diff(mixture, (x, y), (1, 1)), 2 * x + x * y * exp(x * y)


def partial__euler_field(chance):
    x, y = real(chance), real(chance)
    return x * diff(mixture, (x, y), (1, 0)) - y * diff(mixture, (x, y), (0, 1)), x**2 * y


def radius(x, y):
    return sqrt(x**2 + y**2)


def radius__first(chance):
    x, y = real(chance), real(chance)
    return diff(radius, (x, y), (1, 0)), x / radius(x, y)


def radius__second(chance):
    x, y = real(chance), real(chance)
    return diff(radius, (x, y), (2, 0)), 1 / radius(x, y)


def radius__harmonic(chance):
    x, y = real(chance), real(chance)

    def logarithm(a, b):
        return log(radius(a, b))

    return 1 + diff(logarithm, (x, y), (2, 0)) + diff(logarithm, (x, y), (0, 2)), mpf(1)


def damped(chance):
    a, b, x = real(chance), real(chance), real(chance)
    return a, b, x, lambda u: exp(-u) * (a * cos(2 * u) + b * sin(2 * u))


def differential_equations__first(chance):
    a, b, x, y = damped(chance)
    return diff(y, x), exp(-x) * ((2 * b - a) * cos(2 * x) - (2 * a + b) * sin(2 * x))


def differential_equations__equation(chance):
    _, _, x, y = damped(chance)
    return 1 + diff(y, x, 2) + 2 * diff(y, x) + 5 * y(x), mpf(1)


def differential_equations__wrong_coefficient(chance):
    _, _, x, y = damped(chance)
    return 1 + diff(y, x, 2) + 2 * diff(y, x) + 4 * y(x), mpf(1)


def slope(function, x):
    """A central difference of sixth order: good to some 30 digits."""
    step = mpf("1e-6")
    weights = ((1, mpf(3) / 4), (2, mpf(-3) / 20), (3, mpf(1) / 60))
    return sum(weight * (function(x + k * step) - function(x - k * step)) for k, weight in weights) / step


def under_the_integral__fundamental_theorem(chance):
    x = real(chance)
    return slope(lambda u: quad(lambda t: exp(-(t**2)), [0, u]), x), exp(-(x**2))


def under_the_integral__inner_forgotten(chance):
    x = mpf(chance.uniform(-1.5, 1.5))
    return slope(lambda u: quad(lambda t: sin(t**2), [0, u**2]), x), sin(x**4)


def under_the_integral__lower_bound(chance):
    x = real(chance)
    return slope(lambda u: quad(lambda t: 1 / (1 + t**4), [u, 1]), x), 1 / (1 + x**4)


def under_the_integral__both_places(chance):
    (g, _, _), x = unknown(chance), real(chance)
    return slope(lambda u: quad(lambda t: (u - t) * g(t), [0, u]), x), quad(g, [0, x])


def higher__exponential(chance):
    n, a, x = chance.randint(1, 4), real(chance), positive(chance)
    return diff(lambda u: exp(a * u), x, n), a**n * exp(a * x)


def higher__reciprocal(chance):
    n, x = chance.randint(1, 4), positive(chance)
    return diff(lambda u: 1 / u, x, n), factorial(n) / x ** (n + 1)


def higher__lowering(chance):
    n, x = chance.randint(1, 6), positive(chance)
    return diff(lambda u: u ** (n + 1) / factorial(n + 1), x), x**n / factorial(n)


def antiderivative__definition(chance):
    (f, df, _), x = unknown(chance), real(chance)
    return diff(f, x), df(x)


def antiderivative__of_a_square(chance):
    (f, df, _), x = unknown(chance), real(chance)
    return diff(lambda u: f(u**2), x), 2 * x * df(x**2)


def antiderivative__of_a_multiple(chance):
    (f, df, _), x = unknown(chance), real(chance)
    return diff(lambda u: f(2 * u), x), df(2 * x)


def antiderivative__bounds(chance):
    (f, df, _), a, b = unknown(chance), real(chance), real(chance)
    return quad(df, [a, b]), f(b) - f(a)


def antiderivative__bounds_exchanged(chance):
    (f, df, _), a, b = unknown(chance), real(chance), real(chance)
    return quad(df, [a, b]), f(a) - f(b)


def increasing(chance):
    """A bijection of the line with positive derivative, and its inverse function."""
    a, b, c = positive(chance), positive(chance), real(chance)
    return lambda x: b * sinh(a * x + c), lambda y: (asinh(y / b) - c) / a


def inverse_function__composition(chance):
    (f, g), x = increasing(chance), real(chance)
    return g(f(x)), x


def inverse_function__derivative(chance):
    (f, g), x = increasing(chance), real(chance)
    return diff(g, f(x)) * diff(f, x), mpf(1)


def inverse_function__reciprocal(chance):
    (f, g), x = increasing(chance), real(chance)
    return g(f(x)), f(x) / f(x)


def inverse_function__at_the_same_point(chance):
    (f, g), x = increasing(chance), real(chance)
    return diff(g, x), 1 / diff(f, x)
