"""Sequences that a recurrence determines: every member is computed, exactly, from the first ones.

A model of all hypotheses is needed, for all places. A recurrence that gives each member by members before it, with sides that have a value whatever
these are, has exactly one solution from any first members on. Where these are not given they are chosen, and only if the recurrence can be read
backwards too: then the choice is one whatever the place from which on the author has it hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from proofgen.math import term as t
from proofgen.math.context import Definition
from proofgen.math.recurrence import Recurrence, place, recurrence
from proofgen.math.sorts import REAL, Scalar
from proofgen.math.walk import free_symbols, subterms

_FIRST = -3
_TOTAL = frozenset({"exp", "sin", "cos", "abs", "sinh", "cosh"})


@dataclass(frozen=True, slots=True)
class Determined:
    """The member at variable + lead is `step`, for the variable from `low` on; `first`: the members before, by their places."""

    variable: t.Sym
    lead: int
    step: t.Term
    first: Mapping[int, t.Term]


def determined(
    hypotheses: Iterable[t.Term], definitions: Mapping[t.Sym, Definition]
) -> tuple[dict[t.Sym, Determined], tuple[t.Term, ...], tuple[t.Sym, ...]]:
    """The sequences, the hypotheses that are not yet met by that, and the first members that are to be chosen."""
    left = list(hypotheses)
    known: dict[t.Sym, list[tuple[t.Term, Recurrence]]] = {}
    for h in left:
        if (one := recurrence(h)) is not None:
            known.setdefault(one.sequence, []).append((h, one))
    found: dict[t.Sym, Determined] = {}
    chosen: list[t.Sym] = []
    for sequence, (pair, *more) in known.items():
        solved = None if more or sequence in definitions or getattr(sequence.sort, "result", None) != REAL else _step(pair[1], definitions)
        if solved is None:
            continue
        statement, each = pair
        first, used = _first(sequence, each, left, definitions)
        wanted = range(each.low + each.shifts[0], each.low + each.shifts[-1])
        missing = [at for at in wanted if at not in first]
        if missing and not _backwards(solved, sequence, each):
            continue
        new = {at: t.Sym(f"{sequence.name}_{{{at}}}", REAL, _FIRST) for at in missing}
        chosen += new.values()
        found[sequence] = Determined(each.variable, each.shifts[-1], solved, {**first, **new})
        left = [h for h in left if h is not statement and h not in used]
    return found, tuple(left), tuple(chosen)


def _step(each: Recurrence, definitions: Mapping[t.Sym, Definition]) -> t.Term | None:
    """What the last member is, where that is said and has a value whatever the others are."""
    for lead, step in ((each.equation.left, each.equation.right), (each.equation.right, each.equation.left)):
        at = place(lead.args[0]) if isinstance(lead, t.Apply) else None
        if at is None or at.variable is not each.variable or at.offset != each.shifts[-1]:
            continue
        lower = all(
            (where := place(part.args[0])) is not None and where.offset < at.offset for part in subterms(step) if isinstance(part, t.Apply)
        )
        if lower and not free_symbols(step) & definitions.keys() and _total(step, each.variable):
            return step
    return None


def _total(term: t.Term, variable: t.Sym) -> bool:
    """Whether it has a real value at every whole value of the variable, and whatever all other names in it are."""
    match term:
        case t.Num():
            return True
        case t.Sym():
            return term is variable or (isinstance(term.sort, Scalar) and term.sort.kind in ("real", "integer"))
        case t.Apply(_, (where,), (0,)):
            return place(where) is not None
        case t.Add(parts) | t.Mul(parts):
            return all(_total(part, variable) for part in parts)
        case t.Fn(name, parts) if name in _TOTAL:
            return all(_total(part, variable) for part in parts)
        case t.Pow(base, t.Num(power)) if power >= 0 and power.denominator == 1:
            return _total(base, variable)
        case t.Pow(t.Num(base), exponent):
            return base > 0 and _total(exponent, variable) if base >= 0 else place(exponent) is not None
        case _:
            return False


def _first(
    sequence: t.Sym, each: Recurrence, hypotheses: list[t.Term], definitions: Mapping[t.Sym, Definition]
) -> tuple[dict[int, t.Term], list[t.Term]]:
    """The members that are given among those from which the others follow, and where they are."""
    found: dict[int, t.Term] = {}
    used: list[t.Term] = []
    for h in hypotheses:
        match h:
            case t.Rel("=", t.Apply(function, (t.Num() as where,), (0,)), value) if function is sequence and _is_given(value, definitions):
                at = int(where.value) if where.value.denominator == 1 else None
                if at is not None and at not in found and each.low + each.shifts[0] <= at < each.low + each.shifts[-1]:
                    found[at] = value
                    used.append(h)
            case _:
                pass
    return found, used


def _is_given(value: t.Term, definitions: Mapping[t.Sym, Definition]) -> bool:
    """A real number or a name of one, or sums and products of them: it has a value, and no member of a sequence is in it."""
    return (
        not free_symbols(value) & definitions.keys()
        and not any(isinstance(p, t.Apply) for p in subterms(value))
        and _total(value, t.Sym("", REAL))
    )


def _backwards(step: t.Term, sequence: t.Sym, each: Recurrence) -> bool:
    """The first member of the equation follows from the others: it stands there once, times a number that is not 0."""
    parts = step.terms if isinstance(step, t.Add) else (step,)
    holding = [part for part in parts if _holds(part, sequence, each.shifts[0])]
    match holding:
        case [t.Apply()]:
            return True
        case [t.Mul(factors)]:
            numbers = [f for f in factors if isinstance(f, t.Num)]
            return len(numbers) == len(factors) - 1 and all(f.value != 0 for f in numbers) and any(isinstance(f, t.Apply) for f in factors)
        case _:
            return False


def _holds(term: t.Term, sequence: t.Sym, shift: int) -> bool:
    return any(
        isinstance(part, t.Apply) and part.function is sequence and (where := place(part.args[0])) is not None and where.offset == shift
        for part in subterms(term)
    )
