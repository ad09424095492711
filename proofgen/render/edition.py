"""Editions of one document: as it is, without what was found, with lines left for students to fill in, with these filled, or with all that a
referee asks."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

from proofgen.render.authored import authored
from proofgen.render.claims import only_claims, statements_of
from proofgen.render.marks import correction
from proofgen.render.page import Page, numbers_of, page_of
from proofgen.render.parts import Chain, Finding, Kept, Part, Row
from proofgen.render.stamp import Stamp, stamp_of
from proofgen.render.together import together
from proofgen.report.values import Document, Line

Name = Literal["full", "student", "solution", "referee", "plain"]
NAMES: tuple[Name, ...] = ("full", "student", "solution", "referee", "plain")
SHARE = 3  # one proved line in so many is blank where nothing is said


@dataclass(frozen=True, slots=True)
class Edition:
    """blanks: the numbers of lines as they are printed (the author's in parentheses), or @ and their lines in the source, or how many lines; None is a third of them, and none where mistakes are to be found. seed: which ones, where they are not named.

    only_claims: what is given, each claim as it is stated, what was found out of it, and the lines that need a person; no derivation.
    engine: a hash of the code that decided, for the stamp. date: as it is to be printed, or "".
    templates: the user's own, by file name, in the place of ours. fragment: in TeX, for `\\input` into another document.
    timing: whether a referee is told how long each search took, which makes two builds differ.
    """

    name: Name = "full"
    blanks: tuple[str, ...] | int | None = None
    seed: int = 0
    only_claims: bool = False
    engine: str = ""
    date: str = ""
    templates: tuple[tuple[str, str], ...] = ()
    fragment: bool = False
    timing: bool = False

    def stamp(self, document: Document) -> Stamp:
        stamp = stamp_of(document, self.engine, f"{self.name}-claims" if self.only_claims else self.name)
        return replace(stamp, verdicts="") if self.is_quiet(document) else stamp

    def is_quiet(self, document: Document) -> bool:
        """Whether no verdict shows: in a plain edition, and in one for students, who are to find what is wrong on purpose, and whom a slip
        of the author's is no business of."""
        return self.name == "plain" or (self.name == "student" and (_has_mistakes(document) or bool(slips_of(document))))

    @property
    def suffix(self) -> str:
        """What tells its file from those of other editions."""
        return (
            ("" if self.name == "full" else f"-{self.name}")
            + ("-claims" if self.only_claims else "")
            + ("-fragment" if self.fragment else "")
        )


FULL = Edition()


UNSAID = "would hold: $?$"


def _has_mistakes(document: Document) -> bool:
    """On purpose, for students to find."""
    return any(line.expected == "refuted" for line in document.lines)


def slips_of(document: Document) -> list[Line]:
    """The lines that are wrong or were not understood, and are not so on purpose."""
    return [line for line in document.lines if line.verdict in ("refuted", "unreadable") and line.expected != line.verdict]


class NoSuchLine(Exception):
    """A line that was to be blank is not there, or nothing can be left out of it."""


def laid_out(document: Document, edition: Edition = FULL, *, railed: bool = False) -> tuple[Document, Page]:
    """The document as this edition shows it, and its page. Raises NoSuchLine.

    What a student is to find stands nowhere in what is returned then.
    """
    kept: dict[int, Kept] = {}
    if edition.name in ("student", "solution"):
        kept = dict.fromkeys(_chosen(document, edition), "blank" if edition.name == "student" else "solved")
    quiet, numbers = edition.is_quiet(document), numbers_of(document)
    document = _unrepeated(document)
    if edition.name == "student":
        document = _redacted(document, kept)
        document = _unmarked(document)
    document = authored(document)
    document = _silent(document) if quiet else document
    page = replace(page_of(document, railed=railed, kept=kept, numbers=numbers), quiet=quiet)
    if edition.name == "student":
        page = replace(page, parts=_untold(page.parts))
    parts = only_claims(page.parts, document) if edition.only_claims else page.parts
    return document, replace(page, parts=together(parts))


def _unrepeated(document: Document) -> Document:
    """Without a correction that the author writes himself in the line below the wrong one."""
    checked = [at for at, line in enumerate(document.lines) if line.verdict is not None]
    lines = list(document.lines)
    for at, after in itertools.pairwise(checked):
        right = lines[after].reading if lines[after].verdict in ("proved", "proved-if") else ""
        hints = tuple(hint for hint in lines[at].hints if not right or _bare(correction(hint) or "") != _bare(right))
        if hints != lines[at].hints:
            lines[at] = replace(lines[at], hints=hints)
    return replace(document, lines=tuple(lines))


def _bare(latex: str) -> str:
    return "".join(latex.split())


def _chosen(document: Document, edition: Edition) -> list[int]:
    """Which lines are left out: indices into the document's lines. Only a right line can be, which says that it is right: where mistakes are
    to be found, none is that nobody has named."""
    if _has_mistakes(document) and not isinstance(edition.blanks, tuple):
        return []
    shown = authored(document)
    page = page_of(shown, railed=True)
    never = statements_of(shown, below=True)  # nobody can prove what he cannot read
    rows = [
        row for part in page.parts if isinstance(part, Chain) for row in part.rows if _may_be_blank(row.line) and id(row.line) not in never
    ]
    index = {id(line): at for at, line in enumerate(shown.lines)}
    if isinstance(edition.blanks, tuple):
        rows = [row for part in page_of(shown).parts if isinstance(part, Chain) for row in part.rows if _may_be_blank(row.line)]
        by_number = {row.number: index[id(row.line)] for row in rows if row.number}
        own = {name: index[id(row.line)] for row in reversed(rows) if row.line.tag for name in (row.line.tag, f"({row.line.tag})")}
        by_place = {f"@{row.line.place.where}": index[id(row.line)] for row in reversed(rows)}
        named = own | by_place | by_number
        missing = [number for number in edition.blanks if number not in named]
        if missing:
            there = ", ".join(by_number) or "none"
            also = f"; and @{rows[0].line.place.where} names one by its line in the source" if rows else ""
            raise NoSuchLine(f"{document.path}: there is no proved line {', '.join(missing)} to leave blank; there are: {there}{also}")
        return list(dict.fromkeys(named[number] for number in edition.blanks))
    count = max(1, len(rows) // SHARE) if edition.blanks is None else edition.blanks
    drawn = sorted((sha256(f"{edition.seed} {at}".encode()).digest(), index[id(row.line)]) for at, row in enumerate(rows))
    return sorted(at for _, at in drawn[:count])


def _may_be_blank(line: Line) -> bool:
    return line.verdict in ("proved", "proved-if") and bool(line.relation and line.right)


def _redacted(document: Document, kept: dict[int, Kept]) -> Document:
    solutions = {document.lines[at].right for at in kept}
    lines = tuple(
        _without_solution(line)
        if at in kept
        else _without_correction(line)
        if line.verdict == "refuted"
        else _without_left(line)
        if line.left in solutions and not line.left_shown
        else line
        for at, line in enumerate(document.lines)
    )
    return replace(document, lines=lines, remarks=(), source_lines={})  # a remark is advice for the author


def _unmarked(document: Document) -> Document:
    """What was not checked is the author's business: in a sheet for students no word stands beside it."""
    lines = tuple(replace(line, verdict=None) if line.verdict == "unchecked" else line for line in document.lines)
    return replace(document, lines=lines)


def _silent(document: Document) -> Document:
    """The author's text and formulas, and nothing that was found of them."""
    return replace(
        document, lines=tuple(map(_unjudged, document.lines)), remarks=(), counts={}, state="checked", as_expected=True, source_lines={}
    )


def _unjudged(line: Line) -> Line:
    return replace(
        line, reading=line.reading or line.own, verdict=None, conditions=(), how=(), counterexample=None, left_value="", right_value="",
        code=None, message="", hints=(), labels=(), expected=None, as_expected=True, directive="",
    )  # fmt: skip


def _without_solution(line: Line) -> Line:
    return replace(
        line, source="", reading="", right="", own="", own_right="", conditions=(), how=(), counterexample=None, left_value="", right_value="", message="", hints=(), labels=()
    )  # fmt: skip


def _without_correction(line: Line) -> Line:
    """What would hold in the place of a wrong line is often what a blank asks for."""
    return replace(line, hints=tuple(UNSAID if correction(hint) else hint for hint in line.hints))


def _without_left(line: Line) -> Line:
    """A line that runs on from a blank one: its left side, which the author did not write again, is the solution."""
    return replace(line, source="", left="", own="", own_left="", reading=f"{line.relation} {line.right}", message="", hints=(), labels=())


def _untold(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """A line that is open stands among the others, and says so: what was tried, and what would help, is the author's business."""
    done: list[Part] = []
    for part in parts:
        if isinstance(part, Finding) and part.line.verdict == "undecided":
            if part.line.role != "step" or part.said:
                continue
            line = replace(part.line, message="", hints=())
            part = Chain((Row(part.number, line, "", part.line.reason),), part.depth)
        if isinstance(part, Chain) and done and isinstance(done[-1], Chain) and done[-1].depth == part.depth:
            done[-1] = replace(part, rows=(*done[-1].rows, *part.rows))
        else:
            done.append(part)
    return tuple(done)
