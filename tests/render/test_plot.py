"""Pictures of a counterexample: shades of a matrix, curves of a claim about one number; never of what was not computed as it was certified."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import pairwise

import pytest

import proofgen
from proofgen.render.edition import Edition
from proofgen.render.html import html
from proofgen.render.pdf import NoTeX, tex, typeset
from proofgen.render.pdf_engine import find_engine
from proofgen.render.plot import FINE, HEIGHT, MOST, SHADE, WIDTH, heat_of, plot_of
from proofgen.report.values import Comparison, Curve, Document, Line

FILE = r"""Let $x \in \mathbb{R}$.

$$ \sin(2 x) = 2 \sin x $$

Let $a > 0$.

$$ \sqrt{a + 1} = \sqrt a + 1 $$

$$ e^{a} \le 1 + a $$

Let $A = \begin{pmatrix} 1 & 2 \\ 0 & 1 \end{pmatrix}$.

$$ A^2 = \begin{pmatrix} 1 & 4 \\ 0 & 2 \end{pmatrix} $$
"""


@pytest.fixture(scope="module")
def document() -> Document:
    return proofgen.check(FILE)


def refuted(text: str) -> Line:
    (line,) = [line for line in proofgen.check(text).lines if line.verdict == "refuted"]
    return line


def curve_of(text: str) -> Curve | None:
    found = refuted(text).counterexample
    assert found is not None
    return found.curve


def test_the_curve_goes_through_the_counterexample(document: Document) -> None:
    lines = [line for line in document.lines if line.counterexample and line.counterexample.curve]
    assert len(lines) == 3
    for line in lines:
        assert line.counterexample is not None
        curve = line.counterexample.curve
        assert curve is not None
        (left, right) = next((left, right) for place, left, right in curve.points if place == curve.at)
        (row,) = line.counterexample.rows
        assert left == pytest.approx(row.left_number, rel=1e-8)
        assert right == pytest.approx(row.right_number, rel=1e-8)
        plot = plot_of(curve)
        assert plot is not None
        assert all(0 <= place <= WIDTH for stroke in (*plot.left, *plot.right) for place, _ in stroke)
        assert all(-0.1 <= value <= HEIGHT + 0.1 for stroke in (*plot.left, *plot.right) for _, value in stroke)


def test_a_stroke_of_few_points_goes_where_the_values_are() -> None:
    places = [-4 + 8 * step / 160 for step in range(161)]
    plot = plot_of(Curve("x", 0.0, tuple((x, math.sin(3 * x) + 2, abs(x)) for x in places)))
    assert plot is not None
    unit = next(height for height, number in plot.up if number == "1")
    for strokes, values, most in ((plot.left, lambda x: math.sin(3 * x) + 2, 150), (plot.right, abs, 3)):
        (stroke,) = strokes
        assert len(stroke) <= most
        for x in places:
            across = (x + 4) / 8 * WIDTH
            (a, b), (c, d) = next(pair for pair in pairwise(stroke) if pair[0][0] - 1e-9 <= across <= pair[1][0] + 1e-9)
            assert b + (d - b) * (across - a) / (c - a) == pytest.approx(values(x) * unit, abs=2 * FINE)


def test_what_is_not_admitted_is_not_drawn() -> None:
    curve = curve_of("Let $a > 0$.\n\n$$ \\sqrt{a + 1} = \\sqrt a + 1 $$\n")
    assert curve is not None
    assert [left for place, left, _ in curve.points if place <= 0 and left is not None] == []
    below = curve_of("Let $a > 0$ and suppose $a < 3/2$.\n\n$$ a^2 = a + 1 $$\n")
    assert below is not None
    assert all(left is None for place, left, _ in below.points if place >= 1.5)


@pytest.mark.parametrize(
    "text",
    [
        "Let $x, y \\in \\mathbb{R}$.\n\n$$ (x + y)^2 = x^2 + y^2 $$\n",
        "Let $n \\in \\mathbb{N}$.\n\n$$ 2^n = n^2 $$\n",
        "Let $z \\in \\mathbb{C}$.\n\n$$ \\overline{z} = -z $$\n",
        "Let $x \\in \\mathbb{R}$.\n\n$$ x^2 = 4 \\iff x = 2 $$\n",
        "Let $x \\in \\mathbb{R}^2$.\n\n$$ x = 2 x $$\n",
    ],
)
def test_no_curve_of_several_numbers_nor_of_whole_or_complex_ones(text: str) -> None:
    assert curve_of(text) is None


def test_a_pole_breaks_the_stroke() -> None:
    curve = curve_of("Let $x \\in \\mathbb{R}$.\n\n$$ \\frac{1}{x} = x $$\n")
    assert curve is not None
    around = Curve("x", 1.0, tuple((at / 40, None if at == 0 else 40 / at, at / 40) for at in range(-40, 121)))
    plot = plot_of(around)
    assert plot is not None
    assert len(plot.left) == 2
    assert len(plot.right) == 1
    assert plot_of(replace(around, points=tuple((at, 1.0, 1.0) for at, *_ in around.points))) is None
    assert plot_of(replace(around, points=tuple((at, None, None) for at, *_ in around.points))) is None
    assert plot_of(None) is None


def matrix(rows: int, columns: int) -> list[Comparison]:
    places = [(row, column) for row in range(1, rows + 1) for column in range(1, columns + 1)]
    return [Comparison("", "", "", row == column, float(row - column), float(row), (row, column)) for row, column in places]


def test_shades() -> None:
    heat = heat_of(matrix(2, 3))
    assert heat is not None
    assert (heat.rows, heat.columns, len(heat.cells)) == (2, 3, 6)
    shades = [shade for cell in heat.cells for shade in (cell.true_shade, cell.claimed_shade)]
    assert (min(shades), max(shades)) == (0, SHADE)
    assert [cell.differs for cell in heat.cells] == [True, False, False, False, True, False]
    assert heat_of(matrix(2, 3)[1:]) is None
    assert heat_of(matrix(1, 3)) is None
    assert heat_of(matrix(MOST + 1, 2)) is None
    assert heat_of([replace(row, left_number=math.nan) for row in matrix(2, 2)]) is None
    assert heat_of([]) is None


def test_the_pictures_are_on_every_page_and_told_in_words(document: Document) -> None:
    body, page = tex(document).split(r"\begin{document}")[1], html(document)
    assert body.count(r"\pgcell{") == 8
    assert body.count(r"\pgwrong{") == 1
    assert body.count(r"\pgkey") == 6
    labels = re.findall(r'role="img" aria-label="((?:Curves|Shades)[^"]*)"', page)
    assert len(labels) == 4
    assert "Curves of both sides over x, from 0 to 2. At 1 they differ: true 0.9092974268…, claimed 1.682941969…." in labels
    assert "Shades of 2 by 2 entries, true and claimed. In row 2, column 2: true 1, claimed 2." in labels
    assert page.count("<polyline") >= 6


def test_they_are_set(document: Document) -> None:
    try:
        engine = find_engine()
    except NoTeX:
        pytest.skip("there is no TeX here")
    done = typeset(tex(document, Edition("referee")), engine=engine)
    assert [found for found in re.findall(r"^Overfull \\[hv]box \((\d+\.\d+)pt", done.log, re.M) if float(found) > 1] == []
