"""Another size for arrays of which nobody said the size: in the sorts of symbols too, which substitution does not reach."""

from __future__ import annotations

from collections.abc import Mapping

from proofgen.math.sorts import Function, Range, Sort, Tensor
from proofgen.math.term import Sym, Term
from proofgen.math.walk import rebuild

Sizes = Mapping[Sym, Term]


def resized(term: Term, sizes: Sizes) -> Term:
    """The term with each of these sizes put as another, wherever it stands."""
    if isinstance(term, Sym):
        return sizes.get(term) or symbol_resized(term, sizes)
    return rebuild(term, lambda child: resized(child, sizes))


def symbol_resized(symbol: Sym, sizes: Sizes) -> Sym:
    return Sym(symbol.name, sort_resized(symbol.sort, sizes), symbol.tag)


def sort_resized(sort: Sort, sizes: Sizes) -> Sort:
    match sort:
        case Tensor(shape, kind):
            return Tensor(tuple(resized(size, sizes) for size in shape), kind)
        case Range(low, high):
            return Range(resized(low, sizes), resized(high, sizes))
        case Function(arguments, result):
            return Function(tuple(sort_resized(each, sizes) for each in arguments), sort_resized(result, sizes))
        case _:
            return sort
