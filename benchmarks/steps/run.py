"""proofgen, SymPy and two other checkers on the labelled steps: `python benchmarks/steps/run.py [FAMILY ...] [--no-peers] [--wrong] [--json FILE]`.

Right means that a true step is called true or a false one false, wrong the opposite. Exits 1 if proofgen is wrong or contradicts itself anywhere.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from asking import Answer, Solver
from peers import PEERS, Peer, python_of
from steps import FOLDER, Malformed, Step, families, read_family

OURS = "proofgen"
LIMIT = 60.0
"""Seconds for proofgen's runs of one step: its own limit is 10 s for the prover and as much for the refuter."""

Answers = dict[str, dict[str, Answer]]
"""By program and step."""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("family", nargs="*")
    parser.add_argument("--no-peers", action="store_true", help="proofgen only")
    parser.add_argument("--wrong", action="store_true", help="list each step that proofgen does not get right")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write every answer")
    chosen = parser.parse_args()
    try:
        steps = [step for family in families(chosen.family) for step in read_family(family)]
    except Malformed as fault:
        print(fault)
        return 2
    answers: Answers = {OURS: _ours(steps)}
    for peer in () if chosen.no_peers else PEERS:
        answers[peer.name] = _theirs(peer, steps)
    _table(steps, answers)
    if not chosen.no_peers:
        _compare(steps, answers)
    if chosen.wrong:
        _list([step for step in steps if not answers[OURS][step.id].right(step.label)], answers[OURS])
        part = [step.id for step in steps if answers[OURS][step.id].message.startswith("given: ")]
        print(f"\nWhat is given is not all read in {len(part)}: {', '.join(part)}" if part else "\nWhat is given is read throughout.")
    if chosen.json is not None:
        chosen.json.write_text(json.dumps(_plain(steps, answers), indent=1) + "\n", encoding="utf-8")
    fatal = [step for step in steps if answers[OURS][step.id].wrong(step.label) or answers[OURS][step.id].kind == "contradiction"]
    if fatal:
        print(f"\n{OURS} is wrong in {len(fatal)}:")
        _list(fatal, answers[OURS])
    return 1 if fatal else 0


def _ours(steps: Sequence[Step]) -> dict[str, Answer]:
    script = FOLDER / "solvers" / "proofgen_verdict.py"
    with Solver(Path(sys.executable), script, limit=LIMIT) as solver:
        return _asked(OURS, steps, lambda step: solver.ask({"document": step.document}))


def _theirs(peer: Peer, steps: Sequence[Step]) -> dict[str, Answer]:
    with Solver(python_of(peer), FOLDER / "solvers" / peer.script, peer.arguments) as solver:

        def ask(step: Step) -> Answer:
            question = peer.question(step)
            return Answer("cannot be asked") if question is None else solver.ask(question)

        return _asked(peer.name, steps, ask)


def _asked(name: str, steps: Sequence[Step], ask: Callable[[Step], Answer]) -> dict[str, Answer]:
    answers = {}
    for number, step in enumerate(steps, 1):
        if sys.stderr.isatty():
            print(f"\r\033[K{name}: {number} of {len(steps)}, {step.id}", end="", file=sys.stderr, flush=True)
        answers[step.id] = ask(step)
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    return answers


def _table(steps: Sequence[Step], answers: Answers) -> None:
    names = list(dict.fromkeys(step.family for step in steps))
    print(f"{'':24} {'':18} {'steps':>6} {'right':>6} {'wrong':>6} {'undecided':>10} {'unreadable':>11} {'not asked':>10} {'median':>11}")
    for family in [*names, "in all"]:
        chosen = [step for step in steps if family in (step.family, "in all")]
        for program, said in answers.items():
            print(f"{family if program == OURS else '':24} {program:18} {_row(chosen, said)}")
        if len(answers) > 1:
            print()


def _row(steps: Sequence[Step], said: dict[str, Answer]) -> str:
    given = [(step, said[step.id]) for step in steps]
    right = sum(answer.right(step.label) for step, answer in given)
    wrong = sum(answer.wrong(step.label) for step, answer in given)
    undecided, unreadable, unasked = (sum(a.says == word for _, a in given) for word in ("undecided", "unreadable", "cannot be asked"))
    times = [answer.seconds for _, answer in given if answer.seconds is not None]
    median = f"{1000 * statistics.median(times):8.1f} ms" if times else ""
    return f"{len(steps):6} {right:6} {wrong:6} {undecided:10} {unreadable:11} {unasked:10} {median:>11}"


def _compare(steps: Sequence[Step], answers: Answers) -> None:
    """Times over the steps that both proofgen and simplify get right."""
    ours, theirs = answers[OURS], answers["simplify"]
    both = [(ours[step.id], theirs[step.id]) for step in steps if ours[step.id].right(step.label) and theirs[step.id].right(step.label)]
    rows = [(a.seconds, a.alone, b.seconds, b.alone) for a, b in both if a.seconds and a.alone and b.seconds and b.alone]
    if not rows:
        return
    print(f"Over the {len(rows)} steps that both proofgen and simplify get right, SymPy takes, as a multiple of the time of proofgen's")
    for ours_at, name in ((0, "whole verdict"), (1, "prover alone ")):
        for theirs_at, what in ((2, "building the sides and simplify"), (3, "simplify, the sides built before")):
            ratio = statistics.median(row[theirs_at] / row[ours_at] for row in rows)
            medians = statistics.median(row[theirs_at] for row in rows) / statistics.median(row[ours_at] for row in rows)
            print(f"  {name}: {ratio:7.2f} in the median, {medians:7.2f} as the ratio of the medians ({what})")


def _list(steps: Sequence[Step], said: dict[str, Answer]) -> None:
    for step in steps:
        answer = said[step.id]
        slip = f" ({step.slip})" if step.slip else ""
        print(f"\n{step.id}: {str(step.label).lower()}{slip}, and it is {answer.kind or answer.says}")
        print(f"    {' '.join(step.formula.split())}\n    {answer.message}")


def _plain(steps: Sequence[Step], answers: Answers) -> list[dict[str, Any]]:
    return [
        {"id": step.id, "label": step.label, "slip": step.slip, "formula": step.formula, "answers": {name: asdict(said[step.id]) for name, said in answers.items()}}
        for step in steps
    ]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
