"""Names that a line gives without a word: what they are is taken from it, and never held against the author."""

from __future__ import annotations

import pytest

from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.verify.verdict import Proved, Refuted
from tests.statements.derivations import checked, derivation, verdict

X = "Let $x \\in \\mathbb{R}$. "
INTRODUCED = [
    pytest.param(X + "Then $y = x^2$. Hence $y \\ge 0$.", id="then"),
    pytest.param(X + "\n\n$$ y = x^2 $$\n\n$$ \\frac{dy}{dx} = 2x $$", id="a display by itself"),
    pytest.param("We obtain\n\n$$ v = v_0 + a t $$\n\nand hence\n\n$$ \\frac{dv}{dt} = a $$", id="all names new"),
    pytest.param("Let $x \\in \\mathbb{R}^n$. We get $\\bar x = \\frac1n \\sum_i x_i$. So $\\sum_i (x_i - \\bar x) = 0$.", id="a mean"),
    pytest.param(X + "\n\n$$ f(x) = x^2 $$\n\n$$ f'(x) = 2 x $$", id="a function"),
    pytest.param("$$ \\begin{aligned} y &= (x+1)^2 \\\\ &= x^2 + 2x + 1 \\end{aligned} $$", id="the head of a chain"),
    pytest.param("Then $S_n = \\sum_{k=1}^n k$. Hence $S_{n+1} - S_n = n + 1$.", id="a sequence"),
    pytest.param("$$ A = \\pi r^2 $$\n\n$$ A = \\pi r r $$", id="claimed the second time"),
    pytest.param("Let $\\theta \\in \\mathbb{R}^n$. Then $\\nabla_\\theta L = 3$, since $L = \\theta^\\top \\theta$. "
                 "So $\\nabla_\\theta L = 2 \\theta$.", id="met before in a line that could not be read"),
]  # fmt: skip
CONTRADICTED = [
    pytest.param(X + "Then $y = x^2$. Hence $y = 2x$.", id="then"),
    pytest.param(X + "Assume $y > 3$. Then $y = x^2$.", id="something was said of it"),
    pytest.param("Let $x, y \\in \\mathbb{R}$. Then $y = x^2$.", id="declared"),
    pytest.param(X + "Then $y = x^2 + y$.", id="by itself"),
    pytest.param("$$ \\log(x y) = \\log x $$", id="a name on both sides"),
    pytest.param("$$ \\sin^2 x + \\cos^2 x = 2 $$", id="a number on the other side"),
    pytest.param("We get $\\pi = 3$.", id="a constant"),
]
ASKED = [
    pytest.param(X + "If $x > 0$, then $y = x$. If $x < 0$, then $y = -x$.", id="under conditions"),
    pytest.param(X + "Case 1: $x > 0$. Then $y = x$. Case 2: $x < 0$. Then $y = -x$. In both cases $y = |x|$.", id="in cases"),
    pytest.param(X + "Suppose $x > 0$. Then $y = x$. Suppose instead $x < 0$. Then $y = -x$.", id="under suppositions"),
    pytest.param(X + "Then $y = x^2$ for $x > 0$. Hence $y = 7$ for $x < 0$.", id="a condition behind it"),
    pytest.param(X + "Then either $y = x$ or $y = -x$. Hence $y = x$.", id="one of two"),
    pytest.param(X + "Then not $y = x^2$. Hence $y = x^3$.", id="denied"),
    pytest.param("$$ x^2 + y^2 = r^2 $$", id="a relation of new names"),
    pytest.param("**Claim.** $y = x^2$.", id="a goal"),
    pytest.param("$$ 0 < x < y $$\n\n$$ y > 7 x $$", id="an order of new names"),
    pytest.param("$$ P V = n R T $$\n\n$$ n = \\frac{P V}{R T} $$", id="a law"),
    pytest.param(X + "\n\n# One\n\nThen $y = x^2$.\n\n# Two\n\nThen $y = x^3$.", id="another section"),
]


@pytest.mark.parametrize("text", INTRODUCED)
def test_a_new_name_on_the_left_is_introduced(text: str) -> None:
    lines = [line for line in checked(text + "\n") if line.problem is None]
    assert lines
    assert all(isinstance(verdict(line), Proved) for line in lines)
    notes = [warning.code for line in derivation(text + "\n").statements for warning in line.warnings]
    assert notes.count("introduced") == 1


@pytest.mark.parametrize("text", CONTRADICTED)
def test_a_name_that_means_something_is_not(text: str) -> None:
    assert isinstance(verdict(checked(text + "\n")[-1]), Refuted)


@pytest.mark.parametrize("text", ASKED)
def test_what_new_names_are_is_asked(text: str) -> None:
    for line in checked(text + "\n"):
        assert not isinstance(verdict(line), Proved | Refuted), line.reading


SOLVED = [
    ("We need to solve $$ 2 x + 1 = 7. $$ So $$ x = 3. $$", Proved),
    (X + "Consider the equation $$ 2 x + 1 = 7. $$ Then $$ x = 4. $$", Refuted),
    (X + "Solve $x^2 = 4$. Then $x = 2$.", Refuted),
    (X + "We solve $x^2 = 4$: $$ x^2 = 4 \\iff x = 2. $$", Refuted),
    (X + "We do not solve $$ 2 x + 1 = 7. $$ Then $$ x = 3. $$", None),
]


@pytest.mark.parametrize(("text", "expected"), SOLVED)
def test_an_equation_to_be_solved_is_supposed(text: str, expected: type[Proved] | type[Refuted] | None) -> None:
    lines = checked(text + "\n")
    assert expected is None or len(lines) == 1
    found = verdict(lines[-1])
    assert isinstance(found, expected) if expected is not None else not isinstance(found, Proved | Refuted)


def test_strict_introduces_nothing() -> None:
    assert [
        line.problem.code
        for line in read_derivation(read_markdown(SourceText("a.md", X + "Then $y = x^2$.\n")), strict=True).statements
        if line.problem
    ] == ["undeclared"]
