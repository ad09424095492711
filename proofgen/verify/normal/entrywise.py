"""Relations between arrays, as relations between their entries."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

from proofgen.math.shape import shape
from proofgen.math.sorts import Range
from proofgen.math.term import Add, And, Entries, ForAll, Not, Num, Or, Rel, Sum, Term
from proofgen.verify.normal import stacked
from proofgen.verify.normal.core import speaks_of_complex
from proofgen.verify.normal.spell import ONE, ZERO, minus, number, square
from proofgen.verify.normal.stops import OutOfScope

if TYPE_CHECKING:
    from proofgen.verify.normal.lower import Lowering

MOST_ENTRIES = 9
INFINITE = float("inf")


def entrywise(relation: Rel, lowering: Lowering) -> Term:
    """Arrays are equal, or less, where all of their entries are; they differ where not all of them are equal.

    That two arrays differ says of none of their entries that it differs. Written out where that is short, and says more than a letter for each index.
    """
    op, left, right = relation.op, relation.left, relation.right
    if len(shape(left)) != len(shape(right)):
        raise OutOfScope("a relation between an array and a number")
    listed = op == "!=" or isinstance(left, Entries) or isinstance(right, Entries)
    if listed and _count(relation) <= MOST_ENTRIES:
        parts = tuple(Rel(op, *map(lowering.number, pair)) for pair in _entries(relation, lowering))
        return parts[0] if len(parts) == 1 else Or(parts) if op == "!=" else And(parts)
    if op == "!=":
        return Not(entrywise(Rel("=", left, right), lowering))
    places = lowering.places(left, right)
    lowered: Term = Rel(op, lowering.number(lowering.component(left, places)), lowering.number(lowering.component(right, places)))
    for name in reversed([name for place in places for name in stacked.names(place)]):
        lowered = ForAll(name, lowered)
    return lowered


def apart(statement: Term, lowering: Lowering) -> Term | None:
    """`u != v` of real arrays as a positive squared distance, perhaps for all values of a letter; None of anything else. Raises Stop."""
    match statement:
        case ForAll(name, body):
            inner = apart(body, lowering)
            return ForAll(name, inner) if inner is not None else None
        case Rel("!=", left, _) if shape(left) and not speaks_of_complex(statement):
            return Rel(">", squared_distance(statement, lowering), ZERO)
        case _:
            return None


def squared_distance(relation: Rel, lowering: Lowering) -> Term:
    """Of two real arrays, which differ where it is positive. Raises OutOfScope."""
    if _count(relation) <= MOST_ENTRIES:
        return lowering.number(Add(tuple(square(minus(one, other)) for one, other in _entries(relation, lowering))))
    places = lowering.places(relation.left, relation.right)
    one, other = (lowering.component(side, places) for side in (relation.left, relation.right))
    total = square(minus(one, other))
    for name in reversed([name for place in places for name in stacked.names(place)]):
        assert isinstance(name.sort, Range)
        total = Sum(name, ONE, name.sort.high, total)
    return lowering.number(total)


def _count(relation: Rel) -> float:
    """How many entries a side has, where its sizes are numbers."""
    sizes = shape(relation.left)
    return prod(int(size.value) if isinstance(size, Num) else INFINITE for size in sizes)


def _entries(relation: Rel, lowering: Lowering) -> list[tuple[Term, Term]]:
    sizes = [int(size.value) for size in shape(relation.left) if isinstance(size, Num)]
    places = [tuple(map(number, at)) for at in product(*(range(1, size + 1) for size in sizes))]
    return [(lowering.component(relation.left, place), lowering.component(relation.right, place)) for place in places]
