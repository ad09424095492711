"""LaTeX's commands for running text, as plain characters."""

from __future__ import annotations

import re
import unicodedata

from proofgen.source.document import BlockKind, Style

SYMBOLS: dict[str, str] = {
    "%": "%", "&": "&", "$": "$", "_": "_", "#": "#", "{": "{", "}": "}", " ": " ", "\n": " ", ",": " ", ";": " ", ":": " ", "@": "", "/": "",
    "!": "", "-": "", "quad": " ", "qquad": " ", "enspace": " ", "space": " ", "thinspace": " ",
    "ldots": "…", "dots": "…", "textellipsis": "…", "cdots": "…", "LaTeX": "LaTeX", "TeX": "TeX", "LaTeXe": "LaTeX2ε", "BibTeX": "BibTeX",
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ",
    "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "copyright": "©", "pounds": "£", "euro": "€", "textdegree": "°", "textregistered": "®",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbar": "|", "textless": "<", "textgreater": ">",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "qed": "∎", "today": "", "newline": "\n", "\\": "\n", "linebreak": "\n",
}  # fmt: skip
EATS_SPACE = frozenset({"ss", "ae", "AE", "oe", "OE", "o", "O", "aa", "AA", "l", "L", "i", "j"})
ACCENTS: dict[str, str] = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307", "u": "\u0306", "v": "\u030c",
    "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323", "b": "\u0331", "t": "",
}  # fmt: skip
LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "'": "’", "~": "\u00a0", '"': '"'}
STYLED: dict[str, Style] = {
    "textbf": "strong", "emph": "emphasis", "textit": "emphasis", "textsl": "emphasis", "texttt": "code",
    "textrm": "plain", "textnormal": "plain", "textup": "plain", "textmd": "plain",
}  # fmt: skip
SWITCHED: dict[str, Style] = {
    "bf": "strong", "bfseries": "strong", "it": "emphasis", "itshape": "emphasis", "em": "emphasis", "sl": "emphasis", "slshape": "emphasis",
    "tt": "code", "ttfamily": "code", "rm": "plain", "rmfamily": "plain", "normalfont": "plain", "upshape": "plain", "mdseries": "plain",
}  # fmt: skip
DROPPED: dict[str, int] = {
    "label": 1, "title": 1, "author": 1, "date": 1, "usepackage": 1, "documentclass": 1, "bibliography": 1, "bibliographystyle": 1,
    "vspace": 1, "hspace": 1, "vskip": 0, "setcounter": 2, "addtocounter": 2, "setlength": 2, "addtolength": 2,
    "pagestyle": 1, "thispagestyle": 1, "pagenumbering": 1, "graphicspath": 1, "hypersetup": 1, "theoremstyle": 1, "numberwithin": 2,
    "captionsetup": 1, "geometry": 1, "index": 1, "color": 1, "textcolor": 1, "definecolor": 3, "href": 0, "hyperref": 0, "phantom": 1,
    "hphantom": 1, "vphantom": 1, "addcontentsline": 3, "markboth": 2, "markright": 1, "allowdisplaybreaks": 0, "usetikzlibrary": 1,
    "newcounter": 1, "newlength": 1, "addbibresource": 1, "nocite": 1, "cline": 1, "cmidrule": 1, "rowcolor": 1, "cellcolor": 1, "multicolumn": 2, "multirow": 2,
    "parbox": 1, "rule": 2, "raisebox": 1, "scalebox": 1, "resizebox": 2, "fontsize": 2, "selectlanguage": 1, "bookmarksetup": 1,
    "institute": 1, "affiliation": 1, "email": 1, "address": 1, "keywords": 1, "input": 1, "include": 1, "subfile": 1, "includeonly": 1,
    "newtheorem": 2, "declaretheorem": 1, "theoremheaderfont": 1, "theorembodyfont": 1, "linespread": 1, "ref*": 1, "texorpdfstring": 0,
    "sout": 1, "st": 1, "xout": 1, "cancel": 1, "xcancel": 1, "bcancel": 1, "deleted": 1, "note": 1,
}  # fmt: skip
DEFINES: dict[str, int] = {
    "def": 1, "gdef": 1, "edef": 1, "xdef": 1, "let": 0, "newcommand": 2, "renewcommand": 2, "providecommand": 2, "newenvironment": 3,
    "renewenvironment": 3, "NewDocumentCommand": 3, "RenewDocumentCommand": 3, "DeclareMathOperator": 2, "DeclarePairedDelimiter": 3,
    "DeclareRobustCommand": 2,
}  # fmt: skip
NEW_PAGE = frozenset({"newpage", "clearpage", "cleardoublepage", "pagebreak"})
BREAKS = NEW_PAGE | {"par", "bibitem", "maketitle", "tableofcontents", "bigskip", "medskip", "smallskip", "hline"}
NOTES = frozenset({"footnote", "footnotetext", "marginpar", "marginnote", "sidenote", "todo", "fixme", "pdfcomment", "caption"})
SECTIONS = ("part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph")
REFERENCES = frozenset({"ref", "eqref", "cref", "Cref", "autoref", "pageref", "vref", "nameref", "labelcref"})
ARGUMENTS: dict[str, int] = {
    "tabular": 1, "tabular*": 2, "tabularx": 2, "longtable": 1, "array": 1, "minipage": 1, "multicols": 1, "thebibliography": 1,
    "wrapfigure": 2, "wraptable": 2, "adjustbox": 1, "list": 2, "spacing": 1, "subfigure": 1, "subtable": 1,
}  # fmt: skip
TABLES = frozenset({"tabular", "tabular*", "tabularx", "longtable", "array"})
LISTS: dict[str, BlockKind] = {"itemize": "bullet", "enumerate": "number", "description": "bullet", "compactitem": "bullet", "compactenum": "number",
         "quote": "quote", "quotation": "quote", "displayquote": "quote", "verse": "quote"}  # fmt: skip
