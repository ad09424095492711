"""The prover: lower, normalise, and, where the normal forms differ, split into cases or go by induction. Pure; never raises."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from proofgen.math.context import Context
from proofgen.math.latex import latex
from proofgen.math.shape import shape
from proofgen.math.term import And, ForAll, Iff, Implies, Or, Rel, Term
from proofgen.math.walk import fresh, substitute
from proofgen.verify.arrays import same_solutions
from proofgen.verify.cells import between_roots
from proofgen.verify.definite import definite
from proofgen.verify.equation import Equation
from proofgen.verify.flows import differentiated
from proofgen.verify.laws import in_words
from proofgen.verify.linear_flows import followed
from proofgen.verify.normal.core import Clock
from proofgen.verify.normal.entrywise import squared_distance
from proofgen.verify.normal.spell import ZERO
from proofgen.verify.normal.stops import OutOfScope, Restart, Stop, TimeIsUp
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.recurrences import along_the_sequence, unrolled
from proofgen.verify.relation import equivalence, inequality
from proofgen.verify.search import Search
from proofgen.verify.solving import impossible, product_of, splits
from proofgen.verify.ties import tied
from proofgen.verify.uniqueness import the_solution
from proofgen.verify.verdict import Attempt, Proof

MOST_DEPTH = 3
OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", ">": "<=", "<=": ">", ">=": "<"}


def prove(obligation: Obligation, limits: Limits) -> Proof | Attempt:
    """A Proof that the goal holds wherever both sides have a value, or how far the search came."""
    clock = Clock.of(limits.seconds)
    other = tied(obligation.goal, obligation.context)
    if other is not None:
        help = f"define ${other.name}$ instead of assuming an equation, so that its derivative is known"
        return Attempt(("a derivative by a variable that a hypothesis ties to another",), (help,))
    try:
        context = differentiated(obligation.goal, obligation.context)
        found = _goal(obligation.goal, context, clock)
        denied = _denied(obligation.goal, context, found.conditions, clock) if isinstance(found, Proof) else None
        if denied is not None:
            tried = f"a proof for ${latex(denied)}$, which one side of it denies,"
            return Attempt((tried,), ("where one side has no value, the two are not equivalent",))
        return found
    except Stop as stop:
        return Attempt((f"normal forms ({stop})",))
    except Restart:
        return Attempt(("normal forms (they did not settle)",))
    except RecursionError:
        return Attempt(("normal forms (the formula is nested too deeply)",))


def _denied(goal: Term, context: Context, conditions: tuple[Term, ...], clock: Clock) -> Term | None:
    """Of `(x^2 - 1)/(x - 1) = 2` if and only if `x = 1`, proved for `x` other than 1: the condition, which a side denies. None where there is none."""
    while isinstance(goal, ForAll):
        goal = goal.body
    if not isinstance(goal, Iff | Implies):
        return None
    sides = (goal.left, goal.right) if isinstance(goal, Iff) else (goal.premise, goal.conclusion)
    for condition in (each for each in conditions if isinstance(each, Rel)):
        denied = Rel(OPPOSITE[condition.op], condition.left, condition.right)
        for side in (each for each in sides if isinstance(each, Rel)):
            with suppress(Stop, Restart):
                found = _goal(denied, assuming(context, side), clock)
                if isinstance(found, Proof) and not found.conditions:
                    return condition
    return None


def _goal(goal: Term, context: Context, clock: Clock, depth: int = 0) -> Proof | Attempt:
    """At once, or case by case. depth: how many cases within cases there are already."""
    try:
        found = _at_once(goal, context, clock, depth)
    except (TimeIsUp, RecursionError):
        raise
    except Stop as stop:
        found = Attempt((f"normal forms ({stop})",))
    if isinstance(found, Proof) or isinstance(goal, ForAll | Implies | And | Iff) or depth >= MOST_DEPTH:
        return found
    if depth == 0:
        steps = along_the_sequence(goal, context, clock, lambda case, given: _goal(case, given, clock, MOST_DEPTH))
        if steps is not None:
            return steps
        solution = the_solution(goal, context, clock, lambda case, given: _goal(case, given, clock, MOST_DEPTH))
        if solution is not None:
            return solution
    return _by_cases(goal, context, clock, depth) or found


def _by_cases(goal: Term, context: Context, clock: Clock, depth: int) -> Proof | None:
    """In every case that the hypotheses, or signs, leave open."""
    for law, cases in splits(goal, context, clock):
        laws: dict[str, None] = {in_words(law): None}
        conditions: dict[Term, None] = {}
        possible = [case for case in cases if not impossible(case, clock)]
        if not possible:  # what is said of an equation that never holds is true, and hardly what is meant
            continue
        for case in possible:
            found = _goal(goal, case, clock, depth + 1)
            if isinstance(found, Attempt):
                break
            laws.update(dict.fromkeys(found.laws))
            conditions.update(dict.fromkeys(found.conditions))
        else:
            return Proof(tuple(laws), tuple(conditions))
    return None


def _at_once(goal: Term, context: Context, clock: Clock, depth: int) -> Proof | Attempt:
    if not isinstance(goal, Rel):
        return _by_kind(goal, context, clock, depth)
    context = unrolled(goal, context, clock)
    solved = followed(goal, context, clock)
    found = _by_kind(goal, solved, clock, depth)
    if isinstance(found, Proof) and solved is not context:
        return Proof((*found.laws, in_words("linear-flow")), found.conditions)
    return found


def _by_kind(goal: Term, context: Context, clock: Clock, depth: int) -> Proof | Attempt:
    match goal:
        case Rel("="):
            return _in_words(Equation(goal, Search(context, clock)).settle())
        case Rel():
            return _in_words(definite(goal, Search(context, clock)) or _compared(goal, context, clock))
        case ForAll(var, body):
            return _goal(substitute(body, {var: fresh(var)}), context, clock, depth)
        case Implies(premise, conclusion):
            return _goal(conclusion, assuming(context, premise), clock, depth)
        case And(parts):
            return _all(parts, context, clock, depth)
        case Or(parts):
            one = _any(parts, context, clock, depth)
            return one if isinstance(one, Proof) else _in_words(between_roots(goal, Search(context, clock)) or one)
        case Iff(left, right):
            found = _proportional(left, right, context, clock)
            both = (Implies(left, right), Implies(right, left))
            return found if isinstance(found, Proof) else _all(both, context, clock, depth)
        case _:
            return Attempt((f"nothing: there is no strategy for a statement of this kind ({type(goal).__name__})",))


def _compared(goal: Rel, context: Context, clock: Clock) -> Proof | Attempt:
    """By signs and bounds, or, of one number alone, by all its values."""
    try:
        search = Search(context, clock)
        found = inequality(_of_numbers(goal, search), search)
        return found if isinstance(found, Proof) else between_roots(goal, Search(context, clock)) or found
    except (TimeIsUp, RecursionError):
        raise
    except Stop:
        known = between_roots(goal, Search(context, clock))
        if known is None:
            raise
        return known


def _of_numbers(goal: Rel, search: Search) -> Rel:
    """Real arrays differ where their squared distance is positive."""
    if goal.op != "!=" or not shape(goal.left):
        return goal
    search.meet(goal.left, goal.right)
    if search.complex_world:
        raise OutOfScope("whether complex arrays differ")
    return Rel(">", squared_distance(goal, search.lowering), ZERO)


def assuming(context: Context, premise: Term) -> Context:
    return replace(context, hypotheses=(*context.hypotheses, premise))


def _proportional(left: Term, right: Term, context: Context, clock: Clock) -> Proof | None:
    if not (isinstance(left, Rel) and isinstance(right, Rel) and left.op == right.op == "="):
        return None
    if shape(left.left) and len(shape(left.left)) == len(shape(right.left)):
        alike = same_solutions(left, right, context, Search(context, clock))
        return Proof(tuple(dict.fromkeys(map(in_words, alike.laws))), alike.conditions) if alike is not None else None
    try:
        found = _in_words(equivalence(left, right, Search(context, clock)))
    except OutOfScope:
        return None
    return found if isinstance(found, Proof) else None


def _all(parts: tuple[Term, ...], context: Context, clock: Clock, depth: int) -> Proof | Attempt:
    laws: dict[str, None] = {}
    conditions: dict[Term, None] = {}
    for part in parts:
        found = _goal(part, context, clock, depth)
        if isinstance(found, Attempt):
            return found
        laws.update(dict.fromkeys(found.laws))
        conditions.update(dict.fromkeys(found.conditions))
    return Proof(tuple(laws), tuple(conditions))


def _any(parts: tuple[Term, ...], context: Context, clock: Clock, depth: int) -> Proof | Attempt:
    """One of them, or their product, where they are equations of numbers."""
    tried: list[str] = []
    together = product_of(parts)
    for part in (*parts, *((together,) if together is not None else ())):
        try:
            found = _at_once(part, context, clock, depth)
        except (TimeIsUp, RecursionError):
            raise
        except Stop as stop:
            found = Attempt((str(stop),))
        if isinstance(found, Proof):
            return found
        tried.extend(found.tried)
    return Attempt(tuple(tried))


def _in_words(found: Proof | Attempt) -> Proof | Attempt:
    if isinstance(found, Proof):
        return Proof(tuple(dict.fromkeys(in_words(law) for law in found.laws)), found.conditions)
    return found
