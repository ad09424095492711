"""The only door by which a verdict comes into being."""

from __future__ import annotations

from typing import assert_never

from proofgen.verify.verdict import Agreement, Attempt, Contradiction, Proof, Proved, Refuted, Undecided, Verdict, Witness


def admit(proof: Proof | Attempt, outcome: Witness | Agreement) -> Verdict:
    """proof: what the prover came to. outcome: what the refuter came to, independently.

    A witness is a point at which both sides have a value, so it contradicts a conditional proof as well. Proved without a sample is allowed
    and says so: samples is then 0.
    """
    match proof, outcome:
        case Proof(), Witness():
            return Contradiction(proof, outcome)
        case Proof(laws=laws, conditions=conditions), Agreement(points=points):
            return Proved(laws, conditions, points)
        case Attempt(), Witness():
            return Refuted(outcome)
        case Attempt(), Agreement():
            return Undecided(proof, outcome)
        case _ as never:
            assert_never(never)  # type: ignore[arg-type]  # the pairs are exhausted, which mypy cannot see
