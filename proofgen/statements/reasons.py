"""The author's words beside a row, and the formulas that they rest on."""

from __future__ import annotations

import re

from proofgen.math.lexer import Token, tokenize
from proofgen.math.parser import RELATIONS
from proofgen.math.syntax import Unreadable
from proofgen.span import SourceText, Span

_WORDED = re.compile(
    r"[\s,;(]*(?:and |but |or |only |even |except |just )*(?:(?:if|when|whenever|provided|providing|unless|except|assuming|supposing|restricted|subject to|as long as|so long as)\b"
    r"|(?:for|with|where|on|in|at)\b[^$]*\b(?:positive|negative|non-?negative|non-?zero|zero|small|large|even|odd|integers?|rational|real|complex|natural|invertible|symmetric|orthogonal"
    r"|definite|distinct|greater|less|larger|smaller|unless|except|or)\b)",
    re.I,
)
_REASONS = re.compile(r"[\s,;:.(\[]*(?:since|because|by|using|from|see|due to|recall|note|cf|q\.?e\.?d|[(\[]|[^A-Za-z]*\Z)", re.I)
_RESTS = re.compile(
    r"[\s,;(]*(?:(?:since|because|as|using(?: that)?|by(?: the fact that)?|due to|recall(?: that)?|note that|and|we know that)\s*)+", re.I
)
_LIMITS = re.compile(
    r"\b(?:for|if|when|whenever|where|with|unless|not|no|or|provided|except|implies|iff|only|otherwise|some|exists?)\b", re.I
)
_DENIES = re.compile(
    r"\W*(?:(?:but|which|this|that|it|and|so|clearly|in general)\W+)*(?:is |are |would be )?(?:false|wrong|incorrect|untrue|nonsense|a contradiction|contradiction|impossible|absurd|not (?:true|correct|right|valid|possible|the case))\W*\Z"
    r"|\W*(?:(?:but|which|this|that|it|and|clearly|in general)\W+)*(?:does not hold|doesn[’']t hold|cannot (?:be|hold)|fails|contradicts)\b",
    re.I,
)
_INSIDE = re.compile(r"\$(?P<inner>[^$]+)\$")


def reason_of(tokens: list[Token], source: SourceText, limited: bool = False) -> str:
    """The words beside a row. Raises Unreadable where they limit it in words that are not followed.

    limited: they stand right behind a condition, as in `\\text{for } x \\text{ large}`.
    """
    first = tokens[0]
    if _WORDED.match(first.text) or (limited and not _REASONS.match(first.text)):
        message = f"the condition `{first.text.strip()}` could not be read"
        raise Unreadable("unclear-condition", message, first.span, "write it as a formula: `\\text{for } x > 0`")
    return _words(tokens, source)


def denies(reason: str) -> bool:
    """`$$x + 1 = x \\quad \\text{is false}$$`: the words beside a line say that it does not hold."""
    return _DENIES.match(reason) is not None


def grounds_of(tokens: list[Token], source: SourceText) -> list[list[Token]]:
    """The relations of `since $y_k = 1$`, `by $x > 0$ and $y > 0$`: what a reason says to hold, and nothing that other words make of it."""
    if any(token.kind == "text" and _LIMITS.search(token.text) for token in tokens):
        return []
    words = ""
    found: list[list[Token]] = []
    run: list[Token] = []

    def over() -> None:
        nonlocal run, words
        while run and run[-1].text in (",", ".", ";"):
            run.pop()
        if any(token.text in RELATIONS for token in run) and _RESTS.fullmatch(words):
            found.append(run)
        words = "and" if run and _RESTS.fullmatch(words) else words
        run = []

    for token in tokens:
        if token.kind == "text":
            over()
            words = _spoken(token, words, found, source)
        elif token.kind != "quad" and token.text != "&":
            run.append(token)
    over()
    return found


def _spoken(token: Token, words: str, found: list[list[Token]], source: SourceText) -> str:
    """Formulas between dollar signs inside the words, and the words behind the last of them."""
    written = source.of(token.span)
    for match in _INSIDE.finditer(written):
        before = words + written[: match.start()].rpartition("{")[2].rpartition("$")[2]
        inner = tokenize(match["inner"], token.span.start + match.start("inner"))[:-1]
        if inner and any(each.text in RELATIONS for each in inner) and _RESTS.fullmatch(before):
            found.append(inner)
            words = "and"
        else:
            words = before
    return words + " " + written.rpartition("{" if "$" not in written else "$")[2].rstrip("}")


def _words(tokens: list[Token], source: SourceText) -> str:
    """The author's reason: words as they stand, mathematics between dollar signs."""
    parts: list[str] = []
    run: Span | None = None
    for token in tokens:
        if token.kind == "text":
            if run is not None:
                parts.append(f"${source.of(run).strip()}$")
                run = None
            parts.append(token.text.strip())
        elif token.kind != "quad" and token.text != "&":
            run = token.span if run is None else run.cover(token.span)
    if run is not None:
        text = source.of(run).strip()
        parts.append(f"${text.rstrip('.,')}$" if text.rstrip(".,") else "")
    return re.sub(r"\s+", " ", " ".join(parts)).strip().rstrip(".,").strip()
