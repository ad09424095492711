"""Conjugates, real and imaginary parts, and moduli of complex numbers: z and its conjugate are two atoms, and |z|^2 is their product."""

from __future__ import annotations

from proofgen.math.term import Const, Fn, Pow, Sum, Term
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.rational import Poly, Ratio, degrees
from proofgen.verify.normal.spell import HALF, fn, key

IMAGINARY = Const("i")
OO = Const("oo")
REFLECTED = frozenset({"exp", "sin", "cos"})
"""Entire functions that are real on the real line: by reflection the conjugate of their value is the value at the conjugate."""


def conjugate(core: Core, value: Ratio) -> Ratio:
    """A homomorphism of fields: of sums, products and quotients part by part. Of a logarithm or a root it is taken as it stands."""
    return core.reduced(_of_poly(core, value.num) / _of_poly(core, value.den))


def real_part(core: Core, value: Ratio) -> Ratio:
    """(z + conj z) / 2."""
    return (value + conjugate(core, value)) / core.number(2)


def imaginary_part(core: Core, value: Ratio) -> Ratio:
    """(z - conj z) / 2i, with no i below the line."""
    return core.reduced((conjugate(core, value) - value) * core.normal(IMAGINARY) / core.number(2))


def modulus(core: Core, value: Ratio) -> Ratio:
    """|z| of one factor that need not be real: the root of z conj z where that is made of real atoms, else an atom with that square."""
    alone = _lone_atom(core, value)
    if isinstance(alone, Pow) and core.is_integer(alone.exponent):
        return core.normal(Pow(fn("abs", alone.base), alone.exponent))
    other = conjugate(core, value)
    square = core.reduced(value * other)
    core.law("modulus-squared")
    if all(core.is_real(atom) for atom in _atoms(core, square)):
        return core.normal(Pow(core.term(square), HALF))
    inside = min((core.term(side) for side in (value, -value, other, -other)), key=key)
    atom = fn("abs", inside)
    result = core.atom(atom)
    if atom in core.places:
        core.relate(atom, 2, square)
    return result


def _of_poly(core: Core, poly: Poly) -> Ratio:
    total = core.number(0)
    for coefficient, powers in core.monomials(poly):
        product = core.number(coefficient)
        for atom, power in powers:
            product = product * _of_atom(core, atom) ** power
        total = total + product
    return total


def _of_atom(core: Core, atom: Term) -> Ratio:
    if atom is IMAGINARY:
        return -core.bare(atom)
    if core.is_real(atom):
        return core.bare(atom)
    match atom:
        case Fn("conj", (inside,)):
            return core.normal(inside)
        case Fn(name, (inside,)) if name in REFLECTED:
            return core.normal(fn(name, fn("conj", inside)))
        case Pow(base, exponent) if core.is_integer(exponent):
            return core.normal(Pow(fn("conj", base), exponent))
        case Sum(var, low, high, body, where) if OO not in (low, high):
            return core.normal(Sum(var, low, high, fn("conj", body), where))
        case _:
            core.law("conjugate")
            return core.atom(fn("conj", atom))


def _lone_atom(core: Core, value: Ratio) -> Term | None:
    used = _atoms(core, value)
    return used[0] if len(used) == 1 and value.same(core.bare(used[0])) else None


def _atoms(core: Core, value: Ratio) -> list[Term]:
    return [core.atoms[place] for poly in (value.num, value.den) for place, power in enumerate(degrees(poly)) if power]
