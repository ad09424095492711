"""One obligation to its finding: the prover and the refuter each have their say, and `admit` decides."""

from __future__ import annotations

from proofgen.math.term import Term
from proofgen.math.walk import uninterpreted
from proofgen.verify.admit import admit
from proofgen.verify.advice import advise
from proofgen.verify.finding import Finding
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.refute import refute
from proofgen.verify.verdict import Agreement, Attempt, Refuted


def examine(obligation: Obligation, alternative: Term | None, limits: Limits) -> Finding:
    """alternative: the goal with TeX's invisible braces as parentheses, None where that is the same. Pure."""
    unknown = uninterpreted(obligation.goal)
    if unknown is not None:
        return Finding(admit(Attempt((), unknown=unknown), Agreement(0)))
    verdict = admit(prove(obligation, limits), refute(obligation, limits))
    if isinstance(verdict, Refuted):
        return Finding(verdict, advise(obligation, alternative, limits))
    return Finding(verdict)
