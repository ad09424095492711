"""Many documents checked under one reference: a row for each, as CSV, JSON and HTML, and the words that head each student's handout."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import PurePath
from typing import Literal

from proofgen import __version__
from proofgen.render.compact import point
from proofgen.render.marks import correction
from proofgen.render.plain import plain, plain_sentence
from proofgen.render.templates import Environment
from proofgen.report.values import Document, Formula, Goal, Heading, Line, Paragraph, Run, Text

State = Literal["right", "restated", "incomplete", "open", "underived", "unreadable", "wrong"]
STATES: dict[State, str] = {
    "right": "every line is proved, and every goal reached",
    "restated": "every goal is written down and true, and nothing leads to it",
    "incomplete": "every line is proved, and a goal is missing",
    "open": "nothing is refuted, and a line is undecided or was not checked",
    "underived": "everything is declared, defined or supposed, and nothing follows",
    "unreadable": "nothing is refuted, and a line or the whole file could not be read: the remarks say why",
    "wrong": "a line is refuted",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One submission, in plain text. first_wrong, first_open: the number of the line, "" where there is none. not_shown: goals, and why a line
    that says one does not count."""

    file: str
    state: State
    lines: int
    proved: int
    refuted: int
    undecided: int
    unreadable: int
    unchecked: int
    supposed: int  # what the student assumed without being told to
    goals_reached: int
    goals: int
    first_wrong: str = ""
    formula: str = ""
    witness: str = ""
    repair: str = ""
    first_open: str = ""
    not_shown: str = ""
    note: str = ""


def row(document: Document, name: str) -> Row:
    counts = document.counts
    checked = counts["proved"] + counts["proved-if"] + counts["refuted"] + counts["undecided"]
    reached = sum(goal.reached != "" for goal in document.goals)
    wrong = first_wrong(document)
    doubt = first_open(document)
    return Row(
        file=name,
        state=_state(document, checked, reached),
        lines=sum(counts.values()),
        proved=counts["proved"] + counts["proved-if"],
        refuted=counts["refuted"],
        undecided=counts["undecided"],
        unreadable=counts["unreadable"],
        unchecked=counts["unchecked"],
        supposed=sum(line.role == "hypothesis" for line in document.lines),
        goals_reached=reached,
        goals=len(document.goals),
        first_wrong=wrong.place.where if wrong else "",
        formula=_formula(wrong or doubt),
        witness=_witness(wrong) if wrong else "",
        repair=repair(wrong) if wrong else "",
        first_open=doubt.place.where if doubt else "",
        not_shown="; ".join(_not_shown(goal) for goal in document.goals if not goal.reached),
        note="; ".join(_notes(document, doubt)),
    )


def _not_shown(goal: Goal) -> str:
    return f"{plain(goal.reading)} ({plain_sentence(_against(goal))})" if goal.why else plain(goal.reading)


def _notes(document: Document, doubt: Line | None) -> list[str]:
    errors = [remark.message for remark in document.remarks if remark.severity == "error"]
    if doubt is not None and doubt.verdict != "undecided":
        errors.append(f"line {doubt.place.where}: {doubt.message}")
    if not errors and not _claims(document):
        errors.append(_underived(document) if document.lines else "there is no formula in this file")
    return list(dict.fromkeys(map(plain_sentence, errors)))


def _claims(document: Document) -> int:
    return sum(document.counts.values())


def _underived(document: Document) -> str:
    """Of a file without a claim."""
    return f"nothing is derived: all {document.coverage.formulas} formulas are declared, defined or supposed"


def _state(document: Document, checked: int, reached: int) -> State:
    counts = document.counts
    if counts["refuted"]:
        return "wrong"
    if counts["unreadable"]:
        return "unreadable"
    if not _claims(document):
        return "underived" if document.lines else "unreadable"
    if counts["undecided"] or counts["unchecked"]:
        return "open"
    if reached < len(document.goals):
        return "incomplete"
    said = {goal.reached for goal in document.goals}
    return "restated" if said and checked <= len(said) else "right"


def first_wrong(document: Document) -> Line | None:
    """Whatever the student says that it is expected to be."""
    return next((line for line in document.lines if line.verdict == "refuted"), None)


def first_open(document: Document) -> Line | None:
    """What could not be read comes before what could not be settled, and that before what was not checked."""
    found = {
        word: next((line for line in document.lines if line.verdict == word), None) for word in ("unreadable", "undecided", "unchecked")
    }
    return next(filter(None, found.values()), None)


