"""Names that a post solves for: `$$12q = 300 + 7q$$ $$5q = 300$$ $$q = 60$$`. An equation that such a name begins with is supposed, and no identity."""

from __future__ import annotations

import re
from collections.abc import Collection

from proofgen.source.document import Document
from proofgen.statements.ahead import formulas_ahead

_ROW = re.compile(
    r"\\\\|\\(?:implies|Rightarrow|Longrightarrow|iff|Leftrightarrow|Longleftrightarrow|lor|vee|quad|qquad)(?![a-z])|\\text\s*\{[^{}]*\}|;"
)
_NUMBER = r"(?:\d|[+\-.()\s/]|\\(?:[dt]?frac|sqrt|pi|pm|cdot|left|right|,|;|!)(?![a-z])|[{}\[\]])"
_ANSWER = re.compile(rf"\s*&?\s*(?P<name>\\?[A-Za-z]+)(?:_\{{?\w\}}?)?\s*&?\s*=\s*&?\s*(?={_NUMBER}*\d|\\pi){_NUMBER}+[\s.,]*")
_GIVES = re.compile(
    r"\b(?:let|where|with|for|at|if|when|whenever|put|puts|take|set|sets|define|given|suppose|assume|choose|fix|taking|setting|putting|choosing|say|consider|case|substitut\w+|using|"
    r"point|points|values?|from|to|between|about|around|near|initial|start\w*|begin\w*|example|numerically)\b[\s:,]*\Z",
    re.I,
)
_SETTING = re.compile(r"\\begin\{[^{}]*\}(?:\{[^{}]*\})?|\\end\{[^{}]*\}|\\left|\\right|&")
_NAMES = re.compile(r"\\[A-Za-z]+|[A-Za-z]")


def solved_for(document: Document, number: int) -> frozenset[str]:
    """Names that end alone on the left of a number, after a line that has them otherwise; none that the words there give a value."""
    met: set[str] = set()
    found: set[str] = set()
    for each in formulas_ahead(document, number):
        for at, row in enumerate(_ROW.split(_SETTING.sub(" ", each.text))):
            answer = _ANSWER.fullmatch(row)
            if answer is None:
                met |= set(_NAMES.findall(row)) if "=" in row else set()
            elif answer["name"] in met and not (at == 0 and _GIVES.search(each.before)):
                found.add(answer["name"])
            else:
                met.discard(answer["name"])  # it has its value from here on
    return frozenset(found)


def is_answer(text: str) -> bool:
    return _ANSWER.fullmatch(_SETTING.sub(" ", text)) is not None


def given(text: str, known: Collection[str]) -> int:
    """known: what the letters do not stand for. How many rows of a display are equations to be solved, before what they come to; 0 where there is one row alone."""
    rows = text.split("\\\\")
    if len([row for row in rows if "=" in row]) < 2:
        return 0
    names: set[str] = set()
    for at, row in enumerate(rows):
        names |= {name for name in _NAMES.findall(_SETTING.sub(" ", row)) if name not in known}
        if at and (at >= len(names) or is_answer(row)):
            return at
    return len(rows)
