"""Infinite series: proved within their radius, under |x| < 1 where nothing is said of it, and never where they diverge."""

from __future__ import annotations

import pytest

from proofgen.math.latex import latex
from proofgen.verify.verdict import Proved
from tests.statements.derivations import checked, verdict

GIVEN = "Let $\\lambda \\in \\mathbb{R}$, let $x \\in \\mathbb{R}$ with $|x| < 1$, let $0 < p < 1$, let $n \\in \\mathbb{N}$ and $t \\in \\mathbb{R}$. "
TRUE = [
    r"\sum_{k=0}^\infty x^k = \frac{1}{1 - x}",
    r"\sum_{k=1}^\infty k x^{k-1} = \frac{1}{(1 - x)^2}",
    r"\sum_{k=0}^\infty k^2 x^k = \frac{x (1 + x)}{(1 - x)^3}",
    r"\sum_{k=1}^\infty \frac{(-1)^{k+1} x^k}{k} = \log(1 + x)",
    r"\sum_{k=0}^\infty \frac{(-1)^k x^{2k+1}}{2k+1} = \arctan x",
    r"\sum_{k=0}^\infty \frac{\lambda^k}{k!} = e^\lambda",
    r"\sum_{k=0}^\infty k \frac{\lambda^k}{k!} = \lambda e^\lambda",
    r"\sum_{k=2}^\infty k (k - 1) \frac{\lambda^k}{k!} = \lambda^2 e^\lambda",
    r"\sum_{k=0}^\infty \frac{(-1)^k \lambda^{2k+1}}{(2k+1)!} = \sin\lambda",
    r"\sum_{k=0}^\infty \frac{(-1)^k \lambda^{2k}}{(2k)!} = \cos\lambda",
    r"\sum_{k=0}^\infty \frac{\lambda^{2k}}{(2k)!} = \cosh\lambda",
    r"\sum_{k=1}^\infty k p (1 - p)^{k-1} = \frac{1}{p}",
    r"\sum_{k=n+1}^\infty p (1 - p)^{k-1} = (1 - p)^n",
    r"\sum_{k=1}^\infty \frac{1}{k (k + 1)} = 1",
    r"\sum_{k=1}^\infty \frac{1}{k (k + 2)} = \frac{3}{4}",
    r"\sum_{k=1}^\infty \frac{1}{k^2} = \frac{\pi^2}{6}",
    r"\sum_{k=0}^\infty \frac{1}{(2k + 1)^2} = \frac{\pi^2}{8}",
    r"\sum_{k=1}^\infty \frac{(-1)^{k+1}}{k} = \log 2",
    r"\sum_{k=0}^\infty \frac{(-1)^k}{2k + 1} = \frac{\pi}{4}",
    r"\sum_{k=1}^\infty \frac{k}{2^k} = 2",
]
FALSE = [
    r"\sum_{k=1}^\infty x^k = \frac{1}{1 - x}",
    r"\sum_{k=0}^\infty k x^k = \frac{1}{(1 - x)^2}",
    r"\sum_{k=1}^\infty \frac{x^k}{k} = \log(1 - x)",
    r"\sum_{k=1}^\infty \frac{\lambda^k}{k!} = e^\lambda",
    r"\sum_{k=0}^\infty \frac{\lambda^{2k}}{(2k)!} = \cos\lambda",
    r"\sum_{k=0}^\infty \frac{\lambda^k}{2^k} = \frac{1}{1 - \lambda}",
    r"\sum_{k=0}^\infty 2^k = -1",
    r"\sum_{k=0}^\infty (-1)^k = \frac12",
    r"\sum_{k=1}^\infty \frac{1}{k} = 7",
    r"\sum_{k=1}^\infty \left(\frac{1}{k} - \frac{2}{k + 1}\right) = 0",
    r"\sum_{k=1}^\infty (-1)^k k = -\frac14",
    r"\sum_{k=1}^\infty \frac{k}{k + 1} = 3",
    r"\sum_{k=1}^\infty \frac{1}{k (k + 2)} = \frac{1}{2}",
    r"\sum_{k=1}^\infty k p (1 - p)^{k-1} = p",
    r"\sum_{k=n}^\infty p (1 - p)^{k-1} = (1 - p)^n",
    r"\sum_{k=0}^\infty k! x^k = \frac{1}{1 - x}",
]


@pytest.mark.parametrize("line", TRUE)
def test_proved(line: str) -> None:
    found = verdict(checked(f"{GIVEN}\n\n$$ {line} $$\n")[-1])
    assert isinstance(found, Proved)
    assert not found.conditions


@pytest.mark.parametrize("line", FALSE)
def test_not_proved(line: str) -> None:
    assert not isinstance(verdict(checked(f"{GIVEN}\n\n$$ {line} $$\n")[-1]), Proved)


def test_the_radius_is_a_condition_where_nothing_is_said_of_it() -> None:
    found = verdict(checked(f"{GIVEN}\n\n$$ \\sum_{{k=0}}^\\infty t^k = \\frac{{1}}{{1 - t}} $$\n")[-1])
    assert isinstance(found, Proved)
    assert [latex(condition) for condition in found.conditions] == [r"t \neq 1", r"\left|t\right| < 1"]
