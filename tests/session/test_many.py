"""Many files: the same report whatever is checked at a time, and each file on its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from proofgen.report.values import Document, Report
from proofgen.session import clerks, many
from proofgen.session.choose import NoHistory, changed, part
from proofgen.session.files import Found, NoSuchFile, files_of
from proofgen.session.many import check_files
from proofgen.session.options import Options
from proofgen.session.outcome import good

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twenty files, the 7th and the 12th of them wrong, the 9th empty."""
    for number in range(20):
        text = f"Let $x \\in \\mathbb{{R}}$.\n\n$$ x + {number} x = {number + 1} x $$\n\n$$ \\sum_{{i=1}}^{{{number + 1}}} x = {number + 1} x $$\n"
        text = text.replace(f"= {number + 1} x $$\n\n", f"= {number} x $$\n\n", 1) if number in (7, 12) else "" if number == 9 else text
        (tmp_path / f"n{number:02}.md").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is checked in this process."""
    monkeypatch.setattr(many, "PATIENCE", -1.0)
    monkeypatch.setattr(many, "FEW", 0)


class Noted:
    """Progress, written down."""

    def __init__(self) -> None:
        self.total = 0
        self.paths: list[str] = []
        self.told: list[tuple[str, int, int]] = []

    def files(self, total: int) -> None:
        self.total = total

    def lines(self, path: str, done: int, total: int) -> None:
        self.told.append((Path(path).name, done, total))

    def finished(self, document: Document) -> None:
        self.paths.append(document.path)


def timeless(report: Report) -> list[Document]:
    return [replace(document, seconds=0.0) for document in report.documents]


def alone(files: list[Found]) -> Report:
    return check_files(files, Options(jobs=1, cache=False))[0]


@pytest.mark.usefixtures("hurried")
def test_the_report_is_the_same_however_many_are_checked_at_a_time(folder: Path) -> None:
    files = files_of([str(folder)])
    noted = Noted()
    report, warning = check_files(files, Options(jobs=3, cache=False), noted)
    assert warning == ""
    assert [document.path for document in report.documents] == [file.path for file in files]
    assert timeless(report) == timeless(alone(files))
    assert noted.total == len(files)
    assert sorted(noted.paths) == [file.path for file in files]
    assert ("n00.md", 2, 2) in noted.told


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("jobs", [2, 5])
def test_a_run_that_stops_early_stops_behind_the_first_file_in_order(folder: Path, jobs: int) -> None:
    files = files_of([str(folder)])
    report, _ = check_files(files, Options(jobs=jobs, cache=False), stops=lambda document: not good(document))
    assert [Path(document.path).name for document in report.documents] == [f"n{number:02}.md" for number in range(8)]
    assert timeless(report) == timeless(alone(files))[:8]


def test_one_by_one_it_stops_there_too(folder: Path) -> None:
    report, _ = check_files(files_of([str(folder)]), Options(jobs=1, cache=False), stops=lambda document: not good(document))
    assert len(report.documents) == 8


UNRULY = """
import sys; sys.path[:] = sys.argv[3:]
from proofgen.session import clerk
read = clerk.read_file
def read_file(path):
    import os, signal
    if "n03" in path: os.kill(os.getpid(), signal.SIGKILL)
    if "n05" in path:
        while True: pass
    if "n06" in path: return bytearray(1 << 50)
    if "n07" in path:
        os.write(answers, b"nonsense\\\\n")
        while True: pass
    return read(path)
clerk.read_file = read_file
import os
dup = os.dup
def noted(number):
    global answers
    answers = dup(number)
    return answers
os.dup = noted
clerk.main(sys.argv[1], int(sys.argv[2]))
"""


@pytest.mark.usefixtures("hurried")
def test_a_file_that_cannot_be_read_to_its_end_costs_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clerks, "_START", UNRULY)
    monkeypatch.setattr(clerks, "SILENCE", 4.0)
    files = files_of([str(folder)])
    report, _ = check_files(files, Options(jobs=2, cache=False, seconds=1.0))
    stopped = [
        Path(document.path).name for document in report.documents if any(each.code == "reading-stopped" for each in document.remarks)
    ]
    assert stopped == ["n03.md", "n05.md", "n06.md", "n07.md"]
    assert [each for each in timeless(report) if Path(each.path).name not in stopped] == [
        each for each in timeless(alone(files)) if Path(each.path).name not in stopped
    ]


@pytest.mark.usefixtures("hurried")
def test_a_file_that_goes_away_meanwhile(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = files_of([str(folder)])
    monkeypatch.setattr(many, "look_at", lambda _files: (folder / "n04.md").unlink())
    with pytest.raises(NoSuchFile, match=r"n04\.md"):
        check_files(files, Options(jobs=2, cache=False))


SLOW = """
import sys
from proofgen.session import many, pool
many.PATIENCE, many.FEW = -1.0, 0
from proofgen.cli.main import main
main()
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nobody_outlives_a_run_of_many_files(tmp_path: Path, number: signal.Signals) -> None:
    from test_faults import emptied, group

    for each in range(400):
        (tmp_path / f"n{each}.md").write_text(f"Let $x \\in \\mathbb{{R}}$.\n\n$$ (x + {each})^{{9}} = x $$\n", encoding="utf-8")
    command = [sys.executable, "-c", SLOW, "check", str(tmp_path), "--jobs", "2", "--no-cache"]
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    for _ in range(600):
        if len(group(run.pid)) == 3:  # itself and two clerks
            break
        time.sleep(0.05)
    if number is signal.SIGINT:
        os.killpg(run.pid, number)
    else:
        run.send_signal(number)
    shown, said = run.communicate(timeout=20)
    assert (shown, b"Traceback" in said) == (b"", False)
    assert run.returncode == {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGKILL: -9}[number]
    assert emptied(run.pid)


