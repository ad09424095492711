"""The summation convention: in a product, a letter that stands twice as an index is summed over its range."""

from __future__ import annotations

from collections import Counter

from proofgen.math.sorts import Range
from proofgen.math.syntax import Unreadable
from proofgen.math.term import Add, Delta, Epsilon, Index, Mul, Num, Pow, Sum, Sym, Term
from proofgen.math.walk import children, rebuild
from proofgen.span import Span


def summed(term: Term, span: Span) -> Term:
    """The term with every repeated index summed. Raises Unreadable where a letter stands three times in one product."""
    if isinstance(term, Add):
        return Add(tuple(summed(part, span) for part in term.terms))
    inner = _closed(term, span)
    inner = inner if isinstance(inner, Index | Delta | Epsilon | Sym) else rebuild(inner, lambda child: _inside(child, span))
    for letter, count in sorted(_counts(inner).items(), key=lambda item: item[0].name):
        if count > 2:
            raise Unreadable("index-thrice", f"the index `{letter.name}` stands {count} times in one product", span)
        if count == 2:
            if not isinstance(letter.sort, Range):
                hint = f"declare it: Let ${letter.name} \\in \\{{1, \\dots, n\\}}$."
                raise Unreadable("index-range", f"nothing says over what the repeated index `{letter.name}` is summed", span, hint)
            inner = Sum(letter, letter.sort.low, letter.sort.high, inner)
    return inner


def _closed(term: Term, span: Span) -> Term:
    """`(u_j v_j)^2` as the square of what is summed in the brackets; `a_i^2` stands for itself."""
    match term:
        case Pow(Mul() as base, Num(value)) if (value >= 2 or value < 0) and 2 in _counts(base).values():
            return Pow(summed(base, span), Num(value))
        case Pow(base, exponent) if not isinstance(exponent, Num) and 2 in _counts(exponent).values():
            return Pow(base, summed(exponent, span))
        case Mul(factors):
            return Mul(tuple(_closed(factor, span) for factor in factors))
        case _:
            return term


def _inside(term: Term, span: Span) -> Term:
    """Factors are summed only as a whole with their product; what a function encloses is a product of its own."""
    if isinstance(term, Add):
        return Add(tuple(summed(part, span) for part in term.terms))
    if isinstance(term, Index | Delta | Epsilon | Sym | Num | Pow | Mul):
        return term
    return rebuild(term, lambda child: _inside(child, span))


def _counts(term: Term) -> Counter[Sym]:
    match term:
        case Sym():
            return Counter()
        case Index(base, indices):
            return _letters(indices) + _counts(base)
        case Delta(left, right):
            return _letters((left, right))
        case Epsilon(indices):
            return _letters(indices)
        case Add(terms):
            most: Counter[Sym] = Counter()
            for part in terms:
                most |= _counts(part)
            return most
        case Pow(base, Num(value)) if value == 2:
            return _counts(base) + _counts(base)
        case _:
            total: Counter[Sym] = Counter()
            for child in children(term):
                total += _counts(child)
            if term.binds:
                del total[next(child for child in children(term) if isinstance(child, Sym))]
            return total


def _letters(indices: tuple[Term, ...]) -> Counter[Sym]:
    return Counter(index for index in indices if isinstance(index, Sym))
