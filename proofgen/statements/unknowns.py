"""Names that a post solves for: `$$12q = 300 + 7q$$ $$5q = 300$$ $$q = 60$$`. An equation that such a name begins with is supposed, and no identity."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Mapping

from proofgen.math.shape import number, shape
from proofgen.math.term import Add, Const, Fn, Mul, Num, Pow, Rel, Sym, Term
from proofgen.math.walk import free_symbols, parts
from proofgen.source.document import Document
from proofgen.statements.ahead import formulas_ahead

_ROW = re.compile(
    r"\\\\|\\(?:implies|Rightarrow|Longrightarrow|iff|Leftrightarrow|Longleftrightarrow|lor|vee|quad|qquad)(?![a-z])|\\text\s*\{[^{}]*\}|;"
)
_NUMBER = r"(?:\d|[+\-.()\s/]|\\(?:[dt]?frac|sqrt|pi|pm|cdot|left|right|,|;|!)(?![a-z])|[{}\[\]])"
_ANSWER = re.compile(rf"\s*&?\s*(?P<name>\\?[A-Za-z]+)(?:_\{{?\w\}}?)?\s*&?\s*=\s*&?\s*(?={_NUMBER}*\d|\\pi){_NUMBER}+[\s.,]*")
_GIVES = re.compile(
    r"\b(?:let|where|with|for|at|if|when|whenever|put|puts|take|set|sets|define|given|suppose|assume|choose|fix|taking|setting|putting|choosing|say|consider|case|substitut\w+|using|"
    r"point|points|values?|from|to|between|about|around|near|initial|start\w*|begin\w*|example|numerically)\b[\s:,]*\Z",
    re.I,
)
_SETTING = re.compile(r"\\begin\{[^{}]*\}(?:\{[^{}]*\})?|\\end\{[^{}]*\}|\\left|\\right|&")
_NAMES = re.compile(r"\\[A-Za-z]+|[A-Za-z]")


def solved_for(document: Document, number: int) -> frozenset[str]:
    """Names that end alone on the left of a number, after a line that has them otherwise; none that the words there give a value."""
    met: set[str] = set()
    found: set[str] = set()
    for each in formulas_ahead(document, number):
        for at, row in enumerate(_ROW.split(_SETTING.sub(" ", each.text))):
            answer = _ANSWER.fullmatch(row)
            if answer is None:
                met |= set(_NAMES.findall(row)) if "=" in row else set()
            elif answer["name"] in met and not (at == 0 and _GIVES.search(each.before)):
                found.add(answer["name"])
            else:
                met.discard(answer["name"])  # it has its value from here on
    return frozenset(found)


def is_answer(text: str) -> bool:
    return _ANSWER.fullmatch(_SETTING.sub(" ", text)) is not None


def answers_itself(text: str) -> bool:
    """`c^2 = 25, \\quad c = 5`: beside the equation stands what it comes to."""
    return any(is_answer(part.strip(" ,")) for part in _ROW.split(text)[1:])


def given(text: str, known: Collection[str]) -> int:
    """known: what the letters do not stand for. How many rows of a display are equations to be solved, before what they come to; 0 where there is one row alone."""
    rows = text.split("\\\\")
    if len([row for row in rows if "=" in row]) < 2:
        return 0
    names: set[str] = set()
    for at, row in enumerate(rows):
        names |= {name for name in _NAMES.findall(_SETTING.sub(" ", row)) if name not in known}
        if at and (at >= len(names) or is_answer(row)):
            return at
    return len(rows)


_TRIED = (
    0.37,
    1.21,
    2.6,
)  # no law holds at all of these by chance that would not hold elsewhere, and if so a line is checked that need not be
_CLOSE = 1e-9
_FUNCTIONS: dict[str, Callable[[float], float]] = {
    "exp": math.exp, "log": math.log, "sin": math.sin, "cos": math.cos, "tan": math.tan, "abs": abs, "sinh": math.sinh, "cosh": math.cosh,
    "tanh": math.tanh, "arctan": math.atan,
}  # fmt: skip


def is_to_be_solved(term: Term) -> bool:
    """Whether an equation of numbers differs somewhere, so that it says which numbers are meant. Not of a chain, nor of matrices: these compute."""
    if not isinstance(term, Rel) or term.op != "=" or any(shape(each) for each in parts(term)):
        return False
    names = sorted(free_symbols(term), key=lambda symbol: symbol.name)
    try:
        for shift in _TRIED:
            at = {symbol: shift + 0.61 * k for k, symbol in enumerate(names)}
            left, right = (value_at(side, at) for side in (term.left, term.right))
            if abs(left - right) > _CLOSE * max(1.0, abs(left), abs(right)):
                return True
    except NoValue:  # `f'(x) = 2x - 4` is worked out, and `f'(x) = 0` is not
        return number(0) in (term.left, term.right)
    except (ValueError, OverflowError, ZeroDivisionError):
        return True
    return False


class NoValue(Exception):
    """Floating numbers do not tell what a term is."""


def _untold(_: Term) -> float:
    raise NoValue


def value_at(term: Term, at: Mapping[Sym, float], other: Callable[[Term], float] = _untold) -> float:
    """In floating numbers, to decide what is read, and never what is proved. Raises NoValue, ValueError, OverflowError, ZeroDivisionError."""
    match term:
        case Num(value):
            return float(value)
        case Const("e" | "pi" as name):
            return {"e": math.e, "pi": math.pi}[name]
        case Sym() if term in at:
            return at[term]
        case Add(terms):
            return sum(value_at(each, at, other) for each in terms)
        case Mul(factors):
            return math.prod(value_at(each, at, other) for each in factors)
        case Pow(base, exponent):
            power = value_at(base, at, other) ** value_at(exponent, at, other)
            if isinstance(power, complex):
                raise ValueError("no real number")
            return float(power)
        case Fn(name, (argument,)) if name in _FUNCTIONS:
            return float(_FUNCTIONS[name](value_at(argument, at, other)))
        case _:
            return other(term)
