"""Well-sorted terms of all kinds, as hypothesis strategies, and the scope in which their names are declared.

`numbers`, `vectors`, `matrices` and `statements` grow out of one another; `numbers` alone is what most want.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from hypothesis import strategies as st

from proofgen.math.notation import FUNCTIONS
from proofgen.math.scope import Scope
from proofgen.math.shape import number
from proofgen.math.sorts import INTEGER, REAL, Function, Range, Tensor
from proofgen.math.term import (
    Add,
    And,
    Apply,
    At,
    Cases,
    Const,
    Delta,
    Det,
    Diag,
    Entries,
    Epsilon,
    Fn,
    Gradient,
    Identity,
    Iff,
    Implies,
    Index,
    Indicator,
    Integral,
    Inverse,
    Kron,
    Lam,
    Limit,
    MatMul,
    Mul,
    Num,
    Or,
    Outer,
    Partial,
    Pow,
    Product,
    Rel,
    Sum,
    Sym,
    Term,
    Trace,
    Transpose,
    Vec,
)
from proofgen.math.walk import fresh

Terms = st.SearchStrategy[Term]

n = Sym("n", INTEGER)
ONE, THREE = number(1), number(3)
NUMBERS = [
    Sym(name, REAL)
    for name in ("x", "y", "a", "T", r"\sigma", r"\hat{y}", r"\mathbf{x}", r"v_{\mathrm{max}}", "x_{0}", r"\mathrm{CE}", r"\Delta t")
]
VARIABLES = NUMBERS[:3]
LETTERS = [Sym(name, Range(ONE, n)) for name in ("i", "j", "k")]
THREES = [Sym(name, Range(ONE, THREE)) for name in ("p", "q", "r")]
VECTORS = [Sym(name, Tensor((n,))) for name in (r"\theta", "u", r"\vec{v}")]
MATRICES = [Sym(name, Tensor((n, n))) for name in ("A", "B", r"\Theta")]
CALLED = [Sym(name, Function((REAL,), REAL)) for name in ("f", r"\phi")]
OF_TWO = Sym("h", Function((REAL, REAL), REAL))
OF_VECTOR = Sym("L", Function((Tensor((n,)),), REAL))
TO_VECTOR = Sym("s", Function((REAL,), Tensor((n,))))
ONE_ARGUMENT = sorted(name for name in FUNCTIONS if name not in ("binomial", "max", "min", "conj"))
BOUND = [Sym("l", Range(ONE, n)), Sym("m", Range(ONE, n))]
RUNNING = [Sym("t", REAL), Sym("w", REAL)]


def scope() -> Scope:
    declared = Scope()
    for symbol in (n, *NUMBERS, *LETTERS, *THREES, *VECTORS, *MATRICES, *CALLED, OF_TWO, OF_VECTOR, TO_VECTOR, *BOUND, *RUNNING):
        declared.declare(symbol.name, symbol.sort)
    return declared


letters = st.sampled_from([*LETTERS, *BOUND])
indices: Terms = st.one_of(
    letters,
    letters,
    st.integers(1, 12).map(number),
    st.builds(lambda one, step: Add((one, number(step))), letters, st.integers(1, 2)),
    st.builds(lambda one, step: Add((one, Mul((number(-1), number(step))))), letters, st.integers(1, 2)),
    st.builds(lambda count, one: Mul((number(count), one)), st.integers(2, 3), letters),
    st.builds(lambda one, other: Mul((one, other)), letters, letters),
)
literals: Terms = st.one_of(
    st.integers(0, 12).map(number),
    st.integers(-3, -1).map(number),
    st.fractions(-2, 3, max_denominator=6).map(Num),
    st.decimals(0, 5, places=2).map(Fraction).map(Num),
    st.sampled_from([Const("pi"), Const("e"), Const("oo")]),
)
leaves: Terms = st.one_of(
    st.sampled_from(NUMBERS),
    st.sampled_from(NUMBERS),
    literals,
    st.sampled_from([*LETTERS, *RUNNING, n]),
    st.builds(lambda array, at: Index(array, (at,)), st.sampled_from(VECTORS), indices),
    st.builds(lambda array, one, other: Index(array, (one, other)), st.sampled_from(MATRICES), indices, indices),
    st.builds(Delta, indices, indices),
    st.lists(st.one_of(st.sampled_from(THREES), st.integers(1, 3).map(number)), min_size=3, max_size=3).map(lambda at: Epsilon(tuple(at))),
)
EXPONENTS: Terms = st.sampled_from(
    [
        number(2),
        number(3),
        number(-1),
        number(-2),
        Num(Fraction(1, 2)),
        Num(Fraction(1, 3)),
        Num(Fraction(3, 2)),
        Num(Fraction(-1, 2)),
        *NUMBERS[:4],
        n,
    ]
)


def _several(inner: Terms, most: int = 3) -> st.SearchStrategy[tuple[Term, ...]]:
    return st.lists(inner, min_size=2, max_size=most).map(tuple)


def _summed(kind: type[Sum] | type[Product], var: Sym, body: Term, low: int, where: Term | None) -> Term:
    start = number(low)
    letter = Sym(var.name, Range(start, n))
    return kind(letter, start, n, _rebound(body, var, letter), _rebound(where, var, letter) if where is not None else None)


def _rebound(term: Term, old: Sym, new: Sym) -> Term:
    from proofgen.math.walk import substitute

    return substitute(term, {old: new})


def arithmetic(inner: Terms) -> Terms:
    several = _several(inner)
    return st.one_of(
        several.map(Add),
        st.builds(lambda one, other: Add((one, Mul((number(-1), other)))), inner, inner),
        several.map(Mul),
        st.builds(lambda one: Mul((number(-1), one)), inner),
        st.builds(lambda top, below: Mul((top, Pow(below, number(-1)))), inner, inner),
        st.builds(lambda top, below, rest: Mul((top, Pow(below, number(-1)), rest)), inner, inner, inner),
        st.builds(Pow, inner, st.one_of(EXPONENTS, inner)),
        st.builds(lambda base, degree: Pow(base, Pow(degree, number(-1))), inner, st.sampled_from([n, *NUMBERS[:2]])),
        st.builds(lambda name, argument: Fn(name, (argument,)), st.sampled_from(ONE_ARGUMENT), inner),
        st.builds(lambda name, arguments: Fn(name, arguments), st.sampled_from(["max", "min"]), several),
        st.builds(lambda one, other: Fn("binomial", (one, other)), inner, inner),
        st.builds(lambda called, argument, order: Apply(called, (argument,), (order,)), st.sampled_from(CALLED), inner, st.integers(0, 4)),
        st.builds(lambda one, other: Apply(OF_TWO, (one, other), (0, 0)), inner, inner),
    )


def bound(inner: Terms, conditions: Terms) -> Terms:
    kinds = st.sampled_from([Sum, Product])
    wheres = st.one_of(st.none(), st.none(), conditions)
    return st.one_of(
        st.builds(_summed, kinds, st.sampled_from(BOUND), inner, st.integers(0, 2), wheres),
        st.builds(Integral, st.sampled_from(RUNNING), inner, inner, inner),
        st.builds(Limit, st.sampled_from(RUNNING), inner, inner, st.sampled_from(["", "+", "-"])),
        st.builds(Partial, inner, st.sampled_from(VARIABLES)),
        st.builds(lambda body, array, at: Partial(body, Index(array, (at,))), inner, st.sampled_from(VECTORS), st.sampled_from(LETTERS)),
        st.builds(At, st.sampled_from(VARIABLES), inner, inner),
        st.builds(_slope, st.sampled_from(["tanh", "exp", "log", "sin"]), inner),
        st.builds(lambda branches: Cases(tuple(branches)), st.lists(st.tuples(inner, conditions), min_size=1, max_size=3)),
        conditions.map(Indicator),
    )


def _slope(name: str, argument: Term) -> Term:
    variable = fresh(Sym("u", REAL))
    return At(variable, argument, Partial(Fn(name, (variable,)), variable))


def conditions_of(inner: Terms) -> Terms:
    relation = st.builds(Rel, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), inner, inner)
    chain = st.builds(
        lambda a, b, c, one, two: And((Rel(one, a, b), Rel(two, b, c))),
        inner,
        inner,
        inner,
        st.sampled_from(["<", "<="]),
        st.sampled_from(["<", "="]),
    )
    return st.one_of(relation, relation, chain, _several(relation).map(And), _several(relation).map(Or))


def vectors_of(inner: Terms) -> Terms:
    def grown(vectors: Terms) -> Terms:
        return st.one_of(
            st.builds(lambda one, other: Add((one, other)), vectors, vectors),
            st.builds(lambda factor, vector: Mul((factor, vector)), inner, vectors),
            st.builds(lambda factor, vector: Mul((Pow(factor, number(-1)), vector)), inner, vectors),
            st.builds(lambda matrix, vector: MatMul((matrix, vector)), matrices_of(inner), vectors),
            st.builds(lambda body: Gradient(body, VECTORS[0]), inner),
            st.builds(lambda vector: Lam(BOUND[0], n, Index(vector, (BOUND[0],))), vectors),
        )

    return st.recursive(st.one_of(st.sampled_from(VECTORS), inner.map(lambda at: Apply(TO_VECTOR, (at,), (0,)))), grown, max_leaves=3)


def matrices_of(inner: Terms) -> Terms:
    def grown(matrices: Terms) -> Terms:
        return st.one_of(
            st.builds(lambda one, other: Add((one, other)), matrices, matrices),
            _several(matrices).map(MatMul),
            matrices.map(Transpose),
            matrices.map(Inverse),
            st.builds(lambda factor, matrix: Mul((factor, matrix)), inner, matrices),
            st.builds(Outer, st.sampled_from(VECTORS), st.sampled_from(VECTORS)),
            st.sampled_from(VECTORS).map(Diag),
        )

    return st.recursive(st.sampled_from([*MATRICES, Identity(n)]), grown, max_leaves=3)


def of_arrays(inner: Terms) -> Terms:
    vectors, matrices = vectors_of(inner), matrices_of(inner)
    return st.one_of(
        st.builds(lambda one, other: MatMul((one, other)), vectors, vectors),
        st.builds(lambda one, matrix, other: MatMul((one, matrix, other)), vectors, matrices, vectors),
        matrices.map(Trace),
        matrices.map(Det),
        st.builds(lambda matrix, one, other: Index(matrix, (one, other)), matrices, indices, indices),
        st.builds(lambda vector, at: Index(vector, (at,)), vectors, indices),
        vectors.map(lambda vector: Pow(MatMul((vector, vector)), Num(Fraction(1, 2)))),
        vectors.map(lambda vector: Apply(OF_VECTOR, (vector,), (0,))),
        st.lists(inner, min_size=2, max_size=2).map(lambda entries: Index(Entries(tuple(entries)), (ONE,))),
    )


def _grown(inner: Terms) -> Terms:
    steps: list[Callable[[], Terms]] = [
        lambda: arithmetic(inner),
        lambda: arithmetic(inner),
        lambda: bound(inner, conditions_of(inner)),
        lambda: of_arrays(leaves),
    ]
    return st.one_of(*(step() for step in steps))


numbers: Terms = st.recursive(leaves, _grown, max_leaves=8)
vectors: Terms = vectors_of(numbers)
matrices: Terms = matrices_of(numbers)
conditions: Terms = conditions_of(numbers)
statements: Terms = st.one_of(conditions, st.builds(Implies, conditions, conditions), st.builds(Iff, conditions, conditions))
_plain = matrices_of(st.sampled_from(VARIABLES))
kroneckers: Terms = st.one_of(
    st.builds(lambda one, other: Trace(Kron(one, other)), _plain, _plain),
    st.builds(lambda one, other: Det(Add((Kron(one, other), Mul((VARIABLES[0], Kron(other, one)))))), _plain, _plain),
    st.builds(lambda one, other: MatMul((Vec(one), Vec(other))), _plain, _plain),
    st.builds(lambda one, other: MatMul((Vec(one), Kron(other, one), Vec(other))), _plain, _plain),
)
