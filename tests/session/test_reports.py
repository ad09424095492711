"""A report that is kept whole is printed again only where a full run would print the very same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from again import HEAD, NOTE, PAPER, PART, ROOT, forget, pages, run


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.md"
    path.write_text(NOTE, encoding="utf-8")
    return path


FORMS = (
    ("-v",),
    ("--color", "-v", "--explain-steps"),
    ("-q", "--allow", "unreadable"),
    ("--format", "json", "--strict"),
    ("--format", "sarif"),
    ("--format", "github", "--limit", "5"),
)


@pytest.mark.parametrize("options", FORMS, ids=" ".join)
def test_it_is_what_a_full_run_prints(options: tuple[str, ...], note: Path, tmp_path: Path) -> None:
    run(tmp_path, note, *options)
    forget(tmp_path)
    full, again = run(tmp_path, note, *options), run(tmp_path, note, *options)
    assert (full.again, again.again) == (False, True)
    assert again.told == full.told
    assert full.out or "-q" in options


def test_the_first_run_already_keeps_it(note: Path, tmp_path: Path) -> None:
    first, again = run(tmp_path, note, "-v"), run(tmp_path, note, "-v")
    assert b"0 of 4 lines reused" in first.err
    assert b"3 of 4 lines reused" in again.err  # one cannot be read
    assert (again.again, again.out, again.code) == (True, first.out, 1)


def test_of_a_file_without_a_formula(tmp_path: Path) -> None:
    (tmp_path / "words.md").write_text("Only words.\n")
    full, again = run(tmp_path, "words.md"), run(tmp_path, "words.md")
    assert again.again
    assert again.told == full.told
    assert b"nothing was checked" in again.err


def test_next_to_nothing_is_loaded(note: Path, tmp_path: Path) -> None:
    run(tmp_path, note)
    again = run(tmp_path, note)
    assert {each for each in again.modules if each.startswith("proofgen")} == {
        "proofgen", "proofgen.cli", "proofgen.cli.main", "proofgen.session", "proofgen.session.reports", "proofgen.session.store",
    }  # fmt: skip
    heavy = {"click", "rich", "json", "typing", "dataclasses", "logging", "subprocess", "markdown_it", "sympy", "flint"}
    bare = subprocess.run([sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, text=True, check=True)
    assert not heavy & again.modules - {*bare.stdout.split()}


def test_python_m_proofgen_finds_it_too(note: Path, tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PROOFGEN_CACHE_DIR": str(tmp_path / "cache")}
    runs = []
    for _ in range(2):
        command = [sys.executable, "-X", "importtime", "-m", "proofgen", "check", str(note)]
        runs.append(subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=tmp_path))
    assert ["proofgen.cli.commands" in each.stderr for each in runs] == [True, False]
    assert runs[0].stdout == runs[1].stdout != ""


def test_several_files(note: Path, tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text(HEAD + "$$ x = x $$\n")
    first = run(tmp_path, note, "other.md")
    again = run(tmp_path, note, "other.md")
    assert again.again
    assert again.told == first.told
    (tmp_path / "other.md").write_text(HEAD + "$$ x = 2x $$\n")
    edited = run(tmp_path, note, "other.md")
    assert not edited.again
    assert b"other.md:3" in edited.out


# ---------------------------------------------------------------- what must not be printed again


def same_size_and_time(path: Path) -> None:
    before = path.stat()
    path.write_text(path.read_text().replace("2 x", "5 x"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


CHANGES: dict[str, Callable[[Path], object]] = {
    "one character": lambda path: same_size_and_time(path),
    "gone": lambda path: path.unlink(),
    "a folder now": lambda path: (path.unlink(), path.mkdir()),
    "empty": lambda path: path.write_bytes(b""),
    "a byte that is not UTF-8": lambda path: path.write_bytes(path.read_bytes() + b"\xff"),
    "line ends": lambda path: path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n")),
}
if sys.platform != "win32":
    CHANGES["a pipe now"] = lambda path: (path.unlink(), os.mkfifo(path))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_file_that_changed(change: Callable[[Path], object], note: Path, tmp_path: Path) -> None:
    run(tmp_path, note)
    change(note)
    fresh = run(tmp_path, note, PROOFGEN_CACHE_DIR=str(tmp_path / "empty"))
    assert not fresh.again
    assert run(tmp_path, note).told == fresh.told


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "main.tex").write_text(PAPER)
    (folder / "part.tex").write_text(PART)
    return folder


def _moved_outside(paper: Path) -> None:
    outside = paper.parent / "outside.tex"
    (paper / "part.tex").rename(outside)
    (paper / "part.tex").symlink_to(outside)


def _another_folder(paper: Path) -> None:
    """The same name leads to a folder with the same main file and another part."""
    copied = shutil.copytree(paper, paper.with_name("other"))
    (copied / "part.tex").write_text("\\[ x + 1 < x \\]\n")
    paper.rename(paper.with_name("before"))
    paper.symlink_to(copied)


PARTS: dict[str, Callable[[Path], object]] = {
    "another character": lambda paper: (paper / "part.tex").write_text(PART.replace(">", "<")),
    "gone": lambda paper: (paper / "part.tex").unlink(),
    "outside, by a link": _moved_outside,
    "a folder": lambda paper: ((paper / "part.tex").unlink(), (paper / "part.tex").mkdir()),
    "another folder": _another_folder,
}


@pytest.mark.parametrize("change", PARTS.values(), ids=PARTS.keys())
def test_an_included_file_that_changed(change: Callable[[Path], object], paper: Path, tmp_path: Path) -> None:
    first = run(tmp_path, "paper/main.tex")
    assert run(tmp_path, "paper/main.tex").again
    change(paper)
    later = run(tmp_path, "paper/main.tex")
    assert not later.again
    assert later.out != first.out
    assert later.told == run(tmp_path, "paper/main.tex", PROOFGEN_CACHE_DIR=str(tmp_path / "empty")).told


def test_an_included_file_that_was_missing(paper: Path, tmp_path: Path) -> None:
    (paper / "part.tex").unlink()
    assert b"there is no file" in run(tmp_path, "paper/main.tex").out
    assert run(tmp_path, "paper/main.tex").again
    (paper / "part").write_text(PART)  # which TeX would take too
    found = run(tmp_path, "paper/main.tex")
    assert not found.again
    assert b"there is no file" not in found.out


def test_a_file_that_is_refused_is_looked_at_again(paper: Path, tmp_path: Path) -> None:
    _moved_outside(paper)
    for _ in range(2):
        refused = run(tmp_path, "paper/main.tex")
        assert not refused.again
        assert b"leads out of" in refused.out


AROUND = (
    {"COLUMNS": "41"}, {"NO_COLOR": ""}, {"FORCE_COLOR": "1"}, {"TERM": "dumb"}, {"LANG": "C"}, {"LC_ALL": "C.UTF-8"},
    {"PYTHONUTF8": "1"}, {"PYTHONHASHSEED": "7"}, {"PYTHONOPTIMIZE": "1"}, {"_PROOFGEN_COMPLETE": "bash_source"}, {"PYTHONIOENCODING": "latin-1"},
)  # fmt: skip


def test_other_surroundings(note: Path, tmp_path: Path) -> None:
    run(tmp_path, note)
    for each in AROUND:
        assert not run(tmp_path, note, **each).again, each
    assert run(tmp_path, note, SHLVL="7", OLDPWD="elsewhere").again
    assert not run(tmp_path, note, "-q").again
    (tmp_path / "below").mkdir()
    shutil.move(note, tmp_path / "below" / note.name)
    assert not run(tmp_path / "below", "note.md", PROOFGEN_CACHE_DIR=str(tmp_path / "cache")).again


def test_another_version_of_a_library(note: Path, tmp_path: Path) -> None:
    place = tmp_path / "site"
    (place / "markdown_it_py-1.dist-info").mkdir(parents=True)
    paths = f"{ROOT}{os.pathsep}{place}"
    run(tmp_path, note, PYTHONPATH=paths)
    assert run(tmp_path, note, PYTHONPATH=paths).again
    (place / "markdown_it_py-1.dist-info").rename(place / "markdown_it_py-2.dist-info")
    assert not run(tmp_path, note, PYTHONPATH=paths).again


def test_other_code_of_ours(note: Path, tmp_path: Path) -> None:
    """A renderer's, of which no verdict depends."""
    copied = tmp_path / "tree" / "proofgen"
    shutil.copytree(ROOT / "proofgen", copied, ignore=shutil.ignore_patterns("__pycache__"))
    first = run(tmp_path, note, PYTHONPATH=str(copied.parent))
    assert run(tmp_path, note, PYTHONPATH=str(copied.parent)).again
    renderer = copied / "render" / "terminal.py"
    renderer.write_text(
        renderer.read_text(encoding="utf-8") + "\n_terminal = terminal\ndef terminal(*a, **k): return _terminal(*a, **k) + '!'\n"
    )
    later = run(tmp_path, note, PYTHONPATH=str(copied.parent))
    assert not later.again
    assert later.out == first.out + b"!"


