"""The steps of induction-binomial at points drawn at random."""

import random

from mpmath import binomial, factorial, fprod, fsum, mpf


def _n(chance: random.Random) -> mpf:
    return mpf(chance.randint(1, 12))


def _x(chance: random.Random) -> mpf:
    """Above -1: near it, small, of ordinary size or large."""
    return chance.choice(
        [mpf(-999) / 1000, mpf(chance.randint(-99, 300)) / 100, mpf(chance.randint(1, 99)) / 1000, mpf(chance.randint(5, 90))]
    )


def _between(low, high, term):
    return fsum(term(mpf(k)) for k in range(int(low), int(high) + 1))


def induction_steps__squares(chance):
    n = _n(chance)
    return n * (n + 1) * (2 * n + 1) / 6 + (n + 1) ** 2, (n + 1) * (n + 2) * (2 * n + 3) / 6


def induction_steps__cubes(chance):
    n = _n(chance)
    return n**2 * (n + 1) ** 2 / 4 + (n + 1) ** 3, (n + 1) ** 2 * (n + 3) ** 2 / 4


def induction_steps__cubes_first_power(chance):
    n = _n(chance)
    return n**2 * (n + 1) ** 2 / 4 + (n + 1) ** 3, (n + 1) ** 2 / 4 * (n**2 + 4 * (n + 1))


def induction_steps__powers_of_two(chance):
    n = _n(chance)
    return (2 ** (n + 1) - 1) + 2 ** (n + 1), 2 ** (n + 2) - 1


def induction_steps__powers_of_four(chance):
    n = _n(chance)
    return (2 ** (n + 1) - 1) + 2 ** (n + 1), 4 ** (n + 1) - 1


def induction_steps__odd_numbers(chance):
    n = _n(chance)
    return _between(1, n + 1, lambda k: 2 * k - 1), _between(1, n, lambda k: 2 * k - 1) + 2 * n - 1


def divisibility__next(chance):
    n = _n(chance)
    k = (mpf(7) ** n - 1) / 6
    return 7 ** (n + 1) - 1, 6 * (7 * k + 1)


def divisibility__next_without_one(chance):
    n = _n(chance)
    k = (mpf(7) ** n - 1) / 6
    return 7 ** (n + 1) - 1, 7 * 6 * k


def bernoulli__inequality(chance):
    n, x = _n(chance), _x(chance)
    return bool((1 + x) ** n >= 1 + n * x)


def bernoulli__step(chance):
    n, x = _n(chance), _x(chance)
    return bool((1 + n * x) * (1 + x) >= 1 + (n + 1) * x)


def bernoulli__step_equal(chance):
    n, x = _n(chance), _x(chance)
    return (1 + n * x) * (1 + x), 1 + (n + 1) * x


def bernoulli__upper(chance):
    n, x = _n(chance), _x(chance)
    return bool((1 + x) ** n <= 1 + n * x + n**2 * x**2)


def growth__exponential(chance):
    n = _n(chance)
    return bool(2**n > n)


def growth__square(chance):
    n = _n(chance)
    return bool(2**n >= n**2)


def growth__factorial(chance):
    n = _n(chance)
    return bool(factorial(n) >= 2 ** (n - 1))


def growth__factorial_two(chance):
    n = _n(chance)
    return bool(factorial(n) >= 2**n)


def rows_of_pascal__without_zero(chance):
    n = _n(chance)
    return _between(1, n, lambda k: binomial(n, k)), 2**n


def rows_of_pascal__second_moment(chance):
    n = _n(chance)
    return _between(0, n, lambda k: k**2 * binomial(n, k)), n * (n + 1) * mpf(2) ** (n - 2)


def rows_of_pascal__integrated(chance):
    n = _n(chance)
    return _between(0, n, lambda k: binomial(n, k) / (k + 1)), (2 ** (n + 1) - 1) / (n + 1)


def rows_of_pascal__integrated_limit(chance):
    n = _n(chance)
    return _between(0, n, lambda k: binomial(n, k) / (k + 1)), 2 ** (n + 1) / (n + 1)


def rows_of_pascal__squares(chance):
    n = _n(chance)
    return _between(0, n, lambda k: binomial(n, k) ** 2), binomial(2 * n, n)


def rows_of_pascal__powers_of_three(chance):
    n = _n(chance)
    return _between(0, n, lambda k: binomial(n, k) * 2 ** (n - k)), 3**n


def _pair(chance):
    n = _n(chance)
    return n, mpf(chance.randint(1, int(n)))


def coefficients__pascal(chance):
    n, k = _pair(chance)
    return binomial(n, k) + binomial(n, k - 1), binomial(n + 1, k)


def coefficients__pascal_upper(chance):
    n, k = _pair(chance)
    return binomial(n, k) + binomial(n, k - 1), binomial(n + 1, k + 1)


def coefficients__absorption(chance):
    n, k = _pair(chance)
    return k * binomial(n, k), n * binomial(n - 1, k - 1)


def coefficients__neighbour(chance):
    n, k = _pair(chance)
    return binomial(n, k + 1), (n - k) / (k + 1) * binomial(n, k)


def coefficients__absorption_lower(chance):
    n, k = _pair(chance)
    return (n - k) * binomial(n, k), n * binomial(n - 1, k - 1)


def coefficients__ones(chance):
    n, k = _pair(chance)
    return _between(0, k, lambda j: binomial(n + j, j)), binomial(n + k + 1, k)


def factorials__sum(chance):
    n = _n(chance)
    return _between(1, n, lambda k: k * factorial(k)), factorial(n + 1) - 1


def factorials__even_product(chance):
    n = _n(chance)
    return fprod(2 * k for k in range(1, int(n) + 1)), 2 * factorial(n)


def factorials__odd_product(chance):
    n = _n(chance)
    return fprod(2 * k - 1 for k in range(1, int(n) + 1)), factorial(2 * n) / (2**n * factorial(n))


def factorials__quotient(chance):
    n = _n(chance)
    return factorial(2 * n) / factorial(n), mpf(2)


def factorials__difference(chance):
    n = _n(chance)
    return 1 / factorial(n) - 1 / factorial(n + 1), n / factorial(n + 1)


def _recursion(chance):
    n = _n(chance)
    return 2 * (2**n + 1) - 1, n


def recursion__closed_form(chance):
    after, n = _recursion(chance)
    return after, 2 ** (n + 1) + 1


def recursion__two_not_doubled(chance):
    after, n = _recursion(chance)
    return after, 2 ** (n + 1)
