"""What words make of a relation: denied, one of several, for some, for the moment. None of it may prove or refute the line that follows."""

from __future__ import annotations

import pytest
from test_false_verdicts import verdict

from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import checked

PLAIN = "Let $n \\in \\mathbb{N}$, let $i, j, k \\in \\{1, \\dots, n\\}$, let $x, y \\in \\mathbb{R}^n$ and $a, b, c \\in \\mathbb{R}$.\n\n"

NO_HYPOTHESIS = [
    ("Assume $a = b$ or $a = 0$.", "a = b"),
    ("Assume either $a = b$ or $a = -b$.", "a = b"),
    ("Assume $x_i = 0$ for some $i$.", "x_j = 0"),
    ("Assume $x_i = 0$ for some $i$.", "\\sum_j x_j = 0"),
    ("Assume $x_i > 0$ for at least one $i$.", "\\sum_j x_j > 0"),
    ("Assume that there is an $i$ such that $x_i = 0$.", "x_i = 0"),
    ("Suppose that $b = 0$ implies $a = 0$.", "a = 0"),
    ("Recall that $a = 0$ iff $b = 0$.", "b = 0"),
    ("Assume $a = 0$ unless $b = 0$.", "a = 0"),
    ("If $a = b$ then life is good.", "a = b"),
    ("When $a = b$ it is easy. In general:", "a = b"),
    ("Assume it is not true that $a = b$.", "a = b"),
    ("We do not assume $a = b$.", "a = b"),
    ("Suppose $a = b$ fails.", "a = b"),
    ("Without assuming $a = b$ we go on.", "a = b"),
    ("Suppose for contradiction that $a = b$. This is absurd.", "a = b"),
    ("Consider the case $a = b$. Now the general one.", "a = b"),
    ("Put differently, $a = b$.", "a = b"),
    ("Set aside $a = b$.", "a = b"),
    ("Where $a = b$, the formula fails.", "a = b"),
    ("If $c > 0$, then $|c| = c$.", "|c| = c"),
    ("With $c = 0$ this becomes easy.", "c = 0"),
    ("Take $c = 0$ to see a special case.", "c = 0"),
    ("Given $c = 0$ we see a special case.", "c = 0"),
    ("**Theorem.** Assume $c = 0$. Then $c^2 = 0$.\n\n**Theorem 2.** Now for any number:", "c = 0"),
    ("## Lemma 1\n\nAssume $c = 0$.\n\n## Lemma 2\n", "c = 0"),
    ("Assume $c = 0$. Let $c$ be arbitrary.", "c = 0"),
    ("Let $c \\ne 0$ or $c = 0$.", "c = 0"),
    ("Define $f(t) = t$ for $t > 0$.", "f(-1) = -1"),
    ("Let $t \\in \\mathbb{R}$. Define $f(t) = t$ if $t > 0$ and $f(t) = 0$ otherwise.", "f(t) = t"),
    ("Define $x_j = 1$ if $j = k$ and $x_j = 0$ otherwise.", "\\sum_j x_j = n"),
    ("Let $s < 0$ and $t > 0$. Define $s^2 = t$.", "s = \\sqrt t"),
    ("", "a = b \\text{ for some } a = b"),
    ("", "E(a + b) = E(a) + E(b)"),
    ("Let $w \\in \\mathbb{R}^{20}$.", "w_{12} = w_2"),
    ("Let $A \\in \\mathbb{R}^{n \\times n}$.", "A_{12} = A_{21}"),
    ("", "\\begin{aligned} a &= a \\\\ &\\quad + b \\end{aligned}"),
    ("", "\\begin{multline} a = a \\\\ - b \\end{multline}"),
]

WORDS_OF_PROPERTY = [
    ("Let $t$ be an integer.", "t \\ge 1"),
    ("Let $t$ be a negative integer.", "t \\ge 1"),
    ("Let $t$ be half an integer.", "\\lfloor t \\rfloor = t"),
    ("Let $A \\in \\mathbb{R}^{n \\times n}$ be skew-symmetric.", "A = A^\\top"),
    ("Let $A \\in \\mathbb{R}^{n \\times n}$, not necessarily symmetric.", "A = A^\\top"),
    ("Let $A \\in \\mathbb{R}^{n \\times n}$. Symmetric matrices are nice.", "A = A^\\top"),
    ("Let $A \\in \\mathbb{R}^{n \\times n}$ be not invertible.", "\\det A \\ne 0"),
    ("Let $A \\in \\mathbb{R}^{n \\times n}$ be nearly orthogonal.", "A^\\top A A = A"),
    ("Let $t$ be a real number, not necessarily positive.", "t > 0"),
    ("Let $t$ be the log of a positive number.", "t > 0"),
    ("Let $x \\in \\mathbb{R}^n$ with positive sum.", "x_i > 0"),
    ("Let $A \\in \\mathbb{R}^{n \\times n}$ be positive semidefinite.", "A_{ij} \\ge 0"),
    ("Let $y, x \\in \\mathbb{R}^n$ be one-hot.", "y = x"),
    ("Let $y \\in \\mathbb{R}^n$ be not one-hot at $k$.", "y_k = 1"),
    ("Let $a = b$ be false.", "a = b"),
]
SAID_AND_NOT_KNOWN = [
    ("Let $t > 4$ be an integer.", "t > 4"),
    ("Let $A \\in \\mathbb{R}^{n \\times n}$ be symmetric positive definite.", "\\operatorname{tr}(A) > 0"),
    ("Let $A \\in \\mathbb{R}^{n \\times n}$ be diagonal.", "A = A^\\top"),
    ("Let $x \\in \\mathbb{R}^n$ be a unit vector.", "x^\\top x = 1"),
    ("Let $f \\colon \\mathbb{R} \\to [0, \\infty)$.", "f(a) \\ge 0"),
    ("Let $t$ be greater than zero.", "t > 0"),
]

