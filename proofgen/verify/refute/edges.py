"""A bound for what an integral has within ε of a bound at which its integrand is not smooth: |f(x)| <= C h^k for 0 < h <= ε, x = end ± h.

A term for which no bound is proved has none: Unsettled.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import zip_longest
from math import factorial

from flint import acb, arb, fmpq

from proofgen.math import term as t
from proofgen.math.walk import free_symbols
from proofgen.verify.refute import balls
from proofgen.verify.refute.balls import Number, integer
from proofgen.verify.refute.duals import Dual, Scalar, core, slope
from proofgen.verify.refute.errors import Beyond, NoValue, Unsettled
from proofgen.verify.refute.scope import Scope

NONE = Beyond("no bound was found for what an integral has near a bound")
MOST_ORDER = 3
SLOW = Fraction(1, 8)  # |log h| <= 8/e h^(-1/8) for 0 < h <= 1
Coefficients = list[Number]


class Bound:
    """size · h^power"""

    __slots__ = ("power", "size")

    def __init__(self, size: arb, power: Fraction = Fraction(0)) -> None:
        self.size, self.power = size, power

    def times(self, other: Bound) -> Bound:
        return Bound(self.size * other.size, self.power + other.power)

    def raised(self, exponent: Fraction) -> Bound:
        if not self.size > 0:
            if self.size >= 0 and exponent > 0:
                return Bound((self.size.abs_upper() + arb(2) ** -200) ** _arb(exponent), self.power * exponent)
            raise NONE
        return Bound(self.size ** _arb(exponent), self.power * exponent)


def _arb(value: Fraction) -> arb:
    return arb(fmpq(value.numerator, value.denominator))


class Edge:
    """From `end` into the interval: side 1 upwards, -1 downwards; as far as `width`, at most 1."""

    def __init__(self, scope: Scope, var: t.Sym, end: Number, side: int, width: fmpq) -> None:
        self.scope, self.var, self.end, self.side = scope, var, end, side
        self.width = arb(width)
        half = self.width / 2
        self.strip = Number(None, end.ball + side * acb(arb(half, half)))

    def integral(self, term: t.Term) -> arb:
        """At least ∫ |f| over the strip."""
        bound = self.upper(term)
        rest = _arb(bound.power + 1)
        if not rest > 0:
            raise NONE
        found = bound.size * self.width**rest / rest
        if not found.is_finite():
            raise NONE
        return found.abs_upper()

    def _there(self, term: t.Term) -> arb | None:
        """A ball for the values of the term over the strip, where it has one at every point of it."""
        try:
            with self.scope.bound(self.var, self.strip):
                ball = core(self.scope.scalar(term)).ball
        except (NoValue, Unsettled):
            return None
        return abs(ball) if ball.is_finite() else None

    def upper(self, term: t.Term) -> Bound:
        self.scope.clock.tick()
        known = self._there(term)
        if known is not None:
            return self._small(term, known) if known.contains(0) else Bound(known.abs_upper())
        match term:
            case t.Add(parts):
                found = [self.upper(part) for part in parts]
                return Bound(sum((each.size for each in found), arb(0)), min(each.power for each in found))
            case t.Mul(factors):
                product = Bound(arb(1))
                for factor in factors:
                    product = product.times(self.upper(factor))
                return product
            case t.Pow(base, exponent) if self.var not in free_symbols(exponent):
                return self._power(base, exponent, above=True)
            case t.Fn("log", (argument,)):
                order, low, high = self._positive(argument)
                size = abs(low.log()).abs_upper() + abs(high.log()).abs_upper() + order / (arb(1).exp() * _arb(SLOW))
                return Bound(size, -SLOW)
            case _:
                raise NONE

    def lower(self, term: t.Term) -> Bound:
        """|f(x)| is at least that."""
        self.scope.clock.tick()
        known = self._there(term)
        if known is not None and known.abs_lower() > 0:
            return Bound(known.abs_lower())
        match term:
            case t.Mul(factors):
                product = Bound(arb(1))
                for factor in factors:
                    product = product.times(self.lower(factor))
                return product
            case t.Pow(base, exponent) if self.var not in free_symbols(exponent):
                return self._power(base, exponent, above=False)
            case _:
                order, low, high = self._between(term)
                size = low.abs_lower() if low > 0 else high.abs_lower() if high < 0 else arb(0)
                if not size > 0:
                    raise NONE
                return Bound(size, Fraction(order))

    def _power(self, base: t.Term, exponent: t.Term, above: bool) -> Bound:
        known = core(self.scope.scalar(exponent)).rational
        if known is None:
            raise NONE
        power = Fraction(int(known.p), int(known.q))
        if power.denominator > 1:
            self._positive(base)
        return (self.upper(base) if (power >= 0) == above else self.lower(base)).raised(power)

    def _small(self, term: t.Term, known: arb) -> Bound:
        """What vanishes at the end is small by it."""
        try:
            order, low, high = self._between(term)
        except Beyond:
            return Bound(known.abs_upper())
        return Bound(abs(low).abs_upper().max(abs(high).abs_upper()), Fraction(order))

    # ------------------------------------------------------------ polynomials in h

    def polynomial(self, term: t.Term) -> Coefficients:
        if self.var not in free_symbols(term):
            value = core(self.scope.scalar(term))
            if not value.on_real_line or not value.ball.is_finite():
                raise NONE
            return [value]
        match term:
            case t.Sym() if term is self.var:
                return [self.end, integer(self.side)]
            case t.Add(parts):
                total = self.polynomial(parts[0])
                for part in parts[1:]:
                    total = [balls.add(a, b) for a, b in zip_longest(total, self.polynomial(part), fillvalue=balls.ZERO)]
                return total
            case t.Mul(factors):
                result = [balls.ONE]
                for factor in factors:
                    result = _product(result, self.polynomial(factor))
                return result
            case t.Pow(base, t.Num(power)) if power.denominator == 1 and 0 <= power <= 12:
                result, inner = [balls.ONE], self.polynomial(base)
                for _ in range(int(power)):
                    result = _product(result, inner)
                return result
            case _:
                raise NONE

    def _between(self, term: t.Term) -> tuple[int, arb, arb]:
        """(k, low, high): the term over h^k lies between these on the strip, k the number of exact zeros in front."""
        try:
            coefficients = self.polynomial(term)
        except Beyond:
            return self._by_derivatives(term)
        order = 0
        while order < len(coefficients) and coefficients[order].rational == 0:
            order += 1
        if order == len(coefficients):
            raise NONE
        lead, *rest = (each.ball.real for each in coefficients[order:])
        spread = sum((abs(each) * self.width**k for k, each in enumerate(rest, 1)), arb(0))
        return order, lead - spread, lead + spread

    def _by_derivatives(self, term: t.Term) -> tuple[int, arb, arb]:
        """f(end ± h) = (±h)^k f^(k)(somewhere on the strip)/k! where f and its derivatives before vanish at the end."""
        for order in range(MOST_ORDER + 1):
            if order and self._derivative(term, self.end, order - 1).rational != 0:
                break
            found = self._derivative(term, self.strip, order)
            if not found.on_real_line or not found.ball.is_finite():
                break
            value = found.ball.real * self.side**order / factorial(order)
            if not value.contains(0):
                return order, arb(value.lower()), arb(value.upper())
        raise NONE

    def _derivative(self, term: t.Term, at: Number, order: int) -> Number:
        where: Scalar = at
        tags = []
        for _ in range(order):
            self.scope.tag += 1
            tags.append(self.scope.tag)
            where = Dual(self.scope.tag, where, balls.ONE)
        try:
            with self.scope.bound(self.var, where):
                value = self.scope.scalar(term)
        except (NoValue, Unsettled):
            raise NONE from None
        for tag in reversed(tags):
            value = slope(value, tag)
        return core(value)

    def _positive(self, term: t.Term) -> tuple[int, arb, arb]:
        found = self._between(term)
        if not found[1] > 0:
            raise NONE
        return found


def _product(left: Coefficients, right: Coefficients) -> Coefficients:
    found = [balls.ZERO] * (len(left) + len(right) - 1)
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            found[i + j] = balls.add(found[i + j], balls.multiply(a, b))
    return found