def test_parts_are_every_file_once() -> None:
    files = [Found(str(number), Path(str(number))) for number in range(11)]
    for parts in (1, 2, 3, 11, 20):
        shares = [part(files, number, parts) for number in range(1, parts + 1)]
        assert sorted((file for share in shares for file in share), key=files.index) == files
        assert max(map(len, shares)) - min(map(len, shares)) <= 1


def git(folder: Path, *arguments: str) -> None:
    author = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", "-C", str(folder), *author, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    if not shutil.which("git"):
        pytest.skip("needs git")
    for name in ("a.md", "b.md", "ü ö.md", "deep/c.md", "deep/main.tex", "deep/parts/part.tex", "other.tex"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("as it was\n", encoding="utf-8")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    return tmp_path


def names(folder: Path, revision: str, *below: str) -> list[str]:
    files = files_of([str(folder / each) for each in below or (".",)])
    return [Path(file.path).resolve().relative_to(folder.resolve()).as_posix() for file in changed(files, revision)]


def test_files_that_have_changed(repository: Path) -> None:
    assert names(repository, "HEAD") == []
    for name in ("b.md", "ü ö.md", "deep/parts/part.tex", "new.md"):
        (repository / name).write_text("as it is\n", encoding="utf-8")
    (repository / "a.md").unlink()
    assert sorted(names(repository, "HEAD")) == ["b.md", "deep/main.tex", "deep/parts/part.tex", "new.md", "other.tex", "ü ö.md"]
    assert names(repository, "HEAD", "deep/c.md") == []
    git(repository, "add", "-A")
    git(repository, "commit", "-m", "second")
    assert names(repository, "HEAD") == []
    assert len(names(repository, "HEAD~1")) == 6


def test_what_another_branch_did_meanwhile_is_no_change_of_this_one(repository: Path) -> None:
    git(repository, "checkout", "-b", "mine")
    (repository / "b.md").write_text("mine\n", encoding="utf-8")
    git(repository, "commit", "-am", "mine")
    git(repository, "checkout", "main")
    (repository / "a.md").write_text("theirs\n", encoding="utf-8")
    git(repository, "commit", "-am", "theirs")
    git(repository, "checkout", "mine")
    assert names(repository, "main") == ["b.md"]


@pytest.mark.parametrize("revision", ["nowhere", "--output=out", "", "HEAD:a.md"])
def test_a_revision_that_is_none(repository: Path, revision: str) -> None:
    (repository / "a.md").write_text("changed\n", encoding="utf-8")
    with pytest.raises(NoHistory):
        names(repository, revision)
    assert not (repository / "out").exists()


def test_a_folder_without_history(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("words\n", encoding="utf-8")
    with pytest.raises(NoHistory):
        names(tmp_path, "HEAD")


PERISHING = """
import sys; sys.path[:] = sys.argv[3:]
import os, signal
from proofgen.session import clerk, pool, worker
searched = worker._searched
def perhaps(task, seconds=None):
    if "perishes" in task: os.kill(os.getpid(), signal.SIGKILL)
    if "raises" in task: raise KeyError("a fault of our own")
    if "eats" in task: bytearray(3 << 30)
    if "loops" in task:
        while True: pass
    return searched(task, seconds)
worker._searched = perhaps
if sys.argv[1].isdecimal():
    worker.main(int(sys.argv[1]), int(sys.argv[2]))
else:
    pool._START = PERISHING
    clerk.main(sys.argv[1], int(sys.argv[2]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("perishes", "a crash of proofgen's own"),
        ("raises", "KeyError in"),
        ("eats", "memory limit of 2 GB"),
        ("loops", "time limit of 1.5 s"),
    ],
)
def test_a_line_that_ends_its_clerk_costs_that_line(folder: Path, monkeypatch: pytest.MonkeyPatch, fault: str, said: str) -> None:
    name = f"z_{{\\text{{{fault}}}}}"
    path = folder / "n03.md"
    path.write_text(
        path.read_text(encoding="utf-8") + f"\nLet ${name} > 0$.\n\n$$ {name} + 1 > 0 $$\n\n$$ x + x = 2 x $$\n", encoding="utf-8"
    )
    monkeypatch.setattr(clerks, "_START", f"PERISHING = {PERISHING!r}\n{PERISHING}")
    report, _ = check_files(files_of([str(folder)]), Options(jobs=2, cache=False, seconds=1.5))
    document = next(each for each in report.documents if each.path.endswith("n03.md"))
    lines = [line for line in document.lines if line.verdict]
    assert [line.verdict for line in lines] == ["proved", "proved", "undecided", "proved"]
    assert said in " ".join((lines[2].message, *lines[2].hints))
    assert sum(len(each.lines) > 1 for each in report.documents) == 19  # and all others are read
