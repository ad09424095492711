"""Several files at a time, each read and checked by a clerk: a process that can be killed, so that a file that cannot be read to its end costs that file alone.

A file that a clerk does not survive is given to another one, who leaves each line to a worker: it may have been one of its lines.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from types import TracebackType
from typing import Any, Self

from proofgen.report.values import Document
from proofgen.session.check import stopped_document
from proofgen.session.codec import decoded
from proofgen.session.files import NoSuchFile
from proofgen.session.options import Options
from proofgen.session.patience import Deadline, Watch
from proofgen.session.progress import Progress

_START = "import sys; sys.path[:] = sys.argv[3:]; from proofgen.session.clerk import main; main(sys.argv[1], int(sys.argv[2]))"
SILENCE = 90.0  # seconds beyond the limit of a line in which a clerk may say nothing
_SEARCHING = 40.0  # the same while it searches, of which it tells after each line
_LOOK_UP = 0.1  # seconds; see session/pool.py


class _Clerk:
    """One process, and the thread that listens to it. file: the number of the one it is busy with, -1 for none."""

    def __init__(self, options: Options, messages: queue.SimpleQueue[Message]) -> None:
        command = [sys.executable, "-c", _START, json.dumps(asdict(replace(options, jobs=1))), str(os.getpid()), *sys.path]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="ascii", errors="replace"
        )
        self.file = -1
        self.careful = False
        self.deadline = Deadline(self.process.kill)
        self._seconds = options.seconds
        self._messages = messages
        threading.Thread(target=self._listen, daemon=True).start()

    def send(self, file: int, path: str, careful: bool) -> None:
        self.file, self.careful = file, careful
        self.deadline.set(self._seconds + SILENCE)
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(json.dumps({"path": path, "number": file, "careful": careful}) + "\n")
            self.process.stdin.flush()
        except (OSError, ValueError):  # it has ended, and the thread that listens to it will say so
            return

    def _listen(self) -> None:
        assert self.process.stdout is not None
        try:
            for line in self.process.stdout:
                try:
                    message = json.loads(line)
                except ValueError:  # its memory is no longer what it was
                    break
                searching = "done" in message and message["done"] < message["total"]
                self.deadline.set(self._seconds + (min(_SEARCHING, SILENCE) if searching else SILENCE))
                self._messages.put((self, self.file, message))
        except (OSError, ValueError):  # its pipe was closed under us
            pass
        self.process.kill()
        self._messages.put((self, self.file, None))

    def end(self) -> None:
        self.deadline.set(None)
        self.process.kill()
        self.process.wait()


Message = tuple[_Clerk, int, dict[str, Any] | None]
"""Who says it, while busy with which file, and what; None where that clerk is no more."""


class Clerks:
    """As many as `options.jobs` at a time. Leaving it ends all of them, and with them their workers."""

    def __init__(self, options: Options) -> None:
        self.warning = ""
        self.end = sys.maxsize  # files from this number on are not wanted any more
        self._options = options
        self._messages: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._clerks: list[_Clerk] = []
        self._watch = Watch()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._watch.close()
        for clerk in self._clerks:
            clerk.process.kill()
        for clerk in self._clerks:
            clerk.end()

    def run(self, paths: Sequence[str], jobs: int, progress: Progress) -> Iterator[tuple[int, Document]]:
        """Reports as they come, each with its file's number. Raises NoSuchFile."""
        waiting = iter(range(len(paths)))
        for _ in range(min(jobs, len(paths))):
            self._give(self._new(), paths, waiting)
        while any(0 <= clerk.file < self.end for clerk in self._clerks):
            clerk, file, message = self._next()
            if clerk not in self._clerks or file < 0:
                continue
            if message is not None and "done" in message:
                progress.lines(paths[file], message["done"], message["total"])
                continue
            whole = message is not None and message.get("number") == file
            clerk.file = -1
            if not whole:
                clerk.end()
                self._clerks.remove(clerk)
                again, clerk = not clerk.careful, self._new()
                if again:
                    clerk.send(file, paths[file], careful=True)
                    continue
            self._give(clerk, paths, waiting)  # before anything else, for it waits
            yield file, self._document(paths[file], message if message is not None and whole else {})

    def _next(self) -> Message:
        while True:
            try:
                return self._messages.get(timeout=_LOOK_UP)
            except queue.Empty:
                continue

    def _document(self, path: str, message: dict[str, Any]) -> Document:
        if "missing" in message:
            raise NoSuchFile(message["missing"])
        self.warning = self.warning or message.get("warning", "")
        if "document" not in message:
            return stopped_document(path)
        document: Document = decoded(message["document"], "reports")
        return document

    def _new(self) -> _Clerk:
        clerk = _Clerk(self._options, self._messages)
        self._watch.over(clerk.deadline)
        self._clerks.append(clerk)
        return clerk

    def _give(self, clerk: _Clerk, paths: Sequence[str], waiting: Iterator[int]) -> None:
        file = next(waiting, -1)
        if 0 <= file < self.end:
            clerk.send(file, paths[file], careful=False)
