"""What the commands do alike: find the files, show progress, warn, write."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import click

from proofgen.cli.progress import Bar
from proofgen.render.plain import printable
from proofgen.report.values import Document, Report
from proofgen.session.files import SUFFIXES, Found, NoSuchFile, files_of
from proofgen.session.many import check_files
from proofgen.session.options import Options
from proofgen.session.progress import SILENT, Progress


class Unusable(click.ClickException):
    """Exit code 2: nothing can be done with what was asked for."""

    exit_code = 2

    def show(self, file: object = None) -> None:  # noqa: ARG002  # click's signature
        say(f"proofgen: {self.message}", err=True)


def say(text: str, *, err: bool = False) -> None:
    """A line for a person: a file's name may hold what would move the cursor."""
    click.echo("\n".join(printable(line) for line in text.split("\n")), err=err)


def found(paths: Sequence[str], suffixes: tuple[str, ...] = SUFFIXES) -> list[Found]:
    try:
        return files_of(paths, suffixes)
    except NoSuchFile as problem:
        raise Unusable(str(problem)) from problem


def checked(files: Sequence[Found], options: Options, stops: Callable[[Document], bool] = lambda _document: False) -> Report:
    """The report, with progress and warnings on standard error. stops: see check_files."""
    try:
        with progress_shown() as progress:
            report, warning = check_files(files, options, progress, stops)
    except NoSuchFile as problem:
        raise Unusable(str(problem)) from problem
    if warning:
        say(f"proofgen: warning: {warning}", err=True)
    return report


def write(text: str) -> bytes:
    """The text on standard output, whatever encoding the terminal claims to have; as it was written."""
    content = text.encode("utf-8", "replace")
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.UsageError(f"the report could not be written: {error.strerror}") from error
    return content


def shows_colour(asked: bool | None) -> bool:
    """no-color.org: a non-empty NO_COLOR turns colour off; an option goes before it."""
    if asked is not None:
        return asked
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@contextmanager
def progress_shown() -> Iterator[Progress]:
    if not sys.stderr.isatty():
        yield SILENT
        return
    bar = Bar()
    try:
        yield bar
    finally:
        bar.close()
