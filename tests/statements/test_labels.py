"""Letters below a name that tell it from another one: each is a name of its own, and no index."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen


def verdicts(path: Path, text: str) -> list[str | None]:
    file = path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    return [line.verdict for line in proofgen.check(file, cache=False).lines if line.verdict]


ENERGY = "Let $m, v, g, h > 0$. Define $E_k = \\frac12 m v^2$. Define $E_p = m g h$. "


@pytest.mark.parametrize("text", [
    ENERGY + "Then $E_k + E_p = m (\\frac{v^2}{2} + g h)$.",
    "Let $m, v, g, h > 0$. Define $E_{kin} = \\frac12 m v^2$ and $E_{pot} = m g h$. Then $E_{kin} + E_{pot} = m (\\frac{v^2}{2} + g h)$.",
    "Define $$ v_x = v_0 \\cos\\alpha, \\qquad v_y = v_0 \\sin\\alpha $$ Then $$ v_x^2 + v_y^2 = v_0^2. $$",
    "Let $a, b > 0$. Let $C_p = a$. Let $C_V = b$. Then $C_p - C_V = a - b$.",
    "Let $R_1, R_2 > 0$. Define $R_s = R_1 + R_2$ and $$ R_p = \\frac{1}{\\frac{1}{R_1} + \\frac{1}{R_2}}. $$ Then $R_p = \\frac{R_1 R_2}{R_1 + R_2}$.",
])  # fmt: skip
def test_each_is_what_it_was_said_to_be(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text) == ["proved"]


@pytest.mark.parametrize("text", [
    ENERGY + "Then $E_p = \\frac12 m v^2$.", ENERGY + "Then $E_k = E_p$.",
    "Let $R_1, R_2 > 0$. Define $R_s = R_1 + R_2$. Define $R_p = \\frac{R_1 R_2}{R_1 + R_2}$. Then $R_p = R_1 + R_2$.",
    "Let $a > 0$. Define $F_g = a$. So $F_3 = F_7$.",
])  # fmt: skip
def test_nothing_is_proved_of_the_other(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] not in ("proved", "proved-if")


@pytest.mark.parametrize("text", [
    "Let $n \\in \\mathbb{N}$. Define $p_i = 1/n$. Then $\\sum_{i=1}^n p_i = 1$.",
    "Let $y \\in \\mathbb{R}^n$ and $k \\in \\{1, \\dots, n\\}$. Assume $y_k = 1$ and $y_j = 0$ for $j \\ne k$. Then $\\sum_j y_j = 1$.",
    "Let $n \\ge 2$ and $p \\in \\mathbb{R}^n$. Let $k = 2$. Then $p_k = p_2$.",
    "Define $a_k = 3$ for all $k \\in \\{1, \\dots, n\\}$. Then $\\sum_{k=1}^n a_k = 3n$.",
])  # fmt: skip
def test_an_index_stays_one(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path, text)[-1] == "proved"
