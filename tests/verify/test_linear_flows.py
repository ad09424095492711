"""What a linear differential equation of first order says of its solutions; and where it says less."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verify.last_line import verdict

ANY = r"Let $y \colon \mathbb{R} \to \mathbb{R}$ be differentiable. "
DECAY = ANY + "Suppose $y'(t) = -k y(t)$ for all $t$. "
PROVED = [
    (DECAY + "Suppose $y(0) = y_0$.", "y(t) = y_0 e^{-kt}"), (DECAY, "y(t) = y(0) e^{-kt}"), (DECAY + "Suppose $y(1) = C$.", "y(t) = C e^{-k(t - 1)}"), (DECAY + "Suppose $y(0) = 0$.", "y(t) = 0"),
    (r"Let $a > 0$. " + ANY + "Suppose $y'(t) = a y(t) + b$ for all $t$. Suppose $y(0) = C$.", r"y(t) = (C + \frac{b}{a}) e^{at} - \frac{b}{a}"),
    (r"Let $\tau > 0$. " + ANY + r"Suppose $\tau y'(t) + y(t) = u$ for all $t$. Suppose $y(0) = 0$.", r"y(t) = u (1 - e^{-t/\tau})"),
    (ANY + "Suppose $y'(t) = g$ for all $t$. Suppose $y(0) = C$.", "y(t) = C + g t"), ("Define $y(t) = C e^{-kt}$.", "y'(t) = -k y(t)"),
]  # fmt: skip
# Another exponent; a rate that may be zero; a first factor that may be zero; one point; a part of the line; no constant coefficient; second order; no start.
OPEN = [
    (DECAY + "Suppose $y(0) = y_0$.", "y(t) = y_0 e^{kt}"), (DECAY + "Suppose $y(1) = C$.", "y(t) = C e^{-kt}"), (DECAY, "y(t) = e^{-kt}"),
    (ANY + "Suppose $y'(t) = a y(t) + b$ for all $t$. Suppose $y(0) = C$.", r"y(t) = (C + \frac{b}{a}) e^{at}"),
    (ANY + "Suppose $a y'(t) = b y(t)$ for all $t$. Suppose $y(0) = C$.", r"y(t) = C"), (ANY + "Suppose $y'(1) = -y(1)$. Suppose $y(0) = 1$.", "y(1) = e^{-1}"),
    (ANY + "Let $t$ be a point with $y'(t) = -y(t)$. Suppose $y(0) = 1$.", "y(t) = e^{-t}"),
    (r"Let $y \colon \mathbb{R} \setminus \{0\} \to \mathbb{R}$ be differentiable. Suppose $y'(t) = -k y(t)$ for all $t$. Suppose $y(1) = C$.", "y(t) = C e^{-k(t - 1)}"),
    (ANY + "Suppose $y'(t) = -k y(t)$ for all $t > 0$. Suppose $y(1) = C$.", "y(-1) = C e^{2k}"), (ANY + "Suppose $y'(t) = t y(t)$ for all $t$. Suppose $y(0) = 1$.", "y(t) = e^t"),
    (ANY + "Suppose $y''(t) = y(t)$ for all $t$. Suppose $y(0) = 1$.", "y(t) = e^t"), (ANY + "Suppose $y'(t) = y(t)^2$ for all $t$. Suppose $y(0) = 1$.", "y(t) = e^t"),
    (ANY + "Suppose $y'(t) = -k(t) y(t)$ for all $t$. Suppose $y(0) = 1$.", "y(t) = e^{-k(t) t}"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "line"), PROVED)
def test_proved(tmp_path: Path, given: str, line: str) -> None:
    assert verdict(tmp_path, given, line) == "proved"


@pytest.mark.parametrize(("given", "line"), OPEN)
def test_not_proved(tmp_path: Path, given: str, line: str) -> None:
    assert verdict(tmp_path, given, line) in ("undecided", "unreadable", "refuted")


@pytest.mark.parametrize(("given", "line", "found"), [
    ("Define $S(t) = t^2$.", "S(t) - S_0 = t^2", "undecided"), (r"Let $S_0 \in \mathbb{R}$. Define $S(t) = t^2$.", "S(t) - S_0 = t^2", "refuted"),
    ("Define $S(t) = S_0 + t^2$.", "S(0) = S_0", "proved"),
])  # fmt: skip
def test_a_number_named_beside_a_function(tmp_path: Path, given: str, line: str, found: str) -> None:
    assert verdict(tmp_path, given, line) == found
