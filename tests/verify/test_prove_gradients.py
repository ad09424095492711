"""Derivatives in the algebra of matrices: by a number, and by an array in every direction; fields of unknown functions; equations of arrays."""

from __future__ import annotations

import pytest

from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import judged

OF_TIME = r"Let $t \in \mathbb{R}$ and $A(t) \in \mathbb{R}^{n \times n}$."
MATRICES = r"Let $X, A, B \in \mathbb{R}^{n \times n}$ be invertible."
FORM = r"Let $A \in \mathbb{R}^{n \times n}$ be symmetric and let $x \in \mathbb{R}^n$ with $x^\top x > 0$."
RESIDUAL = (
    r"Let $D \in \mathbb{R}^{n \times n}$ be symmetric. Let $X \in \mathbb{R}^{n \times d}$, $y \in \mathbb{R}^n$ and $b \in \mathbb{R}^d$."
)
SQUARES = RESIDUAL + r" Assume that $X^\top X$ is invertible."
FIELDS = (
    r"Let $r \in \mathbb{R}^3$, and let $f \colon \mathbb{R}^3 \to \mathbb{R}$ and $F, G \colon \mathbb{R}^3 \to \mathbb{R}^3$ be smooth."
)
BARE = r"Let $f, g \colon \mathbb{R} \to \mathbb{R}$ be smooth."
PAIRS = [
    (OF_TIME, r"\frac{d}{dt} A^{-1} = -A^{-1} \dot{A} A^{-1}", r"\frac{d}{dt} A^{-1} = A^{-1} \dot{A} A^{-1}"),
    (OF_TIME, r"\frac{d}{dt} \operatorname{tr}(A^3) = 3 \operatorname{tr}(A^2 \dot{A})", r"\frac{d}{dt} A^3 = 3 A^2 \dot{A}"),
    (OF_TIME, r"\frac{d}{dt} (A^\top A) = \dot{A}^\top A + A^\top \dot{A}", r"\frac{d}{dt} (A^\top A) = 2 A^\top \dot{A}"),
    (
        MATRICES,
        r"\frac{\partial}{\partial X} \log \det(A X B) = (X^{-1})^\top",
        r"\frac{\partial}{\partial X} \log \det(A X B) = X^{-1}",
    ),
    (
        MATRICES,
        r"\frac{\partial}{\partial X} \operatorname{tr}(A X^{-1} B) = -(X^{-1} B A X^{-1})^\top",
        r"\frac{\partial}{\partial X} \operatorname{tr}(A X^{-1} B) = -X^{-1} B A X^{-1}",
    ),
    (
        MATRICES,
        r"\frac{\partial}{\partial X} \log \det(I + X^\top X) = 2 X (I + X^\top X)^{-1}",
        r"\frac{\partial}{\partial X} \log \det(I + X^\top X) = X (I + X^\top X)^{-1}",
    ),
    (
        FORM,
        r"\nabla_x \frac{x^\top A x}{x^\top x} = \frac{2}{x^\top x} \left( A x - \frac{x^\top A x}{x^\top x} x \right)",
        r"\nabla_x \frac{x^\top A x}{x^\top x} = \frac{2}{x^\top x} A x",
    ),
    (FORM, r"\nabla_x^2 (x^\top A x) = 2 A", r"\nabla_x^2 (x^\top A x) = A"),
    (
        FORM,
        r"\frac{\partial}{\partial x} \frac{x}{\|x\|} = \frac{1}{\|x\|} \left( I - \frac{x x^\top}{\|x\|^2} \right)",
        r"\frac{\partial}{\partial x} \frac{x}{\|x\|} = \frac{1}{\|x\|} I",
    ),
    (
        RESIDUAL,
        r"\nabla_b \left( (y - X b)^\top D (y - X b) \right) = -2 X^\top D (y - X b)",
        r"\nabla_b \left( (y - X b)^\top D (y - X b) \right) = 2 X^\top D (y - X b)",
    ),
    (
        SQUARES,
        r"\nabla_b \|y - X b\|^2 = 0 \iff b = (X^\top X)^{-1} X^\top y",
        r"-2 X^\top (y - X b) = 0 \iff X^\top X b = -X^\top y",
    ),
    (FIELDS, r"\nabla \times (\nabla f(r)) = 0", r"\nabla \times F(r) = 0"),
    (FIELDS, r"\nabla \cdot (\nabla \times F(r)) = 0", r"\nabla \cdot (\nabla f(r)) = 0"),
    (
        FIELDS,
        r"\nabla \cdot (F(r) \times G(r)) = G(r) \cdot (\nabla \times F(r)) - F(r) \cdot (\nabla \times G(r))",
        r"\nabla \cdot (F(r) \times G(r)) = G(r) \cdot (\nabla \times F(r)) + F(r) \cdot (\nabla \times G(r))",
    ),
    (
        FIELDS,
        r"\nabla \times (f(r) F(r)) = f(r) \, \nabla \times F(r) + \nabla f(r) \times F(r)",
        r"\nabla \times (f(r) F(r)) = f(r) \, \nabla \times F(r) - \nabla f(r) \times F(r)",
    ),
    (BARE, "(f g)'' = f'' g + 2 f' g' + f g''", "(f g)'' = f'' g + f g''"),
]


@pytest.mark.parametrize(("given", "right", "slip"), PAIRS, ids=[right for _, right, _ in PAIRS])
def test_the_right_line_is_proved_and_the_slip_is_not(given: str, right: str, slip: str) -> None:
    assert isinstance(judged(given, right), Proved)
    assert isinstance(judged(given, slip), Refuted)


def test_a_determinant_in_the_denominator_is_a_condition() -> None:
    """The rule for det needs an invertible matrix; nothing here says it is one, so that is said with the proof."""
    found = judged(OF_TIME, r"\frac{d}{dt} \det A = \det(A) \operatorname{tr}(A^{-1} \dot{A})")
    assert isinstance(found, Proved)
    assert found.conditions


@pytest.mark.parametrize(
    ("line", "limited"),
    [
        (r"\nabla_x \|A x - b\|^2 = 2 A^\top (A x - b)", False),
        (r"\nabla_x^2 \|x\|^4 = 8 x x^\top + 4 \|x\|^2 I", False),
        (r"\nabla_X \|X\|_F^2 = 2 X", False),
        (r"\nabla_x \|x\| = \frac{x}{\|x\|}", True),
        (r"\nabla_x \|x\|^{-2} = -2 \|x\|^{-4} x", True),
    ],
)
def test_an_even_power_of_a_norm_has_a_gradient_everywhere(line: str, limited: bool) -> None:
    given = r"Let $A \in \mathbb{R}^{m \times n}$, $b \in \mathbb{R}^m$, $x \in \mathbb{R}^n$ and $X \in \mathbb{R}^{m \times n}$."
    found = judged(given, line)
    assert isinstance(found, Proved)
    assert bool(found.conditions) is limited
