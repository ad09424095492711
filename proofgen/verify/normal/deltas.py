"""Kronecker's delta inside a sum: Σ_v f(v, δ_vt) = Σ_v f(v, 0) + f(t, 1) - f(t, 0) for t in range."""

from __future__ import annotations

from proofgen.math.term import Const, Delta, Fn, Integral, Limit, Num, Pow, Product, Sym, Term
from proofgen.math.walk import free_symbols, rebuild, substitute, subterms
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.rational import Ratio, degrees
from proofgen.verify.normal.spell import ONE, ZERO, key
from proofgen.verify.normal.stops import NoValue

POSITIVE, NOT_NEGATIVE = frozenset({1}), frozenset({0, 1})
OUTSIDE = Const("outside the range")
PARTIAL = frozenset(("log", "tan", "cot", "sec", "csc", "coth", "csch", "arcsin", "arccos", "arcosh", "artanh", "gamma", "factorial"))


def delta(core: Core, left: Term, right: Term) -> Ratio:
    """0 or 1 where the difference is known to vanish or not to; else an atom with δ² = δ."""
    gap = core.normal(left) - core.normal(right)
    signs = core.sign(gap)
    if signs == {0}:
        return core.number(1)
    if 0 not in signs:
        return core.number(0)
    first, second = sorted((core.canonical(left), core.canonical(right)), key=key)
    atom = Delta(first, second)
    result = core.atom(atom)
    if atom in core.places:
        core.relate(atom, 2, result)
    return result


def eliminate(core: Core, var: Sym, low: Term, high: Term, value: Ratio) -> tuple[Ratio, Ratio] | None:
    """(f with a δ set to 0, what the δ adds to the sum) for one δ that pins the bound variable; None if there is none."""
    for place, atom in enumerate(list(core.atoms)):
        if not isinstance(atom, Delta) or var not in free_symbols(atom):
            continue
        if degrees(value.num)[place] and not degrees(value.den)[place] and not _nested(core, value, atom):
            point = _pinned(core, var, atom, low, high)
            if point is None:
                continue
            parts = core.ring.by_power(value.num, place)
            without = Ratio(core.ring, parts.get(0, core.ring.zero), value.den)
            weight = Ratio(core.ring, parts.get(1, core.ring.zero), value.den)
            return without, _at(core, core.term(weight), var, point) if point is not OUTSIDE else core.number(0)
    return _eliminate_nested(core, var, low, high, value)


def _eliminate_nested(core: Core, var: Sym, low: Term, high: Term, value: Ratio) -> tuple[Ratio, Ratio] | None:
    whole = core.term(value)
    for atom in subterms(whole):
        if not isinstance(atom, Delta) or var not in free_symbols(atom):
            continue
        point = _pinned(core, var, atom, low, high)
        if point is None:
            continue
        without = replaced(whole, atom, ZERO)
        try:
            base = core.normal(without)
            if point is OUTSIDE:
                return base, core.number(0)
            before, after = substitute(without, {var: point}), substitute(replaced(whole, atom, ONE), {var: point})
            if has_value(core, before):
                return base, core.normal(after) - core.normal(before)
        except NoValue:
            continue
    return None


def _nested(core: Core, value: Ratio, atom: Delta) -> bool:
    """Whether the δ also stands inside another atom of the value."""
    for poly in (value.num, value.den):
        for place, power in enumerate(degrees(poly)):
            if power and core.atoms[place] is not atom and any(part is atom for part in subterms(core.atoms[place])):
                return True
    return False


def _pinned(core: Core, var: Sym, atom: Delta, low: Term, high: Term) -> Term | None:
    """The value of var at which the δ is 1, if it is proved in range; OUTSIDE if proved outside; None if neither."""
    gap = core.normal(atom.left) - core.normal(atom.right)
    place = core.places.get(var)
    if place is None or not gap.is_polynomial() or degrees(gap.num)[place] != 1:
        return None
    parts = core.ring.by_power(gap.num, place)
    slope = Ratio(core.ring, parts[1]).constant()
    if slope is None or abs(slope) != 1:
        return None
    point = core.term(Ratio(core.ring, parts.get(0, core.ring.zero)) * core.number(-slope))
    names = free_symbols(point)
    if var in names or any(name.name == "@" for name in names):
        return None
    if not core.is_integer(point):
        return None
    here = core.normal(point)
    above, below = core.sign(here - core.normal(low)), core.sign(core.normal(high) - here)
    if above <= NOT_NEGATIVE and below <= NOT_NEGATIVE:
        core.law("sum-with-delta")
        return point
    if above == {-1} or below == {-1}:
        return OUTSIDE
    return None


def _at(core: Core, body: Term, var: Sym, point: Term) -> Ratio:
    return core.normal(substitute(body, {var: point}))


def replaced(term: Term, old: Term, new: Term) -> Term:
    """Every occurrence of a sub-term replaced; the caller sees to it that none of its symbols is bound on the way."""
    if term is old:
        return new
    return rebuild(term, lambda child: replaced(child, old, new))


def has_value(core: Core, term: Term) -> bool:
    """Whether every denominator, logarithm and root inside is proved to have a value."""
    for part in subterms(term):
        match part:
            case Pow(base, exponent):
                power = core.normal(exponent).constant()
                whole = power is not None and power.denominator == 1
                if whole and power is not None and power >= 0:
                    continue
                if any(name.name == "@" for name in free_symbols(base)):
                    return False
                signs = core.sign(core.normal(base))
                if not (0 not in signs if whole else signs == POSITIVE):
                    return False
            case Fn(name, (argument, *_)) if name in PARTIAL:
                if name != "log" or any(s.name == "@" for s in free_symbols(argument)) or core.sign(core.normal(argument)) != POSITIVE:
                    return False
            case Integral() | Limit() | Product():
                return False
            case _:
                pass
    return True


def is_total(term: Term) -> bool:
    """Whether the term has a value whatever its symbols are, by its shape alone."""
    for part in subterms(term):
        match part:
            case Pow(_, exponent):
                if not (isinstance(exponent, Num) and exponent.value.denominator == 1 and exponent.value >= 0):
                    return False
            case Fn(name, _) if name in PARTIAL:
                return False
            case Integral() | Limit():
                return False
            case _:
                pass
    return True
