"""The handout as a PDF."""

from __future__ import annotations

from proofgen.render.edition import FULL, Edition
from proofgen.render.pdf_engine import NoTeX, TeXStopped, Typeset, compile_pdf, find_engine, typeset
from proofgen.render.pdf_tex import digest_of, tex
from proofgen.render.stamp import readable
from proofgen.report.values import Document

__all__ = ["NoTeX", "TeXStopped", "Typeset", "compile_pdf", "find_engine", "is_set_from", "pdf", "tex", "typeset"]


def is_set_from(content: bytes, text: str) -> bool:
    """Whether a PDF was set from this very TeX file."""
    wanted = digest_of(text).encode("ascii")
    return any(wanted in part for part in readable(content))


def pdf(document: Document, edition: Edition = FULL) -> bytes:
    """One document's handout. Raises NoSuchLine, NoTeX, or TeXStopped, which carries TeX's log."""
    return compile_pdf(tex(document, edition))
