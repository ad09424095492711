"""What elaboration passes around: a term with the way its vector was written; and words for shapes."""

from __future__ import annotations

from dataclasses import dataclass

from proofgen.math.latex import latex
from proofgen.math.shape import Shape
from proofgen.math.term import Term


@dataclass(frozen=True, slots=True)
class Value:
    """A term and whether, being a vector, it was written as a row (a transposed column)."""

    term: Term
    row: bool = False


def described(sizes: Shape) -> str:
    """`a number`, `a vector of n entries`, `an m × n matrix`."""
    shown = [latex(size) for size in sizes]
    match len(shown):
        case 0:
            return "a number"
        case 1:
            return f"a vector of ${shown[0]}$ entries"
        case 2:
            return f"a ${shown[0]} \\times {shown[1]}$ matrix"
        case _:
            return "an array of shape " + " by ".join(f"${size}$" for size in shown)
