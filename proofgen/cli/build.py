"""`proofgen build`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from proofgen.cli.options import options, shared
from proofgen.cli.run import Unusable, checked, found, say
from proofgen.render.edition import NAMES, Edition, NoSuchLine, slips_of
from proofgen.render.marks import state_words
from proofgen.report.values import Line, Report
from proofgen.report.words import listed
from proofgen.session.files import STDIN, Found
from proofgen.session.outcome import Allowed, checked_lines, exit_code

if TYPE_CHECKING:
    from proofgen.session.handouts import Clock


class Kinds(click.ParamType[tuple[str, ...]]):
    """A list with commas, such as pdf,md."""

    name = "kinds"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        from proofgen.session.handouts import KINDS  # lazily: start-up time

        names = tuple(name.strip().lower() for name in str(value).split(",") if name.strip())
        for name in names:
            if name not in KINDS:
                self.fail(f"{name!r} is no kind of handout; there are {', '.join(KINDS)}", param, ctx)
        if not names:
            self.fail("name at least one kind of handout", param, ctx)
        return names


class Blanks(click.ParamType[tuple[str, ...] | int]):
    """Numbers of lines with commas, or `3x` for how many."""

    name = "lines"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...] | int:
        text = str(value).strip()
        if re.fullmatch(r"\d{1,4}x", text):
            return int(text[:-1])
        numbers = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
        if not numbers:
            self.fail("name lines by their numbers, as 2,5, or say how many, as 3x", param, ctx)
        return numbers


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--to",
    "kinds",
    type=Kinds(),
    default=None,
    show_default="pdf, or tex for a fragment",
    help="Kinds of handout: pdf, md, html, tex, json, with commas.",
)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("output"), show_default=True, help="Folder to write to."
)
@click.option(
    "--flavor", type=click.Choice(["github", "pandoc", "quarto", "myst"]), default="github", show_default=True, help="Of Markdown."
)
@click.option(
    "--edition",
    type=click.Choice(NAMES),
    default="full",
    show_default=True,
    help="For whom: plain is the text alone, without any verdict; student leaves proved lines blank, solution fills them in, referee tells of every line how it was read and checked.",
)
@click.option(
    "--blank",
    "blanks",
    type=Blanks(),
    default=None,
    metavar="LINES",
    help="Which lines are blank: their numbers, as 2,5; their lines in the source, as @31; or how many, as 3x. A file with mistakes on purpose has none but those that are named.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Which lines are blank, where they are not named.")
@click.option(
    "--template",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with templates of your own; `proofgen template eject` writes ours to start from.",
)
@click.option("--only-claims", is_flag=True, help="What is given and what was found, without the derivation.")
@click.option("--fragment", is_flag=True, help="TeX without a preamble, to \\input into a document of yours, and proofgen.sty beside it.")
@click.option("--timing", is_flag=True, help="How long checking, setting and TeX took; in the referee's edition, each line too.")
@click.option("--force", is_flag=True, help="Write over files that proofgen did not make.")
@shared
def build(
    paths: tuple[str, ...],
    kinds: tuple[str, ...] | None,
    out: Path,
    flavor: str,
    edition: str,
    blanks: tuple[str, ...] | int | None,
    seed: int,
    template: Path | None,
    only_claims: bool,
    fragment: bool,
    timing: bool,
    force: bool,
    strict: bool,
    allow: tuple[Allowed, ...],
    seconds: float,
    jobs: int | None,
    no_cache: bool,
) -> int:
    """Check the files and set each as a handout.

    Handouts are written whatever the verdicts are, since they show them; the exit code is that of check.
    """
    kinds = kinds or (("tex",) if fragment else ("pdf",))
    if blanks is not None and edition not in ("student", "solution"):
        raise click.UsageError("--blank is for --edition student, and for --edition solution, which fills the same lines in")
    if fragment and kinds != ("tex",):
        raise click.UsageError("--fragment is for --to tex")
    files = found(paths)
    if "pdf" in kinds:
        need_tex()
    templates = _own_templates(template) if template is not None else ()
    report = checked(files, options(strict, seconds, jobs, no_cache))
    asked = Edition(edition, blanks, seed, only_claims, templates=templates, fragment=fragment, timing=timing)  # type: ignore[arg-type]  # click has checked the name
    clock = _write(files, report, kinds, out, flavor, force, asked)
    if timing:
        reused = sum(document.reused for document in report.documents)
        seconds = sum(document.seconds for document in report.documents)
        say(f"proofgen: {reused} of {checked_lines(report)} lines reused from earlier runs; {seconds:.1f} s of checking", err=True)
        say(f"proofgen: {clock.setting:.2f} s of setting pages, {clock.tex:.2f} s of TeX", err=True)
    for document in report.documents:
        counts = ", ".join(f"{count} {word}" for word, count in document.counts.items() if count)
        say(
            f"{document.path}: {state_words(document)[2] if checked_lines(Report((document,))) else 'nothing was checked'} ({counts or 'no formulas'})",
            err=True,
        )
        if edition == "student" and (slips := slips_of(document)):
            say(f"{document.path}: warning: {_unsaid(slips)}", err=True)
    if not checked_lines(report):
        click.echo("proofgen: nothing was checked", err=True)
    return exit_code(report, allow)


def _unsaid(slips: Sequence[Line]) -> str:
    """What an edition for students does not say, for whoever hands it out."""
    places = listed([f"line {line.place.where} is {line.verdict}" for line in slips[:5]] + [f"{len(slips) - 5} more"] * (len(slips) > 5))
    them = "it as it stands" if len(slips) == 1 else "them as they stand"
    return f"{places}; the student edition prints {them}, and no verdicts at all; `proofgen check` says what is wrong"


def _own_templates(folder: Path) -> tuple[tuple[str, str], ...]:
    from proofgen.session.handouts import Refused, own_templates  # lazily: start-up time

    try:
        return own_templates(folder)
    except Refused as problem:
        raise Unusable(str(problem)) from problem


def need_tex() -> None:
    from proofgen.render.pdf_engine import NoTeX, find_engine  # lazily: only a PDF needs it

    try:
        find_engine()
    except NoTeX as problem:
        raise Unusable(str(problem)) from problem


def _write(files: Sequence[Found], report: Report, kinds: Sequence[str], out: Path, flavor: str, force: bool, edition: Edition) -> Clock:
    from proofgen.render.pdf_engine import NoTeX, TeXStopped  # lazily: a command that only checks has no use for them
    from proofgen.render.templates import TemplateFault
    from proofgen.session.handouts import Clock, Refused, Sheet, write_handouts

    sheets = [
        Sheet(document, file.name, None if file.path == STDIN else Path(file.path))
        for file, document in zip(files, report.documents, strict=True)
    ]
    clock = Clock()
    try:
        for path in write_handouts(sheets, kinds, out, flavor, force, edition, clock):  # type: ignore[arg-type]  # click has checked the flavor
            say(str(path))
    except (Refused, NoSuchLine, TemplateFault, NoTeX, TeXStopped) as problem:
        raise Unusable(str(problem)) from problem
    except OSError as problem:
        raise Unusable(f"{problem.filename or out}: this cannot be written: {problem.strerror or problem}") from problem
    return clock
