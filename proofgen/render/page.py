"""A document as the parts of a page, in reading order: what every kind of handout shows, before any markup."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from proofgen.render.plain import plain
from proofgen.report.values import Block, Display, Document, Formula, Heading, Line, Paragraph, Table, Text, Verbatim, VerdictWord

GIVEN = ("declaration", "definition", "hypothesis")
CHECKED = ("step", "inline")
Kept = Literal["", "blank", "solved"]  # a line left for students to fill in, or filled in for them
FLAGGED: tuple[VerdictWord, ...] = ("refuted", "undecided", "unreadable")
LEADING = 160  # characters of a paragraph that leads into a definition
CONNECTIVES = frozenset(
    re.findall(r"\w+", "and also as before finally get hence it next now obtain similarly so that then therefore thus we have find follows")
)
_LAST_WORDS = re.compile(r"[.;!?]\s+([^.;!?]*\w[^.;!?]*)\Z")
BESIDE = 72  # characters of a sentence beside a line


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a chain, with its number among the displayed lines that were checked.

    under: the left side (LaTeX) of the row above that this one runs on from, or "". reason: the author's words, unless the page has
    just said them. lead: the author's short sentence before the line, where it stands beside it.
    """

    number: str
    line: Line
    under: str
    reason: str
    lead: Paragraph | None = None
    kept: Kept = ""

    @property
    def follows(self) -> bool:
        return bool(self.under)


@dataclass(frozen=True, slots=True)
class Chain:
    """Rows on one rail; refuted lines are findings of their own."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A line that needs a box: refuted, undecided or unreadable. kept: blank where its correction is for the student to find."""

    number: str
    line: Line
    kept: Kept = ""


