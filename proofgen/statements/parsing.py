"""Tokens of a formula to syntax, with what surrounds it: conditions, and the ranges of letters that nobody declared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from proofgen.diagnostic import Diagnostic
from proofgen.math import lexer
from proofgen.math.braces import visible
from proofgen.math.einstein import summed
from proofgen.math.elaborate import Elaborator
from proofgen.math.elaborate_sums import axis_of
from proofgen.math.ellipses import counts
from proofgen.math.lexer import Token
from proofgen.math.notation import ACCENTS, GREEK
from proofgen.math.parser import RELATIONS, Parser
from proofgen.math.scope import Scope
from proofgen.math.shape import number
from proofgen.math.sorts import INTEGER, Range
from proofgen.math.syntax import Node, Unreadable, nodes
from proofgen.math.term import Sym, Term
from proofgen.math.value import Value
from proofgen.math.walk import free_symbols
from proofgen.source.document import Document, Math
from proofgen.span import Span
from proofgen.statements.applied import without_arguments
from proofgen.statements.declare import is_declaration, membership
from proofgen.statements.lists import bounds, ends, listed, mark_lists, members
from proofgen.statements.rows import Clause, Row, rows_of
from proofgen.statements.sets import with_round_ends
from proofgen.statements.statement import Statement

LONGEST = 20_000  # characters of one formula
MOST_TOKENS = 3_000
MOST_LOOKED_AT = 128  # layouts, and what stands in them, that are kept: of formulas that a sentence comes back to


def rows_in(math: Math, document: Document, keep_hidden: bool = False) -> tuple[list[Row], tuple[Span, ...]]:
    """The rows, for the caller to change as he likes, and spans of braces that may be meant as parentheses. Raises Unreadable.

    What its sentence makes of a formula is not known at first, so that each is looked at several times, and laid out once.
    """
    found = looked_up(document, (math, keep_hidden), lambda: _laid_out_or_not(math, document, keep_hidden))
    if isinstance(found, Unreadable):
        raise found.with_traceback(None)
    assert isinstance(found, tuple)
    rows, hidden = found
    return [row.copy() for row in rows], hidden


def _laid_out_or_not(math: Math, document: Document, keep_hidden: bool) -> object:
    try:
        return _laid_out(math, document, keep_hidden)
    except Unreadable as problem:
        return problem


def signs_in(math: Math, document: Document) -> frozenset[str]:
    """The relations that stand in it, none where it cannot be laid out."""
    found = looked_up(document, (math, "signs"), lambda: _signs(math, document))
    assert isinstance(found, frozenset)
    return found


def _signs(math: Math, document: Document) -> frozenset[str]:
    try:
        rows, _ = rows_in(math, document)
    except Unreadable:
        return frozenset()
    return frozenset(RELATIONS[token.text] for row in rows for clause in row.clauses for token in clause.tokens if token.text in RELATIONS)


def looked_up(document: Document, key: tuple[object, ...], look: Callable[[], object]) -> object:
    """What was seen of a formula before, or is now; no more is kept than a sentence may come back to."""
    found = document.looked_at.get(key, document)  # the document itself is nothing that is found in it
    if found is document:
        found = look()
        see(document, key, found)
    return found


def see(document: Document, key: tuple[object, ...], found: object) -> None:
    """It need not be looked for again."""
    seen = document.looked_at
    if len(seen) >= MOST_LOOKED_AT:
        seen.pop(next(iter(seen)))
    seen[key] = found


def _laid_out(math: Math, document: Document, keep_hidden: bool) -> tuple[list[Row], tuple[Span, ...]]:
    if math.span.end - math.span.start > LONGEST:
        message = f"this formula has {math.span.end - math.span.start:,} characters; at most {LONGEST:,} are read"
        raise Unreadable("too-long", message, Span(math.span.start, math.span.start + 1), "split it, or name parts of it with `Define`")
    shown = visible(tokens_of(math, document), keep_hidden)
    rows = rows_of(shown.tokens, document.source)
    for row in rows if math.display else ():
        row.tag = row.tag or next((number for span, number in document.numbers if row.clauses and _ends_in(row, rows, span)), "")
    if len(shown.tokens) > MOST_TOKENS:
        message = f"this formula has {len(shown.tokens):,} signs; at most {MOST_TOKENS:,} are read"
        raise Unreadable("too-long", message, Span(math.span.start, math.span.start + 1), "split it, or name parts of it with `Define`")
    for row in rows:
        row.clauses = _spread(row.clauses)
    return rows, shown.hidden


def _spread(clauses: list[Clause]) -> list[Clause]:
    """`p, q > 0` says it of both."""
    found: list[Clause] = []
    for clause in reversed(clauses):
        follows = found[0] if found else None
        at = next((k for k, token in enumerate(follows.tokens) if token.text in RELATIONS), 0) if follows is not None else 0
        order = follows is not None and at > 0 and RELATIONS[follows.tokens[at].text] in ("<", "<=", ">", ">=", "!=")
        if order and follows is not None and _is_name(clause.tokens) and _is_name(follows.tokens[:at]):
            clause = Clause([*clause.tokens, *follows.tokens[at:]], clause.condition or follows.condition, clause.lead)
        found.insert(0, clause)
    return _bounded_together(found)


_DIRECTIONS = {"<": "up", "<=": "up", ">": "down", ">=": "down"}


def _bounded_together(clauses: list[Clause]) -> list[Clause]:
    """`0 < x, y < 1` bounds both on both sides."""
    found = clauses[:]
    for k, clause in enumerate(clauses):
        low, others = _order(clause.tokens), [_order(each.tokens) for each in clauses[k + 1 :]]
        if (
            low is None
            or _is_name(clause.tokens[: low[0]])
            or any(t.kind == "letter" for t in clause.tokens[: low[0]])
            or not _is_name(clause.tokens[low[0] + 1 :])
        ):
            continue
        group: list[int] = []
        above: list[str] = []
        for at, (each, order) in enumerate(zip(clauses[k + 1 :], others, strict=True), k + 1):
            if order is None or order[1] != low[1] or not _is_name(each.tokens[: order[0]]) or each.condition != clause.condition:
                break
            rest = [token.text for token in each.tokens[order[0] :]]
            if group and rest != above:
                break
            above = rest
            group.append(at)
        for at in group:
            found[at] = replace(clauses[at], tokens=[*clause.tokens[: low[0] + 1], *clauses[at].tokens])
        if group:
            last = clauses[group[-1]].tokens
            found[k] = replace(clause, tokens=[*clause.tokens, *last[next(p for p, t in enumerate(last) if t.text in RELATIONS) :]])
    return found


def _order(tokens: list[Token]) -> tuple[int, str] | None:
    """Where the one relation of a clause stands and which way it goes; None where there are more, or it is no order."""
    at = [k for k, token in enumerate(tokens) if token.text in RELATIONS]
    way = _DIRECTIONS.get(RELATIONS[tokens[at[0]].text]) if len(at) == 1 else None
    return (at[0], way) if way is not None and 0 < at[0] < len(tokens) - 1 else None


def _is_name(tokens: list[Token]) -> bool:
    plain = all(
        token.kind in ("letter", "command", "word") or token.text in ("_", "{", "}", "'") or token.kind == "number" for token in tokens
    )
    return (
        plain
        and tokens[0].text != "\\dots"
        and tokens[0].kind in ("letter", "command")
        and (len(tokens) == 1 or tokens[1].text in ("_", "{", "'"))
    )


def _ends_in(row: Row, rows: list[Row], numbered: Span) -> bool:
    """Is this the last row of those that share the number?"""
    inside = [each for each in rows if each.clauses and numbered.start <= each.clauses[0].tokens[0].span.start < numbered.end]
    return bool(inside) and inside[-1] is row


def tokens_of(math: Math, document: Document) -> list[Token]:
    """The tokens of a formula, each at its place in the file. Raises Unreadable."""
    return without_arguments(_tokens(math, document), document)


def _tokens(math: Math, document: Document) -> list[Token]:
    if not document.macros and not math.blanks and math not in document.joined:
        return with_round_ends(list(lexer.tokens_of(document.source.of(math.span), math.span.start)))
    written = document.formula(math)
    try:
        return with_round_ends([replace(token, span=written.place(token.span)) for token in lexer.tokens_of(written.text)])
    except Unreadable as problem:
        raise Unreadable.at(problem.diagnostic, written.place(problem.diagnostic.span)) from None


def parsed(tokens: list[Token], scope: Scope, warnings: list[Diagnostic]) -> Node:
    end = tokens[-1].span.end
    parser = Parser([*tokens, Token("eof", "", Span(end, end))], scope)
    node = parser.statement()
    if parser.here.kind != "eof":
        raise Unreadable("unexpected", f"{parser.shown()} is not expected here", parser.here.span)
    warnings += parser.warnings
    inside = nodes(node) if not scope.strict else []
    ops = {part.op for part in inside}
    for name in (*(counts(node) if "dots" in ops else ()), *(_ends(inside) if ops & {"sum", "prod"} else ())):
        scope.open.discard(name)
        if name not in scope.symbols or name in scope.inferred:
            scope.size(name)
    return node


def _ends(inside: list[Node]) -> list[str]:
    """Letters that sums and products run to, and that none of them binds: integers."""
    runs = [part for part in inside if part.op in ("sum", "prod")]
    bound = {each.text for part in runs for each in nodes(part.args[0]) if each.op == "name"}
    tops = [
        each
        for part in runs
        for each in ((part.args[1],) if part.args[1].op == "name" else part.args[1].args if part.args[1].op == "+" else ())
    ]
    return [each.text for each in tops if each.op == "name" and len(each.text) == 1 and each.text not in bound]


def first_name(node: Node) -> set[str]:
    return {node.args[0].text} if node.op == "chain" and node.args[0].op == "name" else set()


def value_of(elaborator: Elaborator, item: Node, scope: Scope) -> Value:
    value = elaborator.value(item)
    return Value(summed(value.term, item.span), value.row) if "einstein" in scope.conventions else value


def row_conditions(row: Row, scope: Scope) -> list[Term]:
    conditions: list[Term] = []
    mark_lists(row.clauses)
    after = 0  # behind a list of values
    for number_of, clause in enumerate(row.clauses):
        if number_of < after or not (clause.condition or (number_of > 0 and limits_row(row, clause, scope))):
            continue
        if clause.anew:
            for name in [token.text for token in clause.tokens if token.text in scope.symbols]:
                scope.for_all(scope.symbols[name])
        found = listed(row.clauses, number_of)
        if found is not None:
            symbol = scope.symbols.get(found.name) or letter_of(found.name, _row_letters(row, scope))
            if symbol is None:
                row.letters[found.name] = ends(found, scope)
            else:
                conditions += bounds(found, symbol, scope)
            after = number_of + found.clauses
        elif clause.tokens[0].text == "\\dots":
            continue
        elif is_declaration(clause.tokens):
            for member in members(row.clauses, number_of):
                conditions += membership(member, scope)
        else:
            node = parsed(clause.tokens, scope, [])
            if node.op in ("chain", "or", "and"):
                conditions.append(Elaborator(scope, beside(node, _row_letters(row, scope), scope)).statement(node))
    return conditions


def letter_of(name: str, letters: dict[str, tuple[Term, Term]]) -> Sym | None:
    return Sym(name, Range(*letters[name])) if name in letters else None


def _row_letters(row: Row, scope: Scope) -> dict[str, tuple[Term, Term]]:
    letters: dict[str, tuple[Term, Term]] = {}
    for clause in row.clauses:
        try:
            letters |= letters_of(parsed(clause.tokens, scope, []), scope)
        except Unreadable:
            continue
    return letters


def letters_in(statements: list[Statement]) -> dict[str, tuple[Term, Term]]:
    """The free index letters of statements that were read, and over what they run."""
    return {s.name: (s.sort.low, s.sort.high) for statement in statements if statement.term is not None
            for s in free_symbols(statement.term) if isinstance(s.sort, Range)}  # fmt: skip


def condition_of(node: Node, scope: Scope, around: list[Statement]) -> Term | None:
    """A condition's letters that nobody declared are those of the statement it limits."""
    lent = {
        s.name: s
        for each in around
        if each.term is not None
        for s in free_symbols(each.term)
        if s.sort == INTEGER and s.name not in scope.symbols
    }  # those of Kronecker's symbol alone
    scope.symbols |= lent
    try:
        return Elaborator(scope, beside(node, letters_in(around), scope)).statement(node)
    finally:
        for name in lent:
            scope.symbols.pop(name)


