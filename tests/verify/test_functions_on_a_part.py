"""A function that is defined on a part of the line: where it is used, it has a value there alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen


def last(path: Path, text: str) -> tuple[str | None, tuple[str, ...]]:
    file = path / "a.md"
    file.write_text(text, encoding="utf-8")
    line = proofgen.check(file, cache=False).lines[-1]
    return line.verdict, tuple(line.conditions)


POSITIVE = "Define $f(x) = x^2$ for $x > 0$.\n\n"


@pytest.mark.parametrize("claim", ["f(x)^2 = x^4", "f'(x) = 2x", "f(x) \\ge 0", "\\frac{d}{dx} \\log f(x) = \\frac{2}{x}"])
def test_proved_where_it_has_a_value(tmp_path: Path, claim: str) -> None:
    verdict, conditions = last(tmp_path, POSITIVE + f"$${claim}$$")
    assert verdict == "proved-if"
    assert any("x > 0" in condition for condition in conditions)


def test_under_the_condition_it_is_proved_without(tmp_path: Path) -> None:
    assert last(tmp_path, POSITIVE + "Let $x > 0$.\n\n$$f'(x) = 2x$$") == ("proved", ())


@pytest.mark.parametrize("claim", ["f(-1) = 1", "f(x) = |x|^3 / x", "\\int_{-1}^1 f(x) \\, dx = \\frac{2}{3}"])
def test_nothing_is_proved_where_it_has_none(tmp_path: Path, claim: str) -> None:
    verdict, _ = last(tmp_path, POSITIVE + f"$${claim}$$")
    assert verdict != "proved"


@pytest.mark.parametrize("claim", ["f(x) = x", "f'(x) = x", "f(2) = 5"])
def test_what_is_wrong_there_is_refuted(tmp_path: Path, claim: str) -> None:
    assert last(tmp_path, POSITIVE + f"$${claim}$$")[0] == "refuted"


def test_no_derivative_at_the_end_of_a_closed_part(tmp_path: Path) -> None:
    """At 0 there is a value, and on one side of it alone."""
    assert last(tmp_path, "Define $f(x) = x^2$ for $x \\ge 0$.\n\n$$f'(x) = 2x$$")[0] == "undecided"


def test_entries_that_are_defined_for_some_indices_make_no_condition(tmp_path: Path) -> None:
    text = "Let $x \\in \\mathbb{R}^n$. Define $y_j = x_j$ for $j \\neq 1$.\n\n$$\\sum_{j=2}^n y_j = \\sum_{j=2}^n x_j$$"
    assert last(tmp_path, text) == ("proved", ())
