"""A witness as the report shows it."""

from __future__ import annotations

from collections.abc import Iterable

from proofgen.math import term as t
from proofgen.verify.refute.chance import of_spread, spread
from proofgen.verify.refute.contrast import Contrast
from proofgen.verify.refute.draft import Draft
from proofgen.verify.refute.duals import core
from proofgen.verify.refute.tensors import Position, entry, positions, scalar, shape
from proofgen.verify.refute.words import shown
from proofgen.verify.verdict import Entry, Value, Witness

_MOST = 64


def witness(
    draft: Draft,
    contrast: Contrast,
    own: tuple[tuple[t.Term, t.Term], ...] | None = None,
    invented: Iterable[tuple[t.Term, t.Term]] = (),
    closed: bool = False,
) -> Witness:
    """own: the author's names for what is defined, when the point is the author's own. invented: what unknown functions were taken to be.

    closed: the goal speaks of no name, and the point does not matter.
    """
    point = [] if closed else [pair for symbol in draft.shapes for pair in _coordinate(draft, symbol)]
    point += (*(own or ()), *invented)
    deciding = contrast.apart[0]
    first = _entry(contrast, deciding)
    sizes = shape(contrast.left)
    every = list(positions(sizes)) if sizes and deciding else []
    entries = tuple(_entry(contrast, p) for p in every) if 0 < len(every) <= _MOST else (first,)
    return Witness(tuple(point), first.left, first.right, entries, own is not None)


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
