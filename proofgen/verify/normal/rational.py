"""Rational functions with rational coefficients over a fixed list of generators: the arithmetic beneath the normal form."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Any

from flint import Ordering, fmpq, fmpq_mpoly_ctx

from proofgen.verify.normal.stops import NoValue, TooLarge

MOST_TERMS = 4_000
MOST_WORK = 400_000
MOST_REMEMBERED, LONGEST_REMEMBERED = 4_000, 60  # of polynomials taken apart, and of their terms

Poly = Any  # flint's fmpq_mpoly, which has no type stubs


def exact(value: Fraction) -> Any:
    """A Fraction as FLINT's rational."""
    return fmpq(value.numerator, value.denominator)


def fraction(value: Any) -> Fraction:
    """FLINT's rational as a Fraction."""
    below = value.q
    return Fraction(int(value.p)) if below == 1 else Fraction(int(value.p), int(below))


class Ratio:
    """num/den in lowest terms, den with leading coefficient 1; so equal functions have equal parts. A denominator of 1 is always `ring.one`."""

    __slots__ = ("den", "num", "ring")

    def __init__(self, ring: Ring, num: Poly, den: Poly | None = None) -> None:
        self.ring = ring
        self.num, self.den = num, ring.one
        if den is None:
            return
        if den is not ring.one and den.is_zero():
            raise NoValue("a denominator is zero")
        if len(num) > MOST_TERMS or len(den) > MOST_TERMS:
            raise TooLarge("a polynomial outgrew its bound")
        if den is not ring.one:
            self._reduce(num, den)

    def _reduce(self, num: Poly, den: Poly) -> None:
        if num.is_zero():
            return
        if not den.is_constant():
            common = num.gcd(den)
            if not common.is_one():
                num, den = num // common, den // common
        self._scale(num, den)

    def _scale(self, num: Poly, den: Poly) -> None:
        """num/den that have no factor in common."""
        lead = den.leading_coefficient()
        if lead != 1:
            num, den = num * (1 / lead), den * (1 / lead)
        self.num, self.den = num, self.ring.one if den.is_one() else den

    def _lowest(self, num: Poly, den: Poly) -> Ratio:
        """num/den that are known to have no factor in common."""
        if den is self.ring.one or num.is_zero() or den.is_zero():
            return Ratio(self.ring, num, den)
        if len(num) > MOST_TERMS or len(den) > MOST_TERMS:
            raise TooLarge("a polynomial outgrew its bound")
        found = Ratio(self.ring, num)
        found._scale(num, den)
        return found

    def __add__(self, other: Ratio) -> Ratio:
        if self.den is other.den or self.den == other.den:
            return Ratio(self.ring, self.num + other.num, self.den)
        return Ratio(self.ring, _times(self.num, other.den) + _times(other.num, self.den), _times(self.den, other.den))

    def __sub__(self, other: Ratio) -> Ratio:
        return self + (-other)

    def __neg__(self) -> Ratio:
        return self._lowest(-self.num, self.den)

    def __mul__(self, other: Ratio) -> Ratio:
        one = self.ring.one
        below = self.den if other.den is one else other.den if self.den is one else _times(self.den, other.den)
        return Ratio(self.ring, _times(self.num, other.num), below)

    def __truediv__(self, other: Ratio) -> Ratio:
        return self * other.inverse()

    def __pow__(self, exponent: int) -> Ratio:
        if exponent < 0:
            return self.inverse() ** -exponent
        terms = len(self.num) + len(self.den)
        if exponent > 4096 or (terms > 2 and exponent > 40):
            raise TooLarge(f"the power {exponent} is too high to expand")
        one = self.ring.one
        return self._lowest(self.num**exponent, one if self.den is one else self.den**exponent)

    def inverse(self) -> Ratio:
        return self._lowest(self.den, self.num)

    def is_zero(self) -> bool:
        return bool(self.num.is_zero())

    def is_polynomial(self) -> bool:
        return self.den is self.ring.one

    def constant(self) -> Fraction | None:
        """The number this is, if it is one."""
        if self.num.is_zero():
            return Fraction(0)
        if self.den is self.ring.one and self.num.is_constant():
            return fraction(self.num.leading_coefficient())
        return None

    def same(self, other: Ratio) -> bool:
        return bool(self.num == other.num and self.den == other.den)


