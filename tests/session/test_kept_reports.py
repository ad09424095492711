"""What is kept of a report, when nothing is, and what becomes of it in a cache that is damaged, locked or full."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from again import HEAD, NOTE, PAPER, PART, ROOT, pages, run

from proofgen.session import reports, store
from proofgen.session.cache import Cache
from proofgen.session.check import Session
from proofgen.session.codec import encoded
from proofgen.session.files import read_file
from proofgen.session.options import Options
from proofgen.session.pool import Answer, Pool
from proofgen.session.store import FILE
from proofgen.verify.finding import Finding
from proofgen.verify.verdict import Agreement, Attempt, Undecided


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.md"
    path.write_text(NOTE, encoding="utf-8")
    return path


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "main.tex").write_text(PAPER)
    (folder / "part.tex").write_text(PART)
    return folder


UNKNOWN = encoded(Finding(Undecided(Attempt(("a proof",)), Agreement(0))))
CUT_SHORT = [*(Answer("", stop, "", 0.1) for stop in ("time", "memory", "depth", "error", "crash")), Answer(UNKNOWN, "", "", 9.0)]  # type: ignore[arg-type]


@pytest.mark.parametrize("answer", CUT_SHORT, ids=lambda answer: answer.stop or "a long search")
def test_a_line_that_was_cut_short_leaves_no_traces(answer: Answer, note: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """On a quieter machine it may have a verdict."""
    monkeypatch.setenv("PROOFGEN_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(Pool, "run", lambda _pool, tasks: ((number, answer) for number, _ in enumerate(tasks)))
    with Session(Options(jobs=1)) as session:
        assert session.check(read_file(str(note))).traces == ()
    monkeypatch.setattr(Pool, "run", lambda _pool, tasks: ((number, Answer(UNKNOWN, "", "", 0.1)) for number, _ in enumerate(tasks)))
    with Session(Options(jobs=1)) as session:
        assert session.check(read_file(str(note))).traces == ((reports.CONTENT, str(note), reports.digest_of(note.read_bytes())),)


def test_a_cache_that_is_not_in_use_keeps_no_report(note: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / FILE).write_bytes(b"not a database" * 1000)
    for _ in range(2):
        damaged = run(tmp_path, note)
        assert not damaged.again
        assert b"warning" in damaged.err


def test_a_file_that_changes_while_it_is_checked(note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROOFGEN_CACHE_DIR", str(tmp_path / "cache"))
    with Session(Options(jobs=1)) as session:
        traces = session.check(read_file(str(note))).traces
    note.write_text(HEAD)
    reports.keep("key", reports.Page(b"text", 0, 1, 1, False), list(traces))
    assert pages(tmp_path) == []


# ---------------------------------------------------------------- what is kept


@pytest.fixture
def kept(note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[reports.Trace]:
    """The traces of a page that is kept under `key`."""
    monkeypatch.setenv("PROOFGEN_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "cache").mkdir()
    traces = [(reports.CONTENT, str(note), reports.digest_of(note.read_bytes())), (reports.ABSENT, str(tmp_path.resolve() / "none"), "")]
    reports.keep("key", reports.Page(b"text\0\n", 1, 4, 3, True), traces)
    return traces


def test_a_page_comes_back(kept: list[reports.Trace]) -> None:
    assert kept
    page = reports.found("key")
    assert page is not None
    assert (page.text, page.code, page.lines, page.reused, page.open) == (b"text\0\n", 1, 4, 3, True)
    assert reports.found("another key") is None


def test_a_page_that_was_tampered_with(kept: list[reports.Trace], tmp_path: Path) -> None:
    assert kept
    (key, page, digest) = pages(tmp_path)[0]
    rows = sqlite3.connect(tmp_path / "cache" / FILE, isolation_level=None)
    others = [page[:at] + bytes([page[at] ^ 1]) + page[at + 1 :] for at in range(len(page))] + [page[:at] for at in range(len(page))]
    for other in [*others, b"", None, 7, "text"]:
        rows.execute("UPDATE reports SET page = coalesce(?, page || ?)", (other, b"more"))
        assert reports.found(key) is None
    rows.execute("UPDATE reports SET page = ?, key = 'another key'", (page,))
    assert reports.found("another key") is None
    rows.execute("UPDATE reports SET key = ?, digest = ?", (key, digest[::-1]))
    assert reports.found(key) is None
    rows.execute("UPDATE reports SET digest = ?", (digest,))
    assert reports.found(key) is not None
    rows.close()


def test_a_file_cut_at_every_512th_byte(kept: list[reports.Trace], tmp_path: Path) -> None:
    assert kept
    file = tmp_path / "cache" / FILE
    whole = file.read_bytes()
    for length in range(0, len(whole), 512):
        file.write_bytes(whole[:length])
        for extra in ("-wal", "-shm"):
            file.with_name(FILE + extra).unlink(missing_ok=True)
        page = reports.found("key")
        assert page is None or page.text == b"text\0\n"


def test_a_cache_that_is_locked(kept: list[reports.Trace], tmp_path: Path) -> None:
    """Others may write; who has all of it to himself is not waited for."""
    assert kept
    holder = sqlite3.connect(tmp_path / "cache" / FILE, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert reports.found("key") is not None
    holder.execute("ROLLBACK")
    holder.execute("PRAGMA journal_mode=DELETE")
    holder.execute("BEGIN EXCLUSIVE")
    assert reports.found("key") is None
    holder.close()


def test_old_reports_make_room_for_new_ones(note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROOFGEN_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(store, "LARGEST", 300_000)
    Cache(tmp_path / "cache").close()
    traces = [(reports.CONTENT, str(note), reports.digest_of(note.read_bytes()))]
    for number in range(60):
        reports.keep(f"key {number}", reports.Page(b"x" * 20_000, 0, 1, 1, False), list(traces))
    cache = Cache(tmp_path / "cache")
    size = cache.size()
    cache.close()
    assert 0 < size.reports < 20
    assert size.bytes <= 300_000
    reports.keep("long", reports.Page(b"x" * (reports.LARGEST_PAGE + 1), 0, 1, 1, False), list(traces))
    assert reports.found("long") is None


AUDITED = """
import os, sys
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        os.write(2, b"OPENED " + os.path.realpath(os.fsencode(arguments[0])) + b"\\n")
sys.addaudithook(watch)
from proofgen.cli.main import main
main()
"""


def test_every_file_that_is_read_leaves_a_trace(paper: Path, tmp_path: Path) -> None:
    """Or is Python's, ours, or the cache: else it could change and nobody would ask."""
    (paper / "main.tex").write_text(PAPER.replace("\\input{part}", "\\input{part}\\include{none}\\bibliography{refs}\\usepackage{part}"))
    (paper / "proofgen.toml").write_text("strict = true\n")
    (paper / "refs.bib").write_text("")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PROOFGEN_CACHE_DIR": str(tmp_path / "cache")}
    command = [sys.executable, "-c", AUDITED, "check", "main.tex"]
    done = subprocess.run(command, cwd=paper, capture_output=True, text=True, check=False, env=environment)
    opened = {line.removeprefix("OPENED ") for line in done.stderr.splitlines() if line.startswith("OPENED ")}
    mine = {path for path in opened if path.startswith(str(tmp_path.resolve())) and "/cache/" not in path}
    assert mine == {str(paper.resolve() / name) for name in ("main.tex", "part.tex")}
    traced = {os.path.realpath(paper / part) for part in map(os.fsdecode, pages(tmp_path)[0][1].split(b"\0")) if part.endswith(".tex")}
    assert traced == mine | {str(paper.resolve() / "none.tex")}
