"""The gamma function of real numbers above 0, and Euler's beta integral. DLMF 5.5.1 (a step), 5.4.6 (one half), 5.12.1 (beta)."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from proofgen.math.term import Const, Fn, Pow, Sym
from proofgen.math.walk import free_symbols
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import HALF
from proofgen.verify.normal.stops import OutOfScope

POSITIVE = frozenset({1})
MOST_STEPS = 20


def gamma_of(core: Core, argument: Ratio) -> Ratio:
    """Γ(x + k) = x (x + 1) … (x + k - 1) Γ(x), down to where the number that stands alone is from 0 to 1, as far as x stays above 0."""
    known = argument.constant()
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


def over_unit_interval(core: Core, var: Sym, value: Ratio) -> Ratio:
    """∫_0^1 c x^p (1 - x)^q dx = c Γ(p + 1) Γ(q + 1) / Γ(p + q + 2) for p, q > -1. Raises OutOfScope for any other integrand."""
    outside, powers = core.number(1), [core.number(0), core.number(0)]
    if len(value.num) != 1:
        raise OutOfScope("there is no rule for this integral")
    content, factors = value.den.factor()
    outside = outside / Ratio(core.ring, core.ring.context.constant(content))
    for factor, times in factors:
        base = Ratio(core.ring, factor)
        outside = outside * _counted(core, var, base, core.number(-int(times)), powers, base ** int(times), below=True)
    for coefficient, above in core.monomials(value.num):
        outside = outside * core.number(coefficient)
        for atom, power in above:
            whole = core.bare(atom) ** power
            if isinstance(atom, Pow) and var in free_symbols(atom.base) and var not in free_symbols(atom.exponent):
                raised = core.normal(atom.exponent) * core.number(power)
                outside = outside * _counted(core, var, core.normal(atom.base), raised, powers, whole)
            else:
                outside = outside * _counted(core, var, core.bare(atom), core.number(power), powers, whole)
    first, second = (power + core.number(1) for power in powers)
    if not all(core.is_real(core.term(each)) and core.sign(each) == POSITIVE for each in (first, second)):
        raise OutOfScope("whether this integral has a value is not known")
    core.law("beta-integral")
    return outside * gamma_of(core, first) * gamma_of(core, second) / gamma_of(core, first + second)


def _counted(core: Core, var: Sym, base: Ratio, times: Ratio, powers: list[Ratio], whole: Ratio, below: bool = False) -> Ratio:
    """What base^times leaves outside: its power is added to that of x or of 1 - x; 1 where it is one of these."""
    one = core.number(1)
    if var not in free_symbols(core.term(base)):
        return one / whole if below else whole
    x = core.normal(var)
    for place, candidate in enumerate((x, one - x)):
        if (base - candidate).is_zero():
            powers[place] = powers[place] + times
            return one
        if (base + candidate).is_zero() and (known := times.constant()) is not None and known.denominator == 1:
            powers[place] = powers[place] + times
            return -one if int(known) % 2 else one
    raise OutOfScope("there is no rule for this integral")
