"""One statement and its finding to the line of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass

from proofgen.math.latex import latex
from proofgen.math.notation import RELATION_SIGNS
from proofgen.math.retype import retyped
from proofgen.math.shape import number, shape
from proofgen.math.term import And, Antiderivative, Entries, ForAll, Iff, Implies, Index, Or, Rel, Term
from proofgen.math.walk import subterms
from proofgen.report.advice import hints_of
from proofgen.report.curve import curve_of
from proofgen.report.own import NOTHING, Own, is_expansion
from proofgen.report.values import Comparison, Counterexample, Label, Line, Place, VerdictWord
from proofgen.report.words import UNSAMPLED, listed, number_of, plain_number
from proofgen.span import SourceText, Span
from proofgen.statements.statement import Statement
from proofgen.verify.finding import Finding
from proofgen.verify.verdict import Attempt, Contradiction, Entry, Proved, Refuted, Undecided, Witness

_LATEX_NAME = re.compile(r"definition of (.+)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The part of a line that its verdict decides."""

    verdict: VerdictWord | None
    code: str | None = None
    message: str = ""
    hints: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    how: tuple[str, ...] = ()
    counterexample: Counterexample | None = None
    left_value: str = ""
    right_value: str = ""


def place(source: SourceText, span: Span) -> Place:
    """Where a span stands, white space around it left out."""
    text = source.of(span)
    start = span.start + len(text) - len(text.lstrip())
    end = max(start, span.start + len(text.rstrip()))
    part = source.part(start)
    return Place(*source.position(start), *source.position(end), part.file, part.cell)


def line_of(
    statement: Statement,
    finding: Finding | None,
    source: SourceText,
    marks: tuple[Label, ...],
    own: Own = NOTHING,
    curves: bool = True,
    aside: str = "",
    directive: str = "",
) -> Line:
    outcome = _outcome(statement, finding, curves)
    relation = statement.term if isinstance(statement.term, Rel) else None
    span = statement.span
    if statement.left_span is not None and statement.right_span is not None and not statement.continues:
        left_line, right_line = source.position(statement.left_span.start)[0], source.position(statement.right_span.start)[0]
        span = span if left_line == right_line else statement.right_span
    span = statement.problem.span if statement.problem is not None else span
    text = source.of(statement.span).strip()
    reading = statement.reading or ("" if statement.problem is not None else retyped(text) or "")
    expected_met = outcome.verdict in ("proved", "proved-if", None) if statement.expected is None else outcome.verdict == "refuted"
    return Line(
        place=place(source, span),
        role=statement.role,
        source=text,
        reading=reading,
        left=latex(relation.left) if relation else "",
        left_shown="" if statement.continues or relation is None else latex(relation.left),
        right=latex(relation.right) if relation else "",
        relation=RELATION_SIGNS[relation.op] if relation else "",
        relation_name=_relation_name(statement.term),
        verdict=outcome.verdict,
        condition=", ".join(latex(c) for c in statement.condition),
        conditions=outcome.conditions,
        how=outcome.how,
        reason=statement.reason,
        tag=statement.tag,
        counterexample=outcome.counterexample,
        left_value=outcome.left_value,
        right_value=outcome.right_value,
        left_place=place(source, statement.left_span) if statement.left_span and not statement.continues else None,
        right_place=place(source, statement.right_span) if statement.right_span else None,
        code=outcome.code,
        message=outcome.message,
        hints=outcome.hints,
        labels=marks,
        expected=statement.expected,
        as_expected=expected_met,
        own=own.whole,
        own_left=own.left,
        own_right=own.right,
        aside=aside,
        directive=directive,
        ground=statement.ground,
    )


def _relation_name(term: Term | None) -> str | None:
    match term:
        case Rel(op, _, _):
            return op
        case Implies():
            return "=>"
        case Iff():
            return "<=>"
        case And():
            return "and"
        case Or():
            return "or"
        case ForAll():
            return "for all"
        case _:
            return None


