"""Words that put a name into a set, and what is known of it then."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen


def last(path: Path, text: str) -> str | None:
    file = path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    return proofgen.check(file, cache=False).lines[-1].verdict


ROOT = " Then $\\sqrt{x^2} = x$."


@pytest.mark.parametrize("text", [
    "Let $x$ be in $[0, 1]$.", "Let $x$ be a number in $[0, 1]$.", "Let $x$ lie in $(0, 1)$.", "Let $x$ and $y$ be points of $[0, 1]$.",
    "Suppose $x$ lies in the open interval $(0, 1)$.", "Let $x$ be between $0$ and $1$.", "Let $x$ lie strictly between $0$ and $1$.",
    "Let $x \\in \\mathbb{R}$. Suppose that $x$ is between $0$ and $1$.", "Let $x$ be an element of $\\{1, 2\\}$.",
])  # fmt: skip
def test_it_lies_there(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, text + ROOT) == "proved"
    assert last(tmp_path, text + " Then $x < 0$.") == "refuted"


@pytest.mark.parametrize("text", [
    "Let $x$ be a number between $0$ and $1$ or below $-5$.", "The parameter $x$ lies in $[0, 1]$.", "Let $x$ be outside $[-1, 0]$.",
    "Let $x$ be in $[0, 1]$ or $[-3, -2]$.", "Let $x$ be uniformly distributed on $[0,1]$.", "Let $x$ lie in the set $S$.",
])  # fmt: skip
def test_other_words_prove_nothing(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, text + ROOT) in ("undecided", "unreadable")


def test_whether_the_ends_belong_to_it_is_left_open(tmp_path: Path) -> None:
    between = "Let $x$ lie between $0$ and $1$."
    assert last(tmp_path, between + " Then $\\log x \\le 0$.") == "proved-if"
    assert last(tmp_path, between + " Then $\\log x < 0$.") == "undecided"
    assert last(tmp_path, "Let $x$ lie strictly between $0$ and $1$. Then $\\log x < 0$.") == "proved"


def test_a_continuous_function_is_one(tmp_path: Path) -> None:
    assert last(tmp_path, "Let $f$ be continuous on $[a, b]$. Then $\\int_a^b f(x) dx = \\int_a^b f(t) dt$.") == "proved"
