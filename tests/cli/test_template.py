"""Templates are written out to start from, and used."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_exit_codes import HEAD, RIGHT, run

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(f"# A sum\n\n{HEAD}{RIGHT}\n")


def test_eject_change_and_build() -> None:
    assert run("template", "eject", "mine").returncode == 0
    page = Path("mine/handout.html")
    page.write_text(page.read_text().replace("Checked handout", "Course 101"))
    assert run("build", "a.md", "--to", "html", "--template", "mine").returncode == 0
    assert "Course 101" in Path("output/a.html").read_text()


def test_what_is_there_stays_unless_forced() -> None:
    run("template", "eject", "mine")
    Path("mine/handout.css").write_text("mine")
    again = run("template", "eject", "mine")
    assert again.returncode == 2
    assert "handout.css" in again.stderr.decode()
    assert Path("mine/handout.css").read_text() == "mine"
    assert run("template", "eject", "mine", "--force").returncode == 0
    assert Path("mine/handout.css").read_text() != "mine"


def test_a_mistake_is_a_message_and_no_file() -> None:
    Path("mine").mkdir()
    Path("mine/handout.html").write_text("<p>\n{{ document.titel }}</p>")
    done = run("build", "a.md", "--to", "html", "--template", "mine")
    assert done.returncode == 2
    assert "handout.html:2:" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert not Path("output/a.html").exists()