def _outcome(statement: Statement, finding: Finding | None, curves: bool) -> Outcome:
    if statement.problem is not None:
        verdict: VerdictWord | None = "unreadable"
        return Outcome(verdict, statement.problem.code, statement.problem.message, statement.problem.hints)
    if statement.skipped is not None:
        return Outcome("unchecked", "unchecked", statement.skipped)
    if finding is None:
        return Outcome(None)
    match finding.verdict:
        case Proved(laws, conditions, samples):
            words = tuple(_LATEX_NAME.sub(r"definition of $\1$", law) for law in laws)
            how = words if samples else (*words, UNSAMPLED)
            shown = tuple(latex(c) for c in conditions)
            return Outcome("proved-if" if conditions else "proved", how=how, conditions=shown)
        case Refuted(witness):
            return _refuted(statement, witness, finding, curves)
        case Undecided(Attempt(unknown=Term() as unknown)):
            message = f"this is read and not checked: no law is known here of ${latex(unknown)}$"
            return Outcome("undecided", "not-checkable", message)
        case Undecided(attempt, agreement):
            tried = ", ".join(attempt.tried) or "nothing applied"
            points = (
                f"; both sides agreed at {agreement.points} point{'s' * (agreement.points > 1)}, which proves nothing"
                if agreement.points
                else ""
            )
            hints = (*(f"what would help: {text}" for text in attempt.help), *agreement.skipped)
            return Outcome("undecided", "undecided", f"not settled: {tried} did not decide it{points}", hints)
        case Contradiction(_, witness):
            message = "proofgen contradicts itself here: its prover and its refuter disagree; this is a fault of proofgen, please report it"
            return Outcome("undecided", "contradiction", message, (f"the refuter's point: {_point(witness)}",))


def _refuted(statement: Statement, witness: Witness, finding: Finding, curves: bool) -> Outcome:
    left, right = plain_number(witness.left.text), plain_number(witness.right.text)
    kind = statement.term.op if isinstance(statement.term, Rel) else ""
    what = "this equality fails" if kind == "=" else "this does not hold"
    if any(isinstance(part, Antiderivative) for part in subterms(statement.goal or number(0))):
        what = "the derivatives of the sides, which are shown here, differ"
    own = "at the author's own numbers" if witness.own_numbers else f"at {_point(witness)}" if witness.point else "for all values"
    if is_expansion(statement):
        what, own = f"this was checked as ${statement.reading}$, which fails", own if witness.point else ""
    rows = tuple(_row(statement.term, entry) for entry in witness.entries)
    point = tuple((latex(name), _value(value)) for name, value in witness.point)
    curve = curve_of(statement.goal or statement.term, statement.context, witness) if curves else None
    counterexample = Counterexample(point, rows, witness.own_numbers, curve)
    hints = (*_zero_rows(statement.term, witness), *hints_of(finding.advice))
    return Outcome(
        "refuted", "sides-differ", f"{what} {own}".strip(), hints, counterexample=counterexample, left_value=left, right_value=right
    )


def _zero_rows(term: Term | None, witness: Witness) -> tuple[str, ...]:
    """Entries of a vector that are claimed to be zero and were seen not to be."""
    if not isinstance(term, Rel) or not isinstance(term.right, Entries):
        return ()
    rows = [
        str(e.position[0])
        for e in witness.entries
        if len(e.position) == 1 and e.differs and term.right.items[e.position[0] - 1] is number(0)
    ]
    return (
        (f"row{'s' if len(rows) > 1 else ''} {listed(rows)} {'are' if len(rows) > 1 else 'is'} claimed to be zero, and not so in general",)
        if rows
        else ()
    )


def _point(witness: Witness) -> str:
    return ", ".join(f"${latex(name)} = {_value(value)}$" for name, value in witness.point)


def _value(value: Term) -> str:
    """A vector on one line, as people write it in running text."""
    if isinstance(value, Entries) and not any(isinstance(item, Entries) for item in value.items):
        return rf"\left({', '.join(latex(item) for item in value.items)}\right)"
    return latex(value)


def _row(term: Term | None, entry: Entry) -> Comparison:
    name = ""
    if entry.position and isinstance(term, Rel):
        positions = tuple(number(p) for p in entry.position)
        name = latex(Index(term.left, positions)) if len(positions) <= len(shape(term.left)) and len(latex(term.left)) < 60 else ""
        if not name or name.count("nabla"):
            name = ", ".join(str(p) for p in entry.position)
    left, right = entry.left.text, entry.right.text
    return Comparison(name, left, right, entry.differs, number_of(left), number_of(right), entry.position)
