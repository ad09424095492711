"""What a display speaks of may be explained behind it, and commas part names that one set is said of."""

from __future__ import annotations

import pytest

from tests.statements.derivations import letters

BEHIND = [
    (
        r"Let $$f(x) = \frac12 x^\top A x - b^\top x,$$ where $A \in \mathbb{R}^{n \times n}$ is symmetric and $b \in \mathbb{R}^n$. Then $$\nabla f(x) = Ax - b.$$",
        "-p",
    ),
    (r"Let $$f(x) = x^\top A x,$$ where $A \in \mathbb{R}^{n \times n}$. Then $$\nabla f(x) = 2 A x.$$", "-r"),
    (r"Let $f(x) = x^\top A x$ with $A \in \mathbb{R}^{n \times n}$ symmetric. Then $$\nabla f(x) = 2 A x.$$", "-p"),
    (r"We have $$\operatorname{tr}(AB) = \operatorname{tr}(BA),$$ where $A, B \in \mathbb{R}^{n \times n}$.", "p"),
    (r"We have $$AB = BA,$$ where $A, B \in \mathbb{R}^{n \times n}$.", "r"),
    (r"Then $$AB = BA$$ for $A, B \in \mathbb{R}^{n \times n}$.", "r"),
    (r"Then $$\|x\| > 0$$ for all $x \in \mathbb{R}^n$ with $x \ne 0$.", "p"),
    (r"Then $$\|x\| > 0$$ for all $x \in \mathbb{R}^n$.", "r"),
    (r"Then $$x^\top A x \ge 0$$ for all $x \in \mathbb{R}^n$, where $A = B^\top B$ with $B \in \mathbb{R}^{m \times n}$.", "p"),
]
LISTS = [
    (r"For $x, y \in \mathbb{C}$ we have $$|x|^2 = x^2.$$", "r"),
    (r"For all $x, y, z \in \mathbb{C}$ we have $$|y|^2 = y^2.$$", "r"),
    (r"We have $$|x|^2 = x^2$$ for all $x, y \in \mathbb{C}$.", "r"),
    (r"We have $|x|^2 = x^2$ for $x, y \in \mathbb{C}$.", "r"),
    (r"$$|x|^2 = x^2 \quad \text{for all } x, y \in \mathbb{C}$$", "r"),
    (r"$$|x|^2 = x^2, \quad x, y \in \mathbb{C}$$", "r"),
    (r"$$|x y| = |x| |y| \quad \text{for all } x, y \in \mathbb{C}$$", "p"),
    (r"$$|x y| = x y \quad \text{for } x, y \in [0, 1]$$", "p"),
    (r"For $A, B \in \mathbb{R}^{n \times n}$, $$AB = BA.$$", "r"),
    (r"$$\sum_{k=1}^n k = \frac{n(n+1)}{2} \quad \text{for all } n \in \mathbb{N}$$", "p"),
]


@pytest.mark.parametrize(("text", "wanted"), [*BEHIND, *LISTS], ids=lambda each: each)
def test_the_lines(text: str, wanted: str) -> None:
    assert letters(text).replace("-", "") == wanted.replace("-", "")
