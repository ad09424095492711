"""What `check` shows and returns for a folder of files, and its progress on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from test_exit_codes import HEAD, PROOFGEN, RIGHT, WRONG, run


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    for number in range(6):
        (tmp_path / f"n{number}.md").write_text(f"{HEAD}{WRONG if number == 3 else RIGHT}\n", encoding="utf-8")
    return tmp_path


def test_fail_fast_stops_behind_the_first_wrong_file(notes: Path) -> None:
    done = run("check", notes, "--fail-fast", "-q")
    assert done.returncode == 1
    assert "n3.md:3" in done.stdout.decode()
    assert "4 files" in done.stdout.decode()
    assert "2 files were left out" in done.stderr.decode()


def test_shards_share_the_files(notes: Path) -> None:
    codes = [run("check", notes, "--shard", f"{number}/3", "-q").returncode for number in (1, 2, 3)]
    assert codes == [1, 0, 0]  # n0 and n3, n1 and n4, n2 and n5
    empty = run("check", notes, "--shard", "7/9")
    assert (empty.returncode, empty.stdout) == (0, b"")
    assert "no file is in part 7 of 9" in empty.stderr.decode()


@pytest.mark.parametrize("shard", ["0/2", "3/2", "2", "a/b", "1/0", "-1/2"])
def test_a_part_that_is_none(notes: Path, shard: str) -> None:
    assert run("check", notes, "--shard", shard).returncode == 2


def test_changes_are_asked_of_git(notes: Path) -> None:
    done = run("check", notes, "--changed-since", "HEAD", GIT_CEILING_DIRECTORIES=str(notes.parent))
    assert done.returncode == 2
    assert done.stderr.startswith(b"proofgen: ")
    assert done.stdout == b""


EAGER = "from proofgen.cli import progress; progress.UNHURRIED = -1.0; from proofgen.cli.main import main; main()"


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal as POSIX has it")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_progress_on_a_terminal(notes: Path, jobs: str) -> None:
    """Files, lines and verdicts, on standard error alone; the cursor is back in the end."""
    import pty

    controller, terminal = pty.openpty()
    command = [PROOFGEN[0], "-c", EAGER, "check", str(notes), "--jobs", jobs, "-q", "--no-cache"]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "200"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=terminal, stdin=subprocess.DEVNULL, env=environment)
    os.close(terminal)
    assert process.stdout is not None
    shown = process.stdout.read().decode()
    seen = b""
    while True:
        try:
            seen += os.read(controller, 65_536)
        except OSError:  # the other end is closed
            break
    assert process.wait(60) == 1
    os.close(controller)
    text = seen.decode()
    assert "6 of 6 files, 6 lines: 5 proved, 1 refuted" in text
    assert text.rindex("\x1b[?25h") > text.rindex("\x1b[?25l")
    assert "0 of 6 lines reused" in text
    assert "\x1b" not in shown
