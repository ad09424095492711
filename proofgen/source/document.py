"""A file as its author laid it out: blocks of words and formulas, each formula at its exact place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from proofgen.diagnostic import Diagnostic
from proofgen.span import SourceText, Span

Style = Literal["plain", "strong", "emphasis", "code"]
BlockKind = Literal["heading", "paragraph", "bullet", "number", "quote", "code"]


@dataclass(frozen=True, slots=True)
class Words:
    """Text between formulas. The span covers all words since the last formula of the block."""

    text: str
    style: Style
    span: Span


@dataclass(frozen=True, slots=True)
class Math:
    """A formula: `span` is what stands between the delimiters, `outer` includes them."""

    span: Span
    outer: Span
    display: bool


@dataclass(frozen=True, slots=True)
class Directive:
    """An invisible `<!-- proofgen: … -->`; `text` is what follows the colon."""

    text: str
    span: Span


Piece = Words | Math | Directive


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (level 1 to 6), paragraph, list item (level is its depth), quotation or code block, in reading order."""

    kind: BlockKind
    level: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Document:
    source: SourceText
    blocks: tuple[Block, ...]
    options: dict[str, object] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()
