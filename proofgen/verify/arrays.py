"""Equivalences between equations of vectors or matrices: one is the other times a number that is not zero, or times an invertible matrix."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from proofgen.math.context import Context
from proofgen.math.shape import shape
from proofgen.math.sizes import alike
from proofgen.math.term import Add, Inverse, MatMul, Mul, Num, Rel, Term
from proofgen.math.walk import subterms
from proofgen.verify.matrices.equality import equal, speaks_of_matrices
from proofgen.verify.normal.spell import MINUS_ONE, number
from proofgen.verify.normal.stops import Stop, TimeIsUp
from proofgen.verify.search import Search
from proofgen.verify.verdict import Proof

MOST_NUMBERS = 4


def same_solutions(left: Rel, right: Rel, context: Context, search: Search) -> Proof | None:
    """left.left - left.right = M (right.left - right.right), M being such a number or matrix. None where no M is found.

    A matrix that the line inverts is invertible wherever the line has a value.
    """
    sides = (left.left, left.right, right.left, right.right)
    if search.complex_world or not shape(left.left) or not (speaks_of_matrices(left) or speaks_of_matrices(right)):
        return None
    search.meet(*sides)
    first, second = (Add((rel.left, Mul((MINUS_ONE, rel.right)))) for rel in (left, right))
    for moved in _moved(second, sides):
        goal = Rel("=", first, moved)
        try:
            holds, used = search.within(lambda n, goal=goal: equal(n, context, goal))  # type: ignore[misc]
        except TimeIsUp:
            raise
        except Stop:
            continue
        if holds:
            return Proof((*used, *search.laws, "non-zero-factor"), tuple(search.listed))
    return None


def _moved(gap: Term, sides: tuple[Term, ...]) -> Iterator[Term]:
    parts = [part for side in sides for part in subterms(side)]
    sizes: dict[Fraction, None] = dict.fromkeys(abs(part.value) for part in parts if isinstance(part, Num) and part.value not in (0, 1, -1))
    inverses = dict.fromkeys(part for part in parts if isinstance(part, Inverse) and alike(shape(part)[0], shape(gap)[0]))
    for size in dict.fromkeys((Fraction(1), Fraction(2), *list(sizes)[:MOST_NUMBERS])):  # a 2 comes from squares
        for factor in dict.fromkeys(map(number, (size, -size, 1 / size, -1 / size))):
            yield Mul((factor, gap))
            for inverse in inverses:
                yield Mul((factor, MatMul((inverse.body, gap))))
                yield Mul((factor, MatMul((inverse, gap))))
