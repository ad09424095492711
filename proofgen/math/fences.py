"""Brackets, bars and matrix environments."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from proofgen.math import postfix
from proofgen.math.lexer import Token, tokenize
from proofgen.math.syntax import Node, Unreadable
from proofgen.span import Span

if TYPE_CHECKING:
    from proofgen.math.parser import Parser

OPENING = {"(": ")", "[": "]", "\\{": "\\}", "|": "|", "\\|": "\\|", "\\langle": "\\rangle", "\\lfloor": "\\rfloor", "\\lceil": "\\rceil"}
_FENCED = {"|": "abs", "\\|": "norm", "\\langle": "inner", "\\lfloor": "floor", "\\lceil": "ceil", "\\{": "set"}
MATRICES = frozenset({"pmatrix", "bmatrix", "vmatrix", "Vmatrix", "matrix", "smallmatrix", "Bmatrix", "array"})

_CASE_WORDS = re.compile(
    r"\W*(?:(?:if|for|when|whenever|where|with|otherwise|else|elsewhere|and|all|every|each|any|others?|cases?|in|the|values?|of|that|provided|given)\b\W*)*",
    re.I,
)


def fence(p: Parser) -> Node:
    """A bracketed expression, by its bracket: a group, a tuple, an absolute value, a norm, a set …"""
    if _doubled(p):
        return _norm_of_bars(p)
    opened = p.next()
    if opened.text == "\\{" and p.here.kind == "begin" and p.here.text in ("array", "aligned", "matrix", "gathered"):
        return _braced_cases(p)
    close = OPENING[opened.text]
    bar = opened.text in ("|", "\\|")
    bars, integrals = p.bars, p.integrals
    p.bars, p.integrals = ([opened.text] if bar else []), 0
    p.depth += 1
    if p.at(close) and not (opened.text == "|" and _opens_again(p)):
        raise Unreadable("missing-argument", "these brackets are empty", opened.span.cover(p.here.span))
    items = [p.statement()]
    while p.accept(",", ";"):
        items.append(p.statement())
    p.bars, p.integrals = bars, integrals
    p.depth -= 1
    if (opened.text == "[" and p.at(")") and len(items) == 2) or (opened.text == "(" and p.at("]") and len(items) == 2):
        p.next()
    else:
        _close(p, close, opened)
    start = opened.span.start
    if opened.text == "\\|" and p.at("_"):
        p.next()
        star = p.accept("*")
        items.append(Node("name", (), star.span, "*") if star is not None else p.argument())
    if opened.text == "\\langle" and len(items) != 2:
        raise Unreadable(
            "unknown-notation",
            "angle brackets hold the two vectors of an inner product",
            p.since(start),
            "write an expectation as `\\mathbb{E}[…]`",
        )
    op = _FENCED.get(opened.text) or ("group" if len(items) == 1 else "tuple")
    if op == "set" and len(items) == 1:
        op = "group"
    return p.node(op, tuple(items), start, opened.text)


def _opens_again(p: Parser) -> bool:
    """Does a second bar begin another absolute value: `||x| - y|`?"""
    if p.here.side == "right":
        return False
    p.position += 1
    opens = p.starts_atom() or p.at("-")
    p.position -= 1
    return opens


def _doubled(p: Parser) -> bool:
    """Do two bars here open what the next two close: `||x||`? With a single bar between, as in `||x| - |y||`, each is its own."""
    if p.here.text != "|" or p.ahead().text != "|" or p.ahead().span.start != p.here.span.end or p.ahead().side == "right":
        return False
    depth = 0
    inside = p.tokens[p.position + 2 :]
    for token, after in pairwise(inside):
        depth += 1 if token.text in ("(", "[", "{") else -1 if token.text in (")", "]", "}") else 0
        if depth == 0 and token.text == "|":
            return after.text == "|" and after.span.start == token.span.end
    return False


def _norm_of_bars(p: Parser) -> Node:
    opened = p.next()
    p.next()
    bars, integrals = p.bars, p.integrals
    p.bars, p.integrals = ["|"], 0
    inner = p.statement()
    p.bars, p.integrals = bars, integrals
    for _ in range(2):
        _close(p, "|", opened)
    items = (inner, p.argument()) if p.accept("_") else (inner,)
    return p.node("norm", items, opened.span.start, "\\|")


def unseen(p: Parser) -> Node:
    """`\\left. F \\right|_a^b`: what stands between, and its values; closed by any other bracket it is a group."""
    opened = p.next()
    if _is_operator(p):
        return p.atom()
    bars, integrals = p.bars, p.integrals
    p.bars, p.integrals = ["\\left."], 0
    inner = p.statement()
    p.bars, p.integrals = bars, integrals
    if p.here.side != "right":
        raise Unreadable("unclosed-bracket", "this `\\left.` is never closed", opened.span, "close it with `\\right|`")
    node = Node("group", (inner,), opened.span.cover(p.here.span), "(")
    if p.at("|") and p.ahead().text == "_":
        return postfix.evaluated(p, node)
    p.next()
    return node


def _is_operator(p: Parser) -> bool:
    r"""`\left.\frac{d}{dx}\right|_{x=0}`: a fraction alone, and what it acts on behind its bar."""
    depth, groups = 0, 0
    for at, token in enumerate(p.tokens[p.position :]):
        if at == 0 and token.text != "\\frac":
            return False
        if depth == 0 and groups == 2:
            return token.text == "|" and token.side == "right" and p.ahead(at + 1).text == "_"
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        groups += depth == 0 and token.text == "}"
        if depth == 1 and token.text == "{" and p.ahead(at + 1).text not in ("d", "\\partial"):
            return False
        if depth == 0 and at and token.text != "}":
            return False
    return False


def _close(p: Parser, close: str, opened: Token) -> None:
    if p.at(close):
        p.next()
        return
    if p.here.kind == "eof" or p.here.text == "}":
        raise Unreadable("unclosed-bracket", f"this `{opened.text}` is never closed", opened.span, f"close it with `{close}`")
    raise Unreadable("unexpected", f"expected `{close}` here, found {p.shown()}", p.here.span)


def environment(p: Parser) -> Node:
    """Matrices and case distinctions; other environments are not expressions."""
    begin = p.next()
    name = begin.text.rstrip("*")
    if name == "array" and p.at("{"):
        p._skipped_group()
    if name == "cases":
        return _cases(p, begin)
    if name not in MATRICES:
        raise Unreadable("unknown-notation", f"an environment `{begin.text}` is not an expression", begin.span)
    rows: list[Node] = []
    cells: list[Node] = []
    start = p.here.span.start
    while p.here.kind != "end":
        if p.here.kind == "eof":
            raise Unreadable(
                "unclosed-bracket", f"this `{begin.text}` is never closed", begin.span, f"close it with `\\end{{{begin.text}}}`"
            )
        if p.accept("\\\\"):
            if cells:
                rows.append(p.node("row", tuple(cells), start))
            cells, start = [], p.here.span.start
        elif p.accept("&"):
            continue
        elif p.at(".") and p.ahead().text == ".":
            first = p.here.span.start
            while p.accept("."):
                pass
            cells.append(p.node("dots", (), first))
        else:
            cells.append(p.sum())
    p.next()
    if cells:
        rows.append(p.node("row", tuple(cells), start))
    return _matrix(p, rows, begin)


def _matrix(p: Parser, rows: list[Node], begin: Token) -> Node:
    for row in rows:
        for cell in row.args:
            if cell.op == "dots":
                raise Unreadable("ellipsis-in-matrix", "a matrix with an ellipsis does not say what its other entries are", cell.span,
                                 "write the rows out for two or three examples, or say what entry (i, j) is; it is checked then")  # fmt: skip
    widths = {len(row.args) for row in rows}
    if len(widths) > 1:
        shown = ", ".join(str(len(row.args)) for row in rows)
        raise Unreadable("ragged-matrix", f"the rows of this matrix have different lengths: {shown}", p.since(begin.span.start))
    if not rows:
        raise Unreadable("missing-argument", "this matrix is empty", p.since(begin.span.start))
    matrix = p.node("matrix", tuple(rows), begin.span.start)
    return Node("fn", (matrix,), matrix.span, "det") if begin.text == "vmatrix" else matrix


def _cases(p: Parser, begin: Token) -> Node:
    branches: list[Node] = []
    while not _ended(p):
        if p.here.kind == "eof":
            raise Unreadable("unclosed-bracket", "this `cases` is never closed", begin.span, "close it with `\\end{cases}`")
        if p.accept("\\\\"):
            continue
        start = p.here.span.start
        value = p.sum()
        condition: list[Node] = []
        while not _ended(p) and not p.at("\\\\"):
            if p.accept(",", "&", ".", ";") or p.here.kind == "quad" or (p.here.kind == "text" and not condition):
                if p.here.kind == "text" and "$" in p.here.text:
                    p.tokens[p.position : p.position + 1] = _opened(p.here)
                elif p.here.kind in ("quad", "text"):
                    _joins_case(p.next())
                continue
            if p.ahead(0).kind == "eof":
                break
            condition.append(p.statement())
        branches.append(p.node("case", (value, *_bounded_together(condition)), start))
    p.next()
    if not branches:
        raise Unreadable("missing-argument", "these cases are empty", begin.span)
    return p.node("cases", tuple(branches), begin.span.start)


_UP, _DOWN = frozenset({"<", "<="}), frozenset({">", ">="})


def _bounded_together(conditions: list[Node]) -> list[Node]:
    """`0 < x, y < 1` bounds both on both sides."""
    if len(conditions) < 2 or any(each.op not in ("chain", "name") for each in conditions):
        return conditions
    first, last = conditions[0], conditions[-1]
    if first.op != "chain" or last.op != "chain" or len(first.args) != 2 or len(last.args) != 2:
        return conditions
    low, one = first.args
    other, high = last.args
    if low.op not in ("number", "neg") or one.op != "name" or other.op != "name":
        return conditions
    if not ({first.text, last.text} <= _UP or {first.text, last.text} <= _DOWN) or any(each.op != "name" for each in conditions[1:-1]):
        return conditions
    names = [one, *conditions[1:-1], other]
    return [Node("chain", (low, name, high), name.span, f"{first.text} {last.text}") for name in names]


def _opened(token: Token) -> list[Token]:
    """`\\text{if $x > 0$}` as the words and the formulas in it."""
    found: list[Token] = []
    at = token.span.end - 1 - len(token.text)
    for number_of, piece in enumerate(token.text.split("$")):
        if number_of % 2:
            found += tokenize(piece, at)[:-1]
        elif piece.strip(" ,.;"):
            found.append(Token("text", piece, Span(at, at + len(piece))))
        at += len(piece) + 1
    return found


def _joins_case(token: Token) -> None:
    """`if`, `for all`, `otherwise` join a value and its condition; other words would change it. Raises Unreadable."""
    if token.kind == "text" and _CASE_WORDS.fullmatch(token.text) is None:
        hint = "write the condition as a formula: `x & \\text{if } x > 0`"
        raise Unreadable("unclear-condition", "the words beside this case could not be read", token.span, hint)


def _braced_cases(p: Parser) -> Node:
    """`\\left\\{ \\begin{array}{ll} … \\end{array} \\right.`: cases as they were typed before there was an environment for them."""
    begin = p.next()
    if begin.text == "array" and p.at("{"):
        p._skipped_group()
    node = _cases(p, begin)
    if p.here.side == "right":
        p.next()
    return node


def _ended(p: Parser) -> bool:
    return p.here.kind == "end"
