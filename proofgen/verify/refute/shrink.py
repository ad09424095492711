"""From some witness to a small one."""

from __future__ import annotations

from time import perf_counter

from flint import fmpq

from proofgen.verify.refute.contrast import Contrast
from proofgen.verify.refute.draft import Draft, Place
from proofgen.verify.refute.errors import NoValue, Unsettled
from proofgen.verify.refute.frames import Frame
from proofgen.verify.refute.pools import POOLS
from proofgen.verify.refute.scope import is_integral
from proofgen.verify.refute.search import Found, Search, simplest

_SIMPLE = tuple(fmpq(*v) for v in ((0, 1), (1, 1), (-1, 1), (2, 1), (-2, 1), (1, 2), (3, 1), (-1, 2), (1, 3), (-3, 1), (10, 1)))
_PLAIN_POOLS = (0, 1, 2, 4, 3)
_FRAMES, _SECONDS = 8, 0.25


def shrunk(search: Search, found: Found, groups: list[list[Frame]], seed: int) -> tuple[Draft, Contrast]:
    end = perf_counter() + _SECONDS
    frame = {s: int(found.draft.numbers[(s, ())].p) for s in found.draft.shapes if is_integral(s)}
    ordered = simplest([f for group in groups for f in group], search.problem.sizes)
    before = ordered[: ordered.index(frame)] if frame in ordered else []
    draft, contrast = found.draft, found.contrast
    for smaller in before[:_FRAMES]:
        try:
            for k in _PLAIN_POOLS:
                if perf_counter() > end:
                    break
                search.attempt(smaller, POOLS[k], seed + k)
        except Found as better:
            draft, contrast = better.draft, better.contrast
            break
    return _simplified(search, draft, contrast, end, seed)


def _weight(value: fmpq) -> tuple[int, int, int]:
    return int(value.q), abs(int(value.p)), int(value < 0)


def _simplified(search: Search, draft: Draft, contrast: Contrast, end: float, seed: int) -> tuple[Draft, Contrast]:
    places = [p for s in draft.shapes if not is_integral(s) for p in draft.places(s)]
    for group in (places, *([p] for p in places)):
        for value in _SIMPLE:
            if perf_counter() > end:
                return draft, contrast
            if all(_weight(value) >= _weight(draft.numbers[p]) for p in group):
                break
            changed = _changed(draft, group, value)
            seen = _judged(search, changed, seed)
            if seen is not None and seen.apart:
                draft, contrast = changed, seen
                break
    return draft, contrast


def _changed(draft: Draft, places: list[Place], value: fmpq) -> Draft:
    changed = draft.copy()
    for place in places:
        changed.numbers[place] = value
        changed.cyclic.pop(place, None)
        if place in changed.imaginary and len(places) > 1:
            changed.imaginary[place] = fmpq(0)
    return changed


def _judged(search: Search, draft: Draft, seed: int) -> Contrast | None:
    try:
        return search.judge(draft, seed) if search.admissible(draft) else None
    except (NoValue, Unsettled):
        return None
