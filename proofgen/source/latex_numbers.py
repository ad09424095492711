"""What a reference prints: an equation's tag, or the number that LaTeX counts for an equation, a section or a theorem."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from proofgen.source.latex_pairs import Environment, Pairs
from proofgen.source.latex_theorems import Kind
from proofgen.source.latex_words import SECTIONS, plain
from proofgen.span import Span

_ONE = frozenset({"equation", "multline"})
_ROWS = frozenset({"align", "gather", "alignat", "eqnarray", "flalign"})
_COUNTED = re.compile(
    r"\\(?P<section>chapter|(?:sub){0,2}section)(?![A-Za-z*])|\\label\s*\{(?P<label>[^{}]*)\}|(?P<caption>\\caption)(?![A-Za-z*])"
    r"|(?P<begin>\\[A-Za-z@]+)|\\.",
    re.S,
)
_EVENT = re.compile(
    r"\\begin\s*\{(?P<begin>[^{}]*)\}|(?P<end>\\end\s*\{[^{}]*\})|\\label\s*\{(?P<label>[^{}]*)\}|\\tag\*?\s*\{(?P<tag>[^{}]*)\}"
    r"|(?P<silent>\\(?:nonumber|notag)(?![A-Za-z]))|(?P<row>\\\\)|\\.",
    re.S,
)
_WITHIN = re.compile(r"\\numberwithin\s*\{equation\}\s*\{(\w+)\}")


@dataclass(slots=True)
class Numbers:
    """equations, others: by the label. heads: of theorems and sections, by the offset of their commands. rows: what LaTeX counts, and of which rows."""

    equations: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)
    rows: list[tuple[Span, str]] = field(default_factory=list)


def numbers(text: str, spans: Iterable[Span], pairs: Pairs, kinds: Mapping[str, Kind]) -> Numbers:
    """spans: what is read, in reading order."""
    counting = _Counting(text, kinds)
    for span in spans:
        position = span.start
        while match := _COUNTED.search(text, position, span.end):
            position = match.end()
            environment = pairs.environments.get(match.start())
            if environment is not None:
                position = counting.environment(environment)
            elif match["section"]:
                counting.section(SECTIONS.index(match["section"]))
                counting.found.heads[match.start()] = counting.latest
            elif match["caption"]:
                counting.step("caption", "")
            elif match["label"] and (number := counting.current(match.start())):
                counting.found.others[match["label"].strip()] = number
    return counting.found


class _Counting:
    def __init__(self, text: str, kinds: Mapping[str, Kind]) -> None:
        self.text, self.kinds, self.found = text, kinds, Numbers()
        within = _WITHIN.search(text)
        self.within = within[1] if within else ""
        self.top = 1 if re.search(r"\\chapter(?![A-Za-z])", text) else 2
        self.sections = [0] * len(SECTIONS)
        self.counts: Counter[tuple[str, str]] = Counter()
        self.inside: list[tuple[int, str]] = []  # numbered environments that are open: where they end, and their numbers
        self.latest = ""
        self.parent = (0, "", 0)  # subequations: where they end, their number, and how many there were

    def current(self, at: int) -> str:
        """The number that a label at that place takes."""
        while self.inside and not self.inside[-1][0] > at:
            self.inside.pop()
        return self.inside[-1][1] if self.inside else self.latest

    def section(self, level: int) -> None:
        self.sections[level] += 1
        self.sections[level + 1 :] = [0] * (len(self.sections) - level - 1)
        self.latest = self._prefix(level)

    def _prefix(self, level: int) -> str:
        return ".".join(str(count) for count in self.sections[min(self.top, level) : level + 1])

    def step(self, counter: str, within: str) -> str:
        prefix = self._prefix(SECTIONS.index(within)) if within in SECTIONS else ""
        self.counts[counter, prefix] += 1
        number = str(self.counts[counter, prefix])
        self.latest = f"{prefix}.{number}" if prefix else number
        return self.latest

    def _equation(self, at: int) -> str:
        end, parent, count = self.parent
        if at >= end:
            return self.step("equation", self.within)
        self.parent = (end, parent, count + 1)
        return parent + _letters(count)

    def environment(self, environment: Environment) -> int:
        """Counted; where to go on."""
        if environment.name == "subequations":
            number = self.step("equation", self.within)
            self.parent = (environment.end.start, number, 0)
            self.inside.append((environment.end.start, number))
            return environment.begin.end
        kind = self.kinds.get(environment.name)
        if environment.name.rstrip("*") in _ONE | _ROWS:
            self._equations(environment)
            return environment.end.end
        if kind is not None and kind.counter:
            before = self.latest
            number = self.step(kind.counter, kind.within)
            self.latest = before
            self.found.heads[environment.begin.start] = number
            self.inside.append((environment.end.start, number))
        return environment.begin.end

    def _equations(self, environment: Environment) -> None:
        before = self.latest
        for row, labels, tag, silent in _rows(self.text, environment.begin.end, environment.end.start, environment.name in _ROWS):
            number = plain(tag)
            if not (tag or silent or environment.name.endswith("*")):
                number = self._equation(row.start)
                self.found.rows.append((row, number))
            self.found.equations |= {label: number for label in labels if number}
        self.latest = before


def _letters(count: int) -> str:
    """a, b, …, z, aa, …"""
    return (_letters(count // 26 - 1) if count >= 26 else "") + chr(ord("a") + count % 26)


def _rows(text: str, start: int, end: int, several: bool) -> list[tuple[Span, list[str], str, bool]]:
    """Of each row: its labels, its tag, and whether it says that it has no number."""
    rows: list[tuple[Span, list[str], str, bool]] = []
    labels: list[str] = []
    tag, silent, depth, last = "", False, 0, start
    for event in _EVENT.finditer(text, start, end):
        depth += (event["begin"] is not None) - (event["end"] is not None)
        if event["label"]:
            labels.append(event["label"].strip())
        tag = event["tag"] or tag
        silent = silent or event["silent"] is not None
        if event["row"] and several and depth == 0:
            rows.append((Span(last, event.start()), labels, tag, silent))
            labels, tag, silent, last = [], "", False, event.end()
    if text[last:end].strip() or not rows:
        rows.append((Span(last, end), labels, tag, silent))
    return rows
