"""Files and functions that can be read at one sitting, and tools that agree."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest
from sources import ROOT, modules

FILE, FUNCTION = 400, 60


def test_no_file_is_long() -> None:
    paths = [path for folder in ("proofgen", "tests", "benchmarks") for path in (ROOT / folder).rglob("*.py")]
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert {place: length for place, length in lengths.items() if length > FILE} == {}


def test_no_function_is_long() -> None:
    long = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
                length = node.end_lineno - node.lineno + 1
                if length > FUNCTION:
                    long.append(f"{module.place}:{node.lineno} {node.name} has {length} lines")
    assert long == []


def test_every_module_says_what_it_is() -> None:
    assert [module.place for module in modules() if module.text.strip() and ast.get_docstring(module.tree) is None] == []


@pytest.mark.parametrize(
    "tool",
    [("mypy",), ("ruff", "check", "proofgen", "tests", "benchmarks"), ("ruff", "format", "--check", "proofgen", "tests", "benchmarks")],
    ids=["mypy", "ruff-check", "ruff-format"],
)
def test_the_tools_are_content(tool: tuple[str, ...]) -> None:
    run = subprocess.run([sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
