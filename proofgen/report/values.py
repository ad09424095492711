"""What every renderer shows: plain values, all words chosen, no terms and no verdict objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

VerdictWord = Literal["proved", "proved-if", "refuted", "undecided", "unreadable", "unchecked"]
Role = Literal["step", "goal", "inline", "declaration", "definition", "hypothesis"]
Brace = Literal["", "left", "right"]
State = Literal["checked", "holey", "refuted"]
VERDICTS: tuple[VerdictWord, ...] = ("proved", "proved-if", "refuted", "undecided", "unreadable", "unchecked")


@dataclass(frozen=True, slots=True)
class Place:
    """Line and column from 1; the end column is one past the last character."""

    line: int
    column: int
    end_line: int
    end_column: int
    file: str = ""  # of an included file: its path from the folder of the one that includes it
    cell: int = 0  # of a notebook, from 1

    @property
    def where(self) -> str:
        """The line, and what it is a line of where that is not the file itself."""
        return f"{self.file}:{self.line}" if self.file else f"cell {self.cell}:{self.line}" if self.cell else str(self.line)


@dataclass(frozen=True, slots=True)
class Label:
    """A further mark under the source: where, and what to write there."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row of a counterexample's table: the entry's name (LaTeX, empty for numbers), both sides (LaTeX), whether they differ."""

    entry: str
    left: str
    right: str
    differs: bool
    left_number: float
    right_number: float
    position: tuple[int, ...] = ()  # of the entry, from 1


@dataclass(frozen=True, slots=True)
class Curve:
    """Both sides around a counterexample, for a picture. name: of the variable, LaTeX. points: the variable and both sides, None where there is no value."""

    name: str
    at: float
    points: tuple[tuple[float, float | None, float | None], ...]


@dataclass(frozen=True, slots=True)
class Counterexample:
    """point: names and exact values, both LaTeX, in the author's symbols. own_numbers: the point is the author's own example."""

    point: tuple[tuple[str, str], ...]
    rows: tuple[Comparison, ...]
    own_numbers: bool
    curve: Curve | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One obligation (a chain a = b = c is two), or one declaration, definition or hypothesis (verdict None)."""

    place: Place
    role: Role
    source: str  # the author's characters
    reading: str  # LaTeX of the whole statement, re-typeset from the term; empty when unreadable
    left: str  # LaTeX of each side as read; left_shown is empty where the author let it run on from the line above
    left_shown: str
    right: str
    relation: str  # LaTeX of the relation sign, or ""
    relation_name: str | None  # "=", "<=", …
    verdict: VerdictWord | None
    condition: str  # LaTeX: the author's own condition on the line ("i \neq k"), or ""
    conditions: tuple[str, ...]  # LaTeX: conditions of a proved-if
    how: tuple[str, ...]  # the laws used, in words
    reason: str  # the author's own words beside the line, Markdown
    tag: str  # the author's number for it, "" if none
    counterexample: Counterexample | None
    left_value: str  # plain text of the deciding values, e.g. "-3/5"; "" if none
    right_value: str
    left_place: Place | None  # where the sides stand in the source
    right_place: Place | None
    code: str | None
    message: str
    hints: tuple[str, ...]  # plain sentences; mathematics in them between dollar signs
    labels: tuple[Label, ...]
    expected: str | None  # "refuted" when the author said so
    as_expected: bool
    own: str = ""  # LaTeX as the author wrote it, of the whole and of each side; "" where it is not to be set as it stands
    own_left: str = ""
    own_right: str = ""
    aside: str = ""  # LaTeX: what the author wrote behind it in the same displayed formula ("\\text{for } i \\neq j"), his reason left out
    ground: bool = False  # a formula in the reason beside another line
    directive: str = ""  # what the author's comment before its formula says it is, as in "skip (next week)"
    seconds: float | None = field(
        default=None, compare=False
    )  # of searching for its verdict; None where nothing was searched for in this run


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the author, with the style they carry; note: the number of a footnote, where it is called."""

    text: str
    style: Literal["plain", "strong", "emphasis", "code", "note"] = "plain"


