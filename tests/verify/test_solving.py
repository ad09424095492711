"""Equations solved in text: what follows of them is proved, lost and gained solutions are not."""

from __future__ import annotations

import pytest

from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import judged

X = "Let $x, y, z \\in \\mathbb{R}$. "
V = "Let $a, b \\in \\mathbb{R}^n$. "
C = "Let $z \\in \\mathbb{C}$. "
TRUE = [
    (X, r"x^2 = 5x \iff x = 0 \lor x = 5"),
    (X, r"x^2 = 9 \iff x = \pm 3"),
    (X, r"x^3 - 2x^2 - x + 2 = 0 \iff x = 2 \lor x = 1 \lor x = -1"),
    (X, r"x^3 = 1 \iff x = 1"),
    (X, r"x y = 0 \iff x = 0 \lor y = 0"),
    (X, r"x y = x z \iff x = 0 \lor y = z"),
    (X, r"x^2 + y^2 = 0 \iff x = 0 \land y = 0"),
    (X, r"\sqrt{x + 2} = x \iff x = 2"),
    (X, r"\sqrt{x + 2} = x \implies x + 2 = x^2"),
    (X, r"|x - 2| = 3 \iff x = 5 \lor x = -1"),
    (X, r"|x| = |y| \iff x^2 = y^2"),
    (X, r"|x| = -x \iff x \le 0"),
    (X, r"|x - 1| < 2 \iff -1 < x < 3"),
    (X, r"e^{2x} = 3 e^x \iff x = \log 3"),
    (X, r"\log x = 2 \iff x = e^2"),
    (X, r"5 - 3x > 11 \iff x < -2"),
    (X, r"|x + y| \le |x| + |y|"),
    (X, r"|x - y| \ge \big| |x| - |y| \big|"),
    ("Let $x, y \\ge 0$. ", r"x^2 = y^2 \iff x = y"),
    ("Let $a, b, c, x \\in \\mathbb{R}$ with $a \\ne 0$. ", r"a x^2 + b x + c = 0 \implies x = \frac{-b \pm \sqrt{b^2 - 4 a c}}{2 a}"),
    (C, r"z^2 = -1 \iff z = i \lor z = -i"),
    (C, r"z^2 = 0 \iff z = 0"),
    (V, r"a^\top a = 0 \implies a = 0"),
    (V, r"(a - b)^\top (a - b) = 0 \iff a = b"),
]
FALSE = [
    (X, r"x^2 = 4 \iff x = 2"),
    (X, r"x^2 = x \implies x = 1"),
    (X, r"x^3 = x \iff x = 0 \lor x = 1"),
    (X, r"x y = 0 \implies x = 0"),
    (X, r"\sqrt{x + 2} = x \iff x = 2 \lor x = -1"),
    (X, r"x^2 + y = 0 \implies x = 0 \land y = 0"),
    (X, r"|x - 2| = 3 \implies x = 5"),
    (X, r"|x - 1| > 2 \iff -1 < x < 3"),
    (X, r"x^2 > 4 \iff x > 2"),
    (X, r"x > y \implies x^2 > y^2"),
    (V, r"a^\top b = 0 \implies a = 0 \lor b = 0"),
]
OPEN = [
    (X, r"\sqrt{x} = -1 \implies x = 5"),  # never holds: true of nothing, and hardly meant
    (X, r"e^x = -1 \implies x = 3"),
    (X, r"\log x^2 = 2 \iff x = e"),
    (X, r"x y = x z \iff y = z"),
    (C, r"z^3 = 1 \implies z = 1"),
    (C, r"|z| = 1 \implies z = 1 \lor z = -1"),
    ("Let $n \\in \\mathbb{N}$ and $A \\in \\mathbb{R}^{n \\times n}$. ", r"A A = 0 \implies A = 0"),
]


@pytest.mark.parametrize(("given", "line"), TRUE)
def test_proved(given: str, line: str) -> None:
    assert isinstance(judged(given, line), Proved)


@pytest.mark.parametrize(("given", "line"), FALSE)
def test_refuted(given: str, line: str) -> None:
    assert isinstance(judged(given, line), Refuted)


@pytest.mark.parametrize(("given", "line"), OPEN)
def test_not_proved(given: str, line: str) -> None:
    assert not isinstance(judged(given, line), Proved)
