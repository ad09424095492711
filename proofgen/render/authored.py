"""A document with its mathematics as the author wrote it, where every token of that is known; else as it was read."""

from __future__ import annotations

import re
from dataclasses import replace

from proofgen.render.compact import flat
from proofgen.render.formula import known
from proofgen.report.values import Block, Display, Document, Formula, Line, PageBreak, Run, Table, Verbatim

_BETWEEN = re.compile(r"\\(?:begin|end)\{\w+\*?\}|\\q?quad|\\[\\,;:! ]|[\s&,;.]")  # what parts one formula from the next


def authored(document: Document) -> Document:
    lines = list(document.lines)
    for block in document.blocks:
        if isinstance(block, Display):
            _say_once(lines, block)
    return replace(document, lines=tuple(map(_authored, lines)), blocks=tuple(map(_block, document.blocks)))


def _say_once(lines: list[Line], display: Display) -> None:
    """Where one part of a formula was read and all of it is told not to be, the page shows each part once: the mark stands beside the other."""
    for at in display.lines:
        for other in display.lines:
            part, whole = lines[at], lines[other]
            if part.aside and whole.verdict == "unreadable" and at != other and _tight(whole.source) == _tight(part.source + part.aside):
                lines[at], lines[other] = replace(part, aside=""), replace(whole, source=part.aside, own=part.aside)


def _tight(latex: str) -> str:
    return _BETWEEN.sub("", latex)


def _authored(line: Line) -> Line:
    """`own` is what a page shows of the line, whoever wrote it; `reading` stays what was read."""
    left, right = _chosen(line.own_left, line.left), _chosen(line.own_right, line.right)
    whole = line.own if line.own and known(line.own) else f"{left} {line.relation} {right}" if _sided(line) else flat(line.reading)
    return replace(line, own=whole, left=left, left_shown=left if line.left_shown else "", right=right)


def _sided(line: Line) -> bool:
    return bool(line.relation and line.left and line.right and line.reading)


def _chosen(own: str, read: str) -> str:
    return own if own and known(own) is not None else flat(read)


def _block(block: Block) -> Block:
    match block:
        case Display() | Verbatim() | PageBreak():
            return block
        case Table():
            return replace(block, rows=tuple(tuple(_runs(cell) for cell in row) for row in block.rows))
        case _:
            return replace(block, runs=_runs(block.runs))


def _runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A long column lies on its side in a sentence, whoever wrote it."""
    return tuple(replace(run, latex=flat(_shown(run))) if isinstance(run, Formula) else run for run in runs)


def _shown(run: Formula) -> str:
    """What was not read at all is no reading that the author's own formula would hide."""
    return _chosen(run.source if run.own or not run.latex else "", run.latex)
