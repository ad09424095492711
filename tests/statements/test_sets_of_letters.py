"""Letters of functions with other domains, sets that are wider or narrower than before, what words find, and conditions behind a comma."""

from __future__ import annotations

import pytest

from tests.statements.derivations import letters

DOMAINS = [
    (r"Let $f \colon \mathbb{Z} \to \mathbb{R}$, $f(n) = n^3$. So $$f(n) > 0.$$", "r"),
    (r"Let $f \colon \{0, 1\} \to \mathbb{R}$, $f(y) = y$. So $$f(y) = 1.$$ $$f(y)^2 = f(y)$$", "rp"),
    (
        r"Let $f \colon \mathbb{N} \to \mathbb{R}$, $f(x) = x$. Let $g \colon \mathbb{R} \to \mathbb{R}$, $g(x) = \sin(\pi x)$. $$g(x) = 0$$",
        "u",
    ),
    (
        r"Let $g \colon \mathbb{R} \to \mathbb{R}$, $g(x) = \sin(\pi x)$. Let $f \colon \mathbb{N} \to \mathbb{R}$, $f(x) = x$. $$g(x) = 0$$",
        "u",
    ),
    (
        r"Let $g \colon \mathbb{N} \to \mathbb{R}$, $g(t) = \sin(\pi t)$. Let $f \colon \mathbb{R} \to \mathbb{R}$, $f(t) = t$. $$g(t) = 0$$",
        "u",
    ),
    (
        r"Let $f \colon \mathbb{C} \to \mathbb{C}$, $f(x) = |x|^2$. Let $g \colon \mathbb{R} \to \mathbb{R}$, $g(x) = x$. $$f(x) = x^2$$",
        "x",
    ),
    (r"Let $f \colon \mathbb{C} \to \mathbb{C}$, $f(z) = |z|^2 - z^2$. So $f(w) = 0$.", "r"),
    (r"Let $f \colon \mathbb{R}^n \setminus \{0\} \to \mathbb{R}$, $f(x) = \|x\|$. $$f(x) > 0$$", "u"),
    (r"Let $f \colon [0, 1]^2 \to \mathbb{R}$, $f(x, y) = |x|$. $$f(x, y) = x$$", "u"),
]
WIDER = [
    (r"Let $n$ be an integer. Then $\sin(\pi n) = 0$ for all $n \in \mathbb{R}$.", "x"),
    (r"Let $n$ be an integer. Now let $n$ be real. Then $$\sin(\pi n) = 0.$$", "r"),
    (r"Let $z \in \mathbb{C}$. Then $|z|^2 = z^2$ for $z \in \mathbb{R}$.", "p"),
]
FOUND = [
    (r"Let $x$ be a real number. Thus the only solutions are $x = 1$ and $x = -1$.", "--"),
    (r"Let $p \in (0, 1)$. Hence the optimal choice is $p = \frac12$.", "-"),
    (r"Let $x$ be real. Hence the minimum is attained at $x = 2$. So the zeros are $x = 0$ and $x = 4$.", "---"),
    ("Let $f(x) = x^2$. The root is $r = 0$, and\n\n$$ f(r) = 5 $$\n\n$$ f(1) = 5 $$", "rr"),
    ("Let $x(t) = t^2$. At the moment $t_1 = 3$ the position is\n\n$$ x(t_1) = 9 $$", "-u"),
]
BEHIND_A_COMMA = [
    (r"Let $x \in \mathbb{R}$. So $$x^2 > 0, \quad x \ne 0$$", "p"),
    (r"$$\log x \le x - 1, \quad x > 0$$", "p"),
    (r"$$x^3 < x, \quad 0 < x < 1$$", "p"),
    (r"$$x^3 < x, \quad 0 < x < 2$$", "r"),
    (r"Let $x, y \in \mathbb{R}$. $$x > 0, \quad y > 0$$", "rr"),
]


@pytest.mark.parametrize(("text", "wanted"), [*DOMAINS, *WIDER, *FOUND, *BEHIND_A_COMMA], ids=lambda each: each)
def test_the_lines(text: str, wanted: str) -> None:
    assert letters(text).replace("-", "") == wanted.replace("-", "")
