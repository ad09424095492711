"""Factorials and binomial coefficients of integers."""

from __future__ import annotations

from math import comb, factorial

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


def binomial(core: Core, top: Ratio, bottom: Ratio) -> Ratio:
    """n! / (k! (n - k)!) where 0 <= k <= n is proved; else an atom of its own, but for k = 0, 1."""
    n, k = top.constant(), bottom.constant()
    if k is not None and k.denominator == 1 and 0 <= k <= 12:
        result = core.number(1)
        for step in range(int(k)):
            result = result * (top - core.number(step)) / core.number(step + 1)
        return result
    if n is not None and k is not None and n.denominator == k.denominator == 1 and 0 <= k <= n <= 1000:
        return core.number(comb(int(n), int(k)))
    if core.is_integer(core.term(top)) and core.sign(bottom) <= NOT_NEGATIVE and core.sign(top - bottom) <= NOT_NEGATIVE:
        core.law("binomial-by-factorials")
        return factorial_of(core, top) / (factorial_of(core, bottom) * factorial_of(core, top - bottom))
    return core.atom(fn("binomial", core.term(top), core.term(bottom)))
