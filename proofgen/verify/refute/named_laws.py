"""Distributions that have a name, at a point: what they need of their parameters, and the exact expectation of every polynomial.

A polynomial of degree d is its values at 0, 1, …, d: by Newton's forward differences its expectation is the sum of these values with weights that the
binomial moments E[C(X, k)] give. The weights add up to 1 and may be negative: they stand for the law on polynomials of degree d and nowhere else,
but where the law takes no other values than 0, …, d, of which they are the probabilities.
Moments: Johnson, Kotz & Kemp, Univariate Discrete Distributions, and Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions, each
family's chapter. Every moment of every law here exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import comb, factorial

from flint import fmpq

from proofgen.verify.refute.balls import ONE, ZERO, Mode, Number, integer
from proofgen.verify.refute.duals import Scalar, add, core, inverse, multiply, power, subtract
from proofgen.verify.refute.errors import Beyond, NoValue, Unsettled
from proofgen.verify.refute.functions import order, rational_power, whole

MANY = 99  # the degree of what is no polynomial
_HIGHEST = 24
_COUNTS = {"normal": 2, "bernoulli": 1, "binomial": 2, "poisson": 1, "exponential": 1, "uniform": 2, "gamma": 2, "beta": 2}
_MODE = Mode(real=True)


@dataclass(frozen=True, slots=True)
class Law:
    """exponential and gamma by their rate, normal by its variance."""

    name: str
    params: tuple[Scalar, ...]


def is_known(name: str, params: int) -> bool:
    return _COUNTS.get(name) == params


def law_of(name: str, params: tuple[Scalar, ...]) -> Law:
    """Raises NoValue where there is no such law, Unsettled where it is not certain that there is."""
    match name, params:
        case "normal", (_, variance):
            _need(_at_least(variance, ZERO, strict=False))
        case "bernoulli", (p,):
            return law_of("binomial", (ONE, p))
        case "binomial", (count, p):
            _need(whole(count) >= 0 and _at_least(p, ZERO, strict=False) and _at_least(ONE, p, strict=False))
        case "uniform", (low, high):
            _need(_at_least(high, low))
        case _:
            _need(all(_at_least(each, ZERO) for each in params))
    return Law(name, params)


def _need(holds: bool) -> None:
    if not holds:
        raise NoValue


def _at_least(high: Scalar, low: Scalar, strict: bool = True) -> bool:
    if not (core(high).on_real_line and core(low).on_real_line):
        raise Unsettled("a parameter that may not be real")
    return order(_MODE, high, low) >= int(strict)


def nodes(law: Law, degree: int) -> list[tuple[int, Scalar]]:
    """Places with their weights. Raises Beyond where the law takes other values and no polynomial was asked for."""
    if law.name == "binomial":
        degree = min(degree, whole(law.params[0]))
    if degree > _HIGHEST:
        raise Beyond("an expectation that depends on more than moments")
    moments = list(_binomial_moments(law, degree))
    weights = [_sum(multiply(integer((-1) ** (k - j) * comb(k, j)), moments[k]) for k in range(j, degree + 1)) for j in range(degree + 1)]
    return list(enumerate(weights))


def mean_and_variance(law: Law) -> tuple[Scalar, Scalar]:
    _, first, pairs = _binomial_moments(law, 2)
    square = add(multiply(integer(2), pairs), first)
    return first, subtract(square, multiply(first, first))


def moved(first: Law, other: Law) -> tuple[Scalar, Scalar] | None:
    """(slope, offset): slope X + offset has the law `other` if X has the law `first`. None where no such numbers are known."""
    if first.name != other.name:
        return None
    match first.name, first.params, other.params:
        case "normal", (mean, variance), (other_mean, other_variance) if core(variance).rational != 0:
            slope = rational_power(_MODE, multiply(other_variance, inverse(variance)), fmpq(1, 2))
            return slope, subtract(other_mean, multiply(slope, mean))
        case "uniform", (low, high), (other_low, other_high):
            slope = multiply(subtract(other_high, other_low), inverse(subtract(high, low)))
            return slope, subtract(other_low, multiply(slope, low))
        case "exponential", (rate,), (other_rate,):
            return multiply(rate, inverse(other_rate)), ZERO
        case "gamma", (shape, rate), (other_shape, other_rate) if _same(shape, other_shape):
            return multiply(rate, inverse(other_rate)), ZERO
        case _ if all(map(_same, first.params, other.params)):
            return ONE, ZERO
        case _:
            return None


def _same(one: Scalar, other: Scalar) -> bool:
    """Certainly the same number, and no derivative is taken by either."""
    return isinstance(one, Number) and isinstance(other, Number) and one.rational is not None and one.rational == other.rational


# ---------------------------------------------------------------- moments


def _binomial_moments(law: Law, most: int) -> Iterator[Scalar]:
    """E[C(X, k)] for k = 0, …, most."""
    match law.name, law.params:
        case "binomial", (count, p):
            for k in range(most + 1):
                yield multiply(integer(comb(whole(count), k)), power(p, k))
        case "poisson", (rate,):
            for k in range(most + 1):
                yield multiply(Number(fmpq(1, factorial(k))), power(rate, k))
        case _:
            raw = _moments(law, most)
            for k in range(most + 1):
                yield _sum(multiply(Number(each), raw[j]) for j, each in enumerate(_falling(k)))


def _moments(law: Law, most: int) -> list[Scalar]:
    """E[X^k] for k = 0, …, most."""
    found: list[Scalar] = [ONE]
    step = _STEPS[law.name]
    for k in range(most):
        found.append(step(law.params, found, k))
    return found


def _normal(params: tuple[Scalar, ...], below: list[Scalar], k: int) -> Scalar:
    """E[X^(k+1)] = μ E[X^k] + k σ² E[X^(k-1)], Stein's identity."""
    mean, variance = params
    first = multiply(mean, below[k])
    return first if k == 0 else add(first, multiply(integer(k), multiply(variance, below[k - 1])))