LAYOUT = frozenset({"document", "center", "flushleft", "flushright", "multicols", "minipage", "small", "large", "footnotesize", "spacing",
                    "adjustbox", "landscape", "sloppypar", "singlespace", "doublespace", "onehalfspace", "appendix", "appendices"})  # fmt: skip
_COMMAND = re.compile(r"\\([A-Za-z@]+)\*?\s*|\\(.)|([{}\ue000-\ue002])|(---?|``|''|~)", re.S)


def accented(accent: str, letter: str) -> str:
    base = {"ı": "i", "ȷ": "j"}.get(letter[:1], letter[:1])
    return unicodedata.normalize("NFC", base + ACCENTS[accent]) + letter[1:]


def plain(text: str) -> str:
    """A short stretch of LaTeX, such as a title, without its commands. Formulas stay as they are typed."""

    def written(match: re.Match[str]) -> str:
        if match[3]:
            return ""
        if match[4]:
            return LIGATURES[match[4]]
        name = match[1] or match[2] or ""
        return SYMBOLS.get(name, "") if name not in ("\\", "newline") else " "

    pieces = re.split(r"(?<!\\)(\$[^$]*\$)", re.sub(r"\\thanks\s*\{[^{}]*\}", "", _with_accents(text)))
    return " ".join("".join(piece if k % 2 else _COMMAND.sub(written, piece) for k, piece in enumerate(pieces)).split())


_ACCENTED = re.compile(r"\\(?:([\"'`^~=.])|([uvHckrdbt])(?![A-Za-z]))\s*(?:\{\s*\\?([^\W\d_]?)\s*\}|\\?([^\W\d_]))")


def _with_accents(text: str) -> str:
    return _ACCENTED.sub(lambda match: accented(match[1] or match[2], match[3] or match[4] or ""), text)
