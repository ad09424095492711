"""Names that a line takes for granted: index letters and parameters of which nobody said over what they run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.math.scope import Scope
from proofgen.math.sorts import Range
from proofgen.math.syntax import Unreadable
from proofgen.math.term import Sym
from proofgen.math.walk import free_symbols
from proofgen.source.document import Document, Math
from proofgen.span import Span
from proofgen.statements.inferred import words_of
from proofgen.statements.parsing import tokens_of
from proofgen.statements.statement import Statement


def undeclared(statements: Sequence[Statement], scope: Scope) -> list[Sym]:
    """Free in what was read, the author's own, and known to no declaration."""
    found = {
        symbol
        for statement in statements
        if statement.term is not None
        for term in (statement.term, *statement.condition)
        for symbol in free_symbols(term)
        if not symbol.tag and symbol.name not in scope.symbols
    }
    return sorted(found, key=lambda symbol: (symbol.name, *words_of(symbol.sort)))  # a name may run over two axes in one line


def letters(statements: Sequence[Statement], scope: Scope) -> list[Sym]:
    """Index letters taken to run over the axis they stand on. A definition says itself that it holds for each of its letters."""
    return [s for s in undeclared([each for each in statements if each.role != "definition"], scope) if isinstance(s.sort, Range)]


def refuse(math: Math, statements: list[Statement], symbols: Iterable[Sym], document: Document) -> None:
    """With `--strict`, a formula that takes any name for granted is not judged. A formula without a statement gets one that says so."""
    first = next(iter(symbols), None)
    if first is None:
        return
    what, declaration = words_of(first.sort)
    hint = f"write `Let ${first.name} {declaration}$.`"
    message = f"`{first.name}` is not declared, and would be taken to be {what}"
    problem = Diagnostic("undeclared", Severity.ERROR, _place(math, first.name, document), message, (hint,))
    if not statements:
        statements.append(Statement("declaration", math.span, math))
    for statement in statements:
        statement.problem = statement.problem or problem


def _place(math: Math, name: str, document: Document) -> Span:
    """Where the name stands first, the whole formula where it is not found."""
    try:
        tokens = [token for token in tokens_of(math, document) if token.kind in ("letter", "command", "name")]
    except Unreadable:
        return math.span
    whole = [token.span for token in tokens if token.text == name]
    parts = [token.span for token in tokens if token.text.strip("\\") and token.text in name.replace("{", " ").replace("_", " ").split()]
    return next(iter((*whole, *parts)), math.span)
