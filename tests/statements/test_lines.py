"""Chains, reasons and conditions: which claims a display makes, and under what each of them is checked."""

from __future__ import annotations

import pytest

from proofgen.math.walk import free_symbols
from tests.statements.derivations import checked, derivation, in_force

DECLARED = r"""Let $n \in \mathbb{N}$, let $i, j, k \in \{1, \dots, n\}$, let $\theta \in \mathbb{R}^n$, and let $x, y \in \mathbb{R}$.

"""

CHAINS: list[tuple[str, list[str]]] = [
    ("$$ x = y = 1 $$", ["x = y", "y = 1"]),
    ("$$ x = y < 2 $$", ["x = y", "y < 2"]),
    ("$$\n\\begin{aligned}\nx &= y \\\\\n  &= 1 \\\\\n  &< 2\n\\end{aligned}\n$$", ["x = y", "y = 1", "1 < 2"]),
    ("\\begin{align*}\nx &= y \\\\\n  &= 1\n\\end{align*}", ["x = y", "y = 1"]),
    ("$$\n\\begin{aligned}\nx &= y \\\\\ny &= 1\n\\end{aligned}\n$$", ["x = y", "y = 1"]),
    ("$$\n\\begin{aligned}\nx\n  &= y \\\\\n  &= 1\n\\end{aligned}\n$$", ["x = y", "y = 1"]),
    ("$$ x = y $$\n\n$$ = 1 $$", ["x = y", "y = 1"]),
    (r"$$ x = 1 \iff x^2 = 1 $$", [r"x = 1 \iff x^{2} = 1"]),
]
# formula, its reading, what it is checked under besides n >= 1
CONDITIONS: list[tuple[str, str, list[str]]] = [
    (r"$$ \theta_i = 1, \quad i = k $$", r"\theta_{i} = 1", ["i = k"]),
    (r"$$ \theta_i = 1, i \neq k $$", r"\theta_{i} = 1", [r"i \neq k"]),
    (r"$$ \theta_i = 1, \forall i \neq k $$", r"\theta_{i} = 1", [r"i \neq k"]),
    (r"$$ \theta_i = 1 \quad \text{for } i \neq k $$", r"\theta_{i} = 1", [r"i \neq k"]),
    (r"$$ \theta_i = 1 \qquad \text{for all } i \neq k $$", r"\theta_{i} = 1", [r"i \neq k"]),
    (r"$$ \theta_i = 1 \quad \text{if } x > 0 $$", r"\theta_{i} = 1", ["x > 0"]),
    (r"Hence $\theta_i = 1$ for all $i \neq k$.", r"\theta_{i} = 1", [r"i \neq k"]),
    (r"Hence $\theta_i = 1$ for $i = k$.", r"\theta_{i} = 1", ["i = k"]),
    (r"Hence $x = 1$ for all $x > 0$.", "x = 1", ["x > 0"]),
    (r"Hence $\theta_i = 1$ for all $i$.", r"\theta_{i} = 1", []),
    (r"$$ \theta_i = 1 $$", r"\theta_{i} = 1", []),
]
HYPOTHESES: list[tuple[str, str]] = [
    (r"Assume $\theta_i > 0$.", r"\theta_{i} > 0 \;\text{for all}\; i"),
    (r"Assume $\theta_j > 0$ for all $j$.", r"\theta_{j} > 0 \;\text{for all}\; j"),
    (r"Assume $\theta_k = 1$.", r"\theta_{k} = 1"),
    (r"Assume $\sum_{j=1}^n \theta_j = 1$.", r"\sum_{j = 1}^{n} \theta_{j} = 1"),
]


@pytest.mark.parametrize(("display", "claims"), CHAINS)
def test_a_chain_makes_these_claims(display: str, claims: list[str]) -> None:
    assert [line.reading for line in checked(DECLARED + display + "\n")] == claims


def test_a_row_that_begins_with_a_relation_goes_on_from_the_row_above() -> None:
    lines = checked(DECLARED + "$$\n\\begin{aligned}\nx &= y \\\\\n  &= 1\n\\end{aligned}\n$$\n")
    assert [line.continues for line in lines] == [False, True]


