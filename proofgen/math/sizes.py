"""Sizes as polynomials: `m n` and `n m` are one size, however they were written."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from proofgen.math.sorts import INTEGER
from proofgen.math.term import Add, Mul, Num, Pow, Rel, Sym, Term

Monomial = tuple[Term, ...]


def times(left: Term, right: Term) -> Term:
    """The product of two sizes, its factors in one order."""
    total: Counter[Monomial] = Counter()
    for one, count in _monomials(left).items():
        for other, more in _monomials(right).items():
            total[_ordered((*one, *other))] += count * more
    parts = [_spelled(count, monomial) for monomial, count in sorted(total.items(), key=lambda pair: [str(f) for f in pair[0]])]
    return parts[0] if len(parts) == 1 else Add(tuple(parts))


def alike(left: Term, right: Term) -> bool:
    """Are these the same size by arithmetic alone?"""
    return left is right or _monomials(left) == _monomials(right)


def _monomials(size: Term) -> Counter[Monomial]:
    match size:
        case Num(value) if value.denominator == 1:
            return Counter({(): int(value)})
        case Add(parts):
            total: Counter[Monomial] = Counter()
            for part in parts:
                for monomial, count in _monomials(part).items():
                    total[monomial] += count
            return Counter({monomial: count for monomial, count in total.items() if count})
        case Mul(factors):
            product: Counter[Monomial] = Counter({(): 1})
            for factor in factors:
                grown: Counter[Monomial] = Counter()
                for one, count in product.items():
                    for other, more in _monomials(factor).items():
                        grown[_ordered((*one, *other))] += count * more
                product = grown
            return Counter({monomial: count for monomial, count in product.items() if count})
        case Pow(base, Num(value)) if value.denominator == 1 and 1 <= value <= 4:
            return _monomials(Mul((base,) * int(value)))
        case _:
            return Counter({(size,): 1})


def _ordered(factors: Monomial) -> Monomial:
    return tuple(sorted(factors, key=str))


def _spelled(count: int, monomial: Monomial) -> Term:
    factors = (*((Num(Fraction(count)),) if count != 1 or not monomial else ()), *monomial)
    return factors[0] if len(factors) == 1 else Mul(factors)


def is_size(statement: Term) -> bool:
    """`n >= 1` of an integer: so it is wherever a letter counts something."""
    match statement:
        case Rel(">=", Sym(_, sort), Num(value)):
            return sort == INTEGER and value == 1
        case _:
            return False


def counting(statement: Term) -> Term | None:
    """Of `n >= 5`, said of an integer, what holds of every size, `n >= 1`; `n >= 0` as it is. None of any other statement."""
    match statement:
        case Rel(">=", Sym(_, sort) as symbol, Num(value)) if sort == INTEGER and value >= 0:
            return statement if value <= 1 else Rel(">=", symbol, Num(Fraction(1)))
        case _:
            return None
