"""A formula's statements while the sentence around it is not over."""

from __future__ import annotations

from dataclasses import dataclass, field

from proofgen.math.latex import latex
from proofgen.math.scope import Scope
from proofgen.math.syntax import Unreadable, nodes
from proofgen.math.term import Sym, Term
from proofgen.source.document import Math
from proofgen.span import SourceText
from proofgen.statements.facts import assume
from proofgen.statements.parsing import (
    condition_of,
    first_name,
    parsed,
    rows_in,
)
from proofgen.statements.statement import Statement


@dataclass
class Pending:
    """A formula's statements while words after it may still add a condition. settle() gives each its context."""

    statements: list[Statement] = field(default_factory=list)
    declared: list[Sym] = field(default_factory=list)
    hypotheses: list[Term] = field(default_factory=list)
    conditions: list[Term] = field(default_factory=list)
    quantified: set[str] = field(default_factory=set)
    settles_at_once: bool = False

    def add_condition(self, math: Math, source: SourceText, scope: Scope) -> None:
        """`… for all $j \\ne k$`: a condition on what was just said; a bare letter says for which letter it holds."""
        statement = Statement("hypothesis", math.span, math)
        self.statements.append(statement)
        try:
            for row in rows_in(math, source, scope)[0]:
                for clause in row.clauses:
                    node = parsed(clause.tokens, scope, [])
                    self.quantified |= (
                        {part.text for part in nodes(node) if part.op == "name"} if node.op in ("name", "tuple") else first_name(node)
                    )
                    if node.op in ("chain", "or", "and"):
                        term = condition_of(node, scope, [statement for statement in self.statements if statement.term is not None])
                        if term is not None:
                            self.conditions.append(term)
                            statement.term, statement.reading = term, latex(term)
        except Unreadable as problem:
            statement.problem = problem.diagnostic

    def settle(self, scope: Scope) -> None:
        extra = tuple(self.conditions)
        for hypothesis in self.hypotheses:
            assume(hypothesis, extra, frozenset(self.quantified), scope)
        for statement in self.statements:
            if statement.role in ("step", "goal", "inline") and statement.term is not None and statement.checked:
                statement.condition = (*statement.condition, *extra)
                hypotheses = (*(statement.context.hypotheses if statement.context else ()), *statement.condition)
                statement.goal = scope.closed(statement.term)
                statement.context = scope.context(statement.goal, tuple(dict.fromkeys(hypotheses)))
