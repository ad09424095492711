"""A declared domain holds of the definition that follows, and a definition that could not be read refutes nothing."""

from __future__ import annotations

import pytest

from tests.statements.derivations import letters

LINES = [
    (r"Let $f \colon \mathbb{C} \to \mathbb{C}$, $f(z) = |z|^2$. Then $$f(z) = z^2.$$", "r"),
    (r"Let $f \colon (0, \infty) \to \mathbb{R}$, $f(x) = |x|$. Then $$f(x) = x.$$", "p"),
    (r"Let $f \colon [0, 1] \to \mathbb{R}$, $f(x) = x^2$. Then $$f(1) = 1.$$ $$f(2) = 4.$$", "pu"),
    (r"Consider $f \colon \mathbb{R} \to \mathbb{R}$, $$f(x) = \foo{x}.$$ Then $$f(x) = x.$$", "xu"),
]


@pytest.mark.parametrize(("text", "wanted"), LINES, ids=lambda each: each)
def test_the_lines(text: str, wanted: str) -> None:
    assert letters(text) == wanted
