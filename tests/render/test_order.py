"""A handout is the author's text: each of his blocks is set once, and in his order, whatever panels and boxes grow out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from proofgen.render import HANDOUTS
from proofgen.render.edition import Edition, laid_out
from proofgen.render.markdown import markdown
from proofgen.render.page import Page
from proofgen.render.parts import Chain, Finding, Outcome, Row, Setup
from proofgen.report.values import Display, Document, Formula, Heading, Paragraph, Run, Table, Text
from tests.render.test_editions import EXAMPLES, checked

SPLIT = re.compile(r"(?=¤)|(?=§)")
HEAD = "\\documentclass{article}\n\\newtheorem{theorem}{Theorem}\n\\newtheorem{lemma}{Lemma}\n\\begin{document}\n"

# § is a word that occurs once, ¤ a number that does
NOTES = {
    "claims.md": """# §

Let $x \\in \\mathbb{R}$. §

*Claim.* $(x + ¤)^2 \\ge 0$.

*Proof.* § it is a square.

$$ (x + ¤)^2 \\ge 0 $$

*Claim.* § $x^2 + ¤ > 0$.

*Proof.* Let $u \\in \\mathbb{R}$ be § and § it follows. Then

$$ x^2 + ¤ \\ge ¤ - ¤ $$

§ and that was all.

**Claim.** $x + ¤ > x$.
""",
    "sections.md": """# §

## §

§ is what we want. We show that $x^2 + ¤ > 0$ for all $x \\in \\mathbb{R}$.

Hence

$$ x^2 + ¤ > 0 $$

§ again.

## §

Suppose $x > ¤$. § as before.

Show that $x + ¤ > ¤$.

Then

$$ x > ¤ $$

and § so

$$ x + ¤ > x $$
""",
    "exercise.md": """# §

Let $x, y \\in \\mathbb{R}$.

(a) Show that $(x + ¤)^2 \\ge 0$. §

(b) Show that $(y - ¤)^2 + ¤ > 0$. §

(c) § Let $u = ¤$.

**Solution.** (a) § is a square:

$$ (x + ¤)^2 \\ge 0 $$

(b) § likewise,

$$ (y - ¤)^2 \\ge 0 $$

(c) § trivially.
""",
    "lists.md": """# §

1. Prove that $x + ¤ > x$ for real $x$. §
2. § Prove that $x^2 + ¤ > 0$.
   - § inside
   - $x + ¤ > x$ §

> § quoted, $x^2 + ¤ > 0$.

| § | § |
|---|---|
| $x + ¤ > x$ | § |

§ at the end.
""",
    "definitions.md": """# §

Let $x \\in \\mathbb{R}$. The cost § is

$$ C = x^2 + ¤ $$

and its double § is

$$ D = 2 C + ¤, \\qquad E = x + ¤ $$

We claim § that

$$ C > 0 $$

where § it ends. Define $F = ¤$. Hence § we have

$$ C + D \\ge ¤ - ¤ \\quad \\text{for } x > ¤ $$

It is § positive, because for all $v \\in \\mathbb{R}$

$$ (v - ¤)^2 \\ge 0 $$
""",
    "goal-between.md": """# §

To show: $x^2 + ¤ > 0$ for $x \\in \\mathbb{R}$.

Let $y \\in \\mathbb{R}$. §

To show: $y^2 + ¤ > 0$.

Let $z \\in \\mathbb{R}$. §

$$ z^2 + ¤ > 0 $$

$$ y^2 + ¤ > 0 $$

So §.
""",
    "reasons.md": """# §

Let $x \\in \\mathbb{R}$. Then

$$
\\begin{aligned}
(x + ¤)^2 + ¤ &\\ge ¤ - ¤ && \\text{§ is a square} \\\\
 &\\ge -¤ && \\text{§ too} \\\\
 &> -¤ && \\text{§ again}
\\end{aligned}
$$

Hence

$$ x^2 + ¤ > 0 $$

and so

$$ x^2 + ¤ > 0 $$
""",
    "theorems.tex": HEAD
    + """\\section{§}
Let $x \\in \\mathbb{R}$.
\\begin{theorem}[§]
§ we have $x^2 + ¤ > 0$.
\\end{theorem}
\\begin{proof}
§ it is a square:
\\[ x^2 + ¤ \\ge ¤ - ¤ \\]
so that $(x + ¤)^2 \\ge 0$ §.
\\end{proof}
\\begin{lemma}
Let $u > ¤$. Then $u + ¤ > 0$.
\\end{lemma}
\\begin{proof}
Let $w \\in \\mathbb{R}$. Clearly §
\\begin{align}
u &> -¤ \\\\
u + ¤ &> u
\\end{align}
\\end{proof}
\\section{§}
§ is all.\\footnote{§ at the foot.}
\\end{document}
""",
    "two.tex": HEAD
    + """§ begins.
