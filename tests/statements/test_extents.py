"""How far suppositions reach: what proves something, what refutes it, and what is left undecided because nobody can tell."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen
from proofgen.math.latex import latex
from proofgen.math.parser import RELATIONS
from proofgen.math.shape import number
from proofgen.math.sorts import REAL
from proofgen.math.term import Rel, Sym
from proofgen.statements.incompatible import incompatible

LET = "Let $x, y \\in \\mathbb{R}$.\n\n"
TEX = "\\begin{document}\n" + LET


def verdicts(path: Path, text: str) -> list[str | None]:
    """Of the lines that claim something."""
    path.write_text(text, encoding="utf-8")
    return [line.verdict for line in proofgen.check(path, cache=False).lines if line.role in ("step", "goal", "inline")]


ABS = "$$ |x| = x $$\n\n"
MINUS = "$$ |x| = -x $$\n\n"


@pytest.mark.parametrize("text", [
    "- Suppose $x = 1$. Then $x^2 = x$.\n- Suppose $x \\ne 1$. Then $x + 0 = x$.\n\nSo\n\n$$ x^2 = x $$\n",
    "1. Assume $x \\ge 0$. Then $|x| = x$.\n2. Assume $x < 0$. Then $|x| = -x$.\n\nHence\n\n$$ |x| = -x $$\n",
    "- Suppose $x = 1$. Then $x^2 = x$.\n- Suppose $x = 2$. Then $x^2 = x$.\n",
    "Suppose $x = 0$. Then\n\n$$ x^3 = x $$\n\nSuppose $x = 1$. Then\n\n$$ x^3 = 0 $$\n",
    "Suppose first that $x \\ge 0$. Then\n\n" + ABS + "Now suppose $x < 0$. Then\n\n" + ABS,
    "Suppose first that $x \\ge 0$. Then\n\n" + ABS + "Otherwise\n\n" + ABS,
    "Suppose first that $x \\ge 0$. Then\n\n" + ABS + "In general,\n\n" + ABS,
    "Suppose that $x \\ge 0$. Then\n\n" + ABS + "We now drop the assumption. Then\n\n" + ABS,
    "Case 1: Suppose $x > 0$. Then $|x| = x$.\n\nCase 2: Suppose $x < 0$. Then $|x| = -x$.\n\nIn both cases\n\n" + MINUS,
    "*Case 1.* $x = 3$. Then\n\n$$ x^2 = 9 $$\n\n*Case 2.* $x \\ne 3$. Then\n\n$$ x^2 = 9 $$\n",
    "See[^1].\n\n[^1]: Suppose $x = 5$. Then $x^2 = 25$.\n\n$$ x^2 = 25 $$\n",
    ":::{admonition} Example\nSuppose $x = 1$. Then $x^2 = 1$.\n:::\n\n$$ x^2 = x $$\n",
    "```{note}\nSuppose $x = 1$. Then $x^2 = 1$.\n```\n\n$$ x^2 = x $$\n",
    "> Suppose $x = 2$.\n>\n> $$ x^2 = 4 $$\n\n$$ x^2 = 4 $$\n",
    "**Lemma.** Suppose $x = 1$. Then $x^2 = x$.\n\nHence\n\n$$ x^2 = x $$\n",
    "*Proof.* Suppose $x = 1$. Then\n\n$$ x^3 = x $$\n\nThis concludes the proof. $\\square$\n\n$$ x^3 = x $$\n",
    "*Proof.* Suppose $x = 1$. Then\n\n$$ x^3 = x $$\n\nThat is all. ∎\n\nWe see\n\n$$ x^3 = x $$\n",
    "**Lemma.** Let $n = 3$. Then $n^2 = 9$.\n\n**Theorem.** $n^2 = 9$ for all $n$.\n\nWe have\n\n$$ n^2 = 9 $$\n",
    "Suppose temporarily that $x = 1$. Then $x^2 = x$. We now discharge this assumption. Therefore\n\n$$ x^2 = x $$\n",
    "### Special case\n\nSuppose $x = 1$. Then $x^2 = x$.\n\n### General case\n\n$$ x^2 = x $$\n",
    "| a | b |\n|---|---|\n| Suppose $x = 3$ | so $x^2 = 9$ |\n\n$$ x^2 = 9 $$\n",
])  # fmt: skip
def test_the_last_line_is_not_proved(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path / "a.md", LET + text)[-1] != "proved"


@pytest.mark.parametrize("text", [
    "\\[ x = x \\]\\footnote{Suppose $x = 1$.}\n\\[ x^5 = x \\]",
    "\\begin{figure}\\caption{Let $x = 1$. Then $x^2 = x$.}\\end{figure}\n\\[ x^6 = x \\]",
    "\\begin{itemize}\n\\item Suppose $x = 3$. Then $x^2 = 9$.\n\\item Suppose $x = 4$. Then $x^2 = 16$.\n\\end{itemize}\n\\[ x^2 = 9 \\]",
    "\\begin{itemize}\n\\item Suppose $x = 3$. Then $x^2 = 9$.\n\\item So $x^2 = 9$.\n\\end{itemize}\n",
])  # fmt: skip
def test_the_last_line_of_an_article_is_not_proved(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path / "a.tex", TEX + text + "\n\\end{document}\n")[-1] != "proved"


@pytest.mark.parametrize("text", [
    "Suppose $x \\ge 0$. Then\n\n" + ABS + "Otherwise\n\n" + MINUS,
    "Suppose $x \\ge 0$; then $|x| = x$. Otherwise, $|x| = -x$.\n",
    "Consider the case $x > 0$. Then\n\n" + ABS,
    "Case $x < 0$:\n\n" + MINUS,
    "In the first case $x > 0$, hence $|x| = x$.\n",
    "*Case 1.* $x = 3$. Then\n\n$$ x^2 = 9 $$\n",
    "**Case 1** ($x < 0$). Then\n\n" + MINUS,
    "Case 1: the number is positive. Then\n\n" + ABS,
    "> **Problem.** Suppose $x > 0$. Show that $|x| = x$.\n\nWe have\n\n" + ABS,
    "Assumptions:\n\n- Suppose $x > 0$.\n- Suppose $y > 0$.\n\nThen\n\n$$ |x y| = x y $$\n",
    "**Exercise.** Suppose $x > 0$.\n\n**Solution.** Then\n\n" + ABS,
    "- Suppose $x > 0$. Then $|x| = x$.\n\nSo\n\n" + ABS,
])  # fmt: skip
def test_nothing_is_refuted(tmp_path: Path, text: str) -> None:
    assert "refuted" not in verdicts(tmp_path / "a.md", LET + text)


@pytest.mark.parametrize("text", [
    "Suppose $x > 0$. Then\n\n" + ABS + "Suppose also $y > 0$. Then\n\n$$ |x y| = x y $$\n",
    "Suppose $x > 0$. Then\n\n" + ABS + "Suppose $y > 0$. Then\n\n$$ |x y| = x y $$\n",
    "Suppose $x \\ge 0$. Then\n\n" + ABS + "Suppose $x < 0$. Then\n\n" + MINUS,
    "Consider the case $x > 0$. Then\n\n" + ABS,
    "Case 1: $x > 0$. Then\n\n" + ABS + "Case 2: $x < 0$. Then\n\n" + MINUS,
    "Case $x < 0$:\n\n" + MINUS,
    "> **Problem.** Suppose $x > 0$. Show that $|x| = x$.\n\nWe have\n\n" + ABS,
    "## Setting\n\nSuppose $x > 0$.\n\n## Result\n\n" + ABS,
    "## A\n\nSuppose throughout that $x > 0$. Then $|x| = x$.\n\n## Result\n\n" + ABS,
    "**Exercise.** Suppose $x > 0$.\n\n**Solution.** Then\n\n" + ABS,
    "**Theorem.** Suppose $x > 0$. Then $|x| = x$.\n\n*Proof.* We have\n\n" + ABS + "as $x > 0$, so\n\n" + ABS,
    "Assumptions:\n\n- Suppose $x > 0$.\n- Suppose $y > 0$.\n\nThen\n\n$$ |x y| = x y $$\n",
    "Suppose that\n\n- $x > 0$,\n- $y > 0$.\n\nThen\n\n$$ |x y| = x y $$\n",
    "## A\n\nLet $t > 0$. Then $|t| = t$.\n\n## B\n\n$$ |t| = t $$\n",
])  # fmt: skip
def test_the_last_line_is_proved(tmp_path: Path, text: str) -> None:
    assert verdicts(tmp_path / "a.md", LET + text)[-1] == "proved"


def test_a_line_that_needs_a_supposition_in_doubt_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(LET + "- Suppose $x > 0$. Then $|x| = x$.\n\nSo\n\n" + ABS, encoding="utf-8")
    last = proofgen.check(path, cache=False).lines[-1]
    assert last.verdict == "undecided"
    assert "x > 0" in last.message
    assert "not clear that it is supposed" in last.message


def test_a_false_line_after_a_case_is_refuted_by_a_point_of_the_case(tmp_path: Path) -> None:
    assert verdicts(tmp_path / "a.md", LET + "- Suppose $x > 0$. Then $|x| = x$.\n\nSo\n\n$$ x^2 = x $$\n")[-1] == "refuted"


X, Y = Sym("x", REAL), Sym("y", REAL)


def relations() -> list[Rel]:
    return [Rel(op, X, right) for op in ("=", "!=", "<", "<=", ">", ">=") for right in (number(1), number(2), Y)]


@pytest.mark.parametrize("first", relations(), ids=latex)
@pytest.mark.parametrize("second", relations(), ids=latex)
def test_incompatible_relations_have_no_common_point(first: Rel, second: Rel) -> None:
    holds = {"=": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b,
             ">": lambda a, b: a > b, ">=": lambda a, b: a >= b}  # fmt: skip
    points = [(x / 2, y / 2) for x in range(8) for y in range(8)]

    def at(relation: Rel, x: float, y: float) -> bool:
        return holds[relation.op](x, {number(1): 1, number(2): 2, Y: y}[relation.right])

    together = any(at(first, x, y) and at(second, x, y) for x, y in points)
    assert incompatible(first, second) == (not together)
    assert set(holds) <= set(RELATIONS.values())


ARTICLE = TEX + "\\begin{align}\nx &= x + 0 \\\\\n\\intertext{%s}\n%s\n\\end{align}\n\\[ x = y \\]\n\\end{document}\n"


@pytest.mark.parametrize(("said", "row", "expected"), [
    ("Now suppose $x = y$. Then", "x^2 &= y^2", ["proved", "proved", "proved"]),
    ("Define $f(x) = x^2$, so", "f(3) &= 9", ["proved", "proved", "refuted"]),
    ("Hence", "&= x", ["proved", "proved", "refuted"]),
])  # fmt: skip
def test_text_between_the_rows_of_a_display(tmp_path: Path, said: str, row: str, expected: list[str]) -> None:
    assert verdicts(tmp_path / "a.tex", ARTICLE % (said, row)) == expected


def test_a_directive_with_no_formula_behind_it_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(LET + "<!-- proofgen: assume -->\n\n## Next\n\n$$ x = 1 $$\n", encoding="utf-8")
    report = proofgen.check(path, cache=False)
    assert [line.verdict for line in report.lines][-1] == "refuted"
    assert [(remark.code, remark.place.line) for remark in report.remarks] == [("unknown-directive", 3)]
