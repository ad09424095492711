"""The handout as a PDF."""

from __future__ import annotations

from proofgen.render.pdf_engine import NoTeX, TeXStopped, compile_pdf, find_engine
from proofgen.render.pdf_tex import tex
from proofgen.report.values import Document

__all__ = ["NoTeX", "TeXStopped", "find_engine", "pdf", "tex"]


def pdf(document: Document) -> bytes:
    """One document's handout. Raises NoTeX, or TeXStopped, which carries TeX's log."""
    return compile_pdf(tex(document))
