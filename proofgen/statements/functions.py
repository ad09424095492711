"""Functions that are declared: `f \\colon A \\to B`, `\\varphi(t)`, `A(t) \\in \\mathbb{R}^{n \\times n}`."""

from __future__ import annotations

from proofgen.math.lexer import Token
from proofgen.math.scope import Scope
from proofgen.math.sorts import REAL, Function, Sort
from proofgen.math.syntax import Node, Unreadable
from proofgen.math.term import Sym
from proofgen.span import Span
from proofgen.statements.rows import Clause, Row
from proofgen.statements.sets import set_of

_MAPS_TO = frozenset({"\\mapsto", "\\longmapsto"})
_COLONS = frozenset({":", "\\colon"})


def function_of(head: Node, clause: list[Token], values: Sort, scope: Scope) -> Sym:
    """`\\varphi(t)`, `A(t) \\in \\mathbb{R}^{n \\times n}`: a function, and by itself its name stands for its value there."""
    opening = next(k for k, token in enumerate(clause) if token.text == "(")
    parameters = [token.text for token in clause[opening:] if token.kind in ("letter", "command")]
    new = {p for p in parameters if p not in scope.symbols}
    symbols = [scope.symbols.get(p) or scope.declare(p, REAL) for p in parameters]
    scope.runs |= new
    function = scope.declare(head.args[0].text, Function(tuple(s.sort for s in symbols), values))
    scope.arguments[function.name] = tuple(symbols)
    return function


def mapping(name: str, right: list[Token], scope: Scope, span: Span) -> Sym:
    arrow = next((k for k, token in enumerate(right) if token.text in ("\\to", "\\mapsto")), None)
    if arrow is None:
        raise Unreadable("unknown-declaration", "a function is declared as `f \\colon A \\to B`", span)
    domains = [set_of(part, scope) for part in _factors(right[:arrow], span)]
    codomain, values = set_of(right[arrow + 1 :], scope)
    function = scope.declare_anew(name, Function(tuple(sort for sort, _ in domains), codomain))
    scope.domains[name] = tuple((sort, tuple(inside)) for sort, inside in domains)
    if values or any(inside for _, inside in domains):
        scope.unread[name] = f"where ${name}$ is defined and what values it takes is not used"
    return function


def mapped(rows: list[Row]) -> tuple[list[Row], list[Row]] | None:
    """`f \\colon A \\to B, x \\mapsto x^2` as a declaration and the definition `f(x) = x^2`; `f \\colon x \\mapsto x^2` as that alone. None of another formula."""
    clauses = [clause for row in rows for clause in row.clauses]
    at = next((k for k, clause in enumerate(clauses) if any(token.text in _MAPS_TO for token in clause.tokens)), None)
    if at is None or at + 1 < len(clauses):
        return None
    tokens = clauses[at].tokens
    sign = next(k for k, token in enumerate(tokens) if token.text in _MAPS_TO)
    colon = next((k for k, token in enumerate(tokens[:sign]) if token.text in _COLONS), None)
    before = tokens if colon is not None else clauses[at - 1].tokens if at == 1 else []
    named = next((k for k, token in enumerate(before) if token.text in _COLONS), None)
    params, body = tokens[0 if colon is None else colon + 1 : sign], tokens[sign + 1 :]
    if not named or not params or not body:
        return None
    if params[0].text == "(" and params[-1].text == ")":
        params = params[1:-1]
    opening, closing, equals = (Token("mark", text, tokens[sign].span) for text in "()=")
    definition = [*before[:named], opening, *params, closing, equals, *body]
    return rows[:0] if colon is not None else [Row([clauses[0]])], [Row([Clause(definition)])]


def _factors(tokens: list[Token], span: Span) -> list[list[Token]]:
    """`A \\times B`: a function of two arguments; the sign between the sizes of a matrix stands in braces."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += 1 if token.text in ("{", "(", "[", "\\{") else -1 if token.text in ("}", ")", "]", "\\}") else 0
        if token.text == "\\times" and depth == 0:
            parts.append([])
        else:
            parts[-1].append(token)
    if not all(parts):
        raise Unreadable("unknown-declaration", "a set is missing here", span, "write `f \\colon \\mathbb{R} \\to \\mathbb{R}`")
    return parts
