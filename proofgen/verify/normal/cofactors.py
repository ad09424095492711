"""Determinant and inverse of a matrix that is written out, by its cofactors."""

from __future__ import annotations

from proofgen.math.term import Add, Term
from proofgen.verify.normal.spell import MINUS_ONE, ONE, mul, number

Rows = list[list[Term]]


def determinant(rows: Rows) -> Term:
    """By the first row."""
    if not rows:
        return ONE
    parts = []
    for k, entry in enumerate(rows[0]):
        minor = determinant(_without(rows[1:], None, k))
        parts.append(mul(MINUS_ONE, entry, minor) if k % 2 else mul(entry, minor))
    return Add(tuple(parts))


def adjugate(rows: Rows) -> Rows:
    """Entry (i, j) is (-1)^(i+j) times the determinant without row j and column i: the inverse, where there is one, times the determinant."""
    places = range(len(rows))
    return [[mul(number((-1) ** (i + j)), determinant(_without(rows, j, i))) for j in places] for i in places]


def _without(rows: Rows, row: int | None, column: int) -> Rows:
    return [[*each[:column], *each[column + 1 :]] for k, each in enumerate(rows) if k != row]
