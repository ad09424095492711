"""What a line is told whose search did not come back by itself."""

from __future__ import annotations

from typing import assert_never

from proofgen.session.pool import MEMORY, Answer
from proofgen.verify.verdict import Agreement, Attempt, Undecided


def stopped(answer: Answer, seconds: float) -> Undecided:
    """Undecided, with the limit that was met in `Attempt.tried`."""
    help_: tuple[str, ...]
    match answer.stop:
        case "time":
            tried = f"a proof and a counterexample, up to the time limit of {seconds:g} s"
            help_ = (f"more time (`--limit {6 * seconds:g}`)", "the step written as two smaller ones")
        case "memory":
            tried = f"a proof and a counterexample, up to the memory limit of {MEMORY >> 30} GB"
            help_ = ("the step written as two smaller ones",)
        case "depth":
            tried = "a proof, for which this line is nested too deeply"
            help_ = ("names for the inner parts (`Define …`)",)
        case "error":
            tried = f"a proof, which an error of proofgen's own ended ({answer.error})"
            help_ = ("a report of this line to proofgen's authors",)
        case "crash" | "":
            tried = "a proof, which a crash of proofgen's own ended"
            help_ = ("a report of this line to proofgen's authors",)
        case _ as never:
            assert_never(never)
    return Undecided(Attempt((tried,), help_), Agreement(0))
