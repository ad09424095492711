"""`x_1, \\dots, x_n`: the members of one sequence, and no names of their own."""

from __future__ import annotations

from proofgen.math.atoms import atom
from proofgen.math.lexer import Token
from proofgen.math.scope import Scope
from proofgen.math.syntax import Unreadable
from proofgen.math.term import Term
from proofgen.span import Span
from proofgen.statements.sets import parser_of, term_of


def with_sequences(clauses: list[list[Token]]) -> list[list[Token]]:
    """`x_1`, `\\dots`, `x_n \\in S` become one clause: the members of one sequence."""
    merged: list[list[Token]] = []
    for clause in clauses:
        before = merged[-1] if merged else []
        if before and before[-1].text == "\\dots" and len(before) > 1:
            before += clause
        elif before and clause[0].text == "\\dots" and len(clause) == 1 and _member(before) is not None:
            merged[-1] = [*before, *clause]
            if len(merged) > 1 and _member(merged[-2]) is not None:
                merged[-2:] = [[*merged[-2], *merged[-1]]]
        else:
            merged.append(clause)
    return merged


def _member(tokens: list[Token]) -> tuple[str, list[Token]] | None:
    """The name and the index of `x_1`, where these tokens are no more than that."""
    at = next((k for k, token in enumerate(tokens) if token.text == "_"), 0)
    index = tokens[at + 1 :]
    if len(index) > 2 and (index[0].text, index[-1].text) == ("{", "}") and not any(token.text == "\\dots" for token in index):
        index = index[1:-1]
    elif len(index) != 1:
        return None
    try:
        node = atom(parser := parser_of(tokens[:at], Scope()))
    except Unreadable:
        return None
    return (node.text, index) if at and node.op == "name" and parser.here.kind == "eof" else None


def sequence_of(tokens: list[Token], scope: Scope) -> tuple[str, Term] | None:
    """The name and the length of `x_1, \\dots, x_n`. Raises Unreadable where its members are not numbered from 1."""
    at = next((k for k, token in enumerate(tokens) if token.text == "\\dots"), None)
    if at is None:
        return None
    starts = [
        0,
        *(k for k in range(1, at) if tokens[k].span.start > tokens[k - 1].span.end and _member(tokens[:k]) and _member(tokens[k:at])),
    ]
    members = [_member(tokens[start:end]) for start, end in zip(starts, [*starts[1:], at], strict=True)]
    last = _member(tokens[at + 1 :])
    numbers = ["".join(token.text for token in each[1]) for each in members if each is not None]
    names = {each[0] if each is not None else "" for each in (*members, last)}
    if last is None or len(names) > 1 or numbers != ["1", "2"][: len(members)]:
        hint = "write `$x_1, \\dots, x_n \\in \\mathbb{R}$`, numbered from 1"
        span = Span(tokens[0].span.start, tokens[-1].span.end)
        raise Unreadable("unknown-declaration", "this list declares nothing that can be read", span, hint)
    for token in last[1]:
        if token.kind == "letter":
            scope.size(token.text)
    return last[0], term_of(last[1], scope)
