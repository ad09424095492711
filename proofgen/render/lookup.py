"""What the templates of every handout ask of a document: which line a formula is, which kind a part is."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any

from proofgen.render.page import Chain, Finding, Outcome, Page, Setup
from proofgen.report.values import Comparison, Display, Document, Formula, Heading, Line, Paragraph, Text, Verbatim

ROLES = {"declaration": "given", "definition": "defined", "hypothesis": "assumed", "goal": "to show"}
KINDS: dict[str, type[Any]] = {
    "text": Text,
    "heading": Heading,
    "paragraph": Paragraph,
    "verbatim": Verbatim,
    "display": Display,
    "chain": Chain,
    "finding": Finding,
    "setup": Setup,
    "outcome": Outcome,
}


def _is(kind: type[Any]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kind)


TESTS = {name: _is(kind) for name, kind in KINDS.items()}


def template(name: str) -> str:
    return files("proofgen.templates").joinpath(name).read_text(encoding="utf-8")


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


def filters_of(document: Document, page: Page) -> dict[str, Callable[..., Any]]:
    """The filters that look something up in one document."""
    lines = document.lines
    index = {id(line): at for at, line in enumerate(lines)}
    places = _places_in_lists(page)

    def line_of(run: Formula) -> Line | None:
        return lines[run.line] if run.line is not None and 0 <= run.line < len(lines) else None

    def lines_of(display: Display) -> list[Line]:
        return [lines[at] for at in display.lines if 0 <= at < len(lines)]

    def anchor(line: Line) -> str:
        """The name of the line's place on the page: the source line, and which line of the report it is."""
        return f"line-{line.place.line}-{index.get(id(line), 0)}"

    return {"line_of": line_of, "lines_of": lines_of, "place_in_list": lambda part: places.get(id(part), 1), "anchor": anchor}


def _places_in_lists(page: Page) -> dict[int, int]:
    """The number of each item of a numbered list."""
    places: dict[int, int] = {}
    counts: list[int] = []
    for part in page.parts:
        if not isinstance(part, Paragraph) or part.kind not in ("number", "bullet"):
            if isinstance(part, Paragraph):
                counts.clear()
            continue
        depth = max(1, part.depth)
        counts = (counts + [0] * depth)[:depth]
        if part.kind == "number":
            counts[-1] += 1
            places[id(part)] = counts[-1]
    return places
