"""What words say of a declared name: `be symmetric and invertible`, `a positive integer`. Only plain phrases are taken.

A word such as `positive` anywhere else (`not positive`, `skew-symmetric`, `with positive sum`) gives no fact, and neither does one that is not
known (`diagonal`); then the name may not serve in a counterexample, since the author said more of it than was read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

_KNOWN: tuple[tuple[str, str], ...] = (
    ("iid", r"i\.?i\.?d\.?|independent,? (?:and )?identically[- ]distributed"),
    ("independent", r"(?:mutually )?independent(?!\s+(?:of|from)\b)"),
    ("standard-normal", r"standard (?:normal|gaussian)(?:ly distributed)?"),
    ("random", r"random"),
    ("one-hot", r"one[- ]?hot"),
    ("definite", r"positive[- ]definite"),
    ("semidefinite", r"positive[- ]semi-?definite|non-?negative[- ]definite"),
    ("skew", r"(?:skew|anti)-?symmetric"),
    ("idempotent", r"idempotent"),
    ("normalised", r"(?:that |which )?(?:all )?(?:sum(?:s|ming)?|add(?:s|ing)? up) (?:up )?to (?:one|1|unity)"),
    ("identity", r"identity matrix|unit matrix"),
    ("ones", r"(?:column )?vector of (?:all )?ones|all[- ]ones vector"),
    ("symmetric", r"symmetric"),
    ("invertible", r"invertible|nonsingular|non-singular|regular"),
    ("orthogonal", r"(?:(?:pairwise|mutually) )?orthogonal"),
    ("unit", r"unit(?= vectors?\b)|of (?:unit (?:length|norm)|(?:length|norm) (?:1|one))"),
    ("prime", r"primes?|prime numbers?"),
    ("commuting", r"(?:pairwise |mutually )?commut(?:e|ing)(?: with (?:each other|one another))?"),
    ("non-negative", r"non-?negative"),
    ("non-zero", r"non-?zero"),
    ("positive", r"(?:strictly )?positive"),
    ("negative", r"(?:strictly )?negative"),
    ("complex", r"complex"),
    ("anew", r"arbitrary|any"),
    ("imaginary", r"imaginary unit"),
    ("integer", r"integers?"),
    ("natural", r"natural numbers?"),
    ("function", r"(?:(?:smooth|(?:(?:twice|two times|three times|infinitely|continuously) )*differentiable|continuous),? )*functions?"
                 r"|smooth|continuous(?=\s*(?:[.,;:]|on\b|and (?:differentiable|bounded)\b|\Z))|(?:(?:twice|two times|three times|infinitely|continuously) )*differentiable"),
    ("even", r"even"),  # of a function or a number: after that is known
    ("odd", r"odd"),
    ("pmf", r"pmf|probability (?:vector|distribution|mass function)s?|(?:discrete|finite|categorical) distributions?|distributions?(?=\s+(?:on|over)\b)"),
    ("real", r"real numbers?|reals?"),
)  # fmt: skip
ROLES = r"inputs?|outputs?|targets?|labels?|logits?|scores?|data|features?|samples?|observations?"
_NEUTRAL = (
    r"numbers?|variables?|samples?|observations?|copies|draws|vectors?|matrix|matrices|scalars?|constants?|fixed|given|square(?=\s+(?:real\s+)?(?:matrix|matrices|arrays?))|column|row|index|indices"
    rf"|weights?|coefficients?|parameters?|encoded|encodings?|{ROLES}"
)
_ONE = "|".join(f"(?P<p{k}_{{n}}>{pattern})" for k, (_, pattern) in enumerate(_KNOWN)) + f"|{_NEUTRAL}"
_LINK = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+)"
_PHRASE = rf"(?:(?:{_ONE.replace('{n}', 'a')})(?:{_LINK}(?:{_ONE.replace('{n}', 'b')}))?(?:{_LINK}(?:{_ONE.replace('{n}', 'c')}))?(?:{_LINK}(?:{_ONE.replace('{n}', 'd')}))?)"
_AFTER = rf"\s*(?:to\s+)?(?:be|is|are|denotes?)?\s*(?:all\s+|both\s+)?(?:an?\s+|the\s+|two\s+|three\s+|several\s+)?{_PHRASE}(?:\s+of the same (?:size|dimension|order|length))?\s*(?:\Z|[.,;:]|(?:with|at|in|on|over|of the|of(?: (?:length|size|dimension))?(?=\s*\Z)|and let|and|for all|such that|where)\b)"
_BEFORE = rf"\s*(?:an?\s+|the\s+|all\s+|every\s+|each\s+)?{_PHRASE}\s*\Z"
_WORD = re.compile(r"\s*[a-z]", re.I)
_VERB = re.compile(r"\b(?:let|fix|for|given|take|choose|pick|denote|define|write|consider|assume|suppose|where|with|and)\b", re.I)
_RESTRICTING = re.compile(
    r"\b(?:one[- ]?hot|(?:anti|skew)?symmetric|invertible|singular|orthogonal|orthonormal|positive|negative|zero|integers?|natural|pmf|probability|semi-?definite"
    r"|definite|diagonal|triangular|projection|idempotent|unit|sorted|distinct|even|odd|linear|increasing|decreasing|monotone|convex|concave|greater"
    r"|less|larger|smaller|large|small|tiny|huge|at least|at most|bounded|prime|rational|stochastic|normalized|normalised|independent|disjoint|periodic|constant|rank"
    r"|eigen\w+|roots?|solutions?|minimi[sz]\w+|maximi[sz]\w+|estimat\w+|primitives?|antiderivatives?|sum|sums|summing|add|adds|adding|satisf\w+|solv\w+|multiples?|divisible|powers? of"
    r"|(?:opposite|same|equal|different) signs?|commut\w+|different|distinct|unequal|distributed|drawn|sampled|acute|obtuse|imaginary|conjugates?|modulus|unimodular|perfect|squares?(?! (?:matrix|matrices))|cubes?|dependent|non-\w+|asymmetric)\b",
    re.I,
)


_DESCRIBES = re.compile(
    r"\s*(?:to\s+)?(?:be|is|are|denotes?|by|stands? for|for)?\s*(?:the|its|their)\s+"
    r"(?!(?:(?!\w+est\b|correlation\b)[\w-]+\s+){0,2}?(?:numbers?|vectors?|matrix|matrices|scalars?|sets?|sizes?|dimensions?|lengths? of|parameters?|weights?|coefficients?"
    rf"|{ROLES}|variables?|functions?|step size|rate|temperature|time|position|speed|velocity|mass|charge|radius|height|frequency|amplitude|cost|price"
    r"|index|indices|constants?|unknowns?)\s*(?:\Z|[.,;:(]|(?:of|with|and|in|on|for|at|to)\b))",
    re.I,
)
"""`the sample mean`, `its largest entry`: one thing that words say, where `the input` only names a role."""
_RANDOM = re.compile(r"[^.,;:]*\brandom\b", re.I)
"""`uncorrelated random variables`, `a random sign`: more is said of what is random than the plain phrases that were tried first."""
_ARRAY = re.compile(r"\b(?:vectors?|matrix|matrices|tensors?)\b", re.I)


_RELATIVE = re.compile(r"(?:(?!\b(?:assume|suppose)\b)[^.;:])*\b(?:whose|which|that)\b", re.I)
_SATISFIES = re.compile(r"\s*(?:that |which )?satisf(?:y|ies|ying)(?: the (?:\w+ )?(?:equation|identity|relation))?\s*:?\s*", re.I)
_SUCH_THAT = re.compile(r"\s*(?:be|is|are)?\s*such that\s*\Z", re.I)  # and a formula, which is read
_NOUN = re.compile(r"\b(?:numbers?|reals?|integers?|functions?|vectors?|matrix|matrices|scalars?|constants?|one[- ]?hot)\b", re.I)


_UNFINISHED = re.compile(
    r"\ban?\s+(?:strictly\s+)?(?:even|odd|positive|negative|non-?negative|non-?zero|symmetric|invertible|orthogonal|idempotent|random|complex)\s*(?:,|\band)\s*\Z",
    re.I,
)
"""`an even and $m$ an odd integer`: what the noun says, it says of both."""


_OF_MATRICES = frozenset({"definite", "semidefinite", "skew", "idempotent", "symmetric", "invertible", "orthogonal"})
_PARTLY = re.compile(
    r"\b(?:definite|idempotent|symmetric|invertible|non-?singular|orthogonal)(?:\s+matri(?:x|ces))?\s+(?:(?:on|over|at)\b|in\s+\w|with\s+(?:respect|probability)\b)",
    re.I,
)
"""`positive definite on the kernel of $B$` says less than the word alone."""


@dataclass(frozen=True, slots=True)
class Said:
    """properties: what was plainly said. doubtful: more was said than is known."""

    properties: tuple[str, ...]
    doubtful: bool
    array: bool = False  # `a vector`, `square matrices`: of a size that the words do not give
    described: bool = False  # `the sample mean`: the words say what it is
    kind: bool = False  # the words are a noun: `positive integers`, `a function`, `symmetric matrices`


def said_after(words: str) -> Said:
    """The words that follow a declared name, up to the next formula or the end of the sentence."""
    if _SATISFIES.fullmatch(words):
        return Said((), False)  # and a formula, which is read
    said = _said(_matched(_AFTER, words), words)
    return (
        replace(said, doubtful=True)
        if "normalised" not in said.properties and _RELATIVE.match(words) and not _SUCH_THAT.match(words)
        else said
    )


def said_before(words: str) -> Said:
    """The words between the declaring verb and the name: `Let the symmetric matrix $A$ …`."""
    near = _VERB.split(words)[-1]
    return _said(_matched(_BEFORE, near), near)


def _matched(phrases: str, words: str) -> re.Match[str] | None:
    """The longest patterns that there are: each is compiled where there is a word that it may begin with."""
    return _compiled(phrases).match(words) if _WORD.match(words) else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


def _said(match: re.Match[str] | None, words: str) -> Said:
    if match is None:
        return Said(
            (),
            _RESTRICTING.search(words) is not None or _RANDOM.match(words) is not None,
            _ARRAY.search(words) is not None,
            described=_DESCRIBES.match(words) is not None,
        )
    named = {key.split("_")[0]: key for key, value in match.groupdict().items() if value}
    found = tuple(name for k, (name, _) in enumerate(_KNOWN) if f"p{k}" in named)
    rest, plain = words[match.end() :], match.group()
    if _PARTLY.search(words):
        found = tuple(name for name in found if name not in _OF_MATRICES)
    unfinished = _UNFINISHED.search(plain) is not None or _PARTLY.search(words) is not None
    return Said(
        found, unfinished or _RESTRICTING.search(rest) is not None, _ARRAY.search(plain) is not None, kind=_NOUN.search(plain) is not None
    )
