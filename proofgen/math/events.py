"""Probabilities of events: `P(A \\mid B)`, `\\Pr(A \\cap B^c)`, and of a value, `P(X = k)`. Syntax alone; anything else in the bracket is left to others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proofgen.math.retype import typed
from proofgen.math.syntax import Node, Unreadable

if TYPE_CHECKING:
    from proofgen.math.lexer import Token
    from proofgen.math.parser import Parser

_CLOSING = {"(": ")", "[": "]"}
_SIGNS = {"\\cap": "cap", ",": "cap", "\\cup": "cup", "\\setminus": "minus"}
_GIVEN = ("\\mid", "|")
_ORDERS = frozenset({"=", "<", "<=", ">", ">="})
_COMPLEMENTS = frozenset({"c", "\\complement", "C", "\\mathsf{c}", "\\mathrm{c}"})
_NAME = re.compile(r"[A-Z](?:_\{?\d+\}?)?")


def probability(p: Parser, start: int) -> Node | None:
    """What the bracket that opens here says; nothing is taken where it says neither of the two."""
    if not p.at("(", "["):
        return None
    before, warnings = p.position, len(p.warnings)
    for reading in (_of_events, _of_value):
        try:
            found = reading(p, start)
        except Unreadable:
            found = None
        if found is not None:
            return found
        p.position = before
        del p.warnings[warnings:]
    return None


def is_named(p: Parser) -> bool:
    """Does an undeclared P with this bracket stand for a probability: is there a sign of events in the formula, or a relation in the bracket?"""
    if any(token.text in ("\\mid", "\\cap", "\\cup", "\\setminus") for token in p.tokens):
        return True
    inside = [token.text for token in p.tokens[p.position + 1 : p.position + 5]]
    if p.names.may_be_event(inside[0]) and _NAME.fullmatch(inside[0]) and inside[1] == ")" and inside[2:] in (["\\ne", "0"], [">", "0"]):
        return True  # `P(B) > 0`
    if any(_is_complement([token.text for token in p.tokens[at : at + 5]]) for at in range(len(p.tokens))):
        return True
    depth = 0
    for token in p.tokens[p.position :]:
        depth += (token.text in ("(", "[")) - (token.text in (")", "]"))
        if depth == 0:
            return False
        if depth == 1 and (token.text in p.relations or token.text in _GIVEN or p.names.is_event(token.text)):
            return True
    return False


def holds_relation(p: Parser) -> bool:
    """Does a relation stand in the bracket that opens here?"""
    depth = 0
    for token in p.tokens[p.position :]:
        depth += (token.text in ("(", "[", "\\{")) - (token.text in (")", "]", "\\}"))
        if depth == 0 or token.text in p.relations:
            return depth > 0
    return False


def _is_complement(texts: list[str]) -> bool:
    """`P(A^c)`, `P(\\bar A)`"""
    return (
        len(texts) == 5
        and texts[:2] == ["P", "("]
        and (texts[2] in ("\\bar", "\\overline") or (texts[3:4] == ["^"] and texts[4] in _COMPLEMENTS))
    )


def _of_events(p: Parser, start: int) -> Node | None:
    opened = p.next()
    parts = [_union(p)]
    if p.accept(*_GIVEN):
        parts.append(_union(p))
    if p.accept(_CLOSING[opened.text]) is None:
        return None
    return p.node("probability", (_typed(p, opened), *parts), start, "events")


def _union(p: Parser) -> Node:
    """Signs between events are read in their order; two different ones need brackets."""
    start = p.here.span.start
    left = _event(p)
    signs: set[str] = set()
    while p.at(*_SIGNS):
        sign = _SIGNS[p.next().text]
        signs.add(sign)
        if len(signs) > 1:
            raise Unreadable("unexpected", "two signs between events need brackets", p.here.span)
        left = p.node("event", (left, _event(p)), start, sign)
    return left


def _event(p: Parser) -> Node:
    start = p.here.span.start
    if p.accept("\\neg", "\\lnot"):
        return p.node("event", (_event(p),), start, "not")
    if p.accept("("):
        inner = _union(p)
        p.expect(")")
        return _complement(p, inner)
    barred = p.at("\\bar", "\\overline")
    node = p.atom(single=True) if barred or p.here.kind == "letter" else None
    if node is None or node.op != "name":
        raise Unreadable("unexpected", "this is no event", p.here.span)
    name = node.text[5:-1] if barred else node.text
    if p.at("_") and p.ahead().kind == "number":
        p.next()
        name += f"_{p.next().text}"
    if not _NAME.fullmatch(name) or not p.names.may_be_event(name):
        raise Unreadable("unexpected", "this is no event", node.span)
    event = p.node("event", (), start, name)
    return _complement(p, p.node("event", (event,), start, "not") if barred else event)


def _complement(p: Parser, event: Node) -> Node:
    if p.at("^"):
        p.next()
        if p.at("\\complement"):
            p.next()
        elif (mark := p.argument()).text not in _COMPLEMENTS:
            raise Unreadable("unexpected", "this is no event", mark.span)
        return p.node("event", (event,), event.span.start, "not")
    if p.at("'"):
        p.next()
        return p.node("event", (event,), event.span.start, "not")
    return event


def _of_value(p: Parser, start: int) -> Node | None:
    opened = p.next()
    inside = p.chain()
    if p.accept(_CLOSING[opened.text]) is None or inside.op != "chain" or inside.text not in _ORDERS:
        return None
    return p.node("probability", (_typed(p, opened), inside), start, "value")


def _typed(p: Parser, opened: Token) -> Node:
    """The bracket just read as it was typed, for where no law is known of it."""
    at = p.tokens.index(opened)
    inside = typed(p.tokens[at + 1 : p.position - 1]) or "\\dots"
    left, right = ("\\left(", "\\right)") if opened.text == "(" else ("\\left[", "\\right]")
    return Node("typed", (), opened.span, f"{left}{inside}{right}")
