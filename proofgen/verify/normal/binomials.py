"""Binomial coefficients of integers, and sums of them by the binomial theorem."""

from __future__ import annotations

from math import comb

from proofgen.math.term import Delta, Fn, Mul, Pow, Sum, Sym, Term
from proofgen.math.walk import free_symbols, substitute
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.counting import NOT_NEGATIVE, factorial_of
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import ZERO, add, fn, mul, negative, number

MOST_STEPS, MOST_POWERS, MOST_LEFT_OUT = 12, 6, 4
NEGATIVE = frozenset({-1})


def binomial(core: Core, top: Ratio, bottom: Ratio) -> Ratio:
    """n! / (k! (n - k)!) where 0 <= k <= n is proved; else by Pascal's rule to the smallest n met. C(n, k) = 0 for k < 0 and for k > n >= 0."""
    n, k = top.constant(), bottom.constant()
    if k is not None and k.denominator == 1 and 0 <= k <= MOST_STEPS:
        result = core.number(1)
        for step in range(int(k)):
            result = result * (top - core.number(step)) / core.number(step + 1)
        return result
    if n is not None and k is not None and n.denominator == k.denominator == 1 and 0 <= k <= n <= 1000:
        return core.number(comb(int(n), int(k)))
    whole = core.is_integer(core.term(top)) and core.is_integer(core.term(bottom))
    if whole and core.sign(top) <= NOT_NEGATIVE and NEGATIVE in (core.sign(bottom), core.sign(top - bottom)):
        return core.number(0)
    if core.tuning.factorials and whole and core.sign(bottom) <= NOT_NEGATIVE and core.sign(top - bottom) <= NOT_NEGATIVE:
        core.law("binomial-by-factorials")
        return factorial_of(core, top) / (factorial_of(core, bottom) * factorial_of(core, top - bottom))
    if whole and not core.tuning.factorials and core.sign(top) <= NOT_NEGATIVE:
        return _by_pascal(core, top, bottom)
    return core.atom(fn("binomial", core.term(top), core.term(bottom)))


def _by_pascal(core: Core, top: Ratio, bottom: Ratio) -> Ratio:
    """C(m + 1, k) = C(m, k) + C(m, k - 1) for every integer m >= 0 and k; C(0, k) = δ_k0."""
    offset, rest = core.split(top)
    base = 0 if rest is None else core.tuning.lower_base(fn("binomial", rest, rest), offset)
    steps = offset - base
    lowest = core.number(base) if rest is None else core.normal(rest) + core.number(base)
    if not 0 <= steps <= MOST_STEPS or not core.sign(lowest) <= NOT_NEGATIVE:
        return core.atom(fn("binomial", core.term(top), core.term(bottom)))
    if steps:
        core.law("pascal")
    total = core.number(0)
    for down in range(steps + 1):
        place = core.term(bottom - core.number(down))
        one = core.normal(Delta(place, ZERO)) if rest is None else core.atom(fn("binomial", core.term(lowest), place))
        total = total + core.number(comb(steps, down)) * one
    return total


# ---------------------------------------------------------------- the binomial theorem


def binomial_sum(core: Core, term: Sum) -> Ratio | None:
    """Σ_{k=0}^n C(n, k) k^p a^k = Σ_q S(p, q) n (n-1) … (n-q+1) a^q (1 + a)^(n-q), S(p, q) Stirling's numbers; from k = 1, 2, … without the first terms."""
    found = _taken_apart(core, term)
    if found is None:
        return None
    top, rest, first = found
    var = core.bound(number(first), core.canonical(top))
    core.depth += 1
    try:
        value = core.normal(substitute(rest, {term.var: var}))
        pieces = geometric(core, var, value)
    finally:
        core.depth -= 1
    if pieces is None:
        return None
    total = core.number(0)
    for scale, power, ratio in pieces:
        total = total + scale * _moment(core, top, power, ratio)
    core.law("binomial-theorem")
    for left_out in range(first):
        chosen = binomial(core, core.normal(top), core.number(left_out))
        total = total - chosen * core.normal(substitute(rest, {term.var: number(left_out)}))
    return total


