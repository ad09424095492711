"""Formulas as MathML, and as code where they cannot be."""

from __future__ import annotations

import functools
from collections.abc import Callable

from markupsafe import Markup, escape
from math_core import LatexError, LatexToMathML

from proofgen.render.formula import LONGEST, known
from proofgen.render.marks import pieces
from proofgen.render.plain import printable

CONVERTER = LatexToMathML(annotation=True)


@functools.lru_cache(maxsize=4096)
def mathml(latex: str, display: bool = False) -> Markup:
    """The element for one formula; `display` gives it the room of a displayed one, still in its line. A formula with a token that is not known shows as the text it is."""
    written = known(latex) if len(latex) <= LONGEST else None
    if written is not None:
        try:
            found = CONVERTER.convert_with_local_state(written, displaystyle=display)
        except LatexError:
            return code(latex)
        return Markup(found.replace('<math display="block">', '<math displaystyle="true">', 1))
    return code(latex)


def code(text: str) -> Markup:
    return Markup("<code>{}</code>").format(printable(text)) if text else Markup("")


def sentence(text: str) -> Markup:
    """A sentence of ours, with mathematics between dollar signs and code between backticks."""
    parts: dict[str, Callable[[str], Markup]] = {"math": mathml, "code": code, "words": lambda part: escape(printable(part))}
    return Markup("").join(parts[kind](part) for kind, part in pieces(text))
