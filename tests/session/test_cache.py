"""A cache that is cut short, locked, full, or shared costs one warning at most, and never a verdict."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from proofgen.session.cache import FILE, Cache
from proofgen.session.check import Session
from proofgen.session.files import Text
from proofgen.session.options import Options
from proofgen.span import SourceText
from proofgen.verify.finding import Finding
from proofgen.verify.verdict import Agreement, Attempt, Undecided

ROOT = Path(__file__).resolve().parents[2]
RIGHT = [f"\n$$ x + {n} x = {n + 1} x $$\n" for n in range(1, 13)]
TEXT = "Let $x \\in \\mathbb{R}$.\n" + "".join(RIGHT) + "\n$$ x + x = 3 x $$\n"
VERDICTS = ["proved"] * len(RIGHT) + ["refuted"]


def found(words: str) -> Finding:
    return Finding(Undecided(Attempt((words,)), Agreement(0)))


def run(folder: Path) -> tuple[list[str], str]:
    """The verdicts of TEXT with the cache in a folder, and its warning."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PROOFGEN_CACHE_DIR", str(folder))
        with Session(Options(jobs=1)) as session:
            document = session.check(Text(SourceText("notes.md", TEXT)))
            return [line.verdict for line in document.lines if line.verdict], session.warning


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    assert run(folder) == (VERDICTS, "")
    return folder / FILE


def rows(cache: Cache, keys: list[str]) -> list[Finding | None]:
    return [cache.get(key) for key in keys]


def test_a_file_cut_at_every_64th_byte(filled: Path, tmp_path: Path) -> None:
    """Whatever is left of it, a row is the one that was written, or none."""
    whole = filled.read_bytes()
    rows = dict(sqlite3.connect(filled).execute("SELECT key, text FROM findings").fetchall())
    assert len(rows) == len(VERDICTS)
    readable = 0
    for length in range(0, len(whole), 64):
        folder = tmp_path / str(length)
        folder.mkdir()
        (folder / FILE).write_bytes(whole[:length])
        cache = Cache(folder)
        for key, text in rows.items():
            finding = cache.get(key)
            readable += finding is not None
            assert finding is None or finding == _decoded(text)
        cache.put("key", found("kept"))
        assert cache.get("key") in (None, found("kept"))
        cache.close()
        assert cache.warning.count("\n") == 0
        shutil.rmtree(folder)
    assert readable  # a cut in the last page leaves the others


def _decoded(text: str) -> object:
    from proofgen.session.codec import decoded

    return decoded(text)


def test_a_file_with_a_byte_changed_in_every_row(filled: Path, tmp_path: Path) -> None:
    whole = filled.read_bytes()
    for at in range(4096, len(whole), 997):
        (tmp_path / FILE).write_bytes(whole[:at] + bytes([whole[at] ^ 0x15]) + whole[at + 1 :])
        for extra in ("-wal", "-shm"):
            (tmp_path / (FILE + extra)).unlink(missing_ok=True)
        verdicts, warning = run(tmp_path)
        assert verdicts == VERDICTS
        assert warning.count("\n") == 0


@pytest.mark.parametrize("cut", [100, 4096, 5000, 8192])
def test_a_run_with_a_file_that_was_cut(filled: Path, tmp_path: Path, cut: int) -> None:
    (tmp_path / FILE).write_bytes(filled.read_bytes()[:cut])
    verdicts, warning = run(tmp_path)
    assert verdicts == VERDICTS
    assert warning == "" or "proofgen cache clear" in warning


def test_a_locked_file(filled: Path, tmp_path: Path) -> None:
    shutil.copy(filled, tmp_path / FILE)
    holder = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    holder.execute("UPDATE findings SET day = day")
    assert run(tmp_path)[0] == VERDICTS
    holder.execute("ROLLBACK")
    assert run(tmp_path) == (VERDICTS, "")


ELSEWHERE = """
import os, sys
os.environ["PROOFGEN_CACHE_DIR"] = sys.argv[1]
from proofgen.session.check import Session
from proofgen.session.files import Text
from proofgen.session.options import Options
from proofgen.span import SourceText
with Session(Options(jobs=1)) as session:
    document = session.check(Text(SourceText("notes.md", sys.argv[2])))
    print(session.warning)
print(*[line.verdict for line in document.lines if line.verdict])
"""


