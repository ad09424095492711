"""Code within paragraphs, between backticks: where it ends, and the text without it.

A run of backticks is looked up and not searched for: a line may hold thousands of them, each of another length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from proofgen.span import Span

_MARK = re.compile(r"<!--|`+|\n")
_NO_CODE_AFTER = "$}"  # `$`x`$` is a formula, `{math}`x`` a role
_REMARK_ENDS = "-->"
_BREAK = re.compile(r"\n[ \t]*\n")


class Backticks:
    """All runs of a text."""

    def __init__(self, text: str) -> None:
        self._starts: dict[int, list[int]] = {}  # of the runs of each length
        for run in re.finditer("`+", text):
            self._starts.setdefault(run.end() - run.start(), []).append(run.start())
        self._breaks = [each.start() for each in _BREAK.finditer(text)] if self._starts else []

    def closing(self, after: int, length: int) -> int | None:
        """Where the next run of just that length begins, in the same paragraph."""
        starts = self._starts.get(length, [])
        at = bisect_left(starts, after)
        ends = bisect_left(self._breaks, after)
        if at == len(starts) or (ends < len(self._breaks) and starts[at] > self._breaks[ends]):
            return None
        return starts[at]


def without_code(text: str) -> str:
    """The text with spaces in place of remarks and of code within lines."""
    parts: list[str] = []
    position = 0
    for span in _hidden(text):
        parts += [text[position : span.start], " " * (span.end - span.start)]
        position = span.end
    return "".join((*parts, text[position:]))


def _hidden(text: str) -> Iterator[Span]:
    closing = _closing(text)
    position = 0
    for mark in _MARK.finditer(text):
        start, end = mark.span()
        if start < position or mark.group() == "\n":
            continue
        if mark.group() == "<!--":
            close = text.find(_REMARK_ENDS, end)
            position = close + len(_REMARK_ENDS) if close >= 0 else len(text)
            yield Span(start, position)
        elif start in closing and text[start - 1 : start] not in tuple(_NO_CODE_AFTER):
            position = closing[start]
            yield Span(start, position)


def _closing(text: str) -> dict[int, int]:
    """By where a run of backticks begins: where the next of that length ends, in the same line, that may close a stretch of code."""
    found: dict[int, int] = {}
    next_of: dict[int, int] = {}
    for mark in reversed(list(_MARK.finditer(text))):
        if mark.group() == "\n":
            next_of = {}
        elif mark.group() != "<!--":
            length = mark.end() - mark.start()
            if length in next_of:
                found[mark.start()] = next_of[length]
            if text[mark.end() : mark.end() + 1] != "$":
                next_of[length] = mark.end()
    return found
