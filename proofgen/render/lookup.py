"""What the templates of every handout ask of a document: which line a formula is, which kind a part is."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from proofgen.render import compact, small
from proofgen.render.chart import chart_of
from proofgen.render.marks import correction, verdict_words
from proofgen.render.page import Page
from proofgen.render.parts import Chain, Finding, Outcome, Part, Row, Setup, Summary
from proofgen.render.passed import passed
from proofgen.render.plain import plain
from proofgen.render.plot import heat_of, plot_of
from proofgen.render.roles import goes_on, is_over, plain_words
from proofgen.report.values import (
    Brace,
    Comparison,
    Display,
    Document,
    Formula,
    Heading,
    Line,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    Verbatim,
)

ROLES = {"declaration": "given", "definition": "defined", "hypothesis": "assumed", "goal": "to show"}
MANY = 6  # cells of a row
WIDEST = 84  # characters of a table's row that need not be broken
_SPOKEN = re.compile(r"\\(?:text|forall|blacksquare|square|Box|qed)")  # it says itself what it is
_BRACKETED = re.compile(r"\A(?:\([^()]*\)|\[[^\[\]]*\])\Z")
KINDS: dict[str, type[Any]] = {
    "text": Text,
    "heading": Heading,
    "paragraph": Paragraph,
    "verbatim": Verbatim,
    "display": Display,
    "table": Table,
    "picture": Picture,
    "pagebreak": PageBreak,
    "chain": Chain,
    "finding": Finding,
    "setup": Setup,
    "outcome": Outcome,
    "summary": Summary,
}


def _is(kind: type[Any]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kind)


TESTS: dict[str, Callable[..., bool]] = {name: _is(kind) for name, kind in KINDS.items()}


def stated(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """Lines that no sentence of the author's carries, under the names of their roles."""
    listed = list(lines)
    grouped = [(name, [line for line in listed if line.role == role]) for role, name in ROLES.items()]
    return [(name, group) for name, group in grouped if group]


def gap(row: Comparison) -> str:
    """How far the sides of a row are apart, as LaTeX; a dash where no short number says it."""
    apart = row.right_number - row.left_number
    if apart == 0:
        return "0"
    return f"{apart:.4g}" if math.isfinite(apart) and 1e-4 <= abs(apart) < 1e6 else r"\text{-}"


def says(block: Paragraph | Display, label: str) -> bool:
    """Whether the author's own words begin with what a label would say."""
    return isinstance(block, Paragraph) and plain_words(block).lstrip().lower().startswith(label)


def short_cells(part: Table) -> bool:
    """Whether no cell is to be broken: the rows fit into a line each, or are of so many cells that they had better be set small."""
    return len(part.rows[0]) > MANY or max((sum(_length(cell) for cell in row) + 4 * len(row) for row in part.rows), default=0) <= WIDEST


def _length(cell: Iterable[Run]) -> int:
    return sum(len(run.text) if isinstance(run, Text) else len(plain(run.latex or run.source)) for run in cell)


def kept_with(following: Part, part: Part) -> bool:
    """Whether no page may end between a part and the one that follows: a footnote stays below its text, a checked line below its words, and
    what a sentence leads into below the sentence."""
    if isinstance(following, Paragraph) and following.kind == "note":
        return True
    if isinstance(part, Chain):
        return isinstance(following, Outcome | Summary)
    if isinstance(part, Setup | Finding | Outcome | Summary | PageBreak):
        return False
    if isinstance(following, Chain | Finding) or isinstance(part, Heading):
        return True
    if isinstance(following, Paragraph):
        return isinstance(part, Paragraph) and part.kind == "plain" and following.kind in ("bullet", "number")
    return goes_on(part) and not isinstance(following, Heading | Summary | PageBreak)


def how(row: Row) -> list[str]:
    """The small print beside a row: how it was checked, or why it was not."""
    line = row.line
    if line.verdict is None and line.role == "definition" and line.left:
        return [f"says what ${line.left}$ is; not checked"]
    if line.verdict is None and line.role == "hypothesis":
        return ["supposed"]
    return small.shortened(line.how, row.reason)


def remarked(found: Line | Finding) -> list[str]:
    """What is said of a line that is not proved, or of all lines of a box, sentence by sentence, the correction left out."""
    line, told = (found.line, found.told) if isinstance(found, Finding) else (found, "")
    return [small.full(text) for text in (told or line.message, *(hint for hint in line.hints if not correction(hint))) if text.strip()]


def expectation(line: Line) -> str:
    """Where the line stands in the source, and what the author expects of it."""
    where = f"line {line.place.where} of the source"
    if line.expected is None:
        return where
    return (
        f"{where}, {line.expected} as the author expects" if line.as_expected else f"{where}; the author expects it to be {line.expected}"
    )


_ROWS = re.compile(r"\\begin\{(\w*matrix|cases|aligned)\}(.*?)\\end\{\1\}", re.S)
_UNSEEN = re.compile(r"\\(?:left|right|[bB]igg?[lr]?|quad|mathrm|mathbf|mathbb|operatorname|text|[dt]?frac|,|;|!)(?![a-z])|[{}^_&\s]")
_SIGN = re.compile(r"\\[A-Za-z]+")
_HALF, _WHOLE = 44, 84  # signs that fit a printed line beside the words, and below them


