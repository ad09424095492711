"""How far a supposition reaches: to the end of what it was made in, and no further than its author can have meant.

What was supposed in a theorem, proof or case ends with it. Of a section, example, box, quotation, list item or table row this is less
clear: one that goes on to claim something under its own suppositions may keep them to itself, one that only supposes speaks for what
follows. A supposition of which this is in doubt proves nothing more, and a counterexample respects it still.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from proofgen.math.scope import Scope
from proofgen.math.sizes import is_size
from proofgen.math.sorts import INTEGER
from proofgen.math.term import Rel, Sym, Term
from proofgen.math.walk import free_symbols
from proofgen.source.document import Container, ContainerKind
from proofgen.statements.incompatible import incompatible, same_subject

ExtentKind = Literal["file", "section", "case", "otherwise"] | ContainerKind
_CLOSED: frozenset[ExtentKind] = frozenset({"theorem", "proof", "case", "otherwise"})
_OPEN: frozenset[ExtentKind] = frozenset({"definition", "assumption"})


@dataclass(slots=True)
class Extent:
    """A stretch of the text. level: of the heading it stands under, 0 where it is none. container: what the document calls it, if it does.

    before, doubtful, bearers: what was supposed, in doubt, and declared without a meaning where it begins. claims, goals: how many lines
    had been claimed there, and announced. made: what was supposed in it, each with how many lines had been claimed then. facts: what declarations said of new names.
    lets: names that a `Let` gave a meaning. unknown: it stands for a case of which no formula says what it is. base: for the one an induction begins with. awaits: a theorem that is
    over but for its proof. kept: all that was known where a footnote begins.
    """

    kind: ExtentKind
    level: int
    container: Container | None
    before: list[Term]
    doubtful: list[Term]
    bearers: dict[str, Sym]
    claims: int
    goals: int
    made: dict[Term, int] = field(default_factory=dict)
    facts: set[Term] = field(default_factory=set)
    lets: set[str] = field(default_factory=set)
    unknown: bool = False
    base: bool = False
    awaits: bool = False
    kept: Scope | None = None


class Extents:
    """Those around the line at hand, outermost first. claims, goals: how many lines have been claimed so far, and announced."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.claims = self.goals = 0
        self.cases = 0  # how many followed one another so far
        self.proves = False  # what begins now proves what came before
        self.always: set[Term] = set()  # supposed throughout
        self.settled: set[Term] = set()  # supposed where a part sets out, before it claims anything
        self.tried: list[Term] = []  # supposed to the end of the paragraph
        self.directions = 0  # of an equivalence, how many were begun so far
        self.stack: list[Extent] = []
        self._push("file")

    # ------------------------------------------------------------ where the text has come to

    def arrive(self, inside: tuple[Container, ...], run_in: ContainerKind | None) -> None:
        """A block begins. run_in: what its first words say it is the beginning of, such as `Lemma 2.`"""
        depth, first = 0, len(self.stack)
        for at, extent in enumerate(self.stack):
            if extent.container is None or extent.awaits:
                continue
            if depth < len(inside) and extent.container == inside[depth]:
                depth += 1
                continue
            first = at
            break
        new = inside[depth:]
        proves = (new[0].kind if new else run_in) == "proof"
        if first < len(self.stack):
            waits = proves and self.stack[first].kind in ("theorem", "remark")
            self._cut(first + waits)
            if waits:
                self.stack[-1].awaits = True
        if run_in or any(each.kind in _CLOSED for each in new):
            self.directions = 0
            self._end_run_ins(proves)
            if not proves:  # what was set up to be solved is no part of another exercise or theorem
                self.doubt([h for extent in self.stack for h, claims in extent.made.items() if claims < 0])
        for container in new:
            self._push(container.kind, container=container)
        if run_in and run_in not in _OPEN:
            self._push(run_in)

    def head(self, level: int, kind: ContainerKind | None) -> None:
        """A heading. kind: what it says its section is."""
        self.proves, self.directions = kind == "proof", 0
        self._end_run_ins(self.proves)
        self._leave()
        while (top := self.stack[-1]).level >= level and top.container is None:
            if kind == "proof" and top.kind == "theorem" and top.level == level:
                top.awaits = True
                break
            self._cut(len(self.stack) - 1)
        self._push(kind or "section", level)

    def _leave(self) -> None:
        """What was supposed before the first line that a part claims speaks for the parts after it; what came between its lines may not."""
        for extent in self.stack:
            over = [h for h, claims in extent.made.items() if self.claims > claims and h not in self.settled]
            self.settled |= extent.made.keys() - set(over)
            self.doubt(over)

    @property
    def inside(self) -> tuple[Container, ...]:
        """What the line at hand stands in, outermost first."""
        return tuple(extent.container for extent in self.stack if extent.container is not None and not extent.awaits)

    def _end_run_ins(self, proves: bool) -> None:
        while (top := self.stack[-1]).container is None and top.level == 0 and top.kind != "file" and not top.awaits:
            if proves and top.kind in ("theorem", "remark"):
                top.awaits = True
                return
            self._pop(another=True)
        if not proves:
            self._end_awaiting()

    def part(self, kind: Literal["section", "item"]) -> None:
        """`(b)`, `Step 2.` begin; what the part before supposed may be over."""
        self.proves = False
        closes = ("item",) if kind == "item" else ("item", "section", "case", "otherwise")
        while (top := self.stack[-1]).container is None and top.level == 0 and top.kind in closes:
            self._pop()
        self._push(kind)

    def shown(self) -> None:
        """A proof is over by its last sign, and with it what it proves."""
        if self.stack[-1].kind == "file":
            self.doubt(self.stack[-1].made)
        while (top := self.stack[-1]).container is None and top.level == 0 and top.kind != "file":
            self._pop()

    def stated(self) -> bool:
        """Is a theorem without an environment all there is around the line?"""
        top = self.stack[-1]
        return top.kind == "theorem" and top.container is None and top.level == 0

    def paragraph(self, proves: bool, concludes: bool) -> None:
        """A paragraph begins a sentence of its own. A theorem that has no proof, and is no environment, may be over.

        One that concludes after several cases may speak of all of them.
        """
        self.doubt(self.tried)
        self.tried = []
        if concludes and self.cases > 1:
            self.doubt([h for extent in self.stack if extent.kind == "case" for h in extent.made])
        if concludes and self.directions > 1:
            self.doubt(self.stack[-1].made)
        if self.stack[-1].kind == "otherwise":
            self._pop()
        if self.begins_induction:
            self.loosen()
        if self.stated() and not proves:
            theorem = self.stack.pop()
            self.doubt(h for h in self.scope.hypotheses if h not in theorem.before)
            self._undefine(theorem)

    # ------------------------------------------------------------ cases

    def case(self, kind: Literal["case", "otherwise"], base: bool = False) -> None:
        """Another case begins, in words. base: it is the one that an induction begins with."""
        cases = self.cases
        self.end_cases()
        self.cases = cases + 1
        self._push(kind)
        self.stack[-1].unknown = True
        self.stack[-1].base = base

    @property
    def begins_induction(self) -> bool:
        """Is the line at hand in the base case of an induction, of which it was said what it is?"""
        return self.stack[-1].base and not self.stack[-1].unknown

    def loosen(self) -> None:
        """The base case of an induction may be over here, or goes on."""
        top = self.stack[-1]
        top.base = False
        self.doubt(top.made)
        self._undefine(top, in_doubt=True)

    def told(self) -> None:
        """A formula says what the case is that has just begun."""
        self.stack[-1].unknown = False

    def end_cases(self) -> None:
        """The words say that no case is meant any more, or another one than the last."""
        while self.stack[-1].kind in ("case", "otherwise"):
            self._pop()
        self.cases = 0
        self.doubt(self.stack[-1].made)

    @property
    def unknown(self) -> bool:
        return any(extent.unknown for extent in self.stack)

    def suppose(
        self, new: Iterable[Term], facts: Iterable[Term], joins: bool, throughout: bool, posed: bool = False, anew: bool = False
    ) -> None:
        """A sentence supposes something.

        facts: what it says of names it declares. joins: the words say that what was supposed before goes on. posed: an equation to be solved here.
        anew: it was claimed above, so that another direction may begin here.
        """
        top, new = self.stack[-1], list(new)
        if new:
            self._contradict(new, joins)
        if anew and not joins:
            self.doubt_said_of(frozenset().union(*map(free_symbols, new)), new)
        self.always |= set(new) if throughout else set()
        top.made |= dict.fromkeys(new, -1 if posed else self.claims)
        top.facts |= set(facts)
        if new or top.facts:
            top.unknown = False

    def _contradict(self, new: list[Term], joins: bool) -> None:
        """What was supposed before, and cannot hold with what is new, is over or in doubt."""
        top, scope = self.stack[-1], self.scope
        for extent in self.stack:
            in_force = set(scope.hypotheses)
            older = [h for h, claims in extent.made.items() if self.claims > claims and h in in_force and h not in new]
            for h in older:
                if any(incompatible(h, each) for each in new) and extent is top:
                    scope.hypotheses.remove(h)
                elif any(incompatible(h, each) for each in new) or (
                    extent is top and not joins and any(same_subject(h, each) for each in new)
                ):
                    self._doubt(h)
        for h in [h for extent in self.stack for h in extent.facts if any(incompatible(h, each) for each in new)]:
            self._doubt(h)
        scope.doubtful = [h for h in scope.doubtful if not any(incompatible(h, each) for each in new)]

    def doubt_said_of(self, names: frozenset[Sym], new: list[Term]) -> None:
        """`Suppose $x = 1$. Then …. Now suppose $x^2 = 1$.`: whether the first goes on is not said."""
        older = [h for extent in self.stack for h, claims in extent.made.items() if 0 <= claims < self.claims and h not in new]
        self.doubt(h for h in older if free_symbols(h) & names)

    @property
    def said(self) -> int:
        """How many lines were claimed or announced so far."""
        return self.claims + self.goals

    def let(self, names: Iterable[str]) -> None:
        self.stack[-1].lets |= set(names)

    # ------------------------------------------------------------ what ends

    def _push(self, kind: ExtentKind, level: int = 0, container: Container | None = None) -> None:
        scope = self.scope
        bearers = {name: symbol for name, symbol in scope.symbols.items() if name not in scope.definitions}
        extent = Extent(kind, level, container, list(scope.hypotheses), list(scope.doubtful), bearers, self.claims, self.goals)
        extent.kept = scope.copy() if kind == "footnote" else None
        self.stack.append(extent)

    def _cut(self, length: int) -> None:
        while len(self.stack) > length:
            self._pop()
        self._end_awaiting()

    def _end_awaiting(self) -> None:
        while self.stack[-1].awaits:
            self._pop()

    def _pop(self, another: bool = False) -> None:
        """another: since another part of its kind may begin."""
        extent, scope = self.stack.pop(), self.scope
        scope.over |= extent.lets & scope.introduced.keys()
        before = set(extent.before)
        made = [h for h in scope.hypotheses if h not in before and not is_size(h)]
        if extent.kept is not None:
            scope.become(extent.kept)
        elif extent.kind in _CLOSED:
            self._undefine(extent)
            scope.doubtful = [h for h in scope.doubtful if h in extent.doubtful]
            over = set(made) - extent.facts
            scope.hypotheses = [h for h in scope.hypotheses if h not in over]
            self.doubt(extent.facts)
        else:
            self._outlive(extent, made, another)

    def _outlive(self, extent: Extent, made: list[Term], another: bool) -> None:
        """What a section, box, item or the like supposed goes on if nothing was claimed under it; what declarations said goes on anyway."""
        outer = self.stack[-1]
        firm = extent.facts if extent.kind not in ("item", "row", "remark") else set()
        example = extent.kind == "remark" and self.goals == extent.goals
        ends = extent.container is None and (extent.kind in ("item", "section") or extent.level > 0 or another)
        posed = ends and self.goals > extent.goals and not self.proves  # `(a) Suppose …. Show that …`, and then (b)
        claimed = [h for h in made if h not in firm and (example or posed or self.claims > extent.made.get(h, extent.claims))]
        if extent.kind in _OPEN:
            claimed = []
        solved = [h for h in claimed if another and extent.made.get(h, 0) < 0]
        self.scope.hypotheses = [h for h in self.scope.hypotheses if h not in solved]
        self.doubt(claimed)
        outer.made |= {h: self.claims for h in made if h not in claimed and h in extent.made}
        outer.facts |= extent.facts & set(made)
        if extent.kind not in _OPEN and (example or posed or self.claims > extent.claims):
            self._undefine(extent)
        else:
            outer.lets |= extent.lets

    def _undefine(self, extent: Extent, in_doubt: bool = False) -> None:
        """A name from outside of which it was said what it is, and a letter that a `Let` gave a value, have that meaning no longer.

        in_doubt: or may still have it.
        """
        scope = self.scope
        for name, known in list(scope.definitions.items()):
            outer = extent.bearers.get(name) is known.symbol
            if known.params or not (outer or name in extent.lets) or (outer and extent.kind == "section"):
                continue
            scope.definitions.pop(name)
            if outer and extent.kind in _CLOSED:  # `Let $n = 1$` for the base case: n is what it was
                for h in extent.before:
                    if free_symbols(h) == {known.symbol}:
                        scope.assume(h)
            elif not outer and name in scope.bounds and known.symbol.sort == INTEGER:
                scope.count(known.symbol)
            if not outer or in_doubt or extent.kind not in _CLOSED:
                scope.doubtful.append(Rel("=", known.symbol, known.body))

    def doubt(self, hypotheses: Iterable[Term]) -> None:
        """They prove nothing more, and a counterexample respects them still."""
        for h in list(hypotheses):
            self._doubt(h)

    def _doubt(self, hypothesis: Term) -> None:
        scope = self.scope
        if hypothesis in scope.hypotheses and hypothesis not in self.always and not is_size(hypothesis):
            scope.hypotheses.remove(hypothesis)
            scope.doubtful.append(hypothesis)
