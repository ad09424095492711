"""A proof of LaTeX ends in its sign on every handout, as it does on its author's page, whatever follows; once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import proofgen
from proofgen.render.html import html
from proofgen.render.markdown import markdown
from proofgen.render.pdf import tex
from proofgen.report.values import Document

HEAD = r"""\documentclass{article}
\usepackage{amsthm}
@
\newtheorem{theorem}{Theorem}
\begin{document}
Let $x \in \mathbb{R}$.
"""
THEOREM = "\\begin{theorem}\n$(x+1)^2 = x^2 + 2x + 1$.\n\\end{theorem}\n"
STEP = r"\[ (x+1)^2 = x(x+1) + (x+1) \]"
GOAL = r"\[ (x+1)^2 = x^2 + 2x + 1 \]"
AFTER = "Some prose follows. It has nothing to do with the proof.\n"


def read(body: str, folder: Path, head: str = "") -> Document:
    path = folder / "a.tex"
    path.write_text(HEAD.replace("@", head) + body + "\n\\[ x + x = 2x \\]\n\\end{document}\n")
    return proofgen.check(path)


def signs(document: Document) -> tuple[int, int, int]:
    body = tex(document).split(r"\begin{document}")[1]
    return len(re.findall(r"\\pgSquare", body)), html(document).count("∎"), markdown(document).count("∎")


@pytest.mark.parametrize(
    "proof",
    [f"We expand: {STEP}", f"We expand: {STEP} which is it.", "It is plain.", f"\\begin{{itemize}}\\item First {STEP}\\end{{itemize}}"],
)
def test_a_proof_that_prose_follows_has_its_sign_once(proof: str, tmp_path: Path) -> None:
    assert signs(read(THEOREM + f"\\begin{{proof}}\n{proof}\n\\end{{proof}}\n" + AFTER, tmp_path)) == (1, 1, 1)


def test_it_stands_in_the_bar_of_a_result(tmp_path: Path) -> None:
    document = read(THEOREM + f"\\begin{{proof}}\nWe expand: {STEP} so {GOAL}\n\\end{{proof}}\n" + AFTER, tmp_path)
    assert signs(document)[:2] == (1, 1)
    assert re.search(r"\\pgresult.*\\pgSquare", tex(document))


@pytest.mark.parametrize(
    "own", [r"It is plain. \qed", r"\[ (x+1)^2 = x(x+1) + (x+1) \quad \blacksquare \]", "It is plain. ∎", "It is plain. q.e.d."]
)
def test_the_authors_own_sign_is_enough(own: str, tmp_path: Path) -> None:
    assert signs(read(THEOREM + f"\\begin{{proof}}\n{own}\n\\end{{proof}}\n" + AFTER, tmp_path))[1] <= 1


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("\\begin{remark}\nIt is plain.\n\\end{remark}\n", ""),
        ("\\begin{solution}\nIt is plain.\n\\end{solution}\n", ""),
        ("\\begin{proof}\nIt is plain.\n\\end{proof}\n", r"\renewcommand{\qedsymbol}{}"),
    ],
)
def test_what_has_no_sign_in_latex_has_none(body: str, head: str, tmp_path: Path) -> None:
    assert signs(read(body + AFTER, tmp_path, head)) == (0, 0, 0)


def test_a_proof_inside_a_proof_ends_before_it(tmp_path: Path) -> None:
    inner = "\\begin{proof}\nInner.\n\\end{proof}\n"
    document = read(f"\\begin{{proof}}\nOuter.\n\n{inner}\nOuter goes on.\n\\end{{proof}}\n" + AFTER, tmp_path)
    assert re.findall(r"(\w+)\. ∎", markdown(document)) == ["Inner", "on"]
