"""A witness as the report shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from proofgen.math import term as t
from proofgen.verify.refute.chance import TOGETHER, of_spread, spread
from proofgen.verify.refute.contrast import Contrast
from proofgen.verify.refute.draft import Draft, rational
from proofgen.verify.refute.duals import core
from proofgen.verify.refute.scope import Scope
from proofgen.verify.refute.tensors import Position, entry, positions, scalar, shape
from proofgen.verify.refute.throws import Throw, Unit, throws
from proofgen.verify.refute.words import shown
from proofgen.verify.verdict import Entry, Value, Witness

_MOST = 64


def witness(
    draft: Draft,
    contrast: Contrast,
    scope: Scope,
    own: tuple[tuple[t.Term, t.Term], ...] | None = None,
    invented: Iterable[tuple[t.Term, t.Term]] = (),
    closed: bool = False,
) -> Witness:
    """own: the author's names for what is defined, when the point is the author's own. invented: what unknown functions were taken to be.

    closed: the goal speaks of no name, and the point does not matter.
    """
    point: list[tuple[t.Term, t.Term]] = []
    if not closed:
        told, random = _random(draft, scope)
        point = [*(pair for symbol in draft.shapes if symbol not in told for pair in _coordinate(draft, symbol)), *random]
    point += (*(own or ()), *invented)
    deciding = contrast.apart[0]
    first = _entry(contrast, deciding)
    sizes = shape(contrast.left)
    every = list(positions(sizes)) if sizes and deciding else []
    entries = tuple(_entry(contrast, p) for p in every) if 0 < len(every) <= _MOST else (first,)
    return Witness(tuple(point), first.left, first.right, entries, own is not None)


def _random(draft: Draft, scope: Scope) -> tuple[set[t.Sym], list[tuple[t.Term, t.Term]]]:
    """The symbols of which all values are told, with their spreads, and these values with their probabilities; and what hangs together.

    If anything of two values is not rational, only mean and spread are told. A law that has a name is told by its parameters.
    """
    scope.set_point(draft.values())
    every = throws(scope)
    links = [pair for throw in every if throw.law is not None for pair in _links(throw)]
    if TOGETHER in draft.shapes and not links:
        links = [
            (_tuple([_unit(unit) for throw in every for unit in throw.lines]), t.Uninterpreted(r"\text{independent of each other}", ()))
        ]
    plain = [throw for throw in every if throw.law is None]
    random = {symbol for throw in plain for symbol, _ in throw.lines}
    exact = all(core(throw.at(unit, place)).rational is not None for throw in plain for unit in throw.lines for place in (0, 1))
    if random & scope.chance.shaped or not exact:
        return {TOGETHER}, links
    return {TOGETHER} | random | {spread(symbol) for symbol in random}, [*map(_law, plain), *links]


def _links(throw: Throw) -> Iterator[tuple[t.Term, t.Term]]:
    """Y = 2 X + 1, of units that hang together with the first."""
    first, *others = throw.lines
    for unit in others:
        slope, offset = (core(each).rational for each in throw.lines[unit])
        if slope is None or offset is None:
            yield _unit(unit), t.Uninterpreted(r"\text{a linear function of } #1", (_unit(first),))
            continue
        term: t.Term = _unit(first) if slope == 1 else t.Mul((t.Num(rational(slope)), _unit(first)))
        yield _unit(unit), term if offset == 0 else t.Add((term, t.Num(rational(offset))))


def _law(throw: Throw) -> tuple[t.Term, t.Term]:
    """X = -1 or 1, each with probability 1/2; several that hang together as a tuple."""
    names = _tuple([_unit(unit) for unit in throw.lines])
    first, second = (_tuple([_number(throw.at(unit, place)) for unit in throw.lines]) for place in (0, 1))
    probability = rational(throw.probability)
    if first is second:
        return names, t.Uninterpreted(r"#1 \text{ always}", (first,))
    if probability == Fraction(1, 2):
        return names, t.Uninterpreted(r"#1 \text{ or } #2, \text{ each with probability } #3", (first, second, t.Num(probability)))
    chances = t.Num(probability), t.Num(1 - probability)
    pattern = r"#1 \text{ (with probability } #3\text{) or } #2 \text{ (with probability } #4\text{)}"
    return names, t.Uninterpreted(pattern, (first, second, *chances))


def _unit(unit: Unit) -> t.Term:
    symbol, position = unit
    return t.Index(symbol, tuple(t.Num(Fraction(k)) for k in position)) if position else symbol


def _number(value: object) -> t.Term:
    return t.Num(rational(core(value).rational))  # type: ignore[arg-type]


def _tuple(parts: list[t.Term]) -> t.Term:
    if len(parts) == 1:
        return parts[0]
    return (
        t.Uninterpreted(f"({', '.join(f'#{k + 1}' for k in range(len(parts)))})", tuple(parts))
        if len(parts) < 10
        else t.Entries(tuple(parts))
    )


def _coordinate(draft: Draft, symbol: t.Sym) -> list[tuple[t.Term, t.Term]]:
    """A number; of a random symbol its mean and its spread."""
    random = of_spread(symbol)
    if random is not None:
        return [(t.Uninterpreted(r"\text{standard deviation of } #1", (random,)), draft.term(symbol))]
    if spread(symbol) in draft.shapes:
        return [(t.Uninterpreted(r"\text{mean of } #1", (symbol,)), draft.term(symbol))]
    return [(symbol, draft.term(symbol))]


def _entry(contrast: Contrast, position: Position) -> Entry:
    return Entry(position, _shown(contrast.left, position), _shown(contrast.right, position), position in contrast.apart)


def _shown(side: object, position: Position) -> Value:
    return shown(core(scalar(entry(side, position))))  # type: ignore[arg-type]
