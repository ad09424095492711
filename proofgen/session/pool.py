"""Workers that can be killed: a line that hangs, crashes or eats memory costs that line alone.

Plain child processes that speak JSON, a line each way. Not multiprocessing: its forkserver runs the caller's main module again, which
breaks a script that calls `proofgen.check` without a main guard or comes from standard input, and a fork with threads about can lock up.
A worker is started by the first line that the cache does not know; a file that it knows whole pays for none.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from proofgen.session.patience import Deadline, Watch

MEMORY = 2 << 30
PATIENCE = 0.4  # seconds of work before one more worker is worth its start
_START = "import sys; sys.path[:] = sys.argv[3:]; from proofgen.session.worker import main; main(int(sys.argv[1]), int(sys.argv[2]))"
_LOADING = 30.0  # seconds a worker may take before its first line, on a machine that is busy
GRACE = 0.5  # seconds beyond its limit in which a search may still answer of its own accord
_LOOK_UP = 0.1  # seconds

Stop = Literal["", "time", "memory", "depth", "error", "crash"]


@dataclass(frozen=True, slots=True)
class Answer:
    """text: an encoded Finding, empty where the worker was stopped; `stop` then says by what, `error` where in our code."""

    text: str
    stop: Stop
    error: str
    seconds: float


class Worker:
    """One child process. Not shared between threads."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", _START, str(MEMORY), str(os.getpid()), *sys.path]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="ascii", errors="replace"
        )
        self.fresh = True
        self.asked = 0
        self.deadline = Deadline(self.process.kill)

    def ask(self, task: str, seconds: float) -> Answer:
        """Anything but a plain answer leaves the worker ended."""
        self.asked += 1
        with self.deadline.within(seconds + GRACE + (_LOADING if self.fresh else 0)):
            line = self._exchange(json.dumps({"task": task, "number": self.asked}))
        self.fresh = False
        if not line.endswith("\n"):
            self.end()
            return Answer("", "time" if self.deadline.over else "crash", "", seconds)
        answer = self._own(line)
        if "finding" in answer:
            return Answer(answer["finding"], "", "", answer["seconds"])
        self.end()
        return Answer("", answer.get("stopped", "crash"), answer.get("error", ""), answer.get("seconds", seconds))

    def _own(self, line: str) -> dict[str, Any]:
        """Nothing where this is no answer to what was asked last: a verdict must never come to stand beside another line."""
        try:
            answer = json.loads(line)
        except ValueError:
            return {}
        return answer if isinstance(answer, dict) and answer.get("number") == self.asked else {}

    def _exchange(self, request: str) -> str:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        try:
            self.process.stdin.write(request + "\n")
            self.process.stdin.flush()
            return self.process.stdout.readline()
        except (OSError, ValueError):  # it has ended, or its pipe was closed under us
            return ""

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was still to be written has nobody to read it
                    continue


def _next(answers: queue.SimpleQueue[tuple[int, Answer]]) -> tuple[int, Answer]:
    """Looks up now and then: a signal that another thread happened to receive does not wake this one, and Ctrl-C would go unheard."""
    while True:
        try:
            return answers.get(timeout=_LOOK_UP)
        except queue.Empty:
            continue


class Pool:
    """seconds: wall clock for one task. jobs: workers at a time, 0 for as many as there are processors.

    deaf: the caller hears no Ctrl-C, and may wait for an only worker by himself.
    """

    def __init__(self, seconds: float, jobs: int = 0, deaf: bool = False) -> None:
        self.seconds = seconds
        self.jobs = jobs or os.cpu_count() or 1
        self.deaf = deaf
        self._watch = Watch()
        self._idle: list[Worker] = []
        self._all: list[Worker] = []
        self._lock = threading.Lock()
        self._closed = False

    def prepare(self) -> None:
        """A worker loads what it needs while its caller still reads."""
        with self._lock:
            if not self._all and not self._closed:
                self._idle.append(self._new())

    def run(self, tasks: Sequence[str]) -> Iterator[tuple[int, Answer]]:
        """Answers as they come, each with its task's number."""
        if self.deaf and self.jobs == 1:
            yield from enumerate(map(self._asked, tasks))
            return
        waiting: queue.SimpleQueue[tuple[int, str]] = queue.SimpleQueue()
        for number, task in enumerate(tasks):
            waiting.put((number, task))
        answers: queue.SimpleQueue[tuple[int, Answer]] = queue.SimpleQueue()
        taken = threading.Event()
        for rank in range(min(self.jobs, len(tasks))):
            threading.Thread(target=self._serve, args=(rank, waiting, answers, taken), daemon=True).start()
        for _ in tasks:
            yield _next(answers)

    def _serve(
        self,
        rank: int,
        waiting: queue.SimpleQueue[tuple[int, str]],
        answers: queue.SimpleQueue[tuple[int, Answer]],
        taken: threading.Event,
    ) -> None:
        worker: Worker | None = None
        if rank and taken.wait(rank * PATIENCE):
            return
        while True:
            try:
                number, task = waiting.get_nowait()
            except queue.Empty:
                taken.set()
                break
            if worker is None or not worker.alive:
                worker = self._take()
            if worker is None:
                break
            answers.put((number, worker.ask(task, self.seconds)))
        if worker is not None and worker.alive:
            with self._lock:
                self._idle.append(worker)

    def _asked(self, task: str) -> Answer:
        worker = self._take()
        if worker is None:
            return Answer("", "crash", "", 0.0)
        answer = worker.ask(task, self.seconds)
        if worker.alive:
            with self._lock:
                self._idle.append(worker)
        return answer

    def _take(self) -> Worker | None:
        """None once the pool is closed: a thread that lost its worker to `close` must not start another."""
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.alive:
                    return worker
            return None if self._closed else self._new()

    def _new(self) -> Worker:
        worker = Worker()
        self._watch.over(worker.deadline)
        self._all = [each for each in self._all if each.alive] + [worker]
        return worker

    def close(self) -> None:
        """No worker outlives this call."""
        with self._lock:
            self._closed = True
            workers, self._all, self._idle = self._all, [], []
        self._watch.close()
        for worker in workers:
            worker.process.kill()
        for worker in workers:
            worker.end()