def test_without_the_cache(note: Path, tmp_path: Path) -> None:
    assert not run(tmp_path, note, "--no-cache").again
    assert not (tmp_path / "cache").exists()
    run(tmp_path, note)
    assert not run(tmp_path, note, "--no-cache").again


def test_after_clearing(note: Path, tmp_path: Path) -> None:
    run(tmp_path, note)
    command = [sys.executable, "-m", "proofgen", "cache", "clear"]
    subprocess.run(command, check=True, env=os.environ | {"PROOFGEN_CACHE_DIR": str(tmp_path / "cache")}, cwd=ROOT, capture_output=True)
    assert pages(tmp_path) == []
    later = run(tmp_path, note, "-v")
    assert not later.again
    assert b"0 of 4 lines reused" in later.err


@pytest.mark.parametrize(
    "arguments", [(".",), ("note.md", "--shard", "1/1"), ("note.md", "--format", "junit"), ("-",), ("note.md", "note.md", "-")]
)
def test_runs_of_which_nothing_is_kept(arguments: tuple[str, ...], note: Path, tmp_path: Path) -> None:
    """A folder may hold another file next time, standard input another text, and JUnit is told how long this run took."""
    assert note.exists()
    run(tmp_path, *arguments)
    assert pages(tmp_path) == []


def test_a_run_that_was_cut_short(note: Path, tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text(HEAD + "$$ x = x $$\n")
    run(tmp_path, note, "other.md", "--fail-fast")
    assert pages(tmp_path) == []
