"""Expectations, variances and covariances: what follows from linearity, independence and equal distributions, and what does not."""

from __future__ import annotations

import pytest
from build import add, at, div, eq, exp, given, mul, neg, power, real, rel, sub, total
from names import Y, i, j, mu, n, sigma, some

from proofgen.math.chance import Alike, Independent, Moment, Random
from proofgen.math.context import Context, Definition
from proofgen.math.term import Delta, ForAll, Rel, Term
from proofgen.verify.examine import examine
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.verdict import Proved, Refuted

A, B, C = real("A"), real("B"), real("C")
a, b, t, mean = real("a"), real("b"), real("t"), real("m")
chancy = (Random(A), Random(B), Random(C))


def E(body: Term) -> Term:
    return Moment("E", (body,))


def Var(body: Term) -> Term:
    return Moment("Var", (body,))


def Cov(left: Term, right: Term) -> Term:
    return Moment("Cov", (left, right))


anyhow = given(*chancy)
apart = given(*chancy, Independent((A, B, C)))
same = given(*chancy, Independent((A, B, C)), Alike((A, B, C)))
entries = (Random(Y), Independent((Y,)), Alike((Y,)))
moments = (ForAll(i, eq(E(at(Y, i)), mu)), ForAll(i, eq(Var(at(Y, i)), power(sigma, 2))))
average = div(total(i, at(Y, i), n), n)
sample = Context((n, Y, mu, sigma, mean), (Definition(mean, (), average),), (some, *entries, *moments))
loose = Context((n, Y, mu, sigma, mean), (Definition(mean, (), average),), (some, Random(Y), *moments))
spread = total(i, power(sub(at(Y, i), mean), 2), n)

TRUE = [
    (anyhow, eq(E(add(mul(a, A), B)), add(mul(a, E(A)), E(B)))),
    (anyhow, eq(E(add(a, 1)), add(a, 1))),
    (anyhow, eq(Var(add(A, b)), Var(A))),
    (anyhow, eq(Var(mul(a, A)), mul(power(a, 2), Var(A)))),
    (anyhow, eq(Var(A), sub(E(power(A, 2)), power(E(A), 2)))),
    (anyhow, eq(Var(add(A, B)), add(Var(A), Var(B), mul(2, Cov(A, B))))),
    (anyhow, eq(Cov(add(mul(a, A), C), B), add(mul(a, Cov(A, B)), Cov(C, B)))),
    (anyhow, eq(E(sub(A, E(A))), 0)),
    (anyhow, eq(E(E(A)), E(A))),
    (anyhow, eq(E(mul(E(A), B)), mul(E(A), E(B)))),
    (apart, eq(E(mul(A, B)), mul(E(A), E(B)))),
    (apart, eq(E(mul(power(A, 2), exp(B))), mul(E(power(A, 2)), E(exp(B))))),
    (apart, eq(Var(sub(A, B)), add(Var(A), Var(B)))),
    (apart, eq(Cov(A, B), 0)),
    (apart, eq(E(exp(mul(t, add(A, B)))), mul(E(exp(mul(t, A))), E(exp(mul(t, B)))))),
    (apart, eq(Var(mul(A, B)), sub(mul(E(power(A, 2)), E(power(B, 2))), mul(power(E(A), 2), power(E(B), 2))))),
    (same, eq(E(mul(A, B)), power(E(A), 2))),
    (same, eq(Var(div(add(A, B, C), 3)), div(Var(A), 3))),
    (same, eq(E(power(sub(A, B), 3)), 0)),
    (sample, eq(E(mean), mu)),
    (sample, eq(Var(mean), div(power(sigma, 2), n))),
    (sample, eq(E(spread), mul(sub(n, 1), power(sigma, 2)))),
    (sample, eq(Cov(at(Y, i), at(Y, j)), mul(Delta(i, j), power(sigma, 2)))),
    (sample, eq(Cov(at(Y, i), mean), div(power(sigma, 2), n))),
    (sample, eq(Cov(sub(at(Y, i), mean), mean), 0)),
    (loose, eq(E(mean), mu)),
]
FALSE = [
    (anyhow, eq(E(mul(A, B)), mul(E(A), E(B)))),
    (anyhow, eq(E(power(A, 2)), power(E(A), 2))),
    (anyhow, eq(Var(mul(a, A)), mul(a, Var(A)))),
    (anyhow, eq(Var(add(A, B)), add(Var(A), Var(B)))),
    (anyhow, eq(E(power(sub(A, E(A)), 3)), 0)),
    (anyhow, eq(E(exp(A)), exp(E(A)))),
    (apart, eq(Var(sub(A, B)), sub(Var(A), Var(B)))),
    (apart, eq(E(mul(A, B)), power(E(A), 2))),
    (apart, eq(E(mul(power(A, 2), B)), mul(power(E(A), 2), E(B)))),
    (apart, eq(Var(mul(A, B)), mul(Var(A), Var(B)))),
    (same, eq(Var(add(A, A)), mul(2, Var(A)))),
    (same, eq(E(power(A, 3)), power(E(A), 3))),
    (sample, eq(Var(mean), power(sigma, 2))),
    (sample, eq(E(spread), mul(n, power(sigma, 2)))),
    (sample, eq(Cov(at(Y, i), at(Y, j)), power(sigma, 2))),
    (sample, eq(E(power(mean, 2)), power(mu, 2))),
    (loose, eq(Var(mean), div(power(sigma, 2), n))),
]
UNDECIDED = [
    (anyhow, eq(E(A), A)),
    (anyhow, eq(A, A)),
    (given(*chancy, rel(A, ">", 0)), eq(E(power(A, -1)), div(1, E(A)))),
    (given(*chancy, eq(Cov(A, B), 0)), eq(E(mul(power(A, 2), B)), mul(E(power(A, 2)), E(B)))),
]


