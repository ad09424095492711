"""Texts to readings: how every formula was understood. Nothing is verified, and no worker is started."""

from __future__ import annotations

from collections.abc import Sequence

from proofgen.report.read import readings_of
from proofgen.report.readings import Readings
from proofgen.session.files import Found, Text, read_file
from proofgen.session.readers import read_document
from proofgen.source import document as source_document
from proofgen.statements.reader import read_derivation
from proofgen.statements.statement import Derivation


def read_text(text: Text, strict: bool = False) -> Readings:
    """The readings of one file."""
    if not text.usable:
        return readings_of(source_document.Document(text.source, (), {}, text.remarks), Derivation((), ()))
    document = read_document(text)
    return readings_of(document, read_derivation(document, strict))


def read_files(files: Sequence[Found], strict: bool = False) -> list[Readings]:
    """The readings of all files in order. Raises NoSuchFile."""
    return [read_text(text, strict) for text in [read_file(file.path) for file in files]]
