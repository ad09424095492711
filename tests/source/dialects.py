"""What the tests of readers share: a document's formulas and blocks as short text, and what holds of every document."""

from __future__ import annotations

import random

from proofgen.source.document import Block, Document, Math, Words
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText


def read(text: str) -> Document:
    document = read_markdown(SourceText("a.md", text))
    holds(document)
    return document


def holds(document: Document) -> None:
    """Every formula is once in the document, in order, inside its own delimiters and the file."""
    found = maths(document)
    assert [math.outer.start for math in found] == sorted({math.outer.start for math in found})
    for math in found:
        assert 0 <= math.outer.start <= math.span.start <= math.span.end <= math.outer.end <= len(document.source.text)
        assert all(math.span.start <= blank.start <= blank.end <= math.span.end for blank in math.blanks)
        assert len(document.formula(math).text) >= 0
    for block in document.blocks:
        assert block.pieces or block.kind == "break"
    for problem in document.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(document.source.text)


def maths(document: Document) -> list[Math]:
    return [piece for block in document.blocks for piece in block.pieces if isinstance(piece, Math)]


def formulas(document: Document) -> list[str]:
    """As the author typed them: $ for inline ones, $$ for displays, then the characters."""
    return [("$$" if math.display else "$") + document.source.of(math.span) for math in maths(document)]


def shown(document: Document, block: Block) -> str:
    """The block as a line: its part, its kind where it is no paragraph, strong words in stars."""
    text = ""
    for piece in block.pieces:
        if isinstance(piece, Words):
            text += f"*{piece.text}*" if piece.style == "strong" else piece.text
        elif isinstance(piece, Math):
            text += f"${document.formula(piece).text.strip()}$"
    kind = "" if block.kind == "paragraph" else f"{block.kind}: "
    return (f"[{block.part}] " if block.part else "") + kind + text.strip().replace("\n", " ")


def lines(text: str) -> list[str]:
    document = read(text)
    return [shown(document, block) for block in document.blocks]


def mutants(text: str, pieces: list[str], count: int, seed: int) -> list[str]:
    """Copies with a few characters taken out, put in, or replaced."""
    dice = random.Random(seed)
    made = []
    for _ in range(count):
        copy = text
        for _ in range(dice.randrange(1, 8)):
            at = dice.randrange(len(copy) + 1)
            copy = copy[:at] + dice.choice([*pieces, ""]) + copy[at + dice.choice([0, 1, 1, 3, 9]) :]
        made.append(copy)
    return made
