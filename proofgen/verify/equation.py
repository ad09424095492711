"""An equality: components, then normal forms, then cases of the indices, every index in turn, induction on the size."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import ceil

from proofgen.math.shape import shape
from proofgen.math.sorts import Scalar
from proofgen.math.term import Add, Blocks, Delta, Det, Entries, Epsilon, Fn, Identity, Inverse, MatMul, Num, Rel, Sum, Sym, Term
from proofgen.math.walk import free_symbols, kinds, parts, substitute, subterms
from proofgen.verify import signs as s
from proofgen.verify.choosing import on_either_side
from proofgen.verify.matrices.blocks import Partition
from proofgen.verify.matrices.equality import equal, speaks_of_matrices
from proofgen.verify.normal.angles import no_angle
from proofgen.verify.normal.form import Normaliser
from proofgen.verify.normal.rational import Ratio, degrees
from proofgen.verify.normal.spell import ONE, add, minus, number
from proofgen.verify.normal.stops import NoValue, OutOfScope, Stop, TimeIsUp
from proofgen.verify.ranges import in_sort, is_numeric, is_range, values_of
from proofgen.verify.reindexed import otherwise_indexed
from proofgen.verify.search import Search
from proofgen.verify.verdict import Attempt, Proof

MOST_COMBINATIONS = 729  # six indices from 1 to 3
MOST_SPLITS = 4
MOST_FACTORS = 8


class Equation:
    """One goal left = right and the strategies tried on it."""

    def __init__(self, goal: Rel, search: Search) -> None:
        self.goal, self.search = goal, search
        self.stopped: list[str] = []

    def settle(self) -> Proof | Attempt:
        partition = Partition(self.search.lowering.definitions)
        if partition.speaks(self.goal):
            return self._by_blocks(partition)
        found = self._by_components()
        return found if isinstance(found, Proof) else self._by_matrices() or found

    def _by_blocks(self, partition: Partition) -> Proof | Attempt:
        """Block by block; an inverse of blocks by multiplying out. All conditions are those of the line as it was written."""
        search = self.search
        search.meet(self.goal.left, self.goal.right)
        left, right = self._multiplied_out(self.goal.left, self.goal.right)
        goals: list[Rel] | None = [partition.numbers(self.goal)]
        if shape(left):
            goals = partition.equations(Rel("=", left, right))
        if goals is None or any(partition.speaks(goal) for goal in goals):
            return Attempt(("block by block (the blocks do not fit)",))
        laws: dict[str, None] = {}
        for goal in goals:
            found = Equation(
                goal, Search(replace(search.context, hypotheses=(*search.context.hypotheses, *search.listed)), search.clock)
            ).settle()
            if isinstance(found, Attempt):
                return found
            laws.update(dict.fromkeys(found.laws))
        return Proof(("block-by-block", *laws, *search.laws), tuple(search.listed))

    def _by_matrices(self) -> Proof | None:
        """In the algebra of matrices, where nothing is divided into components."""
        search = self.search
        if search.complex_world or not speaks_of_matrices(self.goal):
            return None
        search.laws.clear()
        try:
            holds, used = search.within(lambda n: equal(n, search.context, self.goal))
        except TimeIsUp:
            raise
        except Stop as stop:
            self.stopped.append(f"the algebra of matrices ({stop})")
            return None
        return Proof((*used, *search.laws), tuple(search.listed)) if holds else None

    def _by_components(self) -> Proof | Attempt:
        left, right = self.goal.left, self.goal.right
        self.search.meet(left, right)
        try:
            return self._components(left, right)
        except TimeIsUp:
            raise
        except RecursionError:
            self.stopped.append("normal forms (the formula is nested too deeply)")
            return self._attempt()
        except Stop as stop:
            self.stopped.append(f"normal forms ({stop})")
            return self._attempt()

    def _components(self, left: Term, right: Term) -> Proof | Attempt:
        search, lowering = self.search, self.search.lowering
        left, right = self._multiplied_out(left, right)
        lowering.by_entries = Epsilon in kinds(self.goal) or any(map(_is_small_sum, parts(self.goal)))
        for places in self._positions(shape(left), shape(right)):
            entry = [lowering.number(lowering.component(side, places)) if places else lowering.number(side) for side in (left, right)]
            if not self._entry(minus(entry[0], entry[1])):
                return self._attempt()
        laws = (*lowering.used, *search.laws) or ("arithmetic",)
        return Proof(tuple(dict.fromkeys(laws)), tuple(search.listed))

    def _multiplied_out(self, left: Term, right: Term) -> tuple[Term, Term]:
        """M⁻¹ = R for a sum M as M R = I, which says the same of square matrices."""
        for inverse, other in ((left, right), (right, left)):
            match inverse:
                case Inverse(Add() | Blocks() as matrix):
                    self.search.laws.setdefault("inverse-by-multiplying")
                    return MatMul((matrix, other)), Identity(shape(matrix)[0])
                case _:
                    pass
        return left, right

    def _positions(self, left: tuple[Term, ...], right: tuple[Term, ...]) -> list[tuple[Term, ...]]:
        """A fresh index for each axis; numbers instead where a side is written out entry by entry."""
        if len(left) != len(right):
            raise OutOfScope("the sides have different numbers of axes")
        if not self.search.within(lambda n: all(n.normal(minus(a, b)).is_zero() for a, b in zip(left, right, strict=True)), record=False):
            raise OutOfScope("the sides have different shapes")
        written = Entries in kinds(self.goal)
        sizes = [a if isinstance(a, Num) else b for a, b in zip(left, right, strict=True)]
        if written and all(isinstance(size, Num) and size.value <= 16 for size in sizes):
            ranges = [range(1, int(size.value) + 1) for size in sizes if isinstance(size, Num)]
            return [tuple(number(k) for k in place) for place in product(*ranges)]
        return [self.search.lowering.places(self.goal.left, self.goal.right)] if left else [()]

    def _attempt(self) -> Attempt:
        stopped = tuple(dict.fromkeys(self.stopped))
        said = any(each.startswith("normal forms") for each in stopped)
        return Attempt(stopped if said else ("normal forms of both sides", *stopped))

    # ------------------------------------------------------------ strategies

    def _entry(self, gap: Term) -> bool:
        needs = list(self.search.lowering.needs)
        if not all(self.search.shown(need) for need in needs):
            self.stopped.append("differentiation (a factor was not shown to be non-zero)")
            return False
        if Epsilon in kinds(gap) and self._every_index(gap):
            return True
        if self._unwritten(gap) or self._cases(gap, (), 0) or self._every_index(gap) or self._first_apart(gap) or self._induction(gap):
            return True
        return (
            self._by_pascal(gap)
            or self._by_triangles(gap)
            or self._squeezed(gap)
            or self._reindexed(gap)
            or on_either_side(gap, self.search, lambda extra: self._either_way(gap, extra))
        )

    def _either_way(self, gap: Term, extra: tuple[Term, ...]) -> bool:
        return self._vanishes(gap, extra)[0] or self._squeezed(gap, extra)

    def _squeezed(self, gap: Term, extra: tuple[Term, ...] = ()) -> bool:
        """What is neither positive nor negative is zero: under x >= 0 and -x >= 0."""
        if not any(isinstance(known, Rel) and known.op in ("<=", ">=") for known in (*self.search.hypotheses, *extra)):
            return False
        try:
            squeezed = self.search.within(lambda n: n.is_real(gap) and n.sign(n.normal(gap)) == s.ZERO, extra)
        except (TimeIsUp, RecursionError):
            raise
        except Stop:
            return False
        if squeezed:
            self.search.laws.setdefault("sign-of-difference")
        return squeezed

    def _first_apart(self, gap: Term) -> bool:
        """The smallest value of an integer by itself, and then all the others."""
        for size in sorted((name for name in free_symbols(gap) if name.sort == Scalar("integer")), key=lambda name: name.name):
            first = self._least(size)
            if first is None:
                continue
            others = Rel(">=", size, number(first + 1))
            if self._vanishes(gap, (others,))[0] and self._vanishes(substitute(gap, {size: number(first)}), ())[0]:
                self.search.laws.setdefault("smallest-apart")
                return True
        return False

    def _by_pascal(self, gap: Term) -> bool:
        """With binomial coefficients by Pascal's rule, which needs not know that 0 <= k <= n."""
        if not any(isinstance(part, Fn) and part.name == "binomial" for part in parts(gap)):
            return False
        self.search.factorials = False
        try:
            return self._cases(gap, (), 0) or self._induction(gap)
        finally:
            self.search.factorials = True

    def _by_triangles(self, gap: Term) -> bool:
        """With sums over ordered pairs, i < j, brought to the whole square."""
        sums = [part for part in subterms(gap) if isinstance(part, Sum)]
        inner = {part.var for part in sums}
        if not any(part.where is not None or (free_symbols(part.low) | free_symbols(part.high)) & inner for part in sums):
            return False
        self.search.triangles = True
        try:
            return self._cases(gap, (), 0)
        finally:
            self.search.triangles = False

    def _reindexed(self, gap: Term) -> bool:
        """With a sum begun elsewhere or in reverse; or as a difference of sums from 1, and then by induction too."""
        if any(self._cases(other, (), 0) for other in otherwise_indexed(gap)):
            self.search.laws.setdefault("reindexed")
            return True
        if all(isinstance(part.low, Num) for part in subterms(gap) if isinstance(part, Sum)):
            return False
        self.search.from_one = True
        try:
            return self._cases(gap, (), 0) or self._induction(gap)
        finally:
            self.search.from_one = False

    def _unwritten(self, gap: Term) -> bool:
        """With sums over numbers treated like sums of symbolic size, which are one atom instead of many."""
        if not any(isinstance(part, Sum) and isinstance(part.high, Num) for part in parts(gap)):
            return False
        stopped = list(self.stopped)
        self.search.write_out = False
        try:
            if self._cases(gap, (), 0):
                return True
        finally:
            self.search.write_out = True
        self.stopped = stopped
        return False

    def _vanishes(self, gap: Term, extra: tuple[Term, ...]) -> tuple[bool, tuple[Delta, ...]]:
        """Whether the normal form is zero, and if not which deltas of free indices stand in it."""

        def work(normaliser: Normaliser) -> tuple[bool, tuple[Delta, ...]]:
            found = normaliser.normal(gap)
            if found.is_zero() or _cancelled(normaliser, found) or _multiple(normaliser, found) or no_angle(normaliser, found):
                return True, ()
            return False, _deltas(normaliser, found)

        try:
            return self.search.within(work, extra)
        except (TimeIsUp, RecursionError):
            raise
        except NoValue as stop:
            self.stopped.append(f"normal forms ({stop})")
            return False, ()
        except Stop as stop:
            self.stopped.append(f"normal forms ({stop})")
            return False, _written_deltas(gap)

    def _cases(self, gap: Term, extra: tuple[Term, ...], depth: int) -> bool:
        vanishes, deltas = self._vanishes(gap, extra)
        if vanishes or not deltas or depth >= MOST_SPLITS:
            return vanishes
        delta = deltas[0]
        for op in ("=", "!="):
            if not self._cases(gap, (*extra, Rel(op, delta.left, delta.right)), depth + 1):
                return False
        self.search.laws.setdefault("index-cases")
        return True

    def _every_index(self, gap: Term) -> bool:
        """Free indices with numeric ranges, taken through all their values."""
        free = sorted((name for name in free_symbols(gap) if is_numeric(name.sort)), key=lambda name: (name.name, name.tag))
        ranges: list[range] = [values_of(name.sort) for name in free]
        total = 1
        for span in ranges:
            total *= len(span)
        if not free or not 0 < total <= MOST_COMBINATIONS:
            return False
        if any(
            name in free_symbols(hypothesis) for name in free for hypothesis in self.search.hypotheses if not is_range(hypothesis, name)
        ):
            return False
        for values in product(*ranges):
            put: dict[Sym, Term] = {name: number(value) for name, value in zip(free, values, strict=True)}
            if not self._vanishes(substitute(gap, put), ())[0]:
                return False
        self.search.laws.setdefault("every-index")
        return True

    def _induction(self, gap: Term) -> bool:
        """On an integer n >= n0 on which no shapes depend, where both sides have a value for all n. Other hypotheses about n are not used."""
        kept = self.search.hypotheses
        for size in sorted((name for name in free_symbols(gap) if name.sort == Scalar("integer")), key=lambda name: name.name):
            self.search.hypotheses = tuple(h for h in kept if size not in free_symbols(h) or is_range(h, size))
            try:
                if self._on(gap, size):
                    return True
            finally:
                self.search.hypotheses = kept
        return False

    def _on(self, gap: Term, size: Sym) -> bool:
        first = self._start(gap, size)
        if first is None or any(size in free_symbols(condition) for condition in (*self.search.listed, *self.search.assumed)):
            return False
        following = substitute(gap, {size: add(size, ONE)})
        if self._vanishes(substitute(gap, {size: number(first)}), ())[0] and (
            self._vanishes(minus(following, gap), ())[0] or self._follows(gap, following)
        ):
            self.search.laws.setdefault("induction")
            return True
        return False

    def _follows(self, gap: Term, following: Term) -> bool:
        """Whether the next gap is a multiple of this one: Π_{k<=n+1} a_k - R(n+1) = a_{n+1} (Π_{k<=n} a_k - R(n)) if R(n+1) = a_{n+1} R(n)."""

        def work(normaliser: Normaliser) -> bool:
            here, there = normaliser.normal(gap), normaliser.normal(following)
            return not here.is_zero() and divmod(there.num, here.num)[1].is_zero()

        try:
            return self.search.within(work)
        except (TimeIsUp, RecursionError):
            raise
        except Stop:
            return False

    def _start(self, gap: Term, size: Sym) -> int | None:
        names = free_symbols(gap)
        if any(size in in_sort(name.sort) for name in names):
            return None
        for hypothesis in self.search.hypotheses:
            if any(size in in_sort(name.sort) for name in free_symbols(hypothesis)):
                return None

        return self._least(size)

    def _least(self, size: Sym) -> int | None:
        """The smallest value that an integer may have, if it may have all above."""

        def least(normaliser: Normaliser) -> int | None:
            edges = [edge.value.constant() for edge in normaliser.oracle.edges_of(size) if not edge.above]
            above = [edge for edge in normaliser.oracle.edges_of(size) if edge.above]
            known = [ceil(value) for value in edges if value is not None]
            return None if above or not known else max(known)

        return self.search.within(least, record=False)


