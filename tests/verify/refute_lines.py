"""The refuter asked about lines as an author writes them."""

from __future__ import annotations

from dataclasses import replace

from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.refute import refute
from proofgen.verify.verdict import Agreement, Witness


def asked(given: str, line: str) -> Witness | Agreement:
    """What the refuter says of this line after these sentences; the prover is not asked."""
    derivation = read_derivation(read_markdown(SourceText("lines.md", f"{given}\n\n$$ {line} $$\n")))
    statement = derivation.statements[-1]
    assert statement.goal is not None, f"not read: {line}"
    assert statement.context is not None
    context = statement.context
    supposed = replace(context, hypotheses=(*context.hypotheses, *context.doubtful), doubtful=())
    return refute(Obligation(statement.goal, supposed), Limits())


def check_refuted(given: str, line: str) -> None:
    found = asked(given, line)
    assert isinstance(found, Witness), f"not refuted: {line}: {found}"


def check_agrees(given: str, line: str) -> None:
    """Both sides were computed and agree."""
    found = asked(given, line)
    assert isinstance(found, Agreement), f"refuted: {line}: {found}"
    assert found.points > 0, f"no point: {line}: {found}"


def check_silent(given: str, line: str) -> None:
    """A side has no value, or none that is certain: nothing may be said."""
    found = asked(given, line)
    assert isinstance(found, Agreement), f"refuted: {line}: {found}"
    assert found.points == 0, f"computed: {line}: {found}"
