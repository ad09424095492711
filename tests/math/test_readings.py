"""Formulas as people type them, and how each is read: typed again from the term. Warnings are named beside it."""

from __future__ import annotations

import re

import pytest
from reading import read

READINGS: list[tuple[str, str, str]] = [
    # signs, fractions, powers
    (r"-x^2", r"-x^{2}", ""),
    (r"(-x)^2", r"\left(-x\right)^{2}", ""),
    (r"a - b - c", r"a - b - c", ""),
    (r"a - (b - c)", r"a - \left(b - c\right)", ""),
    (r"-{a - b}", r"-a - b", "invisible-braces"),
    (r"a/b c", r"\frac{a}{b} \, c", "ambiguous-slash"),
    (r"1/2x", r"\frac{1}{2} \, x", "ambiguous-slash"),
    (r"a / b / c", r"\frac{\frac{a}{b}}{c}", ""),
    (r"\frac12 x", r"\frac{1}{2} \, x", ""),
    (r"\dfrac{a}{b} c", r"\frac{a}{b} \, c", ""),
    (r"2^{-1}", r"2^{-1}", ""),
    (r"x^{2^3}", r"x^{2^{3}}", ""),
    (r"x^{a+b}", r"x^{a + b}", ""),
    (r"0.10 + .5", r"0.1 + 0.5", ""),
    (r"a*b", r"a b", ""),
    (r"a \cdot b", r"a b", ""),
    (r"2 \times 3", r"2 \cdot 3", ""),
    (r"a\,b\;c", r"a b c", ""),
    (r"\left( a + \{ b - [c] \} \right)", r"a + \left(b - c\right)", ""),
    # functions without and with brackets
    (r"\sin x \cos y", r"\left(\sin x\right) \, \cos y", ""),
    (r"\sin 2x", r"\sin\left(2 x\right)", ""),
    (r"\sin x + y", r"\sin x + y", ""),
    (r"\sin(x) y", r"\left(\sin x\right) \, y", ""),
    (r"\sin^2 x", r"\sin^{2}\left(x\right)", ""),
    (r"\sin(x)^2", r"\sin^{2}\left(x\right)", "power-of-value"),
    (r"\log x y", r"\log\left(x y\right)", ""),
    (r"\log n \sum_i p_i", r"\left(\log n\right) \, \sum_{i = 1}^{n} p_{i}", ""),
    (r"\ln x", r"\log x", ""),
    (r"\log_2 x", r"\frac{\log x}{\log 2}", ""),
    (r"\exp x \exp y", r"e^{x} \, e^{y}", ""),
    (r"e^{-x^2/2}", r"\exp\left(-\frac{x^{2}}{2}\right)", ""),
    (r"log(x)", r"\log x", "unslashed"),
    (r"\sqrt[3]{x}", r"\sqrt[3]{x}", ""),
    (r"|x - y|", r"\left|x - y\right|", ""),
    (r"\max(x, y)", r"\max\left(x, y\right)", ""),
    (r"f(g(x))", r"f(g(x))", ""),
    (r"f(x)^2", r"\left(f(x)\right)^{2}", ""),
    # sums
    (r"\sum_i u_i + b", r"\sum_{i = 1}^{n} u_{i} + b", ""),
    (r"\sum_i (u_i + b)", r"\sum_{i = 1}^{n} \left(u_{i} + b\right)", ""),
    (r"\sum_i u_i v_i", r"\sum_{i = 1}^{n} u_{i} \, v_{i}", ""),
    (r"\sum_i u_i \sum_j v_j", r"\sum_{i = 1}^{n} u_{i} \, \sum_{j = 1}^{n} v_{j}", ""),
    (r"\sum\nolimits_{j}{u_j*v_j}", r"\sum_{j = 1}^{n} u_{j} \, v_{j}", ""),
    (r"\sum_{j \neq i} u_j", r"\sum_{\substack{j = 1 \\ j \neq i}}^{n} u_{j}", ""),
    (r"\sum_{i<j} u_i v_j", r"\sum_{i = 1}^{n} \sum_{\substack{j = 1 \\ i < j}}^{n} u_{i} \, v_{j}", ""),
    (r"\sum_{i,j} A_{ij}", r"\sum_{i = 1}^{n} \sum_{j = 1}^{n} A_{ij}", ""),
    (r"\sum_i \Theta_{ij}", r"\sum_{i = 1}^{m} \Theta_{ij}", ""),
    (r"\prod_{j=1}^n u_j", r"\prod_{j = 1}^{n} u_{j}", ""),
    (r"log(\sum\nolimits_{j}{exp(\theta_j))}", r"\log\left(\sum_{j = 1}^{n} e^{\theta_{j}}\right)", "unslashed unslashed"),
    # indices
    (r"\theta{i}", r"\theta_{i}", "bare-index"),
    (r"\Theta{ik}", r"\Theta_{ik}", "bare-index"),
    (r"(A u)_i", r"\left(A \, u\right)_{i}", ""),
    (r"v_{\text{max}}", r"v_{\mathrm{max}}", ""),
    (r"[i = k]", r"\left[i = k\right]", ""),
    (r"\mathbf 1\{i = k\}", r"\left[i = k\right]", ""),
    # vectors and matrices
    (r"u^\top v", r"u^{\top} \, v", ""),
    (r"u^T A v", r"u^{\top} \, A \, v", ""),
    (r"\operatorname{tr}(A B)", r"\operatorname{tr}\left(A \, B\right)", ""),
    (r"\|u\|", r"\left\|u\right\|", ""),
    (r"\binom{n}{k}", r"\binom{n}{k}", ""),
    # calculus
    (r"\frac{d}{dx} x^2", r"\frac{\partial}{\partial x} \left(x^{2}\right)", ""),
    (r"\frac{d^2}{dx^2} f(x)", r"\frac{\partial^{2} f(x)}{\partial x^{2}}", ""),
    (r"f''(x)", r"f''(x)", ""),
    (r"\frac{\partial^2}{\partial x \partial y} x y", r"\frac{\partial^{2}}{\partial x \, \partial y} \left(x y\right)", ""),
    (r"\int_a^b f(t) dt", r"\int_{a}^{b} f(t) \, dt", ""),
    (r"\lim_{t \to 0} \frac{\sin t}{t}", r"\lim_{t \to 0} \frac{\sin t}{t}", ""),
]

