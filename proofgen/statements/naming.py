"""Bare names in running text: what the words before and behind them say that they are, and sizes that stand beside them."""

from __future__ import annotations

import re
from itertools import pairwise

from proofgen.math.lexer import Token
from proofgen.math.scope import Scope
from proofgen.math.sorts import Range, Sort, Tensor
from proofgen.math.syntax import Unreadable
from proofgen.math.term import Sym
from proofgen.source.document import Document, Math, Words
from proofgen.statements.ahead import names_listed
from proofgen.statements.kinds import is_never_negative, is_unknown
from proofgen.statements.lists import ends, listed
from proofgen.statements.parsing import rows_in
from proofgen.statements.properties import ROLES, said_after, said_before
from proofgen.statements.roles import only_joins
from proofgen.statements.sets import size_of, term_of

_FOR = re.compile(
    r"\b(?P<cue>for|with)\s+(?=(?:(?:all|any|every|each|some|arbitrary|given|fixed|two|three)\s+)*(?P<words>[^.;:]+)\Z)", re.I
)
_OF_A_ROLE = re.compile(rf"(?:an? )?(?:(?:weight|parameter|bias|{ROLES})s?\s+)(?:vectors?|matri(?:x|ces))?\s*", re.I)
_VERB = re.compile(r"\s*(?:all\s+)?(?:is|are|has|have|sums?|adds?|lies?|satisf(?:y|ies)|denotes?)\b", re.I)
_FREE = re.compile(r"\s*(?:is|are|may be|can be)\s+(?:\w+\s+){0,2}(?:arbitrary|any|anything|unrestricted|general|free)\b", re.I)
_ELEMENT = re.compile(r"\\in(?![a-z])|\\colon|\\sim|\\to(?![a-z])")
_MATRIX = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:(?:real|complex|symmetric|square|invertible|orthogonal|positive|definite|constant)\s*,?\s*)*matri(?:x|ces)\b",
    re.I,
)
_DIMENSIONAL = re.compile(r"\s*-?\s*(?:dimensional|vectors?)\b", re.I)
_OF_SIZE = re.compile(r"\s*(?:,\s*)?(?:each\s+)?(?:of|with) (?:the )?(?:same )?(?:length|dimension|size)\s*\Z", re.I)
_IS_A = re.compile(
    r"^\s*an?\s+(?:[\w-]+\s+){0,2}(?:vectors?|matrix|element|point)\s+(?:in|from)\s*\Z|\b(?:be|is|are)\b[^.]*\b(?:an?|in|two|three|all)?\s*\Z",
    re.I,
)
_IS_ON = re.compile(r"\b(?:pmf|probability|distribution|vector)\b[^.]*\b(?:on|over)\s*\Z", re.I)


def predicates(document: Document, after: dict[Math, str]) -> dict[Math, str]:
    """What is said of each formula in the words behind it; of `$x$ and $y$ are real numbers` it is said of both."""
    found: dict[Math, str] = {}
    for block in document.blocks:
        said = ""
        for math in reversed([piece for piece in block.pieces if isinstance(piece, Math) and piece in after]):
            said = said if only_joins(after[math]) and not math.display else after[math]
            found[math] = re.split(r"[.!?](?:\s|\Z)", said)[0] if _VERB.match(said) else ""
    return found


def following(document: Document) -> dict[Math, Math]:
    """Each formula of a block and the next one of it, or the display that stands alone below a sentence that goes on."""
    found: dict[Math, Math] = {}
    last: Math | None = None
    for block in document.blocks:
        formulas = [piece for piece in block.pieces if isinstance(piece, Math)]
        first = block.pieces[0] if block.pieces else None
        if last is not None and isinstance(first, Math) and first.display:
            found[last] = first
        found.update(pairwise(formulas))
        words = block.pieces[-1].text.rstrip() if block.pieces and isinstance(block.pieces[-1], Words) else ""
        last = formulas[-1] if formulas and block.kind == "paragraph" and words and words[-1] not in ".!?" else None
    return found


_RUNS = re.compile(
    r"[\s,(]*(?:(?:be|are|is|denotes?)\s+(?:(?!such\b|that\b|with\b|for\b|where\b|not\b)[\w-]+[\s,]+){1,5})?(?:for|with|where)?(?:\s+(?:all|each|every))?\s*",
    re.I,
)


def declare_range(math: Math | None, words: str, document: Document, scope: Scope) -> None:
    """`i = 1, \\dots, m` that only such words part from what came before: the letter's range."""
    if math is None or math.display or _RUNS.fullmatch(words) is None:
        return
    try:
        rows, _ = rows_in(math, document)
        found = listed(rows[0].clauses, 0) if len(rows) == 1 and rows[0].clauses else None
        if found is not None and found.clauses == len(rows[0].clauses) and found.name not in scope.symbols:
            scope.declare(found.name, Range(*ends(found, scope)))
    except Unreadable:
        return  # it will be told where it stands


_HAS_MEAN = re.compile(r"\s*(?:has|have)\s+(?:mean|expectation|expected value|variance)\s*\Z", re.I)


