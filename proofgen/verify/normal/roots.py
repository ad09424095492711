"""Square roots that are rational functions again, or sums of simpler roots."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from proofgen.math.term import Pow
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import HALF, number

POSITIVE = frozenset({1})


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


def nested_root(core: Core, value: Ratio) -> Ratio | None:
    """√(a + b m) for numbers a > 0 and b, and a positive m of which the square is a number c, where d² = a² - b² c is positive.

    (√((a+d)/2) ± √((a-d)/2))² = a ± √(a² - d²), and a > d > 0, so that the sum and the difference are the root if d is rational. If it is not,
    √(a - b m) √(a + b m) = d writes the smaller of the two by the larger.
    """
    found = _surd(core, value)
    if found is None:
        return None
    a, b, c, size = found
    square = a * a - b * b * c
    if a <= 0 or square <= 0:
        return None
    d = _root_of_number(square)
    if d is None and b > 0:
        return None
    core.law("nested-root")
    if d is not None:
        larger, smaller = (core.normal(Pow(number((a + side) / 2), HALF)) for side in (d, -d))
        return larger + smaller if b > 0 else larger - smaller
    other = core.number(a) - core.number(b) * size
    return core.normal(Pow(number(square), HALF)) / core.normal(Pow(core.term(other), HALF))


def _surd(core: Core, value: Ratio) -> tuple[Fraction, Fraction, Fraction, Ratio] | None:
    """(a, b, m², m) of a + b m."""
    parts = list(core.monomials(value.num))
    if not value.is_polynomial() or len(parts) != 2 or not any(not powers for _, powers in parts):
        return None
    a = next(coefficient for coefficient, powers in parts if not powers)
    b, powers = next(part for part in parts if part[1])
    size = core.number(1)
    for atom, power in powers:
        size = size * core.bare(atom) ** power
    c = core.reduced(size * size).constant()
    return None if c is None or core.sign(size) != POSITIVE else (a, b, c, size)


def _root_of_number(value: Fraction) -> Fraction | None:
    if value <= 0:
        return None
    above, below = isqrt(value.numerator), isqrt(value.denominator)
    return Fraction(above, below) if above**2 == value.numerator and below**2 == value.denominator else None
