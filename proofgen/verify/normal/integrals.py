"""Integrals: lemmas for the line and the half line, then an antiderivative that is continuous between the bounds, and what that leaves.

What no antiderivative is found for is kept as G(high) - G(low), G an antiderivative of it on an interval on which it was shown to be
continuous: so bounds may be split, joined and exchanged. Two such G are the same where the interval of one meets that of the other, and
that they share a bound says that.
"""

from __future__ import annotations

from proofgen.math.context import Context
from proofgen.math.sorts import REAL
from proofgen.math.term import Add, Const, Fn, Integral, Limit, Mul, Num, Pow, Rel, Sum, Sym, Term
from proofgen.math.walk import free_symbols, fresh, rebuild, substitute, subterms
from proofgen.verify import signs as s
from proofgen.verify.domain import Condition, conditions
from proofgen.verify.normal.antiderivative import antiderivative, spelled
from proofgen.verify.normal.antiderivative_regular import BASE, at_end, inside
from proofgen.verify.normal.antiderivative_space import NONE, Space
from proofgen.verify.normal.antiderivative_turned import SETTLED, line_of, turned
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.deltas import replaced
from proofgen.verify.normal.gamma import between
from proofgen.verify.normal.improper import over_half_line, over_line
from proofgen.verify.normal.limits import limit
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import ZERO, add, fn, inverse, minus, mul, negative, number
from proofgen.verify.normal.stops import OutOfScope

INFINITY = Const("oo")
MINUS_INFINITY = Mul((number(-1), INFINITY))


def integral(core: Core, term: Integral) -> Ratio:
    """∫ F' = F(high) - F(low) for F continuous from bound to bound."""
    if term.low is BASE:
        return _based(core, term)
    term = _straightened(core, term)
    var = Sym("~", REAL, core.depth + 1)
    core.depth += 1
    try:
        found = _Range(core, var, term.low, term.high, term.var.name == SETTLED.name)
        return found.integrated(substitute(term.body, {term.var: var}))
    finally:
        core.depth -= 1


def _straightened(core: Core, term: Integral) -> Integral:
    """∫_0^∞ f(x) dx = ∫ f(e^z) e^z dz over the whole line, where log x occurs with exp; both have a value or neither."""
    parts = list(subterms(term.body))
    logs = [part for part in parts if isinstance(part, Fn) and part.name == "log" and part.args[0] is term.var]
    if not logs or not any(isinstance(part, Fn) and part.name == "exp" for part in parts):
        return term
    if term.high is not INFINITY or _infinite(term.low) or not core.normal(term.low).is_zero():
        return term
    z = fresh(term.var)
    core.law("substitution")
    body = _without(term.body, dict.fromkeys(logs, z))
    return Integral(z, negative(INFINITY), INFINITY, mul(substitute(body, {term.var: fn("exp", z)}), fn("exp", z)))


def _without(term: Term, logs: dict[Fn, Sym]) -> Term:
    if isinstance(term, Fn) and term in logs:
        return logs[term]
    return rebuild(term, lambda child: _without(child, logs))


def _infinite(end: Term) -> bool:
    return any(part is INFINITY for part in subterms(end))


def _based(core: Core, term: Integral) -> Ratio:
    """G(high), written as an integral from nowhere: linear in what is integrated."""
    var = Sym("~", REAL, core.depth + 1)
    core.depth += 1
    try:
        value = core.normal(substitute(term.body, {term.var: var}))
        return _kept(core, Space(core, var), value, term.high)
    finally:
        core.depth -= 1


def _kept(core: Core, space: Space, value: Ratio, end: Term) -> Ratio:
    """Σ c G(end) over the monomials of what is integrated."""
    content, factors = value.den.factor()
    outside, under = Ratio(core.ring, core.ring.context.constant(content)), core.number(1)
    for factor, times in factors:
        one = Ratio(core.ring, factor) ** int(times)
        outside, under = (outside, under * one) if space.moving(factor) else (outside * one, under)
    total = core.number(0)
    for powers, coefficient in list(value.num.to_dict().items()):
        scale, body = Ratio(core.ring, core.ring.context.constant(coefficient)), under.inverse()
        for place, power in enumerate(powers):
            if power:
                one = core.ring.gen(place) ** int(power)
                scale, body = (scale, body * one) if space.moves(place) else (scale * one, body)
        total = total + scale * core.atom(_named(core, space.var, core.term(body), end))
    return total / outside


