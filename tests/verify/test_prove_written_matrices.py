"""Matrices that are written out: inverse and determinant by cofactors, functions with such values, diagonal ones of any size."""

from __future__ import annotations

import pytest

from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import judged

NUMBERS = r"Let $a, b, c, d \in \mathbb{R}$. Define $A = \begin{pmatrix} a & b \\ c & d \end{pmatrix}$."
TURN = r"Let $\theta, \phi \in \mathbb{R}$. Define $R(\theta) = \begin{pmatrix} \cos\theta & -\sin\theta \\ \sin\theta & \cos\theta \end{pmatrix}$."
TRUE = [
    (NUMBERS, r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}^{-1} = \frac{1}{ad-bc} \begin{pmatrix} d & -b \\ -c & a \end{pmatrix}"),
    (NUMBERS, r"A^{-1} = \frac{1}{\det A} \begin{pmatrix} d & -b \\ -c & a \end{pmatrix}"),
    (NUMBERS, r"\operatorname{tr}(A^{-1}) = \frac{a + d}{ad - bc}"),
    (NUMBERS, r"\det(A^{-1}) = \frac{1}{\det A}"),
    (
        NUMBERS,
        r"\begin{pmatrix} 1 & a & b \\ 0 & 1 & c \\ 0 & 0 & 1 \end{pmatrix}^{-1} = \begin{pmatrix} 1 & -a & ac-b \\ 0 & 1 & -c \\ 0 & 0 & 1 \end{pmatrix}",
    ),
    (TURN, r"\det R(\theta) = 1"),
    (TURN, r"R(\theta)^{-1} = R(-\theta)"),
    (TURN, r"R(\theta) R(\phi) = R(\theta + \phi)"),
    (r"Let $x \in \mathbb{R}^n$.", r"\det(\operatorname{diag}(x)) = \prod_{i=1}^n x_i"),
]
FALSE = [
    (NUMBERS, r"A^{-1} = \frac{1}{\det A} \begin{pmatrix} a & -b \\ -c & d \end{pmatrix}"),
    (NUMBERS, r"\det(A^{-1}) = \det A"),
    (TURN, r"\det R(\theta) = \cos(2\theta)"),
    (TURN, r"R(\theta) R(\phi) = R(\theta \phi)"),
]


@pytest.mark.parametrize(("given", "formula"), TRUE)
def test_proved(given: str, formula: str) -> None:
    assert isinstance(judged(given, formula), Proved)


@pytest.mark.parametrize(("given", "formula"), FALSE)
def test_refuted(given: str, formula: str) -> None:
    assert isinstance(judged(given, formula), Refuted)
