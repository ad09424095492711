"""Sequences of which a recurrence is supposed: the members that a line speaks of, step by step; and induction along the sequence.

An instance is used only where its place is shown to be one of those the recurrence is said for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from proofgen.math.context import Context
from proofgen.math.recurrence import Place, Recurrence, bound, place, recurrence
from proofgen.math.shape import number
from proofgen.math.term import Apply, Num, Rel, Sym, Term
from proofgen.math.walk import free_symbols, substitute, subterms
from proofgen.verify.laws import in_words
from proofgen.verify.normal.core import Clock
from proofgen.verify.normal.spell import ZERO, add, minus
from proofgen.verify.normal.stops import Stop
from proofgen.verify.search import Search
from proofgen.verify.verdict import Attempt, Proof

_MOST_STEPS = 40
_MOST_ORDER = 4
Prove = Callable[[Term, Context], Proof | Attempt]


def unrolled(goal: Term, context: Context, clock: Clock) -> Context:
    """With the instances of recurrences that lead from the last member in the goal, or in what is supposed of it, to the first."""
    known = [found for h in context.hypotheses if (found := recurrence(h)) is not None]
    if not known:
        return context
    spoken = (goal, *(h for h in context.hypotheses if isinstance(h, Rel)), *(d.body for d in context.definitions))
    more: list[Term] = []
    for each in known:
        at = {where for term in spoken for where in _places(term, each.sequence)}
        for lead in _leads(each, at):
            variable = Place(lead.variable, lead.offset - each.shifts[-1])
            if _holds_at(each, variable, context, clock):
                instance = substitute(each.equation, {each.variable: variable.term()})
                if instance not in context.hypotheses:
                    more.append(instance)
    return replace(context, hypotheses=(*context.hypotheses, *more)) if more else context


def _places(term: Term, sequence: Sym) -> Iterator[Place]:
    """Where its members stand that do not run with a bound letter."""
    free = free_symbols(term)
    for part in subterms(term):
        if isinstance(part, Apply) and part.function is sequence:
            where = place(part.args[0])
            if where is not None and (where.variable is None or where.variable in free):
                yield where


def _leads(known: Recurrence, places: set[Place]) -> Iterator[Place]:
    """The last members of the instances, of each variable; of numbered members down to where the recurrence begins."""
    for variable in {where.variable for where in places}:
        offsets = [where.offset for where in places if where.variable is variable]
        low, high = min(offsets), max(offsets)
        if variable is None:
            low = known.low + known.shifts[-1] - 1
        if high - low <= _MOST_STEPS:
            yield from (Place(variable, offset) for offset in range(low + 1, high + 1))


def _holds_at(known: Recurrence, where: Place, context: Context, clock: Clock) -> bool:
    if where.variable is None:
        return where.offset >= known.low
    try:
        return Search(context, clock).shown(Rel(">=", minus(where.term(), number(known.low)), ZERO))
    except Stop:
        return False


# ---------------------------------------------------------------- induction


def along_the_sequence(goal: Term, context: Context, clock: Clock, prove: Prove) -> Proof | None:
    """By induction on the place: as many first cases as the recurrence goes back, and the step from as many before.

    Nothing else may be supposed of the place than from where on it is; and everything must have a value everywhere, for the sake of what is
    supposed of the places before.
    """
    if not isinstance(goal, Rel):
        return None
    known = [found for h in context.hypotheses if (found := recurrence(h)) is not None]
    spoken = {part.function for part in subterms(goal) if isinstance(part, Apply)}
    concerned = [each for each in known if each.sequence in spoken]
    order = max((each.order for each in concerned), default=0)
    if not 0 < order <= _MOST_ORDER:
        return None
    for variable in sorted({where.variable for each in concerned for where in _places(goal, each.sequence) if where.variable}, key=_name):
        start = _start(variable, context)
        if start is not None:
            proof = _by_induction(goal, variable, start, order, context, clock, prove)
            if proof is not None:
                return proof
    return None


def _name(symbol: Sym) -> str:
    return symbol.name


def _start(variable: Sym, context: Context) -> int | None:
    """The first place, if nothing else is supposed of it."""
    lows = [bound(h, variable) for h in context.hypotheses if variable in free_symbols(h)]
    if not lows or any(variable in free_symbols(d.body) for d in context.definitions):
        return None
    known = [low for low in lows if low is not None]
    return max(known) if len(known) == len(lows) else None


def _by_induction(goal: Rel, variable: Sym, start: int, order: int, context: Context, clock: Clock, prove: Prove) -> Proof | None:
    others = tuple(h for h in context.hypotheses if variable not in free_symbols(h))
    from_start = replace(context, hypotheses=(*others, Rel(">=", variable, number(start))))
    if not _has_values(goal, from_start, clock):
        return None
    before = tuple(_moved(goal, variable, k) for k in range(order))
    cases: list[tuple[Term, Context]] = [
        (substitute(goal, {variable: Num(number(start + k).value)}), replace(context, hypotheses=others)) for k in range(order)
    ]
    cases.append((_moved(goal, variable, order), replace(from_start, hypotheses=(*from_start.hypotheses, *before))))
    laws = {in_words("induction-on-the-place"): None}
    for case, given in cases:
        found = prove(case, given)
        if not isinstance(found, Proof) or found.conditions:
            return None
        laws.update(dict.fromkeys(found.laws))
    return Proof(tuple(laws), ())


def _moved(goal: Rel, variable: Sym, steps: int) -> Rel:
    moved = substitute(goal, {variable: add(variable, number(steps))}) if steps else goal
    assert isinstance(moved, Rel)
    return moved


def _has_values(goal: Rel, context: Context, clock: Clock) -> bool:
    search = Search(context, clock)
    search.meet(goal.left, goal.right)
    return not search.listed
