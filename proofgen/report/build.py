"""A read document and its findings to the report that renderers show."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from proofgen.diagnostic import Diagnostic
from proofgen.math.retype import retyped
from proofgen.report.beside import asides
from proofgen.report.colours import coloured
from proofgen.report.coverage import coverage_of
from proofgen.report.lines import line_of, place
from proofgen.report.own import own_of, sloppy_formulas
from proofgen.report.tables import Row, rowed, width_of
from proofgen.report.values import (
    VERDICTS,
    Block,
    Display,
    Document,
    Formula,
    Heading,
    Label,
    Line,
    Paragraph,
    Remark,
    Run,
    State,
    Table,
    Text,
    Verbatim,
)  # fmt: skip
from proofgen.report.words import listed
from proofgen.source import document as source_document
from proofgen.source.colours import Wanted
from proofgen.span import SourceText
from proofgen.statements.statement import Derivation
from proofgen.verify.finding import Finding


def document_report(
    document: source_document.Document,
    derivation: Derivation,
    findings: Sequence[Finding | None],
    seconds: float,
    digest: str = "",
    curves: bool = True,
) -> Document:
    """findings: one for each statement, None where nothing was checked. digest: sha256 of the file's bytes (of its text if not given).

    curves: whether somebody will see a plot of a refuted line.
    """
    source = document.source
    lines: list[Line] = []
    sloppy = sloppy_formulas(derivation.statements)
    remarks = [_remark(problem, source) for problem in (*document.problems, *derivation.remarks)]
    where: dict[source_document.Math, list[int]] = {}
    beside = asides(derivation.statements, document)
    for statement, finding, aside in zip(derivation.statements, findings, beside, strict=True):
        for warning in statement.warnings:
            remarks.append(_remark(warning, source))
        where.setdefault(statement.formula, []).append(len(lines))
        lines.append(replace(line_of(statement, finding, source, (), own_of(statement, document, sloppy), curves), aside=aside))
    counts: dict[str, int] = {word: sum(line.verdict == word for line in lines) for word in VERDICTS}
    colours, about = coloured(_wanted(document), [source.of(formula.span) for formula in formulas_of(document)])
    remarks += [_remark(problem, source) for problem in about]
    unique = _grouped(remarks)
    file = _File(document, lines, where, sloppy)
    blocks = tuple(block for part in rowed(document) for block in ([_table(part, file)] if isinstance(part, list) else _blocks(part, file)))
    title = str(document.options.get("title") or _title(blocks) or PurePath(source.path).stem)
    checked = sum(counts[word] for word in ("proved", "proved-if", "refuted", "undecided"))
    errors = any(remark.severity == "error" for remark in remarks)
    fine = checked > 0 and not errors and all(_fine(line) for line in lines)
    return Document(
        path=source.path,
        title=title,
        state=_state(lines, checked),
        counts=counts,
        lines=tuple(lines),
        blocks=blocks,
        remarks=unique,
        source_lines=source.lines,
        source_hash=digest or hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest(),
        as_expected=fine,
        seconds=seconds,
        coverage=coverage_of(formulas_of(document), derivation, lines),
        author=str(document.options.get("author", "")),
        colours=colours,
    )


def _wanted(document: source_document.Document) -> list[Wanted]:
    found = document.options.get("colors", ())
    return [each for each in found if isinstance(each, Wanted)] if isinstance(found, tuple) else []


def formulas_of(document: source_document.Document) -> list[source_document.Math]:
    """Every formula of the file, in order."""
    return [piece for block in document.blocks for piece in block.pieces if isinstance(piece, source_document.Math)]


def _fine(line: Line) -> bool:
    return line.as_expected or line.verdict in (None, "unchecked")


def _state(lines: Sequence[Line], checked: int) -> State:
    if any(line.verdict == "refuted" for line in lines):
        return "refuted"
    if not checked or any(line.verdict in ("undecided", "unreadable", "unchecked") for line in lines):
        return "holey"
    return "checked"


def _remark(problem: Diagnostic, source: SourceText) -> Remark:
    labels = tuple(Label(place(source, span), text) for span, text in problem.labels)
    return Remark(place(source, problem.span), problem.severity.value, problem.code, problem.message, problem.hints, labels)


def _grouped(remarks: Sequence[Remark]) -> tuple[Remark, ...]:
    """The same remark at many places is made once, and says where else."""
    groups: dict[tuple[str, str, str], list[Remark]] = {}
    for remark in dict.fromkeys(remarks):
        groups.setdefault((remark.severity, remark.code, remark.message), []).append(remark)
    merged: list[Remark] = []
    for first, *rest in groups.values():
        numbers = list(dict.fromkeys(remark.place.where for remark in rest if remark.place.where != first.place.where))
        also = (f"also in line{'s' if len(numbers) > 1 else ''} {listed(numbers)}",) if numbers else ()
        merged.append(replace(first, hints=(*first.hints, *also)))
    return tuple(merged)


def _title(blocks: Sequence[Block]) -> str:
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            return "".join(run.text if isinstance(run, Text) else f"${run.source}$" for run in block.runs).strip()
    return ""


# ---------------------------------------------------------------- the author's text in its place


@dataclass(frozen=True, slots=True)
class _File:
    """where: the lines that a formula makes. sloppy: formulas that are shown as they were read."""

    document: source_document.Document
    lines: Sequence[Line]
    where: dict[source_document.Math, list[int]]
    sloppy: frozenset[source_document.Math]


def _blocks(block: source_document.Block, file: _File) -> list[Block]:
    """A block of the source; displayed formulas stand between its words as blocks of their own."""
    if block.kind == "code":
        words = [piece.text for piece in block.pieces if isinstance(piece, source_document.Words)]
        return [Verbatim("".join(words))]
    built: list[Block] = []
    runs: list[Run] = []
    for piece in block.pieces:
        match piece:
            case source_document.Words():
                runs.append(_words(piece))
            case source_document.Directive():
                continue
            case source_document.Math():
                indices = file.where.get(piece, [])
                if piece.display and indices and block.kind != "heading":
                    built += _paragraph(block, runs)
                    runs = []
                    built.append(Display(tuple(indices)))
                else:
                    runs.append(_formula(piece, file))
    built += _paragraph(block, runs)
    return built


def _words(piece: source_document.Words) -> Text:
    """Where the reader has blanked out a reference, no hole is left."""
    text = piece.text if piece.style == "code" else re.sub(r" {2,}(?=[.,;:!?])|(?<= ) +", "", piece.text)
    return Text(text, piece.style)


def _table(table: list[Row], file: _File) -> Table:
    rows = []
    for row in table:
        cells: list[tuple[Run, ...]] = [()] * width_of(table)
        for column, block in row:
            cells[column] = _trimmed(
                [
                    _words(piece) if isinstance(piece, source_document.Words) else _formula(piece, file)
                    for piece in block.pieces
                    if not isinstance(piece, source_document.Directive)
                ]
            )
        rows.append(tuple(cells))
    return Table(tuple(rows))


def _formula(piece: source_document.Math, file: _File) -> Formula:
    indices = file.where.get(piece, [])
    text = file.document.formula(piece).text.strip()
    shown = retyped(text)
    if shown is None:
        shown = file.lines[indices[0]].reading if len(indices) == 1 else ""
    return Formula(shown, text, indices[0] if indices else None, piece not in file.sloppy, tuple(indices[1:]))


def _paragraph(block: source_document.Block, runs: list[Run]) -> list[Block]:
    trimmed = _trimmed(runs)
    if not trimmed:
        return []
    match block.kind:
        case "heading":
            return [Heading(block.level, trimmed)]
        case "bullet" | "number" | "quote":
            return [Paragraph(trimmed, block.kind, block.level)]
        case _:
            return [Paragraph(trimmed, "note" if any(each.kind == "footnote" for each in block.inside) else "plain")]


def _trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    kept = list(runs)
    while kept and isinstance(kept[0], Text) and not kept[0].text.strip():
        kept.pop(0)
    while kept and isinstance(kept[-1], Text) and not kept[-1].text.strip():
        kept.pop()
    return tuple(kept)
