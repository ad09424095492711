"""Which reader a text is for."""

from __future__ import annotations

from pathlib import PurePath

from proofgen.session.files import Text
from proofgen.session.includes import beside
from proofgen.source.document import Document
from proofgen.source.latex import read_latex
from proofgen.source.markdown import read_markdown


def read_document(text: Text) -> Document:
    """By the file's suffix; what comes without a name is Markdown unless it begins as a LaTeX document does."""
    source = text.source
    if PurePath(source.path).suffix.lower() == ".tex":
        return read_latex(source, beside(source.path))
    if source.path.startswith("<") and source.text.lstrip().startswith("\\documentclass"):
        return read_latex(source)
    return read_markdown(source)
