"""Readers do not raise on anything a person, or a cat on a keyboard, may write, and come back in bounded time."""

from __future__ import annotations

import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.statements.statement import Derivation

SEED = r"""
# Softmax
Let $n \in \mathbb{N}$, let $i, j, k \in \{1, \dots, n\}$, and let $\theta \in \mathbb{R}^n$, $A \in \mathbb{R}^{n \times n}$ be symmetric.
Define $$ \hat y_i = \frac{\exp(\theta_i)}{\sum_{j=1}^n \exp{\theta_j}}, \qquad f(x) = \int_0^x e^{-t^2}\,dt . $$
**Claim.** $\nabla_\theta L = \hat y - y$ for all $i \neq k$.
<!-- proofgen: expect refuted -->
$$
\begin{aligned}
\frac{\partial L}{\partial \theta_{i}} &= \sum\nolimits_j y_j \left( \hat y_i - \delta_{ij} \right) && \text{by (1)} \\
  &= \begin{cases} \hat y_i - 1 & i = k \\ \hat y_i & \text{otherwise} \end{cases} \tag{1}
\end{aligned}
$$
Hence $x^T A x = \operatorname{tr}(A x x^T)$, $\begin{pmatrix} a & b \\ c & d \end{pmatrix}^{-1} \ne \sqrt[3]{2} \pm |x|$, so $\lim_{x \to 0} \frac{\sin x}{x} = 1$.
"""
PIECES = [*r"{}[]()$_^&\|=<>+-*/!,.;:'`~#%@ " + "\n", r"\frac", r"\sum", r"\left", r"\right", r"\begin{aligned}", r"\end{aligned}", r"\\",
          r"\partial", "$$", "1", "x", "é", "\u2211", "\ufffd", r"\text{", r"\sqrt[", "<!-- proofgen: goal -->", "Let ", "Define ", "```math\n"]  # fmt: skip
SECONDS = 5.0
RELAXED = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


class TooSlow(BaseException):
    """Not an Exception, so that no reader can take it for one of its own."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    # the processor's time of this process: the machine may be busy with others
    def stop(*_: object) -> None:
        raise TooSlow(f"not read within {seconds} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def read(text: str) -> Derivation:
    try:
        with within(SECONDS):
            derivation = read_derivation(read_markdown(SourceText("cat.md", text)))
    except TooSlow as problem:
        pytest.fail(str(problem))
    for statement in derivation.statements:
        assert 0 <= statement.span.start <= statement.span.end <= len(text)
    return derivation


@RELAXED
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    read(text)


@RELAXED
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_formula(formula: str) -> None:
    read(f"Let $x \\in \\mathbb{{R}}$.\n\n$$ {formula} $$\n\nThen $x = {formula}$.")


@RELAXED
@given(st.integers(0, 2**32), st.integers(1, 12))
def test_mutated_mathematics(seed: int, count: int) -> None:
    dice = random.Random(seed)
    text = SEED
    for _ in range(count):
        at = dice.randrange(len(text))
        text = text[:at] + dice.choice([*PIECES, ""]) + text[at + dice.choice([0, 1, 1, 2, 5]) :]
    read(text)


DEEP = {
    "braces": "{" * 10_000 + "x" + "}" * 10_000,
    "parentheses": "(" * 10_000 + "x" + ")" * 10_000,
    "left": r"\left(" * 10_000 + "x" + r"\right)" * 10_000,
    "fractions": r"\frac{1}{" * 10_000 + "x" + "}" * 10_000,
    "roots": r"\sqrt{" * 10_000 + "x" + "}" * 10_000,
    "powers": "x^{" * 10_000 + "2" + "}" * 10_000,
    "signs": "-" * 10_000 + "x",
    "open": "{" * 10_000,
    "closed": "}" * 10_000,
    "scripts": "x" + "_1^2" * 5_000,
    "sum": "+".join(["x"] * 10_000),
    "primes": "x" + "'" * 10_000,
    "long": "x" * 200_000,
    "number": "1" * 100_000,
}


@pytest.mark.parametrize("formula", DEEP.values(), ids=DEEP.keys())
def test_deep_and_long_formulas(formula: str) -> None:
    """The line itself may be unreadable; the line after it is read all the same."""
    derivation = read(f"Let $x \\in \\mathbb{{R}}$.\n\n$$ {formula} = x $$\n\n$$ x + x = 2 x $$\n")
    assert derivation.statements[-1].term is not None


def test_a_line_of_five_megabytes() -> None:
    derivation = read("Let $x \\in \\mathbb{R}$.\n\n" + "word " * 1_000_000 + "\n\n$$ x + x = 2 x $$\n")
    assert derivation.statements[-1].term is not None


def test_a_formula_of_one_megabyte() -> None:
    derivation = read("Let $x \\in \\mathbb{R}$.\n\n$$ " + "x + " * 250_000 + "x = 1 $$\n\n$$ x + x = 2 x $$\n")
    assert derivation.statements[-1].term is not None


def test_dollars_by_the_thousand() -> None:
    read("$" * 20_001 + "\n" + "$ x\n\n" * 2_000)


def test_backticks_in_runs_of_every_length() -> None:
    read("Let $x > 0$.\n\n" + " ".join("`" * length for length in range(1, 401)) + "\n\n$$ x + x = 2 x $$\n")


def test_declarations_by_the_thousand() -> None:
    read("".join(f"Let $x_{{\\text{{n{number}}}}} > 0$.\n\n" for number in range(1_500)))