RELATIONS: list[tuple[str, str]] = [
    (r"x \le y", r"x \leq y"),
    (r"x \ne y", r"x \neq y"),
    (r"x = 1 \iff x^2 = 1", r"x = 1 \iff x^{2} = 1"),
    (r"x > 0 \implies x^2 > 0", r"x > 0 \implies x^{2} > 0"),
    (r"x = 1 \lor x = 2", r"x = 1 \;\text{or}\; x = 2"),
    (r"A^{-1} A = I", r"A^{-1} \, A = I"),
    (r"A^{-1} u = 0", r"A^{-1} \, u = \mathbf{0}"),
    (r"u v^\top = A", r"u \, v^{\top} = A"),
    (r"\nabla_\theta (\theta^\top A \theta) = 0", r"\nabla_{\theta} \left(\theta^{\top} \, A \, \theta\right) = \mathbf{0}"),
    (r"\frac{\partial{\theta_k}}{\partial{\theta}} = v", r"\nabla_{\theta} \theta_{k} = v"),
    (r"\begin{bmatrix} a & b \\ c & 0 \end{bmatrix} = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
     r"\begin{pmatrix}a & b \\ c & 0\end{pmatrix} = \begin{pmatrix}1 & 2 \\ 3 & 4\end{pmatrix}"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "reading", "warnings"), READINGS, ids=[typed for typed, *_ in READINGS])
def test_an_expression_is_read_as(typed: str, reading: str, warnings: str) -> None:
    _, statement = read(f"{typed} = 7")
    assert statement.problem is None
    assert statement.reading == f"{reading} = 7"
    assert " ".join(warning.code for warning in statement.warnings) == warnings


@pytest.mark.parametrize(("typed", "reading"), RELATIONS, ids=[typed for typed, _ in RELATIONS])
def test_a_relation_is_read_as(typed: str, reading: str) -> None:
    _, statement = read(typed)
    assert statement.problem is None
    assert statement.reading == reading


@pytest.mark.parametrize("reading", [reading for _, reading, _ in READINGS])
def test_a_reading_is_read_as_itself(reading: str) -> None:
    _, statement = read(f"{reading} = 7")
    assert statement.problem is None
    assert statement.reading == f"{reading} = 7"


def test_softmax_of_a_component_is_that_component() -> None:
    _, statement = read(r"softmax(\theta_i) = 7")
    assert re.fullmatch(r"\\frac\{e\^\{\\theta_\{i\}\}\}\{\\sum_\{(\w) = 1\}\^\{n\} e\^\{\\theta_\{\1\}\}\} = 7", statement.reading)
    assert [warning.code for warning in statement.warnings] == ["unslashed", "softmax-component"]


def test_braces_that_do_not_print_give_a_second_reading() -> None:
    _, statement = read("x = -{a - b}")
    assert statement.alternative is not None
    assert read("x = -(a - b)")[1].term is statement.alternative
    assert read("x = {a - b}")[1].alternative is None
