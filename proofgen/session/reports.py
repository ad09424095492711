"""Whole reports of earlier runs: what `check` printed, to be printed again where nothing that it rests on has changed.

Two steps. A page is found by what was asked and by whom: the arguments, the folder, the terminal, and every character of the code that ran.
It is then printed only if each file that was read for it still holds the same bytes, and each file that was looked for in vain is still
not there. Whatever raises a doubt sends the caller the long way, which needs nothing from here. So that the short way is short, this
module loads next to nothing.
"""

from __future__ import annotations

import hashlib
import importlib.machinery
import os
import sqlite3
import stat
import sys
from time import time

from proofgen.session import store

LARGEST_FILE = 20 << 20  # bytes that are read of any file
LARGEST_PAGE = 4 << 20  # bytes; a longer one is made again
CONTENT, ABSENT, FOLDER, INCLUDED, DOUBTFUL = "content", "absent", "folder", "included", "doubtful"
"""What a trace tells of a path: the sha256 of what it holds; nothing is there; where the folder really is; content, by no detour; nothing that holds."""
Trace = tuple[str, str, str]  # one of these words, the path, and what was found

_PATIENCE = 0.2  # seconds; whoever must wait longer for others takes the long way
_LIBRARIES = ("markdown_it", "mdit_py_plugins", "mdurl", "flint", "sympy", "mpmath", "click", "rich")
_SPOKEN = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "COLORTERM", "TERM", "COLUMNS", "LINES", "LANG", "LC_", "PYTHON", "PROOFGEN", "_PROOFGEN")


class Page:
    """text: for standard output. code: the exit code. lines: checked ones. reused: those whose verdict is that of an earlier run. open: whether this is told."""

    def __init__(self, text: bytes, code: int, lines: int, reused: int, open_: bool) -> None:
        self.text, self.code, self.lines, self.reused, self.open = text, code, lines, reused, open_

    def words(self, seconds: float) -> list[str]:
        """For standard error. seconds: that this run took, not the one that made the page."""
        told = [f"proofgen: {self.reused} of {self.lines} lines reused from earlier runs; {seconds:.1f} s"] if self.open else []
        return told if self.lines else [*told, "proofgen: nothing was checked"]


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def key_of(arguments: list[str]) -> str:
    """Of what is asked, and of all around it that has a say in what is printed. "" where nothing is kept of such a run."""
    if arguments[:1] != ["check"] or "--no-cache" in arguments or sys.stdout is None or sys.stderr is None:
        return ""
    try:
        return hashlib.sha256(
            repr((arguments, os.getcwd(), _around(), _code(), _libraries())).encode("utf-8", "surrogateescape")
        ).hexdigest()
    except OSError:
        return ""


def found(key: str) -> Page | None:
    """The page that a full run would print. None wherever that is not certain."""
    file = os.path.join(store.default_folder(), store.FILE)
    if not key or not os.path.isfile(file):
        return None
    try:
        rows = store.opened(file, _PATIENCE)
    except sqlite3.Error:
        return None
    try:
        return _page(rows, key)
    except (sqlite3.Error, ValueError, OSError):
        return None
    finally:
        rows.close()


def keep(key: str, page: Page, traces: list[Trace]) -> None:
    """For later runs. traces: of every file that was read or looked for; where one has changed since, nothing is kept."""
    if not key or len(page.text) > LARGEST_PAGE or not traces or not all(map(_holds, traces)):
        return
    head = [
        *(str(int(each)) for each in (page.code, page.lines, page.reused, page.open, len(traces))),
        *(part for trace in traces for part in trace),
    ]
    content = b"\0".join([*map(os.fsencode, head), page.text])
    try:
        rows = store.opened(os.path.join(store.default_folder(), store.FILE), _PATIENCE)
    except sqlite3.Error:  # of which whoever looked up verdicts there has told already
        return
    try:
        rows.execute("INSERT OR REPLACE INTO reports VALUES (?, ?, ?, ?)", (key, content, _sealed(key, content), _today()))
        store.trim(rows, store.LARGEST, "")
    except sqlite3.Error:
        return
    finally:
        rows.close()


def _page(rows: sqlite3.Connection, key: str) -> Page | None:
    row = rows.execute("SELECT page, digest, day FROM reports WHERE key = ?", (key,)).fetchone()
    if row is None or not isinstance(row[0], bytes) or row[1] != _sealed(key, row[0]):
        return None
    *numbers, rest = row[0].split(b"\0", 5)
    code, lines, reused, told, count = map(int, numbers)
    *parts, text = rest.split(b"\0", 3 * count)
    names = list(map(os.fsdecode, parts))
    if not all(_holds(trace) for trace in zip(names[::3], names[1::3], names[2::3], strict=True)):
        return None
    if row[2] != _today():
        rows.execute("UPDATE reports SET day = ? WHERE key = ?", (_today(), key))
    return Page(text, code, lines, reused, bool(told))


def _sealed(key: str, content: bytes) -> str:
    return digest_of(key.encode() + content)


def _today() -> int:
    return int(time() // 86_400)


def _holds(trace: Trace) -> bool:
    """Whether what was found at a path is what is there now."""
    kind, path, said = trace
    try:
        if kind == FOLDER:
            return os.path.realpath(path) == said
        if kind == ABSENT:
            return os.path.realpath(path) == path and not os.path.lexists(path)
        if kind == INCLUDED and os.path.realpath(path) != path:
            return False
        return kind in (CONTENT, INCLUDED) and digest_of(_content(path)) == said
    except (OSError, ValueError):
        return False


def _content(path: str) -> bytes:
    """Raises OSError."""
    if not stat.S_ISREG(os.stat(path).st_mode):  # to open a pipe would be to wait
        raise OSError("no regular file")
    with open(path, "rb") as file:
        return file.read(LARGEST_FILE + 1)


# ---------------------------------------------------------------- what has a say in what is printed


def _around() -> tuple[object, ...]:
    spoken = sorted((name, value) for name, value in os.environ.items() if name.startswith(_SPOKEN))
    streams = [(stream.isatty(), stream.encoding, stream.errors) for stream in (sys.stdout, sys.stderr)]
    python = (sys.version, sys.platform, sys.executable, tuple(sys.flags), sys.getfilesystemencoding())
    return spoken, streams, _terminal(), python


def _terminal() -> tuple[int, int] | None:
    try:
        width, height = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ is not None else -1)
    except (OSError, ValueError, AttributeError):
        return None
    return width, height


def _code() -> str:
    """Changes with every character of proofgen. Raises OSError."""
    digest = hashlib.sha256()
    for folder, below, names in os.walk(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), onerror=_raised):
        below[:] = sorted(name for name in below if name != "__pycache__")
        for name in sorted(names):
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                content = file.read()
            digest.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            digest.update(content)
    return digest.hexdigest()


def _raised(error: OSError) -> None:
    raise error


def _libraries() -> list[tuple[object, ...]]:
    """Which versions are installed, and the place and the age of those that a check is made with. Raises OSError."""
    told: list[tuple[object, ...]] = []
    for place in sys.path:
        if os.path.isdir(place):
            with os.scandir(place) as entries:
                there = [(each.name, each.stat().st_mtime_ns) for each in entries if each.name.endswith((".dist-info", ".egg-info"))]
            told.append((place, *sorted(there)))
    for name in _LIBRARIES:
        spec = importlib.machinery.PathFinder.find_spec(name)
        if spec is not None and spec.origin is not None and os.path.isfile(spec.origin):
            told.append((name, spec.origin, os.stat(spec.origin).st_mtime_ns))
    return told
