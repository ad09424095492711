"""What one forgotten side condition in the rules would prove: `benchmarks/bugs.py` leaves them out one at a time.

First lines that are false, or not shown to have a value; then steps of the rules that may not be taken, where no short line shows why.
"""

from __future__ import annotations

import pytest
from build import (
    add,
    at,
    call,
    complex_,
    d,
    define,
    delta,
    div,
    eq,
    exp,
    fn,
    for_all,
    function,
    given,
    integer,
    log,
    mul,
    neg,
    power,
    ranged,
    real,
    rel,
    sub,
    tensor,
    times,
    total,
)

from proofgen.math.context import Context
from proofgen.math.term import Det, Term
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.verify.equation import Equation
from proofgen.verify.normal.antiderivative_regular import inside
from proofgen.verify.normal.core import Clock
from proofgen.verify.normal.derivative import Differentiation
from proofgen.verify.normal.logarithms import _of_atom
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.search import Search
from proofgen.verify.verdict import Attempt, Proof

FALSE = {
    "the root of a complex square": r"Let $z \in \mathbb{C}$. $$ \sqrt{z^2} = |z| $$",
    "the root of a negative number among complex ones": r"Let $z \in \mathbb{C}$ and $x \le 0$. $$ z + \sqrt{-x} = z + \sqrt{-1} \sqrt{x} $$",
    "the logarithm of a product of complex numbers": r"""Let $n \in \mathbb{N}$ and $z \in \mathbb{C}^n$.
        $$ \log \prod_{i=1}^n z_i = \sum_{i=1}^n \log z_i $$""",
    "a delta out of range": r"""Let $n \in \mathbb{N}$, $k \in \{1, \dots, n\}$ and $x \in \mathbb{R}^n$.
        $$ \sum_{i=1}^{n-1} \delta_{ik} x_i = x_k $$""",
    "a delta of twice the index": r"""Let $n, m \in \mathbb{N}$ with $2 m \le n$, and let $y \in \mathbb{R}^n$.
        $$ \sum_{k=1}^n \delta_{2 \cdot k, m} y_k = y_{2 \cdot m} $$""",
    "the last factor of a product that may be empty": r"""Let $n \in \mathbb{Z}$ and $x \in \mathbb{R}$.
        $$ \prod_{k=1}^{n+1} x = x \prod_{k=1}^n x $$""",
    "a product of complex roots": r"""Let $n \in \mathbb{N}$ and $z \in \mathbb{C}^n$.
        $$ \prod_{i=1}^n \sqrt{z_i} = \sqrt{\prod_{i=1}^n z_i} $$""",
    "the determinant of an inverse": r"""Let $n \in \mathbb{N}$, let $A \in \mathbb{R}^{n \times n}$ be invertible and $B, C \in \mathbb{R}^{n \times n}$.
        $$ \det(A^{-1} B + A^{-1} C) = \det(A) \det(B + C) $$""",
    "the trace of the identity": r"""Let $n \in \mathbb{N}$ and $A, B \in \mathbb{R}^{n \times n}$.
        $$ \operatorname{tr}((A + B) (A + B)^{-1}) = 1 $$""",
    "a square completed": r"Let $x \in \mathbb{R}$. $$ x^2 + 3 x + 2.2 > 0 $$",
    "weights of any sign": r"""Let $n \in \mathbb{N}$ and $c, u \in \mathbb{R}^n$ with $u_i > 0$ for all $i$.
        $$ \sum_{i=1}^n c_i \log u_i \le \sum_{i=1}^n c_i (u_i - 1) $$""",
    "the square of a sum": r"""Let $n \in \mathbb{N}$ and $x \in \mathbb{R}^n$.
        $$ \left( \sum_{i=1}^n x_i \right)^2 \le \sum_{i=1}^n x_i^2 $$""",
    "a derivative by what is tied": r"Let $x, y \in \mathbb{R}$ with $y = x^2$. $$ \frac{\partial y}{\partial x} = 0 $$",
    "a complex square": r"Let $z \in \mathbb{C}$. $$ |z^2| = z^2 $$",
    "the derivative of a complex absolute value": r"Let $z \in \mathbb{C}$. $$ \frac{d}{dz} |z| = \frac{z}{|z|} $$",
    "one distribution of two of three": r"""Let $A$ be a random variable. Let $X, Y$ be independent and identically distributed random variables.
        $$ \mathbb{E}[X] = \mathbb{E}[A] $$""",
}
UNSHOWN = {
    "a derivative under an expectation": r"Let $X$ be a random variable and $t \in \mathbb{R}$. $$ \frac{d}{dt} \mathbb{E}[e^{t \cdot t X}] = \mathbb{E}[2 t X e^{t \cdot t X}] $$",
    "an integral that may have no value": r"Let $a \in \mathbb{R}$. $$ \int_0^\infty x^a e^{-2 x} \, dx = 2^{-a-1} \int_0^\infty x^a e^{-x} \, dx $$",
    "a limit at the end of the domain": r"Let $a \in \mathbb{R}$. $$ \lim_{x \to a} \sqrt{x} = \sqrt{a} $$",
}

