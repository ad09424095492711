"""A point in the making: exact coordinates, some of them locked by a hypothesis.

A coordinate is a rational, or (wrapped) the log, exp or sqrt of one, or has an imaginary part besides; or is made of roots of unity.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from flint import fmpq

from proofgen.math import term as t
from proofgen.verify.refute.balls import Mode, Number, among_roots
from proofgen.verify.refute.cyclotomic import Cyclic, gaussian
from proofgen.verify.refute.duals import Scalar, core
from proofgen.verify.refute.functions import exp, log, rational_power
from proofgen.verify.refute.tensors import Position, Value, built, positions

Place = tuple[t.Sym, Position]
WRAPPERS: dict[str, Callable[[Mode, Scalar], Scalar]] = {
    "log": log,
    "exp": exp,
    "sqrt": lambda mode, x: rational_power(mode, x, fmpq(1, 2)),
}


@dataclass(slots=True)
class Draft:
    shapes: dict[t.Sym, Position] = field(default_factory=dict)
    numbers: dict[Place, fmpq] = field(default_factory=dict)
    imaginary: dict[Place, fmpq] = field(default_factory=dict)
    cyclic: dict[Place, Cyclic] = field(default_factory=dict)  # complex numbers that are not Gaussian, instead of the parts
    wrapped: dict[Place, str] = field(default_factory=dict)
    locked: set[Place] = field(default_factory=set)

    def places(self, symbol: t.Sym) -> list[Place]:
        return [(symbol, p) for p in positions(self.shapes[symbol])]

    def _number(self, place: Place) -> Number:
        if not (self.cyclic or self.imaginary or self.wrapped):
            return Number(self.numbers[place])
        if place in self.cyclic:
            return among_roots(self.cyclic[place])
        if place in self.imaginary:
            return among_roots(gaussian(self.numbers[place], self.imaginary[place]))
        plain = Number(self.numbers[place])
        wrapper = self.wrapped.get(place)
        return plain if wrapper is None else core(WRAPPERS[wrapper](Mode(real=True), plain))

    def value(self, symbol: t.Sym) -> Value:
        sizes = self.shapes[symbol]
        return built(sizes, lambda p: self._number((symbol, p))) if sizes else self._number((symbol, ()))

    def values(self) -> dict[t.Sym, Value]:
        return {symbol: self.value(symbol) for symbol in self.shapes}

    def put(self, place: Place, value: Cyclic) -> None:
        """A complex coordinate."""
        self.cyclic.pop(place, None)
        parts = value.gaussian
        if parts is None:
            self.cyclic[place] = value
        else:
            self.numbers[place], self.imaginary[place] = parts

    def _term(self, place: Place) -> t.Term:
        if place in self.cyclic:
            return self.cyclic[place].term()
        real = t.Num(rational(self.numbers[place]))
        if place in self.wrapped:
            name = self.wrapped[place]
            return t.Pow(real, t.Num(Fraction(1, 2))) if name == "sqrt" else t.Fn(name, (real,))
        if place not in self.imaginary:
            return real
        times = rational(self.imaginary[place])
        imaginary = t.Const("i") if times == 1 else t.Mul((t.Num(times), t.Const("i")))
        return real if times == 0 else imaginary if real.value == 0 else t.Add((real, imaginary))

    def term(self, symbol: t.Sym, prefix: Position = ()) -> t.Term:
        """The closed term of this symbol's value."""
        sizes = self.shapes[symbol]
        if len(prefix) == len(sizes):
            return self._term((symbol, prefix))
        return t.Entries(tuple(self.term(symbol, (*prefix, k)) for k in range(1, sizes[len(prefix)] + 1)))

    def copy(self) -> Draft:
        return Draft(dict(self.shapes), dict(self.numbers), dict(self.imaginary), dict(self.cyclic), dict(self.wrapped), set(self.locked))


def rational(value: fmpq) -> Fraction:
    return Fraction(int(value.p), int(value.q))
