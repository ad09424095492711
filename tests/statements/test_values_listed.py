"""Index letters of which all values are listed, conventions that end, letters that are the author's own, what holds at an edge."""

from __future__ import annotations

import pytest

from tests.statements.derivations import letters

LINES = [
    (r"Let $a_i$ be real numbers for $i = 1, \dots, 3$. Then $$\sum_i a_i = a_1 + a_2 + a_3.$$", "p"),
    (r"Let $a_i$ be real numbers for $i = 1, 2, 3$. Then $$\sum_i a_i = a_1 + a_2 + a_3.$$", "p"),
    (r"Let $a_i$, $i = 1, 2, 3$, be real numbers. Then $$\sum_i a_i = a_1 + a_2.$$", "r"),
    (r"For $n = 1, 2$ we have $$2^n \le 4.$$ $$2^n \le 2$$", "pr"),
    (r"$$n^2 = 3n - 2, \quad n = 1, 2$$", "p"),
    (r"$$n^2 = 3n - 2, \quad n = 1, 2, 4$$", "x"),
    ("We use the summation convention for $a, b \\in \\mathbb{R}^3$.\n\n$$a_i b_i = a_1 b_1 + a_2 b_2 + a_3 b_3$$\n\nFrom here on we no longer sum over repeated indices.\n\n$$a_i b_i = a_1 b_1 + a_2 b_2 + a_3 b_3$$", "pr"),
    (r"With $\pi = 22/7$ we get $$\sin \pi = 0.$$ $$7 \pi = 22$$", "up"),
    ("# A\n\nThe boundary condition is $$u = 1.$$\n\n# B\n\nWe have $$u^2 = 1.$$", "-u"),
    ("Suppose $x = y$. Then\n\n$$x^2 = y^2.$$\n\n$$x^2 + y^2 = 2xy \\quad \\text{for all } x, y$$", "pr"),
    ("Hence the minimum is at $x = 2$. Then at $x = 3$ we have $x^2 = 9$.", "-p"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), LINES, ids=lambda each: each)
def test_the_lines(text: str, wanted: str) -> None:
    assert letters(text).replace("-", "") == wanted.replace("-", "")
