"""Functions of a small positive h by their expansions: finitely many terms, and a bound for what is left out.

A term is an exact or certain number times a scale. Nothing is taken for 0 that is not exactly 0, and nothing for the leading term that may be 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cmp_to_key

from flint import fmpq

from proofgen.verify.refute import coefficients as co
from proofgen.verify.refute.coefficients import Coefficient
from proofgen.verify.refute.errors import NoValue, Unsettled
from proofgen.verify.refute.scales import ONE, Scale, compare, of_power, product, to_the

_MOST = 80  # terms of one expansion


class TooShort(Unsettled):
    """More terms may help."""


@dataclass(frozen=True, slots=True)
class Germ:
    """The sum of the terms, largest scale first, and a rest that is at most a multiple of the scale `error` (None: no rest at all)."""

    terms: tuple[tuple[Scale, Coefficient], ...]
    error: Scale | None = None


def constant(value: Coefficient) -> Germ:
    return Germ(() if value.is_zero else ((ONE, value),))


def whole(value: int) -> Germ:
    return constant(co.rational(value))


def monomial(scale: Scale, value: Coefficient = co.ONE) -> Germ:
    return Germ(((scale, value),))


def larger(left: Scale | None, right: Scale | None) -> Scale | None:
    if left is None or right is None:
        return right if left is None else left
    return left if compare(left, right) >= 0 else right


def _larger_first(left: tuple[Scale, Coefficient], right: tuple[Scale, Coefficient]) -> int:
    return compare(right[0], left[0])


def _sorted(found: Iterable[tuple[Scale, Coefficient]], error: Scale | None) -> Germ:
    """What is not larger than the rest goes into the rest."""
    kept = [(s, c) for s, c in found if not c.is_zero and (error is None or compare(s, error) > 0)]
    kept.sort(key=cmp_to_key(_larger_first))
    if len(kept) > _MOST:
        return Germ(tuple(kept[:_MOST]), kept[_MOST][0])
    return Germ(tuple(kept), error)


def add(left: Germ, right: Germ) -> Germ:
    found = dict(left.terms)
    for scale, value in right.terms:
        found[scale] = co.add(found[scale], value) if scale in found else value
    return _sorted(found.items(), larger(left.error, right.error))


def _bound(germ: Germ) -> Scale | None:
    """A scale of which the germ is at most a multiple; None for 0."""
    return germ.terms[0][0] if germ.terms else germ.error


def multiply(left: Germ, right: Germ) -> Germ:
    error: Scale | None = None
    for here, there in ((left, right), (right, left)):
        bound = _bound(there)
        if here.error is not None and bound is not None:
            error = larger(error, product(here.error, bound))
    found: dict[Scale, Coefficient] = {}
    for s, a in left.terms:
        for r, b in right.terms:
            scale = product(s, r)
            value = co.multiply(a, b)
            found[scale] = co.add(found[scale], value) if scale in found else value
    return _sorted(found.items(), error)


def scaled(factor: Coefficient, germ: Germ) -> Germ:
    return multiply(constant(factor), germ)


def negate(germ: Germ) -> Germ:
    return scaled(co.MINUS_ONE, germ)


def subtract(left: Germ, right: Germ) -> Germ:
    return add(left, negate(right))


def is_zero(germ: Germ) -> bool:
    """Exactly zero; False where there is a rest."""
    return not germ.terms and germ.error is None


def leading(germ: Germ) -> tuple[Scale, Coefficient]:
    """Of a germ that is not exactly zero."""
    if not germ.terms:
        raise TooShort("an expansion with more terms would be needed")
    scale, value = germ.terms[0]
    if not value.ball.is_finite() or value.ball.contains(0):
        raise Unsettled("whether the leading term of an expansion is 0 could not be decided")
    return scale, value


def relative(germ: Germ) -> tuple[Scale, Coefficient, Germ]:
    """scale · value · (1 + small)."""
    scale, value = leading(germ)
    shrunk = scaled(co.inverse(value), multiply(monomial(to_the(scale, fmpq(-1))), Germ(germ.terms[1:], germ.error)))
    return scale, value, shrunk


def split(germ: Germ) -> tuple[Germ, Coefficient, Germ]:
    """What tends to infinity, the constant, and what tends to 0, every large term being certainly there."""
    if germ.error is not None and compare(germ.error, ONE) >= 0:
        raise TooShort("an expansion with more terms would be needed")
    large, small = list[tuple[Scale, Coefficient]](), list[tuple[Scale, Coefficient]]()
    middle = co.ZERO
    for scale, value in germ.terms:
        size = compare(scale, ONE)
        if size == 0:
            middle = value
        else:
            (large if size > 0 else small).append((scale, value))
    return Germ(tuple(large)), middle, Germ(tuple(small), germ.error)


def composed(small: Germ, coefficients: Sequence[Coefficient]) -> Germ:
    """Σ coefficient · small^n for a function analytic around 0, given by its first coefficients."""
    bound = _bound(small)
    if bound is None:
        return constant(coefficients[0])
    if compare(bound, ONE) >= 0:
        raise TooShort("an expansion with more terms would be needed")
    *lower, last = coefficients
    outcome = Germ(constant(last).terms, bound)
    for value in reversed(lower):
        outcome = add(multiply(outcome, small), constant(value))
    return outcome


def inverse(germ: Germ, order: int) -> Germ:
    if is_zero(germ):
        raise NoValue
    scale, value, small = relative(germ)
    series = composed(small, [co.rational((-1) ** n) for n in range(order + 1)])
    return scaled(co.inverse(value), multiply(monomial(to_the(scale, fmpq(-1))), series))


def power(germ: Germ, exponent: int, order: int) -> Germ:
    """By an integer; anything to the 0 is 1."""
    if exponent < 0:
        return inverse(power(germ, -exponent, order), order)
    outcome, square = whole(1), germ
    while exponent:
        if exponent & 1:
            outcome = multiply(outcome, square)
        exponent >>= 1
        if exponent:
            square = multiply(square, square)
    return outcome


def limit(germ: Germ) -> Coefficient:
    """Raises NoValue where it certainly grows beyond all bounds."""
    large, middle, _ = split(germ)
    if large.terms:
        leading(large)
        raise NoValue
    return middle


SMALL = monomial(of_power(fmpq(-1)))
LARGE = monomial(of_power(fmpq(1)))
