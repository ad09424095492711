"""Σ_{j>=0} z^j/(j + d)^m for whole d and whole d + 1/2: logarithms, arctangents, and powers of π.

Sources: the power series of log(1 - z) and arctan z; Σ 1/k^2 = π²/6, Σ 1/k^4 = π⁴/90 (DLMF 25.6.1), Σ (-1)^(k-1)/k^2 = π²/12 and
Σ 1/(2k + 1)^2 = π²/8, which follow from the first.
"""

from __future__ import annotations

from fractions import Fraction

from proofgen.math.term import Const
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.logarithms import logarithm
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.roots import square_root
from proofgen.verify.normal.spell import fn
from proofgen.verify.normal.stops import OutOfScope

NONE = OutOfScope("there is no rule for this series")
HALF = Fraction(1, 2)


def at_pole(core: Core, z: Ratio, shift: Fraction, order: int) -> Ratio:
    """Where z is 1 and the order 1, but for the same constant for every shift: such poles come together with coefficients of sum 0."""
    whole, half = shift.denominator == 1 and shift > 0, (shift - HALF).denominator == 1 and shift > 0
    if not (whole or half):
        raise NONE
    count = int(shift) - 1 if whole else int(shift - HALF)
    constant = z.constant()
    if constant == 1:
        return _at_one(core, count, order, whole)
    if order == 1:
        return _logarithm(core, z, count) if whole else _arctangent(core, z, count)
    if constant == -1 and order == 2 and whole:
        first = sum((Fraction((-1) ** (i - 1), i**2) for i in range(1, count + 1)), Fraction(0))
        return (_pi(core, 2, Fraction(1, 12)) - core.number(first)) * core.number((-1) ** count)
    raise NONE


def _at_one(core: Core, count: int, order: int, whole: bool) -> Ratio:
    if order == 1:
        if whole:
            return core.number(-sum((Fraction(1, i) for i in range(1, count + 1)), Fraction(0)))
        first = 2 * sum((Fraction(1, 2 * i - 1) for i in range(1, count + 1)), Fraction(0))
        return core.number(2) * logarithm(core, core.number(2)) - core.number(first)
    if order in (2, 4):
        power = Fraction(1, 6) if order == 2 else Fraction(1, 90)
        if whole:
            return _pi(core, order, power) - core.number(sum((Fraction(1, i**order) for i in range(1, count + 1)), Fraction(0)))
        all_odd = power * (1 - Fraction(1, 2**order))
        first = sum((Fraction(1, (2 * i + 1) ** order) for i in range(count)), Fraction(0))
        return (_pi(core, order, all_odd) - core.number(first)) * core.number(2**order)
    raise NONE


def _pi(core: Core, power: int, coefficient: Fraction) -> Ratio:
    return core.normal(Const("pi")) ** power * core.number(coefficient)


def _logarithm(core: Core, z: Ratio, count: int) -> Ratio:
    """z^-(count + 1) (-log(1 - z) - Σ_{i<=count} z^i/i)."""
    total = -logarithm(core, core.number(1) - z)
    for i in range(1, count + 1):
        total = total - z**i * core.number(Fraction(1, i))
    return total / z ** (count + 1)


def _arctangent(core: Core, z: Ratio, count: int) -> Ratio:
    """2 w^-(2 count + 1) (A(w) - Σ_{i<count} ±w^(2i+1)/(2i+1)): A the inverse hyperbolic tangent for z = w², arctan for z = -w²."""
    root, sign = square_root(core, z), 1
    if root is None:
        root, sign = square_root(core, -z), -1
    if root is None:
        raise NONE
    one, two = core.number(1), core.number(2)
    total = (logarithm(core, one + root) - logarithm(core, one - root)) / two if sign == 1 else core.normal(fn("arctan", core.term(root)))
    for i in range(count):
        total = total - root ** (2 * i + 1) * core.number(Fraction(sign**i, 2 * i + 1))
    return two * total * core.number(sign**count) / root ** (2 * count + 1)
