"""`proofgen grade`: a student's file under the teacher's declarations, with a row and a handout for each."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from test_exit_codes import run

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = r"""# Squares

Let $x, y \in \mathbb{R}$ and define $f(t) = t^2 + 1$.

**Claim.** $f(x) - f(y) = (x - y)(x + y)$.

**Proof.** By definition,

$$ f(x) - f(y) = x^2 - y^2 $$
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "reference.md").write_text(REFERENCE, encoding="utf-8")
    return tmp_path


def graded(folder: Path, *more: str, reference: str = "reference.md", **texts: str) -> dict[str, dict[str, Any]]:
    """The rows by the names of the files."""
    for name, text in texts.items():
        (folder / "in" / f"{name}.md").write_text(text, encoding="utf-8")
    done = run("grade", folder / "in", "--against", folder / reference, "--out", folder / "out", *more)
    assert done.returncode == 0, done.stderr.decode()
    value = json.loads((folder / "out" / "grades.json").read_text(encoding="utf-8"))
    with (folder / "out" / "grades.csv").open(encoding="utf-8", newline="") as file:
        assert [row["state"] for row in csv.DictReader(file)] == [row["state"] for row in value["submissions"]]
    return {row["file"].removesuffix(".md"): row for row in value["submissions"]}


GOAL = "$$ f(x) - f(y) = (x - y)(x + y) $$\n"


def test_what_a_student_shows(folder: Path) -> None:
    rows = graded(
        folder,
        whole=f"$$ f(x) - f(y) = x^2 - y^2 $$\n\n{GOAL}",
        chain="$$ \\begin{aligned} f(x) - f(y) &= x^2 - y^2 \\\\ &= (x + y)(x - y) \\end{aligned} $$\n",
        turned="$$ (x + y)(x - y) = f(x) - f(y) $$\n",
        half="$$ f(x) - f(y) = x^2 - y^2 $$\n",
        wrong="$$ f(x) = x^2 + 1 $$\n\n$$ f(x) - f(y) = x^2 + y^2 $$\n\n$$ f(x) = x^2 $$\n",
        torn=f"$$ f(x) = $$\n\n{GOAL}",
        words="I do not know.\n",
    )
    states = {name: (row["state"], row["goals_reached"], row["first_wrong"], row["first_open"]) for name, row in rows.items()}
    assert states == {
        "whole": ("right", 1, "", ""),
        "chain": ("right", 1, "", ""),
        "turned": ("restated", 1, "", ""),
        "half": ("incomplete", 0, "", ""),
        "wrong": ("wrong", 0, "3", ""),
        "torn": ("unreadable", 1, "", "1"),
        "words": ("unreadable", 0, "", ""),
    }
    assert rows["wrong"]["witness"].startswith("x = ")
    assert rows["wrong"]["repair"] == "f(x) - f(y) = x² - y²"


def test_a_goal_cannot_be_had_by_supposing_it_or_by_meaning_something_else(folder: Path) -> None:
    rows = graded(
        folder,
        supposed=f"Assume $f(x) - f(y) = (x - y)(x + y)$. Then\n\n{GOAL}",
        special=f"Assume $y = x$. Then\n\n{GOAL}",
        positive=f"Assume $x > 0$. Then\n\n{GOAL}",
        redefined=f"Define $f(t) = 0$.\n\n$$ f(x) = 0 $$\n\n{GOAL}",
        condition="$$ f(x) - f(y) = (x - y)(x + y) \\quad \\text{for } x > y $$\n",
        expected="<!-- proofgen: expect refuted -->\n$$ f(x) = 0 $$\n",
        skipped=f"<!-- proofgen: skip (clear) -->\n{GOAL}",
        wrong_chain="$$ f(x) - f(y) = x^2 + y^2 = (x - y)(x + y) $$\n",
        redeclared=f"Let $x > 5$.\n\n{GOAL}",
    )
    assert {name: row["goals_reached"] for name, row in rows.items()} == dict.fromkeys(rows, 0)
    assert rows["supposed"]["supposed"] == 1
    assert rows["expected"]["state"] == "wrong"
    assert rows["skipped"]["state"] in ("open", "unreadable")


FRACTION = REFERENCE.replace("**Proof.**", "**Claim.** $\\frac{x^2 - y^2}{x - y} = x + y$ for $x \\ne y$.\n\n**Proof.**")
SHOWN_UNDER_MORE = {
    "nothing follows from it": "Suppose $1 = 2$.\n\n",
    "in plain words": "Suppose 1 = 2.\n\n",
    "a value": "Let $x = 3$.\n\n",
    "a value for a while": "Set $y = 0$. We get $$ f(x) - f(0) = x^2 $$\n\n",
    "an example": "For example, let $y = 0$.\n\n",
    "another kind": "Let $x \\in \\mathbb{N}$.\n\n",
    "whole numbers": "Let $x, y \\in \\mathbb{Z}$.\n\n",
    "an order": "Without loss of generality $x > y$.\n\n",
    "another f": "Define $f(t) = t^2$.\n\n",
    "another f in words": "Let $f$ be the square function.\n\n",
    "a denial": "We cannot have\n\n",
    "an intention": "We want to show that\n\n",
    "a quotation": "> ",
    "an announcement": "**Claim.**\n",
}


@pytest.mark.parametrize("words", SHOWN_UNDER_MORE.values(), ids=list(SHOWN_UNDER_MORE))
def test_what_a_student_supposes_reaches_no_goal(folder: Path, words: str) -> None:
    row = graded(folder, a=f"{words}{GOAL}")["a"]
    assert row["goals_reached"] == 0
    if row["proved"]:
        assert row["not_shown"], "a line that says the goal and does not count is told of"


