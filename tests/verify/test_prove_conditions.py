"""What a proof still asks for: the conditions under which both sides have a value, as short as they can be said."""

from __future__ import annotations

from fractions import Fraction

import pytest
from build import add, at, d, div, eq, exp, fn, for_all, given, integer, log, mul, power, real, rel, sqrt, sub, tensor, total

from proofgen.math.sorts import Range
from proofgen.math.term import Num, Sym, Term
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.verdict import Proof

x, y = real("x"), real("y")
n, q = integer("n"), integer("q")
X = tensor("x", n)
over = Sym("q", Range(Num(Fraction(1)), n))

CASES: list[tuple[Term, tuple[Term, ...], tuple[Term, ...]]] = [
    (eq(div(x, x), 1), (), (rel(x, "!=", 0),)),
    (eq(div(x, x), 1), (rel(x, ">", 0),), ()),
    (eq(div(sub(power(x, 2), 1), sub(x, 1)), add(x, 1)), (), (rel(x, "!=", 1),)),
    (eq(log(power(x, 2)), mul(2, log(x))), (), (rel(x, ">", 0),)),
    (eq(mul(0, log(x)), 0), (), (rel(x, ">", 0),)),
    (eq(log(power(x, 2)), mul(2, log(fn("abs", x)))), (), (rel(x, "!=", 0),)),
    (eq(log(mul(x, y)), add(log(x), log(y))), (), (rel(x, ">", 0), rel(y, ">", 0))),
    (eq(sqrt(power(x, 2)), fn("abs", x)), (), ()),
    (eq(div(1, add(1, power(x, 2))), power(add(1, power(x, 2)), -1)), (), ()),
    (eq(log(total(q, exp(at(X, q)), n)), log(total(q, exp(at(X, q)), n))), (rel(n, ">=", 1),), ()),
    (eq(d(sqrt(x), x), div(1, mul(2, sqrt(x)))), (), (rel(x, ">", 0),)),
    (eq(total(q, div(at(X, q), at(X, q)), n), n), (rel(n, ">=", 1),), (for_all(over, rel(at(X, over), "!=", 0)),)),
]


@pytest.mark.parametrize(("goal", "hypotheses", "conditions"), CASES, ids=range(len(CASES)))
def test_conditions(goal: Term, hypotheses: tuple[Term, ...], conditions: tuple[Term, ...]) -> None:
    found = prove(Obligation(goal, given(*hypotheses)), Limits())
    assert isinstance(found, Proof)
    assert found.conditions == conditions
