"""Laws of algebra, exp and log, roots and trigonometry: lines that hold, and neighbours that do not."""

from __future__ import annotations

from fractions import Fraction

import pytest
from build import (
    add,
    complex_,
    div,
    eq,
    exp,
    fn,
    given,
    log,
    mul,
    neg,
    pi,
    power,
    rel,
    sqrt,
    sub,
    tensor,
    unit,
)
from names import (
    X,
    a,
    anything,
    b,
    m,
    sized,
    some,
    t,
    x,
    y_,
)

from proofgen.math.context import Context
from proofgen.math.term import Term
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.verdict import Attempt, Proof

HOLD: list[tuple[str, Term, Context]] = [
    ("xx", eq(div(x, x), 1), anything),
    ("sqrtabs", eq(sqrt(power(x, 2)), fn("abs", x)), anything),
    ("sqrtpos", eq(sqrt(power(x, 2)), x), given(rel(x, ">", 0))),
    ("logsq", eq(log(power(x, 2)), mul(2, log(x))), anything),
    ("logsqabs", eq(log(power(x, 2)), mul(2, log(fn("abs", x)))), anything),
    ("0log", eq(mul(0, log(x)), 0), anything),
    ("logneg", eq(log(mul(x, y_)), add(log(x), log(y_))), anything),
    ("x2-1", eq(div(sub(power(x, 2), 1), sub(x, 1)), add(x, 1)), anything),
    ("lnab2", eq(log(mul(a, power(b, 2))), add(log(a), mul(2, log(b)))), given(rel(a, ">", 0), rel(b, ">", 0))),
    ("expab", eq(mul(exp(a), exp(b)), exp(add(a, b))), anything),
    (
        "partfrac",
        eq(div(add(power(x, 2), 2), mul(x, sub(x, 1), add(x, 2))), add(neg(div(1, x)), div(1, sub(x, 1)), div(1, add(x, 2)))),
        anything,
    ),
    ("sin2", eq(fn("sin", mul(2, x)), mul(2, fn("sin", x), fn("cos", x))), anything),
    ("pyth", eq(add(power(fn("sin", x), 2), power(fn("cos", x), 2)), 1), anything),
    ("cospi3", eq(fn("cos", div(pi, 3)), Fraction(1, 2)), anything),
    ("sinpi4", eq(fn("sin", div(pi, 4)), div(sqrt(2), 2)), anything),
    ("sin pi12", eq(fn("sin", div(pi, 12)), div(sub(sqrt(6), sqrt(2)), 4)), anything),
    ("sinsum", eq(mul(fn("sin", x), fn("sin", y_)), mul(Fraction(1, 2), sub(fn("cos", sub(x, y_)), fn("cos", add(x, y_))))), anything),
    ("halftan", eq(fn("tan", div(x, 2)), div(fn("sin", x), add(1, fn("cos", x)))), anything),
    ("abs", eq(mul(fn("abs", x), fn("abs", x)), power(x, 2)), anything),
    ("sqrt xy", eq(sqrt(mul(x, y_)), mul(sqrt(x), sqrt(y_))), anything),
    ("e ipi", eq(exp(mul(unit, pi)), -1), anything),
    ("euler", eq(exp(mul(unit, x)), add(fn("cos", x), mul(unit, fn("sin", x)))), anything),
    ("max", eq(fn("max", x, y_), div(add(x, y_, fn("abs", sub(x, y_))), 2)), anything),
    ("x^a", eq(power(x, add(a, b)), mul(power(x, a), power(x, b))), anything),
    ("(xy)^a", eq(power(mul(x, y_), a), mul(power(x, a), power(y_, a))), given(rel(x, ">", 0), rel(y_, ">", 0))),
    ("hypeq", eq(add(power(x, 2), power(y_, 2)), 1), given(eq(power(x, 2), sub(1, power(y_, 2))))),
    (
        "csq",
        eq(div(power(fn("sec", t), 2), mul(power(fn("tan", t), 2), fn("sec", t))), div(fn("cos", t), power(fn("sin", t), 2))),
        given(rel(t, ">", 0), rel(t, "<", div(pi, 2))),
    ),
    ("cosh", eq(sub(power(fn("cosh", x), 2), power(fn("sinh", x), 2)), 1), anything),
    ("hyp x=2y", eq(add(x, y_), mul(3, y_)), given(eq(x, mul(2, y_)))),
    ("sqrt2", eq(div(1, sqrt(2)), div(sqrt(2), 2)), anything),
    ("sqrtrat", eq(div(1, sub(sqrt(3), sqrt(2))), add(sqrt(3), sqrt(2))), anything),
    ("cuberoot", eq(mul(power(x, Fraction(1, 3)), power(x, Fraction(2, 3))), x), anything),
    ("log2", eq(log(8), mul(3, log(2))), anything),
    ("tower", eq(exp(mul(x, log(2))), power(2, x)), anything),
    ("negpow", eq(power(mul(-1, x), 2), power(x, 2)), anything),
]

