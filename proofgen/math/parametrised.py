"""Functions whose bracket is parted by a bar or a semicolon: `f(x; \\mu, \\sigma^2)`, `p(x \\mid \\theta)`, `L(\\theta \\mid x_1, \\dots, x_n)`.

One letter stands for as many functions as there are such lists behind it: the density `p(x \\mid \\theta)` is not `p(\\theta \\mid x)`. So what is
defined is entered under its letter and its list, `p[x \\mid \\theta]`; and a bracket is a call of it only if what stands in each place can be seen
to belong there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from proofgen.math.lexer import Token
from proofgen.math.notation import ACCENTS, FONTS, GREEK
from proofgen.math.syntax import Node
from proofgen.span import Span

if TYPE_CHECKING:
    from proofgen.math.parser import Parser

_CLOSING = {"(": ")", "[": "]"}
_OPEN, _CLOSE = ("(", "[", "{", "\\{"), (")", "]", "}", "\\}")
_MARKS = {"|": " \\mid ", "\\mid": " \\mid ", ";": "; "}
_LIKELIHOODS = frozenset(
    {"L", "\\ell", "l", "\\mathcal{L}"}
)  # of one letter there is one: what is named behind the bar may have another name
_DECORATION = frozenset({*(f"\\{name}" for name in (*ACCENTS, *FONTS)), "{", "}", "'", "_", "^"})


@dataclass(frozen=True, slots=True)
class Bracket:
    """Its parts, which sign parts them into two lists, and how many stand before it."""

    parts: tuple[tuple[Token, ...], ...]
    mark: str
    before: int
    length: int  # tokens, with both brackets


def name_of(head: str, names: Sequence[str], before: int, mark: str) -> str:
    return f"{head}[{', '.join(names[:before])}{mark}{', '.join(names[before:])}]"


def is_parametrised(name: str) -> bool:
    return name.endswith("]") and (" \\mid " in name or "; " in name)


def printed(name: str, values: Sequence[str]) -> str:
    """`f[x; \\mu]` at other values of x and μ."""
    head, _, inside = name[:-1].partition("[")
    mark = " \\mid " if " \\mid " in inside else "; "
    before = len(inside.partition(mark)[0].split(", "))
    return f"{head}\\left({', '.join(values[:before])}{mark}{', '.join(values[before:])}\\right)"


def bracket(tokens: Sequence[Token]) -> Bracket | None:
    """The bracket that opens with the first of these tokens, if one bar or semicolon parts it."""
    parts: list[list[Token]] = [[]]
    mark, before, depth = "", 0, 0
    for at, token in enumerate(tokens):
        depth += (token.text in _OPEN) - (token.text in _CLOSE)
        if depth == 0:
            found = [tuple(part) for part in _without_dots(parts)]
            whole = mark and all(found) and token.text == _CLOSING.get(tokens[0].text)
            return Bracket(tuple(found), mark, before, at + 1) if whole else None
        if depth == 1 and token.text in _MARKS and not token.side:
            if mark:
                return None
            mark, before = _MARKS[token.text], len(_without_dots(parts))
            parts.append([])
        elif depth == 1 and token.text == ",":
            parts.append([])
        elif at:
            parts[-1].append(token)
    return None


def _without_dots(parts: list[list[Token]]) -> list[list[Token]]:
    """`x_1, \\dots, x_n` is x."""
    found: list[list[Token]] = []
    for part in parts:
        listed = len(found) > 1 and [token.text for token in found[-1]] == ["\\dots"] and part and found[-2]
        if listed and _root(part) == _root(found[-2]) is not None and found[-2][-1].text in ("1", "}") and _is_first(found[-2]):
            found[-2:] = [found[-2][: next(k for k, token in enumerate(found[-2]) if token.text == "_")]]
        else:
            found.append(part)
    return found


def _is_first(part: list[Token]) -> bool:
    texts = [token.text for token in part if token.text not in ("{", "}")]
    return texts[-2:] == ["_", "1"]


def _root(part: Sequence[Token]) -> str | None:
    """The letter of a name with its marks, `\\theta` of `\\hat\\theta_0`; None of anything that is no name."""
    letters = [token for token in part if token.text not in _DECORATION]
    if not letters or not (letters[0].kind == "letter" or letters[0].text[1:] in GREEK):
        return None
    plain = all(token.kind in ("letter", "number") or token.text[1:] in GREEK for token in letters)
    marked = len(letters) == 1 or any(token.text in ("_", "^") for token in part)
    return letters[0].text if plain and marked else None


def called(p: Parser, node: Node) -> Node | None:
    """A call of a function that was defined with such a bracket. Nothing is taken where it may be another function of the same letter."""
    if node.op != "name" or not p.at("(", "["):
        return None
    known = p.names.parametrised(node.text)
    found = bracket(p.tokens[p.position :]) if known else None
    if found is None:
        return None
    fits = [name for name in known if _fits(name, node.text, found)]
    if len(fits) != 1:
        return None
    opened = p.next()
    args = tuple(_value(p, part) for part in found.parts)
    p.expect(_CLOSING[opened.text], opened)
    return p.node("call", (Node("name", (), node.span, fits[0]), *args), node.span.start)


def _value(p: Parser, part: tuple[Token, ...]) -> Node:
    """What stands in one place, up to the sign that parts it from the next; of a list, the name alone."""
    ends = p.tokens[p.tokens.index(part[-1], p.position) + 1].text
    value = p.sum() if ends in (",", ")", "]", *_MARKS) else p.atom(single=True)
    depth = 0
    while p.here.kind != "eof" and not (depth == 0 and (p.at(")", "]", *_MARKS) or (p.at(",") and ends in (",", *_MARKS)))):
        depth += (p.here.text in _OPEN) - (p.here.text in _CLOSE)
        p.next()
    if p.at(",", *_MARKS):
        p.next()
    return value


def _fits(name: str, head: str, found: Bracket) -> bool:
    inside = name[len(head) + 1 : -1]
    if found.mark not in inside:
        return False
    before, after = (side.split(", ") for side in inside.split(found.mark))
    names = [*before, *after]
    if len(before) != found.before or len(names) != len(found.parts):
        return False
    roots = [_letter(each) for each in names]
    loose = found.mark == "; " or head in _LIKELIHOODS
    return all(_belongs(part, root, roots, loose) for part, root in zip(found.parts, roots, strict=True))


def _letter(name: str) -> str:
    """The letter in a canonical name: of `\\hat{\\mu}_{0}`, `\\mu`."""
    tokens = [Token("command", text, Span(0, 0)) if text[0] == "\\" else Token("letter", text, Span(0, 0)) for text in _pieces(name)]
    return _root(tokens) or name


def _pieces(name: str) -> list[str]:
    found: list[str] = []
    for char in name:
        if char == "\\" or (found and found[-1][0] == "\\" and char.isalpha() and not found[-1].endswith(" ")):
            found[-1:] = [found[-1] + char] if char != "\\" else [*found[-1:], char]
        elif char != " ":
            found.append(char)
        elif found:
            found[-1] += " "
    return [each.strip() for each in found if each.strip()]


def _belongs(part: Sequence[Token], root: str, roots: list[str], loose: bool) -> bool:
    """Is it the parameter itself, a value of it, or an expression? Another name may mean another function, the more so another parameter's."""
    own = _root(part)
    if own is None or own == root:
        return True
    return loose and own not in roots
