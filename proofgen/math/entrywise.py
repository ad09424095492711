"""Arrays that are given entry by entry, as the array they come of: for printing."""

from __future__ import annotations

from proofgen.math.term import Fn, Index, Lam, Term
from proofgen.math.walk import free_symbols


def conjugated(term: Lam) -> Term | None:
    """The array of which every entry is conjugated."""
    letters: list[Term] = []
    inner: Term = term
    while isinstance(inner, Lam):
        letters.append(inner.var)
        inner = inner.body
    match inner:
        case Fn("conj", (Index(base, indices),)) if indices == tuple(letters) and not free_symbols(base) & set(letters):
            return base
        case _:
            return None