FAIL: list[tuple[str, Term, Context]] = [
    ("sqrt", eq(sqrt(power(x, 2)), x), anything),
    ("x2-1", eq(div(sub(power(x, 2), 1), sub(x, 1)), sub(x, 1)), anything),
    ("ln(a+b)", eq(log(add(a, b)), add(log(a), log(b))), given(rel(a, ">", 0), rel(b, ">", 0))),
    ("expab", eq(exp(add(a, b)), exp(mul(a, b))), anything),
    ("cube", eq(power(add(a, b), 3), add(power(a, 3), power(b, 3))), anything),
    (
        "partfrac",
        eq(div(add(power(x, 2), 2), mul(x, sub(x, 1), add(x, 2))), add(neg(div(1, x)), div(1, sub(x, 1)), neg(div(1, add(x, 2))))),
        anything,
    ),
    ("sin2", eq(fn("sin", mul(2, x)), mul(2, fn("sin", x))), anything),
    ("sinpi4", eq(fn("sin", div(pi, 4)), div(1, 2)), anything),
    ("sinsum", eq(mul(fn("sin", x), fn("sin", y_)), mul(Fraction(1, 2), sub(fn("cos", add(x, y_)), fn("cos", sub(x, y_))))), anything),
    ("abs", eq(fn("abs", add(x, y_)), add(fn("abs", x), fn("abs", y_))), anything),
    ("x^a^b", eq(power(power(x, 2), Fraction(1, 2)), x), anything),
    ("conj", eq(mul(fn("abs", complex_("z")), fn("abs", complex_("z"))), power(complex_("z"), 2)), anything),
    ("logz2", eq(log(power(complex_("z"), 2)), mul(2, log(complex_("z")))), anything),
    ("sqrtz", eq(sqrt(mul(complex_("z"), complex_("w"))), mul(sqrt(complex_("z")), sqrt(complex_("w")))), anything),
    ("logexpz", eq(log(exp(complex_("z"))), complex_("z")), anything),
    ("hyp x=2y", eq(add(x, y_), mul(2, y_)), given(eq(x, mul(2, y_)))),
    ("sqrt+", eq(sqrt(add(x, y_)), add(sqrt(x), sqrt(y_))), given(rel(x, ">", 0), rel(y_, ">", 0))),
    ("loglaw", eq(log(sub(a, b)), div(log(a), log(b))), anything),
    ("log0", eq(log(0), 0), anything),
    ("1/0", eq(div(1, 0), div(1, 0)), anything),
    ("shape", eq(X, tensor("z", m)), given(some, rel(m, ">=", 1))),
    ("shape2", eq(X, 0), sized),
]


@pytest.mark.parametrize(("goal", "context"), [pytest.param(goal, context, id=name) for name, goal, context in HOLD])
def test_proved(goal: Term, context: Context) -> None:
    assert isinstance(prove(Obligation(goal, context), Limits()), Proof)


@pytest.mark.parametrize(("goal", "context"), [pytest.param(goal, context, id=name) for name, goal, context in FAIL])
def test_not_proved(goal: Term, context: Context) -> None:
    assert isinstance(prove(Obligation(goal, context), Limits()), Attempt)
