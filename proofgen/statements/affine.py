"""Whether equations say what constants are: each evaluated at a few points, as a row of a linear system. It tells what a text sets up, and proves nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from proofgen.math.context import Definition
from proofgen.math.term import And, Apply, At, Cases, Integral, Partial, Rel, Sum, Sym, Term
from proofgen.math.walk import free_symbols
from proofgen.statements.unknowns import NoValue, value_at

_CLOSE = 1e-6
_STEP = 1e-3  # of a difference quotient
_PIECES = 200  # of an integral
_MOST = 60  # terms of a sum
Known = Callable[[Sym], Definition | None]


@dataclass(frozen=True, slots=True)
class Row:
    """The sum of `factors[c] * c` over the constants c, plus `rest`, is zero."""

    factors: Mapping[Sym, float]
    rest: float


def row_of(equation: Rel, constants: Sequence[Sym], known: Known, values: Mapping[Sym, float] | None = None) -> Row | None:
    """The row that an equation comes to; None where it is not linear in the constants, or has no value that can be told here."""
    others = sorted(free_symbols(equation) - set(constants), key=lambda s: s.name)
    at = {s: 0.83 + 0.61 * (sum(map(ord, s.name)) % 7) for s in others if _is_open(s, known)} | dict(values or {})

    def off(**shifts: float) -> float:
        point = at | {c: shifts.get(f"c{k}", 0.0) for k, c in enumerate(constants)}
        found = _value(equation.left, point, known) - _value(equation.right, point, known)
        if not math.isfinite(found):
            raise ValueError("no number")
        return found

    try:
        rest = off()
        factors = {c: off(**{f"c{k}": 1.0}) - rest for k, c in enumerate(constants)}
        tried = {f"c{k}": 0.7 + 1.3 * k for k in range(len(constants))}
        straight = rest + sum(factors[c] * tried[f"c{k}"] for k, c in enumerate(constants))
        size = 1.0 + abs(rest) + sum(map(abs, factors.values()))
        if abs(off(**tried) - straight) > _CLOSE * size:
            return None
    except (NoValue, ValueError, OverflowError, ZeroDivisionError):
        return None
    return Row({c: f if abs(f) > _CLOSE * size else 0.0 for c, f in factors.items()}, rest)


def _is_open(symbol: Sym, known: Known) -> bool:
    definition = known(symbol)
    return definition is None or bool(definition.params)


def reduced(rows: Sequence[Row]) -> list[Row]:
    """Solved as far as they go, by constants; a row without factors is left where they contradict one another."""
    done: list[Row] = []
    for row in rows:
        for other in done:
            row = _less(row, other)
        lead = max(row.factors, key=lambda c: abs(row.factors[c]), default=None)
        if lead is None or abs(row.factors[lead]) <= _CLOSE:
            if abs(row.rest) > _CLOSE:
                done.append(Row({}, row.rest))
            continue
        scaled = Row({c: f / row.factors[lead] for c, f in row.factors.items()}, row.rest / row.factors[lead])
        done = [_less(each, scaled) for each in done] + [scaled]
    return done


def _less(row: Row, other: Row) -> Row:
    lead = next((c for c, f in other.factors.items() if f == 1.0), None)
    times = row.factors.get(lead, 0.0) if lead is not None else 0.0
    if lead is None or not times:
        return row
    names = sorted(row.factors.keys() | other.factors.keys(), key=lambda s: s.name)
    factors = {c: row.factors.get(c, 0.0) - times * other.factors.get(c, 0.0) for c in names}
    return Row({c: f if abs(f) > _CLOSE and c is not lead else 0.0 for c, f in factors.items()}, row.rest - times * other.rest)


def contradicts(rows: Sequence[Row]) -> bool:
    return any(not any(row.factors.values()) for row in reduced(rows))


def adds(rows: Sequence[Row], row: Row) -> bool:
    """Whether it says something that the rows do not say, and that can hold beside them."""
    return not contradicts([*rows, row]) and len(reduced([*rows, row])) > len(reduced(rows))


def told(rows: Sequence[Row]) -> set[Sym]:
    """The constants that have one value."""
    alone = [[c for c, f in row.factors.items() if abs(f) > _CLOSE] for row in reduced(rows)]
    return {names[0] for names in alone if len(names) == 1}


def _value(term: Term, at: Mapping[Sym, float], known: Known) -> float:
    return value_at(term, at, lambda part: _of_function(part, at, known))


def _holds(condition: Term, at: Mapping[Sym, float], known: Known) -> bool:
    match condition:
        case And(parts):
            return all(_holds(each, at, known) for each in parts)
        case Rel("<" | "<=" | ">" | ">=" as op, left, right):
            off = _value(left, at, known) - _value(right, at, known)
            return off <= _CLOSE if op in ("<", "<=") else off >= -_CLOSE
        case _:
            raise NoValue


def _of_function(term: Term, at: Mapping[Sym, float], known: Known) -> float:
    match term:
        case Sym():
            definition = known(term)
            if definition is None or definition.params:
                raise NoValue
            return _value(definition.body, at, known)
        case Cases(branches):
            chosen = next((value for value, condition in branches if _holds(condition, at, known)), None)
            if chosen is None:
                raise ValueError("no value here")
            return _value(chosen, at, known)
        case Apply(function, (argument,), (order,)):
            definition = known(function)
            if definition is None or len(definition.params) != 1:
                raise NoValue
            return _slope(definition.body, definition.params[0], _value(argument, at, known), order, at, known)
        case At(var, value, Partial(Partial(body, inner), wrt)) if var is wrt is inner:
            return _slope(body, var, _value(value, at, known), 2, at, known)
        case At(var, value, Partial(body, wrt)) if var is wrt:
            return _slope(body, var, _value(value, at, known), 1, at, known)
        case Integral(var, low, high, body):
            a, b = _value(low, at, known), _value(high, at, known)
            width = (b - a) / _PIECES
            weights = [1.0 if k in (0, _PIECES) else 4.0 if k % 2 else 2.0 for k in range(_PIECES + 1)]
            return sum(w * _value(body, {**at, var: a + k * width}, known) for k, w in enumerate(weights)) * width / 3
        case Sum(var, low, high, body, None):
            first, last = _value(low, at, known), _value(high, at, known)
            if last - first > _MOST or not (first.is_integer() and last.is_integer()):
                raise NoValue
            return sum(_value(body, {**at, var: float(k)}, known) for k in range(int(first), int(last) + 1))
        case _:
            raise NoValue


def _slope(body: Term, var: Sym, place: float, order: int, at: Mapping[Sym, float], known: Known) -> float:
    def f(shift: float) -> float:
        return _value(body, {**at, var: place + shift}, known)

    match order:
        case 0:
            return f(0.0)
        case 1:
            return (8 * (f(_STEP) - f(-_STEP)) - (f(2 * _STEP) - f(-2 * _STEP))) / (12 * _STEP)
        case 2:
            return (f(_STEP) - 2 * f(0.0) + f(-_STEP)) / _STEP**2
        case _:
            raise NoValue
