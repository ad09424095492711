"""`proofgen cache`: what is kept of earlier runs."""

from __future__ import annotations

import sqlite3

import click

from proofgen.cli.run import Unusable
from proofgen.session.cache import Cache, default_folder
from proofgen.session.store import LARGEST


@click.group()
def cache() -> None:
    """What is kept of earlier runs, so that a line that did not change is not checked twice."""


@cache.command()
def info() -> None:
    """Where it is, how large it is, and how many verdicts it holds."""
    kept = _usable()
    try:
        size = kept.size()
    except sqlite3.Error as problem:
        raise Unusable(f"{kept.file}: this cannot be read: {problem}") from problem
    finally:
        kept.close()
    click.echo(f"{kept.file}")
    click.echo(f"{size.findings} verdicts, {size.current} of them by this version of proofgen")
    click.echo(f"{size.reports} whole report{'' if size.reports == 1 else 's'}, for files that have not changed")
    click.echo(f"{size.bytes / (1 << 20):.1f} MB of at most {LARGEST >> 20} MB; the oldest make room for the new")


@cache.command()
def clear() -> None:
    """Forget every verdict, every reading and every report. Other runs may go on meanwhile; a damaged file is removed."""
    kept = Cache(default_folder())
    try:
        kept.clear()
    except (sqlite3.Error, OSError) as problem:
        raise Unusable(f"{kept.file}: this cannot be cleared: {problem}") from problem
    finally:
        kept.close()
    click.echo(f"{kept.file}: cleared")


def _usable() -> Cache:
    kept = Cache(default_folder())
    if kept.warning:
        raise Unusable(f"{kept.file}: {kept.warning}")
    return kept
