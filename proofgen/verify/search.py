"""The surroundings of one search: lowered hypotheses, conditions discharged or listed, and normalisers begun again until they settle."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from proofgen.math.context import Context
from proofgen.math.shape import shape
from proofgen.math.sorts import Range, Sort
from proofgen.math.term import And, Fn, ForAll, Implies, Num, Or, Pow, Rel, Sym, Term
from proofgen.math.walk import free_symbols
from proofgen.verify import signs as s
from proofgen.verify.domain import Condition, conditions
from proofgen.verify.normal.core import Clock, Tuning, speaks_of_complex
from proofgen.verify.normal.entrywise import apart
from proofgen.verify.normal.form import Normaliser
from proofgen.verify.normal.lower import Lowering
from proofgen.verify.normal.rational import Ratio, degrees
from proofgen.verify.normal.spell import ZERO, fn, minus, number
from proofgen.verify.normal.stops import Nowhere, OutOfScope, Restart, Stop

T = TypeVar("T")
MOST_RESTARTS = 17  # one for each size of ring, and some for what else is learnt on the way


class Search:
    """What all strategies of one obligation share."""

    def __init__(self, context: Context, clock: Clock) -> None:
        self.context, self.clock = context, clock
        self.lowering = Lowering(context)
        self.hypotheses = self._hypotheses()
        self.assumed: list[Term] = []
        self.listed: list[Term] = []
        self.laws: dict[str, None] = {}
        self.write_out = True
        self.factorials = True
        self.triangles = self.from_one = False
        self._kept: dict[object, Normaliser] = {}
        self._size = 0  # of the rings that were large enough so far
        everything = [*context.hypotheses, *(known.body for known in context.definitions)]
        self.complex_world = any(map(speaks_of_complex, everything))

    def _hypotheses(self) -> tuple[Term, ...]:
        lowered: list[Term] = []
        for hypothesis in self.context.hypotheses:
            try:
                stated = self.lowering.statement(hypothesis)
                lowered.extend(stated.parts if isinstance(stated, And) else (stated,))
                if (distance := apart(hypothesis, self.lowering)) is not None:
                    lowered.append(distance)
            except Stop:
                continue  # a hypothesis that cannot be read is not used
        self.lowering.used.clear()
        self.lowering.needs.clear()
        return tuple(lowered)

    def meet(self, *terms: Term) -> None:
        """Take note of the terms of the goal: whether complex numbers occur, and where the terms have a value."""
        self.complex_world = self.complex_world or any(map(speaks_of_complex, terms))
        for condition in conditions(self.context, *terms):
            self._settle(condition)
        if len(self.listed) > 1:
            self._thin_out()

    def _thin_out(self) -> None:
        """Drop a listed condition that the others imply: x y > 0 beside x > 0 and y > 0. All of them stay assumed."""
        for statement in list(self.listed):
            need, premises = _unbound(statement)
            if not isinstance(need, Rel):
                continue
            try:
                others = [self.lowering.statement(other) for other in self.listed if other is not statement]
                subject = self.lowering.number(minus(need.left, need.right))
                if self._follows(subject, s.OF_RELATION[need.op], (*self.hypotheses, *others, *premises)):
                    self.listed.remove(statement)
            except Stop:
                continue

    def _follows(self, subject: Term, signs: s.Signs, known: tuple[Term, ...]) -> bool:
        tuning = Tuning()
        for _ in range(MOST_RESTARTS):
            try:
                return Normaliser(tuning, self.clock, known, self.complex_world).oracle.of_term(subject) <= signs
            except Restart:
                continue
        return False

    def within(self, work: Callable[[Normaliser], T], extra: tuple[Term, ...] = (), record: bool = True) -> T:
        """The work done by a normaliser that knows the hypotheses, the listed conditions and `extra`."""
        known = (*self.hypotheses, *self.assumed, *extra)
        kind = (known, self.write_out, self.factorials, self.triangles, self.from_one, self.complex_world)
        tuning = Tuning(self.write_out, self.factorials, self.triangles, self.from_one, size=self._size)
        for _ in range(MOST_RESTARTS):
            try:
                normaliser = self._kept.pop(kind, None) or Normaliser(tuning, self.clock, known, self.complex_world)
                found = work(normaliser)
            except Restart:
                self._size = max(self._size, tuning.size)
                continue
            if record:
                self.laws.update(normaliser.used)
                self.listed += [owed for owed in normaliser.owed if owed not in self.listed]
            if not normaliser.tuning.bases:  # what was learnt of the bounds of sums is of this work alone
                normaliser.begin_again()
                self._kept[kind] = normaliser
            return found
        raise Stop("the normal forms did not settle")

    # ------------------------------------------------------------ conditions

    def _settle(self, condition: Condition) -> None:
        """Discharge the condition, or list it and assume it from here on."""
        if condition.statement() in self.context.hypotheses:
            return
        if self.complex_world and condition.op in (">", ">="):
            if not _is_log(condition):
                return
            condition = Condition("!=", condition.subject, condition.binders, condition.premises)
        if condition.op == "power":
            known = self.within(lambda n: self._power(n, condition), condition.premises, record=False)
            if known is None:
                return
            power = condition.subject
            assert isinstance(power, Pow)
            if known.op == ">" and not any(_is_real(symbol.sort) for symbol in free_symbols(self.lowering.number(power.exponent))):
                raise OutOfScope("an exponent that is whole for some values and not for others")
            condition = known
        try:
            subject = self.lowering.number(condition.subject)
            premises = tuple(self.lowering.statement(premise) for premise in condition.premises)
            if not self.complex_world and any(map(self._never, premises)):
                return
            signs = self.within(lambda n: n.oracle.of_term(subject), premises, record=False)
            if signs <= condition.signs() or (self.complex_world and condition.op == "!=" and self._away(subject, premises)):
                return
            if not signs & condition.signs() and not (condition.binders or premises or self.complex_world):
                raise Nowhere("a side has no value anywhere")
            shown = self.within(lambda n: _simplest(n, condition, subject), premises, record=False)
        except Nowhere:
            raise
        except Stop:
            subject, shown = condition.subject, [Rel(condition.op, condition.subject, ZERO)]
        for relation in [] if self._is_listed_stronger(condition) else shown:
            statement = condition.statement(relation)
            if statement not in self.listed and statement not in self.context.hypotheses:
                self.listed.append(statement)
        try:
            self.assumed.append(self.lowering.statement(condition.statement(Rel(condition.op, subject, ZERO))))
            self.assumed.extend(self.lowering.statement(condition.statement(relation)) for relation in shown)
        except Stop:
            return

    def _never(self, premise: Term) -> bool:
        """Whether a premise holds nowhere: in `f(0)` nothing is asked for by the branch of f for numbers other than 0."""
        match premise:
            case And(parts):
                return any(map(self._never, parts))
            case Or(parts):
                return all(map(self._never, parts))
            case Rel(op, left, right) if op in s.OF_RELATION and not shape(left):
                difference = self.lowering.number(minus(left, right))
                return not self.within(partial(_sign_of, difference), record=False) & s.OF_RELATION[op]
            case _:
                return False

    def _is_listed_stronger(self, condition: Condition) -> bool:
        """`√s ≠ 0` and `s ≠ 0` where `s > 0` is listed already, of a term that may not be read any further."""
        base = condition.subject.base if isinstance(condition.subject, Pow) and isinstance(condition.subject.exponent, Num) else None
        return condition.op in ("!=", ">", ">=") and any(
            each is not None and Condition(">", each, condition.binders, condition.premises).statement() in self.listed
            for each in (condition.subject, base)
        )

    def _away(self, subject: Term, premises: tuple[Term, ...]) -> bool:
        """Whether a complex number has a modulus that is known not to be zero, as |z| = 1 says; then it is not zero itself."""
        return 0 not in self.within(lambda n: n.sign(n.normal(fn("abs", subject))), premises, record=False)

    def _power(self, normaliser: Normaliser, condition: Condition) -> Condition | None:
        """A power with a symbolic exponent: none for a positive base; base != 0 or base > 0 else."""
        power = condition.subject
        assert isinstance(power, Pow)
        base, exponent = self.lowering.number(power.base), self.lowering.number(power.exponent)
        sign = normaliser.oracle.of_term(base)
        if sign == s.POSITIVE:
            return None
        if normaliser.is_integer(normaliser.canonical(exponent)):
            if 0 not in sign or normaliser.oracle.of_term(exponent) <= s.NOT_NEGATIVE:
                return None
            return Condition("!=", power.base, condition.binders, condition.premises)
        return Condition(">", power.base, condition.binders, condition.premises)

    def shown(self, need: Term) -> bool:
        """Whether something a rule needs is discharged: a relation with zero, perhaps for all values of ranged symbols."""
        while isinstance(need, ForAll):
            need = need.body
        if not isinstance(need, Rel):
            return False
        relation = need
        left = self.lowering.number(relation.left)
        return self.within(lambda n: n.oracle.of_term(left) <= s.OF_RELATION[relation.op], record=False)


def _is_real(sort: Sort) -> bool:
    """Whether a number of this sort need not be whole."""
    return not isinstance(sort, Range) and getattr(sort, "kind", "real") != "integer"


def _unbound(statement: Term) -> tuple[Term, tuple[Term, ...]]:
    premises: list[Term] = []
    while isinstance(statement, ForAll | Implies):
        if isinstance(statement, Implies):
            premises.append(statement.premise)
            statement = statement.conclusion
        else:
            statement = statement.body
    return statement, tuple(premises)


def _sign_of(subject: Term, normaliser: Normaliser) -> s.Signs:
    return normaliser.oracle.of_term(subject)


def _is_log(condition: Condition) -> bool:
    return condition.op == ">"


def _simplest(normaliser: Normaliser, condition: Condition, subject: Term) -> list[Term]:
    """The condition in as few symbols as possible: x - 1 != 0 as x != 1, a b != 0 as a != 0 and b != 0."""
    value = normaliser.normal(subject)
    plain = Rel(condition.op, condition.subject, ZERO)
    if not value.is_polynomial() and not normaliser.sign(Ratio(normaliser.ring, value.den)) <= s.POSITIVE:
        return [plain]
    if isinstance(subject, Fn) and subject.name == "abs" and condition.op in (">", "!="):
        return _simplest(normaliser, Condition("!=", subject.args[0]), subject.args[0])
    content, factors = value.num.factor()
    if condition.op == ">" and content > 0 and all(int(times) % 2 == 0 for _, times in factors):
        return _simplest(normaliser, Condition("!=", condition.subject), subject)
    if condition.op == "!=":
        found = []
        for factor, _ in factors:
            one = Ratio(normaliser.ring, factor)
            if 0 not in normaliser.sign(one):
                continue
            solved = _solved(normaliser, one, "!=")
            if solved is None and len(factors) > 1:
                return [plain]
            found.append(solved or plain)
        return found or [plain]
    solved = _solved(normaliser, Ratio(normaliser.ring, value.num), condition.op)
    return [solved or plain] if content else [plain]


def _solved(normaliser: Normaliser, value: Ratio, op: str) -> Term | None:
    """a x + b op 0 for one symbol or component x and numbers a, b."""
    used = [place for place, power in enumerate(degrees(value.num)) if power]
    if len(used) != 1 or degrees(value.num)[used[0]] != 1:
        return None
    atom = normaliser.atoms[used[0]]
    if isinstance(atom, Fn) and atom.name in ("conj", "abs") and op == "!=" and len(value.num) == 1:
        atom = atom.args[0]  # which vanishes with it
    if not isinstance(atom, Sym) or atom.name in ("~", "?", "+", "+0"):
        return None
    parts = normaliser.ring.by_power(value.num, used[0])
    slope = Ratio(normaliser.ring, parts[1]).constant()
    offset = Ratio(normaliser.ring, parts.get(0, normaliser.ring.zero)).constant()
    if slope is None or offset is None:
        return None
    turned = {">": "<", ">=": "<=", "!=": "!="}[op] if slope < 0 else op
    return Rel(turned, atom, number(-offset / slope))
