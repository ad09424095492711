"""Every code fires where it should and nowhere near; what can be said is explained, and what is explained can be said."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from code_cases import DECLARED, FILES, NAMED, READING, STRICT, VERDICTS

import proofgen
from proofgen.report.build import document_report
from proofgen.report.codes import EXPLANATIONS
from proofgen.report.values import Document, Place
from proofgen.session.check import stopped_document, to_be_checked, unopened_document
from proofgen.session.files import text_of
from proofgen.session.readers import read_document
from proofgen.source import document as source_document
from proofgen.source.markdown import read_markdown
from proofgen.statements.reader import read_derivation
from proofgen.statements.statement import Derivation
from proofgen.verify.examine import examine
from proofgen.verify.finding import Finding
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.refute import refute
from proofgen.verify.verdict import Contradiction

CODE_AT = {"Diagnostic": 0, "Unreadable": 0, "warning": 0, "warn": 0, "_refuse": 0, "Outcome": 1, "_unusable": 3, "_problem": 0}
"""Which argument of these calls is the code."""


def report(content: bytes, strict: bool = False, verify: bool = False, path: str = "a.md") -> Document:
    text = text_of(path, content)
    if not text.usable:
        return document_report(source_document.Document(text.source, (), {}, text.remarks), Derivation((), ()), (), 0.0)
    document = read_document(replace(text, remarks=()))
    derivation = read_derivation(document, strict)
    findings: list[Finding | None] = [None] * len(derivation.statements)
    for at, each in enumerate(derivation.statements):
        if verify and to_be_checked(each):
            assert each.goal is not None
            assert each.context is not None
            findings[at] = examine(Obligation(each.goal, each.context), None, Limits(seconds=2))
    read = document_report(document, derivation, findings, 0.0)
    remarks = document_report(source_document.Document(text.source, (), {}, text.remarks), Derivation((), ()), (), 0.0).remarks
    return replace(read, remarks=(*remarks, *read.remarks)) if remarks else read


def said(document: Document) -> list[tuple[str, str]]:
    """Every code of a report with the text under its caret."""
    found = [(remark.code, remark.place) for remark in document.remarks]
    found += [(line.code, line.place) for line in document.lines if line.code is not None]
    return [(code, under(document, place)) for code, place in found]


def under(document: Document, place: Place) -> str:
    rows = document.source_lines[place.file, place.cell]
    assert place.line == place.end_line
    return rows[place.line - 1][place.column - 1 : place.end_column - 1]


@pytest.mark.parametrize(("code", "words", "caret", "near"), READING, ids=[f"{code}-{words}" for code, words, _, _ in READING])
def test_a_code_fires_at_its_place(code: str, words: str, caret: str, near: str) -> None:
    assert (code, caret) in said(report((DECLARED + words).encode()))
    assert code not in dict(said(report((DECLARED + near).encode())))


@pytest.mark.parametrize(("code", "words", "caret", "near"), VERDICTS, ids=[f"{code}-{words}" for code, words, _, _ in VERDICTS])
def test_a_verdict_has_its_code(code: str, words: str, caret: str, near: str) -> None:
    assert (code, caret) in said(report((DECLARED + words).encode(), verify=True))
    assert said(report((DECLARED + near).encode(), verify=True)) == []


@pytest.mark.parametrize(("code", "words", "caret", "near"), STRICT, ids=[words for _, words, _, _ in STRICT])
def test_strict_takes_nothing_for_granted(code: str, words: str, caret: str, near: str) -> None:
    strict = report((DECLARED + words).encode(), strict=True)
    assert (code, caret) in said(strict)
    assert any("Let $" in hint for line in strict.lines for hint in line.hints)
    assert code not in dict(said(report((DECLARED + near).encode(), strict=True)))
    assert code not in dict(said(report((DECLARED + words).encode())))


@pytest.mark.parametrize(("code", "content", "caret", "near"), FILES, ids=[code for code, _, _, _ in FILES])
def test_a_file_has_its_code(code: str, content: bytes, caret: str, near: bytes) -> None:
    assert (code, caret) in said(report(content))
    assert code not in dict(said(report(near)))


@pytest.mark.parametrize(("code", "path", "content", "caret", "near"), NAMED, ids=[code for code, *_ in NAMED])
def test_a_kind_of_file_has_its_code(code: str, path: str, content: bytes, caret: str, near: bytes) -> None:
    assert (code, caret) in said(report(content, path=path))
    assert code not in dict(said(report(near, path=path)))


def test_a_contradiction_is_a_fault_of_proofgen() -> None:
    """No text leads to one: it is put together from the proof of one line and the witness against another."""
    document = read_markdown(text_of("a.md", (DECLARED + "$$ x + x = 2 x $$\n\n$$ x + x = 3 x $$").encode()).source)
    derivation = read_derivation(document)
    right, wrong = (Obligation(each.goal, each.context) for each in derivation.statements if each.goal and each.context)
    finding = Finding(Contradiction(prove(right, Limits()), refute(wrong, Limits())))  # type: ignore[arg-type]  # these two do succeed
    findings = [finding if each.goal is right.goal else None for each in derivation.statements]
    assert ("contradiction", "x + x = 2 x") in said(document_report(document, derivation, findings, 0.0))


def test_a_file_that_cannot_be_opened_or_read_to_its_end_has_its_code() -> None:
    """Only a machine at its limits leads to these: tests/session/test_many.py and test_hostile.py have the first."""
    assert [remark.code for remark in stopped_document("a.md").remarks] == ["reading-stopped"]
    assert [remark.code for remark in unopened_document("a.md", "it is no file").remarks] == ["unopened-file"]


def test_every_code_has_its_case() -> None:
    cases = {code for code, *_ in (*READING, *VERDICTS, *STRICT, *FILES, *NAMED)} | {"contradiction", "reading-stopped", "unopened-file"}
    assert cases == set(EXPLANATIONS)


def test_what_can_be_said_is_explained_and_nothing_else() -> None:
    said: set[str] = set()
    for path in Path(proofgen.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
                argument = node.args[CODE_AT[name]] if name in CODE_AT and len(node.args) > CODE_AT[name] else None
                said |= {each.value for each in ast.walk(argument) if isinstance(each, ast.Constant)} if argument is not None else set()
    assert {code for code in said if isinstance(code, str)} == set(EXPLANATIONS)
