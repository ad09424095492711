"""A prime is part of a name where the name is declared or defined with it; nowhere does it turn one name into another in silence."""

from __future__ import annotations

import pytest

from proofgen.math.latex import latex
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.statements.statement import Statement


def read(said: str, formula: str) -> Statement:
    source = SourceText("primes.md", f"{said}\n\n$$ {formula} $$\n")
    return next(s for s in read_derivation(read_markdown(source)).statements if s.formula.display)


READ = [
    (r"Let $a'_b, c \in \mathbb{R}$.", "a_b' = c", "a_{b}' = c"),
    (r"Let $a_{b'}, x''_1 \in \mathbb{R}$.", "a_{b'} = x_1''", "a_{b'} = x_{1}''"),
    (r"Let $\mathit{foo}', c \in \mathbb{R}$.", r"\mathit{foo'} = c", r"\mathit{foo}' = c"),
    (r"Let $f_1 \colon \mathbb{R} \to \mathbb{R}$ and $x \in \mathbb{R}$.", "f'_1(x) = f_1'(x)", "f_{1}'(x) = f_{1}'(x)"),
    (r"Let $x, x' \in \mathbb{R}^n$.", r"x_1' = x'_1", "x'_{1} = x'_{1}"),
    (r"Let $x_i, x_i' \in \mathbb{R}$ for $i \in \{1, \dots, n\}$.", "x_i = x'_i", "x_{i} = x'_{i}"),
    (r"Let $\theta, g \in \mathbb{R}^n$. Define $\theta' = \theta - g$.", r"\theta' + g = \theta", r"\theta' + g = \theta"),
    (r"Let $x \in \mathbb{R}$. Define $x' = x + 1$.", "x' - x = 1", "x' - x = 1"),
    (r"Let $x \in \mathbb{R}$.", "x'^2 = x''", "x'^{2} = x''"),
    (r"Let $X \in \mathbb{R}^{n \times n}$.", "X'_{ij} = X_{ji}", r"\left(X^{\top}\right)_{ij} = X_{ji}"),
]
ASKED = [
    ("", "y' = 2 y"),  # a differential equation
    ("", "y_1' = y_2"),
    (r"Let $x \in \mathbb{R}$. Define $y = x^2$.", "y' = 2 x"),
    (r"Let $x, y \in \mathbb{R}$ with $y = x^2$.", "y' = 2 x"),
    (r"Let $x, t \in \mathbb{R}$.", "x'(t) = 1"),
    (r"Let $x \in \mathbb{R}^n$.", "x'_i = 1"),
    (r"Let $\theta, g \in \mathbb{R}^n$.", r"\theta' = \theta - g"),
    (r"Let $x, b \in \mathbb{R}$.", "x'_b' = 1"),
    (r"Let $f \colon \mathbb{R} \to \mathbb{R}$.", "f' = 1"),
    (r"Let $\mathbf{x} \in \mathbb{R}^n$.", r"\mathbf{x'}_i = 1"),
]


@pytest.mark.parametrize(("said", "formula", "reading"), READ)
def test_read(said: str, formula: str, reading: str) -> None:
    term = read(said, formula).term
    assert term is not None
    assert latex(term) == reading


@pytest.mark.parametrize(("said", "formula"), ASKED)
def test_asked(said: str, formula: str) -> None:
    statement = read(said, formula)
    assert statement.problem is not None
    assert statement.problem.code in ("unknown-notation", "call-or-product")


@pytest.mark.parametrize(
    "said", [r"Let $D_x, c \in \mathbb{R}$.", r"Let $D, x, c \in \mathbb{R}$.", r"Let $D \in \mathbb{R}^n$, $c, x \in \mathbb{R}$."]
)
def test_a_declared_letter_is_no_operator(said: str) -> None:
    term = read(said, "D_x c = c").term
    assert term is None or "partial" not in latex(term)


def test_an_upright_i_is_the_unit_beside_an_index() -> None:
    term = read(r"Let $i \in \{1, \dots, n\}$ and $e \in \mathbb{R}$.", r"\mathrm{e}^{\pi \mathrm{i}} = i e").term
    assert term is not None
    assert latex(term) == r"e^{\pi \, \mathrm{i}} = i e"
