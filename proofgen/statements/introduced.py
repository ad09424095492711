"""Lines that say what a name is: announced ones, and those whose left side is a name that nobody has spoken of."""

from __future__ import annotations

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.math.elaborate import Elaborator
from proofgen.math.elaborate_names import is_complex
from proofgen.math.latex import latex
from proofgen.math.lexer import Token
from proofgen.math.parametrised import is_parametrised, printed
from proofgen.math.scope import Scope
from proofgen.math.sizes import is_size
from proofgen.math.sorts import Function, Range, Tensor
from proofgen.math.stochastic import OPERATORS
from proofgen.math.syntax import Node, Unreadable, nodes
from proofgen.math.term import Add, Mul, Num, Or, Pow, Rel, Sym, Term
from proofgen.math.value import Value
from proofgen.math.walk import free_symbols
from proofgen.source.document import Math
from proofgen.span import Span
from proofgen.statements.define import Head, define, head_of, limit, split_head
from proofgen.statements.links import links
from proofgen.statements.parsing import letters_of, parsed
from proofgen.statements.pending import Pending
from proofgen.statements.rows import Clause, Row
from proofgen.statements.statement import Statement

_KNOWN_FUNCTIONS = frozenset({"\\Gamma"})  # which a line without `Define` does not define
_CONSTANTS = frozenset({"e", "i", "d", "\\pi", "\\infty", "\\mathrm{e}", "\\mathrm{i}"})


def introduced(
    pending: Pending,
    math: Math,
    head: Head,
    left: list[Token],
    right: list[Token],
    row: Row,
    scope: Scope,
    conditions: tuple[Term, ...],
) -> Value:
    """Enter the definition; what follows a second `=` is claimed of it. The last side's value. Raises Unreadable."""
    warnings: list[Diagnostic] = []
    chain = parsed(right, scope, warnings)
    items = chain.args if chain.op == "chain" else (chain,)
    elaborator = Elaborator(scope, letters_of(chain, scope))
    statement = Statement("definition", Span(left[0].span.start, items[0].span.end), math, tag=row.tag, reason=row.reason)
    pending.statements.append(statement)
    term, value = define(head, items[0], scope, elaborator)
    pending.declared.append(scope.symbols[head.name])
    statement.term, statement.reading = term, latex(term)
    statement.condition = conditions
    for condition in conditions:
        limit(head.name, condition, scope)
    statement.warnings = (*warnings, *elaborator.warnings)
    if chain.op != "chain":
        return Value(value)
    values = [Value(value), *(elaborator.value(item) for item in items[1:])]
    links(pending, "step", math, chain, values, elaborator, row, conditions)
    return values[-1]


def introduce(pending: Pending, math: Math, clause: Clause, row: Row, scope: Scope, conditions: tuple[Term, ...]) -> Value | None:
    """`Then $y = x^2$`, `$$E = \\tfrac12 m v^2$$` of a name that nobody has spoken of: it can say nothing else than what that is.

    None where the line says no such thing, or a condition stands beside it.
    """
    parts = split_head(clause.tokens)
    bare = parts is not None and len(parts[0]) == 2 and all(token.kind == "letter" for token in parts[0])  # `P V`
    if scope.strict or bare or clause.lead or parts is None or parts[2] != "=" or not parts[0] or not parts[1]:
        return None
    opening = next((k for k, token in enumerate(parts[0]) if token.text == "("), len(parts[0]))  # `\\ell(\\mu, \\sigma^2)`
    numbered = any(token.kind == "number" for token in parts[0][:opening])
    if any(token.text == "'" for token in parts[0]) or (numbered and not _is_one_of_few(parts[0], scope)):
        return None
    head = head_of(parts[0], scope)
    if head is not None and head.name in scope.introduced and head.params is None:
        _doubt_others(head.name, parts[1], scope)
    if head is None or not _is_new(head, scope) or not all(_runs(head, each) for each in conditions):
        return None
    try:
        right = parsed(parts[1], scope, [])
    except Unreadable:
        return None
    first = right.args[0] if right.op == "chain" else right
    if first.op == "none" or not _says_what(head, first):
        return None
    if right.op == "chain" and any(sign != "=" for sign in right.text.split()):
        return None
    mark = len(pending.statements)
    if head.name in scope.introduced:
        scope.forget(head.name)
    value = introduced(pending, math, head, parts[0], parts[1], row, scope, conditions)
    scope.introduced[head.name] = tuple(scope.hypotheses)
    pending.introduces.append(head.name)
    shown = printed(head.name, head.params or ()) if is_parametrised(head.name) else head.name
    message = f"I take this line to say what ${shown}$ is, which nothing has said before"
    note = Diagnostic("introduced", Severity.NOTE, pending.statements[mark].span, message, (f"write `Define ${shown} = …$` to say so",))
    pending.statements[mark].warnings = (*pending.statements[mark].warnings, note)
    return value


def _is_one_of_few(tokens: list[Token], scope: Scope) -> bool:
    """`t_1`, where t has no letter below it anywhere: no member of a sequence."""
    plain = [token for token in tokens if token.text not in ("{", "}")]
    base = plain[0].text
    few = len(plain) == 3 and plain[0].kind in ("letter", "command") and plain[1].text == "_" and plain[2].kind == "number"
    return few and base not in scope.indexed and base not in scope.picked and not isinstance(scope.sort_of(base), Function | Tensor)


