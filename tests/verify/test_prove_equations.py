"""What follows of an equation that is supposed: its denominators cleared, factors that are not zero left out, solved for what the line needs."""

from __future__ import annotations

import pytest

from proofgen.verify.verdict import Proved
from tests.statements.derivations import judged

TRUE = [
    (r"Let $a \ne 0$, $x \ne 0$. Suppose $\frac{1}{x} - a = 0$. Then", r"x = \frac{1}{a}"),
    (
        r"Let $x_i > 0$ for $i = 1, \dots, n$ and $\lambda > 0$. Suppose $\frac{n}{\lambda} - \sum_{i=1}^n x_i = 0$. Then",
        r"\lambda = \frac{n}{\sum_{i=1}^n x_i}",
    ),
    (r"Let $0 < p < 1$ and $s, n \in \mathbb{R}$. Suppose $\frac{s}{p} - \frac{n-s}{1-p} = 0$. Then", r"p = \frac{s}{n}"),
    (
        r"Let $x \in \mathbb{R}^n$, $\mu \in \mathbb{R}$ and $\sigma > 0$. Suppose $\frac{1}{\sigma^2} \sum_{i=1}^n (x_i - \mu) = 0$. Then",
        r"\mu = \frac{1}{n} \sum_{i=1}^n x_i",
    ),
    (
        r"Let $x \in \mathbb{R}^n$, $\mu \in \mathbb{R}$ and $\sigma > 0$. Suppose $-\frac{n}{\sigma} + \frac{1}{\sigma^3} \sum_{i=1}^n (x_i - \mu)^2 = 0$. Then",
        r"\sigma^2 = \frac{1}{n} \sum_{i=1}^n (x_i - \mu)^2",
    ),
    (
        r"Let $x \in \mathbb{R}^n$ and $\lambda > 0$. Suppose $-n + \frac{1}{\lambda}\sum_{i=1}^n x_i = 0$. Then",
        r"\lambda = \frac{1}{n} \sum_{i=1}^n x_i",
    ),
    (
        r"Let $x \in \mathbb{R}^n$ and $0 < p < 1$. Suppose $\frac{n}{p} - \frac{\sum_{i=1}^n x_i - n}{1 - p} = 0$. Then",
        r"p = \frac{n}{\sum_{i=1}^n x_i}",
    ),
    (
        r"Let $p_i > 0$ for $i = 1, \dots, n$ and $\lambda \in \mathbb{R}$. Suppose $\log p_i + 1 + \lambda = 0$ for all $i$. Then",
        r"p_i = e^{-1-\lambda}",
    ),
    (
        r"Let $p_i > 0$ for $i = 1, \dots, n$ and $\lambda \in \mathbb{R}$. Suppose $\log p_i + 1 + \lambda = 0$ for all $i$ and $\sum_{i=1}^n p_i = 1$. Then",
        r"p_i = \frac{1}{n}",
    ),
    (r"Let $x, y, \lambda \in \mathbb{R}$. Suppose $2x = \lambda$, $2y = \lambda$ and $x + y = 1$. Then", r"x = \frac{1}{2}"),
    (r"Let $R, R_1, R_2 > 0$. Suppose $\frac{1}{R} = \frac{1}{R_1} + \frac{1}{R_2}$. Then", r"R = \frac{R_1 R_2}{R_1 + R_2}"),
    (r"Let $f, u, v > 0$ with $u > f$. Suppose $\frac{1}{f} = \frac{1}{u} + \frac{1}{v}$. Then", r"v = \frac{u f}{u - f}"),
    (r"Let $x, y, a \in \mathbb{R}$ with $y \ne 0$ and $a \ne 0$. Suppose $\frac{x}{y} = a$. Then", r"y = \frac{x}{a}"),
    (r"Let $m, v, r, G, M > 0$. Suppose $\frac{m v^2}{r} = \frac{G M m}{r^2}$. Then", r"v = \sqrt{\frac{G M}{r}}"),
    (r"Let $x, y > 0$ and $\lambda \in \mathbb{R}$. Suppose $y = \lambda x$, $x = \lambda y$. Then", r"x = y"),
    (r"Let $p_1, p_2, \lambda > 0$ . Suppose $\frac{a}{p_1} = \lambda$, $\frac{b}{p_2} = \lambda$. Then", r"\frac{a}{b} = \frac{p_1}{p_2}"),
    (r"Let $x, a, b, c \in \mathbb{R}$ with $a \ne 0$. Suppose $a x + b = c$. Then", r"x = \frac{c - b}{a}"),
    (r"Let $T, P, V, n, R > 0$. Suppose $P V = n R T$. Then", r"T = \frac{P V}{n R}"),
    (r"Let $a, b, x, y, z \in \mathbb{R}$. Suppose $a x + b y + x y = a b$.", r"a x z + b y z = (a b - x y) z"),
    (r"Let $x, y, z \in \mathbb{R}$. Suppose $x^2 y - x z^2 + y^2 z^3 x^2= 0$.", r"x^2 y + y^2 z^3 x^2 = x z^2"),
    (r"Let $x, y, r \in \mathbb{R}$. Suppose $x^2 + y^2 - r^2 = 0$.", r"x^2 = r^2 - y^2"),
    (
        r"Let $a, b > 0$ and $x, y \in \mathbb{R}$. Suppose $\frac{x^2}{a^2} + \frac{y^2}{b^2} = 1$.",
        r"y^2 = b^2 \left(1 - \frac{x^2}{a^2}\right)",
    ),
    (
        r"Let $x, y, \lambda \in \mathbb{R}$ with $x, y > 0$. Suppose $y = 2 \lambda x$, $x = 2 \lambda y$ and $x^2 + y^2 = 1$.",
        r"x = \frac{1}{\sqrt{2}}",
    ),
    (r"Let $x, y, \lambda \in \mathbb{R}$ with $x, y > 0$. Suppose $y = 2 \lambda x$ and $x = 2 \lambda y$.", r"x^2 = y^2"),
    (
        r"Let $N_k > 0$ and $q_k > 0$ for $k = 1, \dots, K$, and $\lambda \ne 0$. Suppose $\frac{N_k}{q_k} + \lambda = 0$ for all $k$ and $\sum_{k=1}^K q_k = 1$.",
        r"\lambda = -\sum_{k=1}^K N_k",
    ),
    (
        r"Let $N_k > 0$ and $q_k > 0$ for $k = 1, \dots, K$, and $\lambda \ne 0$. Suppose $\frac{N_k}{q_k} + \lambda = 0$ for all $k$ and $\sum_{k=1}^K q_k = 1$.",
        r"q_k = \frac{N_k}{\sum_{j=1}^K N_j}",
    ),
    (
        r"Let $p_1, p_2, m > 0$ and $x_1, x_2, \lambda > 0$ and $0 < a < 1$. Suppose $\frac{a}{x_1} = \lambda p_1$, $\frac{1-a}{x_2} = \lambda p_2$ and $p_1 x_1 + p_2 x_2 = m$.",
        r"x_1 = \frac{a m}{p_1}",
    ),
    (r"Let $x \in \mathbb{R}^n$ and $\mu \in \mathbb{R}$. Suppose $\sum_{i=1}^n (x_i - \mu) = 0$.", r"\mu = \frac{1}{n} \sum_{i=1}^n x_i"),
    (
        r"Let $x, y \in \mathbb{R}^n$ and $a \in \mathbb{R}$ with $\sum_{i=1}^n x_i^2 > 0$. Suppose $\sum_{i=1}^n x_i (y_i - a x_i) = 0$.",
        r"a = \frac{\sum_{i=1}^n x_i y_i}{\sum_{i=1}^n x_i^2}",
    ),
    (
        r"Let $x \in \mathbb{R}^n$, $\mu \in \mathbb{R}$ and $\sigma > 0$. Suppose $\frac{1}{\sigma^2} \sum_{i=1}^n (x_i - \mu) = 0$ and $-\frac{n}{\sigma} + \frac{1}{\sigma^3} \sum_{i=1}^n (x_i - \mu)^2 = 0$.",
        r"\sigma^2 = \frac{1}{n} \sum_{i=1}^n x_i^2 - \mu^2",
    ),
    (
        r"Let $x \in \mathbb{R}^n$, $\mu \in \mathbb{R}$ and $v > 0$. Suppose $-\frac{n}{2 v} + \frac{1}{2 v^2} \sum_{i=1}^n (x_i - \mu)^2 = 0$.",
        r"v = \frac{1}{n} \sum_{i=1}^n (x_i - \mu)^2",
    ),
    (
        r"Let $p_i > 0$ for $i = 1, \dots, n$ and $\lambda \in \mathbb{R}$. Suppose $-\log p_i - 1 + \lambda = 0$ for all $i$ and $\sum_{i=1}^n p_i = 1$.",
        r"\lambda = 1 - \log n",
    ),
    (
        r"Let $p, E \in \mathbb{R}^n$ with $p_i > 0$ for all $i$ and $\alpha, \beta \in \mathbb{R}$. Suppose $-\log p_i - 1 - \alpha - \beta E_i = 0$ for all $i$ and $\sum_{i=1}^n p_i = 1$.",
        r"p_i = \frac{e^{-\beta E_i}}{\sum_{j=1}^n e^{-\beta E_j}}",
    ),
    (r"Let $s, n, p \in \mathbb{R}$ with $0 < p < 1$ and $n > 0$. Suppose $\frac{s}{p} = \frac{n-s}{1-p}$.", r"p = \frac{s}{n}"),
    (r"Let $\omega, L, C > 0$. Suppose $\omega L - \frac{1}{\omega C} = 0$.", r"\omega = \frac{1}{\sqrt{L C}}"),
    (r"Let $m, v, q, B, r > 0$. Suppose $\frac{m v^2}{r} = q v B$.", r"r = \frac{m v}{q B}"),
    (r"Let $m, c, E, p > 0$. Suppose $E^2 = p^2 c^2 + m^2 c^4$.", r"p = \frac{\sqrt{E^2 - m^2 c^4}}{c}"),
    (r"Let $m, g, h, v > 0$. Suppose $\frac{1}{2} m v^2 = m g h$.", r"v = \sqrt{2 g h}"),
    (r"Let $k, T, m, v > 0$. Suppose $\frac{1}{2} m v^2 = \frac{3}{2} k T$.", r"v = \sqrt{\frac{3 k T}{m}}"),
    (r"Let $a, b, c, x \in \mathbb{R}$. Suppose $a x^2 + b x + c = 0$.", r"4 a^2 x^2 + 4 a b x + b^2 = b^2 - 4 a c"),
    (
        r"Let $a, b, c, x \in \mathbb{R}$ with $a \ne 0$. Suppose $a x^2 + b x + c = 0$.",
        r"\left(x + \frac{b}{2a}\right)^2 = \frac{b^2 - 4ac}{4a^2}",
    ),
    (
        r"Let $x \in \mathbb{R}^n$, $\alpha > 0$, $x_i > 1$ for all $i$. Suppose $\frac{n}{\alpha} - \sum_{i=1}^n \log x_i = 0$.",
        r"\alpha = \frac{n}{\sum_{i=1}^n \log x_i}",
    ),
    (r"Let $x, y > 0$. Suppose $\frac{1}{x} + \frac{1}{y} = 1$.", r"(x - 1)(y - 1) = 1"),
    (r"Let $p, q > 1$. Suppose $\frac{1}{p} + \frac{1}{q} = 1$.", r"q = \frac{p}{p - 1}"),
    (r"Let $p, q > 1$. Suppose $\frac{1}{p} + \frac{1}{q} = 1$.", r"(p - 1) q = p"),
    (
        r"Let $K, L, w, r, \lambda > 0$ and $0 < \alpha < 1$. Suppose $w = \lambda (1 - \alpha) K^\alpha L^{-\alpha}$ and $r = \lambda \alpha K^{\alpha - 1} L^{1 - \alpha}$.",
        r"\frac{w}{r} = \frac{1 - \alpha}{\alpha} \frac{K}{L}",
    ),
    (r"Let $p, \eta \in \mathbb{R}$ with $0 < p < 1$. Suppose $\log \frac{p}{1 - p} = \eta$.", r"p = \frac{1}{1 + e^{-\eta}}"),
]


@pytest.mark.parametrize(("given", "line"), TRUE)
def test_proved(given: str, line: str) -> None:
    assert isinstance(judged(given, line), Proved)
