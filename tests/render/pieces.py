"""The parts that the sample reports are built from."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from proofgen.report.values import (
    VERDICTS,
    Block,
    Coverage,
    Document,
    Formula,
    Line,
    Place,
    Role,
    Text,
)

EMPTY = Line(
    place=Place(1, 1, 1, 2),
    role="step",
    source="",
    reading="",
    left="",
    left_shown="",
    right="",
    relation="=",
    relation_name="=",
    verdict="proved",
    condition="",
    conditions=(),
    how=(),
    reason="",
    tag="",
    counterexample=None,
    left_value="",
    right_value="",
    left_place=None,
    right_place=None,
    code=None,
    message="",
    hints=(),
    labels=(),
    expected=None,
    as_expected=True,
)


def place(text: str, part: str, after: int = 0) -> Place:
    """Where `part` stands in `text`, from 1."""
    start = text.index(part, after)
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    end_line = line + part.count("\n")
    return Place(line, column, end_line, column + len(part) if end_line == line else len(part) - part.rfind("\n"))


def line(text: str, part: str, left: str, right: str, **more: Any) -> Line:
    shown = more.pop("left_shown", left)
    relation = more.get("relation", "=")
    values: dict[str, Any] = {
        "place": place(text, part),
        "source": part,
        "reading": f"{left} {relation} {right}",
        "left": left,
        "left_shown": shown,
        "right": right,
    }
    return replace(EMPTY, **(values | more))


def given(text: str, part: str, role: Role, reading: str = "") -> Line:
    return replace(
        EMPTY,
        place=place(text, part),
        role=role,
        source=part,
        reading=reading or part,
        relation="",
        relation_name=None,
        verdict=None,
    )


def document(path: str, text: str, title: str, lines: tuple[Line, ...], blocks: tuple[Block, ...], **more: Any) -> Document:
    counts = {word: sum(1 for each in lines if each.verdict == word) for word in VERDICTS}
    if counts["refuted"]:
        state = "refuted"
    else:
        state = "holey" if counts["undecided"] + counts["unreadable"] + counts["unchecked"] else "checked"
    values: dict[str, Any] = {
        "path": path,
        "title": title,
        "state": state,
        "counts": counts,
        "lines": lines,
        "blocks": blocks,
        "remarks": (),
        "source_lines": {("", 0): tuple(text.split("\n"))},
        "source_hash": hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        "as_expected": all(each.as_expected for each in lines),
        "seconds": 0.41,
        "coverage": _coverage(lines),
    }
    return Document(**(values | more))


def _coverage(lines: tuple[Line, ...]) -> Coverage:
    """As if every line were a formula of its own."""
    verdicts = [each.verdict for each in lines]
    given, skipped, unreadable = (verdicts.count(word) for word in (None, "unchecked", "unreadable"))
    return Coverage(len(lines), len(lines) - given - skipped - unreadable, given, 0, skipped, unreadable)


def sentence(text: str, *, lines: dict[str, int] | None = None) -> tuple[Text | Formula, ...]:
    """A sentence with `$…$` for formulas and `**…**` for strong words."""
    runs: list[Text | Formula] = []
    for at, part in enumerate(text.split("$")):
        if at % 2:
            runs.append(Formula(part, part, (lines or {}).get(part)))
            continue
        for inner, words in enumerate(part.split("**")):
            if words:
                runs.append(Text(words, "strong" if inner % 2 else "plain"))
    return tuple(runs)
