"""Around a refutation, what helps: where the claim does hold, what stands there in truth, the smallest edit that makes it true.

Nothing is offered that the prover has not proved.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, islice

from proofgen.math.context import Context
from proofgen.math.shape import number, shape
from proofgen.math.sorts import Range
from proofgen.math.term import Add, Entries, Fn, Index, Mul, Num, Rel, Sym, Term, Transpose
from proofgen.math.walk import free_symbols, rebuild, substitute, subterms
from proofgen.verify.finding import WHOLE_SIDE, Advice, Kind
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.refute import differs
from proofgen.verify.verdict import Proof

_MINUS_ONE = number(-1)
_FEW = 3


@dataclass
class _Search:
    """Proves candidates until its time is up."""

    context: Context
    limits: Limits
    until: float

    @property
    def over(self) -> bool:
        return time.monotonic() > self.until

    def proved(self, goal: Term, *extra: Term) -> bool:
        left = self.until - time.monotonic()
        if left <= 0:
            return False
        context = replace(self.context, hypotheses=(*self.context.hypotheses, *extra))
        candidate = Obligation(goal, context)
        if differs(candidate, replace(self.limits, seconds=left, points=_FEW)):
            return False  # most candidates are wrong, and that is seen sooner than a proof fails
        result = prove(candidate, replace(self.limits, seconds=min(left, self.limits.seconds / 4)))
        return isinstance(result, Proof) and not result.conditions


def advise(obligation: Obligation, alternative: Term | None, limits: Limits) -> tuple[Advice, ...]:
    """All that could be proved around a refuted equality, most helpful first. Empty for other relations."""
    goal = obligation.goal
    if not isinstance(goal, Rel) or goal.op != "=":
        return ()
    search = _Search(obligation.context, limits, time.monotonic() + min(3.0, limits.seconds / 2))
    found: list[Advice] = []
    claims: list[Rel] = [goal]
    if isinstance(alternative, Rel):
        claims.append(alternative)
        if search.proved(alternative):
            return (Advice("parentheses", alternative),)
        if differs(Obligation(alternative, obligation.context), limits):
            found.append(Advice("parentheses-refuted", alternative))
    cases = list(_cases(goal, search, obligation.context))
    for claim in reversed(claims):
        kind: Kind = "holds-case" if claim is goal else "parentheses-case"
        holding = [(case, other) for case, other in cases if search.proved(claim, case)]
        found += [Advice(kind, claim, case) for case, _ in holding]
        if holding:
            for _, other in holding[:1]:
                found += _value(claim, search, (other,), obligation.context)
            break
    if not shape(goal.left):
        found += islice(_repairs(claims[-1], search), 1)
        if not any(a.kind in ("repair", "value-case") for a in found):
            found += _value(claims[-1], search, (), obligation.context)
    else:
        whole = _whole(goal, search, obligation.context)
        found += [*_entries(goal, search, obligation.context, values=not whole), *whole]
        if not any(a.kind.startswith("entry") for a in found):
            found += islice(_repairs(goal, search), 1)
    return tuple(found)


# ---------------------------------------------------------------- index cases


def _cases(goal: Rel, search: _Search, context: Context) -> Iterator[tuple[Rel, Rel]]:
    """i = k and its opposite, for every two letters of one range that the line depends on."""
    letters = {s for s in free_symbols(goal) if isinstance(s.sort, Range)}
    for definition in context.definitions:
        letters |= {s for s in free_symbols(definition.body) if isinstance(s.sort, Range)}
    for one, other in combinations(sorted(letters, key=lambda s: s.name), 2):
        if isinstance(one.sort, Range) and isinstance(other.sort, Range) and one.sort == other.sort:
            equal, apart = Rel("=", one, other), Rel("!=", one, other)
            if apart not in search.context.hypotheses and equal not in search.context.hypotheses:
                yield equal, apart
                yield apart, equal


def _value(claim: Rel, search: _Search, conditions: tuple[Term, ...], context: Context) -> list[Advice]:
    """What the left side is there: one of the author's own short expressions, proved equal."""
    for candidate in _vocabulary(claim, context):
        if candidate is not claim.left and search.proved(Rel("=", claim.left, candidate), *conditions):
            return [Advice("value-case", Rel("=", claim.left, candidate), conditions[0] if conditions else None)]
    return []


def _vocabulary(claim: Rel, context: Context) -> Iterator[Term]:
    """±a and a ± b for entries a, b of defined arrays at the letters of the claim; 0 and 1."""
    letters = sorted((s for s in free_symbols(claim) if isinstance(s.sort, Range)), key=lambda s: s.name)
    arrays = _arrays(context)
    entries = [Index(array, at) for array in arrays for at in _places(array, letters)]
    yield number(0)
    yield from entries
    for one in entries:
        for other in entries:
            if one is not other:
                yield Add((one, Mul((_MINUS_ONE, other))))
    for one in entries:
        yield Mul((_MINUS_ONE, one))


def _arrays(context: Context) -> list[Sym]:
    """Arrays an author would write an answer in: defined ones first, then those that hypotheses speak of."""
    defined = [d.symbol for d in context.definitions if shape(d.symbol) and not d.params]
    spoken = {s for h in context.hypotheses for s in free_symbols(h) if shape(s)} - set(defined)
    return [*defined, *sorted(spoken, key=lambda s: s.name)]


def _places(array: Sym, letters: list[Sym]) -> list[tuple[Term, ...]]:
    sizes = shape(array)
    options = [[s for s in letters if isinstance(s.sort, Range) and s.sort.high is size] for size in sizes]
    if len(sizes) == 1:
        return [(s,) for s in options[0]]
    if len(sizes) == 2:
        return [(a, b) for a in options[0] for b in options[1] if a is not b]
    return []


