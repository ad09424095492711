"""Limits at a finite point of a quotient of functions analytic there, by l'Hôpital's rule."""

from __future__ import annotations

from proofgen.math.term import Add, Const, Fn, Limit, Mul, Num, Pow, Sym, Term
from proofgen.math.walk import free_symbols, fresh, substitute, subterms
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.deltas import has_value
from proofgen.verify.normal.derivative import Differentiation
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import mul, number
from proofgen.verify.normal.stops import OutOfScope

ANALYTIC = frozenset(("exp", "sin", "cos", "sinh", "cosh", "tanh", "arctan", "arsinh", "erf", "log"))
MOST_STEPS = 8


def limit(core: Core, term: Limit) -> Ratio:
    """N/D at the point where D is not 0 there; else N'/D' where both vanish."""
    if any(isinstance(part, Const) and part.name == "oo" for part in subterms(term.point)):
        raise OutOfScope("there is no rule for a limit at infinity")
    var = fresh(term.var)
    above, below = _quotient(substitute(term.body, {term.var: var}))
    needs: list[Term] = []
    rules = Differentiation(var, _no_component, needs)
    for _ in range(MOST_STEPS):
        there = [_value(core, side, var, term.point) for side in (above, below)]
        if 0 not in core.sign(there[1]):
            core.law("limit-by-derivatives")
            return there[0] / there[1]
        if not (there[0].is_zero() and there[1].is_zero()):
            break
        above, below = rules.of(above), rules.of(below)
        if needs:
            break
    raise OutOfScope("there is no rule for this limit")


def _quotient(body: Term) -> tuple[Term, Term]:
    if not isinstance(body, Mul):
        return body, number(1)
    above: list[Term] = []
    below: list[Term] = []
    for factor in body.factors:
        if isinstance(factor, Pow) and isinstance(factor.exponent, Num) and factor.exponent.value < 0:
            below.append(Pow(factor.base, number(-factor.exponent.value)))
        else:
            above.append(factor)
    return mul(*above), mul(*below)


def _value(core: Core, side: Term, var: Sym, point: Term) -> Ratio:
    """The value at the point of a term that is analytic there by its shape."""
    for part in subterms(side):
        if var not in free_symbols(part):
            continue
        match part:
            case Sym() | Add() | Mul() | Pow(_, Num()):
                continue
            case Fn(name, _) if name in ANALYTIC:
                continue
            case _:
                raise OutOfScope("there is no rule for this limit")
    there = substitute(side, {var: point})
    if not has_value(core, there):
        raise OutOfScope("there is no rule for this limit")
    return core.normal(there)


def _no_component(term: Term, indices: tuple[Term, ...]) -> Term:
    raise OutOfScope(f"a limit with components of {type(term).__name__} at {len(indices)} indices")
