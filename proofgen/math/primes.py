"""Primes that are part of a name: `x'`, `a'_b`, `x''_1`, `a_{b'}`. Where none of these is declared, a prime is a mark on what it follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from proofgen.math.lexer import Token
from proofgen.math.names import canonical_word
from proofgen.math.sorts import Function
from proofgen.math.syntax import Node

if TYPE_CHECKING:
    from proofgen.math.parser import Parser


@dataclass(frozen=True, slots=True)
class Marked:
    """A name's subscript and primes: `a'_b` and `a_b'` print the same, and are `a_{b}'`.

    bare: the name without its primes. before: tokens of primes in front of the subscript. length: tokens of all of it.
    """

    stem: str
    bare: str
    primes: str
    before: int
    length: int

    @property
    def name(self) -> str:
        return self.bare + self.primes


def marked(p: Parser, stem: str) -> Marked | None:
    """What stands after a name, if a prime is among it; None too where primes stand in two places, which TeX does not set."""
    first, at = _primes(p.tokens, p.position)
    before = at - p.position
    found = subscript_text(p, at)
    text = ""
    if found is not None:
        text, length, _ = found
        at += length
    second, at = _primes(p.tokens, at)
    if (not first and not second and "'" not in text) or (first and second):
        return None
    bare = f"{stem}_{{{text}}}" if text else stem
    return Marked(stem, bare, first or second, before, at - p.position)


def _primes(tokens: list[Token], at: int) -> tuple[str, int]:
    """`'`, `''`, `^\\prime`, `^{\\prime\\prime}` from token `at` on, and where they end."""
    start = at
    raised = tokens[at].text == "^" and tokens[at].kind == "mark"
    at += raised
    braced = raised and tokens[at].text == "{"
    at += braced
    count = 0
    while tokens[at].text == "'":
        count, at = count + 1, at + 1
    if not count or (braced and tokens[at].text != "}"):
        return "", start
    return "'" * count, at + braced


_AS_WORDS = frozenset({"\\max", "\\min", "\\sup", "\\inf", "\\lim"})  # `h_{\\max}`


def subscript_text(p: Parser, at: int) -> tuple[str, int, bool] | None:
    """Of a subscript at token `at`: its characters, how many tokens it takes with its `_`, and whether it is a word."""
    if p.tokens[at].text != "_" or p.tokens[at].kind != "mark":
        return None
    first = p.tokens[min(at + 1, len(p.tokens) - 1)]
    if first.kind == "number" and len(first.text) > 1:
        return None
    if first.text != "{" or first.kind != "mark":
        wordy = first.kind in ("word", "text") or first.text in _AS_WORDS
        return (canonical_word(first.text.lstrip("\\")) if wordy else first.text, 2, wordy) if first.kind != "eof" else None
    depth, position, parts, wordy = 0, at + 1, [], False
    while position < len(p.tokens):
        token = p.tokens[position]
        depth += {"{": 1, "}": -1}.get(token.text, 0) if token.kind == "mark" else 0
        wordy = wordy or token.kind in ("word", "text") or (token.text in _AS_WORDS and p.tokens[position + 1].text == "}")
        spelled = token.kind in ("word", "text") or token.text in _AS_WORDS
        parts.append(canonical_word(token.text.lstrip("\\")) if spelled else token.text)
        position += 1
        if depth == 0:
            return "".join(parts[1:-1]), position - at, wordy
    return None


def primed_name(p: Parser, stem: str, start: int) -> Node | None:
    """The declared name that the primes belong to; of a declared function `f_1` the derivative `f'_1`."""
    found = marked(p, stem)
    if found is None:
        return None
    if p.names.sort_of(found.name) is not None:
        p.position += found.length
        return p.node("name", (), start, found.name)
    if not found.primes or found.bare == stem:
        return None
    if isinstance(p.names.sort_of(found.bare), Function):
        name = Node("name", (), p.since(start), found.bare)
        p.position += found.length
        return p.node("prime", (name,), start, str(len(found.primes)))
    whole = stem + found.primes
    if p.names.sort_of(whole) is None:
        return None
    name = Node("name", (), p.since(start), whole)
    if found.before:
        p.position += found.before
        return name
    node = p.index_below(name)  # `x_i'` of a declared x'
    p.position = _primes(p.tokens, p.position)[1]
    return Node(node.op, node.args, p.since(start), node.text)