\\begin{lemma} $(x + ¤)^2 \\ge 0$ for all $x \\in \\mathbb{R}$. \\end{lemma}
\\begin{theorem} $x^2 + ¤ > 0$ for all $x \\in \\mathbb{R}$. \\end{theorem}
\\begin{proof} § of the theorem first.
\\begin{align*}
x^2 + ¤ &\\ge ¤ - ¤ && \\text{§ again} \\\\
&\\ge -¤
\\end{align*}
\\end{proof}
\\begin{proof}[Proof of the lemma] § of the lemma. \\[ (x + ¤)^2 \\ge 0 \\] \\end{proof}
\\end{document}
""",
    "enumerate.tex": HEAD
    + """\\begin{enumerate}
\\item Show that $x + ¤ > x$. §
\\item § Show that $x^2 + ¤ > 0$ for $x \\in \\mathbb{R}$.
\\end{enumerate}
\\subsection*{§}
\\begin{enumerate}
\\item § \\[ x + ¤ > x \\] §
\\item § \\[ x^2 + ¤ > 0 \\] §
\\end{enumerate}
\\end{document}
""",
    "induction.md": """# §

*Claim.* For all $n \\in \\mathbb{N}$, $n + ¤ > n$.

*Proof.* By induction. § for $n = 1$ both sides § are plain. Assume it for $n$. Then

$$ n + ¤ > n $$

*Claim.* $n^2 + ¤ > 0$.

*Proof.* §

*Claim.* § $n + ¤ \\ge n$.

The numbers § are as they are.
""",
    "prose.md": """# §

§ Let us begin. Then § we have it.

Therefore

$$ x^2 + ¤ > 0 $$

§? Yes.

where $x$ is real, and

$$ x^2 + ¤ > 0, \\quad \\text{and} \\quad x + ¤ > x. $$

## §

### §

Set $a = ¤$. § Set $b = a + ¤$.
""",
}


def numbered(note: str) -> tuple[str, list[str]]:
    """The note with words and numbers in the places for them, and these in order."""
    said: list[str] = []
    for at, place in enumerate(re.findall("[§¤]", note)):
        said.append(f"Word{at:02}" if place == "§" else str(3000 + at))
        note = note.replace(place, said[-1], 1)
    return note, said


def without_groups(text: str, command: str) -> str:
    """TeX without the arguments of a command: the invisible left side that makes room."""
    while command in text:
        start = at = text.index(command)
        depth = 0
        for at in range(start + len(command), len(text)):
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            if depth == 0:
                break
        text = text[:start] + text[at + 1 :]
    return text


def told(document: Document, kind: str) -> str:
    """What a handout says of the author's text, without what it says of how that was read."""
    handout = next(each for each in HANDOUTS if each.name == kind)
    text = handout.render(document, Edition()).decode()
    if kind == "tex":
        body = text[text.index(r"\pgtitle{") :].split(r"\pgnotes{")[0].split(r"\pglabel{Problems}")[0]
        return without_groups(body, r"\pgrun")
    if kind == "md":
        return re.sub(r"<!-- proofgen-note -->.*?<!-- /proofgen-note -->", "", text, flags=re.S)
    text = text[text.index("<header") :].split('<section class="remarks"')[0]
    return re.sub(r'<details>.*?</details>|<span class="ghost".*?</math></span>|<annotation.*?</annotation>', "", text, flags=re.S)


@pytest.mark.parametrize("name", NOTES)
def test_every_word_and_number_once_and_in_the_authors_order(name: str, tmp_path: Path) -> None:
    note, said = numbered(NOTES[name])
    (tmp_path / name).write_text(note, encoding="utf-8")
    document = checked(tmp_path / name)
    for kind in ("tex", "html", "md"):
        shown = told(document, kind)
        if kind == "md":  # the reasons beside a chain stand in the note below it
            said = [each for each in said if each in shown or not re.search(rf"text\{{{each}", note)]
        assert re.findall(r"Word\d\d|(?<!\d)3\d{3}(?!\d)", shown) == said, kind


