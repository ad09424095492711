"""Definite integrals by rigorous quadrature; no value is ever given for an improper one."""

from __future__ import annotations

from flint import acb, arb, ctx, fmpq

from proofgen.math import term as t
from proofgen.math.walk import subterms
from proofgen.verify.refute.balls import Mode, Number
from proofgen.verify.refute.duals import Dual, Scalar, add, core, multiply, split, subtract
from proofgen.verify.refute.errors import Beyond, NoValue, OutOfTime, Unsettled
from proofgen.verify.refute.scope import Scope
from proofgen.verify.refute.tensors import Value, scalar

_EVALUATIONS, _DEPTH = 1500, 50


def integral(scope: Scope, term: t.Integral) -> Value:
    if scope.mode.integrating or any(isinstance(part, t.Integral) for part in subterms(term.body)):
        raise Beyond("an integral inside an integral was not evaluated")
    low, high = scope.scalar(term.low), scope.scalar(term.high)
    for end in (low, high):
        if not core(end).on_real_line or not core(end).ball.is_finite():
            raise Unsettled("an integral along a complex path was not evaluated")
    return _assembled(_Integrand(scope, term, low, high), _tags(scope))


def _tags(scope: Scope) -> tuple[int, ...]:
    """Every derivative that may be under way: the tags of all duals that a name stands for."""
    found: set[int] = set()
    stack: list[Value] = [*scope.globals.values(), *scope.locals.values(), *scope.overridden.values()]
    while stack:
        value = stack.pop()
        if isinstance(value, tuple):
            stack.extend(value)
        elif isinstance(value, Dual):
            found.add(value.tag)
            stack.extend((value.value, value.slope))
    return tuple(sorted(found))


class _Integrand:
    """(high - low) · body at low + (high - low) s, for s from 0 to 1: derivatives by the bounds come out right by themselves."""

    def __init__(self, scope: Scope, term: t.Integral, low: Scalar, high: Scalar) -> None:
        self.scope = scope
        self.term = term
        self.moving = isinstance(low, Dual) or isinstance(high, Dual)
        self.low, self.high = low, high
        self.width = subtract(high, low)
        self.stopped: Exception | None = None
        self.tags: tuple[int, ...] = ()

    def at(self, s: Number) -> Scalar:
        where = add(self.low, multiply(self.width, s)) if self.moving else s
        mode = Mode(self.scope.mode.real, integrating=True)
        with self.scope.bound(self.term.var, where), self.scope.reading(mode):
            value = scalar(self.scope.evaluate(self.term.body))
        return multiply(self.width, value) if self.moving else value

    def coefficient(self, tags: tuple[int, ...]) -> Number:
        """The integral of the coefficient of these tags."""

        def integrand(box: acb, _: bool) -> acb:
            if self.stopped is not None:
                return acb("nan")
            try:
                value: Scalar | None = self.at(Number(None, box))
                for tag in reversed(self.tags):
                    if value is not None:
                        plain, slope = split(value, tag)
                        value = slope if tag in tags else plain
                return acb(0) if value is None else core(value).ball
            except (NoValue, Unsettled):
                return acb("nan")
            except (OutOfTime, RecursionError) as stop:
                self.stopped = stop
                return acb("nan")

        ends = (acb(0), acb(1)) if self.moving else (core(self.low).ball, core(self.high).ball)
        goal = arb(2) ** -(min(ctx.prec, 128) * 2 // 3)
        outcome = acb.integral(integrand, *ends, eval_limit=_EVALUATIONS, depth_limit=_DEPTH, rel_tol=goal, abs_tol=goal)
        if self.stopped is not None:
            raise self.stopped
        if not outcome.is_finite():
            raise Beyond("an integral has no certain value")
        return Number(None, acb(outcome.real) if self.scope.mode.real else outcome)


def _assembled(integrand: _Integrand, tags: tuple[int, ...]) -> Scalar:
    if core(integrand.low).rational is not None and core(integrand.low).rational == core(integrand.high).rational and not tags:
        integrand.at(Number(core(integrand.low).exact))
        return Number(fmpq(0))
    integrand.tags = tags
    return _tower(integrand, tags, ())


def _tower(integrand: _Integrand, tags: tuple[int, ...], chosen: tuple[int, ...]) -> Scalar:
    if not tags:
        return integrand.coefficient(chosen)
    *rest, last = tags
    return Dual(last, _tower(integrand, tuple(rest), chosen), _tower(integrand, tuple(rest), (*chosen, last)))
