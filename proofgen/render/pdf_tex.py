"""The TeX file of a handout: PyLaTeX writes the preamble, Jinja2 the body, and nothing of the author's is a command in either."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from markupsafe import Markup
from pylatex.document import Document as TeXFile
from pylatex.package import Package
from pylatex.utils import NoEscape

from proofgen import __version__
from proofgen.render import compact, lookup, pdf_text
from proofgen.render.edition import FULL, Edition, laid_out
from proofgen.render.marks import MARKS, counted
from proofgen.render.page import Page
from proofgen.render.passed import passed
from proofgen.render.templates import Environment, text_of
from proofgen.report.values import Document, Heading, VerdictWord

PACKAGES = (
    ("geometry", "a4paper,left=25mm,right=25mm,top=19mm,bottom=22mm,footskip=10.5mm"),
    ("lmodern", ""),
    ("amsmath", ""),
    ("microtype", ""),
    ("xcolor", ""),
    ("colortbl", ""),
    ("fancyhdr", ""),
)
STYLE = "proofgen.sty"
NO_CONVERTER = r"\@namedef{ver@epstopdf-base.sty}{}" + "\n"  # no picture is read from a file, and small TeX systems lack half of it
UNKNOWN = "proofgen-tex=" + "0" * 32
DIGEST = re.compile(r"proofgen-tex=[0-9a-f]{32}")
LENGTH = re.compile(r"-?\d+(\.\d+)?")


def tex(document: Document, edition: Edition = FULL) -> str:
    """A whole file for pdflatex, its style included. Raises NoSuchLine."""
    preamble = TeXFile(  # type: ignore[no-untyped-call]
        documentclass="article",
        document_options=["11pt"],
        fontenc="T1",
        inputenc="utf8",
        lmodern=False,
        textcomp=False,
        page_numbers=False,
        microtype=False,
        indent=True,
        geometry_options=None,
        font_size="normalsize",
    )
    for name, options in PACKAGES:
        preamble.packages.append(Package(NoEscape(name), options=NoEscape(options) if options else None))  # type: ignore[no-untyped-call]
    own = dict(edition.templates)
    style = NO_CONVERTER + text_of(STYLE, own) + text_of("proofgen-handout.sty", own)
    preamble.preamble.append(NoEscape(r"\makeatletter" + "\n" + style + r"\makeatother"))
    preamble.preamble.append(NoEscape(_colours(document)))
    preamble.preamble.append(NoEscape(_described(document, edition)))
    preamble.append(NoEscape(_body(document, edition)))
    text = str(preamble.dumps()) + "\n"  # type: ignore[no-untyped-call]
    return text.replace(UNKNOWN, digest_of(text), 1)


def fragment(document: Document, edition: Edition = FULL) -> str:
    """What `\\input` takes into a document that has `\\usepackage{proofgen}`: no preamble, no page. Raises NoSuchLine."""
    body = _colours(document) + _body(document, edition, fragment=True).strip()
    head = f"% {'set' if edition.is_quiet(document) else 'checked'} by proofgen {__version__}: \\usepackage{{proofgen}} in the preamble, and \\input this file\n% {edition.stamp(document)}\n"
    return f"{head}\\begin{{proofgen}}\n{body}\n\\end{{proofgen}}\n"


def style(edition: Edition = FULL) -> str:
    """The style file that a fragment needs beside it."""
    head = f"% proofgen.sty, written by proofgen {__version__}\n\\NeedsTeXFormat{{LaTeX2e}}\n\\ProvidesPackage{{proofgen}}\n"
    return head + text_of(STYLE, dict(edition.templates))


def _colours(document: Document) -> str:
    """The colours of the author's names; six hexadecimal digits each."""
    return "".join(rf"\definecolor{{pgName{at}}}{{HTML}}{{{each.paper.upper()}}}" + "\n" for at, each in enumerate(document.colours))


def digest_of(text: str) -> str:
    """Of a TeX file, whatever digest stands in it already: the PDF carries it, and so shows whether it need not be set anew."""
    return "proofgen-tex=" + sha256(DIGEST.sub(UNKNOWN, text, count=1).encode("utf-8", "replace")).hexdigest()[:32]


