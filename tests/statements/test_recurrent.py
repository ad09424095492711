"""Sequences by a recurrence, of which nobody says that they are sequences."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen

FIBONACCI = "The Fibonacci numbers satisfy $F_1 = F_2 = 1$ and $$F_n = F_{n-1}+F_{n-2}.$$ Then "
DEFINED = r"Define $F_0 = 0$, $F_1 = 1$ and $F_{n} = F_{n-1}+F_{n-2}$ for $n\ge 2$. Then "
TWICE = "Let $a_1 = 1$ and $a_{n+1} = 2a_n + 1$. Then "


def last(path: Path, text: str) -> str | None:
    file = path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    return proofgen.check(file, cache=False).lines[-1].verdict


@pytest.mark.parametrize(("text", "verdict"), [
    (FIBONACCI + "$$F_5 = 5$$", "proved"), (FIBONACCI + "$$F_6 = 9$$", "refuted"), (DEFINED + "$$F_5 = 5$$", "proved"), (DEFINED + "$$F_6 = 9$$", "refuted"),
    (TWICE + "$$a_n = 2^n - 1$$", "proved"), (TWICE + "$$a_n = 2^n$$", "refuted"), (TWICE + "$$a_3 = 7$$", "proved"),
    ("The sequence is given by $$a_0 = 1, \\quad a_{n+1} = 2 a_n.$$ Hence $$a_n = 2^n$$", "proved"),
    ("Consider the sequence defined by $a_1 = 1$, $a_{n+1} = a_n + n$. Then $$a_4 = 7$$", "proved"),
    ("Define $a_n = \\frac{n(n+1)}{2}$. Then $a_1 = 1$ and $$a_{n+1} = a_n + n + 1$$", "proved"), ("Define $a_n = \\frac{n(n+1)}{2}$. Then $a_1 = 1$ and $$a_{n+1} = a_n + n$$", "refuted"),
])  # fmt: skip
def test_it_is_decided(tmp_path: Path, text: str, verdict: str) -> None:
    assert last(tmp_path, text) == verdict


@pytest.mark.parametrize("text", [
    TWICE + "$$a_0 = 0$$", "Let $a_1 = 1$, $a_2 = 1$ and $a_n = 2 a_{n-1}$ for $n \\ge 2$. Then $$a_3 = 5$$", "Let $T(1) = 1$ and $T(n) = 2T(n/2) + n$. Then $$T(4) = 12$$",
    "Let $a_1 = 1$. Suppose $a_{n+1} = 2 a_n$ for some $n$. Then $$a_2 = 2$$", "Let $a_1 = 1$ and $a_{n+1} = 2 a_n$ for even $n$. Then $$a_2 = 2$$",
    "Let $a_1 = 1$ and suppose that $a_{n+1} = 2 a_n$ fails. Then $$a_2 = 2$$",
])  # fmt: skip
def test_it_is_open(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, text) not in ("proved", "proved-if")
