"""What tired authors type and most readers would take otherwise than TeX: read as it is meant, read with a warning, or refused.

Under no declarations where a line says so: what nobody declared is where silent misreadings live.
"""

from __future__ import annotations

import pytest
from reading import read

from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.statements.statement import Statement

MEANT = [
    # the last term of an ellipsis, in brackets or not
    (r"1 + 2 + \dots + (n - 1)", r"\sum_{j = 2}^{n} \left(j - 1\right)"),
    (r"1 + 3 + \dots + 2n - 1", r"\sum_{j = 1}^{n} \left(2 j - 1\right)"),
    (r"u_1 + \dots + u_n - 1", r"\sum_{j = 1}^{n} u_{j} - 1"),
    (r"u_1 v_1 + \dots + u_n v_n", r"\sum_{j = 1}^{n} u_{j} \, v_{j}"),
    (r"f(u_1) + \dots + f(u_n)", r"\sum_{j = 1}^{n} f(u_{j})"),
    (r"u_1 + \dots + u_{n-1}", r"\sum_{j = 1}^{n - 1} u_{j}"),
    (r"u_1 + \frac{u_2}{2} + \dots + \frac{u_n}{n}", r"\sum_{j = 1}^{n} \frac{u_{j}}{j}"),
    (r"1 + r + \dots + r^{n-1}", r"\sum_{j = 1}^{n} r^{j - 1}"),
    (r"\frac11 + \frac12 + \dots + \frac1n", r"\sum_{j = 1}^{n} \frac{1}{j}"),
    # indices
    (r"A_{1i}", r"A_{1, i}"),
    (r"A_{i+1,j}", r"A_{i + 1, j}"),
    (r"u_{2n}", r"u_{2 \cdot n}"),
    (r"\hat{u_i}", r"\hat{u}_{i}"),
    (r"\sum_{i=1}^n \bar{y_i}", r"\sum_{i = 1}^{n} \bar{y}_{i}"),
    # signs and products
    (r"\Delta x / \Delta t", r"\frac{\Delta x}{\Delta t}"),
    (r"\langle u, v \rangle", r"u^{\top} \, v"),
    (r"u^\top A^{-T} v", r"u^{\top} \, \left(A^{-1}\right)^{\top} \, v"),
    (r"\log f(x)", r"\log\left(f(x)\right)"),
    (r"\log a \, (x - y)", r"\left(\log a\right) \, \left(x - y\right)"),
    (r"\left.1 - t\right|_{t = 2}", r"\left.1 - t\right|_{t = 2}"),
    (r"x^{(a + b)(c + 1)}", r"x^{\left(a + b\right) \, \left(c + 1\right)}"),
    (r"x^{[a > b]}", r"x^{\left[a > b\right]}"),
    (r"\max(x, y)^2", r"\left(\max\left(x, y\right)\right)^{2}"),
    (r"\Gamma(x)^2", r"\left(\Gamma\left(x\right)\right)^{2}"),
    (r"A_{2n,j}", r"A_{2 \cdot n, j}"),
    (r"\frac{-x}{y}", r"\frac{-x}{y}"),
    (r"(-x) y", r"\left(-x\right) \, y"),
    (r"\sum_{\substack{j = 1 \\ j \ne i}}^n u_j", r"\sum_{\substack{j = 1 \\ j \neq i}}^{n} u_{j}"),
    (r"\det(\operatorname{diag}(u)^{-1})", r"\operatorname{det}\left(\operatorname{diag}\left(u\right)^{-1}\right)"),
    (r"x(y + 1)", r"x \, \left(y + 1\right)"),
    (r"n (n + 1)", r"n \, \left(n + 1\right)"),
    (r"n 2^{n-1}", r"n \cdot 2^{n - 1}"),
]
WARNED = [
    (r"\log a/b", r"\frac{\log a}{b}", "ambiguous-slash"),
    (r"\cos \pi/4", r"\frac{\cos\left(\pi\right)}{4}", "ambiguous-slash"),
    (r"a/b(c+1)", r"\frac{a}{b} \, \left(c + 1\right)", "ambiguous-slash"),
    (r"\prod_i u_i / b", r"\prod_{i = 1}^{n} \frac{u_{i}}{b}", "ambiguous-slash"),
    (r"\exp{x} y", r"e^{x y}", "invisible-braces"),
    (r"u{i}", r"u_{i}", "bare-index"),
    (r"\sum_i u_i - v_i", r"\sum_{i = 1}^{n} u_{i} - v_{i}", "sum-scope"),
]
REFUSED = [
    (r"1 + 2 + \dots + n - 1", "ellipsis"),
    (r"1 + 2 + \dots + n + 1", "ellipsis"),
    (r"2 + 4 + \dots + 2n + 2", "ellipsis"),
    (r"u_1 + \dots + u_n / n", "ellipsis"),
    (r"a u_1 + \dots + u_n", "ellipsis"),
    (r"\det \begin{pmatrix} a & b \\ d & e \end{pmatrix}", "undeclared"),
    (r"A_{i+1j}", "unknown-notation"),
    (r"\sin 2(x + y)", "function-scope"),
    (r"\log q(x)", "function-scope"),
    (r"\sqrt 12", "loose-exponent"),
    (r"\frac123", "loose-exponent"),
    (r"\sum_{i=1}^10 i", "loose-exponent"),
    (r"\int_0^10 x \, dx", "loose-exponent"),
    (r"u_10", "loose-exponent"),
    (r"x^1/2", "loose-exponent"),
    (r"x2", "unknown-notation"),
    (r"\alpha1", "unknown-notation"),
    (r"a \circ b", "unknown-notation"),
    (r"(1 + x)^T", "unknown-notation"),
    (r"2^T", "unknown-notation"),
    (r"x^T y", "unknown-notation"),
    (r"|u|", "ambiguous-product"),
    (r"\operatorname{tr} \exp(A)", "ambiguous-product"),
    (r"\frac{dy}{dx}", "no-dependence"),
    (r"\frac{d}{dx} y", "no-dependence"),
    (r"\Delta f(x)", "unknown-notation"),
    (r"y(x)", "call-or-product"),
    (r"y(0)", "call-or-product"),
    (r"\frac{d}{dx} y(x)", "call-or-product"),
    (r"\langle x \rangle", "unknown-notation"),
]
UNDECLARED = [
    (r"f(x)^2", "call-or-product"),
    (r"y f(x)^2", "call-or-product"),
    (r"f (x)", "call-or-product"),
    (r"f^2(x)", "call-or-product"),
    (r"f^{-1}(x)", "call-or-product"),
    (r"f^{(2)}(x)", "call-or-product"),
    (r"f_i(x)", "call-or-product"),
    (r"L(x)^2", "call-or-product"),
    (r"2 pi r", "unknown-notation"),
    (r"alpha + 1", "unknown-notation"),
    (r"sqrt(x)", "unknown-notation"),
    (r"max(x, y)", "unknown-notation"),
    (r"u{i}", "unknown-notation"),
    (r"u_{i+1}", "index-range"),
    (r"S_{2j}", "unknown-notation"),
    (r"f \circ g", "unknown-notation"),
    (r"A^{-\top}", "undeclared"),
    (r"\frac{\partial L}{\partial x}", "no-dependence"),
]
UNDECLARED_AND_READ = [
    (r"(x + i)^2 = x^2 + 2xi - 1", r"\left(x + \mathrm{i}\right)^{2} = x^{2} + 2 \, x \, \mathrm{i} - 1"),
    (r"AB = BA", r"A B = B A"),
    (r"S_{1i} = 1", r"S_{1, i} = 1"),
    (r"x(y + 1)^2 = 1", r"x \, \left(y + 1\right)^{2} = 1"),
]


