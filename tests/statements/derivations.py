"""Reads a short text as a derivation, or checks it."""

from __future__ import annotations

from pathlib import Path

import proofgen
from proofgen.math.latex import latex
from proofgen.session.check import to_be_checked
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.statements.statement import Derivation, Statement
from proofgen.verify.examine import examine
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.verdict import Verdict


def derivation(text: str) -> Derivation:
    return read_derivation(read_markdown(SourceText("a.md", text)))


def checked(text: str) -> list[Statement]:
    return [statement for statement in derivation(text).statements if statement.checked]


def judged(given: str, line: str) -> Verdict | None:
    """The verdict on one displayed line below what is given."""
    return verdict(checked(f"{given}\n\n$$ {line} $$\n")[-1])


def in_force(statement: Statement) -> list[str]:
    """The hypotheses a line is checked under, as LaTeX."""
    assert statement.problem is None, statement.problem
    assert statement.context is not None
    return [latex(hypothesis) for hypothesis in statement.context.hypotheses]


def verdict(line: Statement) -> Verdict | None:
    if line.problem is not None:
        return None
    assert line.goal is not None
    assert line.context is not None
    return examine(Obligation(line.goal, line.context), line.alternative, Limits()).verdict


_LETTERS = {"Proved": "p", "Refuted": "r", "Undecided": "u", "Contradiction": "!"}


def letters(text: str) -> str:
    """A letter for each line that claims something: p, r or u by its verdict, x where it could not be read, - where it is not checked."""
    return "".join(_letter(each) for each in derivation(text).statements if each.role in ("step", "goal", "inline"))


def _letter(line: Statement) -> str:
    if line.problem is not None:
        return "x"
    if not to_be_checked(line):
        return "-"
    assert line.goal is not None
    assert line.context is not None
    finding = examine(Obligation(line.goal, line.context), line.alternative, Limits(seconds=20))
    return _LETTERS[type(finding.verdict).__name__]


def verdicts(path: Path, text: str) -> list[str | None]:
    """Of each line that is checked, or could not be read, as the command would tell it."""
    file = path / "a.md"
    file.write_text(text + "\n", encoding="utf-8")
    return [line.verdict for line in proofgen.check(file, cache=False).lines if line.role in ("step", "goal", "inline") or line.verdict]
