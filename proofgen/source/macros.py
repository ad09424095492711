"""Authors' own commands: `\\newcommand`, `\\DeclareMathOperator` and the like, of simple kinds, written out where a formula uses them.

Every character of an expansion keeps a place in the author's file: that of the argument it was copied from, or else the whole call's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from proofgen.span import Span

DEEPEST = 20
LONGEST = 20_000  # characters of one expansion, and of one definition
MOST_UNREAD = 200  # definitions that are of no simple kind; after so many, no more are looked for

_COMMAND = r"\\(?:[A-Za-z@]+|[^A-Za-z\s])"
_DEFINES = re.compile(
    rf"\\(?P<new>(?:re|provide)?newcommand|providecommand)\*?\s*(?:\{{\s*(?P<a>{_COMMAND})\s*\}}|(?P<b>{_COMMAND}))\s*(?:\[(?P<count>\d)\])?(?P<rest>)"
    rf"|\\(?:g|e|x)?def\s*(?P<c>{_COMMAND})(?P<hashes>(?:\s*#\d)*)\s*"
    rf"|\\DeclareMathOperator(?P<star>\*?)\s*(?:\{{\s*(?P<d>{_COMMAND})\s*\}}|(?P<e>{_COMMAND}))\s*"
    rf"|\\DeclarePairedDelimiter\s*(?:\{{\s*(?P<f>{_COMMAND})\s*\}}|(?P<g>{_COMMAND}))\s*"
)
_EMPTY_SCRIPT = re.compile(r"[\^_](?:\{\s*#1\s*\}|#1)")  # `\partial^{#1}` where no first argument is given has no power
_BRACES = re.compile(r"\\.|[{}]", re.S)
_CALL = re.compile(rf"(?<!\\)(?:\\\\)*(?P<name>{_COMMAND})|(?P<comment>(?<!\\)%[^\n]*)")


@dataclass(frozen=True, slots=True)
class Macro:
    """body: with #1 … #n for its arguments. optional: what #1 is where no `[…]` is given; None where it takes no such argument."""

    name: str
    parameters: int
    body: str
    optional: str | None = None


@dataclass(frozen=True, slots=True)
class Expanded:
    """A formula with its macros written out. Character k of text stands at origins[k] of the file, or at offset + k where none was."""

    text: str
    origins: tuple[Span, ...]
    offset: int = 0

    @property
    def places(self) -> tuple[Span, ...]:
        """Of every character."""
        return self.origins or tuple(Span(self.offset + k, self.offset + k + 1) for k in range(len(self.text)))

    def place(self, span: Span) -> Span:
        """The place in the author's file of a stretch of `text`."""
        if not self.origins:
            return span.shift(self.offset)
        if span.start >= len(self.origins):
            end = self.origins[-1].end
            return Span(end, end)
        first, last = self.origins[span.start], self.origins[max(span.start, span.end - 1)]
        return Span(first.start, max(last.end, first.end if span.end > span.start else first.start))


def definitions_in(text: str) -> tuple[dict[str, Macro], list[Span]]:
    """The macros that a stretch of LaTeX defines, and the spans of their definitions. What is not of a simple kind is left alone."""
    macros: dict[str, Macro] = {}
    spans: list[Span] = []
    changed: set[str] = set()
    position = unread = 0
    while unread < MOST_UNREAD and (match := _DEFINES.search(text, position)):
        found = _definition(text, match)
        position = match.end()
        unread += found is None
        if found is not None:
            macro, position = found
            if macro.name in macros and macros[macro.name] != macro and not match.group().startswith("\\provide"):
                changed.add(macro.name)  # what it stands for depends on the place
            macros.setdefault(macro.name, macro)
            spans.append(Span(match.start(), position))
    return {name: macro for name, macro in macros.items() if name not in changed}, spans