NO_REFUTATION = [
    ("", "\\Gamma(n + 1) = n!"),
    ("", "\\Phi(-a) = 1 - \\Phi(a)"),
    ("", "a^2 - b^2 = s (a - b), \\quad s = a + b"),
    ("", "\\sqrt{c^2} = c \\quad (c \\ge 0)"),
    ("", "\\sqrt{c^2} = c \\quad \\text{for all } c \\in [0, 1]"),
    ("When $c$ is positive,", "\\sqrt{c^2} = c"),
    ("Let $0 < t < 1$.", "\\sqrt{t^2} = t"),
    ("Let $t \\in \\mathbb{R} \\setminus \\{0\\}$.", "|t| > 0"),
    ("Let $t \\in \\heartsuit$.", "|t| > 1"),
    ("Let $A, B \\in \\mathbb{R}^{n \\times n}$.", "\\det(A B) = \\det A \\det B"),
    ("", "\\prod_i (x_i y_i) = \\prod_i x_i \\prod_j y_j"),
    ("", "\\begin{aligned} a &= b + a \\\\ &\\quad - b \\end{aligned}"),
    ("", "\\begin{multline} a = b + a \\\\ - b \\end{multline}"),
    ("", "\\begin{aligned} a + b &= b \\\\ &\\quad + a \\\\ &= a + b \\end{aligned}"),
    ("Let $w \\in \\mathbb{R}^{12}$.", "\\sum_{i=1}^{12} w_i = \\sum_{i=1}^{11} w_i + w_{12}"),
    ("Assume $x_i x_j = 0$ for all $i \\ne j$.", "\\left(\\sum_i x_i\\right)^2 = \\sum_i x_i^2"),
    ("Let $z \\in \\mathbb{C}$.", "|z|^2 = z \\bar z"),
    ("", "1,000 = 1000"),
    ("Let $r \\in \\mathbb{Z}$, $t \\in \\mathbb{R}$.", "t^{r/2} = t^{r/2}"),
]

AFTER = [
    ("a^2 - b^2 = s (a - b)", "where $s = a + b$."),
    ("a^2 - b^2 = s (a - b)", "with $s = a + b$."),
    ("a^2 - b^2 = s (a - b)", "Here $s = a + b$."),
    ("\\sqrt{c^2} = c", "where $c > 0$."),
    ("\\sqrt{c^2} = c", "provided $c \\ge 0$."),
    ("\\sqrt{c^2} = c", "provided that $c$ is positive."),
]


@pytest.mark.parametrize(("words", "claim"), NO_HYPOTHESIS + WORDS_OF_PROPERTY)
def test_words_are_no_hypothesis(words: str, claim: str) -> None:
    lines = checked(f"{PLAIN}{words}\n\n$$ {claim} $$\n")
    found = verdict(lines[-1])
    assert not isinstance(found, Proved) or found.conditions


@pytest.mark.parametrize(("words", "claim"), NO_REFUTATION + SAID_AND_NOT_KNOWN)
def test_what_is_read_differently_is_not_refuted(words: str, claim: str) -> None:
    for line in checked(f"{PLAIN}{words}\n\n$$ {claim} $$\n"):
        assert not isinstance(verdict(line), Refuted), line.reading


@pytest.mark.parametrize(("claim", "words"), AFTER)
def test_the_sentence_after_a_display_is_waited_for(claim: str, words: str) -> None:
    first = checked(f"{PLAIN}Then\n\n$$ {claim}, $$\n\n{words}\n")[0]
    assert not isinstance(verdict(first), Refuted)


def test_a_supposition_ends_with_its_sentence() -> None:
    lines = checked(PLAIN + "For $c > 0$ we have\n\n$$ \\sqrt{c^2} = c $$\n\nIn general,\n\n$$ \\sqrt{c^2} = c $$\n")
    assert isinstance(verdict(lines[0]), Proved)
    assert isinstance(verdict(lines[1]), Refuted)
