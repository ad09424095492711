"""Differential equations that hold for all values of their variable: differentiated as often as a line needs it."""

from __future__ import annotations

from dataclasses import replace

from proofgen.math.context import Context
from proofgen.math.flow import depth, everywhere
from proofgen.math.term import ForAll, Partial, Rel, Sym, Term

MOST_TIMES = 4


def differentiated(goal: Term, context: Context) -> Context:
    """With the derivatives of these equations among what is supposed: two sides that agree everywhere have the same derivatives."""
    needed = depth(goal) + sum(depth(known.body) for known in context.definitions)
    more: list[Term] = []
    for hypothesis in context.hypotheses:
        found = everywhere(hypothesis)
        if found is None or not isinstance(hypothesis, ForAll) or not isinstance(hypothesis.body, Rel):
            continue
        lowest = min(orders[-1] for orders in found.orders.values())
        more += _derivatives(hypothesis.body, hypothesis.var, min(MOST_TIMES, needed - lowest))
    return replace(context, hypotheses=(*context.hypotheses, *more)) if more else context


def _derivatives(equation: Rel, variable: Sym, times: int) -> list[Term]:
    found: list[Term] = []
    left, right = equation.left, equation.right
    for _ in range(times):
        left, right = Partial(left, variable), Partial(right, variable)
        found.append(ForAll(variable, Rel("=", left, right)))
    return found
