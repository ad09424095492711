"""One formula to its statements, by the role its sentence gives it."""

from __future__ import annotations

import re
from itertools import pairwise

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.math.elaborate import Elaborator
from proofgen.math.elaborate_names import CONSTANTS
from proofgen.math.latex import latex
from proofgen.math.lexer import Token
from proofgen.math.notation import GREEK
from proofgen.math.parser import RELATIONS
from proofgen.math.scope import Scope
from proofgen.math.shape import number, shape
from proofgen.math.sizes import alike
from proofgen.math.stochastic import OPERATORS
from proofgen.math.syntax import Unreadable
from proofgen.math.term import Det, Rel, Term
from proofgen.math.walk import subterms
from proofgen.source.document import Document, Math
from proofgen.statements import stacking
from proofgen.statements.claims import DENIED, alternatives, claims
from proofgen.statements.declare import is_declaration
from proofgen.statements.define import Head, head_of, is_one_name, log_of, named_behind, outside, split_head
from proofgen.statements.functions import mapped
from proofgen.statements.given import declaration, definition, hypothesis, sample
from proofgen.statements.outline import head_in, outline_of, spelled
from proofgen.statements.parsing import parsed, rows_in, signs_in
from proofgen.statements.pending import Pending
from proofgen.statements.recurrent import is_recurrence
from proofgen.statements.redefined import refuse
from proofgen.statements.respected import spoken_of
from proofgen.statements.roles import Cue
from proofgen.statements.rows import Row
from proofgen.statements.statement import Role, Statement
from proofgen.statements.tainted import UPRIGHT, members_in, names_in, taint


def unchecked(math: Math, why: str) -> Statement:
    return Statement("inline", math.span, math, skipped=why)


def read(math: Math, document: Document, scope: Scope, cue: Cue, forced: str, previous: Statement | None, expected: str | None) -> Pending:
    """Read a formula. Never raises: a problem becomes the statement's."""
    scope.ones = None
    return _read(math, document, scope, cue, forced, previous, expected)


def _read(math: Math, document: Document, scope: Scope, cue: Cue, forced: str, previous: Statement | None, expected: str | None) -> Pending:
    pending = Pending()
    if stacking.says(document, math):
        pending.statements.append(unchecked(math, "words that say what `vec` stacks"))
        return pending
    try:
        rows, hidden = rows_in(math, document)
        if "einstein" in scope.conventions and "no sum" in document.source.of(math.span):
            raise Unreadable(
                "unclear-condition", "over which of the repeated letters is nothing summed here?", math.span, "write other letters"
            )
        refuse([token for row in rows for clause in row.clauses for token in clause.tokens], scope.signs)
        named = [row for each in rows if (row := named_behind(each)) is not None]
        role = forced or ("definition" if named and not any(map(_relates, rows)) else _role(cue, math, rows, scope))
        if not named or any(map(_relates, rows)):
            _by_role(pending, role, math, rows, scope, previous, bool(hidden), document, not forced and not hidden and role != "goal")
        if named:
            definition(pending, math, named, scope)
            pending.settles_at_once = not pending.claims
    except Unreadable as problem:
        if problem.sizes is not None and scope.can_refit(problem.sizes):
            scope.refit(*problem.sizes)
            return _read(math, document, scope, cue, forced, previous, expected)
        role = forced or _fallback(cue, math)
        pending.statements.append(Statement(role, math.span, math, problem=problem.diagnostic, checked=math.display or role != "inline"))  # type: ignore[arg-type]
        if pending.statements[-1].role in ("declaration", "definition", "hypothesis"):
            taint(math, document, scope, pending.statements[-1].role != "hypothesis" or "\\in" in document.formula(math).text)
    except RecursionError:
        deep = Diagnostic("too-deep", Severity.ERROR, math.outer, "this formula is nested too deeply to read")
        pending.statements.append(Statement("step", math.span, math, problem=deep, checked=True))
    if expected is not None:
        for statement in pending.statements:
            statement.expected = "refuted"
            if statement.skipped == DENIED:
                statement.skipped, statement.checked = None, True
    if scope.ones is not None and scope.is_open(scope.ones):
        _refuse_ones(pending.statements, scope.ones)
    return pending


