"""The derivative of cross-entropy under softmax, for every n: each line as an author writes it, and neighbours that do not hold."""

from __future__ import annotations

import pytest
from build import (
    add,
    at,
    d,
    define,
    delta,
    div,
    eq,
    exp,
    for_all,
    given,
    gradient,
    implies,
    integer,
    lam,
    log,
    mul,
    neg,
    ranged,
    real,
    rel,
    sub,
    tensor,
    total,
)

from proofgen.math.context import Context
from proofgen.math.term import Term
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.verdict import Attempt, Proof

n, m, q = map(integer, "nmq")
i, j, k = (ranged(name, n) for name in "ijk")
theta, y, hat, loss = tensor("θ", n), tensor("y", n), tensor("ŷ", n), real("L")
norm = total(q, exp(at(theta, q)), n)
sized = rel(n, ">=", 1)
one_hot = define(y, lam(q, n, delta(q, k)))
softmax = (
    define(hat, lam(i, n, div(exp(at(theta, i)), norm))),
    define(loss, neg(total(i, mul(at(y, i), log(at(hat, i))), n))),
)
defined = given(sized, definitions=(one_hot, *softmax))
apart = given(sized, rel(i, "!=", k), definitions=(one_hot, *softmax))
pointwise = given(sized, eq(at(y, k), 1), for_all(j, implies(rel(j, "!=", k), eq(at(y, j), 0))), definitions=softmax)
summing = given(sized, eq(total(q, at(y, q), n), 1), definitions=softmax)
bare = given(sized, definitions=softmax)

Theta, Y, Hat = tensor("Θ", m, n), tensor("Y", m, n), tensor("Ŷ", m, n)
row, column = ranged("a", m), ranged("b", n)
matrices = (
    define(Hat, lam(row, m, lam(column, n, div(exp(at(Theta, row, column)), total(q, exp(at(Theta, row, q)), n))))),
    define(loss, neg(total(row, total(column, mul(at(Y, row, column), log(at(Hat, row, column))), n), m))),
)
rows = (sized, rel(m, ">=", 1))
row_sums = given(*rows, for_all(row, eq(total(q, at(Y, row, q), n), 1)), definitions=matrices)

HOLD: list[tuple[Term, Context]] = [
    (eq(loss, neg(log(at(hat, k)))), defined),
    (eq(loss, neg(log(div(exp(at(theta, k)), norm)))), defined),
    (eq(loss, add(neg(at(theta, k)), log(norm))), defined),
    (eq(gradient(loss, theta), sub(hat, y)), defined),
    (eq(d(at(theta, k), at(theta, i)), 0), apart),
    (eq(d(at(theta, k), at(theta, k)), 1), defined),
    (eq(gradient(at(theta, k), theta), y), defined),
    (eq(d(log(norm), at(theta, i)), at(hat, i)), defined),
    (eq(d(at(hat, i), at(theta, j)), mul(at(hat, i), sub(delta(i, j), at(hat, j)))), defined),
    (eq(d(at(hat, i), at(theta, j)), mul(at(hat, j), sub(delta(i, j), at(hat, i)))), defined),
    (eq(total(q, at(hat, q), n), 1), defined),
    (eq(loss, neg(log(at(hat, k)))), pointwise),
    (eq(gradient(loss, theta), sub(hat, y)), pointwise),
    (eq(gradient(loss, theta), sub(hat, y)), summing),
    (eq(gradient(loss, Theta), sub(Hat, Y)), row_sums),
]
FAIL: list[tuple[Term, Context]] = [
    (eq(loss, log(at(hat, k))), defined),
    (eq(loss, neg(log(at(hat, i)))), defined),
    (eq(loss, add(at(theta, k), log(norm))), defined),
    (eq(loss, sub(neg(at(theta, k)), log(norm))), defined),
    (eq(gradient(loss, theta), sub(y, hat)), defined),
    (eq(gradient(loss, theta), hat), defined),
    (eq(gradient(loss, theta), sub(mul(2, hat), y)), defined),
    (eq(gradient(loss, theta), sub(hat, y)), bare),
    (eq(d(at(theta, k), at(theta, i)), 0), defined),
    (eq(d(at(theta, k), at(theta, i)), 1), defined),
    (eq(gradient(at(theta, i), theta), y), defined),
    (eq(d(log(norm), at(theta, i)), at(hat, k)), defined),
    (eq(d(log(norm), at(theta, i)), 1), defined),
    (eq(d(at(hat, i), at(theta, j)), mul(at(hat, i), sub(1, at(hat, j)))), defined),
    (eq(d(at(hat, i), at(theta, j)), neg(mul(at(hat, i), at(hat, j)))), defined),
    (eq(loss, neg(log(at(hat, k)))), summing),
    (eq(gradient(loss, Theta), sub(Y, Hat)), row_sums),
    (eq(gradient(loss, Theta), sub(Hat, Y)), given(*rows, definitions=matrices)),
]


@pytest.mark.parametrize(("goal", "context"), HOLD, ids=range(len(HOLD)))
def test_proved(goal: Term, context: Context) -> None:
    found = prove(Obligation(goal, context), Limits())
    assert isinstance(found, Proof)
    assert found.conditions == ()
    assert found.laws


@pytest.mark.parametrize(("goal", "context"), FAIL, ids=range(len(FAIL)))
def test_not_proved(goal: Term, context: Context) -> None:
    assert isinstance(prove(Obligation(goal, context), Limits()), Attempt)
