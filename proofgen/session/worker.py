"""One worker: a process that reads an obligation a line, searches, and answers a line. Started by `session/pool.py`.

Whatever happens here costs one obligation: this is the one place where any exception is caught.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import traceback
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any, TextIO

from proofgen.session.codec import decoded, encoded

if TYPE_CHECKING:
    from proofgen.verify.finding import Finding

_LOOK = 0.5  # seconds between two looks at whether the caller is still there


def main(memory: int, caller: int) -> None:
    """memory: bytes this process may address. caller: the process that started it. Returns when its caller goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller hears Ctrl-C too, and ends this process
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # nothing printed by a library can be taken for an answer
    limit_memory(memory)
    stay_with(caller)
    import proofgen.verify.examine  # noqa: F401  # loaded while the caller is still reading its file

    for line in sys.stdin:
        _answer(json.loads(line), answers)


def stay_with(caller: int) -> None:
    threading.Thread(target=_leave_with, args=(caller,), daemon=True).start()


def _leave_with(caller: int) -> None:
    """Should the caller die without a word in the middle of a search, this process does not stay."""
    while os.getppid() == caller:
        sleep(_LOOK)
    os._exit(1)


def _answer(request: dict[str, Any], answers: TextIO) -> None:
    started = perf_counter()
    answer = attempt(request["task"])
    answers.write(json.dumps({**answer, "number": request["number"], "seconds": perf_counter() - started}) + "\n")
    answers.flush()


def attempt(task: str, seconds: float | None = None) -> dict[str, object]:
    """What a search finds, as text, or by what it was stopped. seconds: after which it ends this process, if not long after its own limits."""
    try:
        return {"finding": encoded(_searched(task, seconds))}
    except MemoryError:
        return {"stopped": "memory"}
    except RecursionError:
        return {"stopped": "depth"}
    except Exception as error:  # the worker's edge
        return {"stopped": "error", "error": _where(error)}


def _searched(task: str, seconds: float | None = None) -> Finding:
    from proofgen.verify.examine import examine  # lazily: with it come FLINT and the prover

    obligation, alternative, limits = decoded(task)
    if hasattr(signal, "setitimer"):  # the same, where a library does not let the thread that looks after the caller run
        signal.setitimer(signal.ITIMER_REAL, seconds if seconds is not None else 4 * limits.seconds + 10)
    try:
        return examine(obligation, alternative, limits)
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)


def limit_memory(most: int) -> None:
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
