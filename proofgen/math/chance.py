"""Terms of chance: moments, and what says which symbols are random and how; and what is known of random names where a line stands."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from proofgen.math.term import Rel, Sym, Term
from proofgen.math.walk import free_symbols, parts


class Moment(Term):
    """kind `E`: the expectation of args[0], of an array entrywise; `Var` of one number, `Cov` of two. Over all random symbols in the args."""

    kind: str
    args: tuple[Term, ...]


class Random(Term):
    """This symbol is random; of an array, every entry. Without another statement nothing is known of its distribution."""

    symbol: Sym


class Distributed(Term):
    """A random symbol's distribution by its name: normal(mean, variance), exponential(rate), … (`math/notation.py`'s DISTRIBUTIONS)."""

    symbol: Sym
    name: str
    params: tuple[Term, ...]


class Independent(Term):
    """These symbols, entry by entry, are mutually independent."""

    symbols: tuple[Sym, ...]


class Alike(Term):
    """These symbols, entry by entry, have one distribution."""

    symbols: tuple[Sym, ...]


def random_names(statements: Iterable[Term]) -> set[Sym]:
    return {statement.symbol for statement in statements if isinstance(statement, Random)}


def untold(goal: Term, said: frozenset[Sym], names: Iterable[Sym], statements: tuple[Term, ...]) -> list[str]:
    """In words, random names of which the goal gives a value although nothing is supposed of their distribution. said: the names it speaks of.

    Whoever writes `\\mathbb{E}[X] = 7/2` has an X in mind, from words that no formula repeats: it may not be any X.
    """
    random = random_names(statements) & set(names)
    relations = [part for part in parts(goal) if isinstance(part, Rel)] if random else []
    if all(_has_moment(relation.left) and _has_moment(relation.right) for relation in relations):
        return []
    told = {
        symbol
        for statement in statements
        if isinstance(statement, Distributed) or _has_moment(statement)
        for symbol in free_symbols(statement)
    }
    vague = (random & _joined(said, statements)) - told
    return [f"nothing is said of the distribution of ${name}$" for name in sorted(symbol.name for symbol in vague)]


def _joined(names: frozenset[Sym], statements: tuple[Term, ...]) -> set[Sym]:
    """These, and all that some supposition speaks of together with one of them."""
    found, size = set(names), -1
    sets = [free_symbols(statement) for statement in statements if not isinstance(statement, Random)]
    while size < len(found):
        size = len(found)
        found.update(*(each for each in sets if each & found))
    return found


@lru_cache(maxsize=1024)
def _has_moment(term: Term) -> bool:
    return any(isinstance(part, Moment) for part in parts(term))