n, m, q = integer("n"), integer("m"), integer("q")
i, j, r = ranged("i", n), ranged("j", n), ranged("r", n)
x, z = real("x"), complex_("z")
A, Y = tensor("A", n, n), tensor("y", n)
f = function("f", 2)
some = rel(n, ">=", 1)


@pytest.mark.parametrize("text", [*FALSE.values(), *UNSHOWN.values()], ids=[*FALSE, *UNSHOWN])
def test_line_is_not_proved(text: str) -> None:
    statements = read_derivation(read_markdown(SourceText("a.md", text.replace(" $$ ", "\n\n$$ ", 1) + "\n"))).statements
    assert [statement.problem for statement in statements if statement.problem is not None] == []
    (line,) = (statement for statement in statements if statement.checked)
    assert line.goal is not None
    assert line.context is not None
    assert isinstance(prove(Obligation(line.goal, line.context), Limits()), Attempt)


def same(left: Term, right: Term, context: Context, complex_world: bool = False) -> bool:
    """Whether the rules bring both to one form, wherever they have a value."""
    search = Search(context, Clock.of(5))
    search.complex_world = complex_world
    return search.within(lambda normaliser: normaliser.normal(sub(left, right)).is_zero())


def of_atom(atom: Term, context: Context, complex_world: bool) -> bool:
    """Whether the logarithm of this atom, taken as positive, is known."""
    search = Search(context, Clock.of(5))
    search.complex_world = complex_world
    return search.within(lambda normaliser: _of_atom(normaliser, normaliser.term(normaliser.normal(atom))) is not None)


POSITIVE = for_all(r, rel(at(Y, r), ">", 0))


def test_a_delta_is_not_taken_out_where_the_rest_has_no_value() -> None:
    with_delta = total(q, log(add(at(Y, q), delta(i, q))), n)
    split = add(total(q, log(at(Y, q)), n), log(add(at(Y, i), 1)), neg(log(at(Y, i))))
    assert not same(with_delta, split, given(some))
    assert same(with_delta, split, given(some, POSITIVE))


def test_a_first_term_is_not_split_off_where_it_has_no_value() -> None:
    split = sub(total(q, log(at(Y, q)), n), log(at(Y, 1)))
    assert not same(total(q, log(at(Y, q)), n, low=2), split, given(some))
    assert same(total(q, log(at(Y, q)), n, low=2), split, given(some, POSITIVE))


def test_a_sum_without_one_index_is_not_taken_apart_where_the_body_has_no_value() -> None:
    apart = total(q, power(at(Y, q), -1), n, where=rel(q, "!=", i))
    assert not same(apart, sub(total(q, power(at(Y, q), -1), n), power(at(Y, i), -1)), given(some))
    plain = total(q, at(Y, q), n, where=rel(q, "!=", i))
    assert same(plain, sub(total(q, at(Y, q), n), at(Y, i)), given(some))


