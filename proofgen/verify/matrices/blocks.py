"""Matrices put together from blocks: sums, products and transposes block by block, where the blocks fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from proofgen.math.context import Definition
from proofgen.math.shape import number, shape
from proofgen.math.sizes import alike
from proofgen.math.term import Add, Blocks, Cases, Constant, Det, Identity, Inverse, MatMul, Mul, Rel, Sym, Term, Trace, Transpose
from proofgen.math.walk import rebuild, subterms

ZERO, MINUS_ONE = number(0), number(-1)
Sizes = tuple[Term, ...]
Grid = tuple[tuple[Term, ...], ...]


@dataclass(frozen=True, slots=True)
class Partition:
    """Definitions unfold where they stand for blocks."""

    definitions: Mapping[Sym, Definition]

    def speaks(self, term: Term) -> bool:
        return any(isinstance(self.unfolded(part), Blocks) for part in subterms(term))

    def unfolded(self, term: Term) -> Term:
        while isinstance(term, Sym) and term in self.definitions and not self.definitions[term].params:
            term = self.definitions[term].body
        return term

    def equations(self, goal: Rel) -> list[Rel] | None:
        """The equation block by block; None where both sides are not cut alike."""
        cut = self.cut(goal.left) or self.cut(goal.right)
        if cut is None:
            return None
        left, right = (self.grid(side, *cut) for side in (goal.left, goal.right))
        if left is None or right is None:
            return None
        return [Rel("=", a, b) for above, below in zip(left, right, strict=True) for a, b in zip(above, below, strict=True)]

    def cut(self, term: Term) -> tuple[Sizes, Sizes] | None:
        """Heights and widths of the blocks, where the term says them."""
        match self.unfolded(term):
            case Blocks(rows):
                return tuple(shape(row[0])[0] for row in rows), tuple(shape(block)[1] for block in rows[0])
            case Transpose(body):
                found = self.cut(body)
                return None if found is None else (found[1], found[0])
            case Add(parts) | Mul(parts):
                return next((found for part in parts if shape(part) and (found := self.cut(part)) is not None), None)
            case MatMul(factors) if all(len(shape(factor)) == 2 for factor in factors):
                first, last = self.cut(factors[0]), self.cut(factors[-1])
                if first is None and last is None:
                    return None
                heights = first[0] if first is not None else shape(factors[0])[:1]
                return heights, last[1] if last is not None else shape(factors[-1])[1:]
            case _:
                return None

    def grid(self, term: Term, heights: Sizes, widths: Sizes) -> Grid | None:
        """The blocks of the term when it is cut like this."""
        term = self.unfolded(term)
        match term:
            case Blocks(rows) if _same(self.cut(term), (heights, widths)):
                return rows
            case Transpose(body):
                inner = self.grid(body, widths, heights)
                return None if inner is None else tuple(tuple(Transpose(block) for block in column) for column in zip(*inner, strict=True))
            case Add(parts):
                grids = [self.grid(part, heights, widths) for part in parts]
                return _together(grids, Add)
            case Mul(factors):
                (array,) = (factor for factor in factors if shape(factor))
                scalars = tuple(factor for factor in factors if factor is not array)
                return _together([self.grid(array, heights, widths)], lambda blocks: Mul((*scalars, *blocks)))
            case MatMul(factors):
                return self._product(factors, heights, widths)
            case Identity() if all(map(alike, heights, widths)) and len(heights) == len(widths):
                return tuple(
                    tuple(Identity(h) if k == j else Constant(ZERO, (h, w)) for j, w in enumerate(widths)) for k, h in enumerate(heights)
                )
            case Constant(value, _):
                return tuple(tuple(Constant(value, (h, w)) for w in widths) for h in heights)
            case _:
                return ((term,),) if len(heights) == len(widths) == 1 else None

    def _product(self, factors: tuple[Term, ...], heights: Sizes, widths: Sizes) -> Grid | None:
        first, *rest = factors
        if not rest:
            return self.grid(first, heights, widths)
        tail = rest[0] if len(rest) == 1 else MatMul(tuple(rest))
        own, other = self.cut(first), self.cut(tail)
        middle = own[1] if own is not None else other[0] if other is not None else (shape(first)[1],)
        left, right = self.grid(first, heights, middle), self.grid(tail, middle, widths)
        if left is None or right is None:
            return None
        columns = list(zip(*right, strict=True))
        return tuple(tuple(Add(tuple(MatMul(pair) for pair in zip(row, column, strict=True))) for column in columns) for row in left)

    # ------------------------------------------------------------ numbers

    def numbers(self, goal: Rel) -> Rel:
        """Traces and determinants of matrices in blocks written with their blocks. What the line inverts is invertible where it has a value."""
        everywhere = not any(part.binds or isinstance(part, Cases) for part in subterms(goal))
        inverted = {part.body for part in subterms(goal) if isinstance(part, Inverse) and everywhere}
        return Rel(goal.op, self._number(goal.left, inverted), self._number(goal.right, inverted))

    def _number(self, term: Term, inverted: set[Term]) -> Term:
        match term:
            case Trace(body) if (cut := self.cut(body)) is not None and (grid := self.grid(body, *cut)) is not None and _squares(cut):
                return Add(tuple(Trace(row[k]) for k, row in enumerate(grid)))
            case Det(body) if (cut := self.cut(body)) is not None and (grid := self.grid(body, *cut)) is not None and _squares(cut):
                return _determinant(grid, inverted) or term
            case Sym():
                return term
            case _:
                return rebuild(term, lambda child: self._number(child, inverted))


def _determinant(grid: Grid, inverted: set[Term]) -> Term | None:
    """Of a triangle of blocks the product along the diagonal; of two by two with A⁻¹ in the line, det(A) det(D - C A⁻¹ B)."""
    places = range(len(grid))
    for below in (True, False):
        if all(_is_zero(grid[k][j]) for k in places for j in places if (k > j if below else k < j)):
            return Mul(tuple(Det(grid[k][k]) for k in places))
    if len(grid) == 2:
        (a, b), (c, d) = grid
        if a in inverted:
            return Mul((Det(a), Det(Add((d, Mul((MINUS_ONE, MatMul((c, Inverse(a), b)))))))))
        if d in inverted:
            return Mul((Det(d), Det(Add((a, Mul((MINUS_ONE, MatMul((b, Inverse(d), c)))))))))
    return None


def _is_zero(block: Term) -> bool:
    return isinstance(block, Constant) and block.value is ZERO


def _squares(cut: tuple[Sizes, Sizes]) -> bool:
    return len(cut[0]) == len(cut[1]) and all(map(alike, *cut))


def _same(one: tuple[Sizes, Sizes] | None, other: tuple[Sizes, Sizes]) -> bool:
    return one is not None and all(len(a) == len(b) and all(map(alike, a, b)) for a, b in zip(one, other, strict=True))


def _together(grids: list[Grid | None], make: Callable[[tuple[Term, ...]], Term]) -> Grid | None:
    known = [grid for grid in grids if grid is not None]
    if len(known) < len(grids):
        return None
    return tuple(tuple(make(blocks) for blocks in zip(*rows, strict=True)) for rows in zip(*known, strict=True))
