"""The author's tables, row by row: the cells of a row are blocks of their own in the source, and empty ones are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proofgen.source.document import Block, Container, Document, Math

MOST = 24  # columns
Row = list[tuple[int, Block]]
"""The cells that are not empty, each with its column from 0."""
_BAR = re.compile(r"(?<!\\)\|")
_AMPERSAND = re.compile(r"(?<!\\)&")
_END = re.compile(r"\A\s*\\\\(?:\s*\[[^\]\n]*\])?")  # of the row before
_RULE = re.compile(r"\\(?:hline|toprule|midrule|bottomrule|(?:cline|cmidrule)(?:\([^)]*\))?\{[^}]*\})")


def rowed(document: Document) -> Iterator[Block | list[Row]]:
    """The blocks in order; those of a table together, and the notes to it after it."""
    table: list[tuple[Container, list[Block]]] = []
    notes: list[Block] = []
    for block in document.blocks:
        row = next((each for each in block.inside if each.kind == "row"), None)
        if row is None or block.kind != "paragraph":
            if table:
                yield [_placed(start, cells, document) for start, cells in table]
            yield from notes
            table, notes = [], []
            yield block
        elif any(each.kind == "footnote" for each in block.inside):
            notes.append(block)
        elif table and table[-1][0] == row:
            table[-1][1].append(block)
        else:
            table.append((row, [block]))
    if table:
        yield [_placed(start, cells, document) for start, cells in table]
    yield from notes


def _placed(row: Container, cells: Sequence[Block], document: Document) -> Row:
    """By the borders of the row as it is written; one after the other where its filled cells are not as many as the blocks."""
    text = document.source.text[row.start :]
    formulas = [piece for cell in cells for piece in cell.pieces if isinstance(piece, Math)]
    for formula in formulas:
        start, end = formula.outer.start - row.start, formula.outer.end - row.start
        text = text[:start] + "x" * (end - start) + text[end:] if start >= 0 else text
    if document.source.path.endswith(".tex"):
        written = _AMPERSAND.split(_RULE.sub("", _END.sub("", text).split(r"\\", 1)[0]))
    else:
        written = _BAR.split(re.sub(r"^\s*\||\|\s*$", "", text.split("\n", 1)[0]))
    filled = [column for column, cell in enumerate(written[:MOST]) if cell.strip()]
    columns = filled if len(filled) == len(cells) else range(len(cells))
    return list(zip(columns, cells, strict=True))[:MOST]


def width_of(table: Sequence[Row]) -> int:
    return max((column + 1 for row in table for column, _ in row), default=0)
