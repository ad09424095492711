"""What kind of thing a term stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from proofgen.math.term import Term


@dataclass(frozen=True, slots=True)
class Scalar:
    """One number. kind: `real`, `complex` or `integer`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Range:
    """An index: an integer from `low` to `high`, both included; either may be a symbolic term."""

    low: Term
    high: Term


@dataclass(frozen=True, slots=True)
class Tensor:
    """An array of numbers of the given shape: (n,) a vector, (m, n) a matrix or a family of m vectors. Indices start at 1."""

    shape: tuple[Term, ...]
    kind: str = "real"


@dataclass(frozen=True, slots=True)
class Function:
    """A function of one or more arguments."""

    arguments: tuple[Sort, ...]
    result: Sort


Sort = Scalar | Range | Tensor | Function

REAL = Scalar("real")
COMPLEX = Scalar("complex")
INTEGER = Scalar("integer")


def is_sequence(sort: Sort | None) -> bool:
    """`S_n` that is defined for every whole n: a function of it, and no array of so and so many entries."""
    return isinstance(sort, Function) and sort.arguments == (INTEGER,)
