"""Sums in reverse or begun elsewhere, and powers 2^k as exponents; false where an end moves by one, the weight is not turned, or k may be below 0."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verify.last_line import verdict

GIVEN = r"Let $n \in \mathbb{N}$, $m \in \mathbb{Z}$ and $q \in \mathbb{R}$ with $q \ne 1$."
TRUE = [
    r"\sum_{k=0}^{n} q^{n-k} = \sum_{k=0}^{n} q^{k}", r"\sum_{k=0}^{n} k q^{n-k} = \sum_{k=0}^{n} (n-k) q^{k}", r"\sum_{k=1}^{n} \frac{1}{n+k} = \sum_{k=n+1}^{2n} \frac{1}{k}",
    r"\sum_{k=1}^{2n} \frac{(-1)^{k+1}}{k} = \sum_{k=n+1}^{2n} \frac{1}{k}", r"\prod_{k=0}^{n} \left( 1 + q^{2^k} \right) = \frac{1 - q^{2^{n+1}}}{1-q}", r"q^{2^{n+1}} = (q^{2^n})^2",
]  # fmt: skip
FALSE = [
    r"\sum_{k=0}^{n} q^{n-k} = \sum_{k=1}^{n} q^{k}", r"\sum_{k=0}^{n} k q^{n-k} = \sum_{k=0}^{n} k q^{k}", r"\sum_{k=1}^{n} \frac{1}{n+k} = \sum_{k=n}^{2n} \frac{1}{k}",
    r"\sum_{k=1}^{2n} \frac{(-1)^{k}}{k} = \sum_{k=n+1}^{2n} \frac{1}{k}", r"\sum_{k=1}^{2n} \frac{(-1)^{k+1}}{k} = \sum_{k=n}^{2n} \frac{1}{k}",
    r"\prod_{k=0}^{n} \left( 1 + q^{2^k} \right) = \frac{1 - q^{2^{n}}}{1-q}", r"q^{2^{n+1}} = (q^{2^n})^2 + q", r"q^{2^n} = (q^2)^n", r"(-1)^{2^m} = 1",
    r"\sum_{k=m}^{n} \frac{1}{k} = \sum_{k=1}^{n} \frac{1}{k} - \sum_{k=1}^{m} \frac{1}{k}", r"\sum_{k=m}^{n} k = \sum_{k=1}^{n} k - \sum_{k=1}^{m-1} k",
]  # fmt: skip


@pytest.mark.parametrize("line", TRUE)
def test_proved(tmp_path: Path, line: str) -> None:
    assert verdict(tmp_path, GIVEN, line) == "proved"


@pytest.mark.parametrize("line", FALSE)
def test_not_proved(tmp_path: Path, line: str) -> None:
    assert verdict(tmp_path, GIVEN, line) not in ("proved", "proved-if")
