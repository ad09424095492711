"""Least squares, likelihoods and networks as notes write them, where hardly a name is declared."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen


def verdicts(path: Path, text: str) -> list[str]:
    file = path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    return [line.verdict for line in proofgen.check(file, cache=False).lines if line.verdict is not None]


LEAST_SQUARES = r"""Let $X$ be an $n \times p$ matrix and $y \in \mathbb{R}^n$. We minimize
$$ J(\beta) = \|y - X\beta\|^2 = (y - X\beta)^\top (y - X\beta). $$ Expanding,
$$ J(\beta) = y^\top y - 2\beta^\top X^\top y + \beta^\top X^\top X \beta. $$ The gradient is $$ \nabla J(\beta) = -2X^\top y + 2X^\top X\beta. $$
Setting the gradient to zero gives the normal equations $$ X^\top X \hat\beta = X^\top y, $$ so $$ \hat\beta = (X^\top X)^{-1}X^\top y. $$"""
LIKELIHOOD = r"""$$ \ell(\mu, \sigma^2) = -\frac{n}{2}\log(2\pi\sigma^2) - \frac{1}{2\sigma^2}\sum_{i=1}^n (x_i - \mu)^2. $$

"""
BY_MEAN = r"$$ \frac{\partial \ell}{\partial \mu} = \frac{1}{\sigma^2}\sum_{i=1}^n (x_i - \mu). $$"
BY_VARIANCE = r"$$ \frac{\partial \ell}{\partial \sigma^2} = -\frac{n}{2\sigma^2} + \frac{1}{2\sigma^4}\sum_{i=1}^n (x_i - \mu)^2. $$"
WRONG = r"$$ \frac{\partial \ell}{\partial \sigma^2} = -\frac{n}{2\sigma^2} - \frac{1}{2\sigma^4}\sum_{i=1}^n (x_i - \mu)^2. $$"
NETWORK = r"Consider a two-layer network $h = \tanh(W_1 x)$, $\hat y = w_2^\top h$, with loss $L = \frac12(\hat y - y)^2$. Then "


@pytest.mark.parametrize(("text", "wanted"), [
    (LEAST_SQUARES, ["proved"] * 4 + ["proved-if"]), (LEAST_SQUARES.replace(r"\hat\beta = X^\top y, $$", r"\hat\beta = 2X^\top y, $$"), ["proved"] * 3 + ["undecided", "proved-if"]), (LIKELIHOOD + BY_MEAN, ["proved"]), (LIKELIHOOD + BY_VARIANCE, ["proved"]), (LIKELIHOOD + WRONG, ["refuted"]),
    (r"Let $x_1, \dots, x_n$ be i.i.d. samples from $\mathcal{N}(\mu, \sigma^2)$. The log-likelihood is " + LIKELIHOOD + BY_MEAN + r" Setting this to zero yields $\hat\mu = \frac1n \sum_{i=1}^n x_i$.", ["proved", "proved"]),
    (r"Let $X_1, \dots, X_n$ be i.i.d. samples from $\mathcal{N}(\mu, \sigma^2)$. Then $$E[\bar X] = \mu$$ $$E[\bar X] = \sigma$$", ["proved", "refuted"]),
    (r"Suppose $X_1, \dots, X_n$ are drawn independently from $\mathrm{Exp}(\lambda)$. Then $$E[X_1] = \frac{1}{\lambda}$$", ["proved"]),
    (NETWORK + r"$$ \frac{\partial L}{\partial \hat y} = \hat y - y, \qquad \frac{\partial L}{\partial w_2} = (\hat y - y) h. $$", ["proved", "proved"]),
    (NETWORK + r"$$ \frac{\partial L}{\partial w_2} = 2 (\hat y - y) h. $$", ["refuted"]),
    (r"Let $p = \sigma(w^\top x + b)$ and $L = -y \log p - (1-y)\log(1-p)$. Then $$\frac{\partial L}{\partial w} = (p - y) x.$$", ["proved"]),
    (r"Let $h_{\max} = \frac{v^2}{2g}$ with $g > 0$. Then $$2 g h_{\max} = v^2$$", ["proved"]),
])  # fmt: skip
def test_it_is_read(tmp_path: Path, text: str, wanted: list[str]) -> None:
    assert verdicts(tmp_path, text) == wanted
