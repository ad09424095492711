"""A term typed by our printer and read by our parser is the same term, or one with the same normal form."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from reading import read

from proofgen.math.context import Context
from proofgen.math.latex import latex
from proofgen.math.shape import number
from proofgen.math.sorts import INTEGER, REAL, Function, Range, Tensor
from proofgen.math.term import Add, Apply, Const, Delta, Fn, Index, Mul, Num, Partial, Pow, Product, Rel, Sum, Sym, Term
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.verdict import Proof

n = Sym("n", INTEGER)
NUMBERS = [Sym(name, REAL) for name in ("x", "y", "z", "a", "b")]
LETTERS = [Sym(name, Range(number(1), n)) for name in ("i", "j", "k")]
VECTORS = [Sym(name, Tensor((n,))) for name in (r"\theta", "u", "v")]
MATRICES = [Sym(name, Tensor((n, n))) for name in ("A", "B")]
CALLED = [Sym(name, Function((REAL,), REAL)) for name in ("f", "g")]
FUNCTIONS = ("exp", "log", "sin", "cos", "tan", "tanh", "abs", "arctan")

letters = st.sampled_from(LETTERS)
leaves: st.SearchStrategy[Term] = st.one_of(
    st.sampled_from(NUMBERS),
    st.integers(-3, 5).map(number),
    st.fractions(-2, 2, max_denominator=5).map(Num),
    st.sampled_from([Const("pi"), Const("e")]),
    st.builds(lambda array, at: Index(array, (at,)), st.sampled_from(VECTORS), letters),
    st.builds(lambda array, one, other: Index(array, (one, other)), st.sampled_from(MATRICES), letters, letters),
    st.builds(Delta, letters, letters),
)


def grown(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        several.map(Add),
        several.map(Mul),
        st.builds(Pow, inner, st.sampled_from([number(2), number(-1), Num(Fraction(1, 2)), number(3), NUMBERS[0]])),
        st.builds(lambda name, argument: Fn(name, (argument,)), st.sampled_from(FUNCTIONS), inner),
        st.builds(lambda name, argument: Apply(name, (argument,), (0,)), st.sampled_from(CALLED), inner),
        st.builds(lambda kind, var, body: kind(var, number(1), n, body), st.sampled_from([Sum, Product]), letters, inner),
        st.builds(Partial, inner, st.sampled_from(NUMBERS)),
    )


terms = st.recursive(leaves, grown, max_leaves=6)


@settings(max_examples=250, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(terms)
def test_what_is_printed_is_read_back(term: Term) -> None:
    typed = latex(term)
    _, statement = read(f"{typed} = x_{{\\text{{goal}}}}")
    assert statement.problem is None, (typed, statement.problem)
    assert isinstance(statement.term, Rel)
    back = statement.term.left
    if back is term:
        return
    proof = prove(Obligation(Rel("=", back, term), Context()), Limits(seconds=5))
    assume(isinstance(proof, Proof) or not any("denominator is zero" in tried for tried in proof.tried))  # it has no value
    assert isinstance(proof, Proof), (typed, latex(back))
