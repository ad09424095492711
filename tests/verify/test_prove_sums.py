"""Sums, products and Kronecker deltas with symbolic size: lines that hold, and neighbours that do not."""

from __future__ import annotations

from fractions import Fraction

import pytest
from build import (
    add,
    at,
    define,
    delta,
    div,
    eq,
    exp,
    fn,
    for_all,
    given,
    implies,
    log,
    mul,
    power,
    rel,
    sub,
    tensor,
    times,
    total,
)
from names import (
    X,
    Y,
    anything,
    c,
    i,
    j,
    k,
    mu,
    n,
    p,
    q,
    r,
    sized,
    some,
    x,
    y_,
)

from proofgen.math.context import Context
from proofgen.math.term import Cases, Term
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.verdict import Attempt, Proof

pr = tensor("p", n)
pmf = given(some, for_all(i, rel(at(pr, i), ">", 0)), eq(total(q, at(pr, q), n), 1))
mean = (define(mu, div(total(q, at(X, q), n), n)),)

HOLD: list[tuple[str, Term, Context]] = [
    ("gauss", eq(total(q, q, n), div(mul(n, add(n, 1)), 2)), sized),
    ("gauss0", eq(total(q, q, n, 0), div(mul(n, add(n, 1)), 2)), sized),
    ("sumone", eq(total(q, 1, n), n), sized),
    ("sq", eq(total(q, power(q, 2), n), div(mul(n, add(n, 1), add(mul(2, n), 1)), 6)), sized),
    ("geo", eq(total(q, power(x, q), n, 0), div(sub(1, power(x, add(n, 1))), sub(1, x))), sized),
    ("peel", eq(total(q, at(X, q), n), add(total(q, at(X, q), sub(n, 1)), at(X, n))), sized),
    ("peel1", eq(total(q, at(X, q), n), add(at(X, 1), total(q, at(X, q), n, 2))), sized),
    ("shift", eq(total(q, at(X, add(q, 1)), sub(n, 1), 0), total(q, at(X, q), n)), sized),
    (
        "tele",
        eq(
            total(q, div(1, mul(q, add(q, 2))), n),
            mul(Fraction(1, 2), sub(add(1, Fraction(1, 2)), add(div(1, add(n, 1)), div(1, add(n, 2))))),
        ),
        sized,
    ),
    ("fubini", eq(total(q, total(r, at(tensor("A", n, n), q, r), n), n), total(r, total(q, at(tensor("A", n, n), q, r), n), n)), sized),
    ("nestsame", eq(total(q, mul(at(X, q), total(q, at(Y, q), n)), n), mul(total(q, at(X, q), n), total(q, at(Y, q), n))), sized),
    ("logprod", eq(log(times(q, at(X, q), n)), total(q, log(at(X, q)), n)), given(some, for_all(i, rel(at(X, i), ">", 0)))),
    (
        "bern",
        eq(
            log(times(q, mul(power(p, at(X, q)), power(sub(1, p), sub(1, at(X, q)))), n)),
            add(mul(log(p), total(q, at(X, q), n)), mul(log(sub(1, p)), sub(n, total(q, at(X, q), n)))),
        ),
        given(some, rel(p, ">", 0), rel(p, "<", 1)),
    ),
    ("fact", eq(fn("factorial", add(n, 1)), mul(add(n, 1), fn("factorial", n))), sized),
    (
        "binom",
        eq(fn("binomial", add(n, 1), add(k, 1)), add(fn("binomial", n, k), fn("binomial", n, add(k, 1)))),
        given(some, rel(k, "<", n)),
    ),
    ("sumdelta", eq(total(q, mul(delta(q, k), at(X, q)), n), at(X, k)), sized),
    ("sumneq", eq(total(q, at(X, q), n, where=rel(q, "!=", k)), sub(total(q, at(X, q), n), at(X, k))), sized),
    ("powint", eq(power(-1, mul(2, n)), 1), sized),
    ("ent", eq(total(q, mul(at(pr, q), log(div(at(pr, q), div(1, n)))), n), add(log(n), total(q, mul(at(pr, q), log(at(pr, q))), n))), pmf),
    ("odd", eq(total(q, sub(mul(2, q), 1), n), power(n, 2)), sized),
    ("cubes", eq(total(q, power(q, 3), n), power(total(q, q, n), 2)), sized),
    ("q2^q", eq(total(q, mul(q, power(2, q)), n), add(mul(sub(n, 1), power(2, add(n, 1))), 2)), sized),
    ("qfact", eq(total(q, mul(q, fn("factorial", q)), n), sub(fn("factorial", add(n, 1)), 1)), sized),
    ("prodfac", eq(times(q, q, n), fn("factorial", n)), sized),
    ("triang", eq(total(q, total(r, 1, q), n), div(mul(n, add(n, 1)), 2)), sized),
    (
        "var",
        eq(total(q, power(sub(at(X, q), mu), 2), n), sub(total(q, power(at(X, q), 2), n), mul(n, power(mu, 2)))),
        given(some, definitions=mean),
    ),
    (
        "jensen2",
        eq(exp(total(q, mul(at(pr, q), log(at(X, q))), n)), times(q, power(at(X, q), at(pr, q)), n)),
        given(some, for_all(i, rel(at(X, i), ">", 0)), for_all(i, rel(at(pr, i), ">", 0))),
    ),
    ("forall n0", eq(total(q, power(x, q), n, 0), add(1, total(q, power(x, q), n))), given(rel(n, ">=", 0))),
    ("bin-lin", eq(total(q, mul(q, fn("binomial", n, q)), n, 0), mul(n, total(q, fn("binomial", sub(n, 1), sub(q, 1)), n))), sized),
    ("delta nonlinear", eq(total(q, exp(mul(delta(q, k), at(X, q))), n), add(sub(n, 1), exp(at(X, k)))), sized),
    ("delta den", eq(total(q, div(1, add(1, delta(q, k))), n), sub(n, Fraction(1, 2))), sized),
    ("cases", eq(Cases(((x, rel(i, "=", j)), (y_, rel(i, "!=", j)))), add(mul(delta(i, j), x), mul(sub(1, delta(i, j)), y_))), sized),
    ("i<k delta", eq(delta(i, k), 0), given(some, rel(i, "<", k))),
    ("x/x at sum", eq(total(q, div(at(X, q), at(X, q)), n), n), sized),
    ("0^0", eq(power(0, n), 0), sized),
    ("gamma", eq(fn("gamma", add(n, 1)), fn("factorial", n)), sized),
    ("ind n(n+1)", eq(total(q, mul(q, add(q, 1)), n), div(mul(n, add(n, 1), add(n, 2)), 3)), sized),
    ("ind0", eq(total(q, power(2, q), n, 0), sub(power(2, add(n, 1)), 1)), given(rel(n, ">=", 0))),
    ("empty", eq(total(q, at(X, q), 0), 0), anything),
    ("emptyprod", eq(times(q, at(X, q), 0), 1), anything),
]

