"""What words say of a declared name: `be symmetric and invertible`, `a positive integer`. Only plain phrases are taken.

A word such as `positive` anywhere else (`not positive`, `skew-symmetric`, `with positive sum`) gives no fact, and neither does one that is not
known (`diagonal`); then the name may not serve in a counterexample, since the author said more of it than was read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_KNOWN: tuple[tuple[str, str], ...] = (
    ("iid", r"i\.?i\.?d\.?|independent,? (?:and )?identically[- ]distributed"),
    ("independent", r"(?:mutually )?independent"),
    ("random", r"random"),
    ("one-hot", r"one[- ]?hot"),
    ("symmetric", r"symmetric"),
    ("invertible", r"invertible|nonsingular|non-singular|regular"),
    ("orthogonal", r"orthogonal"),
    ("non-negative", r"non-?negative"),
    ("non-zero", r"non-?zero"),
    ("positive", r"(?:strictly )?positive"),
    ("negative", r"(?:strictly )?negative"),
    ("complex", r"complex"),
    ("anew", r"arbitrary|any"),
    ("integer", r"integers?"),
    ("natural", r"natural numbers?"),
    ("function", r"(?:smooth |differentiable |continuous )*functions?|smooth|differentiable"),
    ("pmf", r"pmf|probability (?:vector|distribution|mass function)s?"),
    ("real", r"real numbers?|reals?"),
)  # fmt: skip
_NEUTRAL = r"numbers?|variables?|samples?|observations?|copies|draws|vectors?|matrix|matrices|scalars?|constants?|fixed|given|square|column|row|index|indices"
_ONE = "|".join(f"(?P<p{k}_{{n}}>{pattern})" for k, (_, pattern) in enumerate(_KNOWN)) + f"|{_NEUTRAL}"
_LINK = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+)"
_PHRASE = rf"(?:(?:{_ONE.replace('{n}', 'a')})(?:{_LINK}(?:{_ONE.replace('{n}', 'b')}))?(?:{_LINK}(?:{_ONE.replace('{n}', 'c')}))?)"
_AFTER = re.compile(
    rf"\s*(?:to\s+)?(?:be|is|are|denotes?)?\s*(?:all\s+|both\s+)?(?:an?\s+|the\s+)?{_PHRASE}\s*(?:\Z|[.,;:]|(?:with|at|in|on|over|of the|and let|and|for all|such that|where)\b)",
    re.I,
)
_BEFORE = re.compile(rf"\s*(?:an?\s+|the\s+|all\s+|every\s+|each\s+)?{_PHRASE}\s*\Z", re.I)
_VERB = re.compile(r"\b(?:let|fix|for|given|take|consider|assume|suppose|where|with|and)\b", re.I)
_RESTRICTING = re.compile(
    r"\b(?:one[- ]?hot|symmetric|invertible|singular|orthogonal|orthonormal|positive|negative|zero|integers?|natural|pmf|probability|semi-?definite"
    r"|definite|diagonal|triangular|projection|idempotent|unit|sorted|distinct|even|odd|linear|increasing|decreasing|monotone|convex|concave|greater"
    r"|less|larger|smaller|at least|at most|bounded|prime|rational|stochastic|normalized|normalised|independent|disjoint|periodic|constant|rank)\b",
    re.I,
)


_ARRAY = re.compile(r"\b(?:vectors?|matrix|matrices|tensors?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Said:
    """properties: what was plainly said. doubtful: more was said than is known."""

    properties: tuple[str, ...]
    doubtful: bool
    array: bool = False  # `a vector`, `square matrices`: of a size that the words do not give


def said_after(words: str) -> Said:
    """The words that follow a declared name, up to the next formula or the end of the sentence."""
    return _said(_AFTER.match(words), words)


def said_before(words: str) -> Said:
    """The words between the declaring verb and the name: `Let the symmetric matrix $A$ …`."""
    near = _VERB.split(words)[-1]
    return _said(_BEFORE.match(near), near)


def _said(match: re.Match[str] | None, words: str) -> Said:
    if match is None:
        return Said((), _RESTRICTING.search(words) is not None, _ARRAY.search(words) is not None)
    named = {key.split("_")[0]: key for key, value in match.groupdict().items() if value}
    found = tuple(name for k, (name, _) in enumerate(_KNOWN) if f"p{k}" in named)
    rest = words[match.end() :]
    return Said(found, _RESTRICTING.search(rest) is not None, _ARRAY.search(match.group()) is not None)
