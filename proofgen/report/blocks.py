"""The author's text in its place: the blocks of a read document as the blocks that renderers show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from proofgen.math.lexer import tokens_of
from proofgen.math.retype import retyped
from proofgen.math.syntax import Unreadable
from proofgen.report.proofs import end_proof, proofs_around
from proofgen.report.tables import Row, rowed, width_of
from proofgen.report.values import (
    Block,
    Brace,
    Display,
    Formula,
    Heading,
    Line,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    Verbatim,
)  # fmt: skip
from proofgen.source import document as source_document
from proofgen.statements.rows import brace_of

LONGEST_LABEL = 8  # characters that stand in the margin; a longer label is the first words of its item
_IN_DOLLARS = re.compile(r"\$([^$]+)\$")
_BY_HAND = re.compile(r"\(?[A-Za-z]\)\s|[a-z]\.\s|\(?(?:[ivx]{1,5}|\d{1,2})\)\s")


@dataclass(frozen=True, slots=True)
class File:
    """where: the lines that a formula makes. sloppy: formulas that are shown as they were read. passed: those that nobody looked at."""

    document: source_document.Document
    lines: Sequence[Line]
    where: dict[source_document.Math, list[int]]
    sloppy: frozenset[source_document.Math]
    passed: frozenset[source_document.Math] = frozenset()


def blocks_of(file: File) -> tuple[Block, ...]:
    blocks: list[Block] = []
    open_proofs: list[source_document.Container] = []
    for part in rowed(file.document):
        first = part if not isinstance(part, list) else part[0][0][1] if part and part[0] else None
        if first is not None and not any(each.kind == "footnote" for each in first.inside):
            around = proofs_around(first, file.document)
            for _ in range(sum(proof not in around for proof in open_proofs)):
                end_proof(blocks, file.lines)
            open_proofs = around
        if isinstance(part, list):
            blocks += [PageBreak()] * part[0][0][1].new_page if part and part[0] else []
            blocks.append(_table(part, file))
        else:
            blocks += [PageBreak()] * part.new_page
            blocks += _blocks(part, file)
    for _ in open_proofs:
        end_proof(blocks, file.lines)
    return tuple(_captioned(blocks))


def _captioned(blocks: Sequence[Block]) -> Iterator[Block]:
    """What a picture's caption says stands in its frame, where the picture has no description of its own."""
    waiting: Picture | None = None
    for block in blocks:
        if waiting is not None and isinstance(block, Paragraph) and block.kind == "note" and not block.label:
            yield replace(waiting, runs=block.runs)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
            waiting = None
        if isinstance(block, Picture) and not block.runs:
            waiting = block
        else:
            yield block
    if waiting is not None:
        yield waiting


def _blocks(block: source_document.Block, file: File) -> list[Block]:
    """A block of the source; displayed formulas and pictures stand between its words as blocks of their own."""
    if block.kind == "code":
        words = [piece.text for piece in block.pieces if isinstance(piece, source_document.Words)]
        return [Verbatim("".join(words))]
    building = _Building(block)
    for at, piece in enumerate(block.pieces):
        match piece:
            case source_document.Words():
                if (
                    at == 0
                    and block.label
                    and block.kind in ("bullet", "number")
                    and piece.style == "strong"
                    and _is_label(piece.text, block.label)
                ):
                    continue
                if piece.style == "picture" and block.kind != "heading" and not _in_words(block, at):
                    building.apart(Picture(tuple(_described(piece.text)), piece.shown))
                else:
                    building.words(_words(piece))
            case source_document.Directive():
                continue
            case source_document.Math():
                indices = file.where.get(piece, [])
                if piece.display and indices and block.kind != "heading":
                    depth = block.level if block.kind in ("bullet", "number") else 0
                    building.apart(Display(tuple(indices), depth, block.part == "theorem", _brace(piece, file)))
                else:
                    building.runs.append(_formula(piece, file))
    return building.done()


def _in_words(block: source_document.Block, at: int) -> bool:
    """Whether a picture stands between words, as an icon does: it had better not break their line."""
    return any(map(_says, block.pieces[:at])) and any(map(_says, block.pieces[at + 1 :]))


def _says(piece: source_document.Piece) -> bool:
    return isinstance(piece, source_document.Words) and piece.style != "picture" and piece.text.strip(" .,;:\n") != ""


def _described(text: str) -> Iterator[Run]:
    """What a picture's description says, its formulas set."""
    for at, part in enumerate(_IN_DOLLARS.split(text.strip())):
        if at % 2:
            yield Formula(retyped(part) or "", part, None, True)
        elif part:
            yield Text(part)


