"""Named stretches of a Markdown file: what MyST's directives and Quarto's divs say that their content is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from proofgen.source.document import Block, Container, Part, Piece, Words
from proofgen.span import Span

PARTS: dict[str, Part] = {
    **dict.fromkeys(("theorem", "lemma", "proposition", "corollary", "claim", "conjecture"), "theorem"),
    **dict.fromkeys(("proof", "solution"), "proof"),
    "definition": "definition",
    **dict.fromkeys(("assumption", "axiom"), "assumption"),
    **dict.fromkeys(("example", "remark", "exercise"), "remark"),
}
_QUARTO = {"thm": "theorem", "lem": "lemma", "prp": "proposition", "cor": "corollary", "cnj": "conjecture", "def": "definition",
           "exm": "example", "exr": "exercise", "rem": "remark", "sol": "solution"}  # fmt: skip
_WHEN = re.compile(r"\b(?:when|unless)-\w+\s*=")
_TITLED = frozenset({"admonition", "dropdown", "card", "tab-item", "topic", "sidebar", "details"})
_UNTITLED = """note tip important warning caution danger attention error hint seealso todo margin aside epigraph pull-quote highlights
grid grid-item grid-item-card tab-set container div only blockquote list-table table algorithm observation property criterion"""
PROSE = _TITLED | frozenset(_UNTITLED.split())
CODE = frozenset({"code", "code-block", "code-cell", "sourcecode", "literalinclude", "mermaid", "raw", "eval-rst"})
NOTHING = frozenset({"figure", "image", "toctree", "bibliography", "include", "tableofcontents", "contents", "iframe", "video"})


@dataclass(slots=True)
class Environment:
    """lines: from the first character of its opening line to the end of its closing one. opening: the mark that opens it.

    name: as its first words say it, empty where it has none. title: the words behind the name. heads: a heading in it may be its title.
    """

    lines: Span
    opening: Span
    name: str = ""
    part: Part = ""
    title: Span | None = None
    heads: bool = False
    pieces: tuple[Piece, ...] = field(default=())

    @property
    def spoken(self) -> tuple[Piece, ...]:
        """What a reader sees at its head: **Theorem (Bayes).**"""
        if not self.pieces:
            return (Words(f"{self.name}. ", "strong", self.opening),) if self.name else ()
        before, after = (f"{self.name} (", "). ") if self.name else ("", ". ")
        first = (Words(before, "strong", self.opening),) if before else ()
        return _joined((*first, *self.pieces, Words(after, "strong", self.opening)))


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Strong words beside strong words are one piece."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if isinstance(piece, Words) and isinstance(last, Words):
            joined[-1] = Words(last.text + piece.text, "strong", last.span)
        else:
            joined.append(replace(piece, style="strong") if isinstance(piece, Words) else piece)
    return tuple(joined)


def of_directive(word: str) -> tuple[str, Part] | None:
    """The name and part of a MyST directive's content; None where its argument is content and it has neither."""
    plain = word.rpartition(":")[2]
    if plain in PARTS:
        return plain.capitalize(), PARTS[plain]
    return (plain.capitalize() if ":" in word else "", "") if ":" in word or plain in _TITLED else None


def of_div(identity: str, classes: Iterable[str]) -> tuple[str, Part, bool]:
    """The name and part of a Pandoc div, and whether a heading in it is its title."""
    kinds = list(classes)
    plain = next((kind for kind in kinds if kind in PARTS), "") or _QUARTO.get(identity.partition("-")[0] if "-" in identity else "", "")
    callout = any(kind.startswith("callout") for kind in kinds)
    return (plain.capitalize(), PARTS[plain], True) if plain else ("", "", callout)


def is_shown(classes: Iterable[str], attributes: str) -> bool | None:
    """Whether a reader sees what a div holds; None where the format decides."""
    kinds = set(classes)
    if "hidden" in kinds:
        return False
    if kinds & {"content-hidden", "content-visible"} and _WHEN.search(attributes):
        return None
    return "content-hidden" not in kinds


def staged(blocks: Iterable[tuple[int, Block]], environments: Sequence[Environment]) -> Iterator[Block]:
    """The blocks, each with where it begins, as parts of the environments (in order of their beginnings), whose names come before them."""
    inside: list[Environment] = []
    silent: list[Environment] = []  # those inside that have not said their names
    at = 0

    def leave(offset: int) -> Iterator[Block]:
        while inside and inside[-1].lines.end <= offset:
            yield from speak()
            inside.pop()

    def speak() -> Iterator[Block]:
        yield from (Block("paragraph", 0, each.spoken, _around(inside[: inside.index(each) + 1])) for each in silent if each.spoken)
        silent.clear()

    def enter(offset: int) -> Iterator[Block]:
        nonlocal at
        while at < len(environments) and environments[at].lines.start <= offset:
            yield from leave(environments[at].lines.start)
            inside.append(environments[at])
            silent.append(environments[at])
            at += 1
        yield from leave(offset)

    for offset, block in blocks:
        yield from enter(offset)
        if block.kind == "heading" and silent and silent[-1].heads and not silent[-1].pieces:
            silent[-1].pieces = block.pieces
            continue
        pieces = block.pieces
        if silent and block.kind == "paragraph":
            pieces = silent.pop().spoken + pieces
        yield from speak()
        around = sorted((*_around(inside), *block.inside), key=lambda each: each.start)
        yield replace(block, pieces=pieces, inside=tuple(around))
    yield from enter(environments[-1].lines.end if environments else 0)
    yield from speak()


def _around(inside: Sequence[Environment]) -> tuple[Container, ...]:
    return tuple(Container(each.part or "note", each.lines.start) for each in inside)
