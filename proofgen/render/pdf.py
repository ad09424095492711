"""The handout as a PDF."""

from __future__ import annotations

from proofgen.render.edition import FULL, Edition
from proofgen.render.pdf_engine import NoTeX, TeXStopped, Typeset, compile_pdf, find_engine, typeset
from proofgen.render.pdf_tex import tex
from proofgen.report.values import Document

__all__ = ["NoTeX", "TeXStopped", "Typeset", "find_engine", "pdf", "tex", "typeset"]


def pdf(document: Document, edition: Edition = FULL) -> bytes:
    """One document's handout. Raises NoSuchLine, NoTeX, or TeXStopped, which carries TeX's log."""
    return compile_pdf(tex(document, edition))
