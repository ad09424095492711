"""What a formula shows by its characters alone, whatever its names may be."""

from __future__ import annotations

from dataclasses import dataclass

from proofgen.math.parser import RELATIONS
from proofgen.math.syntax import Unreadable
from proofgen.source.document import Document, Math
from proofgen.statements.define import Head, head_by_itself, split_head
from proofgen.statements.parsing import looked_up, rows_in
from proofgen.statements.rows import Row


@dataclass(frozen=True, slots=True)
class Outline:
    """head: of its first equation, where that has one. spelled: its first clause. goes_on: a clause begins with a relation, and lacks its left side."""

    head: Head | None
    spelled: str
    goes_on: bool


def outline_of(math: Math, document: Document) -> Outline | None:
    """None where it cannot be laid out."""
    found = looked_up(document, (math, "outline"), lambda: _outlined(math, document))
    assert found is None or isinstance(found, Outline)
    return found


def _outlined(math: Math, document: Document) -> Outline | None:
    try:
        rows, _ = rows_in(math, document)
    except Unreadable:
        return None
    first = spelled(rows) if rows and rows[0].clauses else ""
    return Outline(head_in(rows), first, any(clause.tokens[0].text in RELATIONS for row in rows for clause in row.clauses))


def head_in(rows: list[Row]) -> Head | None:
    parts = split_head(rows[0].clauses[0].tokens) if rows and rows[0].clauses else None
    return head_by_itself(tuple(parts[0])) if parts is not None and parts[0] else None


def spelled(rows: list[Row]) -> str:
    return "".join(token.text for token in rows[0].clauses[0].tokens if token.text not in (".", ","))