@pytest.mark.parametrize(("typed", "reading"), MEANT)
def test_read_as_it_is_meant(typed: str, reading: str) -> None:
    _, statement = read(f"{typed} = 7")
    assert statement.problem is None
    assert statement.reading == f"{reading} = 7"
    assert read(statement.reading)[1].term is not None


@pytest.mark.parametrize(("typed", "reading", "code"), WARNED)
def test_read_with_a_warning_where_two_readings_are_common(typed: str, reading: str, code: str) -> None:
    _, statement = read(f"{typed} = 7")
    assert statement.reading == f"{reading} = 7"
    assert [each.code for each in statement.warnings] == [code]


@pytest.mark.parametrize(("typed", "code"), REFUSED)
def test_asked_about(typed: str, code: str) -> None:
    _, statement = read(f"{typed} = 7")
    assert statement.problem is not None
    assert statement.problem.code == code
    assert statement.problem.hints


@pytest.mark.parametrize(("typed", "code"), UNDECLARED)
def test_asked_about_where_nothing_is_declared(typed: str, code: str) -> None:
    statement = _alone(f"{typed} = 7")
    assert statement.problem is not None
    assert statement.problem.code == code


@pytest.mark.parametrize(("typed", "reading"), UNDECLARED_AND_READ)
def test_read_where_nothing_is_declared(typed: str, reading: str) -> None:
    assert _alone(typed).reading == reading


def test_braces_around_a_functions_argument_give_a_second_reading() -> None:
    _, statement = read(r"\exp{x} y = 7")
    assert statement.alternative is read(r"\exp(x) y = 7")[1].term


def test_a_density_is_defined_under_its_own_name() -> None:
    source = SourceText("a.md", "Define $f_X(x) = x^2$. Then\n\n$$ f_X(3) = 9 $$\n")
    last = read_derivation(read_markdown(source)).statements[-1]
    assert last.reading == "f_{X}(3) = 9"


def _alone(formula: str) -> Statement:
    source = SourceText("formula.md", f"$$ {formula} $$\n")
    return read_derivation(read_markdown(source)).statements[0]
