"""A chain link by link."""

from __future__ import annotations

from proofgen.diagnostic import Diagnostic
from proofgen.math.context import Context
from proofgen.math.elaborate import Elaborator
from proofgen.math.landau import SMALL, as_limit
from proofgen.math.latex import latex
from proofgen.math.shape import number
from proofgen.math.sorts import Tensor
from proofgen.math.syntax import Node, Unreadable
from proofgen.math.term import Constant, Rel, Term
from proofgen.math.value import Value
from proofgen.math.walk import free_symbols
from proofgen.source.document import Math
from proofgen.span import Span
from proofgen.statements.optimum import is_slope
from proofgen.statements.pending import Pending
from proofgen.statements.rows import Row
from proofgen.statements.statement import Role, Statement
from proofgen.statements.unknowns import is_to_be_solved


def add_warnings(pending: Pending, mark: int, warnings: list[Diagnostic], elaborator: Elaborator) -> None:
    if len(pending.statements) > mark:
        first = pending.statements[mark]
        first.warnings = (*first.warnings, *warnings, *elaborator.warnings)


def links(
    pending: Pending,
    role: Role,
    math: Math,
    node: Node,
    values: list[Value],
    elaborator: Elaborator,
    row: Row,
    conditions: tuple[Term, ...],
) -> None:
    if "colon" in node.text.split() and len(values) > 2:
        message = "this colon may be a division or a ratio, and then nothing else of the line means what it seems to"
        raise Unreadable("not-checkable", message, math.span, "write `\\frac{12}{4}` or `12 / 4`")
    for k, name in enumerate(node.text.split()):
        left, right = node.args[k], node.args[k + 1]
        if name == "demanded":
            pending.statements.append(_demanded(math, values[k], values[k + 1], elaborator, left.span.cover(right.span)))
            continue
        span = right.span if k or left.op == "none" else left.span.cover(right.span)
        try:
            term = elaborator.relation(name, values[k], values[k + 1], right.span)
        except Unreadable as problem:
            if elaborator.scope.can_refit(problem.sizes):
                raise
            pending.statements.append(Statement(role, span, math, problem=problem.diagnostic, reason=row.reason, tag=row.tag, checked=True))
            continue
        if k and k == len(node.text.split()) - 1 and _sets_to_zero(values[0].term, term):
            pending.statements.append(Statement("hypothesis", span, math, term=term, reading=latex(term), tag=row.tag))
            pending.hypotheses.append(term)
            pending.begins = True
            continue
        near = as_limit(term) if SMALL in elaborator.scope.conventions else None
        statement = Statement(role, span, math, term=near or term, reading=latex(near or term), condition=conditions, checked=True)
        statement.left_span = left.span if left.op != "none" and near is None else None
        statement.right_span = right.span if near is None else None
        statement.continues = left.op == "none" or k > 0
        statement.context = bare_context(elaborator)
        if k == len(node.text.split()) - 1:
            statement.reason, statement.tag = row.reason, row.tag
        pending.statements.append(statement)


def _sets_to_zero(first: Term, link: Term) -> bool:
    """`\\ell'(\\mu) = 2 \\sum_i (x_i - \\mu) = 0`: a slope that is not zero everywhere is so where something is best, and that is supposed."""
    zero = isinstance(link, Rel) and link.op == "=" and (link.right is number(0) or isinstance(link.right, Constant))
    arrays = any(isinstance(symbol.sort, Tensor) for symbol in free_symbols(link))
    return zero and is_slope(first) and (arrays or is_to_be_solved(link))


def _demanded(math: Math, left: Value, right: Value, elaborator: Elaborator, span: Span) -> Statement:
    """`f'(x) \\overset{!}{=} 0` claims nothing: from here on its names are what solves it, and a point that does not would refute nothing."""
    term = elaborator.relation("=", left, right, span)
    for symbol in free_symbols(term):
        elaborator.scope.unread[symbol.name] = f"${latex(term)}$ is demanded of it, and what solves that is not known"
    return Statement("hypothesis", span, math, term=term, reading=latex(term))


def bare_context(elaborator: Elaborator) -> Context:
    return Context(hypotheses=tuple(elaborator.sizes))
