"""The lines of a Markdown file that say how others are to be read: fences, MyST's directives, Pandoc's divs, footnotes.

What they enclose is Markdown too (or code, or a formula), so these lines are made blank, character for character, and what stood there is
kept as environments and fences: the rest of the text is read as if they were not there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.source.environments import CODE, NOTHING, PARTS, PROSE, Environment, is_shown, of_directive, of_div
from proofgen.source.regions import FRONT, PREFIX, Region, RegionKind
from proofgen.span import Span

DEEPEST = 100
_FENCE = re.compile(rf"(?P<prefix>{PREFIX})(?P<marks>`{{3,}}|~{{3,}}|:{{3,}})[ \t]*(?P<rest>.*?)[ \t\r]*$")
_DIRECTIVE = re.compile(r"\{(?P<word>[A-Za-z][\w:+-]*)\}[ \t]*(?P<title>.*)$")
_DIV = re.compile(r"(?:\{(?P<attributes>[^{}]*)\}|(?P<word>[\w.-]+))[ \t]*:*$")
_ATTRIBUTE = re.compile(r"#(?P<id>[\w:.-]+)|\.(?P<class>[\w-]+)|(?P<key>[\w-]+)=(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>\S+))")
_OPTION = re.compile(rf"{PREFIX}:[\w-]+:(?:[ \t]|\r?$)")
_YAML = re.compile(rf"{PREFIX}---[ \t\r]*$")
_INVISIBLE = re.compile(r"%|\([\w:. -]+\)=[ \t\r]*$|\+\+\+(?:[ \t]|\r?$)")
_REFERENCE = re.compile(
    rf"(?P<before>{PREFIX})\[(?P<label>(?!\^)[^\]\n]{{1,999}})\]:[ \t]*(?P<to>#|<#?>|\S+)(?:[ \t]+(?P<title>(?P<open>[(\"']).*))?[ \t\r]*$"
)
_PERCENTS = re.compile(rf"{PREFIX}%%(?!%)(?!.*%%)")
_HEADING = re.compile(r"#{1,6}[ \t].*?(?P<attributes>\{[#.-][^{}]*\})[ \t\r]*$")
_FOOTNOTE = re.compile(r" {0,3}(?P<mark>\[\^(?P<name>[^\]\s]+)\]:)")


@dataclass(slots=True)
class Layout:
    """text: of the same length. fences: code and displays, in order. walls: where formulas end at the latest.

    footnotes: of the lines that begin one, by where they start, the names. hidden: divs that are never printed, or not in all formats.
    """

    text: str
    environments: list[Environment] = field(default_factory=list)
    fences: list[Region] = field(default_factory=list)
    walls: list[int] = field(default_factory=list)
    footnotes: dict[int, str] = field(default_factory=dict)
    hidden: list[Environment] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A fence that waits for its end. kind: what it holds, None for Markdown. environment: of a directive or div."""

    marks: str
    span: Span
    quoted: bool
    kind: RegionKind | None = None
    inner: int = 0
    blanks: list[Span] = field(default_factory=list)
    div: bool = False
    environment: Environment | None = None


def laid_out(text: str, front: bool = True) -> Layout:
    """front: whether the text may begin with front matter."""
    return _Scan(text).scanned(front)