def _definition(text: str, match: re.Match[str]) -> tuple[Macro, int] | None:
    at = match.end()
    if name := match["a"] or match["b"]:
        at = _blanks(text, at)
        optional = None
        if match["count"] and text.startswith("[", at):
            close = text.find("]", at)
            if close < 0:
                return None
            optional, at = text[at + 1 : close], close + 1
        body = group(text, at)
        return (Macro(name, int(match["count"] or 0), body[0], optional), body[1]) if body else None
    if name := match["c"]:
        body = group(text, at) if text.startswith("{", at) else None
        return (Macro(name, len(re.findall("#", match["hashes"])), body[0]), body[1]) if body else None
    if name := match["d"] or match["e"]:
        body = group(text, at)
        return (Macro(name, 0, f"\\operatorname{{{body[0]}}}"), body[1]) if body else None
    left = group(text, at)
    right = group(text, left[1]) if left else None
    if left is None or right is None:
        return None
    return Macro(match["f"] or match["g"], 1, f"{left[0]} #1 {right[0]}"), right[1]


def group(text: str, at: int) -> tuple[str, int] | None:
    """The content of the brace group (or the single token) at `at`, blanks before it skipped, and where it ends."""
    at = _blanks(text, at)
    if at >= len(text):
        return None
    if text[at] != "{":
        token = re.compile(rf"{_COMMAND}|.", re.S).match(text, at)
        assert token is not None, "any character matches"
        return token.group(), token.end()
    depth = 0
    for match in _BRACES.finditer(text, at, at + LONGEST):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if depth == 0 and not match.group().startswith("\\"):
            return text[at + 1 : match.start()], match.end()
    return None


def _blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def expand(text: str, offset: int, macros: Mapping[str, Macro]) -> Expanded:
    """`text`, which stands at `offset` of its file, with the macros written out.

    A call that lacks an argument stays as it stands, and so does whatever is nested deeper than DEEPEST or would grow beyond LONGEST.
    """
    if not macros or not any(match["name"] in macros for match in _CALL.finditer(text)):
        return Expanded(text, (), offset)
    current = Expanded(text, tuple(Span(offset + k, offset + k + 1) for k in range(len(text))))
    for _ in range(DEEPEST):
        again = _once(current, macros)
        if again is None or len(again.text) > LONGEST + len(text):
            return current
        current = again
    return current


def _once(given: Expanded, macros: Mapping[str, Macro]) -> Expanded | None:
    text = given.text
    parts: list[str] = []
    origins: list[Span] = []
    position = 0
    for match in _CALL.finditer(text):
        macro = macros.get(match["name"] or "")
        if macro is None or match.start("name") < position:
            continue
        call = arguments_of(text, match.end(), macro)
        if call is None:
            continue
        arguments, end = call
        begin = match.start("name")
        parts.append(text[position:begin])
        origins += given.origins[position:begin]
        whole = Span(given.origins[begin].start, given.origins[end - 1].end)
        body = _EMPTY_SCRIPT.sub("", macro.body) if macro.optional == "" and "#1" not in arguments else macro.body
        for piece in re.split(r"(#\d)", body):
            place = arguments.get(piece)
            if place is not None:
                if parts and re.search(r"\\[A-Za-z]+\Z", parts[-1]) and text[place.start : place.start + 1].isalpha():
                    parts.append(" ")  # `\lVert#1` is two tokens to TeX, however they are set
                    origins.append(whole)
                parts.append(text[place.start : place.end])
                origins += given.origins[place.start : place.end]
            else:
                written = macro.optional or "" if piece == "#1" else piece
                parts.append(written)
                origins += [whole] * len(written)
        if macro.body[-1:].isalpha() and re.match("[A-Za-z]", text[end:]) and re.search(r"\\[A-Za-z]+\Z", macro.body):
            parts.append(" ")
            origins.append(whole)
        position = end
    if position == 0:
        return None
    return Expanded("".join(parts) + text[position:], (*origins, *given.origins[position:]))


def arguments_of(text: str, at: int, macro: Macro) -> tuple[dict[str, Span], int] | None:
    """Where each argument stands in the text, and where the call ends."""
    found: dict[str, Span] = {}
    if macro.name[1:].isalpha() and text.startswith("*", at) and macro.parameters:
        at += 1
    for number in range(1, macro.parameters + 1):
        start = _blanks(text, at)
        if number == 1 and macro.optional is not None:
            if text.startswith("[", start):
                close = text.find("]", start)
                if close < 0:
                    return None
                found["#1"], at = Span(start + 1, close), close + 1
            continue
        content = group(text, at)
        if content is None:
            return None
        inner, at = content
        first = start + 1 if text[start] == "{" else start
        found[f"#{number}"] = Span(first, first + len(inner))
    return found, at
