"""Solutions of linear differential equations with initial values: proved where the equation says that there is one, and nowhere else."""

from __future__ import annotations

import pytest

from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import checked, verdict


@pytest.mark.parametrize("text", [
    "Solve $y' = 2xy$, $y(0) = 1$. $$y(x) = e^{x^2}$$", "Suppose $y'' + y = 0$, $y(0) = 0$ and $y'(0) = 1$. Then $$y(t) = \\sin t$$",
    "Consider the initial value problem $$y' = -2y, \\quad y(0) = 3.$$ Its solution is $$y(t) = 3e^{-2t}$$",
    "Suppose $y$ satisfies $$y'' - 3y' + 2y = 0, \\quad y(0) = 0, \\quad y'(0) = 1.$$ Then $$y(t) = e^{2t} - e^t$$",
    "Solve the differential equation $\\frac{dy}{dx} = 2xy$ with $y(0) = 1$. $$y(x) = e^{x^2}$$", "Solve $y' = y + x$, $y(0) = 0$. $$y(x) = e^x - x - 1$$",
])  # fmt: skip
def test_it_is_proved(text: str) -> None:
    assert isinstance(verdict(checked(text + "\n")[-1]), Proved)


@pytest.mark.parametrize("text", [
    "Suppose $y'' + y = 0$ and $y(0) = 0$. Then $$y(t) = \\sin t$$", "Suppose $y'' + y = 0$, $y(0) = 0$ and $y'(1) = 1$. Then $$y(t) = \\sin t$$",
    "Suppose $x y' = y$ and $y(0) = 0$. Then $$y(x) = x$$", "Suppose $(x - 1) y' = 2y$ and $y(0) = 1$. Then $$y(x) = (x-1)^2$$", "Suppose $y' = y^2$ and $y(0) = 0$. Then $$y(x) = 0$$",
    "Solve $y' = 2xy$, $y(0) = 1$. $$y(x) = e^{2x}$$", "Solve $y' = 2xy$, $y(0) = 2$. $$y(x) = e^{x^2}$$", "Solve $y' = -2y$, $y(0) = 3$. $$y(t) = 3e^{2t}$$",
    "Suppose $y' = 2xy$ at the point $x = 0$, and $y(0) = 1$. Then $$y(x) = e^{x^2}$$", "Suppose $y'^2 = 1$ and $y(0) = 0$. Then $$y(x) = x$$",
    "Suppose $y' = \\frac{y}{x}$ and $y(1) = 1$. Then $$y(x) = x$$",
])  # fmt: skip
def test_it_is_not(text: str) -> None:
    assert not isinstance(verdict(checked(text + "\n")[-1]), Proved)


def test_names_with_a_prime_are_no_slopes() -> None:
    assert isinstance(verdict(checked("Let $x' = x - vt$ and $y' = y$. Then $$x' + vt = x$$\n")[-1]), Proved)
    assert isinstance(verdict(checked("Let $x' = x - vt$ and $y' = y$. Then $$x' = x + vt$$\n")[-1]), Refuted)
