"""Signs of mathematics that the text gives another meaning: what is true of the usual one is not proved of the author's."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen


def last(path: Path, text: str) -> str | None:
    file = path / "a.md"
    file.write_text(text, encoding="utf-8")
    return proofgen.check(file, cache=False).lines[-1].verdict


OWN = [
    "Let $\\|v\\|$ denote the maximum norm of $v \\in \\mathbb{R}^n$. Let $x \\in \\mathbb{R}^n$.\n\n$$\\|x\\|^2 = x^T x$$",
    "All norms are maximum norms. Let $x \\in \\mathbb{R}^n$.\n\n$$\\|x\\|^2 = x^T x$$",
    "Let $x \\in \\mathbb{R}^n$. Define $\\|x\\| := \\sum_i |x_i|$.\n\n$$\\|x\\|^2 = x^T x$$",
    "Let $\\log$ denote the logarithm to base 2.\n\n$$\\log 2 = \\ln 2$$",
    "Here $\\log$ is the base-2 logarithm.\n\n$$\\log e = 1$$",
    "All logarithms are to base 2.\n\n$$\\log 4 = 2$$",
    "Let $x > 0$.\n\n$$x \\log e = x$$\n\nwhere $\\log$ is the logarithm to base 2.",
    "We write $\\log$ for $\\log_2$.\n\n$$\\log e = 1$$",
    "Let $i$ be the current.\n\n$$i^2 = -1$$",
    "Let $e$ be the charge of the electron.\n\n$$\\ln e = 1$$",
    "Let $\\pi$ be a permutation.\n\n$$\\sin \\pi = 0$$",
    "Angles are measured in degrees.\n\n$$\\sin \\pi = 0$$",
    "Write $|x|$ for the integer part of $x$.\n\n$$|-2| = 2$$",
    "Let $x \\in \\mathbb{R}$. We write $[x]$ for the integer part of $x$.\n\n$$[x] = x$$",
    "Let $n!$ denote the number of derangements of $n$ things.\n\n$$3! = 6$$",
    "Define $a * b = a + b$ for real $a, b$.\n\n$$2 * 3 = 6$$",
    "Let $a \\cdot b$ denote the cross product. Let $a \\in \\mathbb{R}^3$.\n\n$$a \\cdot a = a^T a$$",
    "The prime denotes the transpose. Let $x \\in \\mathbb{R}$.\n\n$$(x^2)' = 2x$$",
    "Let $0 \\in \\mathbb{N}$. Let $n \\in \\mathbb{N}$.\n\n$$n \\ge 1$$",
    "The natural numbers start at 0. Let $n \\in \\mathbb{N}$.\n\n$$n \\ge 1$$",
]
RESIDUES = [
    "Modulo $5$, we have $$7 = 2$$",
    "We work modulo $2$.\n\n$$1 + 1 = 0$$",
    "In $\\mathbb{F}_2$ we have $$1 + 1 = 0$$",
    "We compute in $\\mathbb{Z}/5\\mathbb{Z}$.\n\n$$7 = 2$$",
]
USUAL = [
    "Let $\\|\\cdot\\|$ denote the Euclidean norm. Let $x \\in \\mathbb{R}^n$.\n\n$$\\|x\\|^2 = x^T x$$",
    "Let $x \\in \\mathbb{R}^n$ and $\\|x\\| = \\sqrt{x^T x}$.\n\n$$\\|x\\|^2 = x^T x$$",
    "Let $x > 0$ and $f(x) = \\log x$, where $\\log$ is the natural logarithm.\n\n$$f'(x) = 1/x$$",
    "Let $\\nabla$ denote the gradient. Let $x \\in \\mathbb{R}^n$.\n\n$$\\nabla_x (x^T x) = 2x$$",
    "Let $A \\in \\mathbb{R}^{n \\times n}$, where $|A|$ denotes the determinant of $A$.\n\n$$|A^T| = |A|$$",
    "Let $i$ be the imaginary unit.\n\n$$i^2 = -1$$",
    "Let $x \\in \\mathbb{R}$. Let $|x| = 3$.\n\n$$x^2 = 9$$",
    "Let $n \\ge 1$. Then $n!$ is the number of permutations.\n\n$$(n + 1)! = (n + 1) n!$$",
    "Let $0 \\in \\mathbb{N}$. Let $n \\in \\mathbb{N}$.\n\n$$n \\ge 0$$",
    "Let $e = 3$.\n\n$$e = 3$$",
]


@pytest.mark.parametrize("text", OWN)
def test_the_usual_law_is_not_proved_of_a_sign_with_another_meaning(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, text) != "proved"


@pytest.mark.parametrize("text", RESIDUES)
def test_no_equation_between_residues_is_refuted(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, text) != "refuted"


@pytest.mark.parametrize("text", USUAL)
def test_a_sign_that_is_said_to_mean_what_it_always_does(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, text) == "proved"
