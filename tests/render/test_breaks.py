"""Where a page ends: never behind a heading, a sentence that goes on, or a text with its footnote; and the last one has something on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import proofgen
from proofgen.render.edition import Edition
from proofgen.render.lookup import kept_with
from proofgen.render.parts import Chain, Finding, Outcome, Part, Setup, Summary
from proofgen.render.pdf import tex, typeset
from proofgen.render.pdf_engine import ENOUGH, LITTLE
from proofgen.report.values import Formula, Heading, Paragraph, Table, Text, Verbatim
from tests.render import sample
from tests.render.test_editions import EXAMPLES, checked

HEAD = r"\documentclass{article}\usepackage{lmodern}\begin{document}"
WORDS = Paragraph((Text("So it is."),))
NOTE = Paragraph((Text("Mind this."),), "note", label="1")
ITEM = Paragraph((Text("one"),), "bullet", 1, "•")
HEADING = Heading(2, (Text("Now"),))
CHAIN, FINDING = Chain(()), Finding("1", sample.EMPTY)
RESULT = Outcome(sample.EMPTY, None, "x")  # type: ignore[arg-type]
SUMMARY = Summary(1, 0, (), 0, True)
PANEL = Setup((WORDS,), ())


def said(*runs: str | Text | Formula) -> Paragraph:
    return Paragraph(tuple(Text(run) if isinstance(run, str) else run for run in runs))


@pytest.mark.parametrize(
    ("part", "following"),
    [
        (HEADING, WORDS),
        (HEADING, PANEL),
        (WORDS, CHAIN),
        (WORDS, FINDING),
        (WORDS, NOTE),
        (PANEL, NOTE),
        (CHAIN, NOTE),
        (CHAIN, RESULT),
        (CHAIN, SUMMARY),
        (WORDS, ITEM),
        (said("Each row is an example. Define"), PANEL),
        (said("Define", Text("2", "note")), PANEL),
        (said("as in (1.5):"), Table(((),))),
        (said("for every ", Formula("x", "x")), RESULT),
        (said("one runs"), Verbatim("x")),
    ],
)
def test_no_page_ends_between(part: Part, following: Part) -> None:
    assert kept_with(following, part)


@pytest.mark.parametrize(
    ("part", "following"),
    [
        (WORDS, PANEL),
        (WORDS, WORDS),
        (said("and so on"), WORDS),
        (said("(That is all.)"), PANEL),
        (said("done.", Text("2", "note")), PANEL),
        (said("and so on"), HEADING),
        (CHAIN, WORDS),
        (CHAIN, HEADING),
        (FINDING, CHAIN),
        (RESULT, CHAIN),
        (PANEL, CHAIN),
        (ITEM, ITEM),
    ],
)
def test_a_page_may_end_between(part: Part, following: Part) -> None:
    assert not kept_with(following, part)


def test_the_page_says_so() -> None:
    text = "Let $x > 0$.\n\nThe square is what we look at now. Its root, for all who have met it, is written $r$ and called\n\n| a | b |\n|---|---|\n| c | d |\n"
    body = tex(proofgen.check(text)).split(r"\begin{document}")[1]
    assert re.search(r"and called\\par\{\}\s*\\nobreak\{\}\s*\\par\\addvspace\{4pt\}\{\\centering", body)
    assert r"\nobreak{}" not in tex(proofgen.check(text.replace("and called", "here."))).split(r"\begin{document}")[1]


@pytest.mark.usefixtures("only_the_wheels_tex")
@pytest.mark.parametrize("name", ["full", "student", "solution", "referee", "plain"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_no_example_ends_on_a_page_with_little_on_it(path: Path, name: str) -> None:
    found = typeset(tex(checked(path), Edition(name)))  # type: ignore[arg-type]
    assert found.pages == 1 or found.last >= ENOUGH
    assert [float(wide[1]) for wide in re.finditer(r"^Overfull \\[hv]box \((\d+\.\d+)pt", found.log, re.M) if float(wide[1]) > 1] == []


@pytest.mark.usefixtures("only_the_wheels_tex")
def test_the_question_fills_its_pages() -> None:
    (path,) = (path for path in EXAMPLES if path.name == "softmax-question.md")
    found = typeset(tex(checked(path)))
    assert found.pages == 2
    assert found.last > LITTLE


CLOSER = r"\ifdefined\pgtight\ifnum\pgtight<%d a\newpage\fi\else a\newpage\fi b(\pgpages)\typeout{proofgen: last page filled to 20.0pt}\end{document}"


@pytest.mark.usefixtures("only_the_wheels_tex")
@pytest.mark.parametrize("least", [1, 2, 3])
def test_it_is_set_as_close_as_it_takes_to_save_a_page(least: int) -> None:
    assert typeset(HEAD + CLOSER % least).pages == 1
    assert typeset(HEAD + CLOSER % 4).pages == 2


@pytest.mark.usefixtures("only_the_wheels_tex")
def test_a_page_that_is_saved_is_not_counted() -> None:
    """Two are saved here at once, where one was hoped for: each page still tells how many there are."""
    pages = r"\ifdefined\pgtight\else a\newpage b\newpage\fi c\typeout{told \pgpages}\typeout{proofgen: last page filled to 20.0pt}\end{document}"
    found = typeset(HEAD + pages)
    assert found.pages == 1
    assert "told 1" in found.log