def breadth(row: Row) -> str:
    """How much of a printed line the formula takes, roughly: a class for those that need all of it, or more than that."""
    line = row.line
    shown = f"{row.under if row.follows else line.left} {line.relation} {line.right} {line.aside}" if line.relation else line.own
    longest = _ROWS.sub(lambda found: max(found[2].split("\\\\"), key=len), shown)
    signs = len(_SIGN.sub("x", _UNSEEN.sub("", longest.replace("&", "||"))))  # a column and its gap
    return " broad long" if signs > _WHOLE else " broad" if signs > _HALF else ""


def aside(line: Line) -> str:
    """What the author wrote behind a claim in its formula, as LaTeX: of a condition that stands bare there, as a claim would, with the word for it."""
    if not line.condition or not line.aside or _SPOKEN.search(line.aside):
        return line.aside
    return r"\text{for } " + (line.aside[1:-1].strip() if _BRACKETED.match(line.aside) else line.aside)


def braced(lines: Iterable[Line], brace: Brace) -> str:
    """A system of equations, its rows aligned at their relations, as LaTeX."""
    return enclosed([f"{line.left} & {line.relation} {line.right}" for line in lines], brace)


def enclosed(rows: Iterable[str], brace: Brace) -> str:
    opening, closing = (".", r"\}") if brace == "right" else (r"\{", ".")
    inside = r" \\ ".join(rows)
    return rf"\left{opening} \begin{{aligned}} {inside} \end{{aligned}} \right{closing}"


SHARED: dict[str, Callable[..., Any]] = {
    "aside": aside,
    "braced": braced,
    "breadth": breadth,
    "chart": chart_of,
    "heat": heat_of,
    "plot": plot_of,
    "compared": compact.named,
    "corrected": lambda line: any(correction(hint) for hint in line.hints),
    "correction": correction,
    "errors": small.errors,
    "expectation": expectation,
    "flat": compact.flat,
    "full": small.full,
    "gap": gap,
    "passed": passed,
    "point": compact.point,
    "readings": small.readings,
    "remarked": remarked,
    "says": says,
    "short_cells": short_cells,
    "stated": stated,
    "verdict": verdict_words,
}
TESTS |= {"scalar": compact.scalar, "told": compact.told, "kept": kept_with, "over": is_over}


def filters_of(document: Document, page: Page) -> dict[str, Callable[..., Any]]:
    """The filters that look something up in one document."""
    lines = document.lines
    index = {id(line): at for at, line in enumerate(lines)}

    def line_of(run: Formula) -> Line | None:
        return lines[run.line] if run.line is not None and 0 <= run.line < len(lines) else None

    def lines_of(display: Display) -> list[Line]:
        return [lines[at] for at in display.lines if 0 <= at < len(lines)]

    def printed(part: Display) -> str:
        """The small print on a system's lines, each behind its number."""
        told = [(numbered(line), "; ".join(small.shortened(line.how, line.reason))) for line in lines_of(part) if not page.quiet]
        return " · ".join(f"{number}: {words}" if number else words for number, words in told if words)

    def numbered(line: Line) -> str:
        """The line's number on this page, or ""."""
        return page.numbers.get(index.get(id(line), -1), "")

    def marked(runs: Iterable[Run]) -> list[tuple[Run, Line | None]]:
        """Each run with the line whose mark comes after it; a mark comes after the punctuation that follows its formula.

        Each further link of a chain has its mark too, after a run without words.
        """
        placed: list[tuple[Run, Line | None]] = []
        waiting: list[Line] = []  # for the punctuation
        for run in runs:
            found = re.match(r"[.,;:]+", run.text) if waiting and isinstance(run, Text) else None
            if found is not None and isinstance(run, Text):
                placed.append((replace(run, text=found[0]), None))
                run = replace(run, text=run.text[found.end() :])
            _mark(placed, waiting)
            if isinstance(run, Formula) or run.text:
                placed.append((run, None))
            waiting = [lines[at] for at in _at(run)] if isinstance(run, Formula) else []
        _mark(placed, waiting)
        return placed

    def _at(run: Formula) -> list[int]:
        return [at for at in (run.line, *run.more) if at is not None and 0 <= at < len(lines)]

    def goals_of(part: Paragraph | Display) -> list[Line]:
        """The goals that a block states."""
        found = lines_of(part) if isinstance(part, Display) else [line_of(run) for run in part.runs if isinstance(run, Formula)]
        return [line for line in found if line is not None and line.role == "goal"]

    return {
        "goals_of": goals_of,
        "how": lambda row: [] if page.quiet else how(row),
        "printed": printed,
        "marked": marked,
        "numbered": numbered,
        "line_of": line_of,
        "lines_of": lines_of,
        "anchor": _anchors(index, page.quiet),
    }


def _anchors(index: Mapping[int, int], quiet: bool) -> Callable[[Line], str]:
    """Names for the places of lines: the source line, and which line of the report it is. On a quiet page they are counted: a gap in the source
    may be a remark that says what is wrong."""
    asked: dict[int, int] = {}

    def anchor(line: Line) -> str:
        return f"line-{asked.setdefault(id(line), len(asked) + 1)}" if quiet else f"line-{line.place.line}-{index.get(id(line), 0)}"

    return anchor


def _mark(placed: list[tuple[Run, Line | None]], waiting: list[Line]) -> None:
    """The marks that wait go to what was placed last."""
    for at, line in enumerate(waiting):
        if at == 0:
            placed[-1] = (placed[-1][0], line)
        else:
            placed.append((Text(""), line))
