"""Spellings that say the same, settled on one: the letters of sums, and `df(x)/dx` beside `f'(x)`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from proofgen.math.term import Apply, Cases, Num, Partial, Rel, Sym, Term
from proofgen.math.walk import children, free_symbols, rebuild, substitute

BOUND = "*"  # the name of every bound letter, told apart by tags: no author's name, since none has this character alone


def settled(term: Term, done: dict[Term, Term] | None = None) -> Term:
    """The same for terms that differ in bound letters and in how a derivative is written."""
    done = {} if done is None else done
    if term not in done:
        inner = rebuild(term, lambda child: settled(child, done))
        done[term] = _relettered(inner) if inner.binds else _SPELLED.get(type(inner), _as_it_is)(inner)
    return done[term]


def _relettered(term: Term) -> Term:
    """The letter is called by how deep others are bound inside, which is the same wherever the term stands."""
    old: Sym = getattr(term, term.fields[0])
    new = Sym(BOUND, old.sort, depth(term))
    values: list[Any] = [new]
    for name in term.fields[1:]:
        value = getattr(term, name)
        values.append(substitute(value, {old: new}) if name in ("body", "where") and isinstance(value, Term) else value)
    return type(term)(*values)


def _as_it_is(term: Term) -> Term:
    return term


def _always(condition: Term) -> bool:
    """As it is read of `otherwise`."""
    return isinstance(condition, Rel) and condition.op == "=" and condition.left is condition.right and isinstance(condition.left, Num)


def _ordered(term: Term) -> Term:
    """Branches that part all numbers into those below, at and above another one are said of each of these in full, in one order."""
    assert isinstance(term, Cases)
    values: dict[str, Term] = {}
    sides: set[tuple[Term, Term]] = set()
    for number, (value, condition) in enumerate(term.branches):
        last = number == len(term.branches) - 1 and number > 0
        if (
            _always(condition)
            and last
            and len(rest := [each - set(values) for each in _WHOLE if set(values) < each and len(each) == number + 1]) == 1
        ):
            values[min(rest[0])] = value
        elif isinstance(condition, Rel):
            op, left, right = condition.op, condition.left, condition.right
            if op in _TURNED and repr(left) > repr(right):
                op, left, right = _TURNED[op], right, left
            if op in values:
                return term
            values[op] = value
            sides.add((left, right))
        else:
            return term
    if len(sides) != 1 or frozenset(values) not in _WHOLE:
        return term
    ((left, right),) = sides
    return Cases(tuple((values[op], Rel(op, left, right)) for op in sorted(values)))


def _primed(term: Term) -> Term:
    assert isinstance(term, Partial)
    body, by = term.body, term.wrt
    if isinstance(body, Apply) and isinstance(by, Sym) and body.args.count(by) == 1:
        at = body.args.index(by)
        if not any(by in free_symbols(argument) for place, argument in enumerate(body.args) if place != at):
            orders = tuple(order + (place == at) for place, order in enumerate(body.orders))
            return Apply(body.function, body.args, orders)
    return term


_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "!=": "!="}
_WHOLE = [frozenset(each.split()) for each in ("< >=", "<= >", "= !=", "< = >")]
_SPELLED: dict[type[Term], Callable[[Term], Term]] = {Cases: _ordered, Partial: _primed}


@lru_cache(maxsize=20_000)
def depth(term: Term) -> int:
    """How many binders stand inside one another in it."""
    inside = max(map(depth, children(term)), default=0)
    return inside + 1 if term.binds else inside
