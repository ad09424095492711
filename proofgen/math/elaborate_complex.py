"""Conjugates and conjugate transposes: of what is complex. Of real arrays the stars and daggers have other meanings as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proofgen.math.elaborate_products import entrywise
from proofgen.math.shape import entry, shape
from proofgen.math.sorts import Function, Scalar, Tensor
from proofgen.math.syntax import Node, Unreadable
from proofgen.math.term import Const, Fn, Sym, Term, Transpose
from proofgen.math.value import Value
from proofgen.math.walk import parts

if TYPE_CHECKING:
    from proofgen.math.elaborate import Elaborator


def is_complex(term: Term) -> bool:
    """Does an imaginary unit or a name of complex values stand in it?"""
    return any(part is Const("i") or (isinstance(part, Sym) and _has_complex_values(part)) for part in parts(term))


def _has_complex_values(symbol: Sym) -> bool:
    sort = symbol.sort.result if isinstance(symbol.sort, Function) else symbol.sort
    return isinstance(sort, Scalar | Tensor) and sort.kind == "complex"


def conjugate(term: Term) -> Term:
    """Entry by entry; a real array is its own."""
    sizes = shape(term)
    if not is_complex(term):
        return term
    return entrywise(sizes, lambda at: Fn("conj", (entry(term, at),))) if sizes else Fn("conj", (term,))


def marked(e: Elaborator, node: Node) -> Value:
    """`\\overline{z w}`; `A^H`, `A^\\dagger`, `A^*`, and `z^*`."""
    value = e.value(node.args[0])
    sizes = shape(value.term)
    if node.op == "conj":
        if not is_complex(value.term):
            raise Unreadable("unknown-notation", "a bar over an expression is its complex conjugate, and nothing here is complex", node.span,
                             "declare the names: Let $z \\in \\mathbb{C}$.")  # fmt: skip
        return Value(conjugate(value.term), value.row)
    if node.text != "H" and not is_complex(value.term):
        raise Unreadable("unknown-notation", f"`^{node.text}` of what is real has more than one meaning", node.span,
                         "write `^\\top` for the transpose")  # fmt: skip
    if (node.text == "*" and len(sizes) == 1) or (node.text == "\\dagger" and not sizes) or len(sizes) > 2:
        raise Unreadable("unknown-notation", f"`^{node.text}` has more than one meaning here", node.span, "write `\\bar u` or `u^H`")
    if not sizes:
        return Value(conjugate(value.term))
    return Value(conjugate(value.term), not value.row) if len(sizes) == 1 else Value(Transpose(conjugate(value.term)))
