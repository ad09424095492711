"""What the hypotheses say, in forms the normaliser can use: rewriting of atoms, relations, signs and bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count

from proofgen.math.latex import latex
from proofgen.math.sorts import Range, Tensor
from proofgen.math.term import And, Delta, Fn, ForAll, Implies, Index, Inverse, Mul, Num, Rel, Sym, Term
from proofgen.math.walk import free_symbols, substitute
from proofgen.verify import signs as s
from proofgen.verify.normal.core import Core
from proofgen.verify.normal.isolate import isolated, out_of_log, vanishing
from proofgen.verify.normal.match import Pattern
from proofgen.verify.normal.rational import Poly, Ratio, degrees
from proofgen.verify.normal.spell import ONE, ZERO, add, fn, key, minus, mul, negative
from proofgen.verify.normal.stops import Stop
from proofgen.verify.sign import Oracle
from proofgen.verify.ways import Edge

MOST_REWRITES = 2_000
LONGEST_NAMED = 60
_GENERATED = re.compile(r"[~@?]|\\ell_\{\d|\d\d\d\d")  # names of our own


@dataclass(slots=True)
class Rule:
    """atoms of this shape equal `value`."""

    pattern: Pattern
    value: Term
    law: str


@dataclass(slots=True)
class Facts:
    """The hypotheses in force, adopted by one normaliser."""

    core: Core
    oracle: Oracle
    exact: dict[Term, Term] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    symmetric: set[Sym] = field(default_factory=set)
    skew: set[Sym] = field(default_factory=set)
    conditional: list[tuple[Term, Sym, Term, Term]] = field(default_factory=list)
    zeros: list[tuple[Poly, str]] = field(default_factory=list)  # what an equation says is zero, with that equation
    laws: dict[Term, str] = field(default_factory=dict)  # which hypothesis says what an atom is
    adopting: str = "hypothesis"  # the one that is being taken in, as a law
    fired: int = 0

    def rewritten(self, atom: Term) -> Ratio | None:
        if not self.exact and not self.rules and not self.symmetric and not self.skew:
            return None
        value = self.exact.get(atom)
        law = self.laws.get(atom, "hypothesis")
        if value is None:
            value = self._mirrored(atom)
        if value is None:
            for rule in self.rules:
                bindings = rule.pattern.match(self.core, atom)
                if bindings is not None:
                    value, law = substitute(rule.value, bindings), rule.law
                    break
        if value is None:
            return None
        self.fired += 1
        if self.fired > MOST_REWRITES:
            raise Stop("the hypotheses rewrite each other without end")
        self.core.law(law)
        return self.core.normal(value)

    def _mirrored(self, atom: Term) -> Term | None:
        """A_ji for A_ij of a symmetric matrix (and its inverse), if that order spells less."""
        match atom:
            case Index(Sym() as base, (i, j)) if base in self.symmetric and key(j) < key(i):
                self.core.law("symmetric-matrix")
                return Index(base, (j, i))
            case Index(Inverse(Sym() as base), (i, j)) if base in self.symmetric and key(j) < key(i):
                self.core.law("symmetric-matrix")
                return Index(atom.base, (j, i))
            case Index(Sym() as base, (i, j)) if base in self.skew and (i is j or key(j) < key(i)):
                self.core.law("skew-matrix")
                return ZERO if i is j else negative(Index(base, (j, i)))
            case _:
                return None

    # ------------------------------------------------------------ adopting

    def adopt(self, statements: Iterable[Term]) -> None:
        """Take in lowered statements. One that cannot be used is left out: that weakens, and never misleads."""
        numbered = count(1)
        listed = [(_named(statement), part) for statement in statements for part in _opened(statement, (), numbered)]
        related = sum(statement.op == "=" for _, (statement, _, _) in listed) > 1
        for equations, again in ((False, False), (True, False), *([(True, True)] if related else []), (False, False)):
            for self.adopting, (statement, premise, holes) in listed:
                if again and premise is not None:
                    continue
                try:
                    self._take(statement, premise, holes, equations)
                except Stop:
                    continue
        self._by_cases()

    def _take(self, statement: Rel, premise: Term | None, holes: tuple[Sym, ...], equations: bool) -> None:
        if (statement.op == "=") != equations:
            return
        if premise is not None and statement.op != "=":
            return
        if premise is not None:
            self._under(statement, premise, holes)
        elif statement.op == "=":
            self._equation(statement, holes)
        else:
            self._inequality(statement, holes)
        self.forget()

    def forget(self) -> None:
        """Normal forms found before a fact was known may not be canonical any more."""
        self.oracle.forget()
        memo = getattr(self.core, "memo", None)
        if memo is not None:
            memo.clear()

    def _inequality(self, statement: Rel, holes: tuple[Sym, ...]) -> None:
        signs = s.OF_RELATION[statement.op]
        gap = self.core.normal(minus(statement.left, statement.right))
        below = self.oracle.sign(Ratio(self.core.ring, gap.den)) - s.ZERO
        if len(below) != 1:
            return
        poly, signs = Ratio(self.core.ring, gap.num), s.times(signs, below)
        if poly.constant() is not None:
            return
        if signs in (s.POSITIVE, s.NEGATIVE) and self.core.is_integer(self.core.term(poly)):
            poly = poly - self.core.number(1) if signs == s.POSITIVE else poly + self.core.number(1)
            signs = s.NOT_NEGATIVE if signs == s.POSITIVE else s.NOT_POSITIVE
            if poly.constant() is not None:
                return
        if holes:
            self.oracle.schemes.append((Pattern(self.core.term(poly), holes), signs))
        else:
            self.oracle.suppose(poly.num, signs)
        self._bounds(poly, signs, holes)

    def _bounds(self, poly: Ratio, signs: s.Signs, holes: tuple[Sym, ...]) -> None:
        """a f + b >= 0 as f >= -b/a, for every atom f with a number for a."""
        if signs not in (s.POSITIVE, s.NEGATIVE, s.NOT_NEGATIVE, s.NOT_POSITIVE):
            return
        for place, power in enumerate(degrees(poly.num)):
            if power != 1:
                continue
            parts = self.core.ring.by_power(poly.num, place)
            slope = Ratio(self.core.ring, parts[1]).constant()
            atom = self.core.atoms[place]
            if slope is None:
                continue
            rest = Ratio(self.core.ring, parts.get(0, self.core.ring.zero)) * self.core.number(-1 / slope)
            above = (signs <= s.NOT_NEGATIVE) == (slope < 0)
            strict = 0 not in signs
            if holes:
                end = self.core.term(rest)
                if set(holes) <= free_symbols(atom) and len(free_symbols(end) - set(holes)) <= 3:
                    self.oracle.patterns.append((Pattern(atom, holes), above, end, strict))
            else:
                if above and isinstance(atom, Fn) and atom.name == "abs":
                    self._within(atom.args[0], rest, strict)
                edge = Edge(above, rest, strict)
                if edge not in self.oracle.edges.setdefault(atom, []):
                    self.oracle.edges[atom].append(edge)

    def _within(self, inside: Term, size: Ratio, strict: bool) -> None:
        """|x| < c as -c < x and x < c, for real x."""
        if not self.core.is_real(inside):
            return
        term, below, above = self.core.term(size), "<" if strict else "<=", ">" if strict else ">="
        for relation in (Rel(below, inside, term), Rel(above, inside, negative(term))):
            self._inequality(relation, ())

    def _equation(self, statement: Rel, holes: tuple[Sym, ...]) -> None:
        left, right = self.core.normal(statement.left), self.core.normal(statement.right)
        if self._symmetry(statement, holes) or (left - right).is_zero():
            return
        if not free_symbols(self.core.term(left - right)) & set(holes):
            holes = ()  # the expectation of each entry is that of the first
        found = isolated(self.core, left, right, frozenset(holes))
        if found is None:
            self._left_open(left - right, holes)
            return
        atom, degree, value = out_of_log(self.core, found, holes) if holes else found
        if degree > 1:
            if not holes:
                self.core.relate(atom, degree, value)
                self._of_unity(atom, degree, value)
            return
        term = self.core.term(value)
        self._on_a_circle(atom, value, holes)
        if holes:
            if set(holes) <= free_symbols(atom):
                self.rules.append(Rule(Pattern(atom, holes), term, self.adopting))
        else:
            self.exact[atom] = term
            self.laws[atom] = self.adopting

    def _left_open(self, gap: Ratio, holes: tuple[Sym, ...]) -> None:
        """An equation that cannot be solved for an atom still makes zero what it divides."""
        left = None if holes else vanishing(self.core, gap)
        if left is not None:
            self.zeros.append((left.num, self.adopting))

    def _of_unity(self, atom: Term, degree: int, value: Ratio) -> None:
        """z^n = ±1 says that |z| = 1, and so that the conjugate of z is 1/z = ±z^(n-1)."""
        if isinstance(atom, Sym) and not self.core.is_real(atom) and value.constant() in (1, -1):
            other = fn("conj", atom)
            self.exact[other] = self.core.term(value * self.core.bare(atom) ** (degree - 1))
            self.laws[other] = self.adopting

    def _on_a_circle(self, atom: Term, radius: Ratio, holes: tuple[Sym, ...]) -> None:
        """|z| = c of a complex name and c != 0 says that its conjugate is c^2 / z."""
        match atom:
            case Fn("abs", (Sym() as z,) | (Fn("conj", (Sym() as z,)),)) if not (
                holes or self.core.is_real(z) or 0 in self.core.sign(radius)
            ):
                other = fn("conj", z)
                self.exact[other] = self.core.term(radius * radius / self.core.normal(z))
                self.laws[other] = self.adopting
            case _:
                return

    def _symmetry(self, statement: Rel, holes: tuple[Sym, ...]) -> bool:
        match statement.left, statement.right:
            case Index(Sym() as a, (i, j)), Index(b, (k, m)) if a is b and (i, j) == (m, k) and {i, j} == set(holes):
                self.symmetric.add(a)
                return True
            case Index(Sym() as a, (i, j)), Mul((Num(value), Index(b, (k, m)))) if (
                value == -1 and a is b and (i, j) == (m, k) and {i, j} == set(holes) and _all_of(a, holes)
            ):
                self.skew.add(a)
                return True
            case _:
                return False

    def _under(self, statement: Rel, premise: Term, holes: tuple[Sym, ...]) -> None:
        """For all j with j != t: atom = value. Kept for `_by_cases`; other premises are not used."""
        match premise, holes:
            case Rel("!=", first, second), (hole,) if hole in (first, second):
                point = second if first is hole else first
                atom = self.core.canonical(statement.left)
                if isinstance(atom, Index) and hole in free_symbols(atom) and hole not in free_symbols(point):
                    self.conditional.append((atom, hole, point, statement.right))
            case _:
                pass

    def _by_cases(self) -> None:
        """atom_t = c and atom_j = e for j != t give atom_j = e + δ_jt (c - e_t), pointwise; e a number."""
        for atom, hole, point, value in self.conditional:
            moved = substitute(atom, {hole: point})
            assert isinstance(moved, Index)
            there = Index(moved.base, tuple(self.core.canonical(index) for index in moved.indices))
            known = self.exact.get(there)
            if known is None or self.core.normal(value).constant() is None:
                continue
            both = add(value, mul(Delta(hole, point), minus(known, value)))
            self.rules.insert(0, Rule(Pattern(atom, (hole,)), both, "pointwise-by-cases"))
            del self.exact[there]
        if self.conditional:
            self.forget()


@lru_cache(maxsize=1024)
def _named(statement: Term) -> str:
    """The law that a hypothesis is, in the author's terms where they are short."""
    shown = latex(statement)
    return f"the hypothesis ${shown}$" if len(shown) <= LONGEST_NAMED and not _GENERATED.search(shown) else "hypothesis"


def _opened(statement: Term, holes: tuple[Sym, ...], numbered: count[int]) -> Iterable[tuple[Rel, Term | None, tuple[Sym, ...]]]:
    """(relation, premise, symbols it holds for all values of)."""
    match statement:
        case And(parts):
            for part in parts:
                yield from _opened(part, holes, numbered)
        case ForAll(var, body):
            hole = Sym("?", var.sort, next(numbered))
            yield from _opened(substitute(body, {var: hole}), (*holes, hole), numbered)
        case Implies(premise, Rel() as conclusion):
            yield conclusion, premise, holes
        case Rel() if not isinstance(statement.left, Sym) or not isinstance(statement.left.sort, Tensor):
            used = tuple(hole for hole in holes if hole in free_symbols(statement))
            if used == holes:
                yield statement, None, holes
        case _:
            return


def _all_of(matrix: Sym, letters: tuple[Sym, ...]) -> bool:
    """Whether each letter stands for every index of the matrix: what is said for i < j alone leaves the diagonal out."""
    sizes = matrix.sort.shape if isinstance(matrix.sort, Tensor) else ()
    return all(isinstance(letter.sort, Range) and letter.sort.low == ONE and letter.sort.high in sizes for letter in letters)
