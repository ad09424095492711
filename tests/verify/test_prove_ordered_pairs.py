"""Sums over i < j, triangles and squares; false where the diagonal is lost, a pair counts twice, the ranges differ, or the body has no value on the diagonal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verify.last_line import verdict

GIVEN = r"Let $a, b \in \mathbb{R}^n$, $c \in \mathbb{R}^m$ and $B \in \mathbb{R}^{n \times n}$."
TRUE = [
    r"\sum_{i=1}^n \sum_{j=1}^i B_{ij} = \sum_{j=1}^n \sum_{i=j}^n B_{ij}", r"\sum_{i<j} a_i a_j = \frac{1}{2} \left( \left( \sum_{i=1}^n a_i \right)^2 - \sum_{i=1}^n a_i^2 \right)",
    r"\sum_{i \le j} a_i a_j = \frac{1}{2} \left( \left( \sum_{i=1}^n a_i \right)^2 + \sum_{i=1}^n a_i^2 \right)", r"\sum_{i<j} (a_i - a_j) = -\sum_{j<i} (a_i - a_j)",
    r"\sum_{i=1}^n \sum_{j=1}^{i-1} B_{ij} + \sum_{i=1}^n B_{ii} + \sum_{i=1}^n \sum_{j=i+1}^n B_{ij} = \sum_{i=1}^n \sum_{j=1}^n B_{ij}",
    r"\sum_{i=1}^n \sum_{j=i}^n a_i b_j = \sum_{j=1}^n \sum_{i=1}^j a_i b_j", r"\sum_{i<j} (B_{ij} + B_{ji}) = \sum_{i=1}^n \sum_{j=1}^n B_{ij} - \sum_{i=1}^n B_{ii}",
    r"n \sum_{i=1}^n a_i^2 - \left( \sum_{i=1}^n a_i \right)^2 = \sum_{i<j} (a_i - a_j)^2", r"\sum_{i<j} (a_i b_j - a_j b_i) = -\sum_{i<j} (a_j b_i - a_i b_j)",
]  # fmt: skip
FALSE = [
    r"\sum_{i=1}^n \sum_{j=1}^i B_{ij} = \sum_{j=1}^n \sum_{i=j+1}^n B_{ij}", r"\sum_{i=1}^n \sum_{j=1}^i B_{ij} = \sum_{j=1}^n \sum_{i=1}^j B_{ij}",
    r"\sum_{i=1}^n \sum_{j=1}^{i-1} B_{ij} = \sum_{i=1}^n \sum_{j=i}^{n} B_{ij}", r"\sum_{i<j} a_i a_j = \left( \sum_{i=1}^n a_i \right)^2 - \sum_{i=1}^n a_i^2",
    r"\sum_{i \le j} a_i a_j = \frac{1}{2} \left( \left( \sum_{i=1}^n a_i \right)^2 - \sum_{i=1}^n a_i^2 \right)", r"\sum_{i<j} a_i b_j = \sum_{i<j} a_j b_i",
    r"\sum_{i<j} (a_i - a_j) = 0", r"\sum_{i=1}^n \sum_{j=1}^{i+1} B_{ij} = \sum_{i=1}^n \sum_{j=1}^n B_{ij}", r"\sum_{i<j} B_{ij} = \sum_{i<j} B_{ji}",
    r"\sum_{i<j} B_{ij} = \frac{1}{2} \left( \sum_{i=1}^n \sum_{j=1}^n B_{ij} - \sum_{i=1}^n B_{ii} \right)", r"\sum_{i \ne j} a_i a_j = \sum_{i<j} a_i a_j",
    r"\sum_{i=1}^n \sum_{j=1}^i a_i c_j = \sum_{j=1}^m \sum_{i=j}^n a_i c_j", r"\sum_{i<j} \frac{1}{a_i - a_j} = \sum_{i<j} \frac{1}{a_j - a_i}",
    r"\sum_{i=1}^n \sum_{j=1}^{i} \frac{1}{i - j + 1} = \sum_{i=1}^n \sum_{j=i}^{n} \frac{1}{i - j + 1}",
]  # fmt: skip


@pytest.mark.parametrize("line", TRUE)
def test_proved(tmp_path: Path, line: str) -> None:
    assert verdict(tmp_path, GIVEN, line) == "proved"


@pytest.mark.parametrize("line", FALSE)
def test_not_proved(tmp_path: Path, line: str) -> None:
    assert verdict(tmp_path, GIVEN, line) not in ("proved", "proved-if")


def test_what_has_no_value_on_the_diagonal_is_not_taken_to_the_square(tmp_path: Path) -> None:
    assert verdict(
        tmp_path, GIVEN, r"\sum_{i<j} \frac{1}{(a_i - a_j)^2} = \frac{1}{2} \sum_{i=1}^n \sum_{j=1}^n \frac{1}{(a_i - a_j)^2}"
    ) not in (
        "proved",
        "proved-if",
    )
