"""`Setting the derivative to zero gives $\\hat\\theta = …$`: the new name is the value that the known one has there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proofgen.math.latex import latex
from proofgen.math.scope import Scope
from proofgen.math.shape import number, shape
from proofgen.math.sorts import REAL, Scalar, Tensor
from proofgen.math.syntax import Unreadable
from proofgen.math.term import Apply, At, Constant, Gradient, Partial, Rel, Sym, Term
from proofgen.math.walk import free_symbols, substitute, subterms
from proofgen.source.document import Document, Math
from proofgen.statements.define import head_of, split_head
from proofgen.statements.parsing import rows_in
from proofgen.statements.pending import Pending
from proofgen.statements.statement import Statement

MARKED = re.compile(r"\\(?:hat|tilde|bar)\{(?P<accented>[^{}]+)\}|(?P<labelled>\\?[A-Za-z]+)_\{\\mathrm\{[A-Za-z*]+\}\}")


def is_slope(term: Term) -> bool:
    return isinstance(term, Partial | Gradient) or (isinstance(term, Apply) and any(term.orders))


def set_to_zero(before: Statement, slope: bool) -> Rel | None:
    """What `setting this to zero` supposes, of the equation before; slope: its words set the derivative to zero, and not the right side."""
    match before.term:
        case Rel("=", Apply(function, (Sym(sort=Scalar()) as variable,), (0,)), _) if slope:
            return Rel("=", Apply(function, (variable,), (1,)), number(0))
        case Rel("=", Apply(_, (Sym(sort=Tensor((_,))) as vector,), (0,)) as value, _) if slope:
            return Rel("=", Gradient(value, vector), Constant(number(0), shape(vector)))
        case Rel("=", Apply(function, (Sym(sort=Scalar()) as variable,), (order,)), _) if slope and order > 1:
            return Rel("=", Apply(function, (variable,), (1,)), number(0))  # the second derivative was the last to be worked out
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
    found = MARKED.fullmatch(head.name)
    base = (found["accented"] or found["labelled"]) if found is not None else ""
    if base not in scope.symbols and Sym(base, REAL) in free_symbols(equation):
        scope.declare(base, REAL)  # the variable of the function alone
    symbol = scope.symbols.get(base)
    if symbol is None or symbol not in free_symbols(equation) or symbol.name in scope.definitions:
        return None
    return (head.name, symbol) if symbol.sort == REAL or isinstance(symbol.sort, Tensor) else None


def restate(symbol: Sym, equation: Rel, waiting: Sequence[Pending]) -> None:
    """`\\hat x = 1` claims that 1 is a value at which the equation holds, and not that there is no other."""
    for pending in waiting:
        told = False
        for each in pending.statements:
            match each.term:
                case Rel("=", left, value) if left is symbol and symbol not in free_symbols(value) and each.checked:
                    each.term = Rel("=", _at(symbol, value, equation.left), equation.right)
                    each.reading, each.left_span, each.right_span = latex(each.term), None, None
                    told = True
        if told and not any(symbol in free_symbols(each.term) for each in pending.statements if each.term is not None and each.checked):
            pending.conditions = [condition for condition in pending.conditions if condition is not equation]


def _at(symbol: Sym, value: Term, body: Term) -> Term:
    by = any(isinstance(part, Partial | Gradient) and symbol in free_symbols(part.wrt) for part in subterms(body))
    return At(symbol, value, body) if by else substitute(body, {symbol: value})


def values_of(symbol: Sym, statements: Sequence[Statement]) -> list[Term]:
    """What the sentence says that the name is."""
    return [each.term.right for each in statements if isinstance(each.term, Rel) and each.term.op == "=" and each.term.left is symbol]


def define_there(name: str, symbol: Sym, bodies: Sequence[Term], scope: Scope) -> None:
    """From the next sentence on the name is the last of these; not taken where there is none."""
    del scope.symbols[name]
    if bodies and symbol not in free_symbols(bodies[-1]):
        scope.define(scope.declare(name, symbol.sort), (), bodies[-1])
    else:
        scope.unread[name] = f"what ${name}$ is could not be read"
