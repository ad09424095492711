"""Sentences of lecture notes that declare little: vectors by what stands beside them, events by their brackets, substitutions and equations spoken of."""

from __future__ import annotations

import pytest

from tests.statements.derivations import letters

SQUARES = "Let $\\mathcal{L}(w) = \\frac{1}{2n} \\sum_{i=1}^n (w^\\top x_i - y_i)^2 + \\frac{\\lambda}{2} \\|w\\|^2$. Then"
ROWS = "Let $J(w) = \\sum_{i=1}^n (y_i - x_i^\\top w)^2$. Then"
LOGISTIC = (
    "Let $p_i = \\sigma(w^T x_i)$ with $\\sigma(z) = \\frac{1}{1+e^{-z}}$ and\n\n"
    "$$ L(w) = -\\sum_{i=1}^N \\left[ y_i \\log p_i + (1-y_i) \\log(1-p_i) \\right] $$\n\nThen"
)
TEST = "Suppose $P(A) = 0.01$, $P(B \\mid A) = 0.9$ and $P(B \\mid A^c) = 0.1$. Then"
SWING = "Consider the ODE $y'' + \\omega^2 y = 0$. The function $y(t) = A\\cos(\\omega t) + B \\sin(\\omega t)$ is a solution, since"


@pytest.mark.parametrize(("given", "line", "letter"), [
    (SQUARES, "\\nabla \\mathcal{L}(w) = \\frac{1}{n} \\sum_{i=1}^n (w^\\top x_i - y_i) x_i + \\lambda w", "p"),
    (SQUARES, "\\nabla \\mathcal{L}(w) = \\frac{1}{n} \\sum_{i=1}^n (w^\\top x_i - y_i) x_i", "r"),
    (ROWS, "\\nabla J(w) = -2 \\sum_{i=1}^n (y_i - x_i^\\top w) x_i", "p"),
    (ROWS, "\\nabla J(w) = 2 \\sum_{i=1}^n (y_i - x_i^\\top w) x_i", "r"),
    (ROWS, "\\nabla^2 J(w) = 2 \\sum_{i=1}^n x_i x_i^\\top", "p"),
    (LOGISTIC, "\\nabla_w L = \\sum_{i=1}^N (p_i - y_i) x_i", "p"),
    (LOGISTIC, "\\nabla_w L = \\sum_{i=1}^N (y_i - p_i) x_i", "r"),
    (TEST, "P(B) = 0.108", "p"),
    (TEST, "P(A \\mid B) = \\frac{1}{12}", "p"),
    (TEST, "P(A \\mid B) = 0.9", "u"),
    (SWING, "y''(t) = -\\omega^2 y(t)", "p"),
    ("By parts with $u = x$ and $dv = e^x\\,dx$,", "\\int_0^1 x e^x \\, dx = e - \\int_0^1 e^x \\, dx", "p"),
])  # fmt: skip
def test_what_nobody_declares_is_known_by_how_it_stands(given: str, line: str, letter: str) -> None:
    assert letters(f"{given}\n\n$$ {line} $$")[-1] == letter


def test_dimension_and_number_of_samples_are_two() -> None:
    assert letters(ROWS + "\n\n$$ n \\|w\\|^2 = \\sum_{i=1}^n w_i^2 $$")[-1] != "p"
    assert (
        letters("Let $x_1, \\dots, x_n \\in \\mathbb{R}$ and $w \\in \\mathbb{R}$.\n\n$$ \\sum_{i=1}^n w^2 x_i = w^2 \\sum_{i=1}^n x_i $$")
        == "p"
    )


def test_a_claim_in_a_sentence_that_names_an_equation_is_checked() -> None:
    assert letters("Let $y(t) = 3e^{2t}$. By the differential equation and since $e^0 = 1$, we get $y(0) = 4$.")[-1] == "r"


def test_a_probability_beside_a_parameter_is_no_event() -> None:
    assert letters("Let $P \\in \\mathbb{R}$ and $A \\in \\mathbb{R}$.\n\n$$ P(A + 1) = PA + P $$") == "p"
