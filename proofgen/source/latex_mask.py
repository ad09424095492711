"""What of a LaTeX file is never read as prose or mathematics: comments, code, pictures. Offsets stay those of the author's file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.source.colours import wanted_in
from proofgen.source.front_matter import KNOWN, unknown_option
from proofgen.span import Span

IGNORED, CODE, REMARK = "\ue000", "\ue001", "\ue002"
_PRIVATE = re.compile("[\ue000-\ue002\0]")
_CODE_BLOCKS = r"verbatim|Verbatim|BVerbatim|lstlisting|minted|alltt|filecontents"
_PICTURES = r"comment|tikzpicture|pgfpicture|pspicture|picture"
_SKIPPED = re.compile(
    r"(?P<comment>%[^\n]*)"
    rf"|\\begin\s*\{{(?P<block>(?P<code>{_CODE_BLOCKS})\*?|(?:{_PICTURES})\*?)\}}"
    r"|\\(?:verb\*?|lstinline(?:\[[^\]\n]*\])?)(?P<bar>[^A-Za-z\s*{\[])(?P<verb>[^\n]*?)(?P=bar)"
    r"|\\url\s*\{(?P<url>[^{}\n]*)\}|\\href\s*\{[^{}\n]*(?P<href>\})"
    r"|\\.",
    re.S,
)
_REMARK = re.compile(r"%+\s*proofgen(?P<options>-options)?\s*:(?P<text>.*)")
_COLOURS = re.compile(r"^\s*colou?rs\s*[=:]")
_PAIR = re.compile(r"\s*(?P<key>[\w-]+)\s*[=:]\s*(?P<value>[^,]*?)\s*(?:,|\Z)")


@dataclass(frozen=True, slots=True)
class Code:
    """display: a block of its own. picture: drawn by commands, of which only the environment's name is kept."""

    end: int
    text: str
    display: bool
    picture: bool = False


@dataclass(slots=True)
class Masked:
    """`text` is as long as the author's; what is not read became IGNORED, code became CODE, a `% proofgen: …` became REMARK.

    Of code and remarks: by the offset of their first character. remarks: where each ends, and what it says.
    """

    text: str = ""
    code: dict[int, Code] = field(default_factory=dict)
    remarks: dict[int, tuple[int, str]] = field(default_factory=dict)
    options: dict[str, object] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def add(self, text: str) -> None:
        """One more file, after those before it."""
        base = len(self.text)
        clean = _PRIVATE.sub(" ", text)
        parts: list[str] = []
        position = 0
        for start, end, mark in self._skipped(clean, base):
            parts += (clean[position:start], mark * (end - start))
            position = end
        self.text += "".join(parts) + clean[position:]

    def hide(self, spans: Iterable[Span]) -> None:
        """spans: in order, apart from each other."""
        parts: list[str] = []
        position = 0
        for span in spans:
            parts += (self.text[position : span.start], IGNORED * (span.end - span.start))
            position = span.end
        self.text = "".join(parts) + self.text[position:]

    def _skipped(self, text: str, base: int) -> Iterator[tuple[int, int, str]]:
        """Start, end and the character that takes its place, of each stretch."""
        position = 0
        endless: set[str] = set()
        while match := _SKIPPED.search(text, position):
            start, position = match.span()
            if match["comment"]:
                yield start, position, self._comment(match, base)
            elif name := match["block"]:
                close = f"\\end{{{name}}}"
                end = text.find(close, position) if name not in endless else -1
                if end < 0:
                    endless.add(name)
                    self.problems.append(unclosed(Span(base + start, base + position), name))
                    continue
                if match["code"]:
                    self.code[base + start] = Code(base + end + len(close), _listing(text[position:end]), True)
                elif name != "comment":
                    self.code[base + start] = Code(base + end + len(close), name, False, True)
                position = end + len(close)
                yield start, position, IGNORED if name == "comment" else CODE
            elif match["bar"] or match["url"] is not None:
                self.code[base + start] = Code(base + position, match["verb"] or match["url"] or "", False)
                yield start, position, CODE
            elif match["href"]:
                yield start, position, IGNORED

    def _comment(self, match: re.Match[str], base: int) -> str:
        remark = _REMARK.fullmatch(match["comment"])
        if remark is None:
            return IGNORED
        if remark["options"]:
            self._options(remark["text"], base + match.start() + remark.start("text"))
            return IGNORED
        self.remarks[base + match.start()] = (base + match.end(), remark["text"].strip())
        return REMARK

    def _options(self, text: str, at: int) -> None:
        colours = _COLOURS.search(text)
        if colours is not None:
            self.options["colors"] = wanted_in(text, colours.end(), at)
            return
        for pair in _PAIR.finditer(text):
            if pair["key"] in KNOWN:
                self.options[pair["key"]] = pair["value"].strip("\"'")
                continue
            here = Span(at + pair.start("key"), at + pair.end("key"))
            self.problems.append(unknown_option(pair["key"], here))


def _listing(text: str) -> str:
    """The lines of a listing without the options that follow its `\\begin`."""
    return re.sub(r"\A(?:\[[^\]\n]*\])?(?:\{[^}\n]*\})?[ \t]*\n", "", text).rstrip()


def unclosed(span: Span, name: str) -> Diagnostic:
    return Diagnostic(
        "unclosed-environment",
        Severity.ERROR,
        span,
        f"this `{name}` is never closed",
        (f"close it with `\\end{{{name}}}`",),
    )
