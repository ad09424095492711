"""Markdown files to documents. markdown-it decides what the blocks are; formulas were found before and are only placed here.

Formulas are replaced, character for character, by private-use letters before markdown-it sees the text, so that an underscore
or a leading `=` inside one cannot become emphasis or a heading, and offsets stay those of the author's file.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

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
from proofgen.source.pictures import left_out
from proofgen.source.regions import FILLER, Region, regions
from proofgen.span import SourceText, Span

_FIRST, _REST, _FILLER = "\ue000", "\ue001", FILLER
_MASK = re.compile(f"{_FIRST}{_REST}*")
_PRIVATE = re.compile("[\ue000-\ue003\0]")
_REFERS = re.compile(r"(?:eq|ref|numref|doc|prf:ref|cite(?::\w+)?)\Z")
_ROLE = re.compile(r"\{(?P<role>[^}]*)\}`+(?P<text>.*?)(?:\s*<(?P<target>[^<>]*)>)?`+\Z", re.S)
_NOTE = re.compile(r"<!-- proofgen-note -->.*?<!-- /proofgen-note -->", re.S)
_NEW_PAGE = re.compile(
    r"(?<![ \t])[ \t]*(?:\\(?:newpage|pagebreak|clearpage|cleardoublepage)|\{\{<[ \t]*pagebreak[ \t]*>\}\})[ \t\r]*$", re.M
)
PLACED = ("inline", "display", "directive", "note")


def read_markdown(source: SourceText, front: bool = True) -> Document:
    """Blocks in reading order. Never raises: what cannot be read is a problem of the document. front: it may begin with front matter."""
    read, notes = _without_notes(_PRIVATE.sub(" ", source.text))
    layout = laid_out(read, front)
    macros, text = _defined(layout)
    text = _unhidden(text, layout)
    found, problems = regions(text, layout.fences, layout.walls, front)
    options, written, option_problems = _options(source, found)
    placed = [region for region in found if region.kind in PLACED]
    masked = _masked(text, found)
    placed, masked = _titles(masked, placed, layout.environments, source)
    masked, pages = _new_pages(masked)
    notes_named = _Notes(layout.footnotes, [source.of(region.inner) for region in placed if region.kind == "note"])
    blocks = list(staged(_paged(_blocks(masked, placed, notes_named, source), pages), layout.environments))
    problems = sorted([*problems, *layout.problems, *notes, *left_out(blocks)], key=lambda problem: problem.span)
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


def _unhidden(text: str, layout: Layout) -> str:
    """The text with blanks for what no reader sees, where a macro may be defined all the same."""
    parts: list[str] = []
    position = 0
    for lines in (each.lines for each in layout.hidden):
        if lines.end > position:  # else it stands in another one
            parts += [text[position : lines.start], re.sub(r"[^\n]", " ", text[lines.start : lines.end])]
            position = lines.end
    starts = [each.lines.start for each in layout.hidden]
    ends = list(accumulate((each.lines.end for each in layout.hidden), max))

    def shown(at: int) -> bool:
        number = bisect_right(starts, at) - 1
        return number < 0 or at >= ends[number]

    layout.fences = [each for each in layout.fences if shown(each.outer.start)]
    layout.environments = [each for each in layout.environments if shown(each.lines.start)]
    layout.footnotes = {at: name for at, name in layout.footnotes.items() if shown(at)}
    return "".join((*parts, text[position:]))


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


def _new_pages(masked: str) -> tuple[str, deque[int]]:
    """Where the author begins a page by a command on a line of its own, and the text without these lines."""
    places = deque(match.start() for match in _NEW_PAGE.finditer(masked))
    return _NEW_PAGE.sub(lambda match: " " * len(match[0]), masked), places


def _paged(blocks: Iterable[tuple[int, Block]], pages: deque[int]) -> Iterator[tuple[int, Block]]:
    for start, block in blocks:
        begins = bool(pages) and pages[0] < start
        while pages and pages[0] < start:
            pages.popleft()
        yield start, replace(block, new_page=True) if begins else block


class _Labels:
    """What stands before the next paragraph: of each item that begins with it."""

    def __init__(self) -> None:
        self._counts: list[int] = []
        self._label = ""

    def count(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self._counts.append(
                int(token.attrGet("start") or 1) if token.type == "ordered_list_open" and token.attrGet("start") != 0 else 0
            )
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._counts.pop()
            self._label = ""

    def begin(self, token: Token, note: str) -> None:
        if token.type != "list_item_open":
            return
        label = note or (f"{self._counts[-1]}{token.markup}" if token.markup in (".", ")") else "•")
        self._label = f"{self._label} {label}".strip()
        self._counts[-1] += 1

    def taken(self) -> str:
        label, self._label = self._label, ""
        return label


class _Notes:
    """Footnotes, numbered as they are first referred to. starts: the names by where their lines begin."""

    def __init__(self, starts: Mapping[int, str], references: Iterable[str]) -> None:
        self.starts = starts
        self._numbers = {name: str(at) for at, name in enumerate(dict.fromkeys(references), 1)}

    def number(self, name: str) -> str:
        return self._numbers.get(name, name)


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


def _blocks(masked: str, placed: Sequence[Region], notes: _Notes, source: SourceText) -> Iterator[tuple[int, Block]]:
    """Blocks of the masked text and where they begin; a formula that markdown-it put nowhere still gets a paragraph of its own, at its turn.

    notes: their lines are list items for markdown-it, and paragraphs for a reader.
    """
    rules = MarkdownIt("commonmark").enable("table").disable(["code", "html_block", "html_inline"]).use(deflist_plugin)
    tokens = rules.parse(masked)
    starts = [0, *(match.end() for match in re.finditer("\n", masked))]
    containers: list[BlockKind] = []
    inside: list[Container] = []
    noted = 0  # the containers around a footnote, itself included
    labels = _Labels()
    opening: tuple[BlockKind, int] = ("paragraph", 0)
    at = 0  # the first region not yet placed
    cursor = 0
    for token in tokens:
        if token.type in _INSIDE:
            start = starts[token.map[0]] if token.map is not None else cursor
            inside.append(Container("footnote" if start in notes.starts else _INSIDE[token.type], start))
            labels.begin(token, notes.number(notes.starts[start]) if start in notes.starts else "")
        elif token.type in _OUTSIDE:
            inside.pop()
        labels.count(token)
        if token.type in _KINDS:
            containers.append(_KINDS[token.type])
        elif token.type in ("bullet_list_close", "ordered_list_close", "blockquote_close"):
            containers.pop()
            noted = 0 if len(containers) < noted else noted
        elif token.type == "list_item_open" and token.map is not None and starts[token.map[0]] in notes.starts:
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
            yield from (_alone(region, inside, source, notes) for region in placed[at:first])
            mine, at = placed[first : min(first + count, last)], min(first + count, last)
            pieces = tuple(_pieces(token, mine, Span(cursor, end), source, notes))
            if pieces:
                yield cursor, Block(*opening, pieces, tuple(inside), labels.taken() if opening[0] != "heading" else "")
    yield from (_alone(region, (), source, notes) for region in placed[at:])


def _index_from(placed: Sequence[Region], at: int, cursor: int) -> int:
    """The first region at or after `at` that does not end before the block's lines begin."""
    while at < len(placed) and placed[at].outer.end <= cursor:
        at += 1
    return at


