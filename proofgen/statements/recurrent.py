"""Sequences that nobody declares, known by a recurrence and a first member: `$a_1 = 1$ and $a_{n+1} = 2a_n + 1$`."""

from __future__ import annotations

import re

from proofgen.math.lexer import Token
from proofgen.math.scope import Scope
from proofgen.math.sorts import INTEGER, REAL, Function, is_sequence
from proofgen.source.document import Document
from proofgen.statements.ahead import formulas_ahead

_CLAUSES = re.compile(r"\\\\|\\q?quad(?![a-z])|,|;|\\text\s*\{[^{}]*\}|\\(?:begin|end)\s*\{[^{}]*\}")
_MEMBER = re.compile(
    r"(?<![A-Za-z\\])(?P<name>[A-Za-z])\s*_\s*(?:\{\s*(?P<letter>[a-z])\s*(?P<shift>[-+]\s*\d+)?\s*\}|(?P<bare>[a-z])(?![A-Za-z]))"
)
_FIRST = re.compile(r"\s*(?P<name>[A-Za-z])\s*_\s*\{?\s*\d\s*\}?\s*(?:=\s*[A-Za-z]\s*_\s*\{?\s*\d\s*\}?\s*)*=[^=]*")
_LISTED = re.compile(r"\\[lc]?dots|\\in(?![a-z])")


def find(document: Document, number: int, scope: Scope) -> None:
    """From block `number` on, such names are sequences of real numbers."""
    clauses = [part.replace("&", " ") for each in formulas_ahead(document, number) for part in _CLAUSES.split(each.text)]
    first = {match["name"] for clause in clauses if (match := _FIRST.fullmatch(clause.rstrip(" .")))}
    listed = {
        match["name"] for each in formulas_ahead(document, number) if _LISTED.search(each.text) for match in _MEMBER.finditer(each.text)
    }
    for name in sorted(first & {each for clause in clauses if (each := _recurs(clause))}):
        if name not in scope.symbols and name not in listed:
            scope.infer(name, Function((INTEGER,), REAL))


def _recurs(clause: str) -> str:
    """The name of which two members at one letter stand in an equation that begins with one of them."""
    left, sign, right = clause.partition("=")
    head = _MEMBER.fullmatch(left.strip())
    if not sign or head is None:
        return ""
    at = {(match["letter"] or match["bare"], match["shift"]) for match in _MEMBER.finditer(right) if match["name"] == head["name"]}
    letter = head["letter"] or head["bare"]
    return head["name"] if at and all(other == letter for other, _ in at) and (letter, head["shift"]) not in at else ""


def is_recurrence(tokens: list[Token], scope: Scope) -> bool:
    """`F_n = F_{n-1} + F_{n-2}` of a sequence: it is said of its members, and defines none."""
    name = tokens[0].text if tokens else ""
    return (
        is_sequence(scope.sort_of(name))
        and sum(token.text == name for token in tokens) > 1
        and not any(token.text == "(" for token in tokens[1:2])
    )
