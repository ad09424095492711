"""A document as the parts of a page, in reading order: what every kind of handout shows, before any markup."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from proofgen.render.counting import FLAGGED, said, which, worst
from proofgen.render.parts import Chain, Finding, Kept, Outcome, Part, Row, Setup, Summary
from proofgen.render.roles import GIVEN, is_over, labelled, line_indices, parted, plain_words, role_of
from proofgen.report.values import (
    Block,
    Display,
    Document,
    Heading,
    Line,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    Text,
    Verbatim,
    VerdictWord,
)

CHECKED = ("step", "inline")
PROVED: tuple[VerdictWord | None, ...] = ("proved", "proved-if")
Claim = tuple[str, ...]  # the sides of a line and the relation between them, without spaces
_SIGN = re.compile(r"\\(?:blacksquare|square|Box|qed)")  # of the author's, that a proof is over
LEAD = 72  # characters of a sentence that stands on the rail, above the line it leads into


@dataclass(frozen=True, slots=True)
class Page:
    """title: the words of the first heading, which then is not among the parts. numbers: index of a line to its number.

    quiet: nothing on it tells what was found.
    """

    title: Heading | None
    parts: tuple[Part, ...]
    numbers: dict[int, str]
    quiet: bool = False


def page_of(
    document: Document, *, railed: bool = False, kept: Mapping[int, Kept] | None = None, numbers: dict[int, str] | None = None
) -> Page:
    """The document's blocks, each of them once and in the author's order; a panel or a box grows where the words for it stand.

    railed: lines stand on a rail, with the short sentences that lead into them, and one that reaches a goal is the bar of a result. kept: indices of lines to blanks and solutions. numbers: of the lines,
    where their verdicts, by which they are numbered, are not to be seen.
    """
    blocks = list(document.blocks)
    first = blocks[0] if blocks else None
    title = first if isinstance(first, Heading) and first.level == 1 and _same(_written(first), document.title) else None
    del blocks[: 1 if title is not None else 0]
    numbers = numbers_of(document) if numbers is None else numbers
    reading = _Reading(document, numbers)
    used: set[int] = set()
    at = 0
    while at < len(blocks):
        blocks[at : at + 1] = parted(blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None, document)
        block = blocks[at]
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        used.update(line_indices(block, document))
        role = role_of(block, after, document, blocks[at - 1] if at else None)
        if role in ("given", "goal"):
            reading.set_up(role, block)
        elif isinstance(block, Display) and block.brace:
            reading.words(block)
        elif isinstance(block, Display):
            reading.chain(line_indices(block, document), block.depth)
        elif railed and isinstance(block, Paragraph) and _leads(block, after, document):
            reading.lead(block)
        else:
            reading.words(block)
        at += 1
    reading.flush()
    left_over = [at for at in range(len(document.lines)) if at not in used]
    parts = _rest(reading.parts, left_over, document, numbers)
    if kept:
        parts = [_kept(part, {id(document.lines[at]): word for at, word in kept.items()}) for part in parts]
    parts = with_outcomes(parts, document) if railed else parts
    return Page(title, (*parts, *_summary(parts, document, numbers)), numbers)


def _written(heading: Heading) -> str:
    return "".join(run.text if isinstance(run, Text) else f"${run.source}$" for run in heading.runs)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _kept(part: Part, words: Mapping[int, Kept]) -> Part:
    if not isinstance(part, Chain):
        return part
    return replace(part, rows=tuple(replace(row, kept=words.get(id(row.line), "")) for row in part.rows))


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
        self.depth = 0

    def set_up(self, role: str, block: Block) -> None:
        self.flush_chain()
        if role == "given" and self.goals:
            self.flush_setup()
        (self.given if role == "given" else self.goals).append(block)
        if found := _findings(block, self.document, self.numbers):
            self.flush_setup()
            self.parts.extend(found)

    def lead(self, block: Paragraph) -> None:
        self.flush_setup()
        self.leading = block

    def chain(self, indices: list[int], depth: int) -> None:
        self.flush_setup()
        if depth != self.depth:
            self.flush_chain()
        self.depth = depth
        for index in indices:
            self.shown.append((index, self.leading))
            self.leading = None

    def words(self, block: Heading | Paragraph | Display | Verbatim | Table | Picture | PageBreak) -> None:
        self.flush()
        self.parts.append(block)
        if isinstance(block, Paragraph | Display | Table | Picture):
            self.parts.extend(_findings(block, self.document, self.numbers))

    def flush_setup(self) -> None:
        if self.given or self.goals:
            self.parts.append(Setup(tuple(self.given), tuple(self.goals)))
        self.given, self.goals = [], []

    def flush_chain(self) -> None:
        self.parts.extend(_display(self.shown, self.document, self.numbers, self.depth))
        self.shown = []

    def flush(self) -> None:
        self.flush_setup()
        self.flush_chain()


def _leads(block: Paragraph, after: Block | None, document: Document) -> bool:
    """Whether a paragraph is a short sentence that leads into a displayed line; one that begins with a name of its own begins anew."""
    if block.kind != "plain" or labelled(block) or line_indices(block, document) or len(plain_words(block)) > LEAD:
        return False
    return isinstance(after, Display) and not after.brace and role_of(after, None, document, block) == "derivation"


def numbers_of(document: Document) -> dict[int, str]:
    """Only displayed lines have numbers, in every edition the same: a claim inside a sentence has its mark beside it. The author's own
    numbers stand in parentheses beside these."""
    shown = [at for block in document.blocks if isinstance(block, Display) for at in line_indices(block, document)]
    lines = document.lines
    checked = [at for at in shown if lines[at].role in CHECKED and lines[at].verdict not in (None, "unchecked") and not lines[at].ground]
    return {at: str(number) for number, at in enumerate(dict.fromkeys(checked), 1)}


def _display(shown: Sequence[tuple[int, Paragraph | None]], document: Document, numbers: dict[int, str], depth: int = 0) -> list[Part]:
    """Displayed lines that directly follow each other, on one rail as far as they are proved."""
    parts: list[Part] = []
    rows: list[Row] = []

    def close() -> None:
        if rows:
            parts.append(Chain(tuple(rows), depth))
        rows.clear()

    shown, marks = _without_grounds(shown, document)
    for at, lead in shown:
        line = document.lines[at]
        number = numbers.get(at, "")
        if line.verdict in FLAGGED:
            close()
        if lead is not None and not rows:
            parts.append(lead)
        if line.verdict in FLAGGED:
            parts.append(Finding(number, line, depth=depth))
            continue
        runs_on = bool(rows) and not line.left_shown
        under = (rows[-1].under or rows[-1].line.left_shown or rows[-1].line.left) if runs_on else ""
        repeated = bool(rows) and rows[-1].line.reason == line.reason and rows[-1].line.place.line == line.place.line
        rows.append(Row(number, line, under, "" if repeated else line.reason, lead if rows else None, marks=tuple(marks.get(at, ()))))
    close()
    return parts


def _without_grounds(
    shown: Sequence[tuple[int, Paragraph | None]], document: Document
) -> tuple[list[tuple[int, Paragraph | None]], dict[int, list[VerdictWord]]]:
    """The lines without what is said in the reason beside one, where it needs nobody, and the marks of that, by the line it stands beside."""
    kept: list[tuple[int, Paragraph | None]] = []
    marks: dict[int, list[VerdictWord]] = {}
    for at, lead in shown:
        line = document.lines[at]
        beside = [each for each, _ in kept if line.ground and _bare(line.source) in _bare(document.lines[each].reason)]
        if not beside or line.verdict in FLAGGED:
            kept.append((at, lead))
        elif line.verdict is not None:
            marks.setdefault(beside[-1], []).append(line.verdict)
    return kept, marks


def _bare(text: str) -> str:
    return "".join(text.split())


def _findings(block: Block, document: Document, numbers: dict[int, str]) -> list[Part]:
    """The boxes below a block that has its claims among its words: what is to be said of each that needs a person."""
    flagged = [at for at in line_indices(block, document) if document.lines[at].verdict in FLAGGED]
    depth = block.depth if isinstance(block, Display) or (isinstance(block, Paragraph) and block.kind in ("bullet", "number")) else 0
    return [
        Finding(numbers.get(at, ""), document.lines[at], said=said(place, len(flagged)), depth=depth) for place, at in enumerate(flagged)
    ]


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


def with_outcomes(parts: Sequence[Part], document: Document) -> list[Part]:
    """The lines that say what an earlier block announced, each as the bar of a result."""
    done: list[Part] = []
    goals: set[Claim] = set()
    for part in parts:
        goals.update(_claim(line) for line in _goals(part, document) if line.verdict in PROVED)
        if isinstance(part, Chain) and goals:
            done.extend(_reached(part, goals))
        else:
            done.append(part)
    around = zip(done, [None, *done], [*done[1:], None], strict=False)
    return [
        replace(part, ends=_ends(part.line, after)) if isinstance(part, Outcome) else part
        for part, before, after in around
        if not (isinstance(before, Outcome) and is_over(part) and _ends(before.line, part))
    ]


def _ends(line: Line, following: Part | None) -> bool:
    if _SIGN.search(line.aside + line.own):
        return False
    if isinstance(following, Paragraph):
        return labelled(following) or is_over(following)
    return following is None or isinstance(following, Heading | Setup | Summary)


def _reached(chain: Chain, goals: set[Claim]) -> list[Part]:
    """The chain, cut where it reaches a goal, which then is open no more."""
    done: list[Part] = []
    rows: list[Row] = []
    head = chain.rows[0]
    even = True  # every relation since the head of the run is an equality
    for row in chain.rows:
        head, even = (row, True) if not row.follows else (head, even)
        line = row.line
        claims = [(_claim(line), line.own)]
        if row.follows and even:
            left = head.line.left_shown or head.line.left
            claims.insert(0, (_tight(left, line.relation, line.right), f"{left} {line.relation} {line.right}"))
        even = even and line.relation_name == "="
        found = next((each for each in claims if each[0] in goals), None)
        reached = found is not None and line.verdict in PROVED and not row.kept and line.right != ""
        if reached and rows:
            done.append(replace(chain, rows=tuple(rows)))
            rows = []
        if row.lead is not None and not rows:
            done.append(row.lead)
            row = replace(row, lead=None)
        if found is not None and reached:
            goals.discard(found[0])
            done.append(Outcome(line, row, found[1], chain.depth))
        else:
            rows.append(row)
    return [*done, replace(chain, rows=tuple(rows))] if rows else done


def _claim(line: Line) -> Claim:
    return _tight(line.left, line.relation, line.right) if line.relation and line.left else _tight(line.own or line.reading)


def _tight(*sides: str) -> Claim:
    return tuple(map(_bare, sides))


def _goals(part: Part, document: Document) -> list[Line]:
    blocks = part.goals if isinstance(part, Setup) else (part,) if isinstance(part, Paragraph | Table) else ()
    lines = [document.lines[at] for block in blocks for at in line_indices(block, document)]
    return [line for line in (*lines, *(part.stated if isinstance(part, Setup) else ())) if line.role == "goal"]


def _summary(parts: Sequence[Part], document: Document, numbers: dict[int, str]) -> list[Summary]:
    """Nothing where the page ends in a result and every line is proved: the result says it all."""
    if not any(document.counts.values()) or (document.state == "checked" and isinstance(parts[-1], Outcome)):
        return []
    flagged: list[tuple[VerdictWord, int, str]] = []
    for word in FLAGGED:
        found = [at for at, line in enumerate(document.lines) if line.verdict == word]
        if found:
            flagged.append((word, len(found), which(found, document, numbers)))
    count = document.counts.get
    passed = which([at for at, line in enumerate(document.lines) if line.verdict == "unchecked"], document, numbers)
    proved = (count("proved", 0), count("proved-if", 0))
    return [Summary(*proved, tuple(flagged), count("unchecked", 0), document.as_expected, worst(document), passed)]
