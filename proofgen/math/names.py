"""What the parser must know of names: whether one is a function, an array, a number. Declarations answer; the parser only asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from proofgen.math.lexer import Token
from proofgen.math.sorts import Sort

List = tuple[tuple[str, ...], int]  # the names in a bracket, and how many of them stand before its bar


class Names(Protocol):
    def sort_of(self, name: str) -> Sort | None:
        """The sort of a declared or built-in name in canonical LaTeX, None if nobody declared it."""

    @property
    def masses(self) -> Mapping[str, tuple[List, ...]]:
        """Mass functions on finite sets, with the lists of names that stand behind them."""

    @property
    def indexed(self) -> frozenset[str]:
        """Names that have an index letter somewhere: of an undeclared one, `a_1` is an entry."""

    @property
    def labels(self) -> frozenset[str]:
        """Names of which a letter below is a part: `E_{k}` beside `E_{p}`."""

    @property
    def elements(self) -> frozenset[str]:
        """The names of these sets' elements."""

    def parametrised(self, head: str) -> list[str]:
        """The functions of this letter that were defined with a bar or a semicolon in the bracket: `f[x; \\mu]`."""

    def is_event(self, name: str) -> bool:
        """Was it declared in words that say no sort, as `Let $A$ be an event` does?"""

    def may_be_event(self, name: str) -> bool:
        """Is it no number and no array?"""

    def words(self) -> frozenset[str]:
        """Declared names of several letters, without their \\mathrm: `CE` for `\\mathrm{CE}`."""


def canonical_word(word: str) -> str:
    """`CE` typed as letters, in \\mathrm or in \\operatorname is one name."""
    return f"\\mathrm{{{word}}}"


def spelled_word(tokens: Sequence[Token]) -> str | None:
    """The canonical name that adjacent letters spell, if that is all these tokens are."""
    if len(tokens) < 2 or any(token.kind != "letter" for token in tokens):
        return None
    if any(a.span.end != b.span.start for a, b in pairwise(tokens)):
        return None
    return canonical_word("".join(token.text for token in tokens))
