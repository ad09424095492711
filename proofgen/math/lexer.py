"""Characters of a formula to tokens, each with its exact span; white space, sizes and comments fall away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from proofgen.math.syntax import Unreadable
from proofgen.span import Span

TokenKind = Literal["number", "letter", "command", "mark", "text", "word", "begin", "end", "tag", "label", "quad", "eof"]


@dataclass(slots=True, unsafe_hash=True)
class Token:
    """Final like a Span. text: the character, the command's name with its backslash, or a group's content (text, word, begin, end, tag).

    side: `left` or `right` when the author wrote \\left or \\right before it.
    """

    kind: Final[TokenKind]
    text: Final[str]
    span: Final[Span]
    side: Final[Literal["", "left", "right"]] = ""
    spaced: Final[bool] = False  # after a space that the author set: it ends a function's argument


_ENDS_PROOF = r"\\(?:blacksquare|square|Box|qed|qedsymbol)(?![A-Za-z])(?=(?:\s|\\end\s*\{[a-z]+\*?\})*\Z)"
"""The sign that a proof is over, behind all that a formula says."""
_TOKEN = re.compile(
    rf"(?P<comment>(?<!\\)%[^\n]*)|(?P<space>\s+|~|{_ENDS_PROOF})|"
    r"(?P<command>\\(?:[A-Za-z]+\*?|.|\Z))|(?P<number>\d+(?:\{,\}\d{3})*(?:\.\d+)?|\.\d+)"
    r"|(?P<letter>[A-Za-z])|(?P<mark>.)",
    re.S,
)
_SPACING = frozenset(
    {"\\,", "\\;", "\\:", "\\!", "\\>", "\\ ", "\\\n", "\\/", "\\displaystyle", "\\textstyle", "\\scriptstyle", "\\limits", "\\nolimits",
     "\\nonumber", "\\notag", "\\hfill", "\\thinspace", "\\medspace", "\\thickspace", "\\negthinspace", "\\negmedspace", "\\negthickspace", "\\enspace",
     "\\small", "\\normalsize", "\\allowbreak", "\\mathstrut", "\\strut", "\\mathord", "\\mathrel", "\\mathbin", "\\mathop", "\\hline", "\\qedhere"}
)  # fmt: skip
_SPACES = frozenset({"\\,", "\\;", "\\:", "\\ ", "\\>", "\\thinspace", "~"})
_SIZES = {"\\left": "left", "\\right": "right", "\\middle": ""}
for _base in ("big", "Big", "bigg", "Bigg"):
    _SIZES |= {f"\\{_base}": "", f"\\{_base}l": "left", f"\\{_base}r": "right", f"\\{_base}m": ""}
_TEXT = frozenset([r"\text", r"\textrm", r"\textit", r"\textbf", r"\textnormal", r"\mbox", r"\textsf", r"\intertext"])
_WORD = frozenset([r"\operatorname", r"\operatorname*", r"\mathrm", r"\rm"])
_GROUPED: dict[str, TokenKind] = {
    "\\begin": "begin", "\\end": "end", "\\tag": "tag", "\\tag*": "tag", "\\label": "label",
    **dict.fromkeys(_TEXT, "text"), **dict.fromkeys(_WORD, "word"),
}  # fmt: skip
_SAME = {
    "\\lbrace": "\\{", "\\rbrace": "\\}", "\\lbrack": "[", "\\rbrack": "]", "\\vert": "|", "\\lvert": "|", "\\rvert": "|", "\\Vert": "\\|",
    "\\lVert": "\\|", "\\rVert": "\\|", "\\leq": "\\le", "\\leqslant": "\\le", "\\geq": "\\ge", "\\geqslant": "\\ge", "\\neq": "\\ne",
    "\\rightarrow": "\\to", "\\ast": "*", "\\prime": "'", "\\Longrightarrow": "\\implies", "\\Rightarrow": "\\implies",
    "\\Leftrightarrow": "\\iff", "\\Longleftrightarrow": "\\iff", "\\land": "\\wedge", "\\lor": "\\vee", "\\coloneqq": ":=",
    "\\dfrac": "\\frac", "\\tfrac": "\\frac", "\\cfrac": "\\frac", "\\dbinom": "\\binom", "\\tbinom": "\\binom", "\\ldots": "\\dots", "\\longrightarrow": "\\to",
    "\\searrow": "\\downarrow", "\\nearrow": "\\uparrow",
    "\\cdots": "\\dots", "\\dotsc": "\\dots", "\\dotsb": "\\dots", "\\varnothing": "\\emptyset", "\\lt": "<", "\\gt": ">",
    "\u2212": "-", "\u22c5": "\\cdot", "\u00b7": "\\cdot", "\u00d7": "\\times", "\u2264": "\\le", "\u2265": "\\ge", "\u2260": "\\ne",
}  # fmt: skip
_PLAIN = frozenset(
    "()[]{}+-*/=<>^_'|!,;:&ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)  # each of these is a token, whatever stands around it
_SIDED = {"\\lvert": "left", "\\rvert": "right", "\\lVert": "left", "\\rVert": "right"}


def tokenize(text: str, offset: int = 0) -> list[Token]:
    """Tokens of a formula that stands at `offset` of its file, closed by an `eof`. Raises Unreadable for a command without its group."""
    tokens: list[Token] = []
    side: Literal["", "left", "right"] = ""
    spaced = False
    position, end = 0, len(text)
    while position < end:
        match = _TOKEN.match(text, position)
        assert match is not None, "the last alternative takes any character"
        kind, value, start = match.lastgroup, match.group(), position
        position = match.end()
        if value in _PLAIN:  # most of a formula, of which none of what follows is true
            tokens.append(Token("mark" if kind == "mark" else "letter", value, Span(offset + start, offset + position), side, spaced))
            side, spaced = "", False
            continue
        if kind in ("comment", "space") or value in _SPACING:
            spaced = spaced or value in _SPACES
            continue
        if value in _SIZES:
            side = _SIZES[value]  # type: ignore[assignment]
            continue
        if side and value.startswith("."):  # the delimiter that does not print, and no decimal point
            kind, value, position = "mark", ".", start + 1
        span = Span(offset + start, offset + position)
        if kind == "number" and "." in value and re.match(r"\.\d", text[position:]):
            raise Unreadable("unexpected", "a number has one decimal point", span)
        if value in _GROUPED and not (value == "\\rm" and not text[position:].lstrip().startswith("{")):
            token, position = _grouped(text, position, value, span, offset)
            tokens.extend(_as_letters(token))
        elif value in ("\\quad", "\\qquad"):
            tokens.append(Token("quad", value, span))
        elif kind == "command" and value.endswith("*"):
            tokens += [_token("command", value[:-1], Span(span.start, span.end - 1)), Token("mark", "*", Span(span.end - 1, span.end))]
        elif not (side and value == "."):
            sided: Literal["", "left", "right"] = side or _SIDED.get(value, "")  # type: ignore[assignment]
            tokens.append(_token(kind, value, span, sided, spaced))
        elif side == "right":
            tokens.append(Token("mark", ".", span, "right"))
        elif side == "left" and text[:position].rstrip(". \n\t").endswith("\\left"):
            tokens.append(Token("mark", "\\left.", span, "left"))
        side, spaced = "", False
    return [*tokens, Token("eof", "", Span(offset + end, offset + end))]


@lru_cache(maxsize=256)
def tokens_of(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The same: each formula is looked at several times, since what its sentence makes of it is not known at first."""
    return tuple(tokenize(text, offset))


