"""Whole numbers taken apart."""

from __future__ import annotations

from fractions import Fraction

from flint import fmpz


def primes(value: Fraction) -> list[tuple[int, int]]:
    """The prime factorisation of a positive rational."""
    above = [(int(p), int(k)) for p, k in fmpz(value.numerator).factor()] if value.numerator > 1 else []
    below = [(int(p), -int(k)) for p, k in fmpz(value.denominator).factor()] if value.denominator > 1 else []
    return above + below
