"""A document as the parts of a page, in reading order: what every kind of handout shows, before any markup."""

from __future__ import annotations

from dataclasses import dataclass

from proofgen.report.values import Block, Display, Document, Formula, Heading, Line, Paragraph, Text, Verbatim

GIVEN = ("declaration", "definition", "hypothesis")
CHECKED = ("step", "inline")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a chain, with its number among the displayed lines that were checked.

    under: the left side (LaTeX) of the row above that this one runs on from, or "". reason: the author's words, unless the page has
    just said them.
    """

    number: int
    line: Line
    under: str
    reason: str

    @property
    def follows(self) -> bool:
        return bool(self.under)


@dataclass(frozen=True, slots=True)
class Chain:
    """Rows on one rail; refuted lines are findings of their own."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A line that needs a box: refuted, undecided or unreadable."""

    number: int
    line: Line


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


Part = Heading | Paragraph | Verbatim | Chain | Finding | Setup | Outcome


@dataclass(frozen=True, slots=True)
class Page:
    """title: the words of the first heading, which then is not among the parts. numbers: index of a line to its number."""

    title: Heading | None
    parts: tuple[Part, ...]
    numbers: dict[int, int]


def page_of(document: Document) -> Page:
    """Every line of the document is on the page once at least, whatever the blocks leave out."""
    blocks = list(document.blocks)
    title = blocks.pop(0) if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1 else None
    numbers = _numbers(document)
    parts: list[Part] = []
    pending = _Pending()
    used: set[int] = set()
    for block in blocks:
        used.update(_line_indices(block, document))
        role = _role(block, document)
        if role in ("given", "goal"):
            pending.add(role, block)
            continue
        pending.flush(parts)
        if isinstance(block, Display):
            parts.extend(_display(block, document, numbers, _said(parts)))
        else:
            parts.append(block)
            if isinstance(block, Paragraph):
                parts.extend(_findings(block, document, numbers))
    pending.flush(parts)
    left_over = [at for at in range(len(document.lines)) if at not in used]
    return Page(
        title if isinstance(title, Heading) else None, tuple(_with_outcomes(_rest(parts, left_over, document, numbers), document)), numbers
    )


class _Pending:
    """The run of setting-up blocks that is being read."""

    def __init__(self) -> None:
        self.given: list[Block] = []
        self.goals: list[Block] = []

    def add(self, role: str, block: Block) -> None:
        (self.given if role == "given" else self.goals).append(block)

    def flush(self, parts: list[Part]) -> None:
        if self.given or self.goals:
            parts.append(Setup(tuple(self.given), tuple(self.goals)))
        self.given, self.goals = [], []


def _numbers(document: Document) -> dict[int, int]:
    """Only displayed lines have numbers: a claim inside a sentence has its mark beside it."""
    shown = [at for block in document.blocks if isinstance(block, Display) for at in _line_indices(block, document)]
    checked = [at for at in shown if document.lines[at].role in CHECKED and document.lines[at].verdict not in (None, "unchecked")]
    return {at: number for number, at in enumerate(dict.fromkeys(checked), 1)}


def _line_indices(block: Block, document: Document) -> list[int]:
    if isinstance(block, Display):
        return [at for at in block.lines if 0 <= at < len(document.lines)]
    if isinstance(block, Verbatim):
        return []
    return [run.line for run in block.runs if isinstance(run, Formula) and run.line is not None and 0 <= run.line < len(document.lines)]


def _role(block: Block, document: Document) -> str:
    """given or goal where every checked or given line of the block is such; else derivation."""
    if not isinstance(block, Paragraph | Display):
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


def _display(block: Display, document: Document, numbers: dict[int, int], said: str = "") -> list[Part]:
    parts: list[Part] = []
    rows: list[Row] = []
    boxes: list[Finding] = []

    def close() -> None:
        if rows:
            parts.append(Chain(tuple(rows)))
        parts.extend(boxes)
        rows.clear()
        boxes.clear()

    for at in _line_indices(block, document):
        line = document.lines[at]
        number = numbers.get(at, 0)
        if line.verdict in ("refuted", "unreadable"):
            close()
            parts.append(Finding(number, line))
            continue
        under = (rows[-1].under or rows[-1].line.left_shown or rows[-1].line.left) if rows and not line.left_shown else ""
        bare = "".join(line.reason.replace("$", "").split()).lower().rstrip(".,:;")
        rows.append(Row(number, line, under, "" if bare and bare in said else line.reason))
        if line.verdict == "undecided":
            boxes.append(Finding(number, line))
            close()
    close()
    return parts


def _findings(block: Paragraph, document: Document, numbers: dict[int, int]) -> list[Part]:
    found = [(at, document.lines[at]) for at in _line_indices(block, document)]
    return [Finding(numbers.get(at, 0), line) for at, line in found if line.verdict in ("refuted", "undecided", "unreadable")]


def _rest(parts: list[Part], left_over: list[int], document: Document, numbers: dict[int, int]) -> list[Part]:
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
    return parts + _display(Display(rest + tuple(inline)), document, numbers)


def _with_outcomes(parts: list[Part], document: Document) -> list[Part]:
    """Each goal's outcome after the last checked part before the next goals."""
    done: list[Part] = []
    goals: list[Line] = []
    last = 0

    def place() -> None:
        for goal in reversed(goals):
            done.insert(last, Outcome(goal))
            if goal.verdict in ("refuted", "undecided", "unreadable"):
                done.insert(last + 1, Finding(0, goal))
        goals.clear()

    for part in parts:
        if isinstance(part, Setup) and (found := _goals(part, document)):
            place()
            goals.extend(found)
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
