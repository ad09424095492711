"""Making a draft satisfy the hypotheses: bounds by moving a coordinate, equalities by solving for one; then all are checked again."""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpq

from proofgen.math import term as t
from proofgen.math.sorts import Range
from proofgen.math.walk import free_symbols, substitute
from proofgen.verify.refute.draft import Draft, Place, rational
from proofgen.verify.refute.duals import core
from proofgen.verify.refute.errors import NoValue, Unsettled
from proofgen.verify.refute.evaluate import Evaluator
from proofgen.verify.refute.one_hot import choose_places
from proofgen.verify.refute.pools import FRACTIONS
from proofgen.verify.refute.problem import Problem
from proofgen.verify.refute.solve import place_of, solve
from proofgen.verify.refute.special import special
from proofgen.verify.refute.systems import solve_jointly
from proofgen.verify.refute.tensors import scalar
from proofgen.verify.refute.truth import holds

_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "!=": "!=", "=": "="}


def violated(evaluator: Evaluator, draft: Draft, hypotheses: tuple[t.Term, ...]) -> t.Term | None:
    """The first hypothesis that does not certainly hold; a symbol of integers with another value counts as one."""
    evaluator.set_point(draft.values())
    for (symbol, _), value in draft.numbers.items():
        if value.q != 1 and getattr(symbol.sort, "kind", "") == "integer":
            return symbol
    for h in hypotheses:
        try:
            if not holds(evaluator, h):
                return h
        except (NoValue, Unsettled):
            return h
    return None


def satisfy(problem: Problem, evaluator: Evaluator, draft: Draft, flavour: int) -> t.Term | None:
    """Changes the draft; returns a hypothesis that it still does not certainly satisfy."""
    failing = violated(evaluator, draft, problem.hypotheses)
    for effort in range(3):
        if failing is None:
            break
        special(evaluator, draft, problem.hypotheses, flavour + effort)
        choose_places(evaluator, draft, problem.hypotheses, flavour + effort)
        grounded = [r for h in problem.hypotheses for r in instances(evaluator, h, flavour)]
        _bound(evaluator, draft, [r for r in grounded if r.op != "="], flavour + effort)
        for relation in grounded:
            if relation.op == "=":
                solve(evaluator, draft, relation, flavour + effort)
        failing = violated(evaluator, draft, problem.hypotheses)
        if failing is not None:
            solve_jointly(evaluator, draft, [r for r in grounded if r.op == "="])
            failing = violated(evaluator, draft, problem.hypotheses)
    return failing


def instances(evaluator: Evaluator, statement: t.Term, flavour: int) -> Iterator[t.Rel]:
    """The relations that a statement comes to at this draft."""
    try:
        match statement:
            case t.Rel():
                yield statement
            case t.And(parts):
                for part in parts:
                    yield from instances(evaluator, part, flavour)
            case t.Or(parts):
                yield from instances(evaluator, parts[flavour % len(parts)], flavour)
            case t.Implies(premise, conclusion):
                if holds(evaluator, premise):
                    yield from instances(evaluator, conclusion, flavour)
            case t.ForAll(var, body) if isinstance(var.sort, Range):
                for k in evaluator.integers(var.sort.low, var.sort.high):
                    turn = flavour + k * (1 + flavour % 3)  # so that alternatives are not taken alike everywhere
                    yield from instances(evaluator, substitute(body, {var: t.Num(rational(fmpq(k)))}), turn)
            case _:
                return
    except (NoValue, Unsettled):
        return


class _Interval:
    def __init__(self) -> None:
        self.low: fmpq | None = None
        self.high: fmpq | None = None
        self.closed = True
        self.avoided: list[fmpq] = []

    def narrow(self, op: str, bound: fmpq) -> None:
        if op == "!=":
            self.avoided.append(bound)
        elif op in (">", ">="):
            self.low = bound if self.low is None else max(self.low, bound)
        else:
            self.high = bound if self.high is None else min(self.high, bound)
        self.closed = self.closed and op in ("<=", ">=")

    def moved(self, value: fmpq, flavour: int) -> fmpq:
        """The value if it lies inside, else one that does."""
        inside = (self.low is None or value > self.low or (self.closed and value == self.low)) and (
            self.high is None or value < self.high or (self.closed and value == self.high)
        )
        if not inside:
            if self.low is not None and self.high is not None:
                value = self.low + (self.high - self.low) * FRACTIONS[flavour % len(FRACTIONS)]
            elif self.low is not None:
                value = self.low + (abs(value - self.low) or fmpq(1))
            elif self.high is not None:
                value = self.high - (abs(value - self.high) or fmpq(1))
        while value in self.avoided:
            value += fmpq(1) if self.high is None else (self.high - value) / 2
            if self.high is not None and value >= self.high:
                break
        return value


def _bound(evaluator: Evaluator, draft: Draft, relations: list[t.Rel], flavour: int) -> None:
    intervals: dict[Place, _Interval] = {}
    rank = {s: k for k, s in enumerate(draft.shapes)}
    for count, relation in enumerate(relations):
        evaluator.set_point(draft.values())
        try:
            found = _reading(evaluator, draft, relation, rank)
        except (NoValue, Unsettled):
            continue
        for place, op, value in found:
            if place in draft.locked:
                continue
            interval = intervals.setdefault(place, _Interval())
            interval.narrow(op, value)
            draft.numbers[place] = interval.moved(draft.numbers[place], flavour + count)


def _reading(evaluator: Evaluator, draft: Draft, relation: t.Rel, rank: dict[t.Sym, int]) -> list[tuple[Place, str, fmpq]]:
    """The bounds that a relation puts on one coordinate: the later one where it relates two."""
    sides = []
    for here, there, op in ((relation.left, relation.right, relation.op), (relation.right, relation.left, _FLIPPED[relation.op])):
        if isinstance(here, t.Fn) and here.name == "abs" and op in ("<", "<="):
            place = place_of(evaluator, draft, here.args[0])
            if place is not None:
                bound = _number(evaluator, there)
                return [(place, op, bound), (place, _FLIPPED[op], -bound)]
        place = place_of(evaluator, draft, here)
        if (place is not None and place[0] not in free_symbols(there) | set(evaluator.locals)) or (place is not None and len(place[1])):
            sides.append((place, op, there))
    sides.sort(key=lambda side: rank[side[0][0]])
    if not sides:
        return []
    place, op, there = sides[-1]
    return [(place, op, _number(evaluator, there))]


def _number(evaluator: Evaluator, term: t.Term) -> fmpq:
    """Its value, or a rational next to it: what is chosen is checked afterwards."""
    value = core(scalar(evaluator.evaluate(term)))
    if value.rational is not None:
        return value.rational
    mantissa, exponent = value.ball.real.mid().man_exp()
    return fmpq(mantissa) * fmpq(2) ** int(exponent)
