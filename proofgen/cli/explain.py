"""`proofgen explain`."""

from __future__ import annotations

import difflib

import click

from proofgen.cli.run import Unusable


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a CODE in a message means; without one, list them all."""
    from proofgen.report.codes import EXPLANATIONS  # lazily: no other command needs the texts

    if code is None:
        width = max((len(name) for name in EXPLANATIONS), default=0)
        for name, text in sorted(EXPLANATIONS.items()):
            click.echo(f"{name:<{width}}  {_headline(text)}")
        return
    if code not in EXPLANATIONS:
        near = difflib.get_close_matches(code, EXPLANATIONS, 1)
        meant = f"; did you mean {near[0]}?" if near else ""
        raise Unusable(f"there is no code {code!r}{meant} (`proofgen explain` lists them)")
    click.echo(EXPLANATIONS[code].strip())


def _headline(text: str) -> str:
    lines = (line.strip("# ").strip() for line in text.strip().splitlines())
    return next((line for line in lines if line), "")
