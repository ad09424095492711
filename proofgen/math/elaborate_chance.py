"""Expectations, variances and covariances of names that are random; of anything else no law is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proofgen.math.chance import Moment, random_names
from proofgen.math.notation import MOMENTS
from proofgen.math.scope import Scope
from proofgen.math.shape import shape
from proofgen.math.syntax import Node
from proofgen.math.term import Sym, Term, Uninterpreted
from proofgen.math.value import Value
from proofgen.math.walk import free_symbols, uninterpreted

if TYPE_CHECKING:
    from proofgen.math.elaborate import Elaborator

_ARGUMENTS = {"E": 1, "Var": 1, "Cov": 2}


def moment(e: Elaborator, node: Node) -> Value:
    """`\\mathbb{E}[f(X)]` where X is random. With a condition, or a distribution below the sign, it is only read."""
    kind = next(
        (kind for kind, sign in MOMENTS.items() if node.text.startswith(sign) and node.text[len(sign) :].lstrip()[:5] in ("\\left", "#1")),
        None,
    )
    values = [e.value(part) for part in node.args]
    terms = tuple(value.term for value in values)
    plain = (
        kind is not None
        and len(terms) == _ARGUMENTS[kind]
        and not any(map(uninterpreted, terms))
        and (kind == "E" or not any(map(shape, terms)))
    )
    if not plain or not any(is_random(term, e.scope) for term in terms):
        return Value(Uninterpreted(node.text, terms))
    assert kind is not None
    return Value(Moment(kind, terms), values[0].row)


def is_random(term: Term, scope: Scope) -> bool:
    """Does it depend on a random name, itself or through what defines its names?"""
    random = random_names(scope.hypotheses)
    queue, seen = list(free_symbols(term)), set[Sym]()
    while queue:
        symbol = queue.pop()
        if symbol in random:
            return True
        known = scope.definitions.get(symbol.name)
        if symbol not in seen and known is not None and known.symbol is symbol:
            queue.extend(free_symbols(known.body))
        seen.add(symbol)
    return False
