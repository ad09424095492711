"""What a page shows of the author's own mathematics: his TeX where all of it was read, the reading where not; each link at its sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import proofgen
from proofgen.render import HANDOUTS
from proofgen.render.authored import authored
from proofgen.render.edition import Edition, laid_out
from proofgen.render.html import html
from proofgen.render.markdown import markdown
from proofgen.render.parts import Chain, Finding, Setup
from proofgen.render.pdf import tex
from proofgen.report.values import Document, Formula, Heading, Line, Paragraph, Text
from tests.render.test_editions import EXAMPLES, checked

WRITTEN = r"""Let $A \in \mathbb{R}^{m \times n}$, $b \in \mathbb{R}^m$, $x \in \mathbb{R}^n$ and $u \in \mathbb{R}$.

$$ \|Ax-b\|^2 = \left(Ax - b\right)^\top (Ax-b) $$

$$
\begin{aligned}
\left( u + 1 \right)^2 + 0 &= u^2 + \tfrac{2}{1} u + 1 \\
  &= \bigl( 1 + u \bigr)^2 .
\end{aligned}
$$

$$ \nabla_x^2 (x^\top x) = 2 I $$

$$ log(exp(u)) = u $$

$$ \frac{1}{2} {u + u} = u $$
"""


def of(text: str, folder: Path) -> Document:
    path = folder / "notes.md"
    path.write_text(text, encoding="utf-8")
    return checked(path)


def steps(document: Document) -> list[Line]:
    return [line for line in authored(document).lines if line.role == "step"]


def test_sides_are_as_the_author_wrote_them(tmp_path: Path) -> None:
    found = [(line.left_shown, line.right) for line in steps(of(WRITTEN, tmp_path))]
    assert found[:4] == [
        (r"\|Ax-b\|^2", r"\left(Ax - b\right)^\top (Ax-b)"),
        (r"\left( u + 1 \right)^2 + 0", r"u^2 + \tfrac{2}{1} u + 1"),
        ("", r"\bigl( 1 + u \bigr)^2"),
        (r"\nabla_x^2 (x^\top x)", "2 I"),
    ]


def test_after_a_warning_the_page_shows_what_was_read(tmp_path: Path) -> None:
    *_, sloppy, braces = steps(of(WRITTEN, tmp_path))
    assert "log(" not in sloppy.left
    assert r"\log" in sloppy.left
    assert braces.own == f"{braces.left} = {braces.right}"
    assert "{u + u}" not in braces.own


@pytest.mark.parametrize("hidden", [r"\input{x}", r"\phantom{u}", r"\color{red} u", r"\href{a}{b}"])
def test_what_is_not_known_is_not_set(hidden: str, tmp_path: Path) -> None:
    for line in steps(of(f"Let $u \\in \\mathbb{{R}}$.\n\n$$ u + {hidden} = u + u $$\n", tmp_path)):
        assert hidden.split("{")[0] not in line.left + line.right + line.own


def test_an_authors_macro_is_written_out_and_never_hides_a_relation(tmp_path: Path) -> None:
    path = tmp_path / "notes.tex"
    path.write_text(
        "\\newcommand{\\norm}[1]{\\left\\lVert #1 \\right\\rVert}\\newcommand{\\both}{u + u = 2 u}\\begin{document}\n"
        "Let $x \\in \\mathbb{R}^n$ and $u \\in \\mathbb{R}$.\n\\[ \\norm{x}^2 = x^\\top x \\]\n\\[ \\both \\]\n\\end{document}\n"
    )
    first, second = steps(checked(path))
    assert first.left == r"\left\lVert x \right\rVert^2"
    assert (second.left, second.relation, second.right) == ("u + u", "=", "2 u")


def test_every_link_of_a_chain_in_a_sentence_stands_there(tmp_path: Path) -> None:
    document = of("Let $x \\in \\mathbb{R}$.\n\nSo $2 x = x + x = 3 x$, and hence $x = x$. More.\n\n$$ x = x $$\n", tmp_path)
    laid, page = laid_out(document)
    (said,) = [part for part in page.parts if isinstance(part, Paragraph)]
    formulas = [run for run in said.runs if isinstance(run, Formula)]
    assert [[laid.lines[at].verdict for at in (run.line or 0, *run.more)] for run in formulas] == [["proved", "refuted"], ["proved"]]
    assert [type(part) for part in page.parts[1:4]] == [Paragraph, Finding, Chain]
    for kind in HANDOUTS:
        if kind.name == "md":
            assert "✓ ✗<!-- /proofgen-note --> and hence" in kind.render(document, Edition()).decode()


def test_a_correction_is_for_the_solution_and_not_for_students() -> None:
    """Whether or not the author calls the line wrong; of a slip of his, `build` tells him."""
    path = next(path for path in EXAMPLES if path.name == "normal-equations.md")
    document = proofgen.check(path.read_text().replace("<!-- proofgen: expect refuted -->", ""))
    for kind in HANDOUTS:
        if kind.name in ("tex", "md", "html"):
            student, solution = (kind.render(document, Edition(name)).decode() for name in ("student", "solution"))  # type: ignore[arg-type]
            assert "orrected" not in student.split("ommon slip")[-1]
            assert "orrected" in solution.split("ommon slip")[-1]
    laid, _ = laid_out(document, Edition("student"))
    assert not [hint for line in laid.lines for hint in line.hints]


@pytest.mark.parametrize(("heading", "headings"), [("The same  Title", 0), ("Another", 1)])
def test_the_front_matters_title_stands_above(heading: str, headings: int, tmp_path: Path) -> None:
    document = of(f"---\ntitle: The same title\n---\n\n# {heading}\n\nLet $x \\in \\mathbb{{R}}$.\n\n$$ x = x $$\n", tmp_path)
    _, page = laid_out(document)
    assert (page.title is None) == bool(headings)
    assert sum(isinstance(part, Heading) for part in page.parts) == headings
    for kind in HANDOUTS:
        if kind.name in ("tex", "md", "html"):
            shown = kind.render(document, Edition()).decode()
            assert " ".join(heading.split()) in shown
            assert "The same title" in shown or not headings


def test_words_that_lead_on_leave_the_panel(tmp_path: Path) -> None:
    document = of("Let $x \\in \\mathbb{R}$. Then\n\n$$ x = x $$\n", tmp_path)
    _, page = laid_out(document, railed=True)
    setup, then, chain, *_ = page.parts
    assert isinstance(setup, Setup)
    assert isinstance(chain, Chain)
    (given,) = setup.given
    assert isinstance(given, Paragraph)
    assert "Then" not in str(given)
    assert isinstance(then, Paragraph)
    assert str(then.runs[0]) == str(Text("Then"))


def test_a_declaration_is_shown_with_the_authors_macros_written_out(tmp_path: Path) -> None:
    path = tmp_path / "notes.tex"
    path.write_text(
        "\\newcommand{\\R}{\\mathbb{R}}\\begin{document}\nLet $x \\in \\R^n$ and $u \\in \\R$.\n\\[ u + u = 2 u \\]\n\\end{document}\n"
    )
    first, *_ = laid_out(checked(path))[0].lines
    assert (first.role, first.own) == ("declaration", r"x \in \mathbb{R}^n")
    for kind in HANDOUTS:
        if kind.name in ("tex", "md", "html"):
            told = kind.render(checked(path), Edition("referee")).decode()
            assert "ℝ" in told if kind.name == "html" else (r"x\in\mathbb{R}^n" if kind.name == "md" else r"x\in \mathbb{R}^{n}") in told


@pytest.mark.parametrize("formula", [r"99\%", r"5\,\text{€}", r"a \equiv b \pmod 5", r"A \not\ni x", r"P\left(A \middle| B\right)"])
def test_what_is_not_checked_is_set_as_mathematics_all_the_same(formula: str) -> None:
    document = proofgen.check(f"It is right for ${formula}$ of them.\n")
    assert re.search(
        r"It is right for \$`[^`]+`\$( <!-- proofgen-note -->\*\(un(?:checked|readable)\)\*<!-- /proofgen-note -->)? of them",
        markdown(document),
    )
    assert re.search(r"It is right for (<span [^>]*>)?<math.*</math>(</span>)?(<a [^>]*>\(\w+\)</a>)? of them", html(document))
    assert re.search(r"It is right for \$[^$]+\$(\\pgspelt\{\w+\}\{\(\w+\)\})? of them", tex(document))


def test_the_words_of_a_formula_have_the_letters_that_a_sentence_has() -> None:
    body = tex(proofgen.check("The price $p = 5\\,\\text{€}$ and $x \\text{ für } y$.\n")).split("\\begin{document}")[1]
    assert r"\text{\texteuro{}}" in body
    assert r"\text{ für }" in body
    assert "€" not in body


def test_a_formula_that_is_broken_stands_as_it_was_typed() -> None:
    document = proofgen.check("It is $\\frac{1$ here.\n")
    assert r"{\pgcode \textbackslash{}frac\{1}" in tex(document)
    assert r"<code>\frac{1</code>" in html(document)
