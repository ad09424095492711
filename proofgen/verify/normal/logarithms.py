"""log of a product splits over the factors that are proved positive; the rest stays under one log."""

from __future__ import annotations

from proofgen.math.term import Fn, Pow, Product, Sum, Term
from proofgen.math.walk import substitute
from proofgen.verify.normal.absolute import absolute
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.factors import factored
from proofgen.verify.normal.numbers import primes
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.spell import fn, number
from proofgen.verify.normal.stops import NoValue, TooLarge

POSITIVE = frozenset({1})
LARGEST = 10**30


def logarithm(core: Core, value: Ratio) -> Ratio:
    """log(a b) = log a + log b for a > 0 (DLMF 4.8 on principal values); log(x^2k) = 2k log|x| for real x != 0."""
    if value.is_zero():
        raise NoValue("the logarithm of zero has no value")
    size, factors = factored(core, value)
    if max(abs(size.numerator), size.denominator) > LARGEST:
        raise TooLarge("a number too large to factor stands under a logarithm")
    total, left, parts = core.number(0), core.number(1 if size > 0 else -1), 0
    for prime, times in primes(abs(size)):
        total, parts = total + core.number(times) * core.atom(fn("log", number(prime))), parts + 1
    for base, times in factors:
        if core.sign(base) == POSITIVE:
            total, parts = total + core.number(times) * _of_positive(core, base), parts + 1
        elif times % 2 == 0 and core.is_real(core.term(base)):
            total, parts = total + core.number(times) * core.atom(fn("log", core.term(absolute(core, base)))), parts + 1
        else:
            left = left * base**times
    if left.constant() != 1:
        total, parts = total + core.atom(fn("log", core.term(left))), parts + 1
    if parts > 1:
        core.law("log-of-product")
    if any(times not in (1, -1) for _, times in factors):
        core.law("log-of-power")
    return total


def _of_positive(core: Core, base: Ratio) -> Ratio:
    """log of one irreducible positive factor."""
    monomials = list(core.monomials(base.num))
    if len(monomials) == 1:
        coefficient, powers = monomials[0]
        if coefficient == 1 and len(powers) == 1 and powers[0][1] == 1:
            known = _of_atom(core, powers[0][0])
            if known is not None:
                return known
    return core.atom(fn("log", core.term(base)))


def _of_atom(core: Core, atom: Term) -> Ratio | None:
    match atom:
        case Fn("exp", (exponent,)) if core.is_real(exponent):
            core.law("log-of-exp")
            return core.normal(exponent)
        case Pow(base, exponent) if core.sign(core.normal(base)) == POSITIVE and core.is_real(exponent):
            core.law("log-of-power")
            return core.normal(exponent) * logarithm(core, core.normal(base))
        case Product(var, low, high, body, None) if _positive_under(core, atom):
            core.law("log-of-indexed-product")
            return core.normal(Sum(var, low, high, fn("log", body)))
        case _:
            return None


def _positive_under(core: Core, product: Product) -> bool:
    inside = core.bound(product.low, product.high)
    core.depth += 1
    try:
        return core.sign(core.normal(substitute(product.body, {product.var: inside}))) == POSITIVE
    finally:
        core.depth -= 1
