"""Expectations at a point: the point determines the distribution of all random symbols together, and every expectation is one of that distribution.

A symbol of which no law is known takes two values, in proportions that give it the mean and the spread of the point. One with a named law has that
law. Symbols that are not said to be independent may hang together: then one throw decides them all, each a linear function of it that has the law it
must have; where there is no such function they are independent, as they may be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

from flint import fmpq

from proofgen.math import term as t
from proofgen.math.sorts import Tensor
from proofgen.math.walk import free_symbols
from proofgen.verify.refute import tensors
from proofgen.verify.refute.balls import ONE, ZERO, Number, integer
from proofgen.verify.refute.chance import TOGETHER, letter, spread
from proofgen.verify.refute.duals import Scalar, add, core, inverse, multiply, negate
from proofgen.verify.refute.errors import Beyond, Unsettled
from proofgen.verify.refute.functions import rational_power
from proofgen.verify.refute.named_laws import Law, law_of, mean_and_variance, moved, nodes
from proofgen.verify.refute.scope import Scope
from proofgen.verify.refute.tensors import Position, Value, entry, positions, scalar

Unit = tuple[t.Sym, Position]
Degree = Callable[[Iterable[t.Sym]], int]
_MOST = 700  # outcomes
# Two values of mean 0 and variance 1, and the probability of the first.
_THROWS = ((fmpq(-2), fmpq(1, 2), fmpq(1, 5)), (fmpq(-1), fmpq(1), fmpq(1, 2)), (fmpq(-3), fmpq(1, 3), fmpq(1, 10)))


@dataclass(frozen=True, slots=True)
class Throw:
    """Units that hang together. law: of what is thrown; None where it takes the values 0 and 1, the first with this probability.

    lines: each unit is slope times what is thrown, plus offset.
    """

    law: Law | None
    probability: fmpq
    lines: dict[Unit, tuple[Scalar, Scalar]]

    def outcomes(self, degree: int) -> list[tuple[Scalar, dict[Unit, Scalar]]]:
        """Weights with what the units are then; enough for a polynomial of this degree, and for any function where that is possible."""
        if self.law is None:
            places = [(0, _exact(self.probability)), (1, _exact(1 - self.probability))]
        else:
            places = nodes(self.law, degree)
        return [(weight, {unit: self.at(unit, place) for unit in self.lines}) for place, weight in places]

    def at(self, unit: Unit, place: int) -> Scalar:
        slope, offset = self.lines[unit]
        return add(multiply(slope, integer(place)), offset)


def _exact(value: fmpq) -> Scalar:
    return Number(value)


def throws(scope: Scope) -> list[Throw]:
    """The distribution of all random symbols together: throws that are independent of each other."""
    chance, point = scope.chance, scope.point
    free = [s for s in point if s in chance.random and spread(s) in point]
    lawful = sorted(chance.laws, key=lambda s: s.name)
    units = [(s, p) for s in (*lawful, *free) for p in positions(sizes(scope, s))]
    laws = {unit: _law_at(scope, unit) for unit in units if unit[0] in chance.laws}
    return [_throw(scope, group, laws) for group in _groups(scope, units, laws)]


def sizes(scope: Scope, symbol: t.Sym) -> Position:
    if symbol in scope.chance.laws:
        return tuple(scope.integer(each) for each in symbol.sort.shape) if isinstance(symbol.sort, Tensor) else ()
    return tensors.shape(scope.point[symbol])


def _law_at(scope: Scope, unit: Unit) -> Law:
    symbol, position = unit
    told = scope.chance.laws[symbol]
    index = letter(told)
    if scope.locals and any((free_symbols(value) - {index}) & scope.locals.keys() for value in told.params):
        raise Unsettled("a distribution depends on a name that is bound where it is used")
    with scope.within_definition({} if index is None else {index: integer(position[0])}):
        return law_of(told.name, tuple(scope.scalar(value) for value in told.params))


def outcomes(scope: Scope, symbols: list[t.Sym], degree: Degree) -> Iterator[tuple[Scalar, dict[t.Sym, Value]]]:
    """Each weight, with the values that the symbols have then. degree: at most, of what is averaged, in these symbols together."""
    concerned = [throw for throw in throws(scope) if any(symbol in symbols for symbol, _ in throw.lines)]
    each = [throw.outcomes(degree({s for s, _ in throw.lines})) for throw in concerned]
    if prod(map(len, each)) > _MOST:
        raise Beyond("too many outcomes")
    shapes = {s: sizes(scope, s) for s in symbols}
    for together in product(*each):
        weight: Scalar = ONE
        chosen: dict[Unit, Scalar] = {}
        for own, values in together:
            weight = multiply(weight, own)
            chosen |= values
        yield weight, {s: _assembled(shapes[s], s, chosen) for s in symbols}


def _assembled(shape: Position, symbol: t.Sym, chosen: Mapping[Unit, Scalar]) -> Value:
    return tensors.built(shape, lambda p: chosen[symbol, p])


# ---------------------------------------------------------------- what hangs together


def _groups(scope: Scope, units: list[Unit], laws: dict[Unit, Law]) -> list[list[Unit]]:
    """Units of which no two are said to be independent may hang together. With which of several, where only one can be, differs from point to point."""
    together = TOGETHER in scope.point and core(scalar(scope.point[TOGETHER])).rational == 1
    groups: list[list[Unit]] = []
    for unit in units:
        open_ = [g for g in groups if all(frozenset((unit[0], other[0])) not in scope.chance.independent for other in g)]
        open_ = [g for g in open_ if _fits(scope, unit, g, laws, together)]
        if open_:
            open_[_mark(scope, unit, laws) % len(open_)].append(unit)
        else:
            groups.append([unit])
    return groups


def _fits(scope: Scope, unit: Unit, group: list[Unit], laws: dict[Unit, Law], together: bool) -> bool:
    """Whether the unit can be thrown with the group."""
    if any(symbol in scope.chance.shaped for symbol in (unit[0], group[0][0])):
        return False
    if unit in laws:
        return together and moved(laws[group[0]], laws[unit]) is not None
    if group[0] in laws:
        return together and unit[0] not in scope.chance.alike and core(mean_and_variance(laws[group[0]])[1]).rational != 0
    return True


def _throw(scope: Scope, group: list[Unit], laws: dict[Unit, Law]) -> Throw:
    if group[0] in laws:
        first = laws[group[0]]
        return Throw(first, fmpq(1), {unit: _line(scope, first, unit, laws) for unit in group})
    low, high, probability = _two_values(scope, group)
    lines = {}
    for unit in group:
        mean, deviation = _parameters(scope, unit)
        lines[unit] = (multiply(deviation, Number(high - low)), add(mean, multiply(deviation, Number(low))))
    return Throw(None, probability, lines)


def _line(scope: Scope, first: Law, unit: Unit, laws: dict[Unit, Law]) -> tuple[Scalar, Scalar]:
    if unit in laws:
        line = (ONE, ZERO) if laws[unit] is first else moved(first, laws[unit])
        assert line is not None
        return line
    own_mean, variance = mean_and_variance(first)
    mean, deviation = _parameters(scope, unit)
    slope = multiply(deviation, inverse(rational_power(scope.mode, variance, fmpq(1, 2))))
    return slope, add(mean, negate(multiply(slope, own_mean)))


def _parameters(scope: Scope, unit: Unit) -> tuple[Scalar, Scalar]:
    """The mean and the spread of a number whose law is not known."""
    symbol, position = unit
    if symbol in scope.chance.alike:
        symbol = scope.chance.alike[symbol]
        position = tuple(1 for _ in tensors.shape(scope.point[symbol]))
    return scalar(entry(scope.point[symbol], position)), scalar(entry(scope.point[spread(symbol)], position))


def _two_values(scope: Scope, group: list[Unit]) -> tuple[fmpq, fmpq, fmpq]:
    """Which two values a group takes follows from its first unit's parameters, so that a point says all."""
    found = {_mark(scope, unit, {}) for unit in group if unit[0] in scope.chance.alike} or {_mark(scope, group[0], {})}
    kinds = {mark % len(_THROWS) for mark in found}
    if len(kinds) > 1:
        raise Beyond("symbols of different distributions that hang together")
    return _THROWS[kinds.pop()]


def _mark(scope: Scope, unit: Unit, laws: dict[Unit, Law]) -> int:
    """A number that depends on the unit's parameters in no important way."""
    params = laws[unit].params if unit in laws else _parameters(scope, unit)
    numbers = [core(each).rational or fmpq(0) for each in params]
    return int(sum(abs(each.p) + each.q for each in numbers))
