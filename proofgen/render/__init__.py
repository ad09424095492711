"""Report in, text or bytes out. Each kind of handout is one row of `HANDOUTS` and one module of its own.

What renders is imported when it is first asked for: a check that prints to a terminal should not wait for Jinja2, PyLaTeX or MathML.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from proofgen.report.values import Document, Report

if TYPE_CHECKING:
    from proofgen.render.edition import Edition


@dataclass(frozen=True, slots=True)
class Handout:
    """name: as in `--to`. suffix: of the file. render: one document, in one edition, to the bytes of that file."""

    name: str
    suffix: str
    render: Callable[[Document, Edition], bytes]


def _pdf(document: Document, edition: Edition) -> bytes:
    from proofgen.render.pdf import pdf  # lazily: see above

    return pdf(document, edition)


def _markdown(document: Document, edition: Edition) -> bytes:
    from proofgen.render.markdown import markdown  # lazily: see above

    return markdown(document, edition=edition).encode("utf-8", "replace")


def _html(document: Document, edition: Edition) -> bytes:
    from proofgen.render.html import html  # lazily: see above

    return html(document, edition).encode("utf-8", "replace")


def _tex(document: Document, edition: Edition) -> bytes:
    from proofgen.render.pdf_tex import fragment, tex  # lazily: see above

    return (fragment if edition.fragment else tex)(document, edition).encode("utf-8", "replace")


def _json(document: Document, edition: Edition) -> bytes:
    from proofgen.render.edition import laid_out  # lazily: see above
    from proofgen.render.json import json

    return json(Report((laid_out(document, edition)[0],))).encode("utf-8")


HANDOUTS = (
    Handout("pdf", ".pdf", _pdf),
    Handout("md", ".md", _markdown),
    Handout("html", ".html", _html),
    Handout("tex", ".tex", _tex),
    Handout("json", ".json", _json),
)


def _all_json(report: Report, _allowed: Collection[str]) -> str:
    from proofgen.render.json import json  # lazily: see above

    return json(report)


def _sarif(report: Report, allowed: Collection[str]) -> str:
    from proofgen.render.sarif import sarif  # lazily: see above

    return sarif(report, allowed)


def _junit(report: Report, allowed: Collection[str]) -> str:
    from proofgen.render.junit import junit  # lazily: see above

    return junit(report, allowed)


def _github(report: Report, allowed: Collection[str]) -> str:
    from proofgen.render.github import github  # lazily: see above

    return github(report, allowed)


WRITTEN: dict[str, Callable[[Report, Collection[str]], str]] = {"json": _all_json, "sarif": _sarif, "junit": _junit, "github": _github}
"""Whole reports for programs, as in `check --format`; the second argument is what `--allow` lets pass."""
