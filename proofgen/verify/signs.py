"""Sets of signs: what is known of a number is which of -1, 0, 1 its sign may be."""

from __future__ import annotations

from functools import cache

Signs = frozenset[int]

ANY: Signs = frozenset({-1, 0, 1})
POSITIVE: Signs = frozenset({1})
NEGATIVE: Signs = frozenset({-1})
ZERO: Signs = frozenset({0})
NOT_NEGATIVE: Signs = frozenset({0, 1})
NOT_POSITIVE: Signs = frozenset({-1, 0})
NOT_ZERO: Signs = frozenset({-1, 1})

OF_RELATION = {">": POSITIVE, ">=": NOT_NEGATIVE, "<": NEGATIVE, "<=": NOT_POSITIVE, "!=": NOT_ZERO, "=": ZERO}


def of(value: object) -> Signs:
    """The sign of an exact number."""
    return POSITIVE if value > 0 else NEGATIVE if value < 0 else ZERO  # type: ignore[operator]


@cache
def plus(left: Signs, right: Signs) -> Signs:
    found: set[int] = set()
    for a in left:
        for b in right:
            found |= {a, b} - {0} if 0 in (a, b) and a != b else {a} if a == b else ANY
    return frozenset(found)


@cache
def times(left: Signs, right: Signs) -> Signs:
    return frozenset(a * b for a in left for b in right)


@cache
def opposite(signs: Signs) -> Signs:
    return frozenset(-a for a in signs)


@cache
def even(signs: Signs) -> Signs:
    """The sign of a square of a real number."""
    return frozenset(a * a for a in signs)
