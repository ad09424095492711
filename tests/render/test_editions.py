"""Editions: what a student is to find stands nowhere in the file, and the solution shows the same lines filled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import proofgen
from proofgen.render import HANDOUTS, Handout
from proofgen.render.edition import NAMES, Edition, NoSuchLine, laid_out
from proofgen.render.html import html
from proofgen.render.parts import Chain, Finding, Outcome, Row, Summary
from proofgen.render.pdf import tex, typeset
from proofgen.report.values import Document, Heading
from proofgen.session.files import files_of
from proofgen.session.many import check_files

EXAMPLES = sorted(path for path in (Path(__file__).parents[2] / "examples").iterdir() if path.suffix in (".md", ".tex", ".ipynb"))
STEPS = r"""# A square

Let $x \in \mathbb{R}$.

$$
\begin{aligned}
(x + 3)^2 + 4711 &= x^2 + 6 x + 4000 + 720 \\
  &= x (x + 6) + 4720 \\
  &= (x + 1)^2 + 4 x + 4719 .
\end{aligned}
$$

$$ x + x = 2 x $$
"""


def checked(path: Path) -> Document:
    return check_files(files_of([str(path)]))[0].documents[0]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = tmp_path_factory.mktemp("steps") / "square.md"
    path.write_text(STEPS)
    return checked(path)


def rows(document: Document, edition: Edition) -> list[Row]:
    return [row for part in laid_out(document, edition)[1].parts if isinstance(part, Chain) for row in part.rows]


@pytest.mark.parametrize("kind", [handout for handout in HANDOUTS if handout.name != "pdf"], ids=lambda handout: handout.name)
@pytest.mark.parametrize(("number", "secret"), [("1", "4000"), ("2", "4720"), ("3", "4719")])
def test_a_solution_is_not_in_the_students_file(document: Document, kind: Handout, number: str, secret: str) -> None:
    assert secret not in kind.render(document, Edition("student", (number,))).decode()
    assert secret in kind.render(document, Edition("solution", (number,))).decode()
    blank = [row for row in rows(document, Edition("student", (number,))) if row.kept == "blank"]
    assert [row.number for row in blank] == [number]
    assert all(not (row.line.right or row.line.reading or row.line.source) for row in blank)


def test_the_next_line_does_not_say_what_the_blank_was(document: Document) -> None:
    changed, _ = laid_out(document, Edition("student", ("1",)))
    assert all("4000" not in line.left + line.reading + line.source for line in changed.lines)
    assert changed.source_lines == {}


def test_student_and_solution_speak_of_the_same_lines(document: Document) -> None:
    for seed in range(6):
        one, other = (rows(document, Edition(name, 2, seed)) for name in ("student", "solution"))  # type: ignore[arg-type]
        assert [bool(row.kept) for row in one] == [bool(row.kept) for row in other]
        assert sum(row.kept == "blank" for row in one) == sum(row.kept == "solved" for row in other) == 2


def test_the_seed_says_which(document: Document) -> None:
    drawn = {tuple(row.kept for row in rows(document, Edition("student", 1, seed))) for seed in range(30)}
    assert len(drawn) == 4


def test_a_line_that_is_not_there_is_named(document: Document) -> None:
    with pytest.raises(NoSuchLine, match=r"no proved line 9 .* there are: 1, 2, 3, 4"):
        laid_out(document, Edition("student", ("1", "9")))


def test_the_authors_numbers_stand_beside_ours_and_name_a_line_too(tmp_path: Path) -> None:
    path = tmp_path / "numbers.tex"
    path.write_text(
        "\\begin{document}\nLet $x \\in \\mathbb{R}$.\n\\begin{equation} x + x = 2 x \\end{equation}\n\\[ 3 x - x = 2 x \\]\n"
        "\\begin{equation} x - x = 0 \\tag{A.12} \\end{equation}\n\\end{document}\n"
    )
    document = checked(path)
    for edition in (Edition(), Edition("student", 0), Edition("referee")):
        assert [(row.number, row.line.tag) for row in rows(document, edition)] == [("1", "1"), ("2", ""), ("3", "A.12")]
        for kind in HANDOUTS:
            if kind.name in ("tex", "html", "md"):
                assert kind.render(document, edition).decode().count("(A.12)") >= 1
    for asked, places in ((("1", "A.12"), [3, 5]), (("2",), [4]), (("(1)", "(A.12)"), [3, 5]), (("@4",), [4]), (("1", "@3"), [3])):
        assert [row.line.place.line for row in rows(document, Edition("student", asked)) if row.kept == "blank"] == places
    with pytest.raises(NoSuchLine, match=r"no proved line @2 .* there are: 1, 2, 3; and @3 names one"):
        laid_out(document, Edition("student", ("@2",)))


def test_only_claims_leaves_the_derivation_out() -> None:
    document = checked(next(path for path in EXAMPLES if path.name == "softmax-question.md"))
    parts = laid_out(document, Edition(only_claims=True))[1].parts
    assert parts
    assert not any(isinstance(part, Heading | Chain) for part in parts)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_set_in_every_edition(path: Path, name: str) -> None:
    done = typeset(tex(checked(path), Edition(name)))  # type: ignore[arg-type]
    assert done.pdf.startswith(b"%PDF")
    assert [found for found in re.findall(r"^Overfull \\[hv]box \((\d+\.\d+)pt", done.log, re.M) if float(found) > 1] == []


def test_an_equivalence_is_on_the_page_whether_proved_or_refuted(tmp_path: Path) -> None:
    """It has no two sides: the row and the box show it whole."""
    path = tmp_path / "iff.md"
    path.write_text("Let $x$ be real.\n\n$$ 2 x = 4 \\iff x = 2 $$\n\n$$ x^2 = 4 \\iff x = 2 $$\n")
    document = checked(path)
    assert [line.verdict for line in document.lines if line.verdict] == ["proved", "refuted"]
    for kind in HANDOUTS:
        if kind.name in ("tex", "md"):
            assert len(re.findall(r"\\iff", kind.render(document, Edition()).decode())) >= 2
    assert typeset(tex(document)).pages == 1


OPEN = """Let $x > 0$.

