"""Differential equations: supposed for all values of their variable, and so differentiated; equations at a point are not."""

from __future__ import annotations

import pytest

from proofgen.verify.verdict import Proved
from tests.statements.derivations import checked, in_force, judged

Y = "Let $y(x)$ be smooth. "
X = "Let $m, k, c, g > 0$ and let $x(t)$ be smooth. "
TRUE = [
    (Y + "Assume $y' = y$.", r"y'' = y"),
    (Y + "Assume $y' = y$.", r"y'''' = y"),
    (Y + "Assume $y' = y$.", r"\frac{d}{dx}(y e^{-x}) = 0"),
    (Y + "Assume $y = y'$.", r"y'' = y"),
    (Y + "Assume $y' + 2 x y = 0$.", r"\frac{d}{dx} \left( y e^{x^2} \right) = 0"),
    (Y + "Assume $y'' + 2 y' + y = 0$.", r"y''' = 3 y' + 2 y"),
    (Y + "Assume $y' = y^2$.", r"y'' = 2 y^3"),
    (X + r"Assume $m \ddot x = -k x$.", r"\frac{d}{dt} \left( \frac{m}{2} \dot x^2 + \frac{k}{2} x^2 \right) = 0"),
    (X + r"Assume $m \ddot x(t) = -k x(t)$ for all $t$.", r"\frac{d}{dt} \left( \frac{m}{2} \dot x^2 + \frac{k}{2} x^2 \right) = 0"),
    (X + r"Assume $m \ddot x = -k x - c \dot x$.", r"\frac{d}{dt} \left( \frac{m}{2} \dot x^2 + \frac{k}{2} x^2 \right) = -c \dot x^2"),
    (X + r"Assume $m \ddot x = - m g$ for all $t$.", r"\frac{d}{dt} \left( \frac{m}{2} \dot x^2 + m g x \right) = 0"),
    (X + r"Let $V$ be smooth. Assume $m \ddot x = - V'(x)$.", r"\frac{d}{dt} \left( \frac{m}{2} \dot x^2 + V(x) \right) = 0"),
    (X + r"Suppose $\frac{dx}{dt} = -3 x$.", r"\frac{d^2 x}{dt^2} = 9 x"),
    ("Let $f$ be smooth. Assume $f'(x) = 2 f(x)$ for all $x$.", "f''(x) = 4 f(x)"),
    (r"Assume $\ddot x = -\omega^2 x$.", r"\frac{d}{dt} \left( \dot x^2 + \omega^2 x^2 \right) = 0"),
]
GENERAL = [
    Y + "Assume $y' = y$.",
    Y + "Assume the differential equation $y' = y$.",
    "Let $y$ be smooth. Suppose $y'(x) = y(x)$ for every $x$.",
]
AT_A_POINT = [
    "Let $y$ be smooth. Assume $y'(x) = y(x)$.",
    Y + "Consider a point $x$. Assume $y' = y$.",
    Y + "Assume $y' = y$ at $x = 0$.",
    Y + "Assume $y' = y$ and $x > 0$.",
    Y + "Assume $y' = 0$.",
    Y + r"Let $x \in \mathbb{R}$. Assume $y' = y$.",
    Y + "At the highest point, assume $y' = y$.",
]


@pytest.mark.parametrize(("given", "line"), TRUE)
def test_proved(given: str, line: str) -> None:
    assert isinstance(judged(given, line), Proved)


@pytest.mark.parametrize("given", GENERAL)
def test_said_for_all_values(given: str) -> None:
    assert any(r"\text{for all}\; x" in hypothesis for hypothesis in in_force(checked(f"{given}\n\n$$ y(x) = 1 $$\n")[-1]))


@pytest.mark.parametrize("given", AT_A_POINT)
def test_said_of_one_value(given: str) -> None:
    assert not any(r"\text{for all}\; x" in hypothesis for hypothesis in in_force(checked(f"{given}\n\n$$ y(x) = 1 $$\n")[-1]))
