"""The shape of a term: () for a number, (n,) for a vector, (m, n) for a matrix."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from proofgen.math.chance import Moment
from proofgen.math.sizes import times
from proofgen.math.sorts import Function, Range, Tensor
from proofgen.math.term import (
    Add,
    Antiderivative,
    Apply,
    At,
    Blocks,
    Cases,
    Constant,
    Diag,
    Entries,
    Gradient,
    Identity,
    Index,
    Integral,
    Inverse,
    Kron,
    Lam,
    Limit,
    MatMul,
    Mul,
    Num,
    Outer,
    Partial,
    Product,
    Sum,
    Sym,
    Term,
    Transpose,
    Vec,
)  # fmt: skip
from proofgen.math.walk import substitute

Shape = tuple[Term, ...]


@lru_cache(maxsize=100_000)
def shape(term: Term) -> Shape:
    """Sizes along each axis. Terms are well shaped by construction; where parts differ (n against 5) the first counts."""
    match term:
        case Sym(_, Tensor(sizes, _), _):
            return sizes
        case Apply(function, _, _) if isinstance(function.sort, Function) and isinstance(function.sort.result, Tensor):
            return function.sort.result.shape
        case Add(parts) | Mul(parts):
            return next((s for s in map(shape, parts) if s), ())
        case Index(base, indices):
            return shape(base)[len(indices) :]
        case Lam(_, size, body):
            return (size, *shape(body))
        case Entries(items):
            return (number(len(items)), *shape(items[0]))
        case Blocks(rows):
            return (total([shape(row[0])[0] for row in rows]), total([shape(block)[1] for block in rows[0]]))
        case MatMul(factors):
            return _contracted(factors)
        case Transpose(body):
            return tuple(reversed(shape(body)))
        case Outer(left, right):
            return (*shape(left), *shape(right))
        case Kron(left, right):
            return tuple(times(one, other) for one, other in zip(shape(left), shape(right), strict=True))
        case Vec(body):
            return (times(*shape(body)),)
        case Inverse(body) | Sum(_, _, _, body, _) | Product(_, _, _, body, _) | Integral(_, _, _, body) | Limit(_, _, body, _):
            return shape(body)
        case At(_, _, body) | Partial(body, _) | Antiderivative(body, _):
            return shape(body)
        case Gradient(body, wrt):
            return (*shape(body), *shape(wrt))
        case Moment("E", (body,)):
            return shape(body)
        case Diag(body):
            return (*shape(body), *shape(body))
        case Identity(size):
            return (size, size)
        case Constant(_, sizes):
            return sizes
        case Cases(branches):
            return shape(branches[0][0])
        case _:
            return ()


def _contracted(factors: tuple[Term, ...]) -> Shape:
    result = shape(factors[0])
    for factor in factors[1:]:
        result = (*result[:-1], *shape(factor)[1:])
    return result


def total(sizes: list[Term]) -> Term:
    """Sizes side by side: numbers are added up, `n` twice is `2n`, others stay a sum."""
    counts: dict[Term, Fraction] = {}
    for size in sizes:
        base, count = (number(1), size.value) if isinstance(size, Num) else (size, Fraction(1))
        counts[base] = counts.get(base, Fraction(0)) + count
    parts = [base if count == 1 else Num(count) if base is number(1) else Mul((Num(count), base)) for base, count in counts.items()]
    return parts[0] if len(parts) == 1 else Add(tuple(parts))


def number(value: int) -> Num:
    return _number(value)


@lru_cache(maxsize=1024)
def _number(value: int) -> Num:
    return Num(Fraction(value))


def within(index: Term, size: Term) -> bool:
    """Is this index sure to be from 1 to size?"""
    match index:
        case Sym(_, Range(low, high), _):
            return low is number(1) and high is size
        case Num(value):
            return isinstance(size, Num) and value.denominator == 1 and 1 <= value <= size.value
        case _:
            return False


def entry(base: Term, indices: tuple[Term, ...]) -> Term:
    """An entry of an array, indices of indices joined: (θ_i)_j is θ_ij. Of one given by its entries, that entry, where it has one there."""
    if isinstance(base, Lam) and within(indices[0], base.size):
        found = substitute(base.body, {base.var: indices[0]})
        return entry(found, indices[1:]) if len(indices) > 1 else found
    return Index(base.base, (*base.indices, *indices)) if isinstance(base, Index) else Index(base, indices)
