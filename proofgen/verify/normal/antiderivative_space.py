"""The derivatives of candidates as vectors over monomials in what depends on the variable, and a target reduced by them."""

from __future__ import annotations

from typing import TypeVar

from proofgen.math.sorts import Function, Scalar
from proofgen.math.term import Apply, Fn, Integral, Num, Pow, Sym, Term
from proofgen.math.walk import free_symbols, subterms
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.derivative import Differentiation
from proofgen.verify.normal.rational import Poly, Ratio, degrees
from proofgen.verify.normal.spell import key
from proofgen.verify.normal.stops import OutOfScope

NONE = OutOfScope("there is no rule for this integral")
Monomial = tuple[tuple[int, int], ...]
Vector = dict[Monomial, Ratio]
Rank = tuple[int, int, int, int, str]
K = TypeVar("K")
MOST_TERMS = 400
MOST_ENTRIES = 800


class Space:
    """Rational functions in the atoms of one table, differentiated by one variable of integration.

    upwards: small powers of the variable are taken out before large ones.
    """

    def __init__(self, core: Core, var: Sym, upwards: bool = False) -> None:
        self.core, self.var, self.upwards = core, var, upwards
        core.normal(var)
        self.x = core.places[var]
        self.slopes: dict[int, Ratio] = {}
        self.needs: list[Term] = []
        self.rules = Differentiation(var, _no_component, self.needs)

    # ------------------------------------------------------------ what depends on the variable

    def moves(self, place: int) -> bool:
        return self.var in free_symbols(self.core.atoms[place])

    def moving(self, poly: Poly) -> list[int]:
        return [place for place, power in enumerate(degrees(poly)) if power and self.moves(place)]

    def kind(self, place: int) -> str:
        """x, power (x^c), exp, wave (sin, cos), root, unknown (a function nobody knows), or other."""
        match self.core.atoms[place]:
            case Sym():
                return "x"
            case Fn("exp", _) | Pow() if (power := self.symbolic_power(place)) is not None:
                return "power" if power[0] is self.var else "exp"
            case Fn("exp", _):
                return "exp"
            case Fn("sin" | "cos", _):
                return "wave"
            case Pow(_, Num(power)) if power.denominator > 1:
                return "root"
            case Apply(function):
                return "unknown" if isinstance(function.sort, Function) and function.sort.result == Scalar("real") else "other"
            case _:
                return "other"

    def symbolic_power(self, place: int) -> tuple[Term, Term] | None:
        """(u, c), where the atom is u^c or exp(c log u), u depends on the variable and c does not."""
        match self.core.atoms[place]:
            case Pow(base, exponent) if not isinstance(exponent, Num) and self.var not in free_symbols(exponent):
                return base, exponent
            case Fn("exp", (exponent,)):
                return self._over_log(self.core.normal(exponent))
            case _:
                return None

    def _over_log(self, exponent: Ratio) -> tuple[Term, Term] | None:
        for place in self.moving(exponent.num):
            atom = self.core.atoms[place]
            if isinstance(atom, Fn) and atom.name == "log":
                found = self.core.term(exponent / self.core.ring.gen(place))
                return None if self.var in free_symbols(found) else (atom.args[0], found)
        return None

    # ------------------------------------------------------------ derivatives

    def slope(self, place: int) -> Ratio:
        known = self.slopes.get(place)
        if known is None:
            atom = self.core.atoms[place]
            if any(isinstance(part, Integral) and self.var in free_symbols(part.body) for part in subterms(atom)):
                raise NONE
            known = self.core.normal(self.rules.of(atom))
            if self.needs:
                raise NONE
            self.slopes[place] = known
        return known

    def derivative(self, value: Ratio) -> Ratio:
        self.core.clock.tick()
        above = self._total(value.num)
        if self.moving(value.den):
            below = Ratio(self.core.ring, value.den)
            return self.core.reduced((above * below - Ratio(self.core.ring, value.num) * self._total(value.den)) / (below * below))
        return self.core.reduced(above / Ratio(self.core.ring, value.den))

    def _total(self, poly: Poly) -> Ratio:
        total = self.core.number(0)
        for place in self.moving(poly):
            total = total + Ratio(self.core.ring, poly.derivative(place)) * self.slope(place)
        return total

    # ------------------------------------------------------------ vectors

    def vectors(self, values: list[Ratio]) -> list[Vector]:
        """Over one common denominator, the relations of the atoms used."""
        ring = self.core.ring
        common = ring.one
        for value in values:
            common = common * (value.den // common.gcd(value.den))
        found = []
        for value in values:
            missing = common // value.den
            if len(value.num) * len(missing) > MOST_TERMS:
                raise NONE
            whole = self.core.reduced(Ratio(ring, value.num * missing))
            if self.moving(whole.den):
                raise NONE
            found.append(self._vector(whole))
        return found

    def _vector(self, value: Ratio) -> Vector:
        parts: dict[Monomial, dict[tuple[int, ...], object]] = {}
        moving = set(self.moving(value.num))
        for powers, coefficient in value.num.to_dict().items():
            where = tuple((place, int(powers[place])) for place in sorted(moving) if powers[place])
            rest = tuple(0 if place in moving else power for place, power in enumerate(powers))
            parts.setdefault(where, {})[rest] = coefficient
        below = Ratio(self.core.ring, value.den)
        return {where: Ratio(self.core.ring, self.core.ring.context.from_dict(part)) / below for where, part in parts.items()}

    def rank(self, where: Monomial) -> Rank:
        """The larger is taken out first: derivatives of unknown functions, then logarithms and the like, then powers of x."""
        orders = others = degree = total = 0
        for place, power in where:
            atom = self.core.atoms[place]
            total += power
            if isinstance(atom, Apply):
                orders += power * sum(atom.orders)
            elif place == self.x:
                degree -= power if self.upwards else -power
            elif self.kind(place) == "other":
                others += power
        name = key(self.core.monomial([(self.core.atoms[place], power) for place, power in where])) if where else ""
        return orders, others, degree, total, name

    def reduced_by(self, target: Ratio, values: list[Ratio]) -> list[Ratio]:
        """c such that target - Σ c_i values_i has no monomial that these could take out. Raises OutOfScope where that is much work."""
        first, *rest = self.vectors([target, *values])
        if sum(map(len, rest)) > MOST_ENTRIES:
            raise NONE
        ranks: dict[Monomial, Rank] = {}

        def rank(where: Monomial) -> Rank:
            if where not in ranks:
                ranks[where] = self.rank(where)
            return ranks[where]

        rows: list[tuple[Monomial, Vector, dict[int, Ratio]]] = []
        one = self.core.number(1)
        for number, vector in enumerate(rest):
            left, used = self._without(vector, {number: one}, rows)
            if left:
                rows.append((max(left, key=rank), left, used))
                rows.sort(key=lambda row: rank(row[0]), reverse=True)
        _, used = self._without(first, {}, rows)
        zero = self.core.number(0)
        return [-used.get(number, zero) for number in range(len(values))]

    def _without(
        self, vector: Vector, used: dict[int, Ratio], rows: list[tuple[Monomial, Vector, dict[int, Ratio]]]
    ) -> tuple[Vector, dict[int, Ratio]]:
        """The vector less what the rows, largest first, take out of it, and which of the values that used."""
        left, used = dict(vector), dict(used)
        for lead, row, combination in rows:
            here = left.get(lead)
            if here is None:
                continue
            self.core.clock.tick()
            factor = here / row[lead]
            for where, coefficient in row.items():
                self._subtract(left, where, factor * coefficient)
            for number, coefficient in combination.items():
                self._subtract(used, number, factor * coefficient)
        return left, used

    def _subtract(self, table: dict[K, Ratio], where: K, value: Ratio) -> None:
        left = self.core.reduced(table[where] - value) if where in table else -value
        if left.is_zero():
            table.pop(where, None)
        else:
            table[where] = left


def _no_component(term: Term, indices: tuple[Term, ...]) -> Term:
    raise OutOfScope(f"an integral with components of {type(term).__name__} at {len(indices)} indices")
