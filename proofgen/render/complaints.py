"""What a report has against its files, one after the other: what CI systems show, each in its own format."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from proofgen.render.facts import facts
from proofgen.render.plain import plain_sentence, printable
from proofgen.report.values import Document, Line, Place, Remark

Level = Literal["error", "warning", "note"]
UNEXPECTED = "unexpected-verdict"


@dataclass(frozen=True, slots=True)
class Complaint:
    """path: of the file that the place is in, which a document may include. message: one sentence; details: what stands beside it.

    fingerprint: the same from run to run, wherever in its file the line stands. line: None for a remark. allowed: it counts against nothing.
    """

    path: str
    place: Place
    level: Level
    code: str
    message: str
    details: tuple[str, ...]
    fingerprint: str
    line: Line | None
    allowed: bool


def complaints(document: Document, allowed: Collection[str] = ()) -> Iterator[Complaint]:
    """In the order of the text. allowed: the kinds of verdict that do not count, as in `--allow`."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = [*(_of_remark(document, remark, seen) for remark in document.remarks)]
    found += [_of_line(document, line, seen, line.verdict in allowed) for line in document.lines if _noted(line)]
    yield from sorted(found, key=lambda each: (each.path != document.path, each.path, each.place.cell, each.place.line, each.place.column))


def _noted(line: Line) -> bool:
    return line.verdict not in (None, "unchecked") and not line.as_expected


def _of_line(document: Document, line: Line, seen: Counter[tuple[str, ...]], allowed: bool) -> Complaint:
    level: Level = "error" if line.verdict in ("refuted", "unreadable") else "warning"
    code, message = line.code or str(line.verdict), plain_sentence(line.message)
    if line.expected is not None:
        level, code, message = "error", UNEXPECTED, f"the file expects this line to be {printable(line.expected)}, and it is {line.verdict}"
    mark = _fingerprint(document, line.place, seen, code, line.role, "".join(line.source.split()))
    return Complaint(
        _path(document, line.place), line.place, "note" if allowed else level, code, message, tuple(facts(line)), mark, line, allowed
    )


def _of_remark(document: Document, remark: Remark, seen: Counter[tuple[str, ...]]) -> Complaint:
    mark = _fingerprint(document, remark.place, seen, remark.code, "remark", remark.message)
    details = tuple(plain_sentence(hint) for hint in remark.hints)
    level = remark.severity
    return Complaint(
        _path(document, remark.place),
        remark.place,
        level,
        remark.code,
        plain_sentence(remark.message),
        details,
        mark,
        None,
        level != "error",
    )


def _path(document: Document, place: Place) -> str:
    return (PurePath(document.path).parent / place.file).as_posix() if place.file else document.path


def _fingerprint(document: Document, place: Place, seen: Counter[tuple[str, ...]], *parts: str) -> str:
    """Of the words and not of where they stand; the second of two equal ones is another."""
    key = (PurePath(_path(document, place)).as_posix(), *parts)
    seen[key] += 1
    return hashlib.sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "replace")).hexdigest()[:32]
