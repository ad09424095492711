"""Derivatives by a variable that a hypothesis ties to something else: formally zero, and never what an author means."""

from __future__ import annotations

from proofgen.math.chance import Moment
from proofgen.math.context import Context
from proofgen.math.sorts import Range, Scalar
from proofgen.math.term import ForAll, Gradient, Partial, Rel, Sym, Term
from proofgen.math.unfold import spoken_of
from proofgen.math.walk import free_symbols, subterms, wrt_symbol


def tied(goal: Term, context: Context) -> Sym | None:
    """The name that an equation among the hypotheses ties to the variable of a derivative in the goal: y in dy/dx under y = x²."""
    equations = [h for h in context.hypotheses if any(isinstance(part, Rel) and part.op == "=" for part in subterms(h))]
    if not equations:
        return None
    for written in (goal, *(definition.body for definition in context.definitions)):
        for part in subterms(written):
            if not isinstance(part, Partial | Gradient):
                continue
            variable = wrt_symbol(part.wrt)
            inside = spoken_of(part.body, context.definition) - {variable}
            bodies = (part.body, *(definition.body for definition in context.definitions))
            of_moments = any(isinstance(each, Moment) for body in bodies for each in subterms(body))
            for equation in equations:
                if not of_moments and _is_moment(equation):
                    continue  # of drawn numbers it says nothing: `\\partial \\ell / \\partial \\mu` beside x_i with mean μ
                names = free_symbols(equation)
                shared = sorted((s for s in inside & names if not _whole(s)), key=lambda s: s.name)
                if variable in names and shared:
                    return shared[0]
    return None


def _is_moment(equation: Term) -> bool:
    while isinstance(equation, ForAll):
        equation = equation.body
    return isinstance(equation, Rel) and isinstance(equation.left, Moment)


def _whole(symbol: Sym) -> bool:
    """Sizes and index letters are no variables."""
    return isinstance(symbol.sort, Range) or symbol.sort == Scalar("integer")
