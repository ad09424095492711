"""`\\iff` and `\\implies`, in rows or in one line: one obligation for each, between what stands on its two sides."""

from __future__ import annotations

from proofgen.math.lexer import Token
from proofgen.math.parser import RELATIONS
from proofgen.math.syntax import Unreadable
from proofgen.statements.rows import Clause, Row

JOINTS = frozenset({"\\iff", "\\implies"})
_OPENING, _CLOSING = ("(", "[", "{", "\\{"), (")", "]", "}", "\\}")


def joined(rows: list[Row]) -> list[Row]:
    """The rows with a clause for each joint. What a joint leads from, or to, is a condition that is transformed, and no claim of its own.

    Raises Unreadable where a comma leaves open what a joint joins.
    """
    found: list[Row] = []
    for row in rows:
        plain = [clause for clause in row.clauses if not clause.condition]
        if plain and plain[0].tokens[0].text in JOINTS and found:
            plain[0].lead = _last(found[-1])
        parts = [_split(clause) if not clause.condition else [clause] for clause in row.clauses]
        joints = [clause for clause in plain if joins(clause)]
        other = next((each for each in plain if joints and not joins(each) and _relates(each)), None)
        if other is not None:
            message = "is this comma an `and` of what is joined here?"
            raise Unreadable("unknown-notation", message, other.tokens[0].span, "write `\\land`, or a line for each")
        row.clauses = [clause for each in parts for clause in each]
        found.append(row)
    return [row for row in found if row.clauses or row.reason or row.existence is not None]


def _last(row: Row) -> list[Token]:
    """What the row above ends in: the right side of its last joint, or all it says, which then is not claimed."""
    at = next((k for k in reversed(range(len(row.clauses))) if not row.clauses[k].condition), None)
    if at is None:
        return []
    clause = row.clauses[at]
    places = _places(clause.tokens)
    if places:
        return clause.tokens[places[-1] + 1 :]
    return row.clauses.pop(at).tokens


def _split(clause: Clause) -> list[Clause]:
    places = _places(clause.tokens)
    if not places or (places[0] == 0 and not clause.lead):
        return [clause]  # there is nothing that it leads from
    found: list[Clause] = []
    lead = clause.lead
    for start, end in zip(places, [*places[1:], len(clause.tokens)], strict=True):
        found.append(Clause(clause.tokens[start if lead else 0 : end], lead=lead))
        lead = clause.tokens[start + 1 : end]
    return found


def joins(clause: Clause) -> bool:
    return bool(_places(clause.tokens))


def _relates(clause: Clause) -> bool:
    if clause.tokens[0].text == "(" and clause.tokens[-1].text == ")":
        return False  # `(x > 0)` beside a line is a condition on it
    return any(token.text in RELATIONS for token in clause.tokens if token.kind in ("mark", "command"))


def _places(tokens: list[Token]) -> list[int]:
    """Where joints stand that no bracket holds."""
    depth, found = 0, list[int]()
    for at, token in enumerate(tokens):
        depth += (token.kind == "begin" or token.text in _OPENING) - (token.kind == "end" or token.text in _CLOSING)
        if depth == 0 and token.text in JOINTS:
            found.append(at)
    return found
