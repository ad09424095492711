"""Expectations at a point: each random symbol takes two values, in proportions that give it the mean and the spread of the point.

Symbols that are not said to be independent hang together: one throw decides them all. So an expectation is a finite sum. The point determines
the distribution of all of them together, and every expectation is one of that distribution.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product

from flint import fmpq

from proofgen.math import term as t
from proofgen.math.chance import Alike, Distributed, Independent, Moment, Random
from proofgen.math.context import Definition
from proofgen.math.walk import children
from proofgen.verify.refute import tensors
from proofgen.verify.refute.balls import Number
from proofgen.verify.refute.duals import Scalar, add, core, multiply, negate
from proofgen.verify.refute.errors import Beyond
from proofgen.verify.refute.tensors import Position, Value, entry, positions, scalar

Unit = tuple[t.Sym, Position]
_SPREAD = -1
_MOST = 8  # throws: twice as many outcomes for each
# Two values of mean 0 and variance 1, and the probability of the first.
_THROWS = ((fmpq(-2), fmpq(1, 2), fmpq(1, 5)), (fmpq(-1), fmpq(1), fmpq(1, 2)), (fmpq(-3), fmpq(1, 3), fmpq(1, 10)))


def spread(symbol: t.Sym) -> t.Sym:
    """The coordinates of a random symbol's standard deviations; its own are those of its means."""
    return t.Sym(symbol.name, symbol.sort, _SPREAD)


def of_spread(symbol: t.Sym) -> t.Sym | None:
    """The random symbol whose spread this is."""
    return t.Sym(symbol.name, symbol.sort) if symbol.tag == _SPREAD else None


@dataclass(slots=True)
class Chance:
    """random: the symbols. independent: pairs of them, a symbol alone where its entries are. alike: to the symbol whose first entry stands for all."""

    random: set[t.Sym] = field(default_factory=set)
    independent: set[frozenset[t.Sym]] = field(default_factory=set)
    alike: dict[t.Sym, t.Sym] = field(default_factory=dict)
    shaped: set[t.Sym] = field(default_factory=set)  # more is known of their distribution than mean and spread


def told(statements: Iterable[t.Term]) -> tuple[Chance, tuple[t.Term, ...]]:
    """What hypotheses say of chance, and the others."""
    found, others = Chance(), list[t.Term]()
    for statement in statements:
        match statement:
            case Random(symbol):
                found.random.add(symbol)
            case Independent(symbols):
                found.independent |= {frozenset(pair) for pair in combinations(symbols, 2)} | {frozenset((s,)) for s in symbols}
            case Distributed(symbol):
                found.shaped.add(symbol)
            case Alike(symbols):
                found.alike |= dict.fromkeys(symbols, symbols[0])
            case _:
                others.append(statement)
    return found, tuple(others)


def degree(term: t.Term, chance: Chance, definitions: Mapping[t.Sym, Definition]) -> int:
    """At most this degree in the random symbols together; a large number for what is no polynomial in them."""

    def of(part: t.Term) -> int:
        match part:
            case t.Sym():
                known = definitions.get(part)
                return int(part in chance.random) if known is None else of(known.body)
            case t.Add(parts) | t.Entries(parts):
                return max(map(of, parts))
            case t.Mul(parts) | t.MatMul(parts):
                return sum(map(of, parts))
            case t.Outer(left, right):
                return of(left) + of(right)
            case t.Pow(base, t.Num(power)) if power >= 0 and power.denominator == 1:
                return of(base) * int(power)
            case t.Sum(body=body) | t.Lam(body=body) | t.Transpose(body) | t.Trace(body) | t.Index(body, _):
                return of(body)
            case Moment():
                return 0
            case _:
                inner = [of(child) for child in children(part)]
                return 0 if not any(inner) else 99

    return of(term)


@dataclass(frozen=True, slots=True)
class Throw:
    """What one throw decides: with this probability the units have the first values, else the second."""

    probability: fmpq
    values: dict[Unit, tuple[Scalar, Scalar]]


