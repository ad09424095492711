"""The suite is a folder of handouts: lines marked wrong are refuted, all others are proved, and nothing is left open.

A comment `<!-- proved if: x \\neq 1, y > 0 -->` before a line, read here only, names the conditions that stay with its proof.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from proofgen.report.build import document_report
from proofgen.report.values import Document
from proofgen.session.check import to_be_checked
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.verify.examine import examine
from proofgen.verify.obligation import Limits, Obligation

FOLDER = Path(__file__).parent
DOCUMENTS = sorted(FOLDER.glob("*.md"))
AS_TYPED = "claims-"  # their formulas are other people's, right and wrong as those were
_PROVED_IF = re.compile(r"<!-- proved if: (.*) -->")

# Lines that no comment in the document may explain, since the formulas stand as they were typed: (document, line) -> verdict, code.
UNMARKED = {
    ("claims-question.md", 20): [("unreadable", "ellipsis-in-matrix")],
    ("claims-mended.md", 20): [("refuted", "sides-differ"), ("proved", None)],
}


def checked(path: Path) -> Document:
    """The report on a document, by the rooms that `proofgen check` goes through, in this process."""
    document = read_markdown(SourceText(path.name, path.read_text(encoding="utf-8")))
    derivation = read_derivation(document)
    findings = []
    for statement in derivation.statements:
        finding = None
        if to_be_checked(statement):
            assert statement.goal is not None
            assert statement.context is not None
            finding = examine(Obligation(statement.goal, statement.context), statement.alternative, Limits(seconds=20))
        findings.append(finding)
    return document_report(document, derivation, findings, 0.0)


def _conditions(text: str) -> dict[int, set[str]]:
    """Of each line that stands after a `proved if`: what its proof may ask for."""
    rows = text.split("\n")
    found = {number: _PROVED_IF.fullmatch(row) for number, row in enumerate(rows, start=1)}
    return {number + 1: set(re.split(r"(?<!\\), ", match[1])) for number, match in found.items() if match is not None}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_line_gets_its_verdict(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    conditions = _conditions(text)
    seen: dict[int, list[tuple[str, str | None]]] = {}
    surprises: list[str] = []
    for line in checked(path).lines:
        place = line.place.line
        if line.verdict is None or (path.name, place) in UNMARKED:
            seen.setdefault(place, []).append((str(line.verdict), line.code))
            continue
        wanted = "refuted" if line.expected == "refuted" else "proved-if" if place in conditions else "proved"
        if line.verdict != wanted or set(line.conditions) != conditions.get(place, set()):
            surprises.append(f"{path.name}:{place}: {line.verdict} {line.conditions}, not {wanted}: {line.source}  {line.message}")
    assert surprises == []
    for (name, place), verdicts in UNMARKED.items():
        assert name != path.name or seen[place] == verdicts


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if not path.name.startswith(AS_TYPED)], ids=lambda path: path.stem)
def test_more_lines_are_wrong_than_right(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    displays = len(re.findall(r"^\$\$ ", text, re.M))
    wrong = text.count("<!-- proofgen: expect refuted -->")
    definitions = len(re.findall(r"\bDefine\b|^and\b", text, re.M))
    assert wrong > displays - definitions - wrong
