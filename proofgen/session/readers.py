"""Which reader reads a file: its suffix says. What comes without a name, or as plain text, is Markdown unless it begins as a LaTeX document does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from proofgen.session.files import Text
from proofgen.session.includes import beside
from proofgen.session.reports import Trace
from proofgen.source.document import Document
from proofgen.source.latex import read_latex
from proofgen.source.latex_include import Load, Refused
from proofgen.source.markdown import read_markdown
from proofgen.source.notebook import read_notebook
from proofgen.span import Span


def read_document(text: Text, traces: list[Trace] | None = None) -> Document:
    """The document, with the remarks on the file itself before those on what stands in it. traces: to which those of other files are added."""
    return _read(text, lambda: beside(text.source.path, [] if traces is None else traces))


def read_alone(text: Text) -> Document:
    """The same, and what it would include of other files is not read: those may be somebody else's."""
    return _read(text, lambda: _not_read)


def _not_read(_name: str) -> None:
    raise Refused("of what is handed in only the file itself is read")


def _read(text: Text, load: Callable[[], Load]) -> Document:
    """load: what reads the files that are included, made where some may be: it leaves a trace."""
    source = text.source
    remarks = text.remarks
    match PurePath(source.path).suffix.lower():
        case ".tex":
            document = read_latex(source, load())
        case ".ipynb":
            document = read_notebook(source)
            remarks = tuple(replace(remark, span=Span(0, 0)) for remark in text.remarks)  # a place in the JSON is none in a cell
        case suffix if (source.path.startswith("<") or suffix == ".txt") and source.text.lstrip().startswith("\\documentclass"):
            document = read_latex(source)
        case _:
            document = read_markdown(source)
    return replace(document, problems=(*remarks, *document.problems))
