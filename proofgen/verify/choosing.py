"""Binomial coefficients at the edge of their range, where it is not known whether 0 <= k <= n: the line is shown on either side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product

from proofgen.math.term import Fn, Rel, Term
from proofgen.math.walk import free_symbols, subterms
from proofgen.verify import signs as s
from proofgen.verify.normal.form import Normaliser
from proofgen.verify.normal.spell import ONE, ZERO, add, minus
from proofgen.verify.search import Search

MOST_EDGES = 4
LAW = "choosing-too-many"


def on_either_side(gap: Term, search: Search, vanishes: Callable[[tuple[Term, ...]], bool]) -> bool:
    """Does the gap vanish in every case of n < k or k <= n, and of k < 0 or 0 <= k, for the coefficients of which that is not known?"""
    edges = search.within(lambda n: _edges(n, gap), record=False)
    if not 0 < len(edges) <= MOST_EDGES:
        return False
    for sides in product((True, False), repeat=len(edges)):
        extra = tuple(
            Rel(">=", subject, ZERO) if inside else Rel("<=", add(subject, ONE), ZERO) for subject, inside in zip(edges, sides, strict=True)
        )
        if not vanishes(extra) and not search.within(partial(_contradicted, extra), extra, record=False):
            return False
    search.laws.setdefault(LAW)
    return True


def _contradicted(cases: tuple[Rel, ...], normaliser: Normaliser) -> bool:
    """Whether, by signs, one of the cases is not possible with the others."""
    return any(not normaliser.oracle.of_term(minus(case.left, case.right)) & s.OF_RELATION[case.op] for case in cases)


def _edges(normaliser: Normaliser, gap: Term) -> list[Term]:
    """Whole numbers, each at least 0 where one of the coefficients is not 0, of which either sign is possible."""
    found: dict[Term, None] = {}
    free = free_symbols(gap)
    for top, bottom in _coefficients(gap):
        if not free_symbols(top) | free_symbols(bottom) <= free or not normaliser.oracle.of_term(top) <= s.NOT_NEGATIVE:
            continue
        for edge in (minus(top, bottom), bottom):
            subject = normaliser.canonical(edge)
            if normaliser.is_integer(subject) and not normaliser.oracle.of_term(subject) <= s.NOT_NEGATIVE:
                found[subject] = None
    return list(found)


def _coefficients(gap: Term) -> Iterator[tuple[Term, Term]]:
    for part in subterms(gap):
        if isinstance(part, Fn) and part.name == "binomial":
            top, bottom = part.args
            yield top, bottom
