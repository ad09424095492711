"""A Markdown handout, read again by proofgen, has the verdicts it tells of: its formulas are the author's, and its notes are not read.

The notes in `again` are as teachers write them; each was once read differently in the handout.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from proofgen.render.markdown import markdown
from proofgen.render.plain import plain
from proofgen.report.values import Document, Line
from tests.render.test_editions import EXAMPLES, checked

NOTES = sorted((Path(__file__).parent / "again").iterdir())
FLAVORS = ("github", "pandoc", "quarto", "myst")


def verdicts(document: Document) -> list[str]:
    return [line.verdict for line in document.lines if line.verdict is not None]


@pytest.mark.parametrize("flavor", FLAVORS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_same_verdicts(path: Path, flavor: str, tmp_path: Path) -> None:
    document = checked(path)
    again = tmp_path / ("again.qmd" if flavor == "quarto" else "again.md")
    again.write_text(markdown(document, flavor), encoding="utf-8")  # type: ignore[arg-type]
    found = checked(again)
    assert verdicts(found) == verdicts(document)
    assert [remark.message for remark in found.remarks if remark.severity == "error"] == []
    assert sum(remark.code == "handout-note" for remark in found.remarks) == 1


def said(line: Line) -> tuple[str, ...]:
    """What a line comes to: how it was read, if it was, and what it holds under."""
    reading = plain(line.reading) if line.verdict not in ("unreadable", "unchecked") and line.reading and line.role != "declaration" else ""
    return (line.verdict or line.role, reading, plain(line.condition), *map(plain, line.conditions))


@pytest.mark.parametrize("flavor", FLAVORS)
@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.name)
def test_a_note_is_read_as_before(path: Path, flavor: str, tmp_path: Path) -> None:
    document = checked(path)
    again = tmp_path / ("again.qmd" if flavor == "quarto" else "again.md")
    again.write_text(markdown(document, flavor), encoding="utf-8")  # type: ignore[arg-type]
    assert list(map(said, checked(again).lines)) == list(map(said, document.lines))


def test_what_stands_between_notes_is_read(tmp_path: Path) -> None:
    place = tmp_path / "a.md"
    note = "<!-- proofgen-note -->\n$$ 1 = 2 $$\n<!-- /proofgen-note -->\n"
    place.write_text(f"{note}\n$$ 1 = 3 $$\n\n{note}\n<!-- proofgen-note -->\n\n$$ 2 + 2 = 4 $$\n")
    found = checked(place)
    assert verdicts(found) == ["refuted", "proved"]
    assert [remark.message for remark in found.remarks if remark.code == "handout-note"] == [
        "2 notes that proofgen wrote into this file are not read"
    ]
    assert found.lines[0].place.line == 5
