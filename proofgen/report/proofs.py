"""The sign with which LaTeX ends a proof: its author does not write it, and it stands on his page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from proofgen.report.values import Block, Display, Formula, Line, Paragraph, Text
from proofgen.source.document import Block as Written
from proofgen.source.document import Container, Document

SIGN = "∎"
_BEGIN = re.compile(r"\\begin\s*\{proof\}")
_OWN = re.compile(r"[∎■□◻]|\\(?:blacksquare|square|Box|qed)|q\.\s?e\.\s?d", re.I)


def proofs_around(block: Written, document: Document) -> list[Container]:
    """The proofs that end in the sign: of LaTeX, where the document does not change it."""
    text = document.source.text
    if not document.source.path.endswith(".tex") or "\\qedsymbol" in text:
        return []
    return [each for each in block.inside if each.kind == "proof" and _BEGIN.match(text, each.start)]


def end_proof(blocks: list[Block], lines: Sequence[Line]) -> None:
    """A proof ends with the last block so far: the sign stands at the end of its words, or below; not where its author has one there."""
    last = blocks[-1] if blocks else None
    if isinstance(last, Display) and any(_OWN.search(lines[at].aside + lines[at].own) for at in last.lines):
        return
    if isinstance(last, Paragraph):
        if any(_OWN.search(run.text if isinstance(run, Text) else run.source) for run in last.runs if isinstance(run, Text | Formula)):
            return
        if last.kind == "plain":
            said = last.runs[-1] if last.runs else None
            words = replace(said, text=said.text.rstrip()) if isinstance(said, Text) else said
            blocks[-1] = replace(last, runs=(*last.runs[:-1], *([words] if words else []), Text(f" {SIGN}")))
            return
    blocks.append(Paragraph((Text(SIGN),)))
