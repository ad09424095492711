"""Powers and roots. A fractional power has a value only for a base >= 0 (> 0 under a negative exponent)."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from proofgen.math.term import Const, Fn, Mul, Num, Pow, Term
from proofgen.verify.normal.absolute import absolute
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.factors import factored
from proofgen.verify.normal.numbers import primes
from proofgen.verify.normal.rational import Ratio, degrees
from proofgen.verify.normal.roots import nested_root
from proofgen.verify.normal.spell import MINUS_ONE, fn, number
from proofgen.verify.normal.stops import OutOfScope, TooLarge

IMAGINARY = Const("i")
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
    cosines, factors, turned = _squares_of_cosines(core, factors)
    for cosine, times in cosines:
        result = result * _root(core, absolute(core, cosine), 2 * times * exponent)
    left = left * core.number(turned)
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


def _squares_of_cosines(core: Core, factors: list[tuple[Ratio, int]]) -> tuple[list[tuple[Ratio, int]], list[tuple[Ratio, int]], int]:
    """(1 - sin u)(1 + sin u) as cos^2 u for real u: these cosines with their times, the other factors, and a sign."""
    cosines: list[tuple[Ratio, int]] = []
    rest, sign = list(factors), 1
    for value, times in factors:
        for other, others in rest:
            gap = value + other  # 2 sin u, or 2
            sine = _sine_of(core, (gap if gap.constant() is None else other - value) / core.number(2))
            if times != others or sine is None or (value, times) not in rest or not core.is_real(sine):
                continue
            product = value * other - core.number(1) + core.bare(sine) * core.bare(sine)
            turned = value * other + core.number(1) - core.bare(sine) * core.bare(sine)
            if not (product.is_zero() or turned.is_zero()):
                continue
            rest = [pair for pair in rest if pair[0] not in (value, other)]
            cosines.append((core.normal(Fn("cos", sine.args)), times))
            sign *= 1 if product.is_zero() or times % 2 == 0 else -1
            break
    return cosines, rest, sign


def _sine_of(core: Core, value: Ratio) -> Fn | None:
    """The sine of which this is ±1 times."""
    used = [place for place, power in enumerate(degrees(value.num)) if power]
    atom = core.atoms[used[0]] if len(used) == 1 else None
    if isinstance(atom, Fn) and atom.name == "sin" and any(side.same(core.bare(atom)) for side in (value, -value)):
        return atom
    return None


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
    nested = nested_root(core, base) if exponent.denominator == 2 else None
    if nested is not None:
        return nested ** int(2 * exponent)
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
    turned = _on_the_circle(core, base, exponent)
    if turned is not None:
        return turned
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


def _on_the_circle(core: Core, base: Ratio, exponent: Ratio) -> Ratio | None:
    """(cos u ± i sin u)^m = cos(m u) ± i sin(m u), for every integer m and every complex u: de Moivre."""
    parts = {frozenset(powers): coefficient for coefficient, powers in core.monomials(base.num)}
    if not base.is_polynomial() or len(parts) != 2:
        return None
    for powers, lead in parts.items():
        match tuple(powers):
            case ((Fn("cos", (angle,)), 1),) if lead in (1, -1):
                side = parts.get(frozenset({(IMAGINARY, 1), (fn("sin", angle), 1)}), Fraction(0)) / lead
                if side not in (1, -1):
                    return None
                core.law("de-moivre")
                whole = core.term(core.normal(angle) * exponent)
                found = core.normal(fn("cos", whole)) + core.number(side) * core.normal(IMAGINARY) * core.normal(fn("sin", whole))
                return found if lead == 1 else found * core.normal(Pow(MINUS_ONE, core.term(exponent)))
            case _:
                continue
    return None


def _of_unknown_parity(core: Core, exponent: Term) -> list[Term] | None:
    """The integers of which the exponent of -1 is a product, once each, without those that a hypothesis calls odd; None where one is even."""
    factors = exponent.factors if isinstance(exponent, Mul) else (exponent,)
    bases = dict.fromkeys(_root_of(factor) for factor in factors)
    if not all(core.is_integer(each) for each in bases):
        return [exponent]
    left = []
    for each in bases:
        known = core.rewritten(Pow(MINUS_ONE, each))
        sign = known.constant() if known is not None else None
        if sign == 1:
            return None
        if sign != -1:
            left.append(each)
    return left


def _root_of(factor: Term) -> Term:
    """n of n^k, which is odd where n is."""
    match factor:
        case Pow(base, Num(times)) if times.denominator == 1 and times > 0:
            return base
        case _:
            return factor


def _whole(core: Core, base: Term, exponent: Term) -> Ratio:
    if base is MINUS_ONE:
        odd = _of_unknown_parity(core, exponent)
        if odd is None:
            return core.number(1)
        exponent = core.monomial([(factor, 1) for factor in odd])
        if not odd:
            return core.number(-1)
    atom = Pow(base, exponent)
    result = core.atom(atom)
    if base is MINUS_ONE and atom in core.places:
        core.relate(atom, 2, core.number(1))
    return result
