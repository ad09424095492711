"""What a box or a bar says of its lines is true of them: a wave only where a side was refuted, no count of nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import proofgen
from proofgen.render.edition import Edition, Name
from proofgen.render.html import html
from proofgen.render.markdown import markdown
from proofgen.render.marks import correction
from proofgen.render.parts import Summary
from proofgen.render.pdf import tex
from proofgen.report.values import Display, VerdictWord
from tests.render import sample


@pytest.mark.parametrize(("verdict", "waves"), [("refuted", 1), ("unreadable", 0), ("undecided", 0)])
def test_a_wave_is_under_what_is_refuted_alone(verdict: VerdictWord, waves: int) -> None:
    line = replace(sample.EMPTY, verdict=verdict, left="x", left_shown="x", right="y", reading="x = y", own="x = y", message="no")
    document = sample.document("wave.md", "x", "Wave", (line,), (Display((0,)),))
    body = tex(document).split(r"\begin{document}")[1]
    assert len(re.findall(r"\\pgwave\b", body)) == waves
    assert len(re.findall(r'class="wave"', html(document))) == waves


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        (["x/x = 1"], "1 proved if"),
        (["x/x = 1", "x + x = 2x"], "1 proved, 1 proved if"),
        (["x + x = 2x"], "1 proved"),
    ],
)
def test_a_summary_counts_what_there_is(claims: list[str], said: str) -> None:
    text = "Let $x \\in \\mathbb{R}$.\n\n" + "\n\nHence\n\n".join(f"$${claim}$$" for claim in claims) + "\n"
    document = proofgen.check(text)
    assert f"**Summary.** {said}." in markdown(document)
    assert f'<div class="message">{said}</div>' in html(document)
    assert rf"\pgsummary{{proved}}{{{said}}}" in tex(document)


SLIP = r"""Let $\theta \in \mathbb{R}^2$ and $p_k = \frac{e^{\theta_k}}{e^{\theta_1} + e^{\theta_2}}$.

$$\frac{\partial \log p_1}{\partial \theta_1} = 1 + p_1$$

$$@$$
"""


@pytest.mark.parametrize("edition", ["full", "solution"])
@pytest.mark.parametrize(
    ("below", "boxes"),
    [(r"\frac{\partial \log p_1}{\partial \theta_1} = 1 - p_1", 0), (r"\frac{\partial \log p_1}{\partial \theta_2} = - p_2", 1)],
)
def test_a_correction_is_not_said_again_by_the_line_below_it(below: str, boxes: int, edition: Name) -> None:
    document = proofgen.check(SLIP.replace("@", below))
    assert any(correction(hint) for hint in document.lines[2].hints)
    assert len(re.findall(r"orrected", markdown(document, edition=Edition(edition)))) == boxes
    assert len(re.findall(r">Corrected<", html(document, Edition(edition)))) == boxes


def test_nothing_proved_is_said_where_something_was_tried() -> None:
    assert Summary(0, 0, (("unreadable", 1, "line 3"),), 0, False, "unreadable").proofs == "0 proved"
