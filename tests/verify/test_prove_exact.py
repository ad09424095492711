"""Numbers stay exact: no float enters the prover, however large the numbers and whatever the sign."""

from __future__ import annotations

import pytest

from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.verdict import Attempt, Proof

NEGATIVE = "Let $x < 0$ and $n \\in \\mathbb{N}$."


def outcome(words: str, claim: str) -> Proof | Attempt:
    derivation = read_derivation(read_markdown(SourceText("exact.md", f"{words}\n\n$$ {claim} $$\n")))
    line = derivation.statements[-1]
    assert line.goal is not None
    assert line.context is not None
    return prove(Obligation(line.goal, line.context), Limits())


@pytest.mark.parametrize(
    "claim",
    [
        "\\left(\\frac{10000000000000001}{x}\\right)^n = \\left(\\frac{10000000000000000}{x}\\right)^n",
        "\\left(\\frac{1}{3x}\\right)^n = \\left(\\frac{6004799503160661}{18014398509481984 x}\\right)^n",
    ],
)
def test_close_numbers_are_not_equal(claim: str) -> None:
    assert isinstance(outcome(NEGATIVE, claim), Attempt)


@pytest.mark.parametrize("claim", ["\\log\\frac{-1}{x} = -\\log(-x)", "\\sqrt{\\frac{-1}{x}} = \\frac{1}{\\sqrt{-x}}"])
def test_negative_factors_keep_their_sign(claim: str) -> None:
    assert isinstance(outcome(NEGATIVE, claim), Proof)


@pytest.mark.parametrize("claim", ["\\sqrt[0]{x} = 1", "x^{n/2} = |x|^{n/2}"])
def test_a_power_without_a_clear_domain_is_left_open(claim: str) -> None:
    assert isinstance(outcome("Let $x \\in \\mathbb{R}$ and $n \\in \\mathbb{Z}$.", claim), Attempt)
