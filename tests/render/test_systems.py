"""A system of equations stands behind its brace, as its author wrote it, each row with its verdict."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import proofgen
from proofgen.render.edition import Edition, laid_out
from proofgen.render.html import html
from proofgen.render.markdown import markdown
from proofgen.render.parts import Finding
from proofgen.render.pdf import tex
from proofgen.report.values import Display

GIVEN = r"""Let $x, y \in \mathbb{R}$ and suppose

$$ @ $$

Then $x = 2$.
"""
CLAIMED = (
    GIVEN
    + r"""
We conclude

$$ \begin{cases} y = 1 \\ x + y = 4 \end{cases} $$

and that is all.
"""
)
WRITTEN = [
    r"\begin{cases} x + y = 3 \\ x - y = 1 \end{cases}",
    r"\left\{\begin{aligned} x + y &= 3 \\ x - y &= 1 \end{aligned}\right.",
    r"\left\{\begin{array}{rcl} x + y &=& 3 \\ x - y &=& 1 \end{array}\right.",
]


def body(text: str) -> str:
    return tex(proofgen.check(text)).split("\\begin{document}")[1]


@pytest.mark.parametrize("system", WRITTEN)
def test_what_is_given_keeps_its_brace_and_its_rows(system: str) -> None:
    document = proofgen.check(GIVEN.replace("@", system))
    assert re.search(
        r"\\left\\\{\\begin\{aligned\}x\+y&\\mathrel\{=\}3\\\\x-y&\\mathrel\{=\}1\\end\{aligned\}\\right\.",
        body(GIVEN.replace("@", system)),
    )
    assert html(document).count("<mo>{</mo><mtable") == 1
    assert r"\left\{ \begin{aligned} x+y &= 3 \\ x-y &= 1 \end{aligned} \right." in markdown(document)


def test_a_brace_on_the_right_stays_there() -> None:
    document = proofgen.check(GIVEN.replace("@", r"\begin{rcases} x + y = 3 \\ x - y = 1 \end{rcases}"))
    assert r"\right\}$" in body(GIVEN.replace("@", r"\begin{rcases} x + y = 3 \\ x - y = 1 \end{rcases}"))
    assert "</mtable><mo>}</mo>" in html(document)
    assert r"\left. \begin{aligned}" in markdown(document)


def test_each_row_that_is_claimed_has_its_number_and_its_verdict() -> None:
    text = CLAIMED.replace("@", WRITTEN[0])
    document = proofgen.check(text)
    assert [line.verdict for line in document.lines if line.role == "step"] == ["proved", "refuted"]
    assert r"y&\mathrel{=}1&&\text{1\ \pgseal{proved}}\\x+y&\mathrel{=}4&&\text{2\ \pgseal{refuted}}" in body(text)
    assert r"y &= 1 && \text{1 ✓} \\ x+y &= 4 && \text{2 ✗}" in markdown(document)
    marks = html(document).split('<div class="marks">')[1].split("</div>")[0]
    assert re.findall(r">(\d [✓✗])<", marks) == ["1 ✓", "2 ✗"]
    assert all("We conclude" in shown and "that is all" in shown for shown in (body(text), html(document), markdown(document)))


def test_what_is_wrong_in_a_row_stands_below_the_system_and_the_row_only_once() -> None:
    document = proofgen.check(CLAIMED.replace("@", WRITTEN[0]))
    parts = laid_out(document, railed=True)[1].parts
    at = next(at for at, part in enumerate(parts) if isinstance(part, Display))
    box = parts[at + 1]
    assert isinstance(box, Finding)
    assert (box.number, box.said) == ("2", "1")
    names = re.findall(r'id="([^"]+)"', html(document))
    assert len(names) == len(set(names))


def test_a_quiet_edition_shows_no_mark_beside_a_row() -> None:
    page = html(proofgen.check(CLAIMED.replace("@", WRITTEN[0])), Edition("plain"))
    assert page.count("<mo>{</mo><mtable") == 2
    assert '<div class="marks">' not in page


@pytest.mark.parametrize("flavor", ["github", "pandoc", "myst", "quarto"])
def test_a_system_in_a_handout_is_read_again(flavor: str, tmp_path: Path) -> None:
    document = proofgen.check(CLAIMED.replace("@", WRITTEN[1]))
    again = tmp_path / "again.md"
    again.write_text(markdown(document, flavor), encoding="utf-8")  # type: ignore[arg-type]
    found = proofgen.check(again, cache=False)
    assert [(line.role, line.verdict) for line in found.lines] == [(line.role, line.verdict) for line in document.lines]


def test_only_claims_keeps_a_system_that_is_stated() -> None:
    text = "Let $x, y \\in \\mathbb{R}$ with $x = 2$ and $y = 1$.\n\n**Theorem.** It is true that\n\n$$ \\begin{cases} x + y = 3 \\\\ x - y = 1 \\end{cases} $$\n"
    page = html(proofgen.check(text), Edition(only_claims=True))
    assert "<mo>{</mo><mtable" in page
