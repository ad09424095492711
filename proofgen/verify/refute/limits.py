"""Limits at a point: the term as written, expanded from one side or both. What does not certainly converge has no value."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from math import comb
from typing import Any

from flint import fmpq

from proofgen.math import term as t
from proofgen.math.sorts import REAL, Function
from proofgen.math.walk import free_symbols
from proofgen.verify.refute import coefficients as co
from proofgen.verify.refute import germ_functions as gf
from proofgen.verify.refute import germs
from proofgen.verify.refute.balls import Number, integer
from proofgen.verify.refute.calculus import monomials_of
from proofgen.verify.refute.errors import Beyond, NoValue, Unsettled
from proofgen.verify.refute.germ_functions import Near
from proofgen.verify.refute.germs import Germ, TooShort
from proofgen.verify.refute.problem import reached
from proofgen.verify.refute.scope import Scope, is_integral
from proofgen.verify.refute.tensors import Value
from proofgen.verify.refute.truth import holds

_ORDERS = (4, 9, 16)
_UNROLLED = 100
_EXPONENT = 40
_HIDDEN: Value = ()  # what the variable stands for to the evaluator of numbers, which never asks


def limit(scope: Scope, term: t.Limit) -> Value:
    if not scope.mode.real or scope.mode.integrating:
        raise Beyond("a limit of complex numbers was not computed")
    names = free_symbols(term.body)
    if any(term.var in reached((s,), scope.definitions) for s in names - {term.var}):
        raise Beyond("a name depends on the variable of a limit")
    if term.var not in names:
        with scope.bound(term.var, _HIDDEN):
            return scope.evaluate(term.body)
    match term.point:
        case t.Const("oo"):
            return _one_sided(scope, term, germs.LARGE)
        case t.Mul((t.Num(way), t.Const("oo"))) if way < 0:
            return _one_sided(scope, term, germs.negate(germs.LARGE))
    point = germs.constant(_constant(scope, term.point))
    if term.side:
        return _one_sided(scope, term, germs.add(point, germs.SMALL if term.side == "+" else germs.negate(germs.SMALL)))
    try:
        return _expanded(scope, term, germs.add(point, germs.SMALL), both=True)
    except Unsettled:
        right = _one_sided(scope, term, germs.add(point, germs.SMALL))
        left = _one_sided(scope, term, germs.subtract(point, germs.SMALL))
    if right.exact is None or left.exact is None:
        if not right.ball.overlaps(left.ball):
            raise NoValue
        raise Unsettled("whether the limits from both sides agree could not be decided")
    if right.exact != left.exact:
        raise NoValue
    return right


def _one_sided(scope: Scope, term: t.Limit, place: Germ) -> Number:
    return _expanded(scope, term, place, both=False)


def _expanded(scope: Scope, term: t.Limit, place: Germ, both: bool) -> Number:
    for order in _ORDERS:
        try:
            with scope.bound(term.var, _HIDDEN):
                return germs.limit(Expansion(scope, Near(order, both), {term.var: place}).of(term.body)).number
        except TooShort as stop:
            reason = stop
    raise reason


def _constant(scope: Scope, term: t.Term) -> co.Coefficient:
    value = scope.scalar(term)
    if not isinstance(value, Number):
        raise Unsettled("a limit was differentiated")
    if not value.on_real_line:
        raise Beyond("a limit of complex numbers was not computed")
    return co.named(term, value)


class Expansion:
    """The germ of a term. names: the germs that bound variables stand for; everything else is a number at the point of the scope."""

    def __init__(self, scope: Scope, near: Near, names: dict[t.Sym, Germ]) -> None:
        self.scope = scope
        self.near = near
        self.names = names

    def of(self, term: t.Term) -> Germ:
        self.scope.clock.tick()
        rule = RULES.get(type(term))
        if rule is not None:
            return rule(self, term)
        if self.moves(term):
            raise Beyond(f"the limit of a term with {type(term).__name__} was not computed")
        return germs.constant(_constant(self.scope, term))

    def moves(self, term: t.Term) -> bool:
        return not free_symbols(term).isdisjoint(self.names)

    def within(self, names: dict[t.Sym, Germ]) -> Expansion:
        return Expansion(self.scope, self.near, names)

    def holds(self, relation: t.Term) -> bool:
        if not self.moves(relation):
            return holds(self.scope, relation)
        if not isinstance(relation, t.Rel):
            raise Beyond("the limit of a term by cases was not computed")
        way = gf.sign(self.near, germs.subtract(self.of(relation.left), self.of(relation.right)))
        return {"=": way == 0, "!=": way != 0, "<": way < 0, "<=": way <= 0, ">": way > 0, ">=": way >= 0}[relation.op]


def _symbol(here: Expansion, term: t.Sym) -> Germ:
    known = here.names.get(term)
    return known if known is not None else germs.constant(_constant(here.scope, term))


def _power(here: Expansion, term: t.Pow) -> Germ:
    """As the evaluator of numbers reads it: an exponent that is a number by itself may be any integer; else the base is positive."""
    base = here.of(term.base)
    if here.moves(term.exponent):
        return gf.general_power(here.near, base, here.of(term.exponent))
    exponent = here.of(term.exponent)
    known = germs.limit(exponent).exact
    if not isinstance(known, fmpq) or not all(is_integral(s) for s in free_symbols(term.exponent)):
        return gf.general_power(here.near, base, exponent)
    if known.q != 1:
        return gf.rational_powered(here.near, base, known)
    if abs(known.p) > _EXPONENT:
        raise Unsettled("an exponent is too large")
    return gf.power(here.near, base, int(known.p))


def _cases(here: Expansion, term: t.Cases) -> Germ:
    for value, condition in term.branches:
        if here.holds(condition):
            return here.of(value)
    raise NoValue


def _applied(here: Expansion, term: t.Apply) -> Germ:
    definition = here.scope.definitions.get(term.function)
    arguments = [here.of(a) for a in term.args]
    if definition is None:
        return _invented(here, term, arguments)
    if len(definition.params) != len(arguments) or any(term.orders):
        raise Beyond("the limit of a derivative was not computed")
    here.scope.refuse_capture(definition)
    with here.scope.within_definition(dict.fromkeys(definition.params, _HIDDEN)):
        return here.within(dict(zip(definition.params, arguments, strict=True))).of(definition.body)


def _invented(here: Expansion, term: t.Apply, arguments: list[Germ]) -> Germ:
    """The polynomial that an unknown function of numbers is taken for, or its derivative."""
    sort = term.function.sort
    if not isinstance(sort, Function) or sort.result != REAL or any(a != REAL for a in sort.arguments):
        raise Beyond("the limit of a term with a function of other than real numbers was not computed")
    outcome = germs.whole(0)
    for exponents, coefficient in monomials_of(here.scope.seed, term.function, len(arguments)):
        monomial = germs.constant(co.named(None, coefficient))
        for x, exponent, order in zip(arguments, exponents, term.orders, strict=True):
            for step in range(order):
                monomial = germs.scaled(co.rational(exponent - step), monomial)
            if exponent > order:
                monomial = germs.multiply(monomial, gf.power(here.near, x, exponent - order))
        outcome = germs.add(outcome, monomial)
    return outcome


def _number(here: Expansion, term: t.Const) -> Germ:
    """e as exp(1), so that its logarithm is known."""
    if term.name == "e":
        return germs.constant(gf.at_number("exp", co.ONE))
    return germs.constant(_constant(here.scope, term))


# ---------------------------------------------------------------- sums and products


def _sum(here: Expansion, term: t.Sum) -> Germ:
    if here.moves(term.low) or here.moves(term.high):
        return _long_sum(here, term)
    return reduce(germs.add, _over(here, term), germs.whole(0))


def _product(here: Expansion, term: t.Product) -> Germ:
    if here.moves(term.low) or here.moves(term.high):
        raise Beyond("the limit of a product with ever more factors was not computed")
    return reduce(germs.multiply, _over(here, term), germs.whole(1))


def _over(here: Expansion, term: t.Sum | t.Product) -> list[Germ]:
    numbers = here.scope.integers(term.low, term.high)
    if len(numbers) > _UNROLLED:
        raise Unsettled("a sum has too many terms")
    inner = here.within({s: g for s, g in here.names.items() if s is not term.var})
    found: list[Germ] = []
    for k in numbers:
        with here.scope.bound(term.var, integer(k)):
            if term.where is None or inner.holds(term.where):
                found.append(inner.of(term.body))
    return found


def _long_sum(here: Expansion, term: t.Sum) -> Germ:
    """A polynomial in the index, summed by Newton's formula from its first values; the number of terms grows."""
    degree = degree_in(term.body, term.var)
    if degree is None or term.where is not None:
        raise Beyond("the limit of a sum with ever more terms was not computed")
    low, high = here.of(term.low), here.of(term.high)
    count = germs.add(germs.subtract(high, low), germs.whole(1))
    if gf.sign(here.near, count) < 0:
        raise Unsettled("a sum with its bounds reversed")
    with here.scope.bound(term.var, _HIDDEN):
        values = [here.within({**here.names, term.var: germs.add(low, germs.whole(j))}).of(term.body) for j in range(degree + 1)]
    outcome, falling = germs.whole(0), count
    for j in range(degree + 1):
        difference = reduce(germs.add, (germs.scaled(co.rational((-1) ** (j - m) * comb(j, m)), values[m]) for m in range(j + 1)))
        outcome = germs.add(outcome, germs.multiply(difference, falling))
        falling = germs.scaled(co.rational(fmpq(1, j + 2)), germs.multiply(falling, germs.subtract(count, germs.whole(j + 1))))
    return outcome


