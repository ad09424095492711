"""Markdown files to documents. markdown-it decides what the blocks are; formulas were found before and are only placed here.

Formulas are replaced, character for character, by private-use letters before markdown-it sees the text, so that an underscore
or a leading `=` inside one cannot become emphasis or a heading, and offsets stay those of the author's file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence, Set

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.source.code_spans import without_code
from proofgen.source.document import Block, BlockKind, Container, ContainerKind, Directive, Document, Math, Piece, Style, Words
from proofgen.source.environments import Environment, staged
from proofgen.source.front_matter import macros_of, options_of
from proofgen.source.layout import Layout, laid_out
from proofgen.source.macros import Macro, definitions_in
from proofgen.source.pages import as_page
from proofgen.source.regions import FILLER, Region, regions
from proofgen.span import SourceText, Span

_FIRST, _REST, _FILLER = "\ue000", "\ue001", FILLER
_MASK = re.compile(f"{_FIRST}{_REST}*")
_PRIVATE = re.compile("[\ue000-\ue003\0]")
_REFERS = re.compile(r"(?:eq|ref|numref|doc|prf:ref|cite(?::\w+)?)\Z")
_ROLE = re.compile(r"\{(?P<role>[^}]*)\}`+(?P<text>.*?)(?:\s*<(?P<target>[^<>]*)>)?`+\Z", re.S)
_NOTE = re.compile(r"<!-- proofgen-note -->.*?<!-- /proofgen-note -->", re.S)
PLACED = ("inline", "display", "directive")


def read_markdown(source: SourceText, front: bool = True) -> Document:
    """Blocks in reading order. Never raises: what cannot be read is a problem of the document. front: it may begin with front matter."""
    read, notes = _without_notes(_PRIVATE.sub(" ", source.text))
    layout = laid_out(read, front)
    macros, text = _defined(layout)
    found, problems = regions(text, layout.fences, layout.walls, front)
    options, written, option_problems = _options(source, found)
    placed = [region for region in found if region.kind in PLACED]
    masked = _masked(text, found)
    placed, masked = _titles(masked, placed, layout.environments, source)
    blocks = staged(_blocks(masked, placed, layout.footnotes, source), layout.environments)
    problems = sorted([*problems, *layout.problems, *notes], key=lambda problem: problem.span)
    return as_page(Document(source, tuple(blocks), options, (*problems, *option_problems), {**written, **macros}))


def _without_notes(text: str) -> tuple[str, list[Diagnostic]]:
    """The text without what a handout of ours says in its own name, which is nobody's claim, and a remark that it was left out."""
    found = list(_NOTE.finditer(text))
    if not found:
        return text, []
    span = Span(found[0].start(), found[0].start() + len("<!--"))
    message = (
        f"{len(found)} note{'s' if len(found) > 1 else ''} that proofgen wrote into this file {'are' if len(found) > 1 else 'is'} not read"
    )
    return _NOTE.sub(lambda note: re.sub(r"[^\n]", " ", note[0]), text), [Diagnostic("handout-note", Severity.NOTE, span, message)]


def _defined(layout: Layout) -> tuple[dict[str, Macro], str]:
    """The macros that the text defines, and the text with fillers in place of their definitions."""
    text = layout.text
    parts: list[str] = []
    position = 0
    for fence in layout.fences:
        if fence.kind != "display":
            parts += [text[position : fence.outer.start], " " * (fence.outer.end - fence.outer.start)]
            position = fence.outer.end
    macros, spans = definitions_in(without_code("".join((*parts, text[position:]))))
    parts, position = [], 0
    for span in spans:
        parts += [text[position : span.start], re.sub(r"[^\n]", _FILLER, text[span.start : span.end])]
        position = span.end
    return macros, "".join((*parts, text[position:]))


def _masked(text: str, found: Sequence[Region]) -> str:
    parts: list[str] = []
    position = 0
    for region in found:
        start, end = region.outer.start, region.outer.end
        parts.append(text[position:start].replace(_FILLER, " "))
        if region.kind in PLACED:
            parts.append(_FIRST + _REST * (end - start - 1))
        elif region.kind in ("comment", "front"):
            parts.append(re.sub(r"[^\n]", " ", text[start:end]))
        elif region.kind == "role":
            parts.append(_role(text[start:end]))
        else:
            parts.append(text[start:end].replace(_FILLER, " "))
        position = end
    parts.append(text[position:].replace(_FILLER, " "))
    return "".join(parts)


def _role(written: str) -> str:
    """What a reader sees of a role, as long as it was written: a reference in parentheses, else its words."""
    match = _ROLE.match(written)
    if match is None:
        return written
    words = match["text"] or match["target"] or ""
    shown = f"({words})" if _REFERS.match(match["role"]) else words
    return shown + _FILLER * (len(written) - len(shown))


def _options(source: SourceText, found: Sequence[Region]) -> tuple[dict[str, object], dict[str, Macro], tuple[Diagnostic, ...]]:
    for region in found:
        if region.kind == "front":
            options, problems = options_of(source.of(region.inner), region.inner)
            return options, macros_of(source.of(region.inner)), problems
    return {}, {}, ()


