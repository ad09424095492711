"""Relations, what joins them, and what is supposed of chance, as LaTeX."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from proofgen.math.chance import Alike, Distributed, Independent, Random
from proofgen.math.notation import DISTRIBUTIONS, RELATION_SIGNS
from proofgen.math.term import And, ForAll, Iff, Implies, Not, Or, Rel, Term


def statement(term: Term, inner: Callable[[Term], str]) -> str:
    """inner: prints a part."""
    match term:
        case Distributed(symbol, name, params):
            return rf"{symbol.name} \sim {DISTRIBUTIONS[name]}({', '.join(map(inner, params))})"
        case Random() | Independent() | Alike():
            symbols = (term.symbol,) if isinstance(term, Random) else term.symbols
            return rf"{', '.join(each.name for each in symbols)} \text{{ {type(term).__name__.lower()}}}"
        case Rel(op, left, right):
            return f"{inner(left)} {RELATION_SIGNS[op]} {inner(right)}"
        case And((Rel(_, first, _), *_) as parts) if _is_chain(parts):
            return " ".join([inner(first), *(f"{RELATION_SIGNS[p.op]} {inner(p.right)}" for p in parts if isinstance(p, Rel))])
        case And(parts):
            return r" \;\text{and}\; ".join(inner(p) for p in parts)
        case Or(parts):
            return r" \;\text{or}\; ".join(inner(p) for p in parts)
        case Not(part):
            return rf"\text{{not}}\; {inner(part)}"
        case Implies(premise, conclusion):
            return rf"{inner(premise)} \implies {inner(conclusion)}"
        case Iff(left, right):
            return rf"{inner(left)} \iff {inner(right)}"
        case ForAll(var, Implies(condition, body)):
            return rf"{inner(body)} \;\text{{for all}}\; {inner(var)} \;\text{{with}}\; {inner(condition)}"
        case ForAll(var, body):
            return rf"{inner(body)} \;\text{{for all}}\; {inner(var)}"
        case _:
            raise AssertionError(term)


def _is_chain(parts: Sequence[Term]) -> bool:
    """Does each relation go on where the one before ends, as in `a <= b < c`?"""
    return all(isinstance(a, Rel) and isinstance(b, Rel) and a.right is b.left for a, b in pairwise(parts))
