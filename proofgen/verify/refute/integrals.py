"""Integrals by rigorous quadrature. What lies far out, or by a bound where the integrand is not smooth, is bounded, or there is no value."""

from __future__ import annotations

from flint import acb, arb, ctx, fmpq

from proofgen.math import term as t
from proofgen.math.walk import free_symbols
from proofgen.verify.refute import balls
from proofgen.verify.refute.balls import Mode, Number
from proofgen.verify.refute.duals import Dual, Scalar, add, core, multiply, split, subtract
from proofgen.verify.refute.edges import Edge
from proofgen.verify.refute.errors import Beyond, NoValue, OutOfTime, Unsettled
from proofgen.verify.refute.scope import Scope
from proofgen.verify.refute.tails import Tail, symmetric
from proofgen.verify.refute.tensors import Value, scalar

_EVALUATIONS, _DEPTH = 1500, 50
_PATIENCE = 6000  # evaluations where there is a singularity at a bound, or a long way to go
_EDGES = fmpq(1, 2**60), fmpq(1, 2**120)
_FAR = (8, 32, 128, 2**12, 2**34, 2**100)


_Closed = tuple[t.Integral, bool, int]
_KNOWN: dict[_Closed, Number | str] = {}
_MOST_KNOWN = 64


def integral(scope: Scope, term: t.Integral) -> Value:
    """An integral in which no name is free is worked out once: it is the same at every point."""
    if free_symbols(term) or scope.mode.integrating or _tags(scope):
        return _value(scope, term)
    place = (term, scope.mode.real, ctx.prec)
    known = _KNOWN.get(place)
    if known is None:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        try:
            found = _value(scope, term)
        except Beyond as stop:
            _KNOWN[place] = str(stop)
            raise
        assert isinstance(found, Number)
        known = _KNOWN[place] = found
    if isinstance(known, str):
        raise Beyond(known)
    return known


def _value(scope: Scope, term: t.Integral) -> Value:
    if _infinity(term.low) or _infinity(term.high):
        return _improper(scope, term)
    low, high = scope.scalar(term.low), scope.scalar(term.high)
    inside = scope.mode.integrating
    for end in (low, high):
        if not core(end).ball.is_finite() or not (inside or core(end).on_real_line):
            raise Unsettled("an integral along a complex path was not evaluated")
    tags = _tags(scope)
    try:
        return _assembled(_Integrand(scope, term, low, high), tags)
    except Beyond:
        if inside or tags:
            raise
        return _between_edges(scope, term, core(low), core(high))


def _infinity(end: t.Term) -> int:
    """1 or -1 for a bound that is infinite, else 0."""
    match end:
        case t.Const("oo"):
            return 1
        case t.Mul((t.Num(value), t.Const("oo"))) if value == -1:
            return -1
        case _:
            return 0


def _plainly(scope: Scope) -> None:
    if scope.mode.integrating or _tags(scope):
        raise Beyond("an improper integral inside an integral or a derivative was not evaluated")


def _improper(scope: Scope, term: t.Integral) -> Value:
    """Up to N on either side, and a proved bound for the rest."""
    _plainly(scope)
    ends = _infinity(term.low), _infinity(term.high)
    if ends not in ((0, 1), (-1, 0), (-1, 1)):
        raise Beyond("an integral from infinity was not evaluated")
    finite = [core(scope.scalar(end)) for end, far in zip((term.low, term.high), ends, strict=True) if not far]
    for end in finite:
        if not end.on_real_line or not abs(end.ball) < _FAR[0]:
            raise Beyond("an improper integral was not evaluated")
    for start, rest in _far(scope, term, [end for end in ends if end]):
        low = finite[0] if not ends[0] else Number(fmpq(-start))
        high = finite[-1] if not ends[1] else Number(fmpq(start))
        try:
            return Number(None, _quadrature(scope, term, low, high).ball + symmetric(rest, scope.mode.real))
        except Beyond:
            continue
    raise Beyond("an integral has no certain value")


def _far(scope: Scope, term: t.Integral, sides: list[int]) -> list[tuple[int, arb]]:
    """Some N, and a bound of what is left beyond, the least first: up to the first of which little is left."""
    found: list[tuple[int, arb]] = []
    for start in _FAR:
        try:
            rest = sum((Tail(scope, term.var, arb(start), side).integral(term.body) for side in sides), arb(0))
        except Beyond:
            continue
        found.insert(0, (start, rest))
        if rest < arb(2) ** -64:
            break
    if not found:
        raise Beyond("no bound was found for what an integral has far out")
    return found[:2]


def _quadrature(scope: Scope, term: t.Integral, low: Number, high: Number) -> Number:
    try:
        return _Integrand(scope, term, low, high, _PATIENCE, 200).coefficient(())
    except Beyond:
        return _between_edges(scope, term, low, high)


def _between_edges(scope: Scope, term: t.Integral, low: Number, high: Number) -> Number:
    """Without a strip at each bound at which the integrand is not smooth, and a proved bound for the strips."""
    if not high.ball.real - low.ball.real > _EDGES[0]:
        raise Beyond("an integral has no certain value")
    whole = _Integrand(scope, term, low, high)
    smooth = [whole.smooth_at(low), whole.smooth_at(high)]
    if all(smooth):
        raise Beyond("an integral has no certain value")
    ends, missing = [low, high], arb(0)
    for width in _EDGES:
        ends, missing = [low, high], arb(0)
        for place, side in ((0, 1), (1, -1)):
            if not smooth[place]:
                missing += Edge(scope, term.var, ends[place], side, width).integral(term.body)
                ends[place] = balls.add(ends[place], Number(side * width))
        if missing < arb(2) ** -50:
            break
    value = _Integrand(scope, term, ends[0], ends[1], _PATIENCE, 200).coefficient(())
    return Number(None, value.ball + symmetric(missing, scope.mode.real))


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

    def __init__(
        self, scope: Scope, term: t.Integral, low: Scalar, high: Scalar, evaluations: int = _EVALUATIONS, depth: int = _DEPTH
    ) -> None:
        self.scope = scope
        self.term = term
        self.evaluations, self.depth = evaluations, depth
        self.nested = scope.mode.integrating  # then its bounds are boxes in the plane, and so is its value
        self.moving = isinstance(low, Dual) or isinstance(high, Dual) or self.nested
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

    def smooth_at(self, end: Number) -> bool:
        """Whether the integrand is analytic around this point."""
        try:
            return bool(core(self.at(Number(None, end.ball + acb(arb(0, arb(2) ** -40), arb(0, arb(2) ** -40))))).ball.is_finite())
        except (NoValue, Unsettled):
            return False

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
        outcome = acb.integral(integrand, *ends, eval_limit=self.evaluations, depth_limit=self.depth, rel_tol=goal, abs_tol=goal)
        if self.stopped is not None:
            raise self.stopped
        if not outcome.is_finite():
            raise Beyond("an integral has no certain value")
        return Number(None, acb(outcome.real) if self.scope.mode.real and not self.nested else outcome)


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
