"""Formulas in quotations, lists, tables, footnotes, definitions and HTML: none lost, none twice, each where it was typed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from dialects import formulas, lines, maths, mutants, read

from proofgen.source.document import Math
from proofgen.source.layout import laid_out
from proofgen.source.markdown import read_markdown
from proofgen.source.regions import regions
from proofgen.span import SourceText

# caption, file, the formulas as they are read, white space made one
FORMULAS: list[tuple[str, str, list[str]]] = [
    ("display in a quotation", "> $$\n> x\n> = 1\n> $$\n", ["x = 1"]),
    ("inline over lines of a quotation", "> So $x\n> = 1$ holds.\n", ["x = 1"]),
    ("a relation is no mark", "> $$\n> x\n> > y\n> $$\n\n$$\na\n> b\n$$\n", ["x > y", "a > b"]),
    ("two quotations deep", "> > $$\n> > x\n> > > y\n> > $$\n", ["x > y"]),
    ("a quotation without spaces", ">$$\n>x\n>=1\n>$$\n", ["x =1"]),
    ("lazy lines of a quotation", "> So $x\n= 1$ holds.\n", ["x = 1"]),
    ("a fence in a quotation", "> ```math\n> x\n> = 1\n> ```\n\n$y$\n", ["x = 1", "y"]),
    ("a directive in a quotation", "> ```{math}\n> :label: a\n> x\n> ```\n>\n> $y$\n", ["x", "y"]),
    ("a quotation in a list", "- > $$\n  > x\n  > $$\n", ["x"]),
    ("code ends with its quotation", "> ```\n> $x$\n\n$y$\n", ["y"]),
    ("lists in lists", "- a\n  - b\n\n        $$ x $$\n\n    $$\n    y\n    $$\n\n  1. $z$\n", ["x", "y", "z"]),
    ("a fence in a list", "1. a\n   ```math\n   x\n   ```\n2. $y$\n", ["x", "y"]),
    ("bars in a table", "| a | b |\n|---|---|\n| $|x| = 1$ | $\\{a \\mid b\\}$ |\n| $P(A|B)$ | $z$ |\n", ["|x| = 1", r"\{a \mid b\}", "P(A|B)", "z"]),
    ("more cells than the head has", "| a |\n|---|\n| $x$ | $y$ |\n\n$z$\n", ["x", "y", "z"]),
    ("footnotes", "Text[^1] and $x$.[^b]\n\n[^1]: note $y$\n[^b]: $z$\n\n    $$ w $$\n\n$v$\n", ["x", "y", "z", "w", "v"]),
    ("a footnote of one formula", "[^1]: $x$\n", ["x"]),
    ("definitions", "Term $x$\n: means $y$\n\n  $$ z $$\n\nOther\n: $w$\n", ["x", "y", "z", "w"]),
    ("a fence in a definition", "Term\n: ```{math}\n  x\n  ```\n\n> ```{note} So $y$\n> $z$\n> ```\n", ["x", "y", "z"]),
    ("a division of HTML", "<div class=\"a b\">\nSo $x$.\n</div>\n", ["x"]),
    ("details", "<details open>\n<summary>Why $x$</summary>\n\n$$ y $$\n\n</details>\n", ["x", "y"]),
    ("a paragraph of HTML", "<p align='center'>$x$</p>\n", ["x"]),
    ("comparisons in words are no tags", "a <b and $x$ c> $y$\n", ["x", "y"]),
    ("scripts", "<script>\nlet a = '$x$'\n</script>\n\n$y$\n", ["y"]),
    ("GitHub's", "So $`x_1`$ and\n\n```math\ny\n```\n", ["x_1", "y"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, found, id=caption) for caption, text, found in FORMULAS])
def test_formulas_are_read_where_they_stand(text: str, expected: list[str]) -> None:
    document = read(text)
    assert [" ".join(document.formula(math).text.split()) for math in maths(document)] == expected
    assert document.problems == ()
    for math in maths(document):
        typed = re.sub(r"[\s>]", "", document.source.of(math.span))
        assert typed.endswith(re.sub(r"[\s>]", "", document.formula(math).text))


BLOCKS: list[tuple[str, str, list[str]]] = [
    ("footnotes are paragraphs", "A[^1].\n\n[^1]: b\n[^c]: d\n\n    e\n\n- f\n", ["A.", "b", "d", "e", "bullet: f"]),
    ("a list in a footnote", "[^1]: b\n\n    - c\n", ["b", "bullet: c"]),
    ("definitions are paragraphs", "Term\n: b\n", ["Term", "b"]),
    ("tags are not words", "<div>\na <b>c</b>\n</div>\n", ["a    c"]),
    ("comments divide", "a\n% b\nc\n", ["a", "c"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, found, id=caption) for caption, text, found in BLOCKS])
def test_blocks(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


def test_a_formula_ends_with_its_quotation() -> None:
    document = read("> So $$ x\n\nThen $$ y $$.\n")
    assert formulas(document) == ["$$ y "]
    assert [(problem.code, problem.span.start) for problem in document.problems] == [("unbalanced-dollar", 5)]


def nested(dice: random.Random, depth: int, names: list[str]) -> list[str]:
    """Lines of Markdown, whose formulas are `v_{k}` with each k once: `names` tells them in order."""

    def name() -> str:
        names.append(f"v_{{{len(names)}}}")
        return names[-1]

    made: list[str] = []
    for _ in range(dice.randrange(1, 4)):
        made += [*(around(dice, depth, nested(dice, depth - 1, names)) if depth else plain(dice, name)), ""]
    return made


def plain(dice: random.Random, name: Callable[[], str]) -> list[str]:
    match dice.choice(["text", "display", "lines", "fence", "table", "notes", "code"]):
        case "text":
            return [f"Let ${name()}$ be so, with ${name()} = 1$."]
        case "display":
            return [f"$$ {name()} $$ (eq-a)"]
        case "lines":
            return ["$$", name(), "= 1", "$$ {#eq-b}"]
        case "fence":
            return ["```{math}", ":label: eq-c", name(), "```"]
        case "table":
            return ["| a | b |", "|---|---|", f"| $|{name()}|$ | ${name()}$ |"]
        case "notes":
            return [f"[^a]: as ${name()}$", f"[^b]: as ${name()}$"]
        case _:
            return ["```python", "'$code$'", "```"]


def around(dice: random.Random, depth: int, inner: list[str]) -> list[str]:
    marks = "`" * (3 + depth)
    match dice.choice(["list", "quotation", "directive", "div", "tags"]):
        case "list":
            return ["- item", "", *("  " + line for line in inner)]
        case "quotation":
            return ["> " + line for line in inner]
        case "directive":
            return [f"{marks}{{prf:theorem}} Title", ":label: t", *inner, marks]
        case "div":
            return ["::: {#thm-a}", *inner, ":::"]
        case _:
            return ["<div>", "", *inner, "", "</div>"]


@pytest.mark.parametrize("seed", range(200))
def test_however_deep_each_is_there_once(seed: int) -> None:
    dice = random.Random(seed)
    names: list[str] = []
    text = "\n".join(nested(dice, dice.randrange(4), names)) + "\n"
    document = read(text)
    found = [re.findall(r"v_\{\d+\}", document.formula(math).text) for math in maths(document)]
    assert found == [[name] for name in names]
    assert [math for math in maths(document) if re.search("[>:`$]", document.formula(math).text)] == [], text
    assert document.problems == ()


SEED = "\n".join(text for _, text, _ in FORMULAS)
PIECES = [
    "> ",
    "- ",
    "    ",
    "| ",
    "[^1]: ",
    "\n: ",
    "<div>",
    "</div>",
    "<!--",
    "-->",
    "\n",
    "\n\n",
    "$$",
    "$",
    "`",
    "```",
    "\\[",
    "\\)",
    "\u2028",
    "\ue000",
]


@pytest.mark.parametrize("seed", range(20))
def test_nothing_is_lost_from_mutants(seed: int) -> None:
    for text in mutants(SEED, PIECES, 15, seed):
        layout = laid_out(text.replace("\ue000", " "))
        expected = [region.outer for region in regions(layout.text, layout.fences, layout.walls)[0] if region.kind in ("inline", "display")]
        document = read_markdown(SourceText("a.md", text))
        assert sorted(piece.outer for block in document.blocks for piece in block.pieces if isinstance(piece, Math)) == expected
