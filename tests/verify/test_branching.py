"""Values by cases: a line is proved where it holds in each case, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen


def verdict(path: Path, text: str) -> str | None:
    file = path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    return proofgen.check(file, cache=False).lines[-1].verdict


X = "Let $x, y \\in \\mathbb{R}$. "
RAMP = X + "Define $r(t) = \\begin{cases} t & t > 0 \\\\ 0 & \\text{otherwise} \\end{cases}$. "
ODD = X + "Define $f(t) = \\begin{cases} t^2 & t \\ge 0 \\\\ -t^2 & t < 0 \\end{cases}$. "
SIGN = X + "Define $s(t) = \\begin{cases} 1 & t > 0 \\\\ 0 & t = 0 \\\\ -1 & t < 0 \\end{cases}$. "
BOX = X + "Define $b(t) = \\begin{cases} 1 & 0 < t < 1 \\\\ 0 & \\text{otherwise} \\end{cases}$. "
HOLE = X + "Define $h(t) = \\begin{cases} t & t \\ne 0 \\\\ 1 & t = 0 \\end{cases}$. "
ENTRY = "Let $z \\in \\mathbb{R}^n$. Define $a_i = \\begin{cases} z_i & z_i > 0 \\\\ 0 & z_i \\le 0 \\end{cases}$. "

TRUE = [
    X + "Then $$ |x| = \\begin{cases} x & \\text{if } x > 0 \\\\ -x & \\text{if } x \\le 0 \\end{cases} $$",
    X + "Then $$ \\max(x, 0) = \\begin{cases} x & \\text{if } x \\ge 0 \\\\ 0 & \\text{otherwise} \\end{cases} $$",
    RAMP + "Then $r(x) = \\frac{x + |x|}{2}$.", RAMP + "Then $r(x) - r(-x) = x$.", RAMP + "Then $r(x) \\ge x$.", RAMP + "Then $r(2x) = 2 r(x)$.",
    ODD + "Then $f(-x) = -f(x)$.", ODD + "Then $f(x) = x |x|$.", SIGN + "Then $x s(x) = |x|$.", SIGN + "Then $s(-x) = -s(x)$.",
    BOX + "Then $b(x)^2 = b(x)$.", BOX + "Then $b(1 - x) = b(x)$.", HOLE + "Then $x h(x) = x^2$.", ENTRY + "Then $a_i^2 = a_i z_i$.",
]  # fmt: skip
FALSE = [
    X + "Then $$ |x| = \\begin{cases} x & \\text{if } x > 0 \\\\ x & \\text{if } x \\le 0 \\end{cases} $$",
    RAMP + "Then $r(x) = x$.", RAMP + "Then $r(x + y) = r(x) + r(y)$.", RAMP + "Then $r(-2x) = -2 r(x)$.", RAMP + "Then $r(x) > 0$.",
    RAMP + "Then $r'(x) = 1$.", ODD + "Then $f(x) \\ge 0$.", ODD + "Then $f'(x) = 2x$.", SIGN + "Then $s(x)^2 = 1$.", SIGN + "Then $s'(x) = 1$.",
    BOX + "Then $b(x) = 1$.", BOX + "Then $b(2x) = b(x)$.", HOLE + "Then $h(x) = x$.", HOLE + "Then $\\lim_{x \\to 0} h(x) = 1$.",
    ENTRY + "Then $a_i = z_i$.", BOX + "Then $\\int_0^2 b(x) dx = 2$.", RAMP + "Then $\\sum_{k=1}^n r(-k) = -n$.",
]  # fmt: skip


@pytest.mark.parametrize("text", TRUE)
def test_what_holds_in_each_case(tmp_path: Path, text: str) -> None:
    assert verdict(tmp_path, text) == "proved"


@pytest.mark.parametrize("text", FALSE)
def test_what_fails_in_one(tmp_path: Path, text: str) -> None:
    assert verdict(tmp_path, text) in ("refuted", "undecided")


@pytest.mark.parametrize("text", [
    "Let $X$ be random. Define $r(t) = \\begin{cases} t & t > 0 \\\\ 0 & t \\le 0 \\end{cases}$. Then $\\mathbb{E}[r(X)] = r(\\mathbb{E}[X])$.",
    RAMP + "Then $r'(x) = \\begin{cases} 1 & x \\ge 0 \\\\ 0 & x < 0 \\end{cases}$.",
])  # fmt: skip
def test_no_case_is_taken_where_the_value_looks_around(tmp_path: Path, text: str) -> None:
    assert verdict(tmp_path, text) not in ("proved", "proved-if")


def test_how_it_was_checked_names_the_cases(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(RAMP + "Then $r(x) \\ge x$.\n", encoding="utf-8")
    assert any("tells apart" in law for law in proofgen.check(file, cache=False).lines[-1].how)


OSCILLATES = "Define $f(x) = \\begin{cases} x^2 \\sin\\frac{1}{x}, & x \\neq 0, \\\\ 0, & x = 0. \\end{cases}$\n\n"


@pytest.mark.parametrize(("claim", "conditions"), [
    ("$f(0) = 0$", ()),
    ("$f(2) = 4 \\sin\\frac{1}{2}$", ()),
    ("$f(3 - 3) = 0$", ()),
    ("$\\frac{f(0) + 1}{y} = \\frac{1}{y}$", (r"y \neq 0",)),
])  # fmt: skip
def test_what_another_branch_asks_for_is_no_condition(claim: str, conditions: tuple[str, ...]) -> None:
    found = proofgen.check(f"Let $y \\in \\mathbb{{R}}$. {OSCILLATES}Then {claim}.")
    line = found.lines[-1]
    assert line.verdict == ("proved-if" if conditions else "proved")
    assert line.conditions == conditions


def test_what_its_own_branch_asks_for_is_a_condition_still() -> None:
    found = proofgen.check(
        "Define $g(x) = \\begin{cases} \\frac{1}{x - 2}, & x > 0, \\\\ 0, & x \\le 0. \\end{cases}$\n\nThen $g(2) - g(2) = 0$."
    )
    assert found.lines[-1].verdict != "proved"
