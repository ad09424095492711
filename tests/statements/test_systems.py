"""Equations behind a brace are a system: each row is a relation of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen


def verdicts(path: Path, text: str) -> list[str | None]:
    file = path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    return [line.verdict for line in proofgen.check(file, cache=False).lines if line.verdict]


SYSTEMS = [
    "\\begin{cases} x + y = 3 \\\\ x - y = 1 \\end{cases}",
    "\\begin{cases} x + y = 3, \\\\ x - y = 1. \\end{cases}",
    "\\begin{cases} x + y &= 3 \\\\ x - y &= 1 \\end{cases}",
    "\\left\\{ \\begin{aligned} x + y &= 3 \\\\ x - y &= 1 \\end{aligned} \\right.",
    "\\left. \\begin{aligned} x + y &= 3 \\\\ x - y &= 1 \\end{aligned} \\right\\}",
    "\\left\\{ \\begin{aligned} x + y &= 3 && \\text{1 (a) ✓} \\\\ x - y &= 1 && \\text{2 ✗} \\end{aligned} \\right.",
    "\\left\\{ \\begin{array}{rcl} x + y &=& 3 \\\\ x - y &=& 1 \\end{array} \\right.",
]


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_system_that_is_set_up_decides_its_unknowns(tmp_path: Path, system: str) -> None:
    text = f"Solve the system\n\n$$ {system} $$\n\n"
    assert verdicts(tmp_path, text + "Then $x = 2$ and $y = 1$.") == ["proved", "proved"]
    assert verdicts(tmp_path, text + "Then $x = 2$ and $y = 2$.") == ["proved", "refuted"]


def test_a_system_that_is_claimed_is_checked_row_by_row(tmp_path: Path) -> None:
    text = "Let $x = 2$ and $y = 1$. Then\n\n$$ \\begin{cases} x + y = 3 \\\\ x - y = 2 \\end{cases} $$"
    assert verdicts(tmp_path, text) == ["proved", "refuted"]


@pytest.mark.parametrize("text", [
    "Let $f(x) = \\begin{cases} x & x > 0 \\\\ 0 & x \\le 0 \\end{cases}$. Then $f(2) = 2$.",
    "Let $x \\in \\mathbb{R}$. Then $$ |x| = \\begin{cases} x & \\text{if } x > 0 \\\\ -x & \\text{if } x \\le 0 \\end{cases} $$",
])  # fmt: skip
def test_values_by_cases_are_what_they_were(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text) == ["proved"]


def test_branches_are_no_system(tmp_path: Path) -> None:
    text = "Let $x, y \\in \\mathbb{R}$.\n\n$$ \\begin{cases} y = x & x > 0 \\\\ y = 0 & x \\le 0 \\end{cases} $$"
    assert verdicts(tmp_path, text) == ["unreadable"]