def _taken_apart(core: Core, term: Sum) -> tuple[Term, Term, int] | None:
    """The n of C(n, k), what else stands in the body as a function of k, and from which number k runs; to n. C(n, j - c) is taken with k = j - c."""
    factors = taken_factors(term.body)
    chosen = [f for f in factors if isinstance(f, Fn) and f.name == "binomial" and term.var in free_symbols(f)]
    if len(chosen) != 1 or term.where is not None:
        return None
    top, bottom = chosen[0].args
    if term.var in free_symbols(top) or not core.is_integer(core.canonical(top)) or not core.sign(core.normal(top)) <= NOT_NEGATIVE:
        return None
    straight = core.normal(add(bottom, negative(term.var))).constant()
    mirrored = core.normal(add(top, negative(term.var), negative(bottom))).constant()
    shift = straight if straight is not None else mirrored
    if shift is None or shift.denominator != 1:
        return None
    low = (core.normal(term.low) + core.number(shift)).constant()
    if (
        low is None
        or low.denominator != 1
        or not 0 <= low <= MOST_LEFT_OUT
        or not (core.normal(term.high) + core.number(shift) - core.normal(top)).is_zero()
    ):
        return None
    rest = mul(*(f for f in factors if f is not chosen[0]))
    return top, substitute(rest, {term.var: add(term.var, number(-shift))}) if shift else rest, int(low)


def taken_factors(body: Term) -> list[Term]:
    return [part for factor in body.factors for part in taken_factors(factor)] if isinstance(body, Mul) else [body]


def geometric(core: Core, var: Sym, value: Ratio) -> list[tuple[Ratio, int, Ratio]] | None:
    """The value as a sum of c k^p a^k with c and a free of k; None where it is none."""
    outside, below = core.number(1), core.number(1)
    content, factors = value.den.factor()
    for factor, times in factors:
        one = Ratio(core.ring, factor)
        if var not in free_symbols(core.term(one)):
            outside = outside * one ** int(times)
            continue
        powers = list(core.monomials(factor))
        growth = _growth(core, var, powers[0][1][0][0]) if len(powers) == 1 and len(powers[0][1]) == 1 else None
        if growth is None:
            return None
        below = below * growth ** int(times)
    outside = outside * Ratio(core.ring, core.ring.context.constant(content))
    pieces = []
    for coefficient, atoms in core.monomials(value.num):
        scale, power, ratio = core.number(coefficient), 0, core.number(1)
        for atom, times in atoms:
            if var not in free_symbols(atom):
                scale = scale * core.bare(atom) ** times
            elif atom is var:
                power = times
            elif (growth := _growth(core, var, atom)) is not None:
                ratio = ratio * growth**times
            else:
                return None
        if power > MOST_POWERS:
            return None
        pieces.append((scale / outside, power, ratio / below))
    return pieces


def _growth(core: Core, var: Sym, atom: Term) -> Ratio | None:
    """a, where the atom is a^k."""
    match atom:
        case Pow(base, exponent) if exponent is var and var not in free_symbols(base):
            return core.normal(base)
        case Fn("exp", (exponent,)):
            slope = core.normal(exponent) / core.normal(var)
            return None if var in free_symbols(core.term(slope)) else core.normal(fn("exp", core.term(slope)))
        case _:
            return None


def _moment(core: Core, top: Term, power: int, ratio: Ratio) -> Ratio:
    total = core.number(0)
    falling = core.number(1)
    n = core.normal(top)
    for q in range(power + 1):
        weight = _stirling(power, q)
        if weight:
            base, exponent = core.number(1) + ratio, core.term(n - core.number(q))
            over, under = (core.term(Ratio(core.ring, part)) for part in (base.num, base.den))
            left = core.normal(Pow(over, exponent)) / core.normal(Pow(under, exponent))
            total = total + core.number(weight) * falling * ratio**q * left
        falling = falling * (n - core.number(q))
    return total


def falling_powers(power: int) -> list[int]:
    """k^p as a sum of k (k-1) … (k-q+1): the coefficients, from q = 0."""
    return [_stirling(power, q) for q in range(power + 1)]


def _stirling(p: int, q: int) -> int:
    """Of the second kind, DLMF 26.8.22."""
    if p == q:
        return 1
    return 0 if q == 0 or q > p else q * _stirling(p - 1, q) + _stirling(p - 1, q - 1)
