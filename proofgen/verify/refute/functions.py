"""The known functions on numbers and duals, with their domains."""

from __future__ import annotations

from collections.abc import Callable

from flint import acb, arb, fmpq, fmpz

from proofgen.verify.refute import cyclotomic as cy
from proofgen.verify.refute import exact as ex
from proofgen.verify.refute.balls import ONE, Mode, Number, among_roots, integer, number, sign
from proofgen.verify.refute.duals import Dual, Scalar, add, core, inverse, lift, multiply, negate, power, subtract
from proofgen.verify.refute.errors import NoValue, Unsettled

_LARGEST = 3000  # factorials and binomials beyond this are left alone

Unary = Callable[[Mode, Scalar], Scalar]


def _entire(name: str, value: Number) -> acb:
    return acb(getattr(value.ball.real, name)()) if value.on_real_line else getattr(value.ball, name)()


def exp(mode: Mode, x: Scalar) -> Scalar:
    def leaf(v: Number) -> Number:
        known = None if v.exact is None else ex.exp(v.exact)
        return number(known) if known is not None else Number(None, v.ball.exp())

    return lift(leaf, lambda v: exp(mode, v), x)


def _off_cut(mode: Mode, v: Number) -> None:
    """That v lies where log and roots are analytic; in the reals, that v > 0."""
    if mode.real and v.on_real_line:
        if sign(v) <= 0:
            raise NoValue
    elif v.rational == 0 or v.ball.is_zero():
        raise NoValue
    elif v.ball.imag.contains(0) and not v.ball.real > 0:
        raise Unsettled("a point lies on a branch cut")


def log(mode: Mode, x: Scalar) -> Scalar:
    def leaf(v: Number) -> Number:
        _off_cut(mode, v)
        known = None if v.exact is None else ex.log(v.exact)
        return number(known, v.ball.log()) if known is not None else Number(None, v.ball.log())

    return lift(leaf, inverse, x)


def sin(mode: Mode, x: Scalar) -> Scalar:
    def leaf(v: Number) -> Number:
        known = None if v.exact is None else ex.cos(v.exact, -1)
        return number(known) if known is not None else Number(None, v.ball.sin())

    return lift(leaf, lambda v: cos(mode, v), x)


def cos(mode: Mode, x: Scalar) -> Scalar:
    def leaf(v: Number) -> Number:
        known = None if v.exact is None else ex.cos(v.exact)
        return number(known) if known is not None else Number(None, v.ball.cos())

    return lift(leaf, lambda v: negate(sin(mode, v)), x)


def sinh(mode: Mode, x: Scalar) -> Scalar:
    half = Number(fmpq(1, 2))
    grown = exp(mode, x)
    if core(x).rational == 0 or core(grown).exact is not None:
        return multiply(half, subtract(grown, exp(mode, negate(x))))
    return lift(lambda v: Number(None, v.ball.sinh()), lambda v: cosh(mode, v), x)


def cosh(mode: Mode, x: Scalar) -> Scalar:
    return multiply(Number(fmpq(1, 2)), add(exp(mode, x), exp(mode, negate(x))))


def _ratio(above: Unary, below: Unary) -> Unary:
    return lambda mode, x: multiply(above(mode, x), inverse(below(mode, x)))


def _one(_mode: Mode, _x: Scalar) -> Scalar:
    return ONE


def rational_power(mode: Mode, x: Scalar, exponent: fmpq) -> Scalar:
    """x ** (p/q), not an integer: by the principal root; in the reals for x >= 0."""

    def leaf(v: Number) -> Number:
        known = v.rational
        if known == 0 and exponent > 0:
            return Number(fmpq(0))
        _off_cut(mode, v)
        if known is not None and exponent.q < 100 and abs(exponent.p) < 1000:
            found = ex.root(known, int(exponent.q))
            if found is not None:
                return number(found ** int(exponent.p))
        if exponent == fmpq(1, 2):
            return Number(None, v.ball.sqrt())
        return Number(None, (v.ball.log() * acb(exponent)).exp())

    def slope(v: Scalar) -> Scalar:
        lower = exponent - 1
        return multiply(Number(exponent), power(v, int(lower.p)) if lower.q == 1 else rational_power(mode, v, lower))

    return lift(leaf, slope, x)


def general_power(mode: Mode, base: Scalar, exponent: Scalar) -> Scalar:
    return exp(mode, multiply(exponent, log(mode, base)))


# ---------------------------------------------------------------- inverse functions, each with the interval on which it is real


