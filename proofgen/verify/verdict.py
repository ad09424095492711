"""Verdicts and the evidence they rest on. Only `admit` constructs Proved and Refuted."""

from __future__ import annotations

from dataclasses import dataclass

from proofgen.math.term import Term


@dataclass(frozen=True, slots=True)
class Proof:
    """What the prover hands over: the laws it used, in order of first use, and the conditions (relations) it could not discharge."""

    laws: tuple[str, ...]
    conditions: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """Why a search stopped short, in words that complete "… was tried"; `help` completes "what would help: …".

    unknown: what the line speaks of and no law is known of, None where all of it is known.
    """

    tried: tuple[str, ...]
    help: tuple[str, ...] = ()
    unknown: Term | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A certified value: exact where the ball is known to be a rational or a closed term, else a decimal with all digits certain."""

    text: str  # LaTeX
    exact: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """Both sides at one place of a tensor equality; position is () for numbers."""

    position: tuple[int, ...]
    left: Value
    right: Value
    differs: bool


@dataclass(frozen=True, slots=True)
class Witness:
    """An admissible point at which both sides have a value and the values differ.

    point: symbols (and author's names of interest, such as a defined ŷ) with closed exact terms: Num, Entries of Num, Fn("log", …).
    entries: every entry of the two sides when they are tensors of at most 64 entries, the deciding entry first otherwise alone.
    left, right: the deciding entry's values. own_numbers: whether the point is the author's own example.
    """

    point: tuple[tuple[Term, Term], ...]
    left: Value
    right: Value
    entries: tuple[Entry, ...]
    own_numbers: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """The refuter found no witness: at `points` admissible points both sides had values whose balls overlap.

    undefined: points at which a side had no value; skipped: reasons why points could not be evaluated at all.
    """

    points: int
    undefined: int = 0
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proved:
    laws: tuple[str, ...]
    conditions: tuple[Term, ...]
    samples: int


@dataclass(frozen=True, slots=True)
class Refuted:
    witness: Witness


@dataclass(frozen=True, slots=True)
class Undecided:
    attempt: Attempt
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Prover and refuter disagree: an error of proofgen's own, never a verdict about the author's line."""

    proof: Proof
    witness: Witness


Verdict = Proved | Refuted | Undecided | Contradiction
