"""Formulas as MathML, and as code where they cannot be."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from markupsafe import Markup, escape
from math_core import LatexError, LatexToMathML

from proofgen.render.formula import LONGEST, known
from proofgen.render.marks import pieces
from proofgen.render.plain import FUNCTIONS, printable
from proofgen.report.values import Colour

Names = tuple[tuple[tuple[str, ...], ...], ...]
"""The ways in which each name with a colour is written, in the order of the colours."""
MARK = 0xF000  # the first of the colours that stand for names, and for no colour, until they are classes
_COLOUR = re.compile(r'style="color:#([0-9A-F]{6});"')
_TEX = re.compile(r'(<annotation encoding="application/x-tex">).*?(</annotation>)', re.S)
_APPLIED = re.compile(rf"(\\(?:{'|'.join(FUNCTIONS)}) )(?=\{{\\color\[)")  # the converter sets no space before a group
CONVERTER = LatexToMathML(annotation=True)


@functools.lru_cache(maxsize=4096)
def mathml(latex: str, display: bool = False, names: Names = ()) -> Markup:
    """The element for one formula; `display` gives it the room of a displayed one, still in its line.

    A formula with a token that is not known shows as the text it is. names: those with a colour, each of the class of its place.
    """
    painted = tuple((key, rf"{{\color[HTML]{{{MARK + at:06X}}}") for at, keys in enumerate(names) for key in keys)
    written = known(latex, painted) if len(latex) <= LONGEST else None
    if written is None:
        return code(latex)
    try:
        if painted:
            written = _APPLIED.sub(r"\1\\,", written)
        found = CONVERTER.convert_with_local_state(written, displaystyle=display)
    except LatexError:
        return code(latex)
    if painted:
        found = _COLOUR.sub(lambda match: f'class="name-{int(match[1], 16) - MARK}"', found)
        found = _TEX.sub(lambda match: match[1] + str(escape(known(latex) or "")) + match[2], found)
    return Markup(found.replace('<math display="block">', '<math displaystyle="true">', 1))


def code(text: str) -> Markup:
    return Markup("<code>{}</code>").format(printable(text)) if text else Markup("")


def styles(colours: tuple[Colour, ...]) -> Markup:
    """The colours of the names' classes, on a light page and on a dark one."""
    light = "".join(f".name-{at} {{ color: #{each.paper}; }}\n" for at, each in enumerate(colours))
    dark = "".join(f" .name-{at} {{ color: #{each.dark}; }}" for at, each in enumerate(colours))
    return Markup(f"{light}@media screen and (prefers-color-scheme: dark) {{{dark} }}\n") if colours else Markup("")


def sentence(text: str, names: Names = ()) -> Markup:
    """A sentence of ours, with mathematics between dollar signs and code between backticks."""
    parts: dict[str, Callable[[str], Markup]] = {
        "math": lambda part: mathml(part, False, names),
        "code": code,
        "words": lambda part: escape(printable(part)),
    }
    return Markup("").join(parts[kind](part) for kind, part in pieces(text))
