"""`proofgen template`."""

from __future__ import annotations

from pathlib import Path

import click

from proofgen.cli.run import Unusable


@click.group()
def template() -> None:
    """Templates of your own for handouts."""


@template.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Write over templates that are there.")
def eject(folder: Path, force: bool) -> None:
    """Write our templates into FOLDER, to be changed there, with MODEL.md, which says what they are given.

    `proofgen build --template FOLDER` then uses them. A template that is removed from FOLDER is ours again.
    """
    from proofgen.render.templates import GUIDE, OURS, ours  # lazily: start-up time

    names = (*OURS, GUIDE)
    there = [name for name in names if (folder / name).exists()]
    if there and not force:
        raise Unusable(f"{folder}: {', '.join(there)} {'is' if len(there) == 1 else 'are'} there already; --force writes over them")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            (folder / name).write_text(ours(name), encoding="utf-8", newline="\n")
            click.echo(str(folder / name))
    except OSError as problem:
        raise Unusable(f"{folder}: templates cannot be written there: {problem.strerror or problem}") from problem
