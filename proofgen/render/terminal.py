"""The report as lines of text for a person at a terminal: what is wrong first and in full, what is proved in one line each."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import PurePath

from proofgen.render.excerpt import Underline, cells, excerpt, on_line
from proofgen.render.facts import facts
from proofgen.render.marks import MARKS, counted, covered, state_words
from proofgen.render.plain import plain, plain_sentence, printable
from proofgen.render.small import errors, readings
from proofgen.report.values import Coverage, Document, Label, Line, Place, Remark, Report

ATTENTION = ("refuted", "undecided", "unreadable")
SEVERITY_COLOURS = {"error": "31", "warning": "33", "note": "36"}


def terminal(report: Report, *, color: bool, width: int, quiet: bool = False, explain: bool = False) -> str:
    """quiet leaves out the lines that are proved, and the summary where nothing needs a person's attention; explain says how they were."""
    page = Page(color, max(40, min(width, 140)), quiet, explain)
    for document in report.documents:
        page.document(document)
    if len(report.documents) > 1:
        page.total(report)
    if not report.documents:
        page.put("nothing was checked: no file was given")
    return "\n".join(page.lines).rstrip("\n") + "\n" if page.lines else ""


class Page:
    """The lines so far, and how wide and colourful they may be."""

    def __init__(self, color: bool, width: int, quiet: bool, explain: bool = False) -> None:
        self.color = color
        self.width = width
        self.quiet = quiet
        self.explain = explain
        self.lines: list[str] = []

    def put(self, *lines: str) -> None:
        self.lines.extend(line.rstrip() for line in lines)

    def paint(self, ansi: str, text: str) -> str:
        return f"\x1b[{ansi}m{text}\x1b[0m" if self.color and text else text

    def document(self, document: Document) -> None:
        entries: list[tuple[Place, Line | Remark]] = [
            (line.place, line) for line in document.lines if line.verdict is not None or _supposed(line)
        ]
        entries += [(remark.place, remark) for remark in errors(document)]
        parts = {part: at for at, part in enumerate(document.source_lines)}  # each part together
        entries.sort(key=lambda entry: (parts.get((entry[0].file, entry[0].cell), 0), entry[0].line, entry[0].column))
        if not self.quiet:
            self.put(self.paint("1", printable(document.path)))
        for place, entry in entries:
            if isinstance(entry, Remark):
                self.remark(document, entry)
            elif entry.verdict is None:
                self.supposed(place, entry)
            elif entry.verdict in ATTENTION:
                self.problem(document, entry)
            elif not self.quiet:
                self.compact(place, entry)
                self.explained(entry)
        if not self.quiet:
            self.readings(document)
        self.summary(document)

    def readings(self, document: Document) -> None:
        """How the author's writing was read, one line for each kind, below what needs attention."""
        notes = readings(document)
        if notes and self.lines[-1:] != [""]:
            self.put("")
        for note in notes:
            where = f"  {note.where}: "
            first, *rest = wrapped(where + plain_sentence(note.text), self.width, "    ")
            self.put(first.replace(where.strip(), self.paint("36", where.strip()), 1), *rest)
        if self.lines[-1:] != [""]:
            self.put("")

    def supposed(self, place: Place, line: Line) -> None:
        """What is used and not checked is shown in its place, so that nobody has to guess it."""
        if not self.quiet:
            word = "supposed"
            room = self.width - 8 - cells(word) - 2
            limit = f"  ({plain(line.condition)})" if line.condition else ""
            text = clip(plain(line.reading) + limit, max(room, 24))
            gap = " " * max(room - cells(text) + 2, 2)
            self.put(self.paint("2", f"{place.where:>5} · {text}{gap}{word}"))

    def compact(self, place: Place, line: Line) -> None:
        assert line.verdict is not None
        mark = MARKS[line.verdict]
        number = f"{place.where:>5}"
        text = plain(line.reading) if line.reading else printable(" ".join(line.source.split()))
        if line.condition and line.reading:
            text += f"  ({plain(line.condition)})"
        word = mark.word
        if line.verdict == "proved-if":
            word = "proved if " + ", ".join(plain(each) for each in line.conditions)
        elif line.verdict == "unchecked":
            word = "not checked" + (f": {plain_sentence(line.message)}" if line.message else "")
        unexpected = line.expected is not None and not line.as_expected
        if unexpected:
            word += f", though the file expects it to be {printable(line.expected or '')}"
        room = self.width - 8 - cells(word) - 2
        if room < 24:
            self.put(f"{number} {self.paint(mark.ansi, mark.sign)} {clip(text, self.width - 8)}", f"{'':>8}{self.paint(mark.ansi, word)}")
            return
        text = clip(text, room)
        gap = " " * (room - cells(text) + 2)
        self.put(
            f"{self.paint('2', number)} {self.paint(mark.ansi, mark.sign)} {text}{gap}{self.paint('31' if unexpected else mark.ansi, word)}"
        )

    def explained(self, line: Line) -> None:
        """By which laws a line was proved, in the order in which they were first used."""
        if not self.explain or not line.how:
            return
        first, *rest = textwrap.wrap("by " + "; ".join(plain_sentence(law) for law in line.how), max(self.width - 10, 30))
        self.put(self.paint("2", f"{'':>10}{first}"), *(self.paint("2", f"{'':>13}{each}") for each in rest))

    def problem(self, document: Document, line: Line) -> None:
        assert line.verdict is not None
        mark = MARKS[line.verdict]
        kind = "error" if line.verdict in ("refuted", "unreadable") else "open"
        ansi = mark.ansi
        if line.expected == line.verdict and line.as_expected:
            kind, ansi = "as expected", "2"
        message = plain_sentence(line.message) or mark.word
        self.headline(document.path, line.place, f"{mark.sign} {kind}", line.code or line.verdict, message, ansi)
        labels = list(line.labels)
        for at, value in ((line.left_place, line.left_value), (line.right_place, line.right_value)):
            if at is not None and value:
                labels.append(
                    Label(at, f"is {'' if '.' in value or '…' in value else 'exactly '}{value}" if len(value) > 2 else f"is {value}")
                )
        self.excerpt(document, line.place, labels, ansi)
        self.hints(facts(line))
        if line.code:
            self.hints([f"see: proofgen explain {printable(line.code)}"])
        self.put("")

    def remark(self, document: Document, remark: Remark) -> None:
        ansi = SEVERITY_COLOURS[remark.severity]
        self.headline(document.path, remark.place, remark.severity, remark.code, plain_sentence(remark.message), ansi)
        self.excerpt(document, remark.place, list(remark.labels), ansi)
        self.hints(plain_sentence(hint) for hint in remark.hints)
        self.put("")

    def headline(self, path: str, place: Place, kind: str, code: str, message: str, ansi: str) -> None:
        if self.lines and self.lines[-1].startswith("  "):
            self.put("")
        where = f"{printable(_path(path, place))}:{place.where if place.cell else place.line}:{place.column}"
        tagged = f"{kind}[{printable(code)}]"
        first, *rest = wrapped(f"{where} {tagged} {message}", self.width, "    ")
        first = first.replace(where, self.paint("1", where), 1).replace(tagged, self.paint(f"1;{ansi}", tagged), 1) if self.color else first
        self.put(first, *rest)

    def excerpt(self, document: Document, place: Place, labels: list[Label], ansi: str) -> None:
        """The source lines that carry a mark, or the place itself where no label does."""
        marked = labels or [Label(place, "")]
        numbers = sorted({label.place.line for label in marked})
        gutter = len(str(max(numbers))) + 3
        for number in numbers[:6]:
            texts = document.source_lines.get((place.file, place.cell), ())
            source = texts[number - 1] if 0 < number <= len(texts) else ""
            marks = []
            for label in marked:
                span = on_line(label.place, number, len(source))
                if span is not None and label.place.line == number:
                    marks.append(Underline(*span, plain_sentence(label.text)))
            text, beneath = excerpt(source, marks, self.width - gutter - 4)
            self.put(f"{self.paint('34', f'{number:>{gutter}} │')} {text}")
            self.put(*(f"{self.paint('34', ' ' * gutter + ' │')} {self.paint(ansi, row)}" for row in beneath))

    def hints(self, hints: Iterator[str] | list[str]) -> None:
        for hint in hints:
            self.put(*wrapped(f"   = {hint}", self.width, "       "))

    def summary(self, document: Document) -> None:
        checked = sum(count for word, count in document.counts.items() if word != "unchecked")
        if self.quiet and document.as_expected and checked:
            return
        if checked == 0:
            self.put(self.paint("1;33", f"{printable(document.path)}: nothing was checked") + self.unchecked_note(document), "")
            return
        sign, ansi, verdict = state_words(document)
        self.put(f"{self.paint(f'1;{ansi}', sign)} {self.paint('1', printable(document.path))}: {self.tally([document])}; {verdict}", "")

    def unchecked_note(self, document: Document) -> str:
        coverage = document.coverage
        if coverage.skipped or not coverage.formulas:
            return f": {covered(coverage)}"
        return f": {covered(coverage)}; none of them claims anything, as “$a = b$” on a line of its own would"

    def tally(self, documents: list[Document]) -> str:
        """Every formula, and the lines of those that were checked, each count in its colour."""
        coverage = sum((document.coverage for document in documents), Coverage())
        totals: dict[str, int] = {}
        for document in documents:
            for word, count in counted(document):
                if word not in ("unreadable", "unchecked"):
                    totals[word] = totals.get(word, 0) + count
        named = {word: "proved under a condition" if word == "proved-if" else mark.word for word, mark in MARKS.items()}
        parts = [self.paint(MARKS[word].ansi, f"{totals[word]} {named[word]}") for word in MARKS if totals.get(word)]
        lines = sum(totals.values())
        return covered(coverage, lines=(f"{lines} lines: " if lines != coverage.checked else "") + ", ".join(parts))

    def total(self, report: Report) -> None:
        expected = sum(1 for document in report.documents if document.as_expected)
        files = f"{len(report.documents)} files, {expected} of them proved or as they expect"
        self.put(self.paint("1", files), self.tally(list(report.documents)))


def _supposed(line: Line) -> bool:
    return line.role == "hypothesis" and line.verdict is None and bool(line.reading)


def _path(path: str, place: Place) -> str:
    """Of the file that the place stands in."""
    return (PurePath(path).parent / place.file).as_posix() if place.file else path


def clip(text: str, width: int) -> str:
    """The text in at most `width` columns, its end cut off visibly."""
    if cells(text) <= width:
        return text
    while cells(text) > width - 1:
        text = text[: max(0, min(len(text) - 1, width - 1))]
    return text + "…"


def wrapped(text: str, width: int, indent: str) -> list[str]:
    """At most twelve lines; a message is never longer than a screen."""
    return textwrap.wrap(text, width, subsequent_indent=indent, max_lines=12, placeholder=" …", break_on_hyphens=False) or [""]
