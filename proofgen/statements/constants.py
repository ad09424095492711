"""Constants of functions and identities, and the equations that are supposed of them.

What is supposed of such constants is an equation at a place, if it is linear in them, can hold beside all that is known of them and says more than
that: there are constants for which it holds, so nothing follows from it of any other name. Of constants that the text speaks of otherwise, or leaves
open, no line is refuted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from proofgen.math.chance import random_names
from proofgen.math.shape import number
from proofgen.math.sizes import is_size
from proofgen.math.sorts import REAL, Function, Tensor
from proofgen.math.term import Antiderivative, Apply, At, Integral, Mul, Num, Partial, Pow, Rel, Sum, Sym, Term
from proofgen.math.walk import free_symbols, kinds, parts, substitute
from proofgen.source.document import Document, Math
from proofgen.statements.affine import Row, adds, contradicts, row_of, told
from proofgen.statements.set_up import SetUp
from proofgen.statements.statement import Statement
from proofgen.statements.tainted import names_in

STATES = re.compile(
    r"\b(?:since|because|as|from|using|use|by|with|given|apply(?:ing)?|impos(?:e|ing)|requir(?:e|es|ing)|need|demand|want|knows?|told|conditions?|(?:initial|boundary) (?:values?|data))"
    r"(?:\s+(?:the|that|we|have|our|its|are|is|initial|boundary|given|extra|side|conditions?|values?|data|facts?|equations?))*\s*[:,]?\s*\Z",
    re.I,
)
TO_POINTS = r"through(?:\s+(?:the|these|three|two|four|given|data|points?))*\s*"
THROUGH = re.compile(rf"\b{TO_POINTS}\Z", re.I)
_SHAPE = re.compile(
    r"\b(?:vertex|tangent|touches|through|slope \w* ?M|intersects?|turning point|(?:has|with) (?:an? |its |the )?(?:\w+ )?(?:root|roots|zero|zeros|zeroes|(?:stationary|critical|turning|inflection|saddle) points?|maximum|minimum|extremum|intercept|slope|axis|asymptote))\b",
    re.I,
)
_ANSATZ = re.compile(
    r"\b(?:writ(?:e|es|ing|ten)|ansatz|form|decompos\w+|partial fractions?|such that|try|guess|split|expand\w*|constants?|coefficients?)\b",
    re.I,
)
NORMAL = re.compile(
    r"\bnormali[sz]\w*|\b(?:density|densities|pdf|pmf|mass function|probabilit\w+)\b|\b(?:integrates?|sums?|adds?)(?: up)? to (?:one|unity|1|M)\b",
    re.I,
)
_TRIED = (2, 3, 5, 7, -3, 11, 13, -5, 17, 19, -7, 23, 9)  # so many that is prime: two names take these in different orders
_CHECKED = 4  # points more than there are constants, where an identity must hold
REASON = "the text says elsewhere what this constant is, in a way that is not followed to its end"


@dataclass(frozen=True, slots=True)
class Family:
    """A function with constants in it. params: none for `s = gt^2/2 + C`."""

    head: Sym
    params: tuple[Sym, ...]
    body: Term
    constants: frozenset[Sym]
    defined: bool  # or claimed, of a function of which something is supposed

    def value(self, place: Term, order: int) -> Term:
        param, body = self.params[0], self.body
        if not order:
            return substitute(body, {param: place})
        for _ in range(order):
            body = Partial(body, param)
        return At(param, place, body)


class Constants(SetUp):
    """What of a sentence such constants change."""

    def __init__(self, document: Document, strict: bool = False) -> None:
        super().__init__(document, strict)
        self.families: dict[str, Family] = {}
        self.constants: set[Sym] = set()
        self.made: set[Term] = set()  # what was supposed here
        self.spoken_family: Family | None = None  # the last one that was introduced
        self.spoken_at: Math | None = None  # and where
        self.conditioned: Math | None = None  # the last formula that was taken for a condition
        self.normal = False  # the text speaks of densities

    def forget_constants(self) -> None:
        """Another post begins."""
        self.families, self.constants, self.made = {}, set(), set()
        self.spoken_family, self.normal = None, False

    # ------------------------------------------------------------ what is supposed

    def _all(self) -> list[Sym]:
        return sorted(self.constants, key=lambda s: s.name)

    def _row(self, equation: Rel) -> Row | None:
        return row_of(equation, self._all(), self.scope.definition)

    def _row_of_one(self, equation: Rel, constant: Sym) -> Row | None:
        return row_of(equation, [constant], self.scope.definition)

    def _rows(self) -> list[Row]:
        found = [self._row(h) for h in self.scope.hypotheses if isinstance(h, Rel) and h.op == "=" and self.scope.reach(h) & self.constants]
        return [row for row in found if row is not None]

    def _unclear(self, equation: Term) -> bool:
        """Whether something else is supposed of its constants than linear equations."""
        mine = self.scope.reach(equation) & self.constants
        linked = {
            s for h in self.scope.hypotheses if h in self.made for s in self.scope.reach(h) & self.constants if self.scope.reach(h) & mine
        }
        mine |= linked
        other = [
            h for h in self.scope.hypotheses if not is_size(h) and not (isinstance(h, Rel) and h.op == "=" and self._row(h) is not None)
        ]
        return any(self.scope.reach(h) & mine for h in (*other, *self.scope.doubtful))

    def _suppose(self, equation: Rel) -> Literal["taken", "known", "open"]:
        """Takes an equation, if it says something new of the constants that can hold; what they were before is over where it cannot.

        known: it follows from what is supposed already, or says nothing of the constants. open: it may hold, and is not used.
        """
        row = self._row(equation)
        if row is None or self._unclear(equation):
            return "open"
        if not any(row.factors.values()):
            return "known"
        rows = self._rows()
        if adds(rows, row):
            self._put(equation)
            return "taken"
        if not contradicts([*rows, row]):
            return "known"
        self.extents.doubt([h for h in self.scope.hypotheses if h in self.made])
        return "open"

    def _put(self, equation: Rel) -> None:
        self.scope.assume(equation)
        self.made.add(equation)
        self.before.append(equation)
        self.extents.suppose([equation], [], True, False, True)

    def _leave_open(self, constants: Iterable[Sym]) -> None:
        for each in constants:
            self.scope.unread.setdefault(each.name, REASON)

    def _settle_constants(self, constants: Iterable[Sym]) -> None:
        """Those that have one value now are known; the text may say more of the others."""
        values = told(self._rows())
        self._leave_open(set(constants) - values)
        for each in values:
            if self.scope.unread.get(each.name) == REASON:
                del self.scope.unread[each.name]

    # ------------------------------------------------------------ what has constants

    def _look_for_constants(self, new: list[Statement], known: set[str]) -> None:
        """known: names that were inferred before the formula."""
        if self.scope.strict:
            return
        fresh = {s for name, s in self.scope.inferred.items() if name not in known and s.sort == REAL and s is self.scope.symbols.get(name)}
        for name in self.scope.inferred.keys() - known:
            if name.startswith("\\bar{") and isinstance(self.scope.sort_of(name[5:-1]), Tensor):
                self.scope.unread.setdefault(name, f"is ${name}$ the mean of ${name[5:-1]}$? nothing says so")
        if any(each.role == "declaration" for each in new):
            self._drop({*self.named, *self.let} & self.constants)  # `Let $c > 0$`, further down
        for each in new:
            match each.term:
                case Rel("=", Sym() as left, _) if each.role == "definition" and left in self.constants:
                    self._drop({left})
                case Rel("=", left, right) if each.role == "definition" and each.problem is None:
                    self._defined_family(left, each.formula)
                case Rel("=", Sym() as left, right) if each.role == "hypothesis" and left not in free_symbols(right):
                    along = {s for s in free_symbols(right) if s.name in ("x", "t")}
                    if along and left.sort == REAL and left.name not in self.scope.definitions:  # `Suppose $P = P_0 e^{kt}$`
                        self._enter(Family(left, (), right, frozenset(fresh & free_symbols(right) - along), False), each.formula)
                case Rel("=") if each.role == "hypothesis" and each.formula is self.begun:
                    self._identity(each.term, fresh, True)
                case Rel("=", left, right) if each.role in ("step", "inline") and each.problem is None and not each.continues:
                    self._claimed_family(left, right, fresh, each.formula)
                    self._identity(each.term, fresh)
                    self._normalised(each.term, fresh)
        spoken = self.spoken_family
        if spoken is not None and new and _SHAPE.search(self.sentence) and not THROUGH.search(self.between):
            said = set(names_in(self.document.formula(new[-1].formula).text))
            if new[-1].formula is self.spoken_at or not said & {c.name for c in spoken.constants}:  # `has its vertex at $x = 1$`
                self._leave_open(spoken.constants - told(self._rows()))

    def _defined_family(self, left: Term, math: Math) -> None:
        head = left.function if isinstance(left, Apply) else left
        definition = self.scope.definition(head) if isinstance(head, Sym) else None
        if definition is None or not isinstance(head, Sym) or len(definition.params) > 1:
            return
        free = self.scope.reach(definition.body) - set(definition.params) - {head}
        constants = {s for s in free if s.sort == REAL and s.name not in self.scope.definitions and self.scope.symbols.get(s.name) is s}
        self._enter(Family(head, definition.params, definition.body, frozenset(constants), True), math)

    def _claimed_family(self, left: Term, right: Term, fresh: set[Sym], math: Math) -> None:
        """`The general solution is $$y(t) = …$$`: of a function of which something is known already. That it is so is claimed; its constants are new."""
        match left:
            case Apply(Sym(sort=Function()) as function, (Sym() as variable,), (0,)) if function.name not in self.scope.definitions:
                constants = (fresh & free_symbols(right)) - {variable}
                if not constants or Antiderivative in kinds(right):
                    return
                family = Family(function, (variable,), right, frozenset(constants), False)
                self._enter(family, math)
                for h in list(self.scope.hypotheses):
                    match h:
                        case Rel("=", Apply(other, (place,), (order,)), value) if (
                            other is function and not free_symbols(place) and order < 3
                        ):
                            self._suppose(Rel("=", family.value(place, order), value))
                self._settle_constants(constants)

    def _enter(self, family: Family, math: Math) -> None:
        if not family.constants:
            self.families.pop(family.head.name, None)
            return
        over = {h for h in self.scope.doubtful if h in self.made and free_symbols(h) & family.constants}
        self.scope.doubtful = [h for h in self.scope.doubtful if h not in over]  # another function, further on: they stand for others
        self.families[family.head.name] = self.spoken_family = family
        self.spoken_at = math
        if NORMAL.search(self.sentence) or NORMAL.search(self.after.get(math, "")):  # `the density $f(x) = c x^2$`
            rows = {c: self._row_of_one(Rel("=", family.body, number(0)), c) for c in family.constants}
            self._leave_open(c for c, row in rows.items() if row is not None and row.factors[c] and abs(row.rest) < 1e-9)
        self.constants |= family.constants

    def _identity(self, equation: Rel, fresh: set[Sym], begun: bool = False) -> None:
        """`$\\frac{1}{x(x+1)} = \\frac{A}{x} + \\frac{B}{x+1}$`: new constants on one side, for which it holds for all x. begun: it is solved further on."""
        sides = [free_symbols(equation.left), free_symbols(equation.right)]
        random = random_names(self.scope.hypotheses)
        if any(s in random or s.name in self.scope.chance for s in sides[0] | sides[1]):
            return  # `E[XY] = \\sigma^2`
        again = self._again(equation, sides)
        fresh = fresh - (sides[0] & sides[1]) | again
        side = next((k for k in (0, 1) if sides[k] & fresh and sides[1 - k] and not sides[1 - k] & fresh), None)
        if side is None or isinstance(equation.left, Sym) or isinstance(equation.right, Sym) or Antiderivative in kinds(equation):
            return
        mine = sides[side] & fresh
        others = sorted((sides[0] | sides[1]) - mine, key=lambda s: s.name)
        if any(s.sort != REAL for s in others):
            return
        self._drop(again)
        announced = _ANSATZ.search(self.sentence) is not None
        found = self._solved(equation, others, mine)
        if found and (announced or not again):
            self.constants |= mine
            for there in found:
                self._put(there)
            return
        of_others = any(self._solved(equation, [s], mine) for s in others)  # of the variable alone: the other names are in the constants
        if begun or announced or again or of_others or len(mine) > 1:
            self._leave_open(mine)

    def _again(self, equation: Rel, sides: list[frozenset[Sym]]) -> frozenset[Sym]:
        """Constants of an identity before this one, which cannot be those of this: `\\frac{A}{x}` begins another, and a slip in what it comes to does not."""
        mine = (sides[0] ^ sides[1]) & self.constants
        known = [h for h in (*self.scope.hypotheses, *self.scope.doubtful) if h in self.made and free_symbols(h) & mine]
        over = any(any(s in free_symbols(top) for s in mine) for top in _numerators(equation))
        if not known or not over:
            return frozenset()
        places = [{s: number(_TRIED[k]) for s in (sides[0] | sides[1]) - mine} for k in range(5)]
        there = [Rel("=", substitute(equation.left, place), substitute(equation.right, place)) for place in places]
        rows = [row for h in (*known, *there) if isinstance(h, Rel) and (row := self._row(h)) is not None]
        return mine if contradicts(rows) else frozenset()

    def _drop(self, constants: Iterable[Sym]) -> None:
        """The letters stand for something else from here on."""
        over = {h for h in self.made if free_symbols(h) & set(constants)}
        self.scope.hypotheses = [h for h in self.scope.hypotheses if h not in over]
        self.scope.doubtful = [h for h in self.scope.doubtful if h not in over]
        self.before = [h for h in self.before if h not in over]

    def _solved(self, equation: Rel, variables: list[Sym], mine: Iterable[Sym]) -> list[Rel]:
        """The equation at as many places as determine the constants; none where it does not hold at all others with these."""
        constants = sorted(mine, key=lambda s: s.name)
        chosen: list[Rel] = []
        rows: list[Row] = []
        checked = 0
        for at in range(len(_TRIED)):
            place = {s: number(_TRIED[(at * (k + 1) + 5 * k) % len(_TRIED)]) for k, s in enumerate(variables)}
            there = Rel("=", substitute(equation.left, place), substitute(equation.right, place))
            row = row_of(there, constants, self.scope.definition)
            if row is None:
                continue
            if contradicts([*rows, row]):
                return []
            checked += 1
            if adds(rows, row):
                chosen.append(there)
                rows.append(row)
        return chosen if len(told(rows)) == len(constants) and checked >= len(constants) + _CHECKED else []

    def _normalised(self, equation: Rel, fresh: set[Sym]) -> None:
        """`$1 = \\int_0^1 c x^2\\,dx$`: the only constant in it is new, and this says what it is; if it is not, the words may suppose it."""
        sides = [free_symbols(equation.left), free_symbols(equation.right)]
        if all(sides):
            return
        names = sides[0] | sides[1]
        whole, value = (equation.right, equation.left) if sides[1] else (equation.left, equation.right)
        total = isinstance(value, Num) and not kinds(whole).isdisjoint((Integral, Sum))
        if len(names) == 1 and names <= fresh:
            row = row_of(equation, list(names), self.scope.definition) if total else None
            if row is not None and any(row.factors.values()):
                self.constants |= names
                self._put(equation)
            elif total and not names & _ends(whole):
                self._leave_open(names)
        elif total and (self.normal or NORMAL.search(self.sentence) or STATES.search(self.between)):
            self._leave_open((self.scope.reach(whole) & self.constants) - told(self._rows()))


def _ends(term: Term) -> frozenset[Sym]:
    """The names in bounds."""
    return frozenset().union(
        *(free_symbols(each.low) | free_symbols(each.high) for each in parts(term) if isinstance(each, Integral | Sum))
    )


def _numerators(term: Term) -> list[Term]:
    """What stands over a denominator with a name in it."""
    found: list[Term] = []
    for each in parts(term):
        match each:
            case Mul(factors) if any(isinstance(f, Pow) and f.exponent == number(-1) and free_symbols(f.base) for f in factors):
                found += [f for f in factors if not isinstance(f, Pow)]
    return found
