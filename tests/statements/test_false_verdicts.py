"""What limits a line is neither lost nor mistaken: an unread condition refutes nothing, and a claim is never taken for a hypothesis."""

from __future__ import annotations

import pytest

from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import checked, derivation, verdict

NOT_REFUTED = [
    pytest.param("Let $x \\in \\mathbb{R}$. Hence $|x| = x$ for all $x^10 > 0$.", id="a condition in words that cannot be read"),
    pytest.param("Let $x \\in \\mathbb{R}$.\n\n$$ |x| = x \\quad (x > 0) $$", id="a condition in parentheses"),
    pytest.param("Let $x, y \\in \\mathbb{R}$. Hence $x y = |x| |y|$ if $x > 0$ and $y > 0$.", id="the second of two conditions"),
    pytest.param("Let $x \\in \\mathbb{R}$ with $x > 1$ and $x < 0$.\n\n$$ 0 = 1 $$", id="hypotheses that nothing meets"),
    pytest.param("Let $x \\in \\mathbb{R}$. Assume $x = x + 1$.\n\n$$ 0 = 1 $$", id="a hypothesis for the sake of contradiction"),
    pytest.param("Let $x \\in \\mathbb{R}$ and define $f(t) = t^2$.\n\n$$ \\frac{df}{dx} = 2x $$", id="a function named by another letter"),
    pytest.param("Let $t, x \\in \\mathbb{R}$ and define $f(t) = t^2$.\n\n$$ \\frac{df}{dx} = 2x $$", id="a letter that was declared, too"),
    pytest.param("Let $x \\in \\mathbb{R}$ with $x^2 = 4$.\n\n$$ x = 2 \\quad\\text{or}\\quad x = -2 $$", id="room around an or"),
    pytest.param("Let $x \\in \\mathbb{R}$ with $x^2 = 4$.\n\n$$ x = 2, \\qquad \\text{or} \\qquad x = -2 $$", id="a comma before an or"),
    pytest.param("Let $p \\in \\mathbb{R}^n$ with $p_i > 0$ for all $i$.\n\n$$ p_i > 0 $$", id="a hypothesis on a letter nobody declared"),
]
NOT_PROVED = [
    pytest.param("Let $x \\in \\mathbb{R}$. For all $x > 0$, $$ x = 2 $$\n\n$$ x^2 = 4 $$", id="for all"),
    pytest.param("Let $x \\in \\mathbb{R}$. For all $x > 0$,\n\n$$ x = 2 $$\n\n$$ x^2 = 4 $$", id="for all, a display of its own"),
    pytest.param("Let $x \\in \\mathbb{R}$. If $x > 0$, $$ x = 2 $$\n\n$$ x^2 = 4 $$", id="if"),
]


@pytest.mark.parametrize("text", NOT_REFUTED)
def test_not_refuted(text: str) -> None:
    for line in checked(text + "\n"):
        assert not isinstance(verdict(line), Refuted), line.reading


@pytest.mark.parametrize("text", NOT_PROVED)
def test_a_claim_after_a_condition_is_checked(text: str) -> None:
    lines = checked(text + "\n")
    assert len(lines) == 2
    assert not any(isinstance(verdict(line), Proved) for line in lines)


@pytest.mark.parametrize("text", ["When $x > 0$, $x = 5$.", "For every $x > 0$, $x = 5$."])
def test_a_claim_after_a_condition_is_not_lost(text: str) -> None:
    assert len(derivation("Let $x \\in \\mathbb{R}$.\n\n" + text + "\n").statements) == 3


def test_the_condition_of_one_claim_does_not_reach_the_next() -> None:
    first, second = checked("Let $x \\in \\mathbb{R}$.\n\nIf $x > 0$ then\n\n$$ x = |x| $$\n\nNow something else.\n\n$$ x = |x| $$\n")
    assert isinstance(verdict(first), Proved)
    assert not isinstance(verdict(second), Proved)


CROSS = "Let $a, b, c \\in \\mathbb{R}^3$.\n\nDefine\n\n$$ (a \\times b)_i = \\varepsilon_{ijk} a_j b_k $$\n\n"
EPSILONS = "$$ \\varepsilon_{ijk} \\varepsilon_{klm} b_l c_m = (\\delta_{il} \\delta_{jm} - \\delta_{im} \\delta_{jl}) b_l c_m $$\n"


def test_a_convention_holds_from_the_beginning_wherever_it_is_said() -> None:
    [line] = checked(CROSS + "Repeated indices are summed.\n\n$$ a \\cdot (b \\times c) = b \\cdot (a \\times c) $$\n")
    assert isinstance(verdict(line), Refuted)


def test_an_index_on_the_right_side_alone_is_no_definition() -> None:
    problems = [each.problem.code for each in derivation(CROSS).statements if each.problem is not None]
    assert problems == ["unclear-hypothesis"]


def test_a_letter_of_two_symbols_is_one_letter() -> None:
    [line] = checked("Let $b, c \\in \\mathbb{R}^3$. Repeated indices are summed.\n\n" + EPSILONS)
    assert isinstance(verdict(line), Proved)


@pytest.mark.parametrize(
    "words", ["Repeated indices are not summed.", "We do not use the summation convention.", "By convention, a size is positive."]
)
def test_a_convention_that_is_denied_is_not_in_force(words: str) -> None:
    [line] = checked(f"Let $b, c \\in \\mathbb{{R}}^3$. {words}\n\n$$ b_i c_i = b \\cdot c $$\n")
    assert not isinstance(verdict(line), Proved)
