"""Where coordinates are drawn from: simple numbers first, then both signs, far out, and tiny."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from flint import fmpq

Pool = Callable[[Random], fmpq]


def _of(*values: fmpq | int) -> Pool:
    return lambda random: fmpq(random.choice(values))


def _anywhere(random: Random) -> fmpq:
    return fmpq(random.randint(-40, 40), random.choice((7, 8, 9, 10, 12, 16)))


def _far(random: Random) -> fmpq:
    return fmpq(random.choice((1, -1)) * (1_000_000 * random.randint(1, 9) + random.randint(0, 999)))


def _tiny(random: Random) -> fmpq:
    return fmpq(random.choice((1, -1)) * random.randint(1, 9), 10 ** random.randint(4, 9))


POOLS: tuple[Pool, ...] = (
    _of(0),
    _of(1),
    _of(1, -1, 2, 0),
    _anywhere,
    _of(2, fmpq(1, 2), -2, 3, fmpq(-1, 2), fmpq(1, 3)),
    _of(-1),
    lambda random: abs(_far(random)),
    _anywhere,
    _tiny,
    lambda random: -abs(_far(random)),
    lambda random: random.choice((_far, _tiny, _anywhere))(random),
    lambda random: fmpq(random.randint(-9, 9)),
    _anywhere,
)
FRACTIONS = (fmpq(1, 2), fmpq(1, 3), fmpq(2, 3), fmpq(1, 4), fmpq(9, 10), fmpq(1, 10), fmpq(1, 1000), fmpq(3, 5), fmpq(999, 1000))
