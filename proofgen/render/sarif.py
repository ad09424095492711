"""The report as SARIF 2.1.0, the format of code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from proofgen import __version__
from proofgen.render.complaints import UNEXPECTED, Complaint, complaints
from proofgen.render.plain import plain_sentence
from proofgen.report.codes import EXPLANATIONS
from proofgen.report.values import Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(report: Report, allowed: Collection[str] = ()) -> str:
    found = [each for document in report.documents for each in complaints(document, allowed)]
    codes = sorted({each.code for each in found})
    driver = {
        "name": "proofgen",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "artifacts": [
            {"location": {"uri": _uri(document.path)}, "hashes": {"sha-256": document.source_hash}} for document in report.documents
        ],
        "results": [_result(each, codes.index(each.code)) for each in found],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    text = EXPLANATIONS.get(code, "").strip()
    brief = text.split("\n\n", 1)[0].replace("\n", " ") or (
        "A line is proved that its file expects to be refuted." if code == UNEXPECTED else code.replace("-", " ")
    )
    rule: dict[str, Any] = {"id": code, "shortDescription": {"text": plain_sentence(brief)}}
    if text:
        rule["fullDescription"] = {"text": text}
        rule["help"] = {"text": text, "markdown": text}
    return rule


def _result(found: Complaint, rule: int) -> dict[str, Any]:
    place = found.place
    where: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": _uri(found.path)}}}
    if place.cell:  # a line of a cell is no line of the file
        where["logicalLocations"] = [{"name": f"line {place.line}", "fullyQualifiedName": f"cell {place.cell}, line {place.line}"}]
    else:
        region = {"startLine": place.line, "startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}
        where["physicalLocation"]["region"] = region
    return {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": found.level,
        "message": {"text": "\n".join((found.message, *found.details))},
        "locations": [where],
        "partialFingerprints": {"proofgenLine/v1": found.fingerprint},
    }


def _uri(path: str) -> str:
    pure = PurePath(path)
    if pure.is_absolute():
        return pure.as_uri()
    return quote(pure.as_posix().strip("<>"), safe="/")
