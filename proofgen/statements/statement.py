"""What a line says and what is asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from proofgen.diagnostic import Diagnostic
from proofgen.math.context import Context, Definition
from proofgen.math.term import Sym, Term
from proofgen.source.document import Math
from proofgen.span import Span

Role = Literal["step", "goal", "inline", "declaration", "definition", "hypothesis"]


@dataclass(slots=True)
class Statement:
    """One link of a chain, one declaration, definition or hypothesis, or one formula that could not be read.

    term: the statement as read (None: unreadable, or a declaration without a relation). context: what it is checked under; None where
    nothing is to be checked. alternative: the term with TeX's invisible braces taken as parentheses, where that differs.
    goal: the term as it is checked, names defined through a bound one written out. formula: the piece of the document it stands in. continues: its left side is the right side of the line before.
    """

    role: Role
    span: Span
    formula: Math
    term: Term | None = None
    context: Context | None = None
    reading: str = ""
    left_span: Span | None = None
    right_span: Span | None = None
    condition: tuple[Term, ...] = ()
    reason: str = ""
    tag: str = ""
    continues: bool = False
    expected: Literal["refuted"] | None = None
    skipped: str | None = None
    problem: Diagnostic | None = None
    warnings: tuple[Diagnostic, ...] = ()
    alternative: Term | None = None
    checked: bool = False
    goal: Term | None = None
    unbounded: bool = False  # a sum in it has no bounds and two letters, `\\sum_{i \\ne j}`
    ground: bool = False  # said in the reason beside another line
    guessed: frozenset[str] = frozenset()  # names in it that nobody had declared or defined by then


@dataclass(frozen=True, slots=True)
class Bearer:
    """A name and what it means from this formula on. inferred: nobody said so. definition: the last one it had under this meaning."""

    symbol: Sym
    formula: Math
    inferred: bool
    definition: Definition | None = None


@dataclass(frozen=True, slots=True)
class Supposition:
    """A hypothesis, the formula that states it, and whether it still holds where the file ends."""

    term: Term
    formula: Math
    in_force: bool


@dataclass(frozen=True, slots=True)
class Derivation:
    """All statements of a document in reading order, and remarks that belong to none of them (what was inferred, loose options).

    bearers: what each name means, from where on. used: formulas with no statement of their own that say something of another (a condition, a size).
    """

    statements: tuple[Statement, ...]
    remarks: tuple[Diagnostic, ...]
    bearers: tuple[Bearer, ...] = ()
    suppositions: tuple[Supposition, ...] = ()
    used: frozenset[Math] = frozenset()
