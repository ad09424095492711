"""Sides that are not equal: never, or not for all values. Which of both is meant where they are equal for some, a line does not say."""

from __future__ import annotations

from pathlib import Path

import pytest
from last_line import verdict

MATRICES = "Let $A, B \\in \\mathbb{R}^{n \\times n}$."
NUMBERS = "Let $a, b \\in \\mathbb{R}$."


@pytest.mark.parametrize(("given", "line", "wanted"), [
    (MATRICES, "A B \\ne B A", "undecided"),
    (MATRICES, "(A + B)^2 \\ne A^2 + 2 A B + B^2", "undecided"),
    (MATRICES, "(A + B)^2 \\ne A^2 + A B + B A + B^2", "refuted"),
    (MATRICES, "(A B)^\\top \\ne B^\\top A^\\top", "refuted"),
    (MATRICES, "A \\ne 0", "refuted"),
    (NUMBERS, "(a + b)^2 \\ne a^2 + b^2", "undecided"),
    (NUMBERS, "a^2 + b^2 \\ne 2 a b - 1", "proved"),
    (NUMBERS, "(a + b)^2 \\ne a^2 + 2 a b + b^2", "refuted"),
    (NUMBERS, "a^2 \\ne 1", "refuted"),
    (NUMBERS, "(a, b) \\ne (b, a)", "undecided"),
    (NUMBERS, "(a, a^2) \\ne (a + 1, b)", "proved"),
])  # fmt: skip
def test_what_is_said_to_differ(tmp_path: Path, given: str, line: str, wanted: str) -> None:
    assert verdict(tmp_path, given, line) == wanted
