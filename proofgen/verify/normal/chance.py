"""What the hypotheses say of chance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from proofgen.math.chance import Alike, Distributed, Independent, Moment, Random
from proofgen.math.sorts import Range
from proofgen.math.term import Sym, Term
from proofgen.math.walk import children, free_symbols


@dataclass(slots=True)
class Chance:
    """Which symbols are random, which of them are independent (a symbol of itself: its entries are), which have one distribution."""

    random: set[Sym] = field(default_factory=set)
    independent: set[frozenset[Sym]] = field(default_factory=set)
    mutual: list[frozenset[Sym]] = field(default_factory=list)  # those of one statement are independent all together
    alike: dict[Sym, Sym] = field(default_factory=dict)
    named: dict[Sym, Distributed] = field(default_factory=dict)

    @staticmethod
    def of(statements: Iterable[Term]) -> Chance:
        found = Chance()
        for statement in statements:
            match statement:
                case Random(symbol):
                    found.random.add(symbol)
                case Independent(symbols):
                    found.mutual.append(frozenset(symbols))
                    found.independent |= {frozenset(pair) for pair in combinations(symbols, 2)} | {frozenset((s,)) for s in symbols}
                case Distributed(symbol) if _is_usable(statement):
                    found.named[symbol] = statement
                case Alike(symbols):
                    first = min(symbols, key=lambda s: s.name)
                    found.alike |= dict.fromkeys(symbols, first)
                case _:
                    pass
        return found

    def all_apart(self, symbols: frozenset[Sym]) -> bool:
        """Whether they are independent all together, and not in pairs only."""
        return len(symbols) <= 2 or any(symbols <= family for family in self.mutual)

    def in_(self, term: Term) -> bool:
        return not self.random.isdisjoint(loose(term))


def ranged(law: Distributed) -> set[Sym]:
    """The letters of an index among the parameters."""
    return {s for value in law.params for s in free_symbols(value) if isinstance(s.sort, Range)}


def _is_usable(law: Distributed) -> bool:
    """Of a vector the parameters are those of every entry, by one letter for its index if they differ."""
    axes, letters = len(getattr(law.symbol.sort, "shape", ())), ranged(law)
    return not letters or (axes == 1 and len(letters) == 1)


@lru_cache(maxsize=50_000)
def loose(term: Term) -> frozenset[Sym]:
    """The free symbols outside every expectation."""
    match term:
        case Sym():
            return frozenset((term,))
        case Moment():
            return frozenset()
        case _:
            return frozenset[Sym]().union(*map(loose, children(term))) & free_symbols(term)
