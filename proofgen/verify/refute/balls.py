"""Numbers: a ball that certainly holds the value, and beside it the exact value where it is known."""

from __future__ import annotations

from dataclasses import dataclass

from flint import acb, fmpq

from proofgen.verify.refute import cyclotomic as cy
from proofgen.verify.refute import exact as ex
from proofgen.verify.refute.cyclotomic import Cyclic
from proofgen.verify.refute.errors import NoValue, Unsettled
from proofgen.verify.refute.exact import Exact


@dataclass(frozen=True, slots=True)
class Mode:
    """real: a root or logarithm of a negative has no value; else principal branches, away from their cuts.

    integrating: arguments may be boxes around the path, on which only analytic functions are computed.
    """

    real: bool
    integrating: bool = False


class Number:
    """exact is None where only the ball is known. The ball of a rational is made when it is first asked for, at the precision of then.

    cyclic: beside a ball, the exact value of a number that is not rational, where it is known among the roots of unity.
    """

    __slots__ = ("_ball", "cyclic", "exact")

    def __init__(self, exact: Exact | None, ball: acb | None = None, cyclic: Cyclic | None = None) -> None:
        self.exact = exact
        self._ball = ball
        self.cyclic = cyclic

    @property
    def ball(self) -> acb:
        if self._ball is None:
            self._ball = acb(self.exact)  # type: ignore[arg-type]  # only a rational comes without its ball
        return self._ball

    @property
    def rational(self) -> fmpq | None:
        return self.exact if isinstance(self.exact, fmpq) else None

    @property
    def on_real_line(self) -> bool:
        return self.exact is not None or bool(self.ball.imag.is_zero())


def number(value: Exact | None, ball: acb | None = None) -> Number:
    """The ball may be left out for a rational; a rational too long to go on with is kept as its ball."""
    if isinstance(value, fmpq):
        return Number(value) if ex.small(value) else Number(None, acb(value))
    return Number(value, ball)


def among_roots(value: Cyclic | None, ball: acb | None = None) -> Number:
    """With its own ball where none is given. None where the exact value was lost: then there is a ball."""
    if value is None:
        return Number(None, ball)
    known = value.rational
    return number(known) if known is not None else Number(None, value.ball() if ball is None else ball, value)


def in_cyclic(value: Number) -> Cyclic | None:
    return value.cyclic if value.rational is None else cy.of_rational(value.rational)


ZERO, ONE, MINUS_ONE = (Number(fmpq(k)) for k in (0, 1, -1))


def integer(value: int) -> Number:
    return Number(fmpq(value))


def add(left: Number, right: Number) -> Number:
    a, b = left.exact, right.exact
    if isinstance(a, fmpq) and isinstance(b, fmpq):
        return number(a + b)
    if a is None or b is None:
        pair = _both_cyclic(left, right)
        return among_roots(None if pair is None else cy.add(*pair), left.ball + right.ball)
    total = ex.add(a, b)
    return number(total) if isinstance(total, fmpq) else Number(total, left.ball + right.ball)


def _both_cyclic(left: Number, right: Number) -> tuple[Cyclic, Cyclic] | None:
    if (left.cyclic is None and left.rational is None) or (right.cyclic is None and right.rational is None):
        return None
    a, b = in_cyclic(left), in_cyclic(right)
    return None if a is None or b is None else (a, b)


def multiply(left: Number, right: Number) -> Number:
    if isinstance(left.exact, fmpq) and isinstance(right.exact, fmpq):
        return number(left.exact * right.exact)
    for zero, other in ((left, right), (right, left)):
        if zero.rational == 0:
            if other.exact is None and not other.ball.is_finite():
                raise Unsettled("a number is too large to compute with")
            return Number(fmpq(0))
    if left.exact is None or right.exact is None:
        pair = _both_cyclic(left, right)
        return among_roots(None if pair is None else cy.multiply(*pair), left.ball * right.ball)
    product = ex.multiply(left.exact, right.exact)
    return number(product) if isinstance(product, fmpq) else Number(product, left.ball * right.ball)


def inverse(value: Number) -> Number:
    known = value.rational
    if known is not None:
        if known == 0:
            raise NoValue
        return number(1 / known)
    if value.ball.contains(0):
        if value.ball.is_zero():
            raise NoValue
        raise Unsettled("whether a denominator is 0 could not be decided")
    return among_roots(None if value.cyclic is None else cy.inverse(value.cyclic), 1 / value.ball)


def sign(value: Number) -> int:
    """-1, 0 or 1, of the real part inside an integral, where arguments are boxes around the real line."""
    known = value.rational
    if known is not None:
        return (known > 0) - (known < 0)
    real = value.ball.real
    if real > 0:
        return 1
    if real < 0:
        return -1
    if value.ball.is_zero():
        return 0
    raise Unsettled("a sign could not be decided")


def is_zero(value: Number) -> bool:
    """Certainly zero or certainly not; else Unsettled."""
    known = value.rational
    if known is not None:
        return bool(known == 0)
    if value.cyclic is not None or not value.ball.contains(0):
        return False
    if value.ball.is_zero():
        return True
    raise Unsettled("an equality could not be decided")
