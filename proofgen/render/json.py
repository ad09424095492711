"""The report as JSON, in the public schema shipped beside this file as report.schema.json."""

from __future__ import annotations

import json as encoder
from typing import Any

from proofgen import __version__
from proofgen.report.values import VERDICTS, Counterexample, Coverage, Document, Line, Place, Remark, Report

SCHEMA = 1


def json(report: Report) -> str:
    total = sum((document.coverage for document in report.documents), Coverage())
    documents = [_document(document) for document in report.documents]
    value = {"schema": SCHEMA, "proofgen": __version__, "documents": documents, "coverage": coverage_value(total)}
    return encoder.dumps(value, ensure_ascii=True, indent=2) + "\n"


def _document(document: Document) -> dict[str, Any]:
    return {
        "path": document.path,
        "state": document.state,
        "counts": {word: document.counts.get(word, 0) for word in VERDICTS},
        "coverage": coverage_value(document.coverage),
        "lines": [_line(line) for line in document.lines],
        "remarks": [remark_value(remark) for remark in document.remarks],
    }


def coverage_value(coverage: Coverage) -> dict[str, int]:
    names = ("formulas", "read", "checked", "given", "words", "skipped", "unreadable")
    return {name: getattr(coverage, name) for name in names}


def _line(line: Line) -> dict[str, Any]:
    refuted = line.verdict == "refuted"
    return {
        **place_value(line.place),
        "role": line.role,
        "source": line.source,
        "reading": line.reading,
        "relation": line.relation_name,
        "verdict": line.verdict,
        "conditions": list(line.conditions),
        "how": list(line.how),
        "witness": _witness(line.counterexample),
        "left": line.left_value if refuted and line.left_value else None,
        "right": line.right_value if refuted and line.right_value else None,
        "code": line.code,
        "message": line.message,
        "hints": list(line.hints),
        "expected": line.expected,
        "as_expected": line.as_expected,
    }


def place_value(place: Place) -> dict[str, Any]:
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "file": place.file or None,
        "cell": place.cell or None,
    }


def _witness(found: Counterexample | None) -> dict[str, str]:
    return dict(found.point) if found is not None else {}


def remark_value(remark: Remark) -> dict[str, Any]:
    return {
        **place_value(remark.place),
        "severity": remark.severity,
        "code": remark.code,
        "message": remark.message,
        "hints": list(remark.hints),
    }
