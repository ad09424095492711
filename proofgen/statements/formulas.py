"""One formula to its statements, by the role its sentence gives it."""

from __future__ import annotations

from dataclasses import dataclass, field

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.math.braces import visible
from proofgen.math.context import Context, Sample
from proofgen.math.einstein import summed
from proofgen.math.elaborate import Elaborator
from proofgen.math.elaborate_sums import axis_of
from proofgen.math.latex import latex
from proofgen.math.lexer import Token, tokenize
from proofgen.math.parser import RELATIONS, Parser
from proofgen.math.scope import Scope
from proofgen.math.shape import number
from proofgen.math.sorts import Range
from proofgen.math.syntax import Node, Unreadable, nodes
from proofgen.math.term import And, Rel, Sym, Term
from proofgen.math.value import Value
from proofgen.math.walk import free_symbols
from proofgen.source.document import Math
from proofgen.span import SourceText, Span
from proofgen.statements.declare import declare, is_declaration
from proofgen.statements.define import define, head_of, split_head
from proofgen.statements.facts import assume
from proofgen.statements.roles import Cue
from proofgen.statements.rows import Clause, Row, rows_of
from proofgen.statements.statement import Role, Statement

LONGEST = 20_000  # characters of one formula


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
            for row in _rows(math, source, scope)[0]:
                for clause in row.clauses:
                    node = _parse(clause.tokens, scope, [])
                    self.quantified |= (
                        {part.text for part in nodes(node) if part.op == "name"} if node.op in ("name", "tuple") else _first_name(node)
                    )
                    if node.op in ("chain", "or", "and"):
                        term = _condition(node, scope, [statement for statement in self.statements if statement.term is not None])
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


def _first_name(node: Node) -> set[str]:
    return {node.args[0].text} if node.op == "chain" and node.args[0].op == "name" else set()


def unchecked(math: Math, source: SourceText, why: str) -> Statement:
    del source
    return Statement("inline", math.span, math, skipped=why)


def read(math: Math, source: SourceText, scope: Scope, cue: Cue, forced: str, previous: Statement | None, expected: str | None) -> Pending:
    """Read a formula. Never raises: a problem becomes the statement's."""
    pending = Pending()
    try:
        rows, hidden = _rows(math, source, scope)
        role = forced or _role(cue, math, rows)
        _by_role(pending, role, math, rows, scope, previous, bool(hidden), source)
    except Unreadable as problem:
        role = forced or _fallback(cue, math)
        pending.statements.append(Statement(role, math.span, math, problem=problem.diagnostic, checked=math.display or role != "inline"))  # type: ignore[arg-type]
    except RecursionError:
        deep = Diagnostic("too-deep", Severity.ERROR, math.outer, "this formula is nested too deeply to read")
        pending.statements.append(Statement("step", math.span, math, problem=deep, checked=True))
    if expected is not None:
        for statement in pending.statements:
            statement.expected = "refuted"
    return pending


def _fallback(cue: Cue, math: Math) -> Role:
    table: dict[Cue, Role] = {
        "declare": "declaration",
        "define": "definition",
        "assume": "hypothesis",
        "given": "hypothesis",
        "goal": "goal",
    }
    return table.get(cue) or ("step" if math.display else "inline")


def _role(cue: Cue, math: Math, rows: list[Row]) -> str:
    """The role by the cue, and by what the formula is where the cue allows several."""
    tokens = [token for row in rows for clause in row.clauses for token in clause.tokens]
    equation = any(token.text in ("=", ":=", "\\equiv") for token in tokens)
    match cue:
        case "declare":
            return "definition" if equation and not is_declaration(tokens) and not _is_range(tokens) else "declaration"
        case "define":
            return "definition" if equation else "declaration"
        case "where" | "given":
            if is_declaration(tokens) or not any(token.text in RELATIONS for token in tokens):
                return "declaration"
            return "definition" if equation and _defines(rows) else "hypothesis"
        case "assume" | "with":
            return "declaration" if is_declaration(tokens) else "hypothesis"
        case "sample":
            return "sample"
        case "goal":
            return "goal"
        case "check":
            return "step" if math.display else "claim"
        case "condition":
            return "hypothesis" if any(token.text in RELATIONS for token in tokens) else "words"
        case _:
            return "step" if math.display else "words"


