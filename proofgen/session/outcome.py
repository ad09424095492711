"""What a run comes to: the exit codes of the command line."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from proofgen.report.values import Document, Line, Report

Allowed = Literal["undecided", "unreadable", "unchecked"]
GOOD, OPEN, UNUSABLE = 0, 1, 2


def exit_code(report: Report, allowed: Collection[Allowed] = ()) -> int:
    """GOOD: every line is proved or as its file expects, and at least one was checked. OPEN otherwise."""
    if not all(good(document, allowed) for document in report.documents):
        return OPEN
    return GOOD if checked_lines(report) or "unchecked" in allowed else OPEN


def checked_lines(report: Report) -> int:
    lines = (line for document in report.documents for line in document.lines)
    return sum(line.verdict not in (None, "unchecked") for line in lines)


def good(document: Document, allowed: Collection[Allowed] = ()) -> bool:
    """Nothing in it counts against it; whether there is anything in it is another question."""
    trouble = (remark for remark in document.remarks if remark.severity == "error")
    return not any(trouble) and all(_as_wanted(line, allowed) for line in document.lines)


def _as_wanted(line: Line, allowed: Collection[Allowed]) -> bool:
    return line.verdict in (None, "unchecked") or line.as_expected or line.verdict in allowed
