"""The sign oracle: which signs a real number may have, by its shape, by declared ranges and by hypotheses. Silence means any."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from proofgen.math.sorts import Function, Range, Scalar, Tensor
from proofgen.math.term import (
    Add,
    Apply,
    Const,
    Delta,
    Fn,
    Index,
    Indicator,
    Mul,
    Num,
    Pow,
    Product,
    Sum,
    Sym,
    Term,
)  # fmt: skip
from proofgen.math.walk import children, substitute
from proofgen.verify import signs as s
from proofgen.verify import ways
from proofgen.verify.indexed import members, without_logarithms
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.match import Pattern
from proofgen.verify.normal.rational import Poly, Ratio, degrees, fraction
from proofgen.verify.normal.spell import HALF, ONE, minus, mul, number
from proofgen.verify.normal.stops import Stop
from proofgen.verify.signs import Signs
from proofgen.verify.ways import Edge

ODD = frozenset(("arctan", "arcsin", "sign", "erf", "arsinh", "artanh"))
PI = Const("pi")


@dataclass(slots=True)
class Oracle:
    """Answers for one normaliser. `known` are polynomials whose signs a hypothesis gives; `edges` bounds of single atoms."""

    core: Core
    complex_world: bool = False
    known: list[tuple[Poly, Signs]] = field(default_factory=list)
    spelled: list[dict[Any, Any]] = field(default_factory=list)  # the terms of each that is known
    edges: dict[Term, list[Edge]] = field(default_factory=dict)
    patterns: list[tuple[Pattern, bool, Term, bool]] = field(default_factory=list)
    schemes: list[tuple[Pattern, Signs]] = field(default_factory=list)
    memo: dict[str, Signs] = field(default_factory=dict)
    atoms: dict[Term, Signs] = field(default_factory=dict)
    busy: set[Term] = field(default_factory=set)
    summed: set[Term] = field(default_factory=set)
    members: dict[Term, tuple[int, list[Edge]]] = field(default_factory=dict)
    steps: int = 0

    def suppose(self, poly: Poly, signs: Signs) -> None:
        """A hypothesis says so."""
        if (poly, signs) not in self.known:
            self.known.append((poly, signs))
            self.spelled.append(poly.to_dict())

    # ------------------------------------------------------------ rational functions

    def sign(self, ratio: Ratio) -> Signs:
        constant = ratio.constant()
        if constant is not None:
            return s.of(constant)
        above = self._poly(ratio.num)
        return above if ratio.is_polynomial() else s.times(above, self._poly(ratio.den) - s.ZERO)

    def _poly(self, poly: Poly) -> Signs:
        if poly.is_constant():
            return s.of(fraction(poly.leading_coefficient())) if not poly.is_zero() else s.ZERO
        memory = poly.str()
        found = self.memo.get(memory)
        if found is None:
            self.memo[memory] = s.ANY  # while it is being worked out
            top = self.steps == 0
            found = self._search(poly)
            self.memo[memory] = found
            if top:
                self.steps = 0
        return found

    def _search(self, poly: Poly) -> Signs:
        found = self.direct(poly)
        if len(found) == 1 or not self._all_real(poly):
            return found
        if len(poly) > 1 and self.known:
            found &= ways.from_known(self, poly)
        content, factors = self.core.ring.factored(poly)
        result = s.of(fraction(content))
        if len(factors) > 1 and not self.complex_world and (other := without_logarithms(self, content, factors)) is not None:
            compared = self._poly(other)
            if compared != s.ANY:
                self.core.law("log-grows")
                return compared & found
        for factor, power in factors:
            one = self._irreducible(factor, found if len(poly) > 1 and factor == poly else None)
            result = s.times(result, s.even(one) if power % 2 == 0 else one)
        return result & found

    def _irreducible(self, poly: Poly, known: Signs | None) -> Signs:
        """known: what was found directly and from what is known, if that has been looked at."""
        found = self.direct(poly) & ways.from_known(self, poly) if known is None else known
        if len(found) > 1 and len(poly) > 1:
            found &= ways.by_edges(self, poly, 0, frozenset())
        if len(found) > 1 and len(poly) > 2:
            found &= ways.by_square(self, poly)
        if len(found) > 1 and self.schemes:
            found &= ways.from_schemes(self, poly)
        if len(found) > 1 and self.known:
            found &= ways.by_elimination(self, poly)
        if len(found) > 1 and len(poly) > 1:
            found &= ways.by_root(self, poly)
        return found

    def direct(self, poly: Poly) -> Signs:
        """By adding up the signs of the monomials."""
        total: Signs | None = None
        atoms = self.core.atoms
        for coefficient, powers in zip(poly.coeffs(), self.core.ring.exponents(poly), strict=True):
            one = s.of(coefficient)
            for place, power in powers:
                atom = atoms[place]
                sign = self.of_atom(atom)
                if power % 2 == 0:
                    sign = s.even(sign) if self.is_real(atom) else s.ANY
                one = s.times(one, sign)
            total = one if total is None else s.plus(total, one)
            if total == s.ANY:
                return total
        return s.ZERO if total is None else total

    def _all_real(self, poly: Poly) -> bool:
        return all(self.is_real(self.core.atoms[place]) for place, power in enumerate(degrees(poly)) if power)

    # ------------------------------------------------------------ atoms

    def edges_of(self, atom: Term) -> list[Edge]:
        found = list(self.edges.get(atom, ()))
        if isinstance(atom, Sym) and isinstance(atom.sort, Range):
            for above, end in ((False, atom.sort.low), (True, atom.sort.high)):
                if not (isinstance(end, Const) and end.name == "oo"):
                    found.append(Edge(above, self.core.normal(end), False))
        elif atom is PI:
            found += [Edge(False, self.core.number(3), True), Edge(True, self.core.number(Fraction(22, 7)), True)]
        elif isinstance(atom, Fn) and atom.name in ("sin", "cos") and self.is_real(atom):
            found += [Edge(False, self.core.number(-1), False), Edge(True, self.core.number(1), False)]
        elif isinstance(atom, Fn) and atom.name == "exp" and atom.args[0] is ONE:
            found += [Edge(False, self.core.number(2), True), Edge(True, self.core.number(3), True)]
        elif isinstance(atom, Fn) and atom.name == "exp":
            sign = self.of_term(atom.args[0])
            if sign in (s.POSITIVE, s.NEGATIVE):
                found.append(Edge(sign == s.NEGATIVE, self.core.number(1), True))
        elif isinstance(atom, Sum):
            found += members(self, atom)
        for pattern, above, value, strict in self.patterns:
            bindings = pattern.match(self.core, atom)
            if bindings is not None:
                found.append(Edge(above, self.core.normal(substitute(value, bindings)), strict))
        return found

    def forget(self) -> None:
        """What was found before a fact was known may be less than can be found now."""
        self.memo.clear()
        self.atoms.clear()
        self.members.clear()

    def of_atom(self, atom: Term) -> Signs:
        known = self.atoms.get(atom)
        if known is None:
            known = self._of_atom(atom)
            if not self.busy:  # else it may be weaker than by itself
                self.atoms[atom] = known
        return known

    def _of_atom(self, atom: Term) -> Signs:
        if atom in self.busy:
            return s.ANY
        self.busy.add(atom)
        try:
            found = self._shape(atom)
            if len(found) > 1 and self.is_real(atom):
                for known, signs in self.known:
                    if known == self.core.bare(atom).num:
                        found &= signs
                found = self._narrowed(atom, found)
            return found
        finally:
            self.busy.discard(atom)

    def _narrowed(self, atom: Term, found: Signs) -> Signs:
        for edge in self.edges_of(atom):
            end = self.sign(edge.value)
            if not edge.above and end <= s.NOT_NEGATIVE:
                found &= s.POSITIVE if edge.strict or end == s.POSITIVE else s.NOT_NEGATIVE
            if edge.above and end <= s.NOT_POSITIVE:
                found &= s.NEGATIVE if edge.strict or end == s.NEGATIVE else s.NOT_POSITIVE
        return found

    def _shape(self, atom: Term) -> Signs:
        match atom:
            case Sym(name="+"):
                return s.POSITIVE
            case Sym(name="+0"):
                return s.NOT_NEGATIVE
            case Const("pi") | Const("e"):
                return s.POSITIVE
            case Delta() | Indicator():
                return s.NOT_NEGATIVE
            case Fn(name, arguments):
                return self._function(name, arguments)
            case Pow() | Sum() | Product():
                return self.of_term(atom)
            case _:
                return s.ANY

    def _function(self, name: str, arguments: tuple[Term, ...]) -> Signs:
        argument = arguments[0]
        if not self.is_real(argument):
            return s.NOT_NEGATIVE if name == "abs" else s.ANY
        match name:
            case "exp" | "factorial" | "gamma":  # where they have a value
                return s.POSITIVE
            case "abs":
                return s.even(self.of_term(argument))
            case "log":
                return self.of_term(minus(argument, ONE))
            case "sin":
                return self._between(argument, None, PI)
            case "cos":
                return self._between(argument, mul(number(-1), HALF, PI), mul(HALF, PI))
            case "arccos":
                return s.NOT_NEGATIVE
            case _ if name in ODD:
                return self.of_term(argument)
            case _:
                return s.ANY

    def _between(self, value: Term, low: Term | None, high: Term) -> Signs:
        """Of a function that is positive between these two, and 0 at both."""
        above = self.of_term(value if low is None else minus(value, low))
        if not above <= s.NOT_NEGATIVE:
            return s.ANY
        below = self.of_term(minus(high, value))
        return s.POSITIVE if above == below == s.POSITIVE else s.NOT_NEGATIVE if below <= s.NOT_NEGATIVE else s.ANY

    # ------------------------------------------------------------ lowered terms, by their shape before anything is expanded

    def of_term(self, term: Term) -> Signs:
        match term:
            case Num(value):
                return s.of(value)
            case Pow(base, Num(power)) if self.is_real(base):
                return self._power(base, power)
            case Pow(base, exponent) if self.is_real(base) and self.is_real(exponent):
                return s.POSITIVE if self.of_term(base) == s.POSITIVE else s.ANY
            case Fn("exp" | "abs" | "factorial" | "gamma", arguments):
                return self._function(term.name, arguments)
            case Sum() | Product() if not isinstance(term.high, Const):
                found = self._indexed(term)
                return found if len(found) == 1 else found & self._of_normal(term)
            case Add(parts):
                total = s.ZERO
                for part in parts:
                    total = s.plus(total, self.of_term(part))
                return total if len(total) == 1 else total & self._of_normal(term)
            case Mul(parts):
                result = s.POSITIVE
                for part in parts:
                    result = s.times(result, self.of_term(part))
                return result if len(result) == 1 else result & self._of_normal(term)
            case _:
                return self._of_normal(term)

    def _of_normal(self, term: Term) -> Signs:
        try:
            return self.sign(self.core.normal(term))
        except Stop:
            return s.ANY

    def _power(self, base: Term, power: Fraction) -> Signs:
        inside = self.of_term(base)
        if power < 0:
            inside -= s.ZERO
        if power == 0:
            return s.POSITIVE
        if power.denominator > 1:
            if self.complex_world and not inside <= s.NOT_NEGATIVE:
                return s.ANY
            return s.POSITIVE if 0 not in inside else s.NOT_NEGATIVE
        return s.even(inside) if power.numerator % 2 == 0 else inside

    def _indexed(self, term: Sum | Product) -> Signs:
        """A sum or product of terms of one sign, empty perhaps."""
        core = self.core
        var = core.bound(term.low, term.high)
        core.depth += 1
        try:
            body = self.of_term(substitute(term.body, {term.var: var}))
        finally:
            core.depth -= 1
        if isinstance(term, Product):
            return body if body in (s.POSITIVE, s.NOT_NEGATIVE) else s.NOT_ZERO if 0 not in body else s.ANY
        filled = term.where is None and self.of_term(minus(term.high, term.low)) <= s.NOT_NEGATIVE
        if body <= s.NOT_NEGATIVE or body <= s.NOT_POSITIVE:
            return body if filled else body | s.ZERO
        return s.ANY

    # ------------------------------------------------------------ kinds

    def is_real(self, term: Term) -> bool:
        match term:
            case Const(name):
                return name not in ("i", "oo")
            case Sym(sort=Scalar(kind)) | Sym(sort=Tensor(_, kind)):
                return kind != "complex"
            case Apply(Sym(sort=Function(_, result)), _):
                return getattr(result, "kind", "real") != "complex"
            case Fn("abs" | "re" | "im", _):
                return True
            case Fn("conj", (argument,)):
                return self.is_real(argument)
            case Fn("log", (argument,)) if self.complex_world:
                return self.is_real(argument) and self.of_term(argument) == s.POSITIVE
            case Pow(base, Num(power)) if power.denominator > 1 and self.complex_world:
                return self.is_real(base) and self.of_term(base) <= s.NOT_NEGATIVE
            case Pow(base, exponent) if self.complex_world and not isinstance(exponent, Num) and not self.is_integer(exponent):
                return self.is_real(exponent) and self.is_real(base) and self.of_term(base) == s.POSITIVE
            case _:
                return not self.complex_world or all(self.is_real(child) for child in children(term))

    def is_integer(self, term: Term) -> bool:
        match term:
            case Num(value):
                return value.denominator == 1
            case Sym(sort=Scalar("integer")) | Sym(sort=Range()):
                return True
            case Index(Sym(sort=Tensor(_, "integer")), _):
                return True
            case Add(parts) | Mul(parts):
                return all(self.is_integer(part) for part in parts)
            case Pow(base, Num(value)):
                return value.denominator == 1 and value >= 0 and self.is_integer(base)
            case Pow(base, exponent):
                return all(map(self.is_integer, (base, exponent))) and self.of_term(exponent) <= s.NOT_NEGATIVE
            case Fn("exp", (Mul(parts),)):  # 2^k
                logs = [part for part in parts if isinstance(part, Fn) and part.name == "log"]
                rest = mul(*(part for part in parts if part not in logs))
                whole = len(logs) == 1 and self.is_integer(logs[0].args[0]) and self.is_integer(rest)
                return whole and self.of_term(rest) <= s.NOT_NEGATIVE
            case Delta():
                return True
            case Sum(body=body) | Product(body=body):
                return self.is_integer(body)
            case Fn("floor" | "ceil", _):
                return True
            case Fn("factorial" | "binomial", arguments):
                return all(self.is_integer(argument) for argument in arguments)
            case _:
                return False
