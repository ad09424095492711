"""A piece of the author's file with marks beneath it, as a compiler shows it. A long line shows only a window around its marks."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from proofgen.render.plain import printable
from proofgen.report.values import Place

TAB = "    "


@dataclass(frozen=True, slots=True)
class Underline:
    """Characters start..end (from 0) of one source line, and what to write beneath them."""

    start: int
    end: int
    text: str


def cells(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def shown(text: str) -> str:
    return printable(text.replace("\t", TAB))


def on_line(place: Place, number: int, length: int) -> tuple[int, int] | None:
    """Which characters of line `number` the place covers, or None."""
    if not place.line <= number <= place.end_line:
        return None
    start = place.column - 1 if number == place.line else 0
    end = place.end_column - 1 if number == place.end_line else length
    start = min(max(start, 0), length)
    return start, max(min(end, length), min(start + 1, length + 1))


def excerpt(source: str, marks: list[Underline], width: int) -> tuple[str, list[str]]:
    """The source line, windowed to `width`, and the lines to put beneath it."""
    source = source.rstrip("\r")
    low, high = _window(source, marks, max(width, 20))
    head, tail = ("…" if low else ""), ("…" if high < len(source) else "")
    visible = head + shown(source[low:high]) + tail

    def column(at: int) -> int:
        return cells(head) + cells(shown(source[low : min(max(at, low), high)]))

    spans = [(column(mark.start), max(column(mark.end), column(mark.start) + 1), mark.text) for mark in marks if low <= mark.start <= high]
    return visible, _beneath(sorted(spans), max(width, 20)) if spans else []


def _window(source: str, marks: list[Underline], width: int) -> tuple[int, int]:
    if len(source) <= width and cells(shown(source)) <= width:
        return 0, len(source)
    start = min((mark.start for mark in marks), default=0)
    end = max((mark.end for mark in marks), default=0)
    room = width - 2
    if end - start >= room - 8:
        low = max(0, start - 4)
    else:
        low = max(0, start - (room - (end - start)) // 2)
    high = min(len(source), low + room)
    while high > low + 1 and cells(shown(source[low:high])) > room:
        high -= 1
    return low, high


def _beneath(spans: list[tuple[int, int, str]], width: int) -> list[str]:
    """The carets, each with a ┬ at its middle where words follow, then the words on as many lines as they need."""
    carets = [" "] * max(end for _, end, _ in spans)
    knees = []
    for start, end, text in spans:
        knee = start + (end - start - 1) // 2
        for at in range(start, end):
            carets[at] = "─" if text else "^"
        if text:
            knees.append((knee, text))
    for knee, _ in knees:
        carets[knee] = "┬"
    return ["".join(carets), *(_in_one_row(knees, width) or _stacked(knees, width))]


def _in_one_row(knees: list[tuple[int, str]], width: int) -> list[str] | None:
    """Every label centred under its knee, or None where two would touch."""
    row = ""
    for knee, text in knees:
        at = max(0, knee - (cells(text) - 1) // 2, len(row) and cells(row) + 3)
        if at > knee or at + cells(text) > width or at + cells(text) <= knee:
            return None
        row += " " * (at - cells(row)) + text
    return [row] if knees else []


def _stacked(knees: list[tuple[int, str]], width: int) -> list[str]:
    """The last label first, each on a line of its own at the foot of its stroke."""
    lines = []
    for count in range(len(knees), 0, -1):
        knee, text = knees[count - 1]
        row = [" "] * knee
        for other, _ in knees[: count - 1]:
            if other < knee:
                row[other] = "│"
        if knee + 2 + cells(text) <= width or knee < width // 2:
            lines.append("".join(row) + f"╰ {text}")
        else:
            free = max((other for other, _ in knees[: count - 1]), default=-2) + 2
            at = max(free, knee - cells(text) - 1)
            lines.append("".join(row[:at]) + text + " ╯" if at + cells(text) < knee else "".join(row) + f"╰ {text}")
    return lines
