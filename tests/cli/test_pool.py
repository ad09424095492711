"""A hang, a crash or a greedy search costs its own line; nobody outlives the run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from proofgen.session import pool
from proofgen.session.cache import Cache
from proofgen.session.options import Options
from proofgen.session.pool import Pool
from proofgen.session.words import stopped
from proofgen.verify.verdict import Undecided

EDGE = """
import sys; sys.path[:] = sys.argv[3:]
from proofgen.session import worker
def searched(task, seconds=None):
    import os, time
    if task == "hang":
        while True: pass
    if task == "crash": os.abort()
    if task == "eat": return bytearray(1 << 40)
    if task == "raise": raise KeyError(task)
    print("noise"); return (task,)
worker._searched = searched
worker.main(int(sys.argv[1]), int(sys.argv[2]))
"""


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch) -> Pool:
    monkeypatch.setattr(pool, "_START", EDGE)
    monkeypatch.setattr(pool, "_LOADING", 3.0)
    return Pool(0.5, 2)


def test_each_trouble_costs_its_own_line(odd: Pool) -> None:
    tasks = ["fine", "crash", "fine", "eat", "raise", "hang", "fine"]
    answers = dict(odd.run(tasks))
    odd.close()
    assert [answers[at].stop for at in range(len(tasks))] == ["", "crash", "", "memory", "error", "time", ""]
    for answer in answers.values():
        assert isinstance(stopped(answer, 0.5), Undecided)


def test_no_worker_outlives_its_pool(odd: Pool) -> None:
    list(odd.run(["fine"] * 4))
    processes = [worker.process for worker in odd._all]
    odd.close()
    assert all(process.poll() is not None for process in processes)


SLOW = """
import sys
from proofgen.session import pool
pool._START = sys.argv[1]
each = pool.Pool(60.0, 1)
try:
    print("begun", flush=True)
    list(each.run(["hang"]))
finally:
    print(*[worker.process.pid for worker in each._all], flush=True)
    each.close()
"""


def test_ctrl_c_leaves_no_orphan() -> None:
    run = subprocess.Popen([sys.executable, "-c", SLOW, EDGE], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert run.stdout is not None
    assert run.stdout.readline() == "begun\n"
    time.sleep(1.0)
    run.send_signal(signal.SIGINT)
    pids = [int(each) for each in run.stdout.readline().split()]
    run.wait(20)
    assert pids
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_corrupt_cache_is_one_warning(tmp_path: Path) -> None:
    (tmp_path / "verdicts.sqlite3").write_bytes(b"not a database, by any measure" * 100)
    cache = Cache(tmp_path)
    assert "not in use" in cache.warning
    assert cache.get("key") is None


def test_a_cache_in_no_folder_is_one_warning(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert "not in use" in Cache(tmp_path / "file").warning


def test_a_changed_row_is_not_believed(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache._rows is not None
    cache._rows.execute("INSERT INTO findings VALUES ('key', '[[\"\"]]', 'wrong', '', 0)")
    assert cache.get("key") is None
    assert cache.warning == ""
    cache.close()


def test_options_share_the_time_of_a_line() -> None:
    assert 3 * Options(seconds=9.0).limits().seconds == 9.0
