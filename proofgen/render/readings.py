"""How a file was read, as lines of text: each formula as it was understood (and as it was typed, where that prints otherwise), then what every name means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from proofgen.render.excerpt import cells
from proofgen.render.marks import covered
from proofgen.render.plain import plain, plain_sentence, printable
from proofgen.render.small import errors
from proofgen.render.terminal import Page, clip
from proofgen.report.readings import Name, Reading, Readings

INDENT = 20  # columns before a reading: the line's number and the role
WORDS = {"inline": "inline claim", "words": "in words", "unchecked": "not checked"}
COLOURS = {"step": "32", "goal": "32", "inline": "32", "definition": "36", "declaration": "36", "hypothesis": "36", "unchecked": "33"}


def readings(files: Sequence[Readings], *, color: bool, width: int) -> str:
    page = _ReadingPage(color, max(60, min(width, 140)))
    for file in files:
        page.file(file)
    return "\n".join(page.lines).rstrip("\n") + "\n"


class _ReadingPage(Page):
    def __init__(self, color: bool, width: int) -> None:
        super().__init__(color, width, quiet=False)

    def file(self, file: Readings) -> None:
        document = file.document
        self.put(self.paint("1", printable(document.path)))
        for reading in file.formulas:
            if reading.role == "unreadable" and reading.line is not None:
                self.problem(document, document.lines[reading.line])
            else:
                self.formula(reading)
        for remark in errors(document):
            self.remark(document, remark)
        self.names(file.names)
        told = {f"I take ${name.name}$ to be" for name in file.names}  # the table has said it
        rest = tuple(each for each in document.remarks if not (each.code == "inferred" and any(map(each.message.startswith, told))))
        super().readings(replace(document, remarks=rest))
        words = covered(document.coverage, checked="to be checked")
        sign, ansi = ("✓", "32") if file.fine else ("⚠", "35")
        verdict = "everything was read" if file.fine else "not everything was read" if file.formulas else "there is nothing to read"
        self.put(f"{self.paint(f'1;{ansi}', sign)} {self.paint('1', printable(document.path))}: {words}; {verdict}", "")

    def formula(self, reading: Reading) -> None:
        typed = printable(" ".join(reading.source.split()))
        shown = plain(reading.reading) if reading.reading else plain(reading.source)
        self.row(reading.place.where, WORDS.get(reading.role, reading.role), COLOURS.get(reading.role, "2"), shown, reading)
        under = []
        if reading.reading and not _bare(shown).endswith(_bare(plain(reading.source)).lstrip(",")):
            under.append(("typed", typed))
        if reading.conditions:
            under.append(("for", ", ".join(map(plain, reading.conditions))))
        if reading.given:
            under.append(("given", ", ".join(map(plain, reading.given))))
        if reading.message:
            under.append(("why", plain_sentence(reading.message)))
        for word, text in under:
            self.put(self.paint("2", f"{'':{INDENT}}{word:<7}{clip(text, self.width - INDENT - 7)}"))

    def row(self, where: str, role: str, ansi: str, shown: str, reading: Reading) -> None:
        """The sort stands at the right, or on a row of its own where there is no room."""
        sort = plain_sentence(reading.sort)
        head = f"{self.paint('2', f'{where:>5}')} {self.paint(ansi, f'{role:<{INDENT - 7}}')} "
        room = self.width - INDENT - cells(sort) - 2
        if sort and cells(shown) <= room:
            self.put(f"{head}{shown}{' ' * (room - cells(shown) + 2)}{self.paint('2', sort)}")
            return
        self.put(f"{head}{clip(shown, self.width - INDENT)}")
        if sort:
            self.put(self.paint("2", f"{'':{INDENT}}{'is':<7}{clip(sort, self.width - INDENT - 7)}"))

    def names(self, names: Sequence[Name]) -> None:
        if not names:
            return
        if self.lines[-1:] != [""]:
            self.put("")
        self.put(self.paint("1", "  names"))
        shown = [plain(name.name) for name in names]
        wide = min(16, max(map(cells, shown)))
        for name, text in zip(names, shown, strict=True):
            self.name(name, text + " " * max(wide - cells(text), 0), wide)
        self.put("")

    def name(self, name: Name, text: str, wide: int) -> None:
        what = plain_sentence(name.sort)
        where = f"{name.how} in line {name.place.where}"
        if name.how == "inferred":
            what, where = f"taken to be {what}", f"line {name.place.where}; nobody says so"
        if name.until:
            where += f", another one from line {name.until}"
        gap = " " * max(self.width - 4 - wide - 2 - cells(what) - cells(where), 2)
        self.put(f"    {text}  {self.paint('33' if name.how == 'inferred' else '', what)}{gap}{self.paint('2', where)}")
        more = [plain(name.definition)] if name.definition else []
        if name.how == "inferred" and name.declaration:
            more.append(f"to say it yourself: Let ${name.declaration}$.")
        more += [f"{plain(term)}   (line {line})" for term, line in name.hypotheses]
        self.put(*(self.paint("2", f"    {'':{wide}}  {clip(printable(each), self.width - wide - 6)}") for each in more))


def _bare(text: str) -> str:
    return "".join(text.split())
