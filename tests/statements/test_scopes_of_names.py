"""Names that a line or a sentence speaks of anew: what was supposed of an earlier bearer of the name proves nothing of them."""

from __future__ import annotations

import re

import pytest

from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import checked, verdict

FALSE = [
    r"The kinetic energy $K = \frac12 m v^2$ depends on the velocity.|$$ \frac{\partial}{\partial v} (K v) = K $$",
    r"Let $x > 0$.|$$ |x| = x \quad\text{for all } x \in \mathbb{R} $$",
    r"Let $x > 0$.|$$ |x| = x \quad \forall x \in \mathbb{R} $$",
    r"Let $x > 0$.|$$ |x| = x \quad\text{for every real } x $$",
    r"Let $x > 0$.|$$ |x| = x, \qquad x \in [-1, 1] $$",
    r"Let $x > 0$. Hence $|x| = x$ for all $x \in \mathbb{R}$.|",
    r"Let $x \in [0, 1]$.|$$ x^2 \le x \quad\text{for all } x \in [0, 2] $$",
    r"Let $n$ be even.|$$ (-1)^n = 1 \quad\text{for all integers } n $$",
    r"Let $A \in \mathbb{R}^{n \times n}$ be symmetric.|$$ A^T = A \quad\text{for all } A \in \mathbb{R}^{n \times n} $$",
    r"Let $x \ge 0$. For all $x \in \mathbb{R}$ we have|$$ |x| = x $$",
    r"Let $n$ be even.|Let $n \in \mathbb{Z}$.|$$ (-1)^n = 1 $$",
    r"Let $z$ be complex with $|z| = 1$.|Let $z \in \mathbb{C}$. Then|$$ |z| = 1 $$",
    r"Let $x > 0$. Now let $x$ be a real number.|$$ |x| = x $$",
    r"Let $x, y \in \mathbb{R}$.|$$ x + y = y + x, \quad |x + y| \ge |x| + |y| $$",
]
OPEN = [
    r"Let $A$ be a symmetric $n \times n$ matrix. Suppose $A$ is not symmetric.|$$ A^T = A $$",
    r"Let $X$ and $Y$ be independent random variables. Suppose $X$ and $Y$ are not independent.|$$ \mathbb{E}[X Y] = \mathbb{E}[X] \mathbb{E}[Y] $$",
    r"Let $n$ be even. Suppose $n$ is not even.|$$ (-1)^n = 1 $$",
    r"Let $n$ be an integer. Let $m = 2 n$ be odd.|$$ (-1)^m = -1 $$",
    r"Let $x > 0$. Now set $x = -3$.|$$ |x| = x $$",
    r"Let $m$ and $n$ be integers. Suppose exactly one of $m$ and $n$ is even.|$$ (-1)^{m + n} = -1 $$",
    r"Let $x \in \mathbb{R}$. Let $m = x + 1$ be an integer.|$$ \sin(\pi x) = 0 $$",
    r"Let $X$ and $Y$ be uncorrelated random variables.|$$ \mathbb{E}[X Y] = \mathbb{E}[X] \mathbb{E}[Y] $$",
    r"Let $z, w \in \mathbb{C}$ be conjugate.|$$ z w = |z|^2 $$",
    r"Let $z \in \mathbb{C}$ be real.|$$ \bar z = z $$",
    r"Let $X_1, \dots, X_n$ be i.i.d. $\mathcal{N}(\mu, \sigma^2)$ and $\bar X = \frac1n \sum_{i=1}^n X_i$.|$$ \operatorname{Cov}(\bar X, X_1) = 0 $$",
    r"Along the curve $y = x^2$, we have|$$ \frac{d}{dx} (x y) = y. $$",
    r"The derivative of $h(x) = x^2$ is $h'(x) = 2x$ and|$$ h(x) = 3x - 2. $$|Hence|$$ h'(x) = 3. $$",
    r"Let $(x_n)$ be a sequence with $x_{n+1} = \frac12 x_n + 1$ and $x_0 = 0$. Then|$$ x_n = 3 - 2^{1-n} $$|$$ \lim_{n\to\infty} x_n = 3 $$",
    r"Let $n$ be an odd square.|$$ (-1)^{(n - 1)/2} = 1 $$",
]
TRUE = [
    r"Let $x \in \mathbb{R}$. Let $y = x + 1$. Assume $y > 0$.|$$ |x + 1| = x + 1 $$",
    r"Let $x > 0$.|$$ x^2 \ge 0 \quad\text{for all } x \in \mathbb{R} $$",
    r"Let $x > 1$. Let $x > 0$ be a real number.|$$ |x| = x $$",
    r"Let $n \in \mathbb{N}$. Let $m = n + 1$ be even.|$$ (-1)^n = -1 $$",
    r"Let $x \in \mathbb{R}$.|$$ \sqrt{x^2} = x, \quad x > 0 $$",
]


def last(text: str) -> object:
    """The verdict on the last line. Bars part paragraphs, those of a modulus aside."""
    parted = re.sub(r"\|(?=\$\$|Let |Hence|\Z)", "\n\n", text)
    return verdict(checked(parted + "\n")[-1])


@pytest.mark.parametrize("text", FALSE)
def test_refuted(text: str) -> None:
    assert isinstance(last(text), Refuted)


@pytest.mark.parametrize("text", OPEN)
def test_neither(text: str) -> None:
    assert not isinstance(last(text), Proved | Refuted)


@pytest.mark.parametrize("text", TRUE)
def test_proved(text: str) -> None:
    assert isinstance(last(text), Proved)
