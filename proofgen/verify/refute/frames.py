"""Frames: the integers of a point (sizes, indices, whole numbers), chosen before anything else."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from flint import fmpq

from proofgen.math import term as t
from proofgen.math.sorts import Range
from proofgen.math.walk import free_symbols
from proofgen.verify.refute.balls import Number, integer
from proofgen.verify.refute.errors import NoValue, Unsettled
from proofgen.verify.refute.evaluate import Evaluator
from proofgen.verify.refute.problem import Problem
from proofgen.verify.refute.scope import is_integral
from proofgen.verify.refute.truth import holds

Frame = dict[t.Sym, int]
_SMALL, _LARGER = (1, 2, 3, 4), (5, 6, 7, 8, 10, 12, 20)
_WHOLE = (1, 2, 3, 4, 0, 5, -1, 7, -2, 10, -3, 6)
_MOST = 600
_LONGEST = 24


def frames(problem: Problem, evaluator: Evaluator, fixed: Frame) -> list[list[Frame]]:
    """Groups of equal sizes, smallest first; within a group every choice of the rest, shuffled. `fixed` are the author's."""
    for sizes in (_SMALL, _LARGER):
        groups: dict[tuple[int, ...], list[Frame]] = {}
        for found in _choices(problem, evaluator, sizes, fixed):
            groups.setdefault(tuple(found[s] for s in problem.symbols if s in problem.sizes), []).append(found)
        if groups:
            break
    random = Random(2)
    for group in groups.values():
        random.shuffle(group)
    return [groups[key] for key in _varied(sorted(groups, key=lambda key: (sum(key), key)))]


def _varied(keys: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Where there are several sizes, the smallest choices make all but one of them 1: some with all of them larger come early."""
    count = len(keys[0]) if keys else 0
    if count < 3:
        return keys
    larger = [key for key in ((2,) * count, ((2, 3) * count)[:count], ((3, 2) * count)[:count]) if key in keys]
    return list(dict.fromkeys((keys[0], *larger, *keys)))


def _choices(problem: Problem, evaluator: Evaluator, sizes: tuple[int, ...], fixed: Frame) -> Iterator[Frame]:
    symbols = [s for s in problem.symbols if is_integral(s)]
    known = set(symbols)
    tests = [(h, free_symbols(h)) for h in problem.hypotheses if free_symbols(h) <= known]
    count = 0

    def candidates(symbol: t.Sym) -> Iterator[int]:
        if symbol in fixed:
            yield fixed[symbol]
        elif isinstance(symbol.sort, Range):
            yield from _index_values(evaluator, symbol.sort)
        else:
            yield from sizes if symbol in problem.sizes else (_WHOLE if sizes is _SMALL else _LARGER)

    def extend(chosen: Frame, depth: int) -> Iterator[Frame]:
        nonlocal count
        if count >= _MOST:
            return
        if depth == len(symbols):
            count += 1
            yield dict(chosen)
            return
        evaluator.set_point({s: integer(k) for s, k in chosen.items()})
        concerned = [(h, names) for h, names in tests if symbols[depth] in names]
        for k in list(candidates(symbols[depth])):
            chosen[symbols[depth]] = k
            if concerned:
                evaluator.set_point({s: Number(fmpq(v)) for s, v in chosen.items()})
            if all(_true(evaluator, h) for h, names in concerned if names <= set(chosen)):
                yield from extend(chosen, depth + 1)
            del chosen[symbols[depth]]
            if count >= _MOST:
                return

    yield from extend({}, 0)


def _index_values(evaluator: Evaluator, sort: Range) -> range:
    """All of a range that is short or not finite, its beginning otherwise."""
    try:
        low = evaluator.integer(sort.low)
        endless = sort.high is t.Const("oo")
        return range(low, low + 8) if endless else evaluator.integers(sort.low, sort.high)[:_LONGEST]
    except (NoValue, Unsettled):
        return range(0)


def _true(evaluator: Evaluator, statement: t.Term) -> bool:
    try:
        return holds(evaluator, statement)
    except (NoValue, Unsettled):
        return False
