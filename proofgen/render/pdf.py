"""The handout as a PDF."""

from __future__ import annotations

from proofgen.render.edition import FULL, Edition
from proofgen.render.pdf_engine import NoTeX, TeXStopped, Typeset, compile_pdf, find_engine, typeset
from proofgen.render.pdf_tex import digest_of, tex
from proofgen.render.stamp import readable
from proofgen.report.values import Document

__all__ = ["NoTeX", "TeXStopped", "Typeset", "find_engine", "is_current", "pdf", "tex", "typeset"]


def is_current(content: bytes, document: Document, edition: Edition = FULL) -> bool:
    """Whether a PDF was set from the very file that `tex` writes now."""
    wanted = digest_of(tex(document, edition)).encode("ascii")
    return any(wanted in part for part in readable(content))


def pdf(document: Document, edition: Edition = FULL) -> bytes:
    """One document's handout. Raises NoSuchLine, NoTeX, or TeXStopped, which carries TeX's log."""
    return compile_pdf(tex(document, edition))
