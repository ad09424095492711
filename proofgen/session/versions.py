"""Which code a verdict and a reading were made by: what is kept of earlier runs is that of the same code only."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache

import proofgen

_HOME = os.path.dirname(os.path.abspath(proofgen.__file__))
READS = ("diagnostic.py", "math", "source", "span.py", "statements")
SEARCHES = ("math", "verify")


@lru_cache(maxsize=1)
def engine_version() -> str:
    """Changes with every character of the code that a verdict depends on."""
    return _digest(*map(_code_in, SEARCHES))


@lru_cache(maxsize=1)
def reader_version() -> str:
    """Changes with every character of the code that a reading depends on."""
    return _digest(*map(_code_in, READS))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join((proofgen.__version__, *parts)).encode()).hexdigest()


@lru_cache(maxsize=len(READS) + len(SEARCHES))
def _code_in(name: str) -> str:
    """Of a file, or of all in a folder and below it."""
    digest = hashlib.sha256()
    walked = os.walk(os.path.join(_HOME, name)) if not name.endswith(".py") else [(_HOME, [], [name])]
    paths = (os.path.join(folder, each)[len(_HOME) :] for folder, _, names in walked for each in names if each.endswith(".py"))
    for path in sorted(each.replace(os.sep, "/") for each in paths):
        with open(_HOME + path, "rb") as file:
            content = file.read()
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
