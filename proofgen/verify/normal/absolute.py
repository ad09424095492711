"""|x|, sign, max and min of real numbers."""

from __future__ import annotations

from proofgen.verify.normal.complexes import modulus
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import fn, key

NOT_NEGATIVE, NOT_POSITIVE = frozenset({0, 1}), frozenset({-1, 0})


def absolute(core: Core, value: Ratio) -> Ratio:
    """|a b| = |a| |b|; |x| = x for x >= 0 and -x for x <= 0; |x|^2 = x^2 for real x."""
    signs = core.sign(value)
    if signs <= NOT_NEGATIVE:
        return value
    if signs <= NOT_POSITIVE:
        return -value
    result = core.number(1)
    for poly, side in ((value.num, 1), (value.den, -1)):
        content, factors = poly.factor()
        result = result * Ratio(core.ring, core.ring.context.constant(abs(content))) ** side
        for factor, times in factors:
            result = result * _factor(core, Ratio(core.ring, factor)) ** (side * int(times))
    return core.reduced(result)


def _factor(core: Core, value: Ratio) -> Ratio:
    signs = core.sign(value)
    if signs <= NOT_NEGATIVE:
        return value
    if signs <= NOT_POSITIVE:
        return -value
    if not core.is_real(core.term(value)):
        return modulus(core, value)
    inside = min((value, -value), key=lambda side: key(core.term(side)))
    atom = fn("abs", core.term(inside))
    result = core.atom(atom)
    if atom in core.places:
        core.law("square-of-abs")
        core.relate(atom, 2, inside * inside)
    return result


def sign_of(core: Core, value: Ratio) -> Ratio:
    """sign x is -1, 0 or 1."""
    signs = core.sign(value)
    if len(signs) == 1:
        return core.number(next(iter(signs)))
    return core.atom(fn("sign", core.term(value)))


def extreme(core: Core, name: str, values: list[Ratio]) -> Ratio:
    """max or min of two or more: max(a, b) = (a + b + |a - b|)/2, min(a, b) = (a + b - |a - b|)/2."""
    result, *others = values
    half = core.number(1) / core.number(2)
    for other in others:
        gap = absolute(core, result - other)
        result = (result + other + (gap if name == "max" else -gap)) * half
    return result
