"""Two ways of the sign oracle: a sum is at least each of its terms where none is negative, and log u - log v has the sign of u - v."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from proofgen.math.sorts import Range
from proofgen.math.term import Const, Fn, Sum
from proofgen.math.walk import free_symbols, substitute
from proofgen.verify import signs as s
from proofgen.verify.normal.rational import Poly, Ratio, fraction
from proofgen.verify.ways import Edge

if TYPE_CHECKING:
    from proofgen.verify.sign import Oracle

MOST_MEMBERS, MOST_POWER = 4, 4
OURS = ("~", "@", "?", "+", "+0")  # names of our own


def without_logarithms(oracle: Oracle, content: object, factors: Sequence[tuple[Poly, int]]) -> Poly | None:
    """The product with log u - log v as u - v, which has its sign; None where it has no such factor."""
    ring = oracle.core.ring
    product, changed = ring.number(fraction(content)), False
    for factor, power in factors:
        one = Ratio(ring, factor)
        if power % 2 and (compared := _unlogged(oracle, factor)) is not None:
            one, changed = compared, True
        product = product * one**power
    product = oracle.core.reduced(product)
    return product.num if changed and product.is_polynomial() else None


def _unlogged(oracle: Oracle, poly: Poly) -> Ratio | None:
    """u^c … - v^d … for Σ c log u - Σ d log v of positive numbers, c and d whole."""
    core = oracle.core
    above, below = core.number(1), core.number(1)
    for coefficient, powers in core.monomials(poly):
        match powers:
            case [(Fn("log", (inside,)), 1)] if coefficient.denominator == 1 and abs(coefficient) <= MOST_POWER:
                base = core.normal(inside)
                if not base.is_polynomial() or oracle.of_term(inside) != s.POSITIVE:
                    return None
                if coefficient > 0:
                    above = above * base ** int(coefficient)
                else:
                    below = below * base ** int(-coefficient)
            case _:
                return None
    return above - below


def members(oracle: Oracle, atom: Sum) -> list[Edge]:
    """f(t) from below for a sum of f(k) >= 0, at the indices t of its range that occur."""
    if atom.where is not None or isinstance(atom.high, Const) or atom in oracle.summed:
        return []
    known = oracle.members.get(atom)
    if known is not None and known[0] == len(oracle.core.atoms):
        return known[1]
    oracle.summed.add(atom)
    try:
        found = _members(oracle, atom)
    finally:
        oracle.summed.discard(atom)
    oracle.members[atom] = len(oracle.core.atoms), found
    return found


def _members(oracle: Oracle, atom: Sum) -> list[Edge]:
    core = oracle.core
    here = dict.fromkeys(name for each in list(core.atoms) for name in free_symbols(each) if name.name not in OURS)
    places = [name for name in here if isinstance(name.sort, Range) and (name.sort.low, name.sort.high) == (atom.low, atom.high)]
    if not places:
        return []
    var = core.bound(atom.low, atom.high)
    core.depth += 1
    try:
        if not oracle.of_term(substitute(atom.body, {atom.var: var})) <= s.NOT_NEGATIVE:
            return []
    finally:
        core.depth -= 1
    return [Edge(False, core.normal(substitute(atom.body, {atom.var: place})), False, "member-of-sum") for place in places[:MOST_MEMBERS]]
