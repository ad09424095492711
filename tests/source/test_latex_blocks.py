"""Blocks of a LaTeX document: what a reader of the printed page would call a heading, a list, a theorem."""

from __future__ import annotations

import pytest
from latex import codes, lines, read

from proofgen.source.document import Math
from proofgen.source.macros import Macro

# caption, file, its blocks; M is a formula, !…! a directive, *…* strong words, _…_ emphasis, `…` code
FILES: list[tuple[str, str, list[str]]] = [
    ("paragraphs", "One\ntwo.\n\n Three\\par four", ["One two.", "Three", "four"]),
    ("a comment is no empty line", "One\n% so\ntwo", ["One two"]),
    ("headings", "\\section{A}\\subsection*{B}\n\\paragraph{C.} text", ["heading1 1\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}A", "heading2 B", "heading4 C.", "text"]),
    ("below a title", "\\title{T}\\begin{document}\\section[a]{A}\\end{document}", ["heading2 1\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}A"]),
    ("chapters", "\\chapter{A}\\section{B}", ["heading1 1\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}A", "heading2 1.1\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}B"]),
    ("lists", "\\begin{itemize}\\item a\\begin{enumerate}\\item[(i)] b\\end{enumerate}\\item c\\end{itemize}d",
     ["bullet1 a", "number2 *(i) *b", "bullet1 c", "d"]),
    ("quote", "\\begin{quote}a\\end{quote}b", ["quote1 a", "b"]),
    ("code", "a\n\\begin{lstlisting}[language=C]\nx = 1;\n\\end{lstlisting}\nb \\verb|c_d|", ["a", "code0 `x = 1;`", "b `c_d`"]),
    ("styles", r"a \textbf{b} {\it c} \texttt{d} \bf e", ["a *b* _c_ `d` *e*"]),
    ("characters", r"Erd\H{o}s, G\"odel, caf\'{e}, gar\c con, na\"{\i}ve -- ``50\%''~a\_b \& \ldots{} \LaTeX{} --- \ss",
     ["Erdős, Gödel, café, garçon, naïve – “50%”\u00a0a_b & … LaTeX — ß"]),
    ("footnote", "a\\footnote{see $b$} c\n\nd", ["a c", "see M", "d"]),
    ("words between rows", "\\begin{align}a\\\\\\intertext{where $b$}c\\end{align} d", ["Mwhere MM d"]),
    ("table", "\\begin{tabular}{ll}a & b \\\\ \\hline c\\end{tabular}", ["a", "b", "c"]),
    ("commands", r"\noindent a \vspace{2cm} b \label{x} \cite[p.~2]{knuth} \textcolor{red}{c} \foo[x]{d}", ["a b [knuth] c d"]),
    ("own words", "\\newcommand{\\eg}{e.g.\\ }\n\\eg so", ["e.g. so"]),
    ("directive", "So\n% proofgen: expect refuted\n\\[ x \\]\nand $y$", ["So !expect refuted! M and M"]),
    ("a sentence after a display", "So\n\\[ x. \\]\nThen $y$", ["So M", "Then M"]),
    ("references", "See \\eqref{a}, \\ref{b}, \\eqref{c}, \\ref{d}.\n\\begin{equation}x\\label{a}\\end{equation}\n"
     "\\begin{align}x\\nonumber\\\\y\\label{b}\\\\z\\tag{$*$}\\label{c}\\end{align}", ["See (1), (2), ($*$), (d). M M"]),
    ("theorem", "\\begin{theorem}a\n\nb\\end{theorem}c", ["[theorem] *Theorem. *a", "[theorem] b", "c"]),
    ("theorem with a name", "\\begin{lemma}[Bayes]\\label{x} a\\end{lemma}", ["[theorem] *Lemma (Bayes). *a"]),
    ("proof", "\\begin{proof}a\\qed\\end{proof}\\begin{proof}[Proof of A]b\\end{proof}", ["[proof] *Proof. *a∎", "[proof] _Proof of A. _b"]),
    ("a list in a theorem", "\\begin{claim}\\begin{enumerate}\\item a\\item b\\end{enumerate}c\\end{claim}",
     ["number1 [theorem] *Claim. *a", "number1 [theorem] b", "[theorem] c"]),
    ("other kinds", "".join(f"\\begin{{{name}}}a\\end{{{name}}}" for name in ("definition", "axiom", "example")),
     ["[definition] *Definition. *a", "[assumption] *Axiom. *a", "[remark] *Example. *a"]),
    ("newtheorem", "\\newtheorem{foo}[bar]{Main Theorem}\\newtheorem*{q}{Question}\n\\begin{foo}a\\end{foo}\\begin{q}b\\end{q}",
     ["[theorem] *Main Theorem 1. *a", "[remark] *Question. *b"]),
    ("declaretheorem", "\\declaretheorem[style=x,name=Assumption]{ass}\n\\begin{ass}a\\end{ass}", ["[assumption] *Assumption 1. *a"]),
    ("numbers", "\\newtheorem{thm}{Theorem}[section]\\newtheorem{lem}[thm]{Lemma}\\section{S}\\label{s}\\begin{lem}\\label{l} a\\end{lem}"
     "\\begin{thm}[B]\\begin{equation}x\\label{e}\\end{equation}\\label{t}\\end{thm}\\begin{proof}[Proof of \\ref{t}]b\\end{proof}"
     "\\ref{s}, \\ref{l}, \\ref{t}, (\\ref{e}), \\eqref{e}, \\ref{n}",
     ["heading1 1\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}S", "[theorem] *Lemma 1.1. *a", "[theorem] *Theorem 1.2 (B). *M", "[proof] _Proof of 1.2. _b", "1, 1.1, 1.2, (1), (1), (n)"]),
    ("numbers within sections", "\\numberwithin{equation}{section}\n\\section{S}\\section{T}\\begin{gather}x\\label{e}\\end{gather}\\eqref{e}",
     ["heading1 1\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}S", "heading1 2\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}T", "M(2.1)"]),
    ("unknown environment", "a\\begin{framed}b\\end{framed}c", ["a", "b", "c"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, found, id=caption) for caption, text, found in FILES])