def _named(core: Core, var: Sym, body: Term, end: Term) -> Integral:
    """The bound name says how deeply integrals are nested, so that none is captured."""
    name = Sym("∫", REAL, _height(body) + 1)
    return Integral(name, BASE, core.canonical(end), core.canonical(substitute(body, {var: name})))


def _height(term: Term) -> int:
    return max((part.var.tag for part in subterms(term) if isinstance(part, Integral) and part.low is BASE), default=0)


class _Range:
    """The variable between two bounds, in each order of them that is possible."""

    def __init__(self, core: Core, var: Sym, low: Term, high: Term, settled: bool) -> None:
        self.core, self.var, self.low, self.high, self.settled = core, var, low, high, settled
        if _infinite(low) and low is not MINUS_INFINITY and low is not INFINITY:
            raise NONE
        if _infinite(high) and high is not MINUS_INFINITY and high is not INFINITY:
            raise NONE
        self.improper = _infinite(low) or _infinite(high)
        if core.complex_world and not all(core.is_real(core.canonical(end)) for end in (low, high) if not _infinite(end)):
            raise OutOfScope("an integral along a complex path")
        self.order = self._order()
        self.tables = [core.under(self._facts(side)) for side in ((1, -1) if self.order == 0 else (self.order,))]

    def _order(self) -> int:
        """1 for low <= high, -1 for high <= low, 0 where that is not known."""
        if self.improper:
            if self.low is INFINITY or self.high is MINUS_INFINITY:
                raise NONE
            return 1
        gap = self.core.sign_of(minus(self.high, self.low))
        return 1 if gap <= s.NOT_NEGATIVE else -1 if gap <= s.NOT_POSITIVE else 0

    def _facts(self, side: int) -> tuple[Term, ...]:
        small, big = (self.low, self.high) if side > 0 else (self.high, self.low)
        facts = []
        if not self.improper:
            facts.append(Rel("<", small, big))
        if not _infinite(small):
            facts.append(Rel("<", small, self.var))
        if not _infinite(big):
            facts.append(Rel("<", self.var, big))
        return tuple(facts)

    # ------------------------------------------------------------ the integral

    def integrated(self, body: Term) -> Ratio:
        """Part by part: sums, lemmas for the line and half line, unknown functions of something else, and the rest together."""
        core = self.core
        if not all(self._defined(table, body) for table in self.tables):
            raise OutOfScope("what is integrated was not shown to have a value everywhere between the bounds")
        table = core if self.order == 0 else self.tables[0]
        value = table.normal(body)
        if any(isinstance(part, Integral) and self.var in free_symbols(part.body) for part in subterms(table.term(value))):
            raise NONE
        kink = self._kink(table, value)
        if kink is not None:
            name = fresh(self.var)
            moved = substitute(body, {self.var: name})
            return core.normal(Integral(name, self.low, kink, moved)) + core.normal(Integral(name, kink, self.high, moved))
        total, rest = core.number(0), table.number(0)
        for part in self._parts(table, value):
            known = self._by_itself(table, part)
            if known is None:
                rest = rest + part
            else:
                total = total + known
        return total if rest.is_zero() else total + self._by_antiderivative(table, rest)

    def _defined(self, table: Core, body: Term) -> bool:
        """Has the integrand a value strictly between the bounds, as it is written?"""
        return all(self._holds(table, condition) for condition in conditions(Context(), body))

    def _holds(self, table: Core, condition: Condition) -> bool:
        subject = condition.subject
        if condition.op == "power":
            assert isinstance(subject, Pow)
            return self._has_power(table, subject)
        if table.complex_world and condition.op in (">", ">=") and not table.is_real(table.canonical(subject)):
            return False
        return table.sign_of(subject) <= condition.signs()

    @staticmethod
    def _has_power(table: Core, power: Pow) -> bool:
        base = table.sign_of(power.base)
        if base == s.POSITIVE:
            return True
        return table.is_integer(table.canonical(power.exponent)) and (0 not in base or table.sign_of(power.exponent) <= s.NOT_NEGATIVE)

    def _kink(self, table: Core, value: Ratio) -> Term | None:
        """Where, strictly between the bounds, the inside of an absolute value changes its sign."""
        space = Space(table, self.var)
        if self.order == 0:
            return None
        for place in (*space.moving(value.num), *space.moving(value.den)):
            for atom in subterms(table.atoms[place]):
                if not isinstance(atom, Fn) or atom.name not in ("abs", "sign") or (line := line_of(space, atom.args[0])) is None:
                    continue
                point = self.core.canonical(mul(number(-1), line[1], inverse(line[0])))
                small, big = (self.low, self.high) if self.order > 0 else (self.high, self.low)
                if all(
                    _infinite(end) or self.core.sign_of(gap) == s.POSITIVE
                    for end, gap in ((small, minus(point, small)), (big, minus(big, point)))
                ):
                    return point
        return None

    def _parts(self, table: Core, value: Ratio) -> list[Ratio]:
        below = value.den
        return [Ratio(table.ring, table.ring.context.from_dict({powers: c}), below) for powers, c in value.num.to_dict().items()]

    def _by_itself(self, table: Core, part: Ratio) -> Ratio | None:
        """What needs no antiderivative; None where an antiderivative is to be looked for."""
        space = Space(table, self.var)
        if not space.moving(part.den) and not space.moving(part.num) and not self.improper:
            return self.core.normal(mul(table.term(part), minus(self.high, self.low)))
        known = self._summed(table, part)
        if known is None and self.improper:
            known = self._by_lemma(space, part)
        if known is None and not self.improper:
            known = self._between(space, part)
        if known is None and not self.improper and not self.settled:
            other = turned(space, part, self.low, self.high)
            if other is not None:
                self.core.law("substitution")
                known = self.core.normal(other)
        return known

    def _summed(self, table: Core, part: Ratio) -> Ratio | None:
        """∫ Σ = Σ ∫ for a sum of so many terms."""
        (_, powers), *_ = table.monomials(part.num)
        for atom, power in powers:
            if not isinstance(atom, Sum) or power != 1 or self.var not in free_symbols(atom.body) or atom.where is not None:
                continue
            if any(_infinite(end) or self.var in free_symbols(end) for end in (atom.low, atom.high)):
                continue
            rest = table.term(part / table.ring.gen(table.places[atom]))
            index = fresh(atom.var)
            moved = substitute(atom.body, {atom.var: index})
            self.core.law("sum-is-linear")
            name = fresh(self.var)
            inner = Integral(name, self.low, self.high, substitute(mul(rest, moved), {self.var: name}))
            return self.core.normal(Sum(index, atom.low, atom.high, inner))
        return None

    def _between(self, space: Space, part: Ratio) -> Ratio | None:
        """Powers of x - a and of b - x from a to b, where no antiderivative is a formula."""
        core = self.core
        try:
            return between(core, self.var, core.normal(self.low), core.normal(self.high), core.normal(spelled(space, part)))
        except OutOfScope:
            return None

    def _by_lemma(self, space: Space, part: Ratio) -> Ratio | None:
        """In the table of what lies outside, where the variable is any real number: the lemmas know their conditions."""
        core = self.core
        whole = core.normal(spelled(space, part))
        try:
            outside, powers = _taken_apart(core, Space(core, self.var), whole)
            if self.low is MINUS_INFINITY and self.high is INFINITY:
                return outside * over_line(core, self.var, powers)
            half = not _infinite(self.low) and core.normal(self.low).is_zero() and self.high is INFINITY
            if half and any(isinstance(atom, Fn) and atom.name == "exp" for atom, _ in powers):
                return outside * over_half_line(core, self.var, powers)
        except OutOfScope:
            return None
        return None

    # ------------------------------------------------------------ by an antiderivative

    def _by_antiderivative(self, table: Core, value: Ratio) -> Ratio:
        core = self.core
        found = antiderivative(table, self.var, value)
        rest = spelled(Space(table, self.var), found.rest)
        if not found.rest.is_zero() and (self.improper or not all(at_end(core, rest, self.var, end) for end in (self.low, self.high))):
            raise NONE
        if not all(inside(each, found.found) and inside(each, rest) for each in self.tables):
            raise OutOfScope("the antiderivative was not shown to be continuous between the bounds")
        total = core.number(0)
        if found.found is not ZERO:
            core.law("antiderivative")
            total = self._value(found.found, self.high, -1) - self._value(found.found, self.low, 1)
        if found.rest.is_zero():
            return total
        left = core.normal(rest)
        space = Space(core, self.var)
        return total + _kept(core, space, left, self.high) - _kept(core, space, left, self.low)

    def _value(self, found: Term, end: Term, side: int) -> Ratio:
        """At a bound, or the limit towards it from within."""
        core = self.core
        if not _infinite(end) and at_end(core, found, self.var, end):
            return core.normal(_with_powers_of_zero(core, substitute(found, {self.var: end})))
        if self.order == 0:
            raise OutOfScope("the antiderivative was not shown to have a value at the bounds")
        if not _infinite(end) and core.normal(end).is_zero():
            terms = found.terms if isinstance(found, Add) else (found,)
            parts = [part for part in terms if not self._falls_off(part)]
            if len(parts) < len(terms):
                return self._value(add(*parts), end, side) if parts else core.number(0)
        way = "" if _infinite(end) else "+" if side * self.order > 0 else "-"
        name = fresh(self.var)
        return limit(core, Limit(name, end, substitute(found, {self.var: name}), way))

    def _falls_off(self, part: Term) -> bool:
        """x^c times powers of log x, c > 0, and what has a value at 0: it tends to 0 there."""
        core = self.core
        factors = part.factors if isinstance(part, Mul) else (part,)
        if not any(isinstance(each, Pow) and each.base is self.var and core.sign_of(each.exponent) == s.POSITIVE for each in factors):
            return False
        stand_in = fresh(self.var)
        for each in factors:
            other = replaced(each, fn("log", self.var), stand_in)
            if stand_in in free_symbols(other) and not _polynomial(other, stand_in):
                return False
            if not at_end(core, other, self.var, ZERO):
                return False
        return True


