"""Bound symbols that were renamed to keep them apart, given letters that a reader can tell apart."""

from __future__ import annotations

from functools import lru_cache

from proofgen.math.sorts import Range
from proofgen.math.term import Sym, Term
from proofgen.math.walk import children, parts, rebuild


def tidied(term: Term) -> Term:
    if not _renames(term):
        return term
    symbols = {part for part in parts(term) if isinstance(part, Sym)}
    taken = {symbol.name for symbol in symbols if not symbol.tag}
    shown: dict[Term, Term] = {}
    for symbol in sorted((s for s in symbols if s.tag), key=lambda s: s.tag):
        letters = "jklpqrst" if isinstance(symbol.sort, Range) else ""
        name = next((name for name in (symbol.name, *letters) if name not in taken), symbol.name)
        while name in taken:
            name += "'"
        taken.add(name)
        shown[symbol] = Sym(name, symbol.sort)
    return _renamed(term, shown)


@lru_cache(maxsize=200_000)
def _renames(term: Term) -> bool:
    """Whether a symbol that was renamed stands anywhere in it."""
    return term.tag > 0 if isinstance(term, Sym) else any(map(_renames, children(term)))


def _renamed(term: Term, shown: dict[Term, Term]) -> Term:
    return shown.get(term) or rebuild(term, lambda child: _renamed(child, shown))
