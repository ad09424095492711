"""Making an equality hold exactly, by moving the coordinates it depends on."""

from __future__ import annotations

from collections.abc import Callable

from flint import fmpq

from proofgen.math import term as t
from proofgen.verify.refute import exact as ex
from proofgen.verify.refute.chance import of_spread
from proofgen.verify.refute.complex_solve import solve_complex
from proofgen.verify.refute.draft import Draft, Place
from proofgen.verify.refute.duals import core, subtract
from proofgen.verify.refute.errors import NoValue, Unsettled
from proofgen.verify.refute.evaluate import Evaluator
from proofgen.verify.refute.problem import reached
from proofgen.verify.refute.scope import is_integral
from proofgen.verify.refute.tensors import Position, entry, positions, scalar, shape

_TRIED = (fmpq(0), fmpq(3, 5), fmpq(-4, 5), fmpq(1), fmpq(5, 13), fmpq(-1), fmpq(1, 2), fmpq(2))

Residual = Callable[[], fmpq | None]


def solve(evaluator: Evaluator, draft: Draft, relation: t.Rel, flavour: int) -> None:
    evaluator.set_point(draft.values())
    if solve_complex(evaluator, draft, relation, flavour) or _assigned(evaluator, draft, relation):
        return
    concerned = reached((relation,), evaluator.definitions)
    try:
        sizes = shape(evaluator.evaluate(relation.left))
    except (NoValue, Unsettled):
        sizes = ()
    for position in positions(sizes):
        residual = _residual(evaluator, draft, relation, position)
        _solve_entry(
            draft,
            residual,
            [p for s in draft.shapes if (of_spread(s) or s) in concerned and not is_integral(s) for p in draft.places(s)],
            flavour,
        )


def _assigned(evaluator: Evaluator, draft: Draft, relation: t.Rel) -> bool:
    """A free coordinate on one side, something without its symbol on the other: y_k = 1."""
    for here, there in ((relation.left, relation.right), (relation.right, relation.left)):
        try:
            place = place_of(evaluator, draft, here)
            if place is None or place in draft.locked or place[0] in reached((there,), evaluator.definitions):
                continue
            value = core(scalar(evaluator.evaluate(there))).rational
        except (NoValue, Unsettled):
            continue
        if value is not None:
            draft.numbers[place] = value
            draft.locked.update(p for s in draft.shapes if s in reached((there,), evaluator.definitions) for p in draft.places(s))
            draft.locked.add(place)
            return True
    return False


def place_of(evaluator: Evaluator, draft: Draft, term: t.Term) -> Place | None:
    """The coordinate that a term names."""
    match term:
        case t.Sym() if draft.shapes.get(term) == () and not is_integral(term):
            return term, ()
        case t.Index(t.Sym() as base, indices) if base in draft.shapes:
            position = tuple(evaluator.integer(k) for k in indices)
            return (base, position) if (base, position) in draft.numbers else None
        case _:
            return None


def _residual(evaluator: Evaluator, draft: Draft, relation: t.Rel, position: Position) -> Residual:
    def value() -> fmpq | None:
        evaluator.set_point(draft.values())
        try:
            left, right = (scalar(entry(evaluator.evaluate(side), position)) for side in (relation.left, relation.right))
            return core(subtract(left, right)).rational
        except (NoValue, Unsettled):
            return None

    return value


def _solve_entry(draft: Draft, residual: Residual, places: list[Place], flavour: int) -> None:
    start = residual()
    if len(places) > 60 or all(p in draft.locked for p in places):
        return
    moving = [p for p in places if p not in draft.imaginary and _moves(draft, residual, p, start)]
    free = [p for p in moving if p not in draft.locked]
    if start == 0 or _rescaled(draft, residual, free) or any(_moved(draft, residual, p, flavour) for p in reversed(free)):
        draft.locked.update(moving)
        return
    for other in free[:3]:  # a quadric: put one coordinate where the other may come out rational
        before = draft.numbers[other]
        for shift in range(len(_TRIED)):
            draft.numbers[other] = _TRIED[(flavour + shift) % len(_TRIED)]
            if any(_moved(draft, residual, p, flavour) for p in reversed(free) if p is not other):
                draft.locked.update(moving)
                return
        draft.numbers[other] = before


def _moves(draft: Draft, residual: Residual, place: Place, start: fmpq | None) -> bool:
    before = draft.numbers[place]
    for shift in (fmpq(1), fmpq(17, 7)):
        draft.numbers[place] = before + shift
        changed = residual() != start
        draft.numbers[place] = before
        if changed:
            return True
    return False


def _rescaled(draft: Draft, residual: Residual, free: list[Place]) -> bool:
    """All of two or more coordinates of one symbol by a positive factor, so that signs are kept: Σ p = 1."""
    if len(free) < 2 or len({s for s, _ in free}) > 1:
        return False
    before = {p: draft.numbers[p] for p in free}

    def at(factor: fmpq) -> fmpq | None:
        for p, value in before.items():
            draft.numbers[p] = value * factor
        return residual()

    r0, r1 = at(fmpq(0)), at(fmpq(1))
    if r0 is not None and r1 is not None and r0 != r1 and -r0 / (r1 - r0) > 0 and at(-r0 / (r1 - r0)) == 0:
        return True
    for p, value in before.items():
        draft.numbers[p] = value
    return False


def _moved(draft: Draft, residual: Residual, place: Place, flavour: int) -> bool:
    """One coordinate to a root of the residual, taken as a quadratic in it."""
    before = draft.numbers[place]

    def at(value: fmpq) -> fmpq | None:
        draft.numbers[place] = value
        return residual()

    r0, r1, r2 = at(fmpq(1)), at(fmpq(2)), at(fmpq(3))
    if r0 is not None and r1 is not None and r2 is not None:
        square = (r2 - 2 * r1 + r0) / 2
        linear = r1 - r0 - square
        for root in _roots(square, linear, r0, flavour):
            if at(root + 1) == 0:
                return True
    draft.numbers[place] = before
    return False


def _roots(a: fmpq, b: fmpq, c: fmpq, flavour: int) -> list[fmpq]:
    """Rational roots of a t² + b t + c."""
    if a == 0:
        return [] if b == 0 else [-c / b]
    discriminant = b * b - 4 * a * c
    if discriminant < 0:
        return []
    width = ex.root(discriminant, 2)
    if width is None:
        return []
    return [(-b + sign * width) / (2 * a) for sign in ((1, -1) if flavour % 2 == 0 else (-1, 1))]