class _Scan:
    """Goes through the lines once."""

    def __init__(self, text: str) -> None:
        self.layout = Layout(text)
        self.patches: list[tuple[Span, str]] = []
        self.containers: list[_Open] = []
        self.opaque: _Open | None = None
        self.options = ""  # an opening line may be followed by options, of which kind
        self.comment = False
        self.silent = 0  # what stands before this place is a comment

    def scanned(self, front: bool) -> Layout:
        text = self.layout.text
        head = FRONT.match(text) if front else None
        position = head.end() if head else 0
        while position < len(text):
            end = text.find("\n", position)
            end = len(text) if end < 0 else end
            self._line(text[position:end], position)
            position = end + 1
        self._end(len(text))
        self.layout.text = self._patched()
        return self.layout

    def _patched(self) -> str:
        parts: list[str] = []
        position = 0
        for span, written in self.patches:
            parts += [self.layout.text[position : span.start], written + " " * (span.end - span.start - len(written))]
            position = span.end
        return "".join((*parts, self.layout.text[position:]))

    def _blank(self, span: Span, written: str = "") -> None:
        self.patches.append((span, written))

    # ------------------------------------------------------------ lines

    def _line(self, line: str, start: int) -> None:
        if start < self.silent:
            self._blank(Span(start, start + len(line)))
            return
        if self.options and self._option(line, start):
            return
        self.options = ""
        fence = _FENCE.match(line)
        if self.opaque is not None and self.opaque.quoted and not re.match(r"[ \t]*>", line):
            self._close_opaque(start, start, self.opaque.kind != "code")
        if self.opaque is not None:
            if fence and not fence["rest"] and fence["marks"].startswith(self.opaque.marks):
                self._close_opaque(start, start + fence.end("marks"), False)
            return
        if self.comment or "<!--" in line:
            opened = line.rfind("<!--")
            commented = self.comment
            self.comment = line.rfind("-->") < opened and "`" not in line[:opened] if opened >= 0 else "-->" not in line
            if commented:
                return
        if fence and not (fence["marks"][0] == "`" and "`" in fence["rest"]):
            if fence["rest"] and self._opens(fence, start):
                return
            if not fence["rest"] and self._closes(fence, start):
                return
            if fence["marks"][0] != ":":
                self._opaque(fence, start, "code", fence.end())
                return
        self._plain(line, start)

    def _plain(self, line: str, start: int) -> None:
        if self._remark(line, start):
            return
        if _INVISIBLE.match(line):
            self._blank(Span(start, start + len(line)))
        elif (heading := _HEADING.match(line)) is not None:
            self._blank(Span(start + heading.start("attributes"), start + heading.end("attributes")))
        elif (note := _FOOTNOTE.match(line)) is not None:
            self._blank(Span(start + note.start("mark"), start + note.end("mark")), "-")
            self.layout.footnotes[start] = note["name"]

    def _remark(self, line: str, start: int) -> bool:
        """Whether a comment begins there: a link's target that nothing links to, `[//]: # (words)`, or Obsidian's `%%`, over several lines too."""
        text, end = self.layout.text, start + len(line)
        if _PERCENTS.match(line):
            close = text.find("%%", end)
            if close < 0 or not re.compile(r"%%[ \t\r]*(?:\n|\Z)").match(text, close):
                return False
            self.silent = close + 2
        elif (found := _REFERENCE.match(line)) is not None and (found["to"] in ("#", "<#>", "<>") or "$" in line or "\\(" in line):
            start += found.end("before")
            closing = {"(": ")"}.get(found["open"] or "", found["open"] or "")
            if closing and not found["title"][1:].rstrip().endswith(closing):
                gap = re.compile(rf"{re.escape(closing)}[ \t\r]*(?:\n|\Z)|\n[ \t]*(?:\n|\Z)|\Z").search(text, end)
                self.silent = gap.end() if gap else end
        else:
            return False
        self._blank(Span(start, end))
        return True

    def _option(self, line: str, start: int) -> bool:
        """Whether the line is an option of the directive that was just opened."""
        yaml = _YAML.match(line) is not None
        if self.options == "first" and yaml:
            self.options = "yaml"
        elif self.options == "yaml":
            self.options = "" if yaml else "yaml"
        elif _OPTION.match(line):
            self.options = "fields"
        else:
            return False
        prefix = re.match(PREFIX, line)
        assert prefix is not None, "a prefix may be empty"
        span = Span(start + prefix.end(), start + len(line))
        if self.opaque is None:
            self._blank(span)
        elif not self.layout.text[self.opaque.inner : start].strip(" \t\r\n>"):
            self.opaque.inner = min(span.end + 1, len(self.layout.text))
        else:
            self.opaque.blanks.append(span)
        return True

    # ------------------------------------------------------------ fences that open

    def _opens(self, fence: re.Match[str], start: int) -> bool:
        colons = fence["marks"][0] == ":"
        directive = _DIRECTIVE.match(fence["rest"])
        if directive is not None:
            word = directive["word"].lower()
            at = start + fence.start("rest") + directive.start("title")
            if word == "math":
                self._opaque(fence, start, "display", at)
            elif word in NOTHING or word in CODE:
                self._opaque(fence, start, "comment" if colons or word in NOTHING else "code", at)
            elif colons or word in PROSE or word in PARTS or ":" in word:
                self._directive(fence, start, word, Span(at, start + fence.end("rest")))
            else:
                return False
            self.options = "first"
            return True
        if fence["rest"] == "math" and not colons:
            self._opaque(fence, start, "display", start + fence.end())
            return True
        div = _DIV.match(fence["rest"]) if colons else None
        if div is not None:
            self._div(fence, start, div)
        return div is not None

    def _opaque(self, fence: re.Match[str], start: int, kind: RegionKind, inner: int) -> None:
        span = Span(start + fence.start("marks"), start + fence.end())
        line_end = min(start + fence.end() + 1, len(self.layout.text))
        if not self.layout.text[inner : start + fence.end()].strip() or kind != "display":
            inner = line_end
        self.opaque = _Open(fence["marks"], span, ">" in fence["prefix"], kind, inner)
        self.layout.walls.append(start)

    def _directive(self, fence: re.Match[str], start: int, word: str, title: Span) -> None:
        marks = Span(start + fence.start("marks"), start + fence.end())
        named = of_directive(word)
        environment = Environment(Span(start, len(self.layout.text)), marks)
        if named is not None:
            environment.name, environment.part = named
            environment.title = title if title.end > title.start else None
        self._contain(_Open(fence["marks"], marks, False, environment=environment), title)

    def _div(self, fence: re.Match[str], start: int, div: re.Match[str]) -> None:
        marks = Span(start + fence.start("marks"), start + fence.end())
        identity, classes = "", [div["word"].lstrip(".").lower()] if div["word"] else []
        title: Span | None = None
        for found in _ATTRIBUTE.finditer(div["attributes"] or ""):
            identity = found["id"] or identity
            classes += [found["class"].lower()] if found["class"] else []
            group = next((each for each in "abc" if found[each]), "")
            if found["key"] in ("name", "title") and group:
                offset = start + fence.start("rest") + div.start("attributes")
                title = Span(offset + found.start(group), offset + found.end(group))
        name, part, heads = of_div(identity, classes)
        environment = Environment(Span(start, len(self.layout.text)), marks, name, part, title if heads else None, heads)
        if (shown := is_shown(classes, div["attributes"] or "")) is not True:
            self.layout.hidden.append(environment)
            if shown is None:
                self.layout.problems.append(_in_some_formats(marks))
        self._contain(_Open(fence["marks"], marks, False, div=True, environment=environment), environment.title)

    def _contain(self, opened: _Open, kept: Span | None) -> None:
        """The line is blank but for the words `kept`."""
        if len(self.containers) < DEEPEST:
            self.containers.append(opened)
            assert opened.environment is not None, "a container is one"
            self.layout.environments.append(opened.environment)
            self.layout.walls.append(opened.environment.lines.start)
        if kept is None:
            self._blank(opened.span)
        else:
            self._blank(Span(opened.span.start, kept.start))
            self._blank(Span(kept.end, opened.span.end))

    # ------------------------------------------------------------ fences that close

    def _closes(self, fence: re.Match[str], start: int) -> bool:
        marks, mark = fence["marks"], fence["marks"][0]
        same = [at for at, each in enumerate(self.containers) if each.marks[0] == mark]
        exact = [at for at in same if self.containers[at].marks == marks]
        at = exact[-1] if exact else same[-1] if same else -1
        if at < 0 or not (self.containers[at].div or marks.startswith(self.containers[at].marks)):
            if mark == ":" and fence["prefix"].strip() == "":
                self._blank(Span(start + fence.start("marks"), start + fence.end()))
            return mark == ":"
        for each in self.containers[at + 1 :]:
            self._unclosed(each, Severity.WARNING)
        for each in self.containers[at:]:
            assert each.environment is not None, "a container is one"
            each.environment.lines = Span(each.environment.lines.start, start + fence.end())
        del self.containers[at:]
        self._blank(Span(start + fence.start("marks"), start + fence.end()))
        self.layout.walls.append(start)
        return True

    def _close_opaque(self, inner_end: int, end: int, problem: bool) -> None:
        opened = self.opaque
        assert opened is not None, "asked for by the callers"
        kind: RegionKind = "code" if opened.kind is None or (problem and opened.kind == "display") else opened.kind
        inner = Span(min(opened.inner, inner_end), inner_end)
        self.layout.fences.append(Region(kind, inner, Span(opened.span.start, end), tuple(opened.blanks)))
        if problem:
            self._unclosed(opened, Severity.ERROR)
        self.opaque = None

    def _end(self, end: int) -> None:
        for each in self.containers:
            self._unclosed(each, Severity.WARNING)
        if self.opaque is not None:
            self._close_opaque(end, end, True)

    def _unclosed(self, opened: _Open, severity: Severity) -> None:
        begun, mark = opened.span.start, opened.marks
        hint = f"close it with a line `{mark}`"
        self.layout.problems.append(
            Diagnostic("unclosed-fence", severity, Span(begun, begun + len(mark)), "this fence is never closed", (hint,))
        )


def _in_some_formats(marks: Span) -> Diagnostic:
    message = "whether this is printed depends on the format, so that it is not read"
    return Diagnostic("unknown-branch", Severity.WARNING, marks, message, ("what is printed in every format stands outside of such a div",))
