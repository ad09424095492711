"""Relations, what joins them, and what is supposed of chance, as LaTeX."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from proofgen.math.chance import Alike, Distributed, Independent, Random
from proofgen.math.notation import DISTRIBUTIONS, RELATION_SIGNS
from proofgen.math.term import And, ForAll, Iff, Implies, Not, Num, Or, Rel, Term

Printer = Callable[[Term], str]


def statement(term: Term, inner: Printer) -> str:
    """inner: prints a part."""
    match term:
        case Distributed(symbol, name, params):
            return rf"{symbol.name} \sim {DISTRIBUTIONS[name]}({', '.join(map(inner, params))})"
        case Random() | Independent() | Alike():
            symbols = (term.symbol,) if isinstance(term, Random) else term.symbols
            return rf"{', '.join(each.name for each in symbols)} \text{{ {type(term).__name__.lower()}}}"
        case Rel(op, left, right):
            return f"{inner(left)} {RELATION_SIGNS[op]} {inner(right)}"
        case And((Rel(_, first, _), *_) as parts) if is_chain(parts):
            return " ".join([inner(first), *(f"{RELATION_SIGNS[p.op]} {inner(p.right)}" for p in parts if isinstance(p, Rel))])
        case And(parts):
            return r" \;\text{and}\; ".join(_part(p, inner) for p in parts)
        case Or(parts):
            return r" \;\text{or}\; ".join(_part(p, inner) for p in parts)
        case Not(part):
            return rf"\text{{not}}\; {_part(part, inner)}"
        case Implies(premise, conclusion):
            return rf"{_part(premise, inner)} \implies {_part(conclusion, inner)}"
        case Iff(left, right):
            return rf"{_part(left, inner)} \iff {_part(right, inner)}"
        case ForAll(var, Implies(condition, body)):
            return rf"{inner(body)} \;\text{{for all}}\; {inner(var)} \;\text{{with}}\; {inner(condition)}"
        case ForAll(var, body):
            return rf"{inner(body)} \;\text{{for all}}\; {inner(var)}"
        case _:
            raise AssertionError(term)


def _part(term: Term, inner: Printer) -> str:
    """Inside of a longer statement, in brackets where it is joined itself."""
    joined = isinstance(term, Or | Implies | Iff | Not | ForAll) or (isinstance(term, And) and not is_chain(term.parts))
    return rf"\left({inner(term)}\right)" if joined else inner(term)


def condition(term: Term, inner: Printer) -> str:
    """Beside a case."""
    if isinstance(term, Rel) and term.op == "=" and term.left is term.right and isinstance(term.left, Num):
        return r"\text{otherwise}"
    return rf"\text{{if }} {inner(term)}"


def is_chain(parts: Sequence[Term]) -> bool:
    """Does each relation go on where the one before ends, as in `a <= b < c`?"""
    return all(isinstance(a, Rel) and isinstance(b, Rel) and a.right is b.left for a, b in pairwise(parts))
