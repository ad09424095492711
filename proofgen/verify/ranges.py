"""What the sorts of symbols say of their values, and which symbols they speak of."""

from __future__ import annotations

from proofgen.math.sorts import Function, Range, Sort, Tensor
from proofgen.math.term import Num, Rel, Sym, Term
from proofgen.math.walk import free_symbols


def is_numeric(sort: Sort) -> bool:
    return isinstance(sort, Range) and isinstance(sort.low, Num) and isinstance(sort.high, Num)


def values_of(sort: Sort) -> range:
    assert isinstance(sort, Range)
    assert isinstance(sort.low, Num)
    assert isinstance(sort.high, Num)
    return range(int(sort.low.value), int(sort.high.value) + 1)


def is_range(hypothesis: Term, name: Sym) -> bool:
    """Whether the hypothesis only bounds this symbol by a number."""
    match hypothesis:
        case Rel("<" | "<=" | ">" | ">=", left, right):
            return (left is name and isinstance(right, Num)) or (right is name and isinstance(left, Num))
        case _:
            return False


def in_sort(sort: Sort) -> frozenset[Sym]:
    """The symbols that ranges and shapes speak of."""
    match sort:
        case Range(low, high):
            return free_symbols(low) | free_symbols(high)
        case Tensor(sizes):
            return frozenset().union(*(free_symbols(size) for size in sizes))
        case Function(arguments, result):
            return frozenset().union(*(in_sort(part) for part in (*arguments, result)))
        case _:
            return frozenset()
