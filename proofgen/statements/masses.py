"""Which functions of a post are mass functions on finite sets: `\\sum_z q(z) = 1` says it of q, and of every name that stands beside z in a list."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import combinations

from proofgen.math.elaborate_names import PROBABILITIES
from proofgen.math.lexer import Token
from proofgen.math.mass import base
from proofgen.math.names import List
from proofgen.math.notation import ACCENTS, FONTS, FUNCTION_COMMANDS, GREEK
from proofgen.math.scope import Scope
from proofgen.math.shape import number
from proofgen.math.sorts import Range
from proofgen.math.syntax import Unreadable
from proofgen.source.document import Document, Math
from proofgen.statements.parsing import LONGEST, tokens_of

_RUNS = re.compile(
    r"\\(?:sum|prod)\s*(?:\\(?:no)?limits\s*)?_\s*(?:\{\s*(?:\\\w+\s*\{?\s*)?[A-Za-z]\w*'*\s*\}?\s*(?:\\in[^=]*?)?\}|[A-Za-z]|\\[a-z]+)"
)
_MEAN = re.compile(r"(?<![A-Za-z\\])E\s*\}?\s*_")
_SETS = frozenset({"\\mathcal", "\\mathscr", "\\Omega"})
_LISTS = frozenset({",", "|", "\\mid", "\\|", ";"})


@dataclass
class _Seen:
    runs: set[str] = field(default_factory=set)  # names below a sum that has no range
    calls: dict[str, set[List]] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)  # names that stand elsewhere
    others: set[str] = field(default_factory=set)  # functions at something else than names


def find(document: Document, first: int, scope: Scope) -> None:
    """Enter the mass functions of the post that begins at block `first`, and the names of elements. Nothing where any use of them is unclear."""
    seen = _Seen()
    pieces = _formulas(document, first)
    if not any(_RUNS.search(document.source.of(piece.span)) or _MEAN.search(document.source.of(piece.span)) for piece in pieces):
        return
    for piece in pieces:
        if piece.span.end - piece.span.start <= LONGEST:
            try:
                _scan(tokens_of(piece, document), seen)
            except Unreadable:
                continue
    masses, elements = _settled(seen)
    if masses & scope.symbols.keys() or elements & scope.symbols.keys():
        return
    scope.masses, scope.elements = {name: tuple(sorted(seen.calls[name])) for name in masses}, frozenset(elements)
    for name in sorted(elements):
        scope.infer(name, Range(number(1), scope.elements_of(name)))


def _formulas(document: Document, first: int) -> list[Math]:
    found: list[Math] = []
    for block in document.blocks[first:]:
        if block.kind == "break" and not block.level:
            break
        found += [piece for piece in block.pieces if isinstance(piece, Math)]
    return found


def _settled(seen: _Seen) -> tuple[set[str], set[str]]:
    functions = set(seen.calls)
    masses: set[str] = set()
    elements = {name for name in seen.runs if name not in functions}
    while True:
        more = {f for f, calls in seen.calls.items() if any(elements & set(names) for names, _ in calls)} - masses
        if not more:
            break
        masses |= more
        elements |= {name for f in more for names, _ in seen.calls[f] for name in names}
    named = {name for f in masses for names, _ in seen.calls[f] for name in names}
    elements &= named
    if not elements or elements & (seen.loose | functions) or seen.runs & named - elements or masses & seen.others:
        return set(), set()
    if any(_alike(a, b, seen.calls[f] if f in PROBABILITIES else set()) for f in masses for a, b in combinations(sorted(seen.calls[f]), 2)):
        return set(), set()
    return masses, elements


def _alike(one: List, other: List, calls: set[List]) -> bool:
    """Might these be one function at different places? Not where names of both stand in one list, so that they are names of different things."""
    first, second = ({base(name) for name in names} for names, _ in (one, other))
    if first == second or (len(one[0]), one[1]) != (len(other[0]), other[1]):
        return first == second and one[0] != other[0] and [base(n) for n in one[0]] != [base(n) for n in other[0]] and one[1] == other[1]
    return not any(first | second <= {base(name) for name in names} for names, _ in calls)


def _scan(tokens: list[Token], seen: _Seen) -> None:
    if _only_names(tokens):
        return
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.text in ("\\sum", "\\prod") and tokens[at + 1].text == "_":
            at = _below(tokens, at + 2, seen)
            continue
        if (mean := _mean(tokens, at)) is not None:
            at = _weighed(tokens, mean, seen)
            continue
        name, end = _name(tokens, at)
        if name is None:
            at += 1
            continue
        call = _call(tokens, end) if tokens[end].text in ("(", "[") else None
        if call is not None:
            seen.calls.setdefault(name, set()).add(call[0])
            at = call[1]
            continue
        if tokens[end].text in ("(", "["):
            seen.others.add(name)
        if not _in_its_set(tokens, at, end):
            seen.loose.add(name)
        at = end


def _only_names(tokens: list[Token]) -> bool:
    return all(token.kind in ("letter", "eof") or token.text in (",", "'") or token.text[1:] in GREEK for token in tokens)


def _in_its_set(tokens: list[Token], at: int, end: int) -> bool:
    """`z \\in \\mathcal{Z}` at the head of a formula."""
    return at == 0 and tokens[end].text == "\\in" and tokens[end + 1].text in _SETS


def _below(tokens: list[Token], at: int, seen: _Seen) -> int:
    """Past `\\sum_z`, `\\sum_{z \\in \\mathcal{Z}}`, `\\sum_{x, z}`, of which the names run; at the group's inside where it is anything else."""
    if tokens[at].text != "{":
        name, end = _name(tokens, at)
        if name is not None:
            seen.runs.add(name)
        return max(end, at)
    found: list[str] = []
    here = at + 1
    while True:
        name, end = _name(tokens, here)
        if name is None:
            return at
        found.append(name)
        if tokens[end].text != ",":
            break
        here = end + 1
    if tokens[end].text == "\\in" and len(found) == 1:
        while tokens[end].text in ("\\in", "{", *_SETS) or (tokens[end].kind == "letter" and tokens[end].text.isupper()):
            end += 1
        end += tokens[end].text == "}" and tokens[end + 1].text == "}"
    if tokens[end].text != "}" or tokens[end + 1].text == "^":
        return at
    seen.runs |= set(found)
    return end + 1