def _alone(region: Region, inside: Sequence[Container], source: SourceText, notes: _Notes) -> tuple[int, Block]:
    return region.outer.start, Block("paragraph", 0, (_piece(region, source, notes),), tuple(inside))


def _piece(region: Region, source: SourceText, notes: _Notes | None = None) -> Piece:
    if region.kind == "directive":
        return Directive(source.of(region.inner).strip(), region.outer)
    if region.kind == "note":
        return Words("", "note", region.outer, notes.number(source.of(region.inner)) if notes else "")
    return Math(region.inner, region.outer, region.kind == "display", region.blanks)


def _pieces(token: Token, mine: Sequence[Region], lines: Span, source: SourceText, notes: _Notes) -> Iterator[Piece]:
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
            if child.type == "image":
                yield from _picture(child, queue, Span(position, lines.end), source)
                continue
            here: Style = style[-1] if style else "plain"
            texts = _MASK.split(child.content.replace(_FILLER, ""))
            for number, text in enumerate(texts):
                if text:
                    yield Words(text, here, Span(position, _next(queue, lines)))
                if number < len(texts) - 1 and queue:
                    region = queue.popleft()
                    position = region.outer.end
                    yield _piece(region, source, notes)


def _picture(image: Token, queue: deque[Region], lines: Span, source: SourceText) -> Iterator[Words]:
    """Its description, in which formulas are as they are typed: in a browser nobody sees it."""
    described: list[str] = []
    for number, text in enumerate(texts := _MASK.split(image.content.replace(_FILLER, ""))):
        described.append(text)
        if number < len(texts) - 1 and queue:
            described.append(source.of(queue.popleft().outer))
    yield Words("".join(described), "picture", Span(lines.start, _next(queue, lines)), str(image.attrGet("src") or ""))


def _next(queue: deque[Region], lines: Span) -> int:
    return queue[0].outer.start if queue else lines.end
