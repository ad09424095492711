"""Leibniz fractions, ∂ and ∇. A fraction whose parts both begin with a ∂ or a d is a derivative; every other one is a quotient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proofgen.math import integrals, operators, postfix
from proofgen.math.syntax import Node, Unreadable, warning
from proofgen.span import Span

if TYPE_CHECKING:
    from proofgen.math.parser import Parser


def fraction(p: Parser) -> Node:
    start = p.next().span.start
    sign = _sign_at(p, 0)
    below = _group_length(p)
    if sign is not None and _sign_at(p, below) == sign and _names_variable(p, below):
        if sign == "d" and p.names.sort_of("d") is not None and below > 3:
            message = "`d` is declared, so this may be a quotient or a derivative"
            raise Unreadable("ambiguous-product", message, p.since(start), "write `\\partial`, or give the other d another name")
        return _leibniz(p, start, sign)
    if integrals.holds_differential(p):
        return integrals.differential_over(p, start)
    top = p.argument(more=True)
    return p.node("*", (top, p.argument()), start, "/")


def _sign_at(p: Parser, offset: int) -> str | None:
    """`∂` or `d` where the argument `offset` tokens ahead begins with one."""
    token = p.ahead(offset)
    if token.text == "{" and token.kind == "mark":
        token = p.ahead(offset + 1)
    if token.text == "\\partial":
        return "∂"
    return "d" if token.kind == "letter" and token.text == "d" else None


def _names_variable(p: Parser, offset: int) -> bool:
    """`dx` below the line, and not `d + 1` or `d` alone."""
    after = p.ahead(offset + (2 if p.ahead(offset).text == "{" else 1))
    return after.kind in ("letter", "word", "command") or after.text in ("{", "(")


def _group_length(p: Parser) -> int:
    if not p.at("{"):
        return 1
    depth = 0
    for offset, token in enumerate(p.tokens[p.position :]):
        depth += {"{": 1, "}": -1}.get(token.text, 0) if token.kind == "mark" else 0
        if depth == 0:
            return offset + 1
    return 1


def _leibniz(p: Parser, start: int, sign: str) -> Node:
    none = Node("none", (), Span(start, start))
    opened = p.accept("{")
    p.next()
    order = p.argument() if p.accept("^") else none
    body = none
    if opened is not None:
        if not p.at("}"):
            body = p.sum()
        p.expect("}", opened)
    opened = p.accept("{")
    variables: list[Node] = []
    while p.at("\\partial") or (p.here.kind == "letter" and p.here.text == "d" and sign == "d"):
        p.next()
        variables.append(_variable(p, order))
    if opened is not None:
        p.expect("}", opened)
    if not variables:
        raise Unreadable("missing-argument", "this derivative does not say by what it is taken", p.since(start))
    if body.op == "none" and p.at("|") and p.ahead().text == "_":
        return _taken_at(p, start, sign, variables)
    if body.op == "none":
        body = operand(p)
    elif postfix.is_function(p, body) and p.at("(", "["):
        message = "is this derivative taken there, or multiplied by the bracket?"
        raise Unreadable("call-or-product", message, p.since(start).cover(p.here.span), "write `f'(a)`, or `\\cdot` before the bracket")
    return p.node("partial", (body, *variables), start, "total" if sign == "d" else "")


def _taken_at(p: Parser, start: int, sign: str, variables: list[Node]) -> Node:
    r"""`\frac{d}{dx}\Big|_{x=0} f(x)` and `\left.\frac{d}{dx}\right|_{x=0} f(x)`: differentiated first, and then taken there."""
    mark = p.next().span.start
    p.expect("_")
    where = p.argument()
    body = operand(p)
    none = p.node("none", (), mark)
    inner = p.node("partial", (body, *variables), start, "total" if sign == "d" else "")
    return p.node("bar", (p.node("group", (inner,), start, "("), where, none), start)


def _variable(p: Parser, order: Node) -> Node:
    """One variable below the line; its `^k` is an order where the numerator has one, else part of it (∂/∂σ²)."""
    start = p.here.span.start
    node = p.atom()
    while p.at("_", "{", "(", "'"):
        if p.at("_"):
            node = postfix.lower(p, node)
        elif p.at("{"):
            node = postfix.bare_index(p, node)
        elif p.at("'"):
            p.next()
            inner, count = (node.args[0], int(node.text)) if node.op == "prime" else (node, 0)
            node = p.node("prime", (inner,), start, str(count + 1))
        elif postfix.is_function(p, node):
            node = operators.call(p, node)
        else:
            break
    if p.accept("^"):
        exponent = p.argument()
        return p.node("^", (node, exponent), start, "order" if order.op != "none" else "")
    return node


def operand(p: Parser) -> Node:
    """What a derivative sign in front applies to: a bracket if one follows, else the product."""
    if p.at("(", "["):
        start = p.here.span.start
        body = p.postfix(p.atom())
        while p.starts_atom():
            body = p.node("*", (body, p.signed()), start)
            p.warnings.append(
                warning(
                    "derivative-scope",
                    "this derivative is taken of the whole product that follows it",
                    body.span,
                    "put the product in brackets",
                )
            )
        return body
    if not (p.starts_atom() or p.at("-")):
        raise Unreadable("missing-argument", f"this derivative has nothing to act on, found {p.shown()}", p.here.span)
    return p.product()


def partial_sign(p: Parser) -> Node:
    """`\\partial_x f`, and `\\partial L / \\partial x` in one line."""
    token = p.next()
    start = token.span.start
    if p.accept("_"):
        variable = p.argument()
        return p.node("partial", (_nearest(p), variable), start)
    body = p.postfix(p.atom())
    if p.at("/") and p.ahead().text == "\\partial":
        p.next()
        p.next()
        return p.node("partial", (body, _variable(p, Node("none", (), token.span))), start)
    raise Unreadable(
        "unknown-notation", "this `\\partial` is not part of a derivative", token.span, "write `\\frac{\\partial f}{\\partial x}`"
    )


def nabla(p: Parser) -> Node:
    token = p.next()
    start = token.span.start
    none = Node("none", (), token.span)
    variable = p.argument() if p.accept("_") else none
    if p.accept("^"):
        order = p.argument()
        if order.text != "2":
            raise Unreadable("unknown-notation", "only `\\nabla` and `\\nabla^2` are known", order.span)
        variable = p.argument() if variable is none and p.accept("_") else variable
        return p.node("nabla", (variable, p.node("nabla", (variable, _nearest(p)), start)), start)
    if p.at("\\cdot", "\\times"):
        kind = "div" if p.next().text == "\\cdot" else "curl"
        return p.node("nabla", (variable, _field(p)), start, kind)
    if p.at("\\nabla") and p.ahead().text == "^":  # the Hessian, \nabla \nabla^T f
        p.next()
        p.next()
        if postfix.raw_argument(p) not in postfix.TRANSPOSES:
            raise Unreadable("unknown-notation", "only `\\nabla \\nabla^\\top` is known", p.here.span)
        p.argument()
        return p.node("nabla", (variable, p.node("nabla", (variable, operand(p)), start)), start)
    return p.node("nabla", (variable, _nearest(p)), start)


def _nearest(p: Parser) -> Node:
    """`\\nabla f(x) g(x)^\\top` is of f(x) alone, as its transpose is the gradient's; `\\nabla x^\\top A x` is of the whole product."""
    position, warnings = p.position, len(p.warnings)
    if p.here.kind in ("letter", "command") and p.here.text != "\\nabla":
        try:
            node = p.atom()
            while p.at("_"):
                node = postfix.lower(p, node)
            if node.op in ("name", "sub") and postfix.is_function(p, node):
                node = operators.call(p, node) if p.at("(") else node
                turned = p.at("^") and _is_transpose(p)
                if turned or p.starts_atom() or (node.op != "name" and p.at("\\cdot", "\\odot", "\\circ")):
                    return node
        except Unreadable:
            pass
        p.position = position
        del p.warnings[warnings:]
    return operand(p)


def _is_transpose(p: Parser) -> bool:
    p.position += 1
    found = postfix.raw_argument(p) in postfix.TRANSPOSES
    p.position -= 1
    return found


def _field(p: Parser) -> Node:
    """What a divergence or a curl is of: one factor, since a product would have two readings."""
    start = p.here.span.start
    body = p.postfix(p.atom())
    if p.starts_atom():
        raise Unreadable("derivative-scope", "is this taken of the first factor or of the product?", p.since(start), "put it in brackets")
    return body


def laplacian(p: Parser, start: int) -> Node:
    r"""`\Delta f` of a declared function f."""
    none = Node("none", (), p.here.span)
    return p.node("nabla", (none, _field(p)), start, "laplace")
