"""Answers to what a text posed: values that do not solve it, ranges wider than it allows, and identities that hold at its solution alone.

Such lines follow from what was posed, and are wrong all the same as what their reader takes them for; so they are neither proved nor refuted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from proofgen.math.term import And, Apply, Gradient, Or, Partial, Pow, Rel, Sym, Term
from proofgen.math.walk import free_symbols
from proofgen.statements.statement import Statement
from proofgen.statements.unknowns import NoValue, value_at

_CLOSE = 1e-9
_STEPS = (1e-3, 0.5, 7.0, 1000.0)  # how far from its ends a range is looked at
_ORDERS = ("<", "<=", ">", ">=")


def look_at(chain: Sequence[Statement], posed: Sequence[Term], either: bool) -> None:
    """chain: the links of one, or a line alone. either: the author says that one of several values is meant, and not that all of them are."""
    terms = tuple(each.term for each in chain if each.term is not None)
    whole = terms[0] if len(terms) == 1 else And(terms)
    for statement in chain if len(terms) == len(chain) else ():
        context = statement.context
        mine = [h for h in posed if context is not None and h in context.hypotheses]
        if context is None or statement.term is None or not mine:
            continue
        if _is_of_function(statement.term, mine):
            rest = tuple(h for h in context.hypotheses if h not in mine)
            statement.context = replace(context, hypotheses=rest, doubtful=(*context.doubtful, *mine))
        elif (stray := _stray(whole, mine, either)) is not None:
            statement.context = replace(context, changed=(*context.changed, stray))


def _is_of_function(term: Term, posed: Sequence[Term]) -> bool:
    """`f'(x) = x - 3`, where `f'(x) = 0` was solved: it says what f' is at every x, and at its zero many formulas do."""
    match term:
        case Rel("=", Apply(_, (Sym() as x,)), right):
            return x in free_symbols(right) and any(x in free_symbols(h) for h in posed)
        case Rel("=", Partial(_, Sym()) | Gradient(), right):
            return bool(free_symbols(right)) and any(free_symbols(right) & free_symbols(h) for h in posed)
        case _:
            return False


def _stray(term: Term, posed: Sequence[Term], either: bool) -> str | None:
    """Why the line is no answer to what was posed; None where it may be one."""
    symbols = free_symbols(term)
    if len(symbols) != 1:
        return None
    (x,) = symbols
    alone = [h for h in posed if free_symbols(h) == {x} and isinstance(h, Rel)]
    values = [] if either else _values(term, x)
    if any(_fails(h, x, value) for value in values for h in alone):
        return "one of the values that stand here does not solve what was posed"
    if any(isinstance(h, Rel) and h.op in _ORDERS for h in alone) and (ends := _ends(term, x)):
        places = [end + sign * step for end in ends for step in _STEPS for sign in (1, -1)]
        inside = [place for place in places if _holds(term, x, place)]
        if any(_fails(h, x, place) for place in inside for h in alone):
            return "the range that stands here is wider than what was posed allows"
    return None


def _values(term: Term, x: Sym) -> list[float]:
    """Of `x = 2` or `x = -1`, where there are several."""
    match term:
        case Or(parts):
            found = [_values(part, x) or _value(part, x) for part in parts]
            return [value for each in found for value in each] if all(found) else []
        case _:
            return []


def _value(term: Term, x: Sym) -> list[float]:
    value = _number(term.right) if isinstance(term, Rel) and term.op == "=" and term.left is x else None
    return [] if value is None else [value]


def _ends(term: Term, x: Sym) -> list[float]:
    """The numbers that x is compared with, if the term does nothing else."""
    match term:
        case Rel(op, left, right) if op in _ORDERS and x in (left, right):
            value = _number(right if left is x else left)
            return [] if value is None else [value]
        case And(parts) | Or(parts):
            found = [_ends(part, x) for part in parts]
            return [value for each in found for value in each] if all(found) else []
        case _:
            return []


def _number(term: Term) -> float | None:
    if free_symbols(term):
        return None
    try:
        return value_at(term, {})
    except (NoValue, ValueError, OverflowError, ZeroDivisionError):
        return None


def _holds(term: Term, x: Sym, place: float) -> bool:
    match term:
        case And(parts):
            return all(_holds(part, x, place) for part in parts)
        case Or(parts):
            return any(_holds(part, x, place) for part in parts)
        case Rel():
            return _compared(term, x, place) is True
        case _:
            return False


def _fails(relation: Term, x: Sym, place: float) -> bool:
    return isinstance(relation, Rel) and _compared(relation, x, place) is False


def _compared(relation: Rel, x: Sym, place: float) -> bool | None:
    """None where a side has no value that floating numbers can tell."""
    try:
        left, right = (value_at(side, {x: place}) for side in (relation.left, relation.right))
    except ZeroDivisionError:
        return False if any(isinstance(each, Pow) for each in (relation.left, relation.right)) else None
    except (NoValue, ValueError, OverflowError):
        return None
    close = abs(left - right) <= _CLOSE * max(1.0, abs(left), abs(right))
    match relation.op:
        case "=":
            return close
        case "!=":
            return not close
        case "<=" | ">=" if close:
            return True
        case "<" | ">" if close:
            return False
        case "<" | "<=":
            return left < right
        case _:
            return left > right
