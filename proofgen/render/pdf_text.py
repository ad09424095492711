"""Everything that goes from a report into TeX goes through here: words escaped, formulas looked at twice."""

from __future__ import annotations

import functools
import re
import unicodedata

from pylatex.utils import NoEscape

from proofgen.render.formula import Painted, known
from proofgen.render.marks import pieces
from proofgen.render.plain import ACCENTS, SIGNS

ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "`": r"\pgGrave{}",
    "'": "'",
    "-": "-{}",
    "\t": " ",
    "\n": " ",
    "\r": " ",
    "\u00a0": r"\nobreakspace{}",
}
TYPOGRAPHY = {
    "–": r"\textendash{}",
    "—": r"\textemdash{}",
    "‘": r"\textquoteleft{}",
    "’": r"\textquoteright{}",
    "…": r"\ldots{}",
    "•": r"\ensuremath{\bullet}",
}
TYPOGRAPHY |= {
    "“": r"\textquotedblleft{}",
    "”": r"\textquotedblright{}",
    "·": r"\ensuremath{\cdot}",
    "§": r"\S{}",
    "°": r"\ensuremath{^\circ}",
    "€": "EUR",
}
TYPOGRAPHY |= {
    "✓": r"\pgTick{}",
    "✗": r"\pgCross{}",
    "✘": r"\pgCross{}",
    "∎": r"\pgSquare{}",
    "■": r"\pgSquare{}",
    "−": r"\ensuremath{-}",
    "²": r"\ensuremath{^2}",
}
MATHEMATICAL = {sign: rf"\ensuremath{{\{name}}}" for name, sign in reversed(SIGNS.items()) if len(sign) == 1 and not sign.isascii()}
MATHEMATICAL |= {
    "ᵀ": r"\ensuremath{^{\top}}",
    "′": r"\ensuremath{'}",
    "ℝ": r"\ensuremath{\mathbb{R}}",
    "ℕ": r"\ensuremath{\mathbb{N}}",
    "ℤ": r"\ensuremath{\mathbb{Z}}",
}
MATHEMATICAL |= {"√": r"\ensuremath{\surd}", "⁻": r"\ensuremath{^{-}}", "ⁱ": r"\ensuremath{^i}", "ⁿ": r"\ensuremath{^n}"}
MATHEMATICAL |= {digit: rf"\ensuremath{{_{at}}}" for at, digit in enumerate("₀₁₂₃₄₅₆₇₈₉")}
COMBINING = {ACCENTS[name]: name for name in ("hat", "bar", "tilde", "vec", "dot", "ddot")}
LATIN = frozenset("ßæœøłđþðÆŒØŁĐÞÐıŋŊ")
CLUSTER = re.compile(r".[\u0300-\u036f\u20d7]*", re.S)
LONGEST = 50_000


def words(text: str) -> NoEscape:
    """Plain words: nothing in them is a command. What the fonts lack shows as [U+…]."""
    cut = text if len(text) <= LONGEST else text[:LONGEST] + " …"
    return NoEscape("".join(map(_letter, CLUSTER.findall(unicodedata.normalize("NFC", cut)))).replace(",,", ",{},").replace("''", "'{}'"))


def verbatim(text: str) -> NoEscape:
    """A line of code, its spaces kept."""
    return NoEscape("".join(r"\ " if letter == " " else _letter(letter) for letter in text[:LONGEST].replace("\t", "    ")))


@functools.lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    if letter in ESCAPES:
        return ESCAPES[letter]
    if letter.isascii() and letter.isprintable():
        return letter
    if letter in TYPOGRAPHY:
        return TYPOGRAPHY[letter]
    if letter in MATHEMATICAL:
        return MATHEMATICAL[letter]
    if letter in LATIN:
        return letter
    base, *marks = list(unicodedata.normalize("NFD", letter))
    if marks and base.isascii() and base.isalpha():
        if (len(letter) == 1 and ord(letter) < 0x180) or letter in tuple("ȘșȚț"):
            return letter
        if len(marks) == 1 and marks[0] in COMBINING:
            return rf"\ensuremath{{\{COMBINING[marks[0]]}{{{base}}}}}"
    return "".join(map(_letter, letter)) if len(letter) > 1 else f"[U+{ord(letter):04X}]"


def _known(latex: str, painted: Painted) -> str | None:
    """The words among its signs have letters of every language; TeX's fonts have those that they have in a sentence."""
    written = known(latex, painted)
    return written if written is None or written.isascii() else "".join(each if each.isascii() else _letter(each) for each in written)


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
