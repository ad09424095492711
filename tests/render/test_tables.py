"""Tables and notes of the author's stand in their places in every handout, each cell in its column."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest

import proofgen
from proofgen.render.html import html
from proofgen.render.markdown import markdown
from proofgen.render.page import page_of
from proofgen.render.parts import Finding
from proofgen.render.pdf import NoTeX, tex, typeset
from proofgen.render.pdf_engine import find_engine
from proofgen.report.values import Document, Formula, Paragraph, Run, Table, Text

MARKDOWN = r"""# Tables

Let $x \in \mathbb{R}$. A table[^1] of things:

| name | meaning | formula |
|:-----|:-------:|--------:|
| $|x|$ | a \| b |  |
|  |  | Then $x + x = 2 x$ |
|  | nothing | so $x = x + 1$ |

More text[^b].

[^1]: The first note, about $x$.
[^b]: The second, where $x^2 \ge 0$.

$$ x + x = 2 x $$
"""
LATEX = r"""\begin{document}
Let $x \in \mathbb{R}$.

\begin{tabular}{lrr}
\hline
name & & value \\
\hline
$x$ & a \& b\footnote{A note.} & \\[2pt]
& & so $x + 1 = 1 + x$ \\
\hline
\end{tabular}

\[ x + x = 2x \]
\end{document}
"""


def cells(document: Document) -> list[list[str]]:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return [["".join(map(said, cell)).strip() for cell in row] for row in table.rows]


def said(run: Run) -> str:
    return run.text if isinstance(run, Text) else run.source


def latex_cells(table: str, folder: Path) -> list[list[str]]:
    path = folder / "a.tex"
    path.write_text("\\begin{document}\nValues:\n\n" + table + "\n\n\\[ 1 + 1 = 2 \\]\n\\end{document}\n")
    return cells(proofgen.check(path))


@pytest.mark.parametrize(
    "begin",
    [
        r"\begin{tabular}{l|cc}", r"\begin{tabular}[t]{@{}l>{\bfseries{}}c*{1}{p{2cm}}@{}}\hline", r"\begin{tabularx}{\linewidth}{lXX} \toprule",
        "\\begin{tabular}{lcc} % price & quantity\n", r"\begin{tabular*}{5cm}[t]{lcc}\rowcolor{gray}", r"\begin{longtable}{lcc}",
    ],
)  # fmt: skip
def test_the_head_of_a_latex_table_may_begin_with_an_empty_cell(begin: str, tmp_path: Path) -> None:
    name = re.search(r"\{([a-z*]+)\}", begin)
    assert name is not None
    table = rf"{begin} & price & $x$ \\ \hline" + "\n" + rf"apple & 2 & 3 \\ & 4 & \end{{{name[1]}}}"
    assert latex_cells(table, tmp_path) == [["", "price", "x"], ["apple", "2", "3"], ["", "4", ""]]


def test_a_head_that_begins_with_a_group_or_spans_columns(tmp_path: Path) -> None:
    table = r"\begin{tabular}{lccc}{\bfseries name} & & {\itshape b} & c \\ & \multicolumn{2}{c}{both} & last \\ a & & 2 & \end{tabular}"
    assert latex_cells(table, tmp_path) == [["name", "", "b", "c"], ["", "both", "", "last"], ["a", "", "2", ""]]


@pytest.fixture(scope="module")
def document() -> Document:
    return proofgen.check(MARKDOWN)


def test_each_cell_is_in_its_column(document: Document) -> None:
    assert cells(document) == [
        ["name", "meaning", "formula"],
        ["|x|", "a | b", ""],
        ["", "", "Then x + x = 2 x"],
        ["", "nothing", "so x = x + 1"],
    ]


def test_in_latex_too(tmp_path: Path) -> None:
    path = tmp_path / "a.tex"
    path.write_text(LATEX)
    document = proofgen.check(path)
    assert cells(document) == [["name", "", "value"], ["x", "a & b1", ""], ["", "", "so x + 1 = 1 + x"]]
    after = document.blocks[document.blocks.index(next(block for block in document.blocks if isinstance(block, Table))) + 1]
    assert isinstance(after, Paragraph)
    assert (after.kind, "".join(map(said, after.runs))) == ("note", "A note.")


def test_tables_that_follow_each_other_are_two() -> None:
    document = proofgen.check("| a |\n|---|\n| $x$ |\n\nWords.\n\n| b |\n|---|\n| c |\n")
    assert [type(block).__name__ for block in document.blocks] == ["Table", "Paragraph", "Table"]


def test_notes_are_notes_and_leave_no_hole(document: Document) -> None:
    notes = [block for block in document.blocks if isinstance(block, Paragraph) and block.kind == "note"]
    assert ["".join(map(said, note.runs)) for note in notes] == ["The first note, about x.", "The second, where x^2 \\ge 0."]
    assert "More text[^2]." in markdown(document)
    assert "A table[^1] of things" in markdown(document)
    parts = page_of(document).parts
    assert all(note in parts for note in notes)


def test_every_page_has_the_table(document: Document) -> None:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    page = parser.parse(html(document))
    assert parser.errors == []
    (table,) = [each for each in page.iter("table") if each.get("class") == "own"]
    assert [len(list(row)) for row in table.iter("tr")] == [3, 3, 3, 3]
    rows = re.findall(r"^\|.*\|$", markdown(document), re.M)
    assert [len(re.findall(r"(?<!\\)\|", row)) for row in rows] == [4] * 5
    body = tex(document).split(r"\begin{document}")[1]
    (tabular,) = re.findall(r"\\begin\{tabular\}.*?\\end\{tabular\}", body, re.S)
    assert [row.count(" & ") for row in tabular.split(r"\\")[:-1]] == [2] * 4


@pytest.mark.parametrize("flavor", ["github", "pandoc", "quarto", "myst"])
def test_a_table_read_again_has_the_same_verdicts(document: Document, flavor: str) -> None:
    again = proofgen.check(markdown(document, flavor))  # type: ignore[arg-type]
    assert [line.verdict for line in again.lines] == [line.verdict for line in document.lines]
    assert [len(row) for row in cells(again)] == [3] * 4


def test_a_claim_in_a_table_that_is_wrong_has_its_box() -> None:
    document = proofgen.check("Let $x > 0$.\n\n| a | b |\n|---|---|\n| therefore | hence $x = x + 1$ |\n")
    wrong = [line for line in document.lines if line.verdict == "refuted"]
    parts = page_of(document).parts
    assert [part.line for part in parts if isinstance(part, Finding)] == wrong
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert any(isinstance(run, Formula) for run in table.rows[1][1])


def test_wide_and_narrow_tables_are_set() -> None:
    try:
        engine = find_engine()
    except NoTeX:
        pytest.skip("there is no TeX here")
    wide = "words of some length that go on and on " * 3
    text = MARKDOWN + f"\n| {wide} | {wide} | c |\n|---|---|---|\n| {wide} | $\\frac{{1}}{{2}}$ | d |\n"
    text += "\n|" + " a |" * 14 + "\n|" + "---|" * 14 + "\n|" + " some words |" * 14 + "\n"
    done = typeset(tex(proofgen.check(text)), engine=engine)
    assert [found for found in re.findall(r"^Overfull \\[hv]box \((\d+\.\d+)pt", done.log, re.M) if float(found) > 1] == []
