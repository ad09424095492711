"""A row of the prover's tables changed in one place: if the change is proved too, the refuter, which shares no code, finds no witness against it."""

from __future__ import annotations

from random import Random

import pytest

from proofgen.verify.obligation import Limits
from proofgen.verify.prove import prove
from proofgen.verify.refute import refute
from proofgen.verify.verdict import Proof, Witness
from tests.mutant_lines import of_tables
from tests.mutants import draw

ROWS = [line.obligation for line in of_tables()]
LIMITS = Limits(seconds=2, points=20)
MUTANTS = 60


@pytest.mark.parametrize("seed", range(6))
def test_no_witness_against_a_proof(seed: int) -> None:
    chance = Random(seed)
    proved = 0
    for _ in range(MUTANTS):
        _, kind, mutant = draw(ROWS, chance)
        if isinstance(prove(mutant, LIMITS), Proof):
            proved += 1
            assert not isinstance(refute(mutant, LIMITS), Witness), (kind, mutant)
    assert proved < MUTANTS
