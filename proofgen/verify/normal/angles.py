"""Sums of arcs of real numbers that are zero: the sine is 0, the cosine is 1, and the sum lies within one turn to either side."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from proofgen.math.term import Const, Fn
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.trigonometry import circular

NOT_NEGATIVE, NOT_POSITIVE = frozenset({0, 1}), frozenset({-1, 0})
QUARTER = Fraction(1, 2)  # of a turn, in multiples of pi
TURN = 2


def no_angle(core: Core, value: Ratio) -> bool:
    """Whether a sum of arctangents, arcsines and a rational multiple of pi, which is no more than that, is 0.

    Its ends follow from those of the arcs: half of them if the sign of what an arc is taken of is known. Those of an arctangent are not reached.
    """
    if core.complex_world or not value.is_polynomial():
        return False
    terms = list(core.monomials(value.num))
    if not any(isinstance(atom, Fn) for _, powers in terms for atom, _ in powers):
        return False
    low = high = Fraction(0)
    reached = True
    scale = 1
    for coefficient, powers in terms:
        if len(powers) != 1 or powers[0][1] != 1:
            return False
        ends = _ends(core, powers[0][0])
        if ends is None:
            return False
        if isinstance(powers[0][0], Fn):
            scale = lcm(scale, coefficient.denominator)
        reached = reached and not (isinstance(powers[0][0], Fn) and powers[0][0].name == "arctan" and ends == (-QUARTER, QUARTER))
        both = (ends[0] * coefficient, ends[1] * coefficient)
        low, high = low + min(both), high + max(both)
    widest = max(-low, high) * scale
    if widest > TURN or (widest == TURN and reached):
        return False
    angle = value * core.number(scale)
    if not circular(core, "sin", angle).is_zero() or circular(core, "cos", angle).constant() != 1:
        return False
    core.law("one-turn")
    return True


def _ends(core: Core, atom: object) -> tuple[Fraction, Fraction] | None:
    """Between which multiples of pi it lies."""
    match atom:
        case Const("pi"):
            return Fraction(1), Fraction(1)
        case Fn("arctan" | "arcsin", (inside,)) if core.is_real(inside):
            signs = core.sign(core.normal(inside))
            return (Fraction(0) if signs <= NOT_NEGATIVE else -QUARTER), (Fraction(0) if signs <= NOT_POSITIVE else QUARTER)
        case _:
            return None
