"""The program that puts witnesses in again is itself put to the test: it must see a false witness, and a point that is not admissible."""

from __future__ import annotations

from dataclasses import replace

import pytest

from proofgen.math.shape import number
from proofgen.math.term import Uninterpreted
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.refute import refute
from proofgen.verify.verdict import Witness
from tests.statements.derivations import checked
from tests.verify.reverify import FalseWitness, Record, reverify

LINES = [
    ("Let $x \\in \\mathbb{R}$.", r"(x + 1)^2 = x^2 + 1"),
    ("Let $x > 0$.", r"\frac{d}{dx} x^3 = 3 x"),
    ("Let $\\theta \\in \\mathbb{R}^n$.", r"\nabla_\theta \theta^\top \theta = \theta"),
    ("Let $A, B \\in \\mathbb{R}^{n \\times n}$.", r"\det(A + B) = \det A + \det B"),
    ("Let $x \\in \\mathbb{R}$.", r"\int_0^1 t^2 dt = \frac{1}{2}"),
    ("Let $n \\in \\mathbb{N}$.", r"\sum_{k=1}^n k^2 = n^3"),
    ("Let $X$ and $Y$ be random variables.", r"\mathbb{E}[X Y] = \mathbb{E}[X] \, \mathbb{E}[Y]"),
    ("Let $X \\sim \\mathcal{N}(\\mu, \\sigma^2)$ with $\\sigma > 0$.", r"\mathbb{E}[X^2] = \mu^2"),
]


def refuted(given: str, line: str) -> tuple[Obligation, Witness]:
    statement = checked(f"{given}\n\n$$ {line} $$\n")[-1]
    assert statement.goal is not None
    assert statement.context is not None
    obligation = Obligation(statement.goal, statement.context)
    found = refute(obligation, Limits())
    assert isinstance(found, Witness)
    return obligation, found


@pytest.mark.parametrize(("given", "line"), LINES)
def test_a_witness_holds(given: str, line: str) -> None:
    record = Record()
    reverify(*refuted(given, line), record)
    assert record.verified == 1
    assert not record.unknown


def test_a_false_witness_is_seen() -> None:
    obligation, witness = refuted(*LINES[0])
    zero = replace(witness, point=tuple((name, number(0)) for name, _ in witness.point))
    with pytest.raises(FalseWitness, match="holds at"):
        reverify(obligation, zero)


def test_a_false_distribution_is_seen() -> None:
    obligation, witness = refuted(*LINES[-2])
    assert r"\text{ always}" not in str(witness.point)
    (names, law), *rest = witness.point
    assert isinstance(law, Uninterpreted)
    constant = Uninterpreted(law.pattern, (law.args[0], law.args[0], *law.args[2:]))
    with pytest.raises(FalseWitness, match="holds at"):
        reverify(obligation, replace(witness, point=((names, constant), *rest)))


def test_a_point_that_is_not_admissible_is_seen() -> None:
    obligation, witness = refuted(*LINES[1])
    below = replace(witness, point=tuple((name, number(-1)) for name, _ in witness.point))
    with pytest.raises(FalseWitness, match="does not satisfy"):
        reverify(obligation, below)
