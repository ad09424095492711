"""Ways to the sign of an irreducible polynomial in atoms: from hypotheses, by bounds of atoms, as a square, with a root eliminated."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from proofgen.math.sorts import REAL
from proofgen.math.term import Pow, Sym
from proofgen.verify import signs as s
from proofgen.verify.normal.rational import Poly, Ratio, degrees, fraction
from proofgen.verify.normal.spell import HALF
from proofgen.verify.signs import Signs

if TYPE_CHECKING:
    from proofgen.verify.sign import Oracle

MOST_STEPS = 60
MOST_MEMBERS = 4
OURS = ("~", "@", "?", "+", "+0")


@dataclass(frozen=True, slots=True)
class Edge:
    """A bound of an atom: value (low) or from above (high); strict where it is not attained."""

    above: bool
    value: Ratio
    strict: bool
    law: str = ""


def from_known(oracle: Oracle, poly: Poly) -> Signs:
    """poly = c·q + rest with q of known sign."""
    found = s.ANY
    if not oracle.known:
        return found
    entries = poly.to_dict()
    for (known, signs), spelled in zip(oracle.known, oracle.spelled, strict=True):
        ratios = {fraction(entries[m] / c) for m, c in spelled.items() if m in entries}
        for ratio in sorted(ratios)[:4]:
            rest = poly - known * _scalar(oracle, ratio)
            found &= s.plus(s.times(s.of(ratio), signs), oracle.direct(rest))
    return found


def _scalar(oracle: Oracle, value: Fraction) -> Poly:
    return oracle.core.ring.number(value).num


def by_elimination(oracle: Oracle, poly: Poly) -> Signs:
    """a·poly = c·known + (a d - c b) where poly = c r + d and known = a r + b in some atom r, and a has a sign."""
    found, ring = s.ANY, oracle.core.ring
    powers = degrees(poly)
    for known, signs in oracle.known:
        if not 2 <= len(known) <= 12 or len(poly) > 60:
            continue
        for place, power in enumerate(degrees(known)):
            if power != 1 or powers[place] != 1:
                continue
            one, other = ring.by_power(known, place), ring.by_power(poly, place)
            slope, times = one[1], other[1]
            if slope.is_constant() and times.is_constant():
                continue  # a number times what is known: tried already
            sign = oracle.direct(slope)
            if sign not in (s.POSITIVE, s.NEGATIVE):
                continue
            rest = slope * other.get(0, ring.zero) - times * one.get(0, ring.zero)
            whole = s.plus(s.times(_nearly(oracle, times), signs), _nearly(oracle, rest))
            found &= s.times(sign, whole)
            if len(found) == 1:
                return found
    return found


def _nearly(oracle: Oracle, poly: Poly) -> Signs:
    """Factor by factor, by monomials and then by bounds."""
    if poly.is_zero():
        return s.ZERO
    content, factors = oracle.core.ring.factored(poly)
    found = s.of(content)
    for factor, times in factors:
        one = oracle.direct(factor)
        if len(one) > 1:
            one &= by_edges(oracle, factor, 2, frozenset())
        found = s.times(found, s.even(one) if times % 2 == 0 else one)
    return found


def by_edges(oracle: Oracle, poly: Poly, level: int, done: frozenset[int]) -> Signs:
    """An atom f with f >= L (or <= U) put as L + t (or U - t), t of known sign; then the monomials once more."""
    found, core = s.ANY, oracle.core
    oracle.steps += 1
    if level > 3 or oracle.steps > MOST_STEPS:
        return found
    for place, power in enumerate(degrees(poly)):
        if not power or place in done or power > 4:
            continue
        for edge in oracle.edges_of(core.atoms[place]):
            slack = core.bare(Sym("+" if edge.strict else "+0", REAL, level))
            shifted = core.ring.put(Ratio(core.ring, poly), place, edge.value - slack if edge.above else edge.value + slack)
            sign = oracle.direct(shifted.num)
            if len(sign) == 3 or sign == s.NOT_ZERO:
                sign &= by_edges(oracle, shifted.num, level + 1, done | {place})
            before = found
            found &= s.times(sign, oracle.direct(shifted.den))
            if edge.law and found != before:
                core.law(edge.law)
            if len(found) == 1:
                return found
    return found


def by_square(oracle: Oracle, poly: Poly) -> Signs:
    """a f² + b f + c with a > 0 is a (f + b/2a)² + (c - b²/4a)."""
    ring = oracle.core.ring
    for place, power in enumerate(degrees(poly)):
        if power != 2:
            continue
        parts = ring.by_power(poly, place)
        lead = Ratio(ring, parts[2])
        sign = oracle.direct(parts[2])
        if sign not in (s.POSITIVE, s.NEGATIVE):
            continue
        linear, rest = Ratio(ring, parts.get(1, ring.zero)), Ratio(ring, parts.get(0, ring.zero))
        over = rest - linear * linear / (lead * oracle.core.number(4))
        left = oracle.sign(over)
        if sign == s.POSITIVE and left <= s.NOT_NEGATIVE:
            return s.plus(s.NOT_NEGATIVE, left)
        if sign == s.NEGATIVE and left <= s.NOT_POSITIVE:
            return s.plus(s.NOT_POSITIVE, left)
    return s.ANY


def by_root(oracle: Oracle, poly: Poly) -> Signs:
    """a r + b for a square root r of d, with a and b of opposite signs: that of b (b² - a² d)."""
    ring, core = oracle.core.ring, oracle.core
    for place, power in enumerate(degrees(poly)):
        atom = core.atoms[place] if power == 1 else None
        if not isinstance(atom, Pow) or atom.exponent is not HALF or not oracle.is_real(atom):
            continue
        parts = ring.by_power(poly, place)
        slope, rest = Ratio(ring, parts[1]), Ratio(ring, parts.get(0, ring.zero))
        one, other = oracle.direct(parts[1]), oracle.sign(rest)
        if {one, other} != {s.POSITIVE, s.NEGATIVE}:
            continue
        gap = core.reduced(rest * rest - slope * slope * core.normal(atom.base))
        return s.times(other, oracle.sign(gap))
    return s.ANY


def from_schemes(oracle: Oracle, poly: Poly) -> Signs:
    """What hypotheses say for all values of an index."""
    found = s.ANY
    here = Ratio(oracle.core.ring, poly)
    for pattern, signs in oracle.schemes:
        for side, ratio in ((signs, here), (s.opposite(signs), -here)):
            if pattern.match(oracle.core, oracle.core.term(ratio)) is not None:
                found &= side
    return found
