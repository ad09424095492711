"""What the names in a term stand for while it is evaluated.

Scopes are static: a definition sees the point, never the variables bound where it is used. Where the two would differ nothing is decided.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from proofgen.math import term as t
from proofgen.math.context import Definition
from proofgen.math.sorts import INTEGER, Range
from proofgen.math.walk import free_symbols
from proofgen.verify.refute.balls import Mode, integer
from proofgen.verify.refute.chance import Chance
from proofgen.verify.refute.clock import Clock
from proofgen.verify.refute.duals import Scalar as Numeric
from proofgen.verify.refute.errors import Beyond, Unsettled
from proofgen.verify.refute.functions import whole
from proofgen.verify.refute.sequences import Determined
from proofgen.verify.refute.tensors import Value, scalar

_TERMS = 100_000
_MEMBERS = 300


def is_integral(symbol: t.Sym) -> bool:
    return isinstance(symbol.sort, Range) or symbol.sort == INTEGER


class Scope(ABC):
    """`globals` is the point; `overridden` are the terms that stand for a formal variable while something is differentiated by them."""

    def __init__(self, definitions: Mapping[t.Sym, Definition], mode: Mode, clock: Clock, seed: int = 0) -> None:
        self.definitions = definitions
        self.mode = mode
        self.clock = clock
        self.seed = seed
        self.point: Mapping[t.Sym, Value] = {}
        self.globals: dict[t.Sym, Value] = {}  # the point, of which an outcome may have taken the place of random symbols
        self.chance = Chance()
        self.sequences: Mapping[t.Sym, Determined] = {}
        self.thrown: frozenset[t.Sym] = frozenset()  # random symbols of which an outcome is being looked at
        self.locals: dict[t.Sym, Value] = {}
        self.overridden: dict[t.Term, Value] = {}
        self.tag = 0
        self._known: dict[t.Sym, Value] = {}

    # ------------------------------------------------------------ scopes

    def set_point(self, values: Mapping[t.Sym, Value]) -> None:
        self.point = values
        self.globals = dict(values)
        self._known = {}

    @contextmanager
    def bound(self, symbol: t.Sym, value: Value) -> Iterator[None]:
        """With a bound variable set."""
        missing = symbol not in self.locals
        old = self.locals.get(symbol)
        self.locals[symbol] = value
        try:
            yield
        finally:
            if missing:
                del self.locals[symbol]
            elif old is not None:
                self.locals[symbol] = old

    @contextmanager
    def seeded(self, place: t.Term, value: Value) -> Iterator[None]:
        """With a variable of differentiation made dual: a bound symbol, a coordinate of the point, or a term taken as formal variable."""
        if isinstance(place, t.Sym) and place in self.locals:
            with self.bound(place, value):
                yield
            return
        if free_symbols(place) & set(self.locals):
            self._refuse_hidden(place)
        old, known = self.overridden, self._known
        self.overridden, self._known = {**old, place: value}, {}
        try:
            yield
        finally:
            self.overridden, self._known = old, known

    def _refuse_hidden(self, place: t.Term) -> None:
        if free_symbols(place) & set(self.locals) & set(self.globals):
            raise Unsettled("a derivative by a term of a bound variable")

    @contextmanager
    def reading(self, mode: Mode) -> Iterator[None]:
        old = self.mode
        self.mode = mode
        try:
            yield
        finally:
            self.mode = old

    @contextmanager
    def thrown_as(self, values: Mapping[t.Sym, Value]) -> Iterator[None]:
        """With an outcome of these random symbols; what is defined by them is theirs too."""
        old, known, thrown = self.globals, self._known, self.thrown
        self.globals, self._known, self.thrown = {**old, **values}, {}, thrown | values.keys()
        try:
            yield
        finally:
            self.globals, self._known, self.thrown = old, known, thrown

    @contextmanager
    def within_definition(self, scope: dict[t.Sym, Value]) -> Iterator[None]:
        old = self.locals
        self.locals = scope
        try:
            yield
        finally:
            self.locals = old

    def symbol(self, symbol: t.Sym) -> Value:
        if symbol in self.locals:
            return self.locals[symbol]
        if symbol in self.overridden:
            return self.overridden[symbol]
        if symbol in self.chance.random and symbol not in self.thrown:
            raise Beyond("a random number stands outside an expectation")
        if symbol in self.globals:
            return self.globals[symbol]
        known = self._known.get(symbol)
        definition = self.definitions.get(symbol)
        if definition is None:
            raise Unsettled("a symbol has no sample")
        if definition.params:
            raise Unsettled("a function stands where a number should")
        self.refuse_capture(definition)
        if known is None:
            with self.within_definition({}):
                known = self.evaluate(definition.body)
            self._known[symbol] = known
        return known

    def member(self, sequence: t.Sym, at: int) -> Value:
        """Of a sequence that a recurrence determines: all members up to this one are computed, and kept."""
        known = self.sequences[sequence]
        start = min(known.first)
        if at < start:
            raise Beyond("a member of a sequence before the first that is known")
        if at - start > _MEMBERS:
            raise Beyond("a member too far out in a sequence")
        if self.locals.keys() & (free_symbols(known.step) - {known.variable}):
            raise Unsettled("a sequence depends on a name that is bound where it is used")
        kept = self._known.get(sequence, ())
        assert isinstance(kept, tuple)
        for k in range(start + len(kept), at + 1):
            if k in known.first:
                with self.within_definition({}):
                    kept = (*kept, self.evaluate(known.first[k]))
            else:
                with self.within_definition({known.variable: integer(k - known.lead)}):
                    kept = (*kept, self.evaluate(known.step))
            self._known[sequence] = kept
        return kept[at - start]

    def refuse_capture(self, definition: Definition) -> None:
        """A definition that depends on x, used where another x is bound, may mean either."""
        if self.locals and not self._depends(definition).isdisjoint(self.locals):
            raise Unsettled("a definition depends on a name that is bound where it is used")

    def _depends(self, definition: Definition) -> frozenset[t.Sym]:
        found = free_symbols(definition.body) - set(definition.params)
        for symbol in tuple(found):
            inner = self.definitions.get(symbol)
            if inner is not None and inner is not definition:
                found |= self._depends(inner)
        return found

    # ------------------------------------------------------------ values

    @abstractmethod
    def evaluate(self, term: t.Term) -> Value: ...

    def scalar(self, term: t.Term) -> Numeric:
        return scalar(self.evaluate(term))

    def integer(self, term: t.Term) -> int:
        return whole(self.scalar(term))

    def integers(self, low: t.Term, high: t.Term) -> range:
        first, last = self.integer(low), self.integer(high)
        if last - first > _TERMS:
            raise Unsettled("a sum has too many terms")
        return range(first, last + 1)
