"""Which goals of a reference a student's text shows, by which line; and why a line that says one does not count.

A goal is often provable without any help of the student's. So it is never asked whether it holds, but whether a proved line says it, in the
same form or in one that arithmetic alone leads to, under nothing that the reference does not suppose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from proofgen.math.context import Context, Definition
from proofgen.math.latex import latex
from proofgen.math.same import as_written, same_claim, written
from proofgen.math.settled import settled
from proofgen.math.sorts import Function
from proofgen.math.term import Rel, Sym, Term
from proofgen.math.walk import free_symbols, parts, substitute
from proofgen.report.values import Goal
from proofgen.session.aside import Asides
from proofgen.session.under import Setup
from proofgen.source.document import Document
from proofgen.statements.statement import Derivation, Statement
from proofgen.verify.finding import Finding
from proofgen.verify.verdict import Proved

LONGEST = 60  # links of a chain that are looked back on
_STRENGTH = {"=": 0, "<=": 1, ">=": 1, "<": 2, ">": 2}
_OTHER_MEANING = "the file gives the names of the reference another meaning"

Settle = Callable[[Statement], Finding | None]


@dataclass(frozen=True, slots=True)
class _Said:
    """What consecutive links come to."""

    term: Term
    links: tuple[tuple[Statement, Finding | None], ...]

    @property
    def last(self) -> Statement:
        return self.links[-1][0]


def goals_of(
    setup: Setup, document: Document, derivation: Derivation, findings: Sequence[Finding | None], settle: Settle
) -> tuple[Goal, ...]:
    """What the setup announces, and by which line, if any, it was shown. settle: gets the finding on a goal itself."""
    start, source = setup.length, document.source
    places = {each.span for each in setup.asked}
    there = [each for each in derivation.statements if each.span in places and each.term is not None and each.span.start < start]
    if [as_written(each.term) for each in there if each.term] != [as_written(each.term) for each in setup.asked if each.term]:
        return tuple(Goal(_reading(each), source.position(each.span.start)[0], "", "", _OTHER_MEANING) for each in setup.asked)
    pairs = [pair for pair in zip(derivation.statements, findings, strict=True) if pair[0].span.start >= start]
    judge = _Judge(setup, Asides(document, derivation, start), settle, list(_said(pairs)))
    return tuple(judge.judged(each, document) for each in there if each.context is not None)


def none_reached(setup: Setup) -> tuple[Goal, ...]:
    """Of a file in which there is nothing to be read."""
    goals = [each for each in setup.asked if each.context is not None]
    return tuple(Goal(_reading(each), setup.document.source.position(each.span.start)[0], "") for each in goals)


def _reading(goal: Statement) -> str:
    assert goal.term is not None
    return goal.reading or latex(goal.term)


def _proved(finding: Finding | None) -> bool:
    return finding is not None and isinstance(finding.verdict, Proved)


def _said(pairs: Sequence[tuple[Statement, Finding | None]]) -> Iterator[_Said]:
    """Every line, and what each chain comes to that ends with it, the longest first."""
    chain: list[tuple[Statement, Finding | None]] = []
    for pair in pairs:
        each = pair[0]
        if each.term is None or each.role not in ("step", "inline", "goal") or not each.checked:
            continue
        chain = [*chain, pair][-LONGEST:] if chain and each.continues and _linked(chain[-1][0], each) else [pair]
        for at in range(len(chain)):
            if (term := _come_to([link for link, _ in chain[at:]])) is not None:
                yield _Said(term, tuple(chain[at:]))


def _linked(before: Statement, each: Statement) -> bool:
    return isinstance(before.term, Rel) and isinstance(each.term, Rel) and before.term.right is each.term.left


def _come_to(links: Sequence[Statement]) -> Term | None:
    """a = b < c ≤ d comes to a < d."""
    if len(links) == 1:
        return links[0].term
    relations = [link.term for link in links if isinstance(link.term, Rel)]
    ops = {relation.op for relation in relations}
    if len(relations) != len(links) or not (ops <= {"=", "<", "<="} or ops <= {"=", ">", ">="}):
        return None
    return Rel(max(ops, key=lambda op: _STRENGTH[op]), relations[0].left, relations[-1].right)


class _Judge:
    def __init__(self, setup: Setup, asides: Asides, settle: Settle, said: list[_Said]) -> None:
        self.asides = asides
        self.settle = settle
        self.said = said
        self.given = {each.term for each in setup.derivation.suppositions if each.in_force}
        self.known = {each.symbol for each in setup.derivation.bearers}

    def judged(self, goal: Statement, document: Document) -> Goal:
        """The first line that shows it; else the first that says it, and why that does not count."""
        line = document.source.position(goal.span.start)[0]
        theirs = goal.context or Context()
        found = ("", "")
        for each in self.said:
            if self._says(each, goal, theirs.definitions):
                why = self._against(each, goal)
                where = _where(document, each.last)
                if not why:
                    return Goal(_reading(goal), line, where)
                found = found if found[0] else (where, why)
        return Goal(_reading(goal), line, "", *found)

    def _says(self, said: _Said, goal: Statement, definitions: Sequence[Definition]) -> bool:
        assert goal.term is not None
        links = [link for link, _ in said.links]
        own = [each for link in links for each in (link.context or Context()).definitions if each.symbol not in self.known]
        term = written(said.term, own)
        part = len(links) > 2 and links[0].continues  # of the parts of a long chain, only those count that are written as the goal is
        pairs = (term, goal.term), (_named_alike(term, (*links, goal)), _named_alike(goal.term, (goal,)))
        return any(
            as_written(settled(a)) == as_written(settled(b)) if part else same_claim(a, b, definitions) for a, b in dict.fromkeys(pairs)
        )

    def _against(self, said: _Said, goal: Statement) -> str:
        """Why a line that says the goal does not show it, "" where it does."""
        for link, _ in said.links:
            if (why := self.asides.why(link, goal)) or (why := self._supposes(link, goal)):
                return why
        if not all(_proved(finding) for _, finding in said.links):
            return "and is not proved" if len(said.links) == 1 else "and a line on the way to it is not proved"
        return self._limits(said, goal)

    def _supposes(self, link: Statement, goal: Statement) -> str:
        """A goal that is shown under a supposition or a definition of one's own is another one."""
        assert goal.term is not None
        mine, theirs = link.context or Context(), goal.context or Context()
        speaks = {*theirs.symbols, *free_symbols(goal.term)}
        for each in theirs.definitions:
            if mine.definition(each.symbol) not in (None, each):
                return f"under another definition of ${latex(each.symbol)}$"
        added = [each.symbol for each in mine.definitions if theirs.definition(each.symbol) is None]
        if (anew := next((each for each in added if each in speaks), None)) is not None:
            return f"under a definition of ${latex(anew)}$"
        more = set(mine.hypotheses) - {*theirs.hypotheses, *self.given, *link.condition}
        if more:
            return f"under the supposition ${latex(min(more, key=latex))}$"
        return ""

    def _limits(self, said: _Said, goal: Statement) -> str:
        """Every condition must be one that the goal has, or that belongs to the goal as it stands."""
        allowed: list[Term] = [*goal.condition, *((goal.context or Context()).hypotheses)]
        if (own := _beyond((each for link, _ in said.links for each in link.condition), allowed)) is not None:
            return f"for ${latex(own)}$ only"
        found = [each for _, finding in said.links for each in _conditions(finding)]
        if _beyond(found, allowed) is None:
            return ""
        left = _beyond(found, [*allowed, *_conditions(self.settle(goal))])
        return f"and is proved for ${latex(left)}$ only" if left is not None else ""


