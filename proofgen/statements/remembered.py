"""Readings of earlier runs, taken over where all that they rest on is the same.

Kept is what a displayed formula was read as while it left the scope as it was. It goes by a key of the formula's own characters, every field
of the scope, and all else that `formulas.read` is told; reading it again could come to nothing else, and would leave no other trace.
"""

from __future__ import annotations

from dataclasses import astuple, fields, is_dataclass
from fractions import Fraction
from typing import Any, Protocol

from proofgen.math.context import Context
from proofgen.math.latex import latex, printed_before
from proofgen.math.scope import Scope
from proofgen.math.term import Rel, Term
from proofgen.source.document import Document, Math
from proofgen.span import Span
from proofgen.statements import formulas
from proofgen.statements.define import Head
from proofgen.statements.outline import Outline, outline_of
from proofgen.statements.parsing import LONGEST, see, signs_in
from proofgen.statements.pending import Pending
from proofgen.statements.roles import Cue
from proofgen.statements.statement import Statement

Kept = tuple[Any, ...]
"""Terms and plain values, in tuples."""

_FIELDS = tuple(each.name for each in fields(Scope))
NESTED = frozenset({"roles", "refitted"})  # fields of a scope of which the members change, too


class Memory(Protocol):
    """What is kept between runs of one and the same code."""

    def key(self, *parts: str) -> str: ...

    def get(self, key: str) -> Kept | None: ...

    def put(self, key: str, kept: Kept) -> None: ...

    def digest(self, term: Term) -> str:
        """Of equal terms the same, up to the numbers of renamed letters; "" where such a letter is not bound in the term."""
        ...


class Remembered:
    """Reads the formulas of one document, or takes over how they were read."""

    def __init__(self, document: Document, memory: Memory | None) -> None:
        self._document = document
        self._memory = memory
        self._scope = _Print(memory) if memory is not None else None
        self._at: tuple[Math, str, bool] | None = None  # the formula at hand, the key of its characters, whether their outline was known

    def look(self, math: Math) -> None:
        """Before anything is asked of a formula: what it shows by itself may be known."""
        self._at = None
        if self._memory is None or not math.display or (characters := self._characters(math)) is None:
            return
        key = self._memory.key("outline", *characters)
        known = self._memory.get(key)
        if known is not None:
            signs, head, spelled, goes_on = known
            see(self._document, (math, "signs"), frozenset(signs))
            see(self._document, (math, "outline"), Outline(Head(*head) if head is not None else None, spelled, goes_on))
        self._at = math, key, known is not None

    def _characters(self, math: Math) -> tuple[str, ...] | None:
        """All that stands in a formula, and the numbers that its rows have. None where not all of it stands there, as where a macro is called."""
        document, span = self._document, math.span
        if math.blanks or math in document.joined or span.end - span.start > LONGEST or document.formula(math).origins:
            return None
        numbers = [
            (number, max(numbered.start, span.start) - span.start, min(numbered.end, span.end) - span.start)
            for numbered, number in document.numbers
            if numbered.start < span.end and span.start < numbered.end
        ]
        return document.source.of(span), repr(numbers)

    def read(self, math: Math, scope: Scope, cue: Cue, forced: str, previous: Statement | None, expected: str | None) -> Pending:
        """As `formulas.read`."""
        outline = outline_of(math, self._document) if math.display and forced in ("", "step", "goal") else None
        if outline is not None and not outline.goes_on:
            previous = None  # a formula that begins with a left side of its own has no use for the line above
        if self._memory is None or self._scope is None or self._at is None or self._at[0] != math or outline is None:
            return formulas.read(math, self._document, scope, cue, forced, previous, expected)
        _, characters, known = self._at
        if not known:
            self._memory.put(characters, _outlined(outline, signs_in(math, self._document)))
        scope.ones = None
        under, above = self._scope.of(scope), _above(previous, self._memory)
        if under is None or above is None:
            return formulas.read(math, self._document, scope, cue, forced, previous, expected)
        key = self._memory.key("reading", characters, under, above, cue, forced, expected or "")
        kept = self._memory.get(key)
        if kept is not None:
            return Pending([_statement(each, math) for each in kept])
        pending = formulas.read(math, self._document, scope, cue, forced, previous, expected)
        taken = tuple(_taken(statement, math) for statement in pending.statements)
        whole = Pending([_statement(each, math) for each in taken])
        if taken and pending == whole and self._scope.holds(scope):
            self._memory.put(key, taken)
        return pending