def _mean(tokens: list[Token], at: int) -> int | None:
    """Where the subscript of an expectation begins: `\\mathbb{E}_{q(z)}`, `E_{z \\sim q}`."""
    spelled = [token.text for token in tokens[at : at + 5]]
    if spelled[:4] in (["\\mathbb", "{", "E", "}"], ["\\mathrm", "{", "E", "}"]):
        at += 3
    elif spelled[:2] == ["\\mathbb", "E"]:
        at += 1
    elif spelled[:1] != ["E"]:
        return None
    if tokens[at + 1].text != "_":
        return None
    return at + 2 + (tokens[at + 2].text == "{")


def _weighed(tokens: list[Token], at: int, seen: _Seen) -> int:
    """Past `z \\sim` and `q(z)`, of which the names before the bar run."""
    name, end = _name(tokens, at)
    while name is not None and tokens[end].text in (",", "\\sim"):
        seen.runs.add(name)
        at = end + 1
        if tokens[end].text == "\\sim":
            break
        name, end = _name(tokens, at)
    name, end = _name(tokens, at)
    call = _call(tokens, end) if name is not None and tokens[end].text == "(" else None
    if name is not None and call is not None:
        seen.calls.setdefault(name, set()).add(call[0])
        seen.runs |= set(call[0][0][: call[0][1]])
        return call[1]
    return end if name is not None else at


def _call(tokens: list[Token], at: int) -> tuple[List, int] | None:
    """A bracketed list of bare names."""
    names: list[str] = []
    before, at = 0, at + 1
    while True:
        name, end = _name(tokens, at)
        if name is None:
            return None
        names.append(name)
        if tokens[end].text in (")", "]"):
            return (tuple(names), before or len(names)), end + 1
        if tokens[end].text not in _LISTS:
            return None
        bar = tokens[end].text != ","
        if bar and before:
            return None
        before = len(names) if bar else before
        at = end + 1 + (bar and tokens[end + 1].text == tokens[end].text)


def _name(tokens: list[Token], at: int) -> tuple[str | None, int]:
    """A bare name that begins here, and where it ends; one with an index is none."""
    token = tokens[at]
    if token.kind == "letter" or (token.kind == "command" and token.text[1:] in GREEK):
        text, end = token.text, at + 1
    elif (
        token.text[1:] in ACCENTS | FONTS
        and token.text not in _SETS
        and tokens[at + 1].text == "{"
        and tokens[min(at + 3, len(tokens) - 1)].text == "}"
    ):
        command = ACCENTS.get(token.text[1:]) or FONTS[token.text[1:]]
        text, end = f"\\{command}{{{tokens[at + 2].text}}}", at + 4
    else:
        return None, at
    while tokens[end].text == "'":
        text, end = text + "'", end + 1
    return (None, at) if tokens[end].text == "_" or text[1:] in FUNCTION_COMMANDS else (text, end)
