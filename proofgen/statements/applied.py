"""Families that are written as values: `\\sigma(z)_i = e^{z_i} / \\sum_j e^{z_j}`, of which σ(z) always stands with this z, are read without it, as σ_i."""

from __future__ import annotations

import re

from proofgen.math.lexer import Token
from proofgen.source.document import Document, Math

_NAME = r"(?:\\[A-Za-z]+|[A-Za-z])"
_HEAD = re.compile(
    rf"(?:\s|\\(?:begin|end)\{{\w+\*?\}}|&)*(?P<name>{_NAME})\s*(?:\\left\s*)?\(\s*(?P<of>{_NAME})\s*(?:\\right\s*)?\)\s*_\s*\{{?\s*[ijk]\s*\}}?\s*&?\s*:?=(?![<>])"
)


def values(document: Document) -> dict[str, str]:
    """Each such name with its argument, of which it is never taken elsewhere."""
    return _noted(document)[1]


def names(document: Document) -> frozenset[str]:
    """Names of which an entry of a value is said somewhere: they are no functions of one number, taken entry by entry."""
    return _noted(document)[0]


def _noted(document: Document) -> tuple[frozenset[str], dict[str, str]]:
    found = document.noted.get("applied")
    if not isinstance(found, tuple):
        formulas = [document.source.of(piece.span) for block in document.blocks for piece in block.pieces if isinstance(piece, Math)]
        heads = {match["name"]: match["of"] for text in formulas if (match := _HEAD.match(text))}
        always = {name: of for name, of in heads.items() if _always_of(name, of, formulas)}
        found = document.noted["applied"] = (frozenset(heads), always)
    return found


def _always_of(name: str, of: str, formulas: list[str]) -> bool:
    """Whether the name stands before this argument, or an index, wherever a bracket or nothing of the kind follows it."""
    behind = re.compile(
        rf"{re.escape(name)}(?![A-Za-z])\s*(?:\\left\s*)?\((?!\s*{re.escape(of)}\s*(?:\\right\s*)?\))|{re.escape(name)}(?![A-Za-z])\s*[\^']"
    )
    return not any(behind.search(text) for text in formulas)


def without_arguments(tokens: list[Token], document: Document) -> list[Token]:
    """`\\sigma_i` for `\\sigma(z)_i`."""
    known = values(document)
    if not known or not any(token.text in known for token in tokens):
        return tokens
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        kept.append(token)
        at += 1
        if token.text in known and [each.text for each in tokens[at : at + 3]] == ["(", known[token.text], ")"]:
            at += 3
    return kept
