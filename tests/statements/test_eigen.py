"""Eigenvectors and their eigenvalues, named in words."""

from __future__ import annotations

import pytest

from tests.statements.derivations import letters

ONE = "Let $A \\in \\mathbb{R}^{n \\times n}$ and let $v \\in \\mathbb{R}^n$ be an eigenvector of $A$ with eigenvalue $\\lambda$."
TWO = (
    "Let $A \\in \\mathbb{R}^{n \\times n}$ be symmetric, and let $v_1$ and $v_2$ be eigenvectors of $A$ with eigenvalues $\\lambda_1$ and "
    "$\\lambda_2$, where $\\lambda_1 \\ne \\lambda_2$."
)
UNIT = "Let $A \\in \\mathbb{R}^{n \\times n}$ be symmetric and let $v$ be a unit eigenvector of $A$ with eigenvalue $\\lambda$."


@pytest.mark.parametrize(("given", "line"), [
    (ONE, "A^2 v = \\lambda^2 v"),
    (ONE, "(A + I) v = (\\lambda + 1) v"),
    (ONE, "\\lambda = \\frac{v^\\top A v}{v^\\top v}"),
    (TWO, "v_1^\\top v_2 = 0"),
    (UNIT, "v^\\top A v = \\lambda"),
])  # fmt: skip
def test_they_satisfy_their_equation(given: str, line: str) -> None:
    assert letters(f"{given}\n\n$$ {line} $$") == "p"


@pytest.mark.parametrize(("given", "line"), [
    (ONE, "A^2 v = \\lambda v"),
    (ONE, "v^\\top A v = \\lambda"),
    (TWO.replace(", where $\\lambda_1 \\ne \\lambda_2$", ""), "v_1^\\top v_2 = 0"),
    (TWO.replace("be symmetric", "be invertible"), "v_1^\\top v_2 = 0"),
    ("Let $A \\in \\mathbb{R}^{n \\times n}$ and let $v$ be an eigenvector of $A$ with eigenvalue $\\lambda$.", "\\lambda^2 \\ge 0"),
    ("Let $A \\in \\mathbb{R}^{n \\times n}$ and let $v \\in \\mathbb{R}^n$ not be an eigenvector of $A$ with eigenvalue $\\lambda$.", "A v = \\lambda v"),
    ("Let $A \\in \\mathbb{R}^{n \\times n}$ and let $u, v \\in \\mathbb{R}^n$ be eigenvectors of $A$ with eigenvalue $\\lambda$.", "A u = v"),
])  # fmt: skip
def test_no_more_is_proved_of_them(given: str, line: str) -> None:
    assert letters(f"{given}\n\n$$ {line} $$") != "p"
