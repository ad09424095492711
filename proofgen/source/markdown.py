"""Markdown files to documents. markdown-it decides what the blocks are; formulas were found before and are only placed here.

Formulas are replaced, character for character, by private-use letters before markdown-it sees the text, so that an underscore
or a leading `=` inside one cannot become emphasis or a heading, and offsets stay those of the author's file.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from proofgen.diagnostic import Diagnostic
from proofgen.source.document import Block, BlockKind, Directive, Document, Math, Piece, Style, Words
from proofgen.source.front_matter import options_of
from proofgen.source.pages import as_page
from proofgen.source.regions import Region, regions
from proofgen.span import SourceText, Span

_FIRST, _REST, _CODE = "\ue000", "\ue001", "\ue002"
_MASK = re.compile(f"{_FIRST}{_REST}*")
_PRIVATE = re.compile("[\ue000-\ue002]")


def read_markdown(source: SourceText) -> Document:
    """Blocks in reading order. Never raises: what cannot be read is a problem of the document."""
    found, problems = regions(source.text)
    masked = _masked(source.text, found)
    options, option_problems = _options(source, found)
    placed = [region for region in found if region.kind in ("inline", "display", "directive")]
    blocks = list(_blocks(masked, placed, source))
    return as_page(Document(source, tuple(blocks), options, tuple(problems) + option_problems))


def _masked(text: str, found: Sequence[Region]) -> str:
    parts: list[str] = []
    position = 0
    clean = _PRIVATE.sub(" ", text).replace("\0", " ")
    for region in found:
        start, end = region.outer.start, region.outer.end
        parts.append(clean[position:start])
        length = end - start
        if region.kind in ("inline", "display", "directive"):
            parts.append(_FIRST + _REST * (length - 1))
        elif region.kind in ("comment", "front"):
            parts.append(re.sub(r"[^\n]", " ", clean[start:end]))
        else:
            parts.append(clean[start:end])
        position = end
    parts.append(clean[position:])
    return "".join(parts)


def _options(source: SourceText, found: Sequence[Region]) -> tuple[dict[str, object], tuple[Diagnostic, ...]]:
    for region in found:
        if region.kind == "front":
            return options_of(source.of(region.inner), region.inner)
    return {}, ()


_KINDS: dict[str, BlockKind] = {"bullet_list_open": "bullet", "ordered_list_open": "number", "blockquote_open": "quote"}


def _blocks(masked: str, placed: Sequence[Region], source: SourceText) -> Iterator[Block]:
    """Blocks of the masked text; a formula that markdown-it put nowhere still gets a paragraph of its own, at its turn."""
    tokens = MarkdownIt("commonmark").enable("table").disable(["code", "html_block", "html_inline"]).parse(masked)
    starts = [0, *(match.end() for match in re.finditer("\n", masked))]
    containers: list[BlockKind] = []
    opening: tuple[BlockKind, int] = ("paragraph", 0)
    at = 0  # the first region not yet placed
    cursor = 0
    for token in tokens:
        if token.type in _KINDS:
            containers.append(_KINDS[token.type])
        elif token.type in ("bullet_list_close", "ordered_list_close", "blockquote_close"):
            containers.pop()
        elif token.type == "heading_open":
            opening = ("heading", int(token.tag[1]))
        elif token.type in ("paragraph_open", "th_open", "td_open"):
            opening = (containers[-1], len(containers)) if containers else ("paragraph", 0)
        elif token.type == "fence":
            yield Block("code", 0, (Words(token.content.rstrip("\n"), "code", Span(0, 0)),))
        elif token.type == "inline" and token.map is not None:
            cursor = max(cursor, starts[min(token.map[0], len(starts) - 1)])
            end = starts[token.map[1]] if token.map[1] < len(starts) else len(masked)
            count = len(_MASK.findall(token.content))
            last = at
            while last < len(placed) and placed[last].outer.start < end:
                last += 1
            first = min(_index_from(placed, at, cursor), last)
            yield from (_alone(region, source) for region in placed[at:first])
            mine, at = placed[first : min(first + count, last)], min(first + count, last)
            yield Block(*opening, tuple(_pieces(token, mine, Span(cursor, end), source)))
    yield from (_alone(region, source) for region in placed[at:])


def _index_from(placed: Sequence[Region], at: int, cursor: int) -> int:
    """The first region at or after `at` that does not end before the block's lines begin."""
    while at < len(placed) and placed[at].outer.end <= cursor:
        at += 1
    return at


def _alone(region: Region, source: SourceText) -> Block:
    return Block("paragraph", 0, (_piece(region, source),))


def _piece(region: Region, source: SourceText) -> Math | Directive:
    if region.kind == "directive":
        return Directive(source.of(region.inner).strip(), region.outer)
    return Math(region.inner, region.outer, region.kind == "display")


def _pieces(token: Token, mine: Sequence[Region], lines: Span, source: SourceText) -> Iterator[Piece]:
    queue = deque(mine)
    position = lines.start
    style: list[Style] = []
    for child in token.children or ():
        if child.type in ("strong_open", "em_open"):
            style.append("strong" if child.type == "strong_open" else "emphasis")
        elif child.type in ("strong_close", "em_close"):
            style.pop()
        elif child.type == "code_inline":
            yield Words(child.content, "code", Span(position, _next(queue, lines)))
        elif child.type in ("softbreak", "hardbreak"):
            yield Words("\n", "plain", Span(position, _next(queue, lines)))
        else:
            here: Style = style[-1] if style else "plain"
            texts = _MASK.split(child.content)
            for number, text in enumerate(texts):
                if text:
                    yield Words(text, here, Span(position, _next(queue, lines)))
                if number < len(texts) - 1 and queue:
                    region = queue.popleft()
                    position = region.outer.end
                    yield _piece(region, source)


def _next(queue: deque[Region], lines: Span) -> int:
    return queue[0].outer.start if queue else lines.end
