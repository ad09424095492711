"""Functions that nobody declares, and of which a differential equation speaks: `Solve $y' = 2xy$, $y(0) = 1$`, `the differential equation $\\frac{dy}{dx} = y$`."""

from __future__ import annotations

import re

from proofgen.math.scope import Scope
from proofgen.math.sorts import REAL, Function
from proofgen.source.document import Document, Words
from proofgen.statements.ahead import formulas_ahead

_WORDS = re.compile(r"\b(?:differential equations?|ODEs?|initial (?:value|condition)s?|solutions? of the equation)\b", re.I)
_PRIMED = re.compile(r"(?<![A-Za-z\\])([a-zA-Z])(?:'+|\^\s*\{?\s*\\prime)(?!\s*\()")
_SLOPE = re.compile(
    r"\\[dt]?frac\s*\{\s*(?:\\mathrm\{d\}|d)(?:\^\s*\{?2\}?)?\s*([a-zA-Z])\s*\}\s*\{\s*(?:\\mathrm\{d\}|d)\s*([a-z])(?:\s*\^\s*\{?2\}?)?\s*\}"
)
_CALLED = re.compile(r"(?<![A-Za-z\\])([a-zA-Z])'*\s*\(\s*([a-z]|-?\d+)\s*\)")
_TIME = frozenset("tx")


def find(document: Document, number: int, scope: Scope) -> None:
    """From block `number` on: such names are functions of the one letter by which they are differentiated, or at which they are taken."""
    formulas = formulas_ahead(document, number)
    texts = [each.text for each in formulas]
    said = any(_WORDS.search(piece.text) for block in document.blocks[number:] for piece in block.pieces if isinstance(piece, Words))
    slopes = {pair for text in texts for pair in _SLOPE.findall(text)}
    called = {pair for text in texts for pair in _CALLED.findall(text)}
    primed = {name for text in texts for name in _PRIMED.findall(text)}
    letters = {letter for text in texts for letter in re.findall(r"(?<![A-Za-z\\])[tx](?![A-Za-z])", text)}
    for name in sorted(primed | {name for name, _ in slopes}):
        at = {letter for base, letter in (*slopes, *called) if base == name and letter.isalpha()}
        begins = any(base == name and not letter.isalpha() for base, letter in called)
        by = at or (letters - {name} if len(letters - {name}) == 1 else set())
        if name in scope.symbols or len(by) != 1 or name in by or not (said or begins):
            continue
        (letter,) = by
        if letter not in _TIME and letter not in {each for _, each in slopes}:
            continue
        variable = scope.symbols.get(letter) or scope.infer(letter, REAL)
        if variable.sort == REAL:
            scope.runs.add(letter)
            function = scope.infer(name, Function((REAL,), REAL))
            scope.arguments[function.name] = (variable,)