def _is_range(tokens: list[Token]) -> bool:
    return any(token.text == "\\dots" for token in tokens)


def _defines(rows: list[Row]) -> bool:
    parts = split_head(rows[0].clauses[0].tokens) if rows and rows[0].clauses else None
    return parts is not None and head_of(parts[0], Scope()) is not None


def _rows(math: Math, source: SourceText, scope: Scope, keep_hidden: bool = False) -> tuple[list[Row], tuple[Span, ...]]:
    del scope
    if math.span.end - math.span.start > LONGEST:
        message = f"this formula has {math.span.end - math.span.start:,} characters; at most {LONGEST:,} are read"
        raise Unreadable("too-long", message, Span(math.span.start, math.span.start + 1), "split it, or name parts of it with `Define`")
    shown = visible(tokenize(source.of(math.span), math.span.start), keep_hidden)
    return rows_of(shown.tokens, source), shown.hidden


def _parse(tokens: list[Token], scope: Scope, warnings: list[Diagnostic]) -> Node:
    end = tokens[-1].span.end
    parser = Parser([*tokens, Token("eof", "", Span(end, end))], scope)
    node = parser.statement()
    if parser.here.kind != "eof":
        raise Unreadable("unexpected", f"{parser.shown()} is not expected here", parser.here.span)
    warnings += parser.warnings
    return node


def _by_role(
    pending: Pending, role: str, math: Math, rows: list[Row], scope: Scope, previous: Statement | None, hidden: bool, source: SourceText
) -> None:
    match role:
        case "declaration":
            _declaration(pending, math, rows, scope)
        case "definition":
            _definition(pending, math, rows, scope)
        case "hypothesis":
            _hypothesis(pending, math, rows, scope)
        case "sample":
            _sample(pending, math, rows, scope)
        case "words":
            relation = any(token.text in RELATIONS for row in rows for clause in row.clauses for token in clause.tokens)
            if relation:
                why = "a relation in running text is checked after so, hence, thus, since, because"
                pending.statements.append(Statement("inline", math.span, math, skipped=why))
        case _:
            kind: Role = "goal" if role == "goal" else "inline" if role == "claim" else "step"
            _claims(pending, kind, math, rows, scope, previous)
            if hidden:
                _alternatives(pending, kind, math, scope, source, previous)


# ---------------------------------------------------------------- what is not checked


def _declaration(pending: Pending, math: Math, rows: list[Row], scope: Scope) -> None:
    warnings: list[Diagnostic] = []
    for row in rows:
        conditions = [c for c in row.clauses if c.condition]
        plain = [c.tokens for c in row.clauses if not c.condition]
        pending.declared += declare(plain, scope) if plain else []
        for clause in conditions:
            if is_declaration(clause.tokens):
                declare([clause.tokens], scope)
    pending.settles_at_once = True
    pending.statements.append(Statement("declaration", math.span, math, reading="", warnings=tuple(warnings)))


def _definition(pending: Pending, math: Math, rows: list[Row], scope: Scope) -> None:
    for row in rows:
        if (
            any(token.text == "\\dots" for clause in row.clauses for token in clause.tokens)
            and len(rows) == 1
            and not split_head(row.clauses[0].tokens)
        ):
            _declaration(pending, math, rows, scope)
            return
        conditions = _row_conditions(row, scope, skip_first=True)
        for clause in (c for c in row.clauses if not c.condition):
            parts = split_head(clause.tokens)
            if parts is None:
                if _is_condition_clause(clause, scope):
                    continue
                raise Unreadable("not-a-definition", "this defines nothing: a definition is `name = expression`",
                                 Span(clause.tokens[0].span.start, clause.tokens[-1].span.end))  # fmt: skip
            _define_clause(pending, math, clause, parts, row, scope, tuple(conditions))
    pending.settles_at_once = True


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
    head = head_of(left, scope) if left else None
    if head is None or not right:
        _equation(pending, math, clause, scope)
        return
    warnings: list[Diagnostic] = []
    body_scope = scope
    chain = _parse(right, body_scope, warnings)
    items = chain.args if chain.op == "chain" else (chain,)
    elaborator = Elaborator(scope, _letters(chain, scope))
    statement = Statement("definition", Span(left[0].span.start, items[0].span.end), math, tag=row.tag, reason=row.reason)
    pending.statements.append(statement)
    term, value = define(head, items[0], scope, elaborator)
    pending.declared.append(scope.symbols[head.name])
    statement.term, statement.reading = term, latex(term)
    statement.condition = conditions
    statement.warnings = (*warnings, *elaborator.warnings)
    if chain.op == "chain":
        _links(
            pending,
            "step",
            math,
            chain,
            [Value(value), *(elaborator.value(item) for item in items[1:])],
            elaborator,
            row,
            scope,
            conditions,
        )


