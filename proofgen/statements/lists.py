"""Conditions that list values: `i = 1, \\dots, n`, `k = 2, 3, \\dots, m`."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from proofgen.math.lexer import Token
from proofgen.math.parser import RELATIONS
from proofgen.math.scope import Scope
from proofgen.math.sorts import INTEGER, Range
from proofgen.math.syntax import Unreadable
from proofgen.math.term import Num, Rel, Sym, Term
from proofgen.span import Span
from proofgen.statements.rows import Clause
from proofgen.statements.sets import term_of

_INDEX_LETTERS = frozenset("ijklmnpqrst")


@dataclass(frozen=True, slots=True)
class Listed:
    """name runs from low to high. clauses: how many the list takes."""

    name: str
    low: list[Token]
    high: list[Token]
    clauses: int
    span: Span


def listed(clauses: list[Clause], at: int) -> Listed | None:
    """The list that begins with this clause, if one does: its first values in steps of one, dots, and its last."""
    first = clauses[at].tokens
    if len(first) < 3 or first[1].text != "=" or first[0].kind not in ("letter", "command") or at + 1 == len(clauses):
        return None
    dots = next((k for k in range(at + 1, min(at + 4, len(clauses))) if clauses[k].tokens[0].text == "\\dots"), None)
    if dots is None:
        return _counted(clauses, at)
    if dots + 1 == len(clauses) or len(clauses[dots].tokens) != 1:
        return None
    values = [first[2:], *(clause.tokens for clause in clauses[at + 1 : dots])]
    last = clauses[dots + 1].tokens
    if any(token.text in RELATIONS for tokens in (*values, last) for token in tokens):
        return None
    if not all(one[0].kind == other[0].kind == "number" and len(one) == len(other) == 1 and int(other[0].text) == int(one[0].text) + 1
               for one, other in pairwise(values)):  # fmt: skip
        return None
    return Listed(first[0].text, values[0], last, dots + 2 - at, Span(first[0].span.start, last[-1].span.end))


def _counted(clauses: list[Clause], at: int) -> Listed | None:
    """`i = 1, 2, 3`, of an index letter: all of its values."""
    first = clauses[at].tokens
    values = [first[2:]]
    while at + len(values) < len(clauses) and _is_next(values[-1], clauses[at + len(values)].tokens):
        values.append(clauses[at + len(values)].tokens)
    behind = clauses[at + len(values)].tokens if at + len(values) < len(clauses) else []
    if len(values) < 2 or first[0].text not in _INDEX_LETTERS or (len(behind) == 1 and behind[0].kind == "number"):
        return None
    return Listed(first[0].text, values[0], values[-1], len(values), Span(first[0].span.start, values[-1][-1].span.end))


def _is_next(one: list[Token], other: list[Token]) -> bool:
    return len(one) == len(other) == 1 and one[0].kind == other[0].kind == "number" and _whole(other[0]) == _whole(one[0]) + 1


def _whole(token: Token) -> int:
    """-2 where it is none, which nothing follows."""
    return int(token.text) if token.text.isdigit() else -2


def ends(found: Listed, scope: Scope) -> tuple[Term, Term]:
    return term_of(found.low, scope), term_of(found.high, scope)


def bounds(found: Listed, symbol: Sym, scope: Scope) -> list[Term]:
    """What the list says of a letter, beyond its range. Raises Unreadable where the letter is no integer, or has no such value."""
    low, high = ends(found, scope)
    match symbol.sort:
        case Range(first, last):
            outside = _less(low, first) or _less(last, high)
            if not outside:
                return [Rel(op, symbol, end) for op, end, own in ((">=", low, first), ("<=", high, last)) if end is not own]
        case sort if sort == INTEGER:
            return [Rel(">=", symbol, low), Rel("<=", symbol, high)]
    message = f"`{found.name}` does not run over these values elsewhere"
    raise Unreadable("unclear-condition", message, found.span, f"declare it: `Let ${found.name} \\in \\{{1, \\dots, n\\}}$`")


def _less(one: Term, other: Term) -> bool:
    return isinstance(one, Num) and isinstance(other, Num) and one.value < other.value


def mark_lists(clauses: list[Clause]) -> None:
    """A list of values beside a claim limits it. Raises Unreadable for one that is no list that can be read."""
    refuse_lists(clauses[1:])
    for at in range(1, len(clauses)):
        found = listed(clauses, at)
        for clause in clauses[at : at + found.clauses] if found is not None else ():
            clause.condition = True
    for at in range(2, len(clauses)):
        if any(token.text == "\\in" for token in clauses[at].tokens):
            for clause in clauses[max(1, at - len(_names_before(clauses, at))) : at]:
                clause.condition = True


def members(clauses: list[Clause], at: int) -> list[list[Token]]:
    """`x, y \\in S`, which a comma parts: what it says of each of the names. Of any other clause the clause itself."""
    tokens = clauses[at].tokens
    place = next((k for k, token in enumerate(tokens) if token.text == "\\in"), None)
    if place is None:
        return [tokens]
    return [*([*name, *tokens[place:]] for name in _names_before(clauses, at)), tokens]


def _names_before(clauses: list[Clause], at: int) -> list[list[Token]]:
    """The clauses before this one that are a name and nothing else."""
    found: list[list[Token]] = []
    for clause in reversed(clauses[:at]):
        if not _is_name(clause.tokens):
            break
        found.insert(0, clause.tokens)
    return found


def _is_name(tokens: list[Token]) -> bool:
    """`x`, `x_1`, `\\theta`."""
    first, *index = tokens
    if first.kind not in ("letter", "command", "word") or first.text in RELATIONS or first.text == "\\dots":
        return False
    texts = [token.text for token in index]
    braced = texts[:2] == ["_", "{"] and texts.index("}") == len(texts) - 1 if "}" in texts else False
    return not index or braced or (len(index) == 2 and texts[0] == "_")


def refuse_lists(clauses: list[Clause]) -> None:
    """`n = 1, 2, 3, …` and `i = 1, 2` limit to values of which only the first is a relation. Raises Unreadable."""
    at = 0
    while at + 1 < len(clauses):
        found = listed(clauses, at)
        before, after = clauses[at], clauses[at + 1]
        goes_on = after.tokens[0].text == "\\dots" and at + 2 < len(clauses) and relates(clauses[at + 2])
        if found is None and relates(before, "=") and not relates(after) and not goes_on and before.condition == after.condition:
            span = Span(before.tokens[0].span.start, after.tokens[-1].span.end)
            message = "a list of values is no condition that can be read"
            raise Unreadable("unclear-condition", message, span, "write `for $n \\in \\mathbb{N}$`, or one value a line")
        at += found.clauses if found is not None else 1


def relates(clause: Clause, sign: str = "") -> bool:
    return any(token.text == sign if sign else token.text in RELATIONS for token in clause.tokens)