def beside(node: Node, letters: dict[str, tuple[Term, Term]], scope: Scope) -> dict[str, tuple[Term, Term]]:
    """`j \\ne k` beside a line with the index j: of a k that nobody declared it is known what it ran over before, or it runs as j does."""
    names = [part.text for part in nodes(node) if part.op == "name"]
    unknown = [name for name in names if name not in scope.symbols and name not in letters]
    near = [letters[name] for name in names if name in letters] or list(letters.values())
    return letters | {name: scope.letters.get(name, near[0]) for name in unknown if near}


def is_order(clause: Clause) -> bool:
    """An inequality: what follows it after a comma is another one, and no condition on it."""
    signs = [RELATIONS[token.text] for token in clause.tokens if token.kind in ("mark", "command") and token.text in RELATIONS]
    return bool(signs) and all(sign in ("<", "<=", ">", ">=") for sign in signs)


def limits_row(row: Row, clause: Clause, scope: Scope) -> bool:
    """Whether a clause behind a comma limits the first one. Behind an order it does where it is of a name alone, and the order is not."""
    first = row.clauses[0]
    if not is_order(first):
        return is_condition_clause(clause, scope)
    names = {token.text for token in clause.tokens if token.kind == "letter" or token.text[1:] in GREEK}
    if _is_plain(first) or not names & {token.text for token in first.tokens} or any(token.text == "=" for token in clause.tokens):
        return False
    return any(token.text == "\\in" for token in clause.tokens) or (_is_plain(clause) and is_condition_clause(clause, scope))


