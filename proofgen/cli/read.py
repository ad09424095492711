"""`proofgen read`."""

from __future__ import annotations

import shutil

import click

from proofgen.cli.run import Unusable, found, shows_colour, write
from proofgen.session.files import NoSuchFile
from proofgen.session.outcome import GOOD, OPEN
from proofgen.session.read import read_files


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people or for programs."
)
@click.option("--strict", is_flag=True, help="Take nothing for granted: every name must be declared.")
@click.option("--color/--no-color", default=None, help="[default: on a terminal, unless NO_COLOR is set]")
def read(paths: tuple[str, ...], form: str, strict: bool, color: bool | None) -> int:
    """Show how every formula of the files is read, and what every name means. Nothing is verified.

    PATHS are those of check. Exit 0: everything was read. 1: something was not, or there is nothing to read.
    """
    try:
        files = read_files(found(paths), strict)
    except NoSuchFile as problem:
        raise Unusable(str(problem)) from problem
    if form == "json":
        from proofgen.render.readings_json import readings_json  # lazily: only one of the two is needed

        text = readings_json(files)
    else:
        from proofgen.render.readings import readings  # lazily: see above

        text = readings(files, color=shows_colour(color), width=shutil.get_terminal_size((100, 24)).columns)
    write(text)
    return GOOD if all(file.fine for file in files) else OPEN
