"""An author's own commands in running text, written out: the words of their definition, and each argument where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.source.document import Style
from proofgen.source.latex_page import Page
from proofgen.source.latex_words import ACCENTS, DROPPED, EATS_SPACE, LIGATURES, REFERENCES, STYLED, SWITCHED, SYMBOLS, accented
from proofgen.source.macros import Macro, arguments_of, group
from proofgen.span import Span

DEEPEST = 20
LONGEST = 20_000  # characters that one call may say
_TOKEN = re.compile(
    r"\\(?P<command>[A-Za-z@]+\*?|.)\s*|\$(?P<formula>[^$]*)\$|#(?P<argument>\d)|(?P<brace>[{}])|(?P<mark>---?|``|''|[`'~])|(?P<words>[^\\$#{}`'~-]+|.)",
    re.S,
)
_LETTER = re.compile(r"\{\s*\\?([^\W\d_]?)\s*\}|\\?([^\W\d_])")


_CLAIMS = re.compile(
    r"[=<>#:~]|\\(?:le|ge|leq|geq|leqslant|geqslant|ne|neq|in|ni|sim|to|colon|equiv|approx|propto|subset\w*|ll|gg|perp|mid|begin)(?![A-Za-z])"
)
_SUPPOSES = re.compile(
    r"\b(?:let|suppos\w+|assum\w+|defin\w+|denot\w+|set|where|with|if|when\w*|fix|take|hence|thus|so|then|therefore|we have)\b", re.I
)
FORMULA = re.compile(r"\s*(?:\$(?P<a>[^$]+)\$|\\\((?P<b>(?:(?!\\\)).)+)\\\)|\\ensuremath\s*(?P<c>\{.*\}))\s*(?:\\xspace\s*)?", re.S)
"""The definition of a command that stands for one formula."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Text that stands in no place of its own. arguments: what its #1, #2 … are: a place in the author's text, or text again."""

    text: str
    arguments: Mapping[str, Span | _Stretch]


@dataclass(slots=True)
class Prose:
    """walk: reads a stretch of the author's text, which is read once; wherever else it is said it is only words.

    lost: whether a formula was said that may be a claim, or anything else that is not read where it stands in a definition.
    refer: what a reference to a label prints, and whether it stands in parentheses already.
    """

    page: Page
    macros: Mapping[str, Macro]
    text: str
    walk: Callable[[Span], None]
    refer: Callable[[str, bool], str]
    room: int = LONGEST
    lost: bool = False
    walked: set[Span] = field(default_factory=set)

    def call(self, macro: Macro, after: int) -> int:
        """What the command says whose name ends at `after`; where it ends. One that lacks an argument says nothing, and its arguments are read."""
        found = arguments_of(self.text, after, macro)
        if found is None:
            return after
        spans, end = found
        self._written(_Stretch(macro.body, self._with_optional(macro, dict(spans))), 0)
        return end

    def _with_optional(self, macro: Macro, arguments: dict[str, Span | _Stretch]) -> dict[str, Span | _Stretch]:
        if macro.optional is not None and "#1" not in arguments:
            arguments["#1"] = _Stretch(macro.optional, {})
        return arguments

    def _argument(self, given: Span | _Stretch | None, depth: int) -> None:
        if isinstance(given, Span) and given not in self.walked:
            self.walked.add(given)
            self.walk(given)
        elif isinstance(given, Span):
            self._written(_Stretch(self.text[given.start : given.end], {}), depth)
        elif given is not None:
            self._written(given, depth)

    def _plain(self, text: str, stretch: _Stretch) -> str:
        """A label, which may be an argument."""
        given = stretch.arguments.get(text.strip())
        if isinstance(given, Span):
            return self.text[given.start : given.end].strip()
        return self._plain(given.text, given) if given is not None else text.strip()

    def _styled(self, style: Style, stretch: _Stretch, depth: int) -> None:
        before = self.page.state
        self.page.state = replace(before, style=style)
        self._written(stretch, depth)
        self.page.state = replace(self.page.state, style=before.style)

    def _written(self, stretch: _Stretch, depth: int) -> None:
        self.room -= len(stretch.text)
        if depth > DEEPEST or self.room < 0:
            return
        before = self.page.state.style
        position = 0
        while match := _TOKEN.match(stretch.text, position):
            position = match.end()
            if match["command"]:
                position = self._command(match, stretch, depth)
            elif match["argument"]:
                self._argument(stretch.arguments.get(f"#{match['argument']}"), depth + 1)
            elif match["formula"] is not None:
                self.page.say(f"${match['formula']}$", "code")
                self.lost |= bool(_CLAIMS.search(match["formula"]) or _SUPPOSES.search(stretch.text))
            elif match["mark"]:
                self.page.say(LIGATURES[match["mark"]])
            elif match["words"]:
                self.page.say(match["words"])
        self.page.state = replace(self.page.state, style=before)

    def _command(self, match: re.Match[str], stretch: _Stretch, depth: int) -> int:
        """What a command of a definition says; where it ends."""
        name, text = match["command"].rstrip("*") or "*", stretch.text
        after = match.end("command")
        self.lost |= name in ("(", "[", "begin", "input", "include")
        if name.startswith("if") and name != "iff":
            self.lost = True
            return len(text)
        if (macro := self.macros.get(f"\\{name}")) is not None:
            found = arguments_of(text, after, macro)
            if found is None:
                return after
            inner: dict[str, Span | _Stretch] = {key: _Stretch(text[at.start : at.end], stretch.arguments) for key, at in found[0].items()}
            self._written(_Stretch(macro.body, self._with_optional(macro, inner)), depth + 1)
            return found[1]
        if name in STYLED and (content := group(text, after)) is not None:
            self._styled(STYLED[name], _Stretch(content[0], stretch.arguments), depth + 1)
            return content[1]
        if name in REFERENCES and (content := group(text, after)) is not None:
            bracketed = name != "eqref" and text[match.start() - 1 : match.start()] == "("
            self.page.say(self.refer(self._plain(content[0], stretch), bracketed))
            return content[1]
        if name in ("begin", "end") and (content := group(text, after)) is not None:
            return content[1]
        if name in SWITCHED:
            self.page.state = replace(self.page.state, style=SWITCHED[name])
            return match.end()
        if name in ACCENTS and (letter := _LETTER.match(text, match.end() if name.isalpha() else after)):
            self.page.say(accented(name, letter[1] or letter[2] or ""))
            return letter.end()
        if name in SYMBOLS:
            self.page.say(SYMBOLS[name])
            return match.end() if name in EATS_SPACE or name.isalpha() else after
        for _ in range(DROPPED.get(name, 0)):
            content = group(text, after)
            after = content[1] if content is not None else after
        return after if DROPPED.get(name) else match.end() if name.isalpha() else after


def lost(span: Span, text: str) -> Diagnostic:
    hint = "write the formula where it is said, or define a command for the formula alone"
    return Diagnostic(
        "unread-macro", Severity.WARNING, span, f"what `{text[span.start : span.end]}` says in its definition is not read", (hint,)
    )
