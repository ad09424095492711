"""What the hypotheses say of chance, for the refuter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations

from proofgen.math import term as t
from proofgen.math.chance import Alike, Distributed, Independent, Random
from proofgen.math.sorts import Range, Tensor
from proofgen.math.walk import free_symbols
from proofgen.verify.refute.named_laws import is_known

_SPREAD, _TIED = -1, -2
# Of a point: 1 where random symbols that may depend on each other do, if any of them has a law with a name.
TOGETHER = t.Sym("together", Range(t.Num(Fraction(0)), t.Num(Fraction(1))), _TIED)


def spread(symbol: t.Sym) -> t.Sym:
    """The coordinates of a random symbol's standard deviations; its own are those of its means."""
    return t.Sym(symbol.name, symbol.sort, _SPREAD)


def of_spread(symbol: t.Sym) -> t.Sym | None:
    """The random symbol whose spread this is."""
    return t.Sym(symbol.name, symbol.sort) if symbol.tag == _SPREAD else None


@dataclass(slots=True)
class Chance:
    """random: the symbols. independent: pairs of them, a symbol alone where its entries are. alike: to the symbol whose first entry stands for all.

    laws: of those whose distribution has a name. shaped: of which more is known than mean and spread, and not a law that can be used.
    """

    random: set[t.Sym] = field(default_factory=set)
    independent: set[frozenset[t.Sym]] = field(default_factory=set)
    alike: dict[t.Sym, t.Sym] = field(default_factory=dict)
    laws: dict[t.Sym, Distributed] = field(default_factory=dict)
    shaped: set[t.Sym] = field(default_factory=set)

    def may_depend(self, symbols: Iterable[t.Sym]) -> bool:
        """Whether two numbers among these symbols are not said to be independent."""
        named = list(symbols)
        own = any(isinstance(s.sort, Tensor) and frozenset((s,)) not in self.independent for s in named)
        return own or any(frozenset(pair) not in self.independent for pair in combinations(named, 2))


def told(statements: Iterable[t.Term]) -> tuple[Chance, tuple[t.Term, ...]]:
    """What hypotheses say of chance, and the others."""
    found, others = Chance(), list[t.Term]()
    families = []
    for statement in statements:
        match statement:
            case Random(symbol):
                found.random.add(symbol)
            case Independent(symbols):
                found.independent |= {frozenset(pair) for pair in combinations(symbols, 2)} | {frozenset((s,)) for s in symbols}
            case Distributed(symbol):
                if symbol in found.laws or not _is_usable(statement):
                    found.shaped.add(symbol)
                found.laws[symbol] = statement
            case Alike(symbols):
                found.alike |= dict.fromkeys(symbols, symbols[0])
                families.append(symbols)
            case _:
                others.append(statement)
    for symbols in families:
        _share(found, symbols)
    found.laws = {symbol: law for symbol, law in found.laws.items() if symbol not in found.shaped}
    return found, tuple(others)


def _share(found: Chance, symbols: tuple[t.Sym, ...]) -> None:
    """Symbols of one distribution have the law that one of them is said to have."""
    known = [found.laws[symbol] for symbol in symbols if symbol in found.laws]
    if not known:
        return
    first = known[0]
    if any((law.name, law.params) != (first.name, first.params) for law in known) or _letters(first):
        found.shaped.update(symbols)
    for symbol in symbols:
        found.laws.setdefault(symbol, Distributed(symbol, first.name, first.params))
    if found.shaped & set(symbols):
        found.shaped.update(symbols)


def _is_usable(law: Distributed) -> bool:
    """Parameters of a number at the point; of a vector also by the one letter that stands for its index."""
    axes = len(law.symbol.sort.shape) if isinstance(law.symbol.sort, Tensor) else 0
    return is_known(law.name, len(law.params)) and (axes == 0 or not (letters := _letters(law)) or (axes == 1 and len(letters) == 1))


def _letters(law: Distributed) -> set[t.Sym]:
    return {s for value in law.params for s in free_symbols(value) if isinstance(s.sort, Range)}


def letter(law: Distributed) -> t.Sym | None:
    """The index of a vector for whose entries the parameters are, `X_i` with the parameter `p_i`."""
    return next(iter(_letters(law)), None) if isinstance(law.symbol.sort, Tensor) else None
