"""What is supposed of each member of a sample is known of each member, whichever letter stands alone on the other side."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen


def verdict(path: Path, text: str) -> str | None:
    file = path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    return proofgen.check(file, cache=False).lines[-1].verdict


WORDS = "Let $X_1, \\dots, X_n$ be independent random variables with mean $\\mu$ and variance $\\sigma^2$. "
FORMULAS = (
    "Let $X_1, \\dots, X_n$ be independent random variables with $\\mathbb{E}[X_i] = \\mu$ and $\\operatorname{Var}(X_i) = \\sigma^2$. "
)
PAIRS = "Let $X_1, \\dots, X_n$ be random variables with $\\operatorname{Var}(X_i) = \\sigma^2$. "
MEAN = "Define $\\bar X = \\frac1n \\sum_{i=1}^n X_i$. "


@pytest.mark.parametrize("given", [WORDS, FORMULAS])
@pytest.mark.parametrize(("line", "holds"), [
    ("$\\mathbb{E}[\\bar X] = \\mu$", True), ("$\\operatorname{Var}(\\bar X) = \\frac{\\sigma^2}{n}$", True), ("$\\operatorname{Var}(\\bar X) = \\sigma^2$", False),
    ("$\\mathbb{E}[\\bar X^2] = \\mu^2 + \\frac{\\sigma^2}{n}$", True), ("$\\mathbb{E}[\\bar X^2] = \\mu^2$", False), ("$\\mathbb{E}[X_i^2] = \\mu^2 + \\sigma^2$", True),
    ("$\\operatorname{Var}(\\sum_{i=1}^n X_i) = n^2 \\sigma^2$", False),
])  # fmt: skip
def test_the_mean_of_independent_members(tmp_path: Path, given: str, line: str, holds: bool) -> None:
    found = verdict(tmp_path, given + MEAN + f"Then {line}.")
    assert found == "proved" if holds else found in ("refuted", "undecided")


def test_members_that_may_depend_on_each_other(tmp_path: Path) -> None:
    assert verdict(tmp_path, PAIRS + "Then $\\operatorname{Var}(\\sum_{i=1}^n X_i) = n \\sigma^2$.") not in ("proved", "proved-if")
    assert verdict(tmp_path, PAIRS + "Then $\\sum_{i=1}^n \\operatorname{Var}(X_i) = n \\sigma^2$.") == "proved"


def test_an_equation_of_one_entry_may_be_meant_of_each(tmp_path: Path) -> None:
    text = "Let $n \\in \\mathbb{N}$ and let $x_1, \\dots, x_n \\in \\mathbb{R}$ with $x_i = 2$. Then $\\sum_{i=1}^n x_i = 2n$."
    assert verdict(tmp_path, text) == "undecided"
