"""Derivatives and integrals: lines that hold, and neighbours that do not."""

from __future__ import annotations

from fractions import Fraction

import pytest
from build import (
    T,
    add,
    at,
    call,
    d,
    define,
    delta,
    div,
    eq,
    exp,
    fn,
    for_all,
    function,
    given,
    lam,
    log,
    mul,
    neg,
    pi,
    power,
    real,
    rel,
    sqrt,
    sub,
    tensor,
    times,
    total,
)
from names import (
    A,
    W,
    X,
    Y,
    a,
    anything,
    b,
    bet,
    c,
    eps,
    f,
    g,
    g_,
    gam,
    i,
    j,
    k,
    k_,
    mu,
    n,
    phi,
    q,
    sigma,
    sized,
    some,
    t,
    x,
    y_,
    z,
)

from proofgen.math.context import Context
from proofgen.math.term import At, Const, Integral, Inverse, Limit, Term
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.verdict import Attempt, Proof

mean, var, hat, out, loss = mu, real("v"), tensor("h", n), tensor("o", n), real("l")
batch_norm = (
    define(mean, div(total(q, at(X, q), n), n)),
    define(var, div(total(q, power(sub(at(X, q), mean), 2), n), n)),
    define(hat, lam(q, n, div(sub(at(X, q), mean), sqrt(add(var, eps))))),
    define(out, lam(q, n, add(mul(gam, at(hat, q)), bet))),
    define(loss, total(q, mul(at(g_, q), at(out, q)), n)),
)
normalised = given(some, rel(eps, ">", 0), definitions=batch_norm)
counts = given(rel(x, ">", 0), rel(k_, ">=", 0))
lam_, oo = real("λ"), Const("oo")

