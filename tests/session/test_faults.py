"""A line that hangs, crashes, eats memory or recurses costs that line. A run that is ended leaves no process and no half file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from unruly import FAULTS, WORKER

from proofgen.report.values import Document
from proofgen.session import pool
from proofgen.session.check import Session
from proofgen.session.files import Text
from proofgen.session.options import Options
from proofgen.span import SourceText

ROOT = Path(__file__).resolve().parents[2]
HEAD = "Let $x \\in \\mathbb{R}$.\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")


def claim(fault: str) -> str:
    return f"\nLet $z_{{\\text{{{fault}}}}} > 0$.\n\n$$ z_{{\\text{{{fault}}}}} + 1 > 0 $$\n"


def checked(text: str, jobs: int = 2, seconds: float = 1.5, deaf: bool = False) -> Document:
    with Session(Options(jobs=jobs, seconds=seconds, cache=False), pool.Pool(seconds, jobs, deaf)) as session:
        return session.check(Text(SourceText("notes.md", text)))


@pytest.fixture
def unruly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_START", WORKER)
    monkeypatch.setattr(pool, "_LOADING", 15.0)


REASONS = {
    "loops": "time limit of 1.5 s",
    "stalls": "time limit of 1.5 s",
    "eats": "memory limit of 2 GB",
    "recurses": "nested too deeply",
    "crashes": "a crash of proofgen's own",
    "killed": "a crash of proofgen's own",
    "raises": "KeyError in",
    "garbles": "a crash of proofgen's own",
    "babbles": "a crash of proofgen's own",
}


@posix
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.usefixtures("unruly")
def test_a_fault_costs_its_own_line(fault: str) -> None:
    text = HEAD + "".join(f"\n$$ x + {n} x = {n + 1} x $$\n" + (claim(fault) if n == 2 else "") for n in range(1, 5))
    lines = [line for line in checked(text).lines if line.verdict]
    assert [line.verdict for line in lines] == ["proved", "proved", "undecided", "proved", "proved"]
    assert REASONS[fault] in " ".join((lines[2].message, *lines[2].hints))


@posix
@pytest.mark.usefixtures("unruly")
@pytest.mark.parametrize(("jobs", "deaf"), [(2, False), (1, True)])
def test_every_fault_at_once(jobs: int, deaf: bool) -> None:
    text = HEAD + "".join(f"\n$$ x + {n} x = {n + 1} x $$\n{claim(fault)}" for n, fault in enumerate(FAULTS, 1))
    verdicts = [line.verdict for line in checked(text, jobs, deaf=deaf).lines if line.verdict]
    assert verdicts == ["proved", "undecided"] * len(FAULTS)


@pytest.mark.usefixtures("unruly")
def test_what_a_worker_did_not_survive_is_tried_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROOFGEN_CACHE_DIR", str(tmp_path))
    text = Text(SourceText("notes.md", HEAD + claim("killed")))
    for start, verdict in ((WORKER, "undecided"), (WORKER.replace("def killed", "def spared"), "proved")):
        monkeypatch.setattr(pool, "_START", start.replace("crashes, killed", "crashes, killed" if verdict == "undecided" else "crashes"))
        with Session(Options(jobs=1)) as session:
            assert [line.verdict for line in session.check(text).lines if line.verdict] == [verdict]


COMMAND = """
import sys
from proofgen.session import pool
pool._START = sys.argv.pop(1)
from proofgen.cli.main import main
main()
"""


def begun(path: Path, *more: str, workers: int = 2) -> subprocess.Popen[bytes]:
    """A run of `check` with a minute for each line, in a process group of its own, once so many workers are there."""
    command = [sys.executable, "-c", COMMAND, WORKER, "check", str(path), "--limit", "60", "--jobs", "2", *more]
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    for _ in range(600):
        if len(group(run.pid)) > workers:  # itself and they
            return run
        time.sleep(0.05)
    raise AssertionError("the workers did not start")


def group(leader: int) -> list[int]:
    """The processes of a session that still run, as /proc tells."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(fields[3]) == leader and fields[0] != "Z":
            found.append(int(path.parent.name))
    return found


