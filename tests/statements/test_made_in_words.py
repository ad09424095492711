"""Names that words make of another one: antiderivatives, conjugates, roots of unity."""

from __future__ import annotations

import pytest

from tests.statements.derivations import letters

ANTIDERIVATIVE = (
    "Let $f \\colon \\mathbb{R} \\to \\mathbb{R}$ be continuous, let $F$ be an antiderivative of $f$, and let $a, b, x \\in \\mathbb{R}$."
)
CONJUGATE = "Let $z \\in \\mathbb{C}$ and let $w$ be its complex conjugate."
ROOT = "Let $\\omega$ be a primitive third root of unity."


@pytest.mark.parametrize(("given", "line", "letter"), [
    (ANTIDERIVATIVE, "F'(x) = f(x)", "p"),
    (ANTIDERIVATIVE, "\\int_a^b f(t) \\, dt = F(b) - F(a)", "p"),
    (ANTIDERIVATIVE, "\\int_a^b f(t) \\, dt = F(a) - F(b)", "r"),
    (ANTIDERIVATIVE, "\\frac{d}{dx} F(2x) = f(2x)", "r"),
    (ANTIDERIVATIVE, "F(x) = \\int_0^x f(t) \\, dt", "r"),
    (CONJUGATE, "z w = |z|^2", "p"),
    (CONJUGATE, "z - w = 2 \\operatorname{Im} z", "r"),
    (ROOT, "1 + \\omega + \\omega^2 = 0", "p"),
    (ROOT, "\\omega^3 = 1", "p"),
    (ROOT, "(1 + \\omega)^3 = 1", "r"),
    (ROOT, "\\operatorname{Im} \\omega > 0", "r"),
    ("Let $\\zeta$ be a primitive sixth root of unity.", "\\zeta^2 = \\zeta - 1", "p"),
    ("Let $\\zeta$ be a primitive fourth root of unity.", "\\zeta^2 = -1", "p"),
    ("Let $\\omega$ be a cube root of unity.", "1 + \\omega + \\omega^2 = 0", "r"),
    ("Let $\\omega$ be a cube root of unity with $\\omega \\ne 1$.", "1 + \\omega + \\omega^2 = 0", "p"),
])  # fmt: skip
def test_what_is_made_has_its_properties(given: str, line: str, letter: str) -> None:
    assert letters(f"{given}\n\n$$ {line} $$") == letter


@pytest.mark.parametrize(("given", "line"), [
    ("Let $z, u \\in \\mathbb{C}$. Let $w$ be its conjugate.", "z w = |z|^2"),
    ("Let $\\omega$ be a primitive cube root of unity, not the one with positive imaginary part.", "\\omega = 1"),
    ("Let $f \\colon \\mathbb{R} \\to \\mathbb{R}$ be continuous, let $F$ not be an antiderivative of $f$.", "F'(x) = f(x)"),
])  # fmt: skip
def test_words_that_say_something_else_settle_nothing(given: str, line: str) -> None:
    assert letters(f"{given}\n\n$$ {line} $$") in ("u", "x")
