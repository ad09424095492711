"""Named environments of every dialect: what they suppose stays inside, and what a display in them is."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen

LET = "Let $x, y \\in \\mathbb{R}$.\n\n"


def verdicts(path: Path, text: str) -> list[tuple[str, str | None]]:
    path.write_text(text, encoding="utf-8")
    return [
        (line.role, line.verdict)
        for line in proofgen.check(path, cache=False).lines
        if line.role in ("step", "goal", "hypothesis", "definition")
    ]


@pytest.mark.parametrize(("name", "text"), [
    ("a.md", LET + ":::{prf:lemma}\nSuppose $x = 1$.\n\n$$ x^2 = 1 $$\n:::\n\n$$ x^2 = 1 $$\n"),
    ("a.qmd", LET + "::: {#lem-a}\nSuppose $x = 1$.\n\n$$ x^2 = 1 $$\n:::\n\n$$ x^2 = 1 $$\n"),
    ("a.tex", "\\begin{document}\n" + LET + "\\begin{lemma}\nSuppose $x = 1$.\n\\[ x^2 = 1 \\]\n\\end{lemma}\n\\[ x^2 = 1 \\]\n\\end{document}\n"),
])  # fmt: skip
def test_what_a_lemma_supposes_ends_with_it(tmp_path: Path, name: str, text: str) -> None:
    assert verdicts(tmp_path / name, text) == [("hypothesis", None), ("goal", "proved"), ("step", "refuted")]


def test_a_proof_goes_on_under_what_its_theorem_supposes(tmp_path: Path) -> None:
    text = LET + ":::{prf:theorem}\nSuppose $x = 1$.\n\n$$ x^2 = 1 $$\n:::\n\n:::{prf:proof}\n$$ x + 1 = 2 $$\n:::\n\n$$ x + 1 = 2 $$\n"
    assert verdicts(tmp_path / "a.md", text) == [("hypothesis", None), ("goal", "proved"), ("step", "proved"), ("step", "refuted")]


def test_two_lemmas_side_by_side(tmp_path: Path) -> None:
    lemma = ":::{prf:lemma}\n%s$$ x^2 = 1 $$\n:::\n\n"
    text = LET + lemma % "Suppose $x = 1$.\n\n" + lemma % ""
    assert verdicts(tmp_path / "a.md", text) == [("hypothesis", None), ("goal", "proved"), ("goal", "refuted")]


def test_displays_of_definitions_and_assumptions(tmp_path: Path) -> None:
    text = LET + ":::{prf:definition}\n$$ g(x) = x^2 $$\n:::\n\n:::{prf:assumption}\n$$ y = 2 $$\n:::\n\n$$ g(y) = 4 $$\n"
    assert verdicts(tmp_path / "a.md", text) == [("definition", None), ("hypothesis", None), ("step", "proved")]


def test_defined_by_a_display(tmp_path: Path) -> None:
    text = LET + "Define the loss by\n\n$$ L = x^2 $$\n\n$$ L = x^2 $$\n"
    assert verdicts(tmp_path / "a.md", text) == [("definition", None), ("step", "proved")]


@pytest.mark.parametrize("opening", [":::{prf:lemma}\n%s\n:::\n\n", "**Lemma.** %s\n\n# Next\n\n"])
def test_entries_that_a_lemma_supposes_are_its_own(tmp_path: Path, opening: str) -> None:
    text = "Let $n \\in \\mathbb{N}$, let $j, k \\in \\{1, \\dots, n\\}$, and let $y \\in \\mathbb{R}^n$.\n\n"
    text += opening % "Suppose $y_k = 1$ and $y_j = 0$ for all $j \\neq k$." + "$$ y_k = 1 $$\n"
    assert verdicts(tmp_path / "a.md", text)[-1] == ("step", "refuted")


LOOSE = "Let $a, b \\in \\mathbb{R}$.\n\n"


@pytest.mark.parametrize("text", [
    "$$ A B = B A $$\n\nwhere $A$ and $B$ are matrices.\n",
    "Let $P$, $Q$ be linear operators.\n\n$$ P Q = Q P $$\n",
    "$$ g(a + b) = g a + g b $$\n\nwhere $g$ is a function.\n",
    "*Proof.* Suppose $a = 1$. Then $a^3 = a$. \u220e\n\n## Next\n\n$$ a^3 = a $$\n",
    "\\begin{aligned}\na &= a + 0 & b &= b \\\\\n  &= b\n\\end{aligned}\n",
    "Hence $a = a$ times 2.\n",
    "$$ A A^\\top = A^\\top A $$\n",
    "$$ \\operatorname{tr}(P Q) = \\operatorname{tr}(Q P) $$\n\n$$ P Q = Q P $$\n",
    "$$ (P Q)^\\top = P^\\top Q^\\top $$\n\n$$ P Q = Q P $$\n",
    "$$ (p q)^\\top = q p $$\n",
    "$$ \\gamma^T \\gamma = \\gamma^{T + 1} $$\n",
])  # fmt: skip
def test_not_proved(tmp_path: Path, text: str) -> None:
    found = verdicts(tmp_path / "a.md", LOOSE + text)
    assert not found or found[-1][1] != "proved"


@pytest.mark.parametrize("text", [
    "$$ (A A^\\top)^\\top = A A^\\top $$\n",
    "$$ u^\\top v = v^{T} u $$\n",
    "Let $c \\in \\mathbb{R}$.\n\n$$ c^\\top = c $$\n",
])  # fmt: skip
def test_what_is_transposed_is_a_matrix_or_a_vector(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path / "a.md", LOOSE + text)[-1] == ("step", "proved")


@pytest.mark.parametrize("text", [
    "So $|a|=a$ if a is positive.\n",
    "$$ |a| = a \\quad \\text{if a is positive} $$\n",
    "It is not true that\n\n$$ a^2 = 4 $$\n",
    "\\begin{align}\na &= a + 0 & b &= b + 0 \\\\\n  &= a + b - b & &= b + a - a\n\\end{align}\n",
])  # fmt: skip
def test_not_refuted(tmp_path: Path, text: str) -> None:
    assert "refuted" not in [verdict for _, verdict in verdicts(tmp_path / "a.md", LOOSE + text)]
