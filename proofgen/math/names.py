"""What the parser must know of names: whether one is a function, an array, a number. Declarations answer; the parser only asks."""

from __future__ import annotations

from typing import Protocol

from proofgen.math.sorts import Sort


class Names(Protocol):
    def sort_of(self, name: str) -> Sort | None:
        """The sort of a declared or built-in name in canonical LaTeX, None if nobody declared it."""

    def words(self) -> frozenset[str]:
        """Declared names of several letters, without their \\mathrm: `CE` for `\\mathrm{CE}`."""


def canonical_word(word: str) -> str:
    """`CE` typed as letters, in \\mathrm or in \\operatorname is one name."""
    return f"\\mathrm{{{word}}}"
