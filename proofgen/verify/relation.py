"""Inequalities by the sign of the difference, and equivalences of equations by a factor that is not zero."""

from __future__ import annotations

from proofgen.math.shape import shape
from proofgen.math.term import Rel, Term
from proofgen.verify import signs as s
from proofgen.verify.convex import at_least
from proofgen.verify.gathered import gathered
from proofgen.verify.monotone import inductive, monotone
from proofgen.verify.normal.form import Normaliser
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import minus
from proofgen.verify.normal.stops import OutOfScope, Stop, TimeIsUp
from proofgen.verify.search import Search
from proofgen.verify.verdict import Attempt, Proof


def inequality(goal: Rel, search: Search) -> Proof | Attempt:
    """left op right from the sign of left - right."""
    if shape(goal.left) or shape(goal.right):
        raise OutOfScope("an inequality of tensors")
    if goal.op not in s.OF_RELATION:
        raise OutOfScope(f"the relation {goal.op}")
    search.meet(goal.left, goal.right)
    sides = [search.lowering.number(side) for side in (goal.left, goal.right)]
    gap = minus(*sides)
    if not all(search.shown(need) for need in search.lowering.needs):
        return Attempt(("differentiation (a factor was not shown to be non-zero)",))
    wanted = s.OF_RELATION[goal.op]
    wanted_of_gap = s.POSITIVE if goal.op in ("<", ">") else s.NOT_NEGATIVE
    small, big = sides if goal.op in ("<", "<=") else reversed(sides)

    def holds(normaliser: Normaliser) -> bool:
        if not (normaliser.is_real(gap) or goal.op == "!="):
            return False
        return normaliser.oracle.of_term(gap) <= wanted

    def bounded(normaliser: Normaliser) -> bool:
        if goal.op in ("!=", "=") or not all(map(normaliser.is_real, sides)):
            return False
        return at_least(normaliser, big, small, wanted_of_gap)

    def by_terms(normaliser: Normaliser) -> bool:
        together = gathered(gap)
        if together is None or not normaliser.is_real(gap) or not normaliser.oracle.of_term(together[1]) <= s.POSITIVE:
            return False
        return normaliser.oracle.of_term(together[0]) <= wanted

    further = goal.op in ("<", "<=", ">", ">=") and not search.complex_world
    if (
        not search.within(holds)
        and not search.within(bounded)
        and not search.within(by_terms)
        and not (further and monotone(_simplified(minus(big, small), search), wanted_of_gap, search))
        and not (further and inductive("<" if goal.op in ("<", ">") else "<=", small, big, search))
    ):
        tried = ("the sign of the difference of the sides", "bounds of its sums, and of its squares and logarithms")
        return Attempt(tried, ("a declared sign or range of what occurs in it",))
    laws = (*search.lowering.used, *search.laws, "sign-of-difference")
    return Proof(tuple(dict.fromkeys(laws)), tuple(search.listed))


def _simplified(gap: Term, search: Search) -> Term:
    """In normal form, so that |x| is x where x >= 0 is supposed."""
    try:
        return search.within(lambda n: n.canonical(gap), record=False)
    except (TimeIsUp, RecursionError):
        raise
    except Stop:
        return gap


def equivalence(left: Rel, right: Rel, search: Search) -> Proof | Attempt:
    """Two equations whose differences of sides are equal but for a factor proved non-zero."""
    sides = (left.left, left.right, right.left, right.right)
    if any(shape(side) for side in sides):
        raise OutOfScope("an equivalence between equations of tensors")
    search.meet(*sides)
    a, b, c, d = (search.lowering.number(side) for side in sides)
    if not all(search.shown(need) for need in search.lowering.needs):
        return Attempt(("differentiation (a factor was not shown to be non-zero)",))

    def proportional(normaliser: Normaliser) -> bool:
        first, second = normaliser.normal(minus(a, b)), normaliser.normal(minus(c, d))
        if first.is_zero() or second.is_zero():
            return first.is_zero() and second.is_zero()
        factor = first / second
        return all(0 not in normaliser.sign(Ratio(normaliser.ring, part)) for part in (factor.num, factor.den))

    if not search.within(proportional):
        return Attempt(("whether one equation is the other times something that is not zero",))
    laws = (*search.lowering.used, *search.laws, "non-zero-factor")
    return Proof(tuple(dict.fromkeys(laws)), tuple(search.listed))