def is_said_to_be(math: Math, document: Document, words: str, scope: Scope) -> bool:
    """`$x$ and $y$ are real numbers`, of names that nothing was said of before: a declaration without a verb that declares."""
    names = names_listed(document.formula(math).text)
    said = said_after(words)
    return bool(names) and not any(name in scope.symbols for name in names) and bool(said.properties or said.kind or _HAS_MEAN.match(words))


_PROBABILITY = re.compile(r"\bprobability\s*\Z", re.I)


def respect(math: Math, document: Document, words: str, before: str, scope: Scope) -> None:
    """What running text says of a name without declaring it is not known to the checks: the name refutes nothing.

    before: the words in front of it; a length or a mass lies where such things do.
    """
    names = names_listed(document.formula(math).text)
    if len(names) == 1 and names[0] not in scope.symbols and (noun := re.search(r"[A-Za-z]+\s*\Z", before)) is not None:
        if _PROBABILITY.search(before):
            scope.quantities[names[0]] = "probability"
        elif is_never_negative(f"is a {noun.group()}"):
            scope.quantities[names[0]] = "length"
    said = said_after(words)
    kind = is_unknown(words)
    for name in names_listed(document.formula(math).text):
        if kind and name not in scope.symbols:
            scope.unsorted[name] = f"I do not know how to compute with {kind}; of a number, say `Let ${name} \\in \\mathbb{{R}}$`"
        if _FREE.match(words) and name in scope.symbols:
            scope.doubt([name], f"what is supposed of ${name}$ may be over where the text calls it arbitrary")
        if said.properties or said.doubtful or (said.described and name not in scope.symbols):
            scope.unread.setdefault(name, f"what the text says of ${name}$ is not used")


def for_every(words: str) -> re.Match[str] | None:
    """`for positive integers`, `with inputs`, at the head of a sentence: the names behind it are declared so."""
    match = _FOR.search(words)
    if match is None or _OF_A_ROLE.fullmatch(match["words"]):
        return match
    said = said_before(match["words"])
    return match if match["cue"].lower() == "for" and (said.properties or said.kind) else None


_OF_THESE = re.compile(r"\bfor\s+(?P<words>(?:(?!(?:of|the|our|this|these|which|what|some)\b)[A-Za-z-]+\s+){1,4})\Z", re.I)
_PLAIN = frozenset(
    [
        "all",
        "any",
        "every",
        "each",
        "both",
        "real",
        "number",
        "numbers",
        "variable",
        "variables",
        "value",
        "values",
        "fixed",
        "given",
        "arbitrary",
        "general",
        "generic",
        "such",
        "a",
        "an",
        "one",
        "two",
        "three",
        "several",
        "vector",
        "vectors",
        "matrix",
        "matrices",
        "scalar",
        "scalars",
        "function",
        "functions",
        "index",
        "indices",
        "input",
        "inputs",
        "parameter",
        "parameters",
        "point",
        "points",
        "angle",
        "angles",
        "time",
        "times",
        "example",
        "instance",
        "simplicity",
        "convenience",
        "brevity",
    ]
)


def is_for_a_kind(words: str) -> bool:
    """`for acute angles`, before a name: of which ones the line speaks is said in words that are not read."""
    found = _OF_THESE.search(words)
    return found is not None and not all(word.lower() in _PLAIN for word in found["words"].split())


def declares(text: str) -> bool:
    """Bare names, or what they are elements of."""
    return bool(names_listed(text)) or _ELEMENT.search(text) is not None


# ---------------------------------------------------------------- sizes


def size_before(math: Math, document: Document, words: str, scope: Scope) -> Sort | None:
    """`an $n \\times n$ matrix $A$`, `a $d$-dimensional vector $x$`: what the name behind these words will be."""
    if math.display:
        return None
    if _MATRIX.match(words):
        return _sort(math, document, scope, vector=False)
    return _sort(math, document, scope, vector=True) if _DIMENSIONAL.match(words) else None


def size_after(math: Math, document: Document, between: str, words: str, scope: Scope) -> Sort | None:
    """`Let $A$ be an $n \\times n$ matrix`, `Let $x$ be a vector in $\\mathbb{R}^n$`, `a vector $x$ of length $n$`."""
    ranged = document.source.of(math.span).lstrip().startswith("\\{")
    if _OF_SIZE.search(between) or (_IS_A.search(between) and _DIMENSIONAL.match(words)):
        return _sort(math, document, scope, vector=True)
    return _sort(math, document, scope, vector=False) if (_IS_ON if ranged else _IS_A).search(between) else None


def _sort(math: Math, document: Document, scope: Scope, vector: bool) -> Sort | None:
    try:
        tokens = [token for row in rows_in(math, document)[0] for clause in row.clauses for token in clause.tokens]
        return _length(tokens, scope) if vector and len(tokens) == 1 else size_of(tokens, scope)
    except Unreadable:
        return None


def _length(tokens: list[Token], scope: Scope) -> Sort | None:
    return Tensor((term_of(tokens, scope),)) if tokens[0].kind in ("letter", "number") else None


def sized(symbols: list[Sym], sort: Sort, scope: Scope) -> list[Sym]:
    return [scope.declare_anew(symbol.name, sort) for symbol in symbols]
