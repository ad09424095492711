"""Probabilities of events and of values: what follows for any events is proved, and nothing of them is refuted."""

from __future__ import annotations

import pytest

from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import checked, judged, verdict

EVENTS = r"Let $A$, $B$ and $C$ be events with $P(B) > 0$."
INDEPENDENT = r"Let $A$ and $B$ be independent events."
DISJOINT = r"Let $A$ and $B$ be disjoint events."
COUNT = r"Let $X \sim \mathrm{Poisson}(\lambda)$."
COINS = r"Let $X \sim \mathrm{Binomial}(n, p)$."
WAIT = r"Let $X \sim \mathrm{Exp}(\lambda)$ and $t \ge 0$."
TRUE = [
    (EVENTS, r"P(A \mid B) = \frac{P(B \mid A) P(A)}{P(B)}"),
    (EVENTS, r"P(A \mid B) = \frac{P(B | A) P(A)}{P(B | A) P(A) + P(B | A^c) (1 - P(A))}"),
    (EVENTS, r"\Pr(B) = \Pr(B \mid A) \Pr(A) + \Pr(B \mid A^c) \Pr(A^c)"),
    (EVENTS, r"\mathbb{P}(A \cap B \mid C) = \mathbb{P}(A \mid B \cap C) \, \mathbb{P}(B \mid C)"),
    (EVENTS, r"P(A \cup B) = P(A) + P(B) - P(A \cap B)"),
    (EVENTS, r"P(A \cup B) \le P(A) + P(B)"),
    (EVENTS, r"P((A \cup B)^c) = P(A^c \cap B^c)"),
    (EVENTS, r"P(A, B) = P(A \mid B) P(B)"),
    (COUNT, r"P(X = k) = \frac{\lambda^k e^{-\lambda}}{k!}"),
    (COUNT, r"P(X \ge 1) = 1 - e^{-\lambda}"),
    (COUNT, r"\Pr(X = k + 1) = \frac{\lambda}{k + 1} \Pr(X = k)"),
    (COINS, r"P(X = k) = \binom{n}{k} p^k (1 - p)^{n - k}"),
    (WAIT, r"P(X > t) = e^{-\lambda t}"),
]
FALSE = [
    (COUNT, r"P(X = k) = \frac{\lambda^k e^{-\lambda}}{k}"),
    (COUNT, r"P(X \ge 1) = e^{-\lambda}"),
    (COINS, r"P(X = k) = \binom{n}{k} p^{n - k} (1 - p)^k"),
    (WAIT, r"P(X \le t) = e^{-\lambda t}"),
]
OPEN = [  # false of most events, true of some, and words may have said which
    (EVENTS, r"P(A \cap B) = P(A) P(B)"),
    (EVENTS, r"P(A \cup B) = P(A) + P(B)"),
    (EVENTS, r"P(A \mid B) = P(B \mid A)"),
    (EVENTS, r"P(B) = P(B \mid A) + P(B \mid A^c)"),
    (EVENTS, r"P(A \cap B) \ge P(A)"),
    (EVENTS, r"P(A \cap B) > 0"),
    (EVENTS, r"P(A) + P(B) \le 1"),
    (EVENTS, r"P(A \cap B) \ge P(A) + P(B)"),
    (EVENTS, r"P(A \cap B) > P(A) + P(B) - 1"),
    (INDEPENDENT, r"P(A \cap B) = P(A) + P(B)"),
    (DISJOINT, r"P(A \cup B) = P(A) + P(B)"),
    (r"Let $X \sim \mathrm{Geom}(p)$.", r"P(X = k) = (1 - p)^k p"),  # from 0 on or from 1 on?
    (r"Let $X \sim \mathcal{N}(0, 1)$.", r"P(X \le 0) = \frac{1}{2}"),
]


@pytest.mark.parametrize(("given", "formula"), TRUE)
def test_proved(given: str, formula: str) -> None:
    assert isinstance(judged(given, formula), Proved)


@pytest.mark.parametrize(("given", "formula"), FALSE)
def test_refuted(given: str, formula: str) -> None:
    assert isinstance(judged(given, formula), Refuted)


@pytest.mark.parametrize(("given", "formula"), OPEN)
def test_left_open(given: str, formula: str) -> None:
    found = judged(given, formula)
    assert found is not None
    assert not isinstance(found, Proved | Refuted)


def test_a_polynomial_with_the_name_is_none() -> None:
    line = checked("Let $P \\colon \\mathbb{R} \\to \\mathbb{R}$ and $x \\in \\mathbb{R}$. Define $P(x) = x^2 + 1$.\n\n$$ P(2) = 5 $$\n")[
        -1
    ]
    assert isinstance(verdict(line), Proved)
