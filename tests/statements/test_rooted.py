"""Names that words call roots."""

from __future__ import annotations

import pytest

from tests.statements.derivations import letters


@pytest.mark.parametrize(("given", "right", "wrong"), [
    ("Let $x$ be a root of $x^2 - 3x + 2$.", "x^3 = 7x - 6", "x^3 = 7x"),
    ("Let $f(x) = x^2 - 5x + 6$ and let $r$ be a zero of $f$.", "r^2 = 5r - 6", "r^2 = 5r"),
    ("Let $x$ be a solution of $x^2 = 2x + 1$.", "x^3 = 5x + 2", "x^3 = 5x"),
    ("Let $\\alpha$ and $\\beta$ be the roots of $x^2 - 5x + 6 = 0$.", "\\alpha + \\beta = 5", "\\alpha + \\beta = 6"),
    ("Let $\\alpha$ and $\\beta$ be the roots of $2t^2 - 5t + 6$.", "\\alpha^2 + \\beta^2 = \\frac14", "\\alpha\\beta = 6"),
    ("Let $a, b, c \\in \\mathbb{R}$ with $a \\ne 0$ and let $x_1$ and $x_2$ be the roots of $ax^2+bx+c$.", "x_1 + x_2 = -\\frac{b}{a}", "x_1 + x_2 = \\frac{b}{a}"),
    ("Let $u$, $v$ and $w$ be the roots of $t^3 - 2t + 1$.", "u^2 + v^2 + w^2 = 4", "uvw = 1"),
])  # fmt: skip
def test_a_root_solves_its_equation(given: str, right: str, wrong: str) -> None:
    assert letters(f"{given}\n\n$$ {right} $$") == "p"
    assert letters(f"{given}\n\n$$ {wrong} $$") in ("r", "u")


def test_a_root_need_not_be_real() -> None:
    assert letters("Let $z$ be a root of $t^2+1$.\n\n$$ z^2 \\ge 0 $$") == "r"
    assert letters("Let $z$ be a root of $t^2+1$, which is not real.\n\n$$ z^2 \\ge 0 $$") == "u"


@pytest.mark.parametrize(("given", "line"), [
    ("Let $x$ be a root of $t^2 - 3t + 2$.", "x = 1"),  # one of two
    ("Let $x$ be no root of $t^2 - 3t + 2$.", "x^2 = 3x - 2"),
    ("Let $x$ be a root of $t^2 - s t + 2$.", "x^2 = 3x - 2"),  # in which letter?
    ("Let $\\alpha$ and $\\beta$ be roots of $t^2 - 5t + 6$.", "\\alpha + \\beta = 5"),  # it may be one of them twice
    ("Let $\\alpha$ and $\\beta$ be the roots of $t^3 - 5t^2 + 6$.", "\\alpha + \\beta = 5"),  # there is a third
    ("Let $\\alpha$ and $\\beta$ be the real roots of $t^2 - 5t + 6$.", "\\alpha + \\beta = 6"),
])  # fmt: skip
def test_what_words_leave_open_is_not_proved(given: str, line: str) -> None:
    assert letters(f"{given}\n\n$$ {line} $$") != "p"
