"""Names that words put into a set: `Let $x$ be a number in $[0, 1]$`, `Suppose $t$ lies between $0$ and $1$`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from proofgen.math.lexer import Token, tokenize
from proofgen.math.scope import Scope
from proofgen.math.term import Rel, Term
from proofgen.source.document import Document, Math
from proofgen.span import Span
from proofgen.statements import eigen, laws_in_words, made_in_words, rooted
from proofgen.statements.ahead import names_listed
from proofgen.statements.declare import declare, membership
from proofgen.statements.parsing import tokens_of
from proofgen.statements.plain import is_plain
from proofgen.statements.roles import is_unclear
from proofgen.statements.sets import split_at, term_of, value_of

_WORDS = (
    r"\s*(?:to\s+)?(?:be|is|are|lie|lies|belong|belongs|range|ranges|run|runs|vary|varies)\s+"
    r"(?:(?:an?|two|three|all|both|any|arbitrary|fixed|given|real|constant|some)\s+)*(?:(?:numbers?|points?|values?|elements?|scalars?|parameters?)\s+)?"
)
_IN = re.compile(
    _WORDS
    + r"(?:in|of|from|over|inside|to)\s+(?:the\s+)?(?:(?:open|closed|half-?open|unit|real|bounded|compact)\s+)*(?:interval|set|segment|range)?\s*",
    re.I,
)
_BETWEEN = re.compile(_WORDS + r"(?P<strictly>strictly\s+)?between\s*", re.I)
_FROM = re.compile(r"(?:[\s\w]*\b)?(?:runs?|ranges?|goes|go|var(?:y|ies)|be|running|ranging)\s+from\s*", re.I)
_INDICES = re.compile(r"\b(?:ind(?:ex|ices|exes)|subscripts?|counters?|labels?)\b", re.I)
_TO = re.compile(r"\s*(?:up )?to\s*", re.I)
_ORDERS = {"at least": ">=", "at most": "<=", "no less than": ">=", "no more than": "<=", "greater than or equal to": ">=", "less than or equal to": "<=",
           "greater than": ">", "larger than": ">", "bigger than": ">", "more than": ">", "above": ">", "less than": "<", "smaller than": "<", "below": "<"}  # fmt: skip
_ORDER = re.compile(_WORDS + rf"(?:strictly\s+)?(?P<order>{'|'.join(_ORDERS)})\s*", re.I)
_STEPPING = frozenset("ijklmn")
_RELATES = re.compile(r"[=<>]|\\(?:le|ge|ne|in|sim|to|colon)(?![a-z])|:")
_SENTENCE = re.compile(r"[.!?](?:\s|\Z)")


def is_strict(words: str) -> bool:
    found = _BETWEEN.fullmatch(words)
    return found is not None and found["strictly"] is not None


def is_read(words: str) -> bool:
    """`is at least`, `is Poisson with parameter`, and a formula behind them: read with that formula, and not as words beside the name."""
    return (
        _ORDER.fullmatch(words) is not None
        or laws_in_words.is_law(words)
        or made_in_words.is_said(words)
        or rooted.is_said(words)
        or eigen.is_said(words)
    )


def how(words: str, names: Math, math: Math, document: Document) -> str:
    """`in` where the words put the names before them into the set behind them, `between` and `from` for the first of two ends."""
    if math.display or names.display or not names_listed(document.formula(names).text):
        return ""
    if _FROM.fullmatch(words) and not _RELATES.search(document.formula(math).text):
        return "from"
    if _IN.fullmatch(words) and not _RELATES.search(document.formula(math).text):
        return "in"
    if _ORDER.fullmatch(words) and not _RELATES.search(document.formula(math).text):
        return "order"
    return "between" if _BETWEEN.fullmatch(words) else ""


def is_plain_so_far(sentence: str, after: str) -> bool:
    """No word of the sentence could deny or widen what it says of the names."""
    found = _ORDER.search(sentence)
    said = sentence[: found.start("order")] if found is not None and found.end() == len(sentence) else sentence
    whole = f"{said} M {_SENTENCE.split(after)[0]}"
    return is_plain(whole) and not is_unclear(whole)


def put_in(names: Math, place: Math, document: Document, scope: Scope, anew: bool) -> None:
    """anew: the sentence declares these names. Raises Unreadable."""
    inside = [Token("command", "\\in", Span(place.span.start, place.span.start)), *_tokens(place, document)]
    for clause in split_at(_tokens(names, document), ","):
        if anew:
            declare([[*clause, *inside]], scope)
        else:
            for condition in membership([*clause, *inside], scope):
                scope.assume(condition)


def is_index(names: Math, sentence: str, document: Document) -> bool:
    """Whether what runs from one number to another does so in steps: the words call it an index, or its letter does."""
    listed = names_listed(document.formula(names).text)
    return _INDICES.search(sentence) is not None or all(name in _STEPPING for name in listed)


def is_to(words: str) -> bool:
    return _TO.fullmatch(words) is not None


def put_from(names: Math, low: Math, high: Math, document: Document, scope: Scope) -> None:
    """`The indices $i$ and $j$ run from $1$ to $n$`. Raises Unreadable."""
    head = tokenize("\\in \\{")[:-1]
    dots, end = tokenize(", \\dots ,")[:-1], tokenize("\\}")[:-1]
    span = Span(low.span.start, low.span.start)
    first, last = ([replace(token, span=span) for token in part] for part in (head, dots))
    inside = [*first, *_tokens(low, document), *last, *_tokens(high, document), *(replace(token, span=span) for token in end)]
    for clause in split_at(_tokens(names, document), ","):
        declare([[*clause, *inside]], scope)


def put_in_order(names: Math, words: str, end: Math, document: Document, scope: Scope, anew: bool) -> None:
    """`at least $1$`. Raises Unreadable."""
    found = _ORDER.fullmatch(words)
    assert found is not None  # how() has told it so
    order, value = _ORDERS[found["order"].lower()], value_of(_tokens(end, document), scope)
    for symbol in _real(names, document, scope, anew):
        scope.assume(Rel(order, symbol, value))


def put_between(names: Math, low: Math, high: Math, document: Document, scope: Scope, anew: bool, strictly: bool) -> None:
    """At the ends or not: if the words leave that open, a proof has both and a counterexample neither. Raises Unreadable."""
    ends = [value_of(_tokens(end, document), scope) for end in (low, high)]
    for symbol in _real(names, document, scope, anew):
        for one, other in ((ends[0], symbol), (symbol, ends[1])):
            scope.assume(Rel("<" if strictly else "<=", one, other))
            if not strictly and (inside := Rel("<", one, other)) not in scope.doubtful:
                scope.doubtful.append(inside)


def _real(names: Math, document: Document, scope: Scope, anew: bool) -> Iterator[Term]:
    for clause in split_at(_tokens(names, document), ","):
        name = "".join(token.text for token in clause)
        kind = "\\in \\mathbb{Z}" if anew and name in scope.bounds else "\\in \\mathbb{R}"
        real = [replace(token, span=clause[-1].span) for token in tokenize(kind) if token.kind != "eof"]
        if anew:
            for symbol in declare([[*clause, *real]], scope):
                scope.by_custom(symbol)
        else:
            membership([*clause, *real], scope)
        yield scope.symbols.get(name) or term_of(clause, scope)


def _tokens(math: Math, document: Document) -> list[Token]:
    tokens = [token for token in tokens_of(math, document) if token.kind not in ("eof", "quad")]
    while tokens and tokens[-1].text in (",", ".", ";"):
        tokens = tokens[:-1]
    return tokens
