"""Handouts to files: each whole or not at all, inside one folder, and never over a file that proofgen did not make."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, time

from proofgen.render import HANDOUTS, Handout
from proofgen.render.edition import FULL, Edition, laid_out
from proofgen.render.markdown import Flavor
from proofgen.render.stamp import readable
from proofgen.render.templates import GUIDE, OURS
from proofgen.report.values import Document
from proofgen.session.versions import engine_version

STYLE = "proofgen.sty"
KINDS = tuple(handout.name for handout in HANDOUTS)
_OURS = re.compile(
    rb'<meta name="generator" content="proofgen |^<sub>(?:checked|set) by proofgen |/Creator ?\(proofgen |\A% (?:checked|set) by proofgen |\A% proofgen\.sty, written by proofgen |\A\{\s*"schema": \d+,\s*"proofgen": |\Afile,state,lines,proved,',
    re.M,
)


_TEMPLATES = (".tex", ".html", ".md", ".css", ".sty")
_LARGEST = 1 << 20
_UNFINISHED = ".proofgen-"
_ABANDONED = 3600.0  # seconds


def own_templates(folder: Path) -> tuple[tuple[str, str], ...]:
    """The templates in a folder, by name. Raises Refused where there are none, or one cannot be read."""
    found = sorted(path for path in folder.iterdir() if path.suffix in _TEMPLATES and path.is_file() and path.name != GUIDE)
    if not any(path.name in OURS for path in found):
        raise Refused(f"{folder}: there is no template here; its name would be one of {', '.join(OURS)}")
    try:
        large = next((path for path in found if path.stat().st_size > _LARGEST), None)
        if large is not None:
            raise Refused(f"{large}: this is larger than a template may be, {_LARGEST >> 20} MB")
        return tuple((path.name, path.read_text(encoding="utf-8")) for path in found)
    except UnicodeDecodeError as problem:
        raise Refused(f"{folder}: a template is not UTF-8: {problem}") from problem


class Refused(Exception):
    """A file that is not to be written. The message says why, and what would help."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """document goes to `name` plus the suffix of each kind, below the output folder. source: the author's file, None for standard input."""

    document: Document
    name: Path
    source: Path | None


@dataclass(slots=True)
class Clock:
    """Seconds: of laying pages out and writing their markup, and of running TeX."""

    setting: float = 0.0
    tex: float = 0.0


def write_handouts(
    sheets: Sequence[Sheet],
    kinds: Sequence[str],
    folder: Path,
    flavor: Flavor,
    force: bool,
    edition: Edition = FULL,
    clock: Clock | None = None,
) -> Iterator[Path]:
    """Each path as it is written. Raises Refused or NoSuchLine before anything is written; NoTeX, TeXStopped or OSError on the way."""
    clock = clock or Clock()
    edition = replace(edition, engine=engine_version()[:16], date=_date())
    wanted = [handout for handout in HANDOUTS if handout.name in kinds]
    targets: dict[Path, tuple[Handout, Sheet]] = {}
    for sheet in sheets:
        laid_out(sheet.document, edition)
        for handout in wanted:
            target = folder / sheet.name.with_name(sheet.name.name + edition.suffix + handout.suffix)
            if target in targets:
                raise Refused(f"{target}: two of these files would be written there; build them into different folders with --out")
            may_be_written(target, folder, sheet.source, force)
            targets[target] = (handout, sheet)
    styles = sorted({target.parent / STYLE for target in targets}) if edition.fragment else []
    for path in styles:
        if path.exists() and not force and not made_here(path):
            raise Refused(f"{path}: proofgen did not make this file, so it stays; --force writes over it, --out chooses another folder")
    for target, (handout, sheet) in targets.items():
        content = _pdf(target, sheet.document, edition, clock) if handout.name == "pdf" else _timed(handout, sheet, flavor, edition, clock)
        if content:
            write_whole(target, content)
        yield target
    for path in styles:
        write_whole(path, _style(edition))
        yield path


def _style(edition: Edition) -> bytes:
    from proofgen.render.pdf_tex import style  # lazily: it brings Jinja2 and PyLaTeX

    return style(edition).encode("utf-8")


def _pdf(target: Path, document: Document, edition: Edition, clock: Clock) -> bytes:
    """Nothing where it would be what is there: TeX takes most of the time of a build, and need not run where nothing has changed."""
    from proofgen.render.pdf import compile_pdf, is_set_from, tex  # lazily: it brings Jinja2 and PyLaTeX

    started = perf_counter()
    text = tex(document, edition)
    clock.setting += perf_counter() - started
    if target.exists() and is_set_from(target.read_bytes(), text):
        return b""
    started = perf_counter()
    content = compile_pdf(text)
    clock.tex += perf_counter() - started
    return content


def _timed(handout: Handout, sheet: Sheet, flavor: Flavor, edition: Edition, clock: Clock) -> bytes:
    started = perf_counter()
    content = _rendered(handout, sheet.document, flavor, edition)
    clock.setting += perf_counter() - started
    return content


def _rendered(handout: Handout, document: Document, flavor: Flavor, edition: Edition) -> bytes:
    if handout.name == "md" and flavor != "github":
        from proofgen.render.markdown import markdown  # lazily: it brings Jinja2

        return markdown(document, flavor, edition).encode("utf-8", "replace")
    return handout.render(document, edition)


def may_be_written(target: Path, folder: Path, source: Path | None, force: bool) -> None:
    """Raises Refused."""
    if not target.parent.resolve().is_relative_to(folder.resolve()):
        raise Refused(f"{target}: this is a place outside {folder}")
    if target.is_dir():
        raise Refused(f"{target}: there is a directory of that name")
    if not target.exists():
        return
    if source is not None and source.exists() and target.samefile(source):
        raise Refused(f"{target}: this is the derivation itself; choose another folder with --out")
    if not force and not made_here(target):
        raise Refused(f"{target}: proofgen did not make this file, so it stays; --force writes over it, --out chooses another folder")


def made_here(path: Path) -> bool:
    """Whether the file carries the mark that our handouts carry."""
    return any(_OURS.search(part) for part in readable(path.read_bytes()))


def write_whole(target: Path, content: bytes) -> None:
    """The file is there whole, or is what it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target.parent)
    handle, name = tempfile.mkstemp(prefix=_UNFINISHED, dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # else a power cut could leave the new name with none of the content
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, target)
    finally:
        with suppress(FileNotFoundError):  # it is the target by now, unless something stopped the writing
            os.unlink(name)


def _sweep(folder: Path) -> None:
    """What a run that was killed in the middle of writing has left behind, long enough ago that nobody writes it still."""
    for path in folder.glob(f"{_UNFINISHED}*"):
        with suppress(OSError):
            if time() - path.stat().st_mtime > _ABANDONED:
                path.unlink()


def _date() -> str:
    """The day of SOURCE_DATE_EPOCH; "" without it, so that a file built twice is the same. https://reproducible-builds.org/specs/source-date-epoch/"""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date().isoformat() if re.fullmatch(r"\d{1,11}", epoch) else ""


def _umask() -> int:
    now = os.umask(0o022)
    os.umask(now)
    return now
