"""A line as SymPy writes it: for people who go on in SymPy, and to measure against it. Nothing here decides a verdict."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

from proofgen.math import term as t
from proofgen.math.context import Context
from proofgen.math.sorts import Function, Range, Scalar, Tensor
from proofgen.math.walk import substitute

_FUNCTIONS = {
    "exp": "exp", "log": "log", "sin": "sin", "cos": "cos", "tan": "tan", "sinh": "sinh", "cosh": "cosh", "tanh": "tanh",
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "abs": "Abs", "sign": "sign", "factorial": "factorial", "binomial": "binomial",
    "max": "Max", "min": "Min", "gamma": "gamma", "erf": "erf",
}  # fmt: skip
_RELATIONS = {"=": "Eq", "!=": "Ne", "<": "Lt", "<=": "Le", ">": "Gt", ">=": "Ge"}


def to_sympy(term: t.Term, context: Context) -> Any | None:
    """A SymPy expression or relation with definitions unfolded, or None where SymPy has no way to say it (a matrix, a free gradient)."""
    try:
        return _Export(context).term(term)
    except (_NoWay, RecursionError):
        return None


class _NoWay(Exception):
    """SymPy has no object for this."""


class _Export:
    def __init__(self, context: Context) -> None:
        import sympy  # lazily: 0.4 s, which no check should pay

        self.sympy: Any = sympy
        self.context = context

    def term(self, term: t.Term) -> Any:
        sympy = self.sympy
        match term:
            case t.Num(value):
                return sympy.Rational(value.numerator, value.denominator)
            case t.Const(name):
                return {"pi": sympy.pi, "e": sympy.E, "i": sympy.I, "oo": sympy.oo}[name]
            case t.Sym():
                return self.symbol(term)
            case t.Add(terms):
                return reduce(lambda one, other: one + other, map(self.term, terms))
            case t.Mul(factors):
                return reduce(lambda one, other: one * other, map(self.term, factors))
            case t.Pow(base, exponent):
                return self.term(base) ** self.term(exponent)
            case t.Fn(name, args) if name in _FUNCTIONS:
                return getattr(sympy, _FUNCTIONS[name])(*map(self.term, args))
            case t.Delta(left, right):
                return sympy.KroneckerDelta(self.term(left), self.term(right))
            case t.Rel(op, left, right):
                return getattr(sympy, _RELATIONS[op])(self.term(left), self.term(right), evaluate=False)
            case _:
                return self.structured(term)

    def structured(self, term: t.Term) -> Any:
        sympy = self.sympy
        match term:
            case t.Sum(var, low, high, body, None) | t.Product(var, low, high, body, None):
                make = sympy.Sum if isinstance(term, t.Sum) else sympy.Product
                return make(self.term(body), (self.symbol(var), self.term(low), self.term(high)))
            case t.Integral(var, low, high, body):
                return sympy.Integral(self.term(body), (self.symbol(var), self.term(low), self.term(high)))
            case t.Limit(var, point, body, side):
                return sympy.Limit(self.term(body), self.symbol(var), self.term(point), side or "+-")
            case t.Partial(body, wrt):
                return sympy.Derivative(self.term(body), self.term(wrt))
            case t.Index(base, indices):
                return self.entry(base, indices)
            case t.Apply(function, args, orders):
                return self.application(function, args, orders)
            case t.Cases(branches):
                return sympy.Piecewise(*((self.term(value), self.term(condition)) for value, condition in branches))
            case _:
                raise _NoWay

    def symbol(self, symbol: t.Sym) -> Any:
        definition = self.context.definition(symbol)
        if definition is not None and not definition.params:
            return self.term(definition.body)
        name = symbol.name.lstrip("\\") + "'" * symbol.tag
        match symbol.sort:
            case Scalar("integer") | Range():
                return self.sympy.Symbol(name, integer=True)
            case Scalar("real"):
                return self.sympy.Symbol(name, real=True)
            case Scalar():
                return self.sympy.Symbol(name)
            case _:
                raise _NoWay

    def entry(self, base: t.Term, indices: tuple[t.Term, ...]) -> Any:
        """An entry of a named array; of a defined one, of the array it is."""
        if isinstance(base, t.Sym) and (definition := self.context.definition(base)) is not None:
            base = definition.body
        if isinstance(base, t.Lam) and indices:
            inner = substitute(base.body, {base.var: indices[0]})
            return self.entry(inner, indices[1:]) if indices[1:] else self.term(inner)
        if isinstance(base, t.Sym) and isinstance(base.sort, Tensor) and len(base.sort.shape) == len(indices):
            return self.sympy.IndexedBase(base.name.lstrip("\\"), real=True)[tuple(map(self.term, indices))]
        raise _NoWay

    def application(self, function: t.Sym, args: tuple[t.Term, ...], orders: tuple[int, ...]) -> Any:
        definition = self.context.definition(function)
        if definition is not None and not any(orders):
            return self.term(substitute(definition.body, dict(zip(definition.params, args, strict=True))))
        if definition is None and not any(orders) and isinstance(function.sort, Function):
            make: Callable[..., Any] = self.sympy.Function(function.name.lstrip("\\"))
            return make(*map(self.term, args))
        raise _NoWay
