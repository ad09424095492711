"""Texts to reports: read, look up or search, and hand what was found to the report.

A line that the cache knows is answered without loading SymPy or FLINT.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING, Self

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.report.build import document_report
from proofgen.report.values import Document
from proofgen.session.bounded import TooLong, within
from proofgen.session.cache import Cache, default_folder, key_of
from proofgen.session.codec import Garbled, decoded, encoded_apart, named
from proofgen.session.files import Text
from proofgen.session.inside import Inside
from proofgen.session.options import Options
from proofgen.session.pool import Answer, Pool
from proofgen.session.progress import SILENT, Progress
from proofgen.session.readers import read_document
from proofgen.session.readings import Readings
from proofgen.session.words import stopped
from proofgen.source import document as source_document
from proofgen.span import SourceText, Span
from proofgen.statements.reader import read_derivation
from proofgen.statements.statement import Derivation, Statement
from proofgen.verify.obligation import Obligation
from proofgen.verify.verdict import Contradiction, Undecided

if TYPE_CHECKING:
    from proofgen.verify.finding import Finding


READING = 60.0  # seconds of computing that a file may take to read, and
FASTEST = 10_000  # characters for which there is one second more
LONG = 20_000  # characters: reading them takes as long as starting a worker does, and some line will be new


class Session:
    """Workers and the cache for as many files as there are. Leaving it ends every worker. pool: who searches, if not workers of its own."""

    def __init__(self, options: Options | None = None, pool: Pool | Inside | None = None) -> None:
        self.options = options or Options()
        self._pool = pool or Pool(self.options.seconds, self.options.jobs)
        self._cache = Cache(default_folder()) if self.options.cache else None
        self._readings = Readings(self._cache) if self._cache is not None and not self._cache.warning else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._pool.close()
        if self._cache is not None:
            self._cache.close()

    @property
    def warning(self) -> str:
        """Why the cache is not in use, empty while it is, or where none was asked for."""
        return self._cache.warning if self._cache is not None else ""

    def check(self, text: Text, progress: Progress = SILENT) -> Document:
        """The report on one file."""
        started = perf_counter()
        if not text.usable:
            return _unread(text.source, text.remarks, perf_counter() - started)
        if len(text.source.text) > LONG or self._cache is None:
            self._pool.prepare()
        setup = None
        if self.options.reference:
            from proofgen.session import reached, under  # lazily: only what is graded has a reference

            setup = under.setup_of(self.options.reference)
        traces = list(text.traces)
        try:
            with within(READING + len(text.source.text) / FASTEST):
                document = under.joined(setup, text) if setup is not None else read_document(text, traces)
                derivation = read_derivation(document, self.options.strict, self._readings)
        except (TooLong, MemoryError, RecursionError):
            return stopped_document(text.source.path)
        if self._readings is not None:
            self._readings.flush()
        start = setup.length if setup is not None else 0
        findings, reused, spent, lasting = self._findings(
            derivation.statements, start, lambda done, total: progress.lines(text.source.path, done, total)
        )
        goals = reached.goals_of(setup, document, derivation, findings, self._settled) if setup is not None else ()
        if start:
            document, derivation, findings = under.own_part(document, derivation, findings, start)
        report = document_report(document, derivation, findings, perf_counter() - started, handout=self.options.handout)
        timed = zip(report.lines, spent[len(spent) - len(findings) :], strict=True)
        lines = tuple(line if each is None else replace(line, seconds=each) for line, each in timed)
        return replace(report, lines=lines, reused=reused, goals=goals, traces=tuple(traces) if lasting and text.traces else ())

    def _settled(self, statement: Statement) -> Finding | None:
        """The finding on one statement, wherever it stands."""
        return self._findings([statement], statement.span.start, lambda _done, _total: None)[0][0] if to_be_checked(statement) else None

    def _findings(
        self, statements: Sequence[Statement], start: int, progress: Callable[[int, int], None]
    ) -> tuple[list[Finding | None], int, list[float | None], bool]:
        """One for each statement, None where nothing is to be checked; how many were known from earlier runs; how long each search took; and whether
        the next run will know them all."""
        findings: list[Finding | None] = [None] * len(statements)
        limits = self.options.limits()
        tasks: dict[str, tuple[str, list[int]]] = {}  # of each obligation not known yet: its text, and the statements that are it
        wanted = [at for at, statement in enumerate(statements) if to_be_checked(statement) and statement.span.start >= start]
        for at in wanted:
            statement = statements[at]
            assert statement.goal is not None
            assert statement.context is not None
            task = Obligation(statement.goal, statement.context), statement.alternative, limits
            key = key_of(named(*task))
            findings[at] = self._cache.get(key) if self._cache is not None else None
            if findings[at] is None:
                tasks.setdefault(key, (encoded_apart(task), []))[1].append(at)
        reused = sum(finding is not None for finding in findings)
        spent: list[float | None] = [None] * len(statements)
        lasting = not tasks or self._search(tasks, findings, spent, lambda more: progress(reused + more, len(wanted)))
        return findings, reused, spent, lasting and self._cache is not None and not self.warning

    def _search(
        self,
        tasks: dict[str, tuple[str, list[int]]],
        findings: list[Finding | None],
        spent: list[float | None],
        tell: Callable[[int], None],
    ) -> bool:
        """Whether a later run may rely on everything that was found. tell: is told of how many statements that is."""
        tell(0)
        lasting, done = True, 0
        keys = list(tasks)
        for number, answer in self._pool.run([text for text, _ in tasks.values()]):
            finding, keep = self._finding(answer)
            for at in tasks[keys[number]][1]:
                findings[at], spent[at] = finding, answer.seconds
            lasting &= keep
            if keep and self._cache is not None:
                self._cache.put(keys[number], finding)
            done += len(tasks[keys[number]][1])
            tell(done)
        return lasting

    def _finding(self, answer: Answer) -> tuple[Finding, bool]:
        """The finding, and whether a later run may rely on it: a search that ran long may come further on a quieter machine."""
        from proofgen.verify.finding import Finding  # lazily: see the head of this module

        if not answer.stop:
            try:
                finding: Finding = decoded(answer.text)
            except Garbled:
                return Finding(stopped(replace(answer, stop="crash"), self.options.seconds)), False
            short = answer.seconds < self.options.limits().seconds / 2
            return finding, not isinstance(finding.verdict, Contradiction) and (short or not isinstance(finding.verdict, Undecided))
        return Finding(stopped(answer, self.options.seconds)), False


def to_be_checked(statement: Statement) -> bool:
    return statement.checked and statement.context is not None and statement.goal is not None and statement.problem is None


def stopped_document(path: str) -> Document:
    """The report on a file whose reading did not come to its end."""
    message = "this file could not be read to its end in the time and the memory that a file may take"
    remark = Diagnostic("reading-stopped", Severity.ERROR, Span(0, 0), message, ("split it into several files",))
    return _unread(SourceText(path, ""), (remark,), 0.0)


def unopened_document(path: str, message: str) -> Document:
    """The report on a file that cannot be opened, where that is no reason to stop."""
    return _unread(SourceText(path, ""), (Diagnostic("unopened-file", Severity.ERROR, Span(0, 0), message),), 0.0)


def _unread(source: SourceText, remarks: tuple[Diagnostic, ...], seconds: float) -> Document:
    return document_report(source_document.Document(source, (), {}, remarks), Derivation((), ()), (), seconds)
