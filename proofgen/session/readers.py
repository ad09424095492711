"""Which reader reads a file: its suffix says. What comes without a name, or as plain text, is Markdown unless it begins as a LaTeX document does.

What reads LaTeX and notebooks is loaded for these alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from proofgen.session.files import Text
from proofgen.session.reports import Trace
from proofgen.source.document import Document
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText, Span

if TYPE_CHECKING:
    from proofgen.source.latex_include import Load


def read_document(text: Text, traces: list[Trace] | None = None) -> Document:
    """The document, with the remarks on the file itself before those on what stands in it. traces: to which those of other files are added."""
    return _read(text, lambda: _beside(text.source.path, [] if traces is None else traces))


def read_alone(text: Text) -> Document:
    """The same, and what it would include of other files is not read: those may be somebody else's."""
    return _read(text, lambda: _not_read)


def _beside(path: str, traces: list[Trace]) -> Load:
    from proofgen.session.includes import beside  # lazily: see above

    return beside(path, traces)


def _not_read(_name: str) -> None:
    from proofgen.source.latex_include import Refused  # lazily: see above

    raise Refused("of what is handed in only the file itself is read")


def _read(text: Text, load: Callable[[], Load]) -> Document:
    """load: what reads the files that are included, made where some may be: it leaves a trace."""
    source = text.source
    remarks = text.remarks
    match PurePath(source.path).suffix.lower():
        case ".tex":
            document = _latex(source, load())
        case ".ipynb":
            from proofgen.source.notebook import read_notebook  # lazily: see above

            document = read_notebook(source)
            remarks = tuple(replace(remark, span=Span(0, 0)) for remark in text.remarks)  # a place in the JSON is none in a cell
        case suffix if (source.path.startswith("<") or suffix == ".txt") and source.text.lstrip().startswith("\\documentclass"):
            document = _latex(source)
        case _:
            document = read_markdown(source)
    return replace(document, problems=(*remarks, *document.problems))


def _latex(source: SourceText, load: Load | None = None) -> Document:
    from proofgen.source.latex import read_latex  # lazily: see above

    return read_latex(source, load)