def _times(left: Poly, right: Poly) -> Poly:
    if len(left) * len(right) > MOST_WORK:
        raise TooLarge("a product of polynomials outgrew its bound")
    return left * right


class Ring:
    """The polynomials in `size` generators, numbered from 0. There is one of each size: see `ring_of`."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.context: Any = fmpq_mpoly_ctx.get([f"a{place}" for place in range(size)], Ordering.degrevlex)
        self.gens = self.context.gens()
        self.one = self.context.constant(1)
        self.zero = self.context.constant(0)
        self._factored: dict[str, tuple[Any, tuple[tuple[Poly, int], ...]]] = {}

    def number(self, value: Fraction | int) -> Ratio:
        return _number(self, value)

    def gen(self, place: int) -> Ratio:
        return Ratio(self, self.gens[place])

    def exponents(self, poly: Poly) -> list[list[tuple[int, int]]]:
        """((generator, exponent), …) of each term, in the order of `poly.coeffs()`; none for a constant."""
        return [[(place, int(power)) for place, power in enumerate(powers) if power] for powers in poly.monoms()]

    def monomials(self, poly: Poly) -> Iterator[tuple[Fraction, list[tuple[int, int]]]]:
        """(coefficient, ((generator, exponent), …)) of each term, constants with no generators."""
        for coefficient, powers in zip(poly.coeffs(), self.exponents(poly), strict=True):
            yield fraction(coefficient), powers

    def factored(self, poly: Poly) -> tuple[Any, tuple[tuple[Poly, int], ...]]:
        """(number, ((irreducible factor, power), …)), remembered: the same few polynomials are asked for again and again."""
        if len(poly) > LONGEST_REMEMBERED:
            return _factors(poly)
        spelled = poly.str()
        found = self._factored.get(spelled)
        if found is None:
            if len(self._factored) >= MOST_REMEMBERED:
                self._factored.clear()
            found = self._factored[spelled] = _factors(poly)
        return found

    def by_power(self, poly: Poly, place: int) -> dict[int, Poly]:
        """The coefficients of the polynomial as one in generator `place`, by exponent."""
        degree = degrees(poly)[place]
        if degree == 0:
            return {} if poly.is_zero() else {0: poly}
        if degree == 1:  # nearly always, and FLINT does it faster than a dictionary
            slope = poly.derivative(place)
            rest = poly - slope * self.gens[place]
            return {1: slope} if rest.is_zero() else {1: slope, 0: rest}
        sorted_out: dict[int, dict[tuple[int, ...], Any]] = {}
        for powers, coefficient in poly.to_dict().items():
            rest = (*powers[:place], 0, *powers[place + 1 :])
            sorted_out.setdefault(int(powers[place]), {})[rest] = coefficient
        return {power: self.context.from_dict(part) for power, part in sorted_out.items()}

    def put(self, ratio: Ratio, place: int, value: Ratio) -> Ratio:
        """The rational function with generator `place` replaced by `value`."""
        above = self._put(ratio.num, place, value)
        return above if ratio.den is self.one else above / self._put(ratio.den, place, value)

    def _put(self, poly: Poly, place: int, value: Ratio) -> Ratio:
        total = self.number(0)
        for power, coefficient in self.by_power(poly, place).items():
            total = total + (Ratio(self, coefficient) * value**power if power else Ratio(self, coefficient))
        return total


@lru_cache(maxsize=8)
def ring_of(size: int) -> Ring:
    return Ring(size)


def _factors(poly: Poly) -> tuple[Any, tuple[tuple[Poly, int], ...]]:
    content, factors = poly.factor()
    return content, tuple((factor, int(power)) for factor, power in factors)


@lru_cache(maxsize=4096)
def _number(ring: Ring, value: Fraction | int) -> Ratio:
    return Ratio(ring, ring.context.constant(exact(Fraction(value))))


def degrees(poly: Poly) -> tuple[int, ...]:
    """The degree in each generator; FLINT's -1 for the zero polynomial read as 0."""
    return (0,) * poly.context().nvars() if poly.is_zero() else tuple(poly.degrees())
