"""`proofgen grade`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from proofgen.cli.build import Kinds, need_tex
from proofgen.cli.options import options, shared
from proofgen.cli.run import Unusable, found, progress_shown, say
from proofgen.session.files import SUBMITTED, Found, NoSuchFile, others_of
from proofgen.session.options import Options

NAMED = 10  # files that are told of by their names


@click.command()
@click.argument("submissions", nargs=-1, required=True)
@click.option(
    "--against", "reference", required=True, type=click.Path(exists=True, dir_okay=False), help="A file that declares, defines and asks."
)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("output"), show_default=True, help="Folder to write to."
)
@click.option("--to", "kinds", type=Kinds(), default="html", show_default=True, help="Kinds of feedback: html, md, pdf, tex, json.")
@click.option("--force", is_flag=True, help="Write over files that proofgen did not make.")
@shared
def grade(
    submissions: tuple[str, ...],
    reference: str,
    out: Path,
    kinds: tuple[str, ...],
    force: bool,
    strict: bool,
    allow: tuple[str, ...],  # noqa: ARG001  # a submission has no exit code
    seconds: float,
    jobs: int | None,
    no_cache: bool,
) -> int:
    """Check what students have handed in under the declarations, definitions and goals of one file.

    SUBMISSIONS are files of Markdown, LaTeX or plain text, notebooks, and folders of them. Writes grades.csv, grades.json and grades.html, and a handout for each submission: the
    first wrong line, where it fails, what would be right, and which goals were reached. The exit code is 0 whatever the students wrote.
    """
    if "pdf" in kinds:
        need_tex()
    files = _but(found(submissions, SUBMITTED), reference)
    asked = replace(options(strict, seconds, jobs, no_cache), reference=reference)
    _grade(files, asked, kinds, out, force)
    _tell_of_others(submissions, out)
    return 0


def _tell_of_others(submissions: Sequence[str], out: Path) -> None:
    """A student who handed in a scan has no row, and is not forgotten."""
    others = [each for each in others_of(submissions, SUBMITTED) if not Path(each).resolve().is_relative_to(out.resolve())]
    if others:
        listed = ", ".join(others[:NAMED]) + (f" and {len(others) - NAMED} more" if len(others) > NAMED else "")
        say(f"proofgen: warning: not read, since the name ends otherwise than in {', '.join(SUBMITTED)}: {listed}", err=True)


def _grade(files: Sequence[Found], asked: Options, kinds: Sequence[str], out: Path, force: bool) -> None:
    from proofgen.render.pdf_engine import NoTeX, TeXStopped  # lazily: no other command needs these
    from proofgen.session import grade as grading
    from proofgen.session.handouts import Refused
    from proofgen.session.under import NoReference

    try:
        grading.may_be_graded(asked.reference, out, force)
        with progress_shown() as progress:
            graded = grading.grade(files, asked, progress)
        for warning in graded.warnings:
            say(f"proofgen: warning: {warning}", err=True)
        reference = asked.reference
        paths = list(grading.write(graded, reference, kinds, out, force))
    except (NoReference, NoSuchFile, Refused, NoTeX, TeXStopped) as problem:
        raise Unusable(str(problem)) from problem
    except OSError as problem:
        raise Unusable(f"{problem.filename or out}: this cannot be written: {problem.strerror or problem}") from problem
    for path in paths[-len(grading.TABLES) :]:
        click.echo(str(path))
    counts = Counter(row.state for row in graded.rows)
    click.echo(f"{len(graded.rows)} submissions: {', '.join(f'{count} {state}' for state, count in counts.most_common())}", err=True)


def _but(files: Sequence[Found], reference: str) -> list[Found]:
    """Without the reference itself, which may lie in the same folder."""
    own = Path(reference).resolve()
    kept = [file for file in files if file.path == "-" or Path(file.path).resolve() != own]
    if not kept:
        raise Unusable("there is nothing to grade but the reference")
    return kept
