"""`positive $a$ and $b$` says it of both, and `0 < x, y < 1` bounds both."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen


def last(path: Path, text: str) -> str | None:
    file = path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    return proofgen.check(file, cache=False).lines[-1].verdict


@pytest.mark.parametrize("text", [
    "For all positive $a$ and $b$, we have $ab > 0$.", "If $a$ and $b$ are positive, then $ab > 0$.", "For positive $a$, $b$: $$ab > 0$$",
    "Consider positive integers $m$ and $n$. Then $m + n \\ge 2$.", "Consider integers $m$, $n$ with $m < n$. Then $m + 1 \\le n$.",
    "Take natural numbers $m$ and $n$. Then $m + n \\ge 2$.", "For any positive numbers $a$ and $b$, $ab > 0$.", "Assume positive $x$ and $y$. Then $xy > 0$.",
    "If $m$ and $n$ are positive integers, then $m + n \\ge 2$.", "When $x$ and $y$ are nonzero, $xy \\ne 0$.", "Here $x$ and $y$ are positive. Then $xy > 0$.",
    "Let positive numbers $x$, $y$ and $z$ be given. Then $xyz > 0$.", "For any positive number $a$, $a^3 > 0$.",
    "Let $0 < x, y < 1$. Then $x y < 1$.", "Let $0 < x, y, z < 1$. $$ x y z < 1 $$", "Let $1 \\le i, j \\le 3$. $$ i \\le 3 $$",
    "Let $x, y \\in \\mathbb{R}$. Then $$ x < 1 \\quad \\text{for } 0 < x, y < 1. $$",
    "Define $f(x,y) = \\begin{cases} 1 & 0 < x, y < 1 \\\\ 0 & \\text{otherwise} \\end{cases}$. Then $f(2, 1/2) = 0$.",
])  # fmt: skip
def test_it_is_said_of_each(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, text) == "proved"


@pytest.mark.parametrize("text", [
    "Let a positive $x$ and $y$ be given. Then $xy > 0$.", "Let $x$ be a positive number and $y$ be a real number. Then $xy > 0$.",
    "Let $x$ and $y > 0$ be real. Then $xy > 0$.", "Either $x$ or $y$ is positive. Then $xy > 0$.",
    "Define $f(x,y) = \\begin{cases} 1 & 0 < x, y < 1 \\\\ 0 & \\text{otherwise} \\end{cases}$. Then $f(2, 1/2) = 1$.",
    "If $a$ and $b$ are curious, then $a + b > 0$. So $ab > 0$.",
])  # fmt: skip
def test_what_is_said_of_one_is_said_of_no_other(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, text) not in ("proved", "proved-if")


@pytest.mark.parametrize("text", [
    "Let $x \\in (-\\infty, 0) \\cup [0, \\infty)$. Then $x < 0$.", "Let $x \\in [0,1] \\cup [2,3]$. Then $x \\le 1$.", "Let $x \\in (0,1)^c$. Then $x < 1$.",
    "Let $x, y \\in [0,1] \\times [2,3]$. Then $y \\le 1$.", "Let $x \\in [0,1] \\cap [1/2, 3]$. Then $x \\ge 1/2$.", "Let $x \\in \\{1, 2\\} \\cup \\{3\\}$. Then $x \\le 2$.",
    "Let $x \\in \\mathbb{R}$. For all $x \\in [0,1] \\cup [2,3]$ we have $x \\le 1$.",
])  # fmt: skip
def test_a_set_is_read_to_its_end_or_not_at_all(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, text) not in ("proved", "proved-if", "refuted")


def test_what_follows_from_a_condition_that_was_not_read_is_not_refuted(tmp_path: Path) -> None:
    assert last(tmp_path, "If $a$ and $b$ are curious, then $a + b > 0$. So $ab > 0$.") == "unreadable"
