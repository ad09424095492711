"""Where around a point one branch of a value by cases applies: there the value has the derivative of that branch. At a break nothing is said."""

from __future__ import annotations

from collections.abc import Iterator

from proofgen.math.sorts import Scalar, Tensor
from proofgen.math.term import Add, And, Index, Mul, Not, Num, Or, Pow, Rel, Sym, Term
from proofgen.math.walk import free_symbols
from proofgen.verify.normal.stops import OutOfScope

OPEN = {"<": "<", "<=": "<", ">": ">", ">=": ">", "!=": "!="}
DENIED = {"=": "!=", "!=": "=", "<": ">=", ">": "<=", "<=": ">", ">=": "<"}
NOWHERE = Or(())


def interiors(branches: tuple[tuple[Term, Term], ...], moved: Sym) -> list[tuple[Term, Term]]:
    """Each branch with a condition that, where it holds, holds for all `moved` around there, and with it that no branch before applies."""
    found: list[tuple[Term, Term]] = []
    before: list[Term] = []
    for value, condition in branches:
        parts = tuple(_conjuncts(And((_open(condition, moved), *before))))
        if NOWHERE not in parts:
            found.append((value, parts[0] if len(parts) == 1 else And(parts)))
        before.append(_open(condition, moved, denied=True))
    return found


def _conjuncts(condition: Term) -> Iterator[Term]:
    if isinstance(condition, And):
        for part in condition.parts:
            yield from _conjuncts(part)
    else:
        yield condition


def _open(condition: Term, moved: Sym, denied: bool = False) -> Term:
    """A part of the interior of where it holds: relations of what is continuous, made strict."""
    if moved not in free_symbols(condition):
        return Not(condition) if denied else condition
    match condition:
        case Not(part):
            return _open(part, moved, not denied)
        case And(parts) | Or(parts):
            inner = tuple(_open(part, moved, denied) for part in parts)
            if isinstance(condition, And) != denied:
                return NOWHERE if NOWHERE in inner else And(inner)
            left = tuple(part for part in inner if part != NOWHERE)
            return left[0] if len(left) == 1 else Or(left)
        case Rel(op, left, right) if op in DENIED and all(map(_is_continuous, (left, right))):
            op = DENIED[op] if denied else op
            return Rel(OPEN[op], left, right) if op in OPEN else NOWHERE
        case _:
            raise OutOfScope("the derivative of a value by cases of this kind")


def _is_continuous(term: Term) -> bool:
    """A polynomial of real numbers, which is continuous in each of them."""
    match term:
        case Sym(sort=Scalar("real")) | Num() | Index(Sym(sort=Tensor(_, "real")), _):
            return True
        case Pow(base, Num(power)):
            return power.denominator == 1 and power >= 0 and _is_continuous(base)
        case Add(parts) | Mul(parts):
            return all(map(_is_continuous, parts))
        case _:
            return False
