"""One obligation to its finding: the prover and the refuter each have their say, and `admit` decides."""

from __future__ import annotations

from dataclasses import dataclass

from proofgen.math.term import Term
from proofgen.verify.admit import admit
from proofgen.verify.advice import Advice, advise
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.refute import refute
from proofgen.verify.verdict import Refuted, Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict, and around a refutation what helps to see why."""

    verdict: Verdict
    advice: tuple[Advice, ...] = ()


def examine(obligation: Obligation, alternative: Term | None, limits: Limits) -> Finding:
    """alternative: the goal with TeX's invisible braces as parentheses, None where that is the same. Pure."""
    verdict = admit(prove(obligation, limits), refute(obligation, limits))
    if isinstance(verdict, Refuted):
        return Finding(verdict, advise(obligation, alternative, limits))
    return Finding(verdict)
