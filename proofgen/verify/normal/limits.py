"""Limits by expansion: at a finite point from either side, and at infinity.

An unknown function is taken to have as many derivatives as its expansion needs, as everywhere.
"""

from __future__ import annotations

from fractions import Fraction
from math import factorial

from proofgen.math.sorts import REAL, Range
from proofgen.math.term import Add, Apply, Const, Fn, Integral, Limit, Mul, Pow, Product, Sum, Sym, Term
from proofgen.math.walk import free_symbols, fresh, substitute, subterms
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.deltas import has_value
from proofgen.verify.normal.derivative import TABLE, Differentiation
from proofgen.verify.normal.expansion import NEGATIVE, NONE, POSITIVE, ZERO, Arithmetic, Series
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import HALF, ONE, add, fn, inverse, minus, mul, negative, number, square
from proofgen.verify.normal.stops import OutOfScope

INFINITY = Const("oo")
DEPTHS = (2, 5, 9)

# What is written by other functions before it is expanded
_REWRITTEN = {
    "tan": lambda u: mul(fn("sin", u), inverse(fn("cos", u))),
    "cot": lambda u: mul(fn("cos", u), inverse(fn("sin", u))),
    "sec": lambda u: inverse(fn("cos", u)),
    "csc": lambda u: inverse(fn("sin", u)),
    "sinh": lambda u: mul(HALF, minus(fn("exp", u), fn("exp", negative(u)))),
    "cosh": lambda u: mul(HALF, add(fn("exp", u), fn("exp", negative(u)))),
    "tanh": lambda u: minus(ONE, mul(number(2), inverse(add(ONE, fn("exp", mul(number(2), u)))))),
    "arsinh": lambda u: fn("log", add(u, Pow(add(ONE, square(u)), HALF))),
    "artanh": lambda u: mul(HALF, minus(fn("log", add(ONE, u)), fn("log", minus(ONE, u)))),
}


def limit(core: Core, term: Limit) -> Ratio:
    """Raises OutOfScope where the limit is not finite, does not exist, or no rule finds it."""
    if core.complex_world:
        raise NONE
    counts = any(isinstance(part, Sum | Product) and term.var in free_symbols(part.high) for part in subterms(term.body))
    var = fresh(Sym(term.var.name, Range(ONE, INFINITY) if counts else REAL))
    body = substitute(term.body, {term.var: var})
    if term.point is INFINITY:
        return _at(core, body, var, None, 1)
    if isinstance(term.point, Mul) and term.point.factors == (number(-1), INFINITY):
        return _at(core, body, var, None, -1)
    if any(part is INFINITY for part in subterms(term.point)):
        raise NONE
    point = core.normal(term.point)
    sides = [{"+": 1, "-": -1}[term.side]] if term.side else [1, -1]
    values = [_at(core, body, var, point, side) for side in sides]
    if len(values) > 1 and not core.reduced(values[0] - values[1]).is_zero():
        raise OutOfScope("the limits from the two sides differ")
    return values[0]


def _at(core: Core, body: Term, var: Sym, point: Ratio | None, side: int) -> Ratio:
    """With x = p + h, p - h, 1/h or -1/h, and as many terms as it takes."""
    for depth in DEPTHS:
        arithmetic = Arithmetic(core, depth)
        start = arithmetic.power_of_h(Fraction(1 if point is not None else -1), core.number(side))
        if point is not None:
            start = arithmetic.plus(arithmetic.number(point), start)
        try:
            found = _value(arithmetic, Expansion(arithmetic, var, start).of(body))
        except OutOfScope:
            if depth == DEPTHS[-1]:
                raise
            continue
        core.law("expansion")
        return found
    raise NONE


def _value(arithmetic: Arithmetic, series: Series) -> Ratio:
    """At h = 0."""
    if arithmetic.direction(series.scale) < 0:
        return arithmetic.core.number(0)
    if arithmetic.direction(series.scale) > 0:
        raise NONE
    falls = {key: value for key, value in series.terms.items() if not (key[0] == 0 and key[1] < 0)}
    return arithmetic.apart(Series(falls, series.order))[0]


