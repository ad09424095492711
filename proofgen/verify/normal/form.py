"""The normal form of a lowered number: which room of laws treats which construction."""

from __future__ import annotations

from proofgen.math.chance import Moment
from proofgen.math.shape import shape
from proofgen.math.term import (
    Add,
    And,
    Apply,
    Cases,
    Const,
    Delta,
    Det,
    Epsilon,
    Fn,
    Index,
    Indicator,
    Integral,
    Inverse,
    Limit,
    Mul,
    Not,
    Num,
    Or,
    Partial,
    Pow,
    Product,
    Rel,
    Sum,
    Sym,
    Term,
)  # fmt: skip
from proofgen.math.walk import kinds, subterms
from proofgen.verify import signs as s
from proofgen.verify.normal.absolute import absolute, extreme, sign_of
from proofgen.verify.normal.arcs import known_arc
from proofgen.verify.normal.binomials import binomial
from proofgen.verify.normal.chance import Chance
from proofgen.verify.normal.complexes import conjugate, imaginary_part, real_part
from proofgen.verify.normal.core import Clock, Core, Tuning
from proofgen.verify.normal.counting import factorial_of
from proofgen.verify.normal.deltas import delta, is_total
from proofgen.verify.normal.expectation import expectation
from proofgen.verify.normal.exponentials import exponential
from proofgen.verify.normal.facts import Facts
from proofgen.verify.normal.gamma import gamma_of
from proofgen.verify.normal.integrals import integral
from proofgen.verify.normal.limits import limit
from proofgen.verify.normal.logarithms import logarithm
from proofgen.verify.normal.orders import ordered
from proofgen.verify.normal.permutations import levi_civita
from proofgen.verify.normal.powers import integer_power, power_of
from proofgen.verify.normal.products import product
from proofgen.verify.normal.rational import Ratio
from proofgen.verify.normal.rounding import rounded
from proofgen.verify.normal.spell import HALF, fn, inverse, key, minus, mul, negative, number
from proofgen.verify.normal.stops import OutOfScope
from proofgen.verify.normal.sums import summation
from proofgen.verify.normal.trigonometry import circular
from proofgen.verify.sign import Oracle

ORDERS = ("<", "<=", ">", ">=")
RECIPROCALS = {"sec": "cos", "csc": "sin", "sech": "cosh", "csch": "sinh"}
COMPLEX_PARTS = {"re": real_part, "im": imaginary_part, "conj": conjugate}
QUOTIENTS = {"tan": ("sin", "cos"), "cot": ("cos", "sin"), "tanh": ("sinh", "cosh"), "coth": ("cosh", "sinh")}