@dataclass(frozen=True, slots=True)
class Formula:
    """Mathematics inside a sentence. latex: from the term, or "" when unread; line: index into lines for a checked claim; more: of the further links of a chain."""

    latex: str
    source: str
    line: int | None = None
    own: bool = False  # whether source may be set as it stands, if every token of it is known
    more: tuple[int, ...] = ()
    passed: bool = False  # among words that claim nothing and give nothing: nobody looked at it


Run = Text | Formula


@dataclass(frozen=True, slots=True)
class Heading:
    level: int  # 1 is the title
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """kind: plain, bullet or number (a list's item, `depth` levels deep from 1), quote, or note (at the foot of a page).

    label: what stands before an item or a note, as 1., (a) or •; "" where it goes on with the item above, or has none. states: whether it
    belongs to the statement of a theorem.
    """

    runs: tuple[Run, ...]
    kind: Literal["plain", "bullet", "number", "quote", "note"] = "plain"
    depth: int = 0
    label: str = ""
    states: bool = False


@dataclass(frozen=True, slots=True)
class Display:
    """A displayed formula: its lines (indices into lines), in order; several for a chain. depth: of the list's item it stands in, or 0.

    states: as of a paragraph. brace: on which side of its lines one stands, where they are a system of equations.
    """

    lines: tuple[int, ...]
    depth: int = 0
    states: bool = False
    brace: Brace = ""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A code block of the author's."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many cells each, the first of them the head; an empty cell has no runs."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the author's, of which only the file's name is known, and in runs what he says of it."""

    runs: tuple[Run, ...]
    file: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The author begins a page."""


Block = Heading | Paragraph | Display | Verbatim | Table | Picture | PageBreak


@dataclass(frozen=True, slots=True)
class Remark:
    """A diagnostic that belongs to no checked line: a warning on how something was read, a problem with the file."""

    place: Place
    severity: Literal["error", "warning", "note"]
    code: str
    message: str
    hints: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every formula of a file, counted once: formulas is the sum of the others.

    given: declarations, definitions, hypotheses, conditions. words: names in a sentence. skipped: it claims something and was passed over.
    """

    formulas: int = 0
    checked: int = 0
    given: int = 0
    words: int = 0
    skipped: int = 0
    unreadable: int = 0

    @property
    def read(self) -> int:
        return self.formulas - self.unreadable

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(*(getattr(self, each) + getattr(other, each) for each in self.__dataclass_fields__))


@dataclass(frozen=True, slots=True)
class Colour:
    """name: as the author writes it. keys: its tokens, in each way it is written. paper, dark: six hexadecimal digits, for a light and a dark page."""

    name: str
    keys: tuple[tuple[str, ...], ...]
    paper: str
    dark: str


@dataclass(frozen=True, slots=True)
class Goal:
    """What a reference announces. reading: LaTeX. line: of the reference. reached: where it is shown, "" where it is not.

    said: where it is said and yet not shown; why: why that does not count, in plain words that complete "it is said in line 3, …".
    """

    reading: str
    line: int
    reached: str
    said: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One file's report. source_lines: the text by line, for carets, of each included file and cell. counts: every verdict word to its number of lines."""

    path: str
    title: str
    state: State
    counts: dict[str, int]
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...]
    source_lines: dict[tuple[str, int], tuple[str, ...]]
    source_hash: str  # sha256 of the file's bytes, hex
    as_expected: bool  # every line proved, or as the file expects, and at least one line checked
    seconds: float
    coverage: Coverage = Coverage()
    author: str = ""
    colours: tuple[Colour, ...] = ()
    reused: int = 0  # checked lines whose verdict is that of an earlier run
    traces: tuple[tuple[str, str, str], ...] = ()  # of every file read for it; none where a later run might say something else
    goals: tuple[Goal, ...] = ()  # of the reference that it was checked under


@dataclass(frozen=True, slots=True)
class Report:
    """All files of one run."""

    documents: tuple[Document, ...]
