"""Orders of growth as a positive h tends to 0: the products of exponentials, powers and logarithms of h, and which of two is the larger.

With L = log(1/h), a scale is exp(P) · L^k, where P is a sum of c · h^(-a) · L^j that tend to infinity; h^(-c) is exp(c L).
"""

from __future__ import annotations

from dataclasses import dataclass

from flint import acb, arb, fmpq

from proofgen.verify.refute import exact as ex
from proofgen.verify.refute.errors import Unsettled
from proofgen.verify.refute.exact import Exact, Form

Part = tuple[fmpq, int, Exact]
_ZERO = fmpq(0)


@dataclass(frozen=True, slots=True)
class Scale:
    """parts: (a, j, c) for c · h^(-a) · L^j in the exponent, with a > 0 or a = 0 < j, the largest first. logs: the power of L beside it."""

    parts: tuple[Part, ...]
    logs: int = 0

    @property
    def plain(self) -> fmpq | None:
        """The power of 1/h that it is, where it is one."""
        if self.logs:
            return None
        return self.power

    @property
    def power(self) -> fmpq | None:
        """The power of 1/h in it, where there is nothing but logarithms beside it."""
        match self.parts:
            case ():
                return _ZERO
            case ((a, 1, c),) if a == 0 and isinstance(c, fmpq):
                return c
            case _:
                return None


ONE = Scale(())


def of_power(power: fmpq, logs: int = 0) -> Scale:
    """h^(-power) · L^logs."""
    return Scale(((_ZERO, 1, power),) if power != 0 else (), logs)


def product(left: Scale, right: Scale) -> Scale:
    if not left.parts:
        return Scale(right.parts, left.logs + right.logs)
    if not right.parts:
        return Scale(left.parts, left.logs + right.logs)
    return Scale(_combined(left.parts, right.parts), left.logs + right.logs)


def _combined(left: tuple[Part, ...], right: tuple[Part, ...]) -> tuple[Part, ...]:
    found: dict[tuple[fmpq, int], Exact] = {(a, j): c for a, j, c in left}
    for a, j, c in right:
        found[a, j] = ex.add(found[a, j], c) if (a, j) in found else c
    return tuple((a, j, c) for (a, j), c in sorted(found.items(), key=lambda item: item[0], reverse=True) if c != _ZERO)


def to_the(scale: Scale, power: fmpq) -> Scale:
    """Raises Unsettled where that takes a root of L."""
    logs = scale.logs * power
    if logs.q != 1:
        raise Unsettled("a root of a logarithm")
    return Scale(tuple((a, j, _times(power, c)) for a, j, c in scale.parts) if power != 0 else (), int(logs.p))


def _times(power: fmpq, value: Exact) -> Exact:
    found = ex.multiply(power, value)
    assert found is not None  # one of the two is rational
    return found


def compare(left: Scale, right: Scale) -> int:
    """1 where `left` is the larger, 0 where they are the same."""
    if left.parts != right.parts:
        for _, _, c in _combined(left.parts, to_the(Scale(right.parts), fmpq(-1)).parts):
            return sign(c)
    return (left.logs > right.logs) - (left.logs < right.logs)


def sign(value: Exact) -> int:
    """Of a number that is not 0."""
    if isinstance(value, fmpq):
        return 1 if value > 0 else -1
    real = ball(value).real
    if real > 0:
        return 1
    if real < 0:
        return -1
    raise Unsettled("a sign could not be decided")


def ball(value: Exact) -> acb:
    if not isinstance(value, Form):
        return acb(value)
    total = arb(value.constant)
    for generator, coefficient in value.parts:
        total += arb(coefficient) * (arb.pi() if generator == ex.PI else arb(generator).log())
    return acb(total)
