"""Infinite series: their first terms as written, and a proved bound for the others. Without one there is no value."""

from __future__ import annotations

from flint import acb, acb_series, arb, ctx, fmpq, fmpq_poly

from proofgen.math import term as t
from proofgen.verify.refute.balls import Number, integer
from proofgen.verify.refute.errors import Beyond, NoValue, Unsettled
from proofgen.verify.refute.kernels import Kernel, Kernels, kernels
from proofgen.verify.refute.scope import Scope
from proofgen.verify.refute.tensors import Value

_MOST = 1500  # terms that are added up
_HIDDEN: Value = ()


def series(scope: Scope, term: t.Sum) -> Value:
    """The sum from `low` to infinity."""
    if term.where is not None or scope.mode.integrating:
        raise Beyond("the sum of a series over some indices was not computed")
    low = scope.integer(term.low)
    with scope.bound(term.var, _HIDDEN):
        parts = kernels(scope, term.body, term.var)
    cut, tail = _cut(parts, low)
    total = tail
    for k in range(low, cut):
        with scope.bound(term.var, integer(k)):
            value = scope.scalar(term.body)
        if not isinstance(value, Number):
            raise Beyond("a series was differentiated")
        total += value.ball
    return Number(None, acb(total.real) if scope.mode.real else total)


def _cut(parts: Kernels, low: int) -> tuple[int, acb]:
    """Where to stop adding up, and a ball around all the rest."""
    goal = arb(2) ** -(min(ctx.prec, 256) * 2 // 3)
    tails = [_tail_of(part) for part in parts if part.above]
    cut = low
    while cut <= low + _MOST:
        found = [tail.at(cut) for tail in tails]
        total = acb(0)
        for value in found:
            if value is None:
                break
            total += value
        else:
            if total.real.rad() < goal and total.imag.rad() < goal:
                return cut, total
        cut += 4 + (cut - low) // 3
    raise Unsettled("a series converges too slowly")


def _tail_of(part: Kernel) -> Ratio | Rational:
    base = part.base.rational
    if not part.factorials and not part.bounded and base is not None and abs(base) == 1:
        return Rational(part, alternating=base < 0)
    return Ratio(part)


def _positive(polynomial: fmpq_poly, start: int) -> bool:
    """Certainly, from `start` on: all coefficients around it are of the sign +."""
    around = polynomial(fmpq_poly([start, 1])).coeffs()
    return bool(around) and around[0] > 0 and all(c >= 0 for c in around)


def _same_sign(polynomial: fmpq_poly, start: int) -> bool:
    return _positive(polynomial, start) or _positive(-polynomial, start)


class Ratio:
    """The quotient of neighbouring terms is base · above(k) / below(k)."""

    def __init__(self, part: Kernel) -> None:
        self.part = part
        following = fmpq_poly([1, 1])
        above = part.above(following) * part.below
        below = part.above * part.below(following)
        for a, b, power in part.factorials:
            for j in range(1, a + 1):
                step = fmpq_poly([b + j, a]) ** abs(power)
                above, below = (above * step, below) if power > 0 else (above, below * step)
        common = above.gcd(below)
        self.above, self.below = above // common, below // common
        if self.below[self.below.degree()] < 0:
            self.above, self.below = -self.above, -self.below
        self.size = _upper(part.base.ball)
        self.bound = self._bound()

    def _bound(self) -> fmpq:
        """Less than 1, and more than what the quotient tends to."""
        high, low = self.above.degree(), self.below.degree()
        if high < low or self.size == 0:
            return fmpq(1, 2)
        limit = self.size * abs(self.above[high] / self.below[low])
        if high > low or limit >= 1:
            raise Unsettled("a series was not seen to converge")
        return (1 + limit) / 2

    def at(self, start: int) -> acb | None:
        """A ball around 0 for the terms from `start` on; None where the quotient is not yet under its bound."""
        if not all(_same_sign(p, start) for p in (self.part.guard, self.part.above, self.part.below)) or not _positive(self.below, start):
            return None
        for way in (1, -1):
            room = self.bound * self.below + way * self.size * self.above
            if any(c < 0 for c in room(fmpq_poly([start, 1])).coeffs()):
                return None
        reach = arb(abs(self.part.at(start))) / arb(1 - self.bound)
        radius = arb(0, reach.upper())
        return acb(radius, radius)


def _upper(value: acb) -> fmpq:
    mantissa, exponent = abs(value).upper().man_exp()
    return fmpq(mantissa) * fmpq(2) ** int(exponent)


class Rational:
    """±factor · above(k) / below(k), summed exactly by partial fractions and polygamma functions."""

    def __init__(self, part: Kernel, alternating: bool) -> None:
        self.part = part
        self.alternating = alternating
        gap = part.below.degree() - part.above.degree()
        if gap < 1:
            raise NoValue  # the terms do not tend to 0
        if gap < 2 and not alternating:
            raise Unsettled("a series was not seen to converge")
        roots = _roots(part.below * part.guard)
        self.first = max((_above(root) for root, _ in roots), default=0)

    def at(self, start: int) -> acb | None:
        if start < self.first:
            return None
        above, below = self.part.above, self.part.below
        if not self.alternating:
            place = fmpq_poly([start, 1])
            return self.part.factor.ball * summed(above(place), below(place))
        even, odd = fmpq_poly([start, 2]), fmpq_poly([start + 1, 2])
        pairs = above(even) * below(odd) - above(odd) * below(even)
        total = self.part.factor.ball * summed(pairs, below(even) * below(odd))
        return -total if start % 2 else total


def _roots(polynomial: fmpq_poly) -> list[tuple[acb, int]]:
    """Balls around all complex roots, each with its multiplicity."""
    found: list[tuple[acb, int]] = polynomial.numer().complex_roots()  # type: ignore[assignment]
    return found


def _above(root: acb) -> int:
    """An integer to the right of it."""
    found = root.real.upper().ceil().unique_fmpz()
    if found is None:
        raise Unsettled("a root could not be located")
    return int(found) + 1


def summed(above: fmpq_poly, below: fmpq_poly) -> acb:
    """Σ_{k>=0} above(k)/below(k), where `below` is of higher degree by two and all its roots lie left of 0."""
    common = above.gcd(below)
    above, below = above // common, below // common
    roots = _roots(below)
    lead = acb(below[below.degree()])
    total = acb(0)
    for root, multiplicity in roots:
        others = [(s, m) for s, m in roots if s is not root]
        for power, coefficient in enumerate(_parts(above, lead, root, multiplicity, others), 1):
            place = -root
            total += -coefficient * place.digamma() if power == 1 else coefficient * acb(power).zeta(place)
    return total


def _parts(above: fmpq_poly, lead: acb, root: acb, multiplicity: int, others: list[tuple[acb, int]]) -> list[acb]:
    """The coefficients of 1/(x - root)^j, j = 1 … multiplicity, in the partial fractions."""
    cap, ctx.cap = ctx.cap, multiplicity
    try:
        here = acb_series([root, 1])
        value = acb_series([0])
        for coefficient in reversed(above.coeffs()):
            value = value * here + acb_series([acb(coefficient)])
        for other, power in others:
            for _ in range(power):
                value = value / acb_series([root - other, 1])
        found = [acb(c) / lead for c in value.coeffs()]
    finally:
        ctx.cap = cap
    found += [acb(0)] * (multiplicity - len(found))
    return found[multiplicity - 1 :: -1]
