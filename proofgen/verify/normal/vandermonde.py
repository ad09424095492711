"""Sums of products of two binomial coefficients, and of one over a linear factor. Graham, Knuth & Patashnik, Concrete Mathematics, section 5.1."""

from __future__ import annotations

from math import comb

from proofgen.math.term import Fn, Num, Pow, Sum, Sym, Term
from proofgen.math.walk import free_symbols, fresh, substitute
from proofgen.verify.normal.binomials import falling_powers, geometric, taken_factors
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.counting import NOT_NEGATIVE
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import add, fn, inverse, mul, negative, number

Chosen = tuple[Ratio, Ratio, int]


def convolution(core: Core, term: Sum) -> Ratio | None:
    """Σ_k k^p C(a, k + s) C(b, t - k) over all k at which neither is 0, by Σ_k C(a, k + s) C(b, t - k) = C(a + b, s + t); a, b >= 0 are integers."""
    found = _binomials(core, term)
    if found is None or len(found[0]) != 2:
        return None
    chosen, rest = found
    (a, s), (b, t) = _rising(chosen[0]), _falling(chosen[1])
    low, high = core.normal(term.low), core.normal(term.high)
    below = any(core.sign(least - low) <= NOT_NEGATIVE for least in (-s, t - b))
    above = any(core.sign(high - most) <= NOT_NEGATIVE for most in (a - s, t))
    whole = all(core.is_integer(core.term(each)) for each in (low, high, s, t))
    if not (below and above and whole):
        return None
    powers = _powers(core, term, rest)
    if powers is None:
        return None
    total = core.number(0)
    for scale, power in powers:
        for j in range(power + 1):
            shifted = core.number(comb(power, j)) * (-s) ** (power - j) if power - j else core.number(1)
            moment = _moment(core, a, b, s + t, j)
            if moment is None:
                return None
            total = total + scale * shifted * moment
    core.law("vandermonde")
    return total


def absorbed(core: Core, term: Sum) -> Ratio | None:
    """Σ f(k) C(a, k + s)/(k + s + 1) = Σ f(k) C(a + 1, k + s + 1)/(a + 1), where k + s >= 0 throughout."""
    found = _binomials(core, term)
    if found is None or len(found[0]) != 1 or found[0][0][2] != 1:
        return None
    ((a, s, _),), rest = found
    if not core.sign(core.normal(term.low) + s) <= NOT_NEGATIVE or not core.is_integer(core.term(s)):
        return None
    var = core.bound(core.canonical(term.low), core.canonical(term.high))
    core.depth += 1
    try:
        value = core.normal(substitute(rest, {term.var: var}))
        after = core.normal(var) + s + core.number(1)
        if not any((Ratio(core.ring, factor) / after).constant() is not None for factor, _ in value.den.factor()[1]):
            return None
        body = core.term(value * after)
    finally:
        core.depth -= 1
    name = fresh(term.var)
    more = core.term(a + core.number(1))
    chosen = fn("binomial", more, add(name, core.term(s), number(1)))
    core.law("absorption")
    return core.normal(mul(inverse(more), Sum(name, term.low, term.high, mul(chosen, substitute(body, {var: name})))))


def _binomials(core: Core, term: Sum) -> tuple[list[Chosen], Term] | None:
    """(a, s, ±1) for each C(a, s ± k) of the body with an integer a >= 0, and what else stands in it."""
    if term.where is not None:
        return None
    chosen: list[Chosen] = []
    rest: list[Term] = []
    for factor in taken_factors(term.body):
        base, times = (factor.base, factor.exponent.value) if isinstance(factor, Pow) and isinstance(factor.exponent, Num) else (factor, 1)
        if not isinstance(base, Fn) or base.name != "binomial" or term.var not in free_symbols(base):
            rest.append(factor)
            continue
        one = _taken(core, term.var, *base.args)
        if one is None or times not in (1, 2):
            return None
        chosen += [one] * int(times)
    return chosen, mul(*rest)


def _taken(core: Core, var: Sym, top: Term, bottom: Term) -> Chosen | None:
    a = core.normal(top)
    if var in free_symbols(top) or not core.is_integer(core.term(a)) or not core.sign(a) <= NOT_NEGATIVE:
        return None
    for way, offset in ((1, add(bottom, negative(var))), (-1, add(bottom, var))):
        s = core.normal(offset)
        if var not in free_symbols(core.term(s)):
            return a, s, way
    return None


def _rising(chosen: Chosen) -> tuple[Ratio, Ratio]:
    """C(a, k + s), by C(a, t - k) = C(a, a - t + k)."""
    a, s, way = chosen
    return (a, s) if way > 0 else (a, a - s)


def _falling(chosen: Chosen) -> tuple[Ratio, Ratio]:
    a, s, way = chosen
    return (a, s) if way < 0 else (a, a - s)


def _powers(core: Core, term: Sum, rest: Term) -> list[tuple[Ratio, int]] | None:
    """The rest of the body as a polynomial in the bound variable."""
    var = core.bound(core.canonical(term.low), core.canonical(term.high))
    core.depth += 1
    try:
        pieces = geometric(core, var, core.normal(substitute(rest, {term.var: var})))
    finally:
        core.depth -= 1
    if pieces is None or any(not (ratio - core.number(1)).is_zero() for _, _, ratio in pieces):
        return None
    return [(scale, power) for scale, power, _ in pieces]


def _moment(core: Core, a: Ratio, b: Ratio, total: Ratio, power: int) -> Ratio | None:
    """Σ_k (k + s)^p C(a, k + s) C(b, t - k), by k (k-1) … (k-q+1) C(a, k) = a (a-1) … (a-q+1) C(a - q, k - q)."""
    found, falling = core.number(0), core.number(1)
    for q, weight in enumerate(falling_powers(power)):
        if weight:
            if q and not core.sign(a - core.number(q)) <= NOT_NEGATIVE:
                return None
            places = core.term(a + b - core.number(q)), core.term(total - core.number(q))
            found = found + core.number(weight) * falling * core.normal(fn("binomial", *places))
        falling = falling * (a - core.number(q))
    return found
