"""sin and cos by angle addition over basis angles, with cos^2 = 1 - sin^2; the others by these two."""

from __future__ import annotations

from fractions import Fraction

from proofgen.math.term import Const, Fn, Mul, Num, Pow, Term
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.cyclotomic import minimal
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import HALF, MINUS_ONE, ONE, fn, inverse, mul, number
from proofgen.verify.normal.stops import NoValue

PI = Const("pi")


LARGEST_MULTIPLE = 40  # times an angle: what is more is not written out by addition


def circular(core: Core, name: str, angle: Ratio) -> Ratio:
    """sin or cos of a number (complex too: the addition formulas hold there)."""
    cosine, sine = core.number(1), core.number(0)
    below = core.term(Ratio(core.ring, angle.den))
    plain = angle.is_polynomial()
    monomials = list(core.monomials(angle.num))
    for coefficient, powers in monomials:
        known = _multiple_of_pi(core, coefficient, powers) if plain else None
        next_cosine, next_sine = known if known is not None else _basis(core, coefficient, core.monomial(powers), below, plain)
        cosine, sine = cosine * next_cosine - sine * next_sine, sine * next_cosine + cosine * next_sine
    if len(monomials) > 1:
        core.law("trigonometric-addition")
    return core.reduced(sine if name == "sin" else cosine)


def _basis(core: Core, coefficient: Fraction, monomial: Term, below: Term, plain: bool) -> tuple[Ratio, Ratio]:
    base = monomial if plain else mul(monomial, inverse(below))
    times, scale = core.tuning.refine("angle", base, coefficient)
    if base is PI:
        times = (times + scale) % (2 * scale) - scale
    if abs(times) > LARGEST_MULTIPLE and base is PI:
        raise NoValue("a multiple angle too large to expand")
    if abs(times) > LARGEST_MULTIPLE:  # an angle of its own, of which Pythagoras' law is known and no other
        sine, cosine = _of_an_angle(core, mul(number(Fraction(abs(times), scale)), base))
        return cosine, sine if times > 0 else -sine
    inside = base if scale == 1 else mul(number(Fraction(1, scale)), base)
    sine, cosine = _of_an_arc(core, inside) or _of_an_angle(core, inside)
    total_cosine, total_sine = core.number(1), core.number(0)
    for _ in range(abs(times)):
        total_cosine, total_sine = total_cosine * cosine - total_sine * sine, total_sine * cosine + total_cosine * sine
        if base is PI:
            total_cosine, total_sine = core.reduced(total_cosine), core.reduced(total_sine)
    return total_cosine, total_sine if times > 0 else -total_sine


def _of_an_angle(core: Core, inside: Term) -> tuple[Ratio, Ratio]:
    match inside:
        case Mul((Num(part), Const("pi"))) if part.numerator == 1 and (equation := minimal(part.denominator)) is not None:
            return _of_a_part(core, inside, part.denominator, equation)
        case _:
            pass
    sine, cosine = core.atom(fn("sin", inside)), core.atom(fn("cos", inside))
    if fn("cos", inside) in core.places:
        core.relate(fn("cos", inside), 2, core.number(1) - sine * sine)
    return sine, cosine


