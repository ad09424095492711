"""Relations between rational functions of one real number: their signs are constant between the real roots, so finitely many places decide.

Exact: the roots are isolated by Sturm's theorem in rational intervals, and at a root the sign of what does not vanish there is that at an end of its interval.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction

from flint import fmpq, fmpq_poly, fmpz_poly

from proofgen.math.shape import shape
from proofgen.math.sorts import Scalar
from proofgen.math.term import Add, And, Mul, Not, Num, Or, Pow, Rel, Sym, Term
from proofgen.math.walk import free_symbols, relations
from proofgen.verify import signs as s
from proofgen.verify.normal.core import is_complex
from proofgen.verify.normal.stops import Stop
from proofgen.verify.search import Search
from proofgen.verify.verdict import Proof

LAW = "signs-between-roots"
MOST_DEGREE = 12
Quotient = tuple[fmpq_poly, fmpq_poly]
Place = dict[str, int]  # the sign of each irreducible factor there


def between_roots(goal: Term, search: Search) -> Proof | None:
    """The goal, a relation or some of several, from the hypotheses that are about the same single number; None where that is not known."""
    try:
        stated = search.lowering.statement(goal)
    except Stop:
        return None
    names = free_symbols(stated)
    if len(names) != 1 or search.lowering.needs:
        return None
    (name,) = names
    if not isinstance(name.sort, Scalar) or is_complex(name) or search.complex_world:
        return None
    line = _Line(name)
    if not line.reads(stated):
        return None
    premises = [each for each in search.hypotheses if free_symbols(each) == names and line.reads(each)]
    for relation in relations(goal):
        search.meet(relation.left, relation.right)
    for place in line.places():
        if line.holds(stated, place) is False and all(line.holds(each, place) for each in premises):
            return None
    return Proof(tuple(dict.fromkeys((*search.lowering.used, LAW))), tuple(search.listed))


class _Line:
    """The real line, and the relations on it that are read."""

    def __init__(self, name: Sym) -> None:
        self.name = name
        self.read: dict[
            Term, tuple[tuple[str, ...], tuple[str, ...], int]
        ] = {}  # of a relation: the factors above and below, the sign of the rest
        self.factors: dict[str, fmpz_poly] = {}

    def reads(self, statement: Term) -> bool:
        """Whether it is made of relations between rational functions of the number."""
        match statement:
            case And(parts) | Or(parts):
                return all(self.reads(part) for part in parts)
            case Not(part):
                return self.reads(part)
            case Rel(op, left, right) if op in s.OF_RELATION and not (shape(left) or shape(right)):
                sides = [self._quotient(side) for side in (left, right)]
                return all(side is not None for side in sides) and self._take(statement, *(side for side in sides if side is not None))
            case _:
                return False

    def _take(self, relation: Rel, left: Quotient, right: Quotient) -> bool:
        above = left[0] * right[1] - right[0] * left[1]
        below = left[1] * right[1]
        if max(above.degree(), below.degree()) > MOST_DEGREE:
            return False
        sign, over = self._factored(above)
        other, under = self._factored(below)
        self.read[relation] = (over, under, sign * other)
        return True

    def _factored(self, poly: fmpq_poly) -> tuple[int, tuple[str, ...]]:
        """The sign of the constant, and each irreducible factor of a polynomial as often as it divides it."""
        if poly.degree() < 0:
            return 0, ()
        content, factors = fmpz_poly(poly.numer()).factor()
        found: list[str] = []
        for factor, times in factors:
            self.factors[str(factor)] = factor
            found += [str(factor)] * int(times)
        return (1 if content > 0 else -1), tuple(found)

    def _quotient(self, term: Term) -> Quotient | None:
        one = fmpq_poly([1])
        match term:
            case Num(value):
                return fmpq_poly([fmpq(value.numerator, value.denominator)]), one
            case Sym() if term is self.name:
                return fmpq_poly([0, 1]), one
            case Add(parts) | Mul(parts):
                total: Quotient = (fmpq_poly([0]), one) if isinstance(term, Add) else (one, one)
                for part in parts:
                    side = self._quotient(part)
                    if side is None or max(total[0].degree(), total[1].degree()) > MOST_DEGREE:
                        return None
                    above = total[0] * side[1] + side[0] * total[1] if isinstance(term, Add) else total[0] * side[0]
                    total = above, total[1] * side[1]
                return total
            case Pow(base, Num(power)) if power.denominator == 1 and abs(power) <= MOST_DEGREE:
                side = self._quotient(base)
                if side is None or (power < 0 and side[0].degree() < 0):
                    return None
                above, below = side if power >= 0 else side[::-1]
                return above ** abs(int(power)), below ** abs(int(power))
            case _:
                return None

    # ------------------------------------------------------------ places

    def holds(self, statement: Term, place: Place) -> bool | None:
        """None where a side has no value."""
        match statement:
            case And(parts) | Or(parts):
                found = [self.holds(part, place) for part in parts]
                if None in found:
                    return None
                return all(found) if isinstance(statement, And) else any(found)
            case Not(part):
                inner = self.holds(part, place)
                return None if inner is None else not inner
            case _:
                assert isinstance(statement, Rel)
                above, below, sign = self.read[statement]
                if any(place[factor] == 0 for factor in below):
                    return None
                for factor in (*above, *below):
                    sign *= place[factor]
                return sign in s.OF_RELATION[statement.op]

    def places(self) -> Iterator[Place]:
        """The signs of all factors at each root, and once in each interval between roots."""
        whole = fmpz_poly([1])
        for factor in self.factors.values():
            whole *= factor
        for low, high in _isolated(whole):
            yield self._at(low)
            if high is not None:
                here, there = self._at(low), self._at(high)
                yield {factor: 0 if here[factor] != there[factor] else here[factor] for factor in here}

    def _at(self, point: Fraction) -> Place:
        return {name: _sign(factor, point) for name, factor in self.factors.items()}


def _isolated(whole: fmpz_poly) -> list[tuple[Fraction, Fraction | None]]:
    """Points that are no roots, in order, one below each root and none but one root between two of them; the last is above all roots."""
    chain = _sturm(whole)
    bound = Fraction(2)
    coefficients = [abs(int(c)) for c in whole.coeffs()]
    if len(coefficients) > 1:
        bound += Fraction(max(coefficients[:-1]), coefficients[-1])
    pending, ends = [(-bound, bound)], [-bound, bound]
    while pending:
        low, high = pending.pop()
        if _changes(chain, low) - _changes(chain, high) <= 1:
            continue
        middle, step = (low + high) / 2, (high - low) / 5
        while _sign(whole, middle) == 0:
            middle, step = middle + step, step / 3
        ends.append(middle)
        pending += [(low, middle), (middle, high)]
    ends.sort()
    return [*itertools.pairwise(ends), (ends[-1], None)]


def _sturm(poly: fmpz_poly) -> list[fmpq_poly]:
    chain = [fmpq_poly(poly), fmpq_poly(poly).derivative()]
    while chain[-1].degree() >= 0:
        chain.append(-(chain[-2] % chain[-1]))
    return chain[:-1]


def _changes(chain: list[fmpq_poly], point: Fraction) -> int:
    signs = [sign for each in chain if (sign := _sign(each, point))]
    return sum(a != b for a, b in itertools.pairwise(signs))


def _sign(poly: fmpz_poly | fmpq_poly, point: Fraction) -> int:
    value = fmpq_poly(poly)(fmpq(point.numerator, point.denominator))
    return (value > 0) - (value < 0)
