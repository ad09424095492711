"""Where the mathematics, the code and the invisible remarks of a Markdown file are: the first pass over its characters.

Every region is found left to right, so that a dollar inside code, or a backtick inside a formula, means nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.source.code_spans import Backticks
from proofgen.span import Span

RegionKind = Literal["inline", "display", "code", "directive", "comment", "front", "role", "note"]

ENVIRONMENTS = "equation|align|aligned|gather|gathered|alignat|multline|split|eqnarray|flalign|displaymath"
PREFIX = r"(?:[ \t]*>|[ \t]*(?:[-*+:]|\d{1,9}[.)])(?=[ \t]))*[ \t]*"
"""What may stand before a line's text: the marks of quotations, list items and definitions."""


@dataclass(frozen=True, slots=True)
class Region:
    """blanks: what stands in the inner part without belonging to it."""

    kind: RegionKind
    inner: Span
    outer: Span
    blanks: tuple[Span, ...] = ()


FRONT = re.compile(r"\A---[ \t]*\n(?P<inner>.*?)^---[ \t]*$", re.S | re.M)
FILLER = "\ue003"  # stands for what was taken out of a text without changing its length
_TAGS = ("div|details|summary|p|span|center|figure|figcaption|table|thead|tbody|tr|td|th|br|hr|img|a|sub|sup|b|i|em|strong|u|s|section|article"
         "|aside|small|big|mark|ul|ol|li|dl|dt|dd|blockquote|h[1-6]|font|caption|header|footer|main|nav")  # fmt: skip
_VALUE = r"(?:\"[^\"]{0,2000}\"|'[^']{0,2000}'|[^\s\"'<>=]+)"
_RULES: tuple[tuple[str, RegionKind, re.Pattern[str]], ...] = (  # the first character of each, to which alone it is applied
    ("-", "front", FRONT),
    ("<", "directive", re.compile(r"<!--\s*proofgen:(?P<inner>.*?)-->", re.S)),
    ("<", "comment", re.compile(r"<!--(?P<inner>.*?)(?:-->|\Z)", re.S)),
    ("<", "comment", re.compile(r"<(?P<t>script|style)\b[^<>]{0,2000}>(?P<inner>.*?)</(?P=t)>", re.S | re.I)),
    ("<", "comment", re.compile(rf"<(?P<t>{_TAGS})\b(?=[^<>]*(?:\shidden\b|\sclass\s*=\s*[\"'](?:[^\"'<>]*\s)?(?:content-)?hidden[\s\"']|\sstyle\s*=\s*[\"'][^\"'<>]*(?:display\s*:\s*none|visibility\s*:\s*hidden)))"
                                r"[^<>]{0,2000}>(?P<inner>.*?)</(?P=t)\s*>", re.S | re.I)),
    ("<", "comment", re.compile(r"<(?P<t>s|del|strike)>(?P<inner>.*?)</(?P=t)>", re.S | re.I)),
    ("%", "comment", re.compile(r"(?<![^\s>])%%(?!%)(?P<inner>(?:[^%\n]|%(?!%)|\n(?![ \t]*\n))+)%%(?![^\s.,;:)])")),
    ("[", "comment", re.compile(r"\[(?P<inner>[^\[\]\n]{0,500})\]\{[^{}\n]{0,200}\.content-hidden\b[^{}\n]{0,200}\}")),
    ("~", "comment", re.compile(r"(?<!~)~~(?![~\s])(?P<inner>(?:(?!\n[ \t]*\n).)+?)(?<!\s)~~(?!~)", re.S)),
    ("<", "comment", re.compile(rf"</?(?P<inner>(?:{_TAGS})\b(?:\s+(?:[\w:-]+\s*=\s*{_VALUE}|open|hidden|controls|markdown))*)\s*/?>", re.I)),
    ("[", "note", re.compile(r"\[\^(?P<inner>[^\]\s\[]+)\]")),
    ("{", "inline", re.compile(r"\{math\}(?P<ticks>`+)")),
    ("{", "role", re.compile(r"\{[A-Za-z][\w:.+-]*\}(?P<ticks>`+)")),
    ("$", "inline", re.compile(r"\$`(?P<inner>[^\n]*?)`\$")),
    ("`", "code", re.compile(r"(?P<ticks>`+)")),
    ("$", "display", re.compile(r"\$\$(?P<inner>(?:\\.|[^\\$]|\$(?!\$))*?)\$\$", re.S)),
    ("$", "inline", re.compile(r"\$(?!\$)(?P<inner>(?:\\.|(?!\n[ \t]*\n)[^\\$])+?)\$(?!\d)", re.S)),
    ("\\", "display", re.compile(r"\\\[(?P<inner>.*?)\\\]", re.S)),
    ("\\", "inline", re.compile(r"\\\((?P<inner>(?:(?!\n[ \t]*\n).)*?)\\\)", re.S)),
    ("\\", "display", re.compile(rf"(?P<inner>\\begin\{{(?P<e>(?:{ENVIRONMENTS})\*?)\}}.*?\\end\{{(?P=e)\}})", re.S)),
)  # fmt: skip
_RULES_OF = {mark: tuple((kind, rule) for first, kind, rule in _RULES if first == mark) for mark, _, _ in _RULES}
_START = re.compile(
    r"\A---|<!--|~~|%%|\[(?=[^\[\]\n]{0,500}\]\{[^{}\n]{0,200}\.content-hidden)|</?[A-Za-z]|\[\^|\{[A-Za-z][\w:.+-]*\}`|[$`]|\\[\[(]|\\begin\{|\\.",
    re.S,
)
_OPENS = re.compile(rf"\\begin\{{(?:{ENVIRONMENTS})\*?\}}")
_MATHEMATICAL = re.compile(rf"[\\_^=<>+*/{FILLER}]|^\s*\S\s*$")
_LABEL = re.compile(r"[ \t]*(?:\{[#.][^{}\n]*\}|(?P<myst>\([\w:.*-]+\)(?=[ \t\r]*$)))", re.M)
_BEFORE = re.compile(PREFIX)


