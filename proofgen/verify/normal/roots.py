"""Square roots that are rational functions again."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from proofgen.verify.normal.core import Core
from proofgen.verify.normal.rational import Ratio


def square_root(core: Core, value: Ratio) -> Ratio | None:
    """A root, of either sign, that is a rational function again."""
    result = core.number(1)
    for poly, side in ((value.num, 1), (value.den, -1)):
        content, factors = poly.factor()
        root = _root_of_number(Fraction(int(content.p), int(content.q)))
        if root is None or any(int(times) % 2 for _, times in factors):
            return None
        result = result * core.number(root) ** side
        for factor, times in factors:
            result = result * Ratio(core.ring, factor) ** (side * int(times) // 2)
    return result


def _root_of_number(value: Fraction) -> Fraction | None:
    if value <= 0:
        return None
    above, below = isqrt(value.numerator), isqrt(value.denominator)
    return Fraction(above, below) if above**2 == value.numerator and below**2 == value.denominator else None
