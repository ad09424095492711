"""Arrays of numbers for the second evaluator: lists, and lists of rows."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from typing import Any

import mpmath

mpmath.mp.prec = 300
ROUNDING, DIFFERENCES, QUADRATURE = (mpmath.mpf(2) ** -bits for bits in (240, 60, 30))  # what is smaller is no difference
_NEAR = mpmath.mpf(2) ** -200


def contracted(left: Any, right: Any) -> Any:
    if isinstance(left[0], list):
        return [contracted(row, right) for row in left]
    if isinstance(right[0], list):
        return [mpmath.fsum(a * row[k] for a, row in zip(left, right, strict=True)) for k in range(len(right[0]))]
    return mpmath.fsum(a * b for a, b in zip(left, right, strict=True))


def kronecker(left: Any, right: Any) -> Any:
    if not isinstance(left[0], list):
        return [a * b for a in left for b in right]
    return [[a * b for a in row for b in other] for row in left for other in right]


def determinant(rows: list[list[Any]]) -> Any:
    size = range(len(rows))
    return mpmath.fsum(sign_of([k + 1 for k in order]) * mpmath.fprod(rows[k][order[k]] for k in size) for order in permutations(size))


def sign_of(places: list[int]) -> int:
    """Of a permutation of 1 … n; 0 where a place comes twice."""
    if sorted(places) != list(range(1, len(places) + 1)):
        return 0
    return (-1) ** sum(a > b for k, a in enumerate(places) for b in places[k + 1 :])


def shaped(values: list[Any], sizes: list[int]) -> Any:
    if not sizes:
        return values[0]
    step = len(values) // sizes[0]
    return [shaped(values[k * step : (k + 1) * step], sizes[1:]) for k in range(sizes[0])]


def slopes(value: Callable[[Any], Any], at: Any) -> Any:
    """The derivative, entry by entry: central differences of the eighth order, with an error far below what is asked of them."""
    step = mpmath.mpf(2) ** -24
    weights = ((1, mpmath.mpf(4) / 5), (2, mpmath.mpf(-1) / 5), (3, mpmath.mpf(4) / 105), (4, mpmath.mpf(-1) / 280))
    sides = [(weight, value(at + k * step), value(at - k * step)) for k, weight in weights]

    def joined(pairs: list[tuple[Any, Any, Any]]) -> Any:
        if isinstance(pairs[0][1], list):
            return [joined([(w, a[k], b[k]) for w, a, b in pairs]) for k in range(len(pairs[0][1]))]
        return mpmath.fsum(w * (a - b) for w, a, b in pairs) / step

    return joined(sides)


def near(left: Any, right: Any) -> bool:
    return bool(abs(left - right) <= _NEAR * (1 + abs(left)))


def far_apart(left: Any, right: Any, error: Any = DIFFERENCES) -> bool:
    """Whether some entry differs by more than the error, relative to its size."""
    if isinstance(left, list):
        return any(far_apart(u, v, error) for u, v in zip(left, right, strict=True))
    return bool(abs(left - right) > error * (1 + abs(left)))
