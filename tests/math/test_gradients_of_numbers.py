"""`\\nabla f` of a function of several numbers."""

from __future__ import annotations

import pytest

from tests.statements.derivations import letters

PLANE = "Let $f(x, y) = x^2 y + y^3$."
SPACE = "Define $g(x, y, z) = xyz$."


@pytest.mark.parametrize(("given", "right", "wrong"), [
    (PLANE, "\\nabla f = \\begin{pmatrix} 2xy \\\\ x^2 + 3y^2 \\end{pmatrix}", "\\nabla f = \\begin{pmatrix} 2xy \\\\ x^2 + 3y \\end{pmatrix}"),
    (PLANE, "\\nabla f(x, y) = (2xy, x^2 + 3y^2)", "\\nabla f(x, y) = (x^2 + 3y^2, 2xy)"),
    (PLANE, "\\nabla f(1, 2) = (4, 13)", "\\nabla f(1, 2) = (4, 12)"),
    (PLANE, "\\nabla^2 f(x, y) = \\begin{pmatrix} 2y & 2x \\\\ 2x & 6y \\end{pmatrix}", "\\nabla^2 f = \\begin{pmatrix} 2y & x \\\\ x & 6y \\end{pmatrix}"),
    (SPACE, "\\nabla g(x, y, z) = (yz, xz, xy)", "\\nabla g = (yz, xz, yx + 1)"),
    (SPACE, "\\Delta g = 0", "\\Delta g = xyz"),
    (SPACE, "\\nabla g(1, 1, 2) \\cdot (1, 0, 0) = 2", "\\nabla g(1, 1, 2) \\cdot (1, 0, 0) = 1"),
])  # fmt: skip
def test_it_is_the_derivatives_by_each_place(given: str, right: str, wrong: str) -> None:
    assert letters(f"{given}\n\n$$ {right} $$") == "p"
    assert letters(f"{given}\n\n$$ {wrong} $$") == "r"


@pytest.mark.parametrize("line", ["\\nabla u = (\\cos(x - t), -\\cos(x - t))", "\\Delta u = -\\sin(x - t)"])
def test_whether_time_is_meant_is_asked(line: str) -> None:
    assert letters(f"Define $u(x, t) = \\sin(x - t)$.\n\n$$ {line} $$") == "x"
