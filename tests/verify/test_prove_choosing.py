"""Binomial coefficients: Vandermonde's sum, absorption, and the edges of their range; false off by one, on a shorter range, or for sizes below 0."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verify.last_line import verdict

WHOLE = r"Let $m, n, r \in \mathbb{N}_0$ and $k \in \mathbb{Z}$."
ANY = r"Let $m, n, r, k \in \mathbb{Z}$."
TRUE = [
    r"\sum_{j=0}^r \binom{m}{j} \binom{n}{r-j} = \binom{m+n}{r}", r"\sum_{j=0}^m \binom{m}{j} \binom{n}{r-j} = \binom{m+n}{r}",
    r"\sum_{j=0}^n \binom{n}{j}^2 = \binom{2n}{n}", r"\sum_{j=0}^n \binom{m}{j} \binom{n}{j} = \binom{m+n}{m}", r"\sum_{j=0}^n j \binom{n}{j}^2 = \frac{n}{2} \binom{2n}{n}",
    r"\sum_{j=0}^n \binom{n}{j} \binom{n}{j+1} = \binom{2n}{n+1}", r"\sum_{j=0}^n \frac{1}{j+1} \binom{n}{j} = \frac{2^{n+1} - 1}{n+1}",
    r"\sum_{j=0}^n \frac{(-1)^j}{j+1} \binom{n}{j} = \frac{1}{n+1}", r"\sum_{j=0}^n \frac{1}{(j+1)(j+2)} \binom{n}{j} = \frac{2^{n+2} - n - 3}{(n+1)(n+2)}",
    r"\binom{n}{k} = \binom{n}{n-k}", r"(n-k) \binom{n}{k} = n \binom{n-1}{k} \quad \text{for } n \ge 1", r"\binom{n}{k} = 0 \quad \text{for } k > n",
    r"(k+1) \binom{n}{k+1} = (n-k) \binom{n}{k}",
]  # fmt: skip
FALSE = [
    r"\sum_{j=0}^r \binom{m}{j} \binom{n}{j} = \binom{m+n}{r}", r"\sum_{j=1}^r \binom{m}{j} \binom{n}{r-j} = \binom{m+n}{r}",
    r"\sum_{j=0}^{r-1} \binom{m}{j} \binom{n}{r-j} = \binom{m+n}{r}", r"\sum_{j=0}^n \binom{n}{j}^2 = \binom{2n}{n+1}", r"\sum_{j=0}^n \binom{n}{j}^2 = 4^n",
    r"\sum_{j=0}^n j \binom{n}{j}^2 = n \binom{2n}{n}", r"\sum_{j=0}^r \binom{n}{j}^2 = \binom{2n}{n}", r"\sum_{j=0}^n \binom{n}{j} \binom{n}{j+1} = \binom{2n}{n}",
    r"\sum_{j=0}^n \frac{1}{j+1} \binom{n}{j} = \frac{2^{n+1}}{n+1}", r"\sum_{j=0}^n \frac{1}{j+2} \binom{n}{j} = \frac{2^{n+2} - 1}{n+2}",
    r"\sum_{j=0}^{n-1} \frac{1}{j+1} \binom{n}{j} = \frac{2^{n+1} - 1}{n+1}", r"\sum_{j=-1}^n \frac{1}{j+1} \binom{n}{j} = \frac{2^{n+1} - 1}{n+1}",
    r"\binom{n}{k} = \binom{n}{k+1}", r"(n-k) \binom{n}{k} = n \binom{n-1}{k-1}", r"\binom{n}{k} = 0 \quad \text{for } k \ge n",
    r"\binom{n}{k} = \binom{n}{k} + \binom{k}{n+1}", r"k \binom{n}{k} = (n-1) \binom{n-1}{k-1}", r"\binom{n+1}{k} = \binom{n}{k} + \binom{n}{k+1}",
]  # fmt: skip
OPEN = [
    r"\binom{n}{k} = \binom{n}{n-k}",
    r"\sum_{j=0}^n \binom{n}{j}^2 = \binom{2n}{n}",
    r"\sum_{j=0}^r \binom{m}{j} \binom{n}{r-j} = \binom{m+n}{r}",
]


@pytest.mark.parametrize("line", TRUE)
def test_proved(tmp_path: Path, line: str) -> None:
    assert verdict(tmp_path, WHOLE, line) == "proved"


@pytest.mark.parametrize("line", FALSE)
def test_not_proved(tmp_path: Path, line: str) -> None:
    assert verdict(tmp_path, WHOLE, line) not in ("proved", "proved-if")


@pytest.mark.parametrize("line", OPEN)
def test_not_proved_of_sizes_below_zero(tmp_path: Path, line: str) -> None:
    assert verdict(tmp_path, ANY, line) not in ("proved", "proved-if", "contradiction")


def test_the_lower_number_nobody_declared_is_whole(tmp_path: Path) -> None:
    assert verdict(tmp_path, r"Let $n \in \mathbb{N}$.", r"k \binom{n}{k} = n \binom{n-1}{k-1}") == "proved"