# ---------------------------------------------------------------- entries of an array claim


def _whole(goal: Rel, search: _Search, context: Context) -> list[Advice]:
    """The array that stands there in truth, where it is ±a or a − b of the author's arrays or their rows."""
    rows = [s for s in sorted(free_symbols(goal), key=lambda s: s.name) if isinstance(s.sort, Range)]
    parts: list[Term] = list(_arrays(context))
    parts += [Index(array, (row,)) for array in _arrays(context) if len(shape(array)) == 2 for row in rows]
    parts = [part for part in parts if shape(part) == shape(goal.left) and part not in (goal.left, goal.right)]
    pairs = [Add((one, Mul((_MINUS_ONE, other)))) for one in parts for other in parts if one is not other]
    for candidate in (*pairs, *parts, *(Mul((_MINUS_ONE, part)) for part in parts)):
        if candidate is not goal.right and search.proved(Rel("=", goal.left, candidate)):
            return [Advice("repair", Rel("=", goal.left, candidate), edit=WHOLE_SIDE)]
    return []


def _entries(goal: Rel, search: _Search, context: Context, values: bool) -> list[Advice]:
    """For a claim written out entry by entry: which entries have the wrong sign, and what the others are."""
    if not isinstance(goal.right, Entries) or len(shape(goal.right)) != 1 or len(goal.right.items) > 12:
        return []
    wrong_sign: list[int] = []
    true_values: list[tuple[int, Term]] = []
    for position, claimed in enumerate(goal.right.items, start=1):
        entry = Index(goal.left, (number(position),))
        if search.proved(Rel("=", entry, claimed)):
            continue
        if claimed is not number(0) and search.proved(Rel("=", entry, Mul((_MINUS_ONE, claimed)))):
            wrong_sign.append(position)
            continue
        for candidate in _entry_vocabulary(goal, position, context) if values else ():
            if search.proved(Rel("=", entry, candidate)):
                true_values.append((position, candidate))
                break
    found: list[Advice] = []
    if search.over:
        return found  # half a list of rows would say that the others are right
    if wrong_sign:
        found.append(Advice("entry-sign", goal, positions=tuple(wrong_sign)))
    if true_values:
        places = tuple(position for position, _ in true_values)
        found.append(Advice("entry-value", Entries(tuple(value for _, value in true_values)), positions=places))
    return found


def _entry_vocabulary(goal: Rel, position: int, context: Context) -> Iterator[Term]:
    place = number(position)
    arrays = _arrays(context)
    rows = [s for s in sorted(free_symbols(goal), key=lambda s: s.name) if isinstance(s.sort, Range)]
    entries: list[Term] = []
    for array in arrays:
        if len(shape(array)) == 1:
            entries.append(Index(array, (place,)))
        elif len(shape(array)) == 2:
            entries += [Index(array, (row, place)) for row in rows]
    for one in entries:
        for other in entries:
            if one is not other:
                yield Add((one, Mul((_MINUS_ONE, other))))
    yield from entries


# ---------------------------------------------------------------- repairs


def _repairs(claim: Rel, search: _Search) -> Iterator[Advice]:
    """Small edits of the right side, then of the left; each is proved before it is offered."""
    if not free_symbols(claim):
        return  # of mere numbers any edit makes something true
    for candidate, edit in _edits(claim):
        if candidate.left is not candidate.right and search.proved(candidate):
            yield Advice("repair", candidate, edit=edit)


def _edits(claim: Rel) -> Iterator[tuple[Rel, str]]:
    left, right = claim.left, claim.right
    yield Rel("=", left, Mul((_MINUS_ONE, right))), "the sign of the right side"
    for changed, edit in _one_place(right):
        yield Rel("=", left, changed), edit
    for factor in (number(2), Num(1 / number(2).value)):
        yield Rel("=", left, Num(factor.value * right.value) if isinstance(right, Num) else Mul((factor, right))), "a factor"
    letters = sorted((s for s in free_symbols(claim) if isinstance(s.sort, Range)), key=lambda s: s.name)
    for one, other in combinations(letters, 2):
        if one.sort == other.sort:
            for a, b in ((one, other), (other, one)):
                yield Rel("=", left, substitute(right, {a: b})), "an index"
    if not shape(left) and free_symbols(left) and free_symbols(right):
        for name in ("log", "exp"):
            yield Rel("=", Fn(name, (left,)), right), f"a missing {name} on the left"
            yield Rel("=", left, Fn(name, (right,))), f"a missing {name} on the right"
    if len(shape(right)) == 2:
        yield Rel("=", left, Transpose(right)), "a transpose"


def _one_place(term: Term) -> Iterator[tuple[Term, str]]:
    """One sign changed, or one term left out, anywhere in the sums of a term."""
    sums = [part for part in subterms(term) if isinstance(part, Add)]
    for part in sums[:4]:
        for k, inner in enumerate(part.terms[:6]):
            flipped = Add((*part.terms[:k], Mul((_MINUS_ONE, inner)), *part.terms[k + 1 :]))
            yield _replaced(term, part, flipped), "a sign"
        for k in range(len(part.terms[:6])):
            rest = (*part.terms[:k], *part.terms[k + 1 :])
            yield _replaced(term, part, rest[0] if len(rest) == 1 else Add(rest)), "a term too many"


def _replaced(term: Term, old: Term, new: Term) -> Term:
    return new if term is old else rebuild(term, lambda child: _replaced(child, old, new))