def _formula(line: Line | None) -> str:
    return "" if line is None else plain(line.reading) if line.reading else " ".join(line.source.split())


def _witness(line: Line) -> str:
    found = line.counterexample
    at = ", ".join(plain(each) for each in point(found)) if found is not None else ""
    sides = f"{line.left_value} against {line.right_value}" if line.left_value and line.right_value else ""
    return ": ".join(part for part in (at, sides) if part)


def repair(line: Line) -> str:
    """A claim that was proved, and is the one made but for a small change; else what is true instead."""
    offered = next((plain(good) for good in map(correction, line.hints) if good), "")
    return offered or next((plain_sentence(hint) for hint in line.hints if hint.startswith("what is true is")), "")


# ---------------------------------------------------------------- tables


def table_csv(rows: Sequence[Row]) -> str:
    """A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([each.name for each in fields(Row)])
    for each in rows:
        writer.writerow([_cell(value) for value in asdict(each).values()])
    return out.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def table_json(rows: Sequence[Row], reference: str) -> str:
    value = {"schema": 1, "proofgen": __version__, "reference": reference, "submissions": [asdict(each) for each in rows]}
    return json.dumps(value, indent=2) + "\n"


def table_html(rows: Sequence[Row], reference: str, links: Sequence[str]) -> str:
    """links: for each row the address of its handout."""
    counted = {state: sum(each.state == state for each in rows) for state in STATES}
    page = Environment({}, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return page.rendered(
        "grades.html",
        rows=list(zip(rows, links, strict=True)),
        reference=PurePath(reference).name,
        counted=counted,
        states=STATES,
        version=__version__,
    )


# ---------------------------------------------------------------- the handout of one student


def with_feedback(document: Document) -> Document:
    """The same, headed by what the student should look at first; behind its title, where it has one."""
    blocks = [Paragraph((Text("Feedback. ", "strong"), *_first(document)), "quote")]
    blocks += [Paragraph(_goal(goal), "quote") for goal in document.goals]
    titled = document.blocks[:1] if document.blocks and isinstance(document.blocks[0], Heading) and document.blocks[0].level == 1 else ()
    return replace(document, blocks=(*titled, *blocks, *document.blocks[len(titled) :]))


def _first(document: Document) -> tuple[Run, ...]:
    wrong, doubt = first_wrong(document), first_open(document)
    if wrong is not None:
        at = _witness(wrong)
        said = Text(f"The first line that is wrong is line {wrong.place.where}." + (f" It fails at {at}." if at else ""))
        mended = next(filter(None, map(correction, wrong.hints)), "")
        offer: tuple[Run, ...] = (Text(" Right would be: "), Formula(mended, mended), Text(".")) if mended else ()
        return (said, *offer, Text(" What follows is judged on its own."))
    if doubt is not None:
        return (Text(_doubted(doubt)),)
    if not _claims(document):
        problems = [remark.message for remark in document.remarks if remark.severity == "error"]
        said_of = _underived(document) if document.lines else "; ".join(map(plain_sentence, problems)) or "there is no formula in it"
        return (Text(f"There was nothing in this file that could be checked: {said_of}."),)
    missing = sum(not goal.reached for goal in document.goals)
    if missing:
        asked = "what was asked for is" if len(document.goals) == 1 else f"{missing} of {len(document.goals)} things asked for are"
        return (Text(f"Every line that was checked is proved, and {asked} not shown yet."),)
    return (Text("Every line that was checked is proved."),)


def _doubted(line: Line) -> str:
    match line.verdict:
        case "unreadable":
            return f"Nothing is refuted. Line {line.place.where} could not be read: {plain_sentence(line.message)}."
        case "unchecked":
            return f"Nothing is refuted. Line {line.place.where} was not checked: {plain_sentence(line.message)}."
        case _:
            return f"Nothing is refuted. The first line that could not be settled is line {line.place.where}."


def _goal(goal: Goal) -> tuple[Run, ...]:
    asked: tuple[Run, ...] = (Text("Asked for: "), Formula(goal.reading, goal.reading))
    if goal.reached:
        return (*asked, Text(f"; shown in line {goal.reached}."))
    return (*asked, *_runs(f"; not shown yet: {_against(goal)}." if goal.why else "; not shown yet."))


def _runs(sentence: str) -> Iterator[Run]:
    """Words, and the formulas between dollar signs."""
    for number, part in enumerate(sentence.split("$")):
        yield Formula(part, part) if number % 2 else Text(part)


def _against(goal: Goal) -> str:
    return f"line {goal.said} says it {goal.why}" if goal.said else goal.why