def _is_plain(clause: Clause) -> bool:
    """Names and numbers alone stand on both sides, or pairs of them."""
    return all(token.text in RELATIONS or token.text in ("(", ")", "\\to", "\\top") or _is_part_of_a_name(token) for token in clause.tokens)


def is_condition_clause(clause: Clause, scope: Scope) -> bool:
    """After a comma: `i \\ne k`, `x > 0`, or an equation between index letters limits what stands before."""
    if clause.condition:
        return True
    if clause.tokens[0].text in ("(", "[") and clause.tokens[-1].text in (")", "]") and any(t.text in RELATIONS for t in clause.tokens):
        clause.tokens = clause.tokens[1:-1]  # (x > 0) beside a line
        clause.condition = True
        return True
    operators = [RELATIONS[token.text] for token in clause.tokens if token.text in RELATIONS and token.kind in ("mark", "command")]
    if not operators:
        return clause.tokens[0].text == "\\dots"
    if clause.tokens[0].text in RELATIONS:
        return False
    if any(operator in ("!=", "<", "<=", ">", ">=", "in", "notin") for operator in operators):
        return all(operator != "=" for operator in operators) and (
            "in" in operators or "notin" in operators or _bounds_something(clause.tokens)
        )
    names = [token for token in clause.tokens if token.kind == "letter"]
    others = [token for token in clause.tokens if token.kind == "command" and token.text not in RELATIONS]
    return bool(names) and not others and all(
        isinstance(scope.sort_of(token.text), Range) or (scope.sort_of(token.text) is None and token.text in "ijklmnpqrst") for token in names
    )  # fmt: skip


