"""Matching a canonical term against the canonical form of a hypothesis that holds for all values of some symbols."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from proofgen.math.sorts import Range, Scalar
from proofgen.math.term import Sym, Term
from proofgen.math.walk import free_symbols, substitute
from proofgen.verify.normal.core import Core

NOT_NEGATIVE = frozenset({0, 1})


@dataclass(frozen=True, slots=True)
class Pattern:
    """`shape` with the symbols `holes` standing for admissible values of their sorts; `when` must be shown of what they match."""

    shape: Term
    holes: tuple[Sym, ...]
    when: tuple[Callable[[Core, dict[Sym, Term]], bool], ...] = ()

    def match(self, core: Core, term: Term) -> dict[Sym, Term] | None:
        """What the holes stand for, each proved to lie in its range; None if the term is not of this shape."""
        if type(term) is not type(self.shape):
            return None
        bindings: dict[Sym, Term] = {}
        if not _fits(self.shape, term, frozenset(self.holes), bindings):
            return None
        if len(bindings) < len(self.holes) or not all(_admissible(core, hole, bindings) for hole in self.holes):
            return None
        if not all(shown(core, bindings) for shown in self.when):
            return None
        return bindings


def _fits(shape: Any, found: Any, holes: frozenset[Sym], bindings: dict[Sym, Term]) -> bool:
    if shape is found and not (isinstance(shape, Term) and holes & free_symbols(shape)):
        return True
    if isinstance(shape, Sym):
        if shape not in holes or not isinstance(found, Term) or any(name.name == "@" for name in free_symbols(found)):
            return False
        return bindings.setdefault(shape, found) is found
    if isinstance(shape, tuple):
        return (
            isinstance(found, tuple)
            and len(shape) == len(found)
            and all(_fits(a, b, holes, bindings) for a, b in zip(shape, found, strict=True))
        )
    if isinstance(shape, Term) and type(shape) is type(found):
        return all(_fits(getattr(shape, name), getattr(found, name), holes, bindings) for name in shape.fields)
    return bool(shape == found)


def _admissible(core: Core, hole: Sym, bindings: dict[Sym, Term]) -> bool:
    value, sort = bindings[hole], hole.sort
    if isinstance(sort, Range):
        low, high = (substitute(end, bindings) for end in (sort.low, sort.high))
        here = core.normal(value)
        return (
            core.is_integer(value)
            and core.sign(here - core.normal(low)) <= NOT_NEGATIVE
            and core.sign(core.normal(high) - here) <= NOT_NEGATIVE
        )
    if isinstance(sort, Scalar):
        return core.is_integer(value) if sort.kind == "integer" else sort.kind == "complex" or core.is_real(value)
    return False