$$ x + x = 2 x $$

$$ \\int_0^1 \\sin(\\sin t) \\, dt = \\int_0^1 \\sin(\\sin(1 - t)) \\, dt $$
"""


def test_a_students_copy_does_not_tell_what_was_tried(tmp_path: Path) -> None:
    path = tmp_path / "open.md"
    path.write_text(OPEN)
    document = checked(path)
    assert [line.verdict for line in document.lines if line.verdict] == ["proved", "undecided"]
    for kind in HANDOUTS:
        if kind.name in ("tex", "html"):
            assert "Not settled" in kind.render(document, Edition()).decode()
            told = kind.render(document, Edition("student")).decode()
            assert "Not settled" not in told
            assert "neither proved nor refuted" in told
    parts = laid_out(document, Edition("student"))[1].parts
    assert [row.line.verdict for part in parts if isinstance(part, Chain) for row in part.rows] == ["proved", "undecided"]


def test_what_has_no_sides_is_not_said_to_have_any(tmp_path: Path) -> None:
    path = tmp_path / "iff.md"
    path.write_text("Let $x$ be real.\n\n$$ x^2 = 4 \\iff x = 2 $$\n")
    document = checked(path)
    for kind in HANDOUTS:
        if kind.name in ("tex", "html", "md"):
            shown = kind.render(document, Edition()).decode()
            assert "left side" not in shown.split("begin{document}")[-1]
            assert "at $" in shown or "math" in shown


MIXED = """Let $x > 0$.

$$ x + x = 2 x $$

Hence $x + 1 = 2$. We get

$$ x + 2 x = 3 x \\tag{7} $$

$$ x + x = x $$

Thus $x = x^2$.

$$ x + 4 x = 5 x $$
"""


def test_what_is_summed_up_is_found_by_the_numbers_on_the_page() -> None:
    document = proofgen.check(MIXED)
    for edition in (Edition(), Edition("referee"), Edition("solution", ("1",))):
        _, page = laid_out(document, edition)
        assert [part.number for part in page.parts if isinstance(part, Finding) and not part.said] == ["3"]
        assert [row.number for row in rows(document, edition)] == ["1", "2", "4"]
        (summary,) = [part for part in page.parts if isinstance(part, Summary)]
        assert summary.flagged == (("refuted", 3, "claim 3; lines 5 and 11"),)


def test_a_result_has_a_number_that_can_be_blank_too() -> None:
    document = proofgen.check("Let $x > 0$.\n\n**Theorem.** $x + x = 2 x$.\n\n$$ x + x = 2 x $$\n")
    (bar,) = [part for part in laid_out(document, railed=True)[1].parts if isinstance(part, Outcome)]
    _, page = laid_out(document, Edition("student", (bar.row.number,)), railed=True)
    assert [row.kept for part in page.parts if isinstance(part, Chain) for row in part.rows] == ["blank"]


MISTAKES = r"""Let $x, y > 0$.

(a) $\log(xy) = \log x + \log y$

$$ (x + y)^2 = x^2 + 2xy + y^2 $$

<!-- proofgen: expect refuted -->
$$ (x - y)^2 = x^2 - y^2 $$

$$ x + x = 2x $$

$$ y + y = 2y $$
"""


@pytest.mark.parametrize("blanks", [None, 2])
def test_where_mistakes_are_to_be_found_a_blank_does_not_tell_which_lines_are_right(blanks: int | None) -> None:
    document = proofgen.check(MISTAKES)
    for name in ("student", "solution"):
        assert [row.kept for row in rows(document, Edition(name, blanks)) if row.kept] == []  # type: ignore[arg-type]
    assert "to be filled in" not in html(document, Edition("student", blanks))
    named = Edition("student", ("3",))
    assert [row.line.place.line for row in rows(document, named) if row.kept == "blank"] == [10]


@pytest.mark.parametrize("name", ["student", "plain"])
def test_no_name_of_a_place_tells_where_a_remark_is_hidden(name: str) -> None:
    hidden = html(proofgen.check(MISTAKES), Edition(name))  # type: ignore[arg-type]
    names = re.findall(r'id="(line-[^"]*)"', hidden)
    assert names == [f"line-{at}" for at in range(1, len(names) + 1)]
    assert 'id="line-8-' in html(proofgen.check(MISTAKES))
