"""Whatever is in a file: it is read within its time, nothing in it is run, and no file is touched that the command did not name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hostile import CONTROL, hostile

from proofgen.session import check
from proofgen.session.check import Session
from proofgen.session.files import NoSuchFile, Text, files_of
from proofgen.session.options import Options
from proofgen.span import SourceText

ROOT = Path(__file__).resolve().parents[2]

WATCHED = """
import os, sys
allowed = [os.path.realpath(each) for each in sys.argv.pop(1).split(os.pathsep)]
def watch(event, arguments):
    if event in ("socket.connect", "socket.bind", "os.system", "os.exec", "os.spawn", "os.posix_spawn"):
        os.write(2, f"AUDIT {event} {arguments}\\n".encode())
    if event == "subprocess.Popen" and os.path.realpath(arguments[1][0]) != os.path.realpath(sys.executable):
        os.write(2, f"AUDIT {event} {arguments}\\n".encode())
    if event == "open" and isinstance(arguments[0], (str, bytes)) and arguments[0] != os.devnull:
        path, writes = os.path.realpath(os.fsdecode(arguments[0])), (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR)
        own = any(path.startswith(os.path.realpath(each) + os.sep) for each in (*sys.path, sys.base_prefix, sys.prefix) if each)
        own = own or path.startswith(("/proc/self", "/usr/share/zoneinfo", "/etc/ssl")) or path.startswith(f"/proc/{os.getpid()}")
        if not any((path + os.sep).startswith(each + os.sep) for each in allowed) and (writes or not own):
            os.write(2, f"AUDIT open {path} {writes}\\n".encode())
sys.addaudithook(watch)
sys.path[:] = [each for each in sys.path if each]
from proofgen.cli.main import main
main()
"""


def watched(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A run of the command that tells of every file, connection and process that is not its own."""
    allowed = os.pathsep.join(str(folder / name) for name in ("in", "out", "cache"))
    environment = os.environ | {"PROOFGEN_CACHE_DIR": str(folder / "cache"), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", WATCHED, allowed, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, errors="replace", check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("hostile")
    (place / "in").mkdir()
    for name, text in hostile():
        (place / "in" / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    (place / "secret.txt").write_text("SECRET-OUTSIDE")
    (place / "secret.tex").write_text("SECRET-OUTSIDE")
    return place


def test_there_are_two_hundred() -> None:
    names = [name for name, _ in hostile()]
    assert len(names) == len(set(names)) >= 200


@pytest.mark.parametrize("name", [name for name, _ in hostile() if not name[0].isdigit()])
def test_a_large_file_is_read_in_its_time(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or it is said that it was not. What follows the formula is checked where the file was read."""
    monkeypatch.setattr(check, "READING", 5.0)
    monkeypatch.setattr(check, "FASTEST", 1e12)
    text = dict(hostile())[name]
    with Session(Options(jobs=1, seconds=1.0)) as session:
        document = session.check(Text(SourceText(name, text)))
    stopped = any(remark.code == "reading-stopped" for remark in document.remarks)
    assert not stopped or name in ("definitions.md", "ticks.md")
    swallowed = name.startswith("marks-") or name == "ticks.md"  # what is opened and never closed may take the rest of the file with it
    if not stopped and not swallowed:
        assert document.lines[-1].verdict == "proved"
    assert not any(line.verdict == "proved" and "huge" in name for line in document.lines[:-1])


def test_nothing_is_run_and_nothing_else_is_read_or_written(folder: Path) -> None:
    injected = sorted(str(Path("in") / name) for name, _ in hostile() if name[0].isdigit())
    done = watched(folder, "check", *injected, "--format", "json", "--limit", "1", "--jobs", "2")
    assert "AUDIT" not in done.stderr, done.stderr[:2000]
    documents = json.loads(done.stdout)["documents"]
    assert len(documents) == len(injected)
    assert not [each["path"] for each in documents if each["lines"][-1]["verdict"] != "proved"]
    assert "SECRET" not in done.stdout
    for form in ("text", "github", "sarif", "junit"):
        again = watched(folder, "check", *injected, "--format", form, "--limit", "1")
        assert "AUDIT" not in again.stderr
        assert "SECRET" not in again.stdout
        assert "\x1b" not in again.stdout
        assert "\u202e" not in again.stdout
        assert not [line for line in again.stdout.split("\n") if line.startswith("::") and "file=in/" not in line]
    assert not list(folder.rglob("hacked"))


def test_handouts_of_them_hold_nothing_that_runs(folder: Path) -> None:
    injected = sorted(str(Path("in") / name) for name, _ in hostile() if name[0].isdigit())[::3]  # every text, in some of its places
    done = watched(folder, "build", *injected, "--to", "html,md,tex,json", "--out", "out", "--limit", "1")
    assert "AUDIT" not in done.stderr, done.stderr[:2000]
    assert sorted(path.name for path in folder.iterdir()) == ["cache", "in", "out", "secret.tex", "secret.txt"]
    for path in (folder / "out").iterdir():
        text = path.read_text(encoding="utf-8")
        assert "SECRET" not in text
        if path.suffix == ".html":
            assert "<script>fetch" not in text
            assert "onerror=alert(1)>" not in text.replace("&gt;", "")
            assert "1337" not in text  # 7 · 191: nothing of a template was worked out
        if path.suffix == ".tex":
            assert "\\write18{" not in text
            assert "\\directlua{" not in text
    assert not list(folder.rglob("hacked"))


def test_links_and_paths_that_lead_outside(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "secret.md").write_text("$$ SECRET = 1 $$\n", encoding="utf-8")
    (tmp_path / "in" / "link.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "in" / "linked").symlink_to(tmp_path)
    (tmp_path / "in" / "circle.md").symlink_to("circle.md")
    (tmp_path / "in" / "deep" / "own.md").symlink_to("../main.md")
    (tmp_path / "in" / "main.md").write_text(f"Let $x \\in \\mathbb{{R}}$.{CONTROL}", encoding="utf-8")
    (tmp_path / "in" / "a.tex").write_text(
        "\\input{../secret.md}\n\\input{link.md}\n\\input{linked/secret.md}\n$$1 + 1 = 2$$\n", encoding="utf-8"
    )
    assert [Path(file.path).name for file in files_of([str(tmp_path / "in")])] == ["a.tex", "own.md", "main.md"]
    done = watched(tmp_path, "check", "in")
    assert "SECRET" not in done.stdout
    assert "leads out of this file's folder" in done.stdout


@pytest.mark.parametrize("title", ["../../outside", "/outside", "a/../../b", "..", "con\x00"])
def test_a_title_is_no_path(title: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text(f"---\ntitle: {title}\n---\nLet $x > 0$.{CONTROL}".replace("\x00", "x"), encoding="utf-8")
    watched(tmp_path, "build", "in/a.md", "--to", "md", "--out", "out")
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file() and "cache" not in path.parts) == ["a.md", "a.md"]
    assert (tmp_path / "out" / "a.md").is_file()


def test_pipes_and_devices_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(NoSuchFile):
        files_of([str(tmp_path / "pipe.md")])
    with pytest.raises(NoSuchFile):
        files_of([str(tmp_path)])


def test_importing_reads_and_writes_nothing(tmp_path: Path) -> None:
    code = WATCHED.replace("from proofgen.cli.main import main\nmain()", "import proofgen")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "AUDIT" not in done.stderr
