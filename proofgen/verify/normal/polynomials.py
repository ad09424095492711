"""Polynomials and rational functions of one variable over the rational numbers, for the terms of a series."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest

Poly = list[Fraction]  # coefficients from the constant on
Pole = tuple[Fraction, int, Fraction]  # (d, m, c) for c/(j + d)^m


def times(left: Poly, right: Poly) -> Poly:
    found = [Fraction(0)] * (len(left) + len(right) - 1) if left and right else []
    for k, a in enumerate(left):
        for m, b in enumerate(right):
            found[k + m] += a * b
    return found


def plus(left: Poly, right: Poly) -> Poly:
    return _trimmed([a + b for a, b in zip_longest(left, right, fillvalue=Fraction(0))])


def value(poly: Poly, at: Fraction) -> Fraction:
    total = Fraction(0)
    for coefficient in reversed(poly):
        total = total * at + coefficient
    return total


def divided(above: Poly, below: Poly) -> tuple[Poly, Poly]:
    """Quotient and remainder."""
    rest, quotient = list(above), [Fraction(0)] * max(len(above) - len(below) + 1, 0)
    while len(rest) >= len(below):
        factor = rest[-1] / below[-1]
        at = len(rest) - len(below)
        quotient[at] = factor
        for k, coefficient in enumerate(below):
            rest[at + k] -= factor * coefficient
        rest.pop()
        rest = _trimmed(rest)
    return _trimmed(quotient), rest


def falling(poly: Poly) -> Poly:
    """c_i with poly(j) = Σ c_i j (j - 1) … (j - i + 1)."""
    found, rest = [], list(poly)
    at = 0
    while rest:
        rest, remainder = divided(rest, [Fraction(-at), Fraction(1)])
        found.append(remainder[0] if remainder else Fraction(0))
        at += 1
    return found


def shifted(poly: Poly, by: int) -> Poly:
    """poly(j + by)."""
    found: Poly = []
    for coefficient in reversed(poly):
        found = plus(times(found, [Fraction(by), Fraction(1)]), [coefficient])
    return found


def _trimmed(poly: Poly) -> Poly:
    while poly and poly[-1] == 0:
        poly = poly[:-1]
    return poly


@dataclass(frozen=True, slots=True)
class Rational:
    """N(j)/Π (j + d)^m, of value 1 at j = 0."""

    above: tuple[Fraction, ...]
    roots: tuple[Fraction, ...]

    @staticmethod
    def one() -> Rational:
        return Rational((Fraction(1),), ())

    def times_linear(self, root: Fraction, side: int) -> Rational:
        """Times ((j + root)/root)^±1."""
        if side > 0:
            if root in self.roots:
                rest = list(self.roots)
                rest.remove(root)
                return Rational(tuple(c / root for c in self.above), tuple(rest))
            return Rational(tuple(times(list(self.above), [Fraction(1), 1 / root])), self.roots)
        quotient, remainder = divided(list(self.above), [root, Fraction(1)])
        if not remainder:
            return Rational(tuple(c * root for c in quotient), self.roots)
        return Rational(tuple(c * root for c in self.above), (*self.roots, root))

    def is_polynomial(self) -> bool:
        return not self.roots

    def is_one(self) -> bool:
        return not self.roots and list(self.above) == [Fraction(1)]

    def degree(self) -> int:
        return len(self.above) - 1 - len(self.roots)

    def shifted(self, by: int) -> Poly:
        """The polynomial at j + by."""
        return shifted(list(self.above), by)

    def parts(self) -> tuple[Poly, list[Pole]]:
        """The polynomial part and the partial fractions."""
        below: Poly = [Fraction(1)]
        for root in self.roots:
            below = times(below, [root, Fraction(1)])
        polynomial, rest = divided(list(self.above), below)
        poles: list[Pole] = []
        for root in dict.fromkeys(self.roots):
            order = self.roots.count(root)
            others: Poly = [Fraction(1)]
            for other in self.roots:
                others = others if other == root else times(others, [other, Fraction(1)])
            expansion = _quotient_at(rest, others, -root, order)
            poles += [(root, order - k, c) for k, c in enumerate(expansion) if c]
        return polynomial, poles


def _quotient_at(above: Poly, below: Poly, at: Fraction, count: int) -> list[Fraction]:
    """The first Taylor coefficients of above/below at a point where below is not 0."""
    n, d = (_taylor(poly, at, count) for poly in (above, below))
    found: list[Fraction] = []
    for k in range(count):
        found.append((n[k] - sum(found[i] * d[k - i] for i in range(k))) / d[0])
    return found


def _taylor(poly: Poly, at: Fraction, count: int) -> list[Fraction]:
    found, rest = [], list(poly)
    for _ in range(count):
        rest, remainder = divided(rest, [-at, Fraction(1)])
        found.append(remainder[0] if remainder else Fraction(0))
    return found
