"""Everything that goes from a report into TeX goes through here: words escaped, formulas looked at twice."""

from __future__ import annotations

import re
import unicodedata

from pylatex.utils import NoEscape

from proofgen.render.formula import Painted, known
from proofgen.render.marks import pieces
from proofgen.render.pdf_letters import lettered

CLUSTER = re.compile(r".[\u0300-\u036f\u20d7]*", re.S)
LONGEST = 50_000
_LONG = re.compile(r"(\S{30,})")


def words(text: str) -> NoEscape:
    """Plain words: nothing in them is a command. What the fonts lack shows as [U+…]."""
    cut = text if len(text) <= LONGEST else text[:LONGEST] + " …"
    return NoEscape("".join(map(_part, _LONG.split(unicodedata.normalize("NFC", cut)))))


def _part(text: str) -> str:
    """A word as long as an address may break behind its marks, where words of a language have hyphens."""
    breaks = r"\allowbreak{}" if _LONG.fullmatch(text) else ""
    letters = [lettered(cluster) + (breaks if cluster in "/._-?&=#" else "") for cluster in CLUSTER.findall(text)]
    return "".join(letters).replace(",,", ",{},").replace("''", "'{}'")


def verbatim(text: str) -> NoEscape:
    """A line of code, its spaces kept."""
    return NoEscape("".join(r"\ " if letter == " " else lettered(letter) for letter in text[:LONGEST].replace("\t", "    ")))


def _known(latex: str, painted: Painted) -> str | None:
    """The words among its signs have letters of every language; TeX's fonts have those that they have in a sentence."""
    written = known(latex, painted)
    return written if written is None or written.isascii() else "".join(each if each.isascii() else lettered(each) for each in written)


def formula(latex: str, painted: Painted = ()) -> NoEscape:
    """For mathematics mode; a formula that is not known throughout is set as the text it is."""
    written = _known(latex, painted)
    return NoEscape(written if written is not None else rf"\pgRaw{{{words(latex)}}}")


def inline(latex: str, painted: Painted = ()) -> NoEscape:
    """For a sentence: mathematics, or code that may break over lines."""
    written = _known(latex, painted)
    return NoEscape(f"${written}$" if written is not None else rf"{{\pgcode {verbatim(latex)}}}")


def sentence(text: str, painted: Painted = ()) -> NoEscape:
    """A sentence of ours, with mathematics between dollar signs and code between backticks."""
    parts = []
    for kind, part in pieces(text):
        written = _known(part, painted) if kind == "math" else None
        if kind == "code":
            parts.append(rf"{{\pgcode {verbatim(part)}}}")
        else:
            parts.append(f"${written}$" if written is not None else str(words(f"${part}$" if kind == "math" else part)))
    return NoEscape("".join(parts))
