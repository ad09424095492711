"""Both sides of a goal at one point: certainly apart, or overlapping."""

from __future__ import annotations

from dataclasses import dataclass

from flint import arb

from proofgen.math import term as t
from proofgen.verify.refute.duals import Scalar, core, subtract
from proofgen.verify.refute.errors import Unsettled
from proofgen.verify.refute.scope import Scope
from proofgen.verify.refute.tensors import Position, Value, positions, shape
from proofgen.verify.refute.truth import holds, pairs

_WIDE = arb(2) ** -60


@dataclass(frozen=True, slots=True)
class Contrast:
    """apart: the positions at which the sides certainly differ, and of `u != v` those at which they are equal, which is all of them; empty if the
    point says nothing against the goal.

    wide: an overlap that more precision might resolve.
    """

    left: Value
    right: Value
    apart: tuple[Position, ...]
    wide: bool = False


def contrast(scope: Scope, goal: t.Term) -> Contrast:
    match goal:
        case t.Rel("=", left, right):
            return _equality(scope.evaluate(left), scope.evaluate(right))
        case t.Rel(_, left, right):
            here = Contrast(scope.evaluate(left), scope.evaluate(right), ())
            return here if holds(scope, goal) else Contrast(here.left, here.right, tuple(positions(shape(here.left))))
        case t.Or(parts):
            return _all([contrast(scope, part) for part in parts])
        case t.And(parts):
            found = [contrast(scope, part) for part in parts]
            return next((c for c in found if c.apart), found[0])
        case _:
            raise Unsettled("a statement of this kind cannot be refuted at a point")


def _all(found: list[Contrast]) -> Contrast:
    return next((c for c in found if not c.apart), found[0])


def _equality(left: Value, right: Value) -> Contrast:
    apart: list[Position] = []
    wide = False
    for position, a, b in pairs(left, right):
        differs, loose = _differ(a, b)
        wide = wide or loose
        if differs:
            apart.append(position)
    return Contrast(left, right, tuple(apart), wide)


def _differ(left: Scalar, right: Scalar) -> tuple[bool, bool]:
    difference = core(subtract(left, right))
    if difference.rational is not None:
        return bool(difference.rational != 0), False
    ball = difference.ball
    if not ball.is_finite():
        raise Unsettled("a number is too large to compute with")
    if not ball.contains(0):
        return True, False
    size = abs(core(left).ball.real.mid()) + 1
    return False, bool(not ball.real.rad() < size * _WIDE)
