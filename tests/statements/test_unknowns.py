"""Equations of a name that the post solves for: supposed where they begin, and what they come to is checked."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen


def letters(path: Path, text: str) -> str:
    """s for what is supposed, p for proved, r for refuted, ? for all else that is checked or unreadable; - for what is passed over."""
    file = path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    lines = proofgen.check(file, cache=False).lines
    verdicts = {"proved": "p", "proved-if": "p", "refuted": "r", "unchecked": "-", None: "s"}
    return "".join(verdicts.get(line.verdict, "?") for line in lines if line.role != "declaration")


@pytest.mark.parametrize(("text", "wanted"), [
    ("$$12 q = 300 + 7 q$$ $$5q = 300$$ $$q = 60$$", "spp"), ("$$12 q = 300 + 7 q$$\n\n$$5q = 200$$\n\n$$q = 40$$", "srr"),
    ("A firm breaks even when $$12 q = 300 + 7 q.$$ Then $$5q = 300$$ and $$q = 60.$$", "spp"),
    ("Profit is zero when $12 q = 300 + 7 q$. Thus $5q = 300$, so $q = 60$.", "spp"), ("At equilibrium, $$12 q = 300 + 7 q.$$ So $$q = 60.$$", "sp"),
    (r"$$\begin{aligned} 2x + 3 &= 7 \\ 2x &= 4 \\ x &= 2 \end{aligned}$$", "spp"), (r"$$\begin{aligned} 2x + 3 &= 7 \\ 2x &= 5 \\ x &= 5/2 \end{aligned}$$", "srr"),
    ("$$x + y = 5$$ $$x - y = 1$$ Adding, $$2x = 6$$ so $$x = 3$$ and $$y = 2$$", "ssppp"),
    (r"$$\begin{aligned} x + y &= 5 \\ x - y &= 1 \\ 2x &= 6 \\ x &= 3 \end{aligned}$$", "sspp"),
    ("The curves meet where $x^2 = x + 2$. Then $$(x-2)(x+1) = 0$$ so $x = 2$ or $x = -1$.", "spp"),
    ("Solve $x^2 - 5x + 6 = 0$. $$(x-2)(x-3) = 0$$ so $x = 2$ or $x = 4$.", "spr"), ("$$x^2 = 4$$ $$x = 2$$", "sr"),
])  # fmt: skip
def test_what_begins_is_supposed(tmp_path: Path, text: str, wanted: str) -> None:
    assert letters(tmp_path, text) == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ("$$(x+1)^2 = x^2 + 1$$ At $x = 1$ we get $$4 = 2$$", "rsr"), ("$$(x+1)^2 = x^2 + 1$$", "r"), ("Let $x \\in \\mathbb{R}$. $$2x = 4$$ $$x = 2$$", "rr"),
    ("It is false that $$12 q = 300 + 7 q.$$ So $$q = 60.$$", "??"), ("$$x^2 = 4$$\n\nTake $x = 3$.", "?"),
    ("$$x^2 + 1 \\ge 1$$ Taking $x = 2$: $$x^2 + 1 = 5$$", "pp"),
    ("$$(x+1)^2 = x^2 + 1$$ For example, with $x = 0$ we have $$1 = 1.$$", "rp"), ("Find the positive root of $$ x^2 = 4. $$ $$x = 2$$", "--"),
    ("Let $f(x) = x^2 - 4x$. Then $$f'(x) = 2x - 4$$ and it vanishes at the point $x = 2$.", "p-"), ("$$f(x) = x^2 - 4x$$ $$f'(x) = 2x - 5$$ so $$x = 2$$", "rr"),
    ("$$(x+1)^2 - 4 = (x - 1)(x + 3)$$ so the roots are $x = 1$ and $x = -3$.", "p--"),
    ("Every real number satisfies $$x^2 = x.$$", "r"), ("The points of the circle satisfy $$x^2 + y^2 = 1.$$ So $$y^2 = 1 - x^2$$", "p"),
    ("Then either $y = 2$ or $y = 3$. Hence $y = 2$.", "-?"),
])  # fmt: skip
def test_what_is_no_solution_is_claimed(tmp_path: Path, text: str, wanted: str) -> None:
    found = letters(tmp_path, text)
    assert found.replace("s", "") == wanted.replace("s", ""), found
