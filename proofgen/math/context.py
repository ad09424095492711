"""What is in force where a line stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from proofgen.math.term import Sym, Term


@dataclass(frozen=True, slots=True)
class Definition:
    """`symbol(params) := body`. Without params the symbol is the body (a tensor is defined as a Lam). Never recursive."""

    symbol: Sym
    params: tuple[Sym, ...]
    body: Term


@dataclass(frozen=True, slots=True)
class Sample:
    """Numbers the author gave as an example: `left` (a symbol, perhaps a defined one) takes the closed value `right`."""

    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Context:
    """symbols: every free name that may occur, with its sort, sizes first (a size is an integer symbol with hypothesis >= 1).

    hypotheses: statements that hold (Rel, And, ForAll over an implication, …): ranges and signs of declarations among them.
    unread: reasons, in words, why not everything that the author said of these symbols is known: then nothing may be refuted.
    doubtful: statements that may hold or not, since it is not clear that the author supposes them still: nothing is proved by them, and a
    counterexample has to respect them.
    changed: reasons, in words, why nothing that was said of these symbols may hold any more: then nothing is proved or refuted of them.
    definitions: in an order in which each uses only earlier ones. samples: tried first when looking for a witness.
    """

    symbols: tuple[Sym, ...] = ()
    definitions: tuple[Definition, ...] = ()
    hypotheses: tuple[Term, ...] = ()
    samples: tuple[Sample, ...] = field(default=())
    unread: tuple[str, ...] = ()
    doubtful: tuple[Term, ...] = ()
    changed: tuple[str, ...] = ()

    def definition(self, symbol: Sym) -> Definition | None:
        for known in self.definitions:
            if known.symbol is symbol:
                return known
        return None
