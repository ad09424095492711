"""A rational function taken apart into a number and irreducible factors, none of which is known to be negative."""

from __future__ import annotations

from fractions import Fraction

from proofgen.verify.normal.core import Core
from proofgen.verify.normal.rational import Ratio, fraction

NEGATIVE = frozenset({-1})


def factored(core: Core, value: Ratio) -> tuple[Fraction, list[tuple[Ratio, int]]]:
    """(number, ((factor, exponent), …)); exponents below zero for the denominator."""
    size, found = Fraction(1), []
    for poly, side in ((value.num, 1), (value.den, -1)):
        content, factors = core.ring.factored(poly)
        size *= fraction(content) ** side
        for factor, times in factors:
            base, power = Ratio(core.ring, factor), times * side
            if core.sign(base) == NEGATIVE:
                base, size = -base, -size if power % 2 else size  # (-1) ** -1 would be a float
            found.append((base, power))
    return size, found
