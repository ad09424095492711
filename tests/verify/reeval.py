"""A second evaluator for tests: mpmath at 300 bits, sharing nothing with the refuter. Every witness of the tests goes through it.

Vectors are lists and matrices lists of rows. Derivatives, integrals and limits are numerical, so sides must be far apart to count as apart.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import mpmath

from proofgen.math import term as t
from proofgen.math.chance import Moment
from proofgen.math.context import Definition
from proofgen.math.sorts import Range, Scalar, Tensor
from proofgen.math.walk import free_symbols
from tests.verify.rearrays import (
    DIFFERENCES,
    QUADRATURE,
    ROUNDING,
    contracted,
    determinant,
    far_apart,
    kronecker,
    near,
    shaped,
    sign_of,
    slopes,
)
from tests.verify.rechance import NotKnown, expectation, thrown

mpmath.mp.prec = 300
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "exp": mpmath.exp, "log": mpmath.log, "sin": mpmath.sin, "cos": mpmath.cos, "tan": mpmath.tan, "cot": mpmath.cot, "sec": mpmath.sec,
    "csc": mpmath.csc, "sinh": mpmath.sinh, "cosh": mpmath.cosh, "tanh": mpmath.tanh, "coth": mpmath.coth, "sech": mpmath.sech,
    "csch": mpmath.csch, "arcsin": mpmath.asin, "arccos": mpmath.acos, "arctan": mpmath.atan, "arsinh": mpmath.asinh,
    "arcosh": mpmath.acosh, "artanh": mpmath.atanh, "erf": mpmath.erf, "gamma": mpmath.gamma, "abs": abs, "sign": mpmath.sign,
    "factorial": mpmath.factorial, "binomial": mpmath.binomial, "max": max, "min": min, "floor": mpmath.floor, "ceil": mpmath.ceil,
    "re": mpmath.re, "im": mpmath.im, "conj": mpmath.conj,
}  # fmt: skip
SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b or near(a, b), ">": lambda a, b: a > b, ">=": lambda a, b: a >= b or near(a, b),
}  # fmt: skip
_REAL_ONLY = frozenset({"log", "arcsin", "arccos", "arcosh", "artanh"})


class Reeval:
    def __init__(
        self, point: tuple[tuple[t.Term, t.Term], ...], definitions: tuple[Definition, ...] = (), hypotheses: tuple[t.Term, ...] = ()
    ) -> None:
        self.definitions = {d.symbol: d for d in definitions}
        self.names: dict[t.Sym, Any] = {}
        self.functions: dict[t.Sym, tuple[tuple[t.Term, ...], t.Term]] = {}
        self.error = ROUNDING  # relative, of what was evaluated so far
        for symbol, value in point:
            if isinstance(value, t.Uninterpreted) or free_symbols(value):
                continue  # it is told of chance
            if isinstance(symbol, t.Sym) and symbol not in self.definitions:
                self.names[symbol] = self.at(value)
            elif isinstance(symbol, t.Apply):
                self.functions[symbol.function] = symbol.args, value
        self.throws = thrown(point, hypotheses, self.at)

    # ------------------------------------------------------------ statements

    def holds(self, e: t.Term) -> bool:
        match e:
            case t.Rel("=" | "!=" as op, left, right):
                sides = self.at(left), self.at(right)
                return far_apart(*sides, self.error) == (op == "!=")
            case t.Rel(op, left, right):
                return SIGNS[op](self.at(left), self.at(right))
            case t.And(parts):
                return all(self.holds(part) for part in parts)
            case t.Or(parts):
                return any(self.holds(part) for part in parts)
            case t.Not(part):
                return not self.holds(part)
            case t.Implies(premise, conclusion):
                return not self.holds(premise) or self.holds(conclusion)
            case t.Iff(left, right):
                return self.holds(left) == self.holds(right)
            case t.ForAll(t.Sym(sort=Scalar() | Tensor()) as var, body):  # false where its body is, at the value that the witness gives
                here = next((s for s in self.names if s.name == var.name and s.sort == var.sort and s.tag), var)
                return self.with_name(var, self.name(here), lambda: self.holds(body))
            case t.ForAll(t.Sym(sort=Range(low, high)) as var, body):
                return all(self.with_name(var, k, lambda: self.holds(body)) for k in self.between(low, high))
            case _:
                raise NotKnown(type(e).__name__)

    # ------------------------------------------------------------ numbers

    def at(self, e: t.Term) -> Any:
        match e:
            case t.Num(value):
                return mpmath.mpf(value.numerator) / value.denominator
            case t.Const(name):
                return {"pi": +mpmath.pi, "e": +mpmath.e, "i": mpmath.mpc(0, 1), "oo": mpmath.inf}[name]
            case t.Sym():
                return self.name(e)
            case t.Add(terms):
                return self.fold([self.at(x) for x in terms], lambda u, v: u + v)
            case t.Mul(factors):
                return self.times([self.at(x) for x in factors])
            case t.Pow(base, exponent):
                return self.power(self.at(base), self.at(exponent))
            case t.Fn(name, args):
                return self.function(name, [self.at(x) for x in args])
            case t.Delta(left, right):
                return mpmath.mpf(near(self.at(left), self.at(right)))
            case t.Indicator(relation):
                return mpmath.mpf(self.holds(relation))
            case t.Epsilon(indices):
                return mpmath.mpf(sign_of([int(self.at(x)) for x in indices]))
            case t.Cases(branches):
                return self.at(next(value for value, condition in branches if self.holds(condition)))
            case t.Apply(function, args, orders):
                return self.applied(function, [self.at(x) for x in args], orders)
            case t.Sum() | t.Product() | t.Lam() | t.At():
                return self.binder(e)
            case t.Integral() | t.Limit():
                self.error = max(self.error, QUADRATURE)
                return self.binder(e)
            case Moment():
                return self.moment(e)
            case t.Partial() | t.Gradient():
                self.error = max(self.error, DIFFERENCES)
                return self.derivative(e)
            case _:
                return self.tensor(e)

    def name(self, symbol: t.Sym) -> Any:
        if symbol in self.names:
            return self.names[symbol]
        if symbol in self.definitions and not self.definitions[symbol].params:
            return self.at(self.definitions[symbol].body)
        raise NotKnown(f"the name {symbol.name}")

    @staticmethod
    def power(base: Any, exponent: Any) -> Any:
        real = not isinstance(base, mpmath.mpc) and not isinstance(exponent, mpmath.mpc)
        if real and base < 0 and exponent != mpmath.floor(exponent):
            raise ValueError("no real value")
        return base**exponent

    @staticmethod
    def function(name: str, args: list[Any]) -> Any:
        if name not in FUNCTIONS:
            raise NotKnown(name)
        value = FUNCTIONS[name](*args)
        if mpmath.isinf(value):
            raise ValueError("no finite value")
        if name in _REAL_ONLY and isinstance(value, mpmath.mpc) and not isinstance(args[0], mpmath.mpc):
            raise ValueError("no real value")
        return value

    def applied(self, function: t.Sym, args: list[Any], orders: tuple[int, ...]) -> Any:
        if function in self.definitions:
            names, body = self.definitions[function].params, self.definitions[function].body
        elif function in self.functions:
            arguments, body = self.functions[function]
            names = tuple(x for x in arguments if isinstance(x, t.Sym))
        else:
            raise NotKnown(f"the function {function.name}")

        def value(*at: Any) -> Any:
            outside = dict(self.names)
            self.names |= dict(zip(names, at, strict=True))
            try:
                return self.at(body)
            finally:
                self.names = outside

        if not any(orders):
            return value(*args)
        self.error = max(self.error, DIFFERENCES)
        return mpmath.diff(value, tuple(args), orders)

    def moment(self, e: Moment) -> Any:
        first, second = e.args[0], e.args[-1]
        if e.kind == "E":
            return self.mean(first)
        return self.mean(t.Mul((first, second))) - self.mean(first) * self.mean(second)

    def mean(self, body: t.Term) -> Any:
        def value(outcome: Any) -> Any:
            outside = dict(self.names)
            self.names |= outcome
            try:
                return self.at(body)
            finally:
                self.names = outside

        return expectation(self.throws, self.below(body), value)

    def below(self, body: t.Term) -> set[t.Sym]:
        """The names in a term, and in what is defined there."""
        found = set(free_symbols(body))
        for name in free_symbols(body) & self.definitions.keys():
            found |= self.below(self.definitions[name].body)
        return found

    # ------------------------------------------------------------ binders and derivatives

    def between(self, low: t.Term, high: t.Term) -> range:
        ends = [self.at(low), self.at(high)]
        if mpmath.inf in ends:
            raise NotKnown("an infinite range")
        if ends[1] - ends[0] > 100_000:
            raise NotKnown("a sum of very many terms")
        return range(int(mpmath.nint(ends[0])), int(mpmath.nint(ends[1])) + 1)

    def with_name(self, symbol: t.Sym, value: Any, work: Callable[[], Any]) -> Any:
        outside = dict(self.names)
        self.names[symbol] = mpmath.mpf(value) if isinstance(value, int) else value
        try:
            return work()
        finally:
            self.names = outside

    def binder(self, e: t.Term) -> Any:
        match e:
            case t.Sum(var, low, t.Const("oo"), body, None):
                self.error = max(self.error, QUADRATURE)
                return mpmath.nsum(lambda v: self.with_name(var, mpmath.nint(v), lambda: self.at(body)), [int(self.at(low)), mpmath.inf])
            case t.Sum(var, low, high, body, where) | t.Product(var, low, high, body, where):
                kept = [v for v in self.between(low, high) if where is None or self.with_name(var, v, lambda: self.holds(where))]
                values = [self.with_name(var, v, lambda: self.at(body)) for v in kept]
                if any(isinstance(each, list) for each in values):
                    return self.fold(values, lambda u, v: u + v)
                return mpmath.fsum(values) if isinstance(e, t.Sum) else mpmath.fprod(values)
            case t.Lam(var, size, body):
                return [self.with_name(var, v, lambda: self.at(body)) for v in range(1, int(self.at(size)) + 1)]
            case t.Integral(var, low, high, body):
                return mpmath.quad(lambda v: self.with_name(var, v, lambda: self.at(body)), [self.at(low), self.at(high)])
            case t.Limit(var, point, body, side):
                return self.limit(var, self.at(point), body, side)
            case t.At(var, value, body):
                return self.with_name(var, self.at(value), lambda: self.at(body))
            case _:
                raise NotKnown(type(e).__name__)

    def limit(self, var: t.Sym, point: Any, body: t.Term, side: str) -> Any:
        """By values ever nearer; they settle, or there is none here."""
        direction = -1 if side == "-" or point == -mpmath.inf else 1
        places = [direction * mpmath.mpf(10) ** k if mpmath.isinf(point) else point + direction * mpmath.mpf(10) ** -k for k in (8, 10, 12)]
        values = [self.with_name(var, x, lambda: self.at(body)) for x in places]
        if (
            abs(values[2] - values[1]) > abs(values[1] - values[0]) + mpmath.mpf(10) ** -20
            or abs(values[2] - values[1]) > mpmath.mpf(10) ** -4
        ):
            raise NotKnown("a limit that does not settle")
        return values[2]

    def derivative(self, e: t.Term) -> Any:
        match e:
            case t.Partial(body, t.Sym() as wrt):
                return self.slope(body, wrt, ())
            case t.Partial(body, t.Index(t.Sym() as base, places)):
                return self.slope(body, base, tuple(int(self.at(x)) - 1 for x in places))
            case t.Gradient(body, t.Sym(sort=Tensor(sizes)) as wrt):
                return self.gradient(body, wrt, (), [int(self.at(size)) for size in sizes])
            case t.Gradient(body, t.Index(t.Sym(sort=Tensor(sizes)) as base, places)):
                fixed = tuple(int(self.at(x)) - 1 for x in places)
                return self.gradient(body, base, fixed, [int(self.at(size)) for size in sizes[len(fixed) :]])
            case t.Gradient(body, t.Sym(sort=Scalar()) as wrt):
                return self.slope(body, wrt, ())
            case _:
                raise NotKnown(type(e).__name__)

    def gradient(self, body: t.Term, wrt: t.Sym, fixed: tuple[int, ...], sizes: list[int]) -> Any:
        """Axes of the body first, then those of what it is differentiated by."""
        slopes = {place: self.slope(body, wrt, (*fixed, *place)) for place in product(*(range(size) for size in sizes))}

        def at(values: list[Any]) -> Any:
            if isinstance(values[0], list):
                return [at(list(column)) for column in zip(*values, strict=True)]
            return shaped(values, sizes)

        return at(list(slopes.values()))

    def slope(self, body: t.Term, base: t.Sym, place: tuple[int, ...]) -> Any:
        here = self.name(base)

        def moved(value: Any, by: Any, at: tuple[int, ...]) -> Any:
            if not at:
                return by
            return [moved(part, by, at[1:]) if k == at[0] else part for k, part in enumerate(value)]

        def value(v: Any) -> Any:
            return self.with_name(base, moved(here, v, place), lambda: self.at(body))

        centre = here
        for k in place:
            centre = centre[k]
        return slopes(value, centre)

    # ------------------------------------------------------------ arrays

    def tensor(self, e: t.Term) -> Any:
        match e:
            case t.Index(base, indices):
                return self.entry(base, indices)
            case t.Entries(items):
                return [self.at(x) for x in items]
            case t.Blocks(rows):
                bands = [[self.at(block) for block in row] for row in rows]
                return [[x for block in band for x in block[k]] for band in bands for k in range(len(band[0]))]
            case t.Transpose(body):
                return [list(column) for column in zip(*self.at(body), strict=True)]
            case t.MatMul(factors):
                first, *rest = [self.at(x) for x in factors]
                for factor in rest:
                    first = contracted(first, factor)
                return first
            case t.Outer(left, right):
                return [[a * b for b in self.at(right)] for a in self.at(left)]
            case t.Kron(left, right):
                return kronecker(self.at(left), self.at(right))
            case t.Vec(body):
                return [x for column in zip(*self.at(body), strict=True) for x in column]
            case t.Inverse(body):
                return (mpmath.matrix(self.at(body)) ** -1).tolist()
            case t.Trace(body):
                return mpmath.fsum(row[k] for k, row in enumerate(self.at(body)))
            case t.Det(body):
                return determinant(self.at(body))
            case t.Diag(body):
                values = self.at(body)
                return [[x if k == m else mpmath.mpf(0) for m in range(len(values))] for k, x in enumerate(values)]
            case t.Identity(size):
                count = int(self.at(size))
                return [[mpmath.mpf(k == m) for m in range(count)] for k in range(count)]
            case t.Constant(value, sizes):
                filled = self.at(value)
                for size in reversed(sizes):
                    filled = [filled] * int(self.at(size))
                return filled
            case _:
                raise NotKnown(type(e).__name__)

    def entry(self, base: t.Term, indices: tuple[t.Term, ...]) -> Any:
        value = self.at(base)
        for k in indices:
            place = int(self.at(k))
            if not 1 <= place <= len(value):
                raise ValueError("there is no such entry")
            value = value[place - 1]
        return value

    def fold(self, values: list[Any], join: Callable[[Any, Any], Any]) -> Any:
        if isinstance(values[0], list):
            return [self.fold(list(column), join) for column in zip(*values, strict=True)]
        total = values[0]
        for value in values[1:]:
            total = join(total, value)
        return total

    def times(self, values: list[Any]) -> Any:
        tensor = [v for v in values if isinstance(v, list)]
        factor = mpmath.fprod(v for v in values if not isinstance(v, list))
        return self.scale(factor, tensor[0]) if tensor else factor

    def scale(self, factor: Any, value: Any) -> Any:
        return [self.scale(factor, v) for v in value] if isinstance(value, list) else factor * value
