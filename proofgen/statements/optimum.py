"""`Setting the derivative to zero gives $\\hat\\theta = …$`: the new name is the value that the known one has there."""

from __future__ import annotations

import re

from proofgen.math.scope import Scope
from proofgen.math.shape import number, shape
from proofgen.math.sorts import REAL, Scalar, Tensor
from proofgen.math.syntax import Unreadable
from proofgen.math.term import Apply, Constant, Gradient, Partial, Rel, Sym, Term
from proofgen.math.walk import free_symbols
from proofgen.source.document import Document, Math
from proofgen.statements.define import head_of, split_head
from proofgen.statements.parsing import rows_in
from proofgen.statements.statement import Statement

_MARKED = re.compile(r"\\(?:hat|tilde|bar)\{(?P<accented>[^{}]+)\}|(?P<labelled>\\?[A-Za-z]+)_\{\\mathrm\{[A-Za-z*]+\}\}")


def is_slope(term: Term) -> bool:
    return isinstance(term, Partial | Gradient) or (isinstance(term, Apply) and any(term.orders))


def set_to_zero(before: Statement, slope: bool) -> Rel | None:
    """What `setting this to zero` supposes, of the equation before; slope: its words set the derivative to zero, and not the right side."""
    match before.term:
        case Rel("=", Apply(function, (Sym(sort=Scalar()) as variable,), (0,)), _) if slope:
            return Rel("=", Apply(function, (variable,), (1,)), number(0))
        case Rel("=", Apply(_, (Sym(sort=Tensor((_,))) as vector,), (0,)) as value, _) if slope:
            return Rel("=", Gradient(value, vector), Constant(number(0), shape(vector)))
        case Rel("=", left, right) if not slope or is_slope(left):
            sizes = shape(right)
            return Rel("=", right, Constant(number(0), sizes) if sizes else number(0))
        case _:
            return None


def named_there(math: Math, equation: Rel, document: Document, scope: Scope) -> tuple[str, Sym] | None:
    """The new name on the left of the formula, and the name whose value it is where the equation holds."""
    try:
        rows, _ = rows_in(math, document)
    except Unreadable:
        return None
    parts = split_head(rows[0].clauses[0].tokens) if rows and rows[0].clauses else None
    head = head_of(parts[0], scope) if parts is not None and parts[0] else None
    if head is None or head.letters or head.params is not None or head.squared or head.name in scope.symbols or head.name in scope.unread:
        return None
    found = _MARKED.fullmatch(head.name)
    base = (found["accented"] or found["labelled"]) if found is not None else ""
    if base not in scope.symbols and Sym(base, REAL) in free_symbols(equation):
        scope.declare(base, REAL)  # the variable of the function alone
    symbol = scope.symbols.get(base)
    if symbol is None or symbol not in free_symbols(equation) or symbol.name in scope.definitions:
        return None
    return (head.name, symbol) if symbol.sort == REAL or isinstance(symbol.sort, Tensor) else None


def define_there(name: str, symbol: Sym, statements: list[Statement], scope: Scope) -> None:
    """From the next sentence on the name is what the sentence says of it; not taken where it says no single value."""
    del scope.symbols[name]
    bodies = [each.term.right for each in statements if isinstance(each.term, Rel) and each.term.op == "=" and each.term.left is symbol]
    if bodies and symbol not in free_symbols(bodies[-1]):
        scope.define(scope.declare(name, symbol.sort), (), bodies[-1])
    else:
        scope.unread[name] = f"what ${name}$ is could not be read"
