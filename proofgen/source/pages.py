"""What people type and pages keep: formulas alone in a paragraph, formulas that go on after their dollar sign, posts and their edits.

A saved page marks a post by `$\\begingroup$` and `$\\endgroup$`; an edit begins with a word such as UPDATE. Each has a scope of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from proofgen.source.document import Block, Document, Math, Piece, Words
from proofgen.span import SourceText, Span

_POST = re.compile(r"\\(?:begin|end)group")
_EDIT = re.compile(r"[\s*_]*(?:UPDATE|EDIT(?:ED)?|Update|Edit(?:ed)?)\b\s*\d*\s*[:.)]")
_ALONE = re.compile(r"[\s.,;:]*")
_GOES_ON = re.compile(r"\s*[-+]\s*(?:\\?[A-Za-z]\w?|\d+)\s*\.?\s*")


def as_page(document: Document) -> Document:
    """The same document with these seen to. Nothing is lost, and every formula stays where it stands in the file."""
    return replace(document, blocks=tuple(_separated(document)))


def _separated(document: Document) -> Iterator[Block]:
    for block in document.blocks:
        pieces: list[Piece] = []
        posts = False
        for piece in block.pieces:
            if isinstance(piece, Math) and _POST.fullmatch(document.source.of(piece.span).strip()):
                posts = True
                if any(_says(each) for each in pieces):
                    yield _settled(replace(block, pieces=tuple(pieces)), document.source)
                pieces = []
                yield Block("break", 0, ())
            else:
                pieces.append(piece)
        if not posts and block.kind != "code" and pieces and isinstance(pieces[0], Words) and _EDIT.match(pieces[0].text):
            yield Block("break", 1, ())
        if pieces and (not posts or any(_says(each) for each in pieces)):
            yield _settled(replace(block, pieces=tuple(pieces)), document.source)


def _says(piece: Piece) -> bool:
    return not isinstance(piece, Words) or bool(piece.text.strip())


def _settled(block: Block, source: SourceText) -> Block:
    if block.kind in ("heading", "code"):
        return block
    formulas = [piece for piece in block.pieces if isinstance(piece, Math)]
    last = block.pieces[-1]
    if formulas and isinstance(last, Words) and block.pieces[-2:-1] == (formulas[-1],) and _GOES_ON.fullmatch(last.text):
        whole = _extended(formulas[-1], last)
        return _settled(replace(block, pieces=(*block.pieces[:-2], whole)), source)
    if block.kind == "paragraph" and len(formulas) == 1 and not formulas[0].display:
        words = "".join(piece.text for piece in block.pieces if isinstance(piece, Words))
        if _ALONE.fullmatch(words) and len(source.of(formulas[0].span).strip()) > 1 and _own_line(formulas[0], source):
            pieces = tuple(replace(piece, display=True) if piece is formulas[0] else piece for piece in block.pieces)
            return replace(block, pieces=pieces)
    return block


def _own_line(math: Math, source: SourceText) -> bool:
    """Nothing beside it on its lines; in a cell of a table there is."""
    start = source.text.rfind("\n", 0, math.outer.start) + 1
    end = source.text.find("\n", math.outer.end)
    around = source.text[start : math.outer.start] + source.text[math.outer.end : end if end >= 0 else len(source.text)]
    return "|" not in around


def _extended(math: Math, words: Words) -> Math:
    """`$a = b$ - y` at a paragraph's end is read as a reader sees it: a = b − y."""
    end = math.outer.end + len(words.text.rstrip(" .\n"))
    return replace(
        math, span=Span(math.span.start, end), outer=Span(math.outer.start, end), blanks=(*math.blanks, Span(math.span.end, math.outer.end))
    )
