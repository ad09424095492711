"""Runs of the command that tell whether they printed a report that was kept, and the cache they keep it in."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from proofgen.session.store import FILE

ROOT = Path(__file__).resolve().parents[2]
HEAD = "Let $x \\in \\mathbb{R}$.\n\n"
NOTE = HEAD + "$$ x + x = 2 x $$\n\n$$ x + x = 3 x $$\n\n$$ x + = 3 $$\n\n$$ \\frac{x}{x} = 1 $$\n"
TIMED = """
import os, sys
from proofgen.cli.main import main
try:
    main()
finally:
    with open(os.environ["HEAVY"], "w") as file: file.write(" ".join(sys.modules))
"""
SECONDS = re.compile(rb"; \d+\.\d s")


@dataclass(frozen=True)
class Run:
    """again: whether the page of an earlier run was printed. modules: what was loaded."""

    out: bytes
    err: bytes
    code: int
    again: bool
    modules: frozenset[str]

    @property
    def told(self) -> tuple[bytes, bytes, int]:
        """All but the time that the run took."""
        return self.out, SECONDS.sub(b"", self.err), self.code


def run(folder: Path, *arguments: str | Path, **environment: str) -> Run:
    surroundings = {"PYTHONPATH": str(ROOT), "PROOFGEN_CACHE_DIR": str(folder / "cache"), "HEAVY": str(folder / "modules")}
    command = [sys.executable, "-c", TIMED, "check", *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=120, env=os.environ | surroundings | environment)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    modules = frozenset((folder / "modules").read_text().split())
    return Run(done.stdout, done.stderr, done.returncode, "proofgen.cli.commands" not in modules, modules)


def pages(folder: Path) -> list[tuple[str, bytes, str]]:
    rows = sqlite3.connect(folder / "cache" / FILE)
    try:
        return rows.execute("SELECT key, page, digest FROM reports").fetchall()
    finally:
        rows.close()


def forget(folder: Path) -> None:
    """The reports, and not the verdicts."""
    rows = sqlite3.connect(folder / "cache" / FILE)
    rows.execute("DELETE FROM reports")
    rows.commit()
    rows.close()


PAPER = "\\documentclass{article}\n\\begin{document}\nLet $x > 0$.\n\\input{part}\n\\[ x + x = 2x \\]\n\\end{document}\n"
PART = "\\[ x + 1 > x \\]\n"
