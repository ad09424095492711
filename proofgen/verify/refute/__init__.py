"""The refuter: looks for an exact admissible point at which the two sides of a goal certainly differ.

It reads the term as written, by code that shares nothing with the prover.
"""

from __future__ import annotations

from flint import ctx

from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.refute.clock import Clock
from proofgen.verify.refute.errors import OutOfTime
from proofgen.verify.refute.frames import frames
from proofgen.verify.refute.own_numbers import explore_own_numbers
from proofgen.verify.refute.problem import problems
from proofgen.verify.refute.search import Found, Search, Tally
from proofgen.verify.refute.shrink import shrunk
from proofgen.verify.refute.witness import witness
from proofgen.verify.verdict import Agreement, Witness


def refute(obligation: Obligation, limits: Limits) -> Witness | Agreement:
    """Deterministic but for its time limit. Agreement.points counts over all the parts into which a goal falls."""
    if obligation.context.unread:
        return Agreement(0, 0, obligation.context.unread)
    tallies: list[Tally] = []
    precision = ctx.prec
    ctx.prec = limits.bits
    try:
        return _refute(obligation, limits, tallies) or _agreement(tallies)
    except RecursionError:
        return _agreement(tallies, "the formula is nested too deeply")
    except OutOfTime:
        return _agreement(tallies, "the time for this line was spent")
    finally:
        ctx.prec = precision


def differs(obligation: Obligation, limits: Limits) -> bool:
    """Whether some point certainly tells the sides apart: the question alone, no smallest point and no words."""
    precision = ctx.prec
    ctx.prec = limits.bits
    try:
        clock = Clock(limits.seconds)
        for problem in problems(obligation.goal, obligation.context):
            if problem.obstacle is None:
                search = Search(problem, limits, clock)
                search.explore(frames(problem, search.evaluator, {}))
    except Found:
        return True
    except (RecursionError, OutOfTime):
        return False
    finally:
        ctx.prec = precision
    return False


def _refute(obligation: Obligation, limits: Limits, tallies: list[Tally]) -> Witness | None:
    clock = Clock(limits.seconds)
    for problem in problems(obligation.goal, obligation.context):
        search = Search(problem, limits, clock)
        tallies.append(search.tally)
        if problem.obstacle is not None:
            search.tally.skip(problem.obstacle)
            continue
        own = explore_own_numbers(search, obligation.context.samples)
        if own is not None:
            return own
        groups = frames(problem, search.evaluator, {})
        try:
            search.explore(groups)
        except Found as found:
            draft, contrast = shrunk(search, found, groups, search.evaluator.seed)
            return witness(draft, contrast, search.evaluator, invented=search.invented(), closed=problem.closed)
    return None


def _agreement(tallies: list[Tally], *reasons: str) -> Agreement:
    skipped = dict.fromkeys(reason for tally in tallies for reason in tally.complaints())
    return Agreement(sum(t.agreed for t in tallies), sum(t.undefined for t in tallies), (*skipped, *reasons))
