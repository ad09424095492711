"""The same sums in another order or from another place: Σ_{k=a}^b f(k) = Σ_{k=a}^b f(a + b - k) = Σ_{k=1}^{b-a+1} f(k + a - 1)."""

from __future__ import annotations

from collections.abc import Iterator

from proofgen.math.term import Const, Num, Sum, Term
from proofgen.math.walk import free_symbols, fresh, rebuild, substitute, subterms
from proofgen.verify.normal.spell import ONE, add, minus

MOST_SUMS = 4


def otherwise_indexed(gap: Term) -> Iterator[Term]:
    """The gap with the sums that begin at a name begun at 1; and with each of its sums, under no binder, in reverse."""
    sums = list(
        dict.fromkeys(each for each in subterms(gap) if isinstance(each, Sum) and _plain(each) and free_symbols(each) <= free_symbols(gap))
    )
    if not 0 < len(sums) <= MOST_SUMS:
        return
    later = {each: _from_one(each) for each in sums if not isinstance(each.low, Num)}
    begun = _replaced(gap, later) if later else gap
    if later:
        yield begun
    for each in sums:
        yield _replaced(gap, {each: _reversed(each)})


def _plain(term: Sum) -> bool:
    return term.where is None and not isinstance(term.low, Const) and not isinstance(term.high, Const)


def _from_one(term: Sum) -> Term:
    var = fresh(term.var)
    return Sum(var, ONE, add(minus(term.high, term.low), ONE), substitute(term.body, {term.var: minus(add(var, term.low), ONE)}))


def _reversed(term: Sum) -> Term:
    var = fresh(term.var)
    return Sum(var, term.low, term.high, substitute(term.body, {term.var: minus(add(term.low, term.high), var)}))


def _replaced(term: Term, others: dict[Sum, Term]) -> Term:
    if isinstance(term, Sum) and term in others:
        return others[term]
    return rebuild(term, lambda child: _replaced(child, others))
