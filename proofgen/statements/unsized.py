"""Vectors and matrices whose size no words give: `Let $A$ be a symmetric matrix`, `Let $Q$ be orthogonal`. What they are multiplied with shows it."""

from __future__ import annotations

import re

from proofgen.math.scope import Scope
from proofgen.math.snapshot import OWN_SIZES
from proofgen.math.sorts import Scalar
from proofgen.math.term import Sym
from proofgen.math.walk import free_symbols
from proofgen.source.document import Document
from proofgen.statements.ahead import formulas_ahead

_SQUARE = r"square|symmetric|invertible|non-?singular|orthogonal|positive[- ](?:semi-?)?definite|idempotent|(?:skew|anti)-?symmetric"
_ROLES = r"data|design|feature|weight|target|input|output|response|label|parameter|coefficient|state|error|residual|column"
_ADJECTIVES = rf"(?:(?:{_SQUARE}|real|unit|non-?zero|arbitrary|constant|fixed|given|(?:pairwise |mutually )?(?:commuting|orthogonal)|{_ROLES})(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+))*"
_HOT = rf"one[- ]?hot(?:[- ]encoded)?(?:\s+(?:{_ROLES}|class|encoding)s?)*"
_NOUN = r"(?P<noun>matri(?:x|ces)|vectors?)"
_ALIKE = r"(?P<alike>\s+of\s+(?:the\s+same|equal|compatible|matching|suitable|appropriate)\s+(?:sizes?|dimensions?|orders?|lengths?))?"
_END = r"\s*(?:\Z|[.,;:]|(?:and|where|such that|with(?=\s*\Z)|satisfying(?=\s*\Z))\b|(?:that|which) satisf(?:y|ies)\s*\Z)"
_ARTICLE = r"(?:(?:all|both|any|two|three|some|an?|the|every|each)\s+)*"
_AFTER = re.compile(
    rf"\s*(?:(?:to\s+)?(?:be|is|are|denotes?)\s+|(?=(?:an?|the)\s)){_ARTICLE}(?P<said>{_ADJECTIVES}{_NOUN}){_ALIKE}{_END}"
    rf"|\s*(?:to\s+)?(?:be|is|are)\s+(?:both\s+|all\s+)?(?P<alone>(?:{_SQUARE})(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+)(?:{_SQUARE}))*){_END}"
    rf"|\s*(?:to\s+)?(?:be|is|are|denotes?)\s+(?:an?\s+|the\s+|both\s+|all\s+)?(?P<hot>{_HOT}(?:\s+vectors?)?){_END}",
    re.I,
)
_BEFORE = re.compile(rf"(?:\A|\s|\b){_ARTICLE}(?:(?P<said>{_ADJECTIVES}{_NOUN})|(?P<hot>{_HOT}(?:\s+vectors?)?))\s*\Z", re.I)
_INTRODUCES = re.compile(
    r"\b(?:an?|any|every|each|some|the|all|both|two|three)\b|matrices", re.I
)  # in `an $m \\times n$ matrix $A$` the size stands before
_IS_SQUARE = re.compile(rf"\b(?:{_SQUARE})\b", re.I)


def open_array(symbol: Sym, words: str, behind: bool, scope: Scope) -> Sym:
    """The name as an array of open sizes, where words beside it say that it is one and nothing says of which size; else itself."""
    match = (_AFTER if behind else _BEFORE).match(words) if behind else _BEFORE.search(words)
    if match is None or not isinstance(symbol.sort, Scalar) or symbol.name in scope.definitions or not _is_fresh(symbol, scope):
        return symbol
    alone = behind and match["alone"] is not None
    if alone and not symbol.name[-1:].isupper():
        return symbol
    said = match["alone"] if alone else match["said"] or match["hot"]
    rank = 1 if match["hot"] or (not alone and match["noun"].lower().startswith("v")) else 2
    square = rank == 2 and _IS_SQUARE.search(said) is not None
    letters = "n" if scope.counted and OWN_SIZES not in scope.conventions and (square or rank == 1) else ""
    if any((letter in scope.symbols and letter not in scope.inferred) or f"{letter}-is-no-size" in scope.conventions for letter in letters):
        return symbol  # n is something else, too: it may be the size, or not
    return scope.unsized(symbol.name, rank, square, letters)


def has_rectangular(document: Document, number: int) -> bool:
    """Whether words from block `number` on call something a matrix, and not a square one. The vectors beside it are not all of one size then."""
    found = [match for each in formulas_ahead(document, number) for match in (_AFTER.match(each.after), _BEFORE.search(each.before))]
    said = [match for match in found if match is not None and match["said"] is not None and match["noun"].lower().startswith("m")]
    return any(_IS_SQUARE.search(each["said"]) is None and _INTRODUCES.search(each[0]) is not None for each in said)


def _is_fresh(symbol: Sym, scope: Scope) -> bool:
    return not any(symbol in free_symbols(hypothesis) for hypothesis in (*scope.hypotheses, *scope.doubtful))
