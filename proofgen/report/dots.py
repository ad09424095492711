"""A derivative that its author writes with a dot is shown with one, wherever a line is printed from what was read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from proofgen.report.values import Line

_DOTTED = re.compile(r"\\d?dot(?![A-Za-z])\s*(?:\{\s*(\\?[A-Za-z]+)\s*\}|(\\[A-Za-z]+|[A-Za-z]))")
_PRIMED = re.compile(r"(\\[A-Za-z]+|(?<![\\A-Za-z])[A-Za-z])\s*(?:'|\^\s*\{?\s*\\prime)")
_SIGNS = {1: r"\dot", 2: r"\ddot"}


@dataclass(frozen=True, slots=True)
class Dots:
    """names: LaTeX of those that have dots in the file and no primes."""

    names: frozenset[str]

    def formula(self, latex: str) -> str:
        if not self.names or "'" not in latex:
            return latex
        return _NAME.sub(lambda found: f"{_SIGNS[len(found[2])]}{{{found[1]}}}" if found[1] in self.names else found[0], latex)

    def sentence(self, text: str) -> str:
        """Words of ours with formulas between dollar signs."""
        parts = text.split("$")
        return "$".join(self.formula(part) if at % 2 else part for at, part in enumerate(parts)) if len(parts) % 2 else text

    def line(self, line: Line) -> Line:
        if not self.names:
            return line
        return replace(
            line,
            reading=self.formula(line.reading),
            left=self.formula(line.left),
            left_shown=self.formula(line.left_shown),
            right=self.formula(line.right),
            condition=self.formula(line.condition),
            conditions=tuple(map(self.formula, line.conditions)),
            how=tuple(map(self.sentence, line.how)),
            message=self.sentence(line.message),
            hints=tuple(map(self.sentence, line.hints)),
            labels=tuple(replace(label, text=self.sentence(label.text)) for label in line.labels),
        )


_NAME = re.compile(r"(\\[A-Za-z]+|(?<![\\A-Za-z])[A-Za-z])('{1,2})(?!')")


def dots_of(formulas: Iterable[str]) -> Dots:
    """formulas: all of the file, as they are written."""
    dotted: set[str] = set()
    primed: set[str] = set()
    for text in formulas:
        if "dot" in text:
            dotted.update(found[1] or found[2] for found in _DOTTED.finditer(text))
        if "'" in text or "prime" in text:
            primed.update(found[1] for found in _PRIMED.finditer(text))
    return Dots(frozenset(dotted - primed))
