"""Short names for terms, so that a test of the refuter reads like the line it tests."""

from __future__ import annotations

from fractions import Fraction

from proofgen.math import term as t
from proofgen.math.context import Context, Definition, Sample
from proofgen.math.sorts import COMPLEX, INTEGER, REAL, Function, Range, Tensor
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.refute import refute
from proofgen.verify.verdict import Agreement, Witness

Operand = t.Term | int | Fraction


def term(value: Operand) -> t.Term:
    return value if isinstance(value, t.Term) else t.Num(Fraction(value))


def num(numerator: int, denominator: int = 1) -> t.Num:
    return t.Num(Fraction(numerator, denominator))


def add(*terms: Operand) -> t.Term:
    return t.Add(tuple(term(x) for x in terms))


def mul(*factors: Operand) -> t.Term:
    return t.Mul(tuple(term(x) for x in factors))


def neg(x: Operand) -> t.Term:
    return mul(-1, x)


def sub(a: Operand, b: Operand) -> t.Term:
    return add(a, neg(b))


def pw(a: Operand, b: Operand) -> t.Term:
    return t.Pow(term(a), term(b))


def div(a: Operand, b: Operand) -> t.Term:
    return mul(a, pw(b, -1))


def sqrt(a: Operand) -> t.Term:
    return pw(a, Fraction(1, 2))


def fn(name: str, *args: Operand) -> t.Term:
    return t.Fn(name, tuple(term(a) for a in args))


def ix(base: t.Term, *indices: Operand) -> t.Term:
    return t.Index(base, tuple(term(k) for k in indices))


def eq(a: Operand, b: Operand) -> t.Term:
    return t.Rel("=", term(a), term(b))


def rel(a: Operand, op: str, b: Operand) -> t.Term:
    return t.Rel(op, term(a), term(b))


def total(var: t.Sym, body: Operand, high: Operand, low: Operand = 1) -> t.Term:
    return t.Sum(var, term(low), term(high), term(body))


def vec(*items: Operand) -> t.Term:
    return t.Entries(tuple(term(x) for x in items))


def call(f: t.Sym, *args: Operand, orders: tuple[int, ...] | None = None) -> t.Term:
    return t.Apply(f, tuple(term(a) for a in args), orders or (0,) * len(args))


x, y, z, a, b, c, s = (t.Sym(name, REAL) for name in "xyzabcs")
m, n = t.Sym("m", INTEGER), t.Sym("n", INTEGER)
i, j, k, q = (t.Sym(name, Range(num(1), n)) for name in "ijkq")
theta, yy, p = (t.Sym(name, Tensor((n,))) for name in (r"\theta", "y", "p"))
A, B = (t.Sym(name, Tensor((n, n))) for name in "AB")
u = t.Sym("u", COMPLEX)
f, g = (t.Sym(name, Function((REAL,), REAL)) for name in "fg")
SIZE = rel(n, ">=", 1)

softmax = t.Lam(i, n, div(fn("exp", ix(theta, i)), total(j, fn("exp", ix(theta, j)), n)))
yhat = t.Sym(r"\hat{y}", Tensor((n,)))
CE = t.Sym("CE", REAL)
ONE_HOT = (eq(ix(yy, k), 1), t.ForAll(j, t.Implies(rel(j, "!=", k), eq(ix(yy, j), 0))))
CROSS_ENTROPY = (
    Definition(yhat, (), softmax),
    Definition(CE, (), neg(total(i, mul(ix(yy, i), fn("log", ix(yhat, i))), n))),
)


def run(
    goal: t.Term, *hypotheses: t.Term, definitions: tuple[Definition, ...] = (), samples: tuple[Sample, ...] = ()
) -> Witness | Agreement:
    symbols = (n, m, i, j, k, q, x, y, z, a, b, c, s, theta, yy, p, A, B, u, f, g)
    return refute(Obligation(goal, Context(symbols, definitions, (SIZE, *hypotheses), samples)), Limits())
