"""Infinite series that the refuter adds up: the wrong sums are refuted, and a series without a proved bound has no value."""

from __future__ import annotations

import pytest

from tests.verify.refute_lines import check_agrees, check_refuted, check_silent

GIVEN = r"Let $x \in \mathbb{R}$ with $|x| < 1$, $\lambda > 0$, $p \in (0, 1)$ and $n \in \mathbb{N}$."

FALSE = (
    r"\sum_{k=1}^\infty \frac{\lambda^k}{k!} = e^\lambda",
    r"\sum_{k=1}^\infty \frac{x^k}{k} = \log(1 - x)",
    r"\sum_{k=1}^\infty \frac{1}{k (k + 2)} = \frac{1}{2}",
    r"\sum_{k=1}^\infty \frac{1}{k^2} = \frac{\pi^2}{8}",
    r"\sum_{k=1}^\infty \frac{(-1)^k}{k} = \log 2",
    r"\sum_{k=0}^\infty \frac{(-1)^k}{2k + 1} = \frac{\pi}{2}",
    r"\sum_{k=0}^\infty \frac{(-1)^k}{(2k)!} x^{2k} = \sin x",
    r"\sum_{k=1}^\infty x^k = \frac{1}{1 - x}",
    r"\sum_{k=0}^\infty k^2 \frac{\lambda^k e^{-\lambda}}{k!} = \lambda^2",
    r"\sum_{k=0}^\infty k \frac{\lambda^k}{k!} = \lambda \sum_{k=1}^\infty \frac{\lambda^{k-1}}{k!}",
    r"\sum_{k=n+1}^\infty p (1 - p)^{k-1} = (1 - p)^{n-1}",
    r"\sum_{k=1}^\infty k p (1 - p)^{k-1} = \frac{1}{p^2}",
    r"\sum_{k=0}^\infty \binom{n+k}{k} x^k = \frac{1}{(1 - x)^n}",
    r"\sum_{k=1}^\infty \left(\frac{1}{k} - \frac{1}{k+1}\right) = 0",
    r"\sum_{k=1}^\infty \frac{1}{k^2 + 1} = 1",
    r"\sum_{k=0}^\infty e^{-\lambda k} = \frac{1}{1 + e^{-\lambda}}",
    r"\sum_{k=1}^\infty \frac{k!}{(k+2)!} = 1",
    r"\sum_{k=2}^\infty \frac{1}{\binom{k}{2}} = 1",
)
TRUE = (
    r"\sum_{k=0}^\infty \frac{\lambda^k}{k!} = e^\lambda",
    r"\sum_{k=1}^\infty \frac{x^k}{k} = -\log(1 - x)",
    r"\sum_{k=1}^\infty \frac{1}{k (k + 2)} = \frac{3}{4}",
    r"\sum_{k=1}^\infty \frac{1}{k^4} = \frac{\pi^4}{90}",
    r"\sum_{k=1}^\infty \frac{(-1)^{k+1}}{k} = \log 2",
    r"\sum_{k=n+1}^\infty p (1 - p)^{k-1} = (1 - p)^n",
    r"\sum_{k=0}^\infty \binom{2k}{k} \frac{x^k}{4^k} = \frac{1}{\sqrt{1 - x}}",
    r"\sum_{k=2}^\infty \frac{1}{\binom{k}{2}} = 2",
)
SILENT = (
    r"\sum_{k=1}^\infty \frac{1}{k} = 1",
    r"\sum_{k=1}^\infty \frac{2}{2k + 1} = 5",
    r"\sum_{k=0}^\infty (-1)^k = \frac{1}{2}",  # the terms do not tend to 0
    r"\sum_{k=0}^\infty 2^k = -1",
    r"\sum_{k=0}^\infty k! = 1",
    r"\sum_{k=0}^\infty \frac{1}{k} = 1",  # a term without a value
    r"\sum_{k=0}^\infty \frac{k - 5}{k - 5} x^k = 7",  # the same, cancelled
    r"\sum_{k=0}^\infty \frac{(k-7)!}{(k-7)!} x^k = 7",
    r"\sum_{k=1}^\infty \sin k = 0",
)


@pytest.mark.parametrize("line", FALSE)
def test_false(line: str) -> None:
    check_refuted(GIVEN, line)


@pytest.mark.parametrize("line", TRUE)
def test_true(line: str) -> None:
    check_agrees(GIVEN, line)


@pytest.mark.parametrize("line", SILENT)
def test_no_value(line: str) -> None:
    check_silent(GIVEN, line)


def test_nothing_is_said_outside_the_disc() -> None:
    """At points with |x| >= 1 the series has no value; inside it agrees."""
    check_agrees(r"Let $x \in \mathbb{R}$.", r"\sum_{k=0}^\infty x^k = \frac{1}{1 - x}")


def test_a_complex_argument() -> None:
    check_refuted(r"Let $t \in \mathbb{R}$.", r"\sum_{k=0}^\infty \frac{(i t)^k}{k!} = e^{-i t}")
    check_agrees(r"Let $t \in \mathbb{R}$.", r"\sum_{k=0}^\infty \frac{(i t)^k}{k!} = e^{i t}")
