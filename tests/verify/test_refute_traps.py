"""Lines that look right and are not, lines that look wrong and are not, and lines of which nothing may be said."""

from __future__ import annotations

from fractions import Fraction

import pytest

from proofgen.math import term as t
from proofgen.math.context import Definition
from proofgen.verify.verdict import Agreement, Witness
from tests.verify.build_refute import (
    A,
    B,
    a,
    add,
    b,
    call,
    div,
    eq,
    f,
    fn,
    g,
    i,
    ix,
    j,
    k,
    mul,
    n,
    neg,
    num,
    p,
    pw,
    rel,
    run,
    s,
    sqrt,
    sub,
    theta,
    total,
    u,
    x,
    y,
    yy,
)
from tests.verify.reeval import Reeval, far_apart

POSITIVE = t.ForAll(j, rel(ix(p, j), ">", 0))
NORMALISED = eq(total(j, ix(p, j), n), 1)

TRUE = {
    "third": eq(mul(div(1, 3), 3, x), x),
    "pythagoras": eq(add(pw(fn("sin", x), 2), pw(fn("cos", x), 2)), 1),
    "gauss": eq(total(i, i, n), div(mul(n, add(n, 1)), 2)),
    "log of a square, right side undefined left of 0": eq(fn("log", pw(x, 2)), mul(2, fn("log", x))),
    "zero times log": eq(mul(0, fn("log", x)), 0),
    "cancelled denominator": eq(div(x, x), 1),
    "root of a square": eq(sqrt(pw(x, 2)), fn("abs", x)),
    "empty sum": eq(total(i, i, 0, 1), 0),
    "reversed bounds": eq(total(i, i, -3, 2), 0),
    "sum of a delta": eq(total(i, mul(t.Delta(i, k), ix(theta, i)), n), ix(theta, k)),
    "component of a component": eq(t.Partial(ix(theta, k), ix(theta, j)), t.Delta(k, j)),
    "log-sum-exp": eq(
        t.Partial(fn("log", total(i, fn("exp", ix(theta, i)), n)), ix(theta, j)),
        div(fn("exp", ix(theta, j)), total(i, fn("exp", ix(theta, i)), n)),
    ),
    "product rule": eq(
        t.Partial(mul(call(f, x), call(g, x)), x),
        add(mul(call(f, x, orders=(1,)), call(g, x)), mul(call(f, x), call(g, x, orders=(1,)))),
    ),
    "chain rule": eq(t.Partial(call(f, pw(x, 2)), x), mul(2, x, call(f, pw(x, 2), orders=(1,)))),
    "second derivative": eq(t.Partial(t.Partial(call(f, x), x), x), call(f, x, orders=(2,))),
    "determinant of a product": eq(t.Det(t.MatMul((A, B))), mul(t.Det(A), t.Det(B))),
    "transpose of a product": eq(t.Transpose(t.MatMul((A, B))), t.MatMul((t.Transpose(B), t.Transpose(A)))),
    "inverse": eq(t.MatMul((A, t.Inverse(A))), t.Identity(n)),
    "trace turned": eq(t.Trace(t.MatMul((A, B))), t.Trace(t.MatMul((B, A)))),
    "square of a complex number": eq(pw(add(u, 1), 2), add(pw(u, 2), mul(2, u), 1)),
    "integral": eq(t.Integral(s, num(0), x, pw(s, 2)), div(pw(x, 3), 3)),
    "derivative of an integral by its bound": eq(t.Partial(t.Integral(s, num(0), x, fn("exp", s)), x), fn("exp", x)),
    "both roots": t.Iff(eq(pw(x, 2), 4), t.Or((eq(x, 2), eq(x, -2)))),
    "sum of squares": rel(add(pw(x, 2), pw(y, 2)), ">=", 0),
    "tangent line": rel(fn("exp", x), ">=", add(1, x)),
    "derivative at a point": eq(t.At(s, num(3), t.Partial(pw(s, 2), s)), 6),
}
FALSE = {
    "a small difference": (eq(add(x, Fraction(1, 10**13)), x), {x: 0}),
    "far out": (eq(fn("abs", sub(x, 10**6)), sub(10**6, x)), None),
    "root of a square": (eq(sqrt(pw(x, 2)), x), {x: -1}),
    "gauss without the linear term": (eq(total(i, i, n), div(pw(n, 2), 2)), {n: 1}),
    "commuting matrices": (eq(t.MatMul((A, B)), t.MatMul((B, A))), {n: 2}),
    "a sign": (eq(neg(add(x, y)), add(neg(x), y)), {x: 0, y: 1}),
    "power of a sum": (eq(pw(add(x, y), 2), add(pw(x, 2), pw(y, 2))), {x: 1, y: 1}),
    "log of a sum": (eq(fn("log", add(x, y)), add(fn("log", x), fn("log", y))), None),
    "derivative of a component": (eq(t.Partial(ix(theta, k), ix(theta, j)), 0), {n: 1}),
    "square above": (rel(pw(x, 2), ">=", x), {x: Fraction(1, 2)}),
    "unequal": (rel(x, "!=", 3), {x: 3}),
    "outer transposed": (eq(t.Transpose(A), A), {n: 2}),
    "sum of exponentials": (eq(fn("exp", total(i, ix(theta, i), n)), total(i, fn("exp", ix(theta, i)), n)), {n: 2}),
}
NEEDS = {
    "root": (eq(sqrt(pw(x, 2)), x), [rel(x, ">=", 0)]),
    "interval": (rel(mul(x, sub(1, x)), ">", 0), [rel(x, ">", 0), rel(x, "<", 1)]),
    "ordered": (rel(sub(b, a), ">", 0), [rel(a, "<", b)]),
    "normalised": (eq(total(i, ix(p, i), n), 1), [NORMALISED, POSITIVE]),
    "entropy": (rel(total(i, mul(ix(p, i), fn("log", ix(p, i))), n), "<=", 0), [NORMALISED, POSITIVE]),
    "symmetric": (eq(t.Transpose(A), A), [eq(A, t.Transpose(A))]),
    "circle": (eq(add(pw(x, 2), pw(y, 2)), 1), [eq(add(pw(x, 2), pw(y, 2)), 1)]),
    "one-hot": (eq(total(i, mul(ix(yy, i), ix(theta, i)), n), ix(theta, k)), [eq(ix(yy, k), 1), t.ForAll(j, t.Implies(rel(j, "!=", k), eq(ix(yy, j), 0)))]),
    "indices apart": (eq(t.Delta(i, k), 0), [rel(i, "!=", k)]),
    "a size": (eq(total(i, 1, n), 5), [eq(n, 5)]),
    "a value": (eq(pw(x, 2), y), [eq(y, pw(x, 2))]),
    "a system": (eq(x, 2), [eq(add(x, y), 3), eq(y, 1)]),
}  # fmt: skip


