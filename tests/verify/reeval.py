"""A second evaluator for tests: mpmath at 300 bits, sharing nothing with the refuter. It re-verifies witnesses of simple goals."""

from __future__ import annotations

from typing import Any

import mpmath

from proofgen.math import term as t
from proofgen.math.context import Definition

mpmath.mp.prec = 300
FUNCTIONS = {
    "exp": mpmath.exp, "log": mpmath.log, "sin": mpmath.sin, "cos": mpmath.cos, "tan": mpmath.tan, "sinh": mpmath.sinh,
    "cosh": mpmath.cosh, "tanh": mpmath.tanh, "abs": abs, "sign": mpmath.sign, "factorial": mpmath.factorial,
    "binomial": mpmath.binomial, "max": max, "min": min, "arctan": mpmath.atan, "arcsin": mpmath.asin,
}  # fmt: skip


class Reeval:
    def __init__(self, point: tuple[tuple[t.Term, t.Term], ...], definitions: tuple[Definition, ...] = ()) -> None:
        self.definitions = {d.symbol: d for d in definitions}
        self.names: dict[t.Sym, Any] = {}
        for symbol, value in point:
            if isinstance(symbol, t.Sym) and symbol not in self.definitions:
                self.names[symbol] = self.at(value)

    def at(self, e: t.Term) -> Any:
        match e:
            case t.Num(value):
                return mpmath.mpf(value.numerator) / value.denominator
            case t.Const("pi"):
                return +mpmath.pi
            case t.Sym():
                return self.names[e] if e in self.names else self.at(self.definitions[e].body)
            case t.Add(terms):
                return self.fold([self.at(x) for x in terms], lambda u, v: u + v)
            case t.Mul(factors):
                return self.times([self.at(x) for x in factors])
            case t.Pow(base, exponent):
                return self.at(base) ** self.at(exponent)
            case t.Fn(name, args):
                return FUNCTIONS[name](*(self.at(x) for x in args))
            case t.Delta(left, right):
                return mpmath.mpf(self.at(left) == self.at(right))
            case t.Sum(var, low, high, body) | t.Product(var, low, high, body):
                return self.over(e, [self.with_name(var, v, body) for v in range(int(self.at(low)), int(self.at(high)) + 1)])
            case t.Lam(var, size, body):
                return [self.with_name(var, v, body) for v in range(1, int(self.at(size)) + 1)]
            case t.Entries(items):
                return [self.at(x) for x in items]
            case t.Index(base, indices):
                value = self.at(base)
                for k in indices:
                    value = value[int(self.at(k)) - 1]
                return value
            case t.Transpose(body):
                return [list(column) for column in zip(*self.at(body), strict=True)]
            case t.MatMul((left, right)):
                columns = list(zip(*self.at(right), strict=True))
                return [[sum(x * y for x, y in zip(row, column, strict=True)) for column in columns] for row in self.at(left)]
            case t.Partial(body, t.Sym() as wrt):
                return mpmath.diff(lambda v: self.with_name(wrt, v, body), self.names[wrt])
            case t.Partial(body, t.Index(t.Sym() as base, (place,))):
                return self.slope(body, base, int(self.at(place)) - 1)
            case t.Gradient(body, t.Sym() as wrt):
                return [self.slope(body, wrt, k) for k in range(len(self.names[wrt]))]
            case _:
                raise TypeError(f"this small evaluator does not know {type(e).__name__}")

    def with_name(self, symbol: t.Sym, value: Any, body: t.Term) -> Any:
        outside = dict(self.names)
        self.names[symbol] = value if isinstance(value, list) else mpmath.mpf(value)
        try:
            return self.at(body)
        finally:
            self.names = outside

    def slope(self, body: t.Term, base: t.Sym, place: int) -> Any:
        here = list(self.names[base])
        return mpmath.diff(lambda v: self.with_name(base, [*here[:place], v, *here[place + 1 :]], body), here[place])

    def fold(self, values: list[Any], join: Any) -> Any:
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

    @staticmethod
    def over(e: t.Term, values: list[Any]) -> Any:
        return mpmath.fsum(values) if isinstance(e, t.Sum) else mpmath.fprod(values)


def far_apart(left: Any, right: Any) -> bool:
    """Whether some entry differs by more than the error of a numerical derivative."""
    if isinstance(left, list):
        return any(far_apart(u, v) for u, v in zip(left, right, strict=True))
    return bool(abs(left - right) > mpmath.mpf(2) ** -60 * (1 + abs(left)) or (left != right and abs(left - right) > mpmath.mpf(10) ** -30))
