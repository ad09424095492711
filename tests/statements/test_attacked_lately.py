"""What an adversary got proved or refuted by words: conditions that act backwards, suppositions that do not end, names that need not be real."""

from __future__ import annotations

import pytest

from tests.statements.derivations import letters

SEQUENCE = "Let $(a_n)$ be a sequence. Suppose $a_0 = 0$ and $a_{n+1} = 2 a_n + 1$ for all $n \\ge 0$"


@pytest.mark.parametrize(("text", "last"), [
    (SEQUENCE + ".\n\n$$ a_3 = 7 $$", "p"),
    (SEQUENCE + " that are even.\n\n$$ a_3 = 7 $$", "u"),
    ("Let $(a_n)$ be a sequence with $a_0 = 1$. Induction hypothesis: Assume $a_n = 5$.\n\nHence for all $n$: $$a_n = 5$$", "u"),
    ("Let $a, b \\in \\mathbb{R}$. Assume $a < b$. Then $$a-b<0$$\n\nFor all $a, b$ we have $$a - b < 0$$", "u"),
    ("Let $X$ and $Y$ be independent standard normal.\n\nNow drop the independence. Then $$E[XY] = 0$$", "u"),
    ("Repeated indices are summed over $i = 1, \\dots, 4$.\n\n$$\\varepsilon_{ijk}\\varepsilon_{ijk} = 24$$\n\n$$\\delta_{ii} = 3$$", "u"),
    ("We use the summation convention in $\\mathbb{R}^3$.\n\n$$\\delta_{ii} = 1 \\quad \\text{(no sum)}$$", "x"),
    ("We sum over repeated indices in $\\mathbb{R}^3$.\n\n$$\\frac{a_ib_i}{c_jc_j}\\,c_kc_k = a_ib_i$$", "p"),
    ("$z$ is a root of $t^2+1$.\n\n$$ z^2 \\ge 0 $$", "x"),
    ("Denote by $r$ a root of $t^2+t+1$.\n\n$$ r^2 \\ge 0 $$", "x"),
    ("Let $A$ be a rotation of the plane and $v$ be an eigenvector of $A$ with eigenvalue $\\lambda$. Then $$\\lambda^2 \\ge 0$$", "x"),
    ("Let $f(r,\\theta) = r^2$ in polar coordinates. Then $$\\Delta f = 2$$", "x"),
    ("The derivative of $f(x)=x^3$ is $3x^2$. The derivative of $f(x)=x^2$ is $2x$. Hence $$f'(x)=3x^2$$", "r"),
])  # fmt: skip
def test_the_last_line_is_neither_proved_nor_refuted_by_what_is_over(text: str, last: str) -> None:
    assert letters(text)[-1] == last


@pytest.mark.parametrize("text", [
    "Let $x > 2$. Then $$x > 1$$\n\n$$x^2 \\ge 0 \\quad \\text{for all } x \\in \\mathbb{R}$$",
    "Let $a > 0$. Then $$\\sqrt{a^2} = a$$\n\n$$\\sqrt{a^2} = |a| \\quad \\text{for all } a \\in \\mathbb{R}$$",
])  # fmt: skip
def test_for_all_beside_a_display_limits_no_line_above_it(text: str) -> None:
    assert letters(text) == "pp"
