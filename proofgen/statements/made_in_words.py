"""Names that words make of another one, or of a number: `an antiderivative of $f$`, `its complex conjugate`, `a primitive cube root of unity`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proofgen.math.scope import Scope
from proofgen.math.shape import number
from proofgen.math.sorts import COMPLEX, REAL, Function, Scalar
from proofgen.math.term import Add, Apply, Fn, Mul, Pow, Rel, Sym, Term

_BE = r"\s*(?:to\s+)?(?:be|denote)\s+"
_END = r"\s*[.,;:]?\s*(?:and\s*)?(?:let\s*|with\s*)?"
_ANTIDERIVATIVE = re.compile(rf"{_BE}(?:an?|some|any)\s+(?:antiderivative|primitive)(?:\s+function)?\s+(?:of|for)\s*", re.I)
_CONJUGATE_OF = re.compile(rf"{_BE}the\s+(?:complex\s+)?conjugate\s+of\s*", re.I)
_CONJUGATE = re.compile(rf"{_BE}its\s+(?:complex\s+)?conjugate\s*(?:[.,;:].*)?", re.I | re.S)
_ORDERS = {"square": 2, "second": 2, "cube": 3, "cubic": 3, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
           "ninth": 9, "tenth": 10, "twelfth": 12}  # fmt: skip
_ROOT = re.compile(rf"{_BE}an?\s+(?P<primitive>primitive\s+)?(?P<order>{'|'.join(_ORDERS)})\s+root\s+of\s+(?:unity|one){_END}", re.I)
_FUNCTION = Function((REAL,), REAL)


def is_said(words: str) -> bool:
    """Whether the words behind a declared name say one of these."""
    return any(each.fullmatch(words) for each in (_ANTIDERIVATIVE, _CONJUGATE_OF, _CONJUGATE, _ROOT))


def say_alone(symbol: Sym, words: str, others: Sequence[Sym], scope: Scope) -> bool:
    """What needs no formula behind it. others: the names that the sentence declared before."""
    root = _ROOT.fullmatch(words)
    if root is not None:
        symbol = scope.declare_anew(symbol.name, COMPLEX)
        order = _ORDERS[root["order"].lower()]
        equation = _polynomial(_cyclotomic(order), symbol) if root["primitive"] else Add((Pow(symbol, number(order)), number(-1)))
        scope.assume(Rel("=", equation, number(0)))
        return True
    before = [each for each in others if each.name != symbol.name]
    if _CONJUGATE.fullmatch(words) is None or len(before) != 1 or before[0].sort != COMPLEX:
        return False
    return _conjugate(symbol, before[0], scope)


def say_of(symbol: Sym, words: str, other: Sym | None, scope: Scope) -> bool:
    """`an antiderivative of`, `the conjugate of`, and the name behind it."""
    if other is None or other.name == symbol.name:
        return False
    if _CONJUGATE_OF.fullmatch(words) is not None and other.sort == COMPLEX:
        return _conjugate(symbol, other, scope)
    if _ANTIDERIVATIVE.fullmatch(words) is None or other.sort != _FUNCTION or other.name in scope.definitions:
        return False
    if symbol.name in scope.definitions or (symbol.name in scope.symbols and symbol.sort not in (REAL, _FUNCTION)):
        return False
    whole = scope.declare_anew(symbol.name, _FUNCTION)
    place = Sym("x", REAL)
    scope.define(other, (place,), Apply(whole, (place,), (1,)))
    scope.smooth |= {whole.name, other.name} if other.name in scope.smooth else {whole.name}
    return True


def _conjugate(symbol: Sym, of: Sym, scope: Scope) -> bool:
    if not isinstance(symbol.sort, Scalar):
        return False
    scope.define(scope.declare_anew(symbol.name, COMPLEX), (), Fn("conj", (of,)))
    return True


def _polynomial(coefficients: Sequence[int], symbol: Sym) -> Term:
    """From the constant term up."""
    parts = [Mul((number(each), Pow(symbol, number(k)))) if k else number(each) for k, each in enumerate(coefficients) if each]
    return Add(tuple(parts))


def _cyclotomic(order: int) -> list[int]:
    """The cyclotomic polynomial, whose roots are the primitive roots of unity of this order: x^n − 1 by those of its proper divisors."""
    found = [-1, *[0] * (order - 1), 1]
    for divisor in (each for each in range(1, order) if order % each == 0):
        found = _quotient(found, _cyclotomic(divisor))
    return found


def _quotient(whole: list[int], by: list[int]) -> list[int]:
    """Of two polynomials, the second with leading coefficient 1, where nothing is left."""
    rest, found = list(whole), [0] * (len(whole) - len(by) + 1)
    for k in reversed(range(len(found))):
        found[k] = rest[k + len(by) - 1]
        for j, each in enumerate(by):
            rest[k + j] -= found[k] * each
    return found
