"""Places in an author's file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final


@dataclass(slots=True, order=True, unsafe_hash=True)
class Span:
    """A half-open range of characters of one file: offsets counted in characters from 0.

    Final, which mypy watches, and not frozen: a formula has many, and what is frozen takes three times as long to make.
    """

    start: Final[int]
    end: Final[int]

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text that has line numbers of its own: an included file (`file`, as its path from the including one's folder),
    or a cell of a notebook (`cell`, from 1). It begins at a line's first character and reaches to the next part."""

    start: int
    file: str = ""
    cell: int = 0


_WHOLE = Part(0)


@dataclass(frozen=True)
class SourceText:
    """A file's text and the way from an offset to the line and column a person would name (both from 1).

    parts: in order, where the text was put together from several; what stands before the first one is the file itself.
    """

    path: str
    text: str
    parts: tuple[Part, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        lengths = [len(line) + 1 for line in self.text.split("\n")]
        return list(accumulate(lengths[:-1], initial=0))

    def part(self, offset: int) -> Part:
        at = bisect_right(self.parts, offset, key=lambda part: part.start) if self.parts else 0
        return self.parts[at - 1] if at else _WHOLE

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column in the part that the offset stands in."""
        line = bisect_right(self._starts, offset)
        first = bisect_right(self._starts, self.part(offset).start) if self.parts else 1
        return line - first + 1, offset - self._starts[line - 1] + 1

    @cached_property
    def lines(self) -> dict[tuple[str, int], tuple[str, ...]]:
        """The lines of each part, by its file and cell."""
        starts = [Part(0), *self.parts] if not self.parts or self.parts[0].start else list(self.parts)
        ends = [part.start for part in starts[1:]] + [len(self.text) + 1]
        texts = zip(starts, ends, strict=True)
        return {(part.file, part.cell): tuple(self.text[part.start : max(part.start, end - 1)].split("\n")) for part, end in texts}

    def line(self, number: int) -> str:
        """The text of line `number` without its line end; empty beyond the last line."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r")

    def of(self, span: Span) -> str:
        return self.text[span.start : span.end]
