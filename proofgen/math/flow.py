"""Differential equations in one variable: equations between values and derivatives of unknown functions, all of them at that variable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from proofgen.math.shape import shape
from proofgen.math.sorts import REAL
from proofgen.math.term import Add, Apply, Const, Fn, ForAll, Mul, Num, Partial, Pow, Rel, Sym, Term
from proofgen.math.walk import free_symbols, subterms

_SMOOTH = ("exp", "sin", "cos", "sinh", "cosh", "tanh", "arctan")


@dataclass(frozen=True, slots=True)
class Flow:
    """orders: how often each unknown function is differentiated there, lowest first."""

    variable: Sym
    orders: dict[Sym, tuple[int, ...]]


def flow(equation: Term) -> Flow | None:
    """Of an equation whose sides have a value and derivatives wherever the functions have them; None of any other statement."""
    if not isinstance(equation, Rel) or equation.op != "=" or shape(equation.left) or shape(equation.right):
        return None
    places = {place for part in subterms(equation) if isinstance(part, Apply) for place in part.args if isinstance(place, Sym)}
    variable = next(iter(places)) if len(places) == 1 else None
    if variable is None or variable.sort != REAL:
        return None
    found: dict[Sym, set[int]] = {}
    if not all(_collects(side, variable, found, 0) for side in (equation.left, equation.right)):
        return None
    return Flow(variable, {function: tuple(sorted(orders)) for function, orders in found.items()})


def everywhere(statement: Term) -> Flow | None:
    """Of a differential equation that is said for all values of its variable."""
    match statement:
        case ForAll(variable, body) if (found := flow(body)) is not None and found.variable is variable:
            return found
        case _:
            return None


def restricted(hypotheses: tuple[Term, ...], others: Iterable[Term]) -> tuple[Term, ...]:
    """With an equation said for all values taken at the one at hand only, where anything else is supposed of its variable."""
    spoken: frozenset[Sym] = frozenset().union(*(free_symbols(other) for other in others))
    return tuple(h.body if isinstance(h, ForAll) and h.var in spoken and everywhere(h) else h for h in hypotheses)


def _collects(term: Term, variable: Sym, found: dict[Sym, set[int]], by: int) -> bool:
    """by: how often what this stands in is differentiated by the variable."""
    match term:
        case Num() | Const("e" | "pi"):
            return True
        case Sym():
            return term.sort == REAL
        case Apply(function, (place,), (order,)) if place is variable:
            found.setdefault(function, set()).add(order + by)
            return True
        case Apply(_, (inside,), _):
            return _collects(inside, variable, found, by)
        case Partial(body, wrt) if wrt is variable:
            return _collects(body, variable, found, by + 1)
        case Add(parts) | Mul(parts) | Fn(_, parts) if not isinstance(term, Fn) or term.name in _SMOOTH:
            return all(_collects(part, variable, found, by) for part in parts)
        case Pow(base, Num(power)) if power.denominator == 1 and (power >= 0 or not _bare(base, variable)):
            return _collects(base, variable, found, by)
        case _:
            return False


def _bare(term: Term, variable: Sym) -> bool:
    """Whether the variable stands in it by itself, so that it may be zero somewhere."""
    if isinstance(term, Apply):
        return False
    match term:
        case Add(parts) | Mul(parts) | Fn(_, parts):
            return any(_bare(part, variable) for part in parts)
        case Pow(base, exponent):
            return _bare(base, variable) or _bare(exponent, variable)
        case _:
            return variable in free_symbols(term)


def depth(term: Term) -> int:
    """No more often than this is anything differentiated in it."""
    written = max((max(part.orders, default=0) for part in subterms(term) if isinstance(part, Apply)), default=0)
    return written + sum(isinstance(part, Partial) for part in subterms(term))
