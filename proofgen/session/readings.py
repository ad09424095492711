"""How formulas were read in earlier runs, kept beside the verdicts: what `statements/remembered.py` asks of a memory."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

import proofgen
from proofgen.math.term import Term
from proofgen.session.cache import Cache
from proofgen.session.codec import Garbled, decoded, encoded_bound, encoded_plainly

FOLDERS = ("math", "source", "statements")
FILES = ("span.py", "diagnostic.py")


@lru_cache(maxsize=1)
def reader_version() -> str:
    """Changes with every character of the code that a reading depends on."""
    home = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256(proofgen.__version__.encode())
    places = [path for folder in FOLDERS for path in sorted((home / folder).rglob("*.py"))]
    for path in (*places, *(home / file for file in FILES)):
        digest.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _begun(version: str) -> hashlib._Hash:
    """What every key begins with."""
    return hashlib.sha256(version.encode())


class Readings:
    """A memory. What is put there is written with `flush`: all of a file at once."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._new: dict[str, str] = {}

    def key(self, *parts: str) -> str:
        contents = [part.encode("utf-8", "surrogatepass") for part in parts]
        digest = _begun(reader_version()).copy()
        digest.update(b"".join([b"%d:%b" % (len(content), content) for content in contents]))
        return digest.hexdigest()

    def get(self, key: str) -> tuple[Any, ...] | None:
        text = self._new.get(key) or self._cache.reading(key)
        if not text:
            return None
        try:
            kept = decoded(text)
        except Garbled:
            return None
        return kept if isinstance(kept, tuple) else None

    def put(self, key: str, kept: tuple[Any, ...]) -> None:
        """Not where letters were renamed in it: in another run their numbers might be those of others."""
        if text := encoded_plainly(kept):
            self._new[key] = text

    def digest(self, term: Term) -> str:
        text = encoded_bound(term)
        return self.key(text) if text else ""

    def flush(self) -> None:
        new, self._new = self._new, {}
        self._cache.keep_readings(new)
