"""The author's tables, row by row: the cells of a row are blocks of their own in the source, and empty ones are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proofgen.source.document import Block, Container, Document, Math
from proofgen.source.latex_words import ARGUMENTS, TABLES

MOST = 24  # columns
Row = list[tuple[int, Block]]
"""The cells that are not empty, each with its column from 0."""
_BAR = re.compile(r"(?<!\\)\|")
_AMPERSAND = re.compile(r"(?<!\\)&")
_END = re.compile(r"\A\s*\\\\(?:\s*\[[^\]\n]*\])?")  # of the row before
_OVER = re.compile(r"\\\\|\\end\{(?:" + "|".join(map(re.escape, TABLES)) + r")\}")
_RULE = re.compile(
    r"(?<!\\)%[^\n]*|\\(?:hline|toprule|midrule|bottomrule|end(?:first)?head|end(?:last)?foot|(?:cline|cmidrule)(?:\([^)]*\))?\{[^}]*\}"
    r"|(?:row|cell|column)color(?:\[[^\]]*\])?\{[^}]*\})"
)
_BEGIN = re.compile(r"\A\s*\\begin\{([^{}]*)\}")
_ARGUMENT = re.compile(r"\s*(?:\[[^\]]*\]\s*)?\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}")
_SPAN = re.compile(r"\s*\\multicolumn\s*\{\s*(\d{1,2})\s*\}")


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
        written = _latex_cells(text)
    else:
        written = _BAR.split(re.sub(r"^\s*\||\|\s*$", "", text.split("\n", 1)[0]))
    filled = [column for column, cell in enumerate(written[:MOST]) if cell.strip()]
    columns = filled if len(filled) == len(cells) else range(len(cells))
    return list(zip(columns, cells, strict=True))[:MOST]


def _latex_cells(text: str) -> list[str]:
    """Of the row that begins the text; a cell over several columns is followed by as many empty ones as it takes."""
    row = _RULE.sub("", _OVER.split(_END.sub("", _without_begin(text)), maxsplit=1)[0])
    written: list[str] = []
    for cell in _AMPERSAND.split(row):
        spans = _SPAN.match(cell)
        written += [cell, *[""] * (int(spans[1]) - 1 if spans else 0)]
    return written


def _without_begin(text: str) -> str:
    """The first row begins with the environment and its arguments."""
    begin = _BEGIN.match(text)
    if begin is None:
        return text
    end = begin.end()
    for _ in range(ARGUMENTS.get(begin[1], 0)):
        argument = _ARGUMENT.match(text, end)
        end = argument.end() if argument else end
    return text[end:]


def width_of(table: Sequence[Row]) -> int:
    return max((column + 1 for row in table for column, _ in row), default=0)
