"""What an author writes inside a displayed formula beside what it claims: `k = 1, \\dots, K`, `\\text{for } i \\neq j`, `\\text{and}`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from proofgen.math.lexer import tokenize
from proofgen.math.parser import RELATIONS
from proofgen.math.syntax import Unreadable
from proofgen.source.document import Document, Math
from proofgen.source.macros import expand
from proofgen.span import Span
from proofgen.statements.statement import Statement

_SPACE = r"(?:\s|~|&|\\[,;:!> ]|\\(?:q?quad|enspace|thinspace|displaystyle|hfill|space)(?![a-zA-Z]))"
_LAYOUT = re.compile(
    r"\\(?:label|tag\*?|eqref|intertext|begin|end)\s*\{[^{}]*\}(?:\s*\{[^{}]*\})?"
    r"|\\(?:nonumber|notag|qedhere)(?![a-zA-Z])|\\\\(?:\s*\[[^\]]*\])?|(?<!\\)%[^\n]*"
)
_EDGES = re.compile(rf"\A(?:{_SPACE}|[.,;])+|(?:{_SPACE}|[.,;])+\Z")
_DRESSED = re.compile(r"\\(?:overset|underset|stackrel)\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}|[^\s{}\\])\s*\{?\s*(\\[a-zA-Z]+|[=<>])\s*\}?\s*\Z")
_OVER = re.compile(r"\\(?:blacksquare|square|Box|qed)")  # the author's sign that a proof is over
_CUT = re.compile(rf"(?={_SPACE}|\\text|\\mbox)")


def asides(statements: Sequence[Statement], document: Document) -> list[str]:
    """For each statement the LaTeX that stands behind it in its displayed formula, its reason and number left out, or ""."""
    found = [""] * len(statements)
    rows: dict[Math, list[int]] = {}
    for at, statement in enumerate(statements):
        if statement.formula.display and not statement.ground:
            rows.setdefault(statement.formula, []).append(at)
    for formula, members in rows.items():
        members.sort(key=lambda at: statements[at].span.start)
        for at, after in zip(members, [*members[1:], None], strict=True):
            end = formula.span.end if after is None else _start(statements[after])
            span = Span(min(_end(statements[at]), end), end)
            found[at] = _aside(_written(span, formula, document), statements[at].reason)
        for at, after in reversed(list(itertools.pairwise(members))):
            if not found[at] and statements[after].continues and statements[at].condition == statements[after].condition != ():
                found[at] = found[after]  # set on a row of its own, a link must not seem to hold without the condition of its chain
    return found


def _start(statement: Statement) -> int:
    begins = [each.start for each in (statement.right_span if statement.continues else statement.left_span,) if each is not None]
    return begins[0] if begins else statement.span.start


def _end(statement: Statement) -> int:
    return statement.right_span.end if statement.right_span is not None else statement.span.end


def _written(span: Span, formula: Math, document: Document) -> str:
    text = document.source.of(span)
    for blank in formula.blanks:
        if span.start <= blank.start and blank.end <= span.end:
            text = text[: blank.start - span.start] + " " * (blank.end - blank.start) + text[blank.end - span.start :]
    return expand(text, 0, document.macros).text


def _aside(text: str, reason: str) -> str:
    text = _bare(_LAYOUT.sub(" ", text))
    if reason:
        cuts = [found.start() for found in _CUT.finditer(text)] + [0]
        text = next((_bare(text[:cut]) for cut in sorted(cuts) if _letters(text[cut:]) == _letters(reason)), "")
    if _OVER.fullmatch(text):
        return r"\blacksquare" if text == r"\blacksquare" else r"\square"
    return " ".join(text.split()) if text and _whole(text) else ""


def _bare(text: str) -> str:
    """Without the relation with which the next row begins, whatever stands over it."""
    text = _EDGES.sub("", text)
    dressed = _DRESSED.search(text)
    return _EDGES.sub("", text[: dressed.start()] if dressed and dressed[1] in RELATIONS else text).replace("&", " ")


def _letters(text: str) -> str:
    return re.sub(r"\\(?:text\w*|mbox|q?quad)|[^0-9a-zA-Z]", "", text).lower()


def _whole(text: str) -> bool:
    """Whether it says something that stands by itself: brackets in pairs, and more than the sign between two sides."""
    try:
        tokens = tokenize(text)[:-1]
    except Unreadable:
        return False
    return _paired(token.text for token in tokens) and any(token.kind != "quad" and token.text not in RELATIONS for token in tokens)


def _paired(texts: Iterable[str]) -> bool:
    depth = 0
    for text in texts:
        depth += (text in ("(", "[", "{", "\\{")) - (text in (")", "]", "}", "\\}"))
        if depth < 0:
            return False
    return depth == 0
