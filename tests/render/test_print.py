"""The page on paper: no formula is cut off there, and no bar to scroll it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen

LONG = r"(x+y)^8 = x^8 + 8x^7y + 28x^6y^2 + 56x^5y^3 + 70x^4y^4 + 56x^3y^5 + 28x^2y^6 + 8xy^7 + y^8"
MATRIX = r"\begin{pmatrix} 1 & x & x^2 & x^3 \\ 0 & 1 & 2x & 3x^2 \\ 0 & 0 & 1 & 3x \\ 0 & 0 & 0 & 1 \end{pmatrix}"


def page(path: Path, formula: str) -> str:
    file = path / "a.md"
    file.write_text(f"Let $x, y \\in \\mathbb{{R}}$. Then\n\n$$ {formula} $$\n\n$$ x = x $$\n", encoding="utf-8")
    built = proofgen.build(file, to=("html",), out=path / "out")
    assert built
    return (path / "out" / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("formula", "wanted"), [
    ("(x+y)^2 = x^2+2xy+y^2", False), (LONG, True), (rf"{MATRIX} {MATRIX} = {MATRIX} {MATRIX}", True),
])  # fmt: skip
def test_a_long_formula_has_the_line_for_itself(tmp_path: Path, formula: str, wanted: bool) -> None:
    assert (" broad" in page(tmp_path, formula).partition("<body")[2]) is wanted


def test_nothing_scrolls_on_paper(tmp_path: Path) -> None:
    style = page(tmp_path, "x = x").partition("@media print")[2]
    assert ".formula, .panel, .scroll, .system, figure, pre { overflow: visible; }" in style
