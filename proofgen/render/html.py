"""The handout as one HTML file that needs nothing beside it: no script, no style sheet, no font."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup, escape

from proofgen import __version__
from proofgen.render import lookup, mathml
from proofgen.render.edition import FULL, Edition, laid_out
from proofgen.render.marks import MARKS, counted
from proofgen.render.plain import plain, printable
from proofgen.render.templates import Environment, text_of
from proofgen.report.values import Document, Text

STYLES = {"plain": "{}", "strong": "<strong>{}</strong>", "emphasis": "<em>{}</em>", "code": "<code>{}</code>", "note": "<sup>{}</sup>"}


def html(document: Document, edition: Edition = FULL) -> str:
    document, page = laid_out(document, edition, railed=True)
    own = dict(edition.templates)
    environment = Environment(own, autoescape=True, finalize=_visible, trim_blocks=True, lstrip_blocks=True)
    names = tuple(colour.keys for colour in document.colours)
    painting: dict[str, Callable[..., Any]] = {
        "math": lambda latex, display=False: mathml.mathml(latex, display, names),
        "sentence": lambda text: mathml.sentence(text, names),
    }
    environment.filters.update(FILTERS | painting | lookup.SHARED | lookup.filters_of(document, page))
    environment.tests.update(lookup.TESTS)
    css = Markup(text_of("handout.css", own)) + mathml.styles(document.colours)
    values = {"document": document, "page": page, "edition": edition, "tally": counted(document), "version": __version__, "css": css}
    return environment.rendered("handout.html", **values) + "\n"


def _visible(value: object) -> Markup:
    """Escaped, whatever a template turns off; control and direction marks made visible first."""
    return value if isinstance(value, Markup) else escape(printable(str(value).replace("\n", " ")))


def _words(run: Text) -> Markup:
    return Markup(STYLES[run.style]).format(printable(run.text.replace("\n", " ")))


def _verbatim(text: str) -> Markup:
    return Markup("\n").join(escape(printable(line.replace("\t", "    "))) for line in text.split("\n"))


def _points(stroke: Iterable[tuple[float, float]], left: float, scale: float, height: float) -> str:
    return " ".join(f"{left + place * scale:.1f},{(height - value) * scale:.1f}" for place, value in stroke)


def _label(latex: str) -> Markup:
    """A name beside a picture, its index set lower."""
    name = printable(plain(latex)) if len(latex) < 40 else ""
    head, _, index = name.partition("_")
    if not head or not index or not index.strip("()").isalnum():
        return escape(name)
    return Markup('{}<tspan dy="3" font-size="80%">{}</tspan>').format(head, index.strip("()"))


FILTERS: dict[str, Callable[..., Any]] = {
    "mark": lambda word: MARKS[word] if word else MARKS["unchecked"],
    "label": _label,
    "name": lambda latex: plain(latex) if len(latex) < 40 else "",
    "points": _points,
    "spelt": lambda word: "" if MARKS[word].beside == MARKS[word].sign else " spelt",
    "verbatim": _verbatim,
    "words": _words,
}
