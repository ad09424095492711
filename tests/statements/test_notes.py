"""Sentences that a newcomer and an attacker wrote: none of them may prove a wrong line or refute a right one. `¶` is an empty line."""

from __future__ import annotations

import pytest

from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import derivation, verdict

NOT_PROVED = [  # the last line does not follow
    r"Let $u\in\mathbb{R}^n$ be nonzero. Then $u_1 \ne 0$.",
    r"Assume $x > 0$ and show that $x > 1$. Then $2x > 2$.",
    r"Suppose $x=1$ and conclude $y=2$. Thus $x+y=3$.",
    r"Let $A\in\mathbb{R}^{n\times n}$ and observe $A^\top = A$. Then $A^\top A=AA^\top$.",
    r"Let $X \sim \mathcal{N}(0,1)$. Let $Y \sim \mathcal{N}(X, 1)$. Then ¶ $$\operatorname{Var}(Y) = 1$$",
    r"Let $\theta \sim \mathcal{N}(0,1)$. Let $X_1, \dots, X_n$ be i.i.d. with mean $\theta$ and variance $1$. ¶ $$\operatorname{Var}(X_1) = 1$$",
    r"Let $X$ and $Y$ be independent random variables. ¶ Let $X$ and $Y$ be random variables. Then ¶ $$\operatorname{Cov}(X,Y)=0$$",
    r"Let $X$ be a random variable with mean $0$ and variance $1$. Then ¶ $$\mathbb{E} XX = 0$$",
    r"Let $x^2 = 4$. Then ¶ $$x = 2$$",
    r"Let $x > 0$ if $y > 0$. Then ¶ $$|x| = x$$",
    r"Assume that one of $x = 0$, $y = 0$ holds. ¶ $$x = 0$$",
    r"Assume that $x = 1$ forces $y = 2$. ¶ $$y = 2$$",
    r"Assume it is impossible that $x = 0$. ¶ $$x = 0$$",
    r"Recall that $x = 1$ was refuted above. ¶ $$x=1$$",
    r"Suppose $x = 2$. Then ¶ $$x^2=4$$ ¶ For general $x$, we have ¶ $$x^2=4$$",
    r"For $x>0$,¶$$|x|=x$$¶In general ¶ $$|x|=x$$",
    r"Let $X \sim \mathcal{N}(0,1)$ truncated to $X > 0$. ¶ $$\operatorname{Var}(X) = 1$$",
    r"Let $Z \sim \mathrm{Bernoulli}(\pi)$. Then ¶ $$\operatorname{Var}(Z) \le 0$$",
    r"Let $Z \sim \mathrm{Bernoulli}(2)$. Then ¶ $$\operatorname{Var}(Z) = -2$$",
]
NOT_REFUTED = [  # the last line is right, as its author means it
    r"Let $z \in \mathbb{C}$. Then ¶ $$\overline{zw} = \bar z \bar w$$",
    r"Suppose $p,q>0$. Then $pq>0$.",
    r"Let $x,y\in\mathbb{R}^n$ be orthogonal. Then $\|x+y\|^2=\|x\|^2+\|y\|^2$.",
    r"Let $A,B\in\mathbb{R}^{n\times n}$ commute. Then $AB=BA$.",
    r"Let $x\in\mathbb{R}$ be different from $0$. Then $x^2>0$.",
    r"Let $x\in\mathbb{R}^n$ have norm $1$. Then $x^\top x=1$.",
    r"Let $q\in\mathbb{R}^K$. If $q_k=1$ for all $k$, then $\sum_{k=1}^K q_k = K$.",
    r"Let $s>0$. ¶ $$L(a) = e^{-a s}$$ ¶ so ¶ $$\log L = -a s$$",
    r"Let $v\in\mathbb{R}^n$ with $\|v\|=1$ and $P = vv^\top$. Then $P^2=P$.",
    r"$$r_{i} = \frac{\pi_i}{2}$$ ¶ So $\sum_{k=1}^K r_{k} = 1$.",
    r"Since $\mathrm{KL}\ge0$, fine.",
    r"Let $\sigma>0$. $$e^{-x^2/2\sigma^2}=e^{-\frac{x^2}{2\sigma^2}}$$",
    r"$$a_1 + a_2 = \sum_{i=1}^2 a_i$$",
    r"$$D := b^2$$",
    r"Let $X$ be a random variable with mean $\mu$ and variance $\sigma^2$. Then ¶ $$\mathbb{E}(X-\mu)^2 = \sigma^2$$",
    r"Let $p$ and $q$ be probability mass functions on a finite set. ¶ $$\sum_z p(z) = 1$$",
    r"$$\mathbb{E}_{q(z)}[1] = 1$$",
    r"Assume that $|a| \le \epsilon$ for every $\epsilon > 0$. Then ¶ $$a = 0$$",
    r"Let $X_i \sim \mathrm{Bernoulli}(p_i)$ for $i=1,\dots,n$, independent. Then ¶ $$\operatorname{Var}(\sum_{i=1}^n X_i) = \sum_{i=1}^n p_i(1-p_i)$$",
    r"Let $A \in \mathbb{R}^{m\times n}$ and $B\in\mathbb{R}^{n\times m}$ with $AB = I$. Then ¶ $$\operatorname{tr}(BA) = m$$",
]


def last(text: str) -> object:
    lines = [each for each in derivation(text.replace("¶", "\n\n") + "\n").statements if each.role in ("step", "goal", "inline")]
    return verdict(lines[-1]) if lines and lines[-1].goal is not None else None


@pytest.mark.parametrize("text", NOT_PROVED)
def test_not_proved(text: str) -> None:
    assert not isinstance(last(text), Proved)


@pytest.mark.parametrize("text", NOT_REFUTED)
def test_not_refuted(text: str) -> None:
    assert not isinstance(last(text), Refuted)


def test_an_undeclared_sigma_that_is_always_called_is_some_function() -> None:
    text = "$$ \\sigma(x) > 0 $$ ¶ $$ \\sigma(x) + \\sigma(x) = 2 \\sigma(x) $$"
    first, second = [each for each in derivation(text.replace("¶", "\n\n") + "\n").statements if each.role == "step"]
    assert not isinstance(verdict(first), Proved | Refuted)
    assert isinstance(verdict(second), Proved)


def test_beside_tanh_it_is_the_logistic_function_and_that_is_said() -> None:
    found = derivation("$$ \\tanh(x) = 2\\sigma(2x) - 1 $$\n\n$$ 2 \\sigma(2x) - 1 = 2 \\sigma(x) - 1 $$\n")
    first, second = [each for each in found.statements if each.role == "step"]
    assert isinstance(verdict(first), Proved)
    assert isinstance(verdict(second), Refuted)
    assert any("logistic function" in each.message for each in found.remarks)


@pytest.mark.parametrize(
    "text", [r"$$ \sigma'(z) = 1 - \sigma(z)^2 $$", r"Let $\sigma \colon \mathbb{R} \to \mathbb{R}$. $$ \tanh(x) = 2\sigma(2x) - 1 $$"]
)
def test_another_sigma_is_not_taken_for_it(text: str) -> None:
    assert not isinstance(last(text), Proved)


def test_the_bar_over_the_imaginary_unit_is_read_beside_complex_names() -> None:
    text = r"Let $z \in \mathbb{C}$. Then ¶ $$\overline{\mathrm{i}} z = \bar{\mathrm{i}} z$$"
    assert isinstance(last(text), Proved)