def _equation(pending: Pending, math: Math, clause: Clause, scope: Scope) -> None:
    """An equation where a definition was announced, whose left side is no name: for a known function a claim, else a hypothesis."""
    warnings: list[Diagnostic] = []
    node = _parse(clause.tokens, scope, warnings)
    elaborator = Elaborator(scope, _letters(node, scope))
    term = elaborator.statement(node)
    if "einstein" in scope.conventions and isinstance(term, Rel):
        term = Rel(term.op, summed(term.left, node.span), summed(term.right, node.span))
    known = node.op == "chain" and node.args[0].op == "fn"
    span = Span(clause.tokens[0].span.start, clause.tokens[-1].span.end)
    statement = Statement(
        "step" if known else "hypothesis", span, math, term=term, reading=latex(term), warnings=(*warnings, *elaborator.warnings)
    )
    statement.checked = known
    pending.statements.append(statement)
    if not known:
        pending.hypotheses.append(term)
        pending.quantified |= {s.name for s in free_symbols(term) if isinstance(s.sort, Range)}


def _hypothesis(pending: Pending, math: Math, rows: list[Row], scope: Scope) -> None:
    warnings: list[Diagnostic] = []
    for row in rows:
        for clause in row.clauses:
            if is_declaration(clause.tokens):
                pending.declared += declare([clause.tokens], scope)
                continue
            node = _parse(clause.tokens, scope, warnings)
            if node.op in ("name", "sub", "tuple", "dots"):
                if node.op == "name" and node.text in scope.symbols:
                    pending.declared.append(scope.symbols[node.text])
                continue
            elaborator = Elaborator(scope, _letters(node, scope) | _index_letters(node, scope))
            term = _excluded(node, elaborator) or elaborator.statement(node)
            span = Span(clause.tokens[0].span.start, clause.tokens[-1].span.end)
            statement = Statement(
                "hypothesis", span, math, term=term, reading=latex(term), tag=row.tag, warnings=(*warnings, *elaborator.warnings)
            )
            pending.statements.append(statement)
            if clause.condition and pending.hypotheses:
                pending.conditions.append(term)
                pending.quantified |= _first_name(node)
            else:
                pending.hypotheses.append(term)


def _index_letters(node: Node, scope: Scope) -> dict[str, tuple[Term, Term]]:
    """`i \\ne k` between letters that nobody declared: they run over what one of them was seen to run over before."""
    names = [part.text for part in nodes(node) if part.op == "name"]
    if node.op != "chain" or len(names) != len(node.args) or not all(len(name) == 1 and name in "ijklmnpqrst" for name in names):
        return {}
    unknown = [name for name in names if name not in scope.symbols]
    seen = [scope.letters[name] for name in names if name in scope.letters]
    if unknown and not seen and "i" in unknown:
        raise Unreadable(
            "undeclared", "nothing says what these letters are", node.span, f"Let ${', '.join(names)} \\in \\{{1, \\dots, n\\}}$."
        )
    return {name: scope.letters.get(name, seen[0]) for name in unknown} if seen else {}


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


def _sample(pending: Pending, math: Math, rows: list[Row], scope: Scope) -> None:
    """Numbers given as an example: a witness is looked for there first."""
    for row in rows:
        for clause in row.clauses:
            node = _parse(clause.tokens, scope, [])
            if node.op != "chain" or node.text != "=":
                continue
            elaborator = Elaborator(scope, _letters(node, scope))
            left, right = (elaborator.value(item) for item in node.args)
            if free_symbols(right.term):
                raise Unreadable("not-a-number", "an example gives numbers, and this has names in it", node.args[1].span)
            left_term, right_term = elaborator.matched(left, right, node.span)
            scope.samples.append(Sample(left_term, right_term))
    pending.statements.append(Statement("declaration", math.span, math, reading=""))
    pending.settles_at_once = True


# ---------------------------------------------------------------- claims


