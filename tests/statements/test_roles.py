"""What the sentence makes of a formula: the table of FORMAT.md, row by row, and the overrides."""

from __future__ import annotations

import pytest

from tests.statements.derivations import checked, derivation

# a text, then of each formula: its role, with `unchecked` for what is counted and not checked
ROLES: list[tuple[str, str]] = [
    (r"Let $x \in \mathbb{R}$.", "declaration"),
    (r"Fix $x \in \mathbb{R}$.", "declaration"),
    (r"Given $x \in \mathbb{R}$, all is well.", "declaration"),
    (r"Take $x \in \mathbb{R}$.", "declaration"),
    (r"Let $\sigma > 0$.", "declaration"),
    (r"Let $f \colon \mathbb{R} \to \mathbb{R}$.", "declaration"),
    (r"Let $x$ be a real number.", "declaration"),
    (r"Let $A \in \mathbb{R}^{n \times n}$ be symmetric.", "declaration"),
    (r"let $x, y \in \mathbb{R}$ and $z > 0$.", "declaration declaration"),
    (r"Let $x \in \mathbb{R}$ with $x > 0$.", "declaration hypothesis"),
    (r"Let $y \in \mathbb{R}^n$ with $y_k = 1$ and $y_j = 0$ for all $j \neq k$.", "declaration hypothesis hypothesis"),
    (r"Define $a = x + 1$.", "definition"),
    (r"Write $a = x + 1$ for short.", "definition"),
    (r"Denote $a := x + 1$.", "definition"),
    (r"Set $a = x + 1$.", "definition"),
    (r"Put $a = x + 1$.", "definition"),
    (r"So $a = b$ where $a = x + 1$.", "inline definition"),
    ("Define\n\n$$ a = x + 1 $$\n\nand\n\n$$ b = x + 2 $$", "definition definition"),
    (r"Assume $x > 0$.", "hypothesis"),
    (r"Suppose $x + y = 1$.", "hypothesis"),
    (r"Recall $x = 2$.", "hypothesis"),
    (r"**Claim.** $x = x$.", "goal"),
    (r"**Theorem.** $x = x$.", "goal"),
    (r"**Lemma 2.** $x = x$.", "goal"),
    (r"**Proposition.** $x = x$.", "goal"),
    (r"We show that $x = x$.", "goal"),
    (r"To show: $x = x$.", "goal"),
    (r"$$ x = x $$", "step"),
    ("Then\n\n$$ x = x $$", "step"),
    ("Let us compute\n\n$$ x = x $$", "step"),
    ("$$ x = x $$\n\nand\n\n$$ y = y $$", "step step"),
    (r"Then $x = x$.", "inline"),
    (r"SO $x = x$.", "inline"),
    (r"Hence $x = x$.", "inline"),
    (r"Thus $x = x$.", "inline"),
    (r"Therefore, $x = x$.", "inline"),
    (r"It is true since $x = x$.", "inline"),
    (r"It is true because $x = x$.", "inline"),
    (r"So $x = x$ and $y = y$.", "inline inline"),
    (r"Now $x = x$.", "unchecked"),
    (r"The number $x = x$ is nice.", "unchecked"),
    (r"Let us compute $x = x$.", "unchecked"),
    (r"# A heading with $x = x$", "unchecked"),
]
OVERRIDES: list[tuple[str, str, str]] = [
    ("assume", "$$ x = 1 $$", "hypothesis"),
    ("define", "$$ a = x $$", "definition"),
    ("goal", "$$ x = x $$", "goal"),
    ("step", "$x = x$", "step"),
    ("skip (obvious)", "$$ x = 1 $$", "unchecked"),
    ("expect refuted", "$$ x = 1 $$", "step"),
]


def roles(text: str) -> str:
    return " ".join("unchecked" if s.skipped is not None else s.role for s in derivation(text).statements)


@pytest.mark.parametrize(("text", "expected"), ROLES, ids=[text for text, _ in ROLES])
def test_the_sentence_says_what_a_formula_is(text: str, expected: str) -> None:
    assert roles(text + "\n") == expected


@pytest.mark.parametrize(("text", "expected"), ROLES, ids=[text for text, _ in ROLES])
def test_what_is_claimed_is_checked(text: str, expected: str) -> None:
    for statement, role in zip(derivation(text + "\n").statements, expected.split(), strict=True):
        assert statement.problem is None
        assert statement.checked is (role in ("step", "goal", "inline"))


@pytest.mark.parametrize(("directive", "formula", "expected"), OVERRIDES)
@pytest.mark.parametrize("gap", ["\n", " ", "\n\n"], ids=["a line above", "beside it", "a blank line above"])
def test_an_override_decides(directive: str, formula: str, expected: str, gap: str) -> None:
    text = f"Hence\n\n<!-- proofgen: {directive} -->{gap}{formula}\n"
    assert roles(text) == expected


def test_expect_refuted_reaches_every_link_and_no_further() -> None:
    lines = checked("<!-- proofgen: expect refuted -->\n$$ x = 1 = 2 $$\n\n$$ x = x $$\n")
    assert [line.expected for line in lines] == ["refuted", "refuted", None]


def test_a_skipped_line_keeps_its_reason() -> None:
    (line,) = derivation("<!-- proofgen: skip (too long) -->\n$$ x = 1 $$\n").statements
    assert line.skipped == "too long"


def test_an_unknown_override_is_said_and_the_line_is_checked() -> None:
    found = derivation("<!-- proofgen: frobnicate -->\n$$ x = x $$\n")
    assert "unknown-directive" in [remark.code for remark in found.remarks]
    assert [statement.checked for statement in found.statements] == [True]


def test_a_comment_of_another_program_is_no_override() -> None:
    assert [remark.code for remark in derivation("Let $x \\in \\mathbb{R}$.\n\n<!-- frobnicate -->\n$$ x = x $$\n").remarks] == []
