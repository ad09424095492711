"""Findings of earlier runs, kept in one SQLite file. A cache that cannot be used costs one warning and never a verdict.

Only what depends on the obligation alone is kept: a search that was cut off, and anything a worker did not survive, is tried anew.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import proofgen
from proofgen.session.codec import Garbled, decoded, encoded
from proofgen.verify.obligation import Limits, Obligation

if TYPE_CHECKING:
    from proofgen.math.term import Term
    from proofgen.verify.finding import Finding

_TABLE = "CREATE TABLE IF NOT EXISTS findings (key TEXT PRIMARY KEY, text TEXT NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID"
_FILE = "findings.sqlite3"


@lru_cache(maxsize=1)
def engine_version() -> str:
    """Changes with every character of the code that a verdict depends on."""
    home = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256(proofgen.__version__.encode())
    for folder in ("math", "verify"):
        for path in sorted((home / folder).rglob("*.py")):
            digest.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def key_of(obligation: Obligation, alternative: Term | None, limits: Limits) -> str:
    text = encoded((obligation, alternative, limits))
    return _digest(engine_version() + text)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def default_folder() -> Path:
    """PROOFGEN_CACHE_DIR, else where this system keeps caches."""
    named = os.environ.get("PROOFGEN_CACHE_DIR")
    if named:
        return Path(named)
    from platformdirs import user_cache_path  # lazily: start-up time

    return user_cache_path("proofgen", appauthor=False)


class Cache:
    """`warning` says, once, why the cache is not in use; it is empty while all is well."""

    def __init__(self, folder: Path) -> None:
        self.warning = ""
        self._rows: sqlite3.Connection | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._rows = sqlite3.connect(folder / _FILE, timeout=0.5, isolation_level=None)
            self._rows.execute("PRAGMA journal_mode=WAL")
            self._rows.execute("PRAGMA synchronous=NORMAL")
            self._rows.execute(_TABLE)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def get(self, key: str) -> Finding | None:
        if self._rows is None:
            return None
        try:
            row = self._rows.execute("SELECT text, digest FROM findings WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return None if row is None else _finding(*row)

    def put(self, key: str, finding: Finding) -> None:
        if self._rows is None:
            return
        text = encoded(finding)
        try:
            self._rows.execute("INSERT OR REPLACE INTO findings VALUES (?, ?, ?)", (key, text, _digest(text)))
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        if self._rows is not None:
            rows, self._rows = self._rows, None
            rows.close()

    def _give_up(self, error: Exception) -> None:
        if not self.warning:
            self.warning = f"the cache of earlier verdicts is not in use: {error}"
        self.close()


def _finding(text: object, digest: object) -> Finding | None:
    """None where the row is not what was written."""
    from proofgen.verify.finding import Finding  # lazily: nothing is loaded for a run without a cached line

    if not isinstance(text, str) or _digest(text) != digest:
        return None
    try:
        found = decoded(text)
    except Garbled:
        return None
    return found if isinstance(found, Finding) else None