HOLD: list[tuple[str, Term, Context]] = [
    ("tan", eq(d(fn("tan", x), x), add(1, power(fn("tan", x), 2))), anything),
    ("tanh", eq(d(fn("tanh", x), x), sub(1, power(fn("tanh", x), 2))), anything),
    (
        "normal",
        eq(
            d(total(i, power(sub(at(Y, i), total(j, mul(at(tensor("A", n, n), i, j), at(W, j)), n)), 2), n), at(W, k)),
            mul(-2, total(i, mul(at(tensor("A", n, n), i, k), sub(at(Y, i), total(j, mul(at(tensor("A", n, n), i, j), at(W, j)), n))), n)),
        ),
        sized,
    ),
    ("mean", eq(d(total(i, power(sub(at(X, i), mu), 2), n), mu), mul(-2, sub(total(i, at(X, i), n), mul(n, mu)))), sized),
    (
        "mean2",
        eq(
            d(total(i, div(power(sub(at(X, i), mu), 2), mul(2, power(sigma, 2))), n), sigma),
            neg(div(total(i, power(sub(at(X, i), mu), 2), n), power(sigma, 3))),
        ),
        sized,
    ),
    ("chain", eq(d(call(f, call(g, x)), x), mul(call(f, call(g, x), orders=(1,)), call(g, x, orders=(1,)))), anything),
    (
        "lagr",
        eq(
            d(
                add(mul(Fraction(1, 2), a, power(b, 2), power(call(phi, t, orders=(1,)), 2)), mul(c, fn("cos", call(phi, t)))),
                call(phi, t, orders=(1,)),
            ),
            mul(a, power(b, 2), call(phi, t, orders=(1,))),
        ),
        anything,
    ),
    (
        "lagr2",
        eq(
            d(add(mul(Fraction(1, 2), a, power(b, 2), power(call(phi, t, orders=(1,)), 2)), mul(c, fn("cos", call(phi, t)))), call(phi, t)),
            neg(mul(c, fn("sin", call(phi, t)))),
        ),
        anything,
    ),
    ("dpow", eq(d(power(x, n), x), mul(n, power(x, sub(n, 1)))), sized),
    ("atan2", eq(d(fn("arctan", x), x, x), mul(-2, x, power(add(1, power(x, 2)), -2))), anything),
    ("sig", eq(d(div(1, add(1, exp(neg(z)))), z), mul(div(1, add(1, exp(neg(z)))), sub(1, div(1, add(1, exp(neg(z))))))), anything),
    ("dhyp", eq(d(total(q, at(X, q), n), at(X, k)), 1), given(some, eq(total(q, at(X, q), n), 1))),
    (
        "bn1",
        eq(
            d(at(hat, j), at(X, i)),
            mul(power(add(var, eps), Fraction(-1, 2)), sub(delta(i, j), add(div(1, n), div(mul(at(hat, i), at(hat, j)), n)))),
        ),
        normalised,
    ),
    ("bn2", eq(d(loss, gam), total(q, mul(at(g_, q), at(hat, q)), n)), normalised),
    (
        "bn4",
        eq(
            d(loss, at(X, i)),
            mul(
                div(gam, n),
                power(add(var, eps), Fraction(-1, 2)),
                sub(sub(mul(n, at(g_, i)), total(q, at(g_, q), n)), mul(at(hat, i), total(q, mul(at(g_, q), at(hat, q)), n))),
            ),
        ),
        normalised,
    ),
    ("dinv", eq(d(at(Inverse(A), i, j), at(A, k, i)), neg(mul(at(Inverse(A), i, k), at(Inverse(A), i, j)))), sized),
    ("pois", eq(d(log(div(mul(power(x, k_), exp(neg(x))), fn("factorial", k_))), x), sub(div(k_, x), 1)), counts),
    (
        "gaussll",
        eq(
            d(
                total(
                    q,
                    add(
                        mul(Fraction(-1, 2), log(mul(2, pi, power(sigma, 2)))),
                        neg(div(power(sub(at(X, q), a), 2), mul(2, power(sigma, 2)))),
                    ),
                    n,
                ),
                sigma,
            ),
            add(neg(div(n, sigma)), div(total(q, power(sub(at(X, q), a), 2), n), power(sigma, 3))),
        ),
        given(some, rel(sigma, ">", 0)),
    ),
    (
        "dprod",
        eq(d(times(q, at(X, q), n), at(X, k)), mul(times(q, at(X, q), n), div(1, at(X, k)))),
        given(some, for_all(i, rel(at(X, i), ">", 0))),
    ),
    ("at", eq(At(x, T(2), d(power(x, 3), x)), 12), anything),
    ("deff", eq(d(call(function("h"), power(t, 2)), t), mul(4, power(t, 3))), given(definitions=(define(function("h"), power(x, 2), x),))),
    ("deforders", eq(call(function("h"), t, orders=(1,)), mul(2, t)), given(definitions=(define(function("h"), power(x, 2), x),))),
    ("dhyp2", eq(d(power(x, 2), x), mul(2, y_)), given(eq(x, y_))),
    ("gradbound", eq(d(log(total(i, exp(at(X, i)), n)), at(X, i)), div(exp(at(X, i)), total(q, exp(at(X, q)), n))), sized),
    (
        "hess",
        eq(
            d(log(total(q, exp(at(X, q)), n)), at(X, i), at(X, j)),
            sub(
                div(mul(delta(i, j), exp(at(X, i))), total(q, exp(at(X, q)), n)),
                div(mul(exp(at(X, i)), exp(at(X, j))), power(total(q, exp(at(X, q)), n), 2)),
            ),
        ),
        sized,
    ),
    ("int", eq(Integral(t, T(0), T(1), power(t, 2)), Fraction(1, 3)), anything),
    ("lim", eq(Limit(x, T(0), div(fn("sin", x), x)), 1), anything),
    ("lim 2", eq(Limit(x, T(0), div(fn("sin", x), x)), 1), anything),
    ("limarctan", eq(Limit(x, T(0), div(sub(fn("arctan", x), x), power(x, 3))), Fraction(-1, 3)), anything),
    ("limpoly", eq(Limit(x, T(2), div(sub(power(x, 2), 4), sub(x, 2))), 4), anything),
    ("limcos", eq(Limit(x, T(0), div(sub(1, fn("cos", x)), power(x, 2))), Fraction(1, 2)), anything),
    ("limlog", eq(Limit(x, T(0), div(log(add(1, x)), x)), 1), anything),
    ("int0oo", eq(Integral(t, T(0), oo, mul(lam_, exp(neg(mul(lam_, t))))), 1), given(rel(lam_, ">", 0))),
    ("intsin", eq(Integral(t, T(0), pi, fn("sin", t)), 2), anything),
    ("intab", eq(Integral(t, a, b, t), div(sub(power(b, 2), power(a, 2)), 2)), anything),
    (
        "mgf",
        eq(Integral(x, T(0), oo, mul(lam_, exp(mul(x, sub(t, lam_))))), div(lam_, sub(lam_, t))),
        given(rel(lam_, ">", 0), rel(t, "<", lam_)),
    ),
]

