"""Inequalities by the mean value theorem, by induction, by lines: the true ones are proved, their false neighbours refuted or left open."""

from __future__ import annotations

import pytest

from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import checked, verdict

X = "Let $x, y, a, b \\in \\mathbb{R}$, $t > 0$ and $n \\in \\mathbb{N}$."
TRUE = [
    (X, r"e^x \ge 1 + x"),
    (X, r"\log t \le t - 1"),
    (X, r"\frac{t}{1 + t} < \log(1 + t)"),
    (X, r"|\sin x| \le |x|"),
    (X, r"\cos x \ge 1 - \frac{x^2}{2}"),
    (X, r"t + \frac{1}{t} \ge 2"),
    ("Let $x < y$ be real numbers.", r"x^3 < y^3"),
    ("Let $x, y \\in \\mathbb{R}$ with $x < y$.", r"e^x < e^y"),
    ("Let $x \\ge -1$ and $n \\in \\mathbb{N}$.", r"(1 + x)^n \ge 1 + n x"),
    (X, r"2^n > n"),
    (X, r"n! \ge 2^{n-1}"),
    (X, r"\sum_{k=1}^n \frac{1}{k^2} \le 2 - \frac{1}{n}"),
    (X, r"\sqrt{n + 1} - \sqrt{n} < \frac{1}{2 \sqrt{n}}"),
    (X, r"|a + b| \le |a| + |b|"),
    ("Let $a \\in \\mathbb{R}^n$.", r"\left| \sum_{i=1}^n a_i \right| \le \sum_{i=1}^n |a_i|"),
    ("Let $x, y \\in \\mathbb{R}$ and $0 \\le \\lambda \\le 1$.", r"e^{\lambda x + (1 - \lambda) y} \le \lambda e^x + (1 - \lambda) e^y"),
    ("Let $x, y > 0$ and $0 < \\lambda < 1$.", r"x^\lambda y^{1 - \lambda} \le \lambda x + (1 - \lambda) y"),
]
FALSE = [
    (X, r"e^x > 1 + x"),
    (X, r"e^x \ge 1 + 2 x"),
    (X, r"\log t < t - 1"),
    (X, r"\log t \ge t - 1"),
    (X, r"|\sin x| < |x|"),
    (X, r"\sin x \le x"),
    (X, r"\cos x \le 1 - \frac{x^2}{2}"),
    (X, r"x^3 \ge x"),
    (X, r"\frac{1}{x} \ge 2 - x"),
    ("Let $x < y$ be real numbers.", r"x^2 < y^2"),
    ("Let $x \\in \\mathbb{R}$ and $n \\in \\mathbb{N}$.", r"(1 + x)^n \ge 1 + n x"),
    (X, r"2^n > n^2"),
    (X, r"n! \ge 2^n"),
    (X, r"\sum_{k=1}^n \frac{1}{k} \le 2"),
    (X, r"\sqrt{n + 1} - \sqrt{n} > \frac{1}{2 \sqrt{n}}"),
    (X, r"|a - b| \le |a| - |b|"),
    (X, r"|a + b| \ge |a| + |b|"),
    ("Let $a \\in \\mathbb{R}^n$.", r"\left| \sum_{i=1}^n a_i \right| \ge \sum_{i=1}^n |a_i|"),
    ("Let $x, y \\in \\mathbb{R}$ and $0 \\le \\lambda \\le 1$.", r"e^{\lambda x + (1 - \lambda) y} \ge \lambda e^x + (1 - \lambda) e^y"),
    ("Let $x, y, \\lambda \\in \\mathbb{R}$.", r"e^{\lambda x + (1 - \lambda) y} \le \lambda e^x + (1 - \lambda) e^y"),
]


@pytest.mark.parametrize(("given", "line"), TRUE)
def test_proved(given: str, line: str) -> None:
    found = verdict(checked(f"{given}\n\n$$ {line} $$\n")[-1])
    assert isinstance(found, Proved)
    assert not found.conditions


@pytest.mark.parametrize(("given", "line"), FALSE)
def test_refuted(given: str, line: str) -> None:
    found = verdict(checked(f"{given}\n\n$$ {line} $$\n")[-1])
    assert not isinstance(found, Proved)
    if line != r"\sin x \le x":
        assert isinstance(found, Refuted)
