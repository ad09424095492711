"""Notation of probability, and functions nobody declared: read, so that the author sees how, with as much structure as is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proofgen.math import events, mass
from proofgen.math.lexer import Token
from proofgen.math.retype import typed
from proofgen.math.sorts import Function
from proofgen.math.syntax import Node, Unreadable
from proofgen.span import Span

if TYPE_CHECKING:
    from proofgen.math.parser import Parser


class _Told(Unreadable):
    """A refusal that no other reading takes the place of."""


OPERATORS = {
    "E": r"\mathbb{E}", "Var": r"\operatorname{Var}", "Cov": r"\operatorname{Cov}", "Corr": r"\operatorname{Corr}", "Pr": r"\Pr",
    "KL": r"\operatorname{KL}", "argmax": r"\operatorname{argmax}", "argmin": r"\operatorname{argmin}",
}  # fmt: skip
_EVENTS = frozenset({"Pr", "KL"})  # what stands in their brackets is no expression
_CLOSING = {"(": ")", "[": "]", "\\{": "\\}", "{": "}"}
_BARS = frozenset({"|", "\\mid", "\\|", "\\Vert"})


def expectation(p: Parser, name: str, start: int) -> Node:
    """E[…], Var(…), `\\Pr(A \\mid B)`, `\\mathbb{E}_{x \\sim p}[…]`."""
    head = OPERATORS[name]
    if name == "Pr" and (known := events.probability(p, start)) is not None:
        return known
    if p.names.masses:
        known = mass.functional(p, head, start)
        known = known or (mass.expected(p, start) if name == "E" else mass.divergence(p, start) if name == "KL" else None)
        if known is not None:
            return known
    while p.at("_", "^"):
        sign = p.next().text
        head += f"{sign}{{{_raw(p)}}}"
    if not p.at("(", "[", "\\{"):
        if name in _EVENTS or not p.starts_atom():
            raise Unreadable("missing-argument", f"`{name}` of what?", p.since(start))
        inner = p.signed()
        if p.starts_atom() and not p.at("("):
            raise Unreadable(
                "function-scope",
                f"how far does this `{name}` reach?",
                p.since(start),
                "put brackets round what it is taken of: `\\mathbb{E}[X Y]`",
            )
        return p.node("expect", (inner,), start, f"{head} #1")
    before = p.position
    opened = p.here
    close = _CLOSING[opened.text]
    left, right = (r"\left(", r"\right)") if opened.text == "(" else (r"\left[", r"\right]")
    if name not in _EVENTS:
        try:
            p.next()
            inside = p.inside(close, opened)
            p.expect(close, opened)
            args = inside.args if inside.op == "tuple" and inside.text == "" else (inside,)
            if name == "E" and opened.text == "(" and p.at("^"):
                hint = "write `\\mathbb{E}[(X - \\mu)^2]`, or `(\\mathbb{E}[X])^2`"
                raise _Told("function-scope", "is this the expectation of a power, or a power of the expectation?", p.since(start), hint)
            if all(part.op not in ("chain", "tuple", "none") for part in args):
                return p.node("expect", args, start, f"{head}{left}{', '.join(f'#{k + 1}' for k in range(len(args)))}{right}")
        except _Told:
            raise
        except Unreadable:
            pass
        p.position = before
    return p.node("expect", (), start, f"{head}{left}{_raw(p)}{right}")


def over_set(p: Parser, head: str, start: int) -> Node:
    """`\\max_{x \\in S} f(x)`, `\\arg\\min_\\theta L(\\theta)`, `\\sup A`: the sign, what stands below it, and the product that follows."""
    while p.at("_", "^"):
        sign = p.next().text
        head += f"{sign}{{{_raw(p)}}}"
    if not p.starts_atom():
        raise Unreadable("missing-argument", f"of what is this `{head}`?", p.since(start))
    return p.node("expect", (p.product(),), start, f"{head} #1")


def conditional(p: Parser, node: Node) -> Node | None:
    """`p(x \\mid z)`, `KL(q \\| p)`, `\\mathcal{N}(x; \\mu, \\Sigma)`: a bracket after a name in which a bar or a semicolon parts two lists."""
    sort = p.names.sort_of(node.text) if node.op == "name" else None
    if not p.at("(", "[") or node.op not in ("name", "sub") or (sort is not None and not isinstance(sort, Function)):
        return None
    opened = p.here
    inside, _ = _inside(p)
    depth, bars, double = 0, 0, False
    for at, token in enumerate(inside):
        depth += (token.text in _CLOSING) - (token.text in _CLOSING.values())
        if depth == 0 and token.text in _BARS and not token.side:
            bars += 1
            double = double or token.text in ("\\mid", "\\|") or (at > 0 and inside[at - 1].text == "|" == token.text)
        if depth == 0 and token.text == ";":
            double = True
    if bars % 2 == 0 and not double:
        return None
    if node.op == "sub":
        return None
    start = node.span.start
    text = _raw(p)
    left, right = opened.text, _CLOSING[opened.text]
    return p.node("expect", (), start, f"{node.text}{left}{text}{right}")


def _inside(p: Parser) -> tuple[list[Token], int]:
    """The tokens of the bracket that opens here, and how many it takes with both its ends."""
    depth = 0
    found: list[Token] = []
    for taken, token in enumerate(p.tokens[p.position :]):
        if token.kind == "eof":
            break
        closes = token.text in _CLOSING.values() and token.kind in ("mark", "command")
        depth += (token.text in _CLOSING and token.kind in ("mark", "command")) - closes
        if depth == 0:
            return (found[1:], taken + 1) if taken else ([token], 1)
        found.append(token)
    raise Unreadable(
        "unclosed-bracket", f"this `{p.here.text}` is never closed", p.here.span, f"close it with `{_CLOSING.get(p.here.text, ')')}`"
    )


def _raw(p: Parser) -> str:
    """What stands in the group that begins here, typed again."""
    opened = p.here
    inside, taken = _inside(p)
    text = typed(inside)
    if text is None or not inside:
        span = Span(opened.span.start, inside[-1].span.end if inside else opened.span.end)
        raise Unreadable("unknown-notation", "what stands in these brackets cannot be read", span)
    p.position += taken
    return text
