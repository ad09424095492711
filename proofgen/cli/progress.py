"""How far a run has come, on a terminal, for whoever has waited a second."""

from __future__ import annotations

from time import monotonic
from typing import Any

from proofgen.report.values import Document

UNHURRIED = 1.0  # seconds after which a person wants to know that something is going on
_SHOWN = ("proved", "refuted", "undecided", "unreadable")


class Bar:
    """For one file the lines of it; for several the files, and the lines and verdicts so far. Rich is loaded when there is something to show."""

    def __init__(self) -> None:
        self._started = monotonic()
        self._total = self._files = self._lines = 0
        self._counts = dict.fromkeys(_SHOWN, 0)
        self._bar: Any = None

    def files(self, total: int) -> None:
        self._total = total

    def lines(self, path: str, done: int, total: int) -> None:
        if self._total > 1:
            self._show(self._files, self._total, self._said(path))
        else:
            self._show(done, total, f"{path}: {done} of {total} lines")

    def finished(self, document: Document) -> None:
        self._files += 1
        for word, count in document.counts.items():
            plain = word.removesuffix("-if")
            if plain in self._counts:
                self._counts[plain] += count
                self._lines += count
        if self._total > 1:
            self._show(self._files, self._total, self._said(document.path))

    def _said(self, path: str) -> str:
        verdicts = ", ".join(f"{count} {word}" for word, count in self._counts.items() if count)
        return f"{self._files} of {self._total} files, {self._lines} lines" + (f": {verdicts}" if verdicts else "") + f"  {path}"

    def _show(self, done: int, total: int, words: str) -> None:
        if self._bar is None:
            if monotonic() - self._started < UNHURRIED:
                return
            self._bar = _started()
        from rich.text import Text  # lazily: see the class

        self._bar.update(self._bar.task_ids[0], completed=done, total=total, words=Text(words, overflow="ellipsis", no_wrap=True))

    def close(self) -> None:
        if self._bar is not None:
            self._bar.stop()


def _started() -> Any:
    from rich.console import Console  # lazily: start-up time
    from rich.progress import BarColumn, Progress, TextColumn
    from rich.table import Column

    words = TextColumn("{task.fields[words]}", table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis"), markup=False)
    bar = Progress(BarColumn(bar_width=20), words, console=Console(stderr=True), transient=True, expand=True)
    bar.add_task("", words="")
    bar.start()
    return bar