FAIL: list[tuple[str, Term, Context]] = [
    ("tanh", eq(d(fn("tanh", x), x), add(1, power(fn("tanh", x), 2))), anything),
    (
        "normal",
        eq(
            d(total(i, power(sub(at(Y, i), total(j, mul(at(tensor("A", n, n), i, j), at(W, j)), n)), 2), n), at(W, k)),
            mul(-2, total(i, mul(at(tensor("A", n, n), k, i), sub(at(Y, i), total(j, mul(at(tensor("A", n, n), i, j), at(W, j)), n))), n)),
        ),
        sized,
    ),
    ("chain", eq(d(call(f, call(g, x)), x), call(f, call(g, x), orders=(1,))), anything),
    ("dpow", eq(d(power(x, n), x), mul(n, power(x, n))), sized),
    ("int", eq(Integral(t, T(-1), T(1), power(t, -2)), -2), anything),
    ("dhyp", eq(d(total(q, at(X, q), n), at(X, k)), 0), given(some, eq(total(q, at(X, q), n), 1))),
    (
        "bn1",
        eq(
            d(at(hat, j), at(X, i)),
            mul(power(add(var, eps), Fraction(-1, 2)), sub(delta(i, j), add(div(1, n), mul(at(hat, i), at(hat, j))))),
        ),
        normalised,
    ),
    (
        "bn3",
        eq(d(loss, at(X, i)), mul(gam, power(add(var, eps), Fraction(-1, 2)), sub(at(g_, i), div(total(q, at(g_, q), n), n)))),
        normalised,
    ),
    ("pois", eq(d(log(div(mul(power(x, k_), exp(neg(x))), fn("factorial", k_))), x), add(div(k_, x), 1)), counts),
    ("dprod-nz", eq(d(times(q, at(X, q), n), at(X, k)), div(times(q, at(X, q), n), at(X, k))), sized),
    ("at", eq(At(x, T(2), d(power(x, 3), x)), 8), anything),
    ("dhyp3", eq(d(mul(x, y_), x), mul(2, y_)), given(eq(x, y_))),
    ("dhyp4", eq(d(x, x), 0), given(eq(x, 2))),
    ("int 2", eq(Integral(t, T(0), T(1), power(t, 2)), Fraction(1, 2)), anything),
    ("intpole", eq(Integral(t, T(-1), T(1), power(t, -2)), -2), anything),
    ("lim", eq(Limit(x, T(0), div(fn("sin", x), x)), 0), anything),
    ("limarctan", eq(Limit(x, T(0), div(sub(fn("arctan", x), x), power(x, 3))), -2), anything),
    ("limabs", eq(Limit(x, T(0), div(fn("abs", x), x)), 1), anything),
    ("lim1/x", eq(Limit(x, T(0), div(1, x)), 0), anything),
    ("limlog", eq(Limit(x, T(0), log(x)), 0), anything),
    ("limsqrt", eq(Limit(x, T(0), div(sqrt(power(x, 2)), x)), 1), anything),
    ("int0oo", eq(Integral(t, T(0), oo, mul(lam_, exp(mul(lam_, t)))), -1), given(rel(lam_, ">", 0))),
    ("int0oono", eq(Integral(t, T(0), oo, mul(lam_, exp(neg(mul(lam_, t))))), 1), anything),
    ("int1/t", eq(Integral(t, T(-1), T(1), div(1, t)), 0), anything),
    ("intsqrt", eq(Integral(t, T(-1), T(1), sqrt(t)), Fraction(2, 3)), anything),
]


@pytest.mark.parametrize(("goal", "context"), [pytest.param(goal, context, id=name) for name, goal, context in HOLD])
def test_proved(goal: Term, context: Context) -> None:
    assert isinstance(prove(Obligation(goal, context), Limits()), Proof)


@pytest.mark.parametrize(("goal", "context"), [pytest.param(goal, context, id=name) for name, goal, context in FAIL])
def test_not_proved(goal: Term, context: Context) -> None:
    assert isinstance(prove(Obligation(goal, context), Limits()), Attempt)
