"""The author's own numbers: the point at which every sample given in the file holds at once."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from time import perf_counter

from flint import arb, fmpq

from proofgen.math import term as t
from proofgen.math.context import Sample
from proofgen.math.sorts import Tensor
from proofgen.math.walk import free_symbols
from proofgen.verify.refute.draft import Draft, Place
from proofgen.verify.refute.duals import core, subtract
from proofgen.verify.refute.errors import NoValue, Unsettled
from proofgen.verify.refute.frames import Frame, frames
from proofgen.verify.refute.pools import POOLS
from proofgen.verify.refute.scope import is_integral
from proofgen.verify.refute.search import Search
from proofgen.verify.refute.tensors import Position
from proofgen.verify.refute.truth import pairs
from proofgen.verify.refute.witness import witness
from proofgen.verify.verdict import Witness

_POOLS = (0, 3)
_CLOSE = arb(2) ** -60
_FRAMES = 200
_SECONDS = 1.0

Numbers = dict[Position, fmpq]


def explore_own_numbers(search: Search, samples: tuple[Sample, ...]) -> Witness | None:
    """Samples about what the goal does not speak of are left aside."""
    concerned = [s for s in samples if _concerns(search, s)]
    sizes = _sizes(concerned)
    if not concerned or sizes is None:
        return None
    end = perf_counter() + min(_SECONDS, search.limits.seconds / 4)
    for group in frames(search.problem, search.evaluator, sizes):
        realised = False
        for frame, pool in product(group[:_FRAMES], _POOLS):
            if perf_counter() > end:
                return None
            found = _at(search, concerned, frame, pool)
            if isinstance(found, Witness):
                return found
            realised = realised or found
        if realised:
            return None
    return None


def _concerns(search: Search, sample: Sample) -> bool:
    known = set(search.problem.symbols)
    names = _base(search, sample.left)
    return bool(names) and {s for s in names if not is_integral(s)} <= known


def _base(search: Search, term: t.Term) -> set[t.Sym]:
    """The undefined symbols that a term depends on."""
    found: set[t.Sym] = set()
    for symbol in free_symbols(term):
        definition = search.problem.definitions.get(symbol)
        found |= {symbol} if definition is None else _base(search, definition.body) - set(definition.params)
    return found


def _literal(term: t.Term) -> tuple[Position, Numbers] | None:
    """The shape and numbers of a closed Entries or Num."""
    match term:
        case t.Num(value):
            return (), {(): fmpq(value.numerator, value.denominator)}
        case t.Entries(items):
            parts = [_literal(item) for item in items]
            if not parts or parts[0] is None:
                return None
            numbers: Numbers = {}
            for k, part in enumerate(parts, 1):
                if part is None or part[0] != parts[0][0]:
                    return None
                numbers |= {(k, *p): v for p, v in part[1].items()}
            return (len(items), *parts[0][0]), numbers
        case _:
            return None


def _sizes(samples: list[Sample]) -> Frame | None:
    """The sizes and integers that the literals fix; None where two disagree."""
    fixed: Frame = {}
    for sample in samples:
        literal = _literal(sample.right)
        base, taken = (sample.left.base, len(sample.left.indices)) if isinstance(sample.left, t.Index) else (sample.left, 0)
        if literal is None or not isinstance(base, t.Sym):
            return None
        wanted: list[tuple[t.Term, int]] = []
        if isinstance(base.sort, Tensor):
            wanted = list(zip(base.sort.shape[taken:], literal[0], strict=False))
        elif is_integral(base) and literal[1][()].q == 1:
            wanted = [(base, int(literal[1][()].p))]
        for size, length in wanted:
            if isinstance(size, t.Sym) and fixed.setdefault(size, length) != length:
                return None
            if isinstance(size, t.Num) and size.value != Fraction(length):
                return None
    return fixed


def _at(search: Search, samples: list[Sample], frame: Frame, pool: int) -> Witness | bool:
    """A witness at the author's numbers; else whether the numbers could be had at all."""
    search.clock.begin()
    try:
        draft = search.draft(frame, POOLS[pool], pool)
        if not all(_placed(draft, s) for s in samples if _direct(draft, s.left)):
            return False
        own = [s for s in samples if not _direct(draft, s.left)]
        if not all(_realised(search, draft, s) for s in own) or not all(_agrees(search, draft, s) for s in own):
            return False
        if not search.settle(draft, pool) or not all(_agrees(search, draft, s) for s in samples):
            return False
    except (NoValue, Unsettled):
        return False
    seen = search.judge(draft)
    if seen is None or not seen.apart:
        return True
    return witness(draft, seen, search.evaluator, tuple((s.left, s.right) for s in own))


