"""Where lines come from that may be proved: handouts, the gold corpus, the prover's own tables, and the benchmark where it is there."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from proofgen.math.context import Context
from proofgen.math.term import Term
from proofgen.math.walk import uninterpreted
from proofgen.session.check import to_be_checked
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.verify.obligation import Obligation

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("examples", "tests/documents", "tests/gold")
TABLES = {
    "test_prove_algebra": "HOLD",
    "test_prove_calculus": "HOLD",
    "test_prove_integrals": "RIGHT",
    "test_prove_relations": "HOLD",
    "test_prove_softmax": "HOLD",
    "test_prove_sums": "HOLD",
    "test_prove_tensors": "HOLD",
    "test_expectation": "TRUE",
}


@dataclass(frozen=True, slots=True)
class Line:
    """source: the file, and the line in it or the row of the table."""

    source: str
    obligation: Obligation


def every_line() -> list[Line]:
    return [
        *of_tables(),
        *(line for folder in FOLDERS for path in sorted((ROOT / folder).glob("*.md")) for line in of_file(path)),
        *of_benchmark(),
    ]


def of_file(path: Path) -> Iterator[Line]:
    yield from of_text(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))


def of_text(name: str, text: str) -> Iterator[Line]:
    """The lines that are to be checked and are not marked as wrong."""
    source = SourceText(name, text)
    for statement in read_derivation(read_markdown(source)).statements:
        if to_be_checked(statement) and statement.expected is None:
            assert statement.goal is not None
            assert statement.context is not None
            if uninterpreted(statement.goal) is None:
                yield Line(f"{name}:{source.position(statement.span.start)[0]}", Obligation(statement.goal, statement.context))


def of_tables() -> Iterator[Line]:
    folder = str(ROOT / "tests/verify")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    for module, table in TABLES.items():
        for number, row in enumerate(getattr(importlib.import_module(module), table)):
            (goal,) = (part for part in row if isinstance(part, Term))
            (context,) = (part for part in row if isinstance(part, Context))
            yield Line(f"{module}.{table}[{number}]", Obligation(goal, context))


def of_benchmark() -> Iterator[Line]:
    folder = ROOT / "benchmarks/steps"
    if not (folder / "steps.py").exists():
        return
    sys.path.insert(0, str(folder))
    try:
        steps = importlib.import_module("steps")
    finally:
        sys.path.remove(str(folder))
    for family in steps.families():
        try:
            found = steps.read_family(family)
        except steps.Malformed:
            continue  # someone is writing it
        for step in found:
            if step.label:
                lines = list(of_text(step.id, step.document))
                yield from lines[-1:]
