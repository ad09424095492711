"""What the README shows of the console is what the console shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
NOTE = re.findall(r"^````markdown\n(.*?)^````$", README, re.S | re.M)[0]
SAMPLES = re.findall(r"^```console\n\$ \.venv/bin/proofgen (.*?)\n(.*?)^```$", README, re.S | re.M)


@pytest.mark.parametrize(("command", "shown"), SAMPLES, ids=[command for command, _ in SAMPLES])
def test_a_sample_is_true(command: str, shown: str, tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text(NOTE, encoding="utf-8")
    run = (sys.executable, "-c", "from proofgen.cli.main import main; main()", *command.split())
    path = os.pathsep.join(filter(None, (str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH", ""))))
    done = subprocess.run(
        run, capture_output=True, cwd=tmp_path, timeout=60, check=False, env=os.environ | {"COLUMNS": "100", "PYTHONPATH": path}
    )
    assert done.stdout.decode() == shown
