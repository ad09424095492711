"""A bound for what an integral has beyond N: |f(x)| <= C u^k exp(r_1 u + r_2 u² + …) for all u >= N >= 1, x = u or x = -u.

Found from the term, node by node, from above and from below. A term for which no bound is proved has none: Unsettled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest

from flint import acb, arb, fmpq

from proofgen.math import term as t
from proofgen.math.walk import free_symbols, substitute
from proofgen.verify.refute.duals import core
from proofgen.verify.refute.errors import Beyond
from proofgen.verify.refute.scope import Scope

NONE = Beyond("no bound was found for what an integral has far out")
Rates = tuple[arb, ...]
BOUNDED: dict[str, Callable[[], arb]] = {name: lambda: arb(1) for name in ("sin", "cos", "tanh", "erf")} | {"arctan": lambda: arb.pi() / 2}


@dataclass(frozen=True, slots=True)
class Bound:
    """size · u^power · exp(Σ rates_i u^(i + 1))"""

    size: arb
    power: Fraction = Fraction(0)
    rates: Rates = ()

    def times(self, other: Bound) -> Bound:
        return Bound(self.size * other.size, self.power + other.power, _joined(self.rates, other.rates, lambda a, b: a + b))

    def raised(self, exponent: Fraction) -> Bound:
        size = (self.size.log() * _arb(exponent)).exp() if self.size > 0 else arb(0) if exponent > 0 else None
        if size is None or not size.is_finite():
            raise NONE
        return Bound(size, self.power * exponent, tuple(rate * _arb(exponent) for rate in self.rates))


def _arb(value: Fraction) -> arb:
    return arb(fmpq(value.numerator, value.denominator))


def _joined(left: Rates, right: Rates, how: Callable[[arb, arb], arb]) -> Rates:
    return tuple(how(a, b) for a, b in zip_longest(left, right, fillvalue=arb(0)))


def _larger(left: arb, right: arb) -> arb:
    return left.max(right)


class Tail:
    """Beyond `start`, upwards (side 1) or downwards (side -1)."""

    def __init__(self, scope: Scope, var: t.Sym, start: arb, side: int) -> None:
        self.scope, self.var, self.start, self.side = scope, var, start, side

    def integral(self, term: t.Term) -> arb:
        """At least ∫ |f| from N on."""
        bound = self.upper(term)
        start, power, rates = self.start, bound.power, bound.rates
        while rates and rates[-1].is_zero():
            rates = rates[:-1]
        here = bound.size * self._at_start(power, rates)
        if not rates:
            rest = _arb(-power - 1)
            if not rest > 0:
                raise NONE
            found = here * start / rest
        else:
            if any(not rate <= 0 for rate in rates[1:]):
                raise NONE
            slope = -sum((rate * k * start ** (k - 1) for k, rate in enumerate(rates, 1)), arb(0)) - _arb(max(power, Fraction(0))) / start
            if not slope > 0:
                raise NONE
            found = here / slope
        if not found.is_finite():
            raise NONE
        return found.abs_upper()

    def _at_start(self, power: Fraction, rates: Rates) -> arb:
        exponent = sum((rate * self.start**k for k, rate in enumerate(rates, 1)), arb(0))
        return (self.start.log() * _arb(power) + exponent).exp()

    # ------------------------------------------------------------ from above

    def upper(self, term: t.Term) -> Bound:
        self.scope.clock.tick()
        if self.var not in free_symbols(term):
            return Bound(abs(core(self.scope.scalar(term)).ball).abs_upper())
        match term:
            case t.Sym() if term is self.var:
                return Bound(arb(1), Fraction(1))
            case t.Add(parts):
                total = self.upper(parts[0])
                for part in parts[1:]:
                    other = self.upper(part)
                    rates = _joined(total.rates, other.rates, _larger)
                    total = Bound(total.size + other.size, max(total.power, other.power), rates)
                return total
            case t.Mul(factors):
                found = Bound(arb(1))
                for factor in factors:
                    found = found.times(self.upper(factor))
                return found
            case t.Pow(base, exponent):
                return self._power(base, exponent, above=True)
            case t.Fn(name, (argument,)):
                return self._function(name, argument)
            case t.Apply() if (body := self._unfolded(term)) is not None:
                return self.upper(body)
            case _:
                raise NONE

    def _function(self, name: str, argument: t.Term) -> Bound:
        if name == "exp":
            return self._exp(argument)
        if name in BOUNDED:
            self.polynomial(argument)  # real, and with a value
            return Bound(BOUNDED[name]())
        if name == "abs":
            return self.upper(argument)
        if name == "log":
            coefficients = self._positive(argument)
            low, high = self._between(coefficients)
            degree = len(coefficients) - 1
            return Bound(abs(low.log()).abs_upper() + abs(high.log()).abs_upper() + degree, Fraction(1, 2))  # log u <= √u
        other = _by_exponentials(name, argument)
        if other is None:
            raise NONE
        return self.upper(other)

    def _exp(self, argument: t.Term) -> Bound:
        constant, *rates = self.polynomial(argument)
        return Bound(constant.exp(), Fraction(0), tuple(rates))

    def _power(self, base: t.Term, exponent: t.Term, above: bool) -> Bound:
        if self.var in free_symbols(exponent):
            value = core(self.scope.scalar(base)) if self.var not in free_symbols(base) else None
            if value is None or not value.ball.imag.is_zero() or not value.ball.real > 0:
                raise NONE
            log = value.ball.real.log()
            constant, *rates = [each * log for each in self.polynomial(exponent)]
            return Bound(constant.exp(), Fraction(0), tuple(rates))
        known = core(self.scope.scalar(exponent)).rational
        if known is None:
            raise NONE
        power = Fraction(int(known.p), int(known.q))
        if power.denominator > 1:
            self._positive(base)
        return (self.upper(base) if (power >= 0) == above else self.lower(base)).raised(power)

    # ------------------------------------------------------------ from below

    def lower(self, term: t.Term) -> Bound:
        """|f(x)| is at least that."""
        self.scope.clock.tick()
        if self.var not in free_symbols(term):
            size = abs(core(self.scope.scalar(term)).ball).abs_lower()
            if not size > 0:
                raise NONE
            return Bound(size)
        match term:
            case t.Sym() if term is self.var:
                return Bound(arb(1), Fraction(1))
            case t.Mul(factors):
                found = Bound(arb(1))
                for factor in factors:
                    found = found.times(self.lower(factor))
                return found
            case t.Add(parts):
                return self._dominated(parts)
            case t.Pow(base, exponent):
                return self._power(base, exponent, above=False)
            case t.Fn("exp", (argument,)):
                return self._exp(argument)
            case t.Fn("abs", (argument,)):
                return self.lower(argument)
            case t.Fn(name, (argument,)) if (other := _by_exponentials(name, argument)) is not None:
                return self.lower(other)
            case t.Apply() if (body := self._unfolded(term)) is not None:
                return self.lower(body)
            case _:
                raise NONE

    def _dominated(self, parts: tuple[t.Term, ...]) -> Bound:
        """One term that is larger than all others together, at N and, since their quotients fall, from there on."""
        for place, part in enumerate(parts):
            try:
                main = self.lower(part)
                others = [self.upper(other).times(main.raised(Fraction(-1))) for at, other in enumerate(parts) if at != place]
            except Beyond:
                continue
            if any(other.power > 0 or any(not rate <= 0 for rate in other.rates) for other in others):
                continue
            left = 1 - sum((other.size * self._at_start(other.power, other.rates) for other in others), arb(0))
            if left > 0:
                return main.times(Bound(left.abs_lower()))
        raise NONE

    # ------------------------------------------------------------ polynomials

    def polynomial(self, term: t.Term) -> list[arb]:
        """Real coefficients by powers of u. Unsettled where it is no polynomial."""
        if self.var not in free_symbols(term):
            ball = core(self.scope.scalar(term)).ball
            if not ball.imag.is_zero() or not ball.is_finite():
                raise NONE
            return [ball.real]
        match term:
            case t.Sym() if term is self.var:
                return [arb(0), arb(self.side)]
            case t.Add(parts):
                total = self.polynomial(parts[0])
                for part in parts[1:]:
                    total = [a + b for a, b in zip_longest(total, self.polynomial(part), fillvalue=arb(0))]
                return total
            case t.Mul(factors):
                result = [arb(1)]
                for factor in factors:
                    result = _product(result, self.polynomial(factor))
                return result
            case t.Pow(base, t.Num(power)) if power.denominator == 1 and 0 <= power <= 12:
                result, inner = [arb(1)], self.polynomial(base)
                for _ in range(int(power)):
                    result = _product(result, inner)
                return result
            case t.Apply() if (body := self._unfolded(term)) is not None:
                return self.polynomial(body)
            case _:
                raise NONE

    def _positive(self, term: t.Term) -> list[arb]:
        """The coefficients of a polynomial that is positive from N on."""
        coefficients = self.polynomial(term)
        while coefficients and coefficients[-1].is_zero():
            coefficients = coefficients[:-1]
        if not coefficients or not self._between(coefficients)[0] > 0:
            raise NONE
        return coefficients

    def _between(self, coefficients: list[arb]) -> tuple[arb, arb]:
        """p(u)/u^n lies between these."""
        *rest, lead = coefficients
        degree = len(rest)
        spread = sum((abs(each) * self.start ** (k - degree) for k, each in enumerate(rest)), arb(0))
        return lead - spread, lead + spread

    def _unfolded(self, term: t.Apply) -> t.Term | None:
        known = self.scope.definitions.get(term.function)
        if known is None or any(term.orders) or len(known.params) != len(term.args) or self.var in free_symbols(known.body):
            return None
        return substitute(known.body, dict(zip(known.params, term.args, strict=True)))


def _by_exponentials(name: str, argument: t.Term) -> t.Term | None:
    up, down = t.Fn("exp", (argument,)), t.Fn("exp", (t.Mul((t.Num(Fraction(-1)), argument)),))
    half, minus = t.Num(Fraction(1, 2)), t.Num(Fraction(-1))
    cosh = t.Mul((half, t.Add((up, down))))
    sinh = t.Mul((half, t.Add((up, t.Mul((minus, down))))))
    return {"cosh": cosh, "sinh": sinh, "sech": t.Pow(cosh, minus), "csch": t.Pow(sinh, minus)}.get(name)


def _product(left: list[arb], right: list[arb]) -> list[arb]:
    found = [arb(0)] * (len(left) + len(right) - 1)
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            found[i + j] = found[i + j] + a * b
    return found


def symmetric(size: arb, real: bool) -> acb:
    """A box that has all numbers of at most this size in it; real: the real ones only, where nothing else can be missing."""
    return acb(arb(0, size)) if real else acb(arb(0, size), arb(0, size))
