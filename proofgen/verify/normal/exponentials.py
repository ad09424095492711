"""exp of a sum is the product of exp of its terms; coefficients become integer powers of exp(monomial / L)."""

from __future__ import annotations

from fractions import Fraction

from proofgen.math.term import Const, Fn, Term
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.powers import power_of
from proofgen.verify.normal.rational import Ratio, fraction
from proofgen.verify.normal.spell import fn, inverse, key, mul, number
from proofgen.verify.normal.trigonometry import circular

IMAGINARY = Const("i")


def exponential(core: Core, exponent: Ratio) -> Ratio:
    """exp of a number: exp(a + b) = exp a exp b holds for all complex a, b; exp(k log b) = b^k where log b has a value."""
    result = core.number(1)
    below = core.term(Ratio(core.ring, exponent.den))
    plain = exponent.is_polynomial()
    for coefficient, powers in core.monomials(exponent.num):
        if any(atom is IMAGINARY for atom, _ in powers):
            result = result * _on_the_circle(core, coefficient, powers, below)
            continue
        log = _lone_log(powers) if plain else None
        if log is not None:
            core.law("exp-of-log")
            result = result * power_of(core, core.normal(log.args[0]), coefficient)
            continue
        base = core.monomial(powers)
        if not plain:
            coefficient, base = _over(core, coefficient, powers, exponent)
        times, scale = core.tuning.refine("exp", base, coefficient)
        result = result * core.atom(fn("exp", base if scale == 1 else mul(number(Fraction(1, scale)), base))) ** times
    if len(exponent.num) > 1:
        core.law("exp-of-sum")
    return core.reduced(result)


def _over(core: Core, coefficient: Fraction, powers: list[tuple[Term, int]], exponent: Ratio) -> tuple[Fraction, Term]:
    """One monomial over the denominator, in lowest terms: a number, and a quotient without one."""
    piece = core.number(coefficient) / Ratio(core.ring, exponent.den)
    for atom, power in powers:
        piece = piece * core.bare(atom) ** power
    size = fraction(piece.num.leading_coefficient()) / fraction(piece.den.leading_coefficient())
    return size, core.term(piece / core.number(size))


def _lone_log(powers: list[tuple[Term, int]]) -> Fn | None:
    if len(powers) == 1 and powers[0][1] == 1:
        atom = powers[0][0]
        if isinstance(atom, Fn) and atom.name == "log":
            return atom
    return None


def _on_the_circle(core: Core, coefficient: Fraction, powers: list[tuple[Term, int]], below: Term) -> Ratio:
    """exp(i t) = cos t + i sin t, for all complex t."""
    core.law("euler")
    rest = sorted(((atom, power) for atom, power in powers if atom is not IMAGINARY), key=lambda pair: key(pair[0]))
    angle = core.normal(mul(number(coefficient), core.monomial(rest), inverse(below)))
    return circular(core, "cos", angle) + core.normal(IMAGINARY) * circular(core, "sin", angle)
