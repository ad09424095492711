"""Linear systems: where equalities share their coordinates and one after the other did not do."""

from __future__ import annotations

from flint import fmpq, fmpq_mat

from proofgen.math import term as t
from proofgen.verify.refute.draft import Draft
from proofgen.verify.refute.duals import core, subtract
from proofgen.verify.refute.errors import NoValue, Unsettled
from proofgen.verify.refute.evaluate import Evaluator
from proofgen.verify.refute.problem import reached
from proofgen.verify.refute.scope import is_integral
from proofgen.verify.refute.truth import pairs

_COORDINATES = 24


def solve_jointly(evaluator: Evaluator, draft: Draft, equalities: list[t.Rel]) -> None:
    """One exact step of Newton's method, which solves what is affine. The draft is left as it was where that makes no sense."""
    names = reached(equalities, evaluator.definitions)
    places = [p for s in draft.shapes if s in names and not is_integral(s) for p in draft.places(s)]
    start = _residuals(evaluator, draft, equalities)
    if start is None or not 0 < len(places) <= _COORDINATES:
        return
    columns: list[list[fmpq]] = []
    for place in places:
        draft.numbers[place] += 1
        moved = _residuals(evaluator, draft, equalities)
        draft.numbers[place] -= 1
        if moved is None or len(moved) != len(start):
            return
        columns.append([after - before for after, before in zip(moved, start, strict=True)])
    rows = [[*(column[k] for column in columns), -start[k]] for k in range(len(start))]
    reduced, rank = fmpq_mat(len(rows), len(places) + 1, [v for row in rows for v in row]).rref()
    for row in range(rank):
        pivot = next(c for c in range(len(places) + 1) if reduced[row, c] != 0)
        if pivot < len(places):
            draft.numbers[places[pivot]] += reduced[row, len(places)]


def _residuals(evaluator: Evaluator, draft: Draft, equalities: list[t.Rel]) -> list[fmpq] | None:
    evaluator.set_point(draft.values())
    found: list[fmpq] = []
    try:
        for relation in equalities:
            for _, left, right in pairs(evaluator.evaluate(relation.left), evaluator.evaluate(relation.right)):
                value = core(subtract(left, right)).rational
                if value is None:
                    return None
                found.append(value)
    except (NoValue, Unsettled):
        return None
    return found
