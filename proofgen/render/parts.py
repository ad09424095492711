"""The parts of a page, whatever it is written as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from proofgen.render.marks import MARKS
from proofgen.report.values import Block, Display, Heading, Line, PageBreak, Paragraph, Picture, Table, Verbatim, VerdictWord

Kept = Literal["", "blank", "solved"]  # a line left for students to fill in, or filled in for them


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a chain, with its number among the displayed lines that were checked.

    under: the left side (LaTeX) of the row above that this one runs on from, or "". reason: the author's words beside the line. lead: his
    short sentence before the line, where it stands with it. marks: verdicts of formulas in the reason, which the line rests on.
    """

    number: str
    line: Line
    under: str
    reason: str
    lead: Paragraph | None = None
    kept: Kept = ""
    marks: tuple[VerdictWord, ...] = ()

    @property
    def follows(self) -> bool:
        return bool(self.under)


@dataclass(frozen=True, slots=True)
class Chain:
    """Rows on one rail; refuted lines are findings of their own. depth: of the list's item that they stand in, or 0."""

    rows: tuple[Row, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """A line that needs a box: refuted, undecided or unreadable.

    said: the claim stands in the block just above, marked, and the box only says what is to be said of it; where several of that block
    have boxes, which of how many this one is, as in "second of 3", and "1" where there is one. also: those right below of which the same is
    to be said, in this box; told: what is said of all of them.
    """

    number: str
    line: Line
    said: str = ""
    depth: int = 0
    also: tuple[Finding, ...] = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class Setup:
    """The author's words that only declare, define, suppose, or say what is to be shown: what is given first, since he wrote it first.

    stated: lines that no block carries.
    """

    given: tuple[Block, ...]
    goals: tuple[Block, ...]
    stated: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The displayed line in which the author reaches a goal, in its place. whole: LaTeX of what the line and those it runs on from say.

    ends: whether the proof is over with it, and he has no sign for that himself.
    """

    line: Line
    row: Row
    whole: str
    depth: int = 0
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """The end of a document without a proved goal: how many lines have each verdict, and which of them need a person.

    worst: the verdict that needs one first, lines that are as the author expects left out; None where there is none. passed: where what is
    unchecked stands.
    """

    proved: int
    conditional: int
    flagged: tuple[tuple[VerdictWord, int, str], ...]
    unchecked: int
    as_expected: bool
    worst: VerdictWord | None = None
    passed: str = ""

    @property
    def proofs(self) -> str:
        """How many lines are proved, and how many under a condition, in words; a zero only where there is neither."""
        counts = ((self.proved, "proved"), (self.conditional, "proved if"))
        return ", ".join(f"{count} {word}" for count, word in counts if count) or "0 proved"

    @property
    def verdict(self) -> VerdictWord:
        """What all of it comes to; where no line was proved or needs a person, nothing was checked."""
        if not self.flagged and not self.proved and not self.conditional:
            return "unchecked"
        return "proved" if self.as_expected or self.worst is None else self.worst

    @property
    def says(self) -> str:
        if self.verdict == "unchecked":
            return "nothing was checked"
        if self.verdict != "proved" or not (self.flagged or self.unchecked or self.conditional):
            return MARKS[self.verdict].word
        return "as the author expects" if self.flagged else "proved, what was checked" if self.unchecked else "proved under conditions"


Part = Heading | Paragraph | Display | Verbatim | Table | Picture | PageBreak | Chain | Finding | Setup | Outcome | Summary
