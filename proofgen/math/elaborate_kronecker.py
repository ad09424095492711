"""Kronecker's product and the columns of a matrix in one vector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proofgen.math.shape import shape
from proofgen.math.syntax import Node, Unreadable
from proofgen.math.term import Kron, Outer, Term, Transpose, Uninterpreted, Vec
from proofgen.math.value import Value
from proofgen.math.walk import uninterpreted

if TYPE_CHECKING:
    from proofgen.math.elaborate import Elaborator


def kronecker(e: Elaborator, node: Node, left: Value, right: Value) -> Value:
    r"""`A \otimes B` of two matrices or of two vectors; a column with a row is their matrix. Of anything else no law is known."""
    a, b = shape(left.term), shape(right.term)
    if any(_product_of_arrays(e, side) for side in node.args):
        raise _mixed(node)
    if uninterpreted(left.term) or uninterpreted(right.term) or len(a) != len(b) or len(a) not in (1, 2):
        return Value(Uninterpreted("#1 \\otimes #2", (left.term, right.term)))
    if len(a) == 1 and left.row != right.row:
        return Value(Outer(right.term, left.term) if left.row else Outer(left.term, right.term))
    return Value(Kron(left.term, right.term), left.row)


def refuse_mixed(node: Node, left: Value, right: Value) -> None:
    r"""`A \otimes B C` without brackets: is it the product with C, or with B C?"""
    between_arrays = shape(left.term) and shape(right.term)
    if between_arrays and any(side.op == "*" and side.text == "otimes" for side in node.args):
        raise _mixed(node)


def stacked(e: Elaborator, term: Term, node: Node) -> Term:
    """Its columns, or its rows where the words around the formula say so."""
    if "vec-unclear" in e.scope.conventions:
        raise Unreadable("unknown-notation", "does `vec` stack the rows or the columns? the text says both, or neither", node.span,
                         r"say: where $\operatorname{vec}$ stacks the columns of a matrix")  # fmt: skip
    match len(shape(term)):
        case 2:
            return Vec(Transpose(term)) if "vec-rows" in e.scope.conventions else Vec(term)
        case 1:
            return term
        case _:
            raise Unreadable("shape-mismatch", "`vec` is of a matrix", node.span)


def _product_of_arrays(e: Elaborator, side: Node) -> bool:
    """Is this side, without brackets, a product of several arrays? A number in front changes nothing."""
    return side.op == "*" and side.text != "otimes" and all(shape(e.term(part)) for part in side.args)


def _mixed(node: Node) -> Unreadable:
    return Unreadable("ambiguous-product", "`\\otimes` beside another product of matrices needs brackets", node.span,
                      "write `(A \\otimes B) C`, or `A \\otimes (B C)`")  # fmt: skip
