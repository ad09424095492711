"""`$a$ and $b$`, `$x$, $y$ and $z$`: bare names that nothing but `and` or a comma parts are read as one list, `$a, b$`."""

from __future__ import annotations

import re

from proofgen.source.document import Block, Document, Math, Words
from proofgen.statements.ahead import names_listed

_LONGEST = 1_000  # characters of a sentence
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


def _speaks_of_each(words: str) -> bool:
    """Whether the words before a list of names say of each what they say; `the quotient of $b$ and $a$` speaks of both together."""
    words = words[-_LONGEST:]
    return _SINGULAR.search(words) is None and _OF.search(words) is None and _ANNOUNCES.search(words) is not None


def joined_names(document: Document) -> dict[Math, tuple[Math, ...]]:
    """To each first name of such a list the others."""
    found: dict[Math, tuple[Math, ...]] = {}
    for block in document.blocks:
        first: Math | None = None
        joins = single = False
        for piece in block.pieces:
            if isinstance(piece, Words):
                single = not _speaks_of_each(piece.text)
                joins = first is not None and _JOINT.fullmatch(piece.text) is not None
                first = first if joins else None
            elif isinstance(piece, Math) and not piece.display and names_listed(document.formula(piece).text):
                if first is not None and joins:
                    found[first] = (*found.get(first, ()), piece)
                else:
                    first = None if single else piece
                joins = single = False
            else:
                first, joins = None, False
    return found


def passed_over(block: Block, joined: dict[Math, tuple[Math, ...]]) -> set[int]:
    """The places in a block of what is read with a name before it: the other names of its list, and the words between them."""
    places: set[int] = set()
    for at, piece in enumerate(block.pieces):
        others = joined.get(piece, ()) if isinstance(piece, Math) else ()
        if others:
            last = next(k for k, each in enumerate(block.pieces) if each is others[-1])
            places |= set(range(at + 1, last + 1))
    return places