def _is_label(text: str, label: str) -> bool:
    """Whether the first words of an item are its label, which then is not said twice."""
    return bool(text.strip()) and label.endswith(text.strip())


class _Building:
    """The blocks that one block of the source becomes: the first of them has its label."""

    def __init__(self, block: source_document.Block) -> None:
        self.block = block
        self.label = block.label if len(block.label) <= LONGEST_LABEL else ""
        self.runs: list[Run] = [] if self.label == block.label else [Text(f"{block.label} ", "strong")]
        self.built: list[Block] = []

    def words(self, text: Text) -> None:
        """Items that are lettered by hand, each on its line, are paragraphs of their own."""
        if self.block.kind == "paragraph" and self.runs and _BY_HAND.match(text.text) and self._on_new_line():
            self._paragraph()
        self.runs.append(text)

    def _on_new_line(self) -> bool:
        last = self.runs[-1]
        return isinstance(last, Text) and last.text.endswith("\n")

    def apart(self, block: Display | Picture) -> None:
        self._paragraph(before=True)
        self.built.append(block)

    def done(self) -> list[Block]:
        self._paragraph()
        return self.built

    def _paragraph(self, before: bool = False) -> None:
        """before: something that stands apart comes next; an item that begins with it has its label above it."""
        trimmed, self.runs = trimmed_runs(self.runs), []
        label, self.label = self.label, ""
        kind, states = self.block.kind, self.block.part == "theorem"
        noted = any(each.kind == "footnote" for each in self.block.inside)
        if not trimmed and not (before and label and not noted and kind in ("bullet", "number")):
            self.label = label
        elif kind == "heading":
            self.built.append(Heading(self.block.level, trimmed))
        elif noted:
            self.built.append(Paragraph(trimmed, "note", 0, label))
        elif kind in ("bullet", "number"):
            self.built.append(Paragraph(trimmed, "bullet" if kind == "bullet" else "number", self.block.level, label, states))
        else:
            depth = self.block.level if kind == "quote" else 0
            self.built.append(Paragraph(trimmed, "quote" if kind == "quote" else "plain", depth, states=states))


def _words(piece: source_document.Words) -> Text:
    """Where the reader has blanked out a reference, no hole is left."""
    if piece.style == "note":
        return Text(piece.shown, "note")
    if piece.style == "picture":
        return Text(f"[{piece.text.strip() or 'picture'}: {piece.shown}]")
    text = piece.text if piece.style == "code" else re.sub(r" {2,}(?=[.,;:!?])|(?<= ) +", "", piece.text)
    return Text(text, piece.style)


def _brace(piece: source_document.Math, file: File) -> Brace:
    """Of a system of equations, each of which is a line that can be set beside it."""
    lines = [file.lines[at] for at in file.where.get(piece, [])]
    if len(lines) < 2 or not all(line.relation and line.left_shown and line.right for line in lines):
        return ""
    try:
        return brace_of(list(tokens_of(file.document.formula(piece).text)))
    except Unreadable:
        return ""


def _table(table: list[Row], file: File) -> Table:
    rows = []
    for row in table:
        cells: list[tuple[Run, ...]] = [()] * width_of(table)
        for column, block in row:
            cells[column] = trimmed_runs(
                [
                    _words(piece) if isinstance(piece, source_document.Words) else _formula(piece, file)
                    for piece in block.pieces
                    if not isinstance(piece, source_document.Directive)
                ]
            )
        rows.append(tuple(cells))
    return Table(tuple(rows))


def _formula(piece: source_document.Math, file: File) -> Formula:
    indices = file.where.get(piece, [])
    text = file.document.formula(piece).text.strip()
    shown = retyped(text)
    if shown is None:
        shown = file.lines[indices[0]].reading if len(indices) == 1 else ""
    return Formula(shown, text, indices[0] if indices else None, piece not in file.sloppy, tuple(indices[1:]), piece in file.passed)


def trimmed_runs(runs: Sequence[Run]) -> tuple[Run, ...]:
    kept = list(runs)
    while kept and isinstance(kept[0], Text) and not kept[0].text.strip():
        kept.pop(0)
    while kept and isinstance(kept[-1], Text) and not kept[-1].text.strip():
        kept.pop()
    if kept and isinstance(first := kept[0], Text) and first.style != "code":
        kept[0] = replace(first, text=first.text.lstrip(" \n"))
    return tuple(kept)
