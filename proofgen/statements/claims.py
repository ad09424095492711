"""What is checked: chains link by link, statements joined, each under its conditions."""

from __future__ import annotations

from dataclasses import replace

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.math.elaborate import Elaborator
from proofgen.math.elaborate_names import refuse_primed_rows
from proofgen.math.landau import SMALL
from proofgen.math.latex import latex
from proofgen.math.lexer import Token
from proofgen.math.parser import RELATIONS
from proofgen.math.scope import Scope
from proofgen.math.syntax import Node, Unreadable, has_sign, nodes
from proofgen.math.term import Rel, Term
from proofgen.math.value import Value
from proofgen.source.document import Document, Math
from proofgen.span import Span
from proofgen.statements.define import define, head_of, split_head
from proofgen.statements.introduced import introduce
from proofgen.statements.joints import joined
from proofgen.statements.links import add_warnings, bare_context, links
from proofgen.statements.members import any_member
from proofgen.statements.parsing import (
    is_order,
    letters_of,
    limits_row,
    parsed,
    row_conditions,
    rows_in,
    value_of,
)
from proofgen.statements.pending import Pending
from proofgen.statements.reasons import denies
from proofgen.statements.rows import Clause, Row
from proofgen.statements.statement import Role, Statement


def claims(
    pending: Pending, role: Role, math: Math, rows: list[Row], scope: Scope, previous: Statement | None, introduces: bool = False
) -> None:
    last: Value | None = None
    if (
        previous is not None
        and previous.term is not None
        and isinstance(previous.term, Rel)
        and previous.role in ("step", "goal", "inline", "definition")
    ):
        last = Value(previous.term.right)
    _refuse_columns(rows)
    rows = [_with_alternatives(row) for row in joined(rows)]
    spoken = set(scope.symbols)
    claims = 0
    grounds: list[Statement] = []  # what the reasons beside the rows say
    loose: Span | None = None  # an expression that waits for the next row to begin with a relation
    for row in rows:
        if row.existence is not None:
            message = "a claim that something exists cannot be checked yet"
            raise Unreadable("not-checkable", message, row.existence, "name the value, and claim the relation of it")
        conditions = row_conditions(_without_limits(row, scope), scope)
        begun = len(pending.statements)
        for number_of, clause in enumerate(row.clauses):
            if clause.condition or (number_of > 0 and limits_row(row, clause, scope)):
                continue
            if number_of > 0 and _explains_name(pending, math, clause, scope, spoken):
                continue
            if introduces and (known := introduce(pending, math, clause, row, scope, tuple(conditions))) is not None:
                last, claims = known, claims + 1
                continue
            span = Span(clause.tokens[0].span.start, clause.tokens[-1].span.end)
            if loose is not None and clause.tokens[0].text not in RELATIONS:
                raise Unreadable("not-a-statement", "nothing is claimed of this expression", loose, "does a relation sign lack?")
            mark = len(pending.statements)
            last = _claim(pending, role, math, clause, row, scope, tuple(conditions), last)
            loose = span if len(pending.statements) == mark else None
            claims += 1
        _refuse_limited(pending.statements[begun:], row)
        if denies(row.reason):
            for statement in pending.statements[begun:]:
                statement.skipped, statement.checked = DENIED, False
        grounds += [each for tokens in row.grounds if (each := _ground(pending.statements[begun:], math, tokens, scope)) is not None]
    if loose is not None and pending.statements:
        raise Unreadable("not-a-statement", "nothing is claimed of this expression", loose, "does a relation sign lack?")
    pending.statements += grounds
    if not pending.statements and not claims and math.display and any(row.clauses for row in rows):
        raise Unreadable(
            "not-a-statement", "only a condition stands here, and nothing that holds under it", math.span, "write `$f(x) > 0$ for all $x$`"
        )
    if not pending.statements and claims and math.display:
        message = "nothing is claimed here: there is no relation"
        pending.statements.append(Statement("inline", math.span, math, skipped=message))


