"""Functions that running text names with their formula; and values at which a slope is zero."""

from __future__ import annotations

import pytest

from tests.statements.derivations import letters


@pytest.mark.parametrize(("words", "right", "wrong"), [
    ("A particle moves with $x(t) = t^3 - 3t$.", "x'(t) = 3t^2 - 3", "x'(t) = 3t^2"),
    ("The derivative of $f(x) = x^3$ is", "f'(x) = 3x^2", "f'(x) = 2x^2"),
    ("We want to minimise $f(x) = x^2 - 4x + 7$.", "f'(x) = 2x - 4", "f'(x) = 2x + 4"),
    ("Differentiate $f(x) = x^2 \\sin x$.", "f'(x) = 2x \\sin x + x^2 \\cos x", "f'(x) = 2x \\cos x"),
    ("The function $g(x) = \\log(1+x^2)$ has derivative", "g'(x) = \\frac{2x}{1+x^2}", "g'(x) = \\frac{1}{1+x^2}"),
    ("Consider the line tangent to the curve $f(x) = x^2$ at the point $x = 1$.", "f'(1) = 2", "f'(1) = 1"),
])  # fmt: skip
def test_a_function_named_in_text_is_known(words: str, right: str, wrong: str) -> None:
    assert letters(f"{words}\n\n$$ {right} $$")[-1] == "p"
    assert letters(f"{words}\n\n$$ {wrong} $$")[-1] == "r"


@pytest.mark.parametrize("words", [
    "We look for a solution of $f(x) = x^2$.",
    "There is no function with $f(x) = x^2$.",
    "Is there a curve with $f(x) = x^2$?",
    "One might guess the function $f(x) = x^2$.",
    "The graph of $f(x) = x^2$ is not what we want.",
    "The equation of $f(x) = x^2$ is studied below.",
])  # fmt: skip
def test_a_relation_that_is_only_spoken_of_defines_nothing(words: str) -> None:
    assert letters(f"{words}\n\n$$ f(2) = 4 $$")[-1] != "p"


LIKELIHOOD = "Let $x_1, \\dots, x_n > 0$ and $\\theta > 0$. The log-likelihood is\n\n$$ \\ell(\\theta) = n \\log\\theta - \\theta \\sum_{i=1}^n x_i $$\n\n"
NORMAL = "Let $x_1, \\dots, x_n \\in \\mathbb{R}$ and $\\sigma > 0$. Define $\\ell(\\mu) = -\\frac{1}{2\\sigma^2} \\sum_{i=1}^n (x_i - \\mu)^2$. "
SQUARES = (
    "Let $X \\in \\mathbb{R}^{n \\times d}$, $y \\in \\mathbb{R}^n$ and $w \\in \\mathbb{R}^d$, and assume that $X^\\top X$ is invertible. "
    "Then\n\n$$ \\nabla_w \\|Xw - y\\|^2 = 2 X^\\top (X w - y) $$\n\n"
)


@pytest.mark.parametrize(("text", "right", "wrong"), [
    (LIKELIHOOD + "Setting the derivative to zero gives", "\\hat\\theta = \\frac{n}{\\sum_{i=1}^n x_i}", "\\hat\\theta = \\frac{1}{n} \\sum_{i=1}^n x_i"),
    (NORMAL + "Setting the derivative to zero gives", "\\hat\\mu = \\frac1n \\sum_{i=1}^n x_i", "\\hat\\mu = \\sum_{i=1}^n x_i"),
    (SQUARES + "Setting the gradient to zero gives", "\\hat w = (X^\\top X)^{-1} X^\\top y", "\\hat w = X^\\top y"),
    (SQUARES + "Setting this to zero gives", "\\hat w = (X^\\top X)^{-1} X^\\top y", "\\hat w = (X^\\top X)^{-1} y"),
    ("Define $f(x) = 3x - x^2$. Setting the derivative to zero gives", "x_{\\mathrm{opt}} = \\frac32", "x_{\\mathrm{opt}} = 3"),
])  # fmt: skip
def test_the_new_name_is_the_value_of_the_old_one_where_the_slope_is_zero(text: str, right: str, wrong: str) -> None:
    assert letters(f"{text}\n\n$$ {right} $$")[-1] == "p"
    assert letters(f"{text}\n\n$$ {wrong} $$")[-1] in "rx"


def test_the_condition_ends_with_its_sentence_and_the_name_stays() -> None:
    text = LIKELIHOOD + "Setting the derivative to zero gives $\\hat\\theta = n / \\sum_{i=1}^n x_i$.\n\n"
    assert letters(text + "$$ \\hat\\theta \\sum_{i=1}^n x_i = n $$")[-1] == "p"
    assert letters(text + "$$ \\theta \\sum_{i=1}^n x_i = n $$")[-1] != "p"


def test_where_something_is_least_is_no_arbitrary_point() -> None:
    task = "Minimize $x^2 + y^2$ subject to $x + y = 1$."
    assert letters(f"{task} Hence $x = y$.") == "u"
    assert letters(f"{task} By Lagrange,\n\n$$ 2x = \\lambda, \\quad 2y = \\lambda $$\n\nso $x = y$.")[-1] == "p"
