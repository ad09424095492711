"""The terms of a series as functions of their index: constant · base^k · a rational function of k · factorials of multiples of k."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any, NamedTuple

from flint import acb, fmpq, fmpq_poly

from proofgen.math import term as t
from proofgen.math.walk import free_symbols, substitute
from proofgen.verify.refute import balls
from proofgen.verify.refute.balls import Number
from proofgen.verify.refute.duals import core
from proofgen.verify.refute.errors import Beyond, Unsettled
from proofgen.verify.refute.functions import exp, log
from proofgen.verify.refute.scope import Scope

_MOST, _POWER, _STEP = 24, 24, 6

_UNIT = fmpq_poly([1])  # never changed in place

Factorial = tuple[int, int, int]


class Kernel(NamedTuple):
    """factor · base^k · above(k) / below(k) · Π (a k + b)!^p over the factorials (a, b, p), with a > 0.

    bounded: times something of which no more is known than that it lies between -1 and 1. guard: a polynomial of one sign from where on
    the term as written has a value and is this.
    """

    factor: Number = balls.ONE
    base: Number = balls.ONE
    above: fmpq_poly = _UNIT
    below: fmpq_poly = _UNIT
    factorials: tuple[Factorial, ...] = ()
    bounded: bool = False
    guard: fmpq_poly = _UNIT

    @property
    def is_rational(self) -> bool:
        return not self.factorials and not self.bounded and self.base.rational == 1 and self.factor.rational is not None

    def at(self, k: int) -> acb:
        """Its value, up to the bounded factor, where the factorials are those of natural numbers."""
        value = self.factor.ball * self.base.ball**k * acb(self.above(fmpq(k)) / self.below(fmpq(k)))
        for a, b, power in self.factorials:
            value *= acb(a * k + b + 1).gamma() ** power
        return value


Kernels = tuple[Kernel, ...]


def kernels(scope: Scope, term: t.Term, var: t.Sym) -> Kernels:
    """Kernels of which `term` is the sum, at indices from where on the guard of each is of one sign."""
    if var not in free_symbols(term):
        return (Kernel(factor=_number(scope, term)),)
    rule = _RULES.get(type(term))
    if rule is None:
        raise Beyond(f"the sum of a series with {type(term).__name__} was not computed")
    return rule(scope, term, var)


def _number(scope: Scope, term: t.Term) -> Number:
    value = scope.scalar(term)
    if not isinstance(value, Number):
        raise Beyond("a series was differentiated")
    return value


# ---------------------------------------------------------------- arithmetic


def _sum(parts: list[Kernels]) -> Kernels:
    """Rational functions are brought together: each alone may have no sum."""
    found = [k for part in parts for k in part]
    rational = [k for k in found if k.is_rational]
    if len(rational) > 1:
        above, below, guard = fmpq_poly([0]), _UNIT, _UNIT
        for k in rational:
            assert k.factor.rational is not None
            guard = guard * k.guard
            above, below = above * k.below + k.factor.rational * k.above * below, below * k.below
        found = [*(k for k in found if not k.is_rational), _reduced(Kernel(above=above, below=below, guard=guard))]
    if len(found) > _MOST:
        raise Beyond("a series has too many terms")
    return tuple(found)


def _reduced(kernel: Kernel) -> Kernel:
    common = kernel.above.gcd(kernel.below)
    return kernel._replace(above=kernel.above // common, below=kernel.below // common)


def _times(left: Kernel, right: Kernel) -> Kernel:
    factorials, above, below = _together(left.factorials + right.factorials)
    return _reduced(
        Kernel(
            balls.multiply(left.factor, right.factor),
            balls.multiply(left.base, right.base),
            left.above * right.above * above,
            left.below * right.below * below,
            factorials,
            left.bounded or right.bounded,
            left.guard * right.guard,
        )
    )


def _together(factorials: tuple[Factorial, ...]) -> tuple[tuple[Factorial, ...], fmpq_poly, fmpq_poly]:
    """Those of one slope by the lowest of them, and the rational function that is left."""
    above = below = _UNIT
    powers: dict[tuple[int, int], int] = {}
    for a, b, power in factorials:
        lowest = min(offset for slope, offset, _ in factorials if slope == a)
        if b - lowest > _POWER:
            raise Beyond("the sum of a series was not computed")
        for j in range(lowest + 1, b + 1):
            step = fmpq_poly([j, a]) ** abs(power)
            above, below = (above * step, below) if power > 0 else (above, below * step)
        powers[a, lowest] = powers.get((a, lowest), 0) + power
    return tuple((a, b, p) for (a, b), p in powers.items() if p), above, below


def _product(left: Kernels, right: Kernels) -> Kernels:
    return _sum([(_times(a, b),) for a in left for b in right])


def _inverted(kernel: Kernel) -> Kernel:
    if kernel.bounded:
        raise Beyond("the sum of a series was not computed")
    turned = tuple((a, b, -p) for a, b, p in kernel.factorials)
    return Kernel(
        balls.inverse(kernel.factor), balls.inverse(kernel.base), kernel.below, kernel.above, turned, guard=kernel.guard * kernel.above
    )


def _to_the(parts: Kernels, exponent: int) -> Kernels:
    if abs(exponent) > _POWER:
        raise Beyond("the sum of a series with a high power was not computed")
    if exponent < 0:
        if len(parts) != 1 or not parts[0].above:
            raise Beyond("the sum of a series with a quotient was not computed")
        return _to_the((_inverted(parts[0]),), -exponent)
    return reduce(_product, [parts] * exponent, (Kernel(),))


def _linear(scope: Scope, term: t.Term, var: t.Sym) -> tuple[Number, Number]:
    """(a, b) for a k + b."""
    slope, offset = balls.ZERO, balls.ZERO
    for kernel in kernels(scope, term, var):
        degree = kernel.above.degree()
        plain = not kernel.factorials and not kernel.bounded and kernel.base.rational == 1 and kernel.below.degree() == 0
        if not plain or degree > 1:
            raise Beyond("the sum of a series was not computed")
        for power, coefficient in enumerate((kernel.above / kernel.below[0]).coeffs()):
            part = balls.multiply(kernel.factor, Number(fmpq(coefficient)))
            if power:
                slope = balls.add(slope, part)
            else:
                offset = balls.add(offset, part)
    return slope, offset


def _whole(value: Number) -> int:
    known = value.rational
    if known is None or known.q != 1:
        raise Beyond("the sum of a series was not computed")
    return int(known.p)


# ---------------------------------------------------------------- what a term may be made of


def _power(scope: Scope, term: t.Pow, var: t.Sym) -> Kernels:
    if var not in free_symbols(term.exponent):
        return _to_the(kernels(scope, term.base, var), _whole(_number(scope, term.exponent)))
    if var in free_symbols(term.base):
        raise Beyond("the sum of a series was not computed")
    base = _number(scope, term.base)
    slope, offset = _linear(scope, term.exponent, var)
    if base.rational == 0 or base.ball.contains(0):
        raise Unsettled("the sum of a series of powers of 0 was not computed")
    known = slope.rational, offset.rational
    if known[0] is not None and known[0].q == 1 and known[1] is not None and known[1].q == 1:
        return (Kernel(factor=_integer_power(base, int(known[1].p)), base=_integer_power(base, int(known[0].p))),)
    if not base.on_real_line or not base.ball.real > 0:
        raise Unsettled("a base that is not positive")
    logarithm = core(log(scope.mode, base))
    return _exponential(scope, balls.multiply(slope, logarithm), balls.multiply(offset, logarithm))


def _integer_power(base: Number, exponent: int) -> Number:
    if abs(exponent) > 500:
        raise Unsettled("an exponent is too large")
    known = base.rational
    if known is not None:
        return balls.number(known**exponent)
    return Number(None, base.ball**exponent)


def _exponential(scope: Scope, slope: Number, offset: Number) -> Kernels:
    return (Kernel(factor=core(exp(scope.mode, offset)), base=core(exp(scope.mode, slope))),)


def _function(scope: Scope, term: t.Fn, var: t.Sym) -> Kernels:
    match term:
        case t.Fn("exp", (argument,)):
            return _exponential(scope, *_linear(scope, argument, var))
        case t.Fn("factorial", (argument,)):
            return _factorial(*map(_whole, _linear(scope, argument, var)))
        case t.Fn("gamma", (argument,)):
            slope, offset = map(_whole, _linear(scope, argument, var))
            return _factorial(slope, offset - 1)
        case t.Fn("binomial", (upper, lower)):
            return _binomial(scope, upper, lower, var)
        case t.Fn("sin" | "cos", (argument,)) if scope.mode.real and all(k.factor.on_real_line for k in kernels(scope, argument, var)):
            return (Kernel(bounded=True),)
        case _:
            raise Beyond(f"the sum of a series with {term.name} was not computed")


def _factorial(slope: int, offset: int) -> Kernels:
    if not 0 < slope <= _STEP:
        raise Beyond("the sum of a series was not computed")
    return (Kernel(factorials=((slope, offset, 1),), guard=fmpq_poly([offset + 1, slope])),)


def _binomial(scope: Scope, upper: t.Term, lower: t.Term, var: t.Sym) -> Kernels:
    if var not in free_symbols(lower):
        count = _whole(_number(scope, lower))
        if not 0 <= count <= _POWER:
            raise Beyond("the sum of a series was not computed")
        whole = kernels(scope, upper, var)
        steps = [_product(_sum([whole, (_constant(fmpq(-j)),)]), (_constant(fmpq(1, j + 1)),)) for j in range(count)]
        return reduce(_product, steps, (Kernel(),))
    a, b = map(_whole, _linear(scope, upper, var))
    c, d = map(_whole, _linear(scope, lower, var))
    below = [part for part in ((c, d), (a - c, b - d)) if part[0] != 0]
    fixed = [offset for slope, offset in ((c, d), (a - c, b - d)) if slope == 0]
    if any(offset < 0 or offset > 100 for offset in fixed):
        raise Beyond("the sum of a series was not computed")
    parts = [_factorial(a, b), *(_to_the(_factorial(*part), -1) for part in below)]
    small = reduce(lambda product, offset: product * fmpq(1, _plain_factorial(offset)), fixed, fmpq(1))
    return reduce(_product, parts, (_constant(small),))


def _plain_factorial(value: int) -> int:
    return reduce(lambda x, y: x * y, range(1, value + 1), 1)


def _constant(value: fmpq) -> Kernel:
    return Kernel(factor=Number(value))


def _applied(scope: Scope, term: t.Apply, var: t.Sym) -> Kernels:
    definition = scope.definitions.get(term.function)
    if definition is None or any(term.orders) or len(definition.params) != len(term.args):
        raise Beyond("the sum of a series with an unknown function was not computed")
    scope.refuse_capture(definition)
    return kernels(scope, substitute(definition.body, dict(zip(definition.params, term.args, strict=True))), var)


_RULES: dict[type[t.Term], Callable[[Scope, Any, t.Sym], Kernels]] = {
    t.Sym: lambda _scope, _term, _var: (Kernel(above=fmpq_poly([0, 1])),),
    t.Add: lambda scope, term, var: _sum([kernels(scope, part, var) for part in term.terms]),
    t.Mul: lambda scope, term, var: reduce(_product, (kernels(scope, part, var) for part in term.factors), (Kernel(),)),
    t.Pow: _power,
    t.Fn: _function,
    t.Apply: _applied,
}
