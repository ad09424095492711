"""The table of atoms, and the way back from a rational function to a term. Rooms of laws are written against this."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from math import lcm

from proofgen.math.sorts import INTEGER, Function, Range, Scalar, Sort, Tensor
from proofgen.math.term import Apply, Const, Fn, Index, Inverse, Num, Pow, Sym, Term
from proofgen.math.walk import free_symbols, parts, subterms
from proofgen.verify.normal.chance import Chance
from proofgen.verify.normal.rational import Poly, Ratio, degrees, ring_of
from proofgen.verify.normal.spell import ONE, ZERO, add, key, mul, number
from proofgen.verify.normal.stops import OutOfScope, Restart, TimeIsUp, TooLarge

SIZES = (12, 24, 48, 96, 192)  # most lines do with the least, in which FLINT is twice as fast
MOST_ROUNDS = 40


@dataclass(slots=True)
class Clock:
    """The wall clock of one obligation, looked at now and then."""

    until: float
    ticks: int = 0

    @staticmethod
    def of(seconds: float) -> Clock:
        return Clock(time.monotonic() + seconds)

    def tick(self) -> None:
        self.ticks += 1
        if self.ticks % 16 == 0 and time.monotonic() > self.until:
            raise TimeIsUp("the time limit was reached")


@dataclass(slots=True)
class Tuning:
    """What a restart keeps: common denominators of exponents, the lowest upper bounds of sums, and how many generators.

    write_out: whether a sum with numbers for bounds is taken term by term, or as one of symbolic size.
    """

    write_out: bool = True
    factorials: bool = True  # or Pascal's rule, for binomial coefficients
    triangles: bool = False  # sums over ordered pairs brought to the square
    from_one: bool = False  # sums that begin at a name taken as differences
    scales: dict[tuple[str, Term], int] = field(default_factory=dict)
    bases: dict[Term, int] = field(default_factory=dict)
    size: int = 0
    complex_world: bool = False  # whether complex numbers were met

    def refine(self, kind: str, base: Term, coefficient: Fraction) -> tuple[int, int]:
        """(k, L) such that coefficient = k/L for a common L of all coefficients met at this base."""
        known = self.scales.get((kind, base), 1)
        if (coefficient * known).denominator != 1:
            self.scales[kind, base] = lcm(known, coefficient.denominator)
            raise Restart
        return int(coefficient * known), known

    def lower_base(self, rest: Term, offset: int) -> int:
        """The smallest offset met with an upper bound rest + offset."""
        known = self.bases.get(rest)
        if known is None or offset < known:
            self.bases[rest] = offset
            if known is not None:
                raise Restart
            return offset
        return known


@dataclass(frozen=True, slots=True)
class Relation:
    """atom ** degree = value, by which higher powers reduce."""

    degree: int
    value: Ratio


class Core(ABC):
    """Atoms by number, what reduces them, the laws used so far. `normal` and `sign` come from the composed normaliser."""

    def __init__(self, tuning: Tuning, clock: Clock) -> None:
        self.tuning, self.clock = tuning, clock
        self.ring = ring_of(SIZES[tuning.size])
        self.places: dict[Term, int] = {}
        self.atoms: list[Term] = []
        self.relations: dict[int, Relation] = {}
        self.used: dict[str, None] = {}
        self.depth = 0
        self.chance = Chance()
        self.owed: dict[Term, None] = {}  # conditions that a rule needs, to be listed with the proof

    @property
    @abstractmethod
    def complex_world(self) -> bool:
        """Whether complex numbers occur in the line."""

    @abstractmethod
    def normal(self, term: Term) -> Ratio:
        """The normal form of a lowered number."""

    @abstractmethod
    def sign(self, ratio: Ratio) -> frozenset[int]:
        """The signs the value may have; all three where nothing is known."""

    @abstractmethod
    def sign_of(self, term: Term) -> frozenset[int]:
        """The signs of a lowered number, seen by its shape too."""

    @abstractmethod
    def under(self, facts: tuple[Term, ...]) -> Core:
        """A table of its own, in which these statements hold too. Terms pass from one to the other, atoms do not."""

    @abstractmethod
    def is_real(self, term: Term) -> bool: ...

    @abstractmethod
    def is_integer(self, term: Term) -> bool: ...

    @abstractmethod
    def rewritten(self, atom: Term) -> Ratio | None:
        """What a hypothesis makes of this atom."""

    def law(self, name: str) -> None:
        self.used.setdefault(name)

    def owe(self, condition: Term) -> None:
        """A condition under which the line has a value. Raises OutOfScope where it speaks of bound names."""
        if any(symbol.name in ("~", "@", "?") for symbol in free_symbols(condition)):
            raise OutOfScope("a condition on a bound name")
        self.owed.setdefault(condition)

    def number(self, value: Fraction | int) -> Ratio:
        return self.ring.number(value)

    def atom(self, term: Term) -> Ratio:
        """The generator that stands for this canonical term, after hypotheses have had their say."""
        known = self.rewritten(term)
        return known if known is not None else self.bare(term)

    def bare(self, term: Term) -> Ratio:
        place = self.places.get(term)
        if place is None:
            if not self.complex_world and is_complex(term):
                self.tuning.complex_world = True
                raise Restart
            place = len(self.atoms)
            if place >= self.ring.size:
                if self.tuning.size + 1 >= len(SIZES):
                    raise TooLarge("too many different atoms")
                self.tuning.size += 1
                raise Restart
            self.places[term] = place
            self.atoms.append(term)
        return self.ring.gen(place)

    def relate(self, term: Term, degree: int, value: Ratio) -> None:
        """Declare term ** degree = value for a term that already is an atom."""
        self.relations.setdefault(self.places[term], Relation(degree, value))

    def reduced(self, ratio: Ratio) -> Ratio:
        """Powers of atoms that satisfy a relation brought below its degree."""
        if not self.relations:
            return ratio
        for _ in range(MOST_ROUNDS):
            changed = False
            for place, relation in list(self.relations.items()):
                num, den = ratio.num, ratio.den
                high = degrees(num)[place] >= relation.degree
                deep = degrees(den)[place] >= relation.degree
                if high or deep:
                    above = self._lowered(num, place, relation) if high else Ratio(self.ring, num)
                    below = self._lowered(den, place, relation) if deep else Ratio(self.ring, den)
                    ratio, changed = above / below, True
                    match self.atoms[place]:
                        case Fn("sin" | "cos"):
                            self.law("pythagoras")
                        case _:
                            pass
            if not changed:
                return ratio
            self.clock.tick()
        return ratio

    def _lowered(self, poly: Poly, place: int, relation: Relation) -> Ratio:
        total = self.number(0)
        for power, coefficient in self.ring.by_power(poly, place).items():
            times, left = divmod(power, relation.degree)
            total = total + Ratio(self.ring, coefficient) * relation.value**times * self.ring.gen(place) ** left
        return total

    def monomials(self, poly: Poly) -> Iterator[tuple[Fraction, list[tuple[Term, int]]]]:
        for coefficient, powers in self.ring.monomials(poly):
            yield coefficient, [(self.atoms[place], power) for place, power in powers]

    def monomial(self, powers: list[tuple[Term, int]]) -> Term:
        """The product of atoms as a canonical term."""
        from_key = sorted(powers, key=lambda pair: key(pair[0]))
        return mul(*(atom if power == 1 else _power(atom, power) for atom, power in from_key))

    def term(self, ratio: Ratio) -> Term:
        """The canonical term of a rational function: equal functions give the same term."""
        above = self._term(ratio.num)
        if ratio.den.is_one():
            return above
        below = _power(self._term(ratio.den), -1)
        return below if above is ONE else mul(above, below)

    def _term(self, poly: Poly) -> Term:
        products: list[tuple[str, Term]] = []
        for coefficient, powers in self.monomials(poly):
            if not powers:
                products.append(("", number(coefficient)))
                continue
            product = self.monomial(powers)
            products.append((key(product), product if coefficient == 1 else mul(number(coefficient), product)))
        products.sort(key=lambda part: part[0])
        return add(*(product for _, product in products)) if products else ZERO

    def canonical(self, term: Term) -> Term:
        return self.term(self.normal(term))

    def split(self, ratio: Ratio) -> tuple[int, Term | None]:
        """(c, rest) with ratio = rest + c, c an integer and rest without constant integer part (None where it is zero)."""
        if not ratio.is_polynomial():
            return 0, self.term(ratio)
        constant = Fraction(0)
        for coefficient, powers in self.ring.monomials(ratio.num):
            if not powers:
                constant = coefficient
        offset = constant.numerator // constant.denominator
        rest = ratio - self.number(offset)
        return offset, None if rest.is_zero() else self.term(rest)

    def bound(self, low: Term, high: Term) -> Sym:
        """The symbol that stands for a bound variable while its body is brought to normal form."""
        return Sym("~", Range(low, high), self.depth + 1)


def is_complex(term: Term) -> bool:
    """Whether this very term brings complex numbers in."""
    match term:
        case Const("i") | Sym(sort=Scalar("complex")) | Sym(sort=Tensor(_, "complex")) | Fn("conj" | "re" | "im", _):
            return True
        case Index(base, _):
            return is_complex(base)
        case Apply(Sym(sort=Function(_, result)), _):
            return getattr(result, "kind", "real") == "complex"
        case _:
            return False


@lru_cache(maxsize=10_000)
def speaks_of_complex(term: Term) -> bool:
    """Whether the term or something inside it brings complex numbers in."""
    return any(map(is_complex, parts(term)))


def _power(base: Term, exponent: int) -> Term:
    return Pow(base, number(exponent))


def occurs(symbol: Sym, term: Term) -> bool:
    return any(part is symbol for part in subterms(term))


def sort_of(term: Term) -> Sort | None:
    """The sort of a number that is a symbol or a component."""
    match term:
        case Sym():
            return term.sort
        case Index(Sym(sort=Tensor(kind=kind)), _):
            return Scalar(kind)
        case Index(Inverse(Sym(sort=Tensor(kind=kind))), _):
            return Scalar(kind)
        case Num():
            return INTEGER
        case _:
            return None
