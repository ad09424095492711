"""A fragment goes into the author's own document, and changes nothing outside of itself there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from proofgen.render.edition import NAMES, Edition
from proofgen.render.pdf import typeset
from proofgen.render.pdf_tex import fragment, style
from proofgen.report.values import Document
from proofgen.session.handouts import STYLE
from tests.render import sample
from tests.render.test_editions import EXAMPLES, checked

pytestmark = pytest.mark.usefixtures("only_the_wheels_tex")

MINE = r"""\documentclass[%s]{article}
\begin{filecontents*}{proofgen.sty}
%s\end{filecontents*}
\begin{filecontents*}{part.tex}
%s\end{filecontents*}
\usepackage{lmodern}
%s
\usepackage{proofgen}
\newcommand\tr{T}\newcommand\rank{R}\newcommand\lt{L}\newcommand\square{S}
\makeatletter
\begin{document}
\def\state{\the\parindent/\the\parskip/\f@family/\f@encoding/\the\linewidth/\tr\rank\lt\square}
\xdef\before{\state}
Words of mine. \input{part} Words of mine.
\xdef\after{\state}
\ifx\before\after\else\errmessage{changed from \before\space to \after}\fi
\end{document}
"""


def set_in(document: Document, edition: Edition, options: str = "11pt", packages: str = "") -> str:
    """The log."""
    done = typeset(MINE % (options, style(edition), fragment(document, edition), packages))
    assert done.pdf.startswith(b"%PDF")
    return done.log


def sticking_out(log: str) -> list[str]:
    return [found for found in re.findall(r"^Overfull \\[hv]box \((\d+\.\d+)pt", log, re.M) if float(found) > 1]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_example_goes_into_a_minimal_document(path: Path) -> None:
    assert sticking_out(set_in(checked(path), Edition(fragment=True))) == []


@pytest.mark.parametrize("packages", ["", r"\usepackage[T1]{fontenc}"])
def test_a_document_that_names_no_font_is_set_by_the_wheels_tex(packages: str) -> None:
    document = checked(next(path for path in EXAMPLES if path.name == "normal-equations.md"))
    mine = MINE.replace("\\usepackage{lmodern}\n", "")
    done = typeset(mine % ("11pt", style(Edition(fragment=True)), fragment(document, Edition(fragment=True)), packages))
    assert done.pdf.startswith(b"%PDF")
    assert sticking_out(done.log) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_edition_does(name: str) -> None:
    document = checked(next(path for path in EXAMPLES if path.name == "softmax-question.md"))
    assert sticking_out(set_in(document, Edition(name, fragment=True), "10pt")) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("document", [sample.softmax(), sample.mistake(), sample.hostile()], ids=lambda document: document.path[:20])
@pytest.mark.parametrize("packages", ["", r"\usepackage{xcolor,amsmath,tikz}", r"\usepackage[T1]{fontenc}\usepackage{microtype}"])
def test_other_packages_may_come_first(document: Document, packages: str) -> None:
    set_in(document, Edition(fragment=True), packages=packages)


def test_a_fragment_has_no_page_of_its_own() -> None:
    text = fragment(sample.softmax(), Edition(fragment=True))
    assert not re.search(r"\\(documentclass|pagestyle|fancyfoot|geometry|usepackage|label|pgtitle)\b", text.split("\n", 2)[2])
    assert text.count(r"\begin{proofgen}") == text.count(r"\end{proofgen}") == 1
    assert STYLE == "proofgen.sty"
