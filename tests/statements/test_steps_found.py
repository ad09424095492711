"""Sentences and notation that the benchmark of steps brought up: what is read of them, and what no name is taken for a number any more."""

from __future__ import annotations

import pytest

from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import checked, verdict

A = "Let $A \\in \\mathbb{R}^{n \\times n}$"
COMMUTES = "\n\n$$ A B = B A $$\n"
NOT_NUMBERS = [
    A + ". Set $B = \\foo A$." + COMMUTES,
    A + ". Put $B = \\foo A$." + COMMUTES,
    A + ". Suppose $B = \\foo A$." + COMMUTES,
    A + ". Consider the matrix $B = \\foo A$." + COMMUTES,
    A + ". With $B = \\foo A$ we have" + COMMUTES,
    A + ". Then $A B = B A$ where $B = \\foo A$.\n",
    A + " and let $B$ be its Moore-Penrose inverse." + COMMUTES,
    A + ". We denote by $B$ the adjugate of $A$." + COMMUTES,
    A + ". The adjugate of $A$ is $B$." + COMMUTES,
    A + ". Let $B$ commute with everything." + COMMUTES,
    A + "." + COMMUTES,
    A + " and put $b = \\foo A$.\n\n$$ A b = b A $$\n",
    "Let $q_1, q_2$ be quaternions.\n\n$$ q_1 q_2 = q_2 q_1 $$\n",
    "Let $g$ and $h$ be elements of a group.\n\n$$ g h = h g $$\n",
    "Let $u$ be a rotation and $v$ a reflection.\n\n$$ u v = v u $$\n",
]
READ = [
    ("Let $u, v \\in \\mathbb{R}^n$.", r"\det(I + u v^\top) = 1 + v^\top u"),
    ("Let $u \\in \\mathbb{R}^n$ with $u^\\top u = 1$ and put $H = I - 2 u u^\\top$.", "H H = I"),
    (A + " be invertible.", "A^{-2} A^3 = A"),
    ("Let $x \\in \\mathbb{R}^n$ with $x_i > 0$ for all $i$ and $\\sum_{i=1}^n x_i = 1$.", r"\sum_i x_i = 1"),
    ("Let $x \\in \\mathbb{R}^n$ with $x_i > 0$ for all $i$ and $\\sum_{i=1}^n x_i = 1$.", "x_i > 0"),
    ("Let $X \\in \\mathbb{R}^{n \\times d}$. Assume that $X^\\top X$ is invertible.", r"(X^\top X)^{-1} X^\top X = I"),
    ("Let $X \\in \\mathbb{R}^{n \\times d}$ be such that $X^\\top X$ is invertible.", r"(X^\top X)^{-1} X^\top X = I"),
    ("Let $c > 0$ and $-c < v < c$.", "c^2 > v^2"),
    ("Let $n \\in \\mathbb{N}$. Assume the induction hypothesis $2^n > n$.", "2^n > n"),
    ("Let $(a_k)$ be a sequence of real numbers.", r"\sum_{k=1}^n (a_k - a_{k-1}) = a_n - a_0"),
]
REFUTED = [
    ("Let $u \\in \\mathbb{R}^n$ with $u^\\top u = 1$ and put $H = I - 2 u u^\\top$.", "H H = H"),
    ("Let $u, v \\in \\mathbb{R}^n$.", r"\det(I + u v^\top) = 1 - v^\top u"),
    ("Let $x \\in \\mathbb{R}^n$ with $x_i > 0$ for all $i$ and $\\sum_{i=1}^n x_i = 1$.", r"\sum_i x_i = 2"),
    ("Let $c > 0$ and $-c < v < c$.", "c < v^2"),
    (A + " be invertible.", "A^{-2} A^3 = A^{-1}"),
]


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_no_number_is_made_of_a_name_that_is_none(text: str) -> None:
    lines = checked(text)
    assert lines
    assert not any(isinstance(verdict(line), Proved | Refuted) for line in lines)


@pytest.mark.parametrize(("given", "line"), READ)
def test_proved(given: str, line: str) -> None:
    found = verdict(checked(f"{given}\n\n$$ {line} $$\n")[-1])
    assert isinstance(found, Proved)
    assert not found.conditions


@pytest.mark.parametrize(("given", "line"), REFUTED)
def test_refuted(given: str, line: str) -> None:
    assert isinstance(verdict(checked(f"{given}\n\n$$ {line} $$\n")[-1]), Refuted)


SUPPOSES = [
    "(Let $x, y \\in \\mathbb{R}$.)",
    "(We write $x$ for the number and let $y \\in \\mathbb{R}$.)",
    "\u201cLet $x, y \\in \\mathbb{R}$.\u201d",
    "Let $x, y \\in \\mathbb{R}$",
    "Let $x, y \\in \\mathbb{R}$;",
    "Let $x, y \\in \\mathbb{R}$. Some integrals:",
    "We write $\\log$ for the natural logarithm. Let $x, y \\in \\mathbb{R}$.",
]


@pytest.mark.parametrize("given", SUPPOSES)
def test_a_line_after_a_declaration_is_checked(given: str) -> None:
    [line] = checked(given + "\n\n$$ (x + y)^2 = x^2 + y^2 $$\n")
    assert isinstance(verdict(line), Refuted)
