"""At most which degree a term has in random symbols, each for itself; `MANY` where it is not seen to be a polynomial."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from proofgen.math import term as t
from proofgen.math.chance import Moment
from proofgen.math.walk import children
from proofgen.verify.refute.balls import integer
from proofgen.verify.refute.errors import NoValue, Unsettled
from proofgen.verify.refute.named_laws import MANY
from proofgen.verify.refute.problem import reached
from proofgen.verify.refute.scope import Scope

Degrees = Counter[t.Sym]


def degrees(scope: Scope, term: t.Term) -> Degrees:
    """At the point of the scope, where exponents and the bounds of sums are numbers."""
    match term:
        case t.Sym():
            known = scope.definitions.get(term)
            if known is None:
                return Counter({term: 1}) if term in scope.chance.random else Counter()
            if known.params:
                return _none_or_many(scope, (term,))
            with scope.within_definition({}):
                return degrees(scope, known.body)
        case t.Add(parts) | t.Entries(parts):
            return _largest(degrees(scope, part) for part in parts)
        case t.Blocks(rows):
            return _largest(degrees(scope, part) for row in rows for part in row)
        case t.Mul(parts) | t.MatMul(parts):
            return sum((degrees(scope, part) for part in parts), Counter())
        case t.Outer(left, right) | t.Kron(left, right):
            return degrees(scope, left) + degrees(scope, right)
        case t.Pow(base, exponent):
            return _power(scope, base, exponent)
        case t.Sum() | t.Product() | t.Lam():
            return _repeated(scope, term)
        case t.Index(body, indices):
            return degrees(scope, body) + _none_or_many(scope, indices)
        case t.Transpose(body) | t.Trace(body) | t.Diag(body) | t.Vec(body):
            return degrees(scope, body)
        case Moment():
            return Counter()
        case _:
            return _none_or_many(scope, children(term))


def together(found: Degrees, symbols: Iterable[t.Sym]) -> int:
    return sum(found[symbol] for symbol in symbols)


def _none_or_many(scope: Scope, terms: Iterable[t.Term]) -> Degrees:
    """Nothing is known of how these depend on what is random."""
    return Counter(dict.fromkeys(reached(terms, scope.definitions) & scope.chance.random, MANY))


def _largest(every: Iterable[Degrees]) -> Degrees:
    found: Degrees = Counter()
    for each in every:
        found |= each
    return found


def _power(scope: Scope, base: t.Term, exponent: t.Term) -> Degrees:
    found = degrees(scope, base) + _none_or_many(scope, (exponent,))
    if not found or max(found.values()) >= MANY:
        return found
    try:
        times = scope.integer(exponent)
    except (NoValue, Unsettled):
        times = -1
    if times < 0:
        return Counter(dict.fromkeys(found, MANY))
    return Counter({symbol: degree * times for symbol, degree in found.items() if times})


def _repeated(scope: Scope, term: t.Sum | t.Product | t.Lam) -> Degrees:
    """Value by value of the index: exponents may hold it."""
    where = () if isinstance(term, t.Lam) or term.where is None else (term.where,)
    bounds = (term.size,) if isinstance(term, t.Lam) else (term.low, term.high)
    outside = _none_or_many(scope, (*bounds, *where))
    if not reached((term.body,), scope.definitions) & scope.chance.random:
        return outside
    try:
        places = scope.integers(t.Num(Fraction(1)), term.size) if isinstance(term, t.Lam) else scope.integers(term.low, term.high)
    except (NoValue, Unsettled):
        return outside + _none_or_many(scope, (term.body,))
    every = []
    for k in places:
        scope.clock.tick()
        with scope.bound(term.var, integer(k)):
            every.append(degrees(scope, term.body))
    return outside + (sum(every, Counter()) if isinstance(term, t.Product) else _largest(every))
