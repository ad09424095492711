"""A formula that a reason rests on: its mark stands beside the reason, and it is no row of the chain."""

from __future__ import annotations

import pytest

import proofgen
from proofgen.render import HANDOUTS
from proofgen.render.edition import Edition, laid_out
from proofgen.render.parts import Chain, Finding, Row
from proofgen.report.values import Document

TEXT = r"""Let $x, y \in \mathbb{R}$.

\begin{align*}
(x + y)^2 &= x^2 + y x + x y + y^2 \\
  &\overset{(*)}{=} x^2 + 2 x y + y^2 && \text{since } %s
\end{align*}

$$ = (y + x)^2 $$
"""


def read(ground: str) -> Document:
    return proofgen.check(TEXT % ground)


def rows(document: Document) -> list[Row]:
    return [row for part in laid_out(document, railed=True)[1].parts if isinstance(part, Chain) for row in part.rows]


def test_it_is_no_row() -> None:
    document = read("y x = x y")
    assert [line.ground for line in document.lines if line.verdict] == [False, False, True, False]
    assert [(row.number, row.marks) for row in rows(document)] == [("1", ()), ("2", ("proved",)), ("3", ())]
    assert {row.under for row in rows(document)[1:]} == {"(x + y)^2"}


@pytest.mark.parametrize(
    ("kind", "mark"),
    [
        ("tex", r"since $yx=xy$\pginline{proved}"),
        ("html", '<a class="mark proved" title="proved" aria-label="proved" role="note">✓</a></div>'),
        ("md", r"&& \text{since }yx=xy \quad \text{2 ✓}"),
    ],
)
def test_its_mark_stands_beside_the_reason(kind: str, mark: str) -> None:
    (handout,) = (each for each in HANDOUTS if each.name == kind)
    assert mark in handout.render(read("y x = x y"), Edition()).decode()
    assert mark not in handout.render(read("y x = x y"), Edition("plain")).decode()


def test_one_that_does_not_hold_has_a_box() -> None:
    document = read("y x = x y + 1")
    (found,) = (part for part in laid_out(document)[1].parts if isinstance(part, Finding))
    assert (found.line.ground, found.line.verdict, found.number) == (True, "refuted", "")
    assert [row.number for row in rows(document)] == ["1", "2", "3"]
    assert all(row.marks == () for row in rows(document))


def test_a_relation_with_words_over_it_is_no_remark_on_the_row_above() -> None:
    assert [line.aside for line in read("y x = x y").lines] == [""] * 5
    kept = proofgen.check("Let $x > 0$.\n\n$$ x = x \\quad \\text{for } x > 1 $$\n")
    assert [line.aside for line in kept.lines if line.verdict] == [r"\text{for } x > 1"]
