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
    ("not-checkable", r"\int u_i \, du = 1", "u", r"\int x \, dx = 1"),
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
    ("ambiguous-product", r"\operatorname{tr}(A \otimes B A) = 1", r"A \otimes B A", r"\operatorname{tr}(A \otimes (B A)) = 1"),
    ("ambiguous-product", r"\operatorname{tr}(A B \otimes A) = 1", r"A B \otimes A", r"\operatorname{tr}((A B) \otimes A) = 1"),
    ("shape-mismatch", r"(A \otimes B) u = v", "(A \\otimes B) u", r"(A \otimes B)(u \otimes v) = v \otimes u"),
    ("shape-mismatch", r"u \otimes v = A", "A", r"u \otimes v^\top = A"),
    ("shape-mismatch", r"\operatorname{vec}(x) = u", r"\operatorname{vec}(x)", r"\operatorname{vec}(u) = u"),
    ("ambiguous-product", "u v = 1", "u v", r"u^\top v = 1"),
    ("ambiguous-product", "u^2 = 1", "u^2", r"\|u\|^2 = 1"),
    ("too-many-indices", "A_{ijk} = 1", "A_{ijk}", "A_{ij} = 1"),
    ("index-range", r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}_3 = 1", "3", r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}_2 = 1"),
    ("unbounded-sum", r"\sum_l l = 1", "l", r"\sum_{l=1}^n l = 1"),
    ("unbounded-sum", r"\sum x = 1", r"\sum x", r"\sum_{j=1}^n x = 1"),
    ("missing-argument", r"\nabla \cdot u = 1", r"\nabla \cdot u", r"\nabla_u \cdot u = n"),
    ("unknown-notation", r"\partial x = 1", r"\partial", r"\partial_x x = 1"),
    ("unknown-notation", "x^* = 1", "^", "x^2 = 1"),
    # what has two readings, or claims more than is checked
    ("unknown-notation", "A^* = B", "A^*", "A^H = B"),
    ("unknown-notation", r"A^\dagger = B", r"A^\dagger", r"A^\top = B"),
    ("unknown-notation", r"u'_i = x", "u'_i", "u_i = x"),
    ("unknown-notation", r"\det'(A) = 1", r"\det'(A)", r"\sin'(x) = 1"),
    ("unknown-notation", "w' = 1", "w'", "x' = 1"),
    ("unknown-notation", r"\overline{x + y} = 1", r"\overline{x + y}", r"\bar{x} = 1"),
    ("unknown-notation", r"\underbrace{x + y}_{= 1} = 1", "=", r"\underbrace{x + y}_{\text{small}} = 1"),
    ("unknown-notation", r"\underbrace{x + y}_{c} z = 1", r"\underbrace{x + y}_{c} z", r"\underbrace{(x + y)}_{c} z = 1"),
    ("unknown-notation", r"\qty{x} = 1", r"\qty", r"\qty(x) = 1"),
    ("unknown-notation", r"\lg x = 1", r"\lg", r"\log_{10} x = 1"),
    ("unknown-notation", r"\Delta (x + y) = 1", r"\Delta", r"\Delta x = 1"),
    ("unknown-notation", r"\Delta f(x) = 1", r"\Delta f", r"\Delta y = 1"),
    ("unknown-notation", "n!! = 1", "!", "n! = 1"),
    ("unknown-notation", r"\langle x, y \rangle = 1", r"\langle x, y \rangle", r"\langle u, v \rangle = 1"),
    ("unknown-notation", "f^{(n)}(x) = 1", "f^{(n)}", "f^{(3)}(x) = 1"),
    ("unknown-notation", r"\underset{x}{y} = 1", r"\underset{x}{y}", r"\underset{x}{\max} x = 1"),
    ("call-or-product", r"\frac{df}{dx}(x - a) = 1", r"\frac{df}{dx}(", r"\frac{df}{dx} \cdot (x - a) = 1"),
    ("ambiguous-product", r"\int_0^1 dx \, x + x^2 = 1", "x", r"\int_0^1 dx \, x + y = 1"),
    ("ambiguous-product", r"\int x \, dx / x = 1", "x", r"\int dx / x = 1"),
    ("unknown-notation", r"\partial_i u_j = 1", "i", r"\partial_{u_i} u_j = 1"),
    ("no-differential", r"\iint x y \, dx = 1", r"\iint", r"\iint x y \, dx \, dy = 1"),
    ("no-differential", r"\int \frac{3}{x} = 1", r"\int", r"\int \frac{3 \, dx}{x} = 1"),
    ("unbounded-sum", r"\sum_{k \text{ even}} u_k = 1", r"\text{ even}", r"\sum_k u_k = 1"),
    ("unbounded-sum", r"\sum_{\substack{i < j \\ j \ne k}} A_{ij} = 1", r"i < j", r"\sum_{\substack{i = 1 \\ i \ne k}}^n A_{ij} = 1"),
    ("unbounded-sum", r"\sum_{i, j \ne i} A_{ij} = 1", r"j \ne i", r"\sum_{i, j} A_{ij} = 1"),
    ("unbounded-sum", r"\sum_{i=1, 3}^n u_i = 1", "3", r"\sum_{i=1}^n u_i = 1"),
    ("unknown-notation", r"u' = u - v", "u'", r"u^\top = u - v"),
    ("unknown-notation", "(f * g)(x) = 1", "f * g", "(f g)(x) = 1"),
    ("call-or-product", "x'(t) = 1", "x'(t)", r"x' \cdot (t) = 1"),
    ("function-as-value", r"\frac{df}{dx} = \frac{df}{dt}", "f", r"\frac{df}{dx} = f'(x)"),
    ("not-checkable", r"x \equiv y \pmod{n}", r"\pmod", r"x \equiv y"),
    ("undeclared", r"\vec{w} = 1", r"\vec{w}", r"\hat{w} = 1"),
    ("shape-mismatch", r"\begin{bmatrix} A & 1 \\ 0 & B \end{bmatrix} x = 0", r"A & 1 \\",
     r"\begin{bmatrix} A & u \\ 0 & 1 \end{bmatrix} x = 0"),
    ("not-checkable", r"\|u\|_A = 1", r"\|u\|_A", r"\|u\|_1 = 1"),
    ("missing-argument", r"|| = 1", "||", "|x| = 1"),
    ("derivative-scope", r"\nabla_u \cdot u x = 1", "u", r"\nabla_u \cdot (u x) = 1"),
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
