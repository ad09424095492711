"""Sums of which it is not clear what runs: a letter that hides one of the text, or one of two letters that are only said to differ."""

from __future__ import annotations

from proofgen.math.scope import Scope
from proofgen.math.shape import number
from proofgen.math.sorts import Range
from proofgen.math.term import Rel, Sum, Sym, Term
from proofgen.math.walk import children, free_symbols, kinds, parts, rebuild


def shadowed(term: Term, scope: Scope) -> tuple[str, str] | None:
    """Of `\\sum_{t=1}^3 a` where `a = t + 1` was defined of another t: both names. None where no binder hides such a name."""
    for part in parts(term) if any(kind.binds for kind in kinds(term)) else ():
        if not part.binds:
            continue
        letter = next(child for child in children(part) if isinstance(child, Sym))
        outer = scope.symbols.get(letter.name)
        if outer is None or outer is letter:
            continue
        for symbol in set().union(*(free_symbols(child) for child in children(part) if child is not letter)):
            if symbol is not outer and scope.definition(symbol) is not None and outer in scope.reach(symbol):
                return letter.name, symbol.name
    return None


def half_summed(term: Term) -> tuple[str, str] | None:
    """Of `\\sum_{i \\ne j} a_{ij}` in a line that has no other j: both letters; most authors mean a sum over both. None where there is no such sum."""
    for part in parts(term) if Sum in kinds(term) else ():
        match part:
            case Sum(var, _, _, body, Rel("!=", left, right)) if var in (left, right):
                other = right if left is var else left
                runs = isinstance(other, Sym) and isinstance(other.sort, Range) and other in free_symbols(body)
                if isinstance(other, Sym) and runs and other in free_symbols(term) and other not in free_symbols(_without(term, part)):
                    return var.name, other.name
    return None


def _without(term: Term, part: Term) -> Term:
    return number(0) if term is part else rebuild(term, lambda child: _without(child, part))