@pytest.mark.parametrize(
    "words", ["This is false.", "But that is of course wrong.", "which is not true.", "However, the last line does not hold."]
)
def test_a_line_that_is_denied_behind_reaches_no_goal(folder: Path, words: str) -> None:
    assert graded(folder, a=f"{GOAL}\n{words}\n")["a"]["goals_reached"] == 0


@pytest.mark.parametrize(
    "words",
    [
        "For example, let $y = 0$. Then\n\n$$ f(x) - f(y) = x^2 $$\n\nIn general,\n\n",
        "Since $y$ is not a function of $x$, we get\n\n",
        "It is not hard to see: this is\n\n",
        "Let $f$ be as above. Then\n\n",
        "Let $x, y \\in \\mathbb{R}$. Let $u = x - y$.\n\n",
        "If this looks odd, note that $f$ is not linear. We have\n\n",
    ],
)
def test_words_that_take_nothing_back(folder: Path, words: str) -> None:
    assert graded(folder, a=f"{words}{GOAL}")["a"]["goals_reached"] == 1


def test_conditions(folder: Path) -> None:
    (folder / "reference.md").write_text(FRACTION, encoding="utf-8")
    quotient = "\\frac{x^2 - y^2}{x - y} = x + y"
    rows = graded(
        folder,
        bare=f"$$ {quotient} $$\n",
        same=f"$$ {quotient} \\quad \\text{{for }} y \\ne x $$\n",
        apart=f"For $x - y \\ne 0$ we have $$ {quotient} $$\n",
        fewer=f"For $x > y$ we have $$ {quotient} $$\n",
        divided="$$ \\frac{f(x) - f(y)}{x - y} = \\frac{(x - y)(x + y)}{x - y} $$\n",
    )
    assert {name: row["goals_reached"] for name, row in rows.items()} == {"bare": 1, "same": 1, "apart": 1, "fewer": 0, "divided": 0}


@pytest.mark.parametrize(
    "line",
    [
        "f(x) - f(y) - (x + y)(x - y) = 0",
        "2 f(x) - 2 f(y) = 2 (x - y)(x + y)",
        "f(x) = f(y) + (x - y)(x + y)",
        "f(s) - f(t) = (s + t)(s - t)",
        "(x - y)(x + y) = x^2 - y^2 = f(x) - f(y)",
    ],
)
def test_a_goal_in_another_form(folder: Path, line: str) -> None:
    assert graded(folder, a=f"$$ {line} $$\n")["a"]["goals_reached"] == 1


@pytest.mark.parametrize(
    "line",
    [
        "f(x) - f(y) = f(x) - f(y)",
        "(x - y)(x + y) = (x + y)(x - y)",
        "0 = 0",
        "f(x) - f(y) = x^2 + 1 - (y^2 + 1)",
        "x^2 - y^2 = (x - y)(x + y)",
        "f(x) - f(0) = (x - 0)(x + 0)",
        "(f(x) - f(y))^2 = (x - y)^2 (x + y)^2",
    ],
)
def test_what_is_true_and_not_the_goal(folder: Path, line: str) -> None:
    row = graded(folder, a=f"$$ {line} $$\n")["a"]
    assert (row["proved"], row["goals_reached"]) == (1, 0)


def test_lines_keep_the_numbers_of_the_students_file(folder: Path) -> None:
    text = "---\ntitle: Mine\n---\n\n# Title\n\n$$ f(x) = x^2 $$\n"
    assert graded(folder, a=text)["a"]["first_wrong"] == "7"
    page = (folder / "out" / "feedback" / "a.html").read_text(encoding="utf-8")
    assert "The first line that is wrong is line 7." in page
    assert "not shown yet" in page


def test_tables_hold_whatever_a_file_is_called(folder: Path) -> None:
    name = "=1+1,<script>alert(1)</script>"
    (folder / "in" / name.replace("/", "_")).with_suffix(".md").write_text("$$ f(x) = x^2 $$\n", encoding="utf-8")
    graded(folder)
    assert "<script>" not in (folder / "out" / "grades.html").read_text(encoding="utf-8")
    assert (folder / "out" / "grades.csv").read_text(encoding="utf-8").splitlines()[1].startswith("\"'=1+1")


def test_nothing_is_written_over(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "grades.csv").write_text("my own grades", encoding="utf-8")
    (folder / "in" / "a.md").write_text(GOAL, encoding="utf-8")
    done = run("grade", folder / "in", "--against", folder / "reference.md", "--out", folder / "out")
    assert done.returncode == 2
    assert "it stays" in done.stderr.decode()
    assert (folder / "out" / "grades.csv").read_text(encoding="utf-8") == "my own grades"
    graded(folder, "--force")
    graded(folder)  # and once more, over its own


@pytest.mark.parametrize("text", ["", "Only words.\n", "$$ x = x $$\n"])
def test_a_reference_that_asks_nothing(folder: Path, text: str) -> None:
    (folder / "reference.md").write_text(text, encoding="utf-8")
    (folder / "in" / "a.md").write_text(GOAL, encoding="utf-8")
    done = run("grade", folder / "in", "--against", folder / "reference.md", "--out", folder / "out")
    assert done.returncode == 2
    assert "before the first step" in done.stderr.decode()


def test_made_up_submissions() -> None:
    """Thirty of what benchmarks/grading.py makes three hundred of."""
    command = [sys.executable, str(ROOT / "benchmarks" / "grading.py"), "--count", "30", "--seed", "7"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
