"""Where a formula in LaTeX ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.source.document import Math
from proofgen.span import Span

DISPLAYS = frozenset(
    {"equation", "align", "gather", "alignat", "multline", "eqnarray", "flalign", "displaymath", "aligned", "gathered", "split"}
)
"""Read with their `\\begin` and `\\end`, which say what their rows are."""
INLINE = frozenset({"math"})
INNER = {"dmath": 0, "dgroup": 0, "IEEEeqnarray": 1, "empheq": 1}
"""Displays that are read without them, and how many arguments they take."""
_LAYOUT = re.compile(r"\\begin\s*\{(?:x{0,2}alignat\*?|alignedat|aligned|gathered|split)\}\s*(?P<layout>(?:\[[tbc]\])?(?:\s*\{\d+\})?)")
_BETWEEN = re.compile(r"\\(?:short)?intertext\s*\{")
_IN_DOLLARS = re.compile(
    r"\\(?:text|mbox|textrm|textit|textbf|intertext|textnormal|textsf)\s*(?P<text>\{)|\\.|(?P<close>\$\$?)|(?P<gap>\n[ \t]*\n)", re.S
)
_BRACKETS = re.compile(r"\\([\[\]()]|.)", re.S)
_CLOSING = {"[": "]", "(": ")"}


def in_dollars(text: str, opening: re.Match[str], limit: int, braces: Mapping[int, int]) -> Math | None:
    """`$…$` and `$$…$$`: what stands in a `\\text{…}` inside does not close them, and neither reaches over an empty line or beyond limit."""
    start, position = opening.span()
    width = position - start
    while match := _IN_DOLLARS.search(text, position, limit):
        position = match.end()
        if match["text"]:
            position = braces.get(match.start("text"), position)
        elif match["gap"]:
            break
        elif match["close"] and (width == 1 or len(match["close"]) == width):
            end = match.start("close")
            return Math(Span(opening.end(), end), Span(start, end + width), width == 2)
    return None


def in_brackets(text: str, at: int, limit: int) -> Math | None:
    """`\\[…\\]` and `\\(…\\)`, which begin at `at`. A second opening one before the closing one means that the first was never closed."""
    opening = text[at + 1]
    for match in _BRACKETS.finditer(text, at + 2, limit):
        if match[1] == opening:
            break
        if match[1] == _CLOSING[opening]:
            return Math(Span(at + 2, match.start()), Span(at, match.end()), opening == "[")
    return None


def layout(text: str, span: Span) -> tuple[Span, ...]:
    """What says how the rows of a formula are set, and is no part of it: `{2}` after `\\begin{alignat}`, `[t]` after `\\begin{aligned}`."""
    return tuple(Span(*match.span("layout")) for match in _LAYOUT.finditer(text, span.start, span.end) if match["layout"])


def between_rows(text: str, span: Span, braces: Mapping[int, int]) -> Iterator[tuple[Span, Span]]:
    """Each `\\intertext{…}` of a formula, and what it says."""
    for match in _BETWEEN.finditer(text, span.start, span.end):
        if match.end() - 1 in braces:
            end = braces[match.end() - 1]
            yield Span(match.start(), end + 1), Span(match.end(), end)


def unclosed_formula(span: Span) -> Diagnostic:
    hint = "close it in the same paragraph; a dollar sign that is meant as such is written `\\$`"
    return Diagnostic("unbalanced-dollar", Severity.ERROR, span, "this opens a formula that is never closed", (hint,))