@dataclass(frozen=True, slots=True)
class Setup:
    """The author's words that only declare, define, suppose, or say what is to be shown. stated: lines no sentence carries."""

    given: tuple[Block, ...]
    goals: tuple[Block, ...]
    stated: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A goal at the end of its derivation."""

    line: Line


@dataclass(frozen=True, slots=True)
class Summary:
    """The end of a document without a proved goal: how many lines have each verdict, and the numbers of those that need a person.

    worst: the verdict that needs one first, lines that are as the author expects left out; None where there is none.
    """

    proved: int
    conditional: int
    flagged: tuple[tuple[VerdictWord, int, tuple[str, ...]], ...]
    unchecked: int
    as_expected: bool
    worst: VerdictWord | None = None


Part = Heading | Paragraph | Verbatim | Table | Chain | Finding | Setup | Outcome | Summary


@dataclass(frozen=True, slots=True)
class Page:
    """title: the words of the first heading, which then is not among the parts. numbers: index of a line to its number."""

    title: Heading | None
    parts: tuple[Part, ...]
    numbers: dict[int, str]


def page_of(document: Document, *, beside: bool = False, kept: Mapping[int, Kept] | None = None) -> Page:
    """Every line of the document is on the page once at least, whatever the blocks leave out.

    beside: a short sentence that leads into a line stands beside that line as its reason. kept: indices of lines to blanks and solutions.
    """
    blocks = list(document.blocks)
    first = blocks[0] if blocks else None
    title = first if isinstance(first, Heading) and first.level == 1 and _same(_written(first), document.title) else None
    del blocks[: 1 if title is not None else 0]
    numbers = _numbers(document)
    reading = _Reading(document, numbers)
    used: set[int] = set()
    at = 0
    while at < len(blocks):
        blocks[at : at + 1] = _parted(blocks[at], blocks[at + 1 : at + 2], document)
        block = blocks[at]
        indices = _line_indices(block, document)
        used.update(indices)
        role = _role(block, document)
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        if role == "derivation" and _sets_up(block, after, document):
            role = "given"
        if role in ("given", "goal"):
            reading.set_up(role, block)
        elif isinstance(block, Display):
            reading.chain(indices)
        elif beside and isinstance(block, Paragraph) and _stands_beside(block, after, document):
            reading.lead(block)
        else:
            reading.words(block)
        at += 1
    reading.flush()
    left_over = [at for at in range(len(document.lines)) if at not in used]
    parts = _with_outcomes(_rest(reading.parts, left_over, document, numbers), document)
    if kept:
        parts = [_kept(part, {id(document.lines[at]): word for at, word in kept.items()}) for part in parts]
    return Page(title, (*parts, *_summary(parts, document, numbers)), numbers)


def _written(heading: Heading) -> str:
    return "".join(run.text if isinstance(run, Text) else f"${run.source}$" for run in heading.runs)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _parted(block: Block, after: Sequence[Block], document: Document) -> list[Block]:
    """A paragraph of what is given whose last words lead on to a claim (`… be real. Then`): these words stand with the claim."""
    if not isinstance(block, Paragraph) or block.kind != "plain" or _role(block, document) != "given":
        return [block]
    if not after or not isinstance(after[0], Display) or _role(after[0], document) != "derivation":
        return [block]
    *before, last = block.runs
    found = _LAST_WORDS.search(last.text) if isinstance(last, Text) and last.style == "plain" else None
    if found is None or not isinstance(last, Text) or (len(found[1]) > BESIDE and not found[1].rstrip().endswith(":")):
        return [block]
    return [replace(block, runs=(*before, replace(last, text=last.text[: found.start(1)]))), Paragraph((Text(found[1]),))]


def _kept(part: Part, words: Mapping[int, Kept]) -> Part:
    if not isinstance(part, Chain):
        return part
    return Chain(tuple(replace(row, kept=words.get(id(row.line), "")) for row in part.rows))


class _Reading:
    """The parts so far, with the run of setting-up blocks or of displayed lines that is being read."""

    def __init__(self, document: Document, numbers: dict[int, str]) -> None:
        self.document = document
        self.numbers = numbers
        self.parts: list[Part] = []
        self.given: list[Block] = []
        self.goals: list[Block] = []
        self.shown: list[tuple[int, Paragraph | None]] = []
        self.leading: Paragraph | None = None

    def set_up(self, role: str, block: Block) -> None:
        self.flush_chain()
        (self.given if role == "given" else self.goals).append(block)

    def lead(self, block: Paragraph) -> None:
        self.flush_setup()
        self.leading = None if _only_connects(block) else block

    def chain(self, indices: list[int]) -> None:
        self.flush_setup()
        for index in indices:
            self.shown.append((index, self.leading))
            self.leading = None

    def words(self, block: Heading | Paragraph | Verbatim | Table) -> None:
        self.flush()
        self.parts.append(block)
        if isinstance(block, Paragraph | Table):
            self.parts.extend(_findings(block, self.document, self.numbers))

    def flush_setup(self) -> None:
        if self.given or self.goals:
            self.parts.append(Setup(tuple(self.given), tuple(self.goals)))
        self.given, self.goals = [], []

    def flush_chain(self) -> None:
        self.parts.extend(_display(self.shown, self.document, self.numbers, _said(self.parts)))
        self.shown = []

    def flush(self) -> None:
        self.flush_setup()
        self.flush_chain()


def _sets_up(block: Block, after: Block | None, document: Document) -> bool:
    """Whether a short paragraph only leads into what is set up next."""
    if not isinstance(block, Paragraph) or block.kind != "plain" or _line_indices(block, document):
        return False
    return isinstance(after, Display) and _role(after, document) == "given" and len(_plain(block)) <= LEADING


def _stands_beside(block: Paragraph, after: Block | None, document: Document) -> bool:
    """Whether a paragraph is short enough to be the reason of the line it leads into."""
    text = _plain(block)
    if block.kind != "plain" or _line_indices(block, document) or len(text) > BESIDE or text.rstrip().endswith("?"):
        return False
    if not isinstance(after, Display) or _role(after, document) != "derivation":
        return False
    indices = _line_indices(after, document)
    first = document.lines[indices[0]] if indices else None
    return first is not None and not first.reason and first.verdict not in FLAGGED


def _only_connects(block: Paragraph) -> bool:
    """Whether the words say no more than that the next line follows, as its place below the last one does."""
    return all(word in CONNECTIVES for word in re.findall(r"\w+", _plain(block).lower()))


def _plain(block: Paragraph) -> str:
    return "".join(run.text if isinstance(run, Text) else plain(run.latex or run.source) for run in block.runs)


def _numbers(document: Document) -> dict[int, str]:
    """Only displayed lines have numbers: a claim inside a sentence has its mark beside it. Where the author numbers any, no others are."""
    shown = [at for block in document.blocks if isinstance(block, Display) for at in _line_indices(block, document)]
    checked = [at for at in shown if document.lines[at].role in CHECKED and document.lines[at].verdict not in (None, "unchecked")]
    if any(line.tag for line in document.lines):
        return {at: document.lines[at].tag for at in checked if document.lines[at].tag}
    return {at: str(number) for number, at in enumerate(dict.fromkeys(checked), 1)}


def _line_indices(block: Block, document: Document) -> list[int]:
    if isinstance(block, Display):
        return [at for at in block.lines if 0 <= at < len(document.lines)]
    if isinstance(block, Verbatim):
        return []
    runs = [run for row in block.rows for cell in row for run in cell] if isinstance(block, Table) else block.runs
    found = [at for run in runs if isinstance(run, Formula) and run.line is not None for at in (run.line, *run.more)]
    return [at for at in found if 0 <= at < len(document.lines)]


def _role(block: Block, document: Document) -> str:
    """given or goal where every checked or given line of the block is such; else derivation."""
    if not isinstance(block, Paragraph | Display) or (isinstance(block, Paragraph) and block.kind == "note"):
        return "derivation"
    roles = {document.lines[at].role for at in _line_indices(block, document)}
    if roles and roles <= {*GIVEN}:
        return "given"
    if "goal" in roles and roles <= {"goal", *GIVEN}:
        return "goal"
    return "derivation"


def _said(parts: list[Part]) -> str:
    """The words of the paragraph just before, as plain text without spaces."""
    last = parts[-1] if parts else None
    if not isinstance(last, Paragraph):
        return ""
    return "".join("".join((run.text if isinstance(run, Text) else run.source).split()) for run in last.runs).lower()


def _display(shown: Sequence[tuple[int, Paragraph | None]], document: Document, numbers: dict[int, str], said: str = "") -> list[Part]:
    """Displayed lines that directly follow each other, on one rail as far as they are proved."""
    parts: list[Part] = []
    rows: list[Row] = []

    def close() -> None:
        if rows:
            parts.append(Chain(tuple(rows)))
        rows.clear()

    for at, lead in shown:
        line = document.lines[at]
        number = numbers.get(at, "")
        if line.verdict in FLAGGED:
            close()
            if lead is not None:
                parts.append(lead)
            parts.append(Finding(number, line))
            continue
        runs_on = bool(rows) and not line.left_shown and lead is None
        under = (rows[-1].under or rows[-1].line.left_shown or rows[-1].line.left) if runs_on else ""
        bare = "".join(line.reason.replace("$", "").split()).lower().rstrip(".,:;")
        repeated = bare and (bare in said or (rows and rows[-1].reason == line.reason))
        rows.append(Row(number, line, under, "" if repeated else line.reason, lead))
    close()
    return parts


def _findings(block: Paragraph | Table, document: Document, numbers: dict[int, str]) -> list[Part]:
    found = [(at, document.lines[at]) for at in _line_indices(block, document)]
    return [Finding(numbers.get(at, ""), line) for at, line in found if line.verdict in FLAGGED]


def _rest(parts: list[Part], left_over: list[int], document: Document, numbers: dict[int, str]) -> list[Part]:
    """The lines no block carries: what is given goes to the first panel, what is checked to the end."""
    stated = tuple(document.lines[at] for at in left_over if document.lines[at].role in (*GIVEN, "goal"))
    rest = tuple(at for at in left_over if document.lines[at].role in CHECKED and document.lines[at].role != "inline")
    if stated:
        first = next((at for at, part in enumerate(parts) if isinstance(part, Setup)), None)
        if first is None:
            parts.insert(0, Setup((), (), stated))
        else:
            panel = parts[first]
            assert isinstance(panel, Setup)
            parts[first] = Setup(panel.given, panel.goals, stated)
    inline = [at for at in left_over if document.lines[at].role == "inline" and document.lines[at].verdict != "unchecked"]
    return parts + _display([(at, None) for at in (*rest, *inline)], document, numbers)


def _with_outcomes(parts: list[Part], document: Document) -> list[Part]:
    """Each goal's outcome after the last checked part before the next goals, and within the section that states the goal."""
    done: list[Part] = []
    goals: list[Line] = []
    last = 0
    level = stated = 0  # of the heading that is in force, and of the one that was where the goals were stated

    def place() -> None:
        for goal in reversed(goals):
            done.insert(last, Outcome(goal))
            if goal.verdict in FLAGGED:
                done.insert(last + 1, Finding("", goal))
        goals.clear()

    for part in parts:
        if isinstance(part, Heading):
            level = part.level
            if goals and level <= stated and any(isinstance(each, Chain | Finding) for each in done[last - 1 : last]):
                place()
        if isinstance(part, Setup) and (found := _goals(part, document)):
            place()
            goals.extend(found)
            stated = level
            done.append(part)
            last = len(done)
            continue
        done.append(part)
        if isinstance(part, Chain | Finding | Paragraph):
            last = len(done)
    place()
    return done


def _goals(part: Setup, document: Document) -> list[Line]:
    lines = [document.lines[at] for block in part.goals for at in _line_indices(block, document)]
    return [line for line in (*lines, *part.stated) if line.role == "goal"]


def _worst(document: Document) -> VerdictWord | None:
    open_lines = {line.verdict for line in document.lines if line.verdict != line.expected}
    return next((word for word in FLAGGED if word in open_lines), None)


def _summary(parts: Sequence[Part], document: Document, numbers: dict[int, str]) -> list[Summary]:
    """Nothing where a goal is proved and every line with it: the result says it all."""
    if not any(document.counts.values()) or (document.state == "checked" and any(isinstance(part, Outcome) for part in parts)):
        return []
    flagged: list[tuple[VerdictWord, int, tuple[str, ...]]] = []
    for word in FLAGGED:
        found = [at for at, line in enumerate(document.lines) if line.verdict == word]
        if found:
            flagged.append((word, len(found), tuple(numbers[at] for at in found if at in numbers)))
    count = document.counts.get
    return [
        Summary(count("proved", 0), count("proved-if", 0), tuple(flagged), count("unchecked", 0), document.as_expected, _worst(document))
    ]
