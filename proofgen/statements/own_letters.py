"""`\\pi`, `e` and `i` as names of the author's own, where nothing but a line says so: `\\pi = pq - cq`, `e = y - \\hat y`, `\\pi = 3.14`."""

from __future__ import annotations

import re

from proofgen.source.document import Document
from proofgen.statements.ahead import formulas_ahead

_HEAD = re.compile(r"\s*&?\s*(?P<letter>\\pi|e|i)\s*&?\s*:?=(?P<value>[^=]*)")
_CLOSED = re.compile(r"\\(?:sum|prod|lim|int|infty|[lc]?dots|quad|text)(?![a-z])|,|\\\\")
_WORD = re.compile(r"\\[A-Za-z]+")
_FUNCTION = re.compile(
    r"\\(?:[dt]?frac|sqrt|left|right|cdot|times|pm|mathrm|operatorname|ln|log|exp|arc\w+|a?(?:sin|cos|tan|cot|sec|csc)h?|[,;!:]|big\w*|Big\w*)(?![a-z])"
)
_LETTERS = re.compile(r"[A-Za-z]")
_ROUGH = re.compile(r"\s*\\pi\s*=\s*(?:\\[dt]?frac\s*\{?\d+\}?\s*\{?\d+\}?|\d+\.\d+|\d+\s*/\s*\d+)\s*[.,;]?\s*")
_INDEX = re.compile(r"\s*[a-z]\s*")
_POWER = {
    "e": re.compile(r"(?<![A-Za-z\\])e\s*\^\s*(?!\{?\s*[23]\b)"),
    "i": re.compile(r"\^\s*\{[^{}]*(?<![A-Za-z\\_])i(?![A-Za-z])|\^\s*i(?![A-Za-z])|\\mathbb\s*\{?\s*C"),
    "\\pi": re.compile(r"\\(?:sin|cos|tan|exp)\b[^=]*\\pi|\d\s*\\pi|\\pi\s*r\b"),
}


def own_letters(document: Document, number: int) -> dict[str, bool]:
    """Of these letters, those that a line of the post sets equal to what depends on other names; whether they are used as the constant, too."""
    texts = [each.text for each in formulas_ahead(document, number)]
    found = {match["letter"] for text in texts if (match := _HEAD.match(text)) and _depends(match["letter"], match["value"])}
    if any("\\pi" in text and not _ROUGH.fullmatch(text) for text in texts) and any(map(_ROUGH.fullmatch, texts)):
        found.add("\\pi")  # a number to reckon with; where nothing else speaks of it, a slip
    return {letter: any(_POWER[letter].search(text) for text in texts) for letter in sorted(found)}


def _depends(letter: str, value: str) -> bool:
    """Another name stands in the value, and none that a sign binds."""
    if _CLOSED.search(value) or (letter == "i" and _INDEX.fullmatch(value)):
        return False
    names = set(_LETTERS.findall(_WORD.sub(" ", value))) | set(_WORD.findall(_FUNCTION.sub(" ", value)))
    return bool(names - {"e", "i", "\\pi"}) and letter not in names
