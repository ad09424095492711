"""An item of a list stays one item, whatever stands in it, and keeps the label that its author sees."""

from __future__ import annotations

from pathlib import Path

import pytest

import proofgen
from proofgen.render.html import html
from proofgen.render.markdown import markdown
from proofgen.render.pdf import tex, typeset
from proofgen.report.values import Display, Document, Paragraph, Text

MARKDOWN = """Let $x \\in \\mathbb{R}$.

3. Third: we have

   $$ x + x = 2x. $$

   And this is still the third.

4) Fourth.

   a) Inner:

      $$ x + 2x = 3x $$

      still inner.

   b) Second inner.

- A bullet:

  $$ x - x = 0 $$

  And its rest.
- 1. Nested.

5. $$ x + 3x = 4x $$

(a) By hand
(b) and again
"""
MARKDOWN_LABELS = [
    ("3.", "Third: we have"), "x + x = 2x", ("", "And this is still the third."), ("4)", "Fourth."), ("", "a) Inner:"), "x + 2x = 3x",
    ("", "still inner."), ("", "b) Second inner."), ("•", "A bullet:"), "x - x = 0", ("", "And its rest."), ("• 1.", "Nested."), ("5.", ""),
    "x + 3x = 4x",
]  # fmt: skip
LATEX = r"""Let $x \in \mathbb{R}$.
\begin{enumerate}
\item First:
\[ x + x = 2x. \]
And this is still the first.

So is this.
\item Second.
\begin{enumerate}
\item Inner:
\[ x + 2x = 3x \]
still inner.
\item \begin{enumerate} \item Deep. \end{enumerate}
\end{enumerate}
\item[(*)] Of its own.
\item Third.
\end{enumerate}
\begin{enumerate}[label=\textbf{(\roman*)}, start=4] \item Four. \end{enumerate}
\begin{enumerate}[resume] \item Five. \end{enumerate}
\begin{enumerate}[A.] \item Capital. \end{enumerate}
\begin{itemize} \item Bullet. \item[$\circ$] Circle. \end{itemize}
\begin{description} \item[Term] What it is. \end{description}
\begin{enumerate} \setcounter{enumi}{6} \item Seven. \end{enumerate}
"""
LATEX_LABELS = [
    ("1.", "First:"), "x + x = 2x", ("", "And this is still the first."), ("", "So is this."), ("2.", "Second."), ("(a)", "Inner:"),
    "x + 2x = 3x", ("", "still inner."), ("(b) i.", "Deep."), ("(*)", "Of its own."), ("3.", "Third."), ("(iv)", "Four."), ("5.", "Five."),
    ("A.", "Capital."), ("•", "Bullet."), ("•", "Circle."), ("", "Term What it is."), ("7.", "Seven."),
]  # fmt: skip


def items(document: Document) -> list[tuple[str, str] | str]:
    found: list[tuple[str, str] | str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.kind in ("bullet", "number"):
            found.append((block.label, "".join(run.text if isinstance(run, Text) else "" for run in block.runs).strip()))
        elif isinstance(block, Display):
            found += [document.lines[at].source.strip(" .\n") for at in block.lines if document.lines[at].role == "step"]
    return found


@pytest.fixture(scope="module", params=[".md", ".tex"])
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Document:
    path: Path = tmp_path_factory.mktemp("lists") / f"list{request.param}"
    path.write_text(MARKDOWN if request.param == ".md" else LATEX)
    return proofgen.check(path)


def test_each_item_has_its_label_once(document: Document) -> None:
    assert items(document) == (MARKDOWN_LABELS if document.path.endswith(".md") else LATEX_LABELS)


def test_what_is_lettered_by_hand_stands_on_lines_of_its_own(document: Document) -> None:
    if document.path.endswith(".md"):
        last = [block for block in document.blocks if isinstance(block, Paragraph)][-2:]
        assert [each.runs[0] for each in last] == [Text("(a) By hand"), Text("(b) and again")]


def test_every_handout_prints_these_labels(document: Document) -> None:
    labels = [each[0] for each in items(document) if isinstance(each, tuple) and each[0]]
    page, source = html(document), tex(document)
    assert [part.split("<")[0] for part in page.split('<span class="label-of">')[1:]] == labels
    assert source.count(r"\llap{") == len(labels) + source.split(r"\begin{document}")[0].count(r"\llap{")
    assert typeset(source).pages == 1


def test_markdown_read_again_has_the_same_items(document: Document, tmp_path: Path) -> None:
    """Labels that Markdown has no lists for are words there; what belongs to an item is inside it."""
    path = tmp_path / "again.md"
    path.write_text(markdown(document))
    again = proofgen.check(path)
    assert [line.verdict for line in again.lines] == [line.verdict for line in document.lines]
    kept = [each for each in items(again) if isinstance(each, tuple)]
    assert kept[1] == items(document)[2]
    assert {label for label, _ in kept} >= {
        each[0] for each in items(document) if isinstance(each, tuple) and each[0][:1].isdigit() and each[1]
    }