def test_a_hypothesis_is_not_used_out_of_its_range() -> None:
    first = ranged("f", m)
    ones = given(some, rel(m, ">=", 1), rel(m, "<=", n), for_all(first, eq(at(Y, first), 1)))
    assert isinstance(prove(Obligation(eq(at(Y, m), 1), ones), Limits()), Proof)
    assert isinstance(prove(Obligation(eq(at(Y, n), 1), ones), Limits()), Attempt)


def test_an_absolute_value_has_no_derivative_at_zero() -> None:
    slope = d(fn("abs", x), x)
    found = prove(Obligation(eq(mul(2, slope), add(slope, slope)), given()), Limits())
    assert isinstance(found, Proof)
    assert found.conditions == (rel(x, "!=", 0),)


def test_induction_is_on_what_shapes_nothing_and_has_no_end() -> None:
    goal = eq(total(q, at(Y, q), n), total(q, q, m))
    equation = Equation(goal, Search(given(some, rel(m, ">=", 1)), Clock.of(5)))
    assert equation._start(goal, n) is None
    assert equation._start(goal, m) == 1
    ended = Equation(goal, Search(given(some, rel(m, ">=", 1), rel(m, "<=", 4)), Clock.of(5)))
    assert ended._start(goal, m) is None


def test_an_antiderivative_with_a_pole_between_the_bounds_is_not_smooth() -> None:
    for pole, away in ((power(x, -1), (rel(x, ">", 0),)), (fn("tan", x), (rel(x, ">", -1), rel(x, "<", 1)))):
        assert not Search(given(), Clock.of(5)).within(lambda normaliser, pole=pole: inside(normaliser, pole))
        assert Search(given(*away), Clock.of(5)).within(lambda normaliser, pole=pole: inside(normaliser, pole))


def test_names_of_nested_sums_do_not_meet() -> None:
    here = total(i, power(add(1, total(j, at(A, i, j), n)), -1), n)
    renamed = total(j, power(add(1, total(i, at(A, j, i), n)), -1), n)
    turned = total(j, power(add(1, total(i, at(A, i, j), n)), -1), n)
    assert isinstance(prove(Obligation(eq(here, renamed), given(some)), Limits()), Proof)
    assert isinstance(prove(Obligation(eq(here, turned), given(some)), Limits()), Attempt)


def test_a_definition_is_not_captured() -> None:
    named = given(some, definitions=(define(x, add(i, 1)),))
    assert isinstance(prove(Obligation(eq(total(i, x, n), mul(n, x)), named), Limits()), Proof)
    assert isinstance(prove(Obligation(eq(total(i, x, n), div(mul(n, add(n, 3)), 2)), named), Limits()), Attempt)


def test_a_factorial_goes_down_from_positive_numbers_only() -> None:
    step = mul(add(m, 1), fn("factorial", m))
    assert not same(fn("factorial", add(m, 1)), step, given())
    assert same(fn("factorial", add(m, 1)), step, given(rel(m, ">=", 0)))


def test_log_and_exp_undo_each_other_for_real_numbers_only() -> None:
    assert of_atom(exp(x), given(), complex_world=False)
    assert not of_atom(exp(z), given(), complex_world=True)


def test_the_logarithm_of_a_product_needs_positive_factors() -> None:
    assert of_atom(times(q, at(Y, q), n), given(some, POSITIVE), complex_world=False)
    assert not of_atom(times(q, at(Y, q), n), given(some), complex_world=False)


def test_what_the_derivative_of_a_product_or_a_determinant_needs() -> None:
    for body, by in ((times(q, call(f, x, q), n), x), (Det(A), at(A, i, j))):
        needs: list[Term] = []
        Differentiation(by, lambda base, places: at(base, *places), needs).of(body)
        assert len(needs) == 1
