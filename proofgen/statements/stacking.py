r"""Which way `vec` stacks a matrix, where the words of a post say it: its columns, unless they say its rows."""

from __future__ import annotations

import re
from typing import Literal

from proofgen.source.document import Block, Directive, Document, Math, Words
from proofgen.statements.roles import sentences

_VEC = r"\\(?:operatorname\*?|mathrm|text|textrm)\s*\{\s*vec\s*\}"
_SAYS = re.compile(rf"\s*{_VEC}\s*(?:\([^()]*\)\s*)?\\text\s*\{{(?P<words>[^{{}}]*)\}}\s*\.?\s*")
_NAMED = re.compile(rf"{_VEC}|\bvec\b|\bvectori[sz](?:e|es|ed|ation|ing)\b", re.I)
_STACKS = re.compile(r"\bstack|\bconcatenat|[- ]major\b|\b(?:row|column)[- ]?wise\b|\b(?:row|column) by (?:row|column)\b", re.I)
_ROWS, _COLUMNS = re.compile(r"\brows?\b|\browwise\b", re.I), re.compile(r"\bcolumns?\b|\bcolumnwise\b", re.I)


def order(document: Document, number: int) -> Literal["columns", "rows", "unclear"]:
    """What the sentences from block `number` to the next post say; columns where none does."""
    said: set[str] = set()
    for block in document.blocks[number:]:
        if block.kind == "break" and not block.level:
            break
        for sentence in sentences(_told(document, block)):
            if _NAMED.search(sentence) and _STACKS.search(sentence):
                rows, columns = _ROWS.search(sentence), _COLUMNS.search(sentence)
                said.add("unclear" if rows and columns else "rows" if rows else "columns" if columns else "unclear")
    match tuple(said):
        case ():
            return "columns"
        case ("columns" | "rows" as one,):
            return "rows" if one == "rows" else "columns"
        case _:
            return "unclear"


def _told(document: Document, block: Block) -> str:
    """The words of a block with the formulas that stand in them; a display stands for itself."""
    parts = []
    for piece in block.pieces:
        if isinstance(piece, Words):
            parts.append(piece.text)
        elif isinstance(piece, Directive):
            continue
        elif says(document, piece):
            parts.append(document.source.of(piece.span) + ". ")
        else:
            parts.append(". Next " if piece.display else document.source.of(piece.span))
    return " ".join(parts)


def says(document: Document, math: Math) -> bool:
    r"""`\mathrm{vec} \text{ stacks columns}`: words, set as a formula."""
    match = _SAYS.fullmatch(document.source.of(math.span))
    return match is not None and _STACKS.search(match["words"]) is not None
