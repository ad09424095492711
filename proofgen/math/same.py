"""When two claims are one in another form: sides exchanged, terms moved, both sides times a number, names that were defined written out.

The form must not do the work. Of a claim that comes to 0 = 0 by the arithmetic of a form alone, every true line would be another form: there
the next finer one is asked, and last how the two are written, up to the order of sums and products.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from proofgen.math.collected import Collector, Form, Level, TooLarge, plus, ratio
from proofgen.math.context import Definition
from proofgen.math.settled import settled
from proofgen.math.term import Add, And, Iff, Implies, Mul, Not, Num, Or, Rel, Sym, Term
from proofgen.math.unfold import written_out
from proofgen.math.walk import children, free_symbols, parts

LARGEST = 5_000  # parts of a claim that is looked at, each counted as often as it stands there
_MIRRORED = {">": "<", ">=": "<="}
_EQUAL = ("=", "!=")


def same_claim(line: Term, goal: Term, definitions: Sequence[Definition] = ()) -> bool:
    """definitions: of the names that both were given by somebody else, who asks for more than to put in what they stand for."""
    line, goal = _settled(line), _settled(goal)
    if max(_size(line), _size(goal)) > LARGEST:
        return False
    if as_written(line) == as_written(goal):
        return True
    known = tuple(definitions)
    full = _settled_in_full(line, known), _settled_in_full(goal, known)
    if max(map(_size, full)) > LARGEST:
        return False
    levels: tuple[Level, ...] = ("expanded", "collected") if _equations(line) and _equations(goal) else ("collected",)
    return any(_same_at(level, line, goal, *full, definitions) for level in levels)


@lru_cache(maxsize=2_000)
def _settled(term: Term) -> Term:
    return settled(term)


@lru_cache(maxsize=2_000)
def _settled_in_full(term: Term, definitions: tuple[Definition, ...]) -> Term:
    return settled(written(term, definitions))


def _equations(term: Term) -> bool:
    return all(part.op in _EQUAL for part in parts(term) if isinstance(part, Rel))


def _same_at(level: Level, line: Term, goal: Term, full_line: Term, full_goal: Term, definitions: Sequence[Definition]) -> bool:
    if _is_empty(level, full_goal) or _is_empty(level, full_line):
        return False
    claims = _Claims(level)
    try:
        return claims.same(line, goal) or (
            (level == "expanded" or _of_the_same(line, goal, definitions)) and claims.same(full_line, full_goal)
        )
    except (TooLarge, RecursionError):
        return False


@lru_cache(maxsize=10_000)
def _is_empty(level: Level, term: Term) -> bool:
    """Whether a relation of the claim comes to nothing by arithmetic alone, or to more than can be told."""
    try:
        return _Claims(level).empty(term)
    except (TooLarge, RecursionError):
        return True


def _of_the_same(line: Term, goal: Term, definitions: Sequence[Definition]) -> bool:
    """Whether a side that speaks of a name that was given is written as it is in the goal: where to put in is half the work, it is asked for."""
    if not isinstance(line, Rel) or not isinstance(goal, Rel):
        return False
    named = {each.symbol for each in definitions}
    sides = {as_written(side) for side in (goal.left, goal.right) if free_symbols(side) & named}
    return bool({as_written(line.left), as_written(line.right)} & sides)


class _Claims:
    def __init__(self, level: Level) -> None:
        self.collector = Collector(level)

    def _over(self, relation: Rel) -> tuple[str, tuple[Form, Form]]:
        """op and, with everything on one side, what stands above and below the line."""
        above, below = relation.left, relation.right
        if relation.op in _MIRRORED:
            above, below = below, above
        difference = plus(self.collector.form(above), self.collector.form(Mul((Num(Fraction(-1)), below))))
        op = _MIRRORED.get(relation.op, relation.op)
        one = self.collector.form(Num(Fraction(1)))
        return op, self.collector.cleared(difference) if self.collector.level == "expanded" else (difference, one)

    def empty(self, term: Term) -> bool:
        return any(not self._over(part)[1][0] for part in _relations(term))

    def same(self, left: Term, right: Term) -> bool:
        match left, right:
            case Rel(), Rel():
                (op, mine), (other, theirs) = self._over(left), self._over(right)
                factor = ratio(*self.collector.cross(mine, theirs))
                return op == other and factor is not None and (op in _EQUAL or factor > 0)
            case (And(mine), And(theirs)) | (Or(mine), Or(theirs)):
                return len(mine) == len(theirs) and self._paired(mine, theirs)
            case (Not(mine), Not(theirs)):
                return self.same(mine, theirs)
            case (Implies(first, then), Implies(other, so)):
                return self.same(first, other) and self.same(then, so)
            case Iff(first, then), Iff(other, so):
                return (self.same(first, other) and self.same(then, so)) or (self.same(first, so) and self.same(then, other))
            case _:
                return self.collector.key(left) == self.collector.key(right)

    def _paired(self, mine: Sequence[Term], theirs: Sequence[Term]) -> bool:
        """Each has its own among the others: as claims, being the same is an equivalence, so that any one will do."""
        left = list(theirs)
        for each in mine:
            found = next((other for other in left if self.same(each, other)), None)
            if found is None:
                return False
            left.remove(found)
        return True


def _relations(term: Term) -> list[Rel]:
    """Those that the claim is made of; not the ones inside of sums."""
    match term:
        case Rel():
            return [term]
        case And(each) | Or(each):
            return [relation for part in each for relation in _relations(part)]
        case Not(part):
            return _relations(part)
        case Implies(first, then) | Iff(first, then):
            return [*_relations(first), *_relations(then)]
        case _:
            return []


def written(term: Term, definitions: Sequence[Definition]) -> Term:
    """With the names that are defined written out, whatever they are defined by."""
    for _ in range(len(definitions)):
        named: Mapping[Sym, Definition] = {each.symbol: each for each in definitions if each.symbol in free_symbols(term)}
        longer = written_out(term, named) if named else term
        if longer is term or _size(longer) > LARGEST:
            return longer
        term = longer
    return term


@lru_cache(maxsize=20_000)
def _size(term: Term) -> int:
    return 1 + sum(map(_size, children(term)))


@lru_cache(maxsize=20_000)
def as_written(term: Term) -> str:
    """The same for terms that differ in the order of a sum, of a product of numbers, or of an equality."""
    values = [_spelled(getattr(term, name)) for name in term.fields]
    if isinstance(term, Add | Mul):
        return f"{type(term).__name__}({','.join(sorted(map(as_written, term.terms if isinstance(term, Add) else term.factors)))})"
    if isinstance(term, Rel) and term.op in _EQUAL:
        values = [values[0], *sorted(values[1:])]
    if isinstance(term, Rel) and term.op in _MIRRORED:
        values = [repr(_MIRRORED[term.op]), values[2], values[1]]
    if isinstance(term, And | Or):
        values = sorted(map(as_written, term.parts))
    return f"{type(term).__name__}({','.join(values)})"


def _spelled(value: object) -> str:
    if isinstance(value, Term):
        return as_written(value)
    return f"({','.join(map(_spelled, value))})" if isinstance(value, tuple) else repr(value)
