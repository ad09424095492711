"""Matrices written out: of numbers by rows, or assembled from matrices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proofgen.math.elaborate_names import lookup
from proofgen.math.elaborate_products import asked_of_e
from proofgen.math.latex import latex
from proofgen.math.shape import Shape, number, shape
from proofgen.math.syntax import Node, Unreadable
from proofgen.math.term import Blocks, Constant, Entries, Identity, Term, Transpose
from proofgen.math.value import Value

if TYPE_CHECKING:
    from proofgen.math.elaborate import Elaborator


def matrix(e: Elaborator, node: Node) -> Value:
    """One column or one row of numbers is a vector, anything wider a matrix by rows."""
    asked_of_e(e, [cell for row in node.args for cell in row.args])
    known = [[None if _is_filler(e, cell) else e.value(cell) for cell in row.args] for row in node.args]
    if any(value is not None and shape(value.term) for row in known for value in row):
        return Value(_assembled(e, node, known))
    rows = [[e.number(cell, "an entry") for cell in row.args] for row in node.args]
    if len(rows[0]) == 1:
        return Value(Entries(tuple(row[0] for row in rows)))
    if len(rows) == 1:
        return Value(Entries(tuple(rows[0])), row=True)
    return Value(Entries(tuple(Entries(tuple(row)) for row in rows)))


def _is_filler(e: Elaborator, cell: Node) -> bool:
    """A 0 or an undeclared I takes the size that its row and column leave."""
    return (cell.op == "number" and cell.text == "0") or (
        cell.op == "name" and cell.text in ("I", "\\mathbf{I}") and lookup(e, cell.text) is None
    )


def _assembled(e: Elaborator, node: Node, known: list[list[Value | None]]) -> Term:
    terms = [
        [_block(value, cell) for value, cell in zip(row, cells.args, strict=True)] for row, cells in zip(known, node.args, strict=True)
    ]
    heights, widths = _sizes(terms, node)
    filled = [
        tuple(
            term if term is not None else _filler(e, cell, (height, width))
            for term, cell, width in zip(row, cells.args, widths, strict=True)
        )
        for row, cells, height in zip(terms, node.args, heights, strict=True)
    ]
    return Blocks(tuple(filled))


def _sizes(terms: list[list[Term | None]], node: Node) -> tuple[list[Term], list[Term]]:
    """The heights of the rows and widths of the columns: of what is known, and of an I as wide as it is high."""
    high = [[shape(term)[0] for term in row if term is not None] for row in terms]
    wide = [[shape(term)[1] for term in column if term is not None] for column in zip(*terms, strict=True)]
    squares = [(r, c) for r, row in enumerate(node.args) for c, cell in enumerate(row.args) if terms[r][c] is None and cell.op == "name"]
    for _ in squares:
        for r, c in squares:
            if not high[r]:
                high[r] = wide[c][:1]
            elif not wide[c]:
                wide[c] = high[r][:1]
    return [_agreed(sizes, cells) for sizes, cells in zip(high, node.args, strict=True)], [_agreed(sizes, node) for sizes in wide]


def _block(value: Value | None, cell: Node) -> Term | None:
    """A column as a matrix with one column, a transposed one as a matrix with one row, a number as a matrix with one entry."""
    if value is None:
        return None
    match len(shape(value.term)):
        case 0:
            return Entries((Entries((value.term,)),))
        case 1:
            return Entries((value.term,)) if value.row else Transpose(Entries((value.term,)))
        case 2:
            return value.term
        case _:
            raise Unreadable("shape-mismatch", "this block is no matrix", cell.span)


def _agreed(sizes: list[Term], node: Node) -> Term:
    """The one height of a row, or width of a column, of blocks."""
    if not sizes:
        raise Unreadable("shape-mismatch", "nothing says how large these blocks are", node.span, "give one of them a declared matrix")
    if any(size is not sizes[0] for size in sizes):
        shown = " and ".join(dict.fromkeys(f"${latex(size)}$" for size in sizes))
        raise Unreadable(
            "shape-mismatch", f"these blocks are of different sizes: {shown}", node.span, "are the sizes equal? then declare them so"
        )
    return sizes[0]


def _filler(e: Elaborator, cell: Node, sizes: Shape) -> Term:
    if cell.op == "number":
        return Constant(number(0), sizes)
    e.same_sizes(sizes[:1], sizes[1:], cell.span)
    return Identity(sizes[0])