def _refuse_ones(statements: list[Statement], size: Term) -> None:
    message = "of which size is this vector of ones? nothing that stands beside it says so"
    for statement in statements:
        if statement.problem is None and statement.term is not None and size in subterms(statement.term):
            statement.problem = Diagnostic("undeclared", Severity.ERROR, statement.span, message, ("write `\\mathbf{1}_n`",))


def refuse_going_on(statements: list[Statement]) -> None:
    """Of a formula that goes on behind its dollar sign, no more than a part was read."""
    message = "this formula seems to go on after its closing dollar sign"
    for statement in statements:
        problem = Diagnostic("unexpected", Severity.ERROR, statement.span, message, ("put all of it between the dollar signs",))
        statement.problem = statement.problem or (problem if statement.checked else None)


def _relates(row: Row) -> bool:
    return any(outside(clause.tokens) for clause in row.clauses)


def _fallback(cue: Cue, math: Math) -> Role:
    table: dict[Cue, Role] = {
        "declare": "declaration",
        "define": "definition",
        "assume": "hypothesis",
        "given": "hypothesis",
        "with": "hypothesis",
        "where": "hypothesis",
        "goal": "goal",
    }
    return table.get(cue) or ("step" if math.display else "inline")


def _role(cue: Cue, math: Math, rows: list[Row], scope: Scope) -> str:
    """The role by the cue, and by what the formula is where the cue allows several."""
    tokens = [token for row in rows for clause in row.clauses for token in clause.tokens]
    equation = any(token.text in ("=", ":=", "\\equiv") for token in tokens)
    if _says_define(tokens) and cue not in ("assume", "sample"):
        return "definition"
    if cue in ("declare", "define", "consider", "with", "where", "given") and equation and is_recurrence(tokens, scope):
        return "hypothesis"
    match cue:
        case "declare":
            return "definition" if equation and not is_declaration(tokens) and not _is_range(tokens) else "declaration"
        case "define":
            return "definition" if equation else "declaration"
        case "where" | "given" | "consider" | "with" if is_declaration(tokens):
            return "declaration"
        case "where" | "given" | "consider":
            if not any(token.text in RELATIONS for token in tokens):
                return "declaration"
            if cue == "consider" and not equation and _supposes_undeclared(tokens, scope):
                return "declaration"  # `Take $a > 0$`
            names = equation and defines(rows, scope) and not (cue == "consider" and _is_value_of_known(tokens, scope))
            return "definition" if names else "premise" if cue == "consider" else "hypothesis"
        case "with" if equation and _explains(rows, scope):
            return "definition"
        case "assume" | "with":
            return "declaration" if is_declaration(tokens) else "hypothesis"
        case "sample":
            return "sample"
        case "goal":
            return "goal"
        case "since":
            return "step" if math.display else "premise" if _supposes_undeclared(tokens, scope) else "claim"
        case "check":
            return "step" if math.display else "claim"
        case "condition" | "premise":
            return "premise" if any(token.text in RELATIONS for token in tokens) else "words"
        case _:
            return "definition" if math.display and equation and _names_function(rows, scope) else "step" if math.display else "words"


def _is_value_of_known(tokens: list[Token], scope: Scope) -> bool:
    """`Setting $x = 0$` of an x that a line before speaks of: it has that value in this sentence, and goes on to stand for any number."""
    named = [token.text for token in tokens if token.kind == "letter"]
    return len(named) == 1 and named[0] == tokens[0].text and named[0] in scope.inferred and named[0] not in scope.definitions


def _says_define(tokens: list[Token]) -> bool:
    """`D := b^2`, with `\\triangleq` or a `def` over the sign as well."""
    return any(
        token.text in (":=", "\\triangleq")
        or (token.text == ":" and after.text == "=")
        or (token.text in ("\\overset", "\\stackrel") and any("def" in each.text for each in tokens[k + 1 : k + 4]))
        for k, (token, after) in enumerate(pairwise(tokens))
    )


