"""What every reader of a file says about it: a code, a place, a sentence, and what would help."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from proofgen.span import Span


class Severity(Enum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One remark, complete in its headline; `labels` mark further places, `hints` say what would help."""

    code: str
    severity: Severity
    span: Span
    message: str
    hints: tuple[str, ...] = ()
    labels: tuple[tuple[Span, str], ...] = ()
