"""A sum's letter that is a name of the text already, and what the sum runs over is defined through that name: is it meant to run, too?"""

from __future__ import annotations

from proofgen.math.scope import Scope
from proofgen.math.term import Sym, Term
from proofgen.math.walk import children, free_symbols, parts


def shadowed(term: Term, scope: Scope) -> tuple[str, str] | None:
    """Of `\\sum_{t=1}^3 a` where `a = t + 1` was defined of another t: both names. None where no binder hides such a name."""
    for part in parts(term):
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
