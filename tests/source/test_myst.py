"""MyST's directives and roles: their content is Markdown, their names are what a reader sees, their options are nothing."""

from __future__ import annotations

import pytest
from dialects import formulas, holds, lines, mutants, read

from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText

FORMULAS: list[tuple[str, str, list[str]]] = [
    ("directive", "```{math}\nx = 1\n```\n", ["$$x = 1\n"]),
    ("directive with colons", ":::{math}\nx = 1\n:::\n", ["$$x = 1\n"]),
    ("a label is no part", "```{math}\n:label: eq-x\n:nowrap:\nx = 1\n```\n", ["$$x = 1\n"]),
    ("options as YAML", "```{math}\n---\nlabel: eq-x\n---\nx = 1\n```\n", ["$$x = 1\n"]),
    ("on the first line", "```{math} x = 1\n```\n", ["$$x = 1\n"]),
    ("a label behind dollars", "$$ x = 1 $$ (eq:x)\n\nSo $y$.\n", ["$$ x = 1 ", "$y"]),
    ("a label behind lines", "$$\nx = 1\n$$ (eq-x)\n", ["$$\nx = 1\n"]),
    ("role", "So {math}`x^2 = 1` holds.\n", ["$x^2 = 1"]),
    ("role with a backtick inside", "So {math}``x`y`` holds.\n", ["$x`y"]),
    ("other roles", "By {eq}`a_b` and {ref}`c $d$`, $x$.\n", ["$x"]),
    ("code cell", "```{code-cell} python\n:tags: [a]\n$x$\n```\n\n$y$\n", ["$y"]),
    ("code with colons", ":::{code-block} tex\n$x$\n:::\n\n$y$\n", ["$y"]),
    ("figure", "```{figure} a.png\n:name: b\nCosts $5$\n```\n\n$y$\n", ["$y"]),
    ("comment", "% $x = 1$\n\n$y$\n", ["$y"]),
    ("in a title", "```{prf:theorem} On $x^2$ and $y$\n$z$\n```\n", ["$x^2", "$y", "$z"]),
    ("admonition", "```{admonition} On $x$\n:class: tip\n$y$\n```\n", ["$x", "$y"]),
    ("text behind the name", "```{note} So $x$\nand $y$.\n```\n", ["$x", "$y"]),
    ("in a list", "- a\n\n  ```{note}\n  $x$\n  ```\n- $y$\n", ["$x", "$y"]),
    ("in a quotation", "> :::{note}\n> $x$\n> :::\n>\n> $y$\n", ["$x", "$y"]),
    ("fences in fences", "`````{prf:proof}\n````{note}\n```{math}\nx\n```\n$y$\n````\n$z$\n`````\n$w$\n", ["$$x\n", "$y", "$z", "$w"]),
    ("a name that is none", "```{frobnicate}\n$x$\n```\n\n$y$\n", ["$y"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, found, id=caption) for caption, text, found in FORMULAS])
def test_formulas_stand_where_they_were_typed(text: str, expected: list[str]) -> None:
    document = read(text)
    assert formulas(document) == expected
    assert document.problems == ()