def emptied(leader: int) -> bool:
    for _ in range(200):
        if not group(leader):
            return True
        time.sleep(0.05)
    return False


linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    path = tmp_path / "slow.md"
    path.write_text(HEAD + "".join(claim("loops") + f"\n$$ z_{{\\text{{loops}}}} + {n} > 0 $$\n" for n in range(20)), encoding="utf-8")
    return path


@linux
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_run_that_is_told_to_end_does_at_once_and_leaves_nobody(slow: Path, number: signal.Signals, code: int) -> None:
    run = begun(slow)
    os.killpg(run.pid, number) if number is signal.SIGINT else run.send_signal(number)  # a terminal tells the whole group
    shown, said = run.communicate(timeout=20)
    assert (run.returncode, shown) == (code, b"")
    assert b"Traceback" not in said
    assert emptied(run.pid)


@linux
def test_a_run_that_is_killed_leaves_nobody(slow: Path) -> None:
    run = begun(slow)
    run.kill()
    run.communicate()
    assert emptied(run.pid)


@linux
def test_a_worker_that_is_killed_from_outside_costs_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hanging = tmp_path / "hanging"
    hanging.mkdir()
    monkeypatch.setenv("UNRULY", str(hanging))
    path = tmp_path / "notes.md"
    path.write_text(HEAD + claim("loops") + "\n$$ x + x = 2 x $$\n\n$$ x + x = 3 x $$\n\n$$ x + 2 x = 3 x $$\n", encoding="utf-8")
    run = begun(path, "--no-cache", workers=1)
    while run.poll() is None:
        for worker in hanging.iterdir():  # who says so hangs in its line
            os.kill(int(worker.name), signal.SIGKILL)
            worker.unlink()
        time.sleep(0.05)
    shown, said = run.communicate(timeout=60)
    assert run.returncode == 1
    assert b"Traceback" not in said
    text = shown.decode()
    assert "a crash of proofgen" in text
    assert "1 refuted" in text
    assert emptied(run.pid)


WRITER = """
import os, sys
from pathlib import Path
from proofgen.session import handouts
def flushed(number):
    print("writing", flush=True)
    sys.stdin.read()
handouts.os.fsync = flushed
handouts.write_whole(Path(sys.argv[1]), b"new " * 100_000)
"""


@posix
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_writer_that_is_ended_leaves_the_old_file_whole(tmp_path: Path, number: signal.Signals) -> None:
    target = tmp_path / "handout.md"
    target.write_bytes(b"old")
    command = [sys.executable, "-c", WRITER, str(target)]
    run = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert run.stdout is not None
    assert run.stdout.readline() == b"writing\n"
    run.send_signal(number)
    run.communicate()
    assert target.read_bytes() == b"old"
    assert len([path for path in tmp_path.iterdir() if path != target]) == (number is signal.SIGKILL)  # hidden, to be swept up


def test_what_a_killed_writer_left_is_swept_up_later(tmp_path: Path) -> None:
    from proofgen.session.handouts import write_whole

    old, new, other = tmp_path / ".proofgen-old", tmp_path / ".proofgen-new", tmp_path / "notes.md"
    for path in (old, new, other):
        path.write_bytes(b"x")
    long_ago = time.time() - 86_400
    for path in (old, other):
        os.utime(path, (long_ago, long_ago))
    write_whole(tmp_path / "handout.md", b"content")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".proofgen-new", "handout.md", "notes.md"]


def test_a_clock_that_is_set_back_changes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PROOFGEN_CACHE_DIR", str(tmp_path))
    text = Text(SourceText("notes.md", HEAD + "\n$$ x + x = 2 x $$\n\n$$ x + x = 3 x $$\n"))
    for now in (2_000_000_000.0, 0.0, -1e9, 4e9):
        monkeypatch.setattr(time, "time", lambda now=now: now)
        with Session(Options(jobs=1)) as session:
            assert [line.verdict for line in session.check(text).lines if line.verdict] == ["proved", "refuted"]
            assert session.warning == ""
