"""Letters that act on what follows where nobody declared them: `\\Delta x`, `\\Delta f`, `D_x f`, `J_f(x)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proofgen.math import derivatives
from proofgen.math.notation import ACCENTS, FONTS, GREEK
from proofgen.math.primes import subscript_text
from proofgen.math.sorts import Function, Scalar, Tensor
from proofgen.math.syntax import Node, Unreadable

if TYPE_CHECKING:
    from proofgen.math.parser import Parser

_INDEX_LETTERS = "ijklmnpqrs"


def after_delta(p: Parser) -> Node | None:
    """`\\Delta f` of a declared function is its Laplacian; before any other name, `\\Delta` is part of that name."""
    start = p.here.span.start
    after = p.ahead()
    first = p.position
    p.next()
    if not p.starts_atom():
        p.position = first
        return None
    if after.kind == "letter" or (after.kind == "command" and after.text[1:] in GREEK):
        name = after.text
        p.next()
    else:
        inner = p.atom() if after.kind in ("word", "text") or after.text[1:] in (*ACCENTS, *FONTS) else None
        name = inner.text if inner is not None and inner.op == "name" else ""
    if not name:
        raise Unreadable(
            "unknown-notation", "what does this `\\Delta` act on?", p.since(start), "declare it: Let $\\Delta \\in \\mathbb{R}$."
        )
    sort = p.names.sort_of(name)
    if not isinstance(sort, Function):
        return p.named(f"\\Delta {name}", start)
    if len(sort.arguments) == 1 and not isinstance(sort.arguments[0], Tensor):
        raise Unreadable(
            "unknown-notation", "is this a difference of values or a second derivative?", p.since(start), "write one of them out"
        )
    p.position = first + 1
    return derivatives.laplacian(p, start)


def operator(p: Parser) -> Node | None:
    """`D_x f(x)` is a derivative where D is no name and x no index; `J_f(x)` the Jacobian of a declared f."""
    if p.here.text not in ("D", "J") or p.ahead().text != "_" or p.names.sort_of(p.here.text) is not None:
        return None
    first = p.position
    start = p.here.span.start
    letter = p.next().text
    p.next()
    braced = p.at("{")
    name = p.ahead() if braced else p.here
    after = p.ahead(3 if braced else 1)
    sort = p.names.sort_of(name.text)
    declared = subscript_text(p, first + 1)
    if declared is None or p.names.sort_of(f"{letter}_{{{declared[0]}}}") is not None or (braced and p.ahead(2).text != "}"):
        p.position = first
        return None
    if letter == "J" and isinstance(sort, Function) and after.text == "(":
        p.argument()
        head = Node("name", (), name.span, name.text)
        return p.node("jacobian", (p.called(head),), start)
    known = isinstance(sort, Scalar | Tensor) or (sort is None and name.kind == "letter" and name.text not in _INDEX_LETTERS)
    if letter == "D" and known and (after.kind in ("letter", "word", "command") or after.text in ("(", "[")):
        variable = p.argument()
        if p.starts_atom():
            return p.node("partial", (derivatives.operand(p), variable), start)
    p.position = first
    return None