def _token(kind: str | None, value: str, span: Span, side: Literal["", "left", "right"] = "", spaced: bool = False) -> Token:
    value = _SAME.get(value, value)
    if kind == "number":
        value = value.replace("{,}", "")
    if kind == "mark" and value.startswith("\\"):
        kind = "command"
    if kind == "command" and not value.startswith("\\"):
        kind = "mark"
    return Token(kind, value, span, side, spaced)  # type: ignore[arg-type]


def _grouped(text: str, position: int, command: str, span: Span, offset: int) -> tuple[Token, int]:
    """The token of a command whose group is taken as characters; the group may be a single character."""
    while position < len(text) and text[position].isspace():
        position += 1
    if position >= len(text):
        raise Unreadable("missing-argument", f"`{command}` has nothing to stand on", span)
    if text[position] != "{":
        end = position + 1
        return Token(_GROUPED[command], text[position:end], Span(span.start, offset + end)), end
    depth, end = 0, position
    while end < len(text):
        depth += {"{": 1, "}": -1}.get(text[end], 0) if text[end - 1] != "\\" else 0
        end += 1
        if depth == 0:
            content = text[position + 1 : end - 1]
            return Token(_GROUPED[command], content, Span(span.start, offset + end)), end
    raise Unreadable("unclosed-brace", "this `{` is never closed", Span(offset + position, offset + position + 1), "close it with `}`")


def _as_letters(token: Token) -> list[Token]:
    """\\mathrm{T}, \\mathrm d, \\text{d}: one upright letter is that letter, but for the constants \\mathrm{e} and \\mathrm{i}; \\mathrm{1} a numeral."""
    content = token.text.strip()
    if len(content) == 1 and ((token.kind == "word" and content.isalnum() and content not in "ei") or content in "dT"):
        return [Token("letter" if content.isalpha() else "number", content, token.span)]
    return [token]
