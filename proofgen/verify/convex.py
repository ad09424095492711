"""Bounds of sums and expectations: log u <= u/s - 1 + log s, and the inequality of Cauchy and Schwarz. A sum is replaced by its bound, and the sign of what is left decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from proofgen.math.chance import Moment
from proofgen.math.sorts import Range
from proofgen.math.term import Fn, Pow, Sum, Sym, Term
from proofgen.math.walk import fresh, substitute
from proofgen.verify import signs as s
from proofgen.verify.averages import by_roots, by_sums
from proofgen.verify.logarithms import by_few_logarithms, by_second_moments
from proofgen.verify.normal.form import Normaliser
from proofgen.verify.normal.rational import Ratio, degrees
from proofgen.verify.normal.spell import MINUS_ONE, ONE, add, fn, inverse, mul, negative, number, square
from proofgen.verify.normal.stops import OutOfScope
from proofgen.verify.normal.sums import INFINITY, opened
from proofgen.verify.ordering import by_order
from proofgen.verify.tangents import by_parts, by_tangents_of_exp, by_triangle


def at_least(core: Normaliser, big: Term, small: Term, wanted: s.Signs) -> bool:
    """Whether big - small is shown to have one of the wanted signs, which are those of > or >=."""
    for gap, law in _gaps(core, big, small):
        try:
            value = core.normal(gap)
            ways = (
                _by_tangents,
                _by_squares,
                by_triangle,
                by_parts,
                by_tangents_of_exp,
                by_sums,
                by_roots,
                by_order,
                by_few_logarithms,
                by_second_moments,
            )
            if core.sign(value) <= wanted or any(way(core, value, wanted) for way in ways):
                if law:
                    core.law(law)
                return True
        except OutOfScope:
            continue
    return False


def _gaps(core: Normaliser, big: Term, small: Term) -> Iterator[tuple[Term, str]]:
    """Terms that are positive, or not negative, only where big - small is."""
    yield add(big, negative(small)), ""
    signs = core.oracle.of_term(big)
    if signs <= s.NOT_NEGATIVE:
        yield add(square(big), negative(square(small))), "comparing-squares"
    if signs <= s.POSITIVE and core.oracle.of_term(small) <= s.POSITIVE:
        yield add(fn("log", big), negative(fn("log", small))), "comparing-logarithms"
    if any(isinstance(part, Fn) and part.name == "log" for part in (big, small)) and core.is_real(big) and core.is_real(small):
        yield add(fn("exp", big), negative(fn("exp", small))), "comparing-exponentials"


# ---------------------------------------------------------------- log u <= u/s - 1 + log s


def _by_tangents(core: Normaliser, gap: Ratio, wanted: s.Signs) -> bool:
    """-Σ c log u >= -Σ c (u/s - 1 + log s) for weights c >= 0: with s = 1, and with s from the logarithms that stand outside."""
    if not core.sign(Ratio(core.ring, gap.den)) <= s.POSITIVE:
        return False
    groups: dict[tuple[Term, ...], list[tuple[Fraction, Term]]] = defaultdict(list)
    gone: dict[tuple[Term, ...], Ratio] = {}
    outside: list[tuple[Ratio, Term]] = []
    for coefficient, powers in core.monomials(gap.num):
        outside += _logarithm(core, coefficient, powers)
        if len(powers) != 1 or powers[0][1] != 1:
            continue
        atom = powers[0][0]
        for key, inside in _log_average(core, atom):
            groups[key].append((coefficient, inside))
            gone[key] = gone.get(key, core.number(0)) + core.number(coefficient) * core.bare(atom)
            break
    top = Ratio(core.ring, gap.num)
    for key, parts in groups.items():
        ratio = mul(*(Pow(inside, number(-coefficient)) for coefficient, inside in parts))
        weight = _weight(core, key)
        if weight is None:
            continue
        for scale in (ONE, _scale(outside, weight)):
            if scale is ONE or (outside and (key or not core.chance.in_(scale))):
                left = (
                    top
                    - gone[key]
                    - _average(core, key, add(mul(ratio, inverse(scale)), MINUS_ONE))
                    - weight * core.normal(fn("log", scale))
                )
                if core.oracle.of_term(scale) <= s.POSITIVE and core.sign(left) <= wanted:
                    core.law("log-below-tangent")
                    return True
    return False


def _logarithm(core: Normaliser, coefficient: Fraction, powers: list[tuple[Term, int]]) -> Iterator[tuple[Ratio, Term]]:
    """c and u of a term c log u."""
    logs = [atom for atom, power in powers if isinstance(atom, Fn) and atom.name == "log" and power == 1]
    if len(logs) == 1:
        rest = core.number(coefficient)
        for atom, power in powers:
            rest = rest * core.bare(atom) ** power if atom is not logs[0] else rest
        yield rest, logs[0].args[0]


def _scale(outside: list[tuple[Ratio, Term]], weight: Ratio) -> Term:
    """s with W log s for the logarithms that stand outside, W the sum of the weights: those whose share is a number."""
    if weight.is_zero():
        return ONE
    shares = [((ratio / weight).constant(), argument) for ratio, argument in outside]
    return mul(*(Pow(argument, number(share)) for share, argument in shares if share is not None))


def _log_average(core: Normaliser, atom: Term) -> Iterator[tuple[tuple[Term, ...], Term]]:
    """Of Σ_v c log f: what is averaged how, (low, high, c at a common v), and f there; of E[log f], and of log f itself where it is random."""
    match atom:
        case Sum(_, low, high, _, None) if INFINITY not in (low, high):
            bounds, factors = opened(atom)
            logs = [f for f in factors if isinstance(f, Fn) and f.name == "log"]
            if len(bounds) == 1 and len(logs) == 1:
                var = Sym("v", Range(low, high), -7)
                inside = {bounds[0][0]: var}
                weight = mul(*(substitute(f, inside) for f in factors if f is not logs[0]))
                yield (var, core.canonical(weight)), substitute(logs[0].args[0], inside)
        case Moment("E", (Fn("log", (argument,)),)):
            yield (), argument
        case _:
            return


def _weight(core: Normaliser, key: tuple[Term, ...]) -> Ratio | None:
    """The sum of the weights, none of which is negative."""
    if not key:
        return core.number(1)
    var, weight = key
    return _average(core, key, ONE) if isinstance(var, Sym) and core.oracle.of_term(weight) <= s.NOT_NEGATIVE else None


def _average(core: Normaliser, key: tuple[Term, ...], body: Term) -> Ratio:
    if not key:
        return core.normal(Moment("E", (body,)))
    var, weight = key
    assert isinstance(var, Sym)
    assert isinstance(var.sort, Range)
    named = fresh(var)
    return core.normal(Sum(named, var.sort.low, var.sort.high, substitute(mul(weight, body), {var: named})))


# ---------------------------------------------------------------- Cauchy and Schwarz


def _by_squares(core: Normaliser, gap: Ratio, wanted: s.Signs) -> bool:
    """Σ w h² Σ w >= (Σ w h)² for weights w >= 0, and E[f²] >= E[f]²: a A with a = k Σ w by k B², for every A and B that occur."""
    if not core.sign(Ratio(core.ring, gap.den)) <= s.POSITIVE:
        return False
    top = Ratio(core.ring, gap.num)
    used = [core.atoms[place] for place, power in enumerate(degrees(gap.num)) if power]
    averages = [atom for atom in used if isinstance(atom, Sum | Moment)]
    supposed = [atom for atom in core.facts.exact if isinstance(atom, Sum)]
    for whole in averages:
        place = core.places[whole]
        if degrees(gap.num)[place] != 1:
            continue
        slope = Ratio(core.ring, core.ring.by_power(gap.num, place)[1])
        for part in (*averages, *supposed):
            total = _total_weight(core, whole, part) if part is not whole else None
            if total is None or total.is_zero():
                continue
            share = slope / total
            if core.sign(share) <= s.NOT_NEGATIVE and (share.is_polynomial() or core.sign(total) <= s.POSITIVE):
                left = top - slope * core.bare(whole) + share * core.atom(part) ** 2
                if core.sign(left) <= wanted:
                    core.law("cauchy-schwarz")
                    return True
    return False


def _total_weight(core: Normaliser, whole: Term, part: Term) -> Ratio | None:
    """Σ w, where whole = Σ a, part = Σ b and a w = b² with a, w >= 0 for every term; 1 for expectations."""
    match whole, part:
        case Moment("E", (squared,)), Moment("E", (plain,)):
            return core.number(1) if (core.normal(squared) - core.normal(plain) ** 2).is_zero() else None
        case Sum(_, low, high, _, None), Sum(_, other_low, other_high, _, None) if (low, high) == (
            other_low,
            other_high,
        ) and INFINITY not in (low, high):
            (first, above), (second, below) = opened(whole), opened(part)
            if len(first) != 1 or len(second) != 1:
                return None
            var = Sym("v", Range(low, high), -7)
            a, b = (substitute(mul(*factors), {bounds[0][0]: var}) for bounds, factors in ((first, above), (second, below)))
            weight, sign = core.normal(mul(square(b), inverse(a))), core.oracle.of_term(a)
            whole_everywhere = sign <= s.POSITIVE or (sign <= s.NOT_NEGATIVE and weight.is_polynomial())
            if not whole_everywhere or not core.oracle.of_term(core.term(weight)) <= s.NOT_NEGATIVE:
                return None
            return _average(core, (var, core.term(weight)), ONE)
        case _:
            return None
