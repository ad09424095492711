"""The prover: lower, normalise, and, where the normal forms differ, split into cases or go by induction. Pure; never raises."""

from __future__ import annotations

from dataclasses import replace

from proofgen.math.context import Context
from proofgen.math.term import And, ForAll, Iff, Implies, Or, Rel, Term
from proofgen.math.walk import fresh, substitute
from proofgen.verify.equation import Equation
from proofgen.verify.laws import in_words
from proofgen.verify.normal.core import Clock
from proofgen.verify.normal.stops import Restart, Stop
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.relation import equivalence, inequality
from proofgen.verify.search import Search
from proofgen.verify.ties import tied
from proofgen.verify.verdict import Attempt, Proof


def prove(obligation: Obligation, limits: Limits) -> Proof | Attempt:
    """A Proof that the goal holds wherever both sides have a value, or how far the search came."""
    clock = Clock.of(limits.seconds)
    other = tied(obligation.goal, obligation.context)
    if other is not None:
        help = f"define ${other.name}$ instead of assuming an equation, so that its derivative is known"
        return Attempt(("a derivative by a variable that a hypothesis ties to another",), (help,))
    try:
        return _goal(obligation.goal, obligation.context, clock)
    except Stop as stop:
        return Attempt((f"normal forms ({stop})",))
    except Restart:
        return Attempt(("normal forms (they did not settle)",))
    except RecursionError:
        return Attempt(("normal forms (the formula is nested too deeply)",))


def _goal(goal: Term, context: Context, clock: Clock) -> Proof | Attempt:
    match goal:
        case Rel("="):
            return _in_words(Equation(goal, Search(context, clock)).settle())
        case Rel():
            return _in_words(inequality(goal, Search(context, clock)))
        case ForAll(var, body):
            return _goal(substitute(body, {var: fresh(var)}), context, clock)
        case Implies(premise, conclusion):
            return _goal(conclusion, assuming(context, premise), clock)
        case And(parts):
            return _all(parts, context, clock)
        case Or(parts):
            return _any(parts, context, clock)
        case Iff(Rel("=") as left, Rel("=") as right):
            return _in_words(equivalence(left, right, Search(context, clock)))
        case _:
            return Attempt((f"nothing: there is no strategy for a statement of this kind ({type(goal).__name__})",))


def assuming(context: Context, premise: Term) -> Context:
    return replace(context, hypotheses=(*context.hypotheses, premise))


def _all(parts: tuple[Term, ...], context: Context, clock: Clock) -> Proof | Attempt:
    laws: dict[str, None] = {}
    conditions: dict[Term, None] = {}
    for part in parts:
        found = _goal(part, context, clock)
        if isinstance(found, Attempt):
            return found
        laws.update(dict.fromkeys(found.laws))
        conditions.update(dict.fromkeys(found.conditions))
    return Proof(tuple(laws), tuple(conditions))


def _any(parts: tuple[Term, ...], context: Context, clock: Clock) -> Proof | Attempt:
    tried: list[str] = []
    for part in parts:
        try:
            found = _goal(part, context, clock)
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