def _arc(name: str, low: int | None, high: int | None, derivative: Unary, imaginary_cut: bool = False) -> Unary:
    def leaf(mode: Mode, v: Number) -> Number:
        if v.rational == 0 and name in ("asin", "atan", "asinh", "atanh"):
            return v
        if v.on_real_line and mode.real:
            for end, side in ((low, 1), (high, -1)):
                if end is not None and sign(multiply_leaf(side, end, v)) < 0:
                    raise NoValue
            ball = acb(getattr(v.ball.real, name)())
        else:
            _off_arc(v.ball, low, high, imaginary_cut)
            ball = getattr(v.ball, name)()
        if not ball.is_finite():
            raise Unsettled("a value at the edge of a domain could not be decided")
        return Number(None, ball)

    return lambda mode, x: lift(lambda v: leaf(mode, v), lambda v: derivative(mode, v), x)


def multiply_leaf(side: int, end: int, v: Number) -> Number:
    """side · (v - end), exact where v is."""
    known = v.rational
    return Number(side * (known - end)) if known is not None else Number(None, side * (v.ball - end))


def _off_arc(ball: acb, low: int | None, high: int | None, imaginary_cut: bool) -> None:
    if imaginary_cut:
        safe = not ball.real.contains(0) or (ball.imag > -1 and ball.imag < 1)
    else:
        safe = not ball.imag.contains(0) or ((low is None or ball.real > low) and (high is None or ball.real < high))
    if not safe:
        raise Unsettled("a point lies on a branch cut")


def _half(mode: Mode, x: Scalar) -> Scalar:
    return rational_power(mode, x, fmpq(-1, 2))


def _square(x: Scalar) -> Scalar:
    return multiply(x, x)


arcsin = _arc("asin", -1, 1, lambda m, v: _half(m, subtract(ONE, _square(v))))
arccos = _arc("acos", -1, 1, lambda m, v: negate(_half(m, subtract(ONE, _square(v)))))
arctan = _arc("atan", None, None, lambda _, v: inverse(add(ONE, _square(v))), imaginary_cut=True)
arsinh = _arc("asinh", None, None, lambda m, v: _half(m, add(ONE, _square(v))), imaginary_cut=True)
arcosh = _arc("acosh", 1, None, lambda m, v: multiply(_half(m, subtract(v, ONE)), _half(m, add(v, ONE))))
artanh = _arc("atanh", -1, 1, lambda _, v: inverse(subtract(ONE, _square(v))))


# ---------------------------------------------------------------- gamma, erf


def _pole(v: Number) -> None:
    known = v.rational
    if known is not None and known.q == 1 and known <= 0:
        raise NoValue


def gamma(mode: Mode, x: Scalar) -> Scalar:
    def leaf(v: Number) -> Number:
        _pole(v)
        known = v.rational
        if known is not None and known.q == 1:
            return factorial(mode, number(known - 1))  # type: ignore[return-value]
        ball = _entire("gamma", v)
        if not ball.is_finite():
            raise Unsettled("a value of the gamma function could not be decided")
        return Number(None, ball)

    return lift(leaf, lambda v: multiply(gamma(mode, v), _polygamma(0, v)), x)


def _polygamma(order: int, x: Scalar) -> Scalar:
    def leaf(v: Number) -> Number:
        _pole(v)
        ball = v.ball.digamma() if order == 0 else v.ball.polygamma(acb(order))
        return Number(None, acb(ball.real) if v.on_real_line else ball)

    return lift(leaf, lambda v: _polygamma(order + 1, v), x)


def erf(mode: Mode, x: Scalar) -> Scalar:
    def slope(v: Scalar) -> Scalar:
        return multiply(Number(None, acb(2 / arb.pi().sqrt())), exp(mode, negate(_square(v))))

    return lift(lambda v: v if v.rational == 0 else Number(None, _entire("erf", v)), slope, x)


def whole(x: Scalar) -> int:
    """The integer that x certainly is."""
    known = x.rational if isinstance(x, Number) else None
    if known is None or known.q != 1:
        raise Unsettled("an integer was expected")
    return int(known.p)


def factorial(_: Mode, x: Scalar) -> Scalar:
    argument = whole(x)
    if argument < 0:
        raise NoValue
    if argument > _LARGEST:
        raise Unsettled("a factorial is too large")
    return Number(fmpq(fmpz.fac_ui(fmpz(argument))))


def binomial(_: Mode, upper: Scalar, lower: Scalar) -> Scalar:
    count = whole(lower)
    known = core(upper).rational
    if isinstance(upper, Number) and known is not None and known.q == 1 and known >= 0 and (count < 0 or count > known):
        return integer(0)
    if count < 0 or count > _LARGEST:
        raise Unsettled("a binomial coefficient could not be computed")
    if isinstance(upper, Number) and known is not None and known.q == 1 and 0 <= known <= 10**9:
        return number(fmpq(fmpz.bin_uiui(int(known.p), count)))
    outcome: Scalar = ONE
    for step in range(count):
        outcome = multiply(outcome, multiply(subtract(upper, integer(step)), Number(fmpq(1, step + 1))))
    return outcome


