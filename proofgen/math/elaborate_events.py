"""Probabilities as terms: of events by those of intersections, of a value by its distribution's mass function."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from proofgen.math.chance import Distributed, random_names
from proofgen.math.shape import number, shape
from proofgen.math.sorts import INTEGER, REAL, Range, Scalar
from proofgen.math.syntax import Node, nodes
from proofgen.math.term import Add, Cases, Const, Fn, Mul, Num, Pow, Rel, Sum, Sym, Term, Uninterpreted
from proofgen.math.value import Value
from proofgen.math.walk import free_symbols, fresh

if TYPE_CHECKING:
    from proofgen.math.elaborate import Elaborator
    from proofgen.math.scope import Scope

MOST_EVENTS = 4
_ZERO, _ONE, _MINUS = number(0), number(1), number(-1)
Indicator = dict[frozenset[str], int]  # a polynomial in the indicators of events, of which the square of each is itself


def probability(e: Elaborator, node: Node) -> Value:
    typed, *parts = node.args
    found = _of_value(e, parts[0]) if node.text == "value" else _of_events(e, parts)
    return Value(Uninterpreted(f"\\Pr{typed.text}", ()) if found is None else found)


# ---------------------------------------------------------------- events


def _of_events(e: Elaborator, parts: list[Node]) -> Term | None:
    """P(A ∩ B)/P(B) for P(A | B). Events are any events: what else is said of them is not used, so that nothing is refuted of them."""
    event, *given = (_indicator(part) for part in parts)
    if any(len(frozenset().union(*each)) > MOST_EVENTS for each in (_product(event, given[0]) if given else event, *given)):
        return None
    if not given:
        return _measure(e, event)
    return Mul((_measure(e, _product(event, given[0])), Pow(_measure(e, given[0]), _MINUS)))


def _indicator(event: Node) -> Indicator:
    if not event.args:
        return {frozenset({event.text}): 1}
    one, *others = (_indicator(part) for part in event.args)
    match event.text:
        case "not":
            return _plus({frozenset(): 1}, one, -1)
        case "cap":
            return _product(one, others[0])
        case "cup":
            return _plus(_plus(one, others[0], 1), _product(one, others[0]), -1)
        case _:
            return _plus(one, _product(one, others[0]), -1)


def _product(one: Indicator, other: Indicator) -> Indicator:
    found: Indicator = {}
    for left, a in one.items():
        for right, b in other.items():
            found = _plus(found, {left | right: a * b}, 1)
    return found


def _plus(one: Indicator, other: Indicator, times: int) -> Indicator:
    found = {key: one.get(key, 0) + times * other.get(key, 0) for key in {*one, *other}}
    return {key: count for key, count in found.items() if count}


def _measure(e: Elaborator, event: Indicator) -> Term:
    """Σ c P(∩ S) for the indicator Σ c Π_{A in S} 1_A."""
    found = [(count, probability_of_all(e.scope, names)) for names, count in sorted(event.items(), key=lambda item: sorted(item[0]))]
    parts = [part if count == 1 else Mul((number(count), part)) for count, part in found]
    return Add(tuple(parts)) if len(parts) > 1 else parts[0] if parts else _ZERO


def probability_of_all(scope: Scope, names: frozenset[str]) -> Term:
    """The probability that all of them happen; at most that of any of them."""
    if not names:
        return _ONE
    together = " \\cap ".join(sorted(names))
    symbol = Sym(f"\\Pr[{together}]", REAL)
    if symbol.name not in scope.symbols:
        scope.symbols[symbol.name] = symbol
        scope.unread[symbol.name] = "what else is said of these events is not used"
        scope.assume(Rel(">=", symbol, _ZERO))
        for fewer in combinations(sorted(names), len(names) - 1):
            scope.assume(Rel("<=", symbol, probability_of_all(scope, frozenset(fewer))))
    return symbol


# ---------------------------------------------------------------- values


def _of_value(e: Elaborator, chain: Node) -> Term | None:
    """P(X = k), P(X <= k) and the like, for a random number X whose distribution lives on 0, 1, 2, …; of X ~ Exp(λ), P(X > t) for t >= 0."""
    symbol = e.scope.symbols.get(chain.args[0].text) if chain.args[0].op == "name" else None
    law = next((h for h in e.scope.hypotheses if isinstance(h, Distributed) and h.symbol is symbol), None)
    if symbol is None or law is None or shape(symbol):
        return None
    value = _value(e, chain.args[1])
    if shape(value) or free_symbols(value) & random_names(e.scope.hypotheses):
        return None
    return _tail(law, chain.text, value) if law.name == "exponential" else _counted(law, chain.text, value)


def _value(e: Elaborator, node: Node) -> Term:
    """An undeclared `k` is a whole number of at least 0."""
    for name in {part.text for part in nodes(node) if part.op == "name" and len(part.text) == 1 and part.text in "ijklmnr"}:
        if name not in e.scope.symbols and not any(bound.name == name for bound in e.bound):
            symbol = e.scope.infer(name, INTEGER)
            e.scope.hypotheses = [h for h in e.scope.hypotheses if h != Rel(">=", symbol, _ONE)]
            e.scope.assume(Rel(">=", symbol, _ZERO))
    return e.number(node, "a value")


def _counted(law: Distributed, relation: str, value: Term) -> Term | None:
    if not _whole(value) or _mass(law, value) is None:
        return None
    if relation == "=":
        return _mass(law, value)
    last = value if relation in ("<=", ">") else Add((value, _MINUS))
    k = fresh(Sym("k", INTEGER))
    below = Sum(k, _ZERO, last, _mass(law, k) or _ZERO)
    return below if relation in ("<", "<=") else Add((_ONE, Mul((_MINUS, below))))


def _mass(law: Distributed, k: Term) -> Term | None:
    """Johnson, Kotz & Balakrishnan's tables, as for the moments."""
    match law.name, law.params:
        case "binomial", (n, p):
            rest = Add((n, Mul((_MINUS, k))))
            return Mul((Fn("binomial", (n, k)), Pow(p, k), Pow(Add((_ONE, Mul((_MINUS, p)))), rest)))
        case "poisson", (rate,):
            return Mul((Pow(rate, k), Fn("exp", (Mul((_MINUS, rate)),)), Pow(Fn("factorial", (k,)), _MINUS)))
        case "bernoulli", (p,) if k is _ONE:
            return p
        case "bernoulli", (p,) if k is _ZERO:
            return Add((_ONE, Mul((_MINUS, p))))
        case _:
            return None


def _tail(law: Distributed, relation: str, value: Term) -> Term | None:
    beyond = Fn("exp", (Mul((_MINUS, law.params[0], value)),))
    if relation == "=":
        return _ZERO
    found = beyond if relation in (">", ">=") else Add((_ONE, Mul((_MINUS, beyond))))
    return Cases(((found, Rel(">=", value, _ZERO)),))


def _whole(term: Term) -> bool:
    match term:
        case Num(value):
            return value.denominator == 1
        case Sym(sort=Scalar("integer")) | Sym(sort=Range()):
            return True
        case Add(parts) | Mul(parts):
            return all(map(_whole, parts))
        case Const():
            return False
        case _:
            return False
