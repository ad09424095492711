"""Formulas in LaTeX: the text at a formula's place is the formula, wherever it stands; what is no formula is left alone."""

from __future__ import annotations

import pytest
from latex import codes, formulas, read, shown, words

from proofgen.source.latex import read_latex
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation

# caption, file, the formulas in it: $ for inline ones, $$ for displays, then the characters
FILES: list[tuple[str, str, list[str]]] = [
    ("inline", "So $x = 1$ holds.", ["$x = 1"]),
    ("parentheses", r"So \(x = 1\) holds.", ["$x = 1"]),
    ("brackets", "So\n\\[ x = 1 \\]\nholds.", ["$$ x = 1 "]),
    ("two dollars", "So $$x = 1$$ holds.", ["$$x = 1"]),
    ("beside each other", r"$a$$b$ and \(c\)\[d\]", ["$a", "$b", "$c", "$$d"]),
    ("environment", "\\begin{align*}\nx &= 1\n\\end{align*}", ["$$\\begin{align*}\nx &= 1\n\\end{align*}"]),
    ("environments within", r"\begin{equation}\begin{split}x &= \begin{cases}1\end{cases}\end{split}\end{equation}",
     [r"$$\begin{equation}\begin{split}x &= \begin{cases}1\end{cases}\end{split}\end{equation}"]),
    ("every display", "".join(f"\\begin{{{name}}}x\\end{{{name}}}\n" for name in ("gather", "alignat*", "multline", "eqnarray", "flalign")),
     [f"$$\\begin{{{name}}}x\\end{{{name}}}" for name in ("gather", "alignat*", "multline", "eqnarray", "flalign")]),
    ("inline environment", r"So \begin{math}x = 1\end{math} holds.", ["$x = 1"]),
    ("subequations", r"\begin{subequations}\begin{equation}x\end{equation}\end{subequations}", [r"$$\begin{equation}x\end{equation}"]),
    ("ensuremath", r"So \ensuremath{x_1} holds.", ["$x_1"]),
    ("shorthands", "\\newcommand{\\be}{\\begin{equation}}\\newcommand{\\ee}{\\end{equation}}\n\\be x = 1 \\ee", [r"$$\be x = 1 \ee"]),
    ("dollars in text", r"$$x = 1 \text{ for $n$ large}$$ and $a \mbox{ if $b$}$", [r"$$x = 1 \text{ for $n$ large}", r"$a \mbox{ if $b$}"]),
    ("escaped dollars", r"It costs \$5, and $x = \$6$.", [r"$x = \$6"]),
    ("a break of line is no bracket", r"One\\[2pt] two $x$\\(three)", ["$x"]),
    ("comment", "% $x = 1$\n$y$ % and $z$\n100\\% of $w$", ["$y", "$w"]),
    ("comment in a display", "\\[ x % a $ sign\n = 1 \\]", ["$$ x % a $ sign\n = 1 "]),
    ("verbatim", "\\begin{verbatim}\n$x$ % \\end{align}\n\\end{verbatim}\n$y$", ["$y"]),
    ("listings", "\\begin{lstlisting}[language=C]\n$x$\n\\end{lstlisting}\n\\begin{minted}{python}\n$x$\n\\end{minted}\n$y$", ["$y"]),
    ("comment environment", "\\begin{comment}\n$x$\n\\end{comment}\n\\iffalse $z$ \\fi $y$", ["$y"]),
    ("inline code", r"\verb|$x$| and \verb+$+ and \lstinline!$! and $y$ and \url{a.b/%24$}", ["$y"]),
    ("picture", r"\begin{tikzpicture}\node {$x$};\end{tikzpicture} $y$", ["$y"]),
    ("definitions", "\\newcommand{\\x}[1]{$#1$}\n\\def\\y#1.{$z$}\n\\newenvironment{a}{$x}{$}\n$y$", ["$y"]),
    ("preamble and after", "\\documentclass{a}\n$x$\n\\begin{document}$y$\\end{document}\n$z$", ["$y"]),
    ("list, footnote, table", "\\begin{itemize}\n\\item $a$\\footnote{See $b$.} so $c$\n\\end{itemize}\n\\begin{tabular}{l|c}$d$ & $e$ \\\\ $f$\\end{tabular}",
     ["$a", "$c", "$b", "$d", "$e", "$f"]),
    ("figure", "\\begin{figure}[ht]\\includegraphics[width=1cm]{a_b}\\caption[short]{On $x$}\\label{fig_1}\\end{figure}", ["$x"]),
    ("styles", r"\textbf{So \emph{$a$}} {\bf $b$} \underline{$c$} \unknown{$d$} \section{On $e$}", ["$a", "$b", "$c", "$d", "$e"]),
    ("beyond ASCII before it", "Größe 𝑛 → $x = 1$", ["$x = 1"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, found, id=caption) for caption, text, found in FILES])
