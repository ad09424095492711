"""Factorials of integers."""

from __future__ import annotations

from math import factorial

from proofgen.verify.normal.core import Core
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import fn
from proofgen.verify.normal.stops import NoValue, TooLarge

NOT_NEGATIVE = frozenset({0, 1})


def factorial_of(core: Core, value: Ratio) -> Ratio:
    """(m + 1)! = (m + 1) m! for an integer m >= 0."""
    offset, rest = core.split(value)
    if rest is None:
        if offset < 0:
            raise NoValue("the factorial of a negative number")
        if offset > 300:
            raise TooLarge("a large factorial")
        return core.number(factorial(offset))
    base = core.normal(rest)
    if offset > 0 and not core.sign(base) <= NOT_NEGATIVE:
        return core.atom(fn("factorial", core.term(value)))
    result = core.atom(fn("factorial", rest))
    if offset:
        core.law("factorial-step")
    for step in range(1, min(offset, 40) + 1):
        result = result * (base + core.number(step))
    for step in range(min(-offset, 40)):
        result = result / (base - core.number(step))
    return result if abs(offset) <= 40 else core.atom(fn("factorial", core.term(value)))
