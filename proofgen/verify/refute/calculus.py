"""Derivatives and functions: dual numbers through the term as written."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from random import Random

from flint import acb, fmpq

from proofgen.math import term as t
from proofgen.math.sorts import REAL, Function, Tensor
from proofgen.verify.refute import duals, tensors
from proofgen.verify.refute.balls import ONE, ZERO, Number
from proofgen.verify.refute.duals import Dual
from proofgen.verify.refute.errors import Unsettled
from proofgen.verify.refute.functions import whole
from proofgen.verify.refute.scope import Scope, is_integral
from proofgen.verify.refute.tensors import Position, Value, entry, scalar

_DEGREE = 4


def _place(scope: Scope, wrt: t.Term) -> tuple[t.Term, Position]:
    """The variable of differentiation and where in it."""
    match wrt:
        case t.Index(t.Sym() | t.Apply() as base, indices):
            return base, tuple(scope.integer(k) for k in indices)
        case t.Sym() if is_integral(wrt):
            raise Unsettled("a derivative by an integer")
        case t.Sym() | t.Apply():
            return wrt, ()
        case _:
            raise Unsettled("a derivative by something that is not a variable")


def _slope(scope: Scope, body: t.Term, base: t.Term, position: Position) -> Value:
    current = scope.evaluate(base)
    scope.tag += 1
    tag = scope.tag
    dual = Dual(tag, scalar(entry(current, position)), ONE)
    with scope.seeded(base, tensors.replaced(current, position, dual)):
        value = scope.evaluate(body)
    return tensors.mapped(value, lambda x: duals.slope(x, tag))


def partial(scope: Scope, term: t.Partial) -> Value:
    return _derivative(scope, term.body, term.wrt)


def gradient(scope: Scope, term: t.Gradient) -> Value:
    return _derivative(scope, term.body, term.wrt)


def _derivative(scope: Scope, body: t.Term, wrt: t.Term) -> Value:
    base, position = _place(scope, wrt)
    sizes = tensors.shape(entry(scope.evaluate(base), position))
    if not sizes:
        return _slope(scope, body, base, position)
    by = {place: _slope(scope, body, base, (*position, *place)) for place in tensors.positions(sizes)}
    outer = tensors.shape(next(iter(by.values())))
    return tensors.built((*outer, *sizes), lambda p: entry(by[p[len(outer) :]], p[: len(outer)]))


def applied(scope: Scope, term: t.Apply) -> Value:
    values = [scope.evaluate(a) for a in term.args]
    tags: list[int] = []
    for k, order in enumerate(term.orders):
        for _ in range(order):
            scope.tag += 1
            tags.append(scope.tag)
            values[k] = Dual(scope.tag, scalar(values[k]), ONE)
    value = _called(scope, term.function, values)
    for tag in reversed(tags):
        value = tensors.mapped(value, lambda x, tag=tag: duals.slope(x, tag))  # type: ignore[misc]
    return value


def _called(scope: Scope, function: t.Sym, values: list[Value]) -> Value:
    definition = scope.definitions.get(function)
    if function in scope.sequences:
        return scope.member(function, whole(scalar(values[0])))
    if definition is None:
        return _invented(scope, function, values)
    if len(definition.params) != len(values):
        raise Unsettled("a function has another number of arguments")
    scope.refuse_capture(definition)
    with scope.within_definition(dict(zip(definition.params, values, strict=True))):
        return scope.evaluate(definition.body)


# ---------------------------------------------------------------- an unknown function: a polynomial, drawn afresh for each point


def _invented(scope: Scope, function: t.Sym, values: list[Value]) -> Value:
    sort = function.sort
    sizes: Position = ()
    complex_valued = False
    if isinstance(sort, Function):
        if isinstance(sort.result, Tensor):
            with scope.within_definition({}):
                sizes = tuple(scope.integer(s) for s in sort.result.shape)
        complex_valued = getattr(sort.result, "kind", "real") == "complex"
        if getattr(sort.result, "kind", "real") == "integer":
            raise Unsettled("an unknown function with integer values")
    arguments = [scalar(entry(v, p)) for v in values for p in tensors.positions(tensors.shape(v))]
    return tensors.built(sizes, lambda p: _polynomial(_seed(scope.seed, function, p), arguments, complex_valued))


def _polynomial(seed: str, arguments: list[duals.Scalar], complex_valued: bool) -> duals.Scalar:
    """Small integer coefficients, up to the fourth degree in each argument while there are few, mixed terms included."""
    outcome: duals.Scalar = ZERO
    powers: dict[tuple[int, int], duals.Scalar] = {}
    for exponents, coefficient in _monomials(seed, len(arguments), complex_valued):
        monomial: duals.Scalar = coefficient
        for column, exponent in enumerate(exponents):
            if exponent:
                if (column, exponent) not in powers:
                    powers[column, exponent] = duals.power(arguments[column], exponent)
                monomial = duals.multiply(monomial, powers[column, exponent])
        outcome = duals.add(outcome, monomial)
    return outcome


def _monomials(seed: str, count: int, complex_valued: bool) -> Iterator[tuple[tuple[int, ...], Number]]:
    random = Random(seed)
    degree = _DEGREE if count <= 2 else 2
    for exponents in product(range(degree + 1), repeat=count) if count <= 4 else [(0,) * count, *_sparse(count)]:
        if sum(exponents) <= degree:
            yield exponents, _coefficient(random, complex_valued)


def monomials_of(seed: int, function: t.Sym, count: int) -> Iterator[tuple[tuple[int, ...], Number]]:
    """What a real function of so many real numbers is taken to be: exponents, and the coefficient of that monomial."""
    return _monomials(_seed(seed, function, ()), count, False)


def invented_formula(seed: int, function: t.Sym) -> tuple[t.Term, t.Term] | None:
    """f(x) and the polynomial that it was taken to be, where both can be written: a real function of few real numbers."""
    sort = function.sort
    if not isinstance(sort, Function) or sort.result != REAL or any(a != REAL for a in sort.arguments) or len(sort.arguments) > 3:
        return None
    names = [t.Sym(name, REAL) for name in ("x", "y", "z", "t") if name != function.name][: len(sort.arguments)]
    terms: list[t.Term] = []
    for exponents, coefficient in _monomials(_seed(seed, function, ()), len(names), False):
        value = coefficient.rational
        factors: list[t.Term] = [x if k == 1 else t.Pow(x, t.Num(Fraction(k))) for x, k in zip(names, exponents, strict=True) if k]
        number = t.Num(Fraction(int(value.p) if value is not None else 0))
        factors = factors if factors and number.value == 1 else [number, *factors]
        terms.append(factors[0] if len(factors) == 1 else t.Mul(tuple(factors)))
    return t.Apply(function, tuple(names), (0,) * len(names)), t.Add(tuple(terms))


def _seed(seed: int, function: t.Sym, position: Position) -> str:
    return f"{seed} {function.name} {position}"


def _sparse(count: int) -> list[tuple[int, ...]]:
    """Exponents of degree one and two in many arguments."""
    units = [tuple(int(k == j) for k in range(count)) for j in range(count)]
    return units + [tuple(a + b for a, b in zip(u, v, strict=True)) for i, u in enumerate(units) for v in units[i:]]


def _coefficient(random: Random, complex_valued: bool) -> Number:
    value = random.choice((-3, -2, -1, 1, 2, 3))
    return Number(None, acb(value, random.choice((-2, -1, 1, 2)))) if complex_valued else Number(fmpq(value))
