"""What stands before the items of a LaTeX list: bullets, numbers as LaTeX counts them, and labels of the author's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from proofgen.source.latex_words import plain
from proofgen.source.macros import Macro

BULLET = "•"
COUNTERS = ("enumi", "enumii", "enumiii", "enumiv")
_USUAL = ("\\arabic*.", "(\\alph*)", "\\roman*.", "\\Alph*.")
_COUNT = re.compile(r"\\(arabic|alph|Alph|roman|Roman)\s*(?:\*|\{\s*enum[iv]+\s*\})")
_LABEL = re.compile(r"(?:^|,)\s*label\s*=\s*(\{(?:[^{}]|\{[^{}]*\})*\}|[^,]*)")
_START = re.compile(r"(?:^|,)\s*start\s*=\s*\{?(\d{1,5})")
_RESUMED = re.compile(r"(?:^|,)\s*resume\*?\s*(?:,|$)")
_SHORT = re.compile(r"(\{[^{}]*\})|([AaIi1])")
_SHORTHAND = {"A": "Alph", "a": "alph", "I": "Roman", "i": "roman", "1": "arabic"}
_COUNTER = re.compile(r"enum(i{1,3})\s*\}\s*\{\s*(\d{1,5})\s*\}")
_BRACKETED = re.compile(r"[ \t]*\n?[ \t]*\[((?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\]")
LONGEST_OPTION = 500
_SIGN = re.compile(r"\$\s*(?:\\[A-Za-z]+|[-*+])\s*\$")


@dataclass(slots=True)
class Items:
    """One list that is being read.

    label: with \\arabic* and the like where the number stands; "" in a list that is not numbered. described: its items begin with words of
    their own, and have no label.
    """

    label: str = ""
    count: int = 0
    described: bool = False

    def next(self) -> str:
        if not self.label:
            return "" if self.described else BULLET
        self.count += 1
        return plain(_COUNT.sub(lambda found: _WRITTEN[found[1]](self.count), self.label))


def numbered(option: str, depth: int, last: int, macros: Mapping[str, Macro]) -> Items:
    """A numbered list with so many around it. option: what stands in its brackets. last: the number that the one before ended with."""
    counter = COUNTERS[min(depth, len(COUNTERS) - 1)]
    own = macros.get(f"\\label{counter}")
    label = own.body if own is not None else _USUAL[min(depth, len(_USUAL) - 1)]
    if (found := _LABEL.search(option)) is not None:
        label = found[1][1:-1] if found[1].startswith("{") else found[1]
    elif "=" not in option and not _RESUMED.search(option):
        short = next((each for each in _SHORT.finditer(option) if each[2]), None)
        if short is not None:
            label = f"{option[: short.start()]}\\{_SHORTHAND[short[2]]}*{option[short.end() :]}"
    start = _START.search(option)
    return Items(label, int(start[1]) - 1 if start else last if _RESUMED.search(option) else 0)


def bracketed(text: str, position: int) -> str:
    """What stands in the brackets there, braces in braces and all."""
    match = _BRACKETED.match(text, position, position + LONGEST_OPTION)
    return match[1] if match is not None else ""


def set_counter(text: str, lists: Sequence[Items]) -> None:
    """`enumi}{3}`, behind `\\setcounter{`: the numbered list so deep goes on behind it."""
    found = _COUNTER.match(text)
    deep = [items for items in lists if items.label]
    if found is not None and len(found[1]) <= len(deep):
        deep[len(found[1]) - 1].count = int(found[2])


def given(option: str) -> str:
    """The label of an item that has one of its own; a sign in dollars is a bullet of another shape."""
    return BULLET if _SIGN.fullmatch(option.strip()) else plain(option)


def letters(count: int) -> str:
    """a, b, …, z, aa, …"""
    return (letters((count - 1) // 26) if count > 26 else "") + chr(ord("a") + (count - 1) % 26)


def roman(count: int) -> str:
    signs = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
             (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
    written = ""
    for value, sign in signs:
        written += sign * (count // value)
        count %= value
    return written


_WRITTEN: dict[str, Callable[[int], str]] = {
    "arabic": str,
    "alph": letters,
    "Alph": lambda count: letters(count).upper(),
    "roman": roman,
    "Roman": lambda count: roman(count).upper(),
}
