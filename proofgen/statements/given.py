"""What is taken and not checked: declarations, definitions, hypotheses, example numbers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from proofgen.diagnostic import Diagnostic
from proofgen.math.context import Sample
from proofgen.math.einstein import summed
from proofgen.math.elaborate import Elaborator
from proofgen.math.latex import latex
from proofgen.math.lexer import Token
from proofgen.math.parser import RELATIONS
from proofgen.math.scope import Scope
from proofgen.math.sorts import REAL, Range
from proofgen.math.syntax import Node, Unreadable
from proofgen.math.term import And, Rel, Term
from proofgen.math.walk import free_symbols
from proofgen.source.document import Math
from proofgen.span import Span
from proofgen.statements.declare import declare, is_declaration
from proofgen.statements.define import head_by_itself, head_of, is_one_name, log_of, outside, primed_head, split_head
from proofgen.statements.introduced import introduced
from proofgen.statements.lists import Listed, bounds, ends, listed, refuse_lists, relates
from proofgen.statements.parsing import (
    first_name,
    index_letters,
    is_condition_clause,
    letter_of,
    letters_in,
    letters_of,
    parsed,
    row_conditions,
)
from proofgen.statements.pending import Pending
from proofgen.statements.roles import is_unclear
from proofgen.statements.rows import Clause, Row
from proofgen.statements.sets import split_at, term_of
from proofgen.statements.statement import Statement


def declaration(pending: Pending, math: Math, rows: list[Row], scope: Scope) -> None:
    warnings: list[Diagnostic] = []
    for row in rows:
        conditions = [c for c in row.clauses if c.condition]
        plain = [c.tokens for c in row.clauses if not c.condition]
        if not _interval(plain, scope):
            pending.declared += declare(plain, scope) if plain else []
        for clause in conditions:
            if is_declaration(clause.tokens):
                declare([clause.tokens], scope)
    pending.settles_at_once = True
    pending.statements.append(Statement("declaration", math.span, math, reading="", warnings=tuple(warnings)))


def _interval(clauses: list[list[Token]], scope: Scope) -> bool:
    """`… continuous on $[a, b]$`: says of the ends that one is below the other."""
    tokens = clauses[0] if len(clauses) == 1 else []
    edges = {tokens[0].text, tokens[-1].text} if tokens else set()
    if not edges <= {"[", "]", "(", ")"} or not edges & {"[", "]"}:
        return False
    ends_ = split_at(tokens[1:-1], ",")
    if len(ends_) != 2:
        return False
    if any(not tokens or any(token.text == "\\infty" for token in tokens) for tokens in ends_):
        return all(ends_)
    for tokens in ends_:
        if len(tokens) == 1 and tokens[0].kind == "letter" and tokens[0].text not in scope.symbols:
            scope.declare(tokens[0].text, REAL)
    scope.assume(Rel("<", term_of(ends_[0], scope), term_of(ends_[1], scope)))
    return True


def definition(pending: Pending, math: Math, rows: list[Row], scope: Scope) -> None:
    for row in rows:
        if (
            any(token.text == "\\dots" for clause in row.clauses for token in clause.tokens)
            and len(rows) == 1
            and not split_head(row.clauses[0].tokens)
        ):
            declaration(pending, math, rows, scope)
            return
        found = listed(row.clauses, 0)
        if found is not None and len(rows) == 1 and found.clauses == len(row.clauses):  # `i = 1, 2, 3`
            if found.name not in scope.symbols:
                pending.declared.append(scope.declare(found.name, Range(*ends(found, scope))))
            pending.settles_at_once = True
            pending.statements.append(Statement("declaration", math.span, math, reading=""))
            return
        conditions = row_conditions(row, scope)
        for clause in (each for c in row.clauses if not c.condition for each in _one_by_one(c, scope)):
            parts = split_head(clause.tokens)
            if parts is None:
                if is_condition_clause(clause, scope):
                    continue
                raise Unreadable("not-a-definition", "this defines nothing: a definition is `name = expression`",
                                 Span(clause.tokens[0].span.start, clause.tokens[-1].span.end))  # fmt: skip
            _define_clause(pending, math, clause, parts, row, scope, tuple(conditions))
    pending.settles_at_once = not pending.hypotheses and not pending.claims


def _one_by_one(clause: Clause, scope: Scope) -> list[Clause]:
    """`x = y = 1` says of each name that it is 1; of an expression further on in the chain that it is so is claimed."""
    at = outside(clause.tokens)
    cuts = [k for k in at if clause.tokens[k].text == "="]
    if len(cuts) < 2 or any(clause.tokens[k].text in RELATIONS and k not in cuts for k in at):
        return [clause]
    names = [clause.tokens[start + 1 : end] for start, end in pairwise([-1, *cuts])]
    heads = [head_by_itself(tuple(tokens)) if tokens and is_one_name(tokens, scope) else None for tokens in names]
    if any(head is None or head.letters or head.params is not None or head.name in scope.definitions for head in heads):
        return [clause]
    return [replace(clause, tokens=[*tokens, *clause.tokens[cuts[-1] :]]) for tokens in names]


def _define_clause(
    pending: Pending,
    math: Math,
    clause: Clause,
    parts: tuple[list[Token], list[Token], str],
    row: Row,
    scope: Scope,
    conditions: tuple[Term, ...],
) -> None:
    left, right, _ = parts
    head = (head_of(left, scope) or log_of(left, scope) or primed_head(left, scope)) if left else None
    entry = head is not None and head.name in scope.symbols and head.name not in scope.inferred and scope.fixed & {*head.letters}
    if head is None or not right or entry:  # `Fix $k$ and set $a_k = 0$`: of an array that is declared
        _equation(pending, math, clause, scope)
        return
    introduced(pending, math, head, left, right, row, scope, conditions)


def _equation(pending: Pending, math: Math, clause: Clause, scope: Scope) -> None:
    """An equation where a definition was announced, whose left side is no name: for a known function a claim, else a hypothesis."""
    warnings: list[Diagnostic] = []
    node = parsed(clause.tokens, scope, warnings)
    elaborator = Elaborator(scope, letters_of(node, scope))
    term = elaborator.statement(node)
    if "einstein" in scope.conventions and isinstance(term, Rel):
        term = Rel(term.op, summed(term.left, node.span), summed(term.right, node.span))
    _refuse_loose_indices(term, node.span, scope)
    known = node.op == "chain" and node.args[0].op == "fn"
    span = Span(clause.tokens[0].span.start, clause.tokens[-1].span.end)
    statement = Statement(
        "step" if known else "hypothesis", span, math, term=term, reading=latex(term), warnings=(*warnings, *elaborator.warnings)
    )
    statement.checked = known
    pending.statements.append(statement)
    if not known:
        pending.hypotheses.append(term)
        pending.quantified |= {s.name for s in free_symbols(term) if isinstance(s.sort, Range)} - scope.fixed


def _refuse_loose_indices(term: Term, span: Span, scope: Scope) -> None:
    """`s_i = a_{ij} b_j` holds for no j in particular: unless j is declared, a sum over it is meant. Raises Unreadable."""
    if not isinstance(term, Rel) or term.op != "=" or not free_symbols(term.left):
        return
    loose = sorted(
        s.name for s in free_symbols(term.right) - free_symbols(term.left) if isinstance(s.sort, Range) and s.name not in scope.symbols
    )
    if loose:
        message = f"the index `{loose[0]}` stands on the right side alone: is a sum over it meant?"
        raise Unreadable("unclear-hypothesis", message, span, "write the sum, or say: Repeated indices are summed.")


def hypothesis(pending: Pending, math: Math, rows: list[Row], scope: Scope) -> None:
    for row in rows:
        if row.reason and is_unclear(row.reason):
            raise Unreadable(
                "unclear-hypothesis",
                "the words beside this make it something else than a plain hypothesis",
                math.span,
                "say it in a sentence of its own",
            )
        if any(clause.tokens[0].text == "\\dots" for clause in row.clauses) and not any(map(relates, row.clauses)):
            pending.declared += declare([clause.tokens for clause in row.clauses], scope)
            continue
        refuse_lists(row.clauses)
        after = 0  # behind a list of values
        for at, clause in enumerate(row.clauses):
            found = listed(row.clauses, at)
            if found is not None:
                _runs(pending, found, scope)
                after = at + found.clauses
            elif at >= after:
                _suppose(pending, math, clause, row, scope)


def _runs(pending: Pending, found: Listed, scope: Scope) -> None:
    """`Assume $a_i > 0, i = 1, \\dots, n$`; `Suppose $i = 1, \\dots, n$` alone says what i is."""
    spoken = letters_in(pending.statements)
    if found.name in spoken or found.name in scope.symbols:
        symbol = letter_of(found.name, spoken) or scope.symbols[found.name]
        pending.conditions += bounds(found, symbol, scope)
        pending.quantified.add(found.name)
    else:
        pending.declared.append(scope.declare(found.name, Range(*ends(found, scope))))


def _suppose(pending: Pending, math: Math, clause: Clause, row: Row, scope: Scope) -> None:
    if is_declaration(clause.tokens):
        pending.declared += declare([clause.tokens], scope)
        return
    warnings: list[Diagnostic] = []
    node = parsed(clause.tokens, scope, warnings)
    if node.op in ("name", "sub", "tuple", "dots"):
        pending.declared += declare([clause.tokens], scope) if node.op in ("name", "sub") else []
        return
    elaborator = Elaborator(scope, letters_of(node, scope) | index_letters(node, scope))
    term = _excluded(node, elaborator) or elaborator.statement(node)
    _refuse_loose_indices(term, node.span, scope)
    span = Span(clause.tokens[0].span.start, clause.tokens[-1].span.end)
    statement = Statement("hypothesis", span, math, term=term, reading=latex(term), tag=row.tag, warnings=(*warnings, *elaborator.warnings))
    pending.statements.append(statement)
    if clause.condition and pending.hypotheses:
        pending.conditions.append(term)
        pending.quantified |= first_name(node)
    else:
        pending.hypotheses.append(term)


def _excluded(node: Node, elaborator: Elaborator) -> Term | None:
    """`x \\notin \\{-2, 0, 1\\}`"""
    if node.op != "chain" or node.text != "notin":
        return None
    left, right = node.args
    values = right.args if right.op in ("set", "tuple") else (right.args[0],) if right.op == "group" else ()
    if not values:
        return None
    term = elaborator.number(left)
    parts = tuple(Rel("!=", term, elaborator.number(value)) for value in values)
    return parts[0] if len(parts) == 1 else And(parts)


def sample(pending: Pending, math: Math, rows: list[Row], scope: Scope) -> None:
    """Numbers given as an example: a witness is looked for there first."""
    for row in rows:
        for clause in row.clauses:
            node = parsed(clause.tokens, scope, [])
            if node.op != "chain" or node.text != "=":
                continue
            elaborator = Elaborator(scope, letters_of(node, scope))
            left, right = (elaborator.value(item) for item in node.args)
            if free_symbols(right.term):
                raise Unreadable("not-a-number", "an example gives numbers, and this has names in it", node.args[1].span)
            left_term, right_term = elaborator.matched(left, right, node.span)
            scope.samples.append(Sample(left_term, right_term))
    pending.statements.append(Statement("declaration", math.span, math, reading=""))
    pending.settles_at_once = True