@pytest.mark.parametrize("name", TRUE)
def test_true_line_is_never_refuted(name: str) -> None:
    outcome = run(TRUE[name])
    assert isinstance(outcome, Agreement), outcome
    assert outcome.points > 0


@pytest.mark.parametrize("name", FALSE)
def test_false_line_is_refuted_at_a_small_point(name: str) -> None:
    goal, smallest = FALSE[name]
    outcome = run(goal)
    assert isinstance(outcome, Witness), outcome
    if smallest is not None:
        found = {symbol: value.value for symbol, value in outcome.point if isinstance(value, t.Num)}
        assert {symbol: found[symbol] for symbol in smallest} == smallest
    if isinstance(goal, t.Rel) and goal.op == "=":
        second = Reeval(outcome.point)
        assert far_apart(second.at(goal.left), second.at(goal.right))


@pytest.mark.parametrize("name", NEEDS)
def test_hypothesis_is_respected(name: str) -> None:
    goal, hypotheses = NEEDS[name]
    held = run(goal, *hypotheses)
    assert isinstance(held, Agreement), held
    assert held.points > 0


@pytest.mark.parametrize("name", NEEDS)
def test_without_its_hypothesis_the_line_is_refuted(name: str) -> None:
    assert isinstance(run(NEEDS[name][0]), Witness)


def test_improper_integral_has_no_value_and_does_not_agree() -> None:
    outcome = run(eq(t.Integral(s, num(-1), num(1), pw(s, -2)), -2))
    assert isinstance(outcome, Agreement)
    assert outcome.points == 0
    assert outcome.skipped


@pytest.mark.parametrize(
    "body",
    [fn("log", s), pw(s, -1), sqrt(s), fn("tan", mul(2, s)), pw(fn("log", fn("abs", s)), -1)],
    ids=["log", "1/s", "root", "tan over a pole", "log of abs"],
)
def test_integral_across_a_hole_never_gets_a_value(body: t.Term) -> None:
    outcome = run(eq(t.Integral(s, num(-1), num(2), body), 7))
    assert isinstance(outcome, Agreement)
    assert outcome.points == 0


