"""The pre-commit hook and the GitHub action: valid by the schemas of their makers, and run."""

from __future__ import annotations

import json
import os
import re
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


def scripts(action_path: Path, **inputs: str) -> list[tuple[str, dict[str, str]]]:
    """The script of each step, and what the runner puts into its environment."""
    yaml: Any = pytest.importorskip("yaml")
    if not shutil.which("bash"):
        pytest.skip("needs bash")
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    given = {name: each["default"] for name, each in action["inputs"].items()} | {
        name.replace("_", "-"): text for name, text in inputs.items()
    }
    values = {f"${{{{ inputs.{name} }}}}": text for name, text in given.items()} | {"${{ github.action_path }}": str(action_path)}
    return [(step["run"], {name: values[text] for name, text in step["env"].items()}) for step in action["runs"]["steps"]]


BASH = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c"]


def step(repository: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The action's second step, as GitHub's runner would start it."""
    script, environment = scripts(ROOT, **inputs)[1]
    programs = repository.parent / "programs"
    programs.mkdir(exist_ok=True)
    program = programs / "proofgen"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m proofgen "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    own = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    return subprocess.run([*BASH, script], cwd=repository, env=os.environ | own | environment, capture_output=True, text=True, check=False)


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


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A checkout of the action, its first step done there in a Python of its own; and the environment that this leaves to the next step."""
    home = tmp_path_factory.mktemp("runner")
    checkout = home / "action"
    checkout.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "action.yml"):
        shutil.copy(ROOT / name, checkout / name)
    for name in ("proofgen", "templates"):
        shutil.copytree(ROOT / name, checkout / name, ignore=not_checked_out)
    subprocess.run([sys.executable, "-m", "venv", str(home / "python")], check=True)
    kept = {name: text for name, text in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    path = f"{home / 'python' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    around = kept | {
        "PATH": path,
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "HOME": str(home),
        "PIP_RETRIES": "1",
        "PIP_DEFAULT_TIMEOUT": "20",
    }
    script, environment = scripts(checkout)[0]
    done = subprocess.run([*BASH, script], cwd=home, env=around | environment, capture_output=True, text=True, check=False, timeout=600)
    if done.returncode and re.search(r"connection|temporary failure|timed out|unreachable", done.stderr, re.I):
        pytest.skip("the action installs what proofgen needs from the network, and there is none")
    assert done.returncode == 0, done.stdout + done.stderr
    return checkout, around


def not_checked_out(folder: str, names: list[str]) -> set[str]:
    """What a working copy may have and a checkout has not."""
    return {name for name in names if name == "__pycache__" or Path(folder, name).is_symlink()}


def whole(runner: tuple[Path, dict[str, str]], repository: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The steps behind the installing one, in the repository that uses the action."""
    checkout, around = runner
    for script, environment in scripts(checkout, **inputs)[1:]:
        done = subprocess.run(
            [*BASH, script], cwd=repository, env=around | environment, capture_output=True, text=True, check=False, timeout=300
        )
        if done.returncode:
            break
    return done


def git(repository: Path, *words: str) -> None:
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *names, *words], cwd=repository, env=os.environ | own, check=True, capture_output=True)


def test_the_action_installs_itself_and_runs_on_a_repository(runner: tuple[Path, dict[str, str]], repository: Path) -> None:
    done = whole(runner, repository, sarif="report.sarif")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "notes/right.md: 1 proved" in done.stdout
    assert json.loads((repository / "report.sarif").read_text())["runs"][0]["results"] == []
    (repository / "notes" / "wrong.md").write_text(f"{HEAD}{WRONG}\n", encoding="utf-8")
    done = whole(runner, repository, sarif="report.sarif")
    assert done.returncode == 1
    assert "::error file=notes/wrong.md," in done.stdout


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_the_installed_action_looks_at_what_has_changed(runner: tuple[Path, dict[str, str]], repository: Path) -> None:
    (repository / "notes" / "wrong.md").write_text(f"{HEAD}{WRONG}\n", encoding="utf-8")
    git(repository, "init", "-q")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "one")
    (repository / "notes" / "new.md").write_text(f"{HEAD}{RIGHT}\n", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "two")
    done = whole(runner, repository, changed_since="HEAD~1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "new.md" in done.stdout
    assert "wrong.md" not in done.stdout
    assert whole(runner, repository).returncode == 1
