"""The derivative of an integral by its bounds and by a parameter (Leibniz): d/dx ∫_a^b f = f(b) b' - f(a) a' + ∫_a^b ∂f/∂x."""

from __future__ import annotations

from collections.abc import Callable

from proofgen.math.context import Context
from proofgen.math.term import Add, Apply, Const, Fn, Index, Integral, Mul, Num, Partial, Pow, Rel, Sym, Term
from proofgen.math.walk import free_symbols, fresh, substitute, subterms
from proofgen.verify.domain import conditions
from proofgen.verify.normal.spell import ZERO, add, mul, negative
from proofgen.verify.normal.stops import OutOfScope

NONE = OutOfScope("the derivative of this integral")
INFINITY = Const("oo")


def of_integral(term: Integral, by: Sym, wrt: Term, derivative: Callable[[Term], Term], conditional: list[Term]) -> Term:
    """By what stands in the bounds where the integral has a value (0 · ∫ says so); by a parameter under bounds that are finite.

    By a parameter the integrand must be smooth in it for every real value of the variable: what that takes is added to `conditional`.
    """
    var = fresh(term.var)
    body = substitute(term.body, {term.var: var})
    if not all(_smooth(part) for part in subterms(body)):
        raise NONE
    parts: list[Term] = []
    for end, turn in ((term.high, False), (term.low, True)):
        if by in free_symbols(end):
            slope = mul(substitute(body, {var: end}), derivative(end))
            parts.append(negative(slope) if turn else slope)
    endless = any(part is INFINITY for end in (term.low, term.high) for part in subterms(end))
    if parts and term.low is not Const("base") and (endless or conditions(Context(), body)):
        parts.append(mul(ZERO, term))
    if by in free_symbols(body):
        if endless or term.low is Const("base"):
            raise NONE
        for condition in conditions(Context(), Partial(body, wrt)):
            if condition.op == "power":
                raise NONE
            conditional.append(Rel(condition.op, condition.subject, ZERO))
        parts.append(Integral(var, term.low, term.high, derivative(body)))
    return add(*parts)


def _smooth(part: Term) -> bool:
    """No node that may jump where it has a value."""
    match part:
        case Fn("floor" | "ceil" | "sign" | "max" | "min" | "abs" | "factorial" | "binomial" | "re" | "im" | "conj", _):
            return False
        case Num() | Const() | Sym() | Add() | Mul() | Pow() | Fn() | Apply() | Index() | Integral():
            return True
        case _:
            return False