@pytest.mark.parametrize(("context", "goal"), TRUE)
def test_proved(context: Context, goal: Rel) -> None:
    verdict = examine(Obligation(goal, context), None, Limits()).verdict
    assert isinstance(verdict, Proved)
    assert verdict.samples


@pytest.mark.parametrize(("context", "goal"), FALSE)
def test_refuted(context: Context, goal: Rel) -> None:
    assert isinstance(examine(Obligation(goal, context), None, Limits()).verdict, Refuted)


@pytest.mark.parametrize(("context", "goal"), UNDECIDED)
def test_not_refuted_where_a_random_number_stands_alone_or_a_hypothesis_is_not_met(context: Context, goal: Rel) -> None:
    verdict = examine(Obligation(goal, context), None, Limits()).verdict
    assert not isinstance(verdict, Refuted)
    assert not isinstance(verdict, Proved) or goal.left is goal.right


halves = given(*chancy, Independent((A, B)))
LINKED = [
    eq(Var(add(A, B, C)), add(Var(A), Var(B), Var(C), mul(2, Cov(A, C)), mul(2, Cov(B, C)))),
    eq(E(mul(add(A, B), C)), add(E(mul(A, C)), E(mul(B, C)))),
]


@pytest.mark.parametrize("goal", LINKED)
def test_what_is_independent_stays_so_beside_what_hangs_together_with_both(goal: Rel) -> None:
    assert isinstance(examine(Obligation(goal, halves), None, Limits()).verdict, Proved)


@pytest.mark.parametrize("left_out", [A, B])
def test_either_may_hang_together_with_a_third(left_out: Term) -> None:
    kept = B if left_out is A else A
    goal = eq(Var(add(A, B, C)), add(Var(A), Var(B), Var(C), mul(2, Cov(kept, C))))
    assert isinstance(examine(Obligation(goal, halves), None, Limits()).verdict, Refuted)


def test_a_derivative_goes_inside_of_exp_and_not_of_everything() -> None:
    from proofgen.math.term import Fn, Partial

    inside = eq(Partial(E(exp(mul(t, A))), t), E(mul(A, exp(mul(t, A)))))
    assert isinstance(examine(Obligation(inside, anyhow), None, Limits()).verdict, Proved)
    unclear = eq(Partial(E(Fn("abs", (sub(A, t),))), t), E(neg(Fn("sign", (sub(A, t),)))))
    assert not isinstance(examine(Obligation(unclear, anyhow), None, Limits()).verdict, Proved)
    by_what_is_random = eq(Partial(E(power(A, 2)), A), mul(2, A))
    assert not isinstance(examine(Obligation(by_what_is_random, anyhow), None, Limits()).verdict, Proved)
