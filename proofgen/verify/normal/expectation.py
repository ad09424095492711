"""Expectations: linear, one for each group of factors that depend on each other, equal for symbols of one distribution.

Every expectation that comes up on the way is taken to exist, as is usual where moments are calculated.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from proofgen.math.chance import Distributed, Moment
from proofgen.math.term import Const, Delta, Index, Pow, Sum, Sym, Term
from proofgen.math.walk import children, free_symbols, rebuild, substitute
from proofgen.verify.normal.chance import ranged
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.densities import mean_of
from proofgen.verify.normal.moments import moment
from proofgen.verify.normal.rational import Ratio, degrees
from proofgen.verify.normal.spell import MINUS_ONE, ONE, mul, number
from proofgen.verify.normal.sums import opened

Unit = tuple[Sym, tuple[Term, ...] | None]  # a random symbol at these indices; None: at some or all of them
Powers = list[tuple[Term, int]]
Split = frozenset[tuple[Term, Term]]  # pairs of indices that are taken to be different
INFINITY = Const("oo")
MOST_POWERS = 24


def expectation(core: Core, body: Term, apart: Split = frozenset()) -> Ratio:
    """The expectation of a lowered number: what is not random goes outside, sums go outside, independent factors fall apart."""
    value = core.normal(body)
    below, outside = core.number(1), core.number(1)
    content, factors = value.den.factor()
    for factor, times in factors:
        one = Ratio(core.ring, factor) ** int(times)
        if any(power and core.chance.in_(core.atoms[place]) for place, power in enumerate(degrees(factor))):
            below = below * one
        else:
            outside = outside * one
    outside = outside * Ratio(core.ring, core.ring.context.constant(content))
    total = core.number(0)
    monomials = list(core.monomials(value.num))
    for coefficient, powers in monomials:
        scale, chancy = core.number(coefficient), list[tuple[Term, int]]()
        for atom, power in powers:
            if core.chance.in_(atom):
                chancy.append((atom, power))
            else:
                scale = scale * core.bare(atom) ** power
        total = total + scale * _mean(core, chancy, core.term(below), apart)
    if len(monomials) > 1:
        core.law("expectation-is-linear")
    return total / outside


def _mean(core: Core, powers: Powers, below: Term, apart: Split) -> Ratio:
    if not powers and below is ONE:
        return core.number(1)
    if below is not ONE:
        return core.atom(Moment("E", (mul(core.monomial(powers), Pow(below, MINUS_ONE)),)))
    for at, (atom, power) in enumerate(powers):
        if isinstance(atom, Sum) and atom.where is None and INFINITY not in (atom.low, atom.high) and power <= 4:
            core.law("expectation-is-linear")
            bounds, factors = opened(atom)
            rest = [*powers[:at], *([(atom, power - 1)] if power > 1 else []), *powers[at + 1 :]]
            inner: Term = Moment("E", (mul(*factors, *(Pow(each, number(k)) for each, k in rest)),))
            for var, low, high in reversed(bounds):
                inner = Sum(var, low, high, inner)
            return core.normal(inner)
    return _by_units(core, powers, apart)


def _by_units(core: Core, powers: Powers, apart: Split) -> Ratio:
    """Split where two indices may be equal or not; then the groups of dependent factors, each on its own."""
    units = [_units(core, atom) for atom, _ in powers]
    for one, other in combinations([unit for each in units for unit in each], 2):
        pair = _undecided(core, one, other, apart)
        if pair is not None:
            here, there = pair
            core.law("index-cases")
            same = core.normal(Delta(here, there))
            symbol = one[0]
            joined = [(substitute_index(atom, symbol, there, here), power) for atom, power in powers]
            equal = expectation(core, mul(*(Pow(atom, number(power)) for atom, power in joined)), apart)
            return same * equal + (core.number(1) - same) * _by_units(core, powers, apart | {(here, there)})
    total = core.number(1)
    groups = _groups(core, powers, units, apart)
    if not core.chance.all_apart(frozenset(symbol for own in units for symbol, _ in own)):
        groups = [powers]
    for group in groups:
        value = _by_name(core, group)
        total = total * (core.atom(_representative(core, group)) if value is None else value)
    if len(groups) > 1:
        core.law("independence")
    return total


def _units(core: Core, atom: Term) -> list[Unit]:
    """The random symbols of an atom, with the indices at which they stand."""
    free = free_symbols(atom)
    found: dict[Unit, None] = {}
    indexed: set[Sym] = set()
    for part in _outside(atom):
        match part:
            case Index(Sym() as symbol, indices) if symbol in core.chance.random:
                plain = all(free_symbols(index) <= free for index in indices)
                found.setdefault((symbol, indices if plain else None))
                indexed.add(symbol)
            case Sym() if part in core.chance.random and part not in indexed:
                found.setdefault((part, None if getattr(part.sort, "shape", ()) else ()))
            case _:
                pass
    return list(found)


def _outside(term: Term) -> Iterator[Term]:
    """The parts of a term that stand in no expectation inside it."""
    if not isinstance(term, Moment):
        yield term
        for child in children(term):
            yield from _outside(child)


def _undecided(core: Core, one: Unit, other: Unit, apart: Split) -> tuple[Term, Term] | None:
    """Two indices of one family of independent entries that may be equal or different."""
    (symbol, first), (second_symbol, second) = one, other
    if symbol is not second_symbol or frozenset((symbol,)) not in core.chance.independent:
        return None
    if first is None or second is None or len(first) != 1 or len(second) != 1 or first == second:
        return None
    here, there = first[0], second[0]
    if (here, there) in apart or (there, here) in apart or 0 not in core.sign(core.normal(here) - core.normal(there)):
        return None
    return here, there


def _groups(core: Core, powers: Powers, units: list[list[Unit]], apart: Split) -> list[Powers]:
    """Factors that may depend on each other, together."""
    groups: list[tuple[Powers, list[Unit]]] = []
    for factor, own in zip(powers, units, strict=True):
        touching = [group for group in groups if any(_dependent(core, a, b, apart) for a in own for b in group[1])]
        groups = [group for group in groups if group not in touching]
        groups.append(([*(f for group in touching for f in group[0]), factor], [*(u for group in touching for u in group[1]), *own]))
    return [group for group, _ in groups]


def _dependent(core: Core, one: Unit, other: Unit, apart: Split) -> bool:
    (symbol, first), (second_symbol, second) = one, other
    if frozenset((symbol, second_symbol)) not in core.chance.independent:
        return True
    if symbol is not second_symbol:
        return False
    if first is None or second is None or len(first) != 1 or len(second) != 1 or first == second:
        return True
    here, there = first[0], second[0]
    return (here, there) not in apart and (there, here) not in apart and 0 in core.sign(core.normal(here) - core.normal(there))


def _by_name(core: Core, powers: Powers) -> Ratio | None:
    """The expectation of a function of one number whose distribution has a name; the first two moments are facts already."""
    units = {unit for atom, _ in powers for unit in _units(core, atom)}
    if len(units) != 1:
        return None
    symbol, indices = units.pop()
    law = core.chance.named.get(symbol)
    if law is None or indices is None or len(indices) > 1:
        return None
    place: Term = Index(symbol, indices) if indices else symbol
    law = _at(law, indices)
    if len(powers) == 1 and powers[0][0] is place:
        known = moment(law, powers[0][1]) if 2 < powers[0][1] <= MOST_POWERS else None
        if known is not None:
            core.law("moments-of-a-law")
        return core.normal(known) if known is not None else None
    body = core.monomial(powers)
    found = mean_of(law, lambda value: _replaced(body, place, value))
    if found is None:
        return None
    core.law("expectation-by-density")
    return core.normal(found)


def _at(law: Distributed, indices: tuple[Term, ...]) -> Distributed:
    """The law of this entry, where parameters are written for `X_i` by the letter of the index."""
    letters = ranged(law)
    if not indices or not letters:
        return law
    return Distributed(law.symbol, law.name, tuple(substitute(value, dict.fromkeys(letters, indices[0])) for value in law.params))


def _representative(core: Core, powers: Powers) -> Term:
    """The expectation of one group as a canonical term; of one entry of a family of equal distributions, that of the first."""
    body = core.monomial(powers)
    units = {unit for atom, _ in powers for unit in _units(core, atom)}
    if len(units) == 1:
        symbol, indices = units.pop()
        first = core.chance.alike.get(symbol)
        if first is not None and indices is not None and len(indices) <= 1:
            ones = tuple(ONE for _ in getattr(first.sort, "shape", ()))
            new: Term = Index(first, ones) if ones else first
            old: Term = Index(symbol, indices) if indices else symbol
            if old is not new:
                core.law("same-distribution")
                body = core.canonical(_replaced(body, old, new))
    return Moment("E", (body,))


def substitute_index(atom: Term, symbol: Sym, old: Term, new: Term) -> Term:
    """The atom with this symbol's entry at `new` in place of the one at `old`."""
    return _replaced(atom, Index(symbol, (old,)), Index(symbol, (new,)))


def _replaced(term: Term, old: Term, new: Term) -> Term:
    return new if term is old else rebuild(term, lambda child: _replaced(child, old, new))