def test_lost_root_is_refuted_at_it() -> None:
    outcome = run(t.Iff(eq(pw(x, 2), 4), eq(x, 2)))
    assert isinstance(outcome, Witness)
    assert dict(outcome.point)[x] == num(-2)


def test_derivative_at_a_kink_is_no_value() -> None:
    outcome = run(eq(t.Partial(fn("abs", x), x), fn("sign", x)))
    assert isinstance(outcome, Agreement)
    assert outcome.undefined > 0


def test_hypothesis_about_an_unknown_function_stops_everything() -> None:
    outcome = run(eq(call(f, x), x), eq(call(f, x, orders=(1,)), call(f, x)))
    assert isinstance(outcome, Agreement)
    assert outcome.points == 0
    assert "unknown function" in outcome.skipped[0]


def test_variable_tied_to_what_is_differentiated_is_left_alone() -> None:
    outcome = run(eq(t.Partial(y, x), mul(2, x)), eq(y, pw(x, 2)))
    assert isinstance(outcome, Agreement)
    assert outcome.points == 0


def test_impossible_hypothesis_refutes_nothing() -> None:
    outcome = run(eq(x, y), eq(pw(x, 2), -1))
    assert isinstance(outcome, Agreement)
    assert outcome.points == 0
    assert outcome.skipped


def test_irrational_equality_that_cannot_be_certified_refutes_nothing() -> None:
    outcome = run(eq(x, 7), eq(pw(x, 2), 2))
    assert isinstance(outcome, Agreement)


def test_derivative_by_a_term_taken_as_variable() -> None:
    lagrangian = mul(Fraction(1, 2), pw(call(f, x, orders=(1,)), 2))
    momentum = t.Partial(lagrangian, call(f, x, orders=(1,)))
    assert isinstance(run(eq(momentum, call(f, x, orders=(1,)))), Agreement)
    assert isinstance(run(eq(t.Partial(momentum, x), call(f, x, orders=(2,)))), Agreement)
    assert isinstance(run(eq(t.Partial(momentum, x), call(f, x, orders=(1,)))), Witness)


def test_definition_hidden_by_a_bound_name_is_not_decided() -> None:
    outcome = run(eq(total(i, a, n), mul(n, a)), definitions=(Definition(a, (), add(i, 1)),))
    assert isinstance(outcome, Agreement)


def test_huge_terms_are_left_alone() -> None:
    assert isinstance(run(eq(pw(9, pw(9, 9)), 0)), Agreement)
    assert isinstance(run(eq(total(i, i, 10**9), 0)), Agreement)


VECTOR = t.Sym("v", A.sort.__class__((n,)))
DEFINITE = t.ForAll(VECTOR, t.Implies(rel(VECTOR, "!=", t.Constant(num(0), (n,))), rel(t.MatMul((VECTOR, A, VECTOR)), ">", 0)))
ORTHOGONAL = eq(t.MatMul((t.Transpose(A), A)), t.Identity(n))


def test_matrix_made_positive_definite() -> None:
    held = run(rel(t.Det(A), ">", 0), DEFINITE, eq(A, t.Transpose(A)))
    assert isinstance(held, Agreement)
    assert held.points > 0
    assert isinstance(run(rel(t.Det(A), ">", 1), DEFINITE, eq(A, t.Transpose(A))), Witness)


def test_matrix_made_orthogonal() -> None:
    held = run(eq(pw(t.Det(A), 2), 1), ORTHOGONAL)
    assert isinstance(held, Agreement)
    assert held.points > 0
    assert isinstance(run(eq(t.Det(A), 1), ORTHOGONAL), Witness)


def test_unknown_function_is_shown_in_the_witness() -> None:
    outcome = run(eq(call(f, neg(x)), call(f, x)))
    assert isinstance(outcome, Witness)
    taken = {left.function: right for left, right in outcome.point if isinstance(left, t.Apply)}
    assert set(taken) == {f}


def test_the_same_line_gives_the_same_witness() -> None:
    goal = eq(t.MatMul((A, B)), t.MatMul((B, A)))
    assert run(goal) == run(goal)


def test_an_index_without_end_stays_within_its_range() -> None:
    endless = t.Sym("w", i.sort.__class__(num(0), t.Const("oo")))
    assert isinstance(run(rel(endless, ">=", 0)), Agreement)


def test_integer_vectors_take_integers_only() -> None:
    whole = t.Sym("w", A.sort.__class__((n,), "integer"))
    outcome = run(eq(fn("sin", mul(t.Const("pi"), ix(whole, k))), 0))
    assert isinstance(outcome, Agreement)
    assert outcome.points > 0
