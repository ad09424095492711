"""proofgen on one step after another: JSON lines in, JSON lines out. Started by run.py with the interpreter that has proofgen."""

from __future__ import annotations

import json
import statistics
import sys
import time
from dataclasses import replace
from typing import Any

from proofgen.math.walk import uninterpreted
from proofgen.report.lines import line_of
from proofgen.session.check import to_be_checked
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.verify.admit import admit
from proofgen.verify.finding import Finding
from proofgen.verify.indefinite import differentiated
from proofgen.verify.obligation import Limits, Obligation
from proofgen.verify.prove import prove
from proofgen.verify.refute import refute
from proofgen.verify.verdict import Agreement, Attempt, Contradiction, Proved, Refuted, Undecided, Verdict

RUNS = 3
ENOUGH = 1.5
"""Seconds after which a step is not run again."""


WARM_UP = r"$$ \int_0^x \cos t \, dt = \sin x $$" + "\n"


def main() -> None:
    answer(WARM_UP)
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line)["document"])), flush=True)


def answer(text: str) -> dict[str, Any]:
    """says: true, false, undecided or unreadable. kind: proofgen's own word."""
    document = read_markdown(SourceText("step.md", text))
    derivation = read_derivation(document)
    start = text.rindex("$$", 0, -3)  # of the display that ends the file
    steps = [statement for statement in derivation.statements if statement.span.start >= start and statement.role == "step"]
    odd = [f"given: {s.problem.message}" for s in derivation.statements if s.problem is not None and s.span.start < start]
    if len(steps) != 1 or not to_be_checked(steps[0]):
        problems = [s.problem.message for s in derivation.statements if s.problem is not None and s.span.start >= start]
        why = "; ".join(problems) or f"read as {[s.role for s in derivation.statements if s.span.start >= start]}"
        return {"says": "unreadable", "kind": "unreadable", "message": "; ".join([*odd, why]), "seconds": None, "alone": None}
    statement = steps[0]
    assert statement.goal is not None
    assert statement.context is not None
    obligation = Obligation(statement.goal, statement.context)
    whole, alone = [], []
    while len(whole) < RUNS and sum(whole) < ENOUGH:
        verdict, both, one = judged(obligation)
        whole.append(both)
        alone.append(one)
    report = line_of(statement, Finding(verdict), document.source, ())
    shown = f"{report.message} [{report.left_value} and {report.right_value}]" if report.left_value else report.message
    conditions = "; ".join(report.conditions)
    message = "; ".join([*odd, f"reads {report.reading}", *([shown] if shown else []), *([f"if {conditions}"] if conditions else [])])
    says, kind = said(verdict)
    return {"says": says, "kind": kind, "message": message, "seconds": statistics.median(whole), "alone": statistics.median(alone)}


def judged(obligation: Obligation) -> tuple[Verdict, float, float]:
    """The verdict as `proofgen.verify.examine` comes to it, the seconds for all of it, and for the prover alone."""
    limits, context = Limits(), obligation.context
    started = time.perf_counter()
    obligation = replace(obligation, goal=differentiated(obligation.goal, context) or obligation.goal)
    unknown = uninterpreted(obligation.goal)
    if unknown is not None:
        verdict = admit(Attempt((), unknown=unknown), Agreement(0))
        return verdict, time.perf_counter() - started, time.perf_counter() - started
    proof = prove(obligation, limits)
    alone = time.perf_counter() - started
    supposed = replace(obligation, context=replace(context, hypotheses=(*context.hypotheses, *context.doubtful), doubtful=()))
    verdict = admit(proof, refute(supposed, limits))
    return verdict, time.perf_counter() - started, alone


def said(verdict: Verdict) -> tuple[str, str]:
    match verdict:
        case Proved(conditions=()):
            return "true", "proved"
        case Proved():
            return "true", "proved-if"
        case Refuted():
            return "false", "refuted"
        case Undecided():
            return "undecided", "undecided"
        case Contradiction():
            return "undecided", "contradiction"


if __name__ == "__main__":
    main()
