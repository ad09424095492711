"""Which branch of a conditional is set: `\\iffalse`, and switches that the document declares and sets. Of any other, neither is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.source.latex_mask import Masked
from proofgen.source.latex_scan import Scan
from proofgen.source.latex_words import DEFINES
from proofgen.source.macros import definitions_in
from proofgen.span import Span

MOST_REMARKS = 50
_TOKEN = re.compile(r"\\(?P<word>[A-Za-z@]+)|\\.|[{}]", re.S)
_SWITCH = re.compile(r"\\(?P<name>(?!if)[A-Za-z@]+?)(?P<value>true|false)(?![A-Za-z@])")
_WORTH = re.compile(rf"\\(?:@?if|If|not|whiledo|(?:set|new|provide)bool)|{_SWITCH.pattern}")
_DECLARED = re.compile(r"\s*\\if(?P<name>[A-Za-z@]+)")
_SAME = re.compile(r"\s*\\if(?P<name>[A-Za-z@]+)\s*=?\s*\\(?P<same>[A-Za-z@]+)")
_BOOLEAN = re.compile(r"\s*\{\s*(?P<name>[A-Za-z@]+)\s*\}")
_COMPARED = re.compile(r"\s*(?P<a>\w)\s*(?P<b>[^\\\s{}])")
_NAMED = re.compile(r"\*?\s*\{?\s*\\(?P<name>[A-Za-z@]+)")
_NAME = re.compile(r"\s*\\[A-Za-z@]+")
_BOOLEANS = frozenset({"newboolean", "provideboolean", "setboolean", "newbool", "providebool", "setbool", "booltrue", "boolfalse"})
_NO_TEST = frozenset({"iff"})
_IN_GROUPS = {
    **dict.fromkeys(("ifthenelse", "iftoggle", "nottoggle", "ifbool", "notbool", "ifboolexpr", "ifdef", "ifundef", "ifcsdef", "ifcsundef", "ifdefempty",
                     "ifdefvoid", "ifstrempty", "ifblank", "notblank", "ifnumodd", "IfFileExists", "IfBooleanTF", "IfNoValueTF", "IfValueTF",
                     "@ifundefined", "@ifpackageloaded"), 3),
    **dict.fromkeys(("ifstrequal", "ifdefstring", "ifdefequal", "ifnumequal", "ifnumgreater", "ifnumless", "IfStrEq", "ifinlist"), 4),
    **dict.fromkeys(("IfBooleanT", "IfBooleanF", "IfNoValueT", "IfNoValueF", "IfValueT", "IfValueF", "whiledo"), 2),
    **dict.fromkeys(("ifnumcomp", "ifdimcomp"), 5),
}  # fmt: skip
"""Tests whose branches are arguments, and how many arguments they take."""
_SAYS = re.compile(r"\\(?:begin|input|include|subfile|(?:re|provide)?newcommand|[gex]?def|let|DeclareMathOperator)(?![A-Za-z])")

Values = dict[str, bool | None]
"""Of switches, by their names without `\\if`; None where the place decides, or something that is not followed."""


@dataclass(slots=True)
class Branches:
    """Of one file. values: what is known at its beginning. unsettled: switches of which nothing is known. changes: by their offsets."""

    masked: Masked
    file: Span
    values: Values
    unsettled: frozenset[str]
    changes: list[tuple[int, str, bool | None]] = field(default_factory=list)
    _hidden: list[Span] = field(default_factory=list)
    _frames: list[bool | None] = field(default_factory=list)
    _dead: int = -1  # the frame of which this branch is not set
    _since: int = 0
    _unknown: list[Span] = field(default_factory=list)
    _depth: int = 0
    _macros: set[str] = field(default_factory=set)

    def hide(self) -> None:
        """What is not set, or not known to be, and the commands that say so, are hidden from all that read the text later."""
        text = self.masked.text
        if _WORTH.search(text, *self._limits):
            self._scan(text)
        if self._dead >= 0:
            self._revive(self.file.end)
        if self._hidden:
            self.masked.hide(self._hidden)
            self._forget()
        self._remark(text)

    def before(self, at: int) -> Values:
        """What is known of the switches there."""
        return self.values | {name: value for offset, name, value in self.changes if offset < at}

    @property
    def _limits(self) -> tuple[int, int]:
        return self.file.start, self.file.end

    def _scan(self, text: str) -> None:
        scan = Scan(text, _braces(text, self.file))
        defined = {
            span.start + self.file.start: span.end + self.file.start for span in definitions_in(text[self.file.start : self.file.end])[1]
        }
        known = dict(self.values)
        position = self.file.start
        while match := _TOKEN.search(text, position, self.file.end):
            position = match.end()
            word = match["word"] or ""
            if match.group() in ("{", "}"):
                self._depth += 1 if match.group() == "{" else -1
            elif word in ("begin", "end"):
                self._depth += (1 if word == "begin" else -1) * (not re.compile(r"\s*\{document\}").match(text, position))
            elif match.start() in defined or word in DEFINES:
                position = self._defined(text, match, defined.get(match.start()) or scan.definition(word, position), known)
            elif word == "newif":
                position = self._declared(text, position, known)
            elif word in _BOOLEANS:
                if named := _BOOLEAN.match(text, position):
                    self._set(named.start(), named["name"], None, known)
            elif switch := _SWITCH.fullmatch(match.group()):
                settled = self._depth <= 0 and self._dead < 0
                if self._dead < 0 or self._frames[self._dead] is None:
                    self._set(match.start(), switch["name"], switch["value"] == "true" if settled else None, known)
            elif word in _IN_GROUPS and word not in self._macros:
                position = self._in_groups(text, match, scan, known)
            else:
                position = self._command(text, match, word, known)

    def _set(self, at: int, name: str, value: bool | None, known: Values) -> None:
        known[name] = None if name in self.unsettled else value
        self.changes.append((at, name, known[name]))

    def _declared(self, text: str, at: int, known: Values) -> int:
        declared = _DECLARED.match(text, at)
        if declared is None:
            return at
        if self._dead < 0 or self._frames[self._dead] is None:
            self._set(at, declared["name"], False if self._dead < 0 and self._depth <= 0 else None, known)
        return declared.end()

    def _defined(self, text: str, match: re.Match[str], end: int, known: Values) -> int:
        """A definition may set switches whenever its command is called, and may itself be called as a test is."""
        at = match.end()
        same = _SAME.match(text, at) if match["word"] == "let" else None
        if same is not None and (self._dead < 0 or self._frames[self._dead] is None):
            value = {"iftrue": True, "iffalse": False}.get(same["same"], known.get(same["same"].removeprefix("if")))
            self._set(at, same["name"], value if self._depth <= 0 and self._dead < 0 else None, known)
            return same.end()
        named = _NAMED.match(text, at)
        if named is not None:
            self._macros.add(named["name"])
        for switch in _SWITCH.finditer(text, at, end):
            self._set(at, switch["name"], None, known)
        return end

    def _in_groups(self, text: str, match: re.Match[str], scan: Scan, known: Values) -> int:
        named = _NAME.match(text, match.end())
        end = scan.skip(named.end() if named else match.end(), _IN_GROUPS[match["word"]])
        if self._dead < 0:
            for switch in _SWITCH.finditer(text, match.end(), end):
                self._set(match.start(), switch["name"], None, known)
            self._hidden.append(Span(match.start(), end))
            self._unknown.append(self._hidden[-1])
        return max(end, match.end())

    def _command(self, text: str, match: re.Match[str], word: str, known: Values) -> int:
        at, end = match.span()
        if word.startswith("if") and word not in _NO_TEST and word not in self._macros:
            value = {"iftrue": True, "iffalse": False}.get(word, known.get(word[2:]))
            if word == "if" and (compared := _COMPARED.match(text, end)):
                value, end = compared["a"] == compared["b"], compared.end() if compared["a"] == compared["b"] else end
            self._frames.append(value)
            if self._dead < 0 and value:
                self._hidden.append(Span(at, end))
            elif self._dead < 0:
                self._dead, self._since = len(self._frames) - 1, at
        elif word == "else" and self._frames:
            self._other(at, end)
        elif word == "fi" and self._frames:
            if self._dead == len(self._frames) - 1:
                self._revive(end)
            elif self._dead < 0:
                self._hidden.append(Span(at, end))
            self._frames.pop()
        return end

    def _other(self, at: int, end: int) -> None:
        last = len(self._frames) - 1
        if self._dead < 0:
            self._dead, self._since = last, at
        elif self._dead == last and self._frames[last] is False:
            self._revive(end)
            self._frames[last] = True

    def _revive(self, end: int) -> None:
        self._hidden.append(Span(self._since, end))
        if self._frames[self._dead] is None:
            self._unknown.append(self._hidden[-1])
        self._dead = -1

    def _forget(self) -> None:
        """What comments and code in it said."""
        masked = self.masked
        gone: set[int] = set()
        places = sorted({*masked.code, *masked.remarks, *(problem.span.start for problem in masked.problems)})
        number = 0
        for at in places:
            while number < len(self._hidden) and self._hidden[number].end <= at:
                number += 1
            if number < len(self._hidden) and self._hidden[number].start <= at:
                gone.add(at)
        for at in gone:
            masked.code.pop(at, None)
            masked.remarks.pop(at, None)
        masked.problems[:] = [problem for problem in masked.problems if problem.span.start not in gone]

    def _remark(self, text: str) -> None:
        """Of what nobody prints nothing is said: before the document begins, that is all but definitions."""
        begin = re.compile(r"\\begin\s*\{document\}").search(text, *self._limits)
        said = [span for span in self._unknown if not begin or span.start >= begin.start() or _SAYS.search(text, span.start, span.end)]
        for span in said[:MOST_REMARKS]:
            word = _TOKEN.match(text, span.start)
            name = word.group() if word is not None else ""
            self.masked.problems.append(
                Diagnostic(
                    "unknown-branch",
                    Severity.WARNING,
                    Span(span.start, span.start + len(name)),
                    f"whether `{name}` holds is not known, so that none of its branches is read",
                    (
                        "known are `\\iftrue`, `\\iffalse`, and switches that `\\newif` declares and the document sets outside of all groups",
                    ),
                )
            )


def _braces(text: str, file: Span) -> Mapping[int, int]:
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in _TOKEN.finditer(text, file.start, file.end):
        if match.group() == "{":
            opened.append(match.start())
        elif match.group() == "}" and opened:
            found[opened.pop()] = match.start()
    return found
