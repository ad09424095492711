"""Recurrences: equations between members of one sequence at places that are a fixed number of steps from each other."""

from __future__ import annotations

from dataclasses import dataclass

from proofgen.math.shape import number, shape
from proofgen.math.sorts import INTEGER, is_sequence
from proofgen.math.term import Add, Apply, ForAll, Implies, Mul, Num, Rel, Sym, Term
from proofgen.math.walk import subterms


@dataclass(frozen=True, slots=True)
class Place:
    """variable + offset; of a plain number the variable is None."""

    variable: Sym | None
    offset: int

    def term(self) -> Term:
        if self.variable is None:
            return number(self.offset)
        return self.variable if self.offset == 0 else Add((self.variable, number(self.offset)))


@dataclass(frozen=True, slots=True)
class Recurrence:
    """equation: of the members at variable + shift for these shifts, lowest first. low: for all whole values of the variable from here on."""

    sequence: Sym
    variable: Sym
    shifts: tuple[int, ...]
    equation: Rel
    low: int

    @property
    def order(self) -> int:
        return self.shifts[-1] - self.shifts[0]


def place(term: Term) -> Place | None:
    """`n + 2`, `n - 1`, `n` or `3`; None of anything else."""
    match term:
        case Sym() if term.sort == INTEGER:
            return Place(term, 0)
        case Num(value) if value.denominator == 1:
            return Place(None, int(value))
        case Mul((Num(sign), Num(value))) if (sign * value).denominator == 1:
            return Place(None, int(sign * value))
        case Add(parts):
            found = [each for part in parts if (each := place(part)) is not None]
            variables = [each.variable for each in found if each.variable is not None]
            if len(found) < len(parts) or len(variables) > 1:
                return None
            return Place(variables[0] if variables else None, sum(each.offset for each in found))
        case _:
            return None


def members(term: Term) -> list[tuple[Sym, Place]] | None:
    """The members of sequences in it; None where there is another value of a function, or a place that is not read."""
    found = []
    for part in subterms(term):
        if isinstance(part, Apply):
            where = place(part.args[0]) if is_sequence(part.function.sort) and not any(part.orders) else None
            if where is None:
                return None
            found.append((part.function, where))
    return found


def related(equation: Term) -> tuple[Sym, Sym, tuple[int, ...]] | None:
    """Of an equation between members of one sequence: the sequence, the variable, and the shifts, two at least."""
    if not isinstance(equation, Rel) or equation.op != "=" or shape(equation.left) or shape(equation.right):
        return None
    found = members(equation)
    if not found or len({sequence for sequence, _ in found}) > 1 or len({where.variable for _, where in found}) > 1:
        return None
    sequence, first = found[0]
    shifts = tuple(sorted({where.offset for _, where in found}))
    return (sequence, first.variable, shifts) if first.variable is not None and len(shifts) > 1 else None


def said(equation: Rel, variable: Sym, low: int) -> Term:
    """The equation for all whole values of the variable from `low` on."""
    return ForAll(variable, Implies(Rel(">=", variable, number(low)), equation))


def recurrence(statement: Term) -> Recurrence | None:
    """Of a hypothesis that says an equation between members of a sequence for all places from some place on."""
    match statement:
        case ForAll(variable, Implies(Rel(">=", bound, Num(low)), Rel() as equation)) if bound is variable and low.denominator == 1:
            found = related(equation)
            if found is not None and found[1] is variable:
                return Recurrence(found[0], variable, found[2], equation, int(low))
    return None


def bound(condition: Term, variable: Sym) -> int | None:
    """The least whole number that `n >= 1` or `n > 0` leaves; None of any other condition."""
    match condition:
        case Rel(">=" | ">" as op, left, Num(value)) if left is variable and value.denominator == 1:
            return int(value) + (op == ">")
        case Rel("<=" | "<" as op, Num(value), right) if right is variable and value.denominator == 1:
            return int(value) + (op == "<")
        case _:
            return None
