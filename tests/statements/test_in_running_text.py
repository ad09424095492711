"""What running text says of new names, of distributions behind `if`, and of maps; slopes by letters below."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen


def verdicts(path: Path, text: str) -> list[str]:
    file = path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    return [line.verdict for line in proofgen.check(file, cache=False).lines if line.verdict is not None]


P, R = "proved", "refuted"


@pytest.mark.parametrize(("text", "wanted"), [
    (r"The matrix $A = \begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}$ has $$\det(A - \lambda I) = (2-\lambda)^2 - 1 = (\lambda - 1)(\lambda - 3),$$ so the eigenvalues are $\lambda = 1$ and $\lambda = 3$.", [P, P, "unchecked", "unchecked"]),
    (r"The circle of radius $r > 0$ has area $A = \pi r^2$ and circumference $C = 2\pi r$. Hence $$\frac{dA}{dr} = C.$$", [P]),
    (r"A mass $m > 0$ moves at speed $v$. Its kinetic energy is $$K = \frac12 m v^2.$$ Then $$K \ge 0$$", [P]),
    (r"If $X$ is uniform on $[0,1]$, then $$E[X^2] = \frac13.$$", [P]), (r"If $X \sim \mathcal{N}(\mu, \sigma^2)$, then $$E[X^2] = \mu^2 + \sigma^2.$$", [P]),
    (r"If $X$ and $Y$ are independent, then $$E[XY] = E[X]E[Y].$$", [P]), (r"If $X$ and $Y$ are independent, then $$\operatorname{Var}(X-Y) = \operatorname{Var}(X) - \operatorname{Var}(Y).$$", [R]),
    (r"If $X$ and $Y$ are independent, then $$E[XY] = E[X]E[Y].$$ In general, $$E[X Y] = E[X] E[Y]$$", [P, R]),
    (r"Let $X$ be Poisson with mean $\lambda > 0$. Then $$E[X^2] = \lambda^2 + \lambda.$$", [P]),
    (r"Let $f: \mathbb{R} \to \mathbb{R}, x \mapsto x^2$. Then $$f'(x) = 2x.$$", [P]), (r"Let $f \colon \mathbb{R} \to \mathbb{R}$, $x \mapsto x^2$. Then $$f'(x) = 3x.$$", [R]),
    (r"Consider the function $f : x \mapsto x^2$. Then $$f'(x) = 2x.$$", [P]), (r"Define $g\colon (0,\infty)\to\mathbb{R},\ t \mapsto \ln t$. Then $$g'(t) = \frac1t.$$", ["proved-if"]),
    (r"Let $f(x,y) = x^2 y$. Then $$f_x = 2xy, \qquad f_{xx} = 2y, \qquad f_{xy} = 2x.$$ $$f_y(1,2) = 1$$ $$f_x(1,2) = 3$$", [P, P, P, P, R]),
    (r"Let $u(x,t) = e^{-t} \sin x$. Then $$u_t = u_{xx}.$$ $$u_{tt} = -u_t$$", [P, P]), (r"Let $f(x) = \|x\|^2$ for $x \in \mathbb{R}^n$. Then $$\nabla f(x)_i = 2 x_i.$$", [P]),
])  # fmt: skip
def test_it_is_read(tmp_path: Path, text: str, wanted: list[str]) -> None:
    assert verdicts(tmp_path, text) == wanted


@pytest.mark.parametrize("text", [
    "For nonnegative arguments, $$\\sqrt{x^2} = x.$$", "The restriction of $f(x)=x^2$ to $[0,1]$ satisfies $$f(x) \\le 1.$$", "Away from the origin, $$|x| = x.$$",
    "Students often write $$(a+b)^2 = a^2 + b^2.$$", "To the right of $0$ we have $$|x| = x.$$", "If $X$ and $Y$ are nearly independent, then $$E[XY] = E[X]E[Y].$$",
    "The line $y = 2x + 1$ meets the parabola $y = x^2$. Then $$y = x$$", "At the point $x = 1$ the matrix is nothing. $$x = 2$$",
])  # fmt: skip
def test_words_that_limit_or_deny_are_heeded(tmp_path: Path, text: str) -> None:
    assert not {P, "proved-if", R} & set(verdicts(tmp_path, text))
