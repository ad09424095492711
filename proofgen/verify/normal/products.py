"""Indexed products: multiplicative in the body, constant factors as powers, exp inside as a sum outside."""

from __future__ import annotations

from proofgen.math.sorts import INTEGER
from proofgen.math.term import Const, Delta, Fn, Num, Pow, Product, Sum, Sym, Term
from proofgen.math.walk import free_symbols, substitute, subterms
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.factors import factored
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import ONE, add, fn, height, number
from proofgen.verify.normal.stops import OutOfScope

NOT_NEGATIVE = frozenset({0, 1})
MOST_WRITTEN_OUT = 40
MOST_PEELED = 6


def product(core: Core, term: Product) -> Ratio:
    if term.where is not None or Const("oo") in (term.low, term.high):
        raise OutOfScope("an infinite product, or one over a condition")
    low, high = core.canonical(term.low), core.canonical(term.high)
    if not (core.is_integer(low) and core.is_integer(high)):
        raise OutOfScope("a product whose bounds are not known to be integers")
    if core.sign(core.normal(high) - core.normal(low)) == {-1}:
        return core.number(1)
    first, last = core.normal(low).constant(), core.normal(high).constant()
    if first is not None and last is not None and last - first <= MOST_WRITTEN_OUT:
        total = core.number(1)
        for value in range(int(first), int(last) + 1):
            total = total * core.normal(substitute(term.body, {term.var: number(value)}))
        return total
    var = core.bound(low, high)
    core.depth += 1
    try:
        return _of_body(core, var, low, high, substitute(term.body, {term.var: var}))
    finally:
        core.depth -= 1


def _of_body(core: Core, var: Sym, low: Term, high: Term, body: Term) -> Ratio:
    """Bounds first (as for sums), then factor by factor."""
    extra = core.number(1)
    offset, rest = core.split(core.normal(high))
    if rest is not None:
        base = core.tuning.lower_base(rest, offset)
        lowered = core.normal(rest) + core.number(base)
        if 0 < offset - base <= MOST_PEELED and core.sign(lowered - core.normal(low) + core.number(1)) <= NOT_NEGATIVE:
            core.law("last-factor-of-product")
            for step in range(base + 1, offset + 1):
                extra = extra * core.normal(substitute(body, {var: add(rest, number(step))}))
            high = core.term(lowered)
    first = core.normal(low).constant()
    if first == 0 and core.sign(core.normal(high)) <= NOT_NEGATIVE:
        core.law("first-factor-of-product")
        extra, low = extra * core.normal(substitute(body, {var: number(0)})), ONE
    return extra * _by_factor(core, var, low, high, core.normal(body))


def _by_factor(core: Core, var: Sym, low: Term, high: Term, value: Ratio) -> Ratio:
    result = core.number(1)
    count = core.normal(high) - core.normal(low) + core.number(1)
    known_count = core.sign(count) <= NOT_NEGATIVE
    size, pieces = factored(core, value)
    if size != 1:
        pieces.append((core.number(size), 1))
    for piece, times in pieces:
        if var not in free_symbols(core.term(piece)):
            part = core.normal(Pow(core.term(piece), core.term(count))) if known_count else _atom(core, var, low, high, piece)
        else:
            part = _factor(core, var, low, high, piece)
        result = result * part**times
    core.law("product-of-products")
    return core.reduced(result)


def _factor(core: Core, var: Sym, low: Term, high: Term, piece: Ratio) -> Ratio:
    match core.term(piece):
        case Fn("exp", (exponent,)):
            core.law("product-of-exp")
            return core.normal(fn("exp", Sum(var, low, high, exponent)))
        case Pow(base, Num(value)) if value > 0 and var in free_symbols(base) and value.denominator > 1:
            inside = core.normal(base)
            if core.sign(inside) <= NOT_NEGATIVE:
                return core.normal(Pow(Product(var, low, high, base), number(value)))
        case Pow(base, exponent) if var not in free_symbols(base):
            core.law("product-of-powers")
            return core.normal(Pow(base, Sum(var, low, high, exponent)))
        case Sym() as name if name is var and low is ONE and core.sign(core.normal(high)) <= NOT_NEGATIVE:
            core.law("factorial-as-product")
            return core.normal(fn("factorial", high))
        case _:
            pass
    return _atom(core, var, low, high, piece)


def _atom(core: Core, var: Sym, low: Term, high: Term, piece: Ratio) -> Ratio:
    inside = core.term(piece)
    if any(isinstance(part, Delta) and var in free_symbols(part) for part in subterms(inside)):
        raise OutOfScope("a Kronecker delta inside a product")
    named = Sym("@", INTEGER, 100 * (height(inside) + 1))
    return core.atom(Product(named, low, high, substitute(inside, {var: named})))
