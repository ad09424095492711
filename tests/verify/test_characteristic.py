"""Determinants of sums of small matrices: characteristic polynomials."""

from __future__ import annotations

import pytest

from tests.statements.derivations import letters

WRITTEN = "Let $A = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$ and $\\lambda \\in \\mathbb{R}$."
ANY = "Let $A, B \\in \\mathbb{R}^{2 \\times 2}$ and $\\lambda \\in \\mathbb{R}$."
CUBE = "Let $A \\in \\mathbb{R}^{3 \\times 3}$ and $\\lambda \\in \\mathbb{R}$."


@pytest.mark.parametrize(("given", "right", "wrong"), [
    (WRITTEN, "\\det(A - \\lambda I) = \\lambda^2 - 5\\lambda - 2", "\\det(A - \\lambda I) = \\lambda^2 - 5\\lambda + 2"),
    (WRITTEN, "\\det(A + A) = -8", "\\det(A + A) = -4"),
    (ANY, "\\det(A - \\lambda I) = \\lambda^2 - \\operatorname{tr}(A) \\lambda + \\det A", "\\det(A + B) = \\det A + \\det B"),
    (ANY, "\\det(A + B) + \\det(A - B) = 2 \\det A + 2 \\det B", "\\det(A - B) = \\det A - \\det B"),
    (CUBE, "\\det(-A - \\lambda I) = -\\det(A + \\lambda I)", "\\det(-A - \\lambda I) = \\det(A + \\lambda I)"),
    ("Let $A \\in \\mathbb{R}^{n \\times n}$.", "\\det(-A) = (-1)^n \\det A", "\\det(-A) = -\\det A"),
])  # fmt: skip
def test_a_small_determinant_is_written_out(given: str, right: str, wrong: str) -> None:
    assert letters(f"{given}\n\n$$ {right} $$") == "p"
    assert letters(f"{given}\n\n$$ {wrong} $$") == "r"


def test_the_lambda_of_a_characteristic_polynomial_is_a_number() -> None:
    text = "Let $A = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$.\n\n$$ \\det(A - \\lambda I) = \\lambda^2 - 5\\lambda - 2 $$"
    assert letters(text) == "p"