def _claims(pending: Pending, role: Role, math: Math, rows: list[Row], scope: Scope, previous: Statement | None) -> None:
    last: Value | None = None
    if (
        previous is not None
        and previous.term is not None
        and isinstance(previous.term, Rel)
        and previous.role in ("step", "goal", "inline", "definition")
    ):
        last = Value(previous.term.right)
    claims = 0
    for row in rows:
        conditions = _row_conditions(row, scope)
        for number_of, clause in enumerate(row.clauses):
            if clause.condition or (number_of > 0 and _is_condition_clause(clause, scope)):
                continue
            if _is_range_rest(row.clauses, number_of):
                continue
            last = _claim(pending, role, math, clause, row, scope, tuple(conditions), last)
            claims += 1
    if not pending.statements and claims and math.display:
        message = "nothing is claimed here: there is no relation"
        pending.statements.append(Statement("inline", math.span, math, skipped=message))


def _is_range_rest(clauses: list[Clause], number_of: int) -> bool:
    here = clauses[number_of].tokens
    before = clauses[number_of - 1].tokens if number_of else []
    return here[0].text == "\\dots" or (number_of > 0 and before[0].text == "\\dots" and len(here) == 1)


def _claim(
    pending: Pending, role: Role, math: Math, clause: Clause, row: Row, scope: Scope, conditions: tuple[Term, ...], last: Value | None
) -> Value | None:
    warnings: list[Diagnostic] = []
    span = Span(clause.tokens[0].span.start, clause.tokens[-1].span.end)
    mark = len(pending.statements)
    try:
        node = _parse(clause.tokens, scope, warnings)
        elaborator = Elaborator(scope, _letters(node, scope))
        if node.op == "chain":
            if node.args[0].op == "none" and last is None:
                raise Unreadable("unexpected", "this goes on from a line above, and there is none", node.span)
            values: list[Value] = []
            for item in node.args:
                values.append(last if item.op == "none" and last is not None else _value(elaborator, item, scope))
            _links(pending, role, math, node, values, elaborator, row, scope, conditions)
            _warn(pending, mark, warnings, elaborator)
            return values[-1]
        if node.op in ("implies", "iff", "or", "and"):
            term = elaborator.statement(node)
            statement = Statement(
                role, span, math, term=term, reading=latex(term), condition=conditions, reason=row.reason, tag=row.tag, checked=True
            )
            statement.context = _bare_context(elaborator)
            pending.statements.append(statement)
            _warn(pending, mark, warnings, elaborator)
            return None
        return elaborator.value(node)
    except Unreadable as problem:
        pending.statements.append(Statement(role, span, math, problem=problem.diagnostic, reason=row.reason, tag=row.tag, checked=True))
        return None


def _value(elaborator: Elaborator, item: Node, scope: Scope) -> Value:
    value = elaborator.value(item)
    return Value(summed(value.term, item.span), value.row) if "einstein" in scope.conventions else value


def _warn(pending: Pending, mark: int, warnings: list[Diagnostic], elaborator: Elaborator) -> None:
    if len(pending.statements) > mark:
        first = pending.statements[mark]
        first.warnings = (*first.warnings, *warnings, *elaborator.warnings)


def _links(
    pending: Pending,
    role: Role,
    math: Math,
    node: Node,
    values: list[Value],
    elaborator: Elaborator,
    row: Row,
    scope: Scope,
    conditions: tuple[Term, ...],
) -> None:
    del scope
    for k, name in enumerate(node.text.split()):
        left, right = node.args[k], node.args[k + 1]
        span = right.span if k or left.op == "none" else left.span.cover(right.span)
        try:
            term = elaborator.relation(name, values[k], values[k + 1], right.span)
        except Unreadable as problem:
            pending.statements.append(Statement(role, span, math, problem=problem.diagnostic, reason=row.reason, tag=row.tag, checked=True))
            continue
        statement = Statement(role, span, math, term=term, reading=latex(term), condition=conditions, checked=True)
        statement.left_span = left.span if left.op != "none" else None
        statement.right_span = right.span
        statement.continues = left.op == "none" or k > 0
        statement.context = _bare_context(elaborator)
        if k == len(node.text.split()) - 1:
            statement.reason, statement.tag = row.reason, row.tag
        pending.statements.append(statement)


def _bare_context(elaborator: Elaborator) -> Context:
    return Context(hypotheses=tuple(elaborator.sizes))


