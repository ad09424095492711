"""`nM - \\sum_{i=1}^n x_i` as `\\sum_{i=1}^n (M - x_i)`, and `M` beside a mean as a mean of M: what stands beside a sum belongs to each of its terms."""

from __future__ import annotations

from fractions import Fraction

from proofgen.math.sorts import INTEGER
from proofgen.math.term import Add, Mul, Num, Pow, Sum, Sym, Term
from proofgen.math.walk import free_symbols, fresh, substitute
from proofgen.verify.normal.spell import MINUS_ONE, ONE

_Part = tuple[Fraction, tuple[Term, ...]]
"""A number and what it multiplies."""


def gathered(gap: Term) -> tuple[Term, Sym] | None:
    """The same number where n is positive, with a sum from 1 to n that took up what stands beside it; and n. None where there is no such sum."""
    parts = _parts(gap, Fraction(1))
    for at, (factor, product) in enumerate(parts):
        sums = [each for each in product if isinstance(each, Sum) and each.where is None and each.low is ONE]
        if len(sums) != 1 or not isinstance(size := sums[0].high, Sym) or size.sort != INTEGER:
            continue
        others = [each for each in product if each is not sums[0]]
        mean = others == [Pow(size, MINUS_ONE)]
        if others and not mean:
            continue
        shares = [_share(part, size, mean) if k != at else None for k, part in enumerate(parts)]
        taken = [share for share in shares if share is not None]
        if taken:
            letter = fresh(sums[0].var)  # what stands beside the sum may speak of a letter of this name
            inner = Add((*taken, Mul((Num(factor), substitute(sums[0].body, {sums[0].var: letter})))))
            whole: Term = Sum(letter, ONE, size, inner)
            rest = [Mul((Num(times), *each)) for k, (times, each) in enumerate(parts) if k != at and shares[k] is None]
            return Add((Mul((*others, whole)), *rest)), size
    return None


def _share(part: _Part, size: Sym, mean: bool) -> Term | None:
    """What of a summand falls to each of n terms; None where that would not be free of n."""
    factor, product = part
    rest = list(product)
    if not mean:
        if size not in rest:
            return None
        rest.remove(size)
    return None if any(size in free_symbols(each) for each in rest) else Mul((Num(factor), *rest))


def _parts(term: Term, factor: Fraction) -> list[_Part]:
    """The summands."""
    match term:
        case Add(parts):
            return [pair for part in parts for pair in _parts(part, factor)]
        case Mul(factors):
            for each in factors:
                factor *= each.value if isinstance(each, Num) else 1
            others = tuple(each for each in factors if not isinstance(each, Num))
            return _parts(others[0], factor) if len(others) == 1 else [(factor, others)]
        case Num(value):
            return [(factor * value, ())]
        case _:
            return [(factor, (term,))]
