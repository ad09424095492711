"""floor and ceiling of real numbers: whole numbers come out, and the ceiling is the floor from the other side."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from proofgen.verify.normal.core import Core
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import fn


def rounded(core: Core, name: str, value: Ratio) -> Ratio:
    """⌊x + n⌋ = ⌊x⌋ + n for every integer n, ⌈x⌉ = -⌊-x⌋; each term of the sum that is an integer is such an n."""
    if name == "ceil":
        return -rounded(core, "floor", -value)
    if not value.is_polynomial():
        return core.atom(fn("floor", core.term(value)))
    whole, rest = core.number(0), core.number(0)
    for coefficient, powers in core.monomials(value.num):
        piece = core.number(coefficient)
        for atom, power in powers:
            piece = piece * core.bare(atom) ** power
        if not powers:
            whole = whole + core.number(floor(coefficient))
            rest = rest + core.number(coefficient - floor(coefficient))
        elif coefficient.denominator == 1 and all(core.is_integer(atom) for atom, _ in powers):
            whole = whole + piece
        else:
            rest = rest + piece
    if not whole.is_zero():
        core.law("rounding")
    known = rest.constant()
    if known is not None:
        return whole + core.number(Fraction(floor(known)))
    return whole + core.atom(fn("floor", core.term(rest)))
