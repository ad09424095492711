"""A sheet on which mistakes are to be found gives none of them away: not in words, marks, colours, counts or stamps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import proofgen
from proofgen.cli.commands import commands
from proofgen.render import HANDOUTS
from proofgen.render.edition import Edition, laid_out
from proofgen.render.parts import Chain, Finding, Outcome, Summary
from proofgen.render.stamp import readable
from proofgen.report.values import Document

SHEET = """# Find the mistake!

Let $a, b, x \\in \\mathbb{R}$.

**Theorem.** $x + x = 2 x$.

<!-- proofgen: expect refuted -->
$$ (a + b)^2 = a^2 + b^2 $$

$$
\\begin{aligned}
(x + 1)^2 - 1 &= x^2 + 2 x + 1 - 1 && \\text{multiply out} \\\\
 &= x^2 + 2 x
\\end{aligned}
$$

$$ x + x = 2 x $$

<!-- proofgen: expect refuted -->
Hence $x + 1 = 2$, and nobody knows $\\zap x$.

$$ \\int_0^1 \\sin(\\sin t) \\, dt = \\int_0^1 \\sin(\\sin(1 - t)) \\, dt $$
"""
TELLS = re.compile(
    r"\b(?:proved|refuted|undecided|unreadable|unchecked|checked|counterexample|fails|true value|would hold|corrected|expects?)\b"
    r"|[✓✗○∎]|verdicts=[a-z]|\\pgmark|\\pginline|\\pgpill|\\pgseal|\\pgwave|pgrefuted|pgproved|arithmetic",
    re.I,
)


@pytest.fixture(scope="module")
def document() -> Document:
    return proofgen.check(SHEET)


def body(kind: str, text: str) -> str:
    """What is the handout's, without the style sheet that every one of them has."""
    if kind == "html":
        text = re.sub(r"<style>.*?</style>", "", text, flags=re.S).replace('class="row unchecked', "")
    if kind == "tex":
        text = text.split(r"\begin{document}")[1] + "".join(re.findall(r"\\pdfinfo.*", text))
        text = text.replace(r"\pgrow{unchecked}", "")
    return text


@pytest.mark.parametrize("edition", [Edition("plain"), Edition("student"), Edition("student", 0), Edition("plain", only_claims=True)])
@pytest.mark.parametrize("kind", ["tex", "html", "md"])
def test_nothing_on_the_sheet_tells(document: Document, kind: str, edition: Edition) -> None:
    handout = next(each for each in HANDOUTS if each.name == kind)
    assert TELLS.findall(body(kind, handout.render(document, edition).decode())) == []
    assert len(set(TELLS.findall(body(kind, handout.render(document, Edition("solution")).decode())))) > 4


def test_the_text_and_all_its_formulas_are_there(document: Document) -> None:
    _, page = laid_out(document, Edition("plain"), railed=True)
    assert not any(isinstance(part, Finding | Outcome | Summary) for part in page.parts)
    rows = [row for part in page.parts if isinstance(part, Chain) for row in part.rows]
    assert [(row.number, row.reason) for row in rows] == [("1", ""), ("2", "multiply out"), ("3", ""), ("4", ""), ("5", "")]
    page_text = next(each for each in HANDOUTS if each.name == "tex").render(document, Edition("plain")).decode()
    for said in ("Find the mistake!", "Hence", "nobody knows", r"\zap", "multiply out", "(a+b)^{2}", "a^{2}+b^{2}", r"\int _{0}^{1}"):
        assert said.replace("\\zap", "zap") in page_text


def test_numbers_are_those_of_the_solution(document: Document) -> None:
    for name in ("plain", "student", "solution", "full", "referee"):
        assert laid_out(document, Edition(name))[1].numbers == laid_out(document, Edition("full"))[1].numbers  # type: ignore[arg-type]


def test_a_sheet_without_such_lines_has_its_marks() -> None:
    right = proofgen.check("Let $x > 0$.\n\n$$ x + x = 2 x $$\n\n$$ x + 2 x = 3 x $$\n")
    handout = next(each for each in HANDOUTS if each.name == "html")
    assert "✓" in handout.render(right, Edition("student", ("1",))).decode()
    assert "✓" not in handout.render(right, Edition("plain")).decode()


def test_the_stamp_says_whose_it_is_and_no_more(tmp_path: Path) -> None:
    source = tmp_path / "sheet.md"
    source.write_text(SHEET)
    run = CliRunner()
    built = run.invoke(commands, ["build", str(source), "--edition", "plain", "--to", "pdf,html,md", "--out", str(tmp_path / "out")])
    assert "sheet-plain.pdf" in built.output
    for suffix in ("pdf", "html", "md"):
        handout = tmp_path / "out" / f"sheet-plain.{suffix}"
        assert not any(re.search(rb"verdicts=[a-z]", part) for part in readable(handout.read_bytes()))
        said = run.invoke(commands, ["verify-stamp", str(handout), str(source)])
        assert "this edition shows no verdicts" in said.output
        assert "this is its source" in said.output
        again = run.invoke(commands, ["build", str(source), "--edition", "plain", "--to", suffix, "--out", str(tmp_path / "out")])
        assert "proofgen did not make" not in again.output
    source.write_text(SHEET + "\nMore.\n")
    said = run.invoke(commands, ["verify-stamp", str(tmp_path / "out" / "sheet-plain.pdf"), str(source)])
    assert "not the text it was made from" in said.output
