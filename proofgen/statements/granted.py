"""What a line takes for granted of its own terms: that its sums run, and that what it is said under can hold. It proves nothing, and points respect it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from proofgen.math.scope import Scope
from proofgen.math.shape import number
from proofgen.math.term import Add, Num, Product, Rel, Sum, Sym, Term
from proofgen.math.walk import free_symbols, parts
from proofgen.statements.statement import Statement
from proofgen.statements.unknowns import NoValue, value_at


def take_for_granted(statements: Sequence[Statement], conditions: Sequence[Term], scope: Scope) -> None:
    """To be called when the lines have their context. conditions: those of their sentence."""
    for statement in statements:
        if statement.context is None or statement.term is None:
            continue
        context = statement.context
        runs = tuple(each for each in _runs(statement.term, scope) if each not in context.doubtful)
        said = (*scope.hypotheses, *scope.doubtful, *conditions)
        closed = [h for h in said if isinstance(h, Rel) and not free_symbols(h) and not _is_seen(h)]
        said_of_none = ("it is said under something that speaks of no name",) if closed and free_symbols(statement.term) else ()
        if runs or closed:
            doubtful = (*context.doubtful, *runs, *(() if said_of_none else closed))
            statement.context = replace(context, doubtful=doubtful, unread=(*context.unread, *said_of_none))


def _is_seen(relation: Rel) -> bool:
    """Whether it holds of the numbers in it, as anyone sees."""
    try:
        difference = value_at(relation.left, {}) - value_at(relation.right, {})
    except (NoValue, ValueError, OverflowError, ZeroDivisionError):
        return False
    signs = {"=": (0,), "!=": (-1, 1), "<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}
    return (abs(difference) > 1e-9) * (1 if difference > 0 else -1) in signs.get(relation.op, ())


def _runs(term: Term, scope: Scope) -> list[Term]:
    """`\\sum_{k=m}^n` of ends that nobody declared: n is not below m - 1."""
    found: list[Term] = []
    for part in parts(term):
        if isinstance(part, Sum | Product) and part.low is not number(1) and _is_guessed(part.high, scope):
            low = number(int(part.low.value) - 1) if isinstance(part.low, Num) else Add((part.low, number(-1)))
            if isinstance(part.low, Num) or _is_guessed(part.low, scope):
                found.append(Rel(">=", part.high, low))
    return found


def _is_guessed(end: Term, scope: Scope) -> bool:
    return isinstance(end, Sym) and end.name in scope.inferred
