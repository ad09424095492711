"""Softmax cross-entropy: the claim the product exists to flag, at its author's own numbers."""

from __future__ import annotations

from fractions import Fraction

from proofgen.math import term as t
from proofgen.math.context import Sample
from proofgen.verify.verdict import Agreement, Witness
from tests.verify.build_refute import CE, CROSS_ENTROPY, ONE_HOT, eq, fn, ix, k, num, q, rel, run, sub, theta, vec, yhat, yy
from tests.verify.reeval import Reeval, far_apart

GIVEN = vec(*(Fraction(v, 10) for v in (1, 2, 1, 4, 2)))
SAMPLES = (Sample(yhat, GIVEN), Sample(yy, vec(0, 0, 0, 1, 0)))
ZEROED = eq(t.Gradient(CE, theta), vec(0, 0, 0, sub(ix(yy, 4), ix(yhat, 4)), 0))
RIGHT = eq(t.Gradient(CE, theta), t.Add((yhat, t.Mul((num(-1), yy)))))


def test_zeroed_gradient_at_the_authors_numbers() -> None:
    outcome = run(ZEROED, *ONE_HOT, definitions=CROSS_ENTROPY, samples=SAMPLES)
    assert isinstance(outcome, Witness)
    assert outcome.own_numbers
    assert [e.left.text for e in outcome.entries] == [r"\frac{1}{10}", r"\frac{1}{5}", r"\frac{1}{10}", r"-\frac{3}{5}", r"\frac{1}{5}"]
    assert [e.right.text for e in outcome.entries] == ["0", "0", "0", r"\frac{3}{5}", "0"]
    assert all(e.left.exact and e.right.exact for e in outcome.entries)
    point = dict(outcome.point)
    assert point[theta].items[0] is fn("log", Fraction(1, 10))  # type: ignore[attr-defined]
    assert point[yhat] is GIVEN
    assert point[k] is num(4)
    second = Reeval(outcome.point, CROSS_ENTROPY)
    assert far_apart(second.at(ZEROED.left), second.at(ZEROED.right))  # type: ignore[attr-defined]


def test_right_gradient_is_not_refuted() -> None:
    outcome = run(RIGHT, *ONE_HOT, definitions=CROSS_ENTROPY, samples=SAMPLES)
    assert isinstance(outcome, Agreement)
    assert outcome.points >= 12


def test_zero_component_is_refuted_at_the_smallest_size() -> None:
    outcome = run(eq(t.Partial(CE, ix(theta, q)), 0), *ONE_HOT, rel(q, "!=", k), definitions=CROSS_ENTROPY)
    assert isinstance(outcome, Witness)
    assert not outcome.own_numbers
    assert outcome.left.text == r"\frac{1}{2}"
    assert len(dict(outcome.point)[theta].items) == 2  # type: ignore[attr-defined]


def test_samples_that_contradict_a_hypothesis_are_left_aside() -> None:
    outcome = run(ZEROED, *ONE_HOT, eq(num(5), 5), definitions=CROSS_ENTROPY, samples=(Sample(yy, vec(0, 0, 0, 2, 0)),))
    assert not (isinstance(outcome, Witness) and outcome.own_numbers)
