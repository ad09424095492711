"""`colors:` in the front matter: the author's names, each with the colour that he wants it in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from proofgen.span import Span

KEYS = frozenset({"colors", "colours"})
_ENTRY = re.compile(r"""\s*(?P<name>"[^"\n]*"|'[^'\n]*'|[^:\n]*?)\s*(?::\s*(?P<value>[^\n]*?))?\s*\Z""")
_ITEM = re.compile(r"[ \t]+(?:-[ \t]+)?(?P<entry>[^\s#][^\n]*)|[ \t]*(?:#[^\n]*)?")
MOST = 24  # names with a colour


@dataclass(frozen=True, slots=True)
class Wanted:
    """value: as written, "" where the author leaves it to us. span: of the whole entry in the file."""

    name: str
    value: str
    span: Span


def wanted_in(text: str, at: int, offset: int, indent: int = 0) -> tuple[Wanted, ...]:
    """The entries of a `colors:` whose value begins at `text[at]`: `{a: b, …}`, `[a, …]`, or lines further in than `indent`.

    offset: of the text in the file.
    """
    start = at + len(text[at:]) - len(text[at:].lstrip(" \t"))
    if text[start : start + 1] in ("{", "["):
        found = [_wanted(text, *piece, offset) for piece in _pieces(text, start)]
    else:
        found = [_wanted(text, *piece, offset) for piece in _lines(text, start, indent)]
    return tuple(each for each in found if each is not None)[:MOST]


def _pieces(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the entries between brackets are; those of TeX, and quotes, keep their commas."""
    depth, quote, begin = 0, "", start + 1
    for at in range(start, len(text)):
        letter = text[at]
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'" and text[begin:at].strip()[-1:] in ("", ":"):
            quote = letter
        elif letter in "{[":
            depth += 1
        elif letter in "}]":
            depth -= 1
            if depth == 0:
                yield begin, at
                return
        elif letter == "," and depth == 1:
            yield begin, at
            begin = at + 1


def _lines(text: str, start: int, indent: int) -> Iterator[tuple[int, int]]:
    """The indented lines that follow."""
    at = text.find("\n", start)
    while at >= 0:
        end = text.find("\n", at + 1)
        line = text[at + 1 : len(text) if end < 0 else end]
        item = _ITEM.fullmatch(line)
        if item is None or (item["entry"] and len(line) - len(line.lstrip()) <= indent):
            return
        if item["entry"]:
            yield at + 1 + item.start("entry"), at + 1 + item.end("entry")
        at = end


def _wanted(text: str, start: int, end: int, offset: int) -> Wanted | None:
    match = _ENTRY.fullmatch(text[start:end])
    if match is None or not match["name"]:
        return None
    name, value = _unquoted(match["name"]), _unquoted(match["value"] or "")
    lead = len(text[start:end]) - len(text[start:end].lstrip())
    here = Span(offset + start + lead, offset + start + len(text[start:end].rstrip()))
    return Wanted(name, value, here) if name else None


def _unquoted(text: str) -> str:
    text = text.strip()
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1].replace("\\\\", "\\").strip("$ ") if text[0] == '"' else text[1:-1].strip("$ ")
    return text.strip("$ ")
