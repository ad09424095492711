"""What a post says at its end, or of a line itself, holds of the lines above it too; and equations that are only posed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.statements.derivations import verdicts

REALS = "Let $a, b, x \\in \\mathbb{R}$, $n \\in \\mathbb{N}$ and $v \\in \\mathbb{R}^n$.\n\n"
SQUARE = "Let $A, B, C \\in \\mathbb{R}^{n \\times n}$. "


@pytest.mark.parametrize(("line", "convention"), [
    ("$$ \\log e^x = x $$", "Here $\\log$ is the logarithm to base 10."), ("$$ \\log 100 = 2 $$", "All logarithms are to base 10."),
    ("$$ a b = b a $$", "Products do not commute."), ("$$ \\|v\\|^2 = \\sum_{i=1}^n v_i^2 $$", "All norms are maximum norms."),
    ("$$ \\|v\\|^2 = \\sum_{i=1}^n v_i^2 $$", "Here $\\|v\\| = \\max_i |v_i|$."), ("$$ \\sin^2 x + \\cos^2 x = 1 $$", "Angles are measured in degrees."),
    ("$$ \\sum_{i=1}^3 1 = 3 $$", "Sums run over odd indices."), ("$$ x^1 x^1 = x^2 $$", "Superscripts are indices, not powers."),
    ("$$ (x+1)^2 = x^2 + 2x + 1 $$", "We compute modulo $5$ throughout."),
])  # fmt: skip
def test_a_convention_said_behind_the_line_counts(tmp_path: Path, line: str, convention: str) -> None:
    for text in (REALS + line + "\n\n" + convention, REALS + convention + "\n\n" + line):
        assert set(verdicts(tmp_path, text)) <= {"unreadable", "unchecked", "undecided"}


@pytest.mark.parametrize("words", [
    "Let $|S|$ denote the number of elements of $S$.", "From now on all logarithms are to base 2.", "In this section we compute modulo $5$ throughout.",
    "All logarithms are natural.", "All norms are Euclidean norms.", "Sums run over all indices.", "The product rule does the rest.",
])  # fmt: skip
def test_what_speaks_of_what_follows_it_changes_nothing_above(tmp_path: Path, words: str) -> None:
    assert "proved" in verdicts(tmp_path, REALS + "$$ \\log e^{|x|} + \\sum_{i=1}^n 1 = |x| + n $$\n\n" + words)


def test_numbers_may_be_complex_where_the_text_says_so(tmp_path: Path) -> None:
    for over in ("We work over $\\mathbb{C}$.", "We work over the complex numbers.", "All numbers here are complex."):
        assert verdicts(tmp_path, over + "\n\n$$ |z|^2 = z^2 $$")[-1] in ("refuted", "unreadable")
        assert verdicts(tmp_path, "$$ |z|^2 = z^2 $$\n\n" + over)[0] in ("refuted", "unreadable")
    assert verdicts(tmp_path, "We work over $\\mathbb{C}$.\n\n$$ |z|^2 = z \\bar z $$") == ["proved"]
    assert verdicts(tmp_path, "We work over $\\mathbb{R}$.\n\n$$ |z|^2 = z^2 $$") == ["proved"]


def test_positive_means_what_the_text_says(tmp_path: Path) -> None:
    line = "\n\n$$ \\frac{x}{|x|} = 1 $$\n\n$$ x > 0 $$"
    assert verdicts(tmp_path, "Let $x$ be positive." + line)[-1] == "proved"
    for words in ("Positive means $\\ge 0$.", "Positive numbers include zero.", "By positive we mean at least zero."):
        assert "proved" not in verdicts(tmp_path, "Let $x$ be positive. " + words + line)[-1:]
        assert "refuted" not in verdicts(tmp_path, "Let $x$ be positive. " + words + line)


@pytest.mark.parametrize("words", ["is false", "(wrong!)", "which is not true", "does not hold", "but this is incorrect"])
def test_a_line_that_denies_itself_is_not_checked(tmp_path: Path, words: str) -> None:
    line = f"$$ x + 1 = x \\quad \\text{{{words}}} $$"
    assert verdicts(tmp_path, line) == ["unchecked"]
    assert verdicts(tmp_path, "<!-- proofgen: expect refuted -->\n" + line) == ["refuted"]


def test_a_reason_with_such_a_word_denies_nothing(tmp_path: Path) -> None:
    line = "$$ (x+1)^2 = x^2 + 2x + 1 \\quad \\text{by the binomial formula, which the wrong line above lacks} $$"
    assert verdicts(tmp_path, line) == ["proved"]


@pytest.mark.parametrize("words", [
    "Suppose $A$ and $B$ commute.", "Let $A$ and $B$ commute.", "Assume that $A$ and $B$ commute with each other.",
])  # fmt: skip
def test_matrices_that_commute(tmp_path: Path, words: str) -> None:
    assert verdicts(tmp_path, SQUARE + words + "\n\n$$ (A+B)^2 = A^2 + 2AB + B^2 $$")[-1] == "proved"
    assert verdicts(tmp_path, SQUARE + words + "\n\n$$ A C = C A $$")[-1] == "refuted"


@pytest.mark.parametrize("words", ["Suppose $A$ and $B$ do not commute.", "Suppose $A$ commutes with $B$ up to a sign.", ""])
def test_matrices_of_which_it_is_not_said_do_not_commute(tmp_path: Path, words: str) -> None:
    assert verdicts(tmp_path, SQUARE + words + "\n\n$$ (A+B)^2 = A^2 + 2AB + B^2 $$")[-1] in ("undecided", "refuted")


@pytest.mark.parametrize("task", [
    "Solve for $x$:", "Solve", "Solve:", "**Exercise 1.** Solve:", "Solve the equation", "Find all solutions of", "Find the real roots of", "Find $x$ such that",
    "(a) Solve for $x$:", "Determine the solution of the linear equation", "Solve the following equation for $x$:",
])  # fmt: skip
def test_what_is_to_be_solved_is_no_claim(tmp_path: Path, task: str) -> None:
    assert verdicts(tmp_path, task + "\n\n$$ 2x + 1 = 5 $$\n\n$$ x = 2 $$") == ["proved"]
    assert verdicts(tmp_path, task + "\n\n$$ 2x + 1 = 5 $$\n\n$$ x = 3 $$") == ["refuted"]


def test_several_equations_are_posed_for_several_unknowns(tmp_path: Path) -> None:
    system = "Solve for $x$ and $y$:\n\n$$ x + y = 3 $$\n\n$$ x - y = 1 $$\n\n"
    assert verdicts(tmp_path, system + "Adding gives $$ 2x = 4 $$") == ["proved"]
    assert verdicts(tmp_path, system + "Adding gives $$ 2x = 5 $$") == ["refuted"]
    assert verdicts(tmp_path, "Solve $$ x^2 - 5x + 6 = 0. $$\n\n$$ (x-2)(x-4) = 0 $$") == ["refuted"]


@pytest.mark.parametrize("task", [
    "Find the positive number $x$ with $$ x^2 = 4. $$", "We solve $x^2 = 4$ in positive numbers.", "We look for positive solutions of $x^2 = 4$.",
    "Find the positive root of $$ x^2 = 4. $$", "Find the largest $x$ for which $$ x^2 = 4. $$",
])  # fmt: skip
def test_of_solutions_that_words_choose_nothing_is_refuted(tmp_path: Path, task: str) -> None:
    assert "refuted" not in verdicts(tmp_path, task + "\n\nThen $$ x = 2. $$")


def test_a_wrong_identity_is_not_posed(tmp_path: Path) -> None:
    for words in ("We find that", "To find the solution we compute", "We find from this, with $a$ and $b$,", "To solve this, note that"):
        assert verdicts(tmp_path, words + " $$ (a+b)^2 = a^2 + b^2. $$") == ["refuted"]
