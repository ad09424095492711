"""Blocks as they are put together from words and formulas: which block is open, in what style, inside what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from proofgen.source.document import Block, BlockKind, Container, ContainerKind, Directive, Math, Piece, Style, Words
from proofgen.source.latex_lists import Items
from proofgen.span import Span


@dataclass(frozen=True, slots=True)
class State:
    """heading: its level, 0 outside of one. containers: the lists and quotations around. inside: as of a Block.

    table: a cell ends a block. lists: those around, the innermost last.
    """

    style: Style = "plain"
    heading: int = 0
    containers: tuple[BlockKind, ...] = ()
    inside: tuple[Container, ...] = ()
    table: bool = False
    lists: tuple[Items, ...] = ()

    def within(self, kind: ContainerKind, start: int) -> State:
        return replace(self, inside=(*self.inside, Container(kind, start)))

    def next(self, kind: ContainerKind, start: int) -> State:
        """The item or row is over, another one begins."""
        return (
            replace(self, inside=(*self.inside[:-1], Container(kind, start))) if self.inside[-1:] and self.inside[-1].kind == kind else self
        )


@dataclass(slots=True)
class Page:
    """blocks: those that are done. since: where the words begin that belong to no piece yet.

    apart: read when the open block is done, each with the number of its footnote, or "". label: of the next block, which belongs to an item
    so deep. new_page: whether the next block begins one.
    """

    blocks: list[Block] = field(default_factory=list)
    state: State = field(default_factory=State)
    apart: list[tuple[Span, str]] = field(default_factory=list)
    since: int = 0
    label: tuple[int, str] = (0, "")
    new_page: bool = False
    _header: Words | None = None
    _pieces: list[Piece] = field(default_factory=list)
    _words: list[tuple[str, Style]] = field(default_factory=list)
    _stack: list[tuple[int, State, bool]] = field(default_factory=list)

    def enter(self, end: int, state: State, ends_block: bool = False) -> None:
        """Up to `end`, the offset of what closes it, things are as `state` says."""
        self._stack.append((end, self.state, ends_block))
        self.state = state

    def closes(self, at: int, limit: int) -> int:
        """Where the group or environment around `at` is closed; `limit` where that is in another file, or nowhere."""
        return min(limit, self._stack[-1][0]) if self._stack and self._stack[-1][0] > at else limit

    def leave(self, at: int) -> None:
        """Whatever closes at `at` is closed, and all that was opened since."""
        if not any(end == at for end, _, _ in self._stack[-200:]):
            return
        end = -1
        while end != at:
            end, before, ends_block = self._stack.pop()
            if ends_block:
                self.flush(at)
            self.state = before

    def say(self, text: str, style: Style | None = None) -> None:
        style = style or self.state.style
        text = re.sub(r"[ \t\n]+", " ", text) if style != "code" else text
        if self._pieces and not self._words and text.lstrip()[:1].isupper() and _is_display(self._pieces[-1]):
            self.flush(self.since)  # a new sentence after a display is a new block: its full stop stands in the formula
        first = not self._pieces and not self._words
        if first or (self._words and self._words[-1][0].endswith(" ")):
            text = text.lstrip(" ")
        if not text:
            return
        if self._words and self._words[-1][1] == style:
            text = self._words.pop()[0] + text
        self._words.append((text, style))

    def item(self, label: str, own: bool = False, described: bool = False) -> None:
        """The next block begins an item. own: the author gives the label, which is a word of the item too, and described: only that."""
        depth = len(self.state.containers)
        around, waiting = self.label
        before = f"{waiting} " if waiting and around < depth else ""  # an item that begins with a list
        self.label = (depth, (before + ("" if described else label)).strip())
        if own:
            self.say(f"{label} ", "strong")

    def place(self, piece: Piece) -> None:
        outer = piece.outer if isinstance(piece, Math) else piece.span
        self._settle(outer.start)
        self._pieces.append(piece)
        self.since = outer.end

    def head(self, text: str, style: Style, span: Span) -> None:
        """What the next block begins with."""
        self._header = Words(text, style, span)

    def flush(self, at: int) -> None:
        """The open block is done."""
        self._settle(at)
        pieces = self._pieces
        self._pieces = []
        self.since = at
        if not any(not isinstance(piece, Words) or piece.text.strip() or piece.shown for piece in pieces):
            return
        state = self.state
        if not state.heading and self._header is not None and any(not isinstance(piece, Directive) for piece in pieces):
            pieces.insert(0, self._header)
            self._header = None
        kind: BlockKind = "heading" if state.heading else state.containers[-1] if state.containers else "paragraph"
        level = state.heading or len(state.containers)
        label = ""
        if not state.heading and (self.label[0] == level or not level):
            self.label, label = (0, ""), self.label[1]
        self.blocks.append(Block(kind, level, tuple(pieces), state.inside, label, self.new_page))
        self.new_page = False

    def forget_head(self) -> None:
        self._header = None

    def code(self, text: str, span: Span) -> None:
        self.flush(span.start)
        self.blocks.append(Block("code", 0, (Words(text, "code", span),), self.state.inside, "", self.new_page))
        self.new_page = False
        self.since = span.end

    def _settle(self, at: int) -> None:
        place = Span(min(self.since, at), at)
        self._pieces += (Words(text, style, place) for text, style in self._words)
        self._words = []


def _is_display(piece: Piece) -> bool:
    return isinstance(piece, Math) and piece.display
