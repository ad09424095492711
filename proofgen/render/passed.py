"""Formulas in running text that say something and were not looked at: how many, so that a green page claims no more than was checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from proofgen.report.values import Document, Formula, Paragraph, Picture, Run, Table, Text
from proofgen.report.words import counted

_BASE = (
    r"(?:\\(?:hat|widehat|bar|overline|tilde|widetilde|vec|dot|ddot|math[a-z]+|boldsymbol|bm|operatorname|text[a-z]*)\s*"
    r"(?:\{[^{}]*\}|\\[A-Za-z]+|[A-Za-z])|\\[A-Za-z]+|[A-Za-z]|\d+(?:\.\d+)?)"
)
_SCRIPTS = r"(?:\s*(?:'|_\s*(?:\{[^{}]*\}|\\[A-Za-z]+|\w)|\^\s*(?:\{?\\?(?:top|ast|star|prime|T|\*)\}?|\{\([^{}]*\)\})))*"
_NAME = rf"{_BASE}{_SCRIPTS}(?:\s*\([\w\\{{}}^\s,;|]*\))?"
_NAMES = re.compile(rf"\(?{_NAME}(?:\s*[,;]\s*{_NAME})*\)?")
_SPACES = re.compile(r"\\[,;:! ]|\\(?:left|right|displaystyle|q?quad)(?![a-zA-Z])|[.,;]\s*\Z")
_SAYS = re.compile(r"\b(?:is|are|equals?|becomes?|gives?|yields?|be)\s+(?:(?:just|simply|exactly|then|therefore|thus|only)\s+)?\Z", re.I)


def passed(document: Document) -> str:
    """“2 formulas in the text are not checked”, or "". A name alone (`$x_i$`, `$f(x)$`) says nothing, unless a word says that something is it."""
    count = sum(_says(runs) for runs in _texts(document))
    return f"{counted(count, 'formula')} in the text {'is' if count == 1 else 'are'} not checked" if count else ""


def _texts(document: Document) -> Iterator[tuple[Run, ...]]:
    for block in document.blocks:
        match block:
            case Paragraph() | Picture():
                yield block.runs
            case Table():
                for row in block.rows:
                    yield from row
            case _:
                pass


def _says(runs: Iterable[Run]) -> int:
    count, before = 0, ""
    for run in runs:
        if isinstance(run, Formula) and run.passed:
            count += bool(_SAYS.search(before)) or _NAMES.fullmatch(_SPACES.sub(" ", run.source).strip()) is None
        before = run.text if isinstance(run, Text) else ""
    return count
