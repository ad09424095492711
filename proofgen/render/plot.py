"""The curves of both sides of a claim, and the shades of a matrix: every length worked out here, so that the template only draws."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from proofgen.render.chart import step_of
from proofgen.report.values import Comparison, Curve

WIDTH, HEIGHT = 7.4, 3.4  # centimetres
MOST = 8  # rows and columns of a matrix that is shown
CELL = 0.92
FINE = 0.002  # centimetres: a stroke that strays less from the points is the same to the eye
SHADE = 55  # the darkest cell, in percent
Path = tuple[tuple[float, float], ...]
"""Points of one unbroken stroke, in centimetres."""


@dataclass(frozen=True, slots=True)
class Plot:
    """name: of the variable, LaTeX. across, up: the ticks, where and what. dots: the witness on both curves. words: for who does not see it."""

    name: str
    left: tuple[Path, ...]
    right: tuple[Path, ...]
    across: tuple[tuple[float, str], ...]
    up: tuple[tuple[float, str], ...]
    at: float
    dots: tuple[float, float]
    value: str
    width: float
    height: float


def plot_of(curve: Curve | None) -> Plot | None:
    """None where there is nothing to see: both sides undefined almost everywhere, or flat and the same."""
    if curve is None:
        return None
    low, high = curve.points[0][0], curve.points[-1][0]
    true, claimed = next(((left, right) for place, left, right in curve.points if place == curve.at), (None, None))
    values = sorted(value for _, *sides in curve.points for value in sides if value is not None)
    if len(values) < 20 or true is None or claimed is None:
        return None
    cut = len(values) // 25
    bottom, top = min(values[cut], true, claimed), max(values[-1 - cut], true, claimed)  # a pole would flatten all else
    if not 1e-9 < top - bottom < 1e9:
        return None
    step = step_of(top - bottom)
    first, last = math.floor(bottom / step + 1e-9), math.ceil(top / step - 1e-9)
    bottom, top = first * step, last * step

    def x(place: float) -> float:
        return (place - low) / (high - low) * WIDTH

    def y(value: float) -> float:
        return (value - bottom) / (top - bottom) * HEIGHT

    def strokes(side: int) -> tuple[Path, ...]:
        seen = [(x(point[0]), y(value) if (value := point[side]) is not None else math.nan) for point in curve.points]
        return tuple(map(_thinned, _unbroken(seen)))

    wide = step_of(high - low)
    marks = range(math.ceil(low / wide - 1e-9), math.floor(high / wide + 1e-9) + 1)
    return Plot(
        curve.name,
        strokes(1),
        strokes(2),
        tuple((x(mark * wide), f"{mark * wide:.6g}") for mark in marks),
        tuple((y(mark * step), f"{mark * step:.6g}") for mark in range(first, last + 1)),
        x(curve.at),
        (y(true), y(claimed)),
        f"{curve.at:.6g}",
        WIDTH,
        HEIGHT,
    )


def _unbroken(points: Iterable[tuple[float, float]]) -> Iterable[Path]:
    """Cut where there is no value, where it leaves the picture, and where it jumps across."""
    stroke: list[tuple[float, float]] = []
    for place, value in points:
        inside = -0.02 * HEIGHT <= value <= 1.02 * HEIGHT
        if stroke and (not inside or abs(value - stroke[-1][1]) > 0.6 * HEIGHT):
            yield tuple(stroke)
            stroke = []
        if inside:
            stroke.append((place, value))
    if len(stroke) > 1:
        yield tuple(stroke)


def _thinned(stroke: Path) -> Path:
    """Without the points that the straight line between others goes through, so that TeX has less to draw. Douglas and Peucker, 1973."""
    (left, below), (right, above) = stroke[0], stroke[-1]
    off = [abs(value - below - (above - below) * (place - left) / (right - left)) for place, value in stroke[1:-1]]
    if not off or max(off) <= FINE:
        return stroke[:1] + stroke[-1:] if len(stroke) > 1 else stroke
    cut = off.index(max(off)) + 1
    return _thinned(stroke[: cut + 1])[:-1] + _thinned(stroke[cut:])


@dataclass(frozen=True, slots=True)
class Cell:
    """row, column: from 0. true, claimed: as short numbers. shades: of both, in percent."""

    row: int
    column: int
    true: str
    claimed: str
    true_shade: int
    claimed_shade: int
    differs: bool


@dataclass(frozen=True, slots=True)
class HeatMap:
    cells: tuple[Cell, ...]
    rows: int
    columns: int
    size: float


def heat_of(rows: Sequence[Comparison]) -> HeatMap | None:
    """None where the rows are not all the entries of a matrix of two rows and columns at least, or a number is not finite."""
    positions = [row.position for row in rows]
    if not rows or any(len(position) != 2 for position in positions):
        return None
    high, wide = max(position[0] for position in positions), max(position[1] for position in positions)
    full = {(one, two) for one in range(1, high + 1) for two in range(1, wide + 1)}
    numbers = [number for row in rows for number in (row.left_number, row.right_number)]
    if set(positions) != full or len(positions) != len(full) or not (2 <= high <= MOST and 2 <= wide <= MOST):
        return None
    if not all(map(math.isfinite, numbers)) or max(map(abs, numbers)) > 1e6:
        return None
    low, span = min(numbers), (max(numbers) - min(numbers)) or 1.0

    def shade(number: float) -> int:
        return round(SHADE * (number - low) / span)

    cells = tuple(
        Cell(
            row.position[0] - 1,
            row.position[1] - 1,
            _short(row.left_number),
            _short(row.right_number),
            shade(row.left_number),
            shade(row.right_number),
            row.differs,
        )
        for row in rows
    )
    return HeatMap(cells, high, wide, CELL)


def _short(number: float) -> str:
    return f"{number:.3g}" if 1e-3 <= abs(number) < 1e4 or number == 0 else f"{number:.0e}"
