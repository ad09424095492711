"""Limits by expansion: the right value is proved; another one, and a limit that does not exist, never is."""

from __future__ import annotations

import pytest

from proofgen.verify.verdict import Proved
from tests.statements.derivations import checked, verdict

GIVEN = "Let $a, x \\in \\mathbb{R}$, let $r \\in \\mathbb{R}$ with $|r| < 1$, and let $f \\colon \\mathbb{R} \\to \\mathbb{R}$. "
TRUE = [
    r"\lim_{x \to 0} \frac{\sin 3x}{\sin 5x} = \frac{3}{5}",
    r"\lim_{x \to 2} \frac{x^2 - 4}{x - 2} = 4",
    r"\lim_{x \to 0} \frac{\tan x - \sin x}{x^3} = \frac{1}{2}",
    r"\lim_{x \to 0} \frac{\log(1 + a x)}{x} = a",
    r"\lim_{n \to \infty} \left( 1 + \frac{a}{n} \right)^n = e^a",
    r"\lim_{x \to \infty} \left( \sqrt{x^2 + x} - x \right) = \frac12",
    r"\lim_{x \to \infty} \frac{\log x}{\sqrt x} = 0",
    r"\lim_{x \to 0^+} x \log x = 0",
    r"\lim_{x \to 0^+} x^x = 1",
    r"\lim_{n \to \infty} n^{1/n} = 1",
    r"\lim_{h \to 0} \frac{f(x + h) - f(x - h)}{h} = 2 f'(x)",
    r"\lim_{h \to 0} \frac{f(x + h) - 2 f(x) + f(x - h)}{h^2} = f''(x)",
    r"\lim_{x \to \infty} x^3 e^{-x} = 0",
    r"\lim_{x \to -\infty} x e^{x} = 0",
    r"\lim_{x \to \infty} \frac{x + \sin x}{x} = 1",
    r"\lim_{x \to \infty} \arctan x = \frac{\pi}{2}",
    r"\lim_{x \to -\infty} \arctan x = -\frac{\pi}{2}",
    r"\lim_{x \to 0^-} \frac{|x|}{x} = -1",
    r"\lim_{x \to 0^-} e^{1/x} = 0",
    r"\lim_{x \to 0} x \sin\frac1x = 0",
    r"\lim_{n \to \infty} n r^n = 0",
    r"\lim_{n \to \infty} \sum_{k=0}^n r^k = \frac{1}{1 - r}",
    r"\lim_{n \to \infty} \frac{1}{n} \sum_{k=1}^n \left( \frac{k}{n} \right)^2 = \frac{1}{3}",
]
FALSE = [
    r"\lim_{x \to 0} \frac{\sin 3x}{\sin 5x} = 1",
    r"\lim_{x \to 0} \frac{|x|}{x} = 1",
    r"\lim_{x \to 0} e^{1/x} = 0",
    r"\lim_{x \to 0} \frac{1}{x} = 0",
    r"\lim_{x \to 0} \frac{1}{x^2} = 1",
    r"\lim_{x \to 0} \sin\frac1x = 0",
    r"\lim_{x \to \infty} \sin x = 0",
    r"\lim_{x \to \infty} \left( \sqrt{x^2 + x} - x \right) = 0",
    r"\lim_{x \to 0^+} x^x = 0",
    r"\lim_{x \to 0^+} \log x = 0",
    r"\lim_{x \to \infty} x \sin x = 0",
    r"\lim_{n \to \infty} r^n 2^n = 0",
    r"\lim_{n \to \infty} a^n = 0",
    r"\lim_{n \to \infty} (-1)^n = 1",
    r"\lim_{n \to \infty} \left( 1 - \frac{1}{n} \right)^n = e",
    r"\lim_{x \to \infty} e^{a x} = 0",
    r"\lim_{x \to 0} \frac{a x}{x^2} = 0",
    r"\lim_{n \to \infty} \sum_{k=1}^n \frac{k}{n^2} = 0",
    r"\lim_{h \to 0} \frac{f(x + h) - f(x - h)}{h} = f'(x)",
    r"\lim_{x \to 0} \frac{\cos x}{x + 1} = \lim_{x \to 0} \frac{-\sin x}{1}",
    r"\lim_{x \to 0} \sqrt{x} = 1",
]


@pytest.mark.parametrize("line", TRUE)
def test_proved(line: str) -> None:
    assert isinstance(verdict(checked(f"{GIVEN}\n\n$$ {line} $$\n")[-1]), Proved)


@pytest.mark.parametrize("line", FALSE)
def test_not_proved(line: str) -> None:
    assert not isinstance(verdict(checked(f"{GIVEN}\n\n$$ {line} $$\n")[-1]), Proved)
