"""Names that words call roots: `Let $z$ be a root of $t^2 + 1$`, `Let $\\alpha$ and $\\beta$ be the roots of $x^2 - 5x + 6 = 0$`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proofgen.math.elaborate import Elaborator
from proofgen.math.scope import Scope
from proofgen.math.shape import number, shape
from proofgen.math.sorts import COMPLEX, REAL, Function
from proofgen.math.syntax import Unreadable
from proofgen.math.term import Add, Apply, Mul, Num, Pow, Rel, Sym, Term
from proofgen.math.walk import free_symbols, substitute
from proofgen.source.document import Document, Math
from proofgen.statements.define import outside
from proofgen.statements.parsing import parsed, rows_in

_BE = r"\s*(?:to\s+)?(?:be|denote)\s+"
_SAYS = re.compile(
    rf"{_BE}(?P<all>the\s+(?:two\s+|three\s+|four\s+)?|both\s+)?(?:an?\s+|one\s+)?(?P<real>real\s+)?(?:roots?|zeros?|zeroes|solutions?)\s+of\s+(?:the\s+)?"
    r"(?:(?:quadratic|cubic|quartic|characteristic|monic|real|function|polynomial|equation)\s*){0,3}",
    re.I,
)
_FUNCTION = Function((REAL,), REAL)
MOST_DEGREE = 6


def is_said(words: str) -> bool:
    """Whether the words behind a declared name call it a root of what is to follow."""
    return _SAYS.fullmatch(words) is not None


def say(symbols: Sequence[Sym], words: str, math: Math, document: Document, scope: Scope, said: Sequence[Term] = ()) -> bool:
    """Each is a root. said: what the sentence supposes of them already, as `Let $x > 0$ be a root of …` does. Of all roots of a polynomial, counted as often as they are, its coefficients are what they make: Viète's formulas."""
    found = _SAYS.fullmatch(words)
    if found is None or any(symbol.name in scope.definitions for symbol in symbols):
        return False
    of = _of(math, symbols, document, scope)
    if of is None:
        return False
    body, letter, on_reals = of
    sort = REAL if found["real"] or on_reals or any(is_ordered(symbol, said) for symbol in symbols) else COMPLEX
    roots = [scope.declare_anew(symbol.name, sort) for symbol in symbols]
    keep(said, roots, scope)
    coefficients = coefficients_of(body, letter) if found["all"] and len(roots) > 1 else None
    if found["all"] and len(roots) > 1 and (coefficients is None or len(coefficients) != len(roots) + 1 or sort == REAL):
        return False
    for root in roots:
        scope.assume(Rel("=", substitute(body, {letter: root}), number(0)))
    if coefficients is not None:
        made = [Mul((coefficients[-1], each)) for each in _expanded(roots)]
        for left, right in zip(coefficients[:-1], made, strict=True):
            scope.assume(Rel("=", right, left))
    return True


def is_ordered(symbol: Sym, said: Sequence[Term]) -> bool:
    """Whether it is said to be less or greater than something, as real numbers are alone."""
    return any(isinstance(each, Rel) and each.op in ("<", "<=", ">", ">=") and symbol in free_symbols(each) for each in said)


def keep(said: Sequence[Term], symbols: Sequence[Sym], scope: Scope) -> None:
    """What was supposed of names holds of them also where words behind it change their sort: `Let $z \\ne 0$ be complex`."""
    for each in said:
        if not {known.name for known in free_symbols(each)} & {symbol.name for symbol in symbols}:
            continue
        told = substitute(each, {known: scope.symbols.get(known.name, known) for known in free_symbols(each)})
        if told not in scope.hypotheses:
            if any(symbol.sort == COMPLEX and is_ordered(symbol, (told,)) for symbol in symbols):
                scope.unsaid(symbols[0], f"how ${symbols[0].name}$ lies to others is not used of a complex number")
            else:
                scope.assume(told)


def _of(math: Math, symbols: Sequence[Sym], document: Document, scope: Scope) -> tuple[Term, Sym, bool] | None:
    """What is zero at a root, its variable, and whether that is real."""
    name = document.formula(math).text.strip()
    known = scope.symbols.get(name)
    variable = Sym("t", REAL)
    if known is not None and known.sort == _FUNCTION:
        return Apply(known, (variable,), (0,)), variable, True
    before = set(scope.symbols)
    try:
        rows, _ = rows_in(math, document)
        if len(rows) != 1 or len(rows[0].clauses) != 1:
            return None
        clause = rows[0].clauses[0]
        signs = outside(clause.tokens)
        if any(clause.tokens[k].text != "=" for k in signs) or len(signs) > 1:
            return None
        node = parsed(clause.tokens, scope, [])
        elaborator = Elaborator(scope)
        read = elaborator.statement(node) if signs else elaborator.term(node)
    except (Unreadable, ValueError):
        return None
    body = Add((read.left, Mul((number(-1), read.right)))) if isinstance(read, Rel) else read
    itself = [symbol for symbol in free_symbols(body) if any(symbol.name == each.name for each in symbols)]
    fresh = itself or [symbol for symbol in free_symbols(body) if symbol.name not in before]
    if len(fresh) != 1 or shape(body) or (itself and len(symbols) > 1):
        return None
    (letter,) = fresh
    scope.forget(letter.name)
    scope.inferred.pop(letter.name, None)
    return body, letter, False


def coefficients_of(term: Term, letter: Sym) -> list[Term] | None:
    """Of a polynomial in the letter, from the constant term up; None where it is none as it is written."""
    match term:
        case _ if letter not in free_symbols(term):
            return [term]
        case Sym():
            return [number(0), number(1)]
        case Add(parts):
            found = [coefficients_of(part, letter) for part in parts]
            known = [each for each in found if each is not None]
            longest = max(map(len, known), default=0)
            if len(known) < len(found) or longest > MOST_DEGREE + 1:
                return None
            return [_sum([each[k] for each in known if k < len(each)]) for k in range(longest)]
        case Mul(factors):
            product: list[Term] | None = [number(1)]
            for factor in factors:
                other = coefficients_of(factor, letter)
                product = _times(product, other) if product is not None and other is not None else None
            return product
        case Pow(base, Num(value)) if value.denominator == 1 and 0 < value <= MOST_DEGREE:
            return coefficients_of(Mul((base,) * int(value)), letter) if value > 1 else coefficients_of(base, letter)
        case _:
            return None


def _times(one: Sequence[Term], other: Sequence[Term]) -> list[Term] | None:
    if len(one) + len(other) > MOST_DEGREE + 2:
        return None
    made: list[list[Term]] = [[] for _ in range(len(one) + len(other) - 1)]
    for j, a in enumerate(one):
        for k, b in enumerate(other):
            made[j + k].append(Mul((a, b)))
    return [_sum(parts) for parts in made]


def _sum(terms: Sequence[Term]) -> Term:
    return terms[0] if len(terms) == 1 else Add(tuple(terms))


def _expanded(roots: Sequence[Sym]) -> list[Term]:
    """Below the leading one, the coefficients of (x - a)(x - b)…, from the constant term up."""
    found: list[Term] = [number(1)]
    for root in roots:
        found = _times(found, [Mul((number(-1), root)), number(1)]) or found
    return found[:-1]
