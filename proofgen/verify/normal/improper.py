"""Integrals over a half line and over the whole line: powers times exp of a linear or a quadratic. DLMF 5.9.1 and 7.7 (completing the square)."""

from __future__ import annotations

from fractions import Fraction
from math import comb, factorial

from proofgen.math.term import Const, Fn, Pow, Sym, Term
from proofgen.math.walk import free_symbols
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.gamma import gamma_of
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import HALF, fn, inverse, mul
from proofgen.verify.normal.stops import OutOfScope

POSITIVE = frozenset({1})
MOST_POWERS = 12
Powers = list[tuple[Term, int]]


def over_line(core: Core, var: Sym, powers: Powers) -> Ratio:
    """∫ x^p exp(-a x² + b x + c) over the whole line, a > 0."""
    power, slopes = _exponent(core, var, powers)
    whole = power.constant()
    if whole is None or whole.denominator != 1 or not 0 <= whole <= MOST_POWERS or len(slopes) != 3:
        raise OutOfScope("there is no rule for this improper integral")
    degree = int(whole)
    constant, linear, square = slopes
    spread = -square
    if core.sign(spread) != POSITIVE or not all(core.is_real(core.term(each)) for each in slopes):
        raise OutOfScope("whether this integral over the line has a value is not known")
    centre = linear / (spread * core.number(2))
    total = core.number(0)
    for even in range(0, degree + 1, 2):
        moment = core.number(Fraction(factorial(even), factorial(even // 2) * 4 ** (even // 2))) / spread ** (even // 2)
        total = total + core.number(comb(degree, even)) * centre ** (degree - even) * moment
    core.law("gaussian-integral")
    top = core.normal(fn("exp", core.term(constant + linear * linear / (spread * core.number(4)))))
    return total * top * core.normal(Pow(mul(Const("pi"), inverse(core.term(spread))), HALF))


def over_half_line(core: Core, var: Sym, powers: Powers) -> Ratio:
    """∫_0^∞ x^p exp(-a x + c) = Γ(p + 1)/a^(p+1) e^c, and with -a x² in place of -a x: Γ((p + 1)/2)/(2 a^((p+1)/2)) e^c; a > 0, p > -1."""
    power, slopes = _exponent(core, var, powers)
    rate = -slopes[-1]
    squared = len(slopes) == 3
    if len(slopes) < 2 or (squared and not slopes[1].is_zero()):
        raise OutOfScope("there is no rule for this improper integral")
    real = core.is_real(core.term(power)) and all(core.is_real(core.term(each)) for each in slopes)
    if not real or core.sign(rate) != POSITIVE or core.sign(power + core.number(1)) != POSITIVE:
        raise OutOfScope("whether this integral over a half line has a value is not known")
    order = (power + core.number(1)) / core.number(2 if squared else 1)
    core.law("gamma-integral")
    value = gamma_of(core, order) * core.normal(Pow(core.term(rate), core.term(-order))) * core.normal(fn("exp", core.term(slopes[0])))
    return value / core.number(2) if squared else value


def _exponent(core: Core, var: Sym, powers: Powers) -> tuple[Ratio, list[Ratio]]:
    """The power of the variable, and the coefficients of the exponent by its powers."""
    degree, exponent = core.number(0), core.number(0)
    for atom, times in powers:
        match atom:
            case Sym() if atom is var:
                degree = degree + core.number(times)
            case Pow(base, raised) if base is var and var not in free_symbols(raised):
                degree = degree + core.normal(raised) * core.number(times)
            case Fn("exp", (inside,)):
                exponent = exponent + core.normal(inside) * core.number(times)
            case _:
                raise OutOfScope("there is no rule for this improper integral")
    core.normal(var)
    place = core.places[var]
    if var in free_symbols(core.term(Ratio(core.ring, exponent.den))):
        raise OutOfScope("there is no rule for this improper integral")
    parts = core.ring.by_power(exponent.num, place)
    below = Ratio(core.ring, exponent.den)
    slopes = [Ratio(core.ring, parts.get(k, core.ring.zero)) / below for k in range(max(parts, default=0) + 1)]
    if len(slopes) > 3 or any(var in free_symbols(core.term(slope)) for slope in slopes):
        raise OutOfScope("there is no rule for this improper integral")
    return degree, slopes
