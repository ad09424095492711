"""Values that are given by cases: which relations decide the branch, so that a line can be proved where each holds and where it does not.

A relation between real numbers that have a value holds, or its opposite does. It may be split only where it is about the line's own values: not under a
binder, whose letter takes many, nor where a derivative or limit looks at the values around it.
"""

from __future__ import annotations

from proofgen.math.context import Context
from proofgen.math.shape import shape
from proofgen.math.sorts import Range, Scalar, Sort, Tensor
from proofgen.math.term import Antiderivative, Apply, Cases, Gradient, Integral, Limit, Partial, Rel, Term
from proofgen.math.unfold import written_out
from proofgen.math.walk import free_symbols, relations, subterms

OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", ">": "<=", "<=": ">", ">=": "<"}
LARGEST = 2_000  # parts of a line with its definitions written out
MOST = 4  # relations that are split


def deciding(goal: Term, context: Context) -> list[tuple[Rel, Rel]]:
    """Each relation that decides a branch of the line, and its opposite."""
    return [] if _looks_around(goal, context) else _of_branches(goal, context)


def deciding_around(goal: Term, context: Context) -> list[Rel]:
    """The same of a line with derivatives, which look at the values around a point: each as an equation, on the sides of which it may be split."""
    if not _looks_around(goal, context):
        return []
    found = [Rel("=", relation.left, relation.right) for relation, _ in _of_branches(goal, context) if relation.op not in ("=", "!=")]
    return list(dict.fromkeys(found))


def _looks_around(goal: Term, context: Context) -> bool:
    known = {definition.symbol: definition for definition in context.definitions}
    return any(isinstance(part, _LOOKS_AROUND) or _differentiates(part) for part in subterms(written_out(goal, known)))


def _of_branches(goal: Term, context: Context) -> list[tuple[Rel, Rel]]:
    known = {definition.symbol: definition for definition in context.definitions}
    whole = written_out(goal, known)
    if sum(1 for _ in subterms(whole)) > LARGEST:
        return []
    free = {symbol for symbol in free_symbols(whole) if _is_real(symbol.sort)}
    found: dict[Rel, Rel] = {}
    for part in subterms(whole):
        for condition in (condition for _, condition in part.branches) if isinstance(part, Cases) else ():
            for relation in (each for each in relations(condition) if each.op in OPPOSITE):
                symbols = free_symbols(relation)
                plain = not shape(relation.left) and not any(sub.binds for sub in subterms(relation))
                if symbols and symbols <= free and plain:
                    found[relation] = Rel(OPPOSITE[relation.op], relation.left, relation.right)
    given = set(context.hypotheses)
    return [pair for pair in found.items() if not given & {*pair}][:MOST]


def _is_real(sort: Sort) -> bool:
    return isinstance(sort, Range) or (isinstance(sort, Scalar | Tensor) and sort.kind != "complex")


_LOOKS_AROUND = (Partial, Gradient, Limit, Integral, Antiderivative)


def _differentiates(term: Term) -> bool:
    return isinstance(term, Apply) and any(term.orders)
