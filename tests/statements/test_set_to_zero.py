"""`Setting this to zero gives …`: the equation before is set up, and what it gives is checked. And names that a sentence introduces beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen


def verdicts(path: Path, text: str) -> list[str | None]:
    file = path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    return [line.verdict for line in proofgen.check(file, cache=False).lines if line.verdict]


SLOPE = "Let $f(x) = x^2 - 2x$. Then $f'(x) = 2x - 2$. "
LAGRANGE = "Let $p \\in \\mathbb{R}^K$. Define $\\Lambda(p, \\lambda) = \\sum_{k=1}^K p_k^2 + \\lambda (1 - \\sum_k p_k)$. Then $\\frac{\\partial \\Lambda}{\\partial p_k} = 2p_k - \\lambda$. "


@pytest.mark.parametrize(("words", "right", "wrong"), [
    (SLOPE + "Setting this equal to zero yields", "$x = 1$.", "$x = 2$."),
    (SLOPE + "Setting the derivative to zero gives", "$$ x = 1. $$", "$$ x = 2. $$"),
    (SLOPE + "We set it to zero and get", "$$ x = 1. $$", "$$ x = 2. $$"),
    (LAGRANGE + "Setting this to zero gives", "$p_k = \\lambda/2$.", "$p_k = \\lambda$."),
])  # fmt: skip
def test_what_it_gives_is_checked(tmp_path: Path, words: str, right: str, wrong: str) -> None:
    assert verdicts(tmp_path, f"{words} {right}")[-1] == "proved"
    assert verdicts(tmp_path, f"{words} {wrong}")[-1] == "refuted"


def test_it_holds_for_what_follows(tmp_path: Path) -> None:
    assert (
        verdicts(tmp_path, SLOPE + "Setting the derivative to zero, we find $2x = 2$, hence $x = 1$. So $x^2 = 1$.")[-3:] == ["proved"] * 3
    )


def test_nothing_is_set_where_the_line_before_could_not_be_read(tmp_path: Path) -> None:
    assert (
        verdicts(tmp_path, "Let $x \\in \\mathbb{R}$.\n\n$$ \\foo{x} = 2x - 2 $$\n\nSetting this to zero gives $x = 5$.")[-1]
        == "unreadable"
    )


@pytest.mark.parametrize("text", [
    "Define $f(x, y) = x^2 y$. Then $\\frac{\\partial f}{\\partial x} = 2xy$.",
    "Let $r, v > 0$. With $T = \\frac{2\\pi r}{v}$, $$ T v = 2 \\pi r. $$",
    "Let $c > 0$. Define $x' = x - v t$ and $t' = t$. Then $x' + v t' = x$.",
    "Let $r \\in \\mathbb{R}^3$ with $r \\ne 0$. Define $\\rho = \\|r\\|$. Then $\\nabla \\rho = \\frac{r}{\\rho}$.",
    "Let $G, M, m, r, v > 0$. For a circular orbit, assume $\\frac{m v^2}{r} = \\frac{GMm}{r^2}$. Then $v = \\sqrt{\\frac{GM}{r}}$.",
])  # fmt: skip
def test_what_a_sentence_says_beside_it_is_read(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text) == ["proved"]


def test_a_letter_that_counts_by_custom_refutes_at_whole_numbers_only(tmp_path: Path) -> None:
    assert verdicts(tmp_path, "Then $\\sin(n \\pi) = 0$.") == ["undecided"]
    assert verdicts(tmp_path, "Then $n^2 = n$.") == ["refuted"]
    assert verdicts(tmp_path, "Let $n \\in \\mathbb{R}$. Then $\\sin(n \\pi) = 0$.") == ["refuted"]


def test_a_value_is_not_taken_for_a_product(tmp_path: Path) -> None:
    text = "Let $x \\in \\mathbb{R}^n$. Define $S(c) = \\sum_i (x_i - c)^2$.\n\n$$ S(c) = S(\\bar{x}) + n(\\bar{x} - c)^2 $$"
    assert verdicts(tmp_path, text)[-1] in ("proved", "unreadable")
