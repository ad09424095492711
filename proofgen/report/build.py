"""A read document and its findings to the report that renderers show."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from proofgen.diagnostic import Diagnostic
from proofgen.report.beside import asides
from proofgen.report.blocks import File, blocks_of
from proofgen.report.colours import coloured
from proofgen.report.coverage import coverage_of, kinds_of
from proofgen.report.dots import dots_of
from proofgen.report.lines import line_of, place
from proofgen.report.own import NOTHING, own_of, sloppy_formulas
from proofgen.report.values import (
    VERDICTS,
    Block,
    Document,
    Heading,
    Label,
    Line,
    Remark,
    State,
    Text,
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
    handout: bool = True,
) -> Document:
    """findings: one for each statement, None where nothing was checked. digest: sha256 of the file's bytes (of its text if not given).

    handout: whether somebody will see more than the lines: plots of refuted ones, the author's own LaTeX, the text around it.
    """
    source = document.source
    lines: list[Line] = []
    sloppy = sloppy_formulas(derivation.statements)
    remarks = [_remark(problem, source) for problem in (*document.problems, *derivation.remarks)]
    where: dict[source_document.Math, list[int]] = {}
    beside = asides(derivation.statements, document) if handout else ("",) * len(derivation.statements)
    said = _directives(document) if handout else {}
    for statement, finding, aside in zip(derivation.statements, findings, beside, strict=True):
        for warning in statement.warnings:
            remarks.append(_remark(warning, source))
        where.setdefault(statement.formula, []).append(len(lines))
        own = own_of(statement, document, sloppy) if handout else NOTHING
        directive = said.get(statement.formula, "")
        lines.append(line_of(statement, finding, source, (), own, curves=handout, aside=aside, directive=directive))
    counts: dict[str, int] = {word: sum(line.verdict == word for line in lines) for word in VERDICTS}
    formulas = formulas_of(document)
    written = [source.of(formula.span) for formula in formulas]
    lines = list(map(dots_of(written).line, lines))
    colours, about = coloured(_wanted(document), written)
    remarks += [_remark(problem, source) for problem in about]
    unique = _grouped(remarks)
    shown = document if handout else replace(document, blocks=tuple(filter(_is_title, document.blocks)))
    kinds = kinds_of(formulas, derivation, lines)
    blocks = blocks_of(File(shown, lines, where, sloppy, frozenset(math for math in formulas if kinds[math] == "words")))
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
        coverage=coverage_of(kinds, formulas),
        author=str(document.options.get("author", "")),
        colours=colours,
    )


def _wanted(document: source_document.Document) -> list[Wanted]:
    found = document.options.get("colors", ())
    return [each for each in found if isinstance(each, Wanted)] if isinstance(found, tuple) else []


def formulas_of(document: source_document.Document) -> list[source_document.Math]:
    """Every formula of the file, in order."""
    return [piece for block in document.blocks for piece in block.pieces if isinstance(piece, source_document.Math)]


def _directives(document: source_document.Document) -> dict[source_document.Math, str]:
    """What the author says each formula is, in the comment before it."""
    found: dict[source_document.Math, str] = {}
    waiting = ""
    for block in document.blocks:
        for piece in block.pieces:
            if isinstance(piece, source_document.Directive):
                waiting = piece.text.strip()
            elif isinstance(piece, source_document.Math):
                found[piece], waiting = waiting, ""
    return found


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


def _is_title(block: source_document.Block) -> bool:
    return block.kind == "heading" and block.level == 1


def _title(blocks: Sequence[Block]) -> str:
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            return "".join(run.text if isinstance(run, Text) else f"${run.source}$" for run in block.runs).strip()
    return ""