def _names_function(rows: list[Row], scope: Scope) -> bool:
    """`L(\\theta) = …` that nothing introduces, of an L that nobody spoke of: it can say nothing else than what L is."""
    parts = split_head(rows[0].clauses[0].tokens) if rows and rows[0].clauses else None
    called = parts is not None and bool(parts[0]) and parts[0][-1].text == ")"
    head = head_of(parts[0], scope) if parts is not None and called else None
    if head is None or head.params is None or head.name in scope.symbols:
        return False
    word = head.name[8:-1] if head.name.startswith("\\mathrm{") else ""
    return word[:1].isupper() and word not in OPERATORS and not any(token.kind == "number" for token in parts[0])  # type: ignore[index]


def _supposes_undeclared(tokens: list[Token], scope: Scope) -> bool:
    """`Since $x > 0$` of an x that nobody declared supposes rather than claims."""
    signs = [RELATIONS[token.text] for token in tokens if token.text in RELATIONS]
    order = bool(signs) and all(sign in ("<", "<=", ">", ">=", "!=") for sign in signs)
    order = order or (len(tokens) == 3 and tokens[1].text == "=" and tokens[0].text != tokens[2].text)  # `using $a = b$`
    names = [token.text for token in tokens if token.kind == "letter" or token.text[1:] in GREEK]
    return order and bool(names) and all(name not in scope.symbols or name in scope.inferred for name in names)


def _is_range(tokens: list[Token]) -> bool:
    return any(token.text == "\\dots" for token in tokens)


def _explains(rows: list[Row], scope: Scope) -> bool:
    """`…, with $s = a + b$`: a bare name that was used before anything was said of it, or stands here for the first time beside other names."""
    head = head_in(rows)
    if head is None or head.letters or head.params is not None:
        return False
    tokens = rows[0].clauses[0].tokens
    names = {token.text for token in tokens if token.kind == "letter" or token.text[1:] in GREEK} - {head.name}
    return head.name in scope.inferred or (head.name not in scope.symbols and bool(names - CONSTANTS.keys()))


def defines(rows: list[Row], scope: Scope) -> bool:
    """Is this an equation whose left side is a name that still stands for anything?"""
    head = head_in(rows)
    return head is not None and _stands_for_anything(head, spelled(rows), scope)


def _stands_for_anything(head: Head, first: str, scope: Scope) -> bool:
    """first: the clause that it is the head of. Whether a formula that was not taken says something else of the name matters, too."""
    if scope.untaken.get(head.name, first) != first:
        return False
    return head.name not in scope.symbols or head.name in scope.inferred or bool(head.letters) or head.params is not None


def _by_role(
    pending: Pending,
    role: str,
    math: Math,
    rows: list[Row],
    scope: Scope,
    previous: Statement | None,
    hidden: bool,
    document: Document,
    introduces: bool,
) -> None:
    if (found := mapped(rows)) is not None and role in ("declaration", "definition", "hypothesis", "step", "words"):
        declared, defined = found
        if declared:
            declaration(pending, math, declared, scope)
        definition(pending, math, defined, scope)
        return
    match role:
        case "declaration":
            declaration(pending, math, rows, scope)
        case "definition":
            definition(pending, math, rows, scope)
        case "hypothesis":
            hypothesis(pending, math, rows, scope)
        case _ if role.startswith("solution"):  # so many equations, and what they come to
            given = int(role.removeprefix("solution"))
            hypothesis(pending, math, rows[:given], scope)
            claims(pending, "step", math, rows[given:], scope, None, False)
        case "premise":
            pending.add_condition(math, document, scope)
        case "sample":
            sample(pending, math, rows, scope)
        case "words":
            relation = any(token.text in RELATIONS for row in rows for clause in row.clauses for token in clause.tokens)
            if relation:
                why = "a relation in running text is checked after so, hence, thus, since, because"
                why = "the sentence speaks of it, and does not claim it" if math.display else why
                pending.statements.append(Statement("inline", math.span, math, skipped=why))
                pending.mentions = spoken_of(rows, scope)
                if defines(rows, scope) and (head := head_in(rows)) is not None:
                    scope.untaken[head.name] = spelled(rows)
                text = UPRIGHT.sub(" ", document.source.of(math.span))
                for name in [*names_in(text), *members_in(text)]:
                    if name not in scope.symbols or name in scope.inferred:
                        scope.unread.setdefault(name, f"what the text says of ${name}$ is not used")
        case _:
            kind: Role = "goal" if role == "goal" else "inline" if role == "claim" else "step"
            claims(pending, kind, math, rows, scope, previous, introduces)
            if hidden:
                alternatives(pending, kind, math, scope, document, previous)


