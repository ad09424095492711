"""Improper integrals: Gaussian ones and those of the gamma function; wrong values, and values of integrals that have none, are not proved."""

from __future__ import annotations

import pytest
from build import Given, add, div, eq, exp, fn, given, integer, log, mul, neg, power, rel, sqrt, sub
from names import a, anything, mu, sigma, t, x

from proofgen.math.context import Context
from proofgen.math.term import Const, Integral, Term
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.verdict import Attempt, Proof

oo, pi = Const("oo"), Const("pi")
spread = given(rel(sigma, ">", 0))
positive = given(rel(a, ">", 0))


def over_line(body: Given) -> Term:
    return Integral(x, neg(oo), oo, add(body))


def over_half(body: Given) -> Term:
    return Integral(x, add(0), oo, add(body))


bell = exp(neg(div(power(x, 2), mul(2, power(sigma, 2)))))
density = div(exp(neg(div(power(sub(x, mu), 2), mul(2, power(sigma, 2))))), sqrt(mul(2, pi, power(sigma, 2))))
whole = integer("q")
RIGHT = [
    (eq(over_line(exp(neg(power(x, 2)))), sqrt(pi)), anything),
    (eq(over_line(density), 1), spread),
    (eq(over_line(mul(x, density)), mu), spread),
    (eq(over_line(mul(power(sub(x, mu), 2), density)), power(sigma, 2)), spread),
    (eq(over_line(mul(power(sub(x, mu), 4), density)), mul(3, power(sigma, 4))), spread),
    (eq(over_line(mul(exp(mul(t, x)), density)), exp(add(mul(mu, t), div(mul(power(sigma, 2), power(t, 2)), 2)))), spread),
    (eq(over_half(exp(neg(power(x, 2)))), div(sqrt(pi), 2)), anything),
    (
        eq(over_half(mul(power(x, whole), exp(neg(mul(a, x))))), div(fn("factorial", whole), power(a, add(whole, 1)))),
        given(rel(a, ">", 0), rel(whole, ">=", 0)),
    ),
    (eq(over_half(mul(power(x, sub(a, 1)), exp(neg(x)))), fn("gamma", a)), positive),
    (eq(over_half(exp(neg(power(log(x), 2)))), over_line(exp(add(x, neg(power(x, 2)))))), anything),
    (eq(over_half(div(mul(x, exp(neg(power(log(x), 2)))), mul(x, sigma))), div(over_line(exp(add(x, neg(power(x, 2))))), sigma)), spread),
]
WRONG = [
    (eq(over_line(exp(neg(power(x, 2)))), pi), anything),
    (eq(over_line(exp(power(x, 2))), sqrt(pi)), anything),
    (eq(over_line(exp(neg(mul(t, power(x, 2))))), sqrt(div(pi, t))), anything),
    (eq(over_line(bell), mul(sigma, sqrt(pi))), spread),
    (eq(over_line(mul(x, bell)), 1), spread),
    (eq(over_line(mul(power(x, 2), bell)), mul(sigma, sqrt(mul(2, pi)))), spread),
    (eq(over_line(exp(neg(x))), 1), anything),
    (eq(over_line(x), 0), anything),
    (eq(over_line(mul(x, exp(x))), 0), anything),
    (eq(over_half(exp(neg(mul(t, x)))), div(1, t)), anything),
    (eq(over_half(exp(mul(a, x))), div(-1, a)), positive),
    (eq(over_half(mul(power(x, 2), exp(neg(mul(a, x))))), div(1, power(a, 3))), positive),
    (eq(over_half(mul(power(x, -1), exp(neg(mul(a, x))))), 1), positive),
    (eq(over_half(mul(power(x, t), exp(neg(x)))), 1), anything),
    (eq(over_half(exp(neg(power(x, 2)))), sqrt(pi)), anything),
    (eq(over_half(mul(x, exp(neg(power(x, 2))))), 1), anything),
]


@pytest.mark.parametrize(("goal", "context"), RIGHT)
def test_proved(goal: Term, context: Context) -> None:
    assert isinstance(prove(Obligation(goal, context), Limits()), Proof)


@pytest.mark.parametrize(("goal", "context"), WRONG)
def test_not_proved(goal: Term, context: Context) -> None:
    assert isinstance(prove(Obligation(goal, context), Limits()), Attempt)
