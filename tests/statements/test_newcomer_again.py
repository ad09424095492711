"""What a lecturer's notes showed: units, conjugates of `a + bi`, exercises that say `Let` anew, lines that say what a known function satisfies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.statements.derivations import verdicts


@pytest.mark.parametrize("line", [
    "\\tau = 0.2\\text{ ms}", "\\tau = 0.0002\\,\\mathrm{kg}", "\\tau = 3\\,\\Omega", "\\tau = 5\\text{ m/s}", "\\tau = 9.81\\,\\mathrm{m/s^2}", "\\tau = 20\\%",
    "\\tau = 2\\text{ hours}",
])  # fmt: skip
def test_units_are_not_passed_over(tmp_path: Path, line: str) -> None:
    assert verdicts(tmp_path, f"Let $\\tau = 0.0002$. $$ {line} $$")[-1] == "unreadable"


@pytest.mark.parametrize(
    "line", ["\\tau = 2 \\text{ or } \\tau = 3", "2 \\tau = 4 \\text{ by assumption}", "\\tau = 2 \\text{ as } 4/2 = 2"]
)
def test_other_words_are_no_units(tmp_path: Path, line: str) -> None:
    assert verdicts(tmp_path, f"Let $\\tau = 2$. $$ {line} $$")[0] == "proved"


@pytest.mark.parametrize(("start", "true", "false"), [
    ("Let $z = a + bi$ with $a, b \\in \\mathbb{R}$.", "|z|^2 = z \\bar z = a^2 + b^2", "z \\bar z = a^2 - b^2"), ("Let $z = x + iy$.", "z + \\bar z = 2x", "z - \\bar z = 2x"),
    ("Let $z = a + bi$.", "\\bar z = a - bi", "\\bar z = a + bi"), ("Let $z = r e^{i\\varphi}$ with $r > 0$.", "z \\bar z = r^2", "z \\bar z = r"),
])  # fmt: skip
def test_conjugates_of_numbers_written_with_i(tmp_path: Path, start: str, true: str, false: str) -> None:
    assert set(verdicts(tmp_path, f"{start} $$ {true} $$")) == {"proved"}
    assert verdicts(tmp_path, f"{start} $$ {false} $$")[-1] == "refuted"


def test_what_was_let_is_over_when_it_is_let_again(tmp_path: Path) -> None:
    first = "**Exercise 1.** Let $a = 2$. Show that $a^2 = 4$.\n\n"
    assert verdicts(tmp_path, first + "**Exercise 2.** Let $a \\in \\mathbb{R}$. Show that $a^2 = 4$.") == ["proved", "refuted"]


def test_what_a_known_function_satisfies_is_claimed(tmp_path: Path) -> None:
    for words in ("It satisfies", "It satisfies the differential equation", "This solves the equation"):
        assert verdicts(tmp_path, f"Let $y(t) = e^{{2t}}$. {words} $$ y'(t) = 3 y(t) $$") == ["refuted"]
        assert verdicts(tmp_path, f"Let $y(t) = e^{{2t}}$. {words} $$ y'(t) = 2 y(t) $$") == ["proved"]
        assert verdicts(tmp_path, f"Let $y \\colon \\mathbb{{R}} \\to \\mathbb{{R}}$ be smooth. {words} $$ y'(t) = 3 y(t) $$")[-1:] != [
            "refuted"
        ]


def test_laws_and_rules_are_shown_by_name(tmp_path: Path) -> None:
    assert verdicts(tmp_path, "Prove the commutative law $xy = yx$ and the rule $(x+y)^2 = x^2 + 12$.") == ["proved", "refuted"]


def test_a_number_behind_a_bracket_is_no_factor(tmp_path: Path) -> None:
    text = "The kinetic energy is $E_k = \\frac12 m v_0^2$. The total energy is $E(t)$.\n\nLet $k > 0$. Then $$ E(0) = 0 $$"
    assert "proved" not in verdicts(tmp_path, text)[-1:]
    assert verdicts(tmp_path, "Let $A \\in \\mathbb{R}^{n \\times n}$ and $x \\in \\mathbb{R}^n$. $$ A(x) = A x $$")[-1] == "proved"
