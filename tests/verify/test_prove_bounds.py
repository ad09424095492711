"""Bounds: numbers in every order, members of sums, few logarithms, second moments, sums that a hypothesis gives; each false where it is strict, turned or too sharp."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verify.last_line import verdict

POSITIVE = r"Let $a, b, c, x, y > 0$, and let $z \in \mathbb{R}^n$ and $i, j \in \{1, \dots, n\}$."
REAL = r"Let $a, b, c, x, y \in \mathbb{R}$."
UNIT = r"Let $0 < p < 1$ and $0 < q < 1$."
MASS = r"Let $p, q \in \mathbb{R}^n$ with $p_i > 0$, $q_i > 0$, $\sum_{i=1}^n p_i = 1$ and $\sum_{i=1}^n q_i = 1$."
RANDOM = r"Let $X$ and $Y$ be random variables with finite variances."
TRUE = [
    (POSITIVE, r"\frac{a}{b + c} + \frac{b}{a + c} + \frac{c}{a + b} \ge \frac{3}{2}"), (POSITIVE, r"a^3 + b^3 \ge a^2 b + a b^2"), (POSITIVE, r"a^4 + b^4 + c^4 \ge a b c (a + b + c)"),
    (POSITIVE, r"(x - 1) \log x \ge 0"), (POSITIVE, r"(x - y)(\log x - \log y) \ge 0"), (POSITIVE, r"z_i \le \log \sum_{k=1}^n e^{z_k}"),
    (POSITIVE, r"|z_i| \le \sqrt{\sum_{k=1}^n z_k^2}"), (POSITIVE, r"|z_j| \le \sum_{k=1}^n |z_k|"), (POSITIVE, r"\sin x < x"),
    (UNIT, r"-p \log p - (1 - p) \log(1 - p) \le \log 2"), (UNIT, r"p \log \frac{p}{q} + (1 - p) \log \frac{1 - p}{1 - q} \ge 0"),
    (MASS, r"\sum_{i=1}^n p_i^2 \ge \frac{1}{n}"), (MASS, r"\sum_{i=1}^n \sqrt{p_i q_i} \le 1"), (MASS, r"\sum_{i=1}^n \frac{p_i^2}{q_i} \ge 1"),
    (MASS, r"\sum_{i=1}^n (p_i - q_i) \log \frac{p_i}{q_i} \ge 0"), (RANDOM, r"\operatorname{Cov}(X, Y)^2 \le \operatorname{Var}(X) \operatorname{Var}(Y)"),
    (RANDOM, r"e^{\mathbb{E}[X]} \le \mathbb{E}[e^X]"), (RANDOM, r"e^{2 \mathbb{E}[X]} \le \mathbb{E}[e^{2X}]"),
]  # fmt: skip
FALSE = [
    (POSITIVE, r"\frac{a}{b + c} + \frac{b}{a + c} + \frac{c}{a + b} \ge 2"), (POSITIVE, r"\frac{a}{b + c} + \frac{b}{a + c} + \frac{c}{a + b} > \frac{3}{2}"),
    (POSITIVE, r"a^3 + b^3 > a^2 b + a b^2"), (POSITIVE, r"a^3 + b^3 \ge 2 a^2 b"), (REAL, r"a^3 + b^3 \ge a^2 b + a b^2"), (POSITIVE, r"a^3 + b^3 + c^3 \ge 4 a b c"),
    (POSITIVE, r"(x - 1) \log x > 0"), (POSITIVE, r"(x - 2) \log x \ge 0"), (POSITIVE, r"(x - y)(\log y - \log x) \ge 0"), (POSITIVE, r"(x - y) \log(x y) \ge 0"),
    (POSITIVE, r"z_i < \log \sum_{k=1}^n e^{z_k}"), (POSITIVE, r"z_i \le \sum_{k=1}^n z_k"), (POSITIVE, r"z_i^2 + z_j^2 \le \sum_{k=1}^n z_k^2"),
    (POSITIVE, r"e^{z_i} + e^{z_j} \le \sum_{k=1}^n e^{z_k}"), (POSITIVE, r"2 |z_i| \le \sqrt{\sum_{k=1}^n z_k^2}"), (POSITIVE, r"\cos x < 1"),
    (REAL, r"\sin x < x \quad \text{for } x \ge 0"), (REAL, r"\sin x < x"), (POSITIVE, r"\sin x < \frac{x}{2}"),
    (UNIT, r"-p \log p - (1 - p) \log(1 - p) \le \log \frac{3}{2}"), (UNIT, r"-p \log p - (1 - p) \log(1 - p) < \log 2"),
    (UNIT, r"p \log \frac{q}{p} + (1 - p) \log \frac{1 - q}{1 - p} \ge 0"), (UNIT, r"p \log \frac{p}{q} + (1 - p) \log \frac{1 - p}{1 - q} > 0"),
    (UNIT, r"p \log \frac{p}{q} \ge 0"), (MASS, r"\sum_{i=1}^n p_i^2 > \frac{1}{n}"), (MASS, r"\sum_{i=1}^n p_i^2 \ge \frac{2}{n}"), (MASS, r"\sum_{i=1}^n \sqrt{p_i q_i} < 1"),
    (MASS, r"\sum_{i=1}^n \sqrt{p_i q_i} \le \frac{1}{2}"), (MASS, r"\sum_{i=1}^n \sqrt{p_i} \le 1"), (MASS, r"\sum_{i=1}^n p_i q_i \ge \frac{1}{n}"),
    (MASS, r"\sum_{i=1}^n (p_i - q_i) \log \frac{q_i}{p_i} \ge 0"), (RANDOM, r"\operatorname{Cov}(X, Y)^2 < \operatorname{Var}(X) \operatorname{Var}(Y)"),
    (RANDOM, r"\operatorname{Cov}(X, Y) \le \operatorname{Var}(X) \operatorname{Var}(Y)"), (RANDOM, r"\operatorname{Cov}(X, Y)^2 \le \operatorname{Var}(X)"),
    (RANDOM, r"\mathbb{E}[e^X] \le e^{\mathbb{E}[X]}"), (RANDOM, r"e^{\mathbb{E}[X]} < \mathbb{E}[e^X]"), (RANDOM, r"e^{\mathbb{E}[X]} \le \mathbb{E}[e^{-X}]"),
    (RANDOM, r"e^X \le \mathbb{E}[e^X]"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "line"), TRUE)
def test_proved(tmp_path: Path, given: str, line: str) -> None:
    assert verdict(tmp_path, given, line) == "proved"


@pytest.mark.parametrize(("given", "line"), FALSE)
def test_not_proved(tmp_path: Path, given: str, line: str) -> None:
    assert verdict(tmp_path, given, line) not in ("proved", "proved-if")
