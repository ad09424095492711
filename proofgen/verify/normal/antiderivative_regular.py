"""Where an expression in the variable of integration is smooth: what must hold strictly between the bounds, and what at a bound.

Only nodes named here are let through, so that nothing that jumps (floor, a case, an indicator) is ever taken to be continuous.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from proofgen.math.sorts import Range
from proofgen.math.term import Add, Apply, Const, Fn, Index, Integral, Mul, Num, Pow, Product, Sum, Sym, Term
from proofgen.math.walk import fresh, substitute
from proofgen.verify import signs as s
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.rational import Poly, Ratio, degrees, fraction
from proofgen.verify.normal.spell import ONE, fn, minus, number, square
from proofgen.verify.normal.stops import OutOfScope

BASE = Const("base")  # the lower end of an integral of which only differences are meant
SMOOTH = frozenset(("exp", "sin", "cos", "sinh", "cosh", "tanh", "sech", "arctan", "arsinh", "erf"))
OTHER_WAVE = {"sin": "cos", "cos": "sin"}
DIVIDES = {"tan": "cos", "sec": "cos", "cot": "sin", "csc": "sin", "coth": "sinh", "csch": "sinh"}


@dataclass(frozen=True, slots=True)
class Need:
    """The subject has one of these signs between the bounds, and one of those at a bound at which there is to be a value."""

    subject: Term
    inside: s.Signs
    at_end: s.Signs


def needs(core: Core, term: Term) -> Iterator[Need]:
    """What makes the term smooth. Raises OutOfScope for anything of which that is not known."""
    match term:
        case Const("oo" | "base"):
            raise OutOfScope("there is no rule for this integral")
        case Num() | Const() | Sym():
            return
        case Index(Sym(), _):
            return
        case Add(parts) | Mul(parts):
            for part in parts:
                yield from needs(core, part)
        case Pow(base, exponent):
            yield from _of_power(core, base, exponent)
        case Fn(name, (argument,)):
            yield from needs(core, argument)
            yield from _of_function(name, argument)
        case Apply(_, arguments):
            for argument in arguments:
                yield from needs(core, argument)
        case Sum(var, low, high, body, None) | Product(var, low, high, body, None):
            yield from needs(core, low)
            yield from needs(core, high)
            yield from needs(core, substitute(body, {var: fresh(Sym(var.name, Range(low, high)))}))
        case Integral(_, low, high, _) if low is BASE:
            yield from needs(core, high)
        case _:
            raise OutOfScope("there is no rule for this integral")


def _of_power(core: Core, base: Term, exponent: Term) -> Iterator[Need]:
    yield from needs(core, base)
    if not isinstance(exponent, Num):
        yield from needs(core, exponent)
        if isinstance(base, Const | Num) and core.sign_of(base) == s.POSITIVE:
            return
        sign = core.sign_of(exponent)
        if core.is_integer(exponent):
            if not sign <= s.NOT_NEGATIVE:
                yield Need(base, s.NOT_ZERO, s.NOT_ZERO)
        else:
            yield Need(base, s.POSITIVE, s.NOT_NEGATIVE if sign == s.POSITIVE else s.POSITIVE)
    elif exponent.value.denominator == 1:
        if exponent.value < 0:
            yield Need(base, s.NOT_ZERO, s.NOT_ZERO)
    else:
        yield Need(base, s.POSITIVE, s.NOT_NEGATIVE if exponent.value > 0 else s.POSITIVE)


def _of_function(name: str, argument: Term) -> Iterator[Need]:
    if name in SMOOTH:
        return
    if name in DIVIDES:
        below = fn(DIVIDES[name], argument)
        yield Need(below, s.NOT_ZERO, s.NOT_ZERO)
        return
    match name:
        case "log" | "gamma":
            yield Need(argument, s.POSITIVE, s.POSITIVE)
        case "arcsin" | "arccos":
            yield Need(minus(ONE, square(argument)), s.POSITIVE, s.NOT_NEGATIVE)
        case "artanh":
            yield Need(minus(ONE, square(argument)), s.POSITIVE, s.POSITIVE)
        case "arcosh":
            yield Need(minus(argument, number(1)), s.POSITIVE, s.NOT_NEGATIVE)
        case "abs" | "sign":
            yield Need(argument, s.NOT_ZERO, s.NOT_ZERO)
        case _:
            raise OutOfScope("there is no rule for this integral")


def signs(core: Core, term: Term) -> s.Signs:
    """As the table knows them; and 1 - sin a, 1 + sin a and the like are not zero where cos a is not, nor 1 - cos a where sin a is not."""
    known = core.sign_of(term)
    if 0 not in known:
        return known
    value = core.normal(term)
    found = core.sign(Ratio(core.ring, core.ring.one) / Ratio(core.ring, value.den))
    content, factors = value.num.factor()
    found = s.times(found, s.of(fraction(content)))
    for factor, times in factors:
        one = Ratio(core.ring, factor)
        sign = core.sign(one) - (s.ZERO if _away_from_one(core, factor) else frozenset())
        found = s.times(found, s.even(sign) if int(times) % 2 == 0 and core.is_real(core.term(one)) else sign)
    return known & found


def _away_from_one(core: Core, factor: Poly) -> bool:
    """Is it ±(sin a ± 1) with cos a != 0, or ±(cos a ± 1) with sin a != 0, or 1 - sin² a with cos a != 0?"""
    used = [place for place, power in enumerate(degrees(factor)) if power]
    if len(used) != 1:
        return False
    atom = core.atoms[used[0]]
    if not isinstance(atom, Fn) or atom.name not in OTHER_WAVE:
        return False
    parts = {power: Ratio(core.ring, part).constant() for power, part in core.ring.by_power(factor, used[0]).items()}
    lead, rest = parts[max(parts)], parts.get(0)
    if set(parts) not in ({0, 1}, {0, 2}) or lead is None or rest is None or abs(lead) != abs(rest) or (2 in parts and lead != -rest):
        return False
    return 0 not in core.sign_of(fn(OTHER_WAVE[atom.name], *atom.args))


def inside(core: Core, term: Term) -> bool:
    """Is the term smooth wherever the facts of this table hold? All that it holds is real where complex numbers occur."""
    for need in needs(core, term):
        core.clock.tick()
        if not need.inside >= signs(core, need.subject) or not core.is_real(need.subject):
            return False
    return True


def at_end(core: Core, term: Term, var: Sym, end: Term) -> bool:
    """Has the term a value at this bound, to which it tends from within?"""
    for need in needs(core, term):
        here = substitute(need.subject, {var: end})
        if not need.at_end >= signs(core, here) or not core.is_real(here):
            return False
    return True
