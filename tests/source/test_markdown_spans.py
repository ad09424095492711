"""Formulas in Markdown: the text at a formula's place is the formula, wherever it stands; what is no formula is left alone."""

from __future__ import annotations

import pytest

from proofgen.source.document import Document, Math
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText

# caption, file, the formulas in it: $ for inline ones, $$ for displays, then the characters
FILES: list[tuple[str, str, list[str]]] = [
    ("inline", "So $x = 1$ holds.", ["$x = 1"]),
    ("two inline", "Let $x$ and $y_1$.", ["$x", "$y_1"]),
    ("display", "Text\n\n$$ x = 1 $$\n", ["$$ x = 1 "]),
    ("display over lines", "$$\nx\n= 1\n$$\n", ["$$\nx\n= 1\n"]),
    ("display in a sentence", "Hence $$x = 1$$ and so on.", ["$$x = 1"]),
    ("parentheses of TeX", r"So \(x = 1\) holds.", ["$x = 1"]),
    ("brackets of TeX", "\\[ x = 1 \\]\n", ["$$ x = 1 "]),
    ("GitHub's inline", "So $`x_1 = 1`$ holds.", ["$x_1 = 1"]),
    ("GitHub's fence", "```math\nx = 1\n```\n", ["$$x = 1\n"]),
    ("environment", "\\begin{align*}\nx &= 1\n\\end{align*}\n", ["$$\\begin{align*}\nx &= 1\n\\end{align*}"]),
    ("list", "- first $a = b$\n- second $c = d$\n  - third $e = f$\n", ["$a = b", "$c = d", "$e = f"]),
    ("numbered list with a display", "1. so\n\n   $$ x = 1 $$\n", ["$$ x = 1 "]),
    ("quote", "> It is known that $a = b$.\n>\n> $$ c = d $$\n", ["$a = b", "$$ c = d "]),
    ("table", "| a | b |\n|---|---|\n| $x = 1$ | $y_{1} = 2$ |\n", ["$x = 1", "$y_{1} = 2"]),
    ("heading", "# On $x^2$\n\n$y$\n", ["$x^2", "$y"]),
    ("emphasis", "**Claim.** *Let* $x_1$ be _so_ and $x_2$ too.", ["$x_1", "$x_2"]),
    ("underscores and stars inside", "$a_1 * b_2 * c_3$", ["$$a_1 * b_2 * c_3"]),
    ("a line that looks like a heading", "$$\nx\n=\n1\n$$\n", ["$$\nx\n=\n1\n"]),
    ("code", "Write `$x = 1$` for a formula, as in $y = 2$.", ["$y = 2"]),
    ("code fence", "```\n$x = 1$\n```\n\n$y = 2$\n", ["$$y = 2"]),
    ("tilde fence", "~~~tex\n$$ x = 1 $$\n~~~\n\n$y$\n", ["$y"]),
    ("comment", "<!-- $x = 1$ -->\n\n$y = 2$\n", ["$$y = 2"]),
    ("front matter", "---\ntitle: 5$ and $x$\n---\n\n$y = 2$\n", ["$$y = 2"]),
    ("money", "It costs $5 and then $10 more.", []),
    ("money beside a formula", "It costs $5, but $x = 1$ is free.", ["$x = 1"]),
    ("escaped dollar", r"It costs \$5, and $x = 1$.", ["$x = 1"]),
    ("escaped dollar inside", r"So $x = \$5$.", [r"$x = \$5"]),
    ("text inside", r"$$ x = 1 \text{ for $n$ large} $$", [r"$$ x = 1 \text{ for $n$ large} "]),
    ("letters beyond ASCII before it", "Größe 𝑛 → $x = 1$", ["$x = 1"]),
    ("Windows line ends", "Text\r\n\r\n$$ x = 1 $$\r\n\r\n$y$\r\n", ["$$ x = 1 ", "$y"]),
]  # fmt: skip
UNCLOSED = ["$$ x = 1\n", "$$\nx = 1\n"]


def read(text: str) -> Document:
    return read_markdown(SourceText("a.md", text))


def formulas(document: Document) -> list[Math]:
    return [piece for block in document.blocks for piece in block.pieces if isinstance(piece, Math)]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, found, id=caption) for caption, text, found in FILES])
def test_the_text_at_its_place_is_the_formula(text: str, expected: list[str]) -> None:
    document = read(text)
    assert [("$$" if math.display else "$") + document.source.of(math.span) for math in formulas(document)] == expected
    assert document.problems == ()


@pytest.mark.parametrize("text", [pytest.param(text, id=caption) for caption, text, _ in FILES])
def test_delimiters_stand_just_outside(text: str) -> None:
    document = read(text)
    for math in formulas(document):
        assert math.outer.start <= math.span.start <= math.span.end <= math.outer.end
        assert document.source.of(math.outer).startswith(("$", "\\", "```"))


@pytest.mark.parametrize("text", [pytest.param(text, id=caption) for caption, text, _ in FILES])
def test_formulas_come_in_reading_order_once(text: str) -> None:
    places = [math.span.start for math in formulas(read(text))]
    assert places == sorted(set(places))


@pytest.mark.parametrize("text", UNCLOSED)
def test_what_is_never_closed_is_a_problem_with_a_place(text: str) -> None:
    document = read(text + "\nMore text.\n\nSo $y = 2$.\n")
    assert [problem.span.start for problem in document.problems] == [0]


def test_a_position_counts_lines_and_columns_from_one() -> None:
    document = read("ab\n\nSo $x = 1$.\n")
    (math,) = formulas(document)
    assert document.source.position(math.outer.start) == (3, 4)
    assert document.source.position(math.span.start) == (3, 5)
