"""The shape of a term: () for a number, (m, n) for a matrix."""

from __future__ import annotations

from proofgen.math.sorts import Function, Tensor
from proofgen.math.term import (
    Add,
    Apply,
    At,
    Cases,
    Constant,
    Diag,
    Entries,
    Gradient,
    Identity,
    Index,
    Integral,
    Inverse,
    Lam,
    Limit,
    MatMul,
    Mul,
    Outer,
    Partial,
    Sum,
    Sym,
    Term,
    Transpose,
)  # fmt: skip
from proofgen.verify.normal.spell import number

Shape = tuple[Term, ...]


def shape(term: Term) -> Shape:
    match term:
        case Sym(sort=Tensor(sizes)):
            return sizes
        case Apply(Sym(sort=Function(_, Tensor(sizes)))):
            return sizes
        case Index(base, indices):
            return shape(base)[len(indices) :]
        case Add(parts) | Mul(parts):
            return next((sizes for sizes in map(shape, parts) if sizes), ())
        case Lam(_, size, body):
            return (size, *shape(body))
        case Entries(items):
            return (number(len(items)), *(shape(items[0]) if items else ()))
        case MatMul(factors):
            return _contracted(factors)
        case Transpose(body):
            return shape(body)[::-1]
        case Outer(left, right):
            return shape(left) + shape(right)
        case Diag(body):
            return shape(body) * 2
        case Identity(size):
            return (size, size)
        case Constant(_, sizes):
            return sizes
        case Gradient(body, wrt):
            return shape(body) + shape(wrt)
        case Inverse(body) | Partial(body) | At(body=body) | Sum(body=body) | Integral(body=body) | Limit(body=body):
            return shape(body)
        case Cases(branches):
            return shape(branches[0][0]) if branches else ()
        case _:
            return ()


def _contracted(factors: tuple[Term, ...]) -> Shape:
    sizes = shape(factors[0])
    for factor in factors[1:]:
        sizes = sizes[:-1] + shape(factor)[1:]
    return sizes
