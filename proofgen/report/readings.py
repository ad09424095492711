"""How a file was read, without a verdict: each formula as it was understood, and what each name of the file means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from proofgen.report.values import Document, Place

ReadRole = Literal["step", "goal", "inline", "declaration", "definition", "hypothesis", "condition", "words", "unchecked", "unreadable"]
Source = Literal["declared", "defined", "inferred"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One link of a chain, one definition, or one formula.

    role: `condition` limits another formula or says a size, `words` is a name in a sentence, `unchecked` claims something and is passed over.
    """

    place: Place
    role: ReadRole
    source: str  # the author's characters
    reading: str  # LaTeX, from the term or from what was declared; empty for words and for what is passed over or unreadable
    sort: str  # in words, mathematics between dollar signs
    conditions: tuple[str, ...]  # LaTeX: the line's own
    given: tuple[str, ...]  # LaTeX: the hypotheses in force about its names
    code: str | None = None
    message: str = ""  # why it is passed over or unreadable
    hints: tuple[str, ...] = ()
    line: int | None = None  # index into the document's lines


@dataclass(frozen=True, slots=True)
class Name:
    """A name from the place that gives it its meaning. declaration: LaTeX of the `Let` that says the same. definition: LaTeX, or ""."""

    name: str  # LaTeX
    sort: str
    place: Place
    how: Source
    declaration: str
    definition: str
    hypotheses: tuple[tuple[str, str], ...]  # LaTeX of each, and where it is stated
    until: str  # where the name is given another meaning, "" if nowhere


@dataclass(frozen=True, slots=True)
class Readings:
    """document: the report without any verdict. formulas and names in the order of the file."""

    document: Document
    formulas: tuple[Reading, ...]
    names: tuple[Name, ...]

    @property
    def fine(self) -> bool:
        """Was everything read, and anything found?"""
        errors = any(remark.severity == "error" for remark in self.document.remarks)
        return bool(self.formulas) and not errors and all(each.role != "unreadable" for each in self.formulas)
