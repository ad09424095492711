"""`proofgen check`."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace

import click

from proofgen.cli.options import options, shared
from proofgen.cli.run import Unusable, checked, found, shows_colour, write
from proofgen.render import WRITTEN
from proofgen.report.values import Report
from proofgen.session.files import Found
from proofgen.session.outcome import GOOD, Allowed, checked_lines, exit_code, good
from proofgen.session.reports import Page, keep, key_of

SEARCHED = ("proved", "proved-if", "refuted", "undecided")  # verdicts of lines that were searched


class Shard(click.ParamType[tuple[int, int]]):
    """`2/5`: the second of five parts."""

    name = "part"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        found = re.fullmatch(r"([1-9]\d{0,5})/([1-9]\d{0,5})", str(value).strip())
        number, parts = (int(found[1]), int(found[2])) if found else (0, 0)
        if not 1 <= number <= parts:
            self.fail(f"{value!r} is no part; the second of five is 2/5", param, ctx)
        return number, parts


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *WRITTEN]),
    default="text",
    show_default=True,
    help="For people, for programs, or for CI.",
)
@click.option("--quiet", "-q", is_flag=True, help="Only what needs attention.")
@click.option("--explain-steps", is_flag=True, help="Below each proved line, the laws it was proved by.")
@click.option("--verbose", "-v", is_flag=True, help="Also say how many lines were reused from earlier runs, as a terminal is always told.")
@click.option("--color/--no-color", default=None, help="[default: on a terminal, unless NO_COLOR is set]")
@click.option("--shard", type=Shard(), metavar="I/N", help="Only the I-th of N parts of the files, as for one of N machines.")
@click.option("--changed-since", "revision", metavar="REV", help="Only files that have changed since this revision, as git tells.")
@click.option("--fail-fast", is_flag=True, help="Stop behind the first file, in order, with a line that is not as wanted.")
@shared
@click.pass_obj
def check(
    key: str,
    paths: tuple[str, ...],
    form: str,
    quiet: bool,
    explain_steps: bool,
    verbose: bool,
    color: bool | None,
    shard: tuple[int, int] | None,
    revision: str | None,
    fail_fast: bool,
    strict: bool,
    allow: tuple[Allowed, ...],
    seconds: float,
    jobs: int | None,
    no_cache: bool,
) -> int:
    """Say of every line of the files whether it is proved, refuted or undecided.

    PATHS are Markdown files, directories (their Markdown files, all the way down), or - for standard input.
    """
    files = _chosen(found(paths), revision, shard)
    if not files:
        return GOOD
    stops = (lambda document: not good(document, allow)) if fail_fast else (lambda _document: False)
    asked = replace(options(strict, seconds, jobs, no_cache), handout=False)  # none of the formats shows more than the lines
    report = checked(files, asked, stops)
    if len(report.documents) < len(files):
        click.echo(
            f"proofgen: stopped behind {report.documents[-1].path}; {len(files) - len(report.documents)} files were left out", err=True
        )
    if form == "text":
        from proofgen.render.terminal import terminal  # lazily: only one of them is needed

        width = shutil.get_terminal_size((100, 24)).columns
        text = terminal(report, color=shows_colour(color), width=width, quiet=quiet, explain=explain_steps)
    else:
        text = WRITTEN[form](report, allow)
    reused = sum(document.reused for document in report.documents)
    page = Page(write(text), exit_code(report, allow), checked_lines(report), reused, verbose or sys.stderr.isatty())
    for line in page.words(sum(document.seconds for document in report.documents)):
        click.echo(line, err=True)
    whole = shard is None and revision is None and {file.path for file in files} == {*paths} and len(report.documents) == len(files)
    if key and whole and form != "junit":  # which tells how long this run took
        _keep(key, page, report)
    return page.code


def _keep(key: str, page: Page, report: Report) -> None:
    """For the next run, unless it might have something else to say, or our own code changed under us."""
    if all(document.traces for document in report.documents) and key_of(sys.argv[1:]) == key:
        page.reused = sum(document.counts[word] for document in report.documents for word in SEARCHED)
        keep(key, page, [trace for document in report.documents for trace in document.traces])


def _chosen(files: Sequence[Found], revision: str | None, shard: tuple[int, int] | None) -> Sequence[Found]:
    """None of them is no failure: nothing has changed, or there are fewer files than parts."""
    from proofgen.session.choose import NoHistory, changed, part  # lazily: only where it is asked for

    try:
        chosen = changed(files, revision) if revision is not None else files
    except NoHistory as problem:
        raise Unusable(str(problem)) from problem
    if not chosen:
        click.echo(f"proofgen: no file has changed since {revision}", err=True)
    elif shard is not None:
        chosen = part(chosen, *shard)
        if not chosen:
            click.echo(f"proofgen: no file is in part {shard[0]} of {shard[1]}", err=True)
    return chosen
