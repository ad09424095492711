"""The report as JUnit XML: a suite for each file, a case for each line that was to be checked."""

from __future__ import annotations

import re
from collections.abc import Collection
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from proofgen.render.complaints import Complaint, complaints
from proofgen.render.plain import plain, printable
from proofgen.report.values import Document, Line, Report

_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(report: Report, allowed: Collection[str] = ()) -> str:
    """Refuted and undecided lines have failed, unreadable ones and files that could not be read are errors; what is allowed was skipped."""
    root = Element("testsuites", name="proofgen")
    totals = dict.fromkeys(("tests", "failures", "errors"), 0)
    for document in report.documents:
        suite = _suite(document, allowed)
        for name in totals:
            totals[name] += int(suite.attrib[name])
        root.append(suite)
    root.attrib.update({name: str(count) for name, count in totals.items()})
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(document: Document, allowed: Collection[str]) -> Element:
    suite = Element("testsuite", name=_xml(document.path), time=f"{document.seconds:.3f}")
    found = list(complaints(document, allowed))
    of_line = {id(each.line): each for each in found if each.line is not None}
    counts = dict.fromkeys(("failure", "error", "skipped"), 0)
    cases = 0
    for line in document.lines:
        if line.verdict is not None:
            case = _case(suite, document, line.place.where, _named(line))
            cases += 1
            _outcome(case, line, of_line.get(id(line)), counts)
    for each in found:
        if each.line is None and not each.allowed:
            case = _case(suite, document, each.place.where, each.code)
            cases += 1
            _told(case, "error", each, counts)
    suite.attrib.update(
        {"tests": str(cases), "failures": str(counts["failure"]), "errors": str(counts["error"]), "skipped": str(counts["skipped"])}
    )
    return suite


def _case(suite: Element, document: Document, where: str, name: str) -> Element:
    return SubElement(suite, "testcase", classname=_xml(document.path), name=_xml(f"line {where}: {name}"))


def _named(line: Line) -> str:
    return plain(line.reading) if line.reading else printable(" ".join(line.source.split()))


def _outcome(case: Element, line: Line, found: Complaint | None, counts: dict[str, int]) -> None:
    if line.verdict == "unchecked":
        counts["skipped"] += 1
        SubElement(case, "skipped", message="not checked")
    elif found is not None:
        _told(case, "skipped" if found.allowed else "error" if line.verdict == "unreadable" else "failure", found, counts)


def _told(case: Element, kind: str, found: Complaint, counts: dict[str, int]) -> None:
    counts[kind] += 1
    told = SubElement(case, kind, type=found.code, message=_xml(found.message))
    told.text = _xml("\n".join((f"{found.path}:{found.place.where}", found.message, *found.details)))


def _xml(text: str) -> str:
    """Without what may not stand in XML, whatever the file has."""
    return _NO_XML.sub("\ufffd", text)
