"""`%%proofgen`: a cell of a notebook that holds a derivation. `%load_ext proofgen` brings it."""

from __future__ import annotations

import argparse
import shlex
from typing import Any

import proofgen
from proofgen.session.checked import Checked


class _Refusing(argparse.ArgumentParser):
    def error(self, message: str) -> Any:
        raise ValueError(f"{message}; {self.format_usage().strip()}")


def _parser() -> argparse.ArgumentParser:
    parser = _Refusing(prog="%%proofgen", add_help=False)
    parser.add_argument("--strict", action="store_true", help="every name must be declared")
    parser.add_argument("--seconds", type=float, default=10.0, help="for one line")
    parser.add_argument("--no-cache", action="store_true", help="neither use nor keep earlier verdicts")
    return parser


def proofgen_cell(line: str, cell: str) -> Checked:
    """Check the derivation in this cell: %%proofgen [--strict] [--seconds S] [--no-cache]."""
    asked = _parser().parse_args(shlex.split(line))
    text = cell if "\n" in cell else cell + "\n"  # never the name of a file
    return proofgen.check(text, strict=asked.strict, seconds=asked.seconds, cache=not asked.no_cache)


def register(shell: Any) -> None:
    shell.register_magic_function(proofgen_cell, "cell", "proofgen")
