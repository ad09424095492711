"""Arcs whose sine or tangent is the root of a simple fraction."""

from __future__ import annotations

from fractions import Fraction

from proofgen.math.term import Const
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import mul, number

POSITIVE = frozenset({1})
PI = Const("pi")

# the square of a sine or tangent -> the arc between 0 and a quarter turn, in multiples of pi
_OF_SQUARE = {
    "arcsin": {Fraction(1, 4): Fraction(1, 6), Fraction(1, 2): Fraction(1, 4), Fraction(3, 4): Fraction(1, 3), Fraction(1): Fraction(1, 2)},
    "arctan": {Fraction(1, 3): Fraction(1, 6), Fraction(1): Fraction(1, 4), Fraction(3): Fraction(1, 3)},
}


def known_arc(core: Core, name: str, value: Ratio) -> Ratio | None:
    """arcsin or arctan of a positive number of which the square is known."""
    table = _OF_SQUARE.get(name)
    if table is None or len(value.num) != 1:
        return None
    square = core.reduced(value * value).constant()
    part = None if square is None else table.get(square)
    if part is None or core.sign(value) != POSITIVE:
        return None
    return core.normal(mul(number(part), PI))
