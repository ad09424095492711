"""The arithmetic beneath the normal form: what it leaves out, and what it remembers, must not show."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from proofgen.verify.normal.rational import Ratio, Ring, ring_of
from proofgen.verify.normal.stops import NoValue

SIZE = 6


def polynomial(ring: Ring, random: Random) -> Ratio:
    total = ring.number(Fraction(random.randint(-3, 3), random.choice((1, 2, 3))))
    for _ in range(random.randint(0, 3)):
        total = total + ring.number(random.randint(-4, 4)) * ring.gen(random.randrange(3)) ** random.randint(1, 2)
    return total


def anew(value: Ratio) -> Ratio:
    """The same function, its factors in common looked for once more."""
    twice = value.ring.gen(SIZE - 1).num + 2
    return Ratio(value.ring, value.num * twice, value.den * twice)


@pytest.mark.parametrize("seed", range(40))
def test_quotients_are_in_lowest_terms(seed: int) -> None:
    ring, random = ring_of(SIZE), Random(seed)
    a, b, c = (polynomial(ring, random) for _ in range(3))
    if b.is_zero() or c.is_zero():
        return
    quotient = a / b
    for value in (quotient, -quotient, quotient * c, quotient + c, quotient - a / c, quotient**2, c / b, (b / c) ** -2):
        assert value.same(anew(value))
        assert value.den.leading_coefficient() == 1
        assert value.is_polynomial() == (value.den is ring.one)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_remembered_is_what_flint_says(seed: int) -> None:
    ring, random = ring_of(SIZE), Random(seed)
    poly = (polynomial(ring, random) * polynomial(ring, random)).num
    if poly.is_zero():
        return
    content, factors = poly.factor()
    for _ in range(2):
        assert ring.factored(poly) == (content, tuple((factor, int(power)) for factor, power in factors))


def test_nothing_is_divided_by_zero() -> None:
    ring = ring_of(SIZE)
    zero = ring.gen(0) - ring.gen(0)
    for divided in (lambda: zero.inverse(), lambda: ring.number(1) / zero, lambda: zero**-1):
        with pytest.raises(NoValue):
            divided()
