"""Sentences that change what signs or letters mean, deny a line, set an equation up or call a parameter by what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.statements.derivations import verdicts

REALS = " Let $a, b, x \\in \\mathbb{R}$."


@pytest.mark.parametrize(("convention", "line"), [
    ("Superscripts denote components.", "$$ a^2 b^2 = (ab)^2 $$"),
    ("Upper indices label the layers.", "$$ x^2 \\ge 0 $$"),
    ("Bars denote the floor.", "$$ |x| = |-x| $$"),
    ("Logs are decimal.", "$$ \\log e^x = x $$"),
    ("A dot denotes concatenation.", "$$ a \\cdot b = b \\cdot a $$"),
    ("The variables do not commute.", "$$ a b = b a $$"),
    ("The product is not commutative here.", "$$ a b = b a $$"),
    ("We work in Boolean algebra.", "$$ a + a = 2a $$"),
    ("Numbers are written in base 8.", "$$ 7 + 1 = 8 $$"),
    ("Here juxtaposition means composition.", "$$ a b = b a $$"),
    ("All variables are complex.", "$$ x^2 \\ge 0 $$"),
])  # fmt: skip
def test_nothing_is_proved_under_a_convention_that_is_not_known(tmp_path: Path, convention: str, line: str) -> None:
    assert verdicts(tmp_path, convention + REALS + "\n\n" + line)[-1] not in ("proved", "proved-if", "refuted")
    assert verdicts(tmp_path, REALS + "\n\n" + line)[-1] == "proved"


@pytest.mark.parametrize("words", [
    "Superscripts in parentheses denote samples.", "The superscript $T$ denotes the transpose.", "Bars denote averages.",
    "A dot denotes the time derivative.", "Note that partial derivatives commute.", "Matrices need not commute.",
])  # fmt: skip
def test_what_is_said_of_other_things_changes_nothing(tmp_path: Path, words: str) -> None:
    assert verdicts(tmp_path, words + REALS + "\n\n$$ a^2 |b| = |b| a^2 $$") == ["proved"]


def test_products_of_matrices_are_known_to_have_an_order(tmp_path: Path) -> None:
    text = "Let $A, B \\in \\mathbb{R}^{n \\times n}$. The product is not commutative.\n\n$$ \\operatorname{tr}(AB) = \\operatorname{tr}(BA) $$"
    assert verdicts(tmp_path, text) == ["proved"]


@pytest.mark.parametrize("words", [
    "All letters are positive.", "Everything is positive.", "All quantities are assumed positive.", "Assume throughout that all numbers are positive.",
    "Let $y > 0$. The same goes for $x$.", "Let $y \\ge 0$, and similarly for $x$.", "Let $x$ be a mass.", "Let $x$ be the radius of a circle.",
    "Let $x$ be a probability.",
])  # fmt: skip
def test_a_true_line_is_not_refuted_by_what_the_words_rule_out(tmp_path: Path, words: str) -> None:
    assert verdicts(tmp_path, words + "\n\n$$ \\sqrt{x^2} = x $$")[-1] == "undecided"


def test_custom_rules_out_no_more_than_that(tmp_path: Path) -> None:
    assert verdicts(tmp_path, "Let $m$ be a mass.\n\n$$ m^2 = m $$") == ["refuted"]


SQUARE = "Let $x \\in \\mathbb{R}$.\n\n"


@pytest.mark.parametrize("text", [
    "$$ (x+1)^2 = x^2 + 1 $$\n\nThis is wrong.", "$$ (x+1)^2 = x^2 + 1 $$\n\nBut this is false in general.",
    "$$ \\sqrt{x^2} = x $$\n\nThe last line is incorrect.", "It is wrong to write $$ \\sqrt{x^2} = x. $$",
    "One might think that $$ \\sqrt{x^2} = x. $$ But this is not so.", "Beware: $$ \\sqrt{x^2} = x $$ fails for negative $x$.",
])  # fmt: skip
def test_what_the_author_denies_he_does_not_claim(tmp_path: Path, text: str) -> None:
    assert set(verdicts(tmp_path, SQUARE + text)) == {"unchecked"}


@pytest.mark.parametrize("text", [
    "$$ (x+1)^2 = x^2 + 1 $$\n\nThis is what we wanted.", "A student writes:\n\n$$ (x+1)^2 = x^2 + 1 $$\n\nFind the mistake.",
    "$$ (x+1)^2 = x^2 + 1 $$\n\nThis is not surprising.",
])  # fmt: skip
def test_what_he_claims_is_checked(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, SQUARE + text) == ["refuted"]


@pytest.mark.parametrize(
    "task", ["Solve the system.", "Consider the system of equations.", "Find $x$ and $y$.", "Solve the following system:"]
)
def test_a_system_is_set_up(tmp_path: Path, task: str) -> None:
    system = task + "\n\n$$ x + y = 3 $$\n\n$$ x - y = 1 $$\n\n"
    assert verdicts(tmp_path, system + "Then $x = 2$.") == ["proved"]
    assert verdicts(tmp_path, system + "Then $x = 3$.") == ["refuted"]


@pytest.mark.parametrize("text", [
    "Let $f(x) = x^2$. Find $f'(x)$.\n\n$$ f'(x) = 3x $$", "Let $x, y \\in \\mathbb{R}$. Solve the exercise.\n\n$$ x + y = 3 $$",
    "Let $x, y \\in \\mathbb{R}$. We solve the system above.\n\nThen\n\n$$ x + y = 3 $$",
])  # fmt: skip
def test_an_answer_is_checked(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text) == ["refuted"]


@pytest.mark.parametrize("text", [
    "Let $X \\sim N(0, \\sigma)$ with standard deviation $\\sigma$. Then $\\operatorname{Var}[X] = \\sigma$.",
    "Let $X \\sim N(0, s)$. Here $s$ is the standard deviation. Then $\\operatorname{Var}[X] = s$.",
    "Let $X \\sim N(0, 2)$ with standard deviation $2$. Then $\\operatorname{Var}[X] = 2$.",
    "Let $X \\sim N(0, \\tau)$, where $\\tau$ is the precision. Then $\\operatorname{Var}[X] = \\tau$.",
    "Normal laws are parametrised by mean and standard deviation. Let $X \\sim N(0, s)$. Then $\\operatorname{Var}[X] = s$.",
    "Let $X \\sim N(0, s)$, where the second parameter is the standard deviation. Then $\\operatorname{Var}[X] = s$.",
    "Let $T \\sim \\operatorname{Exp}(\\theta)$ with mean $\\theta$. Then $\\mathbb{E}[T] = 1/\\theta$.",
    "Let $T \\sim \\operatorname{Exp}(\\theta)$, where $\\theta > 0$ is the scale. Then $\\mathbb{E}[T] = 1/\\theta$.",
])  # fmt: skip
def test_a_parameter_is_what_the_words_call_it(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] == "undecided"


@pytest.mark.parametrize("text", [
    "Let $X \\sim N(\\mu, \\sigma^2)$ with mean $\\mu$ and standard deviation $\\sigma > 0$. Then $\\operatorname{Var}[X] = \\sigma^2$.",
    "Let $X \\sim N(\\mu, v)$ with mean $\\mu$ and variance $v$. Then $\\operatorname{Var}[X] = v$.",
    "Let $T \\sim \\operatorname{Exp}(\\lambda)$ with rate $\\lambda > 0$. Then $\\mathbb{E}[T] = 1/\\lambda$.",
    "Let $X \\sim \\operatorname{Poisson}(\\lambda)$ with mean $\\lambda$. Then $\\operatorname{Var}[X] = \\lambda$.",
])  # fmt: skip
def test_a_law_by_its_usual_parameters_is_used(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text) == ["proved"]


def test_two_densities_with_one_name_are_not_mistaken_for_each_other(tmp_path: Path) -> None:
    two = "Define $p(x) = e^{-x}$. Define $p(y) = 2 e^{-2y}$. "
    assert verdicts(tmp_path, two + "Then $p(1) = 2 e^{-2}$.") == ["undecided"]
    assert verdicts(tmp_path, two + "Then $p(1) = e^{-1}$.") == ["undecided"]
    assert verdicts(tmp_path, "Define $p(x) = e^{-x}$. Then $p(t) = e^{-t}$.") == ["proved"]


@pytest.mark.parametrize("text", [
    "Let $T$ and $S$ be linear maps on $V$. $$ (T+S)^2 = T^2 + 2TS + S^2 $$", "Let $A, B$ be unitaries. $$ AB = BA $$", "All variables are matrices. $$ AB = BA $$",
    "Here $A$ and $B$ are isometries. $$ AB = BA $$", "Capital letters denote matrices. $$ AB = BA $$", "Operators carry hats. $$ \\hat A \\hat B = \\hat B \\hat A $$",
    "Let $x > 0$. In general, $x$ may also be negative. $$|x| = x$$", "Let $x > 0$. Now drop the condition on $x$. $$|x| = x$$",
    "Let $x > 0$. We lift this restriction. $$|x| = x$$", "Let $x > 5$. We now allow negative $x$. $$ x > 5 $$",
    "Let $x$ and $y$ have opposite signs. $$ xy \\le 0 $$", "Let $x, y$ be two different real numbers. $$ (x-y)^2 > 0 $$",
    "Let $f \\colon \\mathbb{R}\\to\\mathbb{R}$ be constant. $$ f(x) = f(0) $$", "Let $a, b$ be lengths of the sides of a rectangle. $$ a + b > 0 $$",
])  # fmt: skip
def test_neither_proved_nor_refuted(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] in ("undecided", "unreadable")


@pytest.mark.parametrize("text", [
    "All variables are positive real numbers. $$ A B = B A $$", "All symbols are explained in the appendix. $$ a b = b a $$",
    "Solve $x^2 = 9$ for $x > 0$. Then $x = 3$.",
])  # fmt: skip
def test_still_proved(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] == "proved"


@pytest.mark.parametrize(("text", "wanted"), [
    ("Find $x$.\n\n$$ x^2 - 5x + 6 = 0 $$\n\n$$ (x-2)(x-4) = 0 $$\n\n$$ x = 2 \\text{ or } x = 4 $$", ["refuted", "refuted"]),
    ("Solve the equation.\n\n$$x^2=9$$\n\n$$x=3$$", ["refuted"]),
    ("Solve the system.\n\n$$\\begin{cases} x + y = 3 \\\\ x - y = 1 \\end{cases}$$\n\n$$\\begin{cases} x = 2 \\\\ y = 2 \\end{cases}$$", ["proved", "refuted"]),
    ("Find $x$. $$ x^2-5x+6=0 \\implies (x-1)(x-6)=0 $$", ["refuted"]),
])  # fmt: skip
def test_the_steps_of_a_solution_are_checked(tmp_path: Path, text: str, wanted: list[str]) -> None:
    assert verdicts(tmp_path, text) == wanted
