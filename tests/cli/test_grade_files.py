"""`proofgen grade`: files of every kind, and what a teacher reads of those in which nothing can be judged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_exit_codes import run
from test_grade import GOAL, REFERENCE, folder, graded

__all__ = ["folder"]
LATEX = r"""\documentclass{article}
\newcommand{\R}{\mathbb{R}}
\begin{document}
%s
\end{document}
"""
ASKED = r"""Let $x, y \in \R$ and define $f(t) = t^2 + 1$.

\begin{theorem} $f(x) - f(y) = (x - y)(x + y)$. \end{theorem}

\begin{proof} By definition,
\[ f(x) - f(y) = x^2 - y^2 \]
\end{proof}
"""


def notebook(*cells: str) -> str:
    return json.dumps(
        {
            "cells": [{"cell_type": "markdown", "metadata": {}, "source": [cell]} for cell in cells],
            "metadata": {},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )


@pytest.mark.parametrize("kind", ["md", "tex", "ipynb"])
def test_every_kind_of_submission_under_every_kind_of_reference(folder: Path, kind: str) -> None:
    asked = {"md": REFERENCE, "tex": LATEX % ASKED, "ipynb": notebook(REFERENCE)}[kind]
    (folder / f"task.{kind}").write_text(asked, encoding="utf-8")
    wrong = "$$ f(x) - f(y) = x^2 + y^2 $$\n"
    (folder / "in" / "a.md").write_text(f"{GOAL}\n{wrong}", encoding="utf-8")
    (folder / "in" / "b.tex").write_text(LATEX % f"{GOAL}\n{wrong}", encoding="utf-8")
    (folder / "in" / "c.ipynb").write_text(notebook(GOAL, wrong), encoding="utf-8")
    (folder / "in" / "d.txt").write_text(f"{GOAL}\n{wrong}", encoding="utf-8")
    (folder / "in" / "e.txt").write_text(LATEX % f"{GOAL}\n{wrong}", encoding="utf-8")
    rows = graded(folder, reference=f"task.{kind}")
    said = {name: (row["state"], row["goals_reached"], row["first_wrong"]) for name, row in rows.items()}
    assert said == {
        "a": ("wrong", 1, "3"),
        "b.tex": ("wrong", 1, "6"),
        "c.ipynb": ("wrong", 1, "cell 2:1"),
        "d.txt": ("wrong", 1, "3"),
        "e.txt": ("wrong", 1, "6"),
    }


def test_what_another_student_has_written_is_not_read(folder: Path) -> None:
    (folder / "in" / "good.tex").write_text(LATEX % GOAL, encoding="utf-8")
    (folder / "in" / "thief.tex").write_text(LATEX % r"\input{good}", encoding="utf-8")
    rows = graded(folder)
    assert (rows["good.tex"]["goals_reached"], rows["thief.tex"]["goals_reached"]) == (1, 0)
    assert "only the file itself is read" in rows["thief.tex"]["note"]


def test_a_students_macro_does_not_change_what_is_asked_for(folder: Path) -> None:
    (folder / "task.tex").write_text(
        LATEX % ASKED.replace("(x - y)", r"\left(\diff\right)").replace("Let", r"\newcommand{\diff}{x - y} Let")
    )
    (folder / "in" / "a.md").write_text(r"$\newcommand{\diff}{x + y}$" + "\n\n$$ f(x) - f(y) = x^2 - y^2 $$\n", encoding="utf-8")
    assert graded(folder, reference="task.tex")["a"]["goals_reached"] == 0


def test_files_that_are_called_alike_have_a_handout_each(folder: Path) -> None:
    (folder / "in" / "a.txt").write_text("$$ f(x) = 0 $$\n", encoding="utf-8")
    (folder / "in" / "b").mkdir()
    rows = graded(folder, a=GOAL)
    assert {name: row["state"] for name, row in rows.items()} == {"a": "restated", "a.txt": "wrong"}
    assert {path.name for path in (folder / "out" / "feedback").iterdir()} == {"a.html", "a-txt.html"}


def test_a_file_that_is_not_read_is_named(folder: Path) -> None:
    (folder / "in" / "scan.pdf").write_bytes(b"%PDF")
    (folder / "in" / "a.md").write_text(GOAL, encoding="utf-8")
    done = run("grade", folder / "in", "--against", folder / "reference.md", "--out", folder / "out")
    assert "scan.pdf" in done.stderr.decode()


def test_a_reference_that_asks_for_what_is_false_is_told_of(folder: Path) -> None:
    (folder / "reference.md").write_text(REFERENCE.replace("(x + y)$.", "(x + y) + 1$."), encoding="utf-8")
    (folder / "in" / "a.md").write_text(GOAL, encoding="utf-8")
    done = run("grade", folder / "in", "--against", folder / "reference.md", "--out", folder / "out")
    assert "reference.md:5: what is asked for there is refuted" in done.stderr.decode()


def test_what_there_is_to_say_of_files_in_which_nothing_is_judged(folder: Path) -> None:
    matrices = "Let $A \\in \\mathbb{R}^{n \\times n}$ and $v \\in \\mathbb{R}^n$.\n\n$$ A v = v A $$\n"
    rows = graded(
        folder,
        empty="",
        words="I do not know.\n",
        supposed="Suppose $f(x) = 3$ and assume that $y = 1$.\n",
        shapes=f"{matrices}\n$$ A + v = A $$\n",
        torn="$$ f(x) = = 2 $$\n",
    )
    said = {name: (row["state"], row["first_open"], row["goals"]) for name, row in rows.items()}
    assert said == {
        "empty": ("unreadable", "", 1),
        "words": ("unreadable", "", 1),
        "supposed": ("underived", "", 1),
        "shapes": ("unreadable", "3", 1),
        "torn": ("unreadable", "1", 1),
    }
    notes = {name: row["note"] for name, row in rows.items()}
    assert notes["empty"] == "this file is empty"
    assert notes["words"] == "there is no formula in this file"
    assert notes["supposed"] == "nothing is derived: all 2 formulas are declared, defined or supposed"
    assert notes["shapes"].startswith("line 3: ")
    assert notes["torn"].startswith("line 1: ")


@pytest.mark.parametrize(
    "reason", ["because $f$ is a square and $1$ more.", "because of the third binomial formula.", "since squares are squares."]
)
def test_a_reason_behind_a_line_does_not_keep_it_from_being_checked(folder: Path, reason: str) -> None:
    rows = graded(folder, right=f"{GOAL.strip()} {reason}\n", wrong=f"$$ f(x) - f(y) = x^2 + y^2 $$ {reason}\n")
    assert (rows["right"]["goals_reached"], rows["wrong"]["first_wrong"]) == (1, "1")


def test_the_handout_says_what_is_missing(folder: Path) -> None:
    graded(folder, a="$$ f(x) - f(y) = x^2 - y^2 $$\n", b=f"Assume $x > 0$. Then\n\n{GOAL}", c="")
    pages = {name: (folder / "out" / "feedback" / f"{name}.html").read_text(encoding="utf-8") for name in "abc"}
    assert "what was asked for is not shown yet" in pages["a"]
    assert "; not shown yet: line 3 says it under the supposition" in pages["b"]
    assert "this file is empty" in pages["c"]


def test_the_feedback_stands_behind_the_title(folder: Path) -> None:
    graded(folder, "--to", "md", a=f"# My solution\n\n{GOAL}")
    page = (folder / "out" / "feedback" / "a.md").read_text(encoding="utf-8")
    assert page.count("My solution") == 1
    assert page.index("My solution") < page.index("Feedback.")
