"""The value of a term at a point, as written: one rule for each kind of node."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, reduce
from itertools import combinations
from typing import Any

from flint import acb, arb, fmpq

from proofgen.math import term as t
from proofgen.math.chance import Moment
from proofgen.math.walk import free_symbols
from proofgen.verify.refute import calculus, duals, tensors, throws
from proofgen.verify.refute.balls import ONE, ZERO, Number, integer
from proofgen.verify.refute.cyclotomic import gaussian
from proofgen.verify.refute.degrees import Degrees, degrees, together
from proofgen.verify.refute.errors import Beyond, NoValue, Unsettled
from proofgen.verify.refute.exact import PI, Form
from proofgen.verify.refute.functions import FUNCTIONS, general_power, rational_power
from proofgen.verify.refute.integrals import integral
from proofgen.verify.refute.limits import limit
from proofgen.verify.refute.problem import reached
from proofgen.verify.refute.scope import Scope, is_integral
from proofgen.verify.refute.series import series
from proofgen.verify.refute.tensors import Value, entry
from proofgen.verify.refute.truth import holds

_POWER = 4000


class Evaluator(Scope):
    def evaluate(self, term: t.Term) -> Value:
        self.clock.tick()
        if self.overridden and term in self.overridden and not isinstance(term, t.Sym):
            return self.overridden[term]
        rule = RULES.get(type(term))
        if rule is None:
            raise Beyond(f"{type(term).__name__} cannot be evaluated at a point")
        return rule(self, term)


def _constant(scope: Scope, term: t.Const) -> Value:
    match term.name:
        case "pi":
            return Number(Form(fmpq(0), ((PI, fmpq(1)),)), acb(arb.pi()))
        case "e":
            return Number(None, acb(arb(1).exp()))
        case "i" if not scope.mode.real:
            return Number(None, acb(0, 1), gaussian(fmpq(0), fmpq(1)))
        case _:
            raise Beyond("infinity is not a number")


@lru_cache(maxsize=4096)
def _rational(term: t.Num) -> fmpq:
    return fmpq(term.value.numerator, term.value.denominator)


@lru_cache(maxsize=4096)
def _of_integers(term: t.Term) -> bool:
    return all(is_integral(s) for s in free_symbols(term))


def _power(scope: Scope, term: t.Pow) -> Value:
    base, exponent = scope.scalar(term.base), scope.scalar(term.exponent)
    known = exponent.rational if isinstance(exponent, Number) else None
    if known is None or not _of_integers(term.exponent):
        if scope.mode.real or isinstance(exponent, duals.Dual):
            return general_power(scope.mode, base, exponent)
    elif known.q == 1:
        if abs(known.p) > _POWER:
            raise Unsettled("an exponent is too large")
        return duals.power(base, int(known.p))
    else:
        return rational_power(scope.mode, base, known)
    if known is not None and known.q == 1 and abs(known.p) <= _POWER and duals.core(base).rational != 0:
        return duals.power(base, int(known.p))
    return general_power(scope.mode, base, exponent)


def _function(scope: Scope, term: t.Fn) -> Value:
    function = FUNCTIONS.get(term.name)
    if function is None:
        raise Beyond(f"{term.name} cannot be evaluated at a point")
    return function(scope.mode, *(scope.scalar(a) for a in term.args))


def _cases(scope: Scope, term: t.Cases) -> Value:
    for value, condition in term.branches:
        if holds(scope, condition):
            return scope.evaluate(value)
    raise NoValue


def _delta(scope: Scope, term: t.Delta) -> Value:
    return integer(int(scope.integer(term.left) == scope.integer(term.right)))


def _epsilon(scope: Scope, term: t.Epsilon) -> Value:
    order = [scope.integer(k) for k in term.indices]
    if any(not 1 <= k <= len(order) for k in order):
        raise NoValue
    if len(set(order)) < len(order):
        return ZERO
    return integer((-1) ** sum(a > b for a, b in combinations(order, 2)))


def _added(scope: Scope, term: t.Add) -> Value:
    outcome: Value | None = None
    for part in term.terms:
        value = scope.evaluate(part)
        outcome = value if outcome is None else tensors.total(outcome, value)
    return ZERO if outcome is None else outcome


def _multiplied(scope: Scope, term: t.Mul) -> Value:
    outcome: Value | None = None
    for part in term.factors:
        value = scope.evaluate(part)
        outcome = value if outcome is None else tensors.scaled(outcome, value)
    return ONE if outcome is None else outcome


def _folded(scope: Scope, term: t.Sum | t.Product, start: Value | None, joined: Callable[[Value, Value], Value]) -> Value | None:
    outcome, values = start, scope.integers(term.low, term.high)
    with scope.bound(term.var, ZERO):
        for k in values:
            scope.locals[term.var] = integer(k)
            if term.where is None or holds(scope, term.where):
                value = scope.evaluate(term.body)
                outcome = value if outcome is None else joined(outcome, value)
    return outcome


def _sum(scope: Scope, term: t.Sum) -> Value:
    if term.high is t.Const("oo"):
        return series(scope, term)
    outcome = _folded(scope, term, None, tensors.total)
    return ZERO if outcome is None else outcome


def _product(scope: Scope, term: t.Product) -> Value:
    outcome = _folded(scope, term, ONE, tensors.scaled)
    return ONE if outcome is None else outcome


def _array(scope: Scope, term: t.Lam) -> Value:
    entries: list[Value] = []
    size = scope.integer(term.size)
    with scope.bound(term.var, ZERO):
        for k in range(1, size + 1):
            scope.locals[term.var] = integer(k)
            entries.append(scope.evaluate(term.body))
    return tuple(entries)


def _array_entry(scope: Scope, term: t.Lam, k: int) -> Value:
    with scope.bound(term.var, integer(k)):
        return scope.evaluate(term.body)


def _index(scope: Scope, term: t.Index) -> Value:
    position = tuple(scope.integer(k) for k in term.indices)
    base = term.base
    if isinstance(base, t.Lam):
        if not 1 <= position[0] <= scope.integer(base.size):
            raise NoValue
        return entry(_array_entry(scope, base, position[0]), position[1:])
    return entry(scope.evaluate(base), position)


def _matrix_product(scope: Scope, term: t.MatMul) -> Value:
    return reduce(tensors.contracted, (scope.evaluate(f) for f in term.factors))


def _trace(scope: Scope, term: t.Trace) -> Value:
    rows = tensors.square(scope.evaluate(term.body))
    return reduce(duals.add, (rows[k][k] for k in range(len(rows)))) if rows else ZERO


def _diagonal(scope: Scope, term: t.Diag) -> Value:
    vector = scope.evaluate(term.body)
    sizes = tensors.shape(vector)
    if len(sizes) != 1:
        raise Unsettled("a vector was expected")
    return tensors.built((*sizes, *sizes), lambda p: entry(vector, p[:1]) if p[0] == p[1] else ZERO)


def _identity(scope: Scope, term: t.Identity) -> Value:
    size = scope.integer(term.size)
    return tensors.built((size, size), lambda p: ONE if p[0] == p[1] else ZERO)


def _filled(scope: Scope, term: t.Constant) -> Value:
    value = scope.evaluate(term.value)
    return tensors.built(tuple(scope.integer(s) for s in term.shape), lambda _: value)


def _outer(scope: Scope, term: t.Outer) -> Value:
    left, right = scope.evaluate(term.left), scope.evaluate(term.right)
    sizes = (*tensors.shape(left), *tensors.shape(right))
    if len(sizes) != 2:
        raise Unsettled("a vector was expected")
    return tensors.built(sizes, lambda p: tensors.scaled(entry(left, p[:1]), entry(right, p[1:])))


def _at(scope: Scope, term: t.At) -> Value:
    with scope.bound(term.var, scope.evaluate(term.value)):
        return scope.evaluate(term.body)


def _moment(scope: Scope, term: Moment) -> Value:
    first, second = term.args[0], term.args[-1]
    if term.kind == "E":
        return _mean(scope, first)
    product = _mean(scope, t.Mul((first, second)))
    both = duals.multiply(tensors.scalar(_mean(scope, first)), tensors.scalar(_mean(scope, second)))
    return duals.subtract(tensors.scalar(product), both)


def _mean(scope: Scope, body: t.Term) -> Value:
    names = reached((body,), scope.definitions)
    symbols = sorted((names & scope.chance.random) - scope.definitions.keys(), key=lambda s: s.name)
    if not symbols:
        return scope.evaluate(body)
    known = scope.chance.laws.keys() | scope.chance.shaped
    found = degrees(scope, body) if known else Degrees()
    if together(found, scope.chance.shaped) > 2:
        raise Beyond("an expectation that depends on more than means and variances")

    def parts() -> Iterator[tuple[duals.Scalar, Value]]:
        for weight, values in throws.outcomes(scope, symbols, lambda group: together(found, group)):
            with scope.thrown_as(values):
                yield weight, scope.evaluate(body)

    return tensors.weighted(parts())


RULES: dict[type[t.Term], Callable[[Scope, Any], Value]] = {
    t.Num: lambda _, e: Number(_rational(e)),
    t.Const: _constant,
    t.Sym: lambda s, e: s.symbol(e),
    t.Add: _added,
    t.Mul: _multiplied,
    t.Pow: _power,
    t.Fn: _function,
    t.Apply: calculus.applied,
    t.Cases: _cases,
    t.Delta: _delta,
    t.Epsilon: _epsilon,
    t.Indicator: lambda s, e: integer(int(holds(s, e.relation))),
    t.Sum: _sum,
    t.Product: _product,
    t.Lam: _array,
    t.Integral: integral,
    t.Limit: limit,
    t.At: _at,
    t.Partial: calculus.partial,
    Moment: _moment,
    t.Gradient: calculus.gradient,
    t.Index: _index,
    t.Blocks: lambda s, e: tensors.assembled([[s.evaluate(x) for x in row] for row in e.rows]),
    t.Entries: lambda s, e: tuple(s.evaluate(x) for x in e.items),
    t.MatMul: _matrix_product,
    t.Transpose: lambda s, e: tensors.transposed(s.evaluate(e.body)),
    t.Outer: _outer,
    t.Kron: lambda s, e: tensors.kronecker(s.evaluate(e.left), s.evaluate(e.right)),
    t.Vec: lambda s, e: tensors.by_columns(s.evaluate(e.body)),
    t.Inverse: lambda s, e: tensors.inverted(tensors.square(s.evaluate(e.body))),
    t.Trace: _trace,
    t.Det: lambda s, e: tensors.determinant(tensors.square(s.evaluate(e.body))),
    t.Diag: _diagonal,
    t.Identity: _identity,
    t.Constant: _filled,
}
