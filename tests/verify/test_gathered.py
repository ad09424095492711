"""Sums beside a multiple of how many terms they have."""

from __future__ import annotations

import pytest

from proofgen.verify.verdict import Proved
from tests.statements.derivations import checked, verdict

BETWEEN = r"Let $x_1, \dots, x_n \in (0,1)$. Then "
BOUNDED = r"Let $x \in \mathbb{R}^n$ with $|x_i| \le M$ for all $i$. Then "


@pytest.mark.parametrize("text", [
    BETWEEN + r"$$ \sum_{i=1}^n x_i < n $$", BETWEEN + r"$$ \frac1n \sum_{i=1}^n x_i \le 1 $$", BETWEEN + r"$$ 3n - 2\sum_{i=1}^n x_i > n $$",
    BOUNDED + r"$$ \|x\|_1 \le n M $$", BOUNDED + r"$$ \sum_{i=1}^n |x_i| - n M \le 0 $$",
])  # fmt: skip
def test_it_is_proved(text: str) -> None:
    assert isinstance(verdict(checked(text + "\n")[-1]), Proved)


@pytest.mark.parametrize("text", [
    BETWEEN + r"$$ \sum_{i=1}^n x_i \ge n $$", BETWEEN + r"$$ \sum_{i=1}^n x_i \le \frac{n}{2} $$", BETWEEN + r"$$ \frac1n \sum_{i=1}^n x_i \le \frac12 $$",
    r"Let $n \in \mathbb{Z}$. Then $$ \sum_{i=1}^n 1 \ge n $$", r"Let $a \in \mathbb{R}^n$ and $i \in \{1, \dots, n\}$. $$ n a_i \ge \sum_{i=1}^n a_i $$",
    r"Let $a \in \mathbb{R}^n$ and $i \in \{1, \dots, n\}$. $$ a_i \ge \frac1n \sum_{i=1}^n a_i $$", BETWEEN + r"$$ \sum_{i=1}^{n} x_i \le n - 1 $$",
    BETWEEN + r"$$ \sum_{i=1}^{n} n x_i \le n $$",
])  # fmt: skip
def test_it_is_not(text: str) -> None:
    assert not isinstance(verdict(checked(text + "\n")[-1]), Proved)
