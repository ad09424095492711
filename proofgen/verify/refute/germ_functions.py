"""The known functions of real germs: by their Taylor series where the argument tends to a number, by their growth where it does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flint import acb, arb, arb_series, ctx, fmpq, fmpq_series

from proofgen.verify.refute import coefficients as co
from proofgen.verify.refute import germs, scales
from proofgen.verify.refute.balls import Mode, Number
from proofgen.verify.refute.coefficients import Atom, Coefficient
from proofgen.verify.refute.duals import core
from proofgen.verify.refute.errors import Beyond, NoValue, Unsettled
from proofgen.verify.refute.functions import FUNCTIONS, rational_power
from proofgen.verify.refute.germs import Germ, add, composed, constant, is_zero, leading, multiply, negate, relative, split, subtract, whole
from proofgen.verify.refute.scales import Part, Scale

_REAL = Mode(real=True)
_HALF = fmpq(1, 2)


@dataclass(frozen=True, slots=True)
class Near:
    """order: how many terms a series gets. both: h may be negative too, so that nothing may be said that depends on its sign."""

    order: int
    both: bool

    def one_sided(self) -> None:
        if self.both:
            raise Unsettled("the two sides of a point must be looked at one by one")


def at_number(name: str, value: Coefficient) -> Coefficient:
    """A known function at a number."""
    if name == "log":
        return _logarithm(value)
    return co.named((name, value.key), core(FUNCTIONS[name](_REAL, value.number)))


def _logarithm(value: Coefficient) -> Coefficient:
    """That of a product of positive numbers by its factors; of an exponential, its exponent."""
    if len(value.parts) != 1:
        return co.named(("log", value.key), core(FUNCTIONS["log"](_REAL, value.number)))
    ((monomial, factor),) = value.parts.items()
    if factor <= 0 or not all(atom.ball.real > 0 for atom, _ in monomial):
        return co.named(("log", value.key), core(FUNCTIONS["log"](_REAL, value.number)))
    outcome = co.named(None, core(FUNCTIONS["log"](_REAL, Number(factor))))
    for atom, power in monomial:
        outcome = co.add(outcome, co.multiply(co.rational(power), _of_atom(atom)))
    return outcome


def _of_atom(atom: Atom) -> Coefficient:
    match atom.key:
        case ("exp", frozenset(parts)):
            return Coefficient(dict(parts))
        case _:
            return co.named(("log", atom), Number(None, atom.ball.log()))


def sign(near: Near, x: Germ) -> int:
    if is_zero(x):
        return 0
    scale, value = leading(x)
    if scale.parts or scale.logs:
        power = scale.plain
        if power is None or power.q != 1 or power.p % 2:
            near.one_sided()
    return 1 if value.ball.real > 0 else -1


def inverse(near: Near, x: Germ) -> Germ:
    return germs.inverse(x, near.order)


def power(near: Near, x: Germ, exponent: int) -> Germ:
    return germs.power(x, exponent, near.order)


# ---------------------------------------------------------------- exponentials, logarithms, powers


def exp(near: Near, x: Germ) -> Germ:
    large, middle, small = split(x)
    factor = constant(at_number("exp", middle))
    if large.terms:
        leading(large)
        factor = multiply(factor, germs.monomial(_exponential(near, large)))
    factorial = fmpq(1)
    series = [co.ONE]
    for n in range(1, near.order + 1):
        factorial /= n
        series.append(co.rational(factorial))
    return multiply(factor, composed(small, series))


def _exponential(near: Near, large: Germ) -> Scale:
    """exp of a sum of large powers of 1/h and log(1/h), as a scale."""
    near.one_sided()
    parts: list[Part] = []
    for scale, value in large.terms:
        grown, known = scale.power, value.exact
        if grown is None or known is None:
            raise Unsettled("an exponential that grows in no known way")
        parts.append((grown, scale.logs, known))
    return Scale(tuple(parts))


def log(near: Near, x: Germ) -> Germ:
    if is_zero(x):
        raise NoValue
    scale, value, small = relative(x)
    if value.ball.real < 0:
        raise NoValue
    if sign(near, x) < 0:
        raise NoValue
    outcome = add(constant(at_number("log", value)), composed(small, _alternating(near)))
    if scale.logs:
        raise Unsettled("a logarithm of a logarithm")
    if scale.parts:
        near.one_sided()
    for grown, logs, factor in scale.parts:
        outcome = add(outcome, germs.monomial(scales.of_power(grown, logs), co.named(None, Number(factor, scales.ball(factor)))))
    return outcome


def _alternating(near: Near) -> list[Coefficient]:
    """log(1 + s)."""
    return [co.ZERO, *(co.rational(fmpq((-1) ** (n + 1), n)) for n in range(1, near.order + 1))]


def rational_powered(near: Near, x: Germ, exponent: fmpq) -> Germ:
    """Not an integer: of what is not negative."""
    if is_zero(x):
        if exponent > 0:
            return x
        raise NoValue
    scale, value, small = relative(x)
    if sign(near, x) < 0:
        raise NoValue
    if scale != scales.ONE:
        near.one_sided()
    binomial = fmpq(1)
    series = [co.ONE]
    for n in range(1, near.order + 1):
        binomial *= (exponent - n + 1) / n
        series.append(co.rational(binomial))
    root = co.named(("power", exponent, value.key), core(rational_power(_REAL, value.number, exponent)))
    return multiply(germs.monomial(scales.to_the(scale, exponent), root), composed(small, series))


def general_power(near: Near, base: Germ, exponent: Germ) -> Germ:
    return exp(near, multiply(exponent, log(near, base)))


# ---------------------------------------------------------------- circular and hyperbolic


def _bounded(x: Germ) -> bool:
    """Whether it grows, so that its sine swings."""
    return bool(split(x)[0].terms)


def _swinging() -> Germ:
    return Germ((), scales.ONE)


def sin(near: Near, x: Germ) -> Germ:
    return _circular(near, x, ("sin", "cos"), (1, 1))


def cos(near: Near, x: Germ) -> Germ:
    return _circular(near, x, ("cos", "sin"), (1, -1))


def _circular(near: Near, x: Germ, at_middle: tuple[str, str], signs: tuple[int, int]) -> Germ:
    """sin(c + s) = sin c cos s + cos c sin s, and cos(c + s) = cos c cos s - sin c sin s."""
    if _bounded(x):
        return _swinging()
    _, middle, small = split(x)
    outcome = whole(0)
    for name, way, of_small in zip(at_middle, signs, ("cos", "sin"), strict=True):
        series = [co.rational(c) for c in _exact_series(of_small, near.order)]
        outcome = add(outcome, multiply(germs.scaled(co.rational(way), constant(at_number(name, middle))), composed(small, series)))
    return outcome


def _exact_series(name: str, order: int) -> list[fmpq]:
    """The Taylor coefficients at 0 of a function of which they are rational."""
    cap, ctx.cap = ctx.cap, order + 1
    try:
        found = [fmpq(c) for c in getattr(fmpq_series([0, 1]), name)().coeffs()]
    finally:
        ctx.cap = cap
    return found + [fmpq(0)] * (order + 1 - len(found))


def sinh(near: Near, x: Germ) -> Germ:
    return germs.scaled(co.rational(_HALF), subtract(exp(near, x), exp(near, negate(x))))


def cosh(near: Near, x: Germ) -> Germ:
    return germs.scaled(co.rational(_HALF), add(exp(near, x), exp(near, negate(x))))


Unary = Callable[[Near, Germ], Germ]


def _ratio(above: Unary, below: Unary) -> Unary:
    return lambda near, x: multiply(above(near, x), inverse(near, below(near, x)))


def _one(_near: Near, _x: Germ) -> Germ:
    return whole(1)


# ---------------------------------------------------------------- inverse functions


def arctan(near: Near, x: Germ) -> Germ:
    large, middle, small = split(x)
    series = [co.rational(c) for c in _exact_series("atan", near.order)]
    if large.terms:
        quarter = germs.scaled(co.rational(fmpq(sign(near, large), 2)), constant(co.pi()))
        return subtract(quarter, composed(inverse(near, x), series))
    if middle.is_zero:
        return composed(small, series)
    below = add(whole(1), multiply(constant(middle), add(constant(middle), small)))
    return add(constant(at_number("arctan", middle)), composed(multiply(small, inverse(near, below)), series))


def arcsin(near: Near, x: Germ) -> Germ:
    large, middle, small = split(x)
    if large.terms:
        raise NoValue
    if middle.is_zero:
        return composed(small, [co.rational(c) for c in _exact_series("asin", near.order)])
    return _analytic(near, "arcsin", "asin", middle, small)


def arccos(near: Near, x: Germ) -> Germ:
    return subtract(germs.scaled(co.rational(_HALF), constant(co.pi())), arcsin(near, x))


def _analytic(near: Near, name: str, series: str, middle: Coefficient, small: Germ) -> Germ:
    """By balls for the coefficients; that of 0 as the function itself gives it."""
    found = [at_number(name, middle), *_ball_series(series, middle, near.order)[1:]]
    return composed(small, found)


def _ball_series(name: str, middle: Coefficient, order: int) -> Sequence[Coefficient]:
    cap, ctx.cap = ctx.cap, order + 1
    try:
        values: list[arb] = getattr(arb_series([middle.ball.real, 1]), name)().coeffs()
    finally:
        ctx.cap = cap
    values += [arb(0)] * (order + 1 - len(values))
    return [co.named((name, n, middle.key), Number(None, acb(v))) for n, v in enumerate(values)]


def arsinh(near: Near, x: Germ) -> Germ:
    """Odd: of what is not negative, so that nothing cancels at infinity."""
    large = split(x)[0]
    way = sign(near, x) if large.terms else 1
    rooted = rational_powered(near, add(whole(1), multiply(x, x)), _HALF)
    return germs.scaled(co.rational(way), log(near, add(germs.scaled(co.rational(way), x), rooted)))


def arcosh(near: Near, x: Germ) -> Germ:
    below = subtract(x, whole(1))
    if sign(near, below) < 0:
        raise NoValue
    return log(near, add(x, rational_powered(near, multiply(below, add(x, whole(1))), _HALF)))


def artanh(near: Near, x: Germ) -> Germ:
    quotient = multiply(add(whole(1), x), inverse(near, subtract(whole(1), x)))
    return germs.scaled(co.rational(_HALF), log(near, quotient))


# ---------------------------------------------------------------- gamma, erf


def gamma(near: Near, x: Germ) -> Germ:
    large, middle, small = split(x)
    if large.terms:
        return _stirling(near, subtract(x, whole(1)))
    if is_zero(small):
        return constant(at_number("gamma", middle))
    if not middle.ball.real > 0:
        raise Unsettled("the gamma function near its poles")
    return _analytic(near, "gamma", "gamma", middle, small)


def factorial(near: Near, x: Germ) -> Germ:
    large, middle, small = split(x)
    if large.terms:
        return _stirling(near, x)
    if not is_zero(small):
        raise Unsettled("an integer was expected")
    return constant(at_number("factorial", middle))


def _stirling(near: Near, x: Germ) -> Germ:
    """Γ(x + 1), where x tends to infinity."""
    if sign(near, x) < 0:
        raise Unsettled("the gamma function at minus infinity")
    logarithm = log(near, x)
    two_pi = co.multiply(co.rational(2), co.pi())
    outcome = subtract(multiply(x, logarithm), x)
    outcome = add(outcome, germs.scaled(co.rational(_HALF), add(constant(at_number("log", two_pi)), logarithm)))
    below = inverse(near, x)
    step, square = below, multiply(below, below)
    for j in range(1, near.order // 2 + 2):
        outcome = add(outcome, germs.scaled(co.rational(fmpq.bernoulli(2 * j) / (2 * j * (2 * j - 1))), step))
        step = multiply(step, square)
    return exp(near, add(outcome, Germ((), leading(step)[0])))


def binomial(near: Near, upper: Germ, lower: Germ) -> Germ:
    count = split(lower)[1].exact
    if isinstance(count, fmpq) and subtract(lower, constant(co.rational(count))) == whole(0):
        if count.q != 1 or not 0 <= count <= 50:
            raise Unsettled("a binomial coefficient could not be computed")
        outcome = whole(1)
        for step in range(int(count.p)):
            outcome = germs.scaled(co.rational(fmpq(1, step + 1)), multiply(outcome, subtract(upper, whole(step))))
        return outcome
    rest = subtract(upper, lower)
    if sign(near, lower) < 0 or sign(near, rest) < 0:
        raise Unsettled("a binomial coefficient could not be computed")
    below = multiply(factorial(near, lower), factorial(near, rest))
    return multiply(factorial(near, upper), inverse(near, below))


def erf(near: Near, x: Germ) -> Germ:
    large, middle, small = split(x)
    if not large.terms:
        return _analytic(near, "erf", "erf", middle, small)
    rest = leading(exp(near, negate(multiply(x, x))))[0]
    return add(whole(sign(near, large)), Germ((), rest))


# ---------------------------------------------------------------- not smooth


def absolute(near: Near, x: Germ) -> Germ:
    return negate(x) if sign(near, x) < 0 else x


def largest(near: Near, *xs: Germ) -> Germ:
    best = xs[0]
    for x in xs[1:]:
        best = x if sign(near, subtract(x, best)) > 0 else best
    return best


def least(near: Near, *xs: Germ) -> Germ:
    return negate(largest(near, *(negate(x) for x in xs)))


def _floor(near: Near, x: Germ) -> Germ:
    large, middle, small = split(x)
    known = middle.exact
    if large.terms or not isinstance(known, fmpq):
        raise Unsettled("a rounding could not be decided")
    below = int(known.q == 1 and sign(near, small) < 0)
    return whole(int(known.floor()) - below)


def _ceil(near: Near, x: Germ) -> Germ:
    return negate(_floor(near, negate(x)))


GERM_FUNCTIONS: dict[str, Callable[..., Germ]] = {
    "exp": exp, "log": log,
    "sin": sin, "cos": cos, "tan": _ratio(sin, cos), "cot": _ratio(cos, sin), "sec": _ratio(_one, cos),
    "csc": _ratio(_one, sin),
    "arcsin": arcsin, "arccos": arccos, "arctan": arctan,
    "sinh": sinh, "cosh": cosh, "tanh": _ratio(sinh, cosh), "coth": _ratio(cosh, sinh),
    "sech": _ratio(_one, cosh), "csch": _ratio(_one, sinh),
    "arsinh": arsinh, "arcosh": arcosh, "artanh": artanh,
    "abs": absolute, "sign": lambda near, x: whole(sign(near, x)), "floor": _floor, "ceil": _ceil,
    "factorial": factorial, "gamma": gamma, "binomial": binomial, "max": largest, "min": least, "erf": erf,
    "re": lambda _, x: x, "im": lambda _, __: whole(0), "conj": lambda _, x: x,
}  # fmt: skip


def function(name: str, near: Near, arguments: Sequence[Germ]) -> Germ:
    rule = GERM_FUNCTIONS.get(name)
    if rule is None:
        raise Beyond(f"{name} cannot be expanded")
    return rule(near, *arguments)
