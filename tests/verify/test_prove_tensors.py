"""Vectors and matrices: lines that hold, and neighbours that do not."""

from __future__ import annotations

import pytest
from build import add, at, delta, div, eq, given, gradient, log, matmul, mul, ranged, sub, tensor, total
from names import (
    A,
    B,
    X,
    Y,
    a,
    anything,
    b,
    c,
    n,
    q,
    r,
    sized,
    some,
    u,
    v,
    x,
    y_,
    z,
)

from proofgen.math.context import Context
from proofgen.math.term import Add, Det, Entries, Epsilon, Identity, Inverse, Outer, Term, Trace, Transpose
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.verdict import Attempt, Proof

i3, j3, k3, l3, m3 = (ranged(name, 3) for name in "ijklm")
a3, b3, c3 = (tensor(name, 3) for name in "abc")


def eps3(*indices: Term) -> Term:
    return Epsilon(indices)


HOLD: list[tuple[str, Term, Context]] = [
    (
        "epsdelta",
        eq(total(q, mul(eps3(i3, j3, q), eps3(q, l3, m3)), 3), sub(mul(delta(i3, l3), delta(j3, m3)), mul(delta(i3, m3), delta(j3, l3)))),
        anything,
    ),
    ("eps6", eq(total(q, total(r, total(u, mul(eps3(q, r, u), eps3(q, r, u)), 3), 3), 3), 6), anything),
    (
        "baccab",
        eq(
            total(q, total(r, mul(eps3(i3, q, r), at(a3, q), total(u, total(v, mul(eps3(r, u, v), at(b3, u), at(c3, v)), 3), 3)), 3), 3),
            sub(mul(at(b3, i3), total(q, mul(at(a3, q), at(c3, q)), 3)), mul(at(c3, i3), total(q, mul(at(a3, q), at(b3, q)), 3))),
        ),
        anything,
    ),
    ("quadform", eq(gradient(matmul(X, A, X), X), matmul(Add((A, Transpose(A))), X)), sized),
    ("quadsym", eq(gradient(matmul(X, A, X), X), mul(2, matmul(A, X))), given(some, eq(A, Transpose(A)))),
    ("AB^T", eq(Transpose(matmul(A, B)), matmul(Transpose(B), Transpose(A))), sized),
    ("trace", eq(Trace(matmul(A, B)), Trace(matmul(B, A))), sized),
    ("trace3", eq(Trace(matmul(A, B, A)), Trace(matmul(B, A, A))), sized),
    ("AAinv", eq(matmul(A, Inverse(A)), Identity(n)), sized),
    ("ABinv", eq(Inverse(matmul(A, B)), matmul(Inverse(B), Inverse(A))), sized),
    ("dtr", eq(gradient(Trace(matmul(A, B)), A), Transpose(B)), sized),
    ("dlogdet", eq(gradient(log(Det(A)), A), Transpose(Inverse(A))), sized),
    ("ddet", eq(gradient(Det(A), A), mul(Det(A), Transpose(Inverse(A)))), sized),
    ("det2", eq(Det(Entries((Entries((a, b)), Entries((c, z))))), sub(mul(a, z), mul(b, c))), anything),
    (
        "vec",
        eq(
            matmul(Entries((Entries((a, b)), Entries((c, z)))), Entries((x, y_))),
            Entries((add(mul(a, x), mul(b, y_)), add(mul(c, x), mul(z, y_)))),
        ),
        anything,
    ),
    (
        "sherman",
        eq(
            matmul(
                Add((A, Outer(X, Y))),
                Add((Inverse(A), mul(-1, div(1, add(1, matmul(Y, Inverse(A), X))), matmul(Outer(matmul(Inverse(A), X), Y), Inverse(A))))),
            ),
            Identity(n),
        ),
        sized,
    ),
    (
        "shermaninv",
        eq(
            Inverse(Add((A, Outer(X, Y)))),
            Add((Inverse(A), mul(-1, div(1, add(1, matmul(Y, Inverse(A), X))), matmul(Outer(matmul(Inverse(A), X), Y), Inverse(A))))),
        ),
        sized,
    ),
]

FAIL: list[tuple[str, Term, Context]] = [
    (
        "epsdelta",
        eq(total(q, mul(eps3(i3, j3, q), eps3(q, l3, m3)), 3), sub(mul(delta(i3, m3), delta(j3, l3)), mul(delta(i3, l3), delta(j3, m3)))),
        anything,
    ),
    ("quadform", eq(gradient(matmul(X, A, X), X), mul(2, matmul(A, X))), sized),
    ("AB^T", eq(Transpose(matmul(A, B)), matmul(Transpose(A), Transpose(B))), sized),
    ("AB", eq(matmul(A, B), matmul(B, A)), sized),
    ("trace", eq(Trace(matmul(A, B)), mul(Trace(A), Trace(B))), sized),
    ("ABinv", eq(Inverse(matmul(A, B)), matmul(Inverse(A), Inverse(B))), sized),
    ("dlogdet", eq(gradient(log(Det(A)), A), Inverse(A)), sized),
    (
        "vec",
        eq(
            matmul(Entries((Entries((a, b)), Entries((c, z)))), Entries((x, y_))),
            Entries((add(mul(a, x), mul(b, y_)), add(mul(b, x), mul(z, y_)))),
        ),
        anything,
    ),
    (
        "sherman",
        eq(
            matmul(
                Add((A, Outer(X, Y))),
                Add((Inverse(A), mul(1, div(1, add(1, matmul(Y, Inverse(A), X))), matmul(Outer(matmul(Inverse(A), X), Y), Inverse(A))))),
            ),
            Identity(n),
        ),
        sized,
    ),
]


@pytest.mark.parametrize(("goal", "context"), [pytest.param(goal, context, id=name) for name, goal, context in HOLD])
def test_proved(goal: Term, context: Context) -> None:
    assert isinstance(prove(Obligation(goal, context), Limits()), Proof)


@pytest.mark.parametrize(("goal", "context"), [pytest.param(goal, context, id=name) for name, goal, context in FAIL])
def test_not_proved(goal: Term, context: Context) -> None:
    assert isinstance(prove(Obligation(goal, context), Limits()), Attempt)