BLOCKS: list[tuple[str, str, list[str]]] = [
    ("theorem", "```{prf:theorem} Bayes\n:label: b\nLet $x$.\n```\n", ["[theorem] *Theorem (Bayes). *Let $x$."]),
    ("no title", ":::{prf:lemma}\nLet $x$.\n:::\nOut.\n", ["[theorem] *Lemma. *Let $x$.", "Out."]),
    ("every block", ":::{prf:proof}\nOne.\n\n- two\n\n$$ x $$\n:::\n", ["[proof] *Proof. *One.", "[proof] bullet: two", "[proof] $x$"]),
    ("formula first", ":::{prf:corollary}\n$$ x $$\n:::\n", ["[theorem] *Corollary. *$x$"]),
    ("list first", ":::{prf:axiom}\n- x\n:::\n", ["[assumption] *Axiom. *", "[assumption] bullet: x"]),
    ("nothing inside", ":::{prf:claim} On $x$\n:::\n\nText.\n", ["[theorem] *Claim (On *$x$*). *", "Text."]),
    ("nothing inside at the end", ":::{prf:definition} D\n:::", ["[definition] *Definition (D). *"]),
    ("a proof in a theorem", "::::{prf:theorem}\na\n:::{prf:proof}\nb\n:::\nc\n::::\nd\n",
     ["[theorem] *Theorem. *a", "[proof] *Proof. *b", "[theorem] c", "d"]),
    ("a proof at the head of a theorem", "::::{prf:theorem} T\n:::{prf:proof}\nb\n:::\n::::\n",
     ["[theorem] *Theorem (T). *", "[proof] *Proof. *b"]),
    ("a note in a proof", "````{prf:proof}\na\n```{note}\nb\n```\n````\n", ["[proof] *Proof. *a", "[proof] b"]),
    ("examples", "```{prf:example}\na\n```\n```{prf:remark}\nb\n```\n```{exercise} E\nc\n```\n",
     ["[remark] *Example. *a", "[remark] *Remark. *b", "[remark] *Exercise (E). *c"]),
    ("conjecture", "```{prf:conjecture}\na\n```\n", ["[theorem] *Conjecture. *a"]),
    ("dropdown", ":::{dropdown} Why\nSo.\n:::\n", ["*Why. *So."]),
    ("references", "By {eq}`a_b`, {prf:ref}`t`, {cite:p}`k` and {term}`w`.\n", ["By (a_b), (t), (k) and w."]),
    ("a reference with words", "By {ref}`the *lemma* <lem>`.\n", ["By (the lemma)."]),
    ("target, comment, break", "(t)=\n# H\n% none\n+++\nText.\n", ["heading: H", "Text."]),
    ("front matter keeps its lines", "---\na: ::: {note}\n---\nText.\n", ["Text."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, found, id=caption) for caption, text, found in BLOCKS])
def test_directives_are_parts(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


UNCLOSED = [
    ("directive", "Text.\n\n:::{prf:theorem}\n$x$\n", 7, "warning", ["$x"]),
    ("inner directive", "::::{prf:theorem}\n:::{note}\n$x$\n::::\n\n$y$\n", 18, "warning", ["$x", "$y"]),
    ("formula", "$y$\n\n```{math}\nx = 1\n", 5, "error", ["$y"]),
    ("code", "$y$\n\n```python\nx = 1\n", 5, "error", ["$y"]),
]


@pytest.mark.parametrize(("text", "at", "severity", "found"), [pytest.param(*row, id=caption) for caption, *row in UNCLOSED])
def test_what_is_never_closed_is_said(text: str, at: int, severity: str, found: list[str]) -> None:
    document = read(text)
    assert [(problem.code, problem.span.start, problem.severity.value) for problem in document.problems] == [
        ("unclosed-fence", at, severity)
    ]
    assert formulas(document) == found


def test_a_formula_does_not_leave_its_directive() -> None:
    document = read(":::{note}\nSo $$ x\n:::\n\nThen $$ y $$ holds.\n")
    assert formulas(document) == ["$$ y "]
    assert [problem.code for problem in document.problems] == ["unbalanced-dollar"]


def test_macros_of_the_front_matter() -> None:
    front = "---\ntitle: T\nmath:\n  '\\R': '\\mathbb{R}'\n  \"\\\\sq\": \"\\\\sqrt{#1}\"\n  '\\no': |\n    x\nother:\n  '\\S': 's'\n---\n"
    document = read(front + "$x \\in \\R$ and $\\sq{y}$")
    assert [document.formula(math).text for math in document.blocks[0].pieces[::2]] == [r"x \in \mathbb{R}", r"\sqrt{y}"]  # type: ignore[arg-type]
    assert set(document.macros) == {r"\R", r"\sq"}


SEED = "\n".join(text for _, text, _ in (*FORMULAS, *BLOCKS))
PIECES = [
    "```",
    "::::",
    ":::",
    "{math}",
    "{note}",
    "{prf:proof}",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "$$",
    "$",
    "`",
    "%",
    ":label: x\n",
    "---\n",
    "\ue003",
    "\r",
]


@pytest.mark.parametrize("seed", range(20))
def test_mutants_are_read(seed: int) -> None:
    for text in mutants(SEED, PIECES, 15, seed):
        holds(read_markdown(SourceText("a.md", text)))


@pytest.mark.parametrize("text", [":::{note}\n" * 20_000, "::: a\n" * 20_000 + ":::\n" * 20_000, "> " * 5_000 + "```", "{math}`" * 20_000])
def test_thousands_are_read(text: str) -> None:
    holds(read_markdown(SourceText("a.md", text)))
