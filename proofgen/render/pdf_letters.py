"""Each letter that a sentence may have, as TeX has it: what its fonts lack shows as [U+…]."""

from __future__ import annotations

import functools
import unicodedata

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
    "€": r"\texteuro{}",
}
TYPOGRAPHY |= {
    "✓": r"\pgTick{}",
    "✗": r"\pgCross{}",
    "✘": r"\pgCross{}",
    "∎": r"\pgSquare{}",
    "■": r"\pgSquare{}",
    "−": r"\ensuremath{-}",
}
TYPOGRAPHY |= {
    "„": r"\quotedblbase{}",
    "‚": r"\quotesinglbase{}",
    "«": r"\guillemotleft{}",
    "»": r"\guillemotright{}",
    "‹": r"\guilsinglleft{}",
    "›": r"\guilsinglright{}",
    "¿": r"\textquestiondown{}",
    "¡": r"\textexclamdown{}",
    "‐": "-{}",
    "\u2011": r"\mbox{-}",
    "\u2012": r"\textendash{}",
    "―": r"\textemdash{}",
    "†": r"\textdagger{}",
    "‡": r"\textdaggerdbl{}",
    "¶": r"\textparagraph{}",
    "‰": r"\textperthousand{}",
    "№": r"\textnumero{}",
    "©": r"\textcopyright{}",
    "®": r"\textregistered{}",
    "™": r"\textsuperscript{TM}",
    "ª": r"\textordfeminine{}",
    "º": r"\textordmasculine{}",
    "µ": r"\textmu{}",
    "£": r"\textsterling{}",
    "¥": r"\textyen{}",
    "¢": r"\textcent{}",
    "¤": r"\textcurrency{}",
    "¦": r"\textbrokenbar{}",
    "½": r"\textonehalf{}",
    "¼": r"\textonequarter{}",
    "¾": r"\textthreequarters{}",
    "ẞ": "SS",
    "Ĳ": "IJ",
    "ĳ": "ij",
    "\u2002": r"\enspace{}",
    "\u2003": r"\quad{}",
    "\u2009": r"\,",
    "\u202f": r"\,",
}
TYPOGRAPHY |= {
    sign: rf"\ensuremath{{\tfrac{{{parts[0]}}}{{{parts[1:]}}}}}"
    for sign, parts in zip(
        "⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒", ["13", "23", "15", "25", "35", "45", "16", "56", "18", "38", "58", "78", "17", "19", "110"], strict=True
    )
}
MATHEMATICAL = {sign: rf"\ensuremath{{\{name}}}" for name, sign in reversed(SIGNS.items()) if len(sign) == 1 and not sign.isascii()}
MATHEMATICAL |= {
    "ᵀ": r"\ensuremath{^{\top}}",
    "′": r"\ensuremath{'}",
    "″": r"\ensuremath{^{\prime\prime}}",
    "÷": r"\ensuremath{\div}",
    "←": r"\ensuremath{\leftarrow}",
    "↔": r"\ensuremath{\leftrightarrow}",
    "⟵": r"\ensuremath{\longleftarrow}",
    "⟶": r"\ensuremath{\longrightarrow}",
    "≪": r"\ensuremath{\ll}",
    "≫": r"\ensuremath{\gg}",
    "ħ": r"\ensuremath{\hbar}",
    "ℝ": r"\ensuremath{\mathbb{R}}",
    "ℕ": r"\ensuremath{\mathbb{N}}",
    "ℤ": r"\ensuremath{\mathbb{Z}}",
}
MATHEMATICAL |= {"√": r"\ensuremath{\surd}", "⁻": r"\ensuremath{^{-}}", "ⁱ": r"\ensuremath{^i}", "ⁿ": r"\ensuremath{^n}"}
MATHEMATICAL |= {digit: rf"\ensuremath{{_{at}}}" for at, digit in enumerate("₀₁₂₃₄₅₆₇₈₉")}
MATHEMATICAL |= {digit: rf"\ensuremath{{^{at}}}" for at, digit in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
COMBINING = {ACCENTS[name]: name for name in ("hat", "bar", "tilde", "vec", "dot", "ddot")}
STACKED = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".", "\u0308": '"', "\u030a": "r",
    "\u030b": "H", "\u030c": "v", "\u0323": "d", "\u0327": "c", "\u0328": "k", "\u0331": "b",
}  # fmt: skip
"""Accents that T1 puts over and under any letter, also one that has some."""
BELOW = frozenset("\u0323\u0327\u0328\u0331")  # put on last: nothing goes over a letter that has one
LATIN = frozenset("ßæœøłđþðÆŒØŁĐÞÐıŋŊ")


@functools.lru_cache(maxsize=4096)
def lettered(letter: str) -> str:
    """One letter with the accents behind it, in a sentence or in the words of a formula."""
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
    if marks and (base in LATIN or (base.isascii() and base.isalpha())) and all(mark in STACKED for mark in marks):
        return functools.reduce(lambda inner, mark: rf"\{STACKED[mark]}{{{inner}}}", sorted(marks, key=BELOW.__contains__), base)
    return "".join(map(lettered, letter)) if len(letter) > 1 else f"[U+{ord(letter):04X}]"
