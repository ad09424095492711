"""The author's own LaTeX of a claim and of its sides, to be set in the place of what a term prints as.

It says what was read and no more: his characters, his macros written out. Where that is not sure of every character, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from proofgen.math.lexer import Token, tokens_of
from proofgen.math.parser import RELATIONS
from proofgen.math.syntax import Unreadable
from proofgen.math.term import Limit, Rel
from proofgen.source.document import Document, Math
from proofgen.source.macros import expand
from proofgen.span import Span
from proofgen.statements.statement import Statement

AS_PRINTED = frozenset({"reused-index", "size-fixed", "ellipsis-read", "power-of-value"})
"""Warnings about what is printed as it is meant; after any other one, the page shows how a line was read."""
_OPENING, _CLOSING = frozenset({"(", "[", "{", "\\{", "\\langle"}), frozenset({")", "]", "}", "\\}", "\\rangle"})
_ROW = re.compile(r"\\\\(?:\s*\[[^\]]*\])?|(?<!\\)&")
_SIZE = re.compile(r"\\(?:left|[bB]igg?l?)\s*\Z")  # of a bracket: it is no part of the bracket's place
_UNSEEN = re.compile(r"\\[hv]?phantom|\\smash")  # what was not read had better be seen
_NUMBER = re.compile(r"\\(?:label|tag\*?)\s*\{[^{}]*\}|\\(?:nonumber|notag)(?![a-zA-Z])")
_DISPLAY = re.compile(
    r"\\begin\{(?P<name>(?:align|alignat|flalign|gather|multline|eqnarray|equation|displaymath)\*?)\}(?:\{\d+\})?(?P<rows>.*)\\end\{(?P=name)\}",
    re.S,
)
_STOP = re.compile(r"(?<!\\right)(?:\s|\\[,;:! ]|[.,;])+\Z")


@dataclass(frozen=True, slots=True)
class Own:
    """LaTeX of the whole and of each side, "" where it is not to be set as it stands."""

    whole: str = ""
    left: str = ""
    right: str = ""


NOTHING = Own()


def own_of(statement: Statement, document: Document, sloppy: frozenset[Math]) -> Own:
    """sloppy: formulas with a warning on how they are read."""
    if statement.role == "declaration" and statement.problem is None:
        return _whole(statement, document)
    if statement.term is None and (statement.problem is not None or statement.skipped is not None):
        return NOTHING if _UNSEEN.search(document.source.of(statement.span)) else _whole(statement, document)
    if statement.term is None or statement.formula in sloppy:
        return NOTHING
    if is_expansion(statement):
        return _expansion(statement, document)
    if statement.left_span is None or statement.right_span is None:
        return _right_alone(statement, document)
    if not isinstance(statement.term, Rel):
        return NOTHING
    left, right = _side(statement.left_span, statement, document), _side(statement.right_span, statement, document)
    between = _tokens(_text(Span(statement.left_span.end, statement.right_span.start), statement, document))
    if not left or not right or len(between) != 1 or between[0].text not in RELATIONS:
        return NOTHING
    return Own(f"{left} {between[0].text} {right}", left, right)


def is_expansion(statement: Statement) -> bool:
    """Whether it is an expansion with o or O, for which a limit stands that its author did not write."""
    return (
        isinstance(statement.term, Rel) and isinstance(statement.term.left, Limit) and statement.left_span is statement.right_span is None
    )


def _expansion(statement: Statement, document: Document) -> Own:
    """The author's line, cut at its relation; one that runs on from the line above is a right side."""
    whole = _whole(statement, document).whole
    if statement.continues or not whole:
        return Own("", "", whole)
    tokens = _tokens(whole)
    at = [place for place, token in enumerate(tokens) if token.text in RELATIONS and token.kind in ("mark", "command")]
    if len(at) != 1 or not 0 < at[0] < len(tokens) - 1 or tokens[at[0]].text != "=":
        return Own(whole)
    relation = tokens[at[0]].span
    return Own(whole, whole[: relation.start].strip(), whole[relation.end :].strip())


def sloppy_formulas(statements: Iterable[Statement]) -> frozenset[Math]:
    return frozenset(each.formula for each in statements if any(warning.code not in AS_PRINTED for warning in each.warnings))


def _right_alone(statement: Statement, document: Document) -> Own:
    """A line that runs on from the one above has a right side of its own; what has no sides is one whole."""
    if statement.right_span is not None:
        return Own("", "", _side(statement.right_span, statement, document))
    return NOTHING if statement.span == statement.formula.span else _whole(statement, document)


def _whole(statement: Statement, document: Document) -> Own:
    entire = statement.span == statement.formula.span  # whose brackets are TeX's business: a brace may open and never close
    whole = _text(statement.span, statement, document, rows=entire)
    return Own(whole) if whole and (entire or _balanced(_tokens(whole))) else NOTHING


def _side(span: Span, statement: Statement, document: Document) -> str:
    text = _text(span, statement, document)
    tokens = _tokens(text)
    depth = 0
    for token in tokens:
        depth += _step(token)
        if depth == 0 and token.text in RELATIONS and token.kind in ("mark", "command"):
            return ""
    return text if tokens and _balanced(tokens) else ""


def _text(span: Span, statement: Statement, document: Document, *, rows: bool = False) -> str:
    """The characters of a span, macros written out, without the marks that part rows and columns of the whole formula.

    rows: unless it is the whole formula; its rows stay rows.
    """
    before = _SIZE.search(document.source.of(Span(statement.formula.span.start, span.start)))
    span = Span(span.start - len(before[0]) if before else span.start, span.end)
    text = document.source.of(span)
    for blank in statement.formula.blanks:
        if span.start <= blank.start and blank.end <= span.end:
            start, end = blank.start - span.start, blank.end - span.start
            text = text[:start] + " " * (end - start) + text[end:]
    text = _NUMBER.sub(" ", expand(text, 0, document.macros).text)
    if rows and (display := _DISPLAY.fullmatch(text.strip())):
        text = display["rows"]
    text = _STOP.sub("", " ".join((text if rows or r"\begin" in text else _ROW.sub(" ", text)).split()))
    return rf"\begin{{aligned}} {text} \end{{aligned}}" if rows and r"\begin" not in text and _ROW.search(text) else text


def _tokens(text: str) -> tuple[Token, ...]:
    try:
        return tokens_of(text)[:-1]
    except Unreadable:
        return ()


def _step(token: Token) -> int:
    if token.kind in ("begin", "end"):
        return 1 if token.kind == "begin" else -1
    if token.kind not in ("mark", "command"):
        return 0
    return (token.text in _OPENING) - (token.text in _CLOSING)


def _balanced(tokens: Sequence[Token]) -> bool:
    depth = 0
    for token in tokens:
        depth += _step(token)
        if depth < 0:
            return False
    return depth == 0
