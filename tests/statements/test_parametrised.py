"""Functions whose bracket is parted by a bar or a semicolon: what is a call of them, and what may be another function of the same letter."""

from __future__ import annotations

import pytest

from proofgen.math.latex import latex
from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import checked, derivation, judged, letters

NORMAL = r"""Let $x_1, \dots, x_n \in \mathbb{R}$ and $\sigma > 0$.
Define $f(x; \mu, \sigma^2) = \frac{1}{\sqrt{2\pi\sigma^2}} \exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)$."""
TWO = r"Let $\theta > 0$. Define $p(x \mid \theta) = \theta e^{-\theta x}$ and $p(\theta \mid x) = x e^{-\theta x}$."
COINS = r"Let $x_1, \dots, x_n \in \{0, 1\}$ and $0 < p < 1$. Define $L(p; x_1, \dots, x_n) = \prod_{i=1}^n p^{x_i} (1-p)^{1-x_i}$."
TRUE = [
    (NORMAL, r"\sum_{i=1}^n \log f(x_i; \mu, \sigma^2) = -\frac{n}{2} \log(2\pi\sigma^2) - \frac{1}{2\sigma^2} \sum_{i=1}^n (x_i-\mu)^2"),
    (NORMAL, r"\frac{\partial}{\partial\mu} \sum_{i=1}^n \log f(x_i; \mu, \sigma^2) = \frac{1}{\sigma^2} \sum_{i=1}^n (x_i - \mu)"),
    (NORMAL, r"f(0; 0, 1) = \frac{1}{\sqrt{2 \pi}}"),
    (TWO, r"p(\theta \mid x) = \frac{x}{\theta} p(x \mid \theta)"),
    (TWO, r"\frac{\partial}{\partial\theta} \log p(x \mid \theta) = \frac{1}{\theta} - x"),
    (TWO, r"p(2 \mid \theta) = \theta e^{-2\theta}"),
    (COINS, r"\log L(p; x_1, \dots, x_n) = \log p \sum_{i=1}^n x_i + \log(1-p) \sum_{i=1}^n (1 - x_i)"),
]
FALSE = [
    (NORMAL, r"\sum_{i=1}^n \log f(x_i; \mu, \sigma^2) = -n \log(2\pi\sigma^2) - \frac{1}{2\sigma^2} \sum_{i=1}^n (x_i-\mu)^2"),
    (NORMAL, r"f(0; 0, 1) = \frac{1}{2 \pi}"),
    (TWO, r"p(\theta \mid x) = p(x \mid \theta)"),
    (TWO, r"\frac{\partial}{\partial\theta} \log p(x \mid \theta) = \frac{1}{\theta} + x"),
    (COINS, r"\log L(p; x_1, \dots, x_n) = \log p \sum_{i=1}^n x_i + \log(1-p) \sum_{i=1}^n x_i"),
]
ANOTHER = [  # other functions of the same letter, of which nothing was said
    (TWO, r"p(y \mid \theta) = \theta e^{-\theta y}"),
    (TWO, r"p(y \mid \theta) = e^{-\theta y}"),
    (TWO, r"p(\theta) = p(x \mid \theta)"),
    (r"Let $\theta > 0$. Define $p(x \mid \theta) = \theta e^{-\theta x}$.", r"p(\theta \mid x) = x e^{-\theta x}"),
    (r"Let $\theta > 0$. Define $p(x \mid \theta) = \theta e^{-\theta x}$.", r"p(\theta \mid x) = \theta e^{-\theta x}"),
    (NORMAL, r"f(\mu; x, \sigma^2) = f(\mu; 0, \sigma^2)"),
]


@pytest.mark.parametrize(("given", "formula"), TRUE)
def test_proved(given: str, formula: str) -> None:
    assert isinstance(judged(given, formula), Proved)


@pytest.mark.parametrize(("given", "formula"), FALSE)
def test_refuted(given: str, formula: str) -> None:
    assert isinstance(judged(given, formula), Refuted)


@pytest.mark.parametrize(("given", "formula"), ANOTHER)
def test_another_function_of_the_letter_is_left_open_or_newly_defined(given: str, formula: str) -> None:
    assert letters(f"{given}\n\n$$ {formula} $$\n") in ("", "u", "-")


def test_it_is_printed_as_it_is_written() -> None:
    [line] = checked(NORMAL + "\n\n$$ f(1; \\mu, 4) = f(2 \\mu - 1; \\mu, 4) $$\n")
    assert line.term is not None
    assert latex(line.term) == r"f\left(1; \mu, 4\right) = f\left(2 \, \mu - 1; \mu, 4\right)"


def test_of_data_a_definition_is_about_one_number_where_it_says_nothing_of_the_list() -> None:
    read = derivation(NORMAL + "\n\n$$ f(x_1; 0, 1) = \\frac{1}{\\sqrt{2 \\pi}} e^{-x_1^2 / 2} $$\n")
    assert [statement.problem for statement in read.statements if statement.problem is not None] == []
