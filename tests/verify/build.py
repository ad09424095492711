"""Short builders of terms for tests. Numbers may be given as Python numbers."""

from __future__ import annotations

from fractions import Fraction

from proofgen.math.context import Context, Definition
from proofgen.math.sorts import INTEGER, REAL, Function, Range, Scalar, Tensor
from proofgen.math.term import (
    Add,
    Apply,
    Const,
    Delta,
    Fn,
    ForAll,
    Gradient,
    Implies,
    Index,
    Lam,
    MatMul,
    Mul,
    Num,
    Partial,
    Pow,
    Product,
    Rel,
    Sum,
    Sym,
    Term,
    Transpose,
)  # fmt: skip

Given = Term | int | Fraction


def T(value: Given) -> Term:
    return value if isinstance(value, Term) else Num(Fraction(value))


def add(*terms: Given) -> Term:
    return Add(tuple(map(T, terms)))


def mul(*factors: Given) -> Term:
    return Mul(tuple(map(T, factors)))


def neg(term: Given) -> Term:
    return mul(-1, term)


def sub(left: Given, right: Given) -> Term:
    return add(left, neg(right))


def power(base: Given, exponent: Given) -> Term:
    return Pow(T(base), T(exponent))


def div(above: Given, below: Given) -> Term:
    return mul(above, power(below, -1))


def sqrt(term: Given) -> Term:
    return power(term, Fraction(1, 2))


def fn(name: str, *arguments: Given) -> Term:
    return Fn(name, tuple(map(T, arguments)))


def exp(term: Given) -> Term:
    return fn("exp", term)


def log(term: Given) -> Term:
    return fn("log", term)


def at(base: Term, *indices: Given) -> Term:
    return Index(base, tuple(map(T, indices)))


def total(var: Sym, body: Given, high: Given, low: Given = 1, where: Term | None = None) -> Term:
    return Sum(var, T(low), T(high), T(body), where)


def times(var: Sym, body: Given, high: Given, low: Given = 1) -> Term:
    return Product(var, T(low), T(high), T(body))


def eq(left: Given, right: Given) -> Rel:
    return Rel("=", T(left), T(right))


def rel(left: Given, op: str, right: Given) -> Rel:
    return Rel(op, T(left), T(right))


def real(name: str) -> Sym:
    return Sym(name, REAL)


def complex_(name: str) -> Sym:
    return Sym(name, Scalar("complex"))


def integer(name: str) -> Sym:
    return Sym(name, INTEGER)


def ranged(name: str, high: Given, low: Given = 1) -> Sym:
    return Sym(name, Range(T(low), T(high)))


def tensor(name: str, *shape: Given) -> Sym:
    return Sym(name, Tensor(tuple(map(T, shape))))


def function(name: str, arguments: int = 1) -> Sym:
    return Sym(name, Function((REAL,) * arguments, REAL))


def call(f: Sym, *arguments: Given, orders: tuple[int, ...] | None = None) -> Term:
    return Apply(f, tuple(map(T, arguments)), orders or (0,) * len(arguments))


def d(body: Given, *by: Term) -> Term:
    term = T(body)
    for wrt in by:
        term = Partial(term, wrt)
    return term


def define(symbol: Sym, body: Given, *params: Sym) -> Definition:
    return Definition(symbol, params, T(body))


def lam(var: Sym, size: Given, body: Given) -> Term:
    return Lam(var, T(size), T(body))


def matmul(*factors: Term) -> Term:
    return MatMul(factors)


def given(*hypotheses: Term, definitions: tuple[Definition, ...] = (), symbols: tuple[Sym, ...] = ()) -> Context:
    return Context(symbols, definitions, hypotheses)


def for_all(var: Sym, body: Term) -> Term:
    return ForAll(var, body)


def implies(premise: Term, conclusion: Term) -> Term:
    return Implies(premise, conclusion)


def delta(left: Given, right: Given) -> Term:
    return Delta(T(left), T(right))


def gradient(body: Given, wrt: Term) -> Term:
    return Gradient(T(body), wrt)


def transpose(body: Term) -> Term:
    return Transpose(body)


pi, e, unit = Const("pi"), Const("e"), Const("i")
