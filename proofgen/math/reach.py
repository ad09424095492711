"""What a term speaks of, its sorts included, and definitions in an order in which each stands after those it uses."""

from __future__ import annotations

from functools import lru_cache

from proofgen.math.context import Definition
from proofgen.math.sorts import Function, Range, Sort, Tensor
from proofgen.math.term import Sym, Term
from proofgen.math.walk import free_symbols, parts


def sizes_of(sort: Sort) -> set[Sym]:
    match sort:
        case Tensor(sizes, _):
            return {s for size in sizes for s in free_symbols(size)}
        case Range(low, high):
            return set(free_symbols(low) | free_symbols(high))
        case Function(arguments, result):
            return {s for part in (*arguments, result) for s in sizes_of(part)}
        case _:
            return set()


@lru_cache(maxsize=1024)
def all_symbols(term: Term) -> frozenset[Sym]:
    return free_symbols(term).union(*(sizes_of(part.sort) for part in parts(term) if isinstance(part, Sym)))


def in_order(definitions: tuple[Definition, ...]) -> tuple[Definition, ...]:
    """Each after those it uses, whatever order the author chose."""
    done: list[Definition] = []
    names = {d.symbol: d for d in definitions}

    def visit(definition: Definition, path: tuple[Definition, ...]) -> None:
        if definition in done or definition in path:
            return
        for symbol in free_symbols(definition.body):
            if symbol in names:
                visit(names[symbol], (*path, definition))
        done.append(definition)

    for definition in definitions:
        visit(definition, ())
    return tuple(done)