def test_the_text_at_its_place_is_the_formula(text: str, expected: list[str]) -> None:
    document = read(text)
    assert shown(document) == expected
    assert [problem.code for problem in document.problems if problem.code != "picture"] == []


@pytest.mark.parametrize("text", [pytest.param(text, id=caption) for caption, text, _ in FILES])
def test_delimiters_stand_just_outside(text: str) -> None:
    document = read(text)
    for math in formulas(document):
        assert math.outer.start <= math.span.start <= math.span.end <= math.outer.end
        assert document.source.of(math.outer).startswith(("$", "\\"))


LAYOUTS = [
    (r"\begin{alignat}{2} x &= y \end{alignat}", r"\begin{alignat}    x &= y \end{alignat}"),
    (r"\[\begin{aligned}[t] x &= [t] \end{aligned}\]", r"\begin{aligned}    x &= [t] \end{aligned}"),
    (r"\begin{IEEEeqnarray}{rCl} x &=& y \end{IEEEeqnarray}", " x &=& y "),
    (r"\begin{empheq}[box=\fbox]{align} x &= y \end{empheq}", " x &= y "),
    (r"\newcommand{\pd}[2][]{\partial^{#1} #2} $\pd{x} + \pd[2]{x}$", r"\partial x + \partial^{2} x"),
]


@pytest.mark.parametrize(("text", "expected"), LAYOUTS)
def test_what_sets_rows_apart_is_no_part_of_the_formula(text: str, expected: str) -> None:
    document = read(text)
    (math,) = formulas(document)
    assert document.formula(math).text == expected
    assert document.problems == ()


def test_words_stand_between_formulas() -> None:
    document = read("Let $a$ be \\emph{so} and\n\\[ b \\]\nthen.\n\nNew $c$.")
    places = [[document.source.of(piece.span) for piece in block.pieces] for block in document.blocks]
    assert places == [
        ["Let ", "a", " be \\emph{so} and\n", " be \\emph{so} and\n", " be \\emph{so} and\n", " b ", "\nthen."],
        ["New ", "c", "."],
    ]


BROKEN: list[tuple[str, str, list[str], list[str]]] = [
    ("dollar", "It costs $5.\n\nSo $y$.", ["unbalanced-dollar"], ["$y"]),
    ("two dollars", "$$ x = 1\n\nSo $y$.", ["unbalanced-dollar"], ["$y"]),
    ("bracket", "\\[ x = 1\n\nSo \\[y\\].", ["unbalanced-dollar"], ["$$y"]),
    ("environment", "\\begin{align} x\n\nSo $y$.", ["unclosed-environment"], ["$y"]),
    ("crossed", "\\begin{theorem}\\begin{itemize}\\item $x$\\end{theorem} $y$", ["unclosed-environment"], ["$x", "$y"]),
    ("never begun", "$x$ \\end{align} $y$", ["unclosed-environment"], ["$x", "$y"]),
    ("verbatim", "\\begin{verbatim} $x$", ["unclosed-environment"], ["$x"]),
    ("brace", "{\\bf so $x$\n\n$y$", ["unclosed-brace"], ["$x", "$y"]),
    ("closing brace", "so} $x$", ["unopened-brace"], ["$x"]),
]


@pytest.mark.parametrize(
    ("text", "expected", "left"), [pytest.param(text, found, left, id=caption) for caption, text, found, left in BROKEN]
)
def test_what_is_never_closed_is_a_problem_and_the_rest_is_read(text: str, expected: list[str], left: list[str]) -> None:
    document = read(text)
    assert codes(document) == expected or codes(document) == expected[:1] * 2
    assert shown(document) == left


def test_what_latex_counts_is_the_number_of_the_line() -> None:
    text = (
        "\\begin{document}\n\\begin{equation} a = a \\label{eq:a} \\end{equation}\n\\[ b = b \\]\n"
        "\\begin{align} c &= c \\\\ d &= d \\nonumber \\\\ e &= e \\tag{*} \\\\ f &= f \\end{align}\n"
        "\\begin{equation} \\begin{split} g &= h \\\\ &= i \\end{split} \\end{equation}\n\\begin{align*} j &= j \\end{align*}\n\\end{document}\n"
    )
    lines = read_derivation(read_latex(SourceText("a.tex", text))).statements
    assert [line.tag for line in lines] == ["1", "", "2", "", "*", "3", "", "4", ""]


def test_subequations_have_letters() -> None:
    text = (
        "\\begin{document}\nBy \\eqref{eq:b}.\n\\begin{subequations}\\label{eq:both}\n\\begin{align} a &= a \\\\ b &= b \\label{eq:b} \\end{align}\n"
        "\\end{subequations}\n\\begin{equation} c = c \\end{equation}\n\\end{document}\n"
    )
    document = read_latex(SourceText("a.tex", text))
    assert [line.tag for line in read_derivation(document).statements] == ["1a", "1b", "2"]
    assert words(document.blocks[0]).startswith("By (1b).")
