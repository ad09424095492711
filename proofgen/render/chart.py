"""The bars of a counterexample: every length worked out here, so that the template only draws."""

from __future__ import annotations

import math
from dataclasses import dataclass

from proofgen.report.values import Comparison

WIDTH, HEIGHT = 5.6, 2.9  # centimetres
FEWEST, MOST = 2, 12


@dataclass(frozen=True, slots=True)
class Bar:
    """left, width and the two heights in centimetres from the zero line; label: LaTeX."""

    left: str
    middle: str
    width: str
    slot: str
    true: str
    claimed: str
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[str, str], ...]  # height, words
    low: str
    high: str
    width: str


def chart_of(rows: tuple[Comparison, ...]) -> Chart | None:
    """None where there is nothing to compare: too few or too many entries, or a number that is not finite."""
    numbers = [number for row in rows for number in (row.left_number, row.right_number)]
    if not FEWEST <= len(rows) <= MOST or not all(math.isfinite(number) for number in numbers):
        return None
    top, bottom = max(0.0, *numbers), min(0.0, *numbers)
    if not 1e-9 < top - bottom < 1e9:
        return None
    step = step_of(top - bottom)
    first, last = math.floor(bottom / step + 1e-9), math.ceil(top / step - 1e-9)
    scale = HEIGHT / ((last - first) * step)
    ticks = tuple((_length(at * step * scale), f"{at * step:.6g}") for at in range(first, last + 1))
    slot = WIDTH / len(rows)
    bars = tuple(
        Bar(
            _length(at * slot + slot * 0.16),
            _length((at + 0.5) * slot),
            _length(slot * 0.34),
            _length(slot * 0.94),
            _length(row.left_number * scale),
            _length(row.right_number * scale),
            row.entry,
        )
        for at, row in enumerate(rows)
    )
    return Chart(bars, ticks, _length(first * step * scale), _length(last * step * scale), _length(WIDTH))


def step_of(span: float) -> float:
    """A round number that cuts the span into three to seven pieces."""
    power = 10.0 ** math.floor(math.log10(span))
    return next(power * part for part in (0.1, 0.2, 0.25, 0.5, 1.0, 2.0) if span / (power * part) <= 6.5)


def _length(value: float) -> str:
    return f"{value:.3f}"
