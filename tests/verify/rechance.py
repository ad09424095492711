"""The distribution that a witness tells, for the second evaluator: which values the random symbols take together, and how probably."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

import mpmath

from proofgen.math import term as t
from proofgen.math.chance import Distributed, Independent
from proofgen.math.sorts import Range, Tensor
from proofgen.math.walk import free_symbols
from tests.verify.gauss import gauss

Unit = tuple[t.Sym, tuple[int, ...]]
Outcome = tuple[Any, dict[Unit, Any]]  # a probability, and what units are then
At = Callable[[t.Term], Any]
Point = tuple[tuple[t.Term, t.Term], ...]


class NotKnown(Exception):
    """This small evaluator has no value for the term."""


def thrown(point: Point, hypotheses: tuple[t.Term, ...], at: At) -> list[list[Outcome]]:
    """Throws that are independent of each other, each with its outcomes."""
    found = [_told(_parts(name), value, at) for name, value in point if isinstance(value, t.Uninterpreted) and len(value.args) in (1, 3, 4)]
    found += _of_known_laws(point, hypotheses, at)
    named = {kind: {_subject(name): value for name, value in point if _begins(name, kind)} for kind in ("mean", "standard")}
    groups: list[set[t.Sym]] = []
    for symbol in named["mean"]:
        linked = [group for group in groups if any(not _independent(symbol, other, hypotheses) for other in group)]
        groups = [group for group in groups if group not in linked] + [set().union({symbol}, *linked)]
    for group in groups:
        if any(_independent(one, other, hypotheses) for one in group for other in group if one is not other):
            raise LookupError("some of these hang together and some do not")
        units = [unit for symbol in group for unit in _units(symbol, at(named["mean"][symbol]), at(named["standard"][symbol]))]
        apart = [[unit] for unit in units] if any(_independent(symbol, symbol, hypotheses) for symbol in group) else [units]
        for each in apart:
            found.append([(mpmath.mpf(1) / 2, {unit: mean + side * spread for unit, mean, spread in each}) for side in (-1, 1)])
    return found


def _of_known_laws(point: Point, hypotheses: tuple[t.Term, ...], at: At) -> list[list[Outcome]]:
    """One throw for each number of a known law, by Gauss's nodes. Where the witness has some hang together, they are not known here."""
    laws = {h.symbol: h for h in hypotheses if isinstance(h, Distributed) and not _begins_any(point, h.symbol)}
    told = any(isinstance(value, t.Uninterpreted) and not value.args for _, value in point)
    if any(free_symbols(value) & laws.keys() for _, value in point):
        raise NotKnown("names of known laws that hang together")
    if not told and any(not _independent(one, other, hypotheses) for one in laws for other in laws if one is not other):
        raise NotKnown("whether names hang together")
    found = []
    for symbol, law in laws.items():
        sizes = symbol.sort.shape if isinstance(symbol.sort, Tensor) else ()
        letters = [s for value in law.params for s in free_symbols(value) if isinstance(s.sort, Range)]
        if len(sizes) > 1 or (sizes and (letters or not _independent(symbol, symbol, hypotheses))):
            raise NotKnown("a law of entries that differ or hang together")
        try:
            places = [(k,) for k in range(1, int(at(sizes[0])) + 1)] if sizes else [()]
            nodes = gauss(law.name, [at(value) for value in law.params])
        except NotKnown:
            continue  # the goal does not speak of it
        found += [[(weight, {(symbol, place): number}) for number, weight in nodes] for place in places]
    return found


def _begins_any(point: Point, symbol: t.Sym) -> bool:
    return any(_begins(name, "mean") and _subject(name) is symbol for name, _ in point)


def expectation(throws: list[list[Outcome]], symbols: set[t.Sym], value: Callable[[Mapping[t.Sym, Any]], Any]) -> Any:
    """The mean of a value over all outcomes, entry by entry. Only throws that these symbols depend on are thrown."""
    concerned = [throw for throw in throws if any(symbol in symbols for symbol, _ in throw[0][1])]

    def outcomes() -> Iterator[tuple[Any, Any]]:
        for chosen in product(*concerned):
            units = {unit: number for _, values in chosen for unit, number in values.items()}
            yield mpmath.fprod(probability for probability, _ in chosen), value(_assembled(units))

    return _weighted(list(outcomes()))


def _told(names: tuple[t.Term, ...], value: t.Uninterpreted, at: At) -> list[Outcome]:
    """`X = a or b, each with probability p` and its like, as the witness writes them."""
    probabilities = {1: (1,), 3: (at(value.args[-1]), at(value.args[-1])), 4: tuple(at(x) for x in value.args[2:])}[len(value.args)]
    if mpmath.fsum(probabilities) != 1:
        raise AssertionError("the probabilities of a witness do not add up")
    return [
        (probability, {_unit(name, at): at(number) for name, number in zip(names, _parts(told), strict=True)})
        for probability, told in zip(probabilities, value.args, strict=False)
    ]


def _parts(tuple_or_one: t.Term) -> tuple[t.Term, ...]:
    match tuple_or_one:
        case t.Uninterpreted(pattern, args) if pattern.startswith("(#1"):
            return args
        case t.Entries(items):
            return items
        case _:
            return (tuple_or_one,)


def _unit(name: t.Term, at: At) -> Unit:
    match name:
        case t.Index(t.Sym() as symbol, places):
            return symbol, tuple(int(at(place)) for place in places)
        case t.Sym():
            return name, ()
        case _:
            raise LookupError(f"a random {type(name).__name__}")


def _begins(name: t.Term, kind: str) -> bool:
    return isinstance(name, t.Uninterpreted) and name.pattern.startswith(rf"\text{{{kind}")


def _subject(name: t.Term) -> t.Sym:
    assert isinstance(name, t.Uninterpreted)
    subject = name.args[0]
    assert isinstance(subject, t.Sym)
    return subject


def _independent(one: t.Sym, other: t.Sym, hypotheses: tuple[t.Term, ...]) -> bool:
    return any(isinstance(each, Independent) and one in each.symbols and other in each.symbols for each in hypotheses)


def _units(symbol: t.Sym, mean: Any, spread: Any, place: tuple[int, ...] = ()) -> Iterator[tuple[Unit, Any, Any]]:
    if not isinstance(mean, list):
        yield (symbol, place), mean, spread
        return
    for k, (one, other) in enumerate(zip(mean, spread, strict=True), 1):
        yield from _units(symbol, one, other, (*place, k))


def _assembled(units: dict[Unit, Any]) -> dict[t.Sym, Any]:
    found: dict[t.Sym, Any] = {}
    for (symbol, place), number in sorted(units.items(), key=lambda item: item[0][1]):
        if not place:
            found[symbol] = number
            continue
        rows = found.setdefault(symbol, [])
        for k in place[:-1]:
            rows.extend([] for _ in range(k - len(rows)))
            rows = rows[k - 1]
        rows.append(number)
    return found


def _weighted(outcomes: list[tuple[Any, Any]]) -> Any:
    if isinstance(outcomes[0][1], list):
        return [_weighted([(weight, value[k]) for weight, value in outcomes]) for k in range(len(outcomes[0][1]))]
    return mpmath.fsum(weight * value for weight, value in outcomes)