def _polynomial(term: Term, var: Sym) -> bool:
    match term:
        case Add(parts) | Mul(parts):
            return all(_polynomial(part, var) for part in parts)
        case Pow(base, Num(power)) if power.denominator == 1 and power >= 0:
            return _polynomial(base, var)
        case _:
            return term is var or var not in free_symbols(term)


def _with_powers_of_zero(core: Core, term: Term) -> Term:
    """0^c as 0 for c > 0, and 0 u^c as 0; the whole has a value."""
    match term:
        case Pow(base, exponent) if core.sign_of(exponent) == s.POSITIVE and core.normal(base).is_zero():
            return ZERO
        case Mul(factors) if any(isinstance(each, Pow) and not isinstance(each.exponent, Num) for each in factors):
            others = [each for each in factors if not isinstance(each, Pow) or isinstance(each.exponent, Num)]
            zero = any(core.normal(_with_powers_of_zero(core, each)).is_zero() for each in others)
            return ZERO if zero else rebuild(term, lambda child: _with_powers_of_zero(core, child))
        case _ if term.binds:
            return term
        case _:
            return rebuild(term, lambda child: _with_powers_of_zero(core, child))


def _taken_apart(core: Core, space: Space, value: Ratio) -> tuple[Ratio, list[tuple[Term, int]]]:
    """One monomial: what is free of the variable, and powers of atoms; an exponential below as a negative power."""
    if len(value.num) != 1:
        raise NONE
    content, factors = value.den.factor()
    outside = core.number(1) / Ratio(core.ring, core.ring.context.constant(content))
    powers: list[tuple[Term, int]] = []
    for factor, times in factors:
        base = core.term(Ratio(core.ring, factor))
        if space.var not in free_symbols(base):
            outside = outside / Ratio(core.ring, factor) ** int(times)
        elif base is space.var or (isinstance(base, Fn) and base.name == "exp"):
            powers.append((base, -int(times)))
        else:
            raise NONE
    for coefficient, above in core.monomials(value.num):
        outside = outside * core.number(coefficient)
        for atom, power in above:
            if space.var in free_symbols(atom):
                powers.append((atom, power))
            else:
                outside = outside * core.bare(atom) ** power
    return outside, powers