FAIL: list[tuple[str, Term, Context]] = [
    ("gauss", eq(total(q, q, n), div(mul(n, sub(n, 1)), 2)), sized),
    ("gaussnohyp", eq(total(q, q, n), div(mul(n, add(n, 1)), 2)), anything),
    ("sumone nohyp", eq(total(q, 1, n), n), anything),
    ("geo", eq(total(q, power(x, q), n, 0), div(sub(1, power(x, n)), sub(1, x))), sized),
    ("peel-nohyp", eq(total(q, at(X, q), n), add(total(q, at(X, q), sub(n, 1)), at(X, n))), anything),
    ("peel2", eq(total(q, at(X, q), n), add(total(q, at(X, q), sub(n, 3)), at(X, n), at(X, sub(n, 1)), at(X, sub(n, 2)))), sized),
    ("peel1no", eq(total(q, at(X, q), n), add(at(X, 1), total(q, at(X, q), n, 2))), given(rel(n, ">=", 0))),
    ("tele", eq(total(q, div(1, mul(q, add(q, 2))), n), mul(Fraction(1, 2), sub(1, div(1, add(n, 2))))), sized),
    (
        "capture",
        eq(
            total(q, div(1, add(1, total(r, at(tensor("A", n, n), q, r), n))), n),
            total(q, div(1, add(1, total(r, at(tensor("A", n, n), r, q), n))), n),
        ),
        sized,
    ),
    ("nestsame", eq(total(q, mul(at(X, q), total(q, at(Y, q), n)), n), total(q, mul(at(X, q), at(Y, q)), n)), sized),
    ("sumprod", eq(total(q, mul(at(X, q), at(Y, q)), n), mul(total(q, at(X, q), n), total(q, at(Y, q), n))), sized),
    ("fact", eq(fn("factorial", add(n, 1)), mul(n, fn("factorial", n))), sized),
    ("sumdelta oor", eq(total(q, mul(delta(q, add(k, 1)), at(X, q)), n), at(X, add(k, 1))), sized),
    ("sumdelta free", eq(total(q, mul(delta(q, r), at(X, q)), n), at(X, r)), sized),
    ("n1", eq(total(q, at(X, q), n), at(X, 1)), sized),
    ("powint", eq(power(-1, n), 1), sized),
    ("ent", eq(total(q, mul(at(pr, q), log(div(at(pr, q), div(1, n)))), n), sub(log(n), total(q, mul(at(pr, q), log(at(pr, q))), n))), pmf),
    ("q2^q", eq(total(q, mul(q, power(2, q)), n), mul(sub(n, 1), power(2, add(n, 1)))), sized),
    (
        "sumneqdiv",
        eq(total(q, div(1, sub(at(X, q), at(X, k))), n, where=rel(q, "!=", k)), total(q, div(1, sub(at(X, q), at(X, k))), n)),
        sized,
    ),
    (
        "var",
        eq(total(q, power(sub(at(X, q), mu), 2), n), sub(total(q, power(at(X, q), 2), n), power(mu, 2))),
        given(some, definitions=mean),
    ),
    ("delta nonlinear", eq(total(q, exp(mul(delta(q, k), at(X, q))), n), exp(at(X, k))), sized),
    ("delta den bad", eq(total(q, div(1, add(delta(q, k), sub(q, k))), n), 1), sized),
    ("Sum_delta_undefined", eq(total(q, div(delta(q, k), sub(at(X, q), at(X, k))), n), 0), sized),
    ("delta", eq(delta(i, k), 0), given(some)),
    ("0^n0", eq(power(0, n), 0), given(rel(n, ">=", 0))),
    ("induc sizes", eq(total(q, at(X, q), n), total(q, at(X, 1), n)), sized),
    ("ind0", eq(total(q, power(2, q), n, 0), power(2, add(n, 1))), given(rel(n, ">=", 0))),
    (
        "where<",
        eq(total(q, total(r, mul(at(X, q), at(X, r)), n, where=rel(r, "<", q)), n), total(q, total(r, mul(at(X, q), at(X, r)), n), n)),
        sized,
    ),
    ("sum to real", eq(total(q, 1, x), x), anything),
    ("delta half", eq(total(q, mul(delta(q, div(n, 2)), at(X, q)), n), at(X, div(n, 2))), given(rel(n, ">=", 2))),
    (
        "cond hyp",
        eq(total(q, mul(at(X, q), at(Y, q)), n), mul(c, at(Y, k))),
        given(some, eq(at(X, k), c), for_all(j, implies(rel(j, "!=", k), rel(at(X, j), "!=", 0)))),
    ),
]


@pytest.mark.parametrize(("goal", "context"), [pytest.param(goal, context, id=name) for name, goal, context in HOLD])
def test_proved(goal: Term, context: Context) -> None:
    assert isinstance(prove(Obligation(goal, context), Limits()), Proof)


@pytest.mark.parametrize(("goal", "context"), [pytest.param(goal, context, id=name) for name, goal, context in FAIL])
def test_not_proved(goal: Term, context: Context) -> None:
    assert isinstance(prove(Obligation(goal, context), Limits()), Attempt)
