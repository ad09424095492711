"""Inequalities, implications, equivalences, hypotheses: lines that hold, and neighbours that do not."""

from __future__ import annotations

from fractions import Fraction

import pytest
from build import add, div, e, eq, exp, fn, given, implies, mul, neg, pi, power, rel, sub
from names import (
    a,
    anything,
    b,
    n,
    p,
    sized,
    some,
    x,
    y_,
)

from proofgen.math.context import Context
from proofgen.math.term import And, Iff, Implies, Or, Term
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.verdict import Attempt, Proof

HOLD: list[tuple[str, Term, Context]] = [
    ("amgm", rel(add(power(a, 2), power(b, 2)), ">=", mul(2, a, b)), anything),
    ("quad", rel(add(power(a, 2), mul(a, b), power(b, 2)), ">=", 0), anything),
    ("p1p", rel(mul(p, sub(1, p)), "<=", Fraction(1, 4)), anything),
    ("p1p 2", rel(mul(p, sub(1, p)), ">", 0), given(rel(p, ">", 0), rel(p, "<", 1))),
    ("imp", implies(rel(x, "<", y_), rel(neg(y_), "<", neg(x))), anything),
    ("imp2", implies(rel(1, "<", x), rel(div(1, x), "<", 1)), anything),
    ("iff", Iff(eq(mul(2, x), 4), eq(x, 2)), anything),
    ("and", And((eq(add(x, x), mul(2, x)), eq(sub(x, x), 0))), anything),
    ("or", Or((eq(x, 2), eq(sub(x, x), 0))), anything),
    ("ne", rel(add(power(x, 2), 1), "!=", 0), anything),
    ("ineq const", rel(pi, ">", 3), anything),
    ("e", rel(e, "<", 3), anything),
    ("sin<1", rel(fn("sin", x), "<=", 1), anything),
    ("n>=2", rel(power(n, 2), ">=", n), sized),
    ("e^x>0", rel(exp(x), ">", 0), anything),
    ("exp>1", rel(exp(x), ">", 1), given(rel(x, ">", 0))),
    ("abs+", rel(fn("abs", x), ">=", x), anything),
    ("bernsc", Iff(eq(sub(div(a, p), div(sub(n, a), sub(1, p))), 0), eq(p, div(a, n))), given(some, rel(p, ">", 0), rel(p, "<", 1))),
]

FAIL: list[tuple[str, Term, Context]] = [
    ("amgm", rel(add(power(a, 2), power(b, 2)), ">", mul(2, a, b)), anything),
    ("quad", rel(add(power(a, 2), mul(3, a, b), power(b, 2)), ">=", 0), anything),
    ("p", rel(mul(p, sub(1, p)), ">", 0), given(rel(p, ">", 0))),
    ("imp", implies(rel(x, "<", y_), rel(neg(x), "<", neg(y_))), anything),
    ("imp2", implies(rel(div(1, x), "<", 1), rel(1, "<", x)), anything),
    ("iff", Iff(eq(power(x, 2), x), eq(x, 1)), anything),
    ("iffa", Iff(eq(mul(a, x), a), eq(x, 1)), anything),
    ("and", And((eq(add(x, x), mul(2, x)), eq(sub(x, x), 1))), anything),
    ("ne", rel(x, "!=", 0), anything),
    ("ineq const", rel(pi, ">", 4), anything),
    ("sin<1", rel(fn("sin", x), "<", 1), anything),
    ("n>=2", rel(power(n, 2), ">", n), sized),
    ("abs>", rel(fn("abs", x), ">", x), anything),
    ("abs<", rel(fn("abs", x), "<=", x), anything),
    ("linindep", Implies(eq(mul(x, y_), 0), eq(x, 0)), anything),
    ("e^x>=1+x", rel(exp(x), ">", 1), anything),
    ("xsq<", implies(rel(power(x, 2), "<", power(y_, 2)), rel(x, "<", y_)), anything),
]


@pytest.mark.parametrize(("goal", "context"), [pytest.param(goal, context, id=name) for name, goal, context in HOLD])
def test_proved(goal: Term, context: Context) -> None:
    assert isinstance(prove(Obligation(goal, context), Limits()), Proof)


@pytest.mark.parametrize(("goal", "context"), [pytest.param(goal, context, id=name) for name, goal, context in FAIL])
def test_not_proved(goal: Term, context: Context) -> None:
    assert isinstance(prove(Obligation(goal, context), Limits()), Attempt)
