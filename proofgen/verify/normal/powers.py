"""Powers and roots. A fractional power has a value only for a base >= 0 (> 0 under a negative exponent)."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from proofgen.math.term import Pow, Term
from proofgen.verify.normal.absolute import absolute
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.factors import factored
from proofgen.verify.normal.numbers import primes
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import MINUS_ONE, number
from proofgen.verify.normal.stops import OutOfScope, TooLarge

POSITIVE, NOT_NEGATIVE = frozenset({1}), frozenset({0, 1})


def power_of(core: Core, base: Ratio, exponent: Fraction) -> Ratio:
    """A rational power."""
    if exponent.denominator == 1:
        return core.reduced(base ** int(exponent))
    if base.is_zero():
        return core.number(0) if exponent > 0 else base.inverse()
    core.law("roots")
    size, factors = factored(core, base)
    left = core.number(1 if size > 0 else -1)
    result = _of_positive_number(core, abs(size), exponent)
    for value, times in factors:
        if core.sign(value) <= NOT_NEGATIVE:
            result = result * _root(core, value, times * exponent)
        elif core.sign(-value) <= NOT_NEGATIVE:
            result = result * _root(core, -value, times * exponent)
            left = left * core.number(-1 if times % 2 else 1)
        elif times % 2 == 0 and core.is_real(core.term(value)):
            result = result * _root(core, absolute(core, value), times * exponent)
        else:
            left = left * value**times
    if left.constant() != 1:
        result = result * _root(core, left, exponent)
    return core.reduced(result)


def _of_positive_number(core: Core, size: Fraction, exponent: Fraction) -> Ratio:
    if size.numerator > 10**12 or size.denominator > 10**12:
        raise TooLarge("a number too large to factor stands under a root")
    result = core.number(1)
    for prime, times in primes(size):
        result = result * _root(core, core.number(prime), times * exponent)
    return result


def _root(core: Core, base: Ratio, exponent: Fraction) -> Ratio:
    """base ** exponent as base**whole * (base**(1/L))**part with 0 <= part < L."""
    if exponent.denominator == 1:
        return base ** int(exponent)
    inside = core.term(base)
    times, scale = core.tuning.refine("root", inside, exponent)
    whole = floor(Fraction(times, scale))
    atom = Pow(inside, number(Fraction(1, scale)))
    generator = core.atom(atom)
    if atom in core.places:
        core.relate(atom, scale, base)
    return base**whole * generator ** (times - whole * scale)


def integer_power(core: Core, base: Ratio, exponent: Ratio) -> Ratio:
    """base ** exponent for a symbolic integer exponent: (a b)^m = a^m b^m, a^(m + k) = a^m a^k."""
    if base.is_zero():
        if core.sign(exponent) == POSITIVE:
            return base
        raise OutOfScope("zero to a power that may be zero")
    size, factors = factored(core, base)
    pieces = list(factors)
    if size < 0:
        pieces.append((core.number(-1), 1))
    if abs(size) != 1:
        pieces.append((core.number(abs(size)), 1))
    result = core.number(1)
    for piece, times in pieces:
        result = result * _integer_power(core, piece, exponent) ** times
    core.law("powers-add")
    return core.reduced(result)


def _integer_power(core: Core, base: Ratio, exponent: Ratio) -> Ratio:
    if core.sign(base) == POSITIVE and core.is_real(core.term(base)):
        return core.normal(Pow(core.term(base), core.term(exponent)))
    inside = core.term(base)
    if not exponent.is_polynomial():
        return _whole(core, inside, core.term(exponent))
    monomials = list(core.monomials(exponent.num))
    if any(coefficient.denominator != 1 for coefficient, _ in monomials):
        return _whole(core, inside, core.term(exponent))
    result = core.number(1)
    for coefficient, powers in monomials:
        if not powers:
            result = result * base ** int(coefficient)
        else:
            result = result * _whole(core, inside, core.monomial(powers)) ** int(coefficient)
    return result


def _whole(core: Core, base: Term, exponent: Term) -> Ratio:
    atom = Pow(base, exponent)
    result = core.atom(atom)
    if base is MINUS_ONE and atom in core.places:
        core.relate(atom, 2, core.number(1))
    return result
