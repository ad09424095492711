"""Handouts appear whole, in their folder, and never over somebody else's file."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_exit_codes import HEAD, RIGHT, WRONG, run

import proofgen
from proofgen.session.handouts import made_here

ALL = "pdf,md,html,tex,json"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(f"# A sum\n\n{HEAD}{RIGHT}\n")
    return tmp_path


def test_every_kind_is_written_and_known_again(folder: Path) -> None:
    for _ in range(2):
        done = run("build", "a.md", "--to", ALL)
        assert done.returncode == 0, done.stderr.decode()
    written = sorted(path.name for path in (folder / "output").iterdir())
    assert written == ["a.html", "a.json", "a.md", "a.pdf", "a.tex"]
    assert all(made_here(folder / "output" / name) for name in written)


def test_a_wrong_line_is_1_and_set_all_the_same(folder: Path) -> None:
    (folder / "a.md").write_text(f"{HEAD}{WRONG}\n")
    assert run("build", "a.md", "--to", "md").returncode == 1
    assert (folder / "output" / "a.md").is_file()


def test_another_file_stays_unless_forced(folder: Path) -> None:
    (folder / "output").mkdir()
    (folder / "output" / "a.html").write_text("<p>mine</p>")
    done = run("build", "a.md", "--to", "md,html")
    assert done.returncode == 2
    assert "--force" in done.stderr.decode()
    assert not (folder / "output" / "a.md").exists()
    assert run("build", "a.md", "--to", "html", "--force").returncode == 0


def test_the_derivation_itself_is_never_written_over(folder: Path) -> None:
    before = (folder / "a.md").read_text()
    assert run("build", "a.md", "--to", "md", "--out", ".", "--force").returncode == 2
    assert (folder / "a.md").read_text() == before


def test_nothing_is_written_outside_the_folder(folder: Path) -> None:
    (folder / "notes" / "in").mkdir(parents=True)
    (folder / "notes" / "in" / "b.md").write_text(f"{HEAD}{RIGHT}\n")
    (folder / "elsewhere").mkdir()
    (folder / "output").mkdir()
    (folder / "output" / "in").symlink_to(folder / "elsewhere")
    assert run("build", "notes", "--to", "md").returncode == 2
    assert list((folder / "elsewhere").iterdir()) == []


def test_two_files_of_one_name(folder: Path) -> None:
    (folder / "b").mkdir()
    (folder / "b" / "a.md").write_text(f"{HEAD}{RIGHT}\n")
    assert run("build", "a.md", "b/a.md", "--to", "md").returncode == 2


def test_the_facade(folder: Path) -> None:
    assert proofgen.check(folder / "a.md").state == "checked"
    assert proofgen.check(f"{HEAD}{WRONG}\n").state == "refuted"
    assert [path.name for path in proofgen.build(folder / "a.md", to=("html",), out=folder / "out")] == ["a.html"]


def test_a_pdf_of_what_has_not_changed_is_not_set_again(folder: Path) -> None:
    run("build", "a.md")
    made = folder / "output" / "a.pdf"
    first, seen = made.read_bytes(), made.stat().st_mtime_ns
    assert run("build", "a.md").stdout.decode().strip() == "output/a.pdf"
    assert made.stat().st_mtime_ns == seen
    (folder / "a.md").write_text(f"# Another title\n\n{HEAD}{RIGHT}\n")
    run("build", "a.md")
    assert made.read_bytes() != first
    (folder / "a.md").write_text(f"# A sum\n\n{HEAD}{RIGHT}\n")
    run("build", "a.md")
    assert made.read_bytes() == first
