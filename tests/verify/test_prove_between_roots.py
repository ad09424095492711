"""Relations of one real number, decided between the roots of what stands in them; false at an end, with a sign turned, or where a branch is lost."""

from __future__ import annotations

import itertools
from fractions import Fraction
from pathlib import Path

import pytest
from flint import fmpz_poly

from proofgen.verify.cells import _isolated, _sign
from tests.verify.last_line import verdict

GIVEN = r"Let $x, y \in \mathbb{R}$. Then"
TRUE = [
    r"x^2 - 5x + 6 < 0 \iff 2 < x < 3", r"x^2 > 4 \iff x > 2 \lor x < -2", r"x^2 - 5x + 6 \le 0 \iff 2 \le x \le 3", r"x^3 > x \iff -1 < x < 0 \lor x > 1",
    r"x^4 - 2x^2 + 1 \ge 0", r"x^4 + x + 1 > 0", r"x^2 < 2 \implies x < \frac{3}{2}", r"x^3 = 8 \implies x = 2", r"(x-1)^2 > 0 \iff x \ne 1",
    r"x^2 \le 1 \implies x^3 \le 1", r"x^5 - x \le 0 \quad \text{for } 0 \le x \le 1",
]  # fmt: skip
CONDITIONAL = [r"\frac{x - 1}{x + 2} > 0 \iff x > 1 \lor x < -2", r"\frac{1}{x} < 1 \iff x > 1 \lor x < 0"]
FALSE = [
    r"x^2 - 5x + 6 < 0 \iff 2 \le x < 3", r"x^2 - 5x + 6 \le 0 \iff 2 < x < 3", r"x^2 > 4 \iff x > 2", r"x^2 > 4 \iff x > 2 \lor x < 2", r"x^2 \ge 4 \implies x \ge 2",
    r"x^3 > x \iff x > 1", r"x^4 - 2x^2 + 1 > 0", r"x^4 - x \ge 0", r"x^2 < 2 \implies x < \frac{7}{5}", r"x^4 = 16 \implies x = 2", r"(x-1)^2 \ge 0 \iff x \ne 1",
    r"\frac{x - 1}{x + 2} > 0 \iff x > 1", r"\frac{1}{x} < 1 \iff x > 1", r"x < 1 \implies x^2 < 1",
    r"x^2 + y > 0 \implies x > 0 \lor x < 0",
]  # fmt: skip


@pytest.mark.parametrize("line", TRUE)
def test_proved(tmp_path: Path, line: str) -> None:
    assert verdict(tmp_path, GIVEN, line) == "proved"


@pytest.mark.parametrize("line", CONDITIONAL)
def test_proved_where_the_sides_have_a_value(tmp_path: Path, line: str) -> None:
    assert verdict(tmp_path, GIVEN, line) in ("proved", "proved-if")


@pytest.mark.parametrize("line", FALSE)
def test_not_proved(tmp_path: Path, line: str) -> None:
    assert verdict(tmp_path, GIVEN, line) not in ("proved", "proved-if")


@pytest.mark.parametrize("roots", [[0, 1, 2], [1, 3, -7], [5], [], [0, 1, -1, 2, -2, 3]])
def test_every_root_is_between_two_places(roots: list[int]) -> None:
    whole = fmpz_poly([1])
    for root in roots:
        whole *= fmpz_poly([-root, 1])
    whole *= fmpz_poly([-2, 0, 1])  # and the irrational ones of x² = 2
    ends = [low for low, _ in _isolated(whole)]
    assert all(_sign(whole, end) for end in ends)
    assert all(sum(low < root < high for root in roots) <= 1 for low, high in itertools.pairwise(ends))
    assert ends[0] < min([*roots, Fraction(-3, 2)])
    assert ends[-1] > max([*roots, Fraction(3, 2)])
    changes = sum(_sign(whole, a) != _sign(whole, b) for a, b in itertools.pairwise(ends))
    assert changes == len(roots) + 2
