"""Definite, semidefinite, skew and idempotent matrices in the words of authors: what follows, what does not, and what the word leaves open."""

from __future__ import annotations

import pytest

from proofgen.math.context import Context
from proofgen.math.latex import latex
from proofgen.math.sorts import INTEGER, Range, Tensor
from proofgen.math.term import ForAll, Index, Mul, Rel, Sym, Term
from proofgen.verify.normal.spell import add, number
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.verdict import Proof, Proved, Refuted
from tests.statements.derivations import judged

N = Sym("n", INTEGER)
FIRST = Sym("i", Range(number(1), N))
A = r"Let $A \in \mathbb{R}^{n \times n}$ "
B = r" Let $B \in \mathbb{R}^{n \times n}$ "
X = r" Let $x, y \in \mathbb{R}^n$."
TRUE = [
    (A + "be positive definite." + X, r"x^\top A x \ge 0"),
    (A + r"be positive definite. Let $x \in \mathbb{R}^n$ with $x \ne 0$.", r"x^\top A x > 0"),
    (A + "be positive definite.", r"\det A > 0"),
    (A + "be positive definite.", r"\operatorname{tr}(A + A^{-1}) > 0"),
    (A + "be positive definite.", "A_{ii} > 0"),
    (A + "be positive definite." + B + "be positive semidefinite." + X, r"x^\top (2 A + B^\top)^{-1} x \ge 0"),
    (A + "be positive semidefinite.", r"\det(A + 2 I) > 0"),
    (A + "be nonnegative definite." + X, r"-3 x^\top A x \le 0"),
    (A + "be skew-symmetric." + X, r"x^\top A x = 0"),
    (A + "be antisymmetric.", r"\operatorname{tr} A = 0"),
    (A + "with $A_{ij} = -A_{ji}$ for all $i$ and $j$.", "A_{11} = 0"),
    (A + "be idempotent.", r"(I - A)^2 = I - A"),
]
FALSE = [
    (A + "be positive semidefinite." + X, r"x^\top A x > 0"),
    (A + r"be positive semidefinite. Let $x \in \mathbb{R}^n$ with $x \ne 0$.", r"x^\top A x > 0"),
    (A + "be positive definite." + X, r"x^\top A x > 0"),
    (A + "be positive definite.", r"\det(-A) > 0"),
    (A + "be positive definite.", r"\det(-A) < 0"),
    (A + "be positive definite." + X, r"x^\top A y \ge 0"),
    (A + "be positive semidefinite.", r"\det A > 0"),
    (A + r"be positive definite with $A_{12} = \frac{1}{2}$.", r"A_{11} = \frac{1}{2}"),
    (A + "be skew-symmetric." + X, r"x^\top A y = 0"),
    (A + r"with $A_{ij} = -A_{ji}$ for $1 \le i < j \le n$.", r"\operatorname{tr} A = 0"),
    (A + "be idempotent." + B + "be idempotent.", "(A B)^2 = A B"),
]
OPEN = [
    # some authors say "definite" of symmetric matrices only, others do not
    (A + "be positive definite.", r"A^\top = A"),
    (A + r"be positive definite with $A_{12} = \frac{1}{2}$.", r"A_{21} = \frac{1}{2}"),
    (A + "be positive semidefinite and skew-symmetric.", "A = 0"),
    # words that are not these
    (A + "be negative definite." + X, r"x^\top A x \ge 0"),
    (A + "be indefinite." + X, r"x^\top A x \ge 0"),
    (A + "be conditionally positive definite." + X, r"x^\top A x \ge 0"),
    (A + "be positive definite or idempotent.", "A^2 = A"),
    (A + r"be positive definite on $\ker B$.", r"\det A > 0"),
    (A + "be positive definite on its diagonal.", r"\det A > 0"),
    (A + r"be idempotent with respect to $B$.", "A^2 = A"),
    (A + "be non-idempotent.", "A^2 = A"),
    # of complex matrices
    (r"Let $A \in \mathbb{C}^{n \times n}$ be positive definite." + X, r"x^\top A x \ge 0"),
]


@pytest.mark.parametrize(("given", "line"), TRUE)
def test_proved(given: str, line: str) -> None:
    assert isinstance(judged(given, line), Proved)


@pytest.mark.parametrize(("given", "line"), FALSE)
def test_refuted(given: str, line: str) -> None:
    assert isinstance(judged(given, line), Refuted)


@pytest.mark.parametrize(("given", "line"), OPEN)
def test_neither(given: str, line: str) -> None:
    assert not isinstance(judged(given, line), Proved | Refuted)


def test_a_form_of_an_inverse_needs_the_inverse() -> None:
    found = judged(A + "be positive semidefinite." + X, r"x^\top A^{-1} x \ge 0")
    assert isinstance(found, Proved)
    assert [latex(condition) for condition in found.conditions] == [r"\operatorname{det}\left(A\right) \neq 0"]


def test_an_inverse_that_is_there_needs_no_condition() -> None:
    found = judged(A + "be positive definite." + B + "be positive semidefinite." + X, r"x^\top (A + B)^{-1} x \ge 0")
    assert isinstance(found, Proved)
    assert found.conditions == ()


@pytest.mark.parametrize(("low", "proved"), [(number(1), True), (add(FIRST, number(1)), False)])
def test_above_the_diagonal_nothing_is_said_of_it(low: Term, proved: bool) -> None:
    matrix, j = Sym("A", Tensor((N, N))), Sym("j", Range(low, N))
    skew = Rel("=", Index(matrix, (FIRST, j)), Mul((number(-1), Index(matrix, (j, FIRST)))))
    context = Context((N, matrix), (), (Rel(">=", N, number(1)), ForAll(FIRST, ForAll(j, skew))))
    goal = Rel("=", Index(matrix, (number(1), number(1))), number(0))
    assert isinstance(prove(Obligation(goal, context), Limits()), Proof) == proved
