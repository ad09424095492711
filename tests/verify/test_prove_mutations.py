"""A proved line changed in one place: if the change is proved too, the refuter, which shares no code, finds no witness against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from random import Random
from typing import Any

import pytest
from build import T, add, neg, power
from test_prove_algebra import HOLD as ALGEBRA
from test_prove_calculus import HOLD as CALCULUS
from test_prove_relations import HOLD as RELATIONS
from test_prove_sums import HOLD as SUMS
from test_prove_tensors import HOLD as TENSORS

from proofgen.math.shape import shape
from proofgen.math.term import And, Delta, Fn, Iff, Implies, Index, Num, Or, Rel, Sym, Term
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.refute import refute
from proofgen.verify.verdict import Proof, Witness

LINES = [*ALGEBRA, *CALCULUS, *RELATIONS, *SUMS, *TENSORS]
NAMES = ("sin", "cos", "exp", "abs", "log")
STATEMENTS = (And, Or, Iff, Implies, Rel)
Step = tuple[str, int | None]


def _places(term: Term, path: tuple[Step, ...] = ()) -> Iterator[tuple[Term, tuple[Step, ...]]]:
    yield term, path
    if isinstance(term, Sym):
        return
    for place in fields(term):
        value = getattr(term, place.name)
        parts = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for number, part in parts:
            if isinstance(part, Term) and place.name not in ("var", "wrt", "function", "size"):
                yield from _places(part, (*path, (place.name, number)))


def _put(term: Term, path: tuple[Step, ...], new: Term) -> Term:
    if not path:
        return new
    (name, number), *rest = path
    values: dict[str, Any] = {place.name: getattr(term, place.name) for place in fields(term)}
    if number is None:
        values[name] = _put(values[name], tuple(rest), new)
    else:
        parts = list(values[name])
        parts[number] = _put(parts[number], tuple(rest), new)
        values[name] = tuple(parts)
    return type(term)(**values)


def _changed(goal: Term, chance: Random) -> Term:
    places = [(term, path) for term, path in _places(goal) if path and not isinstance(term, STATEMENTS) and not shape(term)]
    if not places:
        return goal
    term, path = chance.choice(places)
    others = [other for other, _ in places if isinstance(term, Sym) and isinstance(other, Sym) and other.sort == term.sort]
    new: Term
    match term:
        case Sym() if len(others) > 1:
            new = chance.choice(others)
        case Num(value):
            new = Num(value + chance.choice((-1, 1, 2)))
        case Delta():
            new = T(chance.choice((0, 1)))
        case Fn(name, arguments) if name in NAMES:
            new = Fn(chance.choice(NAMES), arguments)
        case Index(base, indices) if len(indices) > 1:
            new = Index(base, indices[::-1])
        case _:
            new = chance.choice((neg(term), add(term, 1), power(term, 2)))
    return _put(goal, path, new)


@pytest.mark.parametrize("seed", range(6))
def test_no_witness_against_a_proof(seed: int) -> None:
    chance = Random(seed)
    proved = 0
    for _ in range(60):
        _, goal, context = chance.choice(LINES)
        goal = _changed(goal, chance)
        if isinstance(prove(Obligation(goal, context), Limits(seconds=2)), Proof):
            proved += 1
            assert not isinstance(refute(Obligation(goal, context), Limits(seconds=2, points=20)), Witness), goal
    assert proved < 60