def test_blocks(text: str, expected: list[str]) -> None:
    document = read(text)
    assert lines(document) == expected
    assert document.problems == ()


def test_macros_are_those_of_preamble_and_body() -> None:
    document = read(
        "\\newcommand{\\R}{% the reals\n\\ensuremath{\\mathbb R}}\n% \\newcommand{\\no}{1}\n\\let\\eps\\varepsilon\n"
        "\\begin{document}\\DeclareMathOperator{\\tr}{tr} $\\R$\\end{document}"
    )
    assert document.macros["\\eps"] == Macro("\\eps", 0, "\\varepsilon")
    assert document.macros["\\tr"].body == "\\operatorname{tr}"
    assert "\\no" not in document.macros
    (math,) = (piece for block in document.blocks for piece in block.pieces if isinstance(piece, Math))
    assert document.formula(math).text.split() == ["{\\mathbb", "R}"]
    assert document.formula(math).origins[0] == math.span


def test_options_and_title() -> None:
    document = read(
        '% proofgen-options: strict: true, log=2, lgo=3\n\\title{On {\\bf G\\"odel} and $x$\\thanks{us}}\n\\begin{document}a\\end{document}'
    )
    assert document.options == {"strict": "true", "title": "On Gödel and $x$"}
    assert codes(document) == ["unknown-option"] * 2
    assert [document.source.of(each.span) for each in document.problems] == ["log", "lgo"]


def test_a_directive_inside_a_formula_says_nothing() -> None:
    document = read("\\begin{align}x\\\\\n% proofgen: skip\ny\\end{align}")
    assert codes(document) == ["unknown-directive"]
    assert lines(document) == ["M"]
