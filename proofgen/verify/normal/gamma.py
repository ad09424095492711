"""The gamma function of real numbers above 0, and Euler's beta integral. DLMF 5.5.1 (a step), 5.4.6 (one half), 5.12.1 (beta)."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from proofgen.math.term import Const, Fn, Pow, Sym
from proofgen.math.walk import free_symbols
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.counting import factorial_of
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import HALF, number
from proofgen.verify.normal.stops import OutOfScope

POSITIVE = frozenset({1})
MOST_STEPS = 20
Ends = tuple[Ratio, Ratio]


def gamma_of(core: Core, argument: Ratio) -> Ratio:
    """Γ(x + k) = x (x + 1) … (x + k - 1) Γ(x), down to where the number that stands alone is from 0 to 1, as far as x stays above 0.

    Of a whole number it is a factorial.
    """
    known = argument.constant()
    if known is None and core.is_integer(core.term(argument)):
        return factorial_of(core, argument - core.number(1))
    alone = known if known is not None else _alone(core, argument)
    steps = floor(alone) - (known is not None and alone == floor(alone))
    if abs(steps) > MOST_STEPS or (known is not None and known <= 0):
        return _atom(core, argument)
    if steps > 0 and core.sign(argument - core.number(steps)) != POSITIVE:
        steps = next((k for k in range(steps - 1, 0, -1) if core.sign(argument - core.number(k)) == POSITIVE), 0)
    if steps < 0 and core.sign(argument) != POSITIVE:
        steps = 0
    base, factor = argument - core.number(steps), core.number(1)
    for k in range(abs(steps)):
        factor = factor * ((base if steps > 0 else argument) + core.number(k))
    if steps:
        core.law("gamma-step")
    value = _atom(core, base)
    return value * factor if steps >= 0 else value / factor


def _alone(core: Core, argument: Ratio) -> Fraction:
    """The number that stands alone in a polynomial; 0 in anything else."""
    if not argument.is_polynomial():
        return Fraction(0)
    return next((coefficient for coefficient, powers in core.monomials(argument.num) if not powers), Fraction(0))


def _atom(core: Core, base: Ratio) -> Ratio:
    if base.constant() == Fraction(1, 2):
        core.law("gamma-of-half")
        return core.normal(Pow(Const("pi"), HALF))
    if base.constant() == 1:
        return core.number(1)
    return core.atom(Fn("gamma", (core.term(base),)))


def between(core: Core, var: Sym, low: Ratio, high: Ratio, value: Ratio) -> Ratio:
    """∫_a^b c (x - a)^p (b - x)^q dx = c (b - a)^(p + q + 1) Γ(p + 1) Γ(q + 1) / Γ(p + q + 2) for p, q > -1. Raises OutOfScope for any other integrand.

    a < b, unless p and q are whole: then both sides are polynomials in a and b.
    """
    outside, powers = core.number(1), [core.number(0), core.number(0)]
    if len(value.num) != 1:
        raise OutOfScope("there is no rule for this integral")
    ends = (core.normal(var) - low, high - core.normal(var))
    content, factors = value.den.factor()
    outside = outside / Ratio(core.ring, core.ring.context.constant(content))
    for factor, times in factors:
        base = Ratio(core.ring, factor)
        outside = outside * _counted(core, var, base, core.number(-int(times)), powers, base ** int(times), ends, below=True)
    for coefficient, above in core.monomials(value.num):
        outside = outside * core.number(coefficient)
        for atom, power in above:
            whole = core.bare(atom) ** power
            if isinstance(atom, Pow) and var in free_symbols(atom.base) and var not in free_symbols(atom.exponent):
                raised = core.normal(atom.exponent) * core.number(power)
                outside = outside * _counted(core, var, core.normal(atom.base), raised, powers, whole, ends)
            else:
                outside = outside * _counted(core, var, core.bare(atom), core.number(power), powers, whole, ends)
    first, second = (power + core.number(1) for power in powers)
    if not all(core.is_real(core.term(each)) and core.sign(each) == POSITIVE for each in (first, second)):
        raise OutOfScope("whether this integral has a value is not known")
    length = high - low
    if core.sign(length) != POSITIVE and not all(core.is_integer(core.term(each)) for each in (first, second)):
        raise OutOfScope("which of the bounds of this integral is the greater is not known")
    core.law("beta-integral")
    scale = core.normal(Pow(core.term(length), core.term(first + second - core.number(1))))
    return outside * scale * gamma_of(core, first) * gamma_of(core, second) / gamma_of(core, first + second)


def _counted(core: Core, var: Sym, base: Ratio, times: Ratio, powers: list[Ratio], whole: Ratio, ends: Ends, below: bool = False) -> Ratio:
    """What base^times leaves outside: its power is added to that of x - a or of b - x; 1 where it is one of these."""
    one = core.number(1)
    if var not in free_symbols(core.term(base)):
        return one / whole if below else whole
    for place, candidate in enumerate(ends):
        if (base - candidate).is_zero():
            powers[place] = powers[place] + times
            return one
        if (base + candidate).is_zero() and core.is_integer(core.term(times)):
            powers[place] = powers[place] + times
            return core.normal(Pow(number(-1), core.term(times)))
    raise OutOfScope("there is no rule for this integral")
