"""A file as its author laid it out: blocks of words and formulas, each formula at its exact place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from proofgen.diagnostic import Diagnostic
from proofgen.source.macros import Expanded, Macro, expand
from proofgen.span import SourceText, Span

Style = Literal["plain", "strong", "emphasis", "code", "note", "picture"]
BlockKind = Literal["heading", "paragraph", "bullet", "number", "quote", "code", "break"]
Part = Literal["", "theorem", "proof", "definition", "assumption", "remark"]
ContainerKind = Literal["theorem", "proof", "definition", "assumption", "remark", "note", "item", "quote", "row", "footnote"]


@dataclass(frozen=True, slots=True)
class Words:
    """Text between formulas. The span covers all words since the last formula of the block.

    shown: what stands there beside the text: the number of a note (which has no text), or the file of a picture (whose text describes it).
    """

    text: str
    style: Style
    span: Span
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Math:
    """A formula: `span` is what stands between the delimiters, `outer` includes them.

    blanks: what stands inside without belonging to it, such as the `>` of a quotation's lines.
    """

    span: Span
    outer: Span
    display: bool
    blanks: tuple[Span, ...] = ()

    def __hash__(self) -> int:
        """Where it stands tells it apart: it is looked up many times for each that there is."""
        return self.span.start


@dataclass(frozen=True, slots=True)
class Directive:
    """An invisible `<!-- proofgen: … -->`; `text` is what follows the colon."""

    text: str
    span: Span


Piece = Words | Math | Directive


@dataclass(frozen=True, slots=True)
class Container:
    """What a block stands in, told apart from others of its kind by where it begins in the file.

    Lemmas, propositions, corollaries and claims are theorems too, examples and exercises remarks, solutions proofs; a note is any other
    box, a row one of a table, and captions are footnotes.
    """

    kind: ContainerKind
    start: int


_PARTS: dict[ContainerKind, Part] = {
    "theorem": "theorem", "proof": "proof", "definition": "definition", "assumption": "assumption", "remark": "remark",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (level 1 to 6), paragraph, list item (level is its depth), quotation or code block, in reading order.

    label: what a reader sees before a list's item (1., (a), •) or a footnote; "" where the block goes on with what the one before began.
    new_page: the author begins a page here. A `break` has no pieces: what follows is another post of a saved page (level 0) or an edit of the same one (level 1). inside: the
    containers around it, outermost first. The first block of a named environment begins with its name in strong words, as a reader sees
    them: **Theorem 2 (Bayes).**
    """

    kind: BlockKind
    level: int
    pieces: tuple[Piece, ...]
    inside: tuple[Container, ...] = ()
    label: str = ""
    new_page: bool = False

    @property
    def part(self) -> Part:
        """The innermost named environment that the block stands in."""
        return next((_PARTS[each.kind] for each in reversed(self.inside) if each.kind in _PARTS), "")


@dataclass(frozen=True, slots=True)
class Document:
    """numbers: what LaTeX counts without being told, and where the rows stand that have these numbers.

    joined: of `$a$ and $b$ in $[0, 1]$`, to each first one those that are read with it as one formula, each with the sign before it.

    looked_at: room for what whoever reads it found in a formula, or ahead of it; a changed copy of the document begins with none.
    noted: room for what is known of all of it; a changed copy begins with none.
    at_hand: room for the formula that was asked for last, of which much is asked before the next one's turn, and its characters.
    """

    source: SourceText
    blocks: tuple[Block, ...]
    options: dict[str, object] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()
    macros: dict[str, Macro] = field(default_factory=dict)
    numbers: tuple[tuple[Span, str], ...] = ()
    joined: dict[Math, tuple[tuple[str, Math], ...]] = field(default_factory=dict)
    looked_at: dict[tuple[object, ...], object] = field(default_factory=dict, init=False, repr=False, compare=False)
    noted: dict[str, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    at_hand: list[tuple[Math, Expanded]] = field(default_factory=list, init=False, repr=False, compare=False)

    def formula(self, math: Math) -> Expanded:
        """The characters of a formula, its author's macros written out; of joined ones, with the signs between them."""
        if not self.at_hand or self.at_hand[0][0] is not math:
            self.at_hand[:] = [(math, self._written(math))]
        return self.at_hand[0][1]

    def _written(self, math: Math) -> Expanded:
        found = self._alone(math)
        for sign, other in self.joined.get(math, ()):
            more = self._alone(other)
            between = (Span(math.span.end, math.span.end),) * (len(sign) + 1)
            found = Expanded(f"{found.text}{sign} {more.text}", (*found.places, *between, *more.places))
        return found

    def _alone(self, math: Math) -> Expanded:
        text = self.source.of(math.span)
        for blank in math.blanks:
            start, end = blank.start - math.span.start, blank.end - math.span.start
            text = text[:start] + " " * (end - start) + text[end:]
        return expand(text, math.span.start, self.macros)
