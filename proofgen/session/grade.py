"""A folder of submissions, each checked under the same reference: a table, and a handout for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from proofgen.render import HANDOUTS
from proofgen.render.grades import Row, row, table_csv, table_html, table_json, with_feedback
from proofgen.report.values import Document
from proofgen.session.check import unopened_document
from proofgen.session.files import Found, NoSuchFile, look_at
from proofgen.session.handouts import Sheet, may_be_written, write_handouts, write_whole
from proofgen.session.many import check_files
from proofgen.session.options import Options
from proofgen.session.progress import Progress

FEEDBACK = "feedback"
TABLES = ("grades.csv", "grades.json", "grades.html")


@dataclass(frozen=True, slots=True)
class Graded:
    """rows and documents in the order of the files. warning: about the cache, or ""."""

    files: tuple[Found, ...]
    documents: tuple[Document, ...]
    rows: tuple[Row, ...]
    warning: str


def grade(files: Sequence[Found], options: Options, progress: Progress) -> Graded:
    """A file that cannot be opened is a row too. Raises NoReference before anything is checked, NoSuchFile where one goes away meanwhile."""
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
    ordered = tuple(documents[file.path] for file in files)
    rows = tuple(row(document, file.name.as_posix() + Path(file.path).suffix) for file, document in zip(files, ordered, strict=True))
    return Graded(tuple(files), ordered, rows, warning)


def write(graded: Graded, reference: str, kinds: Sequence[str], folder: Path, force: bool) -> Iterator[Path]:
    """Each path as it is written. Raises what write_handouts does."""
    for name in TABLES:
        may_be_written(folder / name, folder, Path(reference), force)
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
