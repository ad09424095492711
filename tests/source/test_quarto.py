"""Quarto's and Pandoc's divs, attributes, code cells and macros."""

from __future__ import annotations

import pytest
from dialects import formulas, holds, lines, maths, mutants, read

from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText

FORMULAS: list[tuple[str, str, list[str]]] = [
    ("a label behind dollars", "$$ x = 1 $$ {#eq-x}\n\nBy @eq-x, $y$.\n", ["$$ x = 1 ", "$y"]),
    ("a label behind lines", "$$\nx = 1\n$$ {#eq-x .a}\n", ["$$\nx = 1\n"]),
    ("code cells", "```{python}\n#| echo: false\n'$x$'\n```\n\n```{r, echo=FALSE}\n$x$\n```\n\n$y$\n", ["$y"]),
    ("raw LaTeX", "```{=latex}\n$x$\n```\n\n$y$\n", ["$y"]),
    ("a title that is an attribute", '::: {#thm-x name="On $x$"}\n$y$\n:::\n', ["$x", "$y"]),
    ("a title that is a heading", "::: {#thm-x}\n## On $x$\n\n$y$\n:::\n", ["$x", "$y"]),
    ("columns", ":::: {.columns}\n::: {.column width=\"50%\"}\n$x$\n:::\n\n::: {.column}\n$y$\n:::\n::::\n$z$\n", ["$x", "$y", "$z"]),
    ("a code fence in a div", "::: {.proof}\n```\n:::\n$x$\n```\n$y$\n:::\n", ["$y"]),
    ("macros are no formulas", "$\\newcommand{\\E}{e}$\n\n$$\n\\newcommand{\\F}{f}\n\\def\\G{g}\n$$\n\n\\newcommand{\\H}[1]{$#1$}\n\n$x$\n", ["$x"]),
    ("a macro of a begin", "\\newcommand{\\ba}{\\begin{align}}\n\n$x$\n\n\\newcommand{\\ea}{\\end{align}}\n", ["$x"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, found, id=caption) for caption, text, found in FORMULAS])
def test_formulas_stand_where_they_were_typed(text: str, expected: list[str]) -> None:
    document = read(text)
    assert formulas(document) == expected
    assert document.problems == ()


KINDS = [("thm", "theorem", "Theorem"), ("lem", "theorem", "Lemma"), ("prp", "theorem", "Proposition"), ("cor", "theorem", "Corollary"),
         ("cnj", "theorem", "Conjecture"), ("def", "definition", "Definition"), ("exm", "remark", "Example"), ("exr", "remark", "Exercise"),
         ("rem", "remark", "Remark"), ("sol", "proof", "Solution")]  # fmt: skip


@pytest.mark.parametrize(("kind", "part", "name"), KINDS)
def test_an_identity_says_the_part(kind: str, part: str, name: str) -> None:
    assert lines(f"::: {{#{kind}-a .b}}\nLet $x$.\n\nMore.\n:::\n\nOut.\n") == [f"[{part}] *{name}. *Let $x$.", f"[{part}] More.", "Out."]


BLOCKS: list[tuple[str, str, list[str]]] = [
    ("class", "::: {.theorem}\na\n:::\n", ["[theorem] *Theorem. *a"]),
    ("word", "::: theorem\na\n:::\n", ["[theorem] *Theorem. *a"]),
    ("word with colons behind", "::: lemma :::\na\n::::::\nb\n", ["[theorem] *Lemma. *a", "b"]),
    ("proof", "::: {.proof}\na\n:::\n", ["[proof] *Proof. *a"]),
    ("a heading is its title", "::: {#thm-x}\n## The title\n\na\n\n## Not this\n:::\n", ["[theorem] *Theorem (The title). *a", "[theorem] heading: Not this"]),
    ("a heading and nothing else", "::: {#thm-x}\n## The title\n:::\n", ["[theorem] *Theorem (The title). *"]),
    ("same marks inside", "::: {#thm-x}\na\n\n::: {.proof}\nb\n:::\n\nc\n:::\nd\n", ["[theorem] *Theorem. *a", "[proof] *Proof. *b", "[theorem] c", "d"]),
    ("callout", "::: {.callout-note}\n## Look\na\n:::\n", ["*Look. *a"]),
    ("other divs keep headings", "::: {.content-visible}\n## Look\na\n:::\n", ["heading: Look", "a"]),
    ("a heading's attributes", "## Look {#sec-a .unnumbered}\n\na\n", ["heading: Look", "a"]),
    ("references stay", "By @eq-x and [@thm-y].\n", ["By @eq-x and [@thm-y]."]),
    ("colons in words", "a ::: b\n\n::: a b c\n", ["a ::: b", "::: a b c"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, found, id=caption) for caption, text, found in BLOCKS])
def test_divs_are_parts(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


def test_macros_are_written_out() -> None:
    document = read(
        "\\newcommand{\\E}[1]{\\mathbb{E}[#1]}\n$\\DeclareMathOperator{\\var}{Var}$\n\nSo $\\E{x} = \\var(x)$ and $$\\def\\a{b} \\a = 1$$.\n"
    )
    assert [document.formula(math).text.strip() for math in maths(document)] == [r"\mathbb{E}[x] = \operatorname{Var}(x)", "b = 1"]


@pytest.mark.parametrize("text", ["`\\newcommand{\\E}{e}`", "```\n\\newcommand{\\E}{e}\n```", "<!-- \\newcommand{\\E}{e} -->"])
def test_macros_in_code_and_remarks_are_none(text: str) -> None:
    assert read(f"{text}\n\n$\\E$\n").macros == {}


SEED = "\n".join(text for _, text, _ in (*FORMULAS, *BLOCKS))
PIECES = [
    ":::",
    "::::",
    "{#thm-x}",
    "{.proof}",
    "## ",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "$$",
    "$",
    "`",
    "\\newcommand{\\a}{",
    "\\def",
    "}",
    "{#eq-x}",
    "```{python}\n",
]


@pytest.mark.parametrize("seed", range(20))
def test_mutants_are_read(seed: int) -> None:
    for text in mutants(SEED, PIECES, 15, seed):
        holds(read_markdown(SourceText("a.md", text)))
