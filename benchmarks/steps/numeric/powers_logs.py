"""Powers and logarithms, by numbers."""

from __future__ import annotations

import random

from mpmath import cbrt, cosh, e, exp, log, mpf, root, sinh, sqrt, tanh


def real(chance: random.Random) -> mpf:
    """A real number of either sign, now and then close to 0 or larger."""
    return mpf(chance.uniform(-4, 4)) * chance.choice((mpf("0.01"), 1, 1, 1, 5))


def positive(chance: random.Random) -> mpf:
    return exp(mpf(chance.uniform(-4, 4)))


def log_laws__product(chance):
    x, y = positive(chance), positive(chance)
    return log(x * y**2), log(x) + 2 * log(y)


def log_laws__sum(chance):
    x, y = positive(chance), positive(chance)
    return log(x + y), log(x) + log(y)


def log_laws__quotient_of_logs(chance):
    x, y = positive(chance), positive(chance)
    return log(x) / log(y), log(x) - log(y)


def log_laws__root(chance):
    x, y = positive(chance), positive(chance)
    return log(sqrt(x / y)), (log(x) - log(y)) / 2


def log_laws__square_of_log(chance):
    x = positive(chance)
    return log(x) ** 2, 2 * log(x)


def log_of_even_powers__square(chance):
    x = real(chance)
    return log(x**2), 2 * log(abs(x))


def log_of_even_powers__factored(chance):
    x = real(chance)
    return log(x**4 + x**2), 2 * log(abs(x)) + log(x**2 + 1)


def log_of_even_powers__root_of_fourth_power(chance):
    x = real(chance)
    return root(x**4, 4), x


def change_of_base__chain(chance):
    a, b, x = (positive(chance) for _ in range(3))
    return log(b, a) * log(x, b), log(x, a)


def change_of_base__reciprocal_base(chance):
    a, x = positive(chance), positive(chance)
    return log(x, 1 / a), -log(x, a)


def change_of_base__squared_base(chance):
    a, x = positive(chance), positive(chance)
    return log(x, a**2), 2 * log(x, a)


def change_of_base__swapped(chance):
    a, b, x = (positive(chance) for _ in range(3))
    return a ** log(x, b), x ** log(a, b)


def exponent_laws__power_of_power(chance):
    a, x, y = positive(chance), real(chance), real(chance)
    return (a**x) ** y * a ** (-x), a ** (x * (y - 1))


def exponent_laws__squared_exponent(chance):
    a, x = positive(chance), real(chance)
    return (a**x) ** 2, a ** (x**2)


def exponent_laws__sum_of_powers(chance):
    a, x = positive(chance), real(chance)
    return a**x + a**x, a ** (2 * x)


def exponent_laws__cubic_quotient(chance):
    a, x = positive(chance), real(chance)
    return (a ** (3 * x) - a ** (-3 * x)) / (a**x - a ** (-x)), a ** (2 * x) + 1 + a ** (-2 * x)


def fractional_powers__divided(chance):
    x = positive(chance)
    return (x * sqrt(x) - sqrt(x)) / sqrt(x), x - 1


def fractional_powers__nested_roots(chance):
    x = positive(chance)
    return cbrt(x * sqrt(x)), sqrt(x)


def fractional_powers__negative_exponent(chance):
    x = positive(chance)
    return 1 / sqrt(x), -sqrt(x)


def fractional_powers__roots_multiplied(chance):
    x = positive(chance)
    return sqrt(x) * cbrt(x), root(x, 6)


def fractional_powers__square(chance):
    x = positive(chance)
    return (sqrt(x) + 1 / sqrt(x)) ** 2, x + 2 + 1 / x


def account(chance):
    principal, rate, years, periods = positive(chance), positive(chance), positive(chance), chance.randint(1, 12)
    return principal, rate, years, periods, principal * (1 + rate / periods) ** (periods * years)


def compound_interest__logarithm(chance):
    principal, rate, years, periods, amount = account(chance)
    return log(amount / principal), periods * years * log(1 + rate / periods)


def compound_interest__principal_in_power(chance):
    principal, rate, years, periods, amount = account(chance)
    return log(amount), periods * years * log(principal * (1 + rate / periods))


def compound_interest__time(chance):
    principal, rate, years, periods, amount = account(chance)
    return years, (log(amount) - log(principal)) / (periods * log(1 + rate / periods))


def hyperbolic__doubled(chance):
    x = real(chance)
    return sinh(2 * x), 2 * sinh(x) * cosh(x)


def hyperbolic__doubled_cosine(chance):
    x = real(chance)
    return cosh(2 * x), cosh(x) ** 2 - sinh(x) ** 2


def hyperbolic__tangent(chance):
    x = real(chance)
    return tanh(x), (exp(2 * x) - 1) / (exp(2 * x) + 1)


def hyperbolic__area_function(chance):
    x = real(chance)
    return sinh(log(x + sqrt(x**2 + 1))), x


def hyperbolic__conjugate(chance):
    x = real(chance)
    return log(x + sqrt(x**2 + 1)), -log(sqrt(x**2 + 1) - x)


def integer_powers__doubling(chance):
    n = chance.randint(1, 60)
    return mpf(2 ** (n + 1) - 2**n), mpf(2**n)


def integer_powers__common_base(chance):
    n = chance.randint(1, 60)
    return mpf(2**n) ** 3 / mpf(4) ** n, mpf(2) ** n


def integer_powers__factor_into_base(chance):
    n = chance.randint(1, 60)
    return mpf(3 * 3**n), mpf(9**n)


def integer_powers__decimal_log(chance):
    n, x = chance.randint(1, 60), positive(chance)
    return log(x * mpf(10) ** n, 10), n + log(x, 10)


def integer_powers__alternating(chance):
    n = chance.randint(1, 60)
    return mpf((-1) ** (n * (n + 1))), mpf(1)


def softplus__reflected(chance):
    x = real(chance)
    return log(1 + exp(x)), x + log(1 + exp(-x))


def softplus__split(chance):
    x = real(chance)
    return log(1 + exp(x)), log(mpf(1)) + log(exp(x))


def softplus__tower(chance):
    x, y = mpf(chance.uniform(-2, 2)), mpf(chance.uniform(-2, 2))
    return exp(exp(x + y)), exp(exp(x)) * exp(exp(y))


def softplus__two_terms(chance):
    x, y = real(chance), real(chance)
    return log(exp(x) + exp(y)), (x + y) / 2 + log(2 * cosh((x - y) / 2))


def sloppy__exp_of_log(chance):
    x = positive(chance)
    return (+e) ** (2 * log(x)), x**2


def sloppy__shifted_log(chance):
    x = positive(chance)
    return exp(log(x) + 3), x + exp(3)


def sloppy__log_of_quotient(chance):
    x = mpf(chance.uniform(0.001, 0.999))
    return log(x / (1 - x)), log(x) - log(1 - x)
