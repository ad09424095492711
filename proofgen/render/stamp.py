"""The stamp that a handout carries: which source it was made from, by which proofgen, with which verdicts. It is a record and no signature."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from proofgen import __version__
from proofgen.report.values import Document, Line, VerdictWord

LETTERS: dict[VerdictWord, str] = {"proved": "p", "proved-if": "i", "refuted": "r", "undecided": "u", "unreadable": "x", "unchecked": "n"}
_STAMP = re.compile(
    rb"proofgen-stamp version=([0-9A-Za-z.+-]{1,40}) engine=([0-9a-f]{0,64}) source=([0-9a-f]{64}) verdicts=([piruxn]*) edition=([a-z-]{1,30})"
)
_COMMENT = re.compile(rb"^<!-- (proofgen-stamp [^\r\n]*) -->\r?$", re.M)
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.S)
_MOST = 1 << 22


@dataclass(frozen=True, slots=True)
class Stamp:
    """engine: a hash of the code that decides, hex. source: sha256 of the author's file, hex. verdicts: a letter for each checked line."""

    version: str
    engine: str
    source: str
    verdicts: str
    edition: str

    def __str__(self) -> str:
        return f"proofgen-stamp version={self.version} engine={self.engine} source={self.source} verdicts={self.verdicts} edition={self.edition}"


def stamp_of(document: Document, engine: str, edition: str) -> Stamp:
    source = document.source_hash if re.fullmatch("[0-9a-f]{64}", document.source_hash) else "0" * 64
    return Stamp(__version__, engine, source, "".join(LETTERS[line.verdict] for line in judged(document) if line.verdict), edition)


def judged(document: Document) -> list[Line]:
    """The lines that the letters of a stamp stand for, in their order."""
    return [line for line in document.lines if line.verdict is not None]


def read_stamp(content: bytes) -> Stamp | None:
    """The stamp of a handout of any kind; None where there is none.

    The author's words may look like one: ours comes before them, and in Markdown after them, in a remark.
    """
    for part in readable(content):
        comments = [found for comment in _COMMENT.finditer(part) if (found := _STAMP.fullmatch(comment[1]))]
        found = comments[-1] if comments else _STAMP.search(part)
        if found is not None:
            return Stamp(*(each.decode("ascii") for each in found.groups()))
    return None


def readable(content: bytes) -> Iterator[bytes]:
    """The file as it is, and the packed streams of a PDF, each up to a bound."""
    yield content
    if not content.startswith(b"%PDF-"):
        return
    for found in _STREAM.finditer(content):
        try:
            yield zlib.decompressobj().decompress(found[1], _MOST)
        except zlib.error:
            continue
