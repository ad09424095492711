"""A report as a piece of a page, for a notebook's output: every line with its verdict, and beside what is wrong the point that shows it."""

from __future__ import annotations

from markupsafe import Markup

from proofgen.render.facts import facts
from proofgen.render.marks import MARKS, covered, state_words
from proofgen.render.mathml import code, mathml, sentence
from proofgen.report.values import Document, Line, Remark

_COLOURS = {
    "proved": "#17753a",
    "proved-if": "#17753a",
    "refuted": "#b3261e",
    "undecided": "#8a5a00",
    "unreadable": "#b3261e",
    "unchecked": "#666",
}
_CELL = "text-align:left;vertical-align:top;padding:.2em .6em"


def notebook(document: Document) -> str:
    """HTML without scripts, links or a style sheet, so that it changes nothing around it."""
    rows = [_row(line) for line in document.lines if line.verdict is not None]
    rows += [_remark(remark) for remark in document.remarks if remark.severity == "error"]
    checked = sum(count for word, count in document.counts.items() if word != "unchecked")
    verdict = state_words(document)[2] if checked else "nothing was checked"
    summary = Markup("<p>{}: {}; {}</p>").format(document.title, covered(document.coverage), verdict)
    return str(Markup('<div><table style="border-collapse:collapse">{}</table>{}</div>').format(Markup("").join(rows), summary))


def _row(line: Line) -> Markup:
    assert line.verdict is not None
    mark = MARKS[line.verdict]
    word = mark.word + (" if " if line.verdict == "proved-if" else "")
    conditions = Markup(", ").join(mathml(each) for each in line.conditions) if line.verdict == "proved-if" else Markup("")
    formula = mathml(line.reading) if line.reading else code(" ".join(line.source.split()))
    beside = Markup("")
    if line.verdict in ("refuted", "undecided", "unreadable"):
        told = (sentence(line.message), *(Markup("{}").format(fact) for fact in facts(line)))
        beside = Markup("<br>").join((Markup(""), *told))
    return Markup(
        '<tr><td style="{c}">{at}</td><td style="{c}">{formula}{beside}</td><td style="{c};color:{colour}"><b>{sign} {word}</b>{on}</td></tr>'
    ).format(
        c=_CELL,
        at=line.place.where,
        formula=formula,
        beside=beside,
        colour=_COLOURS[line.verdict],
        sign=mark.sign,
        word=word,
        on=conditions,
    )


def _remark(remark: Remark) -> Markup:
    return Markup('<tr><td style="{c}">{at}</td><td style="{c}" colspan="2">{said}</td></tr>').format(
        c=_CELL, at=remark.place.where, said=sentence(remark.message)
    )
