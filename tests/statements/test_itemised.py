"""Items of lists that are a formula, ends of intervals that are turned away, `at least $1$`, and exercises that say what is to be shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.statements.derivations import verdicts

FALSE = "\n\n1. $(x+1)^2 = x^2 + 2x + 2$\n2. $(x-1)^2 = x^2 - 2x - 1$\n"
ITEMS = "\n\n1. $(x+1)^2 = x^2 + 2x + 1$\n2. $(x-1)^2 = x^2 - 2x - 1$\n"


@pytest.mark.parametrize("lead", [
    "Show the following.", "The following hold:", "We have:", "Prove the identities", "Let $x \\in \\mathbb{R}$. Then the following are true:", "Useful rules:",
])  # fmt: skip
def test_items_below_a_claim_are_claimed(tmp_path: Path, lead: str) -> None:
    assert verdicts(tmp_path, lead + ITEMS)[-2:] == ["proved", "refuted"]
    lettered = "\n\n(a) $(x+1)^2 = x^2 + 2x + 1$;\n\n(b) $(x-1)^2 = x^2 - 2x - 1$."
    assert verdicts(tmp_path, lead + lettered)[-2:] == ["proved", "refuted"]


@pytest.mark.parametrize("lead", [
    "Which of these hold?", "Prove or disprove:", "Solve the following:", "Find the mistakes:", "Common errors are:", "Assume that the following hold:", "",
    "Suppose one of the following is true:", "The following are false:", "None of these hold:", "One might think that we have:",
    "Consider the equations", "If we have:",
])  # fmt: skip
def test_items_below_anything_else_are_not(tmp_path: Path, lead: str) -> None:
    assert not {"proved", "refuted"} & set(verdicts(tmp_path, lead + FALSE)[-2:])


def test_an_item_may_limit_or_deny_itself(tmp_path: Path) -> None:
    text = "We have the rules\n\n- $\\sqrt{x^2} = x$ if $x \\ge 0$.\n- $|x| = -x$ for $x < 0$.\n- $x > 2$ is false.\n- $x^2 = x$ for some $x$.\n"
    assert verdicts(tmp_path, text)[:2] == ["proved", "proved"]
    assert not {"proved", "refuted"} & set(verdicts(tmp_path, text)[-2:])


@pytest.mark.parametrize(
    "task", ["**Problem 1.** Show that", "**Exercise 2.** Prove that", "Exercise 3: Verify that", "1. Prove", "(a) Show that"]
)
def test_what_an_exercise_asks_to_show_is_a_goal(tmp_path: Path, task: str) -> None:
    assert verdicts(tmp_path, task + " $(x+1)^2 = x^2 + 2x + 1$.") == ["proved"]
    assert verdicts(tmp_path, task + " $(x+1)^2 = x^2 + 2x + 2$.") == ["refuted"]


def test_prove_or_disprove_claims_nothing(tmp_path: Path) -> None:
    assert verdicts(tmp_path, "**Problem 1.** Prove or disprove that $(x+1)^2 = x^2 + 2x + 2$.") == ["unchecked"]


@pytest.mark.parametrize(("interval", "inside", "at_the_end"), [
    ("]0,1[", "x^2 < x", "x < 0.9"), ("\\left]0,1\\right[", "x > 0", "x > 1/2"), ("]0,1]", "x \\le 1", "x < 1"), ("[0,1[", "x < 1", "x > 0"),
    ("]0,\\infty[", "x > 0", "x > 1"), ("(-\\infty,0) \\cup (0,\\infty)", "x^2 > 0", "x > 0"),
])  # fmt: skip
def test_ends_that_are_turned_away_are_open(tmp_path: Path, interval: str, inside: str, at_the_end: str) -> None:
    assert verdicts(tmp_path, f"Let $x \\in {interval}$. Then $$ {inside} $$") == ["proved"]
    assert verdicts(tmp_path, f"Let $x \\in {interval}$. Then $$ {at_the_end} $$") == ["refuted"]


def test_other_unions_are_not_known(tmp_path: Path) -> None:
    for union in ("(0,1) \\cup (2,3)", "(-\\infty,0) \\cup [0,\\infty)", "(-\\infty,0] \\cup (0,\\infty)"):
        assert "proved" not in verdicts(tmp_path, f"Let $x \\in {union}$. Then $$ x^2 > 0 $$")


@pytest.mark.parametrize(("words", "true", "false"), [
    ("at least $1$", "x \\ge 1", "x > 1"), ("at most $1$", "x \\le 1", "x < 1"), ("greater than $1$", "x > 1", "x > 2"), ("less than $1$", "x < 1", "x > 0"),
    ("a real number greater than $1$", "x^2 > x", "x > 2"), ("strictly greater than $0$", "x > 0", "x > 1"),
])  # fmt: skip
def test_bounds_in_words(tmp_path: Path, words: str, true: str, false: str) -> None:
    for start in (f"Let $x$ be {words}.", f"Let $x \\in \\mathbb{{R}}$. Suppose $x$ is {words}."):
        assert verdicts(tmp_path, f"{start} Then $$ {true} $$")[-1] == "proved"
        assert verdicts(tmp_path, f"{start} Then $$ {false} $$")[-1] == "refuted"


@pytest.mark.parametrize(
    "words", ["not less than $1$", "at least one of $1$ and $2$", "greater than $1$ or negative", "not at least $1$", "rarely at most $1$"]
)
def test_bounds_in_other_words_are_not_taken(tmp_path: Path, words: str) -> None:
    found = verdicts(tmp_path, f"Let $x$ be {words}. Then $$ x \\ge 1 $$")
    assert not {"proved", "refuted"} & set(found)


def test_adjectives_behind_names_limit_them(tmp_path: Path) -> None:
    text = "for $x$, $y$ nonnegative we have $$ \\sqrt{xy} \\le \\frac{x+y}{2} $$"
    assert "refuted" not in verdicts(tmp_path, text)


def test_n_is_whole_by_custom(tmp_path: Path) -> None:
    for words in ("Let $n \\ge 0$.", "Let $n$ be at least $0$.", "Let $0 \\le n$."):
        assert "refuted" not in verdicts(tmp_path, words + " Then $$ n^2 \\ge n $$")
    assert verdicts(tmp_path, "Let $x \\ge 0$. Then $$ x^2 \\ge x $$")[-1] == "refuted"


def test_names_set_equal_in_one_chain(tmp_path: Path) -> None:
    for start in (
        "Let $x = y = 1$.",
        "Set $x = y = 1$.",
        "Let $x, y \\in \\mathbb{R}$. Let $x = y = 1$.",
        "Let $x, y \\in \\mathbb{R}$ with $x = y = 1$.",
    ):
        assert verdicts(tmp_path, start + " Then $$ x + y = 2 $$") == ["proved"]
        assert verdicts(tmp_path, start + " Then $$ x + y = 3 $$") == ["refuted"]
    assert verdicts(tmp_path, "Let $S = \\sum_{k=1}^3 k = 7$.") == ["refuted"]
    assert verdicts(tmp_path, "Define $f(x) = x^2 + 2x = x(x+3)$.") == ["refuted"]


def test_unit_vectors(tmp_path: Path) -> None:
    start = "Let $u, v \\in \\mathbb{R}^n$ be unit vectors. "
    assert verdicts(tmp_path, start + "$$ \\|u - v\\|^2 = 2 - 2 u^\\top v $$") == ["proved"]
    assert verdicts(tmp_path, start + "$$ \\|u - v\\|^2 = 2 $$") == ["refuted"]
    assert verdicts(tmp_path, "Let $u \\in \\mathbb{R}^n$ be a unit vector and $P = u u^\\top$. $$ P^2 = P $$") == ["proved"]
    assert verdicts(tmp_path, "All norms are maximum norms. " + start + "$$ u^\\top u = 1 $$")[-1] == "undecided"
    assert verdicts(tmp_path, "Let $u, v \\in \\mathbb{R}^n$ be no unit vectors. $$ u^\\top u = 1 $$")[-1] == "undecided"


def test_primes_are_whole_and_serve_in_no_counterexample(tmp_path: Path) -> None:
    assert verdicts(tmp_path, "Let $p$ be a prime. $$ p \\ge 2 $$") == ["proved"]
    assert verdicts(tmp_path, "Let $p > 2$ be prime. Then $$ (-1)^p = -1 $$") == ["undecided"]
    assert verdicts(tmp_path, "Let $p$ be not a prime. $$ p \\ge 2 $$") != ["proved"]


def test_what_a_definition_goes_on_to_claim_is_claimed_under_its_sentence(tmp_path: Path) -> None:
    law = "By Ohm's law $V = IR$, so the power is $$ P = IV = "
    assert verdicts(tmp_path, law + "I^2 R $$") == ["proved"]
    assert verdicts(tmp_path, law + "I R^2 $$") == ["refuted"]


@pytest.mark.parametrize("words", [
    "For acute angles $x$,", "For obtuse $x$ we have", "For every angle $x$ in the first quadrant,", "In the first quadrant,", "For a convex $x$,",
    "On the unit circle we have", "For ordered numbers $x$,",
])  # fmt: skip
def test_words_that_limit_a_line_are_not_passed_over(tmp_path: Path, words: str) -> None:
    assert "refuted" not in verdicts(tmp_path, words + " $$ \\cos x = \\sqrt{1 - \\sin^2 x} $$")


@pytest.mark.parametrize(
    "words",
    ["For all real numbers $x$,", "For every angle $x$ we have", "For the cosine of $x$ we get", "For any real $x$,", "For arbitrary $x$"],
)
def test_words_that_do_not_limit_it_change_nothing(tmp_path: Path, words: str) -> None:
    assert verdicts(tmp_path, words + " $$ \\cos x = \\sqrt{1 - \\sin^2 x} $$")[-1] == "refuted"
    assert verdicts(tmp_path, words + " $$ \\cos^2 x = 1 - \\sin^2 x $$")[-1] == "proved"


def test_what_this_is_is_not_supposed(tmp_path: Path) -> None:
    for words in ("With $x = 1$, this is", "With $x = 1$ and $y = 2$ the sum is", "With $x = 1$ the value becomes"):
        assert verdicts(tmp_path, words + " $x + 1 = 3$.")[-1] == "unchecked"
    assert verdicts(tmp_path, "Let $x$ be a number with $x > 0$, and let $y$ be a number with $y > 0$. $$ xy > 0 $$")[-1] == "proved"


def test_two_lists_with_braces(tmp_path: Path) -> None:
    assert verdicts(tmp_path, "Let $a_{1},\\ldots,a_{n},b_{1},\\ldots,b_{n}\\in\\mathbb{R}$. $$ \\sum_i a_i b_i = \\sum_i b_i a_i $$") == [
        "proved"
    ]