def _described(document: Document, edition: Edition) -> str:
    """The title and the trailer of the PDF, in hexadecimal: no letter of them can mean anything to TeX."""
    title = (document.title or document.path)[:200].encode("utf-16-be", "replace").hex().upper()
    mark = re.sub("[^0-9a-f]", "", document.source_hash)[:64]
    return rf"\pdfinfo{{/Title <FEFF{title}> /Creator (proofgen {__version__}) /Keywords ({edition.stamp(document)} {UNKNOWN})}}\pdftrailerid{{{mark}}}"


def _body(document: Document, edition: Edition, *, fragment: bool = False) -> str:
    document, page = laid_out(document, edition, railed=True)
    environment = _environment(document, page, dict(edition.templates))
    tally = counted(document)
    values = {
        "document": document,
        "page": page,
        "edition": edition,
        "tally": tally,
        "note": _note(document, len(tally), fragment),
        "version": __version__,
        "fragment": fragment,
    }
    body = environment.rendered("handout.tex", **values)
    return re.sub(r"\n\s*\n+", "\n", body)


def _note(document: Document, pills: int, fragment: bool) -> str:
    """What stands beside the verdicts, in the room that they leave."""
    proved = sum(document.counts.get(word, 0) for word in ("proved", "proved-if")) and pills < 4 and not fragment
    if unseen := passed(document):
        return f"small print says how each was checked; {unseen.removesuffix(' checked')}" if proved else unseen
    return "reasons are the author's; small print says how each was checked" if proved else ""


def _environment(document: Document, page: Page, own: Mapping[str, str]) -> Environment:
    environment = Environment(
        own,
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
        finalize=_escaped,
        autoescape=True,  # so that what a macro returns is marked as written; the escaping itself is _escaped's
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    painted = tuple((key, rf"{{\color{{pgName{at}}}") for at, colour in enumerate(document.colours) for key in colour.keys)
    painting: dict[str, Callable[..., Any]] = {
        "math": lambda latex: pdf_text.formula(latex, painted),
        "inline": lambda latex: pdf_text.inline(latex, painted),
        "sentence": lambda text: pdf_text.sentence(text, painted),
    }
    environment.filters.update(FILTERS | painting | lookup.SHARED | lookup.filters_of(document, page))
    environment.tests.update(lookup.TESTS)
    return environment


def _escaped(value: object) -> Markup:
    """What Jinja2 prints: ours as it is (from a filter, or from a macro of the template), everything else as words."""
    if isinstance(value, NoEscape | Markup):
        return Markup(str(value))
    return Markup(str(pdf_text.words(str(value))))


def _length(value: str | float) -> NoEscape:
    value = value if isinstance(value, str) else f"{value:.3f}"
    if not LENGTH.fullmatch(value):
        raise ValueError(value)
    return NoEscape(value)


def _mark(word: VerdictWord | None) -> NoEscape:
    return NoEscape(rf"\pgmark{_colour(word)}" if word else "")


def _sealed(word: VerdictWord | None) -> NoEscape:
    """The mark at the right end of a panel's row, where a formula may stand right before it."""
    return _besides(word, "seal")


def _besides(word: VerdictWord | None, kind: str = "inline") -> NoEscape:
    """Right beside a formula: a tick or a cross, and else the word."""
    if word is None:
        return NoEscape("")
    mark = MARKS[word]
    colour = _colour(word)
    return NoEscape(rf"\pg{kind}{{{colour}}}" if mark.beside == mark.sign else rf"\pgspelt{{{colour}}}{{{mark.beside}}}")


def _colour(word: VerdictWord | None) -> NoEscape:
    return NoEscape(MARKS[word].colour if word else "unchecked")


def _size(heading: Heading) -> NoEscape:
    return NoEscape({1: "17", 2: "14", 3: "12"}.get(heading.level, "11"))


FILTERS: dict[str, Callable[..., Any]] = {
    "cm": _length,
    "code": pdf_text.verbatim,
    "colour": _colour,
    "beside": _besides,
    "mark": _mark,
    "path": lambda stroke: NoEscape(" -- ".join(f"({place:.3f},{value:.3f})" for place, value in stroke)),
    "sealed": _sealed,
    "short": compact.slashed,
    "size": _size,
    "word": lambda word: MARKS[word].word,
}