def _direct(draft: Draft, left: t.Term) -> bool:
    base = left.base if isinstance(left, t.Index) else left
    return base in draft.shapes


def _rows(draft: Draft, symbol: t.Sym, left: t.Term, sizes: Position) -> list[tuple[Place, Position]]:
    """Which coordinates of a symbol take which number of a literal of this shape: a row of a table stands for all of them."""
    whole = draft.shapes[symbol]
    extra = len(whole) - len(sizes)
    if extra < 0 or whole[extra:] != sizes:
        return []
    prefix: tuple[t.Term, ...] = left.indices if isinstance(left, t.Index) else ()
    chosen = [int(k.value) if isinstance(k, t.Num) else None for k in prefix[:extra]]
    return [(p, p[1][extra:]) for p in draft.places(symbol) if all(c is None or c == k for c, k in zip(chosen, p[1], strict=False))]


def _placed(draft: Draft, sample: Sample) -> bool:
    literal = _literal(sample.right)
    base = sample.left.base if isinstance(sample.left, t.Index) else sample.left
    if literal is None or not isinstance(base, t.Sym):
        return False
    if is_integral(base):
        return draft.numbers[(base, ())] == literal[1][()]
    rows = _rows(draft, base, sample.left, literal[0])
    for place, position in rows:
        draft.numbers[place] = literal[1][position]
        draft.locked.add(place)
    return bool(rows)


def _realised(search: Search, draft: Draft, sample: Sample) -> bool:
    """The free symbols behind a definition set so that it takes the author's numbers."""
    if _agrees(search, draft, sample):
        return True
    literal = _literal(sample.right)
    if literal is None:
        return False
    for symbol in (s for s in draft.shapes if s in _base(search, sample.left) and not is_integral(s)):
        rows = _rows(draft, symbol, sample.left, literal[0])
        if not rows or any(place in draft.locked for place, _ in rows):
            continue
        saved = draft.copy()
        for numbers, wrapper in _preimages(literal[1]):
            for place, position in rows:
                draft.numbers[place] = numbers[position]
                if wrapper:
                    draft.wrapped[place] = wrapper
                else:
                    draft.wrapped.pop(place, None)
            if _agrees(search, draft, sample):
                draft.locked.update(place for place, _ in rows)
                return True
        draft.numbers, draft.wrapped = saved.numbers, saved.wrapped
    return False


def _preimages(given: Numbers) -> Iterator[tuple[Numbers, str]]:
    values = list(given.values())
    yield given, ""
    if all(v > 0 for v in values):
        yield given, "log"
    if all(0 < v < 1 for v in values):
        yield {p: v / (1 - v) for p, v in given.items()}, "log"
    if all(v != 0 for v in values):
        yield {p: 1 / v for p, v in given.items()}, ""
    yield {p: -v for p, v in given.items()}, ""
    if all(abs(v) < 100 for v in values):
        yield given, "exp"
    if all(v >= 0 for v in values):
        yield given, "sqrt"
        yield {p: v * v for p, v in given.items()}, ""


def _agrees(search: Search, draft: Draft, sample: Sample) -> bool:
    """Whether the left side takes the numbers on the right at this draft."""
    try:
        search.evaluator.set_point(draft.values())
        for _, a, b in pairs(search.evaluator.evaluate(sample.left), search.evaluator.evaluate(sample.right)):
            difference = core(subtract(a, b))
            if difference.rational is not None:
                if difference.rational != 0:
                    return False
            elif not (difference.ball.contains(0) and difference.ball.real.rad() < _CLOSE):
                return False
    except (NoValue, Unsettled):
        return False
    return True
