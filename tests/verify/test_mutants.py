"""Proved lines changed in a place or two and put to the prover alone: the refuter finds no witness against what it proves.

`benchmarks/mutants.py` does the same at length.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from random import Random

import pytest

from proofgen.math.latex import latex
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.refute import refute
from proofgen.verify.verdict import Agreement, Proof
from tests.mutant_lines import FOLDERS, ROOT, Line, of_file, of_tables
from tests.mutants import KINDS, as_the_prover_sees_it, draw

SEEDS = range(5)
MUTANTS = 100  # for each seed
BRIEF = Limits(seconds=1)
ATTACK = Limits(seconds=4, points=30)


@cache
def lines() -> tuple[Line, ...]:
    return (*of_tables(), *(line for folder in FOLDERS for path in sorted((ROOT / folder).glob("*.md")) for line in of_file(path)))


@cache
def proved(obligation: Obligation) -> bool:
    return isinstance(prove(obligation, BRIEF), Proof)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_witness_against_a_proof(seed: int) -> None:
    chance = Random(seed)
    every = [line.obligation for line in lines()]
    counts: Counter[str] = Counter()
    kinds: set[str] = set()
    while counts["mutants"] < MUTANTS:
        place, kind, mutant = draw(every, chance)
        if not proved(every[place]):
            continue
        counts["mutants"] += 1
        kinds.add(kind)
        if isinstance(prove(mutant, BRIEF), Proof):
            found = refute(as_the_prover_sees_it(mutant), ATTACK)
            assert isinstance(found, Agreement), f"{lines()[place].source}, {kind}: {latex(mutant.goal)}: {found}"
            counts["proved"] += 1
            counts["agreed"] += found.points > 0
    assert counts["proved"] < MUTANTS / 2  # most mutants are false
    assert counts["agreed"] >= 0.6 * counts["proved"]
    assert len(kinds) > len(KINDS) / 2
