"""Arcs whose sine or tangent is the root of a simple fraction, and arctangents of fractions."""

from __future__ import annotations

from fractions import Fraction
from math import atan2, isqrt, pi

from proofgen.math.term import Const, Fn
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.numbers import primes
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import mul, number

POSITIVE = frozenset({1})
PI = Const("pi")
MOST = 10**8

# the square of a sine or tangent -> the arc between 0 and a quarter turn, in multiples of pi
_OF_SQUARE = {
    "arcsin": {Fraction(1, 4): Fraction(1, 6), Fraction(1, 2): Fraction(1, 4), Fraction(3, 4): Fraction(1, 3), Fraction(1): Fraction(1, 2)},
    "arctan": {Fraction(1, 3): Fraction(1, 6), Fraction(1): Fraction(1, 4), Fraction(3): Fraction(1, 3)},
}


def known_arc(core: Core, name: str, value: Ratio) -> Ratio | None:
    """arcsin or arctan of a positive number of which the square is known."""
    if name == "arctan" and (fraction := value.constant()) is not None and fraction > 0:
        return _of_fraction(core, fraction)
    table = _OF_SQUARE.get(name)
    if table is None or len(value.num) != 1:
        return None
    square = core.reduced(value * value).constant()
    part = None if square is None else table.get(square)
    if part is None or core.sign(value) != POSITIVE:
        return None
    return core.normal(mul(number(part), PI))


def _of_fraction(core: Core, value: Fraction) -> Ratio | None:
    """arctan(p/q) as a sum of the angles of Gaussian primes a + bi with a > b > 0, and eighth turns: q + ip is their product.

    The product determines the sum of the angles up to whole quarter turns, of which floating point tells the number.
    """
    p, q = value.numerator, value.denominator
    if p * p + q * q > MOST:
        return None
    total, angle = core.number(0), 0.0
    for prime, times in primes(Fraction(p * p + q * q)):
        if prime == 2:
            total = total + core.normal(mul(number(Fraction(times, 4)), PI))
            angle += times * pi / 4
            continue
        a, b = _two_squares(prime)
        side = times if (q * a + p * b) % prime == 0 and (p * a - q * b) % prime == 0 else -times
        total = total + core.atom(Fn("arctan", (number(Fraction(b, a)),))) * core.number(side)
        angle += side * atan2(b, a)
    quarters = round((atan2(p, q) - angle) / (pi / 2))
    core.law("angles-of-primes")
    return total + core.normal(mul(number(Fraction(quarters, 2)), PI))


def _two_squares(prime: int) -> tuple[int, int]:
    """a > b > 0 with a^2 + b^2 = prime, for a prime that is 1 more than a multiple of 4."""
    b = next(b for b in range(1, isqrt(prime) + 1) if isqrt(prime - b * b) ** 2 == prime - b * b)
    a = isqrt(prime - b * b)
    return max(a, b), min(a, b)
