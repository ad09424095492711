"""What a line is said under: conditions of its sentence, of a sentence before it, of a part of the text that may be over."""

from __future__ import annotations

import pytest

from tests.statements.derivations import derivation, letters

CONDITIONS = [
    (r"If $x < 0$ then $|x| = -x$ and if $x > 0$ then $|x| = -x$.", "pr"),
    (r"If $x > 0$ then $$|x| = x$$ and if $x < 0$ then $$|x| = -x.$$", "pp"),
    (r"If $x > 0$, then $$|x| = x,$$ whereas if $x < 0$, then $$|x| = -x,$$ and for $x = 0$ $$|x| = 0.$$", "ppp"),
    (r"If $x > 0$ then $|x| = x$, for $x < 0$ we get $|x| = -x$.", "pp"),
    (r"For $x > 0$, so $|x| = x$; for $x < 0$, hence $|x| = -x$.", "pp"),
    (r"If $x > 0$ and if $y > 0$ then $xy > 0$, and so $$xy + x > 0.$$", "pp"),
    (r"If $x > 0$ then $x y > 0$ if $y > 0$.", "p"),
    (r"Let $x \in \mathbb{R}$. $$|x| = x$$ for $x > 0$ $$|x| = -x$$", "xx"),
    (r"Let $x \in \mathbb{R}$. $$|x| = x$$ for $x > 0$. $$|x| = -x$$ for $x < 0$.", "pp"),
    (r"For $x > 0$ we have $$|x| = x.$$ So $$|x| + 1 = x + 1.$$ For $x < 0$ we have $$|x| = -x.$$ In general, $$|x| = x.$$", "pupr"),
    (r"For $x > 0$ we have $$|x| = x.$$ So $$|x| = x + 1.$$", "pr"),
    (r"For $i \ne j$, $\delta_{ij} = 0$. If $i = j$, then $\delta_{ij} = 1$. If $i = j$, then $\delta_{ji} = 0$.", "ppr"),
    (r"Let $A \in \mathbb{R}^{n \times n}$. If $i = j$, then $$A_{ij} = A_{ji}.$$ If $i \ne j$, then $$A_{ij} = A_{ji}.$$", "pr"),
]
PARTS = [
    ("Suppose that $x^2 = 1$. Then $x^4 = 1$.\n\n# Another topic\n\nWe have\n\n$$x^4 = 1$$", "pu"),
    ("We solve $x^2 = 4$. Then\n\n$$x^4 = 16$$\n\n# Another topic\n\n$$x^4 = 16$$", "pu"),
    ("# Notes\n\nSuppose $x > 0$. Then $|x| = x$.\n\n## Two\n\n$$|x| = x$$", "pu"),
    ("# Notes\n\nAssume $x > 0$.\n\n## One\n\n$$|x| = x$$\n\n## Two\n\n$$|x| = x$$", "pp"),
    ("# Notes\n\nAssume throughout that $x > 0$. Then $|x| = x$.\n\n## Two\n\n$$|x| = x$$", "pp"),
]
ANEW = [
    (r"Let $p \in (0, 1)$. Then $\log p < 0$. Let $p > 0$. Then $\log p < 0$.", "pu"),
    (r"Let $x = 3$. Then $x^2 = 9$. Let $x \in \mathbb{R}$. Then $x^2 = 9$.", "pu"),
    (r"Let $v = (1, 2)^T$. Then $v^T v = 5$. Let $v \in \mathbb{R}^2$ be arbitrary. Then $v^T v = 5$.", "pu"),
    (r"Let $f(x) = x^2$. Then $f(2) = 4$. Let $f \colon \mathbb{R} \to \mathbb{R}$ be continuous. Then $f(2) = 4$.", "pu"),
    (r"Let $n \in \mathbb{N}$. Then $n \ge 1$. Let $n > 3$. Then $n^2 > 9$.", "pp"),
    (r"Let $0 < q < 1$. Then $q^2 < q$. Let $q \ne 1$ be a real number. Then $q^2 < q$.", "pr"),
    (r"For all $n \in \mathbb{N}$, $n^2 \ge n$. We have $$\sum_{k=1}^n k = \frac{n(n+1)}{2}$$ and $$n \ge 2.$$", "ppr"),
    (r"We have $$\sum_{k=1}^n 1 = n$$ for all $n \in \mathbb{N}_0$. So $$n \ge 1.$$", "pr"),
]
SPOKEN_OF = [
    (r"Let $f(x) = x^2 - 2x$. We have $f'(x) = 2x - 2$, so $x = 1$ is a local minimum.", "p-"),
    (r"Let $x > 0$. Then $x + 1 > 0$ is true. So $$x = 3$$ is a root. Thus $$x = x + 1$$ is the claim.", "p-r"),
    (r"Let $x \in \mathbb{R}^n$. Then $$\frac1n \sum_{i=1}^n x_i =: \bar x$$ and $$\sum_{i=1}^n (x_i - \bar x) = 0.$$", "p"),
    (r"We have $$(a + b)^2 = a^2 + 2ab + b^2 =: S$$ and $$S - b^2 = a (a + 2b), \quad S = a^2.$$", "ppr"),
    (r"Let $\operatorname{sgn}(x) = 1$ if $x > 0$. Let $\operatorname{sgn}(x) = 1$.", "pr"),
    (r"Let $X$ have variance $\sigma^2$. Then $$\sqrt{\sigma^2} = \sigma$$ and $$\sqrt{\sigma^2} = -\sigma.$$", "pr"),
    (r"Let $\sigma \in \mathbb{R}$. Let $X \sim N(\mu, \sigma^2)$. Its standard deviation is $$\sqrt{\sigma^2} = \sigma.$$", "u"),
    (
        r"Let $X, Y$ be random variables. Let $U = X + Y$, $V = X - Y$ be independent. Then $$\operatorname{Var}(X) = \operatorname{Var}(Y).$$",
        "u",
    ),
    (
        r"Let $X, Y$ be random variables. Let $U = X + Y$, $V = X - Y$ be uncorrelated. Then $$\operatorname{Var}(X) = \operatorname{Var}(Y).$$",
        "u",
    ),
    (r"$$\log p(x) = \sum_z q(z) \log \frac{p(x, z)}{q(z)} + \sum_z q(z) \log \frac{q(z)}{p(z \mid x)}$$", "u"),
    (
        r"Assume $p(x, z) = p(z \mid x) p(x)$ and $\sum_z q(z) = 1$. $$\sum_z q(z) \log p(x, z) = \sum_z q(z) \log p(z \mid x) - \log p(x)$$",
        "r",
    ),
]
WRITTEN = [
    (r"Let $x, y \in \mathbb{R}$. Hence we can write $$(x + y)^2 = x^2 + y^2.$$ Hence $$x y = 0$$", "rr"),
    (r"Let $x, y \in \mathbb{R}$. We denote the result $$(x + y)^2 = x^2 + y^2.$$ Hence $$x y = 0$$", "rr"),
    (r"Let $x, y \in \mathbb{R}$. Suppose now that we square: $$(x + y)^2 = x^2 + y^2$$ Hence $$x y = 0$$", "rr"),
    (r"Students often write $$\sqrt{a + b} = \sqrt a + \sqrt b,$$ which is wrong. Then $$\sqrt{9 + 16} = 7$$", "-r"),
    (r"We may write $x^2 - 1 = (x - 1)(x + 1)$.", "p"),
    (r"Suppose that we have $x = 3$. Then $x^2 = 9$.", "p"),
    (r"Define $f(z) = z^2$. We can write $f(z) = z^3$. Then $$f'(z) = 3 z^2$$", "rr"),
    (r"Define $f(z) = z^2$. Then $$\frac{df}{dz} = 3 z^2,$$ where we define $f(z) = z^3$.", "x"),
    (r"Let $r > 0$. Write $x = r \cos t$ and $y = r \sin t$. Then $$x^2 + y^2 = r^2$$", "p"),
    (r"Define $a + b = c$, which is false. Then $$a + b = c$$", "-u"),
    (r"Let $a^2 + b^2 = c^2$ be false. Then $$a^2 + b^2 = c^2$$", "u"),
    (r"Let $x$ be real. Hence the minimum is at $x = 2$. Then at $x = 3$ we have $x^2 = 9$.", "-p"),
    (r"The equation $$x^2 - 3x + 2 = 0$$ has the roots $1$ and $2$.", "-"),
]
CASES = [
    (
        r"Define $$ f(x) = \begin{cases} 1 & \text{if $x > 0$,} \\ 0 & \text{if $x \le 0$.} \end{cases} $$ Then $f(1) = 1$. Then $f(-1) = 0$.",
        "pp",
    ),
    (r"Define $$ f(x) = \begin{cases} 1 & \text{unless } x > 0 \\ 0 & \text{otherwise} \end{cases} $$ Then $f(1) = 1$.", "x"),
    (r"Define $$ f(n) = \begin{cases} 1 & \text{if $n$ is even} \\ 0 & \text{if $n$ is odd} \end{cases} $$ Then $f(1) = 1$.", "x"),
    (r"Define $$ f(x) = \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases} $$ Then $f(1) = 1$. Then $f(0) = 1$.", "pr"),
]
ODD_WORDS = [
    (r"Let $x \in \mathbb{R}$. Let $x^2 > 0$. Then $|x| = x$.", "u"),
    (r"Let $x \in \mathbb{R}$. Then $|x| = x$ except for $x > 0$.", "u"),
    (r"Let $x \in \mathbb{R}$. Even if $x > 0$, $$|x| = x$$", "u"),
    (r"Let $x \in \mathbb{R}$. If $x > 0$ fails, then $$|x| = x$$", "u"),
    (r"Let $x \in \mathbb{R}$. Without assuming $x > 0$, we have $$|x| = x$$", "u"),
    (r"Let $x \in \mathbb{R}$. If $x > 0$, then $|x| = x$, but in general $$|x| = x.$$", "pu"),
    (
        r"Let $X, Y, Z$ be random variables. Let $X$ and $Y$ be independent of $Z$. Then $\mathbb{E}[XY] = \mathbb{E}[X] \mathbb{E}[Y]$.",
        "u",
    ),
    (r"Let $n \in \mathbb{N}$, $k \in \{1, \dots, n\}$. Define $a_i = 0$ for $i \ne k$. Then $a_k = 0$.", "u"),
    (r"Define $f(x) = x^2$ unless $x = 1$. Then $f(1) = 1$.", "u"),
    (r"Define $f(n) = n$ for even $n$. Then $f(1) = 1$.", "u"),
    (r"Let $x \in \mathbb{R}$. Suppose $x > 0$. This is absurd. Then $|x| = x$.", "u"),
    (r"Let $x \in \mathbb{R}$. Suppose that $x = 0 \text{ is false}$. Then $x^2 = 0$.", "u"),
    (r"Let $x, y \in \mathbb{R}$. Let $x > 0 \lor y > 0$. Then $|x| = x$.", "u"),
    (r"Let $x, y \in \mathbb{R}$. Never write $y = 2x$. Then $y = 2x$.", "u"),
]
WORDS = [
    (r"If $n$ is even, then $(-1)^n = 1$, and if $n$ is odd, then $(-1)^n = -1$. If $n$ is odd, then $(-1)^n = 1$.", "ppr"),
    (r"If $x$ is positive, then $|x| = x$; if $x$ is negative, then $|x| = -x$. Then $|x| = x$ if $x$ is negative.", "ppr"),
    (r"If $x$ is nonzero, then $x / x = 1$. Then $|x| = x$ if $x$ is not positive.", "p-"),
    (r"Let $a, b$ be real. If $a$ is positive or $b$ is positive, then $a + b > 0$.", "-"),
    (r"Let $n$ be an integer. Then $(-1)^n = 1$ if $n$ is even. Then $(-1)^n = 1$.", "pr"),
    (r"If the square of $x$ is positive, then $x > 0$.", "u"),
    (r"Let $A \in \mathbb{R}^{n \times n}$. If $A$ is positive definite, then $\det A > 0$.", "p"),
]
MADE_OF = [
    (r"Let $a, b \in \mathbb{R}$. Suppose the sum of $a$ and $b$ is positive. Then $a > 0$. Then $b > 0$.", "uu"),
    (r"Let $A, B \in \mathbb{R}^{n \times n}$. Suppose the sum of $A$ and $B$ is positive definite. Then $\det A > 0$.", "u"),
    (r"Let $A, B \in \mathbb{R}^{n \times n}$. Suppose the product of $A$ and $B$ is symmetric. Then $A = A^T$.", "u"),
    (r"Let $x \in \mathbb{R}^n$. Assume all entries of $x$ are positive. Then $x_1 > 0$.", "p"),
    (r"Let $\lambda \in \mathbb{R}$. Let $D = \lambda I_n$ be positive definite. Then $\lambda > 0$.", "u"),
    (r"Let $A \in \mathbb{R}^{n \times n}$ with $A_{ij} = 0$ for all $i$ and $j$ with $i \ne j$. Then $A_{11} = 0$.", "r"),
    (r"Let $n \ge 2$, $A \in \mathbb{R}^{n \times n}$. Suppose $A_{ij} = A_{ji}$ for all $i, j$. Then $A_{12} = A_{21}$.", "p"),
    (r"Let $n \ge 2$, $A \in \mathbb{R}^{n \times n}$. Suppose $A_{ij} = 0$ for all $i, j$ with $i \ne j$. Then $A_{11} = 0$.", "r"),
]


@pytest.mark.parametrize(
    ("text", "wanted"), [*CONDITIONS, *PARTS, *ANEW, *SPOKEN_OF, *WORDS, *WRITTEN, *ODD_WORDS, *CASES, *MADE_OF], ids=lambda each: each
)
def test_the_lines(text: str, wanted: str) -> None:
    assert letters(text) == wanted, derivation(text).statements


def test_a_case_may_be_the_first_word_of_a_proof() -> None:
    text = "**Proof.** Case 1: $x \\ge 0$. Then $|x| = x$.\n\nCase 2: $x < 0$. Then $|x| = -x$.\n"
    assert letters(text) == "pp"
