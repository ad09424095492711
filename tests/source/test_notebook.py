"""Notebooks: Markdown cells in order, each by itself; what is no notebook is said with its place."""

from __future__ import annotations

import json
import random

import pytest
from dialects import formulas, holds, maths, shown

from proofgen.source.document import Document
from proofgen.source.notebook import read_notebook
from proofgen.span import SourceText


def cell(source: object, kind: str = "markdown", **more: object) -> dict[str, object]:
    return {"cell_type": kind, "metadata": {}, "source": source, **more}


def written(*cells: object) -> str:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})


def read(text: str) -> Document:
    document = read_notebook(SourceText("a.ipynb", text))
    holds(document)
    return document


def places(document: Document) -> list[tuple[int, int, int]]:
    """Cell, line and column of each formula."""
    return [(document.source.part(math.span.start).cell, *document.source.position(math.span.start)) for math in maths(document)]


def test_places_are_cells_and_lines() -> None:
    document = read(
        written(
            cell("# Title\n\nLet $x$."),
            cell(["a = '$b$'\n", "a"], "code", outputs=[{"text": "$c$"}]),
            cell(["Then\n", "\n", "$$\n", "y\n", "$$"]),
            cell("$raw$", "raw"),
            cell("So $z$\n"),
        )
    )
    assert formulas(document) == ["$x", "$$\ny\n", "$z"]
    assert places(document) == [(1, 3, 6), (3, 3, 3), (5, 1, 5)]
    assert document.source.lines[("", 3)] == ("Then", "", "$$", "y", "$$")
    assert [shown(document, block) for block in document.blocks] == [
        "heading: Title",
        "Let $x$.",
        "code: a = '$b$'\na".replace("\n", " "),
        "Then",
        "$y$",
        "So $z$",
    ]
    assert document.problems == ()


@pytest.mark.parametrize(
    "opened", ["```python\nx = 1", "$$ x = 1", "So $x", "<!-- so", ":::{note}\nso", "```{math}\nx", "`so", "<script>", "> - so"]
)
def test_what_is_open_ends_with_its_cell(opened: str) -> None:
    document = read(written(cell(opened), cell("Then $y$.")))
    assert formulas(document) == ["$y"]
    assert all(document.source.part(problem.span.start).cell == 1 for problem in document.problems)


def test_quotations_keep_their_marks_out_of_formulas() -> None:
    document = read(written(cell("Text."), cell("> $$\n> x\n> $$")))
    assert [document.formula(math).text.split() for math in maths(document)] == [["x"]]


def test_an_environment_ends_with_its_cell() -> None:
    document = read(written(cell(":::{prf:theorem}\nLet $x$."), cell("Then $y$.\n:::")))
    assert [block.part for block in document.blocks] == ["theorem", ""]
    assert [problem.code for problem in document.problems] == ["unclosed-fence"]


def test_macros_reach_later_cells() -> None:
    document = read(written(cell("$\\newcommand{\\R}{\\mathbb{R}}$"), cell("$x \\in \\R$")))
    assert [document.formula(math).text for math in maths(document)] == [r"x \in \mathbb{R}"]


def test_front_matter_stands_in_the_first_cell_only() -> None:
    document = read(written(cell("---\ntitle: T\n---\n$x$"), cell("---\n$y$\n\n---\n$z$")))
    assert document.options == {"title": "T"}
    assert formulas(document) == ["$x", "$y", "$z"]


def test_the_third_format() -> None:
    sheet = {"cells": [cell("Title $t$", "heading", level=2), {"cell_type": "code", "input": ["1"]}, cell(["$x$"])]}
    document = read(json.dumps({"nbformat": 3, "worksheets": [sheet, {"cells": [cell("$y$")]}]}))
    assert formulas(document) == ["$t", "$x", "$y"]
    assert [place[0] for place in places(document)] == [1, 3, 4]
    assert (document.blocks[0].kind, document.blocks[0].level) == ("heading", 2)


def test_windows_line_ends() -> None:
    assert places(read(written(cell("a\r\n\r\n$x$")))) == [(1, 3, 2)]


NONE = [
    ("nothing", "", 0),
    ("words", "Let $x$.", 0),
    ("broken off", '{\n "cells": [\n', 13),
    ("a comma too many", '{"cells": [1,]}', 13),
    ("a list", "[]", 0),
    ("a number", "1", 0),
    ("no cells", "{}", 0),
    ("cells that are none", '{"cells": 3}', 0),
    ("a worksheet without cells", '{"worksheets": [{}]}', 0),
    ("too deep", "[" * 100_000 + "]" * 100_000, 0),
    ("a number of thousands of digits", '{"cells": ' + "1" * 10_000 + "}", 0),
]


@pytest.mark.parametrize(("text", "at"), [pytest.param(*row, id=caption) for caption, *row in NONE])
def test_what_is_no_notebook(text: str, at: int) -> None:
    document = read(text)
    (problem,) = document.problems
    assert (problem.code, document.blocks) == ("not-a-notebook", ())
    assert abs(problem.span.start - at) <= 1


@pytest.mark.parametrize(
    "bad", [3, None, {}, {"cell_type": 3}, {"cell_type": "markdown", "source": 3}, {"cell_type": "markdown", "source": [1]}]
)
def test_a_cell_that_cannot_be_read_is_said_and_the_others_are_read(bad: object) -> None:
    document = read(written(cell("$x$"), bad, cell("$y$")))
    assert formulas(document) == ["$x", "$y"]
    (problem,) = document.problems
    assert (problem.code, document.source.part(problem.span.start).cell) == ("not-a-notebook", 2)


def test_no_cells_are_an_empty_document() -> None:
    assert read(written()).blocks == ()


@pytest.mark.parametrize("seed", range(20))
def test_mutants_are_read(seed: int) -> None:
    dice = random.Random(seed)
    seedling = written(
        cell("# T\n\n$x$\n\n> $$\n> y\n> $$"), cell("1", "code"), cell(["```{math}\n", "z\n", "```"]), cell("t", "heading", level=2)
    )
    for _ in range(50):
        text = seedling
        for _ in range(dice.randrange(1, 6)):
            at = dice.randrange(len(text))
            text = (
                text[:at]
                + dice.choice(['"', "[", "]", "{", "}", "null", ",", "\\n", "$", "0", "\\ud800", ""])
                + text[at + dice.choice([0, 1, 7]) :]
            )
        read(text)