class Normaliser(Core):
    """Brings lowered numbers to normal form under the hypotheses it has adopted."""

    def __init__(
        self, tuning: Tuning, clock: Clock, hypotheses: tuple[Term, ...] = (), complex_world: bool = False, depth: int = 0
    ) -> None:
        super().__init__(tuning, clock)
        self.depth = depth
        self.hypotheses = hypotheses
        self.memo: dict[Term, Ratio] = {}
        self.oracle = Oracle(self, complex_world or tuning.complex_world)
        self.facts = Facts(self, self.oracle)
        self.chance = Chance.of(hypotheses)
        self.facts.adopt(hypotheses)
        self.used.clear()
        self._owed_at_first = dict(self.owed)

    def begin_again(self) -> None:
        """Ready for other work under the same hypotheses: it records its own laws and conditions, and so finds its normal forms anew."""
        self.facts.forget()
        self.facts.fired = 0
        self.used, self.owed = {}, dict(self._owed_at_first)

    @property
    def complex_world(self) -> bool:
        return self.oracle.complex_world

    def sign(self, ratio: Ratio) -> s.Signs:
        return self.oracle.sign(ratio)

    def sign_of(self, term: Term) -> s.Signs:
        return self.oracle.of_term(term)

    def under(self, facts: tuple[Term, ...]) -> Normaliser:
        plain = [known for known in self.hypotheses if Integral not in kinds(known)]
        inner = Normaliser(self.tuning, self.clock, (*plain, *facts), self.complex_world, self.depth)
        self.owed.update(inner.owed)
        inner.owed, inner.used = self.owed, self.used
        return inner

    def is_real(self, term: Term) -> bool:
        return self.oracle.is_real(term)

    def is_integer(self, term: Term) -> bool:
        return self.oracle.is_integer(term)

    def rewritten(self, atom: Term) -> Ratio | None:
        return self.facts.rewritten(atom)

    def normal(self, term: Term) -> Ratio:
        known = self.memo.get(term)
        if known is None:
            self.clock.tick()
            known = self.reduced(self._normal(term))
            self.memo[term] = known
        return known

    def _normal(self, term: Term) -> Ratio:
        match term:
            case Num(value):
                return self.number(value)
            case Sym():
                return self.atom(term)
            case Add(terms):
                total = self.number(0)
                for part in terms:
                    total = total + self.normal(part)
                return total
            case Mul(factors):
                total = self.number(1)
                for part in factors:
                    total = total * self.normal(part)
                return total
            case Pow(base, exponent):
                return self._power(base, exponent)
            case Fn(name, arguments):
                return self._function(name, arguments)
            case Index(base, indices):
                return self._component(base, indices)
            case Sum():
                return summation(self, term)
            case Product():
                return product(self, term)
            case _:
                return self._other(term)

    def _other(self, term: Term) -> Ratio:
        match term:
            case Delta(left, right):
                return delta(self, left, right)
            case Const("e"):
                return exponential(self, self.number(1))
            case Const("i"):
                result = self.bare(term)
                self.relate(term, 2, self.number(-1))
                return result
            case Const("pi"):
                return self.atom(term)
            case Apply():
                return self.atom(self._applied(term))
            case Partial():
                return self._slope(term)
            case Det(Sym()):
                return self.atom(term)
            case Indicator(relation):
                return self._indicator(relation)
            case Epsilon(indices):
                return levi_civita(self, indices)
            case Cases(branches):
                return self._cases(branches)
            case Integral():
                return integral(self, term)
            case Limit():
                return limit(self, term)
            case Moment("E", (body,)):
                return expectation(self, body)
            case _:
                raise OutOfScope(f"there is no rule for {type(term).__name__}")

    def _power(self, base: Term, exponent: Term) -> Ratio:
        """a^b: rational powers, then exp(b log a) for a > 0, then integer powers, else an atom."""
        power = self.normal(exponent)
        if isinstance(base, Const) and base.name == "e":
            return exponential(self, power)
        value, constant = self.normal(base), power.constant()
        if constant is not None:
            return power_of(self, value, constant)
        if value.constant() == 1:
            return value
        if self.sign(value) == s.POSITIVE and self.is_real(exponent):
            self.law("power-by-exp")
            return exponential(self, power * logarithm(self, value))
        if self.is_integer(self.term(power)):
            return integer_power(self, value, power)
        return self.atom(Pow(self.term(value), self.term(power)))

    def _function(self, name: str, arguments: tuple[Term, ...]) -> Ratio:
        argument = arguments[0]
        if name in RECIPROCALS:
            return self.normal(inverse(fn(RECIPROCALS[name], argument)))
        if name in QUOTIENTS:
            above, below = QUOTIENTS[name]
            return self.normal(fn(above, argument)) / self.normal(fn(below, argument))
        match name:
            case "exp":
                return exponential(self, self.normal(argument))
            case "log":
                return logarithm(self, self.normal(argument))
            case "sin" | "cos":
                return circular(self, name, self.normal(argument))
            case "sinh":
                self.law("hyperbolic-by-exp")
                return self.normal(mul(HALF, minus(fn("exp", argument), fn("exp", negative(argument)))))
            case "cosh":
                self.law("hyperbolic-by-exp")
                return self.normal(mul(HALF, Add((fn("exp", argument), fn("exp", negative(argument))))))
            case "abs":
                return absolute(self, self.normal(argument))
            case "sign":
                return sign_of(self, self.normal(argument))
            case "max" | "min" if all(self.is_real(value) for value in arguments):
                return extreme(self, name, [self.normal(value) for value in arguments])
            case "factorial":
                return factorial_of(self, self.normal(argument))
            case "binomial":
                return binomial(self, self.normal(argument), self.normal(arguments[1]))
            case _:
                return self._rarer(name, arguments)

    def _rarer(self, name: str, arguments: tuple[Term, ...]) -> Ratio:
        argument = arguments[0]
        if name in COMPLEX_PARTS:
            return COMPLEX_PARTS[name](self, self.normal(argument))
        if name == "gamma" and self.is_integer(argument):
            return factorial_of(self, self.normal(argument) - self.number(1))
        if name == "gamma" and self.is_real(argument):
            return gamma_of(self, self.normal(argument))
        if name in ("floor", "ceil") and self.is_integer(argument):
            return self.normal(argument)
        if name in ("floor", "ceil") and self.is_real(argument):
            return rounded(self, name, self.normal(argument))
        if name == "arccos" and not self.complex_world:
            return self.normal(minus(mul(HALF, Const("pi")), fn("arcsin", argument)))
        if name in ("arctan", "arcsin", "arsinh", "artanh", "erf"):
            return self._odd(name, self.normal(argument))
        return self.atom(Fn(name, tuple(self.canonical(value) for value in arguments)))

    def _odd(self, name: str, value: Ratio) -> Ratio:
        """f(-x) = -f(x)."""
        if value.is_zero():
            return value
        known = known_arc(self, name, value)
        if known is not None:
            return known
        if value.num.leading_coefficient() < 0:
            return -self._odd(name, -value)
        return self.atom(fn(name, self.term(value)))

    def _component(self, base: Term, indices: tuple[Term, ...]) -> Ratio:
        match base:
            case Sym() | Inverse(Sym()):
                return self.atom(Index(base, tuple(self.canonical(index) for index in indices)))
            case Apply():
                return self.atom(Index(self._applied(base), tuple(self.canonical(index) for index in indices)))
            case Inverse(Apply() as inside):
                return self.atom(Index(Inverse(self._applied(inside)), tuple(self.canonical(index) for index in indices)))
            case _:
                raise OutOfScope("a component of something that is not a tensor")

    def _applied(self, term: Apply) -> Apply:
        places = tuple(argument if shape(argument) else self.canonical(argument) for argument in term.args)
        return Apply(term.function, places, term.orders)

    def _slope(self, term: Partial) -> Ratio:
        """Mixed derivatives of an unknown function do not depend on the order, where they are continuous: it is taken to be so."""
        inner: Term = term
        by: list[Index] = []
        while isinstance(inner, Partial) and isinstance(inner.wrt, Index):
            by.append(Index(inner.wrt.base, tuple(self.canonical(index) for index in inner.wrt.indices)))
            inner = inner.body
        if isinstance(inner, Index) and isinstance(inner.base, Apply):
            inner = Index(self._applied(inner.base), tuple(self.canonical(index) for index in inner.indices))
        elif isinstance(inner, Apply):
            inner = self._applied(inner)
        else:
            raise OutOfScope("a derivative that is not taken")
        for wrt in sorted(by, key=key):
            inner = Partial(inner, wrt)
        return self.atom(inner)

    def _indicator(self, relation: Term) -> Ratio:
        """1 or 0 where the sign of the difference decides; for integers [a = b] is δ_ab."""
        match relation:
            case And((part,)):
                return self._guard(part)
            case And(parts):
                total = self.number(1)
                for part in parts:
                    total = total * self._indicator(part)
                return total
            case Not(part):
                return self.number(1) - self._indicator(part)
            case Or(parts):
                missed = self.number(1)
                for part in parts:
                    missed = missed * (self.number(1) - self._indicator(part))
                return self.number(1) - missed
            case Rel("=" | "!=" as op, left, right) if self.is_integer(left) and self.is_integer(right):
                same = delta(self, left, right)
                return same if op == "=" else self.number(1) - same
            case Rel(op) if self.tuning.triangles and op in ORDERS and self.is_integer(relation.left) and self.is_integer(relation.right):
                return ordered(self, relation)
            case Rel():
                return self._guard(relation)
            case _:
                raise OutOfScope("an indicator of this kind of statement")

    def _cases(self, branches: tuple[tuple[Term, Term], ...]) -> Ratio:
        """The first branch whose condition holds; deltas of indices as weights where every value has one everywhere."""
        total, left = self.number(0), self.number(1)
        for value, condition in branches:
            holds = self._indicator(condition)
            if holds.is_zero():
                continue
            weight = left * holds
            if weight.constant() is None and not (is_total(value) and _of_indices(condition)):
                raise OutOfScope("which case applies is not known")
            total = total + weight * self.normal(value)
            left = left * (self.number(1) - holds)
            if self.reduced(left).is_zero():
                return total
        raise OutOfScope("where no case applies there is no value")

    def _guard(self, relation: Term) -> Ratio:
        if not isinstance(relation, Rel):
            raise OutOfScope("a sum over this kind of condition")
        gap = self.normal(minus(relation.left, relation.right))
        signs, wanted = self.sign(gap), s.OF_RELATION[relation.op]
        if signs <= wanted:
            return self.number(1)
        if not signs & wanted:
            return self.number(0)
        atom = Indicator(And((Rel(relation.op, self.term(gap), number(0)),)))
        result = self.atom(atom)
        if atom in self.places:
            self.relate(atom, 2, result)
        return result


def _of_indices(condition: Term) -> bool:
    """Whether the condition is made of (in)equalities of which the normal form is in deltas."""
    return all(not isinstance(part, Rel) or part.op in ("=", "!=") for part in subterms(condition))
