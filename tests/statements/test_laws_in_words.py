"""Distributions by their names in words: what they say of moments, and what of it is not taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.statements.derivations import letters, verdicts


@pytest.mark.parametrize(("law", "true", "false"), [
    ("be a Poisson random variable with parameter $\\lambda$", "E[X] = \\lambda", "E[X] = \\lambda^2"),
    ("be Poisson with mean $\\lambda$", "\\operatorname{Var}(X) = \\lambda", "\\operatorname{Var}(X) = \\lambda^2"),
    ("have a Poisson distribution with mean $\\lambda$", "E[X^2] = \\lambda + \\lambda^2", "E[X^2] = \\lambda^2"),
    ("be exponentially distributed with rate $\\lambda$", "E[X] = 1/\\lambda", "E[X] = \\lambda"),
    ("be exponential with mean $\\mu$", "\\operatorname{Var}(X) = \\mu^2", "\\operatorname{Var}(X) = \\mu"),
    ("be normally distributed with mean $\\mu$ and variance $\\sigma^2$", "E[X^2] = \\mu^2 + \\sigma^2", "E[X^2] = \\sigma^2"),
    ("be normal with mean $\\mu$ and standard deviation $\\sigma$", "E[X^2] = \\mu^2 + \\sigma^2", "E[X^2] = \\mu^2 + \\sigma"),
    ("be binomial with parameters $n$ and $p$", "\\operatorname{Var}(X) = np(1-p)", "\\operatorname{Var}(X) = np"),
    ("be a Bernoulli random variable with success probability $p$", "E[X^2] = p", "E[X^2] = p^2"),
])  # fmt: skip
def test_a_law_in_words(tmp_path: Path, law: str, true: str, false: str) -> None:
    assert verdicts(tmp_path, f"Let $X$ {law}. $$ {true} $$")[-1] == "proved"
    assert verdicts(tmp_path, f"Let $X$ {law}. $$ {false} $$")[-1] == "refuted"


@pytest.mark.parametrize(("law", "true", "false"), [
    ("be uniform on $[0,1]$", "E[X^2] = \\frac13", "E[X^2] = \\frac12"),
    ("be uniformly distributed on the interval $[a,b]$", "E[X] = \\frac{a+b}2", "E[X] = \\frac{b-a}2"),
    ("be a standard normal random variable", "E[X^4] = 3", "E[X^4] = 1"),
])  # fmt: skip
def test_a_law_without_two_values(tmp_path: Path, law: str, true: str, false: str) -> None:
    assert verdicts(tmp_path, f"Let $X$ {law}. $$ {true} $$")[-1] == "proved"
    assert verdicts(tmp_path, f"Let $X$ {law}. $$ {false} $$")[-1] == "refuted"


def test_of_several_names(tmp_path: Path) -> None:
    assert (
        verdicts(
            tmp_path,
            "Let $X$ and $Y$ be independent Poisson random variables with parameter $\\lambda$. $$ \\operatorname{Var}(X+Y) = 2\\lambda $$",
        )[-1]
        == "proved"
    )
    assert (
        verdicts(tmp_path, "Let $X$ and $Y$ be Poisson with parameter $\\lambda$. $$ \\operatorname{Var}(X+Y) = 2\\lambda $$")[-1]
        != "proved"
    )
    assert (
        verdicts(
            tmp_path,
            "Let $X_1, \\dots, X_n$ be i.i.d. Poisson with parameter $\\lambda$. $$ \\operatorname{Var}\\left(\\sum_{i=1}^n X_i\\right) = n\\lambda $$",
        )[-1]
        == "proved"
    )
    assert (
        verdicts(tmp_path, "Let $X, Y$ be independent standard normal random variables. $$ \\operatorname{Var}(X + Y) = 2 $$")[-1]
        == "proved"
    )


@pytest.mark.parametrize("law", [
    "be Poisson with parameter $\\lambda$, truncated at $5$", "be not Poisson with parameter $\\lambda$", "be exponential with parameter $\\lambda$, where $\\lambda$ is the mean",
    "be Poisson with parameters $\\lambda$ and $\\mu$", "be Poisson with parameter $\\lambda$ or not", "be nearly Poisson with parameter $\\lambda$",
    "be geometric with parameter $\\lambda$", "be uniform on $\\{0, 1\\}$", "be standard normal or not", "be normal with mean $\\lambda$ and precision $\\lambda$",
])  # fmt: skip
def test_other_words_say_nothing(tmp_path: Path, law: str) -> None:
    for line in ("E[X] = \\lambda", "\\operatorname{Var}(X) = \\lambda", "E[X] = 1/2", "E[X] = 1/\\lambda", "E[X] = 7"):
        assert not {"proved", "refuted"} & set(verdicts(tmp_path, f"Let $X$ {law}. $$ {line} $$")[-1:])


def test_abbreviations_end_no_sentence(tmp_path: Path) -> None:
    assert verdicts(tmp_path, "Let $x > 0$. Suppose, cf. Eq. (2) of the book, that $x > 1$. $$ x > 1 $$")[-1] in (
        "undecided",
        "proved",
        "unreadable",
    )
    assert verdicts(tmp_path, "By Eq. (2) we have $$ (x+1)^2 = x^2 + 2x + 2 $$")[-1] == "refuted"


@pytest.mark.parametrize(("law", "line", "letter"), [
    ("\\mathrm{Exp}(\\lambda)", "\\mathbb{E}[X] = \\lambda", "r"),
    ("\\mathrm{Exp}(1)", "\\mathbb{E}[X^2] = 1", "r"),
    ("\\mathrm{Exp}(2)", "\\mathbb{E}[X] = 2", "u"),
    ("\\mathrm{Exp}(\\theta)", "\\mathbb{E}[X] = \\theta", "u"),
    ("\\mathrm{Exp}(\\theta)", "\\mathbb{E}[X] = 1/\\theta", "u"),
    ("\\mathrm{Exp}(\\mu)$ with rate $\\mu", "\\mathbb{E}[X] = \\mu", "r"),
    ("\\mathrm{Gamma}(k, \\theta)", "\\mathbb{E}[X] = k \\theta", "u"),
    ("\\mathrm{Gamma}(\\alpha, \\beta)", "\\mathbb{E}[X] = \\alpha\\beta", "u"),
    ("\\mathrm{Gamma}(a, b)", "\\mathbb{E}[X] = ab", "r"),
])  # fmt: skip
def test_a_parameter_that_may_be_a_rate_or_a_mean_refutes_nothing(law: str, line: str, letter: str) -> None:
    assert letters(f"Let $X \\sim {law}$.\n\n$$ {line} $$") == letter