def _refuse_columns(rows: list[Row]) -> None:
    late = next((clause for row in rows for clause in row.clauses if clause.tokens[0].text in RELATIONS), None)
    if late is not None and any(row.columns for row in rows):
        message = "in several columns it is not clear what this goes on from"
        raise Unreadable("unknown-notation", message, late.tokens[0].span, "write each column as a block of its own")


def _with_alternatives(row: Row) -> Row:
    """`x = 2, \\quad x = -2`: one name has but one value, so this lists several of which it is one."""
    plain = [clause for clause in row.clauses if not clause.condition]
    heads = [_head_of_value(clause) for clause in plain]
    if len(plain) < 2 or heads[0] is None or len(set(heads)) > 1 or len({tuple(token.text for token in each.tokens) for each in plain}) < 2:
        return row
    tokens = plain[0].tokens[:]
    for clause in plain[1:]:
        tokens += [replace(clause.tokens[0], kind="command", text="\\vee"), *clause.tokens]
    row.clauses = [Clause(tokens), *(clause for clause in row.clauses if clause.condition)]
    return row


_OF_NUMBERS = frozenset({"\\frac", "\\sqrt", "\\pi", "\\cdot", "\\pm"})


def _head_of_value(clause: Clause) -> str | None:
    """x of `x = -2`."""
    signs = [at for at, token in enumerate(clause.tokens) if token.text in RELATIONS]
    if len(signs) != 1 or clause.tokens[signs[0]].text != "=" or clause.lead:
        return None
    head = clause.tokens[: signs[0]]
    if any(
        token.kind in ("letter", "name") or (token.kind == "command" and token.text not in _OF_NUMBERS)
        for token in clause.tokens[signs[0] + 1 :]
    ):
        return None
    return head[0].text if len(head) == 1 and head[0].kind in ("letter", "command") else None


def _without_limits(row: Row, scope: Scope) -> Row:
    if SMALL in scope.conventions:
        row.clauses = [clause for clause in row.clauses if clause is row.clauses[0] or not _tends(clause)]
    return row


def _tends(clause: Clause) -> bool:
    """`(x \\to 0)` beside a line with Landau's symbols."""
    texts = [token.text for token in clause.tokens if token.text not in ("(", ")", ",", ".")]
    return len(texts) == 3 and texts[1] in ("\\to", "\\rightarrow") and texts[2] == "0"


DENIED = "the words beside it say that it does not hold"


def _refuse_limited(statements: list[Statement], row: Row) -> None:
    """`(x \\text{ positive})` beside a line limits it, in a way that is not known."""
    lost = [each for each in statements if each.problem is not None]
    beside = [clause for clause in row.clauses[1:] if clause.tokens[0].text in ("(", "[")]
    if not any(each.span.start == clause.tokens[0].span.start for each in lost for clause in beside):
        return
    for statement in statements:
        if statement.problem is None:
            message, hint = "what stands beside this line, and may limit it, could not be read", "write `\\text{for } x > 0`"
            statement.problem = Diagnostic("unclear-condition", Severity.ERROR, statement.span, message, (hint,))


def _explains_name(pending: Pending, math: Math, clause: Clause, scope: Scope, spoken: set[str]) -> bool:
    """`…, \\quad s = a + b` beside a line that uses s, of which nobody has spoken before, says what s is. `x = 3, \\quad y = 7` solves, and is claimed."""
    parts = split_head(clause.tokens)
    head = head_of(parts[0], scope) if parts is not None and parts[0] and parts[1] else None
    if parts is None or head is None or head.letters or head.params is not None or head.name not in scope.inferred or head.name in spoken:
        return False
    node = parsed(parts[1], scope, [])
    if node.op == "chain" or not any(part.op == "name" for part in nodes(node)):
        return False
    elaborator = Elaborator(scope, letters_of(node, scope))
    term, _ = define(head, node, scope, elaborator)
    span = Span(clause.tokens[0].span.start, clause.tokens[-1].span.end)
    pending.statements.append(Statement("definition", span, math, term=term, reading=latex(term)))
    return True


