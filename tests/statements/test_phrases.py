"""What a phrase says of the lines behind it, by their verdicts: right lines are proved, and wrong ones beside them are not."""

from __future__ import annotations

import pytest

from tests.statements.derivations import derivation, letters

# a text, and of each of its claims, in order, what came of it: p(roved), r(efuted), u(ndecided), x (unreadable), - (unchecked)
LISTS = [
    (r"For $i = 1, \dots, n$, let $y_i = 2 x_i$. Then $y_i - x_i = x_i$ for $i = 1, \dots, n$.", "p"),
    (r"For $i = 1, \dots, n$, let $y_i = 2 x_i$. Then $y_1 = x_1$.", "r"),
    (r"Let $a_1, \dots, a_n \in \mathbb{R}$ with $a_i > 0$ for $i = 1, \dots, n$. Then $\sum_{i=1}^n a_i > 0$.", "p"),
    (r"Let $a_1, \dots, a_n \in \mathbb{R}$ with $a_i > 0$ for $i = 2, \dots, n$. Then $\sum_{i=1}^n a_i > 0$.", "r"),
    (r"Let $a \in \mathbb{R}^n$. Suppose $a_i > 0, i = 1, 2, \dots, n$. Then $a_1 > 0$.", "p"),
    (r"Let $a \in \mathbb{R}^n$. Suppose $a_i > 0$ for $i = 2, \dots, n$. Then $a_1 > 0$.", "r"),
    (r"Let $a \in \mathbb{R}^n$. Suppose $a_i > 0$ for $i = 1, 2$. Then $a_1 > 0$.", "u"),
    (r"Let $a \in \mathbb{R}^n$. $$ a_i a_i = a_i^2, \qquad i = 1, \dots, n $$ $$ a_i = 0, \qquad i = 1, \dots, n $$", "pr"),
    (r"Let $a \in \mathbb{R}^n$. $$ a_i a_i = a_i^2, \qquad i = 1, 2 $$", "p"),
    (r"Let $n \in \mathbb{N}$. $$ \sin(\pi k) = 0, \quad k = 1, 2, \dots, n $$ $$ \sin(\pi k) = 1, \quad k = 1, \dots, n $$", "pr"),
    (r"Let $x \in \mathbb{R}$. Then $\sin(\pi x) = 0$ for $x = 1, \dots, n$.", "x"),
    (r"For $k = 1, \dots, n$ we have $$ \sin(\pi k) = 0 . $$ Let $k \in \mathbb{R}$. Then $\sin(\pi k) = 0$.", "pr"),
]
INDICES = [
    (
        r"Let $y \in \mathbb{R}^n$ with $y_k = 1$ and $y_j = 0$ for all $j \ne k$. $$ y_j^2 = 0 \quad \forall j \ne k $$ Then $y_k^2 = 1$.",
        "pp",
    ),
    (
        r"Let $y \in \mathbb{R}^n$ with $y_k = 1$ and $y_j = 0$ for all $j \ne k$. $$ y_j^2 = 1 \quad \forall j \ne k $$ Then $y_k = 0$.",
        "rr",
    ),
]
JOINTS = [
    (r"Let $x \in \mathbb{R}$. $$ \begin{aligned} 2x + 1 = 5 &\iff 2x = 4 \\ &\iff x = 2 \end{aligned} $$", "pp"),
    (r"Let $x \in \mathbb{R}$. $$ \begin{aligned} 2x + 1 = 5 \\ \iff 2x = 4 \\ \iff x = 3 \end{aligned} $$", "pr"),
    (r"Let $x \in \mathbb{R}$. $$ 2 x = 2 \iff x = 1 \iff 3 x = 3 \iff x = 0 $$", "ppr"),
    (r"Let $x \in \mathbb{R}$. $$ x = 2 \implies x^2 = 4 \implies x = 2 $$", "pr"),
    (r"Let $x \in \mathbb{R}$. \begin{align} & & 2x + 1 &= 5 \\ &\iff & 2x &= 4 \\ &\iff & x &= 2 \end{align}", "pp"),
    (r"Let $x, y \in \mathbb{R}$. $$ x = 1, y = 2 \iff x + y = 3 $$", "x"),
    (r"Let $x, y \in \mathbb{R}$. $$ x = 1 \land y = 2 \implies x + y = 3 $$", "p"),
    (r"Let $x \in \mathbb{R}$. $$ \iff x = 2 $$", "x"),
]
SUPPOSED = [
    (r"Assume $x > 0$ and $y > 0$. Then $x + y > 0$. So $x - y > 0$.", "pr"),
    (r"Since $x > 0$, we have $|x| = x$. Then $|x| = x$.", "pu"),
    (r"$x$ and $y$ are real numbers with $x < y$. Then $y - x > 0$. Hence $x - y > 0$.", "pr"),
]
SEQUENCES = [
    (r"Let $a_1, \dots, a_n > 0$. Then $a_1 > 0$ and $\sum_{i=1}^n a_i > 0$. Then $a_1 = 0$.", "ppr"),
    (r"Let $m \in \mathbb{N}$ and $a_1, a_2, \ldots, a_m > 0$. Then $\sum_{i=1}^m a_i > 0$. Then $\sum_{i=1}^m a_i > 1$.", "pr"),
    (r"Let $x_1, \dots, x_N$ be real numbers. Then $\sum_{i=1}^N (x_i + 1) = N + \sum_{i=1}^N x_i$. Then $x_1 = x_N$.", "pr"),
    (r"Let $x_1, \dots, x_{n+1} \in \mathbb{R}$. Then $\sum_{i=1}^{n+1} x_i - x_{n+1} = \sum_{i=1}^n x_i$.", "p"),
    (r"Let $x_1, \dots, x_n, y_1, \dots, y_n \in \mathbb{R}$. Then $\sum_{i=1}^n (x_i - y_i) = \sum_i x_i - \sum_i y_i$.", "p"),
    (r"Let $x_0, \dots, x_n \in \mathbb{R}$. Then $x_0 = 1$.", "u"),
    (r"Suppose $x_1, \dots, x_n$ are positive. Then $x_1 > 0$. Then $x_1 < 0$.", "pr"),
    (r"Let $c_1, c_2 \in \mathbb{R}$. Then $c_1 + c_2 = c_2 + c_1$. Then $c_1 = c_2$.", "pr"),
]
WORDS = [
    (r"Let $x_1, \dots, x_n \in \mathbb{R}$ and denote by $m$ the sample mean. Then $\sum_{i=1}^n (x_i - m) = 0$.", "u"),
    (r"Denote by $m = \frac1n \sum_{i=1}^n x_i$ the sample mean. Then $\sum_{i=1}^n (x_i - m) = 0$. Then $m = 0$.", "pr"),
    (r"Let $\lambda$ be an eigenvalue of $A$. Then $\lambda > 0$.", "u"),
    (r"Let $m$ be the largest entry. Then $m > 0$.", "u"),
    (r"Let $\theta \in \mathbb{R}^n$ be the parameter vector. Then $\theta = 0$.", "r"),
    (r"Let $w \in \mathbb{R}^n$ be weights that sum to one. Then $\sum_{i=1}^n w_i = 1$. Then $w_1 = 1$.", "pr"),
    (r"Let $w \in \mathbb{R}^n$ be numbers whose squares are one. Then $w_1 = 2$.", "u"),
    (r"Let $f$ be twice differentiable. Then $\frac{d}{dx} f(x)^2 = 2 f(x) f'(x)$. Then $f'(x) = f(x)$.", "pr"),
    (r"Assume $f$ is continuously differentiable. Then $\frac{d}{dx} f(x)^2 = 2 f(x) f'(x)$.", "p"),
    (r"Let $g$ be a differentiable function of $x$. Then $\frac{d}{dx} g(x)^2 = g(x) g'(x)$.", "r"),
    (r"Suppose $Q \in \mathbb{R}^{n \times n}$ is orthogonal. Then $Q Q^\top = I$. Then $Q^\top = Q$.", "pr"),
    (r"Let $A \in \mathbb{R}^{n \times n}$ be positive definite. Then $A A^{-1} = I$. Then $A = 2 I$.", "pr"),
]
NAMES = [
    (r"Take a real number $a > 0$. Then $\sqrt{a^2} = a$. Then $a = 1$.", "pr"),
    (r"Let $a \in \mathbb{R}$. Take $a > 0$ for now. Then $\sqrt{a^2} = a$.", "u"),
    (r"For positive integers $m, n$ we have $m + n \ge 2$. Then $m = n$.", "pr"),
    (r"For each real $x$, $\sqrt{x^2} = |x|$ and $\sqrt{x^2} = x$.", "pr"),
    (r"Let $x > 0$. For every real $x$ we have $\sqrt{x^2} = x$.", "x"),
    (r"For constants $c_1, c_2$ let $y(t) = c_1 e^t + c_2 e^{-t}$. Then $y''(t) = y(t)$. Then $y'(t) = y(t)$.", "pr"),
    (r"$x$ and $y$ are positive real numbers. Then $\log(x y) = \log x + \log y$. Then $\log x > 0$.", "pr"),
    (r"The weights $w_i$ sum to one. Then $\sum_{i=1}^n w_i = 1$. Then $w_1 = 1$.", "pr"),
    (r"Let $w \in \mathbb{R}^n$. The numbers $w_i$ sum to one. Then $\sum_{i=1}^n w_i = 1$.", "u"),
    (r"Let $A \in \mathbb{R}^{n \times n}$. It happens that $A$ is invertible. Then $A = 0$.", "u"),
    (r"A test has $m$ items. The next one is positive. Then $m = 3$.", "u"),
    (r"Consider an $n \times n$ matrix $A$ and a vector $x$ of length $n$. Then $x^\top A x = x^\top A^\top x$. Then $A x = x$.", "pr"),
    (r"For a symmetric $n \times n$ matrix $A$ we have $A^\top = A$. Then $A = I$.", "pr"),
    (r"Let $x$ be a $d$-dimensional vector. Then $x^\top x = \sum_{i=1}^d x_i^2$. Then $x_1 = x_d$.", "pr"),
    (r"Let $p = \sigma(x)$, where $\sigma$ is the logistic function. Then $1 - p = \sigma(-x)$. Then $p = \frac12$.", "pr"),
]
REASONS = [
    (r"Let $x \in \mathbb{R}$. $$ \begin{aligned} x + x &= 2x && \text{since } x = 1 \\ &= x \cdot 2 \end{aligned} $$ $$ = 2x $$", "pprp"),
    (
        r"Let $x \in \mathbb{R}$ with $x > 0$. $$ |x| = x \quad \text{since $x > 0$} $$ $$ x^2 = |x|^2 \quad \text{because } |x| = -x $$",
        "ppr",
    ),
    (r"Let $x \in \mathbb{R}$. $$ x + x = 2x \quad \text{as } 1 \cdot x = x \text{ and } 1 + 1 = 3 $$", "ppr"),
    (
        r"Let $x \in \mathbb{R}$. $$ x + x = 2x \quad \text{by the definition of } x = 3 $$ $$ x + x = 2x \quad \text{setting } x = 3 $$",
        "pp",
    ),
    (r"Let $a \in \mathbb{R}^n$. $$ a_1 + a_1 = 2 a_1 \quad \text{as $a_j = 0$ for $j \ne k$} $$", "p"),
    (r"$$ x + 1 = 1 + x \quad \text{using } u = x^2 $$ $$ \sqrt{t^2} = t \quad \text{since } t > 0 $$", "pp"),
]
DOUBTS = [
    (r"$$ \frac{df}{dx} = 1 $$", "x"),
    (r"$$ \frac{dx}{dx} = 1 $$ Let $f(x) = x^2$. $$ \frac{df}{dx} = x $$", "pr"),
    (r"Let $f, x \in \mathbb{R}$. $$ \frac{df}{dx} = 1 $$", "x"),
    (r"The energy is $E = \frac12 m v^2$ where $v$ is the speed, and $$ \frac{dE}{dv} = m v $$ $$ \frac{dE}{dv} = m $$", "pr"),
    (r"Let $x \in \mathbb{R}$. Here $x = 3$ is assumed. Then $x^2 = 9$.", "p"),
    (r"Now $x = 3$ for us. Then $x^2 = 9$.", "-u"),
    (r"Let $A$ be an $n \times n$ matrix and $x$ a vector in $\mathbb{R}^n$. Then $x^T A x = x^T A^T x$. Then $A x = x$.", "pr"),
]


@pytest.mark.parametrize(
    ("text", "wanted"), [*LISTS, *INDICES, *JOINTS, *SUPPOSED, *SEQUENCES, *WORDS, *NAMES, *REASONS, *DOUBTS], ids=lambda each: each
)
def test_the_lines_behind_a_phrase(text: str, wanted: str) -> None:
    assert letters(text) == wanted, derivation(text).statements
