"""Where the mathematics, the code and the invisible remarks of a Markdown file are: the first pass over its characters.

Every region is found left to right, so that a dollar inside code, or a backtick inside a formula, means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.span import Span

RegionKind = Literal["inline", "display", "code", "directive", "comment", "front"]

ENVIRONMENTS = "equation|align|aligned|gather|gathered|alignat|multline|split|eqnarray|flalign|displaymath"


@dataclass(frozen=True, slots=True)
class Region:
    kind: RegionKind
    inner: Span
    outer: Span


_RULES: tuple[tuple[RegionKind, re.Pattern[str]], ...] = (
    ("front", re.compile(r"\A---[ \t]*\n(?P<inner>.*?)^---[ \t]*$", re.S | re.M)),
    ("display", re.compile(r"(?m:^)[ \t]{0,3}(?P<f>`{3,}|~{3,})[ \t]*(?:math|\{math\})[ \t]*\n(?P<inner>.*?)^[ \t]*(?P=f)[ \t]*$", re.S | re.M)),
    ("code", re.compile(r"(?m:^)[ \t]*(?P<f>`{3,}|~{3,})[^\n]*\n(?P<inner>.*?)(?:^[ \t]*(?P=f)[`~]*[ \t]*$|\Z)", re.S | re.M)),
    ("directive", re.compile(r"<!--\s*proofgen:(?P<inner>.*?)-->", re.S)),
    ("comment", re.compile(r"<!--(?P<inner>.*?)(?:-->|\Z)", re.S)),
    ("inline", re.compile(r"\$`(?P<inner>[^\n]*?)`\$")),
    ("code", re.compile(r"(?P<f>`+)(?!`)(?P<inner>(?:(?!\n[ \t]*\n).)+?)(?<!`)(?P=f)(?!`)", re.S)),
    ("display", re.compile(r"\$\$(?P<inner>(?:\\.|[^\\$]|\$(?!\$))*?)\$\$", re.S)),
    ("inline", re.compile(r"\$(?!\$)(?P<inner>(?:\\.|(?!\n[ \t]*\n)[^\\$])+?)\$(?!\d)", re.S)),
    ("display", re.compile(r"\\\[(?P<inner>.*?)\\\]", re.S)),
    ("inline", re.compile(r"\\\((?P<inner>(?:(?!\n[ \t]*\n).)*?)\\\)", re.S)),
    ("display", re.compile(rf"(?P<inner>\\begin\{{(?P<e>(?:{ENVIRONMENTS})\*?)\}}.*?\\end\{{(?P=e)\}})", re.S)),
)  # fmt: skip
_START = re.compile(r"\A---|<!--|[$`]|~~~|\\[\[(]|\\begin\{|\\.", re.S)
_OPENS = re.compile(rf"\\begin\{{(?:{ENVIRONMENTS})\*?\}}")
_MATHEMATICAL = re.compile(r"[\\_^=<>+*/]|^\s*\S\s*$")


def regions(text: str) -> tuple[list[Region], list[Diagnostic]]:
    """All regions in order, none overlapping, and a remark for every dollar sign that opens nothing."""
    found: list[Region] = []
    problems: list[Diagnostic] = []
    position = 0
    while start := _START.search(text, position):
        region = next(_matches(text, start.start()), None)
        if region is not None:
            found.append(region)
            position = max(region.outer.end, position + 1)
            continue
        if text[start.start()] == "$" and not re.match(r"\$\s*\d|\$+\s*$", text[start.start() : start.start() + 12]):
            end = start.start() + (2 if text.startswith("$$", start.start()) else 1)
            problems.append(_unclosed(Span(start.start(), end)))
        if start.group() in ("\\[", "\\(", "\\begin{") and (start.group() != "\\begin{" or _OPENS.match(text, start.start())):
            problems.append(_unclosed(Span(start.start(), start.end())))
        position = start.end() if start.group().startswith("\\") and start.group() != "\\begin{" else start.start() + 1
        if text.startswith("$$", start.start()):
            position = start.start() + 2
    return found, problems


def _matches(text: str, at: int) -> Iterator[Region]:
    line_start = text.rfind("\n", 0, at) + 1
    for kind, rule in _RULES:
        begin = line_start if rule.pattern.startswith("(?m:^)") and not text[line_start:at].strip() else at
        match = rule.match(text, begin)
        if match is None or (kind == "inline" and text[at] == "$" and not _is_formula(match)):
            continue
        yield Region(kind, Span(*match.span("inner")), Span(*match.span()))


def _is_formula(match: re.Match[str]) -> bool:
    """Dollars around a space at one end only, or around plain words, are money and not mathematics."""
    inner = match.group("inner")
    if inner.startswith("`"):
        return True
    spaced = inner[0].isspace(), inner[-1].isspace()
    if spaced == (False, False):
        return not re.match(r"\d[\d.,]*\s+[a-z]{2,}", inner)
    return all(spaced) and bool(_MATHEMATICAL.search(inner))


def _unclosed(span: Span) -> Diagnostic:
    return Diagnostic(
        "unbalanced-dollar",
        Severity.ERROR,
        span,
        "this opens a formula that is never closed",
        ("close it in the same paragraph; a dollar sign that is meant as such is written `\\$`",),
    )