def _claim(
    pending: Pending, role: Role, math: Math, clause: Clause, row: Row, scope: Scope, conditions: tuple[Term, ...], last: Value | None
) -> Value | None:
    span = Span(clause.tokens[0].span.start, clause.tokens[-1].span.end)
    mark = len(pending.statements)
    try:
        warnings: list[Diagnostic] = []
        node = parsed([*clause.lead, *clause.tokens], scope, warnings)
        try:
            return _told(pending, role, math, node, span, row, scope, conditions, last, warnings)
        except Unreadable as problem:
            if scope.can_refit(problem.sizes):
                raise
            again = any_member(node, scope) if problem.diagnostic.code == "shape-mismatch" else None
            if again is None or len(pending.statements) > mark:
                raise
            return _told(pending, role, math, again, span, row, scope, conditions, last, warnings)
    except Unreadable as problem:
        if scope.can_refit(problem.sizes):
            raise  # and all of the formula is read again
        pending.statements.append(Statement(role, span, math, problem=problem.diagnostic, reason=row.reason, tag=row.tag, checked=True))
        return None


def _told(
    pending: Pending,
    role: Role,
    math: Math,
    node: Node,
    span: Span,
    row: Row,
    scope: Scope,
    conditions: tuple[Term, ...],
    last: Value | None,
    warnings: list[Diagnostic],
) -> Value | None:
    mark = len(pending.statements)
    elaborator = Elaborator(scope, row.letters | letters_of(node, scope))
    elaborator.pointwise = _of_functions(node)
    if node.op == "chain" and not (len(node.args) == 2 and has_sign(node) and node.args[0].op != "none"):
        if node.args[0].op == "none" and last is None:
            raise Unreadable("unexpected", "this goes on from a line above, and there is none", node.span)
        start = last.term if last is not None else None
        values = elaborator.sides(node.args, start, lambda item: value_of(elaborator, item, scope))
        refuse_primed_rows(node, values)
        links(pending, role, math, node, values, elaborator, row, conditions)
        add_warnings(pending, mark, warnings, elaborator)
        return values[-1]
    if node.op in ("implies", "iff", "or", "and", "chain"):
        term = elaborator.statement(node)
        statement = Statement(
            role, span, math, term=term, reading=latex(term), condition=conditions, reason=row.reason, tag=row.tag, checked=True
        )
        statement.context = bare_context(elaborator)
        pending.statements.append(statement)
        add_warnings(pending, mark, warnings, elaborator)
        return None
    return elaborator.value(node)


def _of_functions(node: Node) -> bool:
    """Is a derivative taken of more than one name, and nothing that may be of a function as a whole, such as a norm?

    `f' = 1` alone may be an equation to be solved.
    """
    inside = nodes(node)
    ops = {part.op for part in inside}
    derivatives = [part.args[-1] for part in inside if part.op in ("nabla", "jacobian", "prime")]
    return any(body.op != "name" for body in derivatives) and not ops & {"norm", "inner", "expect", "int", "lim", "call"}


def _ground(row: list[Statement], math: Math, tokens: list[Token], scope: Scope) -> Statement | None:
    """`since $y_k = 1$` beside a row. A hypothesis in force needs no check; an inequality of names that nobody declared limits the row."""
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    try:
        node = parsed(tokens, scope, [])
        if node.op != "chain" or node.args[0].op == "none":
            return None
        letters = letters_of(node, scope)
        names = {part.text for part in nodes(node) if part.op == "name" and part.text not in letters}
        new = {name for name in names if name not in scope.symbols or name in scope.inferred}
        if new and not (new == names and is_order(Clause(tokens))):
            return None  # `using $u = x^2$` names what it substitutes
        term = Elaborator(scope, letters).statement(node)
    except Unreadable as problem:
        return Statement("inline", span, math, problem=problem.diagnostic, ground=True)
    if new:
        for statement in row:
            statement.condition = (*statement.condition, term)
    if new or term in scope.hypotheses:
        return None
    return Statement("inline", span, math, term=term, reading=latex(term), checked=True, ground=True)


def alternatives(pending: Pending, role: Role, math: Math, scope: Scope, document: Document, previous: Statement | None) -> None:
    """The same statements with TeX's braces taken as parentheses."""
    other = Pending()
    try:
        rows, _ = rows_in(math, document, keep_hidden=True)
        claims(other, role, math, rows, scope, previous)
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
