"""What is refused rather than guessed: the code, the very characters the caret stands under, and a neighbour that is read."""

from __future__ import annotations

import pytest
from reading import read

# code, formula, the text at the problem's place, a formula nearby that is read
REFUSALS: list[tuple[str, str, str, str]] = [
    ("loose-exponent", "x^10 = 1", "^10", "x^{10} = 1"),
    ("unknown-command", r"\thetta_i = 1", r"\thetta", r"\theta_i = 1"),
    ("ragged-matrix", r"A = \begin{pmatrix} 1 & 2 \\ 3 \end{pmatrix}", r"\begin{pmatrix} 1 & 2 \\ 3 \end{pmatrix}",
     r"A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}"),
    ("ellipsis-in-matrix", r"A = \begin{pmatrix} 1 & \dots \\ 3 & 4 \end{pmatrix}", r"\dots",
     r"A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}"),
    ("ellipsis", r"x + \dots = 1", r"\dots", "x + y = 1"),
    ("unclosed-bracket", "(x + 1 = 1", "(", "(x + 1) = 1"),
    ("unclosed-bracket", r"\left( x + 1 = 1", "(", r"\left( x + 1 \right) = 1"),
    ("unclosed-brace", r"\frac{x}{y = 1", "{", r"\frac{x}{y} = 1"),
    ("unopened-brace", "x} = 1", "}", "{x} = 1"),
    ("unexpected", "x + 1) = 1", ")", "(x + 1) = 1"),
    ("unexpected", "x + = 1", "=", "x + y = 1"),
    ("unexpected", "x == y", "=", "x = y"),
    ("missing-argument", r"\sqrt{} = 1", "{}", r"\sqrt{x} = 1"),
    ("missing-argument", r"\sin = 1", r"\sin", r"\sin x = 1"),
    ("missing-argument", r"\frac{d}{dx} = 1", "=", r"\frac{d}{dx} x = 1"),
    ("missing-argument", r"\nabla f(x) = 1", r"\nabla f(x)", r"\nabla_u f(u_1) = v"),
    ("no-differential", r"\int_0^1 t^2 = 1", r"\int", r"\int_0^1 t^2 \, dt = 1"),
    ("not-checkable", r"\int x \, dx = 1", r"\int x \, dx", r"\int_0^1 x \, dx = 1"),
    ("not-checkable", r"f(x \pm y) < 1", r"f(x \pm y) < 1", r"x = \pm y"),
    ("ellipsis", r"1 + 5 + \dots + n = x", r"1 + 5 + \dots + n", r"1 + 2 + \dots + n = x"),
    ("ellipsis", r"x = 1 - \frac{x^2}{2} + \dots", r"\dots", r"x = 1 - \frac{x^2}{2}"),
    ("call-or-product", "h(x) = 1", "h(x)", "f(x) = 1"),
    ("function-as-value", "f = 1", "f", "f(x) = 1"),
    ("shape-mismatch", "x + u = 1", "x + u", "x + u_1 = 1"),
    ("shape-mismatch", "A u = x", "x", "A u = v"),
    ("shape-mismatch", r"\frac{1}{u} = x", "u", r"\frac{1}{u_1} = x"),
    ("shape-mismatch", "u < v", "v", "u_1 < v_1"),
    ("shape-mismatch", r"\nabla_x x^2 = 1", r"\nabla_x x^2", r"\frac{d}{dx} x^2 = 1"),
    ("ambiguous-product", "u v = 1", "u v", r"u^\top v = 1"),
    ("ambiguous-product", "u^2 = 1", "u^2", r"\|u\|^2 = 1"),
    ("too-many-indices", "A_{ijk} = 1", "A_{ijk}", "A_{ij} = 1"),
    ("index-range", r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}_3 = 1", "3", r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}_2 = 1"),
    ("unbounded-sum", r"\sum_l l = 1", "l", r"\sum_{l=1}^n l = 1"),
    ("unbounded-sum", r"\sum x = 1", r"\sum x", r"\sum_{j=1}^n x = 1"),
    ("unknown-notation", r"\nabla \cdot u = 1", r"\cdot", r"\nabla_u (u^\top u) = v"),
    ("unknown-notation", r"\partial x = 1", r"\partial", r"\partial_x x = 1"),
    ("unknown-notation", "x^* = 1", "^", "x^2 = 1"),
]  # fmt: skip
HINTS = [
    ("x^10 = 1", "write `^{10}`"),
    (r"\thetta_i = 1", r"did you mean `\theta`?"),
    ("h(x) = 1", r"Let $h \colon \mathbb{R} \to \mathbb{R}$."),
    (r"\int_0^1 t^2 = 1", r"\, dx"),
    ("u v = 1", r"`a^\top b`"),
    (r"\sum_l l = 1", r"write `\sum_{l=1}^n`"),
    ("(x + 1 = 1", "close it with `)`"),
]
NAMES = [f"{code} {formula}" for code, formula, *_ in REFUSALS]


@pytest.mark.parametrize(("code", "formula", "under", "_neighbour"), REFUSALS, ids=NAMES)
def test_refused(code: str, formula: str, under: str, _neighbour: str) -> None:
    source, statement = read(formula)
    assert statement.problem is not None
    assert statement.problem.code == code
    assert source.of(statement.problem.span) == under
    assert statement.term is None


@pytest.mark.parametrize(("_code", "_formula", "_under", "neighbour"), REFUSALS, ids=NAMES)
def test_its_neighbour_is_read(_code: str, _formula: str, _under: str, neighbour: str) -> None:
    _, statement = read(neighbour)
    assert statement.problem is None
    assert statement.term is not None


@pytest.mark.parametrize(("formula", "hint"), HINTS)
def test_a_refusal_says_what_to_write(formula: str, hint: str) -> None:
    _, statement = read(formula)
    assert statement.problem is not None
    assert any(hint in said for said in statement.problem.hints)
