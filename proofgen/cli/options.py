"""The options that `check` and `build` share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from proofgen.session.options import Options

_F = TypeVar("_F", bound=Callable[..., Any])


def _number(_context: click.Context, _parameter: click.Parameter, value: float) -> float:
    if value != value:
        raise click.BadParameter("this is not a number of seconds")
    return value


_SHARED = (
    click.option("--strict", is_flag=True, help="Take nothing for granted: every name must be declared."),
    click.option(
        "--allow",
        multiple=True,
        type=click.Choice(["undecided", "unreadable", "unchecked"]),
        help="Lines of this kind do not count against a file; may be given several times.",
    ),
    click.option(
        "--limit",
        "seconds",
        type=click.FloatRange(0.1, 86_400),
        default=10.0,
        show_default=True,
        callback=_number,
        help="Seconds for one line.",
    ),
    click.option("--jobs", type=click.IntRange(1, 256), help="Lines, or files, checked at a time. [default: one for each processor]"),
    click.option("--no-cache", is_flag=True, help="Neither use nor keep the verdicts of earlier runs."),
)


def shared(command: _F) -> _F:
    for option in reversed(_SHARED):
        command = option(command)
    return command


def options(strict: bool, seconds: float, jobs: int | None, no_cache: bool) -> Options:
    return Options(strict=strict, seconds=seconds, jobs=jobs or 0, cache=not no_cache)
