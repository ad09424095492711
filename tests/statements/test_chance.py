"""Random names: from what words they are known, what is proved of them, and where a value given for a moment is not judged."""

from __future__ import annotations

import pytest

from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import checked, verdict

PAIR = "Let $X$ and $Y$ be independent random variables with mean $\\mu$ and variance $\\sigma^2$.\n\n"
NORMAL = "Let $X \\sim \\mathcal{N}(\\mu, \\sigma^2)$ and $B \\sim \\mathrm{Bernoulli}(p)$.\n\n"
WAITING = "Let $T \\sim \\mathrm{Exp}(\\lambda)$. Assume $t < \\lambda$.\n\n"

TRUE = [
    PAIR + r"$$ \mathbb{E}[3X - Y] = 2\mu $$",
    PAIR + r"$$ \operatorname{Var}(X - Y) = 2\sigma^2 $$",
    PAIR + r"$$ \mathrm{Cov}(X, X + Y) = \sigma^2 $$",
    NORMAL + r"$$ \mathbb{E}[X^2] = \mu^2 + \sigma^2 $$",
    NORMAL + r"$$ \operatorname{Var}(B) = p(1 - p) $$",
    NORMAL + r"$$ \mathbb{E}[e^{tB}] = 1 - p + p e^t $$",
    WAITING + r"$$ \mathbb{E}[e^{tT}] = \frac{\lambda}{\lambda - t} $$",
    r"$$ \operatorname{Var}(2 Z) = 4 \operatorname{Var}(Z) $$",
    r"Let $Z$ be the number of heads. $$ \mathbb{E}[Z + 1] = \mathbb{E}[Z] + 1 $$",
]
FALSE = [
    PAIR + r"$$ \operatorname{Var}(X - Y) = 0 $$",
    PAIR + r"$$ E[X Y] = \sigma^2 $$",
    NORMAL + r"$$ \mathbb{E}[X^2] = \mu^2 $$",
    NORMAL + r"$$ \mathbb{E}[X^4] = 0 $$",
    NORMAL + r"$$ \operatorname{Var}(B) = p $$",
    r"$$ \operatorname{Var}(2 Z) = 2 \operatorname{Var}(Z) $$",
]
OPEN = [
    r"Let $Z$ be the number of heads in four tosses. $$ \mathbb{E}[Z] = 3 $$",
    r"$$ \mathbb{E}[Z] = 3 $$",
    r"Let $Z \sim \mathrm{Cauchy}(0, 1)$. $$ \mathbb{E}[Z^2] = 2 \mathbb{E}[Z] $$",
    r"Let $X$ and $Z$ be pairwise uncorrelated random variables. $$ \mathbb{E}[X Z] = \mathbb{E}[X] $$",
    r"Let $p = \frac{1}{2}$. $$ \mathbb{E}[p] = 1 $$",
    r"Let $u$ and $v$ be independent vectors. $$ \mathbb{E}[X \mid Y] = X $$",
]


@pytest.mark.parametrize("text", TRUE)
def test_proved(text: str) -> None:
    assert isinstance(verdict(checked(text + "\n")[-1]), Proved)


@pytest.mark.parametrize("text", FALSE)
def test_refuted(text: str) -> None:
    assert isinstance(verdict(checked(text + "\n")[-1]), Refuted)


@pytest.mark.parametrize("text", OPEN)
def test_neither(text: str) -> None:
    assert not isinstance(verdict(checked(text + "\n")[-1]), Proved | Refuted)
