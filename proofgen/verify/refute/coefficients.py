"""Numbers of which it must be known when they cancel: polynomials with rational coefficients in atoms, each atom a number with its ball.

Two atoms of one key are the same number, so that sin(1) - sin(1) is exactly 0. That a polynomial is not empty does not say that it is not 0: its ball does.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from flint import acb, arb, fmpq

from proofgen.verify.refute import exact as ex
from proofgen.verify.refute.balls import Number, number
from proofgen.verify.refute.errors import Unsettled
from proofgen.verify.refute.exact import Exact, Form

_MOST = 60  # terms of one polynomial


@dataclass(frozen=True, slots=True)
class Atom:
    key: Hashable
    ball: acb = field(compare=False)


Monomial = frozenset[tuple[Atom, int]]
_UNIT: Monomial = frozenset()


class Coefficient:
    __slots__ = ("_ball", "parts")

    def __init__(self, parts: dict[Monomial, fmpq]) -> None:
        self.parts = parts
        self._ball: acb | None = None

    @property
    def ball(self) -> acb:
        if self._ball is None:
            self._ball = sum((acb(c) * _valued(m) for m, c in self.parts.items()), acb(0))
        return self._ball

    @property
    def key(self) -> Hashable:
        return frozenset(self.parts.items())

    @property
    def is_zero(self) -> bool:
        return not self.parts

    @property
    def exact(self) -> Exact | None:
        """Where it is one of the exact values that the rest of the refuter knows."""
        constant, others = fmpq(0), dict[int, fmpq]()
        for monomial, value in self.parts.items():
            if not monomial:
                constant = value
                continue
            ((atom, power), *more) = monomial
            if more or power != 1 or not isinstance(atom.key, int):
                return None
            others[atom.key] = value
        return Form(constant, tuple(sorted(others.items()))) if others else constant

    @property
    def number(self) -> Number:
        known = self.exact
        return Number(None, self.ball) if known is None else number(known, self.ball)


def _valued(monomial: Monomial) -> acb:
    outcome = acb(1)
    for atom, power in monomial:
        outcome *= atom.ball**power
    return outcome


def rational(value: fmpq | int) -> Coefficient:
    return Coefficient({_UNIT: fmpq(value)} if value != 0 else {})


ZERO, ONE, MINUS_ONE = rational(0), rational(1), rational(-1)


def named(key: Hashable, value: Number) -> Coefficient:
    """The number of this key; the key is idle where the number is exact."""
    match value.exact:
        case None:
            if not value.ball.is_finite():
                raise Unsettled("a number is too large to compute with")
            return ZERO if value.ball.is_zero() else Coefficient({frozenset(((Atom(key, value.ball), 1),)): fmpq(1)})
        case Form(constant, parts):
            found = {frozenset(((_generator(g), 1),)): c for g, c in parts}
            return Coefficient(found if constant == 0 else {_UNIT: constant, **found})
        case known:
            return rational(known)


def _generator(generator: int) -> Atom:
    return Atom(generator, acb(arb.pi() if generator == ex.PI else arb(generator).log()))


def pi() -> Coefficient:
    return Coefficient({frozenset(((_generator(ex.PI), 1),)): fmpq(1)})


def add(left: Coefficient, right: Coefficient) -> Coefficient:
    found = dict(left.parts)
    for monomial, value in right.parts.items():
        total = found[monomial] + value if monomial in found else value
        if total == 0:
            del found[monomial]
        else:
            found[monomial] = total
    return _kept(found)


def multiply(left: Coefficient, right: Coefficient) -> Coefficient:
    found: dict[Monomial, fmpq] = {}
    for m, a in left.parts.items():
        for n, b in right.parts.items():
            monomial = _product(m, n)
            found[monomial] = found.get(monomial, fmpq(0)) + a * b
    return _kept({m: c for m, c in found.items() if c != 0})


def _kept(found: dict[Monomial, fmpq]) -> Coefficient:
    if len(found) > _MOST or any(not ex.small(c) for c in found.values()):
        raise Unsettled("an expansion has too many terms")
    return Coefficient(found)


def _product(left: Monomial, right: Monomial) -> Monomial:
    if not left or not right:
        return left or right
    powers = dict(left)
    for atom, power in right:
        powers[atom] = powers.get(atom, 0) + power
    return frozenset((a, k) for a, k in powers.items() if k)


def inverse(value: Coefficient) -> Coefficient:
    """Of a number that is certainly not 0."""
    if len(value.parts) == 1:
        ((monomial, factor),) = value.parts.items()
        return Coefficient({frozenset((a, -k) for a, k in monomial): 1 / factor})
    return named(("inverse", value.key), Number(None, 1 / value.ball))
