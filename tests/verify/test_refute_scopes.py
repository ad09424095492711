"""A bound name is bound in its body alone, also where the body has no value."""

from __future__ import annotations

import pytest
from flint import fmpq

from proofgen.math import term as t
from proofgen.math.shape import number
from proofgen.math.sorts import INTEGER, REAL
from proofgen.verify.refute.balls import Mode, Number, integer
from proofgen.verify.refute.clock import Clock
from proofgen.verify.refute.errors import NoValue
from proofgen.verify.refute.evaluate import Evaluator

K, X = t.Sym("k", INTEGER), t.Sym("x", REAL)
INVERSE = t.Pow(t.Add((K, number(-2))), number(-1))  # no value at k = 2


def evaluator() -> Evaluator:
    made = Evaluator({}, Mode(real=True), Clock(10.0))
    made.set_point({X: Number(fmpq(5)), K: integer(7)})
    return made


@pytest.mark.parametrize(
    "term", [t.Sum(K, number(1), number(3), INVERSE), t.Product(K, number(1), number(3), INVERSE), t.Lam(K, number(3), INVERSE)]
)
def test_a_name_is_free_again_after_a_body_without_a_value(term: t.Term) -> None:
    scope = evaluator()
    with pytest.raises(NoValue):
        scope.evaluate(term)
    assert not scope.locals
    assert scope.integer(K) == 7


def test_the_same_name_outside_and_inside() -> None:
    inner = t.Sum(K, number(1), K, K)  # its bound is the outer k
    outer = t.Sum(K, number(1), number(3), t.Mul((K, inner)))
    assert evaluator().integer(outer) == 1 * 1 + 2 * 3 + 3 * 6