def _titles(masked: str, placed: Sequence[Region], environments: Sequence[Environment], source: SourceText) -> tuple[list[Region], str]:
    """Gives the environments the words and formulas of their titles. Returns the regions that stand elsewhere, and the text without titles."""
    rest: list[Region] = []
    parts: list[str] = []
    at = position = 0
    for environment in environments:
        title = environment.title
        if title is None:
            continue
        first = bisect_left(placed, title.start, at, key=lambda region: region.outer.start)
        last = bisect_left(placed, title.end, first, key=lambda region: region.outer.start)
        environment.pieces = tuple(_title(masked, title, placed[first:last], source))
        rest += placed[at:first]
        parts += [masked[position : title.start], " " * (title.end - title.start)]
        at, position = last, title.end
    return [*rest, *placed[at:]], "".join((*parts, masked[position:]))


def _title(masked: str, title: Span, mine: Sequence[Region], source: SourceText) -> Iterator[Piece]:
    position = title.start
    for region in mine:
        yield from _title_words(masked, Span(position, region.outer.start))
        yield _piece(region, source)
        position = region.outer.end
    yield from _title_words(masked, Span(position, title.end))


def _title_words(masked: str, span: Span) -> list[Piece]:
    text = re.sub(rf"[*`{_FILLER}]", "", masked[span.start : span.end])
    return [Words(text, "strong", span)] if text else []


_KINDS: dict[str, BlockKind] = {"bullet_list_open": "bullet", "ordered_list_open": "number", "blockquote_open": "quote"}
_INSIDE: dict[str, ContainerKind] = {"list_item_open": "item", "blockquote_open": "quote", "tr_open": "row", "dd_open": "item"}
_OUTSIDE = tuple(each.replace("_open", "_close") for each in _INSIDE)


def _blocks(masked: str, placed: Sequence[Region], footnotes: Set[int], source: SourceText) -> Iterator[tuple[int, Block]]:
    """Blocks of the masked text and where they begin; a formula that markdown-it put nowhere still gets a paragraph of its own, at its turn.

    footnotes: where lines begin that are list items for markdown-it, and paragraphs for a reader.
    """
    rules = MarkdownIt("commonmark").enable("table").disable(["code", "html_block", "html_inline"]).use(deflist_plugin)
    tokens = rules.parse(masked)
    starts = [0, *(match.end() for match in re.finditer("\n", masked))]
    containers: list[BlockKind] = []
    inside: list[Container] = []
    noted = 0  # the containers around a footnote, itself included
    opening: tuple[BlockKind, int] = ("paragraph", 0)
    at = 0  # the first region not yet placed
    cursor = 0
    for token in tokens:
        if token.type in _INSIDE:
            start = starts[token.map[0]] if token.map is not None else cursor
            inside.append(Container("footnote" if start in footnotes else _INSIDE[token.type], start))
        elif token.type in _OUTSIDE:
            inside.pop()
        if token.type in _KINDS:
            containers.append(_KINDS[token.type])
        elif token.type in ("bullet_list_close", "ordered_list_close", "blockquote_close"):
            containers.pop()
            noted = 0 if len(containers) < noted else noted
        elif token.type == "list_item_open" and token.map is not None and starts[token.map[0]] in footnotes:
            noted = len(containers)
        elif token.type == "list_item_close" and len(containers) == noted:
            noted = 0
        elif token.type == "heading_open":
            opening = ("heading", int(token.tag[1]))
        elif token.type in ("paragraph_open", "th_open", "td_open", "dt_open"):
            around = containers[noted:]
            opening = (around[-1], len(around)) if around else ("paragraph", 0)
        elif token.type == "fence" and token.map is not None:
            yield starts[token.map[0]], Block("code", 0, (Words(token.content.rstrip("\n"), "code", Span(0, 0)),), tuple(inside))
        elif token.type == "inline" and token.map is not None:
            cursor = max(cursor, starts[min(token.map[0], len(starts) - 1)])
            below = max(token.map[1], token.map[0] + 1)
            end = starts[below] if below < len(starts) else len(masked)
            count = len(_MASK.findall(token.content))
            last = at
            while last < len(placed) and placed[last].outer.start < end:
                last += 1
            first = min(_index_from(placed, at, cursor), last)
            yield from (_alone(region, inside, source) for region in placed[at:first])
            mine, at = placed[first : min(first + count, last)], min(first + count, last)
            pieces = tuple(_pieces(token, mine, Span(cursor, end), source))
            if pieces:
                yield cursor, Block(*opening, pieces, tuple(inside))
    yield from (_alone(region, (), source) for region in placed[at:])


def _index_from(placed: Sequence[Region], at: int, cursor: int) -> int:
    """The first region at or after `at` that does not end before the block's lines begin."""
    while at < len(placed) and placed[at].outer.end <= cursor:
        at += 1
    return at


def _alone(region: Region, inside: Sequence[Container], source: SourceText) -> tuple[int, Block]:
    return region.outer.start, Block("paragraph", 0, (_piece(region, source),), tuple(inside))


def _piece(region: Region, source: SourceText) -> Math | Directive:
    if region.kind == "directive":
        return Directive(source.of(region.inner).strip(), region.outer)
    return Math(region.inner, region.outer, region.kind == "display", region.blanks)


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
            here: Style = "code" if child.type == "image" else style[-1] if style else "plain"
            texts = _MASK.split(child.content.replace(_FILLER, ""))
            for number, text in enumerate(texts):
                if text:
                    yield Words(text, here, Span(position, _next(queue, lines)))
                if number < len(texts) - 1 and queue:
                    region = queue.popleft()
                    position = region.outer.end
                    if child.type == "image":  # its description, which nobody sees
                        yield Words(source.of(region.outer), "code", region.outer)
                    else:
                        yield _piece(region, source)


def _next(queue: deque[Region], lines: Span) -> int:
    return queue[0].outer.start if queue else lines.end
