"""What a file says of its names, formula by formula: which formula gave each its meaning, and which supposed something of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from proofgen.math.context import Definition
from proofgen.math.scope import Scope
from proofgen.math.term import Sym, Term
from proofgen.math.walk import subterms
from proofgen.source.document import Math
from proofgen.statements.statement import Bearer, Statement, Supposition


@dataclass(frozen=True, slots=True)
class Book:
    """bearers: of every name, in the order of the file. used: formulas without a statement of their own that say something of another one."""

    bearers: tuple[Bearer, ...]
    suppositions: tuple[Supposition, ...]
    used: frozenset[Math]


class Ledger:
    """Compares the scope after each formula with what it was before."""

    def __init__(self) -> None:
        self.used: set[Math] = set()
        self._bearers: list[Bearer] = []
        self._at: dict[str, int] = {}
        self._suppositions: dict[Term, Math] = {}
        self._before: tuple[dict[str, Sym], dict[str, Definition], set[str]] = {}, {}, set()

    def note(self, scope: Scope, formula: Math | None) -> None:
        """What is new in the scope was said by this formula, or by the words behind it."""
        if formula is None:
            return
        for hypothesis in scope.hypotheses:
            if hypothesis not in self._suppositions:
                self._suppositions[hypothesis] = formula
        for name in self._changed(scope):
            symbol = scope.symbols[name]
            new = Bearer(symbol, formula, name in scope.inferred, scope.definitions.get(name))
            known = self._bearers[self._at[name]] if name in self._at else None
            if known is not None and known.symbol is symbol and known.inferred == new.inferred:
                new = replace(known, definition=new.definition)
            elif known is None or known.formula is not formula:
                self._at[name] = len(self._bearers)
                self._bearers.append(new)
            self._bearers[self._at[name]] = new

    def _changed(self, scope: Scope) -> list[str]:
        """Names of which anything is new, without a look at all that is old: a file may have thousands."""
        symbols, definitions, inferred = self._before
        self._before = dict(scope.symbols), dict(scope.definitions), set(scope.inferred)
        names = {name: None for name, symbol in scope.symbols.items() if symbols.get(name) is not symbol}
        names |= {name: None for name, each in scope.definitions.items() if definitions.get(name) is not each}
        names |= dict.fromkeys((definitions.keys() - scope.definitions.keys()) | (inferred ^ scope.inferred.keys()))
        return [name for name in names if name in scope.symbols]

    def closed(self, scope: Scope, statements: Sequence[Statement]) -> Book:
        """A hypothesis is entered only when its sentence is over: its place is that of the formula that states it."""
        in_force = set(scope.hypotheses)
        stated = {each.term: each.formula for each in statements if each.role == "hypothesis" and each.term is not None}
        suppositions = [
            Supposition(term, next((stated[part] for part in subterms(term) if part in stated), formula), term in in_force)
            for term, formula in self._suppositions.items()
        ]
        return Book(tuple(self._bearers), tuple(suppositions), frozenset(self.used))
