"""A page without its derivations: what is given, each claim as it is stated, and what was found of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from proofgen.render.parts import Chain, Finding, Outcome, Part, Setup, Summary
from proofgen.render.roles import labelled, line_indices, plain_words
from proofgen.report.values import Display, Document, Line, Paragraph

_STATES = re.compile(
    r"\W*(?:theorem|lemma|proposition|corollary|claim|fact|conjecture|satz|hilfssatz|korollar|behauptung|th\u00e9or\u00e8me|lemme|teorema)\b",
    re.I,
)
_STOP = re.compile(r"[.!?][\s)\"'”’]*\Z")


def only_claims(parts: Sequence[Part], document: Document) -> tuple[Part, ...]:
    return tuple(_kept(parts, document))


def _kept(parts: Sequence[Part], document: Document) -> Iterator[Part]:
    stated = _stated(document)
    states = False  # whether the author is in the middle of stating something
    above: Part | None = None  # the last block of his words that is on the page
    for part in parts:
        match part:
            case Paragraph():
                states = _is_statement(part, document) or (states and plain_words(part).lstrip()[:1].islower())
                above = part if states else None
                if states:
                    yield part
                states = states and not _STOP.search(plain_words(part))
            case Chain():
                rows = tuple(row for row in part.rows if states or row.line.role == "goal" or id(row.line) in stated)
                if rows:
                    yield replace(part, rows=rows)
            case Display():
                lines = [document.lines[at] for at in line_indices(part, document)]
                if states or any(line.role == "goal" or id(line) in stated for line in lines):
                    above = part
                    yield part
            case Outcome():
                yield part
            case Setup() | Summary():
                above = part
                yield part
            case Finding():
                yield part if above is not None else replace(part, said="")
            case _:
                states, above = False, None


def _stated(document: Document) -> set[int]:
    """The lines of displays that belong to the statement of a theorem."""
    blocks = [block for block in document.blocks if isinstance(block, Display) and block.states]
    return {id(document.lines[at]) for block in blocks for at in line_indices(block, document)}


def _is_statement(block: Paragraph, document: Document) -> bool:
    if block.states or (labelled(block) and _STATES.match(plain_words(block))):
        return True
    return any(line.role == "goal" for line in _lines(block, document))


def _lines(block: Paragraph, document: Document) -> list[Line]:
    return [document.lines[at] for at in line_indices(block, document)]
