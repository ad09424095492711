"""Axes on which several indices are stacked into one: rows of A ⊗ B are pairs of a row of A and a row of B."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import prod

from proofgen.math.context import Definition
from proofgen.math.shape import shape
from proofgen.math.sorts import Range
from proofgen.math.term import Add, At, Delta, Inverse, Kron, MatMul, Mul, Num, Outer, Partial, Sum, Sym, Term, Transpose, Vec
from proofgen.math.walk import fresh
from proofgen.verify.normal.spell import ONE, add, minus, mul, number
from proofgen.verify.normal.stops import OutOfScope

Sizes = tuple[Term, ...]


class Stacked(Term):
    """An index along a stacked axis: one index of each size, the last running fastest. Known to the lowering only."""

    parts: tuple[Term, ...]
    sizes: Sizes

    def flat(self) -> Term:
        """The index it is in 1 … the product of the sizes."""
        place: Term = ONE
        for k, part in enumerate(self.parts):
            place = add(place, mul(*self.sizes[k + 1 :], minus(part, ONE)))
        return place


def axes(term: Term, definitions: Mapping[Sym, Definition]) -> tuple[Sizes, ...]:
    """For each axis of the term the sizes stacked on it: one, or several where a product of Kronecker or `vec` says so."""
    match term:
        case Sym() if term in definitions and not definitions[term].params:
            return axes(definitions[term].body, definitions)
        case Kron(left, right):
            return tuple((*one, *other) for one, other in zip(axes(left, definitions), axes(right, definitions), strict=True))
        case Vec(body):
            rows, columns = axes(body, definitions)
            return ((*columns, *rows),)
        case Transpose(body) | Inverse(body):
            return axes(body, definitions)[::-1]
        case MatMul(factors):
            found = axes(factors[0], definitions)
            for factor in factors[1:]:
                found = (*found[:-1], *axes(factor, definitions)[1:])
            return found
        case Outer(left, right):
            return (*axes(left, definitions), *axes(right, definitions))
        case Add(parts) | Mul(parts):
            several = [axes(part, definitions) for part in parts if shape(part)]
            return tuple(finest(column) for column in zip(*several, strict=True))
        case Partial(body, _) | At(_, _, body) | Sum(_, _, _, body, _):
            return axes(body, definitions)
        case _:
            return tuple((size,) for size in shape(term))


def finest(choices: tuple[Sizes, ...]) -> Sizes:
    """Of several ways to stack one axis, the one with most parts."""
    return max(choices, key=len)


def place(sizes: Sizes, letter: str) -> Term:
    """A fresh index along an axis stacked like this."""
    parts = tuple(fresh(Sym(letter, Range(ONE, size))) for size in sizes)
    return parts[0] if len(parts) == 1 else Stacked(parts, sizes)


def names(at: Term) -> tuple[Sym, ...]:
    """The symbols of a fresh index."""
    return tuple(part for part in (at.parts if isinstance(at, Stacked) else (at,)) if isinstance(part, Sym))


def summed(sizes: Sizes, letter: str, body: Callable[[Term], Term]) -> Term:
    """Σ over an axis, as one sum for each size stacked on it."""
    at = place(sizes, letter)
    total = body(at)
    for part in reversed(names(at)):
        assert isinstance(part.sort, Range)
        total = Sum(part, ONE, part.sort.high, total)
    return total


def diagonal(left: Term, right: Term) -> Term:
    """1 where two indices along one axis are the same."""
    if isinstance(left, Stacked) and isinstance(right, Stacked) and left.sizes == right.sizes:
        return mul(*(Delta(one, other) for one, other in zip(left.parts, right.parts, strict=True)))
    return Delta(left, right)


def split(at: Term, count: int, sizes: Sizes) -> tuple[Term, Term]:
    """The index along an axis of which `count` sizes belong to the first factor, as an index of each factor."""
    parts = _parts(at, sizes)
    return _joined(parts[:count], sizes[:count]), _joined(parts[count:], sizes[count:])


def _parts(at: Term, sizes: Sizes) -> tuple[Term, ...]:
    match at:
        case Stacked(parts, own) if own == sizes:
            return parts
        case Num(value) if all(isinstance(size, Num) for size in sizes):
            counts = [int(size.value) for size in sizes if isinstance(size, Num)]
            rest, found = int(value) - 1, []
            for k in range(len(counts)):
                step = prod(counts[k + 1 :])
                found.append(number(rest // step + 1))
                rest %= step
            return tuple(found)
        case _:
            raise OutOfScope("an index into a stacked axis that does not say which pair it is")


def _joined(parts: tuple[Term, ...], sizes: Sizes) -> Term:
    return parts[0] if len(parts) == 1 else Stacked(parts, sizes)
