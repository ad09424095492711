"""Words that turn to another case, direction or part: what was supposed before them proves nothing behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen

X = "Let $x \\in \\mathbb{R}$.\n\n"


def last(path: Path, text: str) -> str | None:
    file = path / "a.md"
    file.write_text(text, encoding="utf-8")
    return proofgen.check(file, cache=False).lines[-1].verdict


@pytest.mark.parametrize("text", [
    "(\u21d2) Suppose $x = 1$. Then $x^2 = 1$.\n\n(\u21d0) Then $x = 1$.",
    "($\\Rightarrow$) Suppose $x = 1$. Then $x^2 = 1$.\n\n($\\Leftarrow$) We have $x = 1$, so $x = 1$.",
    "Only if: Suppose $x = 1$. Then $x^2 = 1$.\n\nIf: Then $x^3 = 1$.",
    "First part: Suppose $x = 1$. Then $x^2 = 1$.\n\nSecond part: Then $x^3 = 1$.",
    "Suppose $x > 0$. Then $|x| = x$.\n\nBack to the problem, we have $|x| = x$, so $|x| = x$.",
    "Suppose $x > 0$. Then $|x| = x$.\n\nThis remains true for negative numbers: $$|x| = x$$",
    "Suppose $x > 0$. Then $|x| = x$. More generally, $$|x| = x$$",
    "Case 1: $x > 0$. Then $|x| = x$.\n\nCase 2: $x = 0$. Then $|x| = x$.\n\nTherefore $$|x| = x$$",
    "Recall the equation $x = 1$ of the line. Then $x^2 = 1$.",
    "We write $x > 0$ for positive numbers. Then $|x| = x$.",
])  # fmt: skip
def test_what_was_supposed_before_proves_nothing(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, X + text) != "proved"


@pytest.mark.parametrize("text", [
    X + "Case 1: $x > 0$. Then $|x| = x$.\n\nCase 2: $x < 0$. Then $|x| = -x$. So $|x| + x = 0$.",
    "Let $V, I, R \\in \\mathbb{R}$. Ohm's law states that $$V = I R$$ Hence $V^2 = I^2 R^2$.",
    "Let $F, m, a \\in \\mathbb{R}$. By Newton's second law, $$F = m a$$ so $2F = 2ma$.",
    X + "(\u21d0) Conversely, suppose $x = 1$. Then $x^2 = 1$.",
])  # fmt: skip
def test_what_is_supposed_there_is_used(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, text) == "proved"


def test_what_is_said_to_be_equivalent_is_not_claimed(tmp_path: Path) -> None:
    assert last(tmp_path, X + "This is equivalent to $$x^2 = 1$$") == "unchecked"


def test_a_function_of_even_numbers_has_no_value_at_odd_ones(tmp_path: Path) -> None:
    assert last(tmp_path, "Let $f(x) = x^2$ if $x$ is even. Then $f(3) = 9$.") != "proved"


@pytest.mark.parametrize("said", ["integrable", "a bounded function", "a step function", "monotone"])
def test_an_integral_of_what_may_jump_has_no_derivative(tmp_path: Path, said: str) -> None:
    text = f"Let $f \\colon \\mathbb{{R}} \\to \\mathbb{{R}}$ be {said}. Let $x \\in \\mathbb{{R}}$.\n\n"
    assert last(tmp_path, text + "$$\\frac{d}{dx} \\int_0^x f(t) \\, dt = f(x)$$") != "proved"
    assert last(tmp_path, text + "Define $F(x) = \\int_0^x f(t) \\, dt$.\n\n$$F'(x) = f(x)$$") != "proved"


def test_of_what_is_continuous_it_has(tmp_path: Path) -> None:
    text = "Let $f \\colon \\mathbb{R} \\to \\mathbb{R}$ be bounded and continuous. Let $x \\in \\mathbb{R}$.\n\n"
    assert last(tmp_path, text + "$$\\frac{d}{dx} \\int_0^x f(t) \\, dt = f(x)$$") == "proved"


@pytest.mark.parametrize(
    ("index", "verdict"), [("Let $l = 1$.", "proved"), ("Let $l = 2$.", "refuted"), ("Let $l \\in \\mathbb{R}$.", "unreadable")]
)
def test_an_index_that_was_given_a_value(tmp_path: Path, index: str, verdict: str) -> None:
    """It was once a name of its own, `p_l`, and the line refuted."""
    assert last(tmp_path, f"Let $p \\in \\mathbb{{R}}^3$.\n\n{index}\n\n$$p_l + p_1 = 2 p_1$$") == verdict


@pytest.mark.parametrize("said", [
    "be one-hot with $q_k = 1$",
    "be one-hot with $q_k = 1$ and $q_j = 0$ for $j \\neq k$",
    "be a vector with $q_k = 1$ and $q_j = 0$ for $j \\neq k$",
])  # fmt: skip
def test_one_hot_in_words_and_in_formulas(tmp_path: Path, said: str) -> None:
    text = f"Let $n \\in \\mathbb{{N}}$ and $k \\in \\{{1, \\dots, n\\}}$. Let $p \\in \\mathbb{{R}}^n$ and let $q \\in \\mathbb{{R}}^n$ {said}.\n\n"
    assert last(tmp_path, text + "$$\\sum_{i=1}^n q_i p_i = p_k$$") == "proved"
    assert last(tmp_path, text + "$$\\sum_{i=1}^n q_i p_i = p_1$$") == "refuted"


@pytest.mark.parametrize("joint", [", ", " and "])
def test_behind_a_range_the_sentence_goes_on(tmp_path: Path, joint: str) -> None:
    text = f"Let $x_i > 0$ for $i = 1, \\dots, n${joint}$\\lambda > 0$. Then $\\lambda x_i > 0$."
    assert last(tmp_path, text) == "proved"


SLIP = "Let $x, y \\in \\mathbb{R}$. %s $$(x + y)^2 = x^2 + y^2$$"


@pytest.mark.parametrize("words", [
    "We put the numbers in:", "Given the above,", "Consider the square:", "We take the root:", "We start with", "We end up with", "We are left with",
    "Compare this with", "The following is false:",
])  # fmt: skip
def test_words_that_suppose_nothing(tmp_path: Path, words: str) -> None:
    assert last(tmp_path, SLIP % words + "\n\nHence $2xy = 0$.") != "proved"
    assert last(tmp_path, SLIP % words) in ("unchecked", "refuted")


@pytest.mark.parametrize("said", [
    "Suppose $x_i > 0$ for all $i \\in \\{2, \\dots, n\\}$.", "Suppose $x_i > 0$ for even $i$.", "Suppose $x_i > 0$ for a fixed $i$.",
    "For each $i \\in \\{2, \\dots, n\\}$ let $x_i > 0$.",
])  # fmt: skip
def test_what_is_said_of_some_entries(tmp_path: Path, said: str) -> None:
    assert last(tmp_path, f"Let $n \\in \\mathbb{{N}}$ and $x \\in \\mathbb{{R}}^n$. {said} Then $$x_1 > 0.$$") != "proved"


@pytest.mark.parametrize("text", [
    "Let $n \\in \\mathbb{N}$, $x \\in \\mathbb{R}^n$. Suppose $x_i > 0$ for all $i \\in \\{1, \\dots, n\\}$. Then $$x_1 > 0.$$",
    "Let $x, y \\in \\mathbb{R}^n$ with $x_i > 0$ for all $i$, $y_i > 0$ for all $i$. Then $$\\sum_i x_i y_i > 0.$$",
    "Let $p \\in \\mathbb{R}^n$. We assume $p_i \\ge 0$ for all $i$, $\\sum_i p_i = 1$. Then $$\\sum_i p_i = 1.$$",
    "Let $a \\in \\mathbb{R}^n$ with $a_i = \\mu$ and $a_i > 0$ for all $i$.\n\n$$\\frac{1}{n} \\sum_{i=1}^n a_i = \\mu$$",
    "Let $n \\in \\mathbb{N}$.\n\n**Theorem (Gauss).** For all $n \\in \\mathbb{N}$, $$\\sum_{k=1}^n k = \\frac{n(n+1)}{2}.$$",
    "Let $a, b, c \\in \\mathbb{R}$. For $a = 1$, $b = -5$, $c = 6$ we get $a + b + c = 2$.",
    "Let $x, y \\in \\mathbb{R}$. Solve the system $$x + y = 3$$ $$x - y = 1$$ Adding both we get $2x = 4$.",
])  # fmt: skip
def test_what_the_sentence_says_of_all(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, text) == "proved"


@pytest.mark.parametrize("text", [
    "Let $n \\in \\mathbb{N}$. As little Gauss saw, for all $n \\in \\mathbb{N}$ we have $$\\sum_{k=1}^n k = \\frac{n(n+1)}{2}.$$",
    "Let $N(t)$ be smooth. $$N (1 - N) = N - N^2$$",
])  # fmt: skip
def test_right_lines_are_not_refuted(tmp_path: Path, text: str) -> None:
    assert last(tmp_path, text) != "refuted"


def test_a_parameter_that_is_a_square_of_a_negative_number(tmp_path: Path) -> None:
    text = "Let $s < 0$, $x \\in \\mathbb{R}$. Define $f(x; s^2) = s x$. Then $$f(1; 9) = %s.$$"
    assert last(tmp_path, text % "3") != "proved"
    assert last(tmp_path, text % "-3") != "refuted"
