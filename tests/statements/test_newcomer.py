"""Notes as a newcomer wrote them: phrases that once made a wrong line right, or a right one wrong."""

from __future__ import annotations

import pytest
from test_false_verdicts import verdict

from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import checked

WRONG = [
    pytest.param("Let $w \\in \\mathbb{R}^d$ and $x > 0$.", "\\frac{d}{dx} \\frac{1}{x} = \\frac{1}{x^2}", id="a dimension d"),
    pytest.param("Let $x \\in \\mathbb{R}$. Define $f(x) = x^2$. Differentiating with respect to $x$:", "f'(x) = 3x", id="with respect to"),
    pytest.param("Let $x \\in \\mathbb{R}$. With this in hand:", "(x + 1)^2 = x^2 + 1", id="with this in hand"),
    pytest.param("Let $n \\in \\mathbb{N}$. For $n = 1, 2, 3, \\dots$ we have", "\\sum_{k=1}^n k = n^2", id="a list of values"),
    pytest.param("Let $k \\in \\mathbb{R}$. For $k = 0$ or $k = 5$ we get", "k^2 = k", id="one of two values"),
    pytest.param("Let $x \\in \\mathbb{R}$.", "x^2 = x \\quad \\text{for } x = 0, 1, \\dots, 5", id="a list beside the line"),
    pytest.param("Let $A$ and $B$ be square matrices. Then", "A B = B A", id="matrices in words"),
    pytest.param("Let $a$ and $b$ be vectors, and $A$ a matrix.", "A a = a A", id="vectors in words"),
    pytest.param("Let $A, B \\in M_n(\\mathbb{R})$.", "(A + B)^2 = A^2 + 2 A B + B^2", id="a set that is not known"),
    pytest.param("Let $a, b \\in \\mathbb{R}$.", "\\cos a \\, b = \\cos(a b)", id="a thin space"),
]
RIGHT = [
    pytest.param("Let $w \\in \\mathbb{R}^d$ and $x > 0$.", "\\frac{d}{dx} x^2 = 2x", id="a dimension d"),
    pytest.param("Let $w \\in \\mathbb{R}^d$.", "\\int_0^1 x \\, dx = \\frac{1}{2}", id="an integral beside a dimension d"),
    pytest.param("Let $x, y \\in \\mathbb{R}$.", "\\sin x \\, y = y \\sin x", id="a thin space"),
    pytest.param("For all $n \\in \\mathbb{N}$ we have", "\\sum_{k=1}^n k = \\frac{n(n+1)}{2}", id="for all natural numbers"),
    pytest.param("", "\\sum_{k=1}^n k = \\frac{n(n+1)}{2} \\quad \\text{for all } n \\in \\mathbb{N}", id="for all beside the line"),
    pytest.param("Let $A$ be a symmetric $n \\times n$ matrix.", "A = A^\\top", id="a matrix by its size"),
    pytest.param("Since $x > 0$, we have", "\\sqrt{x^2} = x", id="a reason about a new name"),
    pytest.param(
        "Let $m, v \\in \\mathbb{R}$. The energy is $T = m v^2$. Hence", "\\frac{\\partial T}{\\partial v} = 2 m v", id="a name given by is"
    ),
]


@pytest.mark.parametrize(("words", "claim"), WRONG)
def test_a_wrong_line_is_not_proved(words: str, claim: str) -> None:
    lines = checked(f"{words}\n\n$$ {claim} $$\n")
    assert lines
    assert not isinstance(verdict(lines[-1]), Proved)


@pytest.mark.parametrize(("words", "claim"), RIGHT)
def test_a_right_line_is_proved(words: str, claim: str) -> None:
    assert isinstance(verdict(checked(f"{words}\n\n$$ {claim} $$\n")[-1]), Proved)


def test_a_derivative_by_words_is_a_claim() -> None:
    text = "Let $x \\in \\mathbb{R}$. Define $f(x) = x^2$.\n\nDifferentiating with respect to $x$:\n\n$$ f'(x) = 3x $$\n\nHence\n\n$$ f'(x) = 4x^2 $$\n"
    assert [isinstance(verdict(line), Refuted) for line in checked(text)] == [True, True]
