"""Rows of which hypotheses say that the entries are 0 or 1 and sum to 1: one place of each row is chosen."""

from __future__ import annotations

from random import Random

from flint import fmpq

from proofgen.math import term as t
from proofgen.verify.refute.draft import Draft
from proofgen.verify.refute.errors import NoValue, Unsettled
from proofgen.verify.refute.evaluate import Evaluator

_BITS = {0, 1}


def choose_places(evaluator: Evaluator, draft: Draft, hypotheses: tuple[t.Term, ...], flavour: int) -> None:
    """Entries that a hypothesis fixes outright (y_ik = 1) are respected. All is checked afterwards."""
    random = Random(flavour)
    binary = {symbol for h in hypotheses if (symbol := _binary(h)) is not None}
    summed = {symbol for h in hypotheses if (symbol := _summed_to_one(h)) is not None}
    for symbol in sorted(binary & summed, key=lambda s: s.name):
        if not draft.shapes.get(symbol):
            continue
        fixed = _fixed(evaluator, symbol, hypotheses)
        rows: dict[tuple[int, ...], list[int]] = {}
        for _, place in draft.places(symbol):
            rows.setdefault(place[:-1], []).append(place[-1])
        for row, columns in rows.items():
            ones = [c for c in columns if fixed.get((*row, c)) == 1]
            open_columns = [c for c in columns if fixed.get((*row, c)) != 0]
            chosen = ones[0] if ones else random.choice(open_columns or columns)
            for column in columns:
                draft.numbers[(symbol, (*row, column))] = fmpq(int(column == chosen))
                draft.locked.add((symbol, (*row, column)))
    evaluator.set_point(draft.values())


def _inside(statement: t.Term) -> t.Term:
    while isinstance(statement, t.ForAll):
        statement = statement.body
    return statement


def _binary(statement: t.Term) -> t.Sym | None:
    match _inside(statement):
        case t.Or((t.Rel("=", t.Index(t.Sym() as a, one), t.Num(x)), t.Rel("=", t.Index(t.Sym() as b, other), t.Num(y)))):
            return a if a is b and one == other and {int(x), int(y)} == _BITS and x.denominator == y.denominator == 1 else None
        case _:
            return None


def _summed_to_one(statement: t.Term) -> t.Sym | None:
    match _inside(statement):
        case t.Rel("=", t.Sum(variable, _, _, t.Index(t.Sym() as symbol, indices), None), t.Num(value)) if (
            value == 1 and indices[-1] is variable
        ):
            return symbol
        case _:
            return None


def _fixed(evaluator: Evaluator, symbol: t.Sym, hypotheses: tuple[t.Term, ...]) -> dict[tuple[int, ...], int]:
    found: dict[tuple[int, ...], int] = {}
    for h in hypotheses:
        match h:
            case t.Rel("=", t.Index(t.Sym() as base, indices), t.Num(value)) if base is symbol and value in _BITS:
                try:
                    found[tuple(evaluator.integer(i) for i in indices)] = int(value)
                except (NoValue, Unsettled):
                    continue
    return found
