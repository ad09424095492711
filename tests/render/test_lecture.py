"""The long example: a lecture note with everything that people put into one, nine pages of it, every verdict as it should be."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from proofgen.render import HANDOUTS
from proofgen.render.edition import Edition, laid_out
from proofgen.render.parts import Chain, Finding, Outcome
from proofgen.render.pdf import tex, typeset
from proofgen.report.values import Document, Paragraph, Table
from proofgen.session.handouts import Clock, Sheet, write_handouts
from tests.render.test_editions import EXAMPLES, checked

REFUTED = (
    r"\sum_{i=1}^m (x_i - \bar x)^2 = a - \bar x^2",
    r"\nabla_w L(w) = X^\top (t - X w)",
    r"\sigma'(z) = \sigma(z) (1 + \sigma(z))",
    r"\frac{\partial p_i}{\partial \theta_j} = 0",
)


@pytest.fixture(scope="module")
def lecture() -> Document:
    return checked(next(path for path in EXAMPLES if path.name == "linear-models.tex"))


def test_every_verdict_is_as_it_should_be(lecture: Document) -> None:
    found = {word: [line.source for line in lecture.lines if line.verdict == word] for word in lecture.counts}
    assert tuple(found["refuted"]) == REFUTED
    assert all(line.as_expected for line in lecture.lines if line.verdict == "refuted")
    (open_line,) = found["undecided"]
    assert r"\int_{-\infty}^{\infty}" in open_line
    assert found["unreadable"] == found["unchecked"] == []
    assert {line.conditions for line in lecture.lines if line.verdict == "proved-if"} == {(r"a \neq 0",)}
    assert len(found["proved"]) + len(found["proved-if"]) == 61


def test_all_that_notes_are_made_of_is_on_its_pages(lecture: Document) -> None:
    _, page = laid_out(lecture, railed=True)
    kinds = [part.kind for part in page.parts if isinstance(part, Paragraph)]
    assert {"plain", "bullet", "number", "note"} <= set(kinds)
    assert sum(isinstance(part, Table) for part in page.parts) == 1
    shown = [part for part in page.parts if isinstance(part, Finding)]
    assert [part.line.verdict for part in shown] == ["refuted", "refuted", "refuted", "undecided", "refuted"]
    assert [bool(part.line.counterexample and part.line.counterexample.curve) for part in shown] == [False, False, True, False, False]


def test_a_result_stands_where_the_author_reaches_it(lecture: Document) -> None:
    document, page = laid_out(lecture, railed=True)
    found = [part for part in page.parts if isinstance(part, Outcome)]
    assert [part.line.tag for part in found] == ["2"]
    assert next(line.own for line in document.lines if line.role == "goal") == found[0].whole


def test_nine_pages_in_two_passes(lecture: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    passes: list[str] = []
    from proofgen.render import pdf_engine

    run = pdf_engine._run
    monkeypatch.setattr(pdf_engine, "_run", lambda *given: (passes.append(given[-1]), run(*given))[1])
    done = typeset(tex(lecture))
    assert done.pages == 9
    assert len(passes) == 2


def test_a_second_build_runs_no_tex(lecture: Document, tmp_path: Path) -> None:
    first, second = Clock(), Clock()
    sheet = Sheet(lecture, Path("lecture"), None)
    for clock in (first, second):
        assert len(list(write_handouts([sheet], ("pdf",), tmp_path, "github", False, clock=clock))) == 1
    assert first.tex > 0
    assert second.tex == 0
    assert second.setting > 0


def test_a_referee_is_told_how_long_each_search_took_where_one_asks(lecture: Document) -> None:
    timed = replace(lecture, lines=tuple(replace(line, seconds=1.25 if line.verdict else None) for line in lecture.lines))
    for kind in HANDOUTS:
        if kind.name in ("tex", "md", "html"):
            told = kind.render(timed, Edition("referee", timing=True)).decode()
            assert told.count("1.250 s") == sum(lecture.counts.values())
            assert not re.search(r"1\.250 s", kind.render(timed, Edition("referee")).decode())


def test_rows_of_a_chain_keep_to_their_order(lecture: Document) -> None:
    _, page = laid_out(lecture, railed=True)
    places = [row.line.place.line for part in page.parts if isinstance(part, Chain) for row in part.rows]
    assert places == sorted(places)
