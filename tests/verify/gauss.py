"""Nodes and weights of Gauss for the distributions that have a name, from their orthogonal polynomials: exact up to degree 2 N - 1, but for rounding.

Three-term recurrences: Koekoek, Lesky & Swarttouw, Hypergeometric Orthogonal Polynomials, chapter 9. Golub & Welsch, 1969, for the nodes.
"""

from __future__ import annotations

from typing import Any

import mpmath

N = 7
_CENTRE_AND_SQUARE = {
    "normal": lambda k: (0, k),
    "uniform": lambda k: (0, mpmath.mpf(k * k) / (4 * k * k - 1)),
}


def gauss(name: str, params: list[Any]) -> list[tuple[Any, Any]]:
    """(number, weight). Raises KeyError for a law that is not known."""
    match name, params:
        case "normal", (mean, variance):
            return [(mean + mpmath.sqrt(variance) * x, w) for x, w in _nodes(_CENTRE_AND_SQUARE[name])]
        case "uniform", (low, high):
            return [((low + high) / 2 + (high - low) / 2 * x, w) for x, w in _nodes(_CENTRE_AND_SQUARE[name])]
        case "bernoulli", (p,):
            return [(mpmath.mpf(0), 1 - p), (mpmath.mpf(1), p)]
        case "binomial", (count, p):
            return [(mpmath.mpf(k), mpmath.binomial(count, k) * p**k * (1 - p) ** (count - k)) for k in range(int(count) + 1)]
        case "poisson", (rate,):
            return _nodes(lambda k: (k + rate, k * rate))
        case "exponential", (rate,):
            return gauss("gamma", [mpmath.mpf(1), rate])
        case "gamma", (shape, rate):
            return [(x / rate, w) for x, w in _nodes(lambda k: (2 * k + shape, k * (k + shape - 1)))]
        case "beta", (a, b):
            return [((1 + x) / 2, w) for x, w in _nodes(lambda k: _jacobi(k, b - 1, a - 1))]
        case _:
            raise KeyError(name)


def _jacobi(k: int, a: Any, b: Any) -> tuple[Any, Any]:
    """The monic Jacobi polynomials, whose weight is (1 - x)^a (1 + x)^b."""
    total = 2 * k + a + b
    centre = (b - a) / (a + b + 2) if k == 0 else (b * b - a * a) / (total * (total + 2))
    if k == 1:
        return centre, 4 * (1 + a) * (1 + b) / ((2 + a + b) ** 2 * (3 + a + b))
    return centre, 0 if k == 0 else 4 * k * (k + a) * (k + b) * (k + a + b) / (total**2 * (total + 1) * (total - 1))


def _nodes(recurrence: Any) -> list[tuple[Any, Any]]:
    matrix = mpmath.zeros(N)
    for k in range(N):
        centre, square = recurrence(k)
        matrix[k, k] = centre
        if k:
            matrix[k, k - 1] = matrix[k - 1, k] = mpmath.sqrt(square)
    values, vectors = mpmath.eigsy(matrix)
    return [(values[k], vectors[0, k] ** 2) for k in range(N)]