def _cancelled(normaliser: Normaliser, found: Ratio) -> bool:
    """Whether a factor that a hypothesis says is not zero makes it zero: z - 1 of z² + z + 1, where z³ = 1."""
    if not normaliser.relations:
        return False
    for factor, signs in normaliser.oracle.known[:MOST_FACTORS]:
        if 0 not in signs and normaliser.reduced(Ratio(normaliser.ring, found.num) * Ratio(normaliser.ring, factor)).is_zero():
            normaliser.law("cancelled-factor")
            return True
    return False


def _multiple(normaliser: Normaliser, found: Ratio) -> bool:
    """Whether it is a multiple of what a hypothesis says is zero."""
    for zero, law in normaliser.facts.zeros:
        if divmod(found.num, zero)[1].is_zero():
            normaliser.law(law)
            return True
    return False


def _deltas(normaliser: Normaliser, found: Ratio) -> tuple[Delta, ...]:
    deltas: dict[Delta, None] = {}
    for poly in (found.num, found.den):
        for place, power in enumerate(degrees(poly)):
            if power:
                deltas.update(dict.fromkeys(_written_deltas(normaliser.atoms[place])))
    return tuple(deltas)


def _written_deltas(term: Term) -> tuple[Delta, ...]:
    """Deltas between a free symbol and something free."""
    free = free_symbols(term)
    found = []
    for part in subterms(term):
        if isinstance(part, Delta) and free_symbols(part) <= free and any(isinstance(side, Sym) for side in (part.left, part.right)):
            found.append(part)
    return tuple(dict.fromkeys(found))


def _is_small_sum(term: Term) -> bool:
    """`\\det(A - \\lambda I)` of a few rows."""
    return isinstance(term, Det) and isinstance(term.body, Add) and isinstance(size := shape(term.body)[0], Num) and size.value <= 3
