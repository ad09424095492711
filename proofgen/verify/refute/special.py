"""Matrices that no equation is solved for: orthogonal, positive (semi)definite and idempotent ones, made outright."""

from __future__ import annotations

from random import Random

from flint import fmpq, fmpq_mat

from proofgen.math import term as t
from proofgen.verify.refute.draft import Draft
from proofgen.verify.refute.evaluate import Evaluator
from proofgen.verify.refute.truth import quadratic_form


def special(evaluator: Evaluator, draft: Draft, hypotheses: tuple[t.Term, ...], flavour: int) -> None:
    """Sets those symbols of the draft of which a hypothesis says that they are orthogonal, definite or idempotent. All is checked afterwards."""
    random = Random(flavour)
    for h in hypotheses:
        orthogonal = _orthogonal(h)
        form = quadratic_form(h)
        if orthogonal is not None and len(set(draft.shapes.get(orthogonal, ()))) == 1:
            _put(draft, orthogonal, _rotation(draft.shapes[orthogonal][0], random))
        elif form is not None and isinstance(form.matrix, t.Sym) and len(set(draft.shapes.get(form.matrix, ()))) == 1:
            _put(draft, form.matrix, _definite(draft.shapes[form.matrix][0], form.strict, random))
        idempotent = _idempotent(h)
        if idempotent is not None and len(set(draft.shapes.get(idempotent, ()))) == 1:
            upright = t.Rel("=", idempotent, t.Transpose(idempotent)) in hypotheses
            _put(draft, idempotent, _projection(draft.shapes[idempotent][0], upright, random))
    evaluator.set_point(draft.values())


def _idempotent(statement: t.Term) -> t.Sym | None:
    match statement:
        case t.Rel("=", t.MatMul((t.Sym() as a, t.Sym() as b)), t.Sym() as c) if a is b and b is c:
            return a
        case _:
            return None


def _orthogonal(statement: t.Term) -> t.Sym | None:
    match statement:
        case t.Rel("=", t.MatMul((t.Transpose(t.Sym() as a), t.Sym() as b)), t.Identity()) if a is b:
            return a
        case t.Rel("=", t.MatMul((t.Sym() as a, t.Transpose(t.Sym() as b))), t.Identity()) if a is b:
            return a
        case _:
            return None


def _random(size: int, random: Random) -> fmpq_mat:
    return fmpq_mat(size, size, [fmpq(random.randint(-2, 2)) for _ in range(size * size)])


def _unit(size: int) -> fmpq_mat:
    return fmpq_mat(size, size, [fmpq(int(i == j)) for i in range(size) for j in range(size)])


def _rotation(size: int, random: Random) -> fmpq_mat:
    """Cayley's (1 - S)(1 + S)^-1 for a skew S, with the sign of one row turned half of the time."""
    square, unit = _random(size, random), _unit(size)
    skew = square - square.transpose()
    turned = (unit - skew) * (unit + skew).inv()
    if random.random() < 0.5:
        for column in range(size):
            turned[0, column] = -turned[0, column]
    return turned


def _definite(size: int, strict: bool, random: Random) -> fmpq_mat:
    """Symmetric too, whether or not that is asked for. If it is not to be strict, of any rank."""
    square = _random(size, random)
    for row in range(size if strict else random.randint(0, size), size):
        for column in range(size):
            square[row, column] = fmpq(0)
    return square * square.transpose() + (_unit(size) if strict else fmpq_mat(size, size))


def _projection(size: int, upright: bool, random: Random) -> fmpq_mat:
    """S D S^-1 for a diagonal D of zeros and ones; with an orthogonal S it is symmetric."""
    turned = _rotation(size, random) if upright else _random(size, random)
    while turned.det() == 0:
        turned = _random(size, random)
    chosen = [random.randint(0, 1) for _ in range(size)]
    diagonal = fmpq_mat(size, size, [fmpq(chosen[i] if i == j else 0) for i in range(size) for j in range(size)])
    return turned * diagonal * turned.inv()


def _put(draft: Draft, symbol: t.Sym, values: fmpq_mat) -> None:
    for _, (row, column) in draft.places(symbol):
        draft.numbers[(symbol, (row, column))] = values[row - 1, column - 1]
        draft.locked.add((symbol, (row, column)))
