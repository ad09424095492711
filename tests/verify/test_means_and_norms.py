"""Norms, means and products: triangle, Cauchy and Schwarz, arithmetic and geometric means, Jensen, telescopes. False neighbours stand in traps.md."""

from __future__ import annotations

import pytest

from proofgen.verify.verdict import Proved
from tests.statements.derivations import judged

VECTORS = r"Let $x, y \in \mathbb{R}^n$."
POSITIVE = r"Let $a, b, c > 0$."
WEIGHTS = r"Let $x, w \in \mathbb{R}^n$ with $x_i > 0$, $w_i > 0$ and $\sum_{i=1}^n w_i = 1$."
TRUE = [
    (VECTORS, r"\|x + y\| \le \|x\| + \|y\|"),
    (VECTORS, r"\big| \|x\| - \|y\| \big| \le \|x - y\|"),
    (VECTORS, r"\|x\| - \|y\| \le \|x - y\|"),
    (VECTORS, r"\|x + y\|^2 \le 2 \|x\|^2 + 2 \|y\|^2"),
    (VECTORS, r"x^\top y \le \frac{1}{2} \|x\|^2 + \frac{1}{2} \|y\|^2"),
    (VECTORS, r"\|x\|_2 \le \|x\|_1"),
    (VECTORS, r"\|x\|_1 \le \sqrt{n} \, \|x\|_2"),
    (POSITIVE, r"\sqrt[3]{abc} \le \frac{a + b + c}{3}"),
    (POSITIVE, r"abc \le \left(\frac{a + b + c}{3}\right)^3"),
    (POSITIVE, r"(a + b + c)\left(\frac{1}{a} + \frac{1}{b} + \frac{1}{c}\right) \ge 9"),
    (POSITIVE, r"(a + b)(b + c)(c + a) \ge 8abc"),
    (POSITIVE, r"a^{1/3} b^{2/3} \le \frac{a + 2b}{3}"),
    (WEIGHTS, r"\exp\left(\sum_{i=1}^n w_i x_i\right) \le \sum_{i=1}^n w_i e^{x_i}"),
    (WEIGHTS, r"\frac{1}{\sum_{i=1}^n w_i x_i} \le \sum_{i=1}^n \frac{w_i}{x_i}"),
    (WEIGHTS, r"\frac{1}{n} \sum_{i=1}^n \log x_i \le \log\left(\frac{1}{n} \sum_{i=1}^n x_i\right)"),
    (WEIGHTS, r"\left(\prod_{i=1}^n x_i\right)^{1/n} \le \frac{1}{n} \sum_{i=1}^n x_i"),
    (WEIGHTS, r"n^2 \le \left(\sum_{i=1}^n x_i\right)\left(\sum_{i=1}^n \frac{1}{x_i}\right)"),
    (r"Let $n \ge 2$ be an integer.", r"\prod_{k=2}^n \left(1 - \frac{1}{k^2}\right) = \frac{n+1}{2n}"),
    (r"Let $n \in \mathbb{N}$.", r"\prod_{k=1}^n \frac{k+1}{k} = n + 1"),
    (r"Let $n \ge 2$ be an integer.", r"\prod_{k=2}^n \frac{k-1}{k+1} = \frac{2}{n(n+1)}"),
    (r"Let $n \in \mathbb{N}$ and $p \in [0, 1]$.", r"\sum_{k=0}^n k \binom{n}{k} p^k (1-p)^{n-k} = n p"),
]


@pytest.mark.parametrize(("given", "formula"), TRUE)
def test_proved(given: str, formula: str) -> None:
    assert isinstance(judged(given, formula), Proved)
