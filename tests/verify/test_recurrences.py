"""Sequences that a recurrence is supposed of: instances where the recurrence holds, induction, members computed; and where none of it may be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verify.last_line import verdict

DOUBLED = r"Let $(a_n)$ be a sequence. Suppose $a_0 = 0$ and $a_{n+1} = 2 a_n + 1$ for all $n \ge 0$."
FREE = r"Let $(a_n)$ be a sequence. Suppose $a_{n+1} = 2 a_n + 1$ for all $n \ge 0$."
LATER = r"Let $(a_n)$ be a sequence. Suppose $a_0 = 0$ and $a_{n+1} = 2 a_n + 1$ for all $n \ge 1$."
FIBONACCI = r"Let $(F_n)$ be a sequence with $F_0 = 0$, $F_1 = 1$ and $F_{n+2} = F_{n+1} + F_n$ for all $n \ge 0$."
LUCAS = r"Let $(a_n)$ be a sequence with $a_{n+2} = a_{n+1} + a_n$ for all $n \ge 0$."
SKIPPING = r"Let $(a_n)$ be a sequence with $a_0 = 1$ and $a_{n+2} = a_n$ for all $n \ge 0$."
FROM_0, FROM_1 = r" \text{ for all } n \ge 0", r" \text{ for all } n \ge 1"
PROVED = [
    (DOUBLED, r"a_{n+2} = 4 a_n + 3" + FROM_0), (DOUBLED, r"a_n = 2^n - 1" + FROM_0), (DOUBLED, "a_3 = 7"), (DOUBLED + r" Let $m \ge 0$ be an integer.", r"a_m \ge 0"), (FREE, r"a_{n+2} = 4 a_n + 3" + FROM_0),
    (FREE, r"a_n = 2^n (a_0 + 1) - 1" + FROM_0), (LATER, r"a_{n+2} = 4 a_n + 3" + FROM_1),
    (r"Let $(a_n)$ be a sequence. Assume $a_1 = 1$. Assume that $a_{n+1} = 2 a_n + 1$ for all $n \in \mathbb{N}$.", r"a_n = 2^n - 1 \text{ for all } n \in \mathbb{N}"),
    (r"Let $(a_n)$ be a sequence. Suppose $a_1 = 1$ and $a_n = n a_{n-1}$ for all $n \ge 2$.", r"a_n = n!" + FROM_1),
    (r"Let $(a_n)$ be a sequence. Suppose $a_0 = c$ and $a_{n+1} = a_n + d$ for all $n \ge 0$.", r"a_n = c + n d" + FROM_0),
    (r"Let $(a_n)$ be a sequence. Suppose $a_0 = 2$, $a_1 = 5$ and $a_{n+2} = 5 a_{n+1} - 6 a_n$ for $n \ge 0$.", r"a_n = 2^n + 3^n" + FROM_0),
    (FIBONACCI, "F_{10} = 55"), (FIBONACCI, r"F_{n+3} = 2 F_{n+1} + F_n" + FROM_0), (FIBONACCI, r"F_{n+1} F_{n-1} - F_n^2 = (-1)^n" + FROM_1),
    (FIBONACCI, r"\sum_{k=0}^n F_k = F_{n+2} - 1" + FROM_0), (FIBONACCI, r"\sum_{k=0}^n F_k^2 = F_n F_{n+1}" + FROM_0),
    (FIBONACCI + r" Define $\phi = \frac{1 + \sqrt 5}{2}$.", r"F_n = \frac{\phi^n - (1 - \phi)^n}{\sqrt 5}" + FROM_0), (LUCAS, r"a_{n+3} = 2 a_{n+1} + a_n" + FROM_0),
]  # fmt: skip
REFUTED = [
    (DOUBLED, r"a_{n+2} = 4 a_n + 2" + FROM_0), (DOUBLED, r"a_n = 2^n + 1" + FROM_0), (DOUBLED, r"a_n = n" + FROM_0), (DOUBLED, "a_3 = 8"), (FREE, r"a_{n+2} = 4 a_n + 2" + FROM_0),
    (FREE, r"a_n = 2^n - 1" + FROM_0), (LUCAS, r"a_{n+2} a_n - a_{n+1}^2 = (-1)^{n+1}" + FROM_0), (FIBONACCI, r"F_{n+1} F_{n-1} - F_n^2 = (-1)^{n+1}" + FROM_1),
    (FIBONACCI, r"\sum_{k=0}^n F_k = F_{n+2}" + FROM_0), (FIBONACCI, r"F_n = n" + FROM_0), (FIBONACCI, r"F_n < 50" + FROM_0), (SKIPPING, r"a_n = 1" + FROM_0), (SKIPPING, r"a_n = (-1)^n" + FROM_0),
]  # fmt: skip
# Where the recurrence is not said for the place; where it has no solution, more than is read, or one that may stop; of one place; of some places.
OPEN = [
    (LATER, r"a_{n+2} = 4 a_n + 3" + FROM_0), (LATER, "a_3 = 7"), (LATER, "a_3 = 8"), (LATER, r"a_n = 2^n - 1" + FROM_0),
    (r"Let $(a_n)$ be a sequence. Suppose $a_0 = 1$ and $a_{n+1} = 2 a_n$ for all $n \in \mathbb{N}$.", "a_2 = 5"),
    (r"Let $(a_n)$ be a sequence. Suppose $a_0 = 1$, $a_5 = 7$ and $a_{n+1} = 2 a_n$ for all $n \ge 0$.", "a_2 = 3"),
    (r"Let $(a_n)$ be a sequence. Suppose $a_0 = 1$ and $a_{n+1} = 2 a_n$ for all $n \ge 0$ and $a_{n+1} = 3 a_n$ for all $n \ge 0$.", "a_2 = 3"),
    (r"Let $(a_n)$ be a sequence. Suppose $a_0 = 1$, $a_1 = 5$ and $a_{n+1} = 2 a_n$ for all $n \ge 0$.", "a_2 = 10"),
    (r"Let $(a_n)$ be a sequence. Suppose $a_0 = 4$ and $a_{n+1} = \frac{1}{a_n - 2} + 1$ for all $n \ge 0$.", "a_2 = 1"),
    (r"Let $(a_n)$ be a sequence. Suppose $a_{n+1} = a_n^2$ for all $n \ge 0$.", r"a_{n+1} = a_n" + FROM_0),
    (r"Let $(a_n)$ be a sequence. Suppose $a_0 = 1$ and $a_{n+1} = 2 a_n$ for $n = 0$.", "a_2 = 4"),
    (r"Let $(a_n)$ be a sequence. Suppose $a_0 = 1$ and $a_{n+1} = 2 a_n$ for all $n \ge 0$ and $a_{n+1} \le 100$ for all $n \ge 0$.", "a_2 = 5"),
    (r"Let $(a_n)$ be a sequence. Let $n \ge 0$ be an integer. Suppose $a_0 = 1$. Suppose $a_{n+1} = 2 a_n$.", "a_{n+2} = 4 a_n"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "line"), PROVED)
def test_proved(tmp_path: Path, given: str, line: str) -> None:
    assert verdict(tmp_path, given, line) == "proved"


@pytest.mark.parametrize(("given", "line"), REFUTED)
def test_refuted(tmp_path: Path, given: str, line: str) -> None:
    assert verdict(tmp_path, given, line) == "refuted"


@pytest.mark.parametrize(("given", "line"), OPEN)
def test_neither(tmp_path: Path, given: str, line: str) -> None:
    assert verdict(tmp_path, given, line) in ("undecided", "unreadable")


@pytest.mark.parametrize("given", [
    r"Let $(a_n)$ be a sequence. Suppose $a_{n+1} = 2 a_n$ for some $n \ge 0$.", r"Let $(a_n)$ be a sequence. Suppose $a_{n+1} = 2 a_n$ for all even $n$.",
    r"Let $(a_n)$ be a sequence. Suppose $a_{n+1} = 2 a_n$ for all $m \ge 0$.",
])  # fmt: skip
def test_of_some_places_only(tmp_path: Path, given: str) -> None:
    assert verdict(tmp_path, given, r"a_{n+2} = 4 a_n" + FROM_0) in ("undecided", "unreadable")


def test_induction_needs_a_value_at_every_place(tmp_path: Path) -> None:
    given = r"Let $(a_n)$ be a sequence. Suppose $a_0 = 1$ and $a_{n+1} = a_n$ for all $n \ge 0$."
    assert verdict(tmp_path, given, r"\frac{a_n}{n - 3} = \frac{1}{n - 3}" + FROM_0) in ("undecided", "proved-if")
