"""What an antiderivative may be made of, guessed from the shape of the integrand. Nothing here is believed: too many only cost time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from proofgen.math.term import Apply, Fn, Num, Pow, Term
from proofgen.math.walk import free_symbols
from proofgen.verify import signs as s
from proofgen.verify.normal.antiderivative_space import NONE, Space
from proofgen.verify.normal.powers import power_of
from proofgen.verify.normal.rational import Poly, Ratio, degrees
from proofgen.verify.normal.spell import HALF, fn
from proofgen.verify.normal.stops import OutOfScope

MOST_OF_ONE = 120
HIGHEST = 24
Shape = dict[int, int]
Factors = list[tuple[Poly, int]]


def below(space: Space, den: Poly) -> tuple[Shape, Factors]:
    """A denominator as negative powers of x, exponentials and powers, and the other factors that move."""
    units: Shape = {}
    factors: Factors = []
    for factor, times in den.factor()[1]:
        moving = space.moving(factor)
        if len(moving) == 1 and len(factor) == 1 and space.kind(moving[0]) in ("x", "exp", "power"):
            units[moving[0]] = -int(times)
        elif moving:
            factors.append((factor, int(times)))
    return units, factors


class Candidates:
    def __init__(self, space: Space) -> None:
        self.space, self.core, self.ring = space, space.core, space.core.ring

    def of(self, value: Ratio) -> Iterator[Ratio]:
        """Products of powers of the atoms that occur, over what stands below; then logarithms and the like of what stands below."""
        units, factors = below(self.space, value.den)
        for shape in self._shapes(value.num, units):
            yield from self._products(shape, factors)
            yield from self._arcs(shape)
            yield from self._error_function(shape)
        for poly, _ in factors:
            yield from self._logarithms(poly)
        if units.get(self.space.x, 0) < 0:
            yield self._log(self.ring.gen(self.space.x))
        if any(self.space.kind(place) == "wave" for poly, _ in factors for place in self.space.moving(poly)):
            yield from self._half_angles(value)

    def _shapes(self, num: Poly, units: Shape) -> list[Shape]:
        found: list[Shape] = []
        moving = self.space.moving(num)
        for powers in num.to_dict():
            shape = dict(units)
            for place in moving:
                if powers[place]:
                    shape[place] = shape.get(place, 0) + int(powers[place])
            if shape not in found:
                found.append(shape)
        return found

    # ------------------------------------------------------------ products

    def _products(self, shape: Shape, factors: Factors) -> Iterator[Ratio]:
        kinds = {place: self.space.kind(place) for place in shape}
        unknown = [place for place, kind in kinds.items() if kind == "unknown"]
        growing = any(kind == "exp" for kind in kinds.values())
        waves = any(kind == "wave" for kind in kinds.values())
        raised = growing and any(kind == "power" for kind in kinds.values())  # x^n e^x leads to smaller powers without end
        curved = growing or waves or any(kind == "root" for kind in kinds.values())
        under, missing = self.core.number(1), 0
        for poly, times in factors:
            rational = self.space.moving(poly) == [self.space.x] and not curved
            under = under * Ratio(self.ring, poly) ** (times - 1 if rational else times)
            missing += degrees(poly)[self.space.x] if rational else 0
        choices: list[list[Ratio]] = [self._powers_of_x(shape.get(self.space.x, 0), bool(unknown), growing, raised, factors, missing)]
        choices.extend(self._waves(shape, kinds, factors))
        for place, power in shape.items():
            generator = self.ring.gen(place)
            match kinds[place]:
                case "exp" | "power":
                    choices.append([generator**power])
                case "root":
                    choices.append([generator**power])
                case "other":
                    most = power + (1 if factors or shape.get(self.space.x, 0) < 0 else 0)
                    choices.append([generator**each for each in range(most + 1)])
        choices.extend(self._roots_below(kinds, factors))
        if unknown:
            choices.append(self._unknown(shape, unknown))
        total = 1
        for each in choices:
            total *= len(each)
        if total > MOST_OF_ONE:
            raise NONE
        for parts in product(*choices):
            value = under.inverse()
            for part in parts:
                value = value * part
            value = self.core.reduced(value)
            if self.space.moving(value.num) or self.space.moving(value.den):
                yield value

    def _powers_of_x(self, power: int, unknown: bool, growing: bool, raised: bool, factors: Factors, missing: int) -> list[Ratio]:
        """x^k for as many k as an antiderivative may have; `missing`: by how much the degree below is less than it was."""
        x = self.ring.gen(self.space.x)
        low = power + 1 if power < 0 else int(raised)
        high = max(power, 0) if unknown or growing else max(power + 1, 0)
        if factors:
            whole = sum(degrees(poly)[self.space.x] * times for poly, times in factors)
            high = max(high - missing, whole - missing - 1, 0)
        if high - low > HIGHEST:
            raise NONE
        return [x**k for k in range(low, high + 1)]

    def _waves(self, shape: Shape, kinds: dict[int, str], factors: Factors) -> Iterator[list[Ratio]]:
        """For each angle all sin^i cos^j, j at most 1, of at most the degree there is."""
        angles: dict[Term, int] = {}
        degree_of = [(place, shape[place]) for place in kinds]
        degree_of += [(place, degrees(poly)[place]) for poly, _ in factors for place in self.space.moving(poly)]
        for place, degree in degree_of:
            atom = self.core.atoms[place]
            if isinstance(atom, Fn) and self.space.kind(place) == "wave":
                angles[atom.args[0]] = angles.get(atom.args[0], 0) + degree
        for angle, degree in angles.items():
            sine, cosine = (self.core.normal(fn(name, angle)) for name in ("sin", "cos"))
            yield [sine**i * cosine**j for j in (0, 1) for i in range(degree + 1 - j)]

    def _roots_below(self, kinds: dict[int, str], factors: Factors) -> Iterator[list[Ratio]]:
        places = {place for poly, _ in factors for place in self.space.moving(poly) if self.space.kind(place) == "root"}
        for place in places - kinds.keys():
            atom = self.core.atoms[place]
            assert isinstance(atom, Pow)
            assert isinstance(atom.exponent, Num)
            yield [self.ring.gen(place) ** k for k in range(min(atom.exponent.value.denominator, 4))]

    def _unknown(self, shape: Shape, unknown: list[int]) -> list[Ratio]:
        """The unknown functions with one derivative less in one place, or without one that is a derivative: it may come from inside."""
        found = []
        for place in unknown:
            atom = self.core.atoms[place]
            assert isinstance(atom, Apply)
            rest = self.core.number(1)
            for other in unknown:
                rest = rest * self.ring.gen(other) ** (shape[other] - (other == place))
            for k, (argument, order) in enumerate(zip(atom.args, atom.orders, strict=True)):
                if order and self.space.var in free_symbols(argument):
                    orders = tuple(each - (k == at) for at, each in enumerate(atom.orders))
                    found += [rest * self.core.normal(Apply(atom.function, atom.args, orders)), rest]
        return found

    # ------------------------------------------------------------ logarithms, arcs, the error function

    def _log(self, inside: Ratio) -> Ratio:
        return self.core.normal(fn("log", fn("abs", self.core.term(inside))))

    def _logarithms(self, poly: Poly) -> Iterator[Ratio]:
        yield self._log(Ratio(self.ring, poly))
        yield from self._round_the_circle(poly)
        moving = self.space.moving(poly)
        for place in moving:
            if degrees(poly)[place] == 2 and moving == [place]:
                yield from self._of_quadratic(poly, place)
        if moving == [self.space.x] and degrees(poly)[self.space.x] == 1:
            yield from self._through_a_root(poly)

    def _of_quadratic(self, poly: Poly, place: int) -> Iterator[Ratio]:
        """∫ du/(a u² + b u + c), by the sign of 4 a c - b²."""
        a, b, c = self._coefficients(poly, place)
        gap = a * c * self.core.number(4) - b * b
        sign = self.core.sign(gap)
        if sign not in (s.POSITIVE, s.NEGATIVE):
            return
        root = power_of(self.core, gap if sign == s.POSITIVE else -gap, HALF.value)
        middle = a * self.core.number(2) * self.ring.gen(place) + b
        if sign == s.POSITIVE:
            yield self.core.normal(fn("arctan", self.core.term(self.core.reduced(middle / root))))
        else:
            yield self._log(middle - root)
            yield self._log(middle + root)

    def _round_the_circle(self, poly: Poly) -> Iterator[Ratio]:
        """∫ dx/(a + b cos x) for a² > b²: arctan(b sin x/(a + √(a² - b²) + b cos x)), which does not jump, and for sin likewise."""
        for place in self.space.moving(poly):
            atom = self.core.atoms[place]
            if degrees(poly)[place] != 1 or not isinstance(atom, Fn) or self.space.kind(place) != "wave":
                continue
            _, b, a = self._coefficients(poly, place)
            gap = a * a - b * b
            if self.space.moving((a * b).num) or self.core.sign(gap) != s.POSITIVE:
                continue
            other = self.core.normal(fn("sin" if atom.name == "cos" else "cos", atom.args[0]))
            root = power_of(self.core, gap, HALF.value)
            under = a + (root if self.core.sign(a) == s.POSITIVE else -root) + b * self.ring.gen(place)
            yield self.core.normal(fn("arctan", self.core.term(self.core.reduced(b * other / under))))

    def _coefficients(self, poly: Poly, place: int) -> tuple[Ratio, Ratio, Ratio]:
        parts = self.ring.by_power(poly, place)
        a, b, c = (Ratio(self.ring, parts.get(k, self.ring.zero)) for k in (2, 1, 0))
        return a, b, c

    def _through_a_root(self, poly: Poly) -> Iterator[Ratio]:
        """a x + b below and √(c x + d) about: a quadratic in that root."""
        x = self.space.x
        for place, relation in list(self.core.relations.items()):
            inner = relation.value
            if relation.degree != 2 or self.space.kind(place) != "root" or not inner.is_polynomial():
                continue
            if self.space.moving(inner.num) != [x] or degrees(inner.num)[x] != 1:
                continue
            _, slope, offset = self._coefficients(inner.num, x)
            _, a, b = self._coefficients(poly, x)
            quadratic = a / slope * self.ring.gen(place) ** 2 + b - a / slope * offset
            yield from self._of_quadratic(quadratic.num, place)

    def _half_angles(self, value: Ratio) -> Iterator[Ratio]:
        one = self.core.number(1)
        for poly in (value.num, value.den):
            for place in self.space.moving(poly):
                atom = self.core.atoms[place]
                if isinstance(atom, Fn) and self.space.kind(place) == "wave":
                    for name in ("sin", "cos"):
                        wave = self.core.normal(fn(name, atom.args[0]))
                        yield self._log(one + wave)
                        yield self._log(one - wave)

    def _arcs(self, shape: Shape) -> Iterator[Ratio]:
        """∫ dx/√(a x² + b x + c): arcsin for a < 0, arsinh or a logarithm for a > 0."""
        inside, root = self.core.number(1), self.core.number(1)
        for place in shape:
            relation = self.core.relations.get(place)
            if self.space.kind(place) == "root" and relation is not None and relation.degree == 2:
                inside, root = inside * relation.value, root * self.ring.gen(place)
        if not inside.is_polynomial() or self.space.moving(inside.num) != [self.space.x] or degrees(inside.num)[self.space.x] != 2:
            return
        a, b, c = self._coefficients(inside.num, self.space.x)
        gap = b * b - a * c * self.core.number(4)
        sign, bend = self.core.sign(gap), self.core.sign(a)
        middle = a * self.core.number(2) * self.ring.gen(self.space.x) + b
        if bend == s.NEGATIVE and sign == s.POSITIVE:
            yield self._arc("arcsin", -middle, gap)
        elif bend == s.POSITIVE and sign == s.NEGATIVE:
            yield self._arc("arsinh", middle, -gap)
        elif bend == s.POSITIVE:
            yield self._log(middle + self.core.number(2) * power_of(self.core, a, HALF.value) * root)

    def _arc(self, name: str, middle: Ratio, gap: Ratio) -> Ratio:
        return self.core.normal(fn(name, self.core.term(self.core.reduced(middle / power_of(self.core, gap, HALF.value)))))

    def _error_function(self, shape: Shape) -> Iterator[Ratio]:
        """∫ exp(-a x² + b x) dx, a > 0."""
        exponent = self.core.number(0)
        for place, power in shape.items():
            atom = self.core.atoms[place]
            if isinstance(atom, Fn) and self.space.kind(place) == "exp":
                exponent = exponent + self.core.normal(atom.args[0]) * self.core.number(power)
        if self.space.moving(exponent.den) or self.space.moving(exponent.num) != [self.space.x] or degrees(exponent.num)[self.space.x] != 2:
            return
        under = Ratio(self.ring, exponent.den)
        square, slope, _ = (part / under for part in self._coefficients(exponent.num, self.space.x))
        if self.core.sign(-square) != s.POSITIVE:
            return
        try:
            root = power_of(self.core, -square, HALF.value)
        except OutOfScope:
            return
        argument = root * self.ring.gen(self.space.x) - slope / (self.core.number(2) * root)
        yield self.core.normal(fn("erf", self.core.term(self.core.reduced(argument))))
