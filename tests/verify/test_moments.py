"""Moments of distributions that have a name: true ones are proved, false ones refuted with the exact value; and what is not determined stays open."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from flint import fmpq

from proofgen.math.chance import Distributed
from proofgen.math.shape import number
from proofgen.math.sorts import REAL
from proofgen.math.term import Sym
from proofgen.verify.normal.moments import moment
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.refute import refute
from proofgen.verify.refute.balls import Mode, Number
from proofgen.verify.refute.clock import Clock
from proofgen.verify.refute.duals import add, core, multiply, power
from proofgen.verify.refute.errors import Beyond, NoValue, Unsettled
from proofgen.verify.refute.evaluate import Evaluator
from proofgen.verify.refute.named_laws import law_of, mean_and_variance, moved, nodes
from proofgen.verify.refute.tensors import scalar
from proofgen.verify.verdict import Witness
from tests.statements.derivations import checked
from tests.verify.gauss import gauss
from tests.verify.last_line import verdict
from tests.verify.reverify import Record, reverify

LAWS: list[tuple[str, list[Fraction]]] = [
    ("normal", [Fraction(1, 2), Fraction(3)]), ("normal", [Fraction(-2), Fraction(0)]), ("uniform", [Fraction(-1), Fraction(3, 2)]), ("poisson", [Fraction(5, 2)]),
    ("exponential", [Fraction(2, 3)]), ("bernoulli", [Fraction(1, 3)]), ("bernoulli", [Fraction(0)]), ("binomial", [Fraction(4), Fraction(2, 5)]), ("binomial", [Fraction(0), Fraction(1, 2)]),
    ("gamma", [Fraction(3, 2), Fraction(2)]), ("beta", [Fraction(1, 2), Fraction(5, 3)]),
]  # fmt: skip


def numbers(values: list[Fraction]) -> tuple[Number, ...]:
    return tuple(Number(fmpq(value.numerator, value.denominator)) for value in values)


@pytest.mark.parametrize(("name", "params"), LAWS)
def test_prover_refuter_and_gauss_have_the_same_moments(name: str, params: list[Fraction]) -> None:
    law = law_of(name, numbers(params))
    plain = Evaluator({}, Mode(real=True), Clock(60))
    told = Distributed(Sym("X", REAL), name, tuple(map(number, params)))
    import mpmath

    for k in range(1, 8):
        total = Number(fmpq(0))
        for place, weight in nodes(law, k):
            total = add(total, multiply(weight, power(Number(fmpq(place)), k)))
        kept = moment(told, k)
        assert kept is not None
        exact = core(total).rational
        assert exact is not None
        assert core(scalar(plain.evaluate(kept))).rational == exact
        if name != "normal" or params[1]:
            by_nodes = mpmath.fsum(w * x**k for x, w in gauss(name, [mpmath.mpf(p.numerator) / p.denominator for p in params]))
            assert abs(by_nodes - mpmath.mpf(int(exact.p)) / int(exact.q)) < mpmath.mpf(10) ** -30


@pytest.mark.parametrize(("name", "params"), [
    ("normal", [Fraction(0), Fraction(-1)]), ("uniform", [Fraction(1), Fraction(1)]), ("uniform", [Fraction(2), Fraction(1)]), ("poisson", [Fraction(0)]),
    ("exponential", [Fraction(-1)]), ("bernoulli", [Fraction(3, 2)]), ("binomial", [Fraction(-1), Fraction(1, 2)]), ("gamma", [Fraction(1), Fraction(0)]),
    ("beta", [Fraction(0), Fraction(1)]),
])  # fmt: skip
def test_parameters_of_no_law(name: str, params: list[Fraction]) -> None:
    with pytest.raises(NoValue):
        law_of(name, numbers(params))


def test_a_count_is_whole() -> None:
    with pytest.raises(Unsettled):
        law_of("binomial", numbers([Fraction(5, 2), Fraction(1, 2)]))


def test_only_a_law_of_few_values_averages_what_is_no_polynomial() -> None:
    assert len(nodes(law_of("binomial", numbers([Fraction(3), Fraction(1, 2)])), 99)) == 4
    with pytest.raises(Beyond):
        nodes(law_of("poisson", numbers([Fraction(1)])), 99)


@pytest.mark.parametrize(("name", "one", "other", "holds"), [
    ("normal", [0, 1], [3, 4], True), ("uniform", [0, 1], [-1, 5], True), ("exponential", [1], [3], True), ("gamma", [2, 1], [2, 5], True), ("gamma", [2, 1], [3, 1], False),
    ("poisson", [1], [2], False), ("poisson", [2], [2], True), ("bernoulli", [Fraction(1, 2)], [Fraction(1, 3)], False), ("beta", [1, 2], [2, 1], False),
    ("normal", [0, 0], [0, 1], False),
])  # fmt: skip
def test_one_law_by_a_line_from_another(name: str, one: list[Fraction], other: list[Fraction], holds: bool) -> None:
    first, second = (law_of(name, numbers(list(map(Fraction, params)))) for params in (one, other))
    line = moved(first, second)
    assert (line is not None) == holds
    if line is not None:
        (slope, offset), (mean, variance), (other_mean, other_variance) = line, mean_and_variance(first), mean_and_variance(second)
        assert core(add(multiply(slope, mean), offset)).rational == core(other_mean).rational
        assert core(multiply(multiply(slope, slope), variance)).rational == core(other_variance).rational


NORMAL, STANDARD = r"Let $X \sim \mathcal{N}(\mu, \sigma^2)$.", r"Let $X \sim \mathcal{N}(0, 1)$."
UNIT, UNIFORM = "Let $X$ be uniformly distributed on $[0, 1]$.", r"Let $X \sim \mathrm{Uniform}(a, b)$."
POISSON, EXPONENTIAL = r"Let $X \sim \mathrm{Poisson}(\lambda)$.", r"Let $X \sim \mathrm{Exp}(\lambda)$."
BERNOULLI, BINOMIAL = r"Let $X \sim \mathrm{Bernoulli}(p)$.", r"Let $X \sim \mathrm{Bin}(n, p)$."
GAMMA, BETA = r"Let $X \sim \mathrm{Gamma}(\alpha, \beta)$ with rate $\beta$.", r"Let $X \sim \mathrm{Beta}(\alpha, \beta)$."
APART = r"Let $X \sim \mathcal{N}(0, 1)$ and $Y \sim \mathcal{N}(0, 1)$ be independent."
ANYHOW = r"Let $X \sim \mathcal{N}(0, 1)$ and $Y \sim \mathcal{N}(0, 1)$."
SAMPLE = r"Let $X_1, \dots, X_n \sim \mathcal{N}(\mu, \sigma^2)$ be independent."
ENTRIES = r"Let $p \in \mathbb{R}^n$. Let $X_1, \dots, X_n$ be independent random variables with $X_i \sim \mathrm{Bernoulli}(p_i)$."
TRUE = [
    (UNIT, r"\mathbb{E}[X^2] = \frac13"), (UNIFORM, r"\mathbb{E}[X^3] = \frac{(a + b)(a^2 + b^2)}{4}"), (STANDARD, r"\mathbb{E}[X^6] = 15"),
    (NORMAL, r"\mathbb{E}[X^4] = \mu^4 + 6 \mu^2 \sigma^2 + 3 \sigma^4"), (NORMAL, r"\mathbb{E}[(X - \mu)^4] = 3 \sigma^4"),
    (POISSON, r"\mathbb{E}[X^3] = \lambda^3 + 3 \lambda^2 + \lambda"), (POISSON, r"\mathbb{E}[X(X-1)(X-2)] = \lambda^3"), (POISSON, r"\mathbb{E}[e^{tX}] = e^{\lambda(e^t - 1)}"),
    (EXPONENTIAL, r"\mathbb{E}[X^3] = \frac{6}{\lambda^3}"), (BERNOULLI, r"\mathbb{E}[X^5] = p"), (BINOMIAL, r"\mathbb{E}[X^3] = n(n-1)(n-2)p^3 + 3n(n-1)p^2 + np"),
    (GAMMA, r"\mathbb{E}[X^3] = \frac{\alpha(\alpha+1)(\alpha+2)}{\beta^3}"), (BETA, r"\mathbb{E}[X^2] = \frac{\alpha(\alpha+1)}{(\alpha+\beta)(\alpha+\beta+1)}"),
    (APART, r"\mathbb{E}[X^2 Y^4] = 3"), (APART, r"\operatorname{Var}(X Y) = 1"), (SAMPLE, r"\operatorname{Var}(\sum_{i=1}^n (X_i - \mu)^2) = 2 n \sigma^4"),
    (ENTRIES, r"\mathbb{E}[\sum_{i=1}^n X_i^3] = \sum_{i=1}^n p_i"),
]  # fmt: skip
FALSE = [
    (UNIT, r"\mathbb{E}[X^2] = \frac12"), (UNIFORM, r"\mathbb{E}[X^2] = \frac{a^2 + b^2}{3}"), (STANDARD, r"\mathbb{E}[X^3] = 1"), (STANDARD, r"\mathbb{E}[X^6] = 14"),
    (NORMAL, r"\mathbb{E}[X^4] = \mu^4 + 3 \sigma^4"), (POISSON, r"\mathbb{E}[X^2] = \lambda^2"), (POISSON, r"\mathbb{E}[X^3] = \lambda^3"),
    (EXPONENTIAL, r"\mathbb{E}[X^2] = \frac{1}{\lambda^2}"), (EXPONENTIAL, r"\mathbb{E}[X^3] = \frac{3}{\lambda^3}"), (BERNOULLI, r"\mathbb{E}[X^3] = p^3"),
    (BERNOULLI, r"\mathbb{E}[e^{tX}] = 1 + p e^t"), (BINOMIAL, r"\mathbb{E}[X^3] = n^3 p^3"), (BINOMIAL, r"\mathbb{E}[\frac{1}{X + 1}] = \frac{1}{n p + 1}"),
    (BINOMIAL, r"\mathbb{E}[\sum_{k=1}^X k] = \frac{n p}{2}"), (GAMMA, r"\mathbb{E}[X^3] = \frac{\alpha^3}{\beta^3}"), (BETA, r"\mathbb{E}[X(1 - X)] = \frac{\alpha \beta}{(\alpha + \beta)^2}"),
    (APART, r"\mathbb{E}[X^2 Y^2] = 3"), (APART, r"\mathbb{E}[(X + Y)^4] = 6"), (ANYHOW, r"\mathbb{E}[X^2 Y^2] = 1"), (ANYHOW, r"\mathbb{E}[X^2 Y^2] = 3"),
    (ANYHOW, r"\operatorname{Var}(X + Y) = 2"), (SAMPLE, r"\operatorname{Var}(\sum_{i=1}^n (X_i - \mu)^2) = n \sigma^4"), (ENTRIES, r"\mathbb{E}[\sum_{i=1}^n X_i^3] = \sum_{i=1}^n p_i^3"),
    (r"Let $n \in \mathbb{N}$ and $X \sim \mathrm{Exp}(\lambda)$.", r"\mathbb{E}[X^n] = \frac{n}{\lambda^n}"), (r"Let $X \sim \mathcal{N}(0, 2)$.", r"\operatorname{Var}(X^2) = 2"),
]  # fmt: skip
# With names of the laws (of which not every dependence is possible), with what is no polynomial, with a sum that ends at random.
OPEN = [
    (r"Let $X \sim \mathrm{Bernoulli}(1/2)$ and $Y \sim \mathrm{Bernoulli}(1/3)$.", r"\operatorname{Cov}(X, Y) \le \frac16"),
    (r"Let $X \sim \mathrm{Uniform}(0, 1)$ and $Y \sim \mathrm{Exp}(1)$.", r"\operatorname{Cov}(X, Y) \le \frac14"),
    (STANDARD, r"\mathbb{E}[|X|] = 1"), (POISSON, r"\mathbb{E}[\sum_{k=1}^X k] = 1"), (EXPONENTIAL, r"\mathbb{E}[\frac1X] = \lambda"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "line"), TRUE)
def test_proved(tmp_path: Path, given: str, line: str) -> None:
    assert verdict(tmp_path, given, line) == "proved"


@pytest.mark.parametrize(("given", "line"), FALSE)
def test_refuted(given: str, line: str) -> None:
    statement = checked(f"{given}\n\n$$ {line} $$\n")[-1]
    assert statement.goal is not None
    assert statement.context is not None
    found = refute(Obligation(statement.goal, statement.context), Limits())
    assert isinstance(found, Witness)
    reverify(Obligation(statement.goal, statement.context), found, record := Record())
    assert record.verified or "hang together" in "".join(record.unknown) or "entries" in "".join(record.unknown)


@pytest.mark.parametrize(("given", "line"), OPEN)
def test_neither(tmp_path: Path, given: str, line: str) -> None:
    assert verdict(tmp_path, given, line) == "undecided"


def test_a_factorial_has_a_mean_for_small_rates_only(tmp_path: Path) -> None:
    assert verdict(tmp_path, POISSON, r"\mathbb{E}[X!] = \frac{e^{-\lambda}}{1 - \lambda}") == "proved-if"
