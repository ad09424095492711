"""What a person may set about a run."""

from __future__ import annotations

from dataclasses import dataclass

from proofgen.verify.obligation import Limits


@dataclass(frozen=True, slots=True)
class Options:
    """strict: nothing undeclared is guessed. reference: a file under whose declarations and definitions all others are checked, "" for none. seconds: wall clock for one line. jobs: workers at a time, 0 for as many as help. cache: keep findings. handout: work out what only a handout shows: plots of refuted lines, the author's own LaTeX, and the text around it."""

    strict: bool = False
    seconds: float = 10.0
    jobs: int = 0
    cache: bool = True
    reference: str = ""
    handout: bool = True

    def limits(self) -> Limits:
        """What a search is told: prover, refuter and advice each take at most their third of the line's time."""
        return Limits(seconds=self.seconds / 3)