def warned(command: list[str]) -> None:
    """A run of ELSEWHERE, in a process of its own, that could not use its cache."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    warning, verdicts = done.stdout.splitlines()
    assert verdicts.split() == VERDICTS
    assert "not in use" in warning


ROOM = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"


@pytest.mark.skipif(sys.platform == "win32", reason="limits as POSIX has them")
def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    warned([sys.executable, "-c", ROOM + ELSEWHERE, str(tmp_path), TEXT])
    assert run(tmp_path)[0] == VERDICTS


DISKS = {
    "full": 'mount -t tmpfs -o size=48k none "$1"',
    "read-only": 'mount -t tmpfs none "$1" && mount -o remount,ro "$1"',
    "read-only with a cache": 'cp "$5" "$1.kept" && mount -t tmpfs none "$1" && cp "$1.kept" "$1/verdicts.sqlite3" && mount -o remount,ro "$1"',
}
OWN_DISKS = ["unshare", "--map-root-user", "--mount", "sh", "-c"]


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs unshare, to mount a disk of its own")
@pytest.mark.parametrize("disk", DISKS.values(), ids=DISKS.keys())
def test_a_disk_on_which_nothing_can_be_written(disk: str, filled: Path, tmp_path: Path) -> None:
    if subprocess.run([*OWN_DISKS, 'mount -t tmpfs none "$1"', "sh", str(tmp_path)], capture_output=True, check=False).returncode:
        pytest.skip("no disk may be mounted here")
    folder = tmp_path / "cache"
    folder.mkdir()
    warned([*OWN_DISKS, disk + ' && exec "$2" -c "$3" "$1" "$4"', "sh", str(folder), sys.executable, ELSEWHERE, TEXT, str(filled)])


def test_two_processes_on_one_cache(tmp_path: Path) -> None:
    """A short run of what benchmarks/shared_cache.py does for half a minute."""
    command = [sys.executable, str(ROOT / "benchmarks" / "shared_cache.py"), "--seconds", "2", "--folder", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 wrong" in done.stdout


def test_it_stays_below_its_size(tmp_path: Path) -> None:
    """The oldest go first, and those of another version of proofgen before all."""
    cache = Cache(tmp_path, largest=200_000)
    assert cache._rows is not None
    for number in range(1500):
        cache.put(f"old {number}", found("x" * 100))
    cache._rows.execute("UPDATE findings SET engine = 'another'")
    cache._today += 1
    for number in range(100):
        cache.put(f"new {number}", found("y" * 100))
    cache.close()
    again = Cache(tmp_path)
    size = again.size()
    assert size.bytes <= 200_000
    assert size.findings < 1000
    assert size.current == 100
    again.close()
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 1_000_000


def test_what_is_used_stays(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number in range(200):
        cache.put(str(number), found("x" * 500))
    cache.close()
    later = Cache(tmp_path, largest=100_000)
    later._today += 1
    used = [later.get(str(number)) for number in range(0, 200, 10)]
    later.put("one more", found(""))
    later.close()
    again = Cache(tmp_path)
    assert [again.get(str(number)) for number in range(0, 200, 10)] == used
    assert again.size().findings < 200
    again.close()


def test_clearing(tmp_path: Path, filled: Path) -> None:
    shutil.copy(filled, tmp_path / FILE)
    cache, other = Cache(tmp_path), Cache(tmp_path)
    assert cache.size().findings == len(VERDICTS)
    cache.clear()
    assert other.size().findings == 0
    other.put("key", found("kept"))
    assert cache.get("key") == found("kept")
    cache.close()
    other.close()


def test_clearing_a_damaged_file(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database, by any measure" * 100)
    cache = Cache(tmp_path)
    assert "proofgen cache clear" in cache.warning
    cache.clear()
    assert run(tmp_path) == (VERDICTS, "")


EDITS = """Let $x, y \\in \\mathbb{R}$ and $a > 0$.

Define $f(t) = t^2 + 1$ and $g(t) = t^3$.

$$ f(x) = x^2 + 1 $$

$$ g(y) = y^3 $$

$$ x + x = 2x $$

$$ \\log(a^2) = 2 \\log a $$

$$ f(g(x)) = x^6 + 1 $$
"""


@pytest.mark.parametrize(
    ("old", "new", "reused"),
    [
        ("Let", "Let", 5),
        ("Let", "# A title\n\nSome words.\n\nLet", 5),  # what stands elsewhere is the same
        ("x + x = 2x", "x + 2x = 3x", 4),
        ("x + x = 2x", "x+x = 2\\,x", 5),  # typed otherwise, and the same formula
        ("t^3", "t^3 + 0", 3),  # what speaks of g
        ("a > 0", "a > 1", 4),  # what speaks of a
        ("Let $x", "Let $z > 0$. Let $x", 5),
        ("$$ \\log", "$$ y^2 \\geq 0 $$\n\n$$ \\log", 5),
    ],
)
def test_editing_a_line_checks_what_depends_on_it_and_nothing_else(
    old: str, new: str, reused: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROOFGEN_CACHE_DIR", str(tmp_path))
    with Session(Options(jobs=1)) as session:
        assert session.check(Text(SourceText("notes.md", EDITS))).reused == 0
        document = session.check(Text(SourceText("notes.md", EDITS.replace(old, new, 1))))
    assert document.reused == reused
    assert {line.verdict for line in document.lines} == {None, "proved"}


RENAMED = """Let $n \\in \\mathbb{N}$, $k \\in \\{1, \\dots, n\\}$, $x, a \\in \\mathbb{R}^n$ and $A, B \\in \\mathbb{R}^{n \\times n}$.

Let $y \\in \\mathbb{R}^n$ be one-hot at $k$. Define $L(\\theta) = \\sum_{i=1}^n \\theta_i^2$ for $\\theta \\in \\mathbb{R}^n$.

$$ \\sum_{i=1}^n y_i a_i = a_k $$

$$ \\mathrm{tr}(A \\odot B) = \\sum_{i=1}^n A_{ii} B_{ii} $$

$$ x_1 + x_2 + \\dots + x_n = \\sum_{i=1}^n x_i $$

$$ \\nabla L(x) = 2 x $$
"""
MORE = "$$ \\mathrm{tr}(B \\odot A) = \\mathrm{tr}(A \\odot B) $$\n\nLet $z \\in \\mathbb{R}^n$ be one-hot at $k$.\n\nLet $y"


def test_a_line_that_is_put_before_others_is_checked_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It renames letters of its own, and so those of all others have later numbers."""
    monkeypatch.setenv("PROOFGEN_CACHE_DIR", str(tmp_path))
    with Session(Options(jobs=1)) as session:
        session.check(Text(SourceText("notes.md", RENAMED)))
        document = session.check(Text(SourceText("notes.md", RENAMED.replace("Let $y", MORE, 1))))
    assert document.reused == 4
    assert [line.verdict for line in document.lines if line.verdict] == ["proved"] * 5
