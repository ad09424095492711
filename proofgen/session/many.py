"""Files to one report, in their order, however many are checked at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic

from proofgen.report.values import Document, Report
from proofgen.session.check import Session
from proofgen.session.clerks import Clerks
from proofgen.session.files import STDIN, Found, look_at, read_file
from proofgen.session.options import Options
from proofgen.session.progress import SILENT, Progress

PATIENCE = 0.5  # seconds of work before it is worth its while to start processes that read files
FEW = 4  # files for each of them
MANY = 50  # files for each of them, of which it is known before any is read that they are worth it


def check_files(
    files: Sequence[Found],
    options: Options | None = None,
    progress: Progress = SILENT,
    stops: Callable[[Document], bool] = lambda _document: False,
) -> tuple[Report, str]:
    """The report on all files in order, and a warning about the cache or "".

    stops: whether a run is over with the first document, by the order of the files, of which this is true: those behind it are left out.
    Raises NoSuchFile.
    """
    look_at(files)
    run = _Run(files, options or Options(), progress, stops)
    run.progress.files(len(files))
    run.alone()
    run.together()
    return Report(tuple(document for at, document in sorted(run.documents.items()) if at < run.end)), run.warning


class _Run:
    def __init__(self, files: Sequence[Found], options: Options, progress: Progress, stops: Callable[[Document], bool]) -> None:
        self.files = files
        self.options = options
        self.progress = progress
        self.stops = stops
        self.documents: dict[int, Document] = {}
        self.warning = ""
        self.end = len(files)  # files from this number on are not wanted
        self.jobs = options.jobs or os.cpu_count() or 1

    def alone(self) -> None:
        """File by file in this process, until that has taken long and there are enough of them left to share."""
        started = monotonic()
        hurried = False
        with Session(self.options) as session:
            for at, file in enumerate(self.files):
                left = len(self.files) - len(self.documents)
                worth = left >= FEW * self.jobs and monotonic() - started > PATIENCE
                hurried = hurried or (self.jobs > 1 and (worth or len(self.files) >= MANY * self.jobs))
                if at < self.end and (not hurried or file.path == STDIN):  # which no other process could read
                    self._keep(at, session.check(read_file(file.path), self.progress))
            self.warning = session.warning

    def together(self) -> None:
        left = [at for at in range(self.end) if at not in self.documents]
        if not left:
            return
        with Clerks(replace(self.options, jobs=1)) as clerks:
            for number, document in clerks.run([self.files[at].path for at in left], self.jobs, self.progress):
                self._keep(left[number], document)
                clerks.end = next((k for k, at in enumerate(left) if at >= self.end), len(left))
            self.warning = self.warning or clerks.warning

    def _keep(self, at: int, document: Document) -> None:
        self.documents[at] = document
        self.progress.finished(document)
        if self.stops(document):
            self.end = min(self.end, at + 1)
