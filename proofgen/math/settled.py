"""Spellings that say the same, settled on one: the letters of sums, and `df(x)/dx` beside `f'(x)`."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from typing import Any

from proofgen.math.term import Apply, Partial, Sym, Term
from proofgen.math.walk import children, free_symbols, rebuild, substitute

BOUND = "*"  # the name of every bound letter, told apart by tags: no author's name, since none has this character alone


def settled(term: Term, done: dict[Term, Term] | None = None) -> Term:
    """The same for terms that differ in bound letters and in how a derivative is written."""
    done = {} if done is None else done
    if term not in done:
        inner = rebuild(term, lambda child: settled(child, done))
        done[term] = _relettered(inner) if inner.binds else _primed(inner) if isinstance(inner, Partial) else inner
    return done[term]


def _relettered(term: Term) -> Term:
    """The letter is called by how deep others are bound inside, which is the same wherever the term stands."""
    names = [each.name for each in fields(term)]
    old: Sym = getattr(term, names[0])
    new = Sym(BOUND, old.sort, depth(term))
    values: list[Any] = [new]
    for name in names[1:]:
        value = getattr(term, name)
        values.append(substitute(value, {old: new}) if name in ("body", "where") and isinstance(value, Term) else value)
    return type(term)(*values)


def _primed(term: Partial) -> Term:
    body, by = term.body, term.wrt
    if isinstance(body, Apply) and isinstance(by, Sym) and body.args.count(by) == 1:
        at = body.args.index(by)
        if not any(by in free_symbols(argument) for place, argument in enumerate(body.args) if place != at):
            orders = tuple(order + (place == at) for place, order in enumerate(body.orders))
            return Apply(body.function, body.args, orders)
    return term


@lru_cache(maxsize=20_000)
def depth(term: Term) -> int:
    """How many binders stand inside one another in it."""
    inside = max(map(depth, children(term)), default=0)
    return inside + 1 if term.binds else inside