def _uniform(params: tuple[Scalar, ...], _: list[Scalar], k: int) -> Scalar:
    """E[X^(k+1)] = (a^(k+1) + a^k b + … + b^(k+1)) / (k + 2)."""
    low, high = params
    return multiply(Number(fmpq(1, k + 2)), _sum(multiply(power(low, j), power(high, k + 1 - j)) for j in range(k + 2)))


def _exponential(params: tuple[Scalar, ...], below: list[Scalar], k: int) -> Scalar:
    return multiply(integer(k + 1), multiply(inverse(params[0]), below[k]))


def _gamma(params: tuple[Scalar, ...], below: list[Scalar], k: int) -> Scalar:
    return multiply(multiply(add(params[0], integer(k)), inverse(params[1])), below[k])


def _beta(params: tuple[Scalar, ...], below: list[Scalar], k: int) -> Scalar:
    a, b = params
    return multiply(multiply(add(a, integer(k)), inverse(add(add(a, b), integer(k)))), below[k])


# E[X^(k+1)] from the parameters, from E[X^0], …, E[X^k], and from k.
_STEPS: dict[str, Callable[[tuple[Scalar, ...], list[Scalar], int], Scalar]] = {
    "normal": _normal, "uniform": _uniform, "exponential": _exponential, "gamma": _gamma, "beta": _beta,
}  # fmt: skip


@lru_cache(maxsize=64)
def _falling(k: int) -> tuple[fmpq, ...]:
    """The coefficients of C(x, k) by powers of x."""
    found = [fmpq(1)]
    for j in range(k):
        moved_up = [fmpq(0), *found]
        found = [(above - j * here) / (j + 1) for above, here in zip(moved_up, [*found, fmpq(0)], strict=True)]
    return tuple(found)


def _sum(parts: Iterator[Scalar]) -> Scalar:
    total: Scalar = ZERO
    for part in parts:
        total = add(total, part)
    return total
