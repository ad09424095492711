"""How much of a file was looked at: every formula is counted once, whatever came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from proofgen.report.values import Coverage, Line
from proofgen.source.document import Math
from proofgen.statements.statement import Derivation

_CLAIMS = ("step", "goal", "inline")


def kinds_of(formulas: Sequence[Math], derivation: Derivation, lines: Sequence[Line]) -> dict[Math, str]:
    """A formula of several lines is unreadable if one of them is, else checked if one of them is. Before any verdict: as it will be."""
    kinds: dict[Math, list[str]] = {}
    for statement, line in zip(derivation.statements, lines, strict=True):
        passed_over = {"unreadable": "unreadable", "unchecked": "skipped"}.get(line.verdict or "")
        kinds.setdefault(statement.formula, []).append(passed_over or ("checked" if line.role in _CLAIMS else "given"))
    saying = derivation.used.union((each.formula for each in derivation.bearers), (each.formula for each in derivation.suppositions))
    found = {math: kinds.get(math) or ["given" if math in saying else "words"] for math in formulas}
    return {math: next(kind for kind in ("unreadable", "checked", "skipped", "given", "words") if kind in found[math]) for math in formulas}


def coverage_of(kinds: Mapping[Math, str], formulas: Sequence[Math]) -> Coverage:
    counts = Counter(kinds[math] for math in formulas)
    return Coverage(len(formulas), *(counts[kind] for kind in ("checked", "given", "words", "skipped", "unreadable")))
