"""`\\pi`, `e` and `i` where they are no constants, and where they are."""

from __future__ import annotations

import pytest

from tests.statements.derivations import letters


@pytest.mark.parametrize("text", [
    "The firm maximizes profit\n\n$$ \\pi = p q - c q $$",
    "Let $y, t \\in \\mathbb{R}$. We get\n\n$$ e = y - t $$",
    "Let $v, R \\in \\mathbb{R}$. We get\n\n$$ i = v - R $$",
])  # fmt: skip
def test_a_letter_that_is_set_equal_to_others_is_a_name(text: str) -> None:
    assert letters(text) == "u"


def test_a_supposed_equation_of_such_a_letter_contradicts_nothing() -> None:
    assert letters("By Ohm's law\n\n$$ i = \\frac{v}{R} $$\n\nso $v = i R$ and $v = 0$.") == "pr"


def test_nothing_is_refuted_where_it_is_the_constant_too() -> None:
    text = "Let $y, t, x \\in \\mathbb{R}$. We get\n\n$$ e = y - t $$\n\n$$ \\frac{d}{dx} e^{2x} = 3 e^{2x} $$"
    assert letters(text) == "uu"


@pytest.mark.parametrize("line", ["\\pi = 4 \\arctan 1", "e = \\sum_{k=0}^\\infty \\frac{1}{k!}", "i = e^{i\\pi/2}"])
def test_a_constant_stays_one(line: str) -> None:
    assert letters(f"$$ {line} $$") == "p"


def test_what_is_said_of_a_constant_makes_no_name_of_it() -> None:
    assert letters("The number $\\pi$ is transcendental.\n\n$$ \\sin \\pi = 0 $$") == "p"


@pytest.mark.parametrize(
    "words", ["The index $i$ runs from $1$ to $n$.", "The letter $i$ is an index.", "The indices $i, j$ run from $1$ to $n$."]
)
def test_an_index_is_no_root_of_minus_one(words: str) -> None:
    assert letters(f"{words}\n\n$$ i^2 = -1 $$") in ("r", "u")
    assert letters(f"{words}\n\n$$ i^2 + i = i - 1 $$") == "r"


def test_an_index_of_which_the_words_say_more_is_left_open() -> None:
    assert letters("Here the letters $i, j$ run from $0$ to $n-1$, unless $n = 0$.\n\n$$ i^2 = -1 $$")[-1] == "u"


def test_what_runs_from_one_number_to_another_lies_between() -> None:
    assert letters("The index $i$ runs from $1$ to $n$.\n\n$$ i \\ge 1 $$\n\n$$ i < n $$") == "pr"
    assert letters("Let $t \\in \\mathbb{R}$, where $t$ ranges from $0$ to $1$.\n\n$$ t \\ge 0 $$\n\n$$ t > 1 $$") == "pr"


def test_a_value_that_was_given_is_gone_where_the_name_is_declared_anew() -> None:
    assert letters("Let $a = 2$. Let $a \\in \\mathbb{R}$.\n\n$$ a = 2 $$") == "u"
    assert letters("Let $n = 2$. Let $x \\in \\mathbb{R}^n$.\n\n$$ \\sum_{i=1}^n x_i = x_1 + x_2 $$") == "p"


def test_an_inner_product_of_the_authors_own() -> None:
    given = "Let $x, y \\in \\mathbb{R}^n$ with the inner product "
    assert letters(given + "$\\langle x, y\\rangle = x^T M y$.\n\n$$ \\langle x, y \\rangle = \\sum_{i=1}^n x_i y_i $$")[-1] == "x"
    assert letters(given + "$\\langle x, y\\rangle = x^T y$.\n\n$$ \\langle x, y \\rangle = \\sum_{i=1}^n x_i y_i $$")[-1] == "p"
