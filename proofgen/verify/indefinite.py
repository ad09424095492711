"""Integrals without bounds: two sides are equal up to a constant where their derivatives are equal.

Which constant is meant nobody can say, so that `∫ f dx = F` is taken as `∫ f dx = F + C`, as it is commonly written.
"""

from __future__ import annotations

from proofgen.math.context import Context
from proofgen.math.term import Add, Antiderivative, Mul, Partial, Rel, Sym, Term
from proofgen.math.walk import free_symbols, kinds, subterms, uninterpreted


def differentiated(goal: Term, context: Context) -> Term | None:
    """An equation with integrals without bounds as the equation of its derivatives by their variable; None where that is not what it says.

    Integrals stand in sums, with factors that do not depend on the variable. A side that has other names, and not the variable, may be
    meant to depend on it all the same (`∫ v dt = x`): then nothing is said.
    """
    if not isinstance(goal, Rel) or goal.op != "=":
        return None
    found = {part.wrt for part in subterms(goal) if isinstance(part, Antiderivative)}
    if len(found) != 1:
        return None
    (by,) = found
    if not isinstance(by, Sym) or any(_depends(hypothesis, by, context) for hypothesis in _equations(context)):
        return None
    sides = [_slope(side, by, context) for side in (goal.left, goal.right)]
    left, right = sides
    if left is None or right is None or any(_silent(side, by, context) for side in (goal.left, goal.right)):
        return None
    return Rel("=", left, right)


def _equations(context: Context) -> list[Term]:
    statements = (*context.hypotheses, *context.doubtful)
    return [statement for statement in statements if any(isinstance(part, Rel) and part.op == "=" for part in subterms(statement))]


def _slope(term: Term, by: Sym, context: Context) -> Term | None:
    if Antiderivative not in kinds(term):
        return None if uninterpreted(term) is not None else Partial(term, by)
    match term:
        case Antiderivative(body, _):
            return body if uninterpreted(body) is None else None
        case Add(parts):
            slopes = [_slope(part, by, context) for part in parts]
            known = [slope for slope in slopes if slope is not None]
            return Add(tuple(known)) if len(known) == len(slopes) else None
        case Mul(factors):
            slopes = [_slope(f, by, context) if isinstance(f, Antiderivative | Add) else None for f in factors]
            moving = [k for k, f in enumerate(factors) if Antiderivative in kinds(f)]
            if len(moving) != 1 or any(_depends(f, by, context) for k, f in enumerate(factors) if k != moving[0]):
                return None
            slope = slopes[moving[0]]
            return None if slope is None else Mul((*factors[: moving[0]], slope, *factors[moving[0] + 1 :]))
        case _:
            return None


def _silent(side: Term, by: Sym, context: Context) -> bool:
    """No integral, no variable, and names that may stand for something that depends on it."""
    if Antiderivative in kinds(side):
        return False
    return bool(free_symbols(side)) and not _depends(side, by, context)


def _depends(term: Term, by: Sym, context: Context) -> bool:
    """Does the term speak of the variable, definitions unfolded?"""
    seen: set[Sym] = set()
    stack = list(free_symbols(term))
    while stack:
        name = stack.pop()
        if name is by:
            return True
        if name in seen:
            continue
        seen.add(name)
        known = context.definition(name)
        if known is not None:
            stack.extend(free_symbols(known.body) - set(known.params))
    return False
