"""The equation of least degree that cos(pi / L) satisfies, from the cyclotomic polynomial."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from flint import fmpz_poly

MOST_DEGREE = 12
LARGEST = 60


@lru_cache(maxsize=64)
def minimal(parts: int) -> tuple[Fraction, ...] | None:
    """The coefficients below the leading one, which is 1, of the minimal polynomial of cos(pi / parts). None where its degree is high.

    e^(i pi / L) is a primitive root z of unity of order 2 L; its cyclotomic polynomial reads the same from both ends, and so is z^d times a polynomial
    in z + 1/z = 2 cos(pi / L), because z^k + 1/z^k is one: each is z + 1/z times the one before, less the one before that.
    """
    if not 3 <= parts <= LARGEST:
        return None
    symmetric = fmpz_poly.cyclotomic(2 * parts)
    degree = symmetric.degree() // 2
    if degree > MOST_DEGREE:
        return None
    twice = fmpz_poly([0, 2])
    before, here = fmpz_poly([2]), twice
    total = fmpz_poly([symmetric[degree]])
    for k in range(1, degree + 1):
        total += symmetric[degree + k] * here
        before, here = here, twice * here - before
    return tuple(Fraction(int(total[k]), int(total[degree])) for k in range(degree))
