"""Limits that the refuter computes by expansions: the wrong ones are refuted, and what does not converge has no value."""

from __future__ import annotations

import pytest

from tests.verify.refute_lines import check_agrees, check_refuted, check_silent

GIVEN = "Let $x > 0$, $a > 0$ and let $f$ be a function."

FALSE = (
    r"\lim_{t \to 0} \frac{\sin 3t}{\sin 5t} = 1",
    r"\lim_{t \to 2} \frac{t^2 - 4}{t - 2} = 2",
    r"\lim_{n \to \infty} \left(1 - \frac{1}{n}\right)^n = e",
    r"\lim_{t \to \infty} \left(\sqrt{t^2 + t} - t\right) = 0",
    r"\lim_{t \to -\infty} \left(\sqrt{t^2 + t} + t\right) = \frac{1}{2}",
    r"\lim_{t \to 0^+} t^t = 0",
    r"\lim_{t \to 0^+} t \log t = -1",
    r"\lim_{h \to 0} \frac{f(x + h) - f(x - h)}{h} = f'(x)",
    r"\lim_{h \to 0} \frac{f(x + h) - f(x)}{h^2} = f''(x)",
    r"\lim_{h \to 0} \frac{\cos(x + h) - \cos(x)}{h} = \sin x",
    r"\lim_{h \to 0} \frac{\sqrt{x + h} - \sqrt{x}}{h} = \frac{1}{\sqrt{x}}",
    r"\lim_{h \to 0} \frac{e^{x + h} - e^x}{h} = x e^{x}",
    r"\lim_{t \to 0} \frac{\cos t}{t + 1} = \lim_{t \to 0} \frac{-\sin t}{1}",
    r"\lim_{n \to \infty} \sum_{k=1}^n \frac{k}{n^2} = 0",
    r"\lim_{n \to \infty} \frac{1}{n^3} \sum_{k=1}^n k^2 = \frac{1}{2}",
    r"\lim_{t \to \infty} \arctan t = \pi",
    r"\lim_{t \to \infty} t^3 e^{-t} = 1",
    r"\lim_{t \to \infty} \frac{\sin t}{t} = 1",
    r"\lim_{n \to \infty} \frac{n!}{\sqrt{n} (n/e)^n} = 1",
    r"\lim_{n \to \infty} n^{1/n} = 0",
    r"\lim_{n \to \infty} \binom{2n}{n} \frac{\sqrt{n}}{4^n} = 1",
    r"\lim_{t \to 0} \frac{a^t - 1}{t} = a",
    r"\lim_{t \to 0} \frac{1 - \cos t}{t^2} = 1",
    r"\lim_{t \to 1} \frac{t^3 - 1}{\log t} = 1",
    r"\lim_{t \to 0^-} \frac{1}{1 + e^{1/t}} = 0",
    r"\lim_{t \to 0} |t| = 1",
    r"\lim_{t \to 0^-} \frac{|t|}{t} = 1",
    r"\lim_{t \to 0} \left(\cos t\right)^{1/t^2} = 1",
    r"\lim_{t \to \pi/2} \frac{\cos t}{t - \pi/2} = 1",
)
TRUE = (
    r"\lim_{t \to 0} \frac{\sin 3t}{\sin 5t} = \frac{3}{5}",
    r"\lim_{n \to \infty} \left(1 - \frac{a}{n}\right)^n = e^{-a}",
    r"\lim_{t \to \infty} \left(\sqrt{t^2 + t} - t\right) = \frac{1}{2}",
    r"\lim_{h \to 0} \frac{f(x + h) - f(x - h)}{2h} = f'(x)",
    r"\lim_{h \to 0} \frac{\cos(x + h) - \cos(x)}{h} = -\sin x",
    r"\lim_{n \to \infty} \sum_{k=1}^n \frac{k}{n^2} = \frac{1}{2}",
    r"\lim_{t \to 0} \frac{a^t - 1}{t} = \log a",
    r"\lim_{n \to \infty} \frac{n!}{\sqrt{2 \pi n} (n/e)^n} = 1",
    r"\lim_{t \to -\infty} \frac{t}{\sqrt{t^2 + 1}} = -1",
)
SILENT = (
    r"\lim_{t \to 0} \frac{|t|}{t} = 1",  # the two sides differ
    r"\lim_{t \to 0} \frac{1}{t} = 0",
    r"\lim_{t \to 0} \frac{1}{t^2} = 0",
    r"\lim_{t \to \infty} \sin t = 0",
    r"\lim_{t \to 0} \sin \frac{1}{t} = 0",
    r"\lim_{t \to 0} \sqrt{t} = 1",  # not defined left of 0
    r"\lim_{t \to 0} \log t = 1",
    r"\lim_{n \to \infty} (-1)^n = 1",
    r"\lim_{n \to \infty} \sum_{k=1}^n \frac{1}{k} = 1",
    r"\lim_{t \to 0} t^t = 0",
    r"\lim_{t \to \infty} \frac{\log \log t}{\log t} = 1",
    r"\lim_{t \to 0} \frac{\cos^2 1 + \sin^2 1 - 1}{t} = 5",  # that the numerator is 0 was not seen
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


def test_dimension_is_not_taken_for_a_constant() -> None:
    """A vector has as many entries as the variable of the limit says: its square is no constant."""
    check_silent(r"Let $n \in \mathbb{N}$ and $v \in \mathbb{R}^n$.", r"\lim_{n \to \infty} \frac{1}{n} v^T v = 1")
