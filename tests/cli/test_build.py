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


def test_what_stops_on_the_way_leaves_the_handout_that_was_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """TeX, or the disk, may fail after a file was begun: then the old one stands whole, and no other lies about."""
    assert len(list(proofgen.build(folder / "a.md", to=("html",), out=folder / "out"))) == 1
    before = (folder / "out" / "a.html").read_bytes()
    (folder / "a.md").write_text(f"# Another title\n\n{HEAD}{RIGHT}\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("proofgen.session.handouts.os.replace", full)
    with pytest.raises(OSError, match="No space left"):
        list(proofgen.build(folder / "a.md", to=("html",), out=folder / "out"))
    assert [path.name for path in (folder / "out").iterdir()] == ["a.html"]
    assert (folder / "out" / "a.html").read_bytes() == before


@pytest.mark.parametrize("kind", ["pdf", "md", "html", "tex", "json"])
def test_no_kind_is_written_over_another_file(folder: Path, kind: str) -> None:
    (folder / "output").mkdir()
    mine = folder / "output" / f"a.{kind}"
    mine.write_text("mine")
    done = run("build", "a.md", "--to", kind)
    assert done.returncode == 2
    assert "--force" in done.stderr.decode()
    assert mine.read_text() == "mine"
    assert run("build", "a.md", "--to", kind, "--force").returncode == 0
    assert made_here(mine)


def test_the_name_of_a_file_moves_no_cursor(folder: Path) -> None:
    name = "a\x1b[31m\u202e\U0001f600 $(id) %.md"
    (folder / name).write_text(f"# A sum\n\n{HEAD}{RIGHT}\n")
    done = run("build", name, "--to", ALL)
    assert done.returncode == 0, done.stderr.decode()
    assert {path.suffix for path in (folder / "output").iterdir()} == {".pdf", ".md", ".html", ".tex", ".json"}
    shown = (done.stdout + done.stderr).decode()
    assert "[U+001B]" in shown
    assert not set(shown) & {"\x1b", "\u202e"}
    refused = run("build", name, "--to", "md", "--out", ".", "--force")
    assert refused.returncode == 2
    assert not set(refused.stderr.decode()) & {"\x1b", "\u202e"}


def test_a_fragment_and_its_style(folder: Path) -> None:
    for _ in range(2):
        done = run("build", "a.md", "--fragment")
        assert done.returncode == 0, done.stderr.decode()
    written = sorted(path.name for path in (folder / "output").iterdir())
    assert written == ["a-fragment.tex", "proofgen.sty"]
    assert all(made_here(folder / "output" / name) for name in written)
    assert run("build", "a.md", "--fragment", "--to", "pdf").returncode == 2
    (folder / "output" / "proofgen.sty").write_text("% mine")
    (folder / "output" / "a-fragment.tex").unlink()
    assert run("build", "a.md", "--fragment").returncode == 2
    assert sorted(path.name for path in (folder / "output").iterdir()) == ["proofgen.sty"]
    assert (folder / "output" / "proofgen.sty").read_text() == "% mine"