def test_a_reason_stands_in_the_note_below_its_chain(tmp_path: Path) -> None:
    note, said = numbered(NOTES["reasons.md"])
    (tmp_path / "reasons.md").write_text(note, encoding="utf-8")
    text = markdown(checked(tmp_path / "reasons.md"))
    assert [text.count(each) for each in said if each.startswith("Word")] == [1, 1, 1, 1]


def runs_of(part: object) -> Iterator[Run]:
    match part:
        case Paragraph() | Heading():
            yield from part.runs
        case Table():
            for row in part.rows:
                for cell in row:
                    yield from cell
        case Setup():
            for block in (*part.given, *part.goals):
                yield from runs_of(block)
        case Chain():
            for each in part.rows:
                yield from runs_of(each)
        case Row():
            yield from part.lead.runs if part.lead is not None else ()
        case Outcome():
            yield from runs_of(part.row)


def lines_of(page: Page, document: Document) -> list[int]:
    """The lines that are set, in the order of the page."""
    index = {line.place: at for at, line in enumerate(document.lines)}
    found: list[int] = []

    def block(part: object) -> None:
        match part:
            case Display(lines):
                found.extend(lines)
            case Setup():
                for each in (*part.given, *part.goals):
                    block(each)
            case Chain(rows):
                for row in rows:
                    block(row)
            case Row():
                block(part.lead)
                found.append(index[part.line.place])
            case Outcome():
                block(part.row)
            case Finding():
                found.extend([] if part.said else [index[part.line.place]])
            case _:
                for run in runs_of(part):
                    if isinstance(run, Formula) and run.line is not None:
                        found.extend((run.line, *run.more))

    for part in page.parts:
        block(part)
    return found


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("name", ["full", "student", "solution", "referee"])
def test_every_line_of_an_example_is_set_once_in_its_order(path: Path, name: str) -> None:
    document, page = laid_out(checked(path), Edition(name), railed=True)  # type: ignore[arg-type]
    assert lines_of(page, document) == list(range(len(document.lines)))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_sentence_of_an_example_is_set_once_in_its_order(path: Path) -> None:
    document, page = laid_out(checked(path), railed=True)
    blocks = document.blocks[1 if page.title is not None else 0 :]
    wanted = "".join(run.text if isinstance(run, Text) else run.source for block in blocks for run in runs_of(block))
    shown = "".join(run.text if isinstance(run, Text) else run.source for part in page.parts for run in runs_of(part))
    assert shown == wanted.replace("∎", "")  # in the bar of a result


@pytest.mark.parametrize(
    "goal", ["Show that $x + 1 = x$.", "**Claim.** $x + 1 = x$.", "To show:\n\n<!-- proofgen: goal -->\n$$ x + 1 = x $$"]
)
def test_a_goal_that_does_not_hold_is_set_where_it_stands_and_told_of_there(goal: str, tmp_path: Path) -> None:
    (tmp_path / "goal.md").write_text(f"Let $x \\in \\mathbb{{R}}$.\n\n{goal}\n\nIt is so, since\n\n$$ x = x $$\n", encoding="utf-8")
    document, page = laid_out(checked(tmp_path / "goal.md"), railed=True)
    assert lines_of(page, document) == list(range(len(document.lines)))
    kinds = [type(part) for part in page.parts]
    assert kinds[kinds.index(Finding) - 1] is Setup
    assert kinds.count(Finding) == 1
    assert Outcome not in kinds
    for kind in ("tex", "html", "md"):
        assert len(re.findall(r"x\s*\+\s*1\s*=\s*x|<mn>1</mn><mo>=</mo>", told(document, kind))) == 1, kind


def test_the_line_that_reaches_a_goal_is_the_bar_of_the_result(tmp_path: Path) -> None:
    note = "Let $x \\in \\mathbb{R}$.\n\nShow that $(x + 1)^2 = x^2 + 2 x + 1$.\n\n"
    note += "$$\\begin{aligned} (x + 1)^2 &= (x + 1)(x + 1) \\\\ &= x^2 + 2 x + 1 \\end{aligned}$$\n\nHence\n\n$$ x = x $$\n"
    (tmp_path / "a.md").write_text(note, encoding="utf-8")
    _setup, chain, outcome, hence, rest, _summary = laid_out(checked(tmp_path / "a.md"), railed=True)[1].parts
    assert isinstance(outcome, Outcome)
    assert outcome.row.number == "2"
    assert outcome.whole == "(x + 1)^2 = x^2 + 2 x + 1"
    assert isinstance(hence, Paragraph)
    assert isinstance(chain, Chain)
    assert isinstance(rest, Chain)
    assert [row.number for row in (*chain.rows, *rest.rows)] == ["1", "3"]