# ---------------------------------------------------------------- not smooth


def order(mode: Mode, left: Scalar, right: Scalar) -> int:
    """The sign of left - right. Where a derivative is being taken, a tie is not decided: the two sides may part there."""
    difference = subtract(left, right)
    here = core(difference)
    if not mode.real and not here.on_real_line:
        raise Unsettled("complex numbers were compared")
    outcome = sign(here)
    if outcome == 0 and isinstance(difference, Dual):
        raise NoValue
    return outcome


def absolute(mode: Mode, x: Scalar) -> Scalar:
    if not mode.real and not core(x).on_real_line:
        if isinstance(x, Dual) or mode.integrating:
            raise Unsettled("the modulus of a complex number was differentiated")
        return _modulus(x)
    if isinstance(x, Number) and x.exact is None and x.ball.imag.is_zero():
        return Number(None, acb(abs(x.ball.real)))
    return negate(x) if order(mode, x, integer(0)) < 0 else x


def _modulus(x: Number) -> Number:
    square = None if x.cyclic is None else cy.multiply(x.cyclic, cy.conjugate(x.cyclic))
    known = None if square is None or square.rational is None else ex.root(square.rational, 2)
    return Number(None, acb(abs(x.ball))) if known is None else number(known)


def sgn(mode: Mode, x: Scalar) -> Scalar:
    return integer(order(mode, x, integer(0)))


def _rounded(name: str) -> Unary:
    def value(_: Mode, x: Scalar) -> Scalar:
        here = core(x)
        known = here.rational
        if known is not None:
            if known.q == 1 and isinstance(x, Dual):
                raise NoValue
            return integer(int(known.floor() if name == "floor" else known.ceil()))
        ball = getattr(here.ball.real, name)()
        if not ball.is_exact():
            raise Unsettled("a rounding could not be decided")
        return Number(fmpq(int(ball.unique_fmpz())))

    return value


def largest(mode: Mode, *xs: Scalar) -> Scalar:
    best = xs[0]
    for x in xs[1:]:
        best = x if order(mode, x, best) > 0 else best
    return best


def least(mode: Mode, *xs: Scalar) -> Scalar:
    return negate(largest(mode, *(negate(x) for x in xs)))


def _complex_part(name: str) -> Unary:
    def value(mode: Mode, x: Scalar) -> Scalar:
        if mode.real or (core(x).on_real_line and not isinstance(x, Dual)):
            return integer(0) if name == "im" else x
        if isinstance(x, Dual):
            raise Unsettled("a part of a complex number was differentiated")
        if x.cyclic is not None:
            other = among_roots(cy.conjugate(x.cyclic), x.ball.conjugate())
            return other if name == "conj" else _half_of(x, other, name == "im")
        parts = {"re": acb(x.ball.real), "im": acb(x.ball.imag), "conj": x.ball.conjugate()}
        return Number(None, parts[name])

    return value


def _half_of(x: Number, other: Number, imaginary: bool) -> Number:
    """(x + other)/2, or (x - other)/2i; on the real line, as its ball is."""
    total = core(subtract(x, other) if imaginary else add(x, other))
    part = core(multiply(total, Number(fmpq(1, 2))))
    if imaginary:
        part = core(multiply(part, among_roots(cy.gaussian(fmpq(0), fmpq(-1)))))
    return part if part.exact is not None else Number(None, acb(part.ball.real), part.cyclic)


FUNCTIONS: dict[str, Callable[..., Scalar]] = {
    "exp": exp, "log": log,
    "sin": sin, "cos": cos, "tan": _ratio(sin, cos), "cot": _ratio(cos, sin), "sec": _ratio(_one, cos),
    "csc": _ratio(_one, sin),
    "arcsin": arcsin, "arccos": arccos, "arctan": arctan,
    "sinh": sinh, "cosh": cosh, "tanh": _ratio(sinh, cosh), "coth": _ratio(cosh, sinh),
    "sech": _ratio(_one, cosh), "csch": _ratio(_one, sinh),
    "arsinh": arsinh, "arcosh": arcosh, "artanh": artanh,
    "abs": absolute, "sign": sgn, "floor": _rounded("floor"), "ceil": _rounded("ceil"),
    "factorial": factorial, "gamma": gamma, "binomial": binomial, "max": largest, "min": least, "erf": erf,
    "re": _complex_part("re"), "im": _complex_part("im"), "conj": _complex_part("conj"),
}  # fmt: skip
