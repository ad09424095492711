"""Making an equality of complex numbers hold exactly: an assignment, a root, a modulus, or a quadratic equation for one coordinate."""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpq

from proofgen.math import term as t
from proofgen.verify.refute import cyclotomic as cy
from proofgen.verify.refute import exact as ex
from proofgen.verify.refute.balls import MINUS_ONE, Number, add, among_roots, in_cyclic, inverse, multiply
from proofgen.verify.refute.cyclotomic import Cyclic
from proofgen.verify.refute.draft import Draft, Place
from proofgen.verify.refute.duals import core, subtract
from proofgen.verify.refute.errors import NoValue, Unsettled
from proofgen.verify.refute.evaluate import Evaluator
from proofgen.verify.refute.problem import reached
from proofgen.verify.refute.tensors import scalar

_CIRCLE = ((fmpq(3, 5), fmpq(4, 5)), (fmpq(0), fmpq(1)), (fmpq(-5, 13), fmpq(12, 13)), (fmpq(1), fmpq(0)), (fmpq(-4, 5), fmpq(-3, 5)))


def solve_complex(evaluator: Evaluator, draft: Draft, relation: t.Rel, flavour: int) -> bool:
    """Whether the draft was made to satisfy it by moving a coordinate that is complex. All is checked again afterwards."""
    concerned = reached((relation,), evaluator.definitions)
    places = [(s, ()) for s in draft.shapes if s in concerned and (s, ()) in draft.imaginary and (s, ()) not in draft.locked]
    if not places or _vanishes(_gap(evaluator, draft, relation)):
        return False
    for place in reversed(places):
        before = draft.copy()
        for value in _candidates(evaluator, draft, relation, place, flavour):
            draft.put(place, value)
            if _vanishes(_gap(evaluator, draft, relation)):
                draft.locked.update((s, ()) for s in draft.shapes if s in concerned and (s, ()) in draft.numbers)
                return True
        draft.numbers, draft.imaginary, draft.cyclic = before.numbers, before.imaginary, before.cyclic
    return False


def _value(evaluator: Evaluator, draft: Draft, term: t.Term) -> Cyclic | None:
    evaluator.set_point(draft.values())
    try:
        found = core(scalar(evaluator.evaluate(term)))
    except (NoValue, Unsettled):
        return None
    return in_cyclic(found)


def _gap(evaluator: Evaluator, draft: Draft, relation: t.Rel) -> Cyclic | None:
    evaluator.set_point(draft.values())
    try:
        left, right = (scalar(evaluator.evaluate(side)) for side in (relation.left, relation.right))
    except (NoValue, Unsettled):
        return None
    return in_cyclic(core(subtract(left, right)))


def _vanishes(gap: Cyclic | None) -> bool:
    return gap is not None and gap.rational == 0


def _candidates(evaluator: Evaluator, draft: Draft, relation: t.Rel, place: Place, flavour: int) -> Iterator[Cyclic]:
    symbol = place[0]
    for here, there in ((relation.left, relation.right), (relation.right, relation.left)):
        if symbol in reached((there,), evaluator.definitions):
            continue
        value = _value(evaluator, draft, there)
        match here:
            case _ if value is None:
                continue
            case t.Sym() if here is symbol:
                yield value
            case t.Fn("conj", (inside,)) if inside is symbol:
                yield cy.conjugate(value)
            case t.Fn("abs", (inside,)) if inside is symbol:
                yield from _on_a_circle(value, flavour)
            case t.Pow(base, t.Num(degree)) if base is symbol and degree.denominator == 1 and degree >= 2:
                yield from _roots(value, int(degree), flavour)
            case _:
                continue
    yield from _of_a_quadratic(evaluator, draft, relation, place, flavour)


def _on_a_circle(radius: Cyclic, flavour: int) -> Iterator[Cyclic]:
    real, imaginary = _CIRCLE[flavour % len(_CIRCLE)]
    found = cy.multiply(radius, cy.gaussian(real, imaginary))
    if found is not None:
        yield found


def _roots(value: Cyclic, degree: int, flavour: int) -> Iterator[Cyclic]:
    """Roots of a rational, or of a rational times i, one after the other; of a size that is rational."""
    parts = value.gaussian
    if parts is None or (parts[0] != 0 and parts[1] != 0):
        return
    size = parts[0] if parts[1] == 0 else parts[1]
    length = ex.root(abs(size), degree) if size else None
    quarters = (0 if parts[1] == 0 else 1) + (0 if size > 0 else 2)
    if length is None:
        return
    turn = fmpq(quarters + 4 * ((flavour + 1) % degree), 4 * degree)
    unit = cy.root_of_unity(int(turn.p), int(turn.q))
    found = None if unit is None else cy.multiply(cy.of_rational(length), unit)
    if found is not None:
        yield found


def _of_a_quadratic(evaluator: Evaluator, draft: Draft, relation: t.Rel, place: Place, flavour: int) -> Iterator[Cyclic]:
    """The equation taken for a z² + b z + c = 0 with its values at 0, 1 and -1; what is not one fails when it is checked."""
    trial = draft.copy()
    gaps: list[Number] = []
    for point in (0, 1, -1):
        trial.put(place, cy.of_rational(fmpq(point)))
        found = _gap(evaluator, trial, relation)
        if found is None:
            return
        gaps.append(among_roots(found))
    c, plus, minus = gaps
    half, back = Number(fmpq(1, 2)), _negative(c)
    b = multiply(half, add(plus, _negative(minus)))
    a = add(multiply(half, add(plus, minus)), back)
    if a.rational == 0:
        if b.rational != 0:
            yield from _exact(multiply(back, inverse(b)))
        return
    under = add(multiply(b, b), multiply(Number(fmpq(4)), multiply(a, back))).rational
    root = None if under is None else cy.square_root(under)
    if root is not None:
        side = Number(fmpq(1 if flavour % 2 else -1))
        above = add(_negative(b), multiply(side, among_roots(root)))
        yield from _exact(multiply(above, multiply(half, inverse(a))))


def _negative(value: Number) -> Number:
    return multiply(MINUS_ONE, value)


def _exact(value: Number) -> Iterator[Cyclic]:
    found = in_cyclic(value)
    if found is not None:
        yield found