def _bounds_something(tokens: list[Token]) -> bool:
    """Is a number or a name alone on one side? `x > 0` and `|q| < 1` limit a line; `e^x \\ge 1 + x` beside it is a claim of its own."""
    sides: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in RELATIONS and token.kind in ("mark", "command"):
            sides.append([])
        else:
            sides[-1].append(token)
    return any(side and all(_is_part_of_a_name(token) for token in side) for side in sides)


def _is_part_of_a_name(token: Token) -> bool:
    return (
        token.kind in ("letter", "number")
        or token.text in ("-", "_", "{", "}", ",", "\\infty", "\\pi")
        or token.text[1:] in GREEK
        or token.text[1:] in ACCENTS
    )


def letters_of(node: Node, scope: Scope) -> dict[str, tuple[Term, Term]]:
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


def index_letters(node: Node, scope: Scope) -> dict[str, tuple[Term, Term]]:
    """`i \\ne k` between letters that nobody declared: they run over what one of them was seen to run over before."""
    names = [part.text for part in nodes(node) if part.op == "name"]
    if (
        node.op != "chain"
        or any(part.op != "name" for part in node.args)
        or not all(len(name) == 1 and name in "ijklmnpqrst" for name in names)
    ):
        return {}
    unknown = [name for name in names if name not in scope.symbols]
    seen = [scope.letters[name] for name in names if name in scope.letters]
    if unknown and not seen and "i" in unknown:
        raise Unreadable(
            "undeclared", "nothing says what these letters are", node.span, f"Let ${', '.join(names)} \\in \\{{1, \\dots, n\\}}$."
        )
    return {name: scope.letters.get(name, seen[0]) for name in unknown} if seen else {}
