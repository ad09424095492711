"""How much of a file was looked at: every formula is counted once, whatever came of it."""

from __future__ import annotations

from collections.abc import Sequence

from proofgen.report.values import Coverage, Line
from proofgen.source.document import Math
from proofgen.statements.statement import Derivation

_CLAIMS = ("step", "goal", "inline")


def coverage_of(formulas: Sequence[Math], derivation: Derivation, lines: Sequence[Line]) -> Coverage:
    """A formula of several lines is unreadable if one of them is, else checked if one of them is. Before any verdict: as it will be."""
    kinds: dict[Math, list[str]] = {}
    for statement, line in zip(derivation.statements, lines, strict=True):
        passed_over = {"unreadable": "unreadable", "unchecked": "skipped"}.get(line.verdict or "")
        kinds.setdefault(statement.formula, []).append(passed_over or ("checked" if line.role in _CLAIMS else "given"))
    saying = derivation.used.union((each.formula for each in derivation.bearers), (each.formula for each in derivation.suppositions))
    counts = dict.fromkeys(("checked", "given", "words", "skipped", "unreadable"), 0)
    for math in formulas:
        found = kinds.get(math) or ["given" if math in saying else "words"]
        counts[next(kind for kind in ("unreadable", "checked", "skipped", "given", "words") if kind in found)] += 1
    return Coverage(len(formulas), **counts)
