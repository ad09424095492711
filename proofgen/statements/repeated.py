"""The summation convention, wherever a post says it, and over what its letters run where nobody says so."""

from __future__ import annotations

import re

from proofgen.source.document import Document, Words
from proofgen.statements.ahead import formulas_ahead, picked
from proofgen.statements.roles import sentences

_CONVENTION = re.compile(
    r"\b(?:repeated|double|twice[- ]occurring) (?:indices|indexes|index|subscripts?) (?:(?:are|is) (?:to be )?summed|impl(?:y|ies) (?:a )?summation)"
    r"|\bsum(?:mation|s|)? (?:over|of|on) repeated (?:indices|indexes|subscripts)\b|\bsummation convention\b|\bEinstein convention\b",
    re.I,
)
_DENIES = re.compile(r"\b(?:not|no|never|without|unless|except|cannot|drop|suspend|only)\b|n[’']t\b", re.I)
_OVER = re.compile(
    r"\b(?:no longer|not any ?more|stop|cease|abandon|drop|give up|leave)\b[^.;]*\b(?:summ(?:ed|ing|ation)|sum|convention)\b"
    r"|\b(?:from (?:here|now|this point) on(?:wards?)?|in what follows|below)\b[^.;]*\b(?:not|no|never|without)\b[^.;]*\b(?:summ(?:ed|ing|ation)|sum|convention)\b",
    re.I,
)
_THREE = re.compile(r"\b(?:three|3)[- ](?:dimension(?:s|al)|space)\b|\bfrom (?:1|one) to (?:3|three)\b", re.I)
_LEVI_CIVITA = re.compile(r"\\(?:var)?epsilon\s*_\s*\{\s*[a-z]\s*[a-z]\s*[a-z]\s*\}|\\mathbb\s*\{?\s*R\s*\}?\s*\^\s*\{?\s*3(?!\s*[\d\\])")
_SIGNS = frozenset({"\\delta", "\\varepsilon", "\\epsilon", "\\partial", "\\nabla", "\\hat{e}", "\\mathbf{e}", "e", "i", "\\pi"})

_ANOTHER = re.compile(
    r"\b(?:two|four|five|six|any number of|[24-9])[- ]dimension|\bfrom (?:1|one|0|zero) to (?:2|4|two|four)\b|\bfrom\s+to\b", re.I
)
_ANOTHER_SIZE = re.compile(r"\\[lc]?dots\s*,\s*[24-9]|\\mathbb\s*\{?\s*R\s*\}?\s*\^\s*\{?\s*[24-9]")


def conventions(document: Document, number: int) -> frozenset[str]:
    """`einstein`, and `three-dimensional` where its words or its formulas say so: those from block `number` to the next post."""
    if not sums_repeated(document, number):
        return frozenset()
    words = " ".join(piece.text for block in document.blocks[number:] for piece in block.pieces if isinstance(piece, Words))
    three = _THREE.search(words) or any(_LEVI_CIVITA.search(each.text) for each in formulas_ahead(document, number, edits=True))
    texts = " ".join(each.text for each in formulas_ahead(document, number, edits=True))
    other = _ANOTHER.search(words) or _ANOTHER_SIZE.search(texts)
    return frozenset({"einstein", "three-dimensional"} if three and not other else {"einstein"})


def is_over(sentence: str) -> bool:
    """`From here on we no longer sum over repeated indices.`"""
    return _OVER.search(sentence) is not None


def vectors(document: Document, number: int) -> dict[str, int]:
    """Names with one index letter: with the axis that they have where they stand bare, as in `(a \\times b)_i = \\varepsilon_{ijk} a_j b_k`."""
    return dict.fromkeys(sorted(picked(document, number).keys() - _SIGNS), 1)


def sums_repeated(document: Document, number: int) -> bool:
    """`Repeated indices are summed`, wherever a post says it."""
    for block in document.blocks[number:]:
        if block.kind == "break" and not block.level:
            return False
        words = " ".join(piece.text for piece in block.pieces if isinstance(piece, Words))
        if any(_CONVENTION.search(sentence) and not _DENIES.search(sentence) for sentence in sentences(words)):
            return True
    return False
