"""The report as annotations of a GitHub workflow, each a line of output: ::error file=…,line=…::…"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from proofgen.render.complaints import Complaint, complaints
from proofgen.report.values import Report

_KINDS = {"error": "error", "warning": "warning", "note": "notice"}


def github(report: Report, allowed: Collection[str] = ()) -> str:
    """Annotations, and a line for each file, which GitHub shows in the log only. Notes are left out: of a run it shows but a few annotations."""
    found = [each for document in report.documents for each in complaints(document, allowed)]
    lines = [
        _annotation(each) for each in sorted(found, key=lambda each: each.level) if each.level != "note" or (each.allowed and each.line)
    ]
    for document in report.documents:
        counts = ", ".join(f"{count} {word}" for word, count in document.counts.items() if count) or "nothing was checked"
        lines.append(f"{_line(document.path)}: {counts}")
    return "\n".join(lines) + "\n"


def _annotation(found: Complaint) -> str:
    place = found.place
    properties = {"file": found.path, "title": f"proofgen: {found.code}"}
    if not place.cell:
        properties |= {"line": str(place.line), "endLine": str(place.end_line)}
        if place.line == place.end_line:
            properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    words = "\n".join((*_where(found), found.message, *found.details))
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_KINDS[found.level]} {named}::{_text(words)}"


def _where(found: Complaint) -> Iterator[str]:
    if found.place.cell:
        yield f"cell {found.place.cell}, line {found.place.line}"


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")


def _line(path: str) -> str:
    """A name that begins as a command does must not be one."""
    return _text(path).replace("::", ": :")
