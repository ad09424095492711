"""`Suppose $n = 2k$ for some integer $k$`: from there on k is that number, and nothing is supposed of another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.statements.derivations import verdicts


@pytest.mark.parametrize(("supposed", "line"), [
    ("Suppose $n = 2k$ for some integer $k$.", "n^2 = 2(2k^2)"), ("Suppose $n = 2k + 1$ for some integer $k$.", "n^2 = 4k(k+1) + 1"),
    ("Suppose $x = 2y$ for some $y > 0$.", "x > 0"), ("Assume $a_n = 2^n$ for some $n$.", "2 a_n = 2^{n+1}"),
    ("Suppose $p_n = 3n$ for some $n \\in \\mathbb{N}$.", "p_n + 3 = 3(n+1)"),
    ("Assume that $$ \\sum_{k=1}^n k = \\frac{n(n+1)}{2} $$ for some $n$.", "\\sum_{k=1}^{n+1} k = \\frac{(n+1)(n+2)}{2}"),
])  # fmt: skip
def test_what_is_supposed_for_some_is_used(tmp_path: Path, supposed: str, line: str) -> None:
    assert verdicts(tmp_path, f"{supposed} Then $$ {line} $$")[-1] == "proved"


@pytest.mark.parametrize(("supposed", "line"), [
    ("Suppose $p_n = 3n$ for some $n \\in \\mathbb{N}$.", "Then $p_n = 3n$ for all $n$."), ("Suppose $p_n = 3n$ for some $n$.", "Then, for every $n$, $p_n = 3n$."),
    ("Suppose $p_n = 3n$ for some $n$.", "Then $$ p_n = 3n, \\quad \\forall n $$"), ("Suppose $p_n = 3n$ for some $n$.", "Then $$ p_{n+1} = 3(n+1) $$"),
    ("Suppose $p_n = 3n$ for some $n$.", "Then $$ p_n = 3n \\quad \\text{for all } n \\in \\mathbb{N} $$"),
    ("Suppose $m = 2k$ for some integer $k$. Suppose $n = 2k$ for some integer $k$.", "Then $$ m = n $$"),
    ("Suppose $m = 2k$ for some integer $k$ and $n = 2k$ for some integer $k$.", "Then $$ m = n $$"),
    ("Suppose not $x = 2y$ for some $y > 0$.", "Then $$ x = 2y $$"), ("Let $x \\in \\mathbb{R}^n$. Suppose $x_i = 0$ for some $i$.", "Then $$ x_j = 0 $$"),
    ("Let $x \\in \\mathbb{R}^n$. Suppose $x_i = 0$ for some $i$.", "Then $$ \\sum_{i=1}^n x_i = 0 $$"),
    ("Let $k = 3$. Suppose $n = 2k$ for some integer $k$.", "Then $$ n = 6 $$"), ("Let $n \\ge 5$. Suppose $p_n = 3n$ for some $n$.", "Then $$ p_n \\ge 15 $$"),
    ("Suppose $f(x) = 0$ for some $x$ or other.", "Then $$ f(x) = 0 $$"),
])  # fmt: skip
def test_of_another_one_nothing_is_proved(tmp_path: Path, supposed: str, line: str) -> None:
    assert "proved" not in verdicts(tmp_path, f"{supposed} {line}")[-1:]


def test_a_whole_number_is_whole_where_a_line_is_refuted(tmp_path: Path) -> None:
    assert "refuted" not in verdicts(tmp_path, "Suppose $n = 2k$ for some integer $k$. Then $$ (-1)^n = 1 $$")
    assert verdicts(tmp_path, "Suppose $n = 2k$ for some integer $k$. Then $$ n^2 = 2k^2 $$")[-1] == "refuted"


def test_when_its_proof_is_over_it_is_any_number_again(tmp_path: Path) -> None:
    text = "**Proof.** Suppose $p_n = 3n$ for some $n$. Then $p_n + 3 = 3(n + 1)$. ∎\n\n**Theorem.** For all $n$ we have $(n+1)^2 = n^2 + 2n + 1$."
    assert verdicts(tmp_path, text)[-1] == "proved"
