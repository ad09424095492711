"""Lines searched where their file was read: no process between, for a caller who is one that may be killed himself.

A file is tried so first, and again with a worker if its process does not survive it; a line that fails without ending the process is given
to a worker at once, which tells what it met as in any other run.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from time import perf_counter

from proofgen.session import worker
from proofgen.session.pool import GRACE, MEMORY, Answer, Pool

_NOT_TIMED = not hasattr(signal, "setitimer")
_OUTER_FRAMES = 3  # of a worker, around an attempt: the module, main and _answer


class Inside:
    """A pool without processes. memory: bytes that the caller may address while it does not search. careful: leave everything to a worker."""

    def __init__(self, seconds: float, memory: int) -> None:
        self.careful = False
        self._seconds = seconds
        self._memory = memory
        self._pool = Pool(seconds, 1, deaf=True)

    def run(self, tasks: Sequence[str]) -> Iterator[tuple[int, Answer]]:
        if self.careful or _NOT_TIMED:
            yield from self._pool.run(tasks)
            return
        for number, task in enumerate(tasks):
            yield number, self._here(task) or next(answer for _, answer in self._pool.run([task]))

    def prepare(self) -> None:
        """Nothing is to be started."""

    def close(self) -> None:
        self._pool.close()

    def _here(self, task: str) -> Answer | None:
        """None where it fails. With its time it ends this process."""
        started, deepest = perf_counter(), sys.getrecursionlimit()
        worker.limit_memory(MEMORY)
        sys.setrecursionlimit(deepest + max(0, _frames() - _OUTER_FRAMES))  # a search may stop at its depth: at the same one as in a worker
        try:
            text = worker.attempt(task, self._seconds + GRACE).get("finding")
        finally:
            sys.setrecursionlimit(deepest)
            worker.limit_memory(self._memory)
        return Answer(str(text), "", "", perf_counter() - started) if text is not None else None


def _frames() -> int:
    """How many functions are being called, the one that asks among them."""
    frame, count = sys._getframe(1), 0
    while frame is not None:
        count, frame = count + 1, frame.f_back  # type: ignore[assignment]
    return count