def _conditions(finding: Finding | None) -> tuple[Term, ...]:
    return finding.verdict.conditions if finding is not None and isinstance(finding.verdict, Proved) else ()


def _beyond(conditions: Iterable[Term], allowed: Sequence[Term]) -> Term | None:
    """The first that is none of those allowed."""
    return next((each for each in conditions if not any(each is other or same_claim(each, other) for other in allowed)), None)


def _where(document: Document, statement: Statement) -> str:
    """As `Place.where` says it."""
    at = statement.span.start
    part, line = document.source.part(at), document.source.position(at)[0]
    return f"{part.file}:{line}" if part.file else f"cell {part.cell}:{line}" if part.cell else str(line)


def _named_alike(term: Term, said: Sequence[Statement]) -> Term:
    """With the free letters named by their order: a line that holds for all i holds for all k. Not those of which anything is supposed or defined."""
    contexts = [each.context for each in said if each.context is not None]
    known = {s for each in said for h in (*(each.context or Context()).hypotheses, *each.condition) for s in free_symbols(h)}
    known |= {s for context in contexts for d in context.definitions for s in {d.symbol, *free_symbols(d.body)} - {*d.params}}
    free = free_symbols(term) - known
    letters = [
        part for part in dict.fromkeys(parts(term)) if isinstance(part, Sym) and not isinstance(part.sort, Function) and part in free
    ]
    return substitute(term, {letter: Sym(f"*{at}", letter.sort) for at, letter in enumerate(letters)})
