"""Notation that is read although no law is known of it yet, and ellipses, signs and values taken: how each is typed again."""

from __future__ import annotations

import pytest
from reading import read

from proofgen.math.walk import uninterpreted

READ = [
    (r"\mathbb{E}[a^2] = 1", r"\mathbb{E}\left[a^{2}\right] = 1"),
    (r"\operatorname{Var}(a + b) = 1", r"\operatorname{Var}\left(a + b\right) = 1"),
    (r"\Pr(A \mid B) = 1", r"\Pr\left(A \mid B\right) = 1"),
    (r"\mathbb E_{x \sim q}[f(x)] = 1", r"\mathbb{E}_{x \sim q}\left[f(x)\right] = 1"),
    (r"\mathcal N(x \mid \mu, \sigma^2) = 1", r"\mathcal{N}(x \mid \mu , \sigma ^ 2) = 1"),
    (r"\operatorname{KL}(q \| r) \ge 0", r"\operatorname{KL}\left(q \| r\right) \geq 0"),
    (r"\arg\max_\theta f(x) = 2", r"\operatorname{argmax}_{\theta} f(x) = 2"),
    (r"\max_{x \in S} f(x) \le 3", r"\max_{x \in S} f(x) \leq 3"),
    (r"x \approx 3", r"x \approx 3"),
    (r"(a \otimes b) x = 1", r"\left(a \otimes b\right) \, x = 1"),
    (r"\operatorname{rank}(A) = 1", r"\operatorname{rank}\left(A\right) = 1"),
]
WRITTEN_OUT = [
    (r"1 + 2 + \dots + n = x", r"\sum_{j = 1}^{n} j = x"),
    (r"1^2 + 2^2 + \cdots + n^2 = x", r"\sum_{j = 1}^{n} j^{2} = x"),
    (r"1 + 3 + 5 + \dots + (2n-1) = n^2", r"\sum_{j = 1}^{n} \left(2 j - 1\right) = n^{2}"),
    (r"a + ab + ab^2 + \dots + ab^{n-1} = x", r"\sum_{j = 1}^{n} a \, b^{j - 1} = x"),
    (r"u_1 + \dots + u_n = x", r"\sum_{j = 1}^{n} u_{j} = x"),
    (r"u_1 u_2 \cdots u_n = x", r"\prod_{j = 1}^{n} u_{j} = x"),
    (r"1 \cdot 2 \cdots n = n!", r"\prod_{j = 1}^{n} j = n!"),
    (r"(u_1, \dots, u_n) = u", r"u = u"),
    (r"x = \pm a", r"x = a \;\text{or}\; x = -a"),
    (r"\left. t^2 + t \right|_0^1 = 2", r"\left(1^{2} + 1\right) - \left(0^{2} + 0\right) = 2"),
    (r"[t^2]_{0}^{1} = 1", r"1^{2} - 0^{2} = 1"),
    (r"\frac{t^3}{3}\Big|_0^1 = 1", r"\frac{1^{3}}{3} - \frac{0^{3}}{3} = 1"),
    (r"\lim_{t \to 0^+} t = 0", r"\lim_{t \to 0^{+}} t = 0"),
    (r"\lim_{t \uparrow 1} t = 1", r"\lim_{t \to 1^{-}} t = 1"),
    (r"{n \choose k} = 1", r"\binom{n}{k} = 1"),
    (r"{a \over b} = 1", r"\frac{a}{b} = 1"),
    (r"E[X] = 2", r"\mathbb{E}\left[X\right] = 2"),
]


@pytest.mark.parametrize(("formula", "reading"), READ)
def test_read_and_not_judged(formula: str, reading: str) -> None:
    _, statement = read(formula)
    assert statement.reading == reading
    assert statement.term is not None
    assert uninterpreted(statement.term) is not None


@pytest.mark.parametrize(("formula", "reading"), WRITTEN_OUT)
def test_written_out(formula: str, reading: str) -> None:
    _, statement = read(formula)
    assert statement.problem is None, statement.problem
    assert statement.reading == reading
    assert statement.term is not None
    assert uninterpreted(statement.term) is None


@pytest.mark.parametrize("formula", [
    r"1 + 5 + \dots + n = x", r"2 + \dots + n = x", r"1 + 2 + \dots = x", r"1 + 2 + 4 + \dots + n = x", r"u_1 + u_3 + \dots + u_n = x",
    r"t^2 + t \Big|_0^1 = 2", r"f(x \pm y) < 1", r"e^{\pm x} = 1",
])  # fmt: skip
def test_refused_where_two_readings_differ(formula: str) -> None:
    _, statement = read(formula)
    assert statement.problem is not None


def test_what_is_demanded_is_supposed_and_not_used() -> None:
    _, statement = read(r"a \overset{!}{=} a + 1")
    assert statement.role == "hypothesis"
    assert not statement.checked
