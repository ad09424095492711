"""One worker: a process that reads an obligation a line, searches, and answers a line. Started by `session/pool.py`.

Whatever happens here costs one obligation: this is the one place where any exception is caught.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TextIO

from proofgen.session.codec import decoded, encoded

if TYPE_CHECKING:
    from proofgen.verify.finding import Finding


def main(memory: int) -> None:
    """memory: bytes this process may address. Returns when its caller goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller hears Ctrl-C too, and ends this process
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # nothing printed by a library can be taken for an answer
    _limit_memory(memory)
    import proofgen.verify.examine  # noqa: F401  # loaded while the caller is still reading its file

    for line in sys.stdin:
        _answer(json.loads(line), answers)


def _answer(request: dict[str, str], answers: TextIO) -> None:
    started = perf_counter()
    answer: dict[str, object]
    try:
        answer = {"finding": encoded(_searched(request["task"]))}
    except MemoryError:
        answer = {"stopped": "memory"}
    except Exception as error:  # the worker's edge
        answer = {"stopped": "error", "error": _where(error)}
    answers.write(json.dumps({**answer, "seconds": perf_counter() - started}) + "\n")
    answers.flush()


def _searched(task: str) -> Finding:
    from proofgen.verify.examine import examine  # lazily: with it come FLINT and the prover

    obligation, alternative, limits = decoded(task)
    if hasattr(signal, "setitimer"):  # should the caller die without a word, this process does not stay
        signal.setitimer(signal.ITIMER_REAL, 4 * limits.seconds + 10)
    try:
        return examine(obligation, alternative, limits)
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)


def _limit_memory(most: int) -> None:
    if sys.platform == "win32":
        return
    import resource  # not on Windows

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _where(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    place = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"
