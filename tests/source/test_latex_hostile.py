"""Nothing that stands in a LaTeX file stops its reader, or keeps it for long."""

from __future__ import annotations

import random
import time

import pytest
from latex import formulas, read

from proofgen.statements.reader import read_derivation

SEED = r"""
\documentclass{article}
\newcommand{\R}{\mathbb{R}} \newtheorem{thm}{Theorem} \def\be{\begin{equation}} \title{On $x$}
\begin{document} % proofgen-options: log=2
\section[a]{On \emph{$x$}} Let $x \in \R$\footnote{So \[ x \] and $y$.} and \(y\): \verb|$| \eqref{a}
\begin{thm}[Name $z$] \label{a} So % proofgen: goal
\begin{align} a &= \text{b $c$} \tag{1} \\ &= d \label{b} \end{align}
\end{thm} \begin{itemize} \item[(i)] one \item two $$ e = f $$ \end{itemize}
\begin{verbatim} $ \end{verbatim} \input{other} \begin{tabular}{ll} $a$ & b \\ c \end{tabular} Erd\H{o}s \"{\i} {\bf bold}
\end{document}
"""
PIECES = [*r"{}[]()$_^&\%~`'-|* " + "\n", "\n\n", r"\begin{", r"\end{", r"\begin{align}", r"\end{align}", r"\[", r"\]", r"\(", r"\verb", r"\footnote{",
          r"\item[", r"\be", r"\input{a}", r"\text{$", "$$", "% proofgen: goal\n", r"\begin{document}", r"\end{document}", r"\iffalse", r"\newcommand{\x",
          r"\section{", r"\def\a#1{", r"\caption{", "\ue000", "\ue001", "\ue002", "\0", "é", r"\"", r"\H", "\\", r"\begin{verbatim}"]  # fmt: skip


def read_through(text: str) -> None:
    document = read(text, {"a.tex": SEED, "other.tex": "$x$ \\begin{thm}\\input{a}"}.get)
    assert document.source.text.startswith(text)
    length = len(document.source.text)
    for statement in read_derivation(document).statements:
        assert 0 <= statement.span.start <= statement.span.end <= length
    for block in document.blocks:
        for piece in block.pieces:
            assert 0 <= piece.span.start <= piece.span.end <= length
    for math in formulas(document):
        assert math.outer.start <= math.span.start <= math.span.end <= math.outer.end
    for problem in document.problems:
        assert 0 <= problem.span.start <= problem.span.end <= length


@pytest.mark.parametrize("seed", range(8))
def test_mutated_documents(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(60):
        text = SEED
        for _ in range(dice.randint(1, 12)):
            at = dice.randrange(len(text))
            text = text[:at] + dice.choice([*PIECES, ""]) + text[at + dice.choice([0, 1, 1, 2, 5, 30]) :]
        read_through(text)


@pytest.mark.parametrize("seed", range(4))
def test_heaps_of_pieces(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(60):
        read_through("".join(dice.choice(PIECES) for _ in range(60)))


@pytest.mark.parametrize("piece", [*PIECES, r"\textbf{", "{$", r"\text{$}", r"\verb|", "$x$ ", "a ", "\\begin{a}", "\\begin{a}\\end{a}", "\\foo[",
                                   "\\[x\\]", "% proofgen: goal\n$x$\n", "\\footnote{x}"])  # fmt: skip
def test_the_same_thing_ten_thousand_times(piece: str) -> None:
    before = time.monotonic()
    read(piece * 10_000)
    assert time.monotonic() - before < 8
