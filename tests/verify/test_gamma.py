"""The gamma function and Euler's beta integral; false where an argument may not be above 0, or a power is off by one."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen


def verdict(path: Path, text: str) -> str | None:
    file = path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    return proofgen.check(file, cache=False).lines[-1].verdict


AB = "Let $a, b > 0$. Then "
TRUE = [
    "$\\Gamma(a+1) = a\\Gamma(a)$.", "$\\Gamma(a + 2) = a (a+1) \\Gamma(a)$.", "$\\Gamma(a+b+1) = (a+b)\\Gamma(a+b)$.", "$\\Gamma(1/2) = \\sqrt{\\pi}$.",
    "$\\Gamma(5/2) = 3\\sqrt{\\pi}/4$.", "$\\Gamma(\\frac{a+3}{2}) = \\frac{a+1}{2} \\Gamma(\\frac{a+1}{2})$.", "$\\Gamma(n+1) = n!$.", "$\\Gamma(4) = 6$.",
    "$\\int_0^1 x^{a-1}(1-x)^{b-1} dx = \\frac{\\Gamma(a)\\Gamma(b)}{\\Gamma(a+b)}$.",
    "$\\int_0^1 x^{a}(1-x)^{b-1} dx = \\frac{a}{a+b} \\cdot \\frac{\\Gamma(a)\\Gamma(b)}{\\Gamma(a+b)}$.",
    "$\\int_0^1 x^{b-1} (1-x)^{a-1} dx = \\int_0^1 x^{a-1}(1-x)^{b-1} dx$.", "$\\int_0^1 3 x^{2a-1}(1-x)^{b-1} dx = \\frac{3\\Gamma(2a)\\Gamma(b)}{\\Gamma(2a+b)}$.",
    "$\\int_0^\\infty x^{a+1} e^{-b x} dx = \\frac{a(a+1) \\Gamma(a)}{b^{a+2}}$.",
]  # fmt: skip
FALSE = [
    "$\\Gamma(a+1) = (a+1)\\Gamma(a)$.", "$\\Gamma(a) = (a-2)\\Gamma(a-2)$.", "$\\Gamma(a+b) = \\Gamma(a) + \\Gamma(b)$.", "$\\Gamma(3/2) = \\sqrt{\\pi}$.",
    "$\\int_0^1 x^{a}(1-x)^{b} dx = \\frac{\\Gamma(a)\\Gamma(b)}{\\Gamma(a+b)}$.", "$\\int_0^1 x^{a-1}(1+x)^{b-1} dx = \\frac{\\Gamma(a)\\Gamma(b)}{\\Gamma(a+b)}$.",
    "$\\int_0^2 x^{a-1}(1-x)^{b-1} dx = \\frac{\\Gamma(a)\\Gamma(b)}{\\Gamma(a+b)}$.", "$\\int_0^1 x^{a-1}(1-x)^{b-1} dx = \\frac{\\Gamma(a)\\Gamma(b)}{\\Gamma(a+b+1)}$.",
    "$\\int_0^1 x^{a-1}(1-x)^{-1} dx = \\Gamma(a)$.", "$\\int_0^1 x^{-a-1}(1-x)^{b-1} dx = \\frac{\\Gamma(-a)\\Gamma(b)}{\\Gamma(b-a)}$.",
]  # fmt: skip


MN = "Let $m, n \\in \\mathbb{N}_0$ and $a, b \\in \\mathbb{R}$. Then "
WHOLE = [
    "$\\int_0^1 x^m (1-x)^n dx = \\frac{m!\\, n!}{(m+n+1)!}$.", "$\\int_0^1 x^{m+1} (1-x)^n dx = \\frac{m+1}{n+1} \\int_0^1 x^m (1-x)^{n+1} dx$.",
    "$\\int_a^b (x-a)^m (b-x)^n dx = \\frac{m!\\, n!}{(m+n+1)!} (b-a)^{m+n+1}$.", "$\\int_0^1 x^m (x-1)^n dx = (-1)^n \\frac{m!\\, n!}{(m+n+1)!}$.",
    "$\\int_0^2 x^m (2-x)^n dx = 2^{m+n+1} \\frac{m!\\, n!}{(m+n+1)!}$.",
]  # fmt: skip
NOT_WHOLE = [
    "$\\int_0^1 x^m (1-x)^n dx = \\frac{m!\\, n!}{(m+n)!}$.", "$\\int_0^1 x^m (1+x)^n dx = \\frac{m!\\, n!}{(m+n+1)!}$.",
    "$\\int_0^1 x^m (x-1)^n dx = \\frac{m!\\, n!}{(m+n+1)!}$.", "$\\int_a^b (x-a)^m (x-b)^n dx = \\frac{m!\\, n!}{(m+n+1)!} (b-a)^{m+n+1}$.",
    "$\\int_0^2 x^m (1-x)^n dx = 2^{m+n+1} \\frac{m!\\, n!}{(m+n+1)!}$.", "$\\int_0^1 x^{m-2} (1-x)^n dx = \\frac{(m-2)!\\, n!}{(m+n)!}$.",
    "$\\int_0^1 x^{m-2} (1-x)^n dx = \\frac{(m-2)!\\, n!}{(m+n-1)!} + 1$.", "$\\int_b^a (x-a)^m (b-x)^n dx = \\frac{m!\\, n!}{(m+n+1)!} (b-a)^{m+n+1}$.",
]  # fmt: skip


@pytest.mark.parametrize("line", WHOLE)
def test_proved_of_whole_powers(tmp_path: Path, line: str) -> None:
    assert verdict(tmp_path, MN + line) == "proved"


@pytest.mark.parametrize("line", NOT_WHOLE)
def test_not_proved_of_whole_powers(tmp_path: Path, line: str) -> None:
    assert verdict(tmp_path, MN + line) not in ("proved", "proved-if")


def test_powers_that_are_not_whole_need_ordered_bounds(tmp_path: Path) -> None:
    line = "$\\int_a^b (x-a)^{1/2} (b-x)^{c} dx = \\frac{\\Gamma(3/2)\\Gamma(c+1)}{\\Gamma(c+5/2)} (b-a)^{c+3/2}$."
    assert verdict(tmp_path, "Let $c > 0$ and $a, b \\in \\mathbb{R}$. Then " + line) != "proved"


@pytest.mark.parametrize("line", TRUE)
def test_proved(tmp_path: Path, line: str) -> None:
    assert verdict(tmp_path, AB + line) == "proved"


@pytest.mark.parametrize("line", FALSE)
def test_not_proved(tmp_path: Path, line: str) -> None:
    assert verdict(tmp_path, AB + line) not in ("proved", "proved-if")


def test_the_step_needs_an_argument_above_zero(tmp_path: Path) -> None:
    assert verdict(tmp_path, "Let $a \\in \\mathbb{R}$. Then $\\Gamma(a+1) = a\\Gamma(a)$.") == "proved-if"
    assert verdict(tmp_path, "Let $a > 0$. Then $\\Gamma(a) = (a-1)\\Gamma(a-1)$.") == "proved-if"


def test_the_beta_integral_needs_powers_above_minus_one(tmp_path: Path) -> None:
    free = "Let $a, b \\in \\mathbb{R}$. Then $\\int_0^1 x^{a-1}(1-x)^{b-1} dx = \\frac{\\Gamma(a)\\Gamma(b)}{\\Gamma(a+b)}$."
    assert verdict(tmp_path, free) == "proved-if"
    bare = "Let $a, b \\in \\mathbb{R}$. Then $\\int_0^1 x^{a-1}(1-x)^{b-1} dx = \\int_0^1 x^{b-1} (1-x)^{a-1} dx$."
    assert verdict(tmp_path, bare) not in ("refuted",)


def test_a_line_does_not_define_it(tmp_path: Path) -> None:
    assert verdict(tmp_path, "Let $a > 1$. Then $\\Gamma(a) = 2^a$.") == "refuted"
