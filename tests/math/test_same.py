"""When two claims are one in another form, and when they only follow from one another."""

from __future__ import annotations

import pytest

from proofgen.math.context import Definition
from proofgen.math.same import same_claim
from proofgen.math.term import Term
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation

SETUP = r"""Let $n \in \mathbb{N}$, $a, b, c, x, y \in \mathbb{R}$ with $a > 0$, $v, w \in \mathbb{R}^n$, $A \in \mathbb{R}^{n \times n}$.
Let $g \colon \mathbb{R} \to \mathbb{R}$ be differentiable. Define $f(t) = t^2 + 1$ and $q = x + y$.

"""
SAME = [
    (r"x = \frac{-b + \sqrt{b^2 - 4ac}}{2a}", r"x = \frac{\sqrt{b b - 4ca} - b}{2a}"),
    (r"x = \frac{-b + \sqrt{b^2 - 4ac}}{2a}", r"x = -\frac{b}{2a} + \frac{\sqrt{b^2 - 4ac}}{2a}"),
    (r"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}", r"x = \frac{\pm \sqrt{b^2 - 4ac} - b}{2a}"),
    (r"x = y", r"y - x = 0"),
    (r"x = y", r"2x = 2y"),
    (r"x + a = y", r"x = y - a"),
    (r"x (y + 1) = a", r"a = x y + x"),
    (r"x = \frac{1}{a - b}", r"x = \frac{-1}{b - a}"),
    (r"x \le y", r"y - x \ge 0"),
    (r"2 a b \le a^2 + b^2", r"a^2 - 2 a b + b^2 \ge 0"),
    (r"x \ne y", r"x - y \neq 0"),
    (r"g'(x) = 2x", r"\frac{d g(x)}{dx} = x + x"),
    (r"\sum_{i=1}^n v_i = x", r"x = \sum_{j=1}^n v_j"),
    (r"\frac{1}{n} \sum_{i=1}^n v_i = x", r"\sum_{j=1}^n \frac{v_j}{n} = x"),
    (r"\sum_{i=1}^n (v_i + 1) = x", r"\sum_{i=1}^n v_i + n = x"),
    (r"\sum_{i=1}^n \sum_{j=1}^n v_i w_j = x", r"\sum_{k=1}^n \sum_{l=1}^n w_l v_k = x"),
    (r"v^T A w = x", r"w^T A^T v = x"),
    (r"A (v + w) = v", r"A v + A w - v = 0"),
    (r"g(x) = e^{-x}", r"g(x) = \frac{1}{e^x}"),
    (r"f(x) = (x + 1)(x - 1)", r"2 f(x) = 2 (x - 1)(x + 1)"),
    (r"f(x) - f(y) = (x - y)(x + y)", r"f(x) = f(y) + (x + y)(x - y)"),
    (r"g(x) = q", r"g(x) = x + y"),
]
OTHERS = [
    (r"x = y", r"x^2 = y^2"),
    (r"x = y", r"x = -y"),
    (r"x = y", r"a x = a y"),
    (r"x y = x a", r"y = a"),
    (r"x \le y", r"x \ge y"),
    (r"x \le y", r"x < y"),
    (r"x \le y", r"-x \le -y"),
    (r"x < y", r"x = y"),
    (r"x = y", r"x = x"),
    (r"x = x", r"y = y"),
    (r"x + y = y + x", r"0 = 0"),
    (r"a^2 + b^2 \ge 2 a b", r"(a - b)^2 \ge 0"),
    (r"(x + y)^2 = x^2 + 2 x y + y^2", r"x + y = y + x"),
    (r"(x + y)^2 = x^2 + 2 x y + y^2", r"(x - y)^2 = x^2 - 2 x y + y^2"),
    (r"x^2 - y^2 = (x - y)(x + y)", r"x^2 - y^2 = x^2 - y^2"),
    (r"f(x) - f(y) = (x - y)(x + y)", r"f(x) - f(y) = x^2 - y^2"),
    (r"f(x) - f(y) = (x - y)(x + y)", r"f(x) - f(y) = x^2 + 1 - y^2 - 1"),
    (r"f(x) - f(y) = (x - y)(x + y)", r"f(x) - f(y) = f(x) - f(y)"),
    (r"f(x) - f(y) = (x - y)(x + y)", r"x^2 - y^2 = (x - y)(x + y)"),
    (r"q = x + y", r"q - x = y"),
    (r"v^T A w = x", r"w^T A v = x"),
    (r"A v = w", r"A^T v = w"),
    (r"\sum_{i=1}^n v_i = x", r"\sum_{i=2}^n v_i = x"),
    (r"\sum_{i=1}^n \sum_{j=1}^n v_i w_j = x", r"\sum_{i=1}^n \sum_{j=1}^n v_i w_i = x"),
    (r"\sum_{i=1}^\infty (2^{-i} + 1) = x", r"\sum_{i=1}^\infty 2^{-i} + \sum_{i=1}^\infty 1 = x"),
    (r"\sqrt{x^2} = y", r"x = y"),
    (r"\log x^2 = y", r"2 \log x = y"),
    (r"g'(x) = 2x", r"g'(y) = 2x"),
    (r"x = 2 \text{ or } x = 3", r"x = 2"),
    (r"x = 2 \text{ or } x = 3", r"x = 2 \text{ or } x = -3"),
]


def claims(left: str, right: str) -> tuple[Term, Term, tuple[Definition, ...]]:
    statements = read_derivation(read_markdown(SourceText("a.md", f"{SETUP}$$ {left} $$\n\nand\n\n$$ {right} $$\n"))).statements
    one, other = (each for each in statements if each.formula.display)
    assert one.term is not None, left
    assert other.term is not None, right
    assert one.context is not None, left
    assert other.context is not None, right
    return one.term, other.term, (*one.context.definitions, *other.context.definitions)


@pytest.mark.parametrize(("goal", "line"), SAME)
def test_the_same(goal: str, line: str) -> None:
    wanted, said, definitions = claims(goal, line)
    assert same_claim(said, wanted, definitions)
    assert same_claim(wanted, said, definitions)


@pytest.mark.parametrize(("goal", "line"), OTHERS)
def test_not_the_same(goal: str, line: str) -> None:
    wanted, said, definitions = claims(goal, line)
    assert not same_claim(said, wanted, definitions)


def test_a_claim_that_would_grow_is_compared_as_it_is_written() -> None:
    power = r"(a + b + c + x + y)^{12} (a - b)^{12} = x"
    long, other, definitions = claims(power, power.replace("= x", "= y"))
    assert same_claim(long, long, definitions)
    assert not same_claim(long, other, definitions)
