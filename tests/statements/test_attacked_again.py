"""What an adversary found: limits of what may jump, complex arrays and eigenvalues, conventions in other words, and lines that are no claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.statements.derivations import verdicts

F = "Let $f\\colon\\mathbb{R}\\to\\mathbb{R}$"
MATRICES = "$$ (A+B)^2=A^2+2AB+B^2 $$"


@pytest.mark.parametrize(
    "said",
    [
        " with $f(0)=1$ and $f(x)=0$ for $x\\neq0$.",
        ".",
        " be bounded.",
        " be discontinuous.",
        " be continuous except at $0$.",
        " be monotone.",
    ],
)
def test_a_limit_is_a_value_where_the_function_is_continuous(tmp_path: Path, said: str) -> None:
    for line in ("\\lim_{t\\to0} f(t) = f(0)", "\\frac{d}{dx} \\int_0^x f(t) \\, dt = f(x)"):
        assert "proved" not in verdicts(tmp_path, F + said + f"\n\n$$ {line} $$")[-1:]


@pytest.mark.parametrize("said", ["be continuous", "be differentiable", "be a smooth function"])
def test_of_what_is_continuous_it_is(tmp_path: Path, said: str) -> None:
    for line in ("\\lim_{t\\to0} f(t) = f(0)", "\\frac{d}{dx} \\int_0^x f(t) \\, dt = f(x)"):
        assert verdicts(tmp_path, f"{F} {said}.\n\n$$ {line} $$") == ["proved"]


def test_the_slope_of_a_maximum_has_a_condition_at_its_break(tmp_path: Path) -> None:
    start = "Let $f(x) = \\max(0,x)$. $$ f'(x) = 1 \\quad\\text{for } x "
    assert verdicts(tmp_path, start + "> 0 $$") == ["proved"]
    assert verdicts(tmp_path, start + "\\ge 0 $$") == ["proved-if"]


@pytest.mark.parametrize("text", [
    "Let $A$ be a Hermitian $n\\times n$ matrix. $$ \\operatorname{tr}(A^T A)\\ge0 $$", "Let $u$ be a unit vector in $\\mathbb{C}^n$. Then $u^T u = 1$.",
    "Let $x\\in\\mathbb{R}^n$ be a unit vector in the $\\infty$-norm. Then $x^Tx=1$.",
    "Let $x\\in\\mathbb{R}^n$ be a unit vector with respect to the $1$-norm. Then $x^Tx=1$.",
    "Let $A\\in\\mathbb{R}^{n\\times n}$ and let $\\lambda$ be an eigenvalue of $A$. $$ \\lambda^2\\ge0 $$", "Let $a_n$ be a complex sequence. $$ a_n^2 \\ge 0 $$",
    "In what follows \"positive\" means nonnegative. Let $x$ be positive. $$ x>0 $$", "We call $x$ positive if $x\\ge0$. Let $x$ be positive. $$ x > 0 $$",
    "Let $x$ be positive. $$ x > 0. $$ Zero is regarded as positive.", "We count zero among the natural numbers. Let $n \\in \\mathbb{N}$. $$ n > 0 $$",
    "Here $\\mathbb{N}=\\mathbb{Z}_{\\ge0}$. Let $n \\in \\mathbb{N}$. $$ n > 0 $$", "We work with complex numbers. $$ \\sqrt{x^2} = |x| $$",
    "$x$ may be complex. $$ \\sqrt{x^2} = |x| $$", "The base field is $\\mathbb{C}$. $$ \\sqrt{x^2} = |x| $$", "Upper case letters denote matrices. " + MATRICES,
    MATRICES + " Capital letters are matrices.", "Here $A,B\\in M_n(\\mathbb{R})$. " + MATRICES, "Let the charge be $e$. $$ \\log e = 1 $$", "The profit is $\\pi$. $$ \\sin\\pi = 0 $$",
    "Without loss of generality, $x\\ge0$. Then $|x| = x$. In general, $$ |x| = x. $$",
])  # fmt: skip
def test_words_that_were_passed_over(tmp_path: Path, text: str) -> None:
    assert not {"proved", "proved-if"} & set(verdicts(tmp_path, text)[-1:])


@pytest.mark.parametrize("text", [
    "Solve for positive $x$:\n\n$$ x^2=9 $$\n\n$$ x=3 $$", "Solve for $x$ over the complex numbers:\n\n$$ x^2=-9 $$", "Find the positive root.\n\n$$ x^2 = 4 $$\n\n$$ x = 2 $$",
    "Find a solution. $$ x^2 = 4 $$", "Solve $$ x^2-5x+6=0. $$ The solutions are $$x=2$$ and $$x=3.$$", "Show that none of the following hold:\n\n- $x = x + 1$\n- $x^2 = -1$\n",
    "Show that the following fail:\n\n- $x = x + 1$\n", "A common mistake is $$ (a+b)^2 = a^2 + b^2 $$", "It does not follow that $$ (a+b)^2 = a^2 + b^2 $$",
    "This is not the same as $$ (a+b)^2 = a^2 + b^2 $$", "Equality holds iff $$ a = b $$", "We require $$ a = b $$", "Wrong: $$ (a+b)^2 = a^2 + b^2 $$",
    "In a triangle with angles $\\alpha,\\beta,\\gamma$, $$ \\alpha+\\beta+\\gamma=\\pi $$", "Energy conservation gives $$ \\frac12 m v^2 = m g h. $$",
    "Find the roots of $x^2-2x-3$.\n\n$$ (x-3)(x+1)=0 $$", "Here $\\log$ is base 10. $$ \\log 100 = 2 $$", "The base of the logarithm is 10. $$ \\log 100 = 2 $$",
    "As usual $\\log x=\\log_{10}x$. $$ \\log 100 = 2 $$", "In characteristic $p$, $$ (x+y)^p=x^p+y^p $$", "All numerals are octal. $$ 7 + 1 = 10 $$",
])  # fmt: skip
def test_what_is_no_claim_or_means_something_else_is_not_refuted(tmp_path: Path, text: str) -> None:
    assert "refuted" not in verdicts(tmp_path, text)


def test_an_equation_to_be_solved_may_stand_in_the_sentence(tmp_path: Path) -> None:
    assert verdicts(tmp_path, "Solve for $x$: $2x=4$. Then $x=2$.") == ["proved"]
    assert verdicts(tmp_path, "Solve for $x$: $2x=4$. Then $x=3$.") == ["refuted"]
    assert verdicts(tmp_path, "Energy conservation gives $$ v^2 = 2 g h $$ so $$ v^4 = 4 g^2 h^2. $$") == ["proved"]


@pytest.mark.parametrize("words", [
    "The mean squared error is", "We want to compute", "The error of the approximation is", "The gradient of the least squares loss is", "The force on the ball is",
    "For the sum of squares we have", "By a use of the triangle inequality,", "The equality of the two sides is",
    "A mistake is easily made here, so we write it out:", "It does not follow at once, so we compute", "Equality holds when both vanish, so in general",
])  # fmt: skip
def test_plain_words_leave_a_claim(tmp_path: Path, words: str) -> None:
    assert verdicts(tmp_path, f"{words} $$ (x+y)^2 = x^2 + 2xy + y^2 $$") == ["proved"]
    assert verdicts(tmp_path, f"{words} $$ (x+y)^2 = x^2 + xy + y^2 $$") == ["refuted"]


def test_all_solutions_in_one_formula_are_claimed(tmp_path: Path) -> None:
    assert verdicts(tmp_path, "Solve $$ x^2-2x-1=0. $$ The solutions are $$ x = 1 \\pm \\sqrt 2 $$") == ["proved"]
    assert verdicts(tmp_path, "Solve $$ x^2-5x+6=0. $$ The solutions are $$ x = 2 \\lor x = 4 $$") == ["refuted"]
