"""Derivatives of values by cases, away from a break and never at it; with the false ones that look alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verify.last_line import verdict

GIVEN = r"""Let $x, a \in \mathbb{R}$. Define

$$ g(x) = \begin{cases} x & \text{if } x \ge 0 \\ a x & \text{if } x < 0 \end{cases}, \qquad h(x) = \begin{cases} x^2 & x > a \\ 1 & \text{otherwise} \end{cases} $$

$$ s(x) = \begin{cases} x & x \ne 0 \\ 5 & x = 0 \end{cases} $$

"""
TRUE = [
    r"g'(x) = a \quad \text{for } x < 0", r"g'(x) = 1 \quad \text{for } x > 0", r"h'(x) = 2x \quad \text{for } x > a", r"h'(x) = 0 \quad \text{for } x < a",
    r"g'(x) = \begin{cases} 1 & x > 0 \\ a & x < 0 \end{cases} \quad \text{for } x \ne 0", r"s'(x) = 1 \quad \text{for } x \ne 0",
    r"h''(x) = 2 \quad \text{for } x > a",
]  # fmt: skip
FALSE = [
    r"g'(x) = 1 \quad \text{for } x < 0", r"g'(x) = 1 \quad \text{for } x \ge 0", r"g'(x) = a \quad \text{for } x \le 0", r"g'(x) = 1", r"g'(0) = 1",
    r"h'(x) = 2x \quad \text{for } x \ge a", r"h'(x) = 0 \quad \text{for } x \le a", r"h'(a) = 0", r"h'(x) = 2x \quad \text{for } x \ne a",
    r"s'(0) = 0", r"s'(x) = 1", r"s'(x) = 0 \quad \text{for } x = 0", r"h''(x) = 2 \quad \text{for } x < a",
    r"g'(x) = \begin{cases} 1 & x \ge 0 \\ a & x < 0 \end{cases}", r"g'(x) = \begin{cases} a & x > 0 \\ 1 & x < 0 \end{cases} \quad \text{for } x \ne 0",
]  # fmt: skip


@pytest.mark.parametrize("line", TRUE)
def test_proved(tmp_path: Path, line: str) -> None:
    assert verdict(tmp_path, GIVEN + "Then", line) == "proved"


@pytest.mark.parametrize("line", FALSE)
def test_not_proved(tmp_path: Path, line: str) -> None:
    assert verdict(tmp_path, GIVEN + "Then", line) not in ("proved", "proved-if")
