"""Findings and readings of earlier runs, kept in one SQLite file. A cache that cannot be used costs one warning and never a verdict.

Only what depends on the obligation alone is kept: a search that was cut off, and anything a worker did not survive, is tried anew.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from proofgen.session import store
from proofgen.session.codec import Garbled, decoded, encoded
from proofgen.session.store import FILE, LARGEST, TABLES
from proofgen.session.versions import engine_version

if TYPE_CHECKING:
    from proofgen.verify.finding import Finding

_ROUND = 1000  # rows written between two looks at the size
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def key_of(task: str) -> str:
    """task: an obligation, with an alternative and limits, as `named` or encoded."""
    return _digest(engine_version() + task)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def default_folder() -> Path:
    return Path(store.default_folder())


@dataclass(frozen=True, slots=True)
class Size:
    """findings: how many are kept; current: how many of these by this very engine; reports: how many are kept whole; bytes: what all of it takes, without room that is free again."""

    findings: int
    current: int
    reports: int
    bytes: int


class Cache:
    """`warning` says, once, why the cache is not in use; it is empty while all is well."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self.warning = ""
        self.file = folder / FILE
        self._largest = largest
        self._rows: sqlite3.Connection | None = None
        self._written = 0
        self._used: list[str] = []  # keys of findings that were last used on another day
        self._read: list[str] = []  # of readings, likewise
        self._today = int(time() // 86_400)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._rows = store.opened(self.file)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def get(self, key: str) -> Finding | None:
        if self._rows is None:
            return None
        try:
            row = self._rows.execute("SELECT text, digest, day FROM findings WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        if row is None:
            return None
        if row[2] != self._today:
            self._used.append(key)
        return _finding(key, row[0], row[1])

    def put(self, key: str, finding: Finding) -> None:
        if self._rows is None:
            return
        text = encoded(finding)
        row = (key, text, _digest(key + text), engine_version(), self._today)
        try:
            self._rows.execute("INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?, ?)", row)
            self._wrote(1)
        except sqlite3.Error as error:
            self._give_up(error)

    def reading(self, key: str) -> str:
        """How a formula was read, as it was written; "" where that is not known."""
        if self._rows is None:
            return ""
        try:
            row = self._rows.execute("SELECT text, digest, day FROM readings WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return ""
        if row is None or not isinstance(row[0], str) or _digest(key + row[0]) != row[1]:
            return ""
        if row[2] != self._today:
            self._read.append(key)
        return row[0]

    def keep_readings(self, texts: Mapping[str, str]) -> None:
        """All of them, or none."""
        if self._rows is None or not texts:
            return
        try:
            self._rows.execute("BEGIN IMMEDIATE")
            rows = [(key, text, _digest(key + text), self._today) for key, text in texts.items()]
            self._rows.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?)", rows)
            self._rows.execute("COMMIT")
            self._wrote(len(rows))
        except sqlite3.Error as error:
            self._give_up(error)

    def _wrote(self, count: int) -> None:
        """Raises sqlite3.Error."""
        before, self._written = self._written // _ROUND, self._written + count
        if self._rows is not None and self._written // _ROUND > before:
            store.trim(self._rows, self._largest, engine_version())

    def size(self) -> Size:
        """Raises sqlite3.Error."""
        if self._rows is None:
            return Size(0, 0, 0, 0)
        count, current = self._rows.execute("SELECT count(*), total(engine = ?) FROM findings", (engine_version(),)).fetchone()
        reports = int(self._rows.execute("SELECT count(*) FROM reports").fetchone()[0])
        return Size(count, int(current), reports, store.bytes_of(self._rows))

    def clear(self) -> None:
        """Other processes may go on using it. Where it is damaged, the file goes. Raises sqlite3.Error or OSError."""
        if self._rows is not None:
            for table in TABLES:
                self._rows.execute(f"DELETE FROM {table}")
            with suppress(sqlite3.OperationalError):  # somebody reads it: the room is used again, if not given back
                self._rows.execute("VACUUM")
            return
        for suffix in ("", "-wal", "-shm"):
            self.file.with_name(FILE + suffix).unlink(missing_ok=True)

    def close(self) -> None:
        if self._rows is None:
            return
        rows, self._rows = self._rows, None
        with suppress(sqlite3.Error):  # what was found stands; when it was last used is no verdict
            if self._used or self._read:
                rows.execute("BEGIN IMMEDIATE")
                rows.executemany("UPDATE findings SET day = ? WHERE key = ?", [(self._today, key) for key in self._used])
                rows.executemany("UPDATE readings SET day = ? WHERE key = ?", [(self._today, key) for key in self._read])
                rows.execute("COMMIT")
            if self._written:
                store.trim(rows, self._largest, engine_version())
        rows.close()

    def _give_up(self, error: Exception) -> None:
        damaged = getattr(error, "sqlite_errorname", "") in _DAMAGED
        if not self.warning:
            mend = "; `proofgen cache clear` begins a new one" if damaged else ""
            self.warning = f"the cache of earlier verdicts is not in use: {error}{mend}"
        self._used, self._read, self._written = [], [], 0
        self.close()


def _finding(key: str, text: object, digest: object) -> Finding | None:
    """None where the row is not what was written."""
    from proofgen.verify.finding import Finding  # lazily: nothing is loaded for a run without a cached line

    if not isinstance(text, str) or _digest(key + text) != digest:
        return None
    try:
        found = decoded(text)
    except Garbled:
        return None
    return found if isinstance(found, Finding) else None
