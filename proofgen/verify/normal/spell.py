"""A total order on canonical terms, and small builders of terms."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any

from proofgen.math.term import Add, Fn, Mul, Num, Pow, Product, Sum, Sym, Term
from proofgen.math.walk import children

ZERO, ONE, MINUS_ONE, HALF = Num(Fraction(0)), Num(Fraction(1)), Num(Fraction(-1)), Num(Fraction(1, 2))


@lru_cache(maxsize=4096)
def number(value: Fraction | int) -> Num:
    return Num(Fraction(value))


def add(*terms: Term) -> Term:
    return terms[0] if len(terms) == 1 else Add(terms) if terms else ZERO


def mul(*factors: Term) -> Term:
    return factors[0] if len(factors) == 1 else Mul(factors) if factors else ONE


def negative(term: Term) -> Term:
    return Mul((MINUS_ONE, term))


def minus(left: Term, right: Term) -> Term:
    return Add((left, negative(right)))


def inverse(term: Term) -> Term:
    return Pow(term, MINUS_ONE)


def square(term: Term) -> Term:
    return Pow(term, number(2))


def fn(name: str, *args: Term) -> Term:
    return Fn(name, args)


@lru_cache(maxsize=100_000)
def key(term: Term) -> str:
    """Equal for equal terms only; orders atoms the same way in every run."""
    if isinstance(term, Sym):
        return f"{term.name}#{term.tag}"
    return type(term).__name__ + "(" + ",".join(_spell(getattr(term, name)) for name in term.fields) + ")"


def _spell(value: Any) -> str:
    if isinstance(value, Term):
        return key(value)
    if isinstance(value, tuple):
        return "[" + ",".join(_spell(part) for part in value) + "]"
    return str(value)


@lru_cache(maxsize=100_000)
def height(term: Term) -> int:
    """How deeply sums and products are nested inside the term. Canonical bound names carry it, so that none is captured."""
    inner = max((height(child) for child in children(term)), default=0)
    return inner + (1 if isinstance(term, Sum | Product) else 0)