def _of_a_part(core: Core, inside: Term, parts: int, equation: tuple[Fraction, ...]) -> tuple[Ratio, Ratio]:
    """(sin, cos) of pi/L: the cosine satisfies its minimal equation; if L is even, the sine is the cosine of L/2 - 1 such parts."""
    cosine = core.bare(fn("cos", inside))
    value = core.number(0)
    for power, coefficient in enumerate(equation):
        value = value - core.number(coefficient) * cosine**power
    core.law("cyclotomic")
    core.relate(fn("cos", inside), len(equation), value)
    if parts % 2 == 0:
        before, here = cosine, core.number(1)  # cos of -1 and of 0 parts
        for _ in range(parts // 2 - 1):
            before, here = here, core.reduced(core.number(2) * cosine * here - before)
        return here, cosine
    sine = core.bare(fn("sin", inside))
    core.relate(fn("sin", inside), 2, core.number(1) - cosine * cosine)
    return sine, cosine


def _of_an_arc(core: Core, inside: Term) -> tuple[Ratio, Ratio] | None:
    """(sin, cos) of arcsin x and arctan x for real x: in the right half circle the cosine is not negative. DLMF 4.23."""
    if core.complex_world:
        return None
    match inside:
        case Fn("arcsin", (x,)):
            value = core.normal(x)
            found = value, core.normal(Pow(core.term(core.number(1) - value * value), HALF))
        case Fn("arctan", (x,)):
            value = core.normal(x)
            cosine = core.normal(Pow(core.term(core.number(1) + value * value), HALF)).inverse()
            found = value * cosine, cosine
        case _:
            return None
    core.law("function-of-its-arc")
    return found


def _multiple_of_pi(core: Core, coefficient: Fraction, powers: list[tuple[Term, int]]) -> tuple[Ratio, Ratio] | None:
    """(cos, sin) of a rational multiple of pi in twelfths, or of an integer (perhaps symbolic) multiple of pi."""
    if (PI, 1) not in powers:
        return None
    rest = core.monomial([(atom, power) for atom, power in powers if atom is not PI])
    if rest is ONE:
        twelfths = coefficient * 12
        if (coefficient * 5).denominator == 1:
            return _of_fifths(core, int(coefficient * 5))
        if (coefficient * 8).denominator == 1 and (coefficient * 4).denominator != 1:
            return _of_eighths(core, int(coefficient * 8))
        if (coefficient * 10).denominator == 1:  # a quarter turn less fifths
            cosine, sine = _of_fifths(core, int(coefficient * -5 + Fraction(5, 2)))
            return sine, cosine
        if twelfths.denominator != 1:
            return None
        return _cosine(core, int(twelfths)), _cosine(core, int(twelfths) - 6)
    if coefficient.denominator == 1 and core.is_integer(rest):
        return core.normal(Pow(MINUS_ONE, mul(number(coefficient), rest))), core.number(0)
    return None


def _of_fifths(core: Core, fifths: int) -> tuple[Ratio, Ratio]:
    """(cos, sin) of k pi / 5, from cos(pi/5) = (1 + sqrt 5)/4 and sin(pi/5) = sqrt((5 - sqrt 5)/8)."""
    five = core.normal(Pow(number(5), HALF))
    cosine = (core.number(1) + five) / core.number(4)
    sine = core.normal(Pow(core.term((core.number(5) - five) / core.number(8)), HALF))
    return _repeated(core, cosine, sine, fifths % 10)


def _of_eighths(core: Core, eighths: int) -> tuple[Ratio, Ratio]:
    """(cos, sin) of k pi / 8, from cos(pi/8) = sqrt(2 + sqrt 2)/2 and sin(pi/8) = sqrt(2 - sqrt 2)/2: halves of a right angle's half."""
    two, half = core.normal(Pow(number(2), HALF)), core.number(HALF.value)
    cosine, sine = (core.normal(Pow(core.term(core.number(2) + side), HALF)) * half for side in (two, -two))
    return _repeated(core, cosine, sine, eighths % 16)


def _repeated(core: Core, cosine: Ratio, sine: Ratio, times: int) -> tuple[Ratio, Ratio]:
    """(cos, sin) of a multiple of an angle."""
    found = core.number(1), core.number(0)
    for _ in range(times):
        found = core.reduced(found[0] * cosine - found[1] * sine), core.reduced(found[1] * cosine + found[0] * sine)
    return found


def _cosine(core: Core, twelfths: int) -> Ratio:
    """cos(k pi / 12), from the half-turn symmetries and the values in the first quarter."""
    place = twelfths % 24
    place = 24 - place if place > 12 else place
    if place > 6:
        return -_cosine(core, 12 - place)
    two, three = (core.normal(Pow(number(k), HALF)) for k in (2, 3))
    half, quarter = core.number(HALF.value), core.number(Fraction(1, 4))
    values = (core.number(1), (two * three + two) * quarter, three * half, two * half, half, (two * three - two) * quarter, core.number(0))
    return core.reduced(values[place])
