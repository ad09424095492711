"""Linear differential equations of the first order with constant coefficients that are supposed for all values of their variable: what they say of a function.

a y' + b y + e = 0 for all real t, where a, b, e do not depend on t and a is not 0, has one solution through each point: y(t) = y(s) + (t - s) d where b
is 0, and y(t) = (y(s) + d/c) e^(c (t - s)) - d/c for c = -b/a not 0, d = -e/a. Picard and Lindelöf; for this case (y e^(-c t))' = d e^(-c t).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from proofgen.math.context import Context
from proofgen.math.flow import everywhere
from proofgen.math.sorts import REAL, Function
from proofgen.math.term import Add, Apply, ForAll, Mul, Num, Rel, Sym, Term
from proofgen.math.walk import free_symbols, subterms
from proofgen.verify.normal.core import Clock, is_complex
from proofgen.verify.normal.spell import ZERO, add, fn, inverse, minus, mul, negative
from proofgen.verify.normal.stops import Stop
from proofgen.verify.search import Search

_MOST = 8


@dataclass(frozen=True, slots=True)
class _Flow:
    """slope y' + rate y + rest = 0."""

    function: Sym
    slope: Term
    rate: Term
    rest: Term


def followed(goal: Term, context: Context, clock: Clock) -> Context:
    """With each value of such a function in the goal in terms of its values elsewhere that are supposed, or stand in the goal at a number."""
    known = [each for h in context.hypotheses if (each := _linear(h)) is not None]
    if not known:
        return context
    more = [h for each in known for h in _solved(each, goal, context, clock) if h not in context.hypotheses]
    return replace(context, hypotheses=(*context.hypotheses, *more)) if more else context


def _linear(hypothesis: Term) -> _Flow | None:
    found = everywhere(hypothesis)
    if found is None or not isinstance(hypothesis, ForAll) or not isinstance(hypothesis.body, Rel) or len(found.orders) != 1:
        return None
    function, orders = next(iter(found.orders.items()))
    if orders not in ((0, 1), (1,)) or function.sort != Function((REAL,), REAL):
        return None
    parts: dict[int, list[Term]] = {1: [], 0: [], -1: []}
    for part in (*summands(hypothesis.body.left), *(negative(each) for each in summands(hypothesis.body.right))):
        split = _coefficient(part, function, found.variable)
        if split is None:
            return None
        parts[split[0]].append(split[1])
    return _Flow(function, add(*parts[1]), add(*parts[0]), add(*parts[-1]))


def summands(term: Term) -> Iterator[Term]:
    if isinstance(term, Add):
        for part in term.terms:
            yield from summands(part)
    elif isinstance(term, Mul) and len(term.factors) == 2 and isinstance(term.factors[0], Num) and isinstance(term.factors[1], Add):
        yield from (mul(term.factors[0], part) for part in summands(term.factors[1]))
    else:
        yield term


def _coefficient(term: Term, function: Sym, variable: Sym) -> tuple[int, Term] | None:
    """(1 or 0, c) for c y' or c y, (-1, c) for a constant c; None of anything else."""
    factors = list(factors_of(term))
    members = [factor for factor in factors if isinstance(factor, Apply)]
    others = [factor for factor in factors if not isinstance(factor, Apply)]
    if len(members) > 1 or any(variable in free_symbols(f) or any(isinstance(p, Apply) for p in subterms(f)) for f in others):
        return None
    order = -1
    for member in members:
        if member.function is not function or member.args != (variable,):
            return None
        order = member.orders[0]
    return order, mul(*others)


def factors_of(term: Term) -> Iterator[Term]:
    if isinstance(term, Mul):
        for factor in term.factors:
            yield from factors_of(factor)
    else:
        yield term


def _solved(known: _Flow, goal: Term, context: Context, clock: Clock) -> Iterator[Term]:
    wanted = dict.fromkeys(_places(goal, known.function))
    supposed = (place for h in context.hypotheses if isinstance(h, Rel) for place in _places(h, known.function))
    anchors = dict.fromkeys((*supposed, *(place for place in wanted if isinstance(place, Num))))
    if not anchors or not _is(known.slope, "!=", context, clock):
        return
    rate, rest = (negative(mul(each, inverse(known.slope))) for each in (known.rate, known.rest))
    plain, steady = _is(known.rate, "=", context, clock), _is(known.rest, "=", context, clock)
    if not plain and not steady and not _is(known.rate, "!=", context, clock):
        return
    for place in list(wanted)[:_MOST]:
        for anchor in list(anchors)[:1]:
            if place is anchor:
                continue
            start, time = Apply(known.function, (anchor,), (0,)), minus(place, anchor)
            if plain:
                value = add(start, mul(time, rest))
            else:
                shift = ZERO if steady else mul(rest, inverse(rate))
                value = minus(mul(add(start, shift), fn("exp", mul(rate, time))), shift)
            yield Rel("=", Apply(known.function, (place,), (0,)), value)


def _places(term: Term, function: Sym) -> Iterator[Term]:
    """Where its values stand at real places that no letter is bound in."""
    free = free_symbols(term)
    values = (part.args[0] for part in subterms(term) if isinstance(part, Apply) and part.function is function and part.orders == (0,))
    for place in values:
        if free_symbols(place) <= free and not any(map(is_complex, subterms(place))):
            yield place


def _is(term: Term, op: str, context: Context, clock: Clock) -> bool:
    try:
        return Search(context, clock).shown(Rel(op, term, ZERO))
    except Stop:
        return False
