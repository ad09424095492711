"""The verdict that the command tells of the last line of a text."""

from __future__ import annotations

from pathlib import Path

import proofgen


def verdict(folder: Path, given: str, line: str) -> str | None:
    """Of a displayed line below what is given."""
    file = folder / "a.md"
    file.write_text(f"{given}\n\n$$ {line} $$\n", encoding="utf-8")
    return proofgen.check(file, cache=False).lines[-1].verdict
