"""Tokens with a position, and the small questions every rule of the grammar asks of them."""

from __future__ import annotations

from proofgen.diagnostic import Diagnostic
from proofgen.math.lexer import Token
from proofgen.math.syntax import Node, Unreadable
from proofgen.span import Span

DEEPEST = 120


class Stream:
    """A cursor over visible tokens. The last token is always `eof`."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.position = 0
        self.depth = 0
        self.warnings: list[Diagnostic] = []

    @property
    def here(self) -> Token:
        return self.tokens[self.position]

    def ahead(self, by: int = 1) -> Token:
        return self.tokens[min(self.position + by, len(self.tokens) - 1)]

    def next(self) -> Token:
        token = self.tokens[self.position]
        if token.kind != "eof":
            self.position += 1
        return token

    def at(self, *texts: str) -> bool:
        token = self.tokens[self.position]
        return token.text in texts and token.kind in ("mark", "command", "letter")

    def accept(self, *texts: str) -> Token | None:
        return self.next() if self.at(*texts) else None

    def expect(self, text: str, opened: Token | None = None) -> Token:
        token = self.accept(text)
        if token is not None:
            return token
        if opened is not None and self.here.kind == "eof":
            raise Unreadable("unclosed-bracket", f"this `{opened.text}` is never closed", opened.span, f"close it with `{text}`")
        raise Unreadable("unexpected", f"expected `{text}` here, found {self.shown()}", self.here.span)

    def shown(self) -> str:
        return f"`{self.here.text}`" if self.here.kind != "eof" else "the end of the formula"

    def since(self, start: int) -> Span:
        """From character `start` to the end of the last token taken."""
        end = self.tokens[self.position - 1].span.end if self.position else start
        return Span(start, max(start, end))

    def node(self, op: str, args: tuple[Node, ...], start: int, text: str = "") -> Node:
        return Node(op, args, self.since(start), text)

    def group_ahead(self) -> list[Token]:
        """The tokens of the braced group that opens here, without its braces; none where none opens."""
        depth = 0
        for at in range(self.position, len(self.tokens)):
            token = self.tokens[at]
            depth += {"{": 1, "}": -1}.get(token.text, 0) if token.kind == "mark" else 0
            if depth == 0:
                return self.tokens[self.position + 1 : at]
        return []

    def after_mark(self) -> list[Token]:
        """The tokens of the group one token ahead: of `_{…}` what stands below."""
        self.position += 1
        inside = self.group_ahead()
        self.position -= 1
        return inside

    def split_number(self) -> None:
        """An argument without braces is one digit: `x^10` is x¹0 in print."""
        token = self.here
        if token.kind == "number" and len(token.text) > 1:
            middle = token.span.start + 1
            first = Token("number", token.text[0], Span(token.span.start, middle))
            rest = Token("number", token.text[1:], Span(middle, token.span.end))
            self.tokens[self.position : self.position + 1] = [first, rest]
