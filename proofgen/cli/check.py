"""`proofgen check`."""

from __future__ import annotations

import shutil
import sys

import click

from proofgen.cli.options import options, shared
from proofgen.cli.run import checked, found, reuse, shows_colour, write
from proofgen.session.outcome import Allowed, checked_lines, exit_code


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="JSON follows a public schema."
)
@click.option("--quiet", "-q", is_flag=True, help="Only what needs attention.")
@click.option("--explain-steps", is_flag=True, help="Below each proved line, the laws it was proved by.")
@click.option("--verbose", "-v", is_flag=True, help="Also say how many lines were reused from earlier runs, as a terminal is always told.")
@click.option("--color/--no-color", default=None, help="[default: on a terminal, unless NO_COLOR is set]")
@shared
def check(
    paths: tuple[str, ...],
    form: str,
    quiet: bool,
    explain_steps: bool,
    verbose: bool,
    color: bool | None,
    strict: bool,
    allow: tuple[Allowed, ...],
    seconds: float,
    jobs: int | None,
    no_cache: bool,
) -> int:
    """Say of every line of the files whether it is proved, refuted or undecided.

    PATHS are Markdown files, directories (their Markdown files, all the way down), or - for standard input.
    """
    report = checked(found(paths), options(strict, seconds, jobs, no_cache))
    if form == "json":
        from proofgen.render.json import json  # lazily: only one of the two is needed

        text = json(report)
    else:
        from proofgen.render.terminal import terminal  # lazily: see above

        width = shutil.get_terminal_size((100, 24)).columns
        text = terminal(report, color=shows_colour(color), width=width, quiet=quiet, explain=explain_steps)
    write(text)
    if verbose or sys.stderr.isatty():
        reuse(report)
    if not checked_lines(report):
        click.echo("proofgen: nothing was checked", err=True)
    return exit_code(report, allow)
