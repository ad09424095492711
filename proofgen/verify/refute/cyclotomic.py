"""Exact numbers among the roots of unity: polynomials in e^(2 pi i / N) with rational coefficients, by the cyclotomic polynomial."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt, lcm
from typing import Any

from flint import acb, arb, fmpq, fmpq_poly, fmpz_poly

from proofgen.math import term as t

_MOST_ORDER, _MOST_BITS = 120, 2_000


@dataclass(frozen=True, slots=True)
class Cyclic:
    """poly(e^(2 pi i / order)), of lower degree than the cyclotomic polynomial: so it is zero only if poly is."""

    order: int
    poly: Any  # flint's fmpq_poly

    @property
    def rational(self) -> fmpq | None:
        return self.poly[0] if self.poly.degree() <= 0 else None

    @property
    def gaussian(self) -> tuple[fmpq, fmpq] | None:
        """(real, imaginary) of a number of which both are seen to be rational."""
        return (self.poly[0], self.poly[1]) if self.order in (1, 2, 4) else None

    def ball(self) -> acb:
        total = acb(0)
        for k in range(self.poly.degree() + 1):
            total += acb(self.poly[k]) * _unit(k, self.order)
        return acb(total.real) if _same(self, conjugate(self)) else total

    def term(self) -> t.Term:
        parts: list[t.Term] = []
        for k in range(self.poly.degree() + 1):
            size = Fraction(int(self.poly[k].p), int(self.poly[k].q))
            if size:
                angle = t.Mul((t.Num(Fraction(2 * k, self.order)), t.Const("pi"), t.Const("i")))
                unit: t.Term = t.Num(Fraction(1)) if k == 0 else t.Fn("exp", (angle,))
                parts.append(t.Num(size) if k == 0 else unit if size == 1 else t.Mul((t.Num(size), unit)))
        return t.Num(Fraction(0)) if not parts else parts[0] if len(parts) == 1 else t.Add(tuple(parts))


def _unit(k: int, order: int) -> acb:
    angle = 2 * arb.pi() * arb(fmpq(k, order))
    return acb(angle.cos(), angle.sin())


def _modulo(order: int) -> fmpq_poly:
    return fmpq_poly(fmpz_poly.cyclotomic(order))


def _made(order: int, poly: fmpq_poly) -> Cyclic | None:
    """None where it is too long to go on with."""
    poly = poly % _modulo(order)
    if poly.denom().bit_length() > _MOST_BITS or any(c.p.bit_length() > _MOST_BITS for c in poly.coeffs()):
        return None
    return Cyclic(order if poly.degree() > 0 else 1, poly)


def of_rational(value: fmpq) -> Cyclic:
    return Cyclic(1, fmpq_poly([value]))


def gaussian(real: fmpq, imaginary: fmpq) -> Cyclic:
    return Cyclic(4, fmpq_poly([real, imaginary]))


def root_of_unity(k: int, order: int) -> Cyclic | None:
    """e^(2 pi i k / order)."""
    return _made(order, _power_of_x(k % order)) if order <= _MOST_ORDER else None


def _power_of_x(k: int) -> fmpq_poly:
    return fmpq_poly([0] * k + [1])


def _raised(value: Cyclic, order: int) -> fmpq_poly:
    """The polynomial in the root of unity of a multiple of the order."""
    step = order // value.order
    spread = [fmpq(0)] * (max(value.poly.degree(), 0) * step + 1)
    for k in range(value.poly.degree() + 1):
        spread[k * step] = value.poly[k]
    return fmpq_poly(spread)


def _both(left: Cyclic, right: Cyclic) -> tuple[int, fmpq_poly, fmpq_poly] | None:
    order = lcm(left.order, right.order)
    return None if order > _MOST_ORDER else (order, _raised(left, order), _raised(right, order))


def add(left: Cyclic, right: Cyclic) -> Cyclic | None:
    both = _both(left, right)
    return None if both is None else _made(both[0], both[1] + both[2])


def multiply(left: Cyclic, right: Cyclic) -> Cyclic | None:
    both = _both(left, right)
    return None if both is None else _made(both[0], both[1] * both[2])


def inverse(value: Cyclic) -> Cyclic | None:
    """Of a number that is not zero."""
    common, cofactor, _ = value.poly.xgcd(_modulo(value.order))
    return _made(value.order, cofactor * (1 / common[0]))


def conjugate(value: Cyclic) -> Cyclic:
    spread = [fmpq(0)] * value.order
    for k in range(value.poly.degree() + 1):
        spread[-k % value.order] += value.poly[k]
    return Cyclic(value.order, fmpq_poly(spread) % _modulo(value.order))


def _same(left: Cyclic, right: Cyclic) -> bool:
    return left.order == right.order and bool(left.poly == right.poly)


def square_root(value: fmpq) -> Cyclic | None:
    """A square root of a rational that is a square times 1, 2 or 3, or the negative of one."""
    for times, roots in ((1, (0,)), (2, (1, -1)), (3, (1, -1))):
        size = abs(value) / times
        if isqrt(int(size.p)) ** 2 != size.p or isqrt(int(size.q)) ** 2 != size.q:
            continue
        found = of_rational(fmpq(isqrt(int(size.p)), isqrt(int(size.q))))
        order = {1: 1, 2: 8, 3: 12}[times]  # 2 cos(pi/4) and 2 cos(pi/6)
        units = [root_of_unity(k, order) for k in roots]
        total: Cyclic | None = units[0]
        for unit in units[1:]:
            total = None if total is None or unit is None else add(total, unit)
        outcome = None if total is None else multiply(found, total)
        if value >= 0 or outcome is None:
            return outcome
        return multiply(outcome, gaussian(fmpq(0), fmpq(1)))
    return None
