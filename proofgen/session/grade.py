"""A folder of submissions, each checked under the same reference: a table, and a handout for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from urllib.parse import quote

from proofgen.render import HANDOUTS
from proofgen.render.grades import Row, row, table_csv, table_html, table_json, with_feedback
from proofgen.render.plain import plain
from proofgen.report.values import Document
from proofgen.session.check import Session, unopened_document
from proofgen.session.files import Found, NoSuchFile, look_at, read_file
from proofgen.session.handouts import Sheet, may_be_written, write_handouts, write_whole
from proofgen.session.many import check_files
from proofgen.session.options import Options
from proofgen.session.progress import Progress
from proofgen.session.reached import none_reached
from proofgen.session.under import Setup, setup_of

FEEDBACK = "feedback"
TABLES = ("grades.csv", "grades.json", "grades.html")


@dataclass(frozen=True, slots=True)
class Graded:
    """rows and documents in the order of the files. warnings: about the reference and the cache."""

    files: tuple[Found, ...]
    documents: tuple[Document, ...]
    rows: tuple[Row, ...]
    warnings: tuple[str, ...]


def grade(files: Sequence[Found], options: Options, progress: Progress) -> Graded:
    """A file that cannot be opened is a row too. Raises NoReference before anything is checked, NoSuchFile where one goes away meanwhile."""
    setup = setup_of(options.reference)
    doubts = _doubts(options, setup)
    documents: dict[str, Document] = {}
    open_ = []
    for file in files:
        try:
            look_at((file,))
            open_.append(file)
        except NoSuchFile as problem:
            documents[file.path] = unopened_document(file.path, str(problem))
    report, warning = check_files(open_, options, progress)
    documents |= {file.path: document for file, document in zip(open_, report.documents, strict=True)}
    found = (documents[file.path] for file in files)
    ordered = tuple(each if each.goals else replace(each, goals=none_reached(setup)) for each in found)
    rows = tuple(row(document, file.name.as_posix() + Path(file.path).suffix) for file, document in zip(files, ordered, strict=True))
    return Graded(_told_apart(files), ordered, rows, (*doubts, *filter(None, [warning])))


def _doubts(options: Options, setup: Setup) -> Iterator[str]:
    """What a reference asks for and is not so: no student can show it. And that it asks for nothing."""
    if not setup.asked:
        yield f"{options.reference}: nothing is asked for: no theorem, no claim and no `Show that` stands before the first step"
    with Session(replace(options, reference="")) as session:
        document = session.check(read_file(options.reference))
    places = {setup.document.source.position(each.span.start)[0] for each in setup.asked}
    for line in document.lines:
        if line.verdict == "refuted" and line.place.line in places:
            yield f"{options.reference}:{line.place.where}: what is asked for there is refuted: {plain(line.reading)}"


def _told_apart(files: Sequence[Found]) -> tuple[Found, ...]:
    """With another name for the handout of each file whose name is that of an earlier one but for its ending, or its folder."""
    taken: set[Path] = set()
    apart = []
    for file in files:
        names = [file.name, file.name.with_name(f"{file.name.name}-{Path(file.path).suffix[1:]}")]
        more = (file.name.with_name(f"{file.name.name}-{number}") for number in count(2))
        name = next(name for name in chain(names, more) if name not in taken)
        taken.add(name)
        apart.append(replace(file, name=name))
    return tuple(apart)


def may_be_graded(reference: str, folder: Path, force: bool) -> None:
    """Before a long run rather than behind it. Raises Refused."""
    for name in TABLES:
        may_be_written(folder / name, folder, Path(reference), force)


def write(graded: Graded, reference: str, kinds: Sequence[str], folder: Path, force: bool) -> Iterator[Path]:
    """Each path as it is written. Raises what write_handouts does."""
    may_be_graded(reference, folder, force)
    sheets = [
        Sheet(with_feedback(document), FEEDBACK / file.name, Path(file.path))
        for file, document in zip(graded.files, graded.documents, strict=True)
    ]
    yield from write_handouts(sheets, kinds, folder, "github", force)
    suffix = next((handout.suffix for handout in HANDOUTS if handout.name in kinds), "")
    links = [quote(f"{FEEDBACK}/{file.name.as_posix()}{suffix}") if suffix else "" for file in graded.files]
    texts = (table_csv(graded.rows), table_json(graded.rows, reference), table_html(graded.rows, reference, links))
    for name, text in zip(TABLES, texts, strict=True):
        write_whole(folder / name, text.encode("utf-8", "replace"))
        yield folder / name
