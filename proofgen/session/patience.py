"""How long to wait for a process that may never answer: one thread looks after the deadlines of all of them.

A thread for each question would cost as much as a short answer does.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from weakref import WeakSet

_LOOK = 0.1  # seconds between two looks


class Deadline:
    """end: what happens, once, when it has passed. over: whether it has."""

    def __init__(self, end: Callable[[], None]) -> None:
        self.over = False
        self._end = end
        self._at: float | None = None
        self._lock = threading.Lock()

    def set(self, seconds: float | None) -> None:
        """That many seconds from now, or never."""
        with self._lock:
            self._at = monotonic() + seconds if seconds is not None else None

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        self.set(seconds)
        try:
            yield
        finally:
            self.set(None)

    def look(self) -> None:
        with self._lock:  # so that nothing is ended that has been answered in time
            if self._at is not None and monotonic() > self._at:
                self._at, self.over = None, True
                self._end()


class Watch:
    """Looks at deadlines from a thread of its own, which begins with the first of them."""

    def __init__(self) -> None:
        self._deadlines: WeakSet[Deadline] = WeakSet()
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._begun = False

    def over(self, deadline: Deadline) -> None:
        with self._lock:
            self._deadlines.add(deadline)
            if not self._begun:
                self._begun = True
                threading.Thread(target=self._look, daemon=True).start()

    def close(self) -> None:
        self._closed.set()

    def _look(self) -> None:
        while not self._closed.wait(_LOOK):
            with self._lock:
                deadlines = list(self._deadlines)
            for deadline in deadlines:
                deadline.look()
