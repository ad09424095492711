"""The moments E[X^k] of distributions that have a name, for k = 1, 2, 3, …: all of them exist.

Johnson, Kotz & Kemp, Univariate Discrete Distributions, and Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions, each family's chapter.
"""

from __future__ import annotations

from math import comb, factorial, prod

from proofgen.math.chance import Distributed
from proofgen.math.term import Pow, Term
from proofgen.verify.normal.spell import ONE, add, inverse, minus, mul, number


def moment(law: Distributed, k: int) -> Term | None:
    """E[X^k], k >= 1; None for a law of which no moments are kept."""
    match law.name, law.params:
        case "normal", (mean, variance):
            odd = [prod(range(1, 2 * j, 2)) for j in range(k // 2 + 1)]
            return add(*(mul(number(comb(k, 2 * j) * odd[j]), _power(mean, k - 2 * j), _power(variance, j)) for j in range(k // 2 + 1)))
        case "bernoulli", (p,):
            return p
        case "binomial", (count, p):
            return add(*(mul(number(_partitions(k, j)), _falling(count, j), _power(p, j)) for j in range(1, k + 1)))
        case "poisson", (rate,):
            return add(*(mul(number(_partitions(k, j)), _power(rate, j)) for j in range(1, k + 1)))
        case "exponential", (rate,):
            return mul(number(factorial(k)), inverse(_power(rate, k)))
        case "uniform", (low, high):
            return mul(inverse(number(k + 1)), add(*(mul(_power(low, j), _power(high, k - j)) for j in range(k + 1))))
        case "gamma", (shape, rate):
            return mul(_rising(shape, k), inverse(_power(rate, k)))
        case "beta", (a, b):
            return mul(_rising(a, k), inverse(_rising(add(a, b), k)))
        case _:
            return None


def _power(base: Term, k: int) -> Term:
    return ONE if k == 0 else base if k == 1 else Pow(base, number(k))


def _rising(start: Term, k: int) -> Term:
    return mul(*(start if j == 0 else add(start, number(j)) for j in range(k)))


def _falling(start: Term, k: int) -> Term:
    return mul(*(start if j == 0 else minus(start, number(j)) for j in range(k)))


def _partitions(k: int, j: int) -> int:
    """Stirling's number of the second kind, DLMF 26.8.6."""
    signed = [comb(j, i) * int(i**k) * (-1 if (j - i) % 2 else 1) for i in range(j + 1)]
    return sum(signed) // factorial(j)
