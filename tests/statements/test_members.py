"""A bare name of which only the members were declared."""

from __future__ import annotations

from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import checked, derivation, verdict

EACH = "Let $\\theta, x_i \\in \\mathbb{R}^d$ for $i = 1, \\dots, m$.\n\n"


def test_it_is_any_one_member_where_the_whole_does_not_fit() -> None:
    right, wrong = checked(EACH + "$$ \\theta^\\top x = x^\\top \\theta $$\n\n$$ e^{-\\theta^\\top x} = e^{\\theta^\\top x} $$\n")
    assert isinstance(verdict(right), Proved)
    assert isinstance(verdict(wrong), Refuted)
    assert right.reading == r"\theta^{\top} \, x_{\bullet} = x_{\bullet}^{\top} \, \theta"


def test_the_whole_is_meant_where_it_fits() -> None:
    [line] = checked(EACH + "$$ x + x = 2 x $$\n")
    assert line.reading == "x + x = 2 x"


def test_beside_its_members_it_is_refused() -> None:
    [line] = checked(EACH + "$$ \\sum_i \\theta^\\top x_i = \\theta^\\top x $$\n")
    assert line.problem is not None
    assert line.problem.code == "shape-mismatch"


def test_what_is_supposed_of_the_members_keeps_it_out_of_counterexamples() -> None:
    text = EACH + "Assume $x_i^\\top x_i = 1$ for all $i$.\n\n$$ x^\\top x = 1 $$\n\n$$ \\theta^\\top x = 1 $$\n"
    for line in derivation(text).statements:
        if line.role == "step":
            assert not isinstance(verdict(line), Refuted)
