"""`$a$ and $b$`, `$x$, $y$ and $z$ in $[0, 1]$`: bare names that only `and`, a comma or `in` part are read as one formula, `$x, y, z \\in [0, 1]$`."""

from __future__ import annotations

import re

from proofgen.source.document import Block, Document, Math, Words
from proofgen.statements.ahead import names_listed

Joined = dict[Math, tuple[tuple[str, Math], ...]]

_LONGEST = 1_000  # characters of a sentence
_IN = re.compile(
    r"\s*in\s*(?:the (?:(?:open|closed|half-open|unit|real|whole) )*(?:interval|set|segment|line|plane|field|space)\s*)?", re.I
)
_SET = re.compile(r"\s*(?:\\math(?:bb|bf|cal|scr)|[\[(\]]|\\left\s*[\[(\]]|\\l?brace|\\\{|[A-Z](?![A-Za-z]))")
_THEN_MAPS = re.compile(r"\s*,?\s*(?:(?:be )?(?:given|defined) by|with|where)?\s*", re.I)
_ARROW = re.compile(r"\s*\\?[A-Za-z]+\s*(?::|\\colon(?![a-z]))[^,]*\\to(?![a-z])")
_MAPS = re.compile(r"[^,=]*\\(?:long)?mapsto(?![a-z])")
_OR = re.compile(r"\s*,?\s*or(?: else)?\s*", re.I)
_BOTH = re.compile(
    r"\s*(?:,|,?\s*and)\s*", re.I
)  # of one name and two numbers: `$x = 2$ and $x = -2$` are two solutions, and no two claims
_NUMBER = re.compile(r"[^=]*=(?:[\d\s.,+\-(){}/]|\\(?:[dt]?frac|sqrt|pi|cdot|left|right)(?![a-z]))+\.?\s*")
_VALUE = re.compile(r"\s*(?P<name>\\?[A-Za-z]+(?:_\{?\w\}?)?)\s*=[^=<>,;]*")
_CONCLUDES = re.compile(
    r"\b(?:so|hence|thus|therefore|then|consequently|gives?|giving|yields?|yielding|(?:we|one) (?:get|gets|have|has|obtains?|finds?)|implies|implying|that is|i\.e\.,?)(?: that| either)?\s*\Z",
    re.I,
)
_JOINT = re.compile(r"\s*(?:,\s*(?:and\b)?|and\b)\s*", re.I)


_SINGULAR = re.compile(r"\b(?:an?|one|another|some|each|every) (?:[\w-]+ )*(?:[\w-]*[^\Ws] )?\s*\Z", re.I)
"""`a positive $x$ and $y$`: what stands before them is said of one."""


_OF = re.compile(
    r"\b(?:of|between|from|by|than|to|into|over|on|at|in|as|so|hence|thus|then|therefore|since|because|that|and|is|are|equals?)\s*\Z", re.I
)
_ANNOUNCES = re.compile(
    r"\b(?:let|for|if|when|whenever|consider|take|fix|pick|choose|assume|suppose|given|where|here|with|put|denote|throughout|say)\b[^.;:]*\Z|(?:\A|[.!?:;]\s)\W*\Z",
    re.I,
)


def _announces(words: str) -> bool:
    """Whether the words before names say something of them; `the quotient of $b$ and $a$` does not, and speaks of both together."""
    return _OF.search(words[-_LONGEST:]) is None and _ANNOUNCES.search(words[-_LONGEST:]) is not None


def _speaks_of_one(words: str) -> bool:
    return _SINGULAR.search(words[-_LONGEST:]) is not None


def joined_formulas(document: Document) -> Joined:
    return joined_names(document) | _alternatives(document) | _mapped(document)


def _mapped(document: Document) -> Joined:
    """`$f \\colon A \\to B$, $x \\mapsto x^2$`: to the first formula the second."""
    found: Joined = {}
    for block in document.blocks:
        for first, words, second in zip(block.pieces, block.pieces[1:], block.pieces[2:], strict=False):
            if not (isinstance(first, Math) and isinstance(words, Words) and isinstance(second, Math)) or first.display or second.display:
                continue
            if (
                _THEN_MAPS.fullmatch(words.text)
                and _ARROW.match(document.formula(first).text)
                and _MAPS.match(document.formula(second).text)
            ):
                found[first] = ((",", second),)
    return found


def _alternatives(document: Document) -> Joined:
    """`so $x = 2$ or $x = 3$`: to the first of these equations the others."""
    found: Joined = {}
    for block in document.blocks:
        first: Math | None = None
        name = ""
        claimed = joins = both = False
        for piece in block.pieces:
            if isinstance(piece, Words):
                both = first is not None and _BOTH.fullmatch(piece.text) is not None
                joins = first is not None and (both or _OR.fullmatch(piece.text) is not None)
                first = first if joins else None
                claimed = _CONCLUDES.search(piece.text[-_LONGEST:]) is not None
                continue
            value = _VALUE.fullmatch(document.formula(piece).text) if isinstance(piece, Math) and not piece.display else None
            if value is None or not isinstance(piece, Math):
                first, joins = None, False
            elif both and first is not None and not (_NUMBER.fullmatch(document.formula(first).text) and _NUMBER.fullmatch(value[0])):
                first, name = (piece, value["name"]) if claimed else (None, "")
            elif first is not None and joins and value["name"] == name:
                found[first] = (*found.get(first, ()), (" \\lor", piece))
            else:
                first, name = (piece, value["name"]) if claimed else (None, "")
            claimed = joins = both = False
    return found


def joined_names(document: Document) -> Joined:
    """To each first name of such a list the others, and the set that they are in."""
    found: Joined = {}
    for block in document.blocks:
        first: Math | None = None
        sign = ""
        announced, single = False, False
        for piece in block.pieces:
            if isinstance(piece, Words):
                announced = _announces(piece.text)
                sign = (
                    ""
                    if first is None
                    else ","
                    if not single and _JOINT.fullmatch(piece.text)
                    else " \\in"
                    if _IN.fullmatch(piece.text)
                    else ""
                )
                first = first if sign else None
                single = _speaks_of_one(piece.text) if first is None else single
            elif isinstance(piece, Math) and not piece.display:
                text = document.formula(piece).text
                if first is not None and sign == " \\in" and _SET.match(text):
                    found[first] = (*found.get(first, ()), (sign, piece))
                    first = None
                elif not names_listed(text):
                    first = None
                elif first is not None and sign == ",":
                    found[first] = (*found.get(first, ()), (sign, piece))
                else:
                    first = piece if announced else None
                sign, announced = "", False
            else:
                first, sign = None, ""
    return found


def passed_over(block: Block, joined: Joined) -> set[int]:
    """The places in a block of what is read with a name before it: the other names of its list, its set, and the words between them."""
    places: set[int] = set()
    for at, piece in enumerate(block.pieces):
        others = joined.get(piece, ()) if isinstance(piece, Math) else ()
        if others:
            last = next(k for k, each in enumerate(block.pieces) if each is others[-1][1])
            places |= set(range(at + 1, last + 1))
    return places