def _doubt_others(name: str, right: list[Token], scope: Scope) -> None:
    """`$V = \\pi r^2 h$`, where a line said before what V is, and nobody what h is: a second V, or the same?"""
    try:
        node = parsed(right, scope, [])
    except Unreadable:
        return
    for part in nodes(node):
        if part.op == "name" and part.text not in scope.symbols and part.text not in _CONSTANTS and not part.text.startswith("\\mathrm{"):
            scope.unread.setdefault(part.text, f"nothing says how ${part.text}$ belongs to what ${name}$ was said to be before")


def _runs(head: Head, condition: Term) -> bool:
    """`a_n = 2n - 1 \\quad (n \\in \\mathbb{N})`: where the letter of a sequence runs."""
    if not isinstance(condition, Rel) or condition.op != ">=" or not isinstance(condition.left, Sym):
        return False
    return condition.left.name in head.letters and isinstance(condition.right, Num)


def _is_new(head: Head, scope: Scope) -> bool:
    """Whether nobody has spoken of the name: or where it was introduced, something was supposed that may be over."""
    names = [head.name, f"{head.name}^{{2}}"] if head.squared else [head.name]
    if (
        head.name in _CONSTANTS
        or (head.params and head.name in _KNOWN_FUNCTIONS)
        or any(name in scope.unread or name in scope.unsorted for name in names)
    ):
        return False
    sequence = scope.sort_of(head.name.partition("_")[0]) if "_" in head.name else None
    if head.name in scope.untaken or isinstance(sequence, Function | Tensor):
        return False  # something was said of it before, or of the sequence of which it is a member
    if head.name in scope.introduced and not head.squared:
        return head.name in scope.over or scope.is_stale(head.name)
    if head.name.startswith("\\bar{") and is_complex(head.name[5:-1], scope):
        return False  # the conjugate of what is known
    if head.name in ("\\delta", "\\varepsilon", "\\epsilon") and head.letters:
        return False
    word = head.name[8:-1] if head.name.startswith("\\mathrm{") else ""
    if head.name.startswith(("\\vec{", "\\mathbb{")) or "(" in head.name or (word and (word in OPERATORS or not word[:1].isupper())):
        return False
    return all(name not in scope.symbols or name in scope.unspoken for name in names)


def _says_what(head: Head, body: Node) -> bool:
    """Whether the right side is more than a number or another name, does not speak of the name itself, and has all letters of the left."""
    names = {part.text for part in nodes(body) if part.op == "name"}
    called = {part.args[0].text for part in nodes(body) if part.args and part.args[0].op == "name"}
    plain = body.op == "name" or not names
    return (
        not plain
        and head.name not in names | called
        and names >= {*head.letters, *(param.removesuffix("^{2}") for param in head.params or ())}
    )


def _is_polynomial(term: Term) -> bool:
    match term:
        case Sym() | Num():
            return True
        case Add(parts) | Mul(parts):
            return all(map(_is_polynomial, parts))
        case Pow(base, Num()):
            return _is_polynomial(base)
        case _:
            return False


def sets_up(statement: Statement) -> set[str]:
    """The names of `2a + p = 7`: where one of them is not known well enough to be refuted with, the line may say what the others are."""
    match statement.term:
        case Rel("=", left, right) if statement.role in ("step", "inline") and _is_polynomial(left) and _is_polynomial(right):
            names = [{s.name for s in free_symbols(side)} for side in (left, right)]
            return names[0] | names[1] if not all(names) else set()
        case _:
            return set()


def asked(statement: Statement, new: set[Sym], scope: Scope) -> set[Sym]:
    """Names that stand for the first time in this line, alone on one side of it: `P V = n R T` is a law, or asks what they are.

    An identity cannot hold of them, and no point would say anything against it. `y < x` of two new names, and `x > 0` of one, likewise;
    and `3a + 2p = 12`, which sets something up.
    """
    match statement.term:
        case Or(parts) if statement.role in ("step", "goal", "inline"):
            return {s for part in parts for s in free_symbols(part)} & new  # `so $y = x$ or $y = -x$`
        case Rel(_, left, right) if statement.role in ("step", "goal", "inline"):
            sides = [{s for s in free_symbols(side) if not isinstance(s.sort, Range)} for side in (left, right)]
        case _:
            return set()
    if sides[0] & sides[1] or not new:
        return set()
    new = new - {s for h in (*scope.hypotheses, *scope.doubtful) if not is_size(h) for s in free_symbols(h)}
    if not all(sides):
        alone = next((side for side in (left, right) if isinstance(side, Sym)), None)
        if alone is not None:
            return {alone} & new
        names = sides[0] | sides[1]
        sets_up = statement.term.op == "=" and names <= new and _is_polynomial(left) and _is_polynomial(right)
        return names if sets_up else set()
    for side, other in ((left, sides[1]), (right, sides[0])):
        if isinstance(side, Sym) and side.name not in scope.definitions and other & new:
            return other & new  # `$x = r\\cos\\theta$` says what θ is
    return next((side for side in sides if side <= new), set())
