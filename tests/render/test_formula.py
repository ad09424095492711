"""Only formulas whose every token is known reach TeX."""

from __future__ import annotations

import pytest

from proofgen.render.formula import known

READ = [
    (r"\frac12", r"\frac{1}{2}"),
    (r"x^\top", r"x^{\top }"),
    (r"\left( x \right)", r"\left( x\right) "),
    ("θ", r"\theta "),
    (r"\operatorname{softmax}", r"\operatorname{softmax}"),
    (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", r"\begin{pmatrix}1& 2\\ 3& 4\end{pmatrix}"),
    (r"\overline{a}\overline{b} \overline{c}^2 \overline{d}", r"\overline{a}\,\overline{b}\,\overline{c}^{2}\,\overline{d}"),
    (r"\text{if } x''_i", r"\text{if }x''_{i}"),
    (r"99\%", r"99\%"),
    (r"5\,\text{€}", r"5\,\text{€}"),
    (r"\text{für $x>0$}", r"\text{für }{x>0}"),
    (r"a \equiv b \pmod 5", r"a\equiv b\pmod{5}"),
    (r"n \bmod 2", r"n\bmod 2"),
    (r"x \not\in A", r"x\not\in A"),
    (r"\left(A \middle| B\right)", r"\left( A\middle| B\right) "),
    (r"\begin{array}{c|c}1&2\\3&4\end{array}", r"\begin{array}{c|c}1& 2\\ 3& 4\end{array}"),
]
REFUSED = [
    "",
    r"\input{/etc/passwd}",
    r"\write18{ls}",
    "^^5cinput",
    r"\def\x{}",
    r"\csname input\endcsname",
    r"\text{$\input x$}",
    r"\text{\input x}",
    r"\begin{verbatim}x\end{verbatim}",
    r"\begin{pmatrix}1",
    r"\begin{cases}1&2&3\end{cases}",
    r"\begin{array}{c}1&2\end{array}",
    r"\begin{array}{p{3cm}}1\end{array}",
    r"\begin{array}{*{9}{c}}1\end{array}",
    r"a \middle| b",
    r"\left({a \middle| b}\right)",
    r"\not\input",
    r"\text{a$b}",
    "\\text{a\u202eb}",
    r"\text{%}",
    r"\left( x",
    r"x \right)",
    "a^b^c",
    "a_b_c",
    "{",
    "}",
    "a & b",
    r"a \\ b",
    "$",
    "%",
    "#1",
    "~",
    "\\",
    r"\frac{1}",
    "x^",
    "{" * 500 + "}" * 500,
    "\u202e",
    "x" * 50_000,
]


@pytest.mark.parametrize(("latex", "written"), READ)
def test_known_formulas_are_written_anew(latex: str, written: str) -> None:
    assert known(latex) == written


@pytest.mark.parametrize("latex", REFUSED)
def test_the_rest_is_refused(latex: str) -> None:
    assert known(latex) is None


@pytest.mark.parametrize("written", [written for _, written in READ])
def test_writing_twice_changes_nothing(written: str) -> None:
    assert known(written) == written
