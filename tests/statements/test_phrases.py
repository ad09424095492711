"""What a phrase says of the lines behind it, by their verdicts: right lines are proved, and wrong ones beside them are not."""

from __future__ import annotations

import pytest
from derivations import derivation

from proofgen.session.check import to_be_checked
from proofgen.statements.statement import Statement
from proofgen.verify.examine import examine
from proofgen.verify.obligation import Limits, Obligation

# a text, and of each of its claims, in order, what came of it: p(roved), r(efuted), u(ndecided), x (unreadable), - (unchecked)
LISTS = [
    (r"For $i = 1, \dots, n$, let $y_i = 2 x_i$. Then $y_i - x_i = x_i$ for $i = 1, \dots, n$.", "p"),
    (r"For $i = 1, \dots, n$, let $y_i = 2 x_i$. Then $y_1 = x_1$.", "r"),
    (r"Let $a_1, \dots, a_n \in \mathbb{R}$ with $a_i > 0$ for $i = 1, \dots, n$. Then $\sum_{i=1}^n a_i > 0$.", "p"),
    (r"Let $a_1, \dots, a_n \in \mathbb{R}$ with $a_i > 0$ for $i = 2, \dots, n$. Then $\sum_{i=1}^n a_i > 0$.", "r"),
    (r"Let $a \in \mathbb{R}^n$. Suppose $a_i > 0, i = 1, 2, \dots, n$. Then $a_1 > 0$.", "p"),
    (r"Let $a \in \mathbb{R}^n$. Suppose $a_i > 0$ for $i = 2, \dots, n$. Then $a_1 > 0$.", "r"),
    (r"Let $a \in \mathbb{R}^n$. Suppose $a_i > 0$ for $i = 1, 2$. Then $a_1 > 0$.", "u"),
    (r"Let $a \in \mathbb{R}^n$. $$ a_i a_i = a_i^2, \qquad i = 1, \dots, n $$ $$ a_i = 0, \qquad i = 1, \dots, n $$", "pr"),
    (r"Let $a \in \mathbb{R}^n$. $$ a_i a_i = a_i^2, \qquad i = 1, 2 $$", "x"),
    (r"Let $n \in \mathbb{N}$. $$ \sin(\pi k) = 0, \quad k = 1, 2, \dots, n $$ $$ \sin(\pi k) = 1, \quad k = 1, \dots, n $$", "pr"),
    (r"Let $x \in \mathbb{R}$. Then $\sin(\pi x) = 0$ for $x = 1, \dots, n$.", "x"),
    (r"For $k = 1, \dots, n$ we have $$ \sin(\pi k) = 0 . $$ Let $k \in \mathbb{R}$. Then $\sin(\pi k) = 0$.", "pr"),
]
INDICES = [
    (
        r"Let $y \in \mathbb{R}^n$ with $y_k = 1$ and $y_j = 0$ for all $j \ne k$. $$ y_j^2 = 0 \quad \forall j \ne k $$ Then $y_k^2 = 1$.",
        "pp",
    ),
    (
        r"Let $y \in \mathbb{R}^n$ with $y_k = 1$ and $y_j = 0$ for all $j \ne k$. $$ y_j^2 = 1 \quad \forall j \ne k $$ Then $y_k = 0$.",
        "rr",
    ),
]
JOINTS = [
    (r"Let $x \in \mathbb{R}$. $$ \begin{aligned} 2x + 1 = 5 &\iff 2x = 4 \\ &\iff x = 2 \end{aligned} $$", "pp"),
    (r"Let $x \in \mathbb{R}$. $$ \begin{aligned} 2x + 1 = 5 \\ \iff 2x = 4 \\ \iff x = 3 \end{aligned} $$", "pr"),
    (r"Let $x \in \mathbb{R}$. $$ 2 x = 2 \iff x = 1 \iff 3 x = 3 \iff x = 0 $$", "ppr"),
    (r"Let $x \in \mathbb{R}$. $$ x = 2 \implies x^2 = 4 \implies x = 2 $$", "pr"),
    (r"Let $x \in \mathbb{R}$. \begin{align} & & 2x + 1 &= 5 \\ &\iff & 2x &= 4 \\ &\iff & x &= 2 \end{align}", "pp"),
    (r"Let $x, y \in \mathbb{R}$. $$ x = 1, y = 2 \iff x + y = 3 $$", "x"),
    (r"Let $x, y \in \mathbb{R}$. $$ x = 1 \land y = 2 \implies x + y = 3 $$", "p"),
    (r"Let $x \in \mathbb{R}$. $$ \iff x = 2 $$", "x"),
]
SUPPOSED = [
    (r"Assume $x > 0$ and $y > 0$. Then $x + y > 0$. So $x - y > 0$.", "pr"),
    (r"Since $x > 0$, we have $|x| = x$. Then $|x| = x$.", "pr"),
    (r"$x$ and $y$ are real numbers with $x < y$. Then $y - x > 0$. Hence $x - y > 0$.", "pr"),
]
LETTERS = {"Proved": "p", "Refuted": "r", "Undecided": "u", "Contradiction": "!"}


def letter(statement: Statement) -> str:
    if statement.problem is not None:
        return "x"
    if not to_be_checked(statement):
        return "-"
    assert statement.goal is not None
    assert statement.context is not None
    finding = examine(Obligation(statement.goal, statement.context), statement.alternative, Limits(seconds=20))
    return LETTERS[type(finding.verdict).__name__]


@pytest.mark.parametrize(("text", "wanted"), [*LISTS, *INDICES, *JOINTS, *SUPPOSED], ids=lambda each: each)
def test_the_lines_behind_a_phrase(text: str, wanted: str) -> None:
    lines = [each for each in derivation(text).statements if each.role in ("step", "goal", "inline")]
    assert "".join(map(letter, lines)) == wanted, [(each.reading, each.problem) for each in lines]
