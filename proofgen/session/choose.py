"""Some of the files that were named: a part of them, or those that have changed."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from proofgen.session.files import STDIN, Found

_SECONDS = 60


class NoHistory(Exception):
    """What has changed cannot be known. The message says why."""


def part(files: Sequence[Found], number: int, parts: int) -> list[Found]:
    """The number-th part, counted from 1: every file is in one of them, and neighbours are in different ones."""
    return list(files[number - 1 :: parts])


def changed(files: Iterable[Found], revision: str) -> list[Found]:
    """Those whose text differs from that in the revision, or from where this branch left it, or that git does not know yet.

    A LaTeX file may include others of its folder, and counts as changed with any LaTeX file in there. Raises NoHistory.
    """
    known: dict[Path, set[Path]] = {}
    kept = []
    for file in files:
        if file.path == STDIN:
            continue
        place = Path(file.path).resolve()
        root = _root(place.parent, known)
        if root not in known:
            known[root] = _differing(root, revision)
        if place in known[root] or (place.suffix == ".tex" and _includes(place, known[root])):
            kept.append(file)
    return kept


def _includes(place: Path, differing: set[Path]) -> bool:
    return any(other.suffix == ".tex" and other.is_relative_to(place.parent) for other in differing)


def _root(folder: Path, known: Iterable[Path]) -> Path:
    for root in known:
        if folder.is_relative_to(root) and not any((each / ".git").exists() for each in _between(folder, root)):
            return root
    return Path(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n")).resolve()


def _between(folder: Path, root: Path) -> list[Path]:
    return [each for each in (folder, *folder.parents) if each.is_relative_to(root) and each != root]


def _differing(root: Path, revision: str) -> set[Path]:
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", unknown=revision).strip()
    with suppress(NoHistory):  # a shallow clone does not know where the branches parted
        commit = _git(root, "merge-base", commit, "HEAD").strip()
    names = _git(root, "diff", "--no-ext-diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", commit, "--")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return {(root / name).resolve() for name in (names + new).split("\0") if name}


def _git(folder: Path, *arguments: str, unknown: str = "") -> str:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoHistory(f"git, which knows what has changed, cannot be run: {error}") from error
    if done.returncode:
        said = f"git knows no revision {unknown!r} here" if unknown else done.stderr.decode("utf-8", "replace").strip() or "git says no"
        raise NoHistory(f"{folder}: {said}")
    return done.stdout.decode("utf-8", "surrogateescape")