def regions(
    text: str, fences: Sequence[Region] = (), walls: Sequence[int] = (), front: bool = True
) -> tuple[list[Region], list[Diagnostic]]:
    """All regions in order, none overlapping, and a remark for every dollar sign that opens nothing.

    fences: those known already. walls: in order, where no formula reaches across. front: the text may begin with front matter.
    """
    found: list[Region] = []
    problems: list[Diagnostic] = []
    pending = deque(fences)
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    ticks = Backticks(text)
    position = 0
    while True:
        while pending and pending[0].outer.start < position:
            pending.popleft()
        start = _START.search(text, position)
        if pending and (start is None or pending[0].outer.start <= start.start()):
            fence = pending.popleft()
            found.append(replace(fence, blanks=(*fence.blanks, *_marks(text, fence, _depth(text, lines, fence.outer.start)))))
            position = fence.outer.end
            continue
        if start is None:
            return found, problems
        wall = bisect_right(walls, start.start())
        limit = walls[wall] if wall < len(walls) else len(text)
        region = next(_matches(text, start.start(), limit, front, lines, ticks), None)
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


def _matches(text: str, at: int, limit: int, front: bool, lines: Sequence[int], ticks: Backticks) -> Iterator[Region]:
    for kind, rule in _RULES_OF.get(text[at], ()):
        match = rule.match(text, at) if front or kind != "front" else None
        region = _region(kind, match, ticks) if match is not None else None
        if region is None:
            continue
        inner = text[region.inner.start : region.inner.end]
        if kind == "inline" and text[at] == "$" and not _is_formula(inner):
            continue
        if region.outer.end > limit and kind not in ("front", "comment", "directive"):
            continue
        if kind not in ("inline", "display"):
            yield region
        elif not inner.strip(f"{FILLER} \t\n"):
            yield Region("comment" if FILLER in inner else kind, region.inner, region.outer)
        else:
            depth = _depth(text, lines, at)
            if not (depth and re.search(r"\n[ \t]*\n", inner)):
                blanks = (*_fillers(text, region), *_marks(text, region, depth))
                yield Region(kind, region.inner, Span(at, _label_end(text, lines, region)), blanks)


def _region(kind: RegionKind, match: re.Match[str], ticks: Backticks) -> Region | None:
    """Of a rule that has matched to its end, or of one that ends with as many backticks as it begins with, if it does."""
    if "ticks" not in match.re.groupindex:
        return Region(kind, Span(*match.span("inner")), Span(*match.span()))
    length = len(match["ticks"])
    end = ticks.closing(match.end(), length)
    return Region(kind, Span(match.end(), end), Span(match.start(), end + length)) if end is not None else None


def _label_end(text: str, lines: Sequence[int], region: Region) -> int:
    """Where a display ends with its label: Quarto's `{#eq-x}`, or MyST's `(x)` at the end of the line of a display that begins one."""
    label = _LABEL.match(text, region.outer.end) if region.kind == "display" else None
    if label is None:
        return region.outer.end
    before = text[_line(lines, region.outer.start) : region.outer.start]
    return region.outer.end if label["myst"] and not _BEFORE.fullmatch(before) else label.end()


def _line(lines: Sequence[int], at: int) -> int:
    return lines[bisect_right(lines, at) - 1]


def _depth(text: str, lines: Sequence[int], at: int) -> int:
    """The number of quotations around a place."""
    prefix = _BEFORE.match(text, _line(lines, at), at)
    return prefix.group().count(">") if prefix else 0


def _marks(text: str, region: Region, depth: int) -> Iterator[Span]:
    """The `>` before the lines inside a region that stands in so many quotations."""
    if not depth or region.kind not in ("inline", "display"):
        return
    pattern = re.compile(rf"(?m:^)[ \t]*(?P<marks>>(?:[ \t]*>){{0,{depth - 1}}})")
    for match in pattern.finditer(text, region.inner.start, region.inner.end):
        if text[match.start() - 1 : match.start()] == "\n":
            yield Span(*match.span("marks"))


def _fillers(text: str, region: Region) -> Iterator[Span]:
    for match in re.finditer(f"{FILLER}+", text[region.inner.start : region.inner.end]):
        yield Span(*match.span()).shift(region.inner.start)


def _is_formula(inner: str) -> bool:
    """Dollars around a space at one end only, or around plain words, are money and not mathematics."""
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
