"""What the commands do alike: find the files, show progress, warn, write."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Any

import click

from proofgen.render.plain import printable
from proofgen.report.values import Report
from proofgen.session.check import Progress, check_files, no_progress
from proofgen.session.files import Found, NoSuchFile, files_of
from proofgen.session.options import Options
from proofgen.session.outcome import checked_lines

UNHURRIED = 1.0  # seconds after which a person wants to know that something is going on


class Unusable(click.ClickException):
    """Exit code 2: nothing can be done with what was asked for."""

    exit_code = 2

    def show(self, file: object = None) -> None:  # noqa: ARG002  # click's signature
        say(f"proofgen: {self.message}", err=True)


def say(text: str, *, err: bool = False) -> None:
    """A line for a person: a file's name may hold what would move the cursor."""
    click.echo("\n".join(printable(line) for line in text.split("\n")), err=err)


def found(paths: Sequence[str]) -> list[Found]:
    try:
        return files_of(paths)
    except NoSuchFile as problem:
        raise Unusable(str(problem)) from problem


def checked(files: Sequence[Found], options: Options) -> Report:
    """The report, with progress and warnings on standard error."""
    try:
        with _progress() as progress:
            report, warning = check_files(files, options, progress)
    except NoSuchFile as problem:
        raise Unusable(str(problem)) from problem
    if warning:
        say(f"proofgen: warning: {warning}", err=True)
    return report


def reuse(report: Report) -> None:
    """How much of the work was done before, on standard error."""
    reused, lines = sum(document.reused for document in report.documents), checked_lines(report)
    seconds = sum(document.seconds for document in report.documents)
    click.echo(f"proofgen: {reused} of {lines} lines reused from earlier runs; {seconds:.1f} s", err=True)


def write(text: str) -> None:
    """The text on standard output, whatever encoding the terminal claims to have."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.UsageError(f"the report could not be written: {error.strerror}") from error


def shows_colour(asked: bool | None) -> bool:
    """no-color.org: a non-empty NO_COLOR turns colour off; an option goes before it."""
    if asked is not None:
        return asked
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@contextmanager
def _progress() -> Iterator[Progress]:
    if not sys.stderr.isatty():
        yield no_progress
        return
    started = monotonic()
    shown: list[Any] = []  # of a rich Status, once there is one

    def progress(path: str, done: int, total: int) -> None:
        if not shown and monotonic() - started < UNHURRIED:
            return
        if not shown:
            from rich.console import Console  # lazily: start-up time
            from rich.status import Status

            status = Status("", console=Console(stderr=True))
            status.start()
            shown.append(status)
        from rich.markup import escape

        shown[0].update(f"{escape(path)}: {done} of {total} lines")

    try:
        yield progress
    finally:
        for status in shown:
            status.stop()
