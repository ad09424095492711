"""Integrals: their bounds or region, what is integrated, and the differentials that say over what.

The differential closes the integral, `\\int f \\, dx`; set first, `\\int_a^b dx \\, f`, what follows it is integrated; in a fraction,
`\\int \\frac{3 \\, dx}{x}`, the fraction is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from proofgen.math.retype import typed
from proofgen.math.syntax import Node, Unreadable
from proofgen.span import Span

if TYPE_CHECKING:
    from proofgen.math.parser import Parser

_WANTED = {"\\int": 1, "\\oint": 1, "\\iint": 2, "\\iiint": 3}
_ENDS = frozenset({"=", "<", ">", "\\le", "\\ge", "\\ne", ")", "]", "}", "\\}", ",", "&"})


def integral(p: Parser) -> Node:
    """An integral up to its differential, which must be there; `text` is the sign with the region below it, if there is one."""
    token = p.next()
    start = token.span.start
    low, high, region = _bounds(p, token.text)
    wanted = _WANTED[token.text]
    p.integrals += 1
    outer, p.differentials = p.differentials, []
    first = p.at_differential()
    body = Node("number", (), token.span, "1") if first else p.sum()
    p.accept("\\cdot")
    variables = p.differentials
    while p.at_differential() and len(variables) < wanted:
        p.next()
        variables.append(_variable(p))
    p.differentials = outer
    p.integrals -= 1
    if not variables:
        raise Unreadable("no-differential", "this integral has no differential", token.span, "say over what it runs: `\\int … \\, dx`")
    if len(variables) != wanted:
        message = f"this integral needs {wanted} differentials, and has {len(variables)}"
        raise Unreadable("no-differential", message, token.span, "write one for each variable: `\\iint … \\, dx \\, dy`")
    if first and p.accept("/"):
        body = p.node("*", (body, p.signed()), start, "/")
    elif first and p.starts_atom():
        body = p.product()
    if p.at("/") or (first and (p.at("+", "-", "\\cdot", "*") or p.starts_atom())):
        _refuse_more(p, variables)
    return p.node("int", (low, high, body, *variables), start, region)


def _bounds(p: Parser, sign: str) -> tuple[Node, Node, str]:
    """Both bounds; or one mark below, which is a region as it was typed."""
    none = Node("none", (), p.here.span)
    low = high = none
    text = ""
    for _ in range(2):
        if p.accept("_"):
            at = p.position
            low = p.argument()
            text = typed(p.tokens[at : p.position]) or ""
        elif p.accept("^"):
            high = p.argument()
    if sign == "\\int" and (low.op == "none") == (high.op == "none"):
        return low, high, ""
    if low.op != "none" and not text:
        raise Unreadable("unknown-notation", "what stands below this integral cannot be read", low.span)
    if high.op != "none":
        raise Unreadable("unknown-notation", "a bound above this integral cannot be read", high.span, "write one integral inside another")
    below = text if text.startswith("{") else f"{{ {text} }}"
    return low, none, f"{sign}_{below}" if text else sign


def _variable(p: Parser) -> Node:
    """`dx`, `dx'`"""
    node = p.atom()
    while p.at("'") and node.op == "name":
        p.next()
        node = p.node("name", (), node.span.start, node.text + "'")
    return node


def _refuse_more(p: Parser, variables: list[Node]) -> None:
    r"""What goes on in x after `\int dx \, f(x)`, or divides by x after `\int f \, dx`, could be integrated as well."""
    names = {variable.text for variable in variables}
    depth = 0
    rest = p.tokens[p.position :]
    for at, token in enumerate(rest):
        if (depth == 0 and token.text in _ENDS) or token.kind == "eof":
            return
        if token.text in _WANTED and any(one.text == "d" and other.text in names for one, other in pairwise(rest[at:])):
            return  # from here on the variable is that of another integral
        depth += 1 if token.text in ("(", "[", "{") else -1 if token.text in (")", "]", "}") else 0
        if token.text in names:
            raise Unreadable(
                "ambiguous-product", "is this still under the integral?", token.span, "put the integral, or what it is of, in brackets"
            )


def holds_differential(p: Parser) -> bool:
    """Does the group that opens here hold, at its top, a differential: `{3 \\, dx}`?"""
    if not p.integrals or not p.at("{"):
        return False
    here, depth, found = p.position, 0, False
    for at in range(here, len(p.tokens)):
        token = p.tokens[at]
        depth += 1 if token.text in ("(", "[", "{") else -1 if token.text in (")", "]", "}") else 0
        if depth == 0:
            break
        p.position = at
        found = found or (depth == 1 and p.at_differential())
    p.position = here
    return found


def differential_over(p: Parser, start: int) -> Node:
    """`\\int \\frac{dx}{x}`, `\\int \\frac{3 \\cdot dx}{x}`, `\\int \\frac{dx \\, x}{1 + x}`"""
    opened = p.next()
    above = Node("number", (), Span(start, start), "1") if p.at_differential() else p.product()
    p.accept("\\cdot")
    while p.at_differential():
        p.next()
        p.differentials.append(p.atom(single=True))
    if not p.at("}"):
        above = p.node("*", (above, p.product()), start)
    p.expect("}", opened)
    return p.node("*", (above, p.argument()), start, "/")