def test_the_reason_beside_a_row_is_kept_and_checked_and_supposes_nothing() -> None:
    lines = checked(
        DECLARED
        + "$$\n\\begin{aligned}\nx &= y && \\text{by definition} \\\\\n  &= 1 && \\text{since } k = i\n\\end{aligned} \\tag{3}\n$$\n"
    )
    assert [line.reading for line in lines] == ["x = y", "y = 1", "k = i"]
    assert "by definition" in lines[0].reason
    assert "since" in lines[1].reason
    assert not any("i = k" in hypothesis or "k = i" in hypothesis for line in lines for hypothesis in in_force(line))
    assert lines[1].tag == "3"


@pytest.mark.parametrize(("text", "reading", "conditions"), CONDITIONS, ids=[text for text, *_ in CONDITIONS])
def test_a_condition_limits_its_own_line(text: str, reading: str, conditions: list[str]) -> None:
    first, second = checked(DECLARED + text + "\n\n$$ x = \\theta_i \\theta_k $$\n")
    assert first.reading == reading
    assert [hypothesis for hypothesis in in_force(first) if hypothesis != r"n \geq 1"] == conditions
    assert in_force(second) == [r"n \geq 1"]


@pytest.mark.parametrize(("text", "hypothesis"), HYPOTHESES, ids=[text for text, _ in HYPOTHESES])
def test_a_hypothesis_holds_for_these_letters(text: str, hypothesis: str) -> None:
    (line,) = checked(DECLARED + text + "\n\n$$ \\theta_i = \\theta_k $$\n")
    assert hypothesis in in_force(line)


@pytest.mark.parametrize(
    "words",
    [
        r"Let $y \in \mathbb{R}^n$ with $y_k = 1$ and $y_j = 0$ for all $j \neq k$.",
        r"Let $y \in \mathbb{R}^n$ with $y_k = 1$ and $y_j = 0$ for $j \neq k$.",
        r"Let $y \in \mathbb{R}^n$ be one-hot at $k$.",
        r"Let $y \in \mathbb{R}^n$ be one-hot, with its one at index $k$.",
    ],
)
def test_forms_of_one_hot_define_the_same_vector(words: str) -> None:
    (line,) = checked(DECLARED + words + "\n\n$$ y_i = \\delta_{ik} $$\n")
    assert line.context is not None
    (definition,) = line.context.definitions
    assert definition.symbol.name == "y"
    (plain,) = checked(DECLARED + "Let $y \\in \\mathbb{R}^n$ be one-hot at $k$.\n\n$$ y_i = \\delta_{ik} $$\n")
    assert plain.context is not None
    assert definition.body == plain.context.definitions[0].body


def test_one_hot_without_a_place_is_not_hot_at_a_letter_of_the_author() -> None:
    (line,) = checked(
        "Let $n \\in \\mathbb{N}$, let $i, k \\in \\{1, \\dots, n\\}$, let $y \\in \\mathbb{R}^n$ be one-hot.\n\n$$ y_i = \\delta_{ik} $$\n"
    )
    assert line.context is not None
    assert "k" not in [symbol.name for definition in line.context.definitions for symbol in free_symbols(definition.body)]


def test_a_definition_is_in_force_below_and_not_above() -> None:
    text = DECLARED + "$$ x = \\theta_1 $$\n\nDefine $a = x^2$.\n\n$$ a = x^2 $$\n"
    above, below = checked(text)
    assert above.context is not None
    assert below.context is not None
    assert above.context.definitions == ()
    assert [definition.symbol.name for definition in below.context.definitions] == ["a"]


def test_a_second_declaration_forgets_what_was_assumed() -> None:
    text = "Let $x \\in \\mathbb{R}$. Assume $x > 0$.\n\n$$ x = 1 $$\n\nLet $x \\in \\mathbb{R}$.\n\n$$ x = 2 $$\n"
    first, second = checked(text)
    assert in_force(first) == ["x > 0"]
    assert in_force(second) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Define $x + 1$.", "unknown-declaration"),
        ("Let $x \\in \\mathbb{K}$.", "unknown-declaration"),
        ("Define $a = a + 1$.", "circular-definition"),
        ("$$ = 1 $$", "unexpected"),
    ],
)
def test_a_statement_that_says_nothing_readable_has_a_problem(text: str, code: str) -> None:
    problems = [statement.problem.code for statement in derivation(text + "\n").statements if statement.problem is not None]
    assert problems == [code]


def test_what_was_guessed_is_said_once() -> None:
    remarks = [remark for remark in derivation("$$ w = 1 $$\n\n$$ w = 2 $$\n").remarks if remark.code == "inferred"]
    assert [remark.message for remark in remarks] == ["I take $w$ to be a real number"]
