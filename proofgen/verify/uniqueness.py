"""Solutions of linear differential equations that are supposed for all values of their variable: a function that satisfies the equation and has
the same values at one place is the solution.

a_n y⁽ⁿ⁾ + … + a_0 y + b = 0 for all real t, where a_n is a number other than 0 and the other coefficients are continuous everywhere, has one solution
with given y(c), y'(c), …, y⁽ⁿ⁻¹⁾(c). Picard and Lindelöf (Walter, Ordinary Differential Equations, § 14).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from proofgen.math.context import Context
from proofgen.math.flow import everywhere
from proofgen.math.sorts import REAL, Function
from proofgen.math.term import Add, Apply, At, Const, Fn, ForAll, Mul, Num, Partial, Pow, Rel, Sym, Term
from proofgen.math.walk import free_symbols, fresh, rebuild, substitute, subterms
from proofgen.verify.laws import in_words
from proofgen.verify.linear_flows import factors_of, summands
from proofgen.verify.normal.core import Clock
from proofgen.verify.normal.spell import ZERO, add, minus, mul
from proofgen.verify.normal.stops import Stop
from proofgen.verify.search import Search
from proofgen.verify.verdict import Attempt, Proof

_HIGHEST = 4
_ENTIRE = frozenset({"exp", "sin", "cos", "sinh", "cosh"})
Prove = Callable[[Term, Context], Proof | Attempt]


def the_solution(goal: Term, context: Context, clock: Clock, prove: Prove) -> Proof | None:
    """Of `y(t) = g(t)`, where g is such a function. None where this is no such line, or where the proof does not come to its end."""
    for value, claimed in _sides(goal):
        (place,) = value.args
        if (
            not isinstance(place, Sym)
            or place.sort != REAL
            or any(isinstance(part, Apply) for part in subterms(claimed))
            or _is_defined(value.function, context)
        ):
            continue
        time = fresh(place)  # nothing is supposed of it: what follows holds for all of its values
        candidate = substitute(claimed, {place: time})
        if not _is_entire(candidate, time):
            continue
        for hypothesis in context.hypotheses:
            found = _of(hypothesis, value.function, candidate, time, context, clock, prove)
            if found is not None:
                return found
    return None


def _sides(goal: Term) -> Iterator[tuple[Apply, Term]]:
    if isinstance(goal, Rel) and goal.op == "=":
        for one, other in ((goal.left, goal.right), (goal.right, goal.left)):
            if isinstance(one, Apply) and one.orders == (0,) and one.function.sort == Function((REAL,), REAL):
                yield one, other


def _is_defined(function: Sym, context: Context) -> bool:
    return any(definition.symbol is function for definition in context.definitions)


def _is_entire(term: Term, time: Sym) -> bool:
    """Differentiable as often as one likes, at every real number."""
    if time not in free_symbols(term):
        return not any(isinstance(part, Apply) for part in subterms(term))
    match term:
        case Sym() | Num() | Const():
            return True
        case Add(parts) | Mul(parts):
            return all(_is_entire(part, time) for part in parts)
        case Fn(name, (inner,)) if name in _ENTIRE:
            return _is_entire(inner, time)
        case Pow(Const("e"), exponent):
            return _is_entire(exponent, time)
        case Pow(base, Num(power)) if power.denominator == 1 and power >= 0:
            return _is_entire(base, time)
        case _:
            return False


def _of(hypothesis: Term, function: Sym, candidate: Term, time: Sym, context: Context, clock: Clock, prove: Prove) -> Proof | None:
    found = everywhere(hypothesis)
    if found is None or not isinstance(hypothesis, ForAll) or not isinstance(hypothesis.body, Rel) or set(found.orders) != {function}:
        return None
    order = max(found.orders[function])
    body = substitute(hypothesis.body, {found.variable: time})
    assert isinstance(body, Rel)
    split = _coefficients(_by_orders(minus(body.left, body.right)), function, time)
    if not 1 <= order <= _HIGHEST or split is None or time in free_symbols(add(*split[order])):
        return None
    try:
        if not Search(context, clock).shown(Rel("!=", add(*split[order]), ZERO)):
            return None
    except Stop:
        return None
    slopes = [candidate]
    for _ in range(order):
        slopes.append(Partial(slopes[-1], time))
    left = add(*(mul(coefficient, slopes[k]) if k >= 0 else coefficient for k, parts in split.items() for coefficient in parts))
    for place in dict.fromkeys(_starts(context, function)):
        values = [_value(context, function, place, k) for k in range(order)]
        needs = [Rel("=", At(time, place, slope), value) for slope, value in zip(slopes, values, strict=False) if value is not None]
        if len(needs) == order:
            return _all_of([Rel("=", left, ZERO), *needs], context, prove)
    return None


def _all_of(needs: list[Rel], context: Context, prove: Prove) -> Proof | None:
    laws: dict[str, None] = {}
    conditions: dict[Term, None] = {}
    for need in needs:
        found = prove(need, context)
        if not isinstance(found, Proof):
            return None
        laws.update(dict.fromkeys(found.laws))
        conditions.update(dict.fromkeys(found.conditions))
    return Proof((*laws, in_words("unique-solution")), tuple(conditions))


def _by_orders(term: Term) -> Term:
    """`\\frac{dy}{dt}` as y'(t)."""
    match term:
        case Partial(body, Sym() as wrt):
            inner = _by_orders(body)
            if isinstance(inner, Apply) and inner.args == (wrt,):
                return Apply(inner.function, inner.args, (inner.orders[0] + 1,))
            return term
        case Add() | Mul():
            return rebuild(term, _by_orders)
        case _:
            return term


def _coefficients(term: Term, function: Sym, time: Sym) -> dict[int, list[Term]] | None:
    """By the order of the derivative that they multiply, -1 for what multiplies none. None where the equation is not linear."""
    split: dict[int, list[Term]] = {-1: []}
    for part in _summands(term):
        members = [each for each in factors_of(part) if isinstance(each, Apply) and each.function is function]
        others = mul(*(each for each in factors_of(part) if each not in members))
        if (
            len(members) > 1
            or any(isinstance(each, Apply | Partial) for each in subterms(others))
            or (members and members[0].args != (time,))
        ):
            return None
        split.setdefault(members[0].orders[0] if members else -1, []).append(others)
    return split


def _summands(term: Term) -> Iterator[Term]:
    """Signs before a bracket carried in."""
    for part in summands(term):
        inner = [each for each in factors_of(part) if isinstance(each, Add)]
        if len(inner) == 1 and any(isinstance(each, Apply) for each in subterms(inner[0])):
            rest = [each for each in factors_of(part) if each is not inner[0]]
            for each in inner[0].terms:
                yield from _summands(mul(*rest, each))
        else:
            yield part


def _starts(context: Context, function: Sym) -> Iterator[Term]:
    """Where its value is supposed."""
    for hypothesis in context.hypotheses:
        for value, _ in _sides(hypothesis):
            if value.function is function:
                yield value.args[0]


def _value(context: Context, function: Sym, place: Term, order: int) -> Term | None:
    wanted = Apply(function, (place,), (order,))
    for hypothesis in context.hypotheses:
        if isinstance(hypothesis, Rel) and hypothesis.op == "=" and wanted in (hypothesis.left, hypothesis.right):
            return hypothesis.right if hypothesis.left is wanted else hypothesis.left
    return None
