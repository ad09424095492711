"""The door: four pairs, four verdicts."""

from __future__ import annotations

from proofgen.verify.admit import admit
from proofgen.verify.verdict import Agreement, Attempt, Contradiction, Proof, Proved, Refuted, Undecided, Value, Witness
from tests.verify.build_refute import num, rel, x

WITNESS = Witness(((x, num(1)),), Value("1", True), Value("0", True), (), False)
PROOF = Proof(("linearity",), (rel(x, "!=", 0),))
ATTEMPT = Attempt(("normal forms",))


def test_proof_with_agreement_is_proved_and_says_on_how_many_points() -> None:
    assert admit(PROOF, Agreement(12)) == Proved(("linearity",), PROOF.conditions, 12)


def test_proof_without_any_sample_is_proved_with_none() -> None:
    assert admit(PROOF, Agreement(0, skipped=("a limit",))) == Proved(("linearity",), PROOF.conditions, 0)


def test_proof_and_witness_contradict_even_under_conditions() -> None:
    assert admit(PROOF, WITNESS) == Contradiction(PROOF, WITNESS)


def test_witness_refutes() -> None:
    assert admit(ATTEMPT, WITNESS) == Refuted(WITNESS)


def test_agreement_alone_proves_nothing() -> None:
    assert admit(ATTEMPT, Agreement(40)) == Undecided(ATTEMPT, Agreement(40))
