"""Jupyter notebooks to documents: the Markdown cells in order, each read by itself, its places counted in the cell's own lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.source.document import Block, Document, Words
from proofgen.source.macros import Macro
from proofgen.source.markdown import read_markdown
from proofgen.source.moved import moved, moved_problem
from proofgen.span import Part, SourceText, Span


@dataclass(frozen=True, slots=True)
class _Cell:
    """number: among all cells, from 1. text: None where the cell holds none that could be read."""

    number: int
    code: bool
    text: str | None


class _NoNotebook(Exception):
    """The message says what it is instead."""


def read_notebook(source: SourceText) -> Document:
    """source: the file as it stands. The document's own source holds the text of the cells instead. Never raises."""
    try:
        cells = list(_cells(json.loads(source.text)))
    except json.JSONDecodeError as error:
        at = min(error.pos, max(len(source.text) - 1, 0))
        return _refused(source, at, f"the file is no notebook: its JSON breaks off here ({error.msg})")
    except (ValueError, RecursionError):
        return _refused(source, 0, "the file is no notebook: its JSON is nested too deeply, or holds a number of thousands of digits")
    except _NoNotebook as error:
        return _refused(source, 0, f"the file is no notebook: {error}")
    return _put_together(source.path, cells)


def _refused(source: SourceText, at: int, message: str) -> Document:
    hint = "save it in Jupyter once more, or export it as Markdown"
    span = Span(at, min(at + 1, len(source.text)))
    return Document(source, (), {}, (Diagnostic("not-a-notebook", Severity.ERROR, span, message, (hint,)),))


def _cells(notebook: object) -> Iterator[_Cell]:
    """Of nbformat 4, and of 3, whose cells stand in worksheets."""
    if not isinstance(notebook, dict):
        raise _NoNotebook("its JSON is not an object with `cells`")
    sheets = notebook.get("worksheets")
    sheets = [sheet for sheet in sheets if isinstance(sheet, dict)] if isinstance(sheets, list) else [notebook]
    cells: list[object] = []
    for sheet in sheets:
        if not isinstance(sheet.get("cells"), list):
            raise _NoNotebook("there is no list of `cells` in it")
        cells += sheet["cells"]
    for number, cell in enumerate(cells, start=1):
        if not isinstance(cell, dict) or not isinstance(kind := cell.get("cell_type"), str):
            yield _Cell(number, False, None)
        elif kind in ("markdown", "heading", "code"):
            text = _text(cell.get("source", cell.get("input", "")))
            level = cell.get("level")
            if kind == "heading" and text is not None:
                text = "#" * (level if isinstance(level, int) and 1 <= level <= 6 else 1) + " " + text
            yield _Cell(number, kind == "code", text)


def _text(written: object) -> str | None:
    if isinstance(written, list) and all(isinstance(line, str) for line in written):
        written = "".join(written)
    if not isinstance(written, str):
        return None
    clean = "".join("\ufffd" if "\ud800" <= each <= "\udfff" or each == "\0" else each for each in written)
    return clean.replace("\r\n", "\n").replace("\r", "\n")


def _put_together(path: str, cells: list[_Cell]) -> Document:
    texts: list[str] = []
    parts: list[Part] = []
    blocks: list[Block] = []
    problems: list[Diagnostic] = []
    options: dict[str, object] = {}
    macros: dict[str, Macro] = {}
    start = 0
    for cell in cells:
        text = (cell.text or "") + "\n"
        parts.append(Part(start, cell=cell.number))
        texts.append(text)
        if cell.text is None:
            message = "the text of this cell cannot be read: it is neither a string nor a list of strings"
            problems.append(Diagnostic("not-a-notebook", Severity.ERROR, Span(start, start), message, ("save it in Jupyter once more",)))
        elif cell.code:
            blocks.append(Block("code", 0, (Words(cell.text, "code", Span(start, start + len(cell.text))),)))
        else:
            read = read_markdown(SourceText(path, cell.text), front=start == 0)
            blocks += [moved(block, start) for block in read.blocks]
            problems += [moved_problem(problem, start) for problem in read.problems]
            options |= read.options
            macros |= read.macros
        start += len(text)
    return Document(SourceText(path, "".join(texts), tuple(parts)), tuple(blocks), options, tuple(problems), macros)