def is_equation(math: Math, document: Document) -> bool:
    """Does an equals sign stand in it, and no other relation?"""
    return signs_in(math, document) == {"="}


def begins_with_name(math: Math, document: Document, scope: Scope) -> bool:
    """Is the left side a name, an entry of one, or a function's value at letters?"""
    try:
        rows, _ = rows_in(math, document)
    except Unreadable:
        return False
    parts = split_head(rows[0].clauses[0].tokens) if rows and rows[0].clauses else None
    return parts is not None and bool(parts[0]) and head_of(parts[0], scope) is not None


def mentioned(math: Math, document: Document, scope: Scope) -> list[Term]:
    """The relations of a formula that is only spoken of."""
    try:
        return spoken_of(rows_in(math, document)[0], scope)
    except Unreadable:
        return []


def is_new_name(math: Math, document: Document, scope: Scope) -> bool:
    """`The loss is $L = …$`: an equation whose left side is a name that nothing has been said of."""
    found = outline_of(math, document)
    if found is None or found.head is None or found.head.squared or found.head.name in scope.symbols:
        return False
    return _stands_for_anything(found.head, found.spelled, scope)


def is_range(math: Math, document: Document) -> bool:
    """`i = 1, \\dots, n`"""
    return _RUNS.fullmatch(document.formula(math).text) is not None


def is_equation_of_entry(math: Math, document: Document) -> bool:
    """`y_k = 1`: after `for $j \\ne k$ and` it is said beside the first equation, and limits nothing."""
    return _ENTRY.match(document.formula(math).text) is not None


def relates(math: Math, document: Document) -> bool:
    """Does a relation stand in it?"""
    return bool(signs_in(math, document))


def invertible(math: Math, document: Document, scope: Scope) -> Pending:
    r"""`Assume that $X^\top X$ is invertible.`"""
    pending = Pending()
    statement = Statement("hypothesis", math.span, math)
    pending.statements.append(statement)
    try:
        rows, _ = rows_in(math, document)
        tokens = [token for row in rows for clause in row.clauses for token in clause.tokens]
        term = Elaborator(scope).term(parsed(tokens, scope, []))
        sizes = shape(term)
        if len(sizes) != 2 or not alike(*sizes):
            raise Unreadable("shape-mismatch", "only a square matrix is invertible", math.span)
        statement.term = Rel("!=", Det(term), number(0))
        statement.reading = latex(statement.term)
        pending.hypotheses.append(statement.term)
    except Unreadable as problem:
        statement.problem = problem.diagnostic
        taint(math, document, scope)
    return pending


def may_define(math: Math, document: Document, scope: Scope, again: bool) -> bool:
    """Whether an equation may say what stands on its left side: a name, or a value or member of one.

    again: whether a name that is defined already may be meant anew; not by `we can write $f(z) = z^3$`.
    """
    try:
        rows, _ = rows_in(math, document)
    except Unreadable:
        return True
    parts = split_head(rows[0].clauses[0].tokens) if rows and rows[0].clauses else None
    if parts is None or not parts[0] or parts[2] in (":=", "\\triangleq"):
        return True
    head = head_of(parts[0], scope) or log_of(parts[0], scope)
    if head is not None and head.name in scope.definitions and any(name in scope.definitions for name in head.params or ()):
        return False  # `f(r) = 5` below `r = 0`: a value of f
    if head is not None:
        return again or head.name not in scope.definitions
    return is_one_name(parts[0], scope)


def is_definition(math: Math, document: Document, scope: Scope) -> bool:
    """Would this formula define a name that is still free?"""
    found = outline_of(math, document)
    return found is not None and found.head is not None and _stands_for_anything(found.head, found.spelled, scope)


_RUNS = re.compile(r"\s*\\?[A-Za-z]+\s*=\s*[^=,]+,\s*(?:[^=,]+,\s*)?\\[lc]?dots\w*\s*,\s*[^=,]+")
_ENTRY = re.compile(r"\s*\\?[A-Za-z]+(?:\s*\{\s*\\?[A-Za-z]+\s*\})?\s*_\s*(?:\{[^{}]*\}|\w)\s*=")
