"""A LaTeX document that is spread over several files, as one text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.source.latex_branches import Branches, Values
from proofgen.source.latex_mask import Masked
from proofgen.span import Part, SourceText, Span

Load = Callable[[str], str | None]
"""The text of a file by its path from the main one's folder; None where there is none. Raises Refused."""

MOST = 200
DEEPEST = 20
LARGEST = 20 << 20  # characters of all files together
_INCLUDES = re.compile(r"\\(?:input|include|subfile)(?![A-Za-z])\s*(?:\{(?P<a>[^{}\\\n]*)\}|(?P<b>[^\s\\{}\[\]$&#^_~%]+))|\\.", re.S)
_DOCUMENT = re.compile(r"\\(begin|end)\s*\{document\}|\\\\")


class Refused(Exception):
    """There is a file at that path, and it is not read. The message says why."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """source: the main file, then the included ones in the order of their commands.

    main: what of the main file is read. includes: by the offset of each command: where the command ends, and what is read there.
    """

    source: SourceText
    masked: Masked
    main: Span
    includes: dict[int, tuple[int, Span]]


@dataclass(frozen=True, slots=True)
class _File:
    start: int
    end: int
    within: tuple[str, ...]
    branches: Branches


def gather(source: SourceText, load: Load | None) -> Gathered:
    """Files are read one after another, so that of a switch that an included one sets nothing is known anywhere."""
    gathered, switches = _gathered(source, load, frozenset())
    return _gathered(source, load, switches)[0] if switches else gathered


def _gathered(source: SourceText, load: Load | None, unsettled: frozenset[str]) -> tuple[Gathered, frozenset[str]]:
    """Also: the switches that are set by files that are included."""
    masked = Masked()
    masked.add(source.text)
    switches: set[str] = set()
    texts = [source.text]
    parts: list[Part] = []
    includes: dict[int, tuple[int, Span]] = {}
    pending = [_File(0, len(source.text), (PurePosixPath(source.path).name,), _branched(masked, 0, {}, unsettled))]
    length = len(source.text)
    while pending:
        file = pending.pop(0)
        for match in _INCLUDES.finditer(masked.text, file.start, _body(masked.text, file.start, file.end).end):
            name = match["a"] or match["b"]
            if not name:
                continue
            try:
                path, text = _loaded(name.strip(), load, file.within, len(parts), length)
            except Refused as problem:
                masked.problems.append(_problem("refused-include", match, str(problem)))
                continue
            if text is None:
                masked.problems.append(_problem("missing-include", match, f"there is no file `{path}` beside this one"))
                continue
            start = length + 1
            parts.append(Part(start, path))
            texts.append(text)
            masked.add("\n")
            masked.add(text)
            length = start + len(text)
            branches = _branched(masked, start, file.branches.before(match.start()), unsettled)
            switches |= {name for _, name, _ in branches.changes}
            includes[match.start()] = (match.end(), _body(masked.text, start, length))
            pending.append(_File(start, length, (*file.within, path), branches))
    whole = SourceText(source.path, "\n".join(texts), tuple(parts))
    return Gathered(whole, masked, _body(masked.text, 0, len(source.text)), includes), frozenset(switches)


def _branched(masked: Masked, start: int, values: Values, unsettled: frozenset[str]) -> Branches:
    """What is not set of the last file is hidden."""
    branches = Branches(masked, Span(start, len(masked.text)), values, unsettled)
    branches.hide()
    return branches


def _loaded(name: str, load: Load | None, within: tuple[str, ...], count: int, length: int) -> tuple[str, str | None]:
    """The file's path and its text. Raises Refused."""
    path = PurePosixPath(name)
    if path.is_absolute() or re.match(r"[A-Za-z]:|[~|]", name) or "\0" in name:
        raise Refused(f"`{name}` is not a path from this file's folder")
    depth = 0
    for step in path.parts:
        depth += -1 if step == ".." else 1
        if depth < 0:
            raise Refused(f"`{name}` leads out of this file's folder")
    if load is None:
        raise Refused("what stands in other files is read only where a document is itself read from a file")
    if count >= MOST or len(within) > DEEPEST:
        raise Refused(f"more than {MOST} files are included" if count >= MOST else f"files are included {DEEPEST} deep")
    full = str(path) if path.suffix == ".tex" else f"{path}.tex"
    for each in dict.fromkeys((full, str(path))):
        if each in within:
            raise Refused(f"`{each}` would include itself")
        text = load(each)
        if text is not None:
            if length + len(text) > LARGEST:
                raise Refused(f"with `{each}` the document is larger than {LARGEST >> 20} MB")
            return each, text
    return full, None


def _body(text: str, start: int, end: int) -> Span:
    """What is read of a file: the document's body, or all of a fragment."""
    first, last = start, end
    for match in _DOCUMENT.finditer(text, start, end):
        if match[1] == "begin" and first == start:
            first = match.end()
        elif match[1] == "end":
            last = match.start()
            break
    return Span(first, max(first, last))


def _problem(code: str, match: re.Match[str], message: str) -> Diagnostic:
    hint = "the rest of the document is read; what the file declares is not known here"
    return Diagnostic(code, Severity.ERROR, Span(*match.span()), message, (hint,))