def degree_in(term: t.Term, var: t.Sym) -> int | None:
    """The degree of a polynomial in this variable, None for what is not written as one."""
    if var not in free_symbols(term):
        return 0
    match term:
        case t.Sym():
            return 1
        case t.Add(parts):
            degrees = [degree_in(p, var) for p in parts]
            return None if None in degrees else max(d for d in degrees if d is not None)
        case t.Mul(parts):
            degrees = [degree_in(p, var) for p in parts]
            return None if None in degrees else sum(d for d in degrees if d is not None)
        case t.Pow(base, t.Num(power)) if power.denominator == 1 and 0 < power <= 20:
            degree = degree_in(base, var)
            return None if degree is None else degree * int(power)
        case _:
            return None


RULES: dict[type[t.Term], Callable[[Expansion, Any], Germ]] = {
    t.Sym: _symbol,
    t.Const: _number,
    t.Add: lambda here, e: reduce(germs.add, (here.of(x) for x in e.terms), germs.whole(0)),
    t.Mul: lambda here, e: reduce(germs.multiply, (here.of(x) for x in e.factors), germs.whole(1)),
    t.Pow: _power,
    t.Fn: lambda here, e: gf.function(e.name, here.near, [here.of(x) for x in e.args]),
    t.Apply: _applied,
    t.Cases: _cases,
    t.Sum: _sum,
    t.Product: _product,
}
