"""The pre-commit hook and the GitHub action: valid by the schemas of their makers, and run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from test_exit_codes import HEAD, RIGHT, WRONG

ROOT = Path(__file__).resolve().parents[2]


def test_the_action_is_valid() -> None:
    pytest.importorskip("check_jsonschema", reason="the schema of actions comes with check-jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", str(ROOT / "action.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_hook_is_valid() -> None:
    pytest.importorskip("pre_commit", reason="hooks are checked by pre-commit")
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    (folder / "notes").mkdir(parents=True)
    (folder / "notes" / "right.md").write_text(f"{HEAD}{RIGHT}\n", encoding="utf-8")
    (folder / "README.md").write_text("Words only.\n", encoding="utf-8")
    return folder


def step(repository: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The action's second step, as GitHub's runner would start it."""
    yaml: Any = pytest.importorskip("yaml")
    if not shutil.which("bash"):
        pytest.skip("needs bash")
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    values = {name: each["default"] for name, each in action["inputs"].items()} | {
        name.replace("_", "-"): text for name, text in inputs.items()
    }
    check = action["runs"]["steps"][1]
    environment = {name: values[text.removeprefix("${{ inputs.").removesuffix(" }}")] for name, text in check["env"].items()}
    programs = repository.parent / "programs"
    programs.mkdir(exist_ok=True)
    program = programs / "proofgen"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m proofgen "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    own = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", check["run"]]
    return subprocess.run(command, cwd=repository, env=os.environ | own | environment, capture_output=True, text=True, check=False)


def test_the_action_passes_what_is_right(repository: Path) -> None:
    done = step(repository, sarif="report.sarif")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "notes/right.md: 1 proved" in done.stdout
    assert json.loads((repository / "report.sarif").read_text())["runs"][0]["results"] == []


def test_the_action_stops_at_what_is_wrong_and_writes_the_report_all_the_same(repository: Path) -> None:
    (repository / "notes" / "wrong.md").write_text(f"{HEAD}{WRONG}\n", encoding="utf-8")
    done = step(repository, sarif="report.sarif", limit="5", shard="1/1")
    assert done.returncode == 1
    assert "::error file=notes/wrong.md," in done.stdout
    assert len(json.loads((repository / "report.sarif").read_text())["runs"][0]["results"]) == 1


def test_the_action_says_what_it_cannot_do(repository: Path) -> None:
    assert step(repository, paths="none").returncode == 2
    assert step(repository, paths="notes", limit="soon", sarif="r").returncode == 2


def test_an_input_of_the_action_is_no_command(repository: Path) -> None:
    step(repository, paths="notes; touch hacked", shard="$(touch hacked)", changed_since="`touch hacked`")
    assert not (repository / "hacked").exists()
