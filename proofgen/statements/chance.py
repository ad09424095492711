"""Which names are random, and what is said of their distributions: `X \\sim \\mathcal{N}(\\mu, \\sigma^2)`, `i.i.d. with mean $\\mu$`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from proofgen.math.chance import Alike, Independent, random_names
from proofgen.math.elaborate_chance import is_random
from proofgen.math.elaborate_events import probability_of_all
from proofgen.math.scope import Scope
from proofgen.math.shape import number
from proofgen.math.sorts import REAL, Tensor
from proofgen.math.term import Mul, Pow, Rel, Sym, Term
from proofgen.math.walk import free_symbols
from proofgen.source.document import Document, Math
from proofgen.statements.distributions import deviation, forget, random, say, value_of
from proofgen.statements.parsing import LONGEST, tokens_of

_ZERO, _ONE, _MINUS = number(0), number(1), number(-1)
_TAKEN = re.compile(
    r"(?:\\mathbb\s*\{?\s*E\s*\}?|\\(?:mathrm|operatorname|text)\*?\s*\{\s*(?:E|Var|Cov)\s*\}|(?<![A-Za-z\\])(?:E|Var|Cov))\s*(?:\\left|\\[bB]igg?l?)?\s*[(\[]"
    r"(?P<names>[^()\[\]]{1,60}?)(?:\\right|\\[bB]igg?r?)?\s*[)\]]"
)
_BARE = re.compile(
    r"\s*(?P<name>(?:\\(?:hat|bar|tilde|mathbf|boldsymbol|vec)\s*\{\s*\\?[A-Za-z]+\s*\}|\\[a-z]+|[A-Za-z]))\s*(?:_\s*(?:\{[^{}]*\}|\w))?\s*"
)
_ACCENTED = re.compile(r"\\(\w+)\s*\{\s*(\\?[A-Za-z]+)\s*\}")
_CONDITIONAL = "a parameter of its distribution is random itself, so that its moments are conditional ones"
MOMENT = re.compile(r"\b(?:(mean|expectation|expected value)|(variance)|(standard deviation))\s*\Z", re.I)


def names_taken(document: Document, first: int) -> frozenset[str]:
    """Names of which, alone, a post takes an expectation, a variance or a covariance: so they are random."""
    found: set[str] = set()
    for block in document.blocks[first:]:
        if block.kind == "break" and not block.level:
            break
        for piece in block.pieces:
            if isinstance(piece, Math) and piece.span.end - piece.span.start <= LONGEST:
                for match in _TAKEN.finditer(document.source.of(piece.span)):
                    names = [_BARE.fullmatch(each) for each in match["names"].split(",")]
                    found |= {_canonical(each["name"]) for each in names if each is not None}
    return frozenset(found - {"\\pi"})


def _canonical(name: str) -> str:
    accented = _ACCENTED.fullmatch(name.strip())
    return f"\\{accented[1]}{{{accented[2]}}}" if accented else name.strip()


_DESCRIBES = re.compile(
    r"\s*(?:to\s+)?(?:be|is|are|denotes?|counts?|represents?|has|have)\s+(?!(?:an?\s+|the\s+)?(?:\w+\s+)?(?:random|real|i\.?i\.?d)\b)\w",
    re.I,
)


def describes(words: str) -> bool:
    """`the number of heads`: more is said of a random name than any law here knows."""
    return _DESCRIBES.match(words) is not None


def said(properties: set[str], symbols: Sequence[Sym], scope: Scope, whole: bool = False) -> bool:
    """What words such as `independent random variables` say of these names; of names that are not random, `independent` is another word.

    whole: they are vectors, so that nothing is said of the entries of one of them.
    """
    whole = whole or any(isinstance(symbol.sort, Tensor) and symbol.name in scope.declared - scope.listed for symbol in symbols)
    if whole and {"independent", "iid"} & properties:
        for symbol in symbols:
            scope.unsaid(symbol, f"that ${symbol.name}$ is independent as a whole is not used")
        properties = properties - {"independent", "iid"}
    known = random_names(scope.hypotheses)
    if not ({"random", "iid"} & properties or ("independent" in properties and all(s in known or s.name in scope.chance for s in symbols))):
        for symbol in symbols if "independent" in properties else ():
            scope.unsaid(symbol, f"that ${symbol.name}$ is independent is not used")
        return False
    if {"random", "iid"} & properties:  # a new declaration, of which nothing was said before
        for symbol in symbols:
            if symbol in known:
                scope.hypotheses = [h for h in scope.hypotheses if not isinstance(h, Independent | Alike) or symbol not in h.symbols]
                forget(symbol, scope)
    random(symbols, scope, bool({"independent", "iid"} & properties), "iid" in properties)
    return True


def moment(symbols: Sequence[Sym], words: str, math: Math, document: Document, scope: Scope) -> bool:
    """`with mean $\\mu$`: said of each entry of each of these names. False where the words say nothing of the kind. Raises Unreadable."""
    said = MOMENT.search(words)
    if said is None:
        return False
    tokens = [token for token in tokens_of(math, document) if token.kind != "eof"]
    while tokens and tokens[-1].text in (",", ".", ";"):
        tokens = tokens[:-1]
    if not tokens:
        return False
    value = value_of(tokens, scope)
    if is_random(value, scope) or any(s.name in scope.chance for s in free_symbols(value)):
        for symbol in symbols:
            forget(symbol, scope)
            scope.unread[symbol.name] = _CONDITIONAL
        return True
    symbols = [symbol for symbol in symbols if scope.unread.get(symbol.name) != _CONDITIONAL]
    for symbol in symbols:
        say(symbol, "E" if said[1] else "Var", Pow(value, number(2)) if said[3] else value, scope)
    return True


_ARE_INDEPENDENT = re.compile(
    r"\s*(?:to\s+)?(?:be|are)\s+(?:(?:mutually|pairwise)\s+)?independent(?:\s+events)?\s*(?:[.,;:]|\Z|with\b|so\b|and\s*\Z)", re.I
)


def is_apart(hypothesis: Term) -> bool:
    """What the word `independent` supposes, of random variables or of events."""
    match hypothesis:
        case Independent():
            return True
        case Rel("=", Sym(name=name), Mul()):
            return name.startswith("\\Pr[") and "\\cap" in name
        case _:
            return False


def independent_events(names: Sequence[str], words: str, scope: Scope) -> bool:
    """`Let $A$ and $B$ be independent events`: all of them, and so any of them, happen together as often as their product says. False where they are none."""
    if (
        _ARE_INDEPENDENT.match(words) is None
        or len(names) < 2
        or len(names) > _MOST_EVENTS
        or not all(scope.is_event(name) or name in scope.events for name in names)
    ):
        return False
    most = 2 if re.search(r"\bpairwise\b", words, re.I) else len(names)
    for count in range(2, most + 1):
        for some in combinations(names, count):
            single = tuple(probability_of_all(scope, frozenset((name,))) for name in some)
            scope.assume(Rel("=", probability_of_all(scope, frozenset(some)), Mul(single)))
    return True


_MOST_EVENTS = 5
_RELATED = re.compile(r"\b(?:un|anti-?)?correlated\b|\bcomonoton\w+|\bexchangeable\b|\bdisjoint\b|\bmutually exclusive\b", re.I)
_APART = re.compile(r"\bindependen\w+|\bi\.?i\.?d\b|\bidentically\b|\bcopies\b", re.I)


_VARIANCE = re.compile(r"\bvariances?(?: of)?\s*\Z", re.I)
_SQUARED = re.compile(r"\s*(?P<name>\\?[A-Za-z]+(?:_\{?\w+\}?)?)\s*\^\s*\{?\s*2\s*\}?\s*")


def spread(words: str, text: str, scope: Scope) -> None:
    r"""`variance $\sigma^2$`: by custom sigma is the standard deviation, and not its negative."""
    squared = _SQUARED.fullmatch(text) if _VARIANCE.search(words) else None
    if squared is not None and "_" not in squared["name"]:
        symbol = scope.symbols.get(squared["name"]) or scope.infer(squared["name"], REAL)
        if symbol.sort == REAL:
            deviation(symbol, scope)


def respect(sentence: str, new: Sequence[Term], mentioned: Sequence[str], scope: Scope) -> None:
    """Independence that the sentence speaks of and that was not taken: nothing is refuted without it."""
    if _RELATED.search(sentence):
        for name in mentioned:
            if (symbol := scope.symbols.get(name)) is not None:
                scope.unsaid(symbol, f"how ${name}$ and the other names depend on each other is not used")
    if _APART.search(sentence) and not any(isinstance(h, Independent) for h in new):
        for symbol in random_names(new):
            scope.unread[symbol.name] = f"how ${symbol.name}$ depends on the other names is not used"