class Expansion:
    """Of terms in one variable, of which the expansion is given."""

    def __init__(self, arithmetic: Arithmetic, var: Sym, start: Series) -> None:
        self.arithmetic, self.core, self.var, self.start = arithmetic, arithmetic.core, var, start

    def of(self, term: Term) -> Series:
        self.core.clock.tick()
        if self.var not in free_symbols(term):
            return self.arithmetic.number(self.core.normal(term))
        match term:
            case Sym():
                return self.start
            case Add(parts):
                total = self.of(parts[0])
                for part in parts[1:]:
                    total = self.arithmetic.plus(total, self.of(part))
                return total
            case Mul(factors):
                result = self.of(factors[0])
                for factor in factors[1:]:
                    result = self.arithmetic.times(result, self.of(factor))
                return result
            case Pow(base, exponent):
                return self._power(base, exponent)
            case Fn(name, (argument,)):
                return self._function(name, argument)
            case Apply(function, arguments, orders):
                return self._unknown(function, arguments, orders)
            case Sum() | Product() | Integral():
                return self._closed(term)
            case _:
                raise NONE

    def _closed(self, term: Term) -> Series:
        """A sum up to n, an integral up to x: by its closed form."""
        if isinstance(term, Sum) and (geometric := self._geometric(term)) is not None:
            return self.of(geometric)
        closed = self.core.canonical(term)
        if any(isinstance(part, Sum | Product | Integral) and self.var in free_symbols(part) for part in subterms(closed)):
            raise NONE
        return self.of(closed)

    def _geometric(self, term: Sum) -> Term | None:
        """Σ_a^b c r^k = (c r^a - c r^(b + 1))/(1 - r) for r that is not 1, of any b >= a - 1."""
        if term.where is not None or self.var in free_symbols(term.body):
            return None
        core, member = self.core, _member(self.core, term)
        here, further = (core.normal(substitute(term.body, {term.var: place})) for place in (member, add(member, ONE)))
        if here.is_zero():
            return None
        ratio = core.reduced(further / here)
        if member in free_symbols(core.term(ratio)) or 0 in core.sign(core.number(1) - ratio):
            return None
        core.law("geometric-sum")
        ends = [substitute(term.body, {term.var: place}) for place in (term.low, add(term.high, ONE))]
        return mul(minus(*ends), inverse(minus(ONE, core.term(ratio))))

    def _power(self, base: Term, exponent: Term) -> Series:
        arithmetic = self.arithmetic
        if self.var not in free_symbols(exponent):
            power = self.core.normal(exponent).constant()
            if power is not None:
                return arithmetic.power(self.of(base), power)
        if isinstance(base, Const) and base.name == "e":
            return arithmetic.exp(self.of(exponent))
        if self.var not in free_symbols(base) and (shrunk := self._shrinks(base, exponent)) is not None:
            return shrunk
        return arithmetic.exp(arithmetic.times(self.of(exponent), arithmetic.log(self.of(base))))

    def _shrinks(self, base: Term, exponent: Term) -> Series | None:
        """r^n for |r| < 1 of any sign, n growing: below |r|^n, and that is all that is known of it."""
        value = self.core.normal(base)
        if self.core.sign(value) == POSITIVE or self.core.sign(value) == frozenset({0}):
            return None
        size = self.core.normal(fn("abs", base))
        if self.core.sign(self.core.number(1) - size) != POSITIVE:
            return None
        grows = self.of(exponent)
        where, lead = grows.leading()
        if grows.scale or where[0] >= 0 or where[1] or self.core.sign(lead) != POSITIVE:
            raise NONE
        decay = self.arithmetic.decays.setdefault(base, Sym("+", REAL, 1_000 + len(self.arithmetic.decays)))
        return Series({}, ZERO, ((where[0], -self.core.bare(decay)),))

    def _function(self, name: str, argument: Term) -> Series:
        arithmetic = self.arithmetic
        if name in _REWRITTEN and name not in ("tanh",):
            return self.of(_REWRITTEN[name](argument))
        inner = self.of(argument)
        match name:
            case "exp":
                return arithmetic.exp(inner)
            case "log":
                return arithmetic.log(inner)
            case "abs" | "sign":
                return self._by_sign(name, inner)
            case "sin" | "cos" if inner.low is not None and (inner.low < 0 or any(e == 0 and k for e, k in inner.terms)):
                return Series({}, ZERO)  # it stays between -1 and 1
            case "arctan" | "tanh" | "erf" if inner.low is not None and inner.low < 0:
                return self._levels_off(name, inner, argument)
            case _:
                return self._taylor(name, inner)

    def _by_sign(self, name: str, inner: Series) -> Series:
        (_, k), lead = inner.leading()
        sign = self.core.sign(lead)
        if sign not in (POSITIVE, NEGATIVE):
            raise NONE
        direction = self.core.number((1 if sign == POSITIVE else -1) * (-1) ** k)
        return self.arithmetic.number(direction) if name == "sign" else self.arithmetic.scaled(inner, direction)

    def _levels_off(self, name: str, inner: Series, argument: Term) -> Series:
        """arctan u = ±π/2 - arctan(1/u); tanh u and erf u are ±1 but for what is smaller than every power."""
        (_, k), lead = inner.leading()
        sign = self.core.sign(lead)
        if sign not in (POSITIVE, NEGATIVE) or k or inner.scale:
            raise NONE
        side = self.core.number(1 if sign == POSITIVE else -1)
        arithmetic = self.arithmetic
        if name != "arctan":
            return Series({(ZERO, 0): side}, arithmetic.depth)
        half = self.core.normal(mul(HALF, Const("pi")))
        return arithmetic.minus(arithmetic.number(half * side), self._taylor("arctan", self.of(inverse(argument))))

    def _taylor(self, name: str, inner: Series) -> Series:
        """Σ f^(k)(c) u^k / k! where f and its derivatives have a value at c."""
        if name not in TABLE or name in ("abs", "sign"):
            raise NONE
        centre, rest = self.arithmetic.apart(inner)
        point, place = Sym("@", REAL, 7), self.core.term(centre)
        needs: list[Term] = []
        rules = Differentiation(point, _no_component, needs)
        derivative: Term = Fn(name, (point,))
        coefficients = []
        for n in range(self.arithmetic.enough(rest)):
            there = substitute(derivative, {point: place})
            if needs or not self._has_value(there):
                raise NONE
            coefficients.append(self.core.normal(there) * self.core.number(Fraction(1, factorial(n))))
            derivative = rules.of(derivative)
        return self.arithmetic.composed(coefficients, rest)

    def _has_value(self, term: Term) -> bool:
        for part in subterms(term):
            if isinstance(part, Fn) and part.name in ("arcsin", "arccos"):
                inside = self.core.normal(minus(ONE, square(part.args[0])))
                if self.core.sign(inside) != POSITIVE:
                    return False
            elif isinstance(part, Fn) and part.name not in ("exp", "sin", "cos", "arctan", "erf", "log"):
                return False
        return has_value(self.core, _without_inverses(term))

    def _unknown(self, function: Sym, arguments: tuple[Term, ...], orders: tuple[int, ...]) -> Series:
        """f(c + u) = Σ f^(k)(c) u^k / k!, in one argument."""
        moving = [k for k, argument in enumerate(arguments) if self.var in free_symbols(argument)]
        if len(moving) != 1:
            raise NONE
        (place,) = moving
        centre, rest = self.arithmetic.apart(self.of(arguments[place]))
        there = (*arguments[:place], self.core.term(centre), *arguments[place + 1 :])
        coefficients = []
        for n in range(self.arithmetic.enough(rest)):
            higher = (*orders[:place], orders[place] + n, *orders[place + 1 :])
            coefficients.append(self.core.normal(Apply(function, there, higher)) * self.core.number(Fraction(1, factorial(n))))
        return self.arithmetic.composed(coefficients, rest)


def _member(core: Core, term: Sum) -> Sym:
    """A fresh place in the range of a sum."""
    return fresh(Sym(term.var.name, Range(core.canonical(term.low), INFINITY)))


def _without_inverses(term: Term) -> Term:
    """arcsin and arccos as their argument: their own domain is looked at elsewhere."""
    match term:
        case Fn("arcsin" | "arccos", (argument,)):
            return argument
        case Add(parts):
            return Add(tuple(map(_without_inverses, parts)))
        case Mul(parts):
            return Mul(tuple(map(_without_inverses, parts)))
        case _:
            return term


def _no_component(term: Term, indices: tuple[Term, ...]) -> Term:
    raise OutOfScope(f"a limit with components of {type(term).__name__} at {len(indices)} indices")
