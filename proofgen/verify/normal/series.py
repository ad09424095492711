"""Infinite series of terms whose quotient t(k + 1)/t(k) is a rational function of k: exponential, geometric, binomial and their kin.

The quotient is z (k + a)…/(k + b)…; a pair that differs by a whole number makes a polynomial factor, or partial fractions. What is left
says which function it is. Where the radius of convergence is not shown to be kept, |z| < 1 is owed as a condition.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import factorial

from proofgen.math.sorts import Range
from proofgen.math.term import Const, Rel, Sum, Sym, Term
from proofgen.math.walk import free_symbols, fresh, substitute
from proofgen.verify.normal import polynomials as p
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.exponentials import exponential
from proofgen.verify.normal.poles import at_pole
from proofgen.verify.normal.powers import power_of
from proofgen.verify.normal.rational import Ratio, degrees
from proofgen.verify.normal.roots import square_root
from proofgen.verify.normal.spell import ONE, ZERO, add, fn, number
from proofgen.verify.normal.stops import NoValue, OutOfScope

INFINITY = Const("oo")
POSITIVE = frozenset({1})
NONE = OutOfScope("there is no rule for this series")
MOST_FIRST = 12
HALVES = Fraction(1, 2)


@dataclass(slots=True)
class Quotient:
    """t(j + 1)/t(j) = z Π (j + a)/Π (j + b)."""

    z: Ratio
    above: list[Fraction]
    below: list[Fraction]


def series(core: Core, term: Sum) -> Ratio:
    """Σ_{k=a}^∞ t(k). Raises OutOfScope where it is none of these, or where it may diverge."""
    if term.low is INFINITY or term.where is not None:
        raise NONE
    place = fresh(Sym("j", Range(ZERO, INFINITY)))
    body = substitute(term.body, {term.var: add(term.low, place)})
    value = core.normal(body)
    if value.is_zero():
        return value
    try:
        return _whole(core, body, place)
    except OutOfScope:
        pieces = [core.term(piece) for piece in _pieces(core, value)]
    if len(pieces) < 2:
        raise NONE
    total = core.number(0)
    for piece in pieces:
        total = total + _whole(core, piece, place)
    return total


def _pieces(core: Core, value: Ratio) -> list[Ratio]:
    below = Ratio(core.ring, value.den)
    found = []
    for coefficient, powers in core.monomials(value.num):
        piece = core.number(coefficient)
        for atom, power in powers:
            piece = piece * core.bare(atom) ** power
        found.append(piece / below)
    return found


def _whole(core: Core, body: Term, place: Sym) -> Ratio:
    quotient = _quotient(core, body, place)
    first = 0
    for root in (*quotient.above, *quotient.below):
        if root.denominator == 1 and root <= 0:
            first = max(first, 1 - int(root))
    if first > MOST_FIRST:
        raise NONE
    total = core.number(0)
    for at in range(first):
        total = total + _term(core, body, place, at)
    start = _term(core, body, place, first)
    if start.is_zero():
        raise NONE
    shifted = Quotient(quotient.z, [a + first for a in quotient.above], [b + first for b in quotient.below])
    return total + start * _normalised(core, shifted)


def _term(core: Core, body: Term, place: Sym, at: int) -> Ratio:
    try:
        return core.normal(substitute(body, {place: number(at)}))
    except NoValue:
        raise NONE from None


def _quotient(core: Core, body: Term, place: Sym) -> Quotient:
    here, further = core.normal(body), core.normal(substitute(body, {place: add(place, ONE)}))
    ratio = core.reduced(further / here)
    z, sides = core.number(1), []
    for poly, sign in ((ratio.num, 1), (ratio.den, -1)):
        content, factors = poly.factor()
        z = z * Ratio(core.ring, core.ring.context.constant(content)) ** sign
        roots: list[Fraction] = []
        for factor, times in factors:
            one = Ratio(core.ring, factor)
            if place not in free_symbols(core.term(one)):
                z = z * one ** (sign * int(times))
                continue
            slope, shift = _linear(core, one, place)
            z = z * core.number(slope) ** (sign * int(times))
            roots += [shift] * int(times)
        sides.append(roots)
    return Quotient(z, sides[0], sides[1])


def _linear(core: Core, factor: Ratio, place: Sym) -> tuple[Fraction, Fraction]:
    """(a, b/a) for a j + b of numbers."""
    at = core.places.get(place)
    if at is None or degrees(factor.num)[at] != 1:
        raise NONE
    parts = core.ring.by_power(factor.num, at)
    slope = Ratio(core.ring, parts[1]).constant()
    offset = Ratio(core.ring, parts.get(0, core.ring.zero)).constant()
    if slope is None or offset is None:
        raise NONE
    return slope, offset / slope


# ---------------------------------------------------------------- which function it is


def _normalised(core: Core, quotient: Quotient) -> Ratio:
    """The series of this quotient that begins with 1."""
    above, below, rational = _paired(quotient.above, quotient.below)
    core.law("known-series")
    match sorted(above), sorted(below):
        case [], []:
            return _geometric(core, quotient.z, rational)
        case [], [b] if b.denominator == 1 and b > 0 and rational.is_polynomial():
            return _exponential(core, quotient.z, rational, int(b))
        case [], [b, c] if c - b == HALVES and (2 * b).denominator == 1 and b > 0 and rational.is_one():
            return _hyperbolic(core, quotient.z, int(2 * b) - 1)
        case [a], [b] if b == 1 and rational.is_one():
            _converges(core, quotient.z)
            return power_of(core, core.number(1) - quotient.z, -a)
        case _:
            raise NONE


def _paired(above: list[Fraction], below: list[Fraction]) -> tuple[list[Fraction], list[Fraction], p.Rational]:
    """Pairs (j + d + m)/(j + d) as G(j + 1)/G(j), G of value 1 at 0."""
    left, rest, rational = [], list(below), p.Rational.one()
    for a in sorted(above):
        partner = next((b for b in sorted(rest, reverse=True) if (a - b).denominator == 1), None)
        if partner is None:
            left.append(a)
            continue
        rest.remove(partner)
        steps = int(a - partner)
        for i in range(abs(steps)):
            rational = rational.times_linear(min(a, partner) + i, 1 if steps > 0 else -1)
    return left, rest, rational


def _converges(core: Core, z: Ratio) -> None:
    """|z| < 1 is shown, or owed."""
    size = core.normal(fn("abs", core.term(z)))
    inside = core.number(1) - size
    if core.sign(inside) == POSITIVE:
        return
    if core.sign(core.number(1) - z) == POSITIVE and core.sign(core.number(1) + z) == POSITIVE:
        return
    if z.constant() is not None or core.sign(inside) <= frozenset({-1, 0}):
        raise NONE
    shown = -z if z.num.leading_coefficient() < 0 else z
    core.owe(Rel("<", fn("abs", core.term(shown)), ONE))


def _geometric(core: Core, z: Ratio, rational: p.Rational) -> Ratio:
    """Σ R(j) z^j: a polynomial part, and a pole at a time."""
    constant = z.constant()
    polynomial, poles = rational.parts()
    total = core.number(0)
    if constant is not None and abs(constant) == 1:
        if polynomial or rational.degree() > (-2 if constant == 1 else -1):
            raise NONE
    else:
        _converges(core, z)
    one = core.number(1)
    for power, coefficient in enumerate(p.falling(polynomial)):
        total = total + core.number(coefficient * factorial(power)) * z**power / (one - z) ** (power + 1)
    if constant == 1 and sum((c for _, order, c in poles if order == 1), Fraction(0)):
        raise NONE
    for shift, order, coefficient in poles:
        total = total + core.number(coefficient) * at_pole(core, z, shift, order)
    return total


def _exponential(core: Core, z: Ratio, rational: p.Rational, b: int) -> Ratio:
    """Σ R(j) z^j (b - 1)!/(j + b - 1)!, where R is a polynomial."""
    shift = b - 1
    polynomial = rational.shifted(-shift)
    total = core.number(0)
    for power, coefficient in enumerate(p.falling(polynomial)):
        total = total + core.number(coefficient) * z**power * exponential(core, z)
    for u in range(shift):
        total = total - core.number(p.value(polynomial, Fraction(u)) / factorial(u)) * z**u
    return total * core.number(factorial(shift)) / z**shift


def _hyperbolic(core: Core, z: Ratio, a: int) -> Ratio:
    """Σ a! w^(2j)/(2j + a)! with w^2 = 4 z, or with the cosine and sine of w for w^2 = -4 z."""
    four = z * core.number(4)
    root, turned = square_root(core, four), False
    if root is None:
        root, turned = square_root(core, -four), True
    if root is None:
        raise NONE
    names = ("cos", "sin") if turned else ("cosh", "sinh")
    total = core.normal(fn(names[a % 2], core.term(root)))
    sign = -1 if turned else 1
    for i in range(a % 2, a, 2):
        total = total - core.number(Fraction(sign ** (i // 2), factorial(i))) * root**i
    return total * core.number(factorial(a) * sign ** (a // 2)) / root**a
