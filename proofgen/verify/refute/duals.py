"""Dual numbers of any depth: value + slope · ε, one ε (a tag) for each derivative that is being taken.

A number that does not depend on the variable is never dual; a slope that happens to be 0 is carried, so √(t²) has no derivative at 0.
"""

from __future__ import annotations

from collections.abc import Callable

from proofgen.verify.refute import balls
from proofgen.verify.refute.balls import ONE, ZERO, Number


class Dual:
    """Later tags are outermost: value and slope carry smaller tags only."""

    __slots__ = ("slope", "tag", "value")

    def __init__(self, tag: int, value: Scalar, slope: Scalar) -> None:
        self.tag = tag
        self.value = value
        self.slope = slope


Scalar = Number | Dual


def core(value: Scalar) -> Number:
    """The number itself, without its slopes."""
    while isinstance(value, Dual):
        value = value.value
    return value


def _tag(value: Scalar) -> int:
    return value.tag if isinstance(value, Dual) else 0


def split(value: Scalar, tag: int) -> tuple[Scalar, Scalar | None]:
    return (value.value, value.slope) if isinstance(value, Dual) and value.tag == tag else (value, None)


def slope(value: Scalar, tag: int) -> Scalar:
    found = split(value, tag)[1]
    return ZERO if found is None else found


def add(left: Scalar, right: Scalar) -> Scalar:
    if isinstance(left, Number) and isinstance(right, Number):
        return balls.add(left, right)
    tag = max(_tag(left), _tag(right))
    (a, da), (b, db) = split(left, tag), split(right, tag)
    tangent = db if da is None else da if db is None else add(da, db)
    assert tangent is not None
    return Dual(tag, add(a, b), tangent)


def multiply(left: Scalar, right: Scalar) -> Scalar:
    if isinstance(left, Number) and isinstance(right, Number):
        return balls.multiply(left, right)
    tag = max(_tag(left), _tag(right))
    (a, da), (b, db) = split(left, tag), split(right, tag)
    if da is None:
        assert db is not None
        tangent = multiply(a, db)
    elif db is None:
        tangent = multiply(da, b)
    else:
        tangent = add(multiply(da, b), multiply(a, db))
    return Dual(tag, multiply(a, b), tangent)


def negate(value: Scalar) -> Scalar:
    return multiply(balls.MINUS_ONE, value)


def subtract(left: Scalar, right: Scalar) -> Scalar:
    return add(left, negate(right))


def lift(leaf: Callable[[Number], Number], derivative: Callable[[Scalar], Scalar], value: Scalar) -> Scalar:
    if isinstance(value, Number):
        return leaf(value)
    return Dual(value.tag, lift(leaf, derivative, value.value), multiply(derivative(value.value), value.slope))


def inverse(value: Scalar) -> Scalar:
    return lift(balls.inverse, lambda x: negate(inverse(multiply(x, x))), value)


def power(base: Scalar, exponent: int) -> Scalar:
    """By an integer; anything to the 0 is 1."""
    if exponent < 0:
        return inverse(power(base, -exponent))
    outcome: Scalar = ONE
    square = base
    while exponent:
        if exponent & 1:
            outcome = square if outcome is ONE else multiply(outcome, square)
        exponent >>= 1
        if exponent:
            square = multiply(square, square)
    return outcome
