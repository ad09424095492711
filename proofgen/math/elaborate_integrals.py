"""Integrals: definite ones, antiderivatives, and those over a region, which are read and of which no law is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proofgen.math.shape import number
from proofgen.math.sorts import REAL, Scalar
from proofgen.math.syntax import Node, Unreadable
from proofgen.math.term import Antiderivative, Const, Integral, Mul, Sym, Term, Uninterpreted

if TYPE_CHECKING:
    from proofgen.math.elaborate import Elaborator

_LINE = "\\int_{ \\mathbb { R } }"


def integral(e: Elaborator, node: Node) -> Term:
    low, high, body, *variables = node.args
    if node.text.replace(" ", "") == _LINE.replace(" ", ""):
        return _between(e, Mul((number(-1), Const("oo"))), Const("oo"), body, variables[0])
    if node.text == "\\int" or not node.text:
        if low.op == "none":
            return _antiderivative(e, body, variables[0])
        ends = [e.number(_bound(end, variables[0]), "a bound") for end in (low, high)]
        return _between(e, ends[0], ends[1], body, variables[0])
    if low.op == "tuple" and low.text == "[" and len(low.args) == 2 and len(variables) == 1:
        ends = [e.number(end, "a bound") for end in low.args]
        return _between(e, ends[0], ends[1], body, variables[0])
    return _over_region(e, node)


def _bound(node: Node, variable: Node) -> Node:
    """`x = 0` below an integral over x is its bound 0."""
    named = (
        node.op == "chain" and node.text == "=" and len(node.args) == 2 and node.args[0].text == variable.text and node.args[0].op == "name"
    )
    return node.args[1] if named else node


def variable_of(node: Node) -> Sym:
    if node.op not in ("name", "sub"):
        raise Unreadable("unknown-notation", "a variable must be a name", node.span)
    return Sym(node.text, REAL)


def _between(e: Elaborator, low: Term, high: Term, body: Node, variable_node: Node) -> Term:
    variable = variable_of(variable_node)
    with e.binding(variable):
        return Integral(variable, low, high, e.number(body, "what is integrated"))


def _antiderivative(e: Elaborator, body: Node, variable_node: Node) -> Term:
    """The variable stands free in the value, so that it is the declared one."""
    name = variable_of(variable_node).name
    if name in e.scope.definitions:
        raise Unreadable("not-checkable", f"`{name}` is defined, so this is an integral by substitution", variable_node.span,
                         "write what is integrated in one variable")  # fmt: skip
    variable = e.term(Node("name", (), variable_node.span, name))
    if not isinstance(variable, Sym) or variable.sort != REAL:
        raise Unreadable("not-checkable", "only an integral over a real number is known", variable_node.span)
    return Antiderivative(e.number(body, "what is integrated"), variable)


def _over_region(e: Elaborator, node: Node) -> Term:
    """`\\iint_D f \\, dx \\, dy`, `\\oint_C f(z) \\, dz`: set as they stand."""
    _, _, body, *variables = node.args
    symbols = [_declared(e, variable) for variable in variables]
    with e.binding(*symbols):
        inner = e.term(body)
    over = " ".join(f"\\, d{symbol.name}" for symbol in symbols)
    return Uninterpreted(f"{node.text} #1 {over}", (inner,))


def _declared(e: Elaborator, node: Node) -> Sym:
    plain = variable_of(node)
    known = e.scope.symbols.get(plain.name)
    return known if known is not None and isinstance(known.sort, Scalar) else plain
