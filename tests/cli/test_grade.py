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
