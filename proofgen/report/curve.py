"""Both sides of a refuted claim about one number, around the point where they differ: in floats, for a picture, and no evidence of anything."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from proofgen.math.context import Context
from proofgen.math.latex import latex
from proofgen.math.sorts import Scalar
from proofgen.math.term import Add, Apply, Const, Fn, Mul, Num, Partial, Pow, Rel, Sym, Term
from proofgen.math.walk import free_symbols
from proofgen.report.values import Curve
from proofgen.report.words import number_of
from proofgen.verify.verdict import Witness

STEPS = 160  # pieces of the range
NEAR = 1e-6  # how far from the certified values a picture may be
FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "exp": math.exp, "log": math.log, "sin": math.sin, "cos": math.cos, "tan": math.tan, "sinh": math.sinh, "cosh": math.cosh, "tanh": math.tanh,
    "arcsin": math.asin, "arccos": math.acos, "arctan": math.atan, "abs": abs,
}  # fmt: skip
STEP = 1e-5  # to both sides, for a slope
CONSTANTS = {"pi": math.pi, "e": math.e}


Bodies = Mapping[Sym, tuple[tuple[Sym, ...], Term]]
"""What defined names stand for: parameters, if any, and the body."""


class _NoPicture(Exception):
    """The term has a part that is not computed here."""


def curve_of(term: Term | None, context: Context | None, witness: Witness) -> Curve | None:
    """None where the claim is of several numbers, or of one that is not real, or not computed here, or not as it was certified."""
    if not isinstance(term, Rel) or context is None or len(witness.point) != 1 or len(witness.entries) > 1:
        return None
    (symbol, value), *_ = witness.point
    if not isinstance(symbol, Sym) or symbol.sort != Scalar("real") or not isinstance(value, Num):
        return None
    bodies = {each.symbol: (each.params, each.body) for each in context.definitions}
    limits = [each for each in context.hypotheses if isinstance(each, Rel) and free_symbols(each) == {symbol}]
    at, width = float(value.value), max(1.0, abs(float(value.value)))
    places = [at + width * (2 * step / STEPS - 1) for step in range(STEPS + 1)]
    try:
        points = [_point(term, place, symbol, bodies, limits) for place in places]
    except _NoPicture:
        return None
    _, left, right = points[STEPS // 2]
    if left is None or right is None or not _as_certified((left, right), witness):
        return None
    return Curve(latex(symbol), at, tuple(points))


def _as_certified(found: tuple[float, float], witness: Witness) -> bool:
    certified = number_of(witness.left.text), number_of(witness.right.text)
    return all(abs(one - other) <= NEAR * max(1.0, abs(other)) for one, other in zip(found, certified, strict=True))


def _point(term: Rel, place: float, symbol: Sym, bodies: Bodies, limits: Sequence[Rel]) -> tuple[float, float | None, float | None]:
    """The place, and both sides there; None where a side has no value, or the place is not admitted."""
    given = {symbol: place}
    if not all(_holds(limit, given, bodies) for limit in limits):
        return place, None, None
    return place, _value(term.left, given, bodies), _value(term.right, given, bodies)


def _holds(limit: Rel, given: Mapping[Sym, float], bodies: Bodies) -> bool:
    left, right = _value(limit.left, given, bodies), _value(limit.right, given, bodies)
    if left is None or right is None:
        return False
    match limit.op:
        case "<" | "<=":
            return left < right or (limit.op == "<=" and left == right)
        case ">" | ">=":
            return left > right or (limit.op == ">=" and left == right)
        case "!=":
            return left != right
        case _:
            return abs(left - right) <= NEAR


def _value(term: Term, given: Mapping[Sym, float], bodies: Bodies) -> float | None:
    try:
        found = _number(term, given, bodies, 0)
    except (ValueError, ZeroDivisionError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def _number(term: Term, given: Mapping[Sym, float], bodies: Bodies, depth: int) -> float:
    """Raises ValueError, ZeroDivisionError or OverflowError where there is no value, and _NoPicture."""
    if depth > 60:
        raise _NoPicture
    match term:
        case Num(value):
            return float(value)
        case Const(name) if name in CONSTANTS:
            return CONSTANTS[name]
        case Sym() if term in given:
            return given[term]
        case Sym() if term in bodies and not bodies[term][0]:
            return _number(bodies[term][1], given, bodies, depth + 1)
        case Apply(function, args, orders) if function in bodies and len(args) == len(bodies[function][0]):
            params, body = bodies[function]
            inner = {**given, **{name: _number(each, given, bodies, depth + 1) for name, each in zip(params, args, strict=True)}}
            return _slope(body, [name for name, order in zip(params, orders, strict=True) for _ in range(order)], inner, bodies, depth + 1)
        case Partial(body, Sym() as variable) if variable in given:
            return _slope(body, [variable], given, bodies, depth + 1)
        case Add(terms):
            return math.fsum(_number(part, given, bodies, depth + 1) for part in terms)
        case Mul(factors):
            return math.prod(_number(part, given, bodies, depth + 1) for part in factors)
        case Pow(base, exponent):
            return math.pow(_number(base, given, bodies, depth + 1), _number(exponent, given, bodies, depth + 1))
        case Fn(name, (argument,)) if name in FUNCTIONS:
            return FUNCTIONS[name](_number(argument, given, bodies, depth + 1))
        case _:
            raise _NoPicture


def _slope(term: Term, variables: Sequence[Sym], given: Mapping[Sym, float], bodies: Bodies, depth: int) -> float:
    """The term's derivative by these variables, one at most."""
    if not variables:
        return _number(term, given, bodies, depth)
    if len(variables) > 1:
        raise _NoPicture
    at = given[variables[0]]
    above, below = (_number(term, {**given, variables[0]: at + step}, bodies, depth) for step in (STEP, -STEP))
    return (above - below) / (2 * STEP)
