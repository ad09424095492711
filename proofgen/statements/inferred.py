"""Names that nobody declared: what they were taken to be is said, and a line that guessed wrong is not judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.math.latex import latex
from proofgen.math.mass import counts_elements, elements, is_signature
from proofgen.math.scope import Scope
from proofgen.math.sorts import INTEGER, REAL, Function, Range, Scalar, Sort, Tensor
from proofgen.math.term import Sym
from proofgen.math.walk import free_symbols
from proofgen.source.document import Math
from proofgen.statements.members import ANY
from proofgen.statements.statement import Statement


def remark(math: Math, symbol: Sym, from_zero: bool = False) -> Diagnostic:
    """What a name was taken to be, where it first stands."""
    if is_signature(symbol.name):
        message = f"I take ${symbol.name}$ to be a number for each ${', '.join(elements(symbol.name))}$"
        return Diagnostic("inferred", Severity.NOTE, math.outer, message)
    if isinstance(symbol.sort, Range) and counts_elements(symbol.sort.high):
        return Diagnostic("inferred", Severity.NOTE, math.outer, f"I take ${symbol.name}$ to run over a finite set")
    if symbol.name.endswith(ANY):
        name = symbol.name.removesuffix(ANY)
        return Diagnostic(
            "inferred", Severity.NOTE, math.outer, f"I take the bare ${name}$ here to be any one member, shown as ${symbol.name}$"
        )
    what, declaration = ("a non-negative integer", "\\in \\mathbb{N}_0") if from_zero and symbol.sort == INTEGER else words_of(symbol.sort)
    hint = f"write `Let ${symbol.name} {declaration}$`"
    return Diagnostic("inferred", Severity.NOTE, math.outer, f"I take ${symbol.name}$ to be {what}", (hint,))


def refuse_late_definitions(statements: Sequence[Statement], scope: Scope) -> None:
    """A line that took a name for any number, and the file says later what it is: its verdict would be about something else.

    What is proved for every number holds of the one that a later line takes, `Taking $x = 2$`, but that it fails for another one says nothing.
    """
    for statement in statements:
        late = sorted(name for name in statement.guessed if name in scope.definitions or name in scope.unsorted)
        taken = [name for name in late if _is_number(name, scope)]
        if taken and taken == late and statement.context is not None:
            told = tuple(f"a line further down takes one value for ${name}$" for name in taken)
            statement.context = replace(statement.context, unread=(*statement.context.unread, *told))
            continue
        if late and statement.problem is None:
            message = f"`{late[0]}` is defined only further down"
            hint = "move the definition above the line that uses it"
            statement.problem = Diagnostic("defined-later", Severity.ERROR, statement.span, message, (hint,))


def _is_number(name: str, scope: Scope) -> bool:
    known = scope.definitions.get(name)
    return known is not None and not known.params and known.symbol.sort in (REAL, INTEGER) and not free_symbols(known.body)


def is_late(statement: Statement, scope: Scope) -> bool:
    return any(name in scope.definitions for name in statement.guessed) and statement.problem is None


def no_more_supposed(before: Statement, after: Statement) -> bool:
    """Is the second reading under no hypothesis that the first was not under?"""
    known = before.context.hypotheses if before.context is not None else ()
    return after.context is not None and set(after.context.hypotheses) <= set(known)


def place_taken(math: Math, symbol: Sym, place: str) -> Diagnostic:
    message = f"I take ${place}$ to be the place at which ${symbol.name}$ is $1$"
    return Diagnostic("inferred", Severity.NOTE, math.outer, message, (f"write `one-hot at ${place}$` to say so",))


def refuse_other_kinds(statements: Sequence[Statement], others: tuple[set[str], set[str]], declared: set[str]) -> None:
    """declared: names of which a set was named. A line that took a name for a number, or an array of numbers, and the file says elsewhere that it is a matrix, an operator, a function."""
    kinds, arrays = others
    for statement in statements:
        said = {s.name for s in (statement.context.symbols if statement.context is not None else ()) if s.name not in declared}
        spoken = (name for name in statement.guessed | said if name in kinds or _numbered(name) in kinds - declared)
        numbers = {s.name for s in (statement.context.symbols if statement.context is not None else ()) if isinstance(s.sort, Scalar)}
        wrong = sorted({name for name in spoken if not _fits(statement, name)} | (statement.guessed & arrays & numbers))
        if wrong and statement.problem is None:
            message = f"`{wrong[0]}` is taken for numbers here, and is said to be something else elsewhere"
            if wrong[0] not in kinds:
                message = f"`{wrong[0]}` is taken for a number here, and may be a matrix by what stands beside it elsewhere"
            hint = f"say what it is before this line: `Let ${wrong[0]} \\in \\mathbb{{C}}$`, `Let ${wrong[0]} \\in \\mathbb{{R}}^{{n \\times n}}$`"
            statement.problem = Diagnostic("undeclared", Severity.ERROR, statement.span, message, (hint,))


def _numbered(name: str) -> str:
    """q for `q_1`."""
    stem, _, number = name.partition("_")
    return stem if number.strip("{}").isdigit() else name


def _fits(statement: Statement, name: str) -> bool:
    symbols = statement.context.symbols if statement.context is not None else ()
    return all(
        not isinstance(s.sort, Scalar) and not (isinstance(s.sort, Tensor) and len(s.sort.shape) == 1) for s in symbols if s.name == name
    )


def words_of(sort: Sort) -> tuple[str, str]:
    """A sort in words, and how it is declared."""
    match sort:
        case Scalar("integer"):
            return "a positive integer", "\\in \\mathbb{N}"
        case Scalar("complex"):
            return "a complex number", "\\in \\mathbb{C}"
        case Tensor(sizes, _):
            shown = [latex(size) for size in sizes]
            kind = "a vector of" if len(sizes) == 1 else "an array of"
            product = " \\times ".join(shown)
            return f"{kind} ${product}$ real entries", f"\\in \\mathbb{{R}}^{{{product}}}"
        case Function():
            return "a function of one real number", "\\colon \\mathbb{R} \\to \\mathbb{R}"
        case Range(low, high):
            return f"an index from ${latex(low)}$ to ${latex(high)}$", f"\\in \\{{{latex(low)}, \\dots, {latex(high)}\\}}"
        case _:
            return "a real number", "\\in \\mathbb{R}"
