"""Arrays as an author writes them, for printing: those given entry by entry, and the columns, rows and numbers among blocks."""

from __future__ import annotations

from collections.abc import Sequence

from proofgen.math.shape import shape
from proofgen.math.term import Entries, Fn, Index, Lam, Term, Transpose
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


def block(term: Term) -> Term:
    """What an author writes for a block: a vector for a matrix with one column, a transposed one for one row, a number for one entry."""
    match term:
        case Transpose(Entries((body,))) if len(shape(body)) == 1:
            return body
        case Entries((Entries((body,)),)):
            return body
        case Entries((body,)) if len(shape(body)) == 1:
            return Transpose(body)
        case _:
            return term


def places(args: Sequence[Term]) -> Sequence[Term]:
    """The arguments of f(x, y) where f takes the plane's points."""
    match args:
        case (Entries((first, _, *_) as items),) if not shape(first):
            return items
        case _:
            return args
