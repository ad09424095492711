"""What must be shown, and how much effort may go into it."""

from __future__ import annotations

from dataclasses import dataclass

from proofgen.math.context import Context
from proofgen.math.term import Term


@dataclass(frozen=True, slots=True)
class Obligation:
    """`goal` (a Rel, Implies, Iff, Or, …) under `context`. Free symbols of the goal are meant for every admissible value."""

    goal: Term
    context: Context


@dataclass(frozen=True, slots=True)
class Limits:
    """seconds: wall clock for one obligation; points: how many sample points the refuter may try; bits: of its balls at first."""

    seconds: float = 10.0
    points: int = 40
    bits: int = 128
