"""The page of claims: each as it is stated, whether in a sentence, in a display or in an item, with what was found of it; no derivation."""

from __future__ import annotations

import re
from pathlib import Path

import proofgen
from proofgen.render.edition import Edition, laid_out
from proofgen.render.markdown import markdown
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


TASKS = """Let $p \\in (0, 1)$. Define $q = 1 - p$. Some words of no use. Define $r = p q$. Show that

$$ r = p - p^2 . $$

(b) Define $t = 2 r$. Then $t + t = 2 t$. Show that $t = 2 p q$.

**Lemma.** For real $x$ we have $x + x = 2 x$.

*Proof.* By the definition,

<!-- proofgen: goal -->
$$ x + x = (1 + 1) x $$

It remains to show that $(1 + 1) x = 2 x$, which is clear. ∎

For example $p = 1/2$ gives

$$ r = \\frac{1}{4} $$
"""


def test_what_is_given_in_running_text_stands_before_what_it_is_given_for() -> None:
    text = markdown(proofgen.check(TASKS), edition=Edition(only_claims=True))
    shown = ["q=1-p", "r=pq", "Show that", "r=p-p^2", "t=2r", "t=2pq", "x+x=2x"]
    assert [text.index(each) for each in shown] == sorted(text.index(each) for each in shown)
    assert "no use" not in text
    assert "t+t" not in text


def test_what_is_shown_on_the_way_is_not_stated() -> None:
    text = markdown(proofgen.check(TASKS), edition=Edition(only_claims=True))
    assert not re.search(r"\(1\+1\)x|remains|For example", text)


def test_a_row_that_goes_on_from_one_that_could_not_be_read_is_no_claim_of_its_own() -> None:
    text = "Let $x \\in \\mathbb{R}^n$ and $s \\in \\mathbb{R}$.\n\n$$ \\begin{aligned} s &= 2^x \\\\ &= 3 \\cdot 2^x \\\\ &= 4 \\end{aligned} $$\n\nWords.\n\n$$ = 5 $$\n"
    document = proofgen.check(text)
    assert document.counts["unreadable"] >= 3
    shown = [part.line.source for part in laid_out(document, Edition(only_claims=True), railed=True)[1].parts if isinstance(part, Finding)]
    assert len(shown) < document.counts["unreadable"]
    assert "2^x" in shown[0]
    assert not any(each.startswith("&=") for each in shown)


BARE = """# Squares

Let $x \\in \\mathbb{R}$. It goes without saying. Clearly $x + x = 2 x$.

We have
$$ (x + 1)^2 = x^2 + 2 x + 1 $$

so that
$$ (x + 3)^2 = x^2 + 6 x + 9. $$
"""


def test_where_nothing_is_stated_each_line_is_a_claim() -> None:
    assert said(proofgen.check(BARE)) == ["Let . Clearly .", "1: x^2 + 2 x + 1", "2: x^2 + 6 x + 9", "summary"]


def test_where_a_line_is_wrong_it_is_shown_alone() -> None:
    assert said(proofgen.check(BARE.replace("6 x", "7 x"))) == ["Let .", "finding ", "summary"]


def test_where_a_goal_is_stated_the_derivation_stays_away() -> None:
    found = said(proofgen.check(BARE.replace("We have", "Show that $x + 3 x = 4 x$. We have")))
    assert not any(each.startswith(("1:", "2:")) for each in found)
