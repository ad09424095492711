"""`proofgen verify-stamp`."""

from __future__ import annotations

from pathlib import Path

import click

from proofgen import __version__
from proofgen.cli.options import options
from proofgen.cli.run import Unusable, checked, found, say
from proofgen.render.marks import MARKS
from proofgen.render.stamp import LETTERS, Stamp, judged, read_stamp
from proofgen.report.values import Document
from proofgen.session.versions import engine_version

SHOWN = 12


@click.command(name="verify-stamp")
@click.argument("handout", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("source", type=click.Path(exists=True, dir_okay=False))
@click.option("--no-cache", is_flag=True, help="Check every line anew, whatever earlier runs found.")
def verify_stamp(handout: Path, source: str, no_cache: bool) -> int:
    """Say whether HANDOUT was made from SOURCE as it is now, and whether its verdicts still stand.

    Exit code 0 if both are so, else 1. The stamp is a record and no signature: whoever can change a file can change its stamp.
    """
    stamp = read_stamp(handout.read_bytes())
    if stamp is None:
        raise Unusable(f"{handout}: this carries no stamp; proofgen's PDF, HTML, Markdown and TeX handouts do")
    document = checked(found([source]), options(False, 10.0, None, no_cache)).documents[0]
    belongs = document.source_hash == stamp.source
    say(f"{handout}: {stamp.edition} edition, made by proofgen {stamp.version}")
    say(f"{'✓' if belongs else '✗'} {source}: " + ("this is its source" if belongs else "this is not the text it was made from"))
    now = "".join(LETTERS[line.verdict] for line in judged(document) if line.verdict)
    silent = not stamp.verdicts and stamp.edition.split("-")[0] in ("plain", "student")
    stands = now == stamp.verdicts or silent
    if belongs and silent and now:
        say("  this edition shows no verdicts")
    elif belongs:
        say(f"{'✓' if stands else '✗'} " + ("its verdicts still stand" if stands else "its verdicts do not all stand:"))
        for line in _changes(document, stamp)[:SHOWN]:
            say(line)
    if (stamp.version, stamp.engine) != (__version__, engine_version()[:16]):
        say(f"  it was checked by another engine than that of this proofgen {__version__}")
    return 0 if belongs and stands else 1


def _changes(document: Document, stamp: Stamp) -> list[str]:
    words = {letter: MARKS[word].word for word, letter in LETTERS.items()}
    lines = judged(document)
    if len(lines) != len(stamp.verdicts):
        return [f"  it has {len(stamp.verdicts)} lines with a verdict, and there are {len(lines)} now"]
    return [
        f"  line {line.place.where}: {words[before]} on the handout, {MARKS[line.verdict].word} now"
        for line, before in zip(lines, stamp.verdicts, strict=True)
        if line.verdict is not None and LETTERS[line.verdict] != before
    ]
