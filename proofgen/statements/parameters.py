"""Parameters of distributions that the text calls by what they are: `$X \\sim N(0, \\sigma)$ with standard deviation $\\sigma$`.

Which parameter is which differs from book to book. Where the words of a post say it otherwise than it is taken here (normal by its variance, exponential and
gamma by their rate), the law is not used.
"""

from __future__ import annotations

import re

from proofgen.source.document import Document, Math, Words
from proofgen.statements.ahead import formulas_ahead

_CALLED = re.compile(
    r"\b(?P<what>standard deviations?|deviations?|precisions?|means?|expectations?|expected (?:value|lifetime|time|waiting time)s?|averages?|rates?|scales?(?: parameters?)?|lifetimes?|time constants?)"
    r"(?:\s+(?:is|are|be|of|parameters?|equal to|called|given by|denoted(?: by)?))*\s*\Z",
    re.I,
)
_IS = re.compile(
    r"\s*(?:(?:is|are|be|being|denotes?|denoting|stands? for|represents?|as)\s+)(?:(?:the|its|their|a|an|called|taken|to be|common|known|given|known)\s+)*"
    r"(?P<what>standard deviation|deviation|precision|mean|expectation|expected (?:value|lifetime|time|waiting time)|average|rate|scale|lifetime|time constant)",
    re.I,
)
_CONVENTION = re.compile(
    r"\b(?:second|first|last|other)\s+(?:parameter|argument|entry|number)\b[^.]*\b(?P<one>standard deviation|deviation|precision|mean|scale|rate|variance)\b"
    r"|\bparametri[sz]\w+\b[^.]*\b(?:by|with|in terms of|through)\b[^.]*\b(?P<two>standard deviation|deviation|precision|mean|scale)\b"
    r"|\b(?:in terms of|by) (?:its|their|the) (?P<three>standard deviation|precision|scale)\b",
    re.I,
)
_NAME = re.compile(r"\s*(\\?[A-Za-z]+|\d+(?:\.\d+)?)(?:_\{?\w+\}?)?\s*(?=\Z|[=<>,.]|\\(?:g|l)e)")


def roles(document: Document, number: int) -> dict[str, set[str]]:
    """What the words beside a name or number, anywhere in the post, call it; under `*` what they say of all laws."""
    found: dict[str, set[str]] = {}
    for each in formulas_ahead(document, number):
        name = _NAME.match(each.text)
        called = _CALLED.search(each.before) or _IS.match(each.after)
        if name is not None and called is not None:
            found.setdefault(name[1], set()).add(_kind(called["what"]))
    for block in document.blocks[number:]:
        if block.kind == "break" and not block.level:
            break
        text = "".join(piece.text if isinstance(piece, Words) else " M " for piece in block.pieces if isinstance(piece, Words | Math))
        for said in _CONVENTION.finditer(text):
            found.setdefault("*", set()).add(_kind(said["one"] or said["two"] or said["three"]))
    return found


def _kind(words: str) -> str:
    low = words.lower()
    return next(kind for kind, marks in _MARKS.items() if any(mark in low for mark in marks))


_MARKS = {"deviation": ("deviation",), "precision": ("precision",), "rate": ("rate",), "variance": ("variance",), "mean": ("",)}
_OTHERWISE = {
    "normal": frozenset({"deviation", "precision"}),
    "exponential": frozenset({"mean"}),
    "gamma": frozenset({"mean"}),
}


_SCALES = frozenset({"\\theta", "\\tau"})
_EITHER = frozenset({"\\beta", "\\mu", "m", "s"})
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def convention(law: str, parameters: list[str], roles_: dict[str, set[str]]) -> str:
    """`scale` where the last parameter is that by custom, as in Gamma(k, θ); `either` where half of the books have it so; else nothing.

    Words that call it a rate decide it.
    """
    last = parameters[-1] if parameters else ""
    if law not in ("exponential", "gamma") or "rate" in roles_.get(last, ()) or "rate" in roles_.get("*", ()):
        return ""
    if last in _SCALES:
        return "scale"
    return "either" if last in _EITHER or (_NUMBER.fullmatch(last) and last != "1") else ""


def contradicts(law: str, parameters: list[str], roles_: dict[str, set[str]]) -> bool:
    """Whether the text calls a parameter of this law something else than it is taken for. parameters: as they are written, one name or number each."""
    others = _OTHERWISE.get(law, frozenset())
    said = {kind for each in (*parameters[-1:], "*") for kind in roles_.get(each, ())}
    if law in ("exponential", "gamma") and roles_.get("*"):
        said |= roles_["*"]
    return bool(said & others)