def _above(previous: Statement | None, memory: Memory) -> str | None:
    """What is gone on from. None where there is no telling."""
    if previous is None or not isinstance(previous.term, Rel):
        return "nothing"
    return f"{previous.role} {digest}" if (digest := memory.digest(previous.term.right)) else None


def _outlined(outline: Outline, signs: frozenset[str]) -> Kept:
    head = outline.head
    return tuple(sorted(signs)), astuple(head) if head is not None else None, outline.spelled, outline.goes_on


def _taken(statement: Statement, math: Math) -> Kept:
    """What a statement is made again from. Another one is made where it has more to it than a plain claim has."""
    start = math.span.start
    spans = [
        (span.start - start, span.end - start) if span is not None else None
        for span in (statement.span, statement.left_span, statement.right_span)
    ]
    sizes = statement.context.hypotheses if statement.context is not None else None
    sides = (latex(statement.term.left), latex(statement.term.right)) if isinstance(statement.term, Rel) else None
    return (
        statement.role, *spans, statement.term, statement.reading, statement.condition, sizes, statement.reason, statement.tag,
        statement.continues, statement.expected, statement.checked, sides,
    )  # fmt: skip


def _statement(kept: Kept, math: Math) -> Statement:
    role, span, left, right, term, reading, condition, sizes, reason, tag, continues, expected, checked, sides = kept
    if isinstance(term, Rel) and sides is not None:  # a report shows each by itself, too
        printed_before(term.left, sides[0])
        printed_before(term.right, sides[1])
    start = math.span.start
    spans = [Span(start + each[0], start + each[1]) if each is not None else None for each in (span, left, right)]
    assert spans[0] is not None
    return Statement(
        role, spans[0], math, term, Context(hypotheses=sizes) if sizes is not None else None, reading, spans[1], spans[2], condition,
        reason, tag, continues, expected, checked=checked,
    )  # fmt: skip


class _Print:
    """The digest of a scope, of which only what has changed since is looked at again."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._still: list[object] = [None] * len(_FIELDS)
        self._pieces: list[str | None] = [None] * len(_FIELDS)
        self._known: dict[object, str | None] = {}
        self._digest: str | None = None

    def of(self, scope: Scope) -> str | None:
        """None where something in it cannot be told from what only looks like it."""
        changed = False
        for at, (name, look) in enumerate(_LOOKS):
            still = look(getattr(scope, name))
            if self._pieces[at] is None or still != self._still[at]:
                self._still[at], self._pieces[at], changed = still, self._piece(still), True
        if changed:
            pieces = [each for each in self._pieces if each is not None]
            self._digest = self._memory.key("scope", *pieces) if len(pieces) == len(_FIELDS) else None
        return self._digest

    def holds(self, scope: Scope) -> bool:
        """Whether it is as it was when it was last asked for."""
        return all(look(getattr(scope, name)) == still for (name, look), still in zip(_LOOKS, self._still, strict=True))

    def _piece(self, value: object) -> str | None:
        match value:
            case None | str() | int():
                return repr(value)
            case tuple():
                return self._pieces_of("(", value)
            case frozenset():
                return self._pieces_of("{", value)
            case Fraction():
                return repr(value)
        if value not in self._known:
            self._known[value] = self._looked(value)
        return self._known[value]

    def _looked(self, value: object) -> str | None:
        if isinstance(value, Term):
            return self._memory.digest(value) or None
        if not is_dataclass(value):
            return None
        return self._pieces_of(type(value).__name__, tuple(getattr(value, each.name) for each in fields(value)))

    def _pieces_of(self, kind: str, parts: tuple[object, ...] | frozenset[object]) -> str | None:
        pieces = [self._piece(part) for part in parts]
        known = [piece for piece in pieces if piece is not None]
        if len(known) < len(pieces):
            return None
        return f"{kind} {','.join(sorted(known) if isinstance(parts, frozenset) else known)};"


def _shallow(value: object) -> object:
    """As it is now, whatever becomes of it."""
    kind = type(value)
    if kind is dict:
        return tuple(value.items())  # type: ignore[attr-defined]
    if kind is list:
        return tuple(value)  # type: ignore[arg-type]
    return frozenset(value) if kind is set else value  # type: ignore[call-overload]


def _frozen(value: object) -> object:
    still = _shallow(value)
    return tuple(map(_frozen, still)) if isinstance(still, tuple) else still


_LOOKS = tuple((name, _frozen if name in NESTED else _shallow) for name in _FIELDS)
"""How to see whether a field of the scope is as it was."""
