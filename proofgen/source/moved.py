"""Parts of a document at another place of a longer text: where several texts are read as one."""

from __future__ import annotations

from dataclasses import replace

from proofgen.diagnostic import Diagnostic
from proofgen.source.document import Block, Math, Piece


def moved(block: Block, by: int) -> Block:
    inside = tuple(replace(each, start=each.start + by) for each in block.inside)
    return replace(block, pieces=tuple(_moved_piece(piece, by) for piece in block.pieces), inside=inside)


def _moved_piece(piece: Piece, by: int) -> Piece:
    if isinstance(piece, Math):
        blanks = tuple(blank.shift(by) for blank in piece.blanks)
        return replace(piece, span=piece.span.shift(by), outer=piece.outer.shift(by), blanks=blanks)
    return replace(piece, span=piece.span.shift(by))


def moved_problem(problem: Diagnostic, by: int) -> Diagnostic:
    labels = tuple((span.shift(by), text) for span, text in problem.labels)
    return replace(problem, span=problem.span.shift(by), labels=labels)