def _row_conditions(row: Row, scope: Scope, skip_first: bool = False) -> list[Term]:
    del skip_first
    conditions: list[Term] = []
    for number_of, clause in enumerate(row.clauses):
        if clause.condition or (number_of > 0 and _is_condition_clause(clause, scope)):
            if is_declaration(clause.tokens) or clause.tokens[0].text == "\\dots":
                continue
            if number_of + 1 < len(row.clauses) and row.clauses[number_of + 1].tokens[0].text == "\\dots":
                continue  # j = 1, …, n says that j runs, and nothing more
            node = _parse(clause.tokens, scope, [])
            if node.op in ("chain", "or", "and"):
                elaborator = Elaborator(scope, _row_letters(row, scope))
                conditions.append(elaborator.statement(node))
    return conditions


def _row_letters(row: Row, scope: Scope) -> dict[str, tuple[Term, Term]]:
    letters: dict[str, tuple[Term, Term]] = {}
    for clause in row.clauses:
        try:
            letters |= _letters(_parse(clause.tokens, scope, []), scope)
        except Unreadable:
            continue
    return letters


def _condition(node: Node, scope: Scope, around: list[Statement]) -> Term | None:
    """A condition's letters that nobody declared are those of the statement it limits."""
    letters = {s.name: (s.sort.low, s.sort.high) for statement in around if statement.term is not None
               for s in free_symbols(statement.term) if isinstance(s.sort, Range)}  # fmt: skip
    unknown = [part.text for part in nodes(node) if part.op == "name" and part.text not in scope.symbols and part.text not in letters]
    if unknown and letters:
        first = next(iter(letters.values()))
        letters |= dict.fromkeys(unknown, first)
    return Elaborator(scope, letters).statement(node)


def _is_condition_clause(clause: Clause, scope: Scope) -> bool:
    """After a comma: `i \\ne k`, `x > 0`, or an equation between index letters limits what stands before."""
    if clause.condition:
        return True
    operators = [RELATIONS[token.text] for token in clause.tokens if token.text in RELATIONS and token.kind in ("mark", "command")]
    if not operators:
        return clause.tokens[0].text == "\\dots"
    if clause.tokens[0].text in RELATIONS:
        return False
    if any(operator in ("!=", "<", "<=", ">", ">=", "in", "notin") for operator in operators):
        return all(operator != "=" for operator in operators)
    names = [token for token in clause.tokens if token.kind == "letter"]
    others = [token for token in clause.tokens if token.kind == "command" and token.text not in RELATIONS]
    return bool(names) and not others and all(
        isinstance(scope.sort_of(token.text), Range) or (scope.sort_of(token.text) is None and token.text in "ijklmnpqrst") for token in names
    )  # fmt: skip


def _letters(node: Node, scope: Scope) -> dict[str, tuple[Term, Term]]:
    """Index letters that stand free in the formula and nobody declared: each ranges over the first axis it is used on."""
    letters: dict[str, tuple[Term, Term]] = {}
    elaborator = Elaborator(scope)
    for part in nodes(node):
        if part.op == "sub":
            for index in part.args[1:]:
                if index.op == "name" and index.text not in scope.symbols and index.text not in letters:
                    size = axis_of(elaborator, index.text, node)
                    if size is not None:
                        letters[index.text] = (number(1), size)
    return letters


# ---------------------------------------------------------------- invisible braces


def _alternatives(pending: Pending, role: Role, math: Math, scope: Scope, source: SourceText, previous: Statement | None) -> None:
    """The same statements with TeX's braces taken as parentheses."""
    other = Pending()
    try:
        rows, _ = _rows(math, source, scope, keep_hidden=True)
        _claims(other, role, math, rows, scope, previous)
    except Unreadable:
        return
    if len(other.statements) != len(pending.statements):
        return
    for statement, alternative in zip(pending.statements, other.statements, strict=True):
        if alternative.term is not None and alternative.term is not statement.term:
            statement.alternative = alternative.term
            span = statement.right_span or statement.span
            remark = Diagnostic("invisible-braces", Severity.WARNING, span, "TeX braces do not print: a reader sees no parentheses here",
                                ("write `(…)` or `\\left(…\\right)` where you mean parentheses",))  # fmt: skip
            statement.warnings = (*statement.warnings, remark)
