"""Every refutation again: its witness, put into both sides at 300 bits by a small program of its own, must give different values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import mpmath

from proofgen.math.latex import latex
from proofgen.verify.obligation import Obligation
from proofgen.verify.verdict import Witness
from tests.verify.reeval import NotKnown, Reeval


@dataclass
class Record:
    """verified: how many witnesses hold; unknown: why others could not be put in, for each reason how many."""

    verified: int = 0
    unknown: Counter[str] = field(default_factory=Counter)


RECORD = Record()


class FalseWitness(AssertionError):
    """The sides agree at the point that should part them, or the point is not admissible."""


def reverify(obligation: Obligation, witness: Witness, record: Record = RECORD) -> None:
    """Raises FalseWitness. What this program has no value for is counted."""
    try:
        evaluator = Reeval(witness.point, obligation.context.definitions, obligation.context.hypotheses)
        for hypothesis in obligation.context.hypotheses:
            if not _admits(evaluator, hypothesis):
                raise FalseWitness(f"the point does not satisfy {latex(hypothesis)}: {_shown(witness)}")
        if evaluator.holds(obligation.goal):
            raise FalseWitness(f"{latex(obligation.goal)} holds at {_shown(witness)}")
    except NotKnown as problem:
        record.unknown[str(problem)] += 1
        return
    except (LookupError, ValueError, ZeroDivisionError, OverflowError, TypeError, mpmath.libmp.NoConvergence) as problem:
        record.unknown[type(problem).__name__] += 1
        return
    record.verified += 1


def _admits(evaluator: Reeval, hypothesis: object) -> bool:
    """What is said of all sizes, of distributions and the like is not looked at here."""
    try:
        return evaluator.holds(hypothesis)  # type: ignore[arg-type]
    except (NotKnown, ValueError, ZeroDivisionError, KeyError, IndexError, TypeError):
        return True


def _shown(witness: Witness) -> str:
    return ", ".join(f"{latex(name)} = {latex(value)}" for name, value in witness.point)
