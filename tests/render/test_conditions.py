"""What is behind a claim, as its condition, reads as one: the tick beside the row covers the claim alone."""

from __future__ import annotations

import re

import pytest

import proofgen
from proofgen.render.html import html
from proofgen.render.lookup import aside
from proofgen.render.markdown import markdown
from proofgen.render.pdf import tex

HEAD = "Let $x \\in \\mathbb{R}$ and $A \\in \\mathbb{R}^{2 \\times 2}$.\n\n"


def beside(formula: str) -> list[str]:
    return [aside(line) for line in proofgen.check(f"{HEAD}For $x \\ne 0$ we have\n$${formula}$$\n").lines if line.verdict]


@pytest.mark.parametrize(
    "written", [r"x/x = 1 \qquad x \ne 0", r"x/x = 1, \quad x \ne 0.", r"x/x = 1 \quad (x \ne 0)", r"x/x = 1,\ x \ne 0"]
)
def test_a_bare_condition_has_the_word_that_makes_it_one(written: str) -> None:
    assert beside(written) == [r"\text{for } x \ne 0"]


def test_so_in_every_handout() -> None:
    document = proofgen.check(HEAD + "We have\n$$x/x = 1 \\qquad x \\ne 0$$\n")
    assert r"\pgaside{\text{for }x\ne 0}" in tex(document)
    assert re.search(r'class="aside"><math[^>]*>.*?for.*?≠', html(document), re.S)
    assert r"\text{for } x \ne 0" in markdown(document)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (r"x/x = 1 \quad \text{if } x \ne 0", r"\text{if } x \ne 0"),
        (r"x/x = 1 \quad \forall x \ne 0", r"\forall x \ne 0"),
        (r"x/x = 1 \qquad \square", r"\square"),
        (r"x/x = 1 \qquad x + x = 2x", ""),
    ],
)
def test_the_authors_own_word_or_sign_is_enough(written: str, kept: str) -> None:
    assert beside(written)[0] == kept


def test_the_condition_of_a_verdict_has_not_the_colour_of_what_is_proved() -> None:
    document = proofgen.check(HEAD + "We have\n$$A^{-1} A = I.$$\n")
    assert [line.verdict for line in document.lines if line.verdict] == ["proved-if"]
    assert re.search(r"\{\\bfseries\\color\{pgproved\}proved if\} *\{\\color\{pgInk\}\$", tex(document))
    assert re.search(r'<strong class="kind proved-if">proved if</strong> <span class="condition"><math', html(document))
