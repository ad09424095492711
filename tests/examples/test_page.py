"""The saved page that the product was born from: every claim on it gets its verdict, at its place. Only its places are written down here."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen

PAGE = Path(__file__).parents[3] / "shared" / "claims" / "page.txt"
VERDICTS = {
    (14, 33): "refuted", (16, 74): "refuted", (18, 194): "refuted", (20, 204): "unreadable",  # the question
    (36, 2): "refuted", (40, 131): "refuted", (42, 74): "refuted", (44, 28): "proved", (44, 74): "refuted", (44, 113): "proved",
    (46, 2): "proved", (48, 27): "proved", (48, 94): "proved", (48, 171): "proved",  # its mended version
    (66, 2): "proved", (78, 2): "proved", (80, 4): "proved", (82, 5): "proved", (84, 2): "proved", (86, 21): "proved", (86, 79): "proved",
    (88, 3): "proved", (92, 2): "proved", (92, 135): "proved", (96, 2): "proved", (96, 162): "proved",  # the clean answer
}  # fmt: skip


@pytest.mark.skipif(not PAGE.exists(), reason="the saved page is not beside this checkout")
def test_the_page_as_saved() -> None:
    lines = proofgen.check(PAGE, cache=False).lines
    found = {(line.place.line, line.place.column): line.verdict for line in lines if line.verdict is not None}
    assert VERDICTS.items() <= found.items()
    assert [at for at, verdict in found.items() if verdict == "refuted" and VERDICTS.get(at) != "refuted"] == []
    zeroed = next(line for line in lines if (line.place.line, line.place.column) == (18, 194))
    assert zeroed.counterexample is not None
    assert zeroed.counterexample.own_numbers
    assert [row.left_number for row in zeroed.counterexample.rows] == [0.1, 0.2, 0.1, -0.6, 0.2]
    assert [row.right_number for row in zeroed.counterexample.rows] == [0, 0, 0, 0.6, 0]


def test_the_same_laws_on_another_page(tmp_path: Path) -> None:
    """Descriptions after use, an edit that says a name anew, a post of its own, a goal above what it is about, a formula that goes on."""
    page = tmp_path / "page.txt"
    page.write_text(
        "$\\begingroup$\n\nThe energy is, where:\n\n$EN(w) = \\sum_{j}{w_j*log(r_j)}$\n\nWhere $w_i$ is a vector and for example lets have "
        "$r_i = \\begin{pmatrix}1\\\\2\\end{pmatrix}$\n\nUPDATE: simpler\n\n$EN(w) = \\sum_j w_j^2$\n\nand $w$ is a vector. So "
        "$\\frac{\\partial EN(w)}{\\partial w_k} = w_k$\n\n$\\endgroup$\n$\\begingroup$\n\nWe show that\n\n$G(s) = t_1$\n\ngiven\n\n$G(s) = s^2$\n\n"
        "Hence,\n\n$G(3) = 10$ - 1\n\n$\\endgroup$\n",
        encoding="utf-8",
    )
    lines = [(line.source, line.verdict) for line in proofgen.check(page, cache=False).lines if line.verdict is not None]
    assert (r"\frac{\partial EN(w)}{\partial w_k} = w_k", "refuted") in lines
    assert ("G(3) = 10$ - 1", "proved") in lines
    assert ("G(s) = t_1", "proved") not in lines


@pytest.mark.parametrize("text", [
    "Let $n \\in \\mathbb{N}$, $y \\in \\mathbb{R}^n$ be one-hot, and $k \\in \\{1, \\dots, n\\}$.\n\n$$ y_k = 1 $$\n",
    "$\\begingroup$\n\nThe vector $y$ is a one-hot vector, and $w$ too.\n\n$y_k w_k = 1$\n\nfor each $k$.\n\n$\\endgroup$\n",
])  # fmt: skip
def test_a_letter_of_which_more_is_said_is_no_place(tmp_path: Path, text: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    assert "proved" not in [line.verdict for line in proofgen.check(page, cache=False).lines]
