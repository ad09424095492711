"""Paths to texts. What is wrong with a file is said with line and column, and whatever can still be read is."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.session.reports import CONTENT, LARGEST_FILE, Trace, digest_of
from proofgen.span import SourceText, Span

LARGEST = LARGEST_FILE
SUFFIXES = (".md", ".markdown", ".qmd", ".tex", ".ipynb")
SUBMITTED = (*SUFFIXES, ".txt")  # what students hand in is read as far as it can be
STDIN = "-"


class NoSuchFile(FileNotFoundError):
    """There is nothing to read at a path. The message says what is there instead, and what would help."""


@dataclass(frozen=True, slots=True)
class Text:
    """source: what could be read. remarks: what is wrong with the file itself. usable: False where it is no text to be read at all. traces: of what was read, where it may be read again."""

    source: SourceText
    remarks: tuple[Diagnostic, ...] = ()
    usable: bool = True
    traces: tuple[Trace, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """path: of one file, `-` for standard input. name: where its handouts go below the output folder, without a suffix."""

    path: str
    name: Path


def files_of(paths: Iterable[str], suffixes: tuple[str, ...] = SUFFIXES) -> list[Found]:
    """The files meant, each once, those of a directory in order. Raises NoSuchFile."""
    found: dict[str, Found] = {}
    for path in paths:
        for each in _files(path, suffixes):
            found.setdefault(each.path, each)
    return list(found.values())


def others_of(paths: Iterable[str], suffixes: tuple[str, ...]) -> list[str]:
    """The files of directories that are left out, since their names end otherwise."""
    places = (Path(path) for path in paths if path != STDIN)
    return [str(each) for place in places if place.is_dir() for each in _visible(place) if each.suffix.lower() not in suffixes]


def _visible(place: Path) -> list[Path]:
    """The files of a directory, in order, but for those that are hidden, and links that name what lies outside of it."""
    home = place.resolve()
    below = (each for each in place.rglob("*") if each.is_file() and _stays(each, home))
    return sorted(each for each in below if not any(part.startswith(".") for part in each.relative_to(place).parts))


def _files(path: str, suffixes: tuple[str, ...]) -> list[Found]:
    if path == STDIN:
        return [Found(STDIN, Path("stdin"))]
    place = Path(path)
    if "\0" in path or not place.exists():
        raise NoSuchFile(f"{path!r}: there is no such file")
    if not place.is_dir() and not place.is_file():
        raise NoSuchFile(f"{path}: this is neither a file nor a directory")
    if not place.is_dir():
        return [Found(path, Path(place.stem))]
    visible = [each for each in _visible(place) if each.suffix.lower() in suffixes]
    if not visible:
        raise NoSuchFile(f"{path}: this directory holds no Markdown, no LaTeX and no notebook (a name that ends in {', '.join(suffixes)})")
    return [Found(str(each), each.relative_to(place).with_suffix("")) for each in visible]


def _stays(path: Path, folder: Path) -> bool:
    return not path.is_symlink() or path.resolve().is_relative_to(folder)


def look_at(files: Iterable[Found]) -> None:
    """Raises NoSuchFile where one of them cannot be opened: better before a long run than in the middle of it."""
    for file in files:
        if file.path != STDIN:
            try:
                open(file.path, "rb").close()
            except OSError as error:
                raise _unopened(file.path, error) from error


def _unopened(path: str, error: OSError) -> NoSuchFile:
    if isinstance(error, FileNotFoundError):
        return NoSuchFile(f"{path}: there is no such file")
    return NoSuchFile(f"{path}: this file cannot be read: {error.strerror or error}")


def read_file(path: str) -> Text:
    """Raises NoSuchFile where the file cannot be opened."""
    if path == STDIN:
        return text_of("<stdin>", sys.stdin.buffer.read(LARGEST + 1))
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise _unopened(path, error) from error
    return replace(text_of(path, content), traces=((CONTENT, path, digest_of(content)),))


def text_of(path: str, content: bytes) -> Text:
    """Bytes as the text of a file: UTF-8, with or without a byte order mark."""
    if len(content) > LARGEST:
        first = content[:2000].decode("utf-8", "replace").split("\n", 1)[0]
        return _unusable(path, first, 0, "too-large", f"this file is larger than {LARGEST >> 20} MB", "split it into several files")
    zero = content.find(b"\0")
    if zero >= 0:
        before = content[:zero].decode("utf-8", "replace").replace("\r\n", "\n")
        hint = "save it as UTF-8" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "give proofgen the Markdown source"
        return _unusable(path, before + "␀", len(before), "binary-file", "this file is not text: here is a zero byte", hint)
    text = content.decode("utf-8", "surrogateescape").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    clean = "".join("\ufffd" if "\ud800" <= each <= "\udfff" else each for each in text) if not text.isascii() else text
    remarks = _bad_bytes(text) if clean != text else ()
    if not clean.strip():
        empty = Diagnostic(
            "empty-file", Severity.ERROR, Span(0, 0), "this file is empty", ("`proofgen new NAME` writes one to start from",)
        )
        return Text(SourceText(path, clean), (*remarks, empty), usable=False)
    return Text(SourceText(path, clean), remarks)


def _unusable(path: str, shown: str, at: int, code: str, message: str, hint: str) -> Text:
    remark = Diagnostic(code, Severity.ERROR, Span(at, min(at + 1, len(shown))), message, (hint,))
    return Text(SourceText(path, shown), (remark,), usable=False)


def _bad_bytes(text: str) -> tuple[Diagnostic, ...]:
    """One remark at the first byte that is not UTF-8, which says how many there are."""
    places = [at for at, each in enumerate(text) if "\ud800" <= each <= "\udfff"]
    first = places[0]
    byte = ord(text[first]) - 0xDC00
    offset = len(text[:first].encode("utf-8", "surrogateescape"))
    more = f" ({len(places) - 1} more follow)" if len(places) > 1 else ""
    message = f"byte {offset} of this file, 0x{byte:02X}, is not UTF-8{more}; it is read as \ufffd"
    latin = bytes([byte]).decode("cp1252", "replace")
    hints = ("save the file as UTF-8", *((f"in Windows-1252 or Latin-1 the byte would be “{latin}”",) if latin.isprintable() else ()))
    return (Diagnostic("not-utf8", Severity.ERROR, Span(first, first + 1), message, hints),)
