"""Lists in Markdown: each item with its own label, and what belongs to an item as far to the right as its words."""

from __future__ import annotations

import re

from markupsafe import Markup

from proofgen.render.parts import Part
from proofgen.report.values import Paragraph

BULLET = "•"
_NUMBER = re.compile(r"\d{1,9}[.)]")
NOTHING = "<!-- -->"  # an item may not begin with an empty line


class Lists:
    """The lists that are open: where the words of an item begin, by its depth."""

    def __init__(self) -> None:
        self.columns: list[int] = []

    def opened(self, part: Part) -> Markup:
        """Nothing to be printed: whatever belongs to no item ends all lists."""
        if not (getattr(part, "depth", 0) or (isinstance(part, Paragraph) and part.kind in ("bullet", "number"))):
            self.columns = []
        return Markup("")

    def marker(self, part: Paragraph) -> Markup:
        """What stands before the words of an item. A label that Markdown has no list for is printed as words."""
        depth = max(1, part.depth)
        if not part.label:
            return Markup(" " * self._column(depth))
        base = self._column(depth - 1)
        width = 0
        for each in (labels := part.label.split()):
            if each != BULLET and not _NUMBER.fullmatch(each):
                break
            width += 2 if each == BULLET else len(each) + 1
        self.columns = [*self.columns[: depth - 1], *[base] * (depth - 1 - len(self.columns)), base + width]
        shown = " ".join("-" if each == BULLET else _escaped(each) for each in labels)
        return Markup(f"{' ' * base}{shown} {'' if part.runs else NOTHING}")

    def _column(self, depth: int) -> int:
        return self.columns[: max(0, depth)][-1] if self.columns[: max(0, depth)] else 0

    def within(self, block: Markup, part: Part) -> Markup:
        """A block of several lines, inside the item that it belongs to."""
        column = self._column(getattr(part, "depth", 0))
        return Markup("\n".join(f"{' ' * column}{line}".rstrip() for line in str(block).split("\n"))) if column else block


def _escaped(label: str) -> str:
    return re.sub(r"([\\`*_\[\]|~$^{}@#<>&])", r"\\\1", label)
