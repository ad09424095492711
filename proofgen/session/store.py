"""The SQLite file that is kept between runs: where it is, how it is opened, and how large it may grow.

Loads next to nothing: a report that is kept whole is looked up here before anything else of proofgen is imported.
"""

from __future__ import annotations

import os
import sqlite3
from time import sleep

FILE = "verdicts.sqlite3"
LARGEST = 128 << 20
_TABLES = (
    """CREATE TABLE IF NOT EXISTS findings
    (key TEXT PRIMARY KEY, text TEXT NOT NULL, digest TEXT NOT NULL, engine TEXT NOT NULL, day INTEGER NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS reports
    (key TEXT PRIMARY KEY, page BLOB NOT NULL, digest TEXT NOT NULL, day INTEGER NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS readings
    (key TEXT PRIMARY KEY, text TEXT NOT NULL, digest TEXT NOT NULL, day INTEGER NOT NULL) WITHOUT ROWID""",
)
TABLES = ("findings", "reports", "readings")
_OLDEST = (  # findings last: with these at hand, all the rest is made again in no time
    """DELETE FROM reports WHERE key IN
    (SELECT key FROM reports ORDER BY day LIMIT (SELECT (count(*) + 3) / 4 FROM reports))""",
    """DELETE FROM readings WHERE key IN
    (SELECT key FROM readings ORDER BY day LIMIT (SELECT (count(*) + 3) / 4 FROM readings))""",
    """DELETE FROM findings WHERE key IN
    (SELECT key FROM findings ORDER BY engine = :engine, day LIMIT (SELECT count(*) / 4 + 1 FROM findings))""",
)


def default_folder() -> str:
    """PROOFGEN_CACHE_DIR, else where this system keeps caches."""
    named = os.environ.get("PROOFGEN_CACHE_DIR")
    if named:
        return named
    from platformdirs import user_cache_dir  # lazily: start-up time

    return user_cache_dir("proofgen", appauthor=False)


def opened(file: str | os.PathLike[str], patience: float = 2.0) -> sqlite3.Connection:
    """Raises sqlite3.Error. patience: seconds to wait for others."""
    rows = sqlite3.connect(file, timeout=patience, isolation_level=None)
    try:
        _write_ahead(rows)
        rows.execute("PRAGMA synchronous=NORMAL")
        rows.execute(f"PRAGMA journal_size_limit={4 << 20}")
        for table in _TABLES:
            rows.execute(table)
    except sqlite3.Error:
        rows.close()
        raise
    return rows


def _write_ahead(rows: sqlite3.Connection) -> None:
    """SQLite does not wait for its turn here, however long its time-out is: https://sqlite.org/wal.html#sometimes_queries_return_sqlite_busy_in_wal_mode"""
    for attempt in range(20):
        try:
            rows.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorname", "") not in ("SQLITE_BUSY", "SQLITE_BUSY_RECOVERY", "SQLITE_LOCKED") or attempt == 19:
                raise
            sleep(0.05)


def bytes_of(rows: sqlite3.Connection) -> int:
    """What is taken, without room that is free again. Raises sqlite3.Error."""
    pages, free, size = (int(rows.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "freelist_count", "page_size"))
    return (pages - free) * size


def trim(rows: sqlite3.Connection, largest: int, engine: str) -> None:
    """The oldest make room, and before them findings of other engines. Raises sqlite3.Error."""
    if bytes_of(rows) <= largest:
        return
    for _ in range(20):  # others may be writing, and this need not win
        for oldest in _OLDEST:
            rows.execute(oldest, {"engine": engine} if ":engine" in oldest else {})
            if bytes_of(rows) <= largest // 4 * 3:
                return