def throws(chance: Chance, point: Mapping[t.Sym, Value]) -> list[Throw]:
    """The distribution of all random symbols together: throws that are independent of each other."""
    symbols = [s for s in point if s in chance.random and spread(s) in point]
    units = [(s, p) for s in symbols for p in positions(tensors.shape(point[s]))]
    found = []
    for group in _groups(chance, point, units):
        low, high, probability = _throw(chance, point, group)
        values = {}
        for unit in group:
            mean, deviation = _parameters(chance, point, unit)
            values[unit] = (add(mean, multiply(deviation, Number(low))), add(mean, multiply(deviation, Number(high))))
        found.append(Throw(probability, values))
    return found


def outcomes(chance: Chance, point: Mapping[t.Sym, Value], symbols: list[t.Sym]) -> Iterator[tuple[Scalar, dict[t.Sym, Value]]]:
    """Each probability, with the values that the symbols have then."""
    concerned = [throw for throw in throws(chance, point) if any(symbol in symbols for symbol, _ in throw.values)]
    if len(concerned) > _MOST:
        raise Beyond("too many outcomes")
    for sides in product((0, 1), repeat=len(concerned)):
        weight = fmpq(1)
        chosen: dict[Unit, Scalar] = {}
        for throw, side in zip(concerned, sides, strict=True):
            weight *= throw.probability if side == 0 else 1 - throw.probability
            chosen |= {unit: both[side] for unit, both in throw.values.items()}
        yield Number(weight), {s: _assembled(tensors.shape(point[s]), s, chosen) for s in symbols}


def _assembled(sizes: Position, symbol: t.Sym, chosen: Mapping[Unit, Scalar]) -> Value:
    return tensors.built(sizes, lambda p: chosen[symbol, p])


def _parameters(chance: Chance, point: Mapping[t.Sym, Value], unit: Unit) -> tuple[Scalar, Scalar]:
    symbol, position = unit
    if symbol in chance.alike:
        symbol = chance.alike[symbol]
        position = tuple(1 for _ in tensors.shape(point[symbol]))
    return scalar(entry(point[symbol], position)), scalar(entry(point[spread(symbol)], position))


def _throw(chance: Chance, point: Mapping[t.Sym, Value], group: list[Unit]) -> tuple[fmpq, fmpq, fmpq]:
    """Which two values a group takes follows from its first unit's parameters, so that a point says all."""
    found = {_mark(chance, point, unit) for unit in group if unit[0] in chance.alike} or {_mark(chance, point, group[0])}
    kinds = {mark % len(_THROWS) for mark in found}
    if len(kinds) > 1:
        raise Beyond("symbols of different distributions that hang together")
    return _THROWS[kinds.pop()]


def _mark(chance: Chance, point: Mapping[t.Sym, Value], unit: Unit) -> int:
    """A number that depends on the unit's parameters in no important way."""
    numbers = [core(each).rational or fmpq(0) for each in _parameters(chance, point, unit)]
    return int(sum(abs(each.p) + each.q for each in numbers))


def _groups(chance: Chance, point: Mapping[t.Sym, Value], units: list[Unit]) -> list[list[Unit]]:
    """Units of which no two are said to be independent hang together. With which of several, where only one can be, differs from point to point."""
    groups: list[list[Unit]] = []
    for unit in units:
        free = [g for g in groups if all(frozenset((unit[0], other[0])) not in chance.independent for other in g)]
        if free:
            free[_mark(chance, point, unit) % len(free)].append(unit)
        else:
            groups.append([unit])
    return groups


def weighted(parts: Iterable[tuple[Scalar, Value]]) -> Value:
    total: Value | None = None
    for weight, value in parts:
        scaled = tensors.scaled(weight, value)
        total = scaled if total is None else tensors.total(total, scaled)
    assert total is not None
    return total


def covariance(product_mean: Value, first: Value, second: Value) -> Value:
    return add(scalar(product_mean), negate(multiply(scalar(first), scalar(second))))
