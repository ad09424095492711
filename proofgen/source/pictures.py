"""Pictures are not read, and that is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.source.document import Block, Words


def left_out(blocks: Iterable[Block]) -> Iterator[Diagnostic]:
    for block in blocks:
        for piece in block.pieces:
            if isinstance(piece, Words) and piece.style == "picture":
                name = f"`{piece.shown}`" if piece.shown and "`" not in piece.shown else "without a name"
                yield Diagnostic("picture", Severity.NOTE, piece.span, f"the picture {name} is not read: a frame stands in its place")
