"""How formulas were read in earlier runs, kept beside the verdicts: what `statements/remembered.py` asks of a memory."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any

from proofgen.math.term import Term
from proofgen.session.cache import Cache
from proofgen.session.codec import Garbled, decoded, encoded_bound, encoded_plainly
from proofgen.session.versions import reader_version


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
