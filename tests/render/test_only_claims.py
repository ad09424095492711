"""The page of claims: each as it is stated, whether in a sentence, in a display or in an item, with what was found of it; no derivation."""

from __future__ import annotations

from pathlib import Path

import proofgen
from proofgen.render.edition import Edition, laid_out
from proofgen.render.parts import Chain, Finding, Outcome, Part, Setup, Summary
from proofgen.render.pdf import tex, typeset
from proofgen.report.values import Document, Paragraph, Text

MARKDOWN = """# Sums

Let $x, y \\in \\mathbb{R}$.

**Theorem (Square).** For all $x, y$ we have
$$ (x + y)^2 = x^2 + 2 x y + y^2. $$

*Proof.* Multiply out:

$$ (x + y)^2 = x (x + y) + y (x + y) $$

Some words. Then $x + x = 3 x$.

**Lemma 2.** Let $a > 0$. Then $\\sqrt{a^2} = a$, and
$$ \\begin{aligned} a + a &= 2 a \\\\ &= 3 a - a \\end{aligned} $$
and, besides,
$$ a + 2 a = 3 a. $$

Nothing.

**Lemma 3.** $a + 5 a = 6 a$.

$$ a + 5 a = a (1 + 5) $$

1. **Proposition.** In an item, $x + 3 x = 4 x$.
"""
LATEX = r"""\begin{document}
Let $x \in \mathbb{R}$.
\begin{theorem} Twice it is
\[ x + x = 2 x. \]
Let $a \ge 0$. Then $\sqrt{a^2} = a$.
\end{theorem}
\begin{proof} Indeed
\[ x + x = (1 + 1) x. \]
Words. \end{proof}
\end{document}
"""


def said(document: Document) -> list[str]:
    """What is on the page, in order: the words of paragraphs, and the right sides of rows."""
    return [each for part in laid_out(document, Edition(only_claims=True), railed=True)[1].parts for each in _said(part)]


def _words(block: Paragraph | None) -> str:
    return "".join(run.text for run in block.runs if isinstance(run, Text)).strip() if block else ""


def _said(part: Part) -> list[str]:
    match part:
        case Chain():
            return [f"{_words(row.lead)} {row.number}: {row.line.right}".strip() for row in part.rows]
        case Paragraph():
            return [_words(part)]
        case Setup():
            return ["setup"]
        case Finding():
            return [f"finding {part.said}"]
        case Outcome():
            return ["outcome"]
        case Summary():
            return ["summary"]
        case _:
            return [type(part).__name__]


def test_each_claim_is_there_and_no_derivation() -> None:
    document = proofgen.check(MARKDOWN)
    assert said(document) == [
        "setup", "Theorem (Square). For all  we have", "1: x^2 + 2 x y + y^2", "finding ", "Lemma 2. Let . Then , and", "3: 2 a", "4: 3 a - a",
        "and, besides, 5: 3 a", "setup", "Proposition. In an item, .", "summary",
    ]  # fmt: skip
    assert typeset(tex(document, Edition(only_claims=True))).pages == 1


def test_a_theorem_of_latex_is_there_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.tex"
    path.write_text(LATEX)
    assert said(proofgen.check(path)) == ["setup", "Theorem. Twice it is", "setup", "Let . Then .", "summary"]


def test_a_box_whose_sentence_is_left_out_shows_its_claim() -> None:
    _, page = laid_out(proofgen.check(MARKDOWN), Edition(only_claims=True))
    (box,) = [part for part in page.parts if isinstance(part, Finding)]
    assert (box.said, box.line.source) == ("", "x + x = 3 x")
