"""What follows a command: its groups, its optional argument, a letter under an accent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from proofgen.source.latex_mask import IGNORED
from proofgen.source.latex_words import DEFINES, accented

_OPTION = re.compile(r"[ \t]*\n?[ \t]*\[((?:[^\[\]{}]|\{[^{}]*\})*)\]")
_OVERLAY = re.compile(r"[ \t]*<[^<>{}$\\\n]{0,50}>")
_NAME = re.compile(r"\s*\{[^{}\\\n]*\}")
_BLANKS = re.compile(rf"[ \t]*(?:{IGNORED}*\n(?![ \t]*\n)[ \t]*)?")
_LETTER = re.compile(r"\s*(?:\{\s*\\?([^\W\d_]?)\s*\}|\\([ij])(?![A-Za-z])|([^\W\d_]))")
_DEFINED = re.compile(r"\*?\s*(?:\{\s*\\[A-Za-z@]+\s*\}|\\[A-Za-z@]+)?[^{}\n\\]*")
_SAME = re.compile(r"\s*\\(?:[A-Za-z@]+|.)")
_LONGEST_OPTION = 500


@dataclass(frozen=True, slots=True)
class Scan:
    """Every question is asked at an offset of the text; braces: see Pairs."""

    text: str
    braces: Mapping[int, int]

    def group(self, position: int) -> int:
        """Where the content of the group begins that stands there; 0 where there is none that is ever closed."""
        position = self.blanks(position)
        return position + 1 if position in self.braces else 0

    def option(self, position: int) -> tuple[str, int]:
        """What stands in the brackets there, and where they end; nothing and the same place where there are none."""
        match = _OPTION.match(self.text, position, position + _LONGEST_OPTION)
        return (match[1], match.end()) if match is not None and "\n\n" not in match.group() else ("", position)

    def blanks(self, position: int) -> int:
        match = _BLANKS.match(self.text, position)
        return match.end() if match is not None else position

    def overlay(self, position: int) -> int:
        """Where beamer's `<2->` ends."""
        match = _OVERLAY.match(self.text, position)
        return match.end() if match is not None else position

    def name(self, position: int) -> int:
        """Where the name of an environment ends that stands there."""
        match = _NAME.match(self.text, position)
        return match.end() if match is not None else position

    def skip(self, position: int, groups: int) -> int:
        """After the optional argument and so many groups, as far as they are there."""
        position = self.option(position)[1]
        for _ in range(groups):
            opened = self.group(position)
            if not opened:
                break
            position = self.option(self.braces[opened - 1] + 1)[1]
        return position

    def accent(self, name: str, position: int) -> tuple[str, int] | None:
        match = _LETTER.match(self.text, position)
        if match is None or (name.isalpha() and match[3] and position == match.start(3)):
            return None
        return accented(name, match[1] or match[2] or match[3] or ""), match.end()

    def definition(self, name: str, position: int) -> int:
        """The end of what defines a command in a way that is not understood."""
        match = _DEFINED.match(self.text, position)
        position = match.end() if match is not None else position
        if name == "let":
            same = _SAME.match(self.text, position)
            return same.end() if same else position
        return self.skip(position, DEFINES[name])
