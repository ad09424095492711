"""Puts steps to a program in a process of its own that can be killed."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from types import TracebackType
from typing import Any, Self

WARM_UP = 60.0
"""Seconds it may take to start: to import itself and to say that it is ready."""


@dataclass(frozen=True, slots=True)
class Answer:
    """says: true, false, undecided, unreadable or "cannot be asked". alone: seconds of proofgen's prover, None of another program."""

    says: str
    kind: str = ""
    message: str = ""
    seconds: float | None = None
    alone: float | None = None

    def right(self, label: bool) -> bool:
        return self.says == ("true" if label else "false")

    def wrong(self, label: bool) -> bool:
        return self.says == ("false" if label else "true")


class Solver:
    """A script that says "ready" and then answers each line of JSON with one. It is started again where it had to be killed."""

    def __init__(self, python: Path, script: Path, arguments: tuple[str, ...] = (), limit: float = 20.0) -> None:
        self._command = ["nice", str(python), str(script), *arguments]
        self._limit = limit
        self._process: subprocess.Popen[str] | None = None
        self._lines: Queue[str] = Queue()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop()

    def ask(self, question: Mapping[str, Any]) -> Answer:
        if self._process is None:
            self._start()
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        try:
            line = self._lines.get(timeout=self._limit)
        except Empty:
            self._stop()
            return Answer("undecided", "time limit", f"over {self._limit:g} s", self._limit)
        if not line:
            self._stop()
            return Answer("undecided", "ended", "the process came to an end")
        return Answer(**json.loads(line))

    def _start(self) -> None:
        self._lines = Queue()
        self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        threading.Thread(target=_pass_on, args=(self._process, self._lines), daemon=True).start()
        if self._lines.get(timeout=WARM_UP).strip() != "ready":
            raise RuntimeError(f"{' '.join(self._command)} does not start")

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


def _pass_on(process: subprocess.Popen[str], lines: Queue[str]) -> None:
    """Each line of its output; "" at the end."""
    assert process.stdout is not None
    for line in process.stdout:
        lines.put(line)
    lines.put("")
